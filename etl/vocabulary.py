"""What an official could correct: agencies, themes, document kinds, indicators, kinds of issue, criteria.

Read from `data/vocabulary/*.yml`. A fault here stops the run (DataError): without the
vocabulary nothing else can be judged.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from etl.criteria import CriteriaSet
from etl.errors import DataError, Rejection
from etl.read.faults import explain, nearest
from etl.read.text import read_text
from etl.read.yaml import line_finder, parse_yaml
from etl.records import PartialDate, Record

Code = str


class Agency(Record):
    """One kind of body; with a province it is the concrete body."""

    code: Code
    name: str
    short: str
    name_en: str
    level: str
    kind: str
    collective: bool = False
    aliases: tuple[str, ...] = ()
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    successor: Code | None = None
    source: str | None = None
    note: str | None = None


class Keyword(Record):
    phrase: str
    weight: float


class Theme(Record):
    code: Code
    name: str
    name_long: str
    name_en: str
    definition: str
    keywords: tuple[Keyword, ...] = Field(min_length=1)


class DocumentKind(Record):
    code: Code
    name: str
    name_en: str
    abbreviation: str | None
    directive: bool


class Indicator(Record):
    code: Code
    name: str
    short: str
    name_en: str
    unit: str
    unit_en: str
    theme: Code
    core: bool
    required: bool = Field(default=False, description="Bắt buộc có trong mọi báo cáo")
    nature: Literal["stock", "flow", "share", "context"]
    merge: Literal["sum", "none"]
    definition: str
    caution: str | None


class IssueKind(Record):
    code: Code
    name: str
    name_en: str
    definition: str


Entry = TypeVar("Entry", Agency, Theme, DocumentKind, Indicator, IssueKind)
LISTS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "agencies": Agency,
        "themes": Theme,
        "document_kinds": DocumentKind,
        "indicators": Indicator,
        "issue_kinds": IssueKind,
    }
)
FILES = (*LISTS, "criteria")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every list by code, in the order of its file."""

    agencies: Mapping[Code, Agency]
    themes: Mapping[Code, Theme]
    document_kinds: Mapping[Code, DocumentKind]
    indicators: Mapping[Code, Indicator]
    issue_kinds: Mapping[Code, IssueKind]
    criteria: CriteriaSet


def load_vocabulary(directory: Path) -> Vocabulary:
    """Return the vocabulary of `data/vocabulary`, each list and the whole checked; raises DataError."""
    lists = {stem: _read_list(directory / f"{stem}.yml", model) for stem, model in LISTS.items()}
    vocabulary = Vocabulary(**lists, criteria=_read_criteria(directory / "criteria.yml"))
    for fault in _contradictions(vocabulary):
        raise DataError(fault)
    return vocabulary


def fold(name: str) -> str:
    """Return a name without case, marks and double blanks: for telling two names apart, never for show."""
    bare = "".join(mark for mark in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(mark))
    return " ".join(bare.replace("đ", "d").split())


def _read_list(path: Path, model: type[Entry]) -> Mapping[Code, Entry]:
    """Return the entries of one file by code; raises DataError on the first fault."""
    file = f"vocabulary/{path.name}"
    text = read_text(path, file)
    try:
        entries = TypeAdapter(tuple[model, ...]).validate_python(parse_yaml(text, file))
    except ValidationError as error:
        raise DataError(explain(error, model, file, line_finder(text))[0]) from error
    by_code: dict[Code, Entry] = {}
    for position, entry in enumerate(entries):
        if entry.code in by_code:
            line = line_finder(text)((position, "code"))
            raise DataError(Rejection(file, "code", entry.code, "mã đã dùng ở trên", "đặt mã khác hoặc gộp hai mục", line))
        by_code[entry.code] = entry
    return MappingProxyType(by_code)


def _read_criteria(path: Path) -> CriteriaSet:
    """Return the one set of criteria; raises DataError on the first fault."""
    file = f"vocabulary/{path.name}"
    text = read_text(path, file)
    try:
        return CriteriaSet.model_validate(parse_yaml(text, file))
    except ValidationError as error:
        raise DataError(explain(error, CriteriaSet, file, line_finder(text))[0]) from error


def _contradictions(vocabulary: Vocabulary) -> Iterator[Rejection]:
    """Yield what no single entry can be blamed for."""
    agencies, themes = vocabulary.agencies, vocabulary.themes
    for agency in agencies.values():
        if agency.successor is not None and agency.successor not in agencies:
            remedy = nearest(agency.successor, agencies, "thêm cơ quan kế tục vào tệp này")
            yield Rejection(
                "vocabulary/agencies.yml", f"{agency.code}.successor", agency.successor, "không có cơ quan này", remedy
            )
    for indicator in vocabulary.indicators.values():
        if indicator.theme not in themes:
            remedy = nearest(indicator.theme, themes, f"chọn một trong: {', '.join(themes)}")
            yield Rejection(
                "vocabulary/indicators.yml", f"{indicator.code}.theme", indicator.theme, "không có chủ đề này", remedy
            )
    yield from _shared_names(agencies.values())


def _shared_names(agencies: Iterator[Agency]) -> Iterator[Rejection]:
    """Yield every name or alias that stands for two bodies: a plan that writes it could mean either."""
    owner: dict[str, Code] = {}
    for agency in agencies:
        for name in {fold(name): name for name in (agency.name, *agency.aliases)}.items():
            first = owner.setdefault(name[0], agency.code)
            if first != agency.code:
                reason = f"tên này cũng là của {first}"
                yield Rejection("vocabulary/agencies.yml", f"{agency.code}.aliases", name[1], reason, "để tên ở một cơ quan")
