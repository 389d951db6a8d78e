"""The plan file that people edit, as models, and the words that every edited file shares.

Shapes and words only; meaning that needs the vocabulary (is this agency known?) is
checked in `etl.vocabulary` and `etl.check`. Every model refuses fields it does not know.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

DOCUMENT_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"  # binh-thuan-2023-65-kh-bcdcvd
# III.2.10, III.15.(2); 2.a where the numbers begin with arabic ones; A.I.1; PL.3 in an annex; body where nothing is numbered
NUMBERED = r"(PL\.)?([A-HĐ]\.)?([IVX]+|\d+|[A-HĐ]|[a-zđ]|\(\d+\))(\.([IVX]+|\d+|[a-zđ]|\(\d+\)))*"
SECTION_PATH = rf"^(title|preamble|body|PL|{NUMBERED})$"
FIRST_YEAR, LAST_YEAR = 1900, 2100
LARGEST_NUMBER = 999_999_999  # of a document, of a paragraph: fits the integers of the warehouse
DAY_OF_YEAR = r"^\d{2}-\d{2}$"  # 03-15
COMMON_YEAR = 2023  # has no 29 February
PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")  # 2021, 2021-08, 2021-08-19


def partial_date(text: str) -> str:
    """Return `text` if it names a day, month or year of the calendar, ISO 8601."""
    match = PARTIAL_DATE.fullmatch(text)
    if match is None:
        raise ValueError("ngày phải viết 2021, 2021-08 hoặc 2021-08-19")
    year, month, day = (int(part) if part else None for part in match.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"năm phải từ {FIRST_YEAR} đến {LAST_YEAR}")
    if month is not None and not 1 <= month <= 12:
        raise ValueError(f"không có tháng {month}")
    if day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise ValueError(f"tháng {month}/{year} không có ngày {day}")
    return text


def written_day(value: object) -> object:
    """Return `value` unless it is a bare number: 2023 is no day, nor a count of seconds."""
    if isinstance(value, (int, float)):
        raise ValueError("ngày phải viết đủ, ví dụ 2023-11-30")
    return value


def day_of_year(text: str) -> str:
    """Return `text` if it names a day of every year, MM-DD: "03-15", never "02-29"."""
    try:
        date.fromisoformat(f"{COMMON_YEAR}-{text}")
    except ValueError:
        raise ValueError("ngày trong năm phải viết tháng-ngày, ví dụ 03-15, và năm nào cũng có") from None
    return text


PartialDate = Annotated[str, AfterValidator(partial_date)]
DayOfYear = Annotated[str, Field(pattern=DAY_OF_YEAR), AfterValidator(day_of_year)]
Day = Annotated[date, BeforeValidator(written_day)]
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
Section = Annotated[str, Field(pattern=SECTION_PATH)]
Ordinal = Annotated[int, Field(ge=1, le=LARGEST_NUMBER)]


class Record(BaseModel):
    """A frozen record that refuses unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Role(StrEnum):
    """What a body has to do in a duty; ANNOTATION rule: that of the first main clause."""

    LEAD = "lead"
    LEAD_AND_COORDINATE = "lead_and_coordinate"
    COORDINATE = "coordinate"
    DIRECT = "direct"
    ADVISE = "advise"
    EXECUTE = "execute"


class System(StrEnum):
    PARTY = "party"
    STATE = "state"
    FRONT = "front"
    CENTRAL_STEERING = "central_steering"


class Level(StrEnum):
    CENTRAL = "central"
    PROVINCE = "province"
    PARTY_BLOC = "party_bloc"
    AGENCY = "agency"
    DISTRICT = "district"


class Scope(StrEnum):
    """Whom a plan binds."""

    NATIONAL = "national"
    PROVINCE = "province"
    BLOC = "bloc"


class Period(StrEnum):
    """For how long a plan runs."""

    ANNUAL = "annual"
    MULTI_YEAR = "multi_year"
    OPEN = "open"


class Certainty(StrEnum):
    SURE = "sure"
    DOUBTFUL = "doubtful"


class DeadlineKind(StrEnum):
    ABSOLUTE = "absolute"
    QUARTER = "quarter"
    MONTH = "month"
    YEAR = "year"
    RECURRING = "recurring"
    RELATIVE = "relative"
    EVENT = "event"


class Bound(StrEnum):
    """How the interval binds: before its end, on it, or any time within it."""

    BEFORE = "before"
    ON = "on"
    WITHIN = "within"


class Recurrence(StrEnum):
    YEARLY = "yearly"
    EVERY_5_YEARS = "every_5_years"
    EVERY_10_YEARS = "every_10_years"
    UNSPECIFIED = "unspecified"  # "định kỳ" with no period printed


