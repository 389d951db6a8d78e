"""Drafts under review: a folder each, with what was extracted and an append-only log of what people changed.

`<folder>/<draft id>/`: the source file, `draft.json` (as extracted, never touched again), `edits.jsonl` (one line an
action). The state is the draft with the log replayed. A state is made of cells, each a field of an item; a change names
the value it replaces, so that whoever saw an older value is told instead of writing over it. Knows no screen and no ETL.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dashboard import locks

DRAFT_ID = re.compile(r"[0-9a-f]{12}")
EXTRACTED, EDITS, LOCK = "draft.json", "edits.jsonl", ".lock"
HEAD, DRAFT = "head", "draft"  # items beside the passages: the document's head, the draft itself
GONE, OPEN, PUBLISHED, DROPPED = "gone", "open", "published", "dropped"
KINDS = {"duty": "duties", "task": "tasks", "citation": "citations", "deadline": "deadlines", "issue": "issues"}
Value = Any  # of JSON
Item = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Change:
    """One cell: what stood there for the person who changed it, and what is to stand there."""

    item: str
    field: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log. `when` is UTC, ISO 8601; `based_on` the revision that the person saw."""

    revision: int
    who: str
    when: str
    action: str
    changes: tuple[Change, ...]
    based_on: int


@dataclass(frozen=True, slots=True)
class Draft:
    """The state of one draft: what was extracted with every change of the log in it."""

    id: str
    folder: Path
    extracted: Mapping[str, Value]
    items: Mapping[str, Item]
    log: tuple[Entry, ...]

    @property
    def revision(self) -> int:
        return len(self.log)

    @property
    def text(self) -> str:
        return str(self.extracted["text"])

    @property
    def source(self) -> Path:
        return self.folder / str(self.items[DRAFT]["source"])

    @property
    def head(self) -> Item:
        return self.items[HEAD]

    def of(self, *kinds: str, gone: bool = False) -> dict[str, Item]:
        """Return the items of some kinds in the order of the text, those taken out (`gone`) or those that stand."""
        found = {key: item for key, item in self.items.items() if item.get("what") in kinds and bool(item.get(GONE)) is gone}
        return dict(sorted(found.items(), key=lambda entry: (tuple(entry[1].get("span") or (0, 0)), entry[0])))

    def cell(self, item: str, name: str) -> Value:
        return self.items.get(item, {}).get(name)


@dataclass(frozen=True, slots=True)
class Listed:
    """One draft in the list: what it is, who touched it last, how many lines its log has."""

    id: str
    file: str
    title: str
    opened_by: str
    opened: str
    changed_by: str
    changed: str
    state: str
    document: str | None
    revision: int


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell that somebody else changed meanwhile: what was wanted, what stands there now, and by whom."""

    wanted: Change
    now: Value
    who: str
    when: str


class Conflict(Exception):
    """Nothing was written: some cells no longer hold what the person saw. `action` is what was tried."""

    def __init__(self, action: str, changes: Sequence[Change], clashes: Sequence[Clash]) -> None:
        super().__init__(action)
        self.action, self.changes, self.clashes = action, tuple(changes), tuple(clashes)


class NoDraft(Exception):
    """There is no such draft, or its files cannot be read."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that somebody brought: its name as given, its bytes, and who it was."""

    name: str
    content: bytes
    who: str

    @property
    def id(self) -> str:
        """The same bytes are the same draft, whoever brings them."""
        return hashlib.sha256(self.content).hexdigest()[:12]

    @property
    def stored_name(self) -> str:
        """A name without a path in it; the suffix says the medium."""
        return f"source{Path(self.name).suffix.lower()}"


