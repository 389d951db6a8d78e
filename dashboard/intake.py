"""The one door to the ETL for what users bring in: runs its command line as a process of its own, never imports it.

A bad file can't take the screen down: time and output are bounded, and what went wrong comes back as words.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dashboard import drafts, editing, etl_process, warehouse
from dashboard.drafts import DRAFT, Change, Draft, Upload
from dashboard.etl_process import Watch
from dashboard.texts import _

SUFFIXES = ("txt", "md", "docx", "pdf", "png", "jpg", "jpeg", "tif", "tiff")
LARGEST = 50  # MB of one file
SECONDS = {"extract": 600, "accept": 300, "reports": 900}  # a scan of many pages takes its time
MODULES = {"extract": ("etl", "extract"), "accept": ("etl.accept",), "reports": ("etl", "reports")}
SHOWN = 2000  # characters of a reason
LOGGED = 5000  # characters of a trace kept in the log of the server
REJECTED = "LOẠI"  # how the command line begins a line about a file that it refuses
WHOLE_FILE = "tệp: "  # … and names what is wrong: here the file as a whole, which the screen names itself


class Refused(Exception):
    """The ETL did not take it; the text is its reason, for people."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What publishing would write: the plan file below data/, its text, every file that changes. `faults`: why it cannot."""

    plan: str = ""
    text: str = ""
    files: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


def data_directory() -> Path:
    """Return where the data are that people edit: ATLAS_DATA, else `data`."""
    return Path(os.environ.get("ATLAS_DATA", warehouse.ROOT / "data"))


def folder() -> Path:
    """Return where the drafts are."""
    return data_directory() / "drafts"


def is_open(upload: Upload) -> bool:
    """Whether the same bytes are a draft already, and one that was not put away."""
    return drafts.exists(folder(), upload.id) and drafts.load(folder(), upload.id).cell(DRAFT, "state") != drafts.DROPPED


def take(upload: Upload, watch: Watch | None = None) -> str:
    """Read a file that somebody brought into a draft; return the draft's id. Raises Refused, and then keeps nothing.

    `watch` is told how far the reading has come; where it raises, the reading stops and nothing is kept either.
    """
    _require_acceptable(upload)
    if is_open(upload):
        return upload.id
    file = drafts.place(folder(), upload)
    try:
        extracted = extract(file, Path(upload.name).name, watch)
        extracted["source"] = {**(extracted.get("source") or {}), "file": Path(upload.name).name}
        proposed = str((extracted.get("document") or {}).get("id") or "")
        return drafts.open_new(file, upload, extracted, fingerprint(proposed))
    except BaseException:
        drafts.discard(file)
        raise


def _require_acceptable(upload: Upload) -> None:
    suffix = Path(upload.name).suffix.lower().removeprefix(".")
    if suffix not in SUFFIXES:
        raise Refused(_("Không đọc loại tệp .{suffix}; nhận: {known}", suffix=suffix, known=", ".join(SUFFIXES)))
    if not upload.content:
        raise Refused(_("Tệp rỗng"))
    if len(upload.content) > LARGEST * 1024**2:
        raise Refused(_("Tệp lớn hơn {most} MB", most=LARGEST))


def extract(file: Path, name: str, watch: Watch | None = None) -> dict[str, Any]:
    """Return the draft that the ETL makes of a file, which people know by `name`; raises Refused."""
    done = run("extract", str(file), "--format", "review", "--data", str(data_directory()), "--quiet", "--pages", watch=watch)
    try:
        extracted = json.loads(done.stdout)
        if done.returncode == 0 and isinstance(extracted["text"], str) and isinstance(extracted["document"], dict):
            return extracted
    except (ValueError, KeyError, TypeError):
        pass
    reason = reason_of(done).replace(str(file), name).replace(file.name, name).removeprefix(f"{name}: ")
    raise Refused(reason.removeprefix(WHOLE_FILE))


def fingerprint(document_id: str) -> str | None:
    """Return the sha256 of a document's plan file as it stands now, None if there is none."""
    plans = data_directory() / "plans"
    found = sorted(plans.rglob(f"{document_id}.y*ml")) if editing.DOCUMENT_ID.fullmatch(document_id) else []
    return hashlib.sha256(found[0].read_bytes()).hexdigest() if found else None


def preview(draft: Draft, who: str) -> Preview:
    """Return what publishing a draft would write, or why it cannot."""
    done = _accept(draft, who, "--check")
    if done.returncode:
        return Preview(faults=tuple(reason_of(done).splitlines()))
    shown = json.loads(done.stdout)
    return Preview(shown["plan"], shown["text"], tuple(shown["files"]))


def publish(draft: Draft, who: str) -> str:
    """Write the plan of a draft, build and publish; return the document's id. Raises Refused, and then nothing has changed."""
    done = _accept(draft, who, "--out", str(warehouse.build_directory()))
    if done.returncode:
        raise Refused(reason_of(done))
    document = str(draft.head.get("id"))
    facts = {"state": drafts.PUBLISHED, "document": document, "plan_sha256": fingerprint(document)}
    now = drafts.load(folder(), draft.id)
    changes = [Change(DRAFT, name, now.cell(DRAFT, name), value) for name, value in facts.items()]
    drafts.append(folder(), draft.id, who, "publish", changes, draft.revision)
    return document


def _accept(draft: Draft, who: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Hand the draft as it stands to the ETL, in a file of its own beside the source."""
    review = json.dumps(editing.review(draft, who, date.today()), ensure_ascii=False)
    with tempfile.NamedTemporaryFile("w", prefix=".review-", suffix=".json", dir=draft.folder, encoding="utf-8") as file:
        file.write(review)
        file.flush()
        return run("accept", file.name, "--data", str(data_directory()), *arguments)


def run(command: str, *arguments: str, watch: Watch | None = None) -> subprocess.CompletedProcess[str]:
    """Run `python -m etl …` to its end; raises Refused if it takes too long."""
    words: Sequence[str] = [sys.executable, "-m", *MODULES[command], *arguments]
    try:
        return etl_process.run(words, warehouse.ROOT, SECONDS[command], watch)
    except subprocess.TimeoutExpired as error:
        raise Refused(_("Quá {seconds} giây chưa xong, đã dừng", seconds=SECONDS[command])) from error


def reason_of(done: subprocess.CompletedProcess[str]) -> str:
    """Return what the process said on leaving; a trace of our own fault is not for people."""
    lines = [line for line in done.stderr.strip().splitlines() if not etl_process.PAGE.match(line)]
    rejected = [line.removeprefix(REJECTED).strip() for line in lines if line.startswith(REJECTED)]
    said = "\n".join(rejected or lines)
    if not said or "Traceback (most recent call last)" in said:
        logging.getLogger(__name__).error("etl ended with code %s: %s", done.returncode, done.stderr[-LOGGED:])
        return _("Bộ đọc gặp lỗi của chính nó (mã {code}); tệp không được nạp", code=done.returncode)
    return said[:SHOWN]
