"""The gold standard: one strict YAML file a document, `benchmarks/gold/<name>.yml`, made by reading, never by extracting.

Real documents are given by facts, locators and the first and last six words of a passage, never by their text; the text
itself is looked for in a directory of sources by file name and sha256. Invented documents stand in `gold/documents/`.
`certainty: doubtful` marks a row that is neither asked for nor forbidden.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from etl.records import Action, Certainty, Day, DeadlineKind, PartialDate, Recurrence, Role

GOLD = Path(__file__).resolve().parent / "gold"
DOCUMENTS = GOLD / "documents"
WORDS = 6  # of a passage, from its begin and from its end


def _one_or_more(value: object) -> object:
    return [value] if value is None or isinstance(value, str) else value


# A field that print itself leaves open (as printed or written out): any of the forms is right. The first is preferred.
Forms = Annotated[tuple[str | None, ...], BeforeValidator(_one_or_more), Field(min_length=1)]


# Periods that a plan file cannot hold yet: there they are `unspecified`.
ShortPeriod = Literal["half_yearly", "quarterly", "monthly", "weekly"]


class Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Row(Record):
    certainty: Certainty = Certainty.SURE
    note: str | None = None

    @property
    def is_sure(self) -> bool:
        return self.certainty is Certainty.SURE


class GoldHead(Record):
    """Head of a document; a blank of the source is null."""

    type: str | None
    number: int | None
    symbol: str | None
    issuer: Forms
    province: str | None
    place: str | None
    date: PartialDate | None
    year: int | None
    title: Forms
    signer_name: Forms
    signer_role: Forms
    recipients: tuple[str, ...]


class GoldSource(Record):
    file: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    invented: bool = False


class GoldSection(Row):
    path: str
    heading: str | None = None


class GoldCitation(Row):
    """`quote` is the core: the word of the kind, number and symbol as printed. Equal `key`: the same document."""

    section: str
    type: str
    number: str | None = None
    symbol: str | None = None
    date: PartialDate | None = None
    issuer: str | None = None
    quote: str
    key: str


class GoldAgency(Row):
    """A body that a duty is laid on, written out; a doubtful one may be found or not."""

    name: Forms
    code: str | None = None
    role: Role
    secondary_role: Role | None = None


class GoldParagraph(Row):
    section: str
    ordinal: int
    begins: str
    ends: Forms  # of a table row: the end of the row, or of the cell that tells the task
    themes: tuple[str, ...]  # none where no theme of the vocabulary fits: then themes are not scored


class GoldDuty(GoldParagraph):
    agencies: tuple[GoldAgency, ...] = Field(min_length=1)


class GoldDeadline(Row):
    section: str
    quote: str
    kind: DeadlineKind
    start: Day | None = None
    end: Day | None = None
    recurrence: Recurrence | ShortPeriod | None = None
    action: Action


class Gold(Record):
    """All that stands in one document by ANNOTATION.md; `traits` says what makes it hard."""

    source: GoldSource
    traits: tuple[str, ...] = ()
    document: GoldHead
    sections: tuple[GoldSection, ...]
    citations: tuple[GoldCitation, ...] = ()
    duties: tuple[GoldDuty, ...] = ()
    tasks: tuple[GoldParagraph, ...] = ()
    deadlines: tuple[GoldDeadline, ...] = ()


def read_gold(directory: Path = GOLD) -> dict[str, Gold]:
    """Return every gold record of `directory` by the name of its file."""
    found = {}
    for path in sorted(directory.glob("*.yml")):
        with path.open(encoding="utf-8") as stream:
            found[path.stem] = Gold.model_validate(yaml.load(stream, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    return found


def find_source(gold: Gold, sources: Path | None) -> Path | None:
    """Return the file that `gold` was made from, None where it is absent or is another text under the same name."""
    directory = DOCUMENTS if gold.source.invented else sources
    if directory is None or not (path := directory / gold.source.file).is_file():
        return None
    return path if hashlib.sha256(path.read_bytes()).hexdigest() == gold.source.sha256 else None
