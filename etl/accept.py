"""A reviewed draft → the plan file, with what it needs beside it: new bodies, cited documents, the source text.

Everything is judged by the readers of the build before a byte is written; then all files are put in place, or none.
`python -m etl accept REVIEW.json [--data DIR] [--check | --out DIR]`: `--check` only prints the plan; `--out` builds and
publishes too, and takes everything back where the build fails.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from etl.errors import AtlasError, Rejection, hide_contacts
from etl.read.lexicon import Lexicon, make_lexicon
from etl.read.plans import read_plan
from etl.read.registry import read_registry, registry_ids
from etl.read.source import recognised_name
from etl.records import Plan
from etl.run import Settings, build
from etl.turns import alone, patiently
from etl.vocabulary import load_vocabulary
from etl.write import agency_entries, known_documents, plan_content, plan_text, registry_lines

ROOT = Path(__file__).resolve().parent.parent
VOCABULARY, AGENCIES, REGISTRY = Path("vocabulary"), Path("vocabulary/agencies.yml"), Path("registry/documents.csv")
LOCKS = Path("drafts")  # the folder of data/ whose lock says: one acceptance at a time
ALL_GOOD, REFUSED, NOT_PUBLISHED = 0, 1, 2


class NotAccepted(AtlasError):
    """The review cannot become a plan as it stands; nothing was written. `reasons`: one line each."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = tuple(reasons)


@dataclass(frozen=True, slots=True)
class Accepted:
    """What is to be written: file below data/ → its bytes. `plan` is one of them, `text` what it says."""

    plan: Path
    text: str
    files: Mapping[Path, bytes]


def accept(review: Path, data: Path) -> Path:
    """Write the plan of a reviewed draft and all that it needs below `data`; return the plan file. Raises NotAccepted."""
    with alone(data / LOCKS):
        accepted = prepare(review, data)
        with written(accepted, data):
            pass
        return data / accepted.plan


def prepare(review: Path, data: Path) -> Accepted:
    """Return what an acceptance would write, judged as the build will judge it; writes nothing below `data`."""
    content = _read(review)
    document_id = str(content["document"].get("id") or "")
    source = _source(content, review)
    vocabulary = load_vocabulary(data / VOCABULARY)
    plan = _plan_file(data, document_id)
    _require_unchanged(data / plan, content.get("plan_sha256"))
    files = {AGENCIES: _appended(data / AGENCIES, agency_entries(content.get("new_agencies") or (), vocabulary.agencies))}
    known = _known_ids(data)
    named, rows = known_documents(content, known)
    files[REGISTRY] = _appended(data / REGISTRY, registry_lines(rows))
    stored = Path("sources") / f"{document_id}{source.suffix.lower()}"
    text = plan_text(plan_content(content, named, stored.name))
    files |= {stored: source.read_bytes(), plan: text.encode()}
    if content["source"].get("medium") == "scan" and content.get("text"):
        files[stored.with_name(recognised_name(stored.name))] = str(content["text"]).encode()
    _judge(files, plan, data, known | {row["id"] for row in rows})
    return Accepted(plan, text, {path: written for path, written in files.items() if _differs(data / path, written)})


