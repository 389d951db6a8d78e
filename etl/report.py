"""The report file that bodies hand in, as models: `data/reports/<batch>/<report id>.yml`.

Shapes and what one report can contradict in itself; whether the agency, the plan, the duty exist is judged in
`etl.read.reports`.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field, model_validator

from etl.records import DOCUMENT_ID, Day, Ordinal, Record, Section
from etl.rows import Qualifier

MOST_VERSIONS = 9_999
YEARS = (date(1900, 1, 1), date(2100, 12, 31))  # between which a report's days lie


class ReportKind(StrEnum):
    """Which period a report closes; a review looks back over several years."""

    YEAR = "year"
    HALF_YEAR = "half_year"
    QUARTER = "quarter"
    MONTH = "month"
    REVIEW = "review"
    OTHER = "other"


class Medium(StrEnum):
    """As what a report was handed in."""

    FORM = "form"
    CSV = "csv"
    YAML = "yaml"


class DutyState(StrEnum):
    """How far a duty is, as the reporting body says."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DROPPED = "dropped"


class Answered(Record):
    """The paragraph of the plan whose deadline a report answers; `ordinal` is null where the deadline has none."""

    section: Section
    ordinal: Ordinal | None = None


class ReportHead(Record):
    """Who reports to whom, for which period, under which plan, and when it was handed in."""

    id: str = Field(pattern=DOCUMENT_ID)
    version: int = Field(ge=1, le=MOST_VERSIONS, description="Lần gửi; lần cao nhất của cùng một mã là bản hiện hành")
    plan: str | None = Field(pattern=DOCUMENT_ID, description="Mã kế hoạch trong data/plans; null: không theo kế hoạch nào")
    agency: str = Field(description="Mã trong data/vocabulary/agencies.yml")
    province: str | None = Field(description="Tên tỉnh, thành phố; null: Trung ương")
    unit: str | None = Field(default=None, min_length=1, description="Đơn vị cụ thể, khi mã cơ quan chỉ loại cơ quan")
    kind: ReportKind
    start: Day
    end: Day
    submitted: Day
    deadline: Answered | None = None
    recipient: str | None = None
    signer_role: str | None = Field(default=None, description="Chức vụ người ký; không ghi tên")

    @model_validator(mode="after")
    def days_in_order(self) -> ReportHead:
        for name in ("start", "end", "submitted"):
            if not YEARS[0] <= getattr(self, name) <= YEARS[1]:
                raise ValueError(f"{name}: năm phải từ {YEARS[0].year} đến {YEARS[1].year}")
        if self.start > self.end:
            raise ValueError(f"kỳ báo cáo kết thúc {self.end} trước khi bắt đầu {self.start}")
        if self.submitted < self.start:
            raise ValueError(f"ngày gửi {self.submitted} trước khi kỳ báo cáo bắt đầu {self.start}")
        if self.deadline and not self.plan:
            raise ValueError("có deadline thì phải ghi kế hoạch (plan) chứa thời hạn đó")
        return self


class ReportSource(Record):
    """The file that was handed in, and who took it in (never shown)."""

    file: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    medium: Medium
    form: str | None = Field(default=None, description="Mã biểu mẫu đã phát; null: không dùng biểu mẫu")
    received_by: str | None = None
    received_on: Day | None = None


class ReportedFigure(Record):
    """One indicator's value for the report's period (a flow) or at its end (a stock)."""

    indicator: str
    value: float = Field(ge=0, allow_inf_nan=False)
    unit: str
    qualifier: Qualifier = Qualifier.EXACT
    note: str | None = None
    evidence: str | None = None


class ReportedDuty(Record):
    """How far the duty at (section, ordinal) of the plan is."""

    section: Section
    ordinal: Ordinal
    state: DutyState
    evidence: str | None = None
    note: str | None = None

    @model_validator(mode="after")
    def done_is_shown(self) -> ReportedDuty:
        if self.state is DutyState.DONE and not self.evidence:
            raise ValueError("nhiệm vụ đã hoàn thành (done) phải có minh chứng (evidence)")
        return self


class Narrative(Record):
    """The parts of a report in words."""

    leadership: str | None = None
    results: str | None = None
    difficulties: str | None = None
    proposals: str | None = None


class Report(Record):
    """What one body hands in for one period."""

    report: ReportHead
    source: ReportSource
    figures: tuple[ReportedFigure, ...] = ()
    duties: tuple[ReportedDuty, ...] = ()
    narrative: Narrative = Narrative()

    @model_validator(mode="after")
    def says_something(self) -> Report:
        if not (self.figures or self.duties or any(self.narrative.model_dump().values())):
            raise ValueError("báo cáo không có số liệu, nhiệm vụ hay nội dung nào")
        return self
