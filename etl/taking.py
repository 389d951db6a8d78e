"""One handed-in file → the reports it holds, ready but for their version, and its faults. Knows nothing of what is stored."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from etl.errors import DataError, Rejection
from etl.read.form import read_form
from etl.read.limits import refuse
from etl.read.reference import Reference
from etl.read.report_csv import read_csv
from etl.read.report_yaml import read_report_yaml
from etl.read.reports import faults_of
from etl.read.submission import Place, Submission, settle
from etl.read.workbook import COMPOUND, ZIP, read_bytes
from etl.report import Report
from etl.report_store import Stored, stored_of
from etl.report_text import report_id, report_text
from etl.workers import TookTooLong, time_limit

MOST_SECONDS = 60  # for one file
WORKBOOKS, TABLES, RECORDS = frozenset({".xlsx", ".xlsm", ".xls"}), frozenset({".csv"}), frozenset({".yml", ".yaml"})
RECEIVED = "biểu mẫu .xlsx, bảng số liệu .csv hoặc báo cáo .yml"


@dataclass(frozen=True, slots=True)
class Ready:
    """One report as it would be written: what the store keeps in mind, its text, its rows, where its period stands."""

    stored: Stored
    text: str
    rows: int
    period: Place


@dataclass(frozen=True, slots=True)
class Taken:
    """What one file holds. `faults` that name rows leave `reports` with the good ones; `asked`: rows filled in.

    `is_safe`: the file could be opened, so that it can come back with the reasons in it.
    """

    path: str
    name: str
    reports: tuple[Ready, ...] = ()
    faults: tuple[Rejection, ...] = ()
    asked: int = 0
    is_safe: bool = True


@dataclass(frozen=True, slots=True)
class Receipt:
    """Who takes files in, and when."""

    by: str | None
    on: date


def take_files(files: Sequence[str], data: str, receipt: Receipt) -> list[Taken]:
    """Read some files in this process; every fault of a file becomes its rejection."""
    reference = _reference(data)
    return [_take(Path(file), reference, receipt) for file in files]


def lost(file: str) -> Taken:
    """Return what stands for a file that no process survives."""
    name = Path(file).name
    reason = "tiến trình đọc tệp này bị dừng đột ngột"
    fault = Rejection(name, "tệp", "", reason, "kiểm tra tệp, hoặc lấy lại biểu mẫu mới")
    return Taken(file, name, faults=(fault,), is_safe=False)


def _take(path: Path, reference: Reference, receipt: Receipt) -> Taken:
    name = unicodedata.normalize("NFC", path.name)
    try:
        with time_limit(MOST_SECONDS):
            submissions = _read(path, name, reference)
            filled = [(each, settle(each, lambda report: faults_of(report, reference.lexicon, reference.plans)))
                      for each in submissions]  # fmt: skip
            faults = tuple(fault for _, found in filled for fault in found.faults)
            reports = tuple(_ready(found.report, each, receipt) for each, found in filled if found.report)
            return Taken(str(path), name, reports, faults, sum(found.asked for _, found in filled))
    except DataError as error:
        return Taken(str(path), name, faults=(error.rejection,), is_safe=False)
    except TookTooLong:
        fault = Rejection(name, "tệp", "", f"đọc quá {MOST_SECONDS} giây", "kiểm tra tệp, hoặc lấy lại biểu mẫu mới")
        return Taken(str(path), name, faults=(fault,), is_safe=False)


def _read(path: Path, name: str, reference: Reference) -> list[Submission]:
    content = read_bytes(path, name)
    suffix = path.suffix.lower()
    if content.startswith((COMPOUND, *ZIP)) or suffix in WORKBOOKS:
        return [read_form(content, name, reference)]
    if suffix in TABLES:
        submissions = read_csv(content, name, reference)
    elif suffix in RECORDS:
        submissions = [read_report_yaml(content, name, reference)]
    else:
        raise refuse(name, "đuôi tệp", suffix, "không nhận loại tệp này", f"nộp {RECEIVED}")
    if not submissions:
        raise refuse(name, "nội dung", "", "bảng không có dòng nào", "điền số liệu rồi nộp lại")
    return submissions


def _ready(report: Report, submission: Submission, receipt: Receipt) -> Ready:
    """Give a report its id, and say who took it in."""
    head = report.report.model_copy(update={"id": report_id(report.report)})
    source = report.source.model_copy(update={"received_by": receipt.by, "received_on": receipt.on})
    known = report.model_copy(update={"report": head, "source": source})
    rows = len(report.figures) + len(report.duties)
    places = submission.places
    return Ready(stored_of(known), report_text(known), rows, places.get(("report", "start")) or places["report",])


@cache
def _reference(data: str) -> Reference:
    return Reference(Path(data))
