"""What extraction finds in one document: a draft for a person to review, never a plan by itself.

Every passage carries the exact `quote` and the `span` it came from in the normalised text (`Text.text`), so that a
quote is always the text at its span. What the source leaves blank is None, never a guess. The JSON of a draft is fixed
by DESIGN §5; `confidence` and `doubts` stand beside it for the reviewer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

Span = tuple[int, int]  # characters of the normalised text: [start, end)


@dataclass(frozen=True, slots=True)
class Reading:
    """The bare text of one file, page by page, as a reader of its medium found it.

    `medium`: text, markdown, docx, pdf, scan. `pages`: printed lines joined by "\\n"; a table row is one line whose
    cells are parted by " | "; a medium without pages is one page.
    """

    file: str
    sha256: str
    medium: str
    pages: tuple[str, ...]


class Block(NamedTuple):
    """One line of the normalised text: a logical paragraph of the body, or a printed line where lines must stay apart.

    `kind`: paragraph; line (of the head, of the signature); row (of a table); footnote. `page` counts from 1.
    """

    start: int
    end: int
    page: int
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Text:
    """The normalised text, to which all spans refer: NFC, one block a line, blanks collapsed, marks of markdown gone."""

    text: str
    blocks: tuple[Block, ...]

    def of(self, block: Block) -> str:
        return self.text[block.start : block.end]


class Located(NamedTuple):
    """A block of the body in its place, without its number or bullet: `start` is where its own words begin.

    `section`: title, preamble, or the path by printed numbers (III.2.3, III.15.(2)); `ordinal` counts the paragraphs
    inside the deepest section from 1, and is None for a heading and for title and preamble.
    """

    section: str
    ordinal: int | None
    start: int
    end: int
    page: int
    is_heading: bool = False
    is_row: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered item. `heading` is None where the item is itself a paragraph; its words stand at `start`..`end`."""

    path: str
    heading: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outline:
    """Where the parts of a document stand: the lines of the head, the title, the body in order, the lines of the tail.

    `head` holds every printed line of the head in order, also one that strayed into the body; `tail` those of recipients
    and signature. `title` is the whole title after the word of the kind (KẾ HOẠCH), its lines parted by "\\n".
    """

    head: tuple[Block, ...]
    title: Span | None
    body: tuple[Located, ...]
    sections: tuple[Section, ...]
    tail: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a person should look at. `code` is one of data/vocabulary/issue_kinds.yml."""

    code: str
    note: str
    section: str | None = None
    quote: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a document as printed. `number` is None where the place for it is blank; `date` may be partial (2021-08).

    `symbol` is without the number and its separator: KH-BCĐCVĐ of 65/KH-BCĐCVĐ, KH/ĐUK of 35-KH/ĐUK.
    """

    type: str | None = None
    number: int | None = None
    number_text: str | None = None
    symbol: str | None = None
    issuer: str | None = None
    parent_issuer: str | None = None
    province: str | None = None
    place: str | None = None
    date: str | None = None
    year: int | None = None
    title: str | None = None
    signer_name: str | None = None
    signer_role: str | None = None
    signer_authority: str | None = None
    recipients: tuple[str, ...] = ()
    confidence: float = 1.0
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of another document. `number` as printed ("03"); `symbol` without it, blanks inside removed.

    `quote` runs from the word of the kind to the end of number, date and issuer as printed, without the abstract
    ("về …"). `document` is the canonical id where the resolver found one; `key` is equal for mentions of one document.
    """

    type: str
    number: str | None
    symbol: str | None
    date: str | None
    issuer: str | None
    section: str
    ordinal: int | None
    quote: str
    span: Span
    document: str | None = None
    key: str | None = None
    confidence: float = 1.0
    doubts: tuple[Doubt, ...] = ()


class Body(NamedTuple):
    """A body as named: `name` written out (UBND → Ủy ban nhân dân), `code` of the register or None if unknown there."""

    name: str
    code: str | None
    quote: str
    span: Span


@dataclass(frozen=True, slots=True)
class DutyAgency:
    code: str | None
    name: str
    role: str
    secondary_role: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A duty, or (with no agencies) a task assigned to nobody in particular."""

    section: str
    ordinal: int
    quote: str
    span: Span
    themes: tuple[str, ...]
    agencies: tuple[DutyAgency, ...] = ()
    partners: tuple[str, ...] = ()
    confidence: float = 1.0
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date or period that binds an action. `kind`, `bound`, `recurrence`, `action` as in `etl.records`."""

    section: str
    ordinal: int | None
    quote: str
    span: Span
    kind: str
    start: date | None
    end: date | None
    bound: str
    recurrence: str | None
    inferred: bool
    action: str
    actor: str | None
    recipient: str | None
    confidence: float = 1.0
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """All that was found in one file."""

    reading: Reading
    text: Text
    head: Head
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    duties: tuple[Paragraph, ...]
    tasks: tuple[Paragraph, ...]
    deadlines: tuple[Deadline, ...]
    doubts: tuple[Doubt, ...]
