"""The rows of the tables that people edit: known documents, published figures, targets.

One model a CSV file; its fields are the columns, in order. Meaning that needs the
vocabulary is checked when the file is read.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from etl.records import DOCUMENT_ID, Level, PartialDate, Record, Year


class Reliability(StrEnum):
    """How a document is known."""

    PRIMARY = "primary"  # its own text was read
    CITED_BY_PRIMARY = "cited_by_primary"  # a document that was read cites it
    PRESS = "press"  # a portal or a newspaper tells of it
    DRAFT = "draft"  # told of as a draft


class KnownDocument(Record):
    """One row of `data/registry/documents.csv`: a document known to exist."""

    id: str = Field(pattern=DOCUMENT_ID)
    type: str
    number: str | None
    symbol: str | None
    number_text: str | None
    issuer: str | None
    level: Level | None
    province: str | None
    date: PartialDate | None
    year: Year | None
    title: str
    about_campaign: bool
    implements: tuple[str, ...]
    reliability: Reliability
    source: str | None
    doubt: str | None


class Nature(StrEnum):
    """A stock stands at a date; a flow happens during a period."""

    STOCK = "stock"
    FLOW = "flow"


class Qualifier(StrEnum):
    EXACT = "exact"
    OVER = "over"
    ABOUT = "about"
    UNDER = "under"


class SourceKind(StrEnum):
    OFFICIAL = "official"
    PRESS = "press"
    MIRROR = "mirror"


class Figure(Record):
    """One row of `data/figures/*.csv`: a published figure as its source gives it."""

    id: str
    province: str
    reporting_body: str | None
    indicator: str
    value: float = Field(allow_inf_nan=False)
    unit: str
    qualifier: Qualifier
    nature: Nature
    counting: str | None = Field(description="Cách đếm; chỉ so sánh trong cùng một cách")
    period_start: PartialDate | None
    period_end: PartialDate | None
    end_is_publication: bool
    source_kind: SourceKind
    source_url: str | None
    source_title: str | None
    published: PartialDate | None
    note: str | None


class Comparison(StrEnum):
    """How a reached value is held against a target."""

    AT_LEAST = "at_least"
    OVER = "over"
    EXACT = "exact"
    ABOUT = "about"
    AT_MOST = "at_most"
    UNDER = "under"


class Target(Record):
    """One row of `data/figures/targets.csv`: a value to be reached, as its source sets it."""

    id: str
    indicator: str
    scope: str = Field(description="Tên tỉnh, hoặc Trung ương")
    value: float = Field(allow_inf_nan=False)
    comparison: Comparison
    due: PartialDate | None
    document: str | None
    source_url: str | None
    note: str | None
