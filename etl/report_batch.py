"""Many report files → frames of their rows, batch by batch. All versions of one report are read together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from etl.batch import Batch, Outcome, read_groups
from etl.contacts import blot_contacts
from etl.errors import Rejection
from etl.inputs import Input
from etl.read.lexicon import Lexicon
from etl.read.reports import Plans, read_report
from etl.report import Report
from etl.stage import Rows, frames


def read_reports(files: Sequence[Input], lexicon: Lexicon, plans: Sequence[Input]) -> Iterator[Batch]:
    """Yield the reports in batches, by the id that names their files. `plans`: the plan files of the same data."""
    refused = tuple(_stray(file) for file in files if file.kind != "report")
    if refused:
        yield Batch({}, refused)
    readable = sorted((file for file in files if file.kind == "report"), key=lambda file: (_stem(file), file.name))
    groups = [list(group) for _, group in groupby(readable, _stem)]
    by_id = {_stem(plan): plan.path for plan in reversed(plans)}  # of two files of one id the build takes the first
    yield from read_groups(groups, ReportReader(lexicon, Plans(by_id, lexicon)))


@dataclass(frozen=True, slots=True)
class ReportReader:
    """Reads report files, those of one id one after another."""

    lexicon: Lexicon
    plans: Plans

    def __call__(self, files: Sequence[Input]) -> Batch:
        outcomes: list[Outcome] = []
        return Batch(frames(self._rows(files, outcomes)), tuple(outcomes))

    def _rows(self, files: Sequence[Input], outcomes: list[Outcome]) -> Rows:
        for _, versions in groupby(files, _stem):
            kept: list[tuple[Input, Report]] = []
            for file in versions:
                report = read_report(file.path, file.name, self.lexicon, self.plans)
                if isinstance(report, Report):
                    report = _unlike(file, report, kept) or report
                if isinstance(report, Report):
                    kept.append((file, report))
                    yield from report_rows(report)
                    outcomes.append(Outcome(file.name, True, _record_count(report)))
                else:
                    outcomes.append(Outcome(file.name, False, 0, report))


def report_rows(report: Report) -> Rows:
    """Yield every row of one version of a report, contacts blotted out; who took it in stays in the file."""
    head = report.report
    key = {"report": head.id, "version": head.version}
    columns = head.model_dump(mode="json", exclude={"start", "end", "submitted", "deadline", "unit", "signer_role"})
    yield (
        "stg_report",
        {
            **columns,
            "unit": _blotted(head.unit),
            "start_date": head.start,
            "end_date": head.end,
            "submitted": head.submitted,
            "deadline_section": head.deadline and head.deadline.section,
            "deadline_ordinal": head.deadline and head.deadline.ordinal,
            "medium": report.source.medium.value,
            "form": report.source.form,
            "file": _blotted(report.source.file),
        },
    )
    for position, figure in enumerate(report.figures, start=1):
        said = {"note": _blotted(figure.note), "evidence": _blotted(figure.evidence)}
        yield "stg_report_figure", {**key, "position": position, **figure.model_dump(mode="json"), **said}
    for duty in report.duties:
        said = {"note": _blotted(duty.note), "evidence": _blotted(duty.evidence)}
        yield "stg_report_duty", {**key, **duty.model_dump(mode="json"), **said}
    for part, text in report.narrative.model_dump().items():
        if text:
            yield "stg_report_narrative", {**key, "part": part, "text": _blotted(text)}


def _unlike(file: Input, report: Report, kept: Sequence[tuple[Input, Report]]) -> tuple[Rejection, ...]:
    """Say what keeps a report from being one more version of those read before it under the same id."""
    head = report.report
    for other_file, other in kept:
        if head.version == other.report.version:
            reason, remedy = f"trùng lần gửi với {other_file.name}", "tăng số lần gửi (version), hoặc xóa bản chép"
            return (Rejection(file.name, "report.version", str(head.version), reason, remedy),)
        for name in ("agency", "province", "unit", "kind"):
            value, expected = getattr(head, name), getattr(other.report, name)
            if value != expected:
                reason = f"khác lần gửi ở {other_file.name} ({expected})"
                return (Rejection(file.name, f"report.{name}", str(value), reason, "đặt mã khác cho báo cáo khác"),)
    return ()


def _stray(file: Input) -> Outcome:
    remedy = "nạp bằng lệnh reports, hoặc chỉ để tệp .yml ở data/reports"
    fault = Rejection(file.name, "tên tệp", file.path.suffix, "không phải tệp .yml", remedy)
    return Outcome(file.name, False, 0, (fault,))


def _record_count(report: Report) -> int:
    return len(report.figures) + len(report.duties) + sum(bool(text) for text in report.narrative.model_dump().values())


def _blotted(text: str | None) -> str | None:
    return text and blot_contacts(text)


def _stem(file: Input) -> str:
    return PurePosixPath(file.name).stem
