"""data/reports as it stands: which versions of which reports are there, and what a newly handed-in one is to them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from etl.errors import DataError, Rejection
from etl.read.text import read_text
from etl.read.yaml import parse_yaml
from etl.report import Report
from etl.report_text import body_of
from etl.vocabulary import fold

Body = tuple[str, str | None, str | None]  # agency, province, unit
FIGURES = "\nfigures:"  # where the head of a file that was written here ends


@dataclass(frozen=True, slots=True)
class Stored:
    """One version of one report. `body`: agency, province, unit, which tell whose it is, however the unit is spelled."""

    id: str
    version: int
    sha256: str
    body: Body
    plan: str | None
    kind: str
    start: date
    end: date

    @property
    def body_key(self) -> Body:
        agency, province, unit = self.body
        return agency, province, fold(unit or "")


def stored_of(report: Report) -> Stored:
    """Return what the store keeps in mind of a report."""
    head = report.report
    body = (head.agency, head.province, head.unit)
    return Stored(head.id, head.version, report.source.sha256, body, head.plan, head.kind.value, head.start, head.end)


class Store:
    """The reports below a folder; only those that may be of a body that is asked for are read."""

    def __init__(self, folder: Path) -> None:
        self._unread: dict[str, list[Path]] = defaultdict(list)
        self._versions: dict[str, list[Stored]] = defaultdict(list)
        self._ids: dict[Body, set[str]] = defaultdict(set)  # of the reports of a body
        for path in sorted(folder.rglob("*.y*ml")):
            if not any(part.startswith(".") for part in path.relative_to(folder).parts):
                self._unread[body_of(path.stem)].append(path)

    def same(self, new: Stored) -> Stored | None:
        """Return the version that the same bytes already are."""
        return next((old for old in self._of(new.id) if old.sha256 == new.sha256), None)

    def overlapping(self, new: Stored) -> Stored | None:
        """Return another current report of the same body that a report may not stand beside, if there is one.

        Two periods that share days would be counted twice. A shorter period within a longer one of another kind is no
        fault: a half-year lies in its year.
        """
        self._read_body(new.id)
        ids = self._ids[new.body_key] | ({new.id} if self._versions[new.id] else set())
        current = (max(self._versions[id_], key=lambda old: old.version) for id_ in sorted(ids))
        return next((old for old in current if _collide(old, new)), None)

    def add(self, new: Stored) -> Stored:
        """Keep a report in mind as the next version of its id; return it with that version."""
        version = max((old.version for old in self._of(new.id)), default=0) + 1
        added = replace(new, version=version)
        self._keep(added)
        return added

    def _of(self, report: str) -> list[Stored]:
        self._read_body(report)
        return self._versions[report]

    def _read_body(self, report: str) -> None:
        for path in self._unread.pop(body_of(report), ()):
            if found := _read(path):
                self._keep(found)

    def _keep(self, stored: Stored) -> None:
        self._versions[stored.id].append(stored)
        self._ids[stored.body_key].add(stored.id)


def overlap_fault(new: Stored, old: Stored, file: str, cell: str, line: int | None) -> Rejection:
    """Say which report already covers days of a new one."""
    if old.id == new.id and old.body != new.body:
        reason = f"lần gửi trước của báo cáo {old.id} ghi tên đơn vị là “{old.body[2]}”"
        return Rejection(file, cell, new.body[2] or "", reason, "ghi tên đơn vị đúng như lần gửi trước", line)
    if old.id == new.id:
        reason = f"cơ quan này đã báo cáo kỳ này theo kế hoạch {old.plan or 'khác'}"
        return Rejection(file, cell, new.plan or "", reason, "nộp theo đúng kế hoạch ấy, hoặc sửa kỳ báo cáo", line)
    reason = f"kỳ trùng ngày với báo cáo đã có {old.id} ({old.start:%d/%m/%Y}–{old.end:%d/%m/%Y})"
    value = f"{new.start:%d/%m/%Y}–{new.end:%d/%m/%Y}"
    return Rejection(file, cell, value, reason, "sửa ngày cho các kỳ nối tiếp nhau; bản thay thế phải đúng kỳ ấy", line)


def _collide(old: Stored, new: Stored) -> bool:
    if old.id == new.id:
        return old.plan != new.plan or old.body != new.body
    if old.end < new.start or new.end < old.start:
        return False
    is_within = (old.start <= new.start and new.end <= old.end) or (new.start <= old.start and old.end <= new.end)
    return old.kind == new.kind or not is_within


def _read(path: Path) -> Stored | None:
    """Return a stored report, None for a file that the build will reject."""
    try:
        text = read_text(path, path.name)
        head = text.partition(FIGURES)[0]
        content = parse_yaml(head, path.name)
        if "source" not in content:  # written by hand, in another order
            content = parse_yaml(text, path.name)
        said, source = content["report"], content["source"]
        body = (said["agency"], said.get("province"), said.get("unit"))
        days = (date.fromisoformat(said["start"]), date.fromisoformat(said["end"]))
        return Stored(said["id"], int(said["version"]), source["sha256"], body, said.get("plan"), said["kind"], *days)
    except (DataError, KeyError, TypeError, ValueError):
        return None