class Action(StrEnum):
    REPORT = "report"
    REVIEW = "review"
    INSPECT = "inspect"
    EXECUTE = "execute"
    EVENT = "event"


class Span(Record):
    """Where a passage stands in the normalised text of the source, in characters."""

    start: int = Field(ge=0)
    end: int = Field(gt=0)


class Signer(Record):
    name: str | None = None
    role: str | None = None
    authority: str | None = None


class Document(Record):
    """Head of a plan. What the source leaves blank is null, never a guess."""

    id: str = Field(pattern=DOCUMENT_ID)
    type: str
    number: int | None = Field(ge=0, le=LARGEST_NUMBER)
    symbol: str | None
    number_text: str | None
    issuer: str
    parent_issuer: str | None = None
    system: System
    level: Level
    province: str | None
    scope: Scope
    period: Period
    place: str | None
    date: PartialDate | None
    year: Year | None = Field(description="Năm kế hoạch; null nếu văn bản không ghi năm")
    title: str
    summary: str
    signer: Signer | None = None
    recipients: tuple[str, ...] = ()


class Source(Record):
    """The file a plan was read from, and who checked the reading."""

    file: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    medium: str
    reviewed_by: str | None = None
    reviewed_on: Day | None = None
    extractor: str | None = None


class SectionHeading(Record):
    path: Section
    heading: str | None


class Citation(Record):
    """A mention that picks out one other document, as printed there."""

    section: Section
    ordinal: Ordinal | None = None
    printed: str
    type: str
    number: str | None = None
    symbol: str | None = None
    date: PartialDate | None = None
    issuer: str | None = None
    document: str = Field(pattern=DOCUMENT_ID, description="Mã văn bản trong data/registry hoặc data/plans")
    certainty: Certainty = Certainty.SURE
    note: str | None = None
    span: Span | None = None


class DutyAgency(Record):
    code: str
    role: Role
    secondary_role: Role | None = None


class Paragraph(Record):
    """A paragraph located by section and by its place inside the deepest section."""

    section: Section
    ordinal: Ordinal
    summary: str
    themes: tuple[str, ...] = Field(min_length=1)
    note: str | None = None
    span: Span | None = None


class Duty(Paragraph):
    """A paragraph that a distributing section lays on one or more bodies."""

    agencies: tuple[DutyAgency, ...] = Field(min_length=1)
    partners: tuple[str, ...] = ()


class Task(Paragraph):
    """A paragraph of the plan assigned to nobody in particular."""


class Deadline(Record):
    """A date or period that binds an action: an interval, never a bare string."""

    section: Section
    ordinal: Ordinal | None = None
    printed: str
    kind: DeadlineKind
    start: Day | None = None
    end: Day | None = None
    bound: Bound = Bound.WITHIN
    recurrence: Recurrence | None = None
    day: DayOfYear | None = Field(default=None, description="Ngày đến hạn của mỗi năm, tháng-ngày, ví dụ 03-15")
    since: PartialDate | None = Field(default=None, description="Mốc bắt đầu đếm chu kỳ 5 năm, 10 năm")
    inferred: bool = Field(default=False, description="Năm suy ra từ năm kế hoạch, không in trong văn bản")
    action: Action
    actors: tuple[str, ...] = ()
    recipient: str | None = None
    certainty: Certainty = Certainty.SURE
    note: str | None = None
    span: Span | None = None

    @model_validator(mode="after")
    def interval_runs_forward(self) -> Deadline:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"thời hạn kết thúc {self.end} trước khi bắt đầu {self.start}")
        if not self.end and not self.recurrence and self.kind is not DeadlineKind.RELATIVE:
            raise ValueError("thời hạn cần ngày kết thúc (end) hoặc chu kỳ (recurrence)")
        return self

    @model_validator(mode="after")
    def recurs_as_said(self) -> Deadline:
        if self.day and (self.recurrence is not Recurrence.YEARLY or self.bound is Bound.WITHIN):
            raise ValueError("day chỉ dùng cho thời hạn hằng năm (recurrence: yearly) có bound là on hoặc before")
        if self.since and self.recurrence not in (Recurrence.EVERY_5_YEARS, Recurrence.EVERY_10_YEARS):
            raise ValueError("since chỉ dùng cho chu kỳ 5 năm, 10 năm (every_5_years, every_10_years)")
        return self


class SourceIssue(Record):
    """A fault of the source itself, kept as printed: a blank number, a misprint."""

    code: str
    section: Section | None = None
    printed: str | None = None
    note: str


class Plan(Record):
    """One structured plan: `data/plans/<document id>.yml`."""

    document: Document
    source: Source
    sections: tuple[SectionHeading, ...]
    citations: tuple[Citation, ...] = ()
    duties: tuple[Duty, ...] = ()
    tasks: tuple[Task, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    issues: tuple[SourceIssue, ...] = ()