def place(folder: Path, upload: Upload) -> Path:
    """Write an upload beside the drafts, out of sight until it is opened; return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = Path(tempfile.mkdtemp(prefix=".new-", dir=folder)) / upload.stored_name
    file.write_bytes(upload.content)
    return file


def discard(file: Path) -> None:
    """Take away what `place` wrote."""
    shutil.rmtree(file.parent, ignore_errors=True)


def open_new(file: Path, upload: Upload, extracted: Mapping[str, Value], plan_sha256: str | None) -> str:
    """Turn a placed file and what was extracted from it into a draft; return its id.

    Where the same bytes are a draft already, that one is kept, and opened again if it had been put away.
    """
    folder, target = file.parent, file.parent.parent / upload.id
    (folder / EXTRACTED).write_text(json.dumps(extracted, ensure_ascii=False), encoding="utf-8")
    head = dict(extracted.get("document") or {})
    facts = {"state": OPEN, "source": upload.stored_name, "file": Path(upload.name).name,
             "title": head.get("title"), "plan_sha256": plan_sha256}  # fmt: skip
    changes = tuple(Change(DRAFT, name, None, value) for name, value in facts.items() if value is not None)
    (folder / EDITS).write_bytes(_line(Entry(1, upload.who, _now(), "open", changes, 0)))
    try:
        folder.rename(target)
    except OSError:  # it is there already
        shutil.rmtree(folder, ignore_errors=True)
        if load(target.parent, upload.id).cell(DRAFT, "state") == DROPPED:
            append(target.parent, upload.id, upload.who, "reopen", [Change(DRAFT, "state", DROPPED, OPEN)], 0)
    return upload.id


def exists(folder: Path, draft_id: str) -> bool:
    return DRAFT_ID.fullmatch(draft_id) is not None and (folder / draft_id / EDITS).is_file()


def load(folder: Path, draft_id: str) -> Draft:
    """Return the state of a draft; raises NoDraft."""
    if not exists(folder, draft_id):
        raise NoDraft(draft_id)
    path = folder / draft_id
    try:
        extracted = _extracted(path / EXTRACTED, (path / EXTRACTED).stat().st_mtime_ns)
    except (OSError, ValueError) as error:
        raise NoDraft(draft_id) from error
    log = tuple(_entries(path / EDITS))
    return Draft(draft_id, path, extracted, _replayed(first_state(extracted), log), log)


def listing(folder: Path) -> list[Listed]:
    """Return the drafts, the last changed first; those put away are left out."""
    found = [listed for path in sorted(folder.glob("*")) if exists(folder, path.name) and (listed := _listed(path))]
    return sorted((draft for draft in found if draft.state != DROPPED), key=lambda draft: draft.changed, reverse=True)


def append(folder: Path, draft_id: str, who: str, action: str, changes: Iterable[Change], based_on: int) -> int:
    """Write one action into the log, all of it or nothing; return the revision.

    Raises Conflict where a cell holds neither what the person saw nor what they want, or its item was taken out.
    A change to what stands there already is no change; if none is left, nothing is written.
    """
    if not who.strip():
        raise ValueError("a change has an author")
    changes = [change for change in changes if change.before != change.after]
    path = folder / draft_id
    with _locked(path):
        draft = load(folder, draft_id)
        if clashes := [clash for change in changes if (clash := _clash(draft, change))]:
            raise Conflict(action, changes, clashes)
        left = tuple(change for change in changes if draft.cell(change.item, change.field) != change.after)
        if left:
            entry = Entry(draft.revision + 1, who.strip(), _now(), action, left, based_on)
            _write(path / EDITS, _line(entry))
            return entry.revision
        return draft.revision


def _clash(draft: Draft, change: Change) -> Clash | None:
    """Return why a change must not be written over what stands there now; None where it may."""
    if change.field != GONE and draft.cell(change.item, GONE):
        change = Change(change.item, GONE, False, False)
    now = draft.cell(change.item, change.field)
    if now in (change.before, change.after) or (not now and not change.before):
        return None
    entry = next((entry for entry in reversed(draft.log) for past in entry.changes
                  if (past.item, past.field) == (change.item, change.field)), None)  # fmt: skip
    return Clash(change, now, entry.who if entry else "", entry.when if entry else "")


def first_state(extracted: Mapping[str, Value]) -> dict[str, dict[str, Value]]:
    """Return the cells of what was extracted, before anybody changed anything; `what` says what an item is."""
    items: dict[str, dict[str, Value]] = {HEAD: {"accepted": False, **dict(extracted.get("document") or {})}, DRAFT: {}}
    for kind, part in KINDS.items():
        for position, entry in enumerate(extracted.get(part) or ()):
            items[f"{kind}-{position + 1}"] = {GONE: False, "accepted": False, "summary": "", **entry, "what": kind}
    return items


def _replayed(items: dict[str, dict[str, Value]], log: Iterable[Entry]) -> Mapping[str, Item]:
    for entry in log:
        for change in entry.changes:
            items.setdefault(change.item, {})[change.field] = change.after
    return MappingProxyType(items)


@lru_cache(maxsize=16)
def _extracted(path: Path, _changed: int) -> Mapping[str, Value]:
    content = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict) or not isinstance(content.get("text"), str):
        raise ValueError(path.name)
    return content


def _listed(path: Path) -> Listed | None:
    log = list(_entries(path / EDITS))
    if not log:
        return None
    facts = _replayed({DRAFT: {}}, log)[DRAFT]
    titles = [change.after for entry in log for change in entry.changes if (change.item, change.field) == (HEAD, "title")]
    title = str((titles or [facts.get("title")])[-1] or "")
    first, last = log[0], log[-1]
    return Listed(path.name, str(facts.get("file", "")), title, first.who, first.when, last.who, last.when,
                  str(facts.get("state", OPEN)), facts.get("document"), len(log))  # fmt: skip


def _entries(path: Path) -> Iterator[Entry]:
    """Yield the lines of a log; one cut off by a crash was never acknowledged and is passed over."""
    for number, line in enumerate(path.read_bytes().split(b"\n")[:-1], start=1):
        try:
            written = json.loads(line)
            changes = tuple(Change(**change) for change in written.pop("changes"))
            yield Entry(**{**written, "revision": number}, changes=changes)
        except (ValueError, TypeError, KeyError):
            yield Entry(number, "", "", "unreadable", (), 0)


def _line(entry: Entry) -> bytes:
    return json.dumps(asdict(entry), ensure_ascii=False).encode() + b"\n"


def _write(path: Path, line: bytes) -> None:
    """Append a line for good; half a line of somebody who crashed is cut off first."""
    with path.open("r+b") as log:
        content = log.read()
        log.seek(content.rfind(b"\n") + 1)
        log.truncate()
        log.write(line)
        log.flush()
        os.fsync(log.fileno())


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the only right to write into one draft; others wait."""
    if not path.is_dir():
        raise NoDraft(path.name)
    with locks.held(path / LOCK):
        yield


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
