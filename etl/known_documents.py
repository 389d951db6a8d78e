"""The documents known to exist, indexed by what mentions of them print; and how an id is made."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from etl.document_places import slug
from etl.extract.letters import fold
from etl.named_documents import NamedRegister

NO_YEAR = "khong-nam"
_MARKS = re.compile(r"[-/._&\s]+")
_KIND_WORDS = {"other": "van-ban"}  # others: the code with dashes, ke-hoach


class Row(Protocol):
    """A known document: a row of data/registry/documents.csv or the head of a plan."""

    id: str
    type: str
    symbol: str | None
    number_text: str | None
    issuer: str | None
    province: str | None
    date: object
    year: int | None
    title: str


@dataclass(frozen=True, slots=True)
class Known:
    """A registered document with what mentions are compared by."""

    id: str
    type: str
    number: str
    symbol: str
    place: str
    date: str | None
    year: str | None


@dataclass(frozen=True, slots=True)
class Registry:
    """All known documents, indexed once for many documents to be resolved."""

    by_symbol: dict[tuple[str, str], tuple[Known, ...]]  # number, symbol
    by_number: dict[tuple[str, str], tuple[Known, ...]]  # type, number
    named: NamedRegister

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Registry:
        """Index the rows of the registry and the heads of the plans; of two with one id the first counts."""
        by_symbol: dict[tuple[str, str], list[Known]] = defaultdict(list)
        by_number: dict[tuple[str, str], list[Known]] = defaultdict(list)
        named = []
        for row in {row.id: row for row in reversed(list(rows))}.values():
            number, place = _printed_number(row), _place_in_id(row)
            if number is None and not row.symbol:
                named.append((row.id, row.type, row.title, place))
                continue
            known = Known(row.id, row.type, plain(number), alike(row.symbol or ""), place, _iso(row.date), _year_in_id(row.id))
            by_number[row.type, known.number].append(known)
            if known.symbol:
                by_symbol[known.number, known.symbol].append(known)
        freeze = {key: tuple(sorted(found, key=lambda one: one.id)) for key, found in by_symbol.items()}
        counted = {key: tuple(sorted(found, key=lambda one: one.id)) for key, found in by_number.items()}
        return cls(freeze, counted, NamedRegister.of(sorted(named)))


def compose_id(place: str, year: str, kind: str | None, number: str | None, symbol: str | None, name: str = "") -> str:
    """Return an id from its parts; without symbol it carries the kind, without number too a few words of the name."""
    kind_words = _KIND_WORDS.get(kind or "other", (kind or "").replace("_", "-"))
    if symbol:
        parts = [place, year, number or "", symbol]
    elif number:
        parts = [place, year, kind_words, number]
    else:
        words = slug(name).split("-")
        named = kind == "other" or "-".join(words).startswith(kind_words)
        parts = [place, year, *([] if named and words[0] else [kind_words]), *words[:10]]
    return slug(" ".join(part for part in parts if part))


def plain(number: str | None) -> str:
    """Return a number for comparison: "03" and "3" are one, "1.234" and "1234" too."""
    return (number or "").replace(".", "").lstrip("0").lower()


@lru_cache(maxsize=4096)
def alike(symbol: str) -> str:
    """Return a symbol for comparison: CT/TW, CT-TW and CT/TƯ are one."""
    return _MARKS.sub("-", fold(symbol.replace("TƯ", "TW")))


def _printed_number(row: Row) -> str | None:
    number = getattr(row, "number", None)
    return str(number) if number is not None and str(number) else None


def _iso(value: object) -> str | None:
    return str(value) if value else None


def _place_in_id(row: Row) -> str:
    """Return the place that an id begins with: everything before the year."""
    return re.split(r"-(?:19|20)\d\d(?:-|$)|-khong-nam(?:-|$)", row.id, maxsplit=1)[0]


def _year_in_id(id: str) -> str | None:
    found = re.search(r"-((?:19|20)\d\d)(?:-|$)", id)
    return found[1] if found and "-khong-nam-" not in id else None