def _read(review: Path) -> dict[str, Any]:
    try:
        content = json.loads(review.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise NotAccepted([f"{review.name}: không đọc được bản soát xét ({type(error).__name__})"]) from error
    if not isinstance(content, dict) or not all(isinstance(content.get(part), dict) for part in ("document", "source")):
        raise NotAccepted([f"{review.name}: thiếu document hoặc source"])
    return content


def _source(content: Mapping[str, Any], review: Path) -> Path:
    """Return the file that was read; it must still be the one that the spans refer to."""
    path = review.parent / str(content["source"].get("path") or content["source"].get("file") or "")
    if not path.is_file():
        raise NotAccepted([f"Không thấy tệp văn bản gốc {path.name} bên cạnh bản soát xét"])
    if hashlib.sha256(path.read_bytes()).hexdigest() != content["source"].get("sha256"):
        raise NotAccepted([f"Tệp văn bản gốc {path.name} khác tệp đã trích (mã sha256 không khớp); trích lại rồi soát"])
    return path


def _plan_file(data: Path, document_id: str) -> Path:
    """Return where the plan of a document stands or is to stand, below data/."""
    if not document_id or Path(document_id).name != document_id:
        raise NotAccepted(["document.id: thiếu mã văn bản, hoặc mã không dùng làm tên tệp được"])
    found = sorted((data / "plans").rglob(f"{document_id}.y*ml"))
    return found[0].relative_to(data) if found else Path("plans") / f"{document_id}.yml"


def _require_unchanged(plan: Path, expected: str | None) -> None:
    """Refuse to write over a plan that somebody changed since the draft was opened."""
    now = hashlib.sha256(plan.read_bytes()).hexdigest() if plan.is_file() else None
    if now == expected:
        return
    what = "đã có kế hoạch này" if expected is None else "kế hoạch này đã đổi" if now else "kế hoạch này đã bị xóa"
    raise NotAccepted([f"{plan.name}: {what} sau khi mở bản nháp; xem tệp đang có, rồi mở lại bản nháp để xuất bản"])


def _known_ids(data: Path) -> frozenset[str]:
    plans = {path.stem for path in (data / "plans").rglob("*.y*ml")}
    return registry_ids(data / REGISTRY, REGISTRY.as_posix()) | plans if (data / REGISTRY).exists() else frozenset(plans)


def _appended(path: Path, more: str) -> bytes:
    """Return a file with text added at its end: what people wrote in it stays, comments included."""
    content = path.read_bytes() if path.exists() else b""
    return content if not more or not content else content.rstrip(b"\n") + b"\n" + more.encode()


def _differs(path: Path, content: bytes) -> bool:
    return not path.is_file() or path.read_bytes() != content


def _judge(files: Mapping[Path, bytes], plan: Path, data: Path, known: frozenset[str]) -> None:
    """Read the files to be written as the build will; raises NotAccepted with every fault found."""
    with tempfile.TemporaryDirectory() as folder:
        staged = Path(folder)
        shutil.copytree(data / VOCABULARY, staged / VOCABULARY)
        for path, content in files.items():
            (staged / path).parent.mkdir(parents=True, exist_ok=True)
            (staged / path).write_bytes(content)
        vocabulary = load_vocabulary(staged / VOCABULARY)
        lexicon = make_lexicon(vocabulary, known | {plan.stem})
        faults = list(_registry_faults(staged, data, lexicon))
        read = read_plan(staged / plan, plan.as_posix(), lexicon)
    faults += _faults_of_review(read, plan.as_posix()) if isinstance(read, Plan) else read
    if faults:
        raise NotAccepted([str(fault) for fault in faults])


def _registry_faults(staged: Path, data: Path, lexicon: Lexicon) -> Iterator[Rejection]:
    """Yield what is wrong with added rows; faults that stood there before are none of this plan's."""
    if not (staged / REGISTRY).stat().st_size:
        return
    before = {str(fault) for fault in read_registry(data / REGISTRY, REGISTRY.as_posix(), lexicon).rejections}
    for fault in read_registry(staged / REGISTRY, REGISTRY.as_posix(), lexicon).rejections:
        if str(fault) not in before:
            yield fault


def _faults_of_review(plan: Plan, file: str) -> Iterator[Rejection]:
    """Yield what the reader lets pass and a reviewer must not: no words of their own, passages that run backwards."""
    if not plan.document.summary:
        yield Rejection(file, "document.summary", "", "chưa có tóm tắt", "viết một dòng nói văn bản này về việc gì")
    for part in ("citations", "duties", "tasks", "deadlines"):
        for position, entry in enumerate(getattr(plan, part)):
            if getattr(entry, "summary", "có") == "":
                place = f"mục {entry.section}, đoạn {entry.ordinal}"
                yield Rejection(
                    file, f"{part}[{position + 1}].summary", place, "chưa có tóm tắt", "viết một dòng tóm tắt đoạn này"
                )
            if entry.span and entry.span.start >= entry.span.end:
                value = f"{entry.span.start}–{entry.span.end}"
                yield Rejection(
                    file, f"{part}[{position + 1}].span", value, "đoạn chạy ngược", "chọn lại đoạn trong văn bản gốc"
                )


@contextmanager
def written(accepted: Accepted, data: Path) -> Iterator[None]:
    """Put all files in place, each whole; where one fails, or what is done inside fails, put everything back."""
    before = {data / path: (data / path).read_bytes() if (data / path).is_file() else None for path in accepted.files}
    try:
        for path, content in accepted.files.items():
            _replace(data / path, content)
        yield
    except BaseException:
        for path, content in before.items():
            if content is None:
                path.unlink(missing_ok=True)
            else:
                _replace(path, content)
        raise


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.parent / f".{path.name}.{os.getpid()}"
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def accept_and_build(review: Path, data: Path, out: Path) -> Path:
    """Accept a review, build and publish to `out`; return the plan file. Where the build fails, nothing is left of either."""
    with alone(data / LOCKS):
        accepted = prepare(review, data)
        with written(accepted, data):
            patiently(lambda: build(Settings(data, out), lambda batches, _count: batches))
        return data / accepted.plan


def main(arguments: Sequence[str] | None = None) -> int:
    """Accept one review from the command line and return the exit code; reasons go to stderr, one a line."""
    parser = argparse.ArgumentParser(prog="python -m etl accept", description="Nhận một bản nháp đã soát thành kế hoạch.")
    parser.add_argument("review", type=Path, metavar="BẢN_SOÁT.json")
    parser.add_argument("--data", type=Path, default=ROOT / "data", metavar="THƯ_MỤC", help="thư mục dữ liệu (mặc định: data)")
    parser.add_argument("--check", action="store_true", help="chỉ kiểm tra và in kế hoạch sẽ ghi")
    parser.add_argument("--out", type=Path, metavar="THƯ_MỤC", help="dựng kho và xuất bản vào đây; hỏng thì trả lại như cũ")
    options = parser.parse_args(arguments)
    try:
        if options.check:
            print(json.dumps(_shown(prepare(options.review, options.data)), ensure_ascii=False))
        elif options.out:
            print(accept_and_build(options.review, options.data, options.out))
        else:
            print(accept(options.review, options.data))
    except (AtlasError, OSError, duckdb.Error, BrokenExecutor) as error:
        print(hide_contacts(str(error)), file=sys.stderr)
        return REFUSED if isinstance(error, NotAccepted) else NOT_PUBLISHED
    return ALL_GOOD


def _shown(accepted: Accepted) -> dict[str, object]:
    return {"plan": accepted.plan.as_posix(), "text": accepted.text, "files": [path.as_posix() for path in accepted.files]}


if __name__ == "__main__":
    sys.exit(main())
