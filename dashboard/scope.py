"""The filters as one frozen value: read from the URL, written to it.

Nothing here draws. Values that are not understood are dropped and named, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from dashboard.texts import N_

FIRST_YEAR, LAST_YEAR = 2021, 2024
VINTAGES = {"2008": 63, "2025": 34}
LEVELS = {
    "central": N_("Trung ương"),
    "province": N_("Cấp tỉnh"),
    "party_bloc": N_("Đảng bộ khối"),
    "agency": N_("Sở, ban, ngành"),
    "district": N_("Cấp huyện"),
}
SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,80}")
CODE = re.compile(r"\d{2}")


@dataclass(frozen=True, slots=True)
class Scope:
    """What the user looks at. Empty tuples and None mean: no restriction."""

    year_from: int = FIRST_YEAR
    year_to: int = LAST_YEAR
    vintage: str = "2008"
    provinces: tuple[str, ...] = ()  # codes of `vintage`
    directive: str | None = None  # document id
    named_only: bool = False  # only duties whose paragraph names the directive
    agencies: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    doc_types: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()

    def to_query(self) -> dict[str, str]:
        """Return the URL parameters that differ from the default, short keys."""
        query: dict[str, str] = {}
        if (self.year_from, self.year_to) != (FIRST_YEAR, LAST_YEAR):
            query["nam"] = f"{self.year_from}-{self.year_to}"
        if self.vintage != "2008":
            query["dg"] = str(VINTAGES[self.vintage])
        if self.directive:
            query["vb"] = self.directive
        if self.named_only:
            query["neu"] = "1"
        for key, field in LISTS.items():
            if chosen := getattr(self, field):
                query[key] = ",".join(chosen)
        return query

    def values(self) -> dict[str, object]:
        """Return the scope as values to bind in `sql/scope.sql`; None means: not restricted."""
        return {
            "year_from": self.year_from,
            "year_to": self.year_to,
            "view": self.vintage,
            "directive": self.directive,
            "named_only": self.named_only,
            **{field: getattr(self, field) or None for field in LISTS.values()},
        }

    def with_vintage(self, vintage: str) -> Scope:
        """Switch boundaries; chosen provinces are codes of the old vintage and are let go."""
        return self if vintage == self.vintage else replace(self, vintage=vintage, provinces=())


# what narrows the rows of each subject; a duty is narrowed by everything
DOCUMENT_FIELDS = ("provinces", "directive", "doc_types", "levels")
NARROWS = {
    "documents": DOCUMENT_FIELDS,
    "citations": DOCUMENT_FIELDS,
    "deadlines": DOCUMENT_FIELDS,
    "obligations": (*DOCUMENT_FIELDS, "agencies"),
    "tasks": (*DOCUMENT_FIELDS, "themes"),
    "figures": ("provinces",),
    "criteria": ("provinces",),
    "targets": (),
    "issues": (),
    "sources": (),
}
WHOLE_STORE = ("targets", "issues", "sources")  # subjects that years and places do not narrow either
FIELDS = {
    "directive": N_("văn bản chỉ đạo"),
    "named_only": N_("chỉ đoạn nêu đích danh"),
    "agencies": N_("cơ quan"),
    "themes": N_("chủ đề"),
    "doc_types": N_("loại văn bản"),
    "levels": N_("cấp"),
}


def applied(scope: Scope, subject: str) -> tuple[Scope, tuple[str, ...]]:
    """Return the part of the scope that acts on a subject, and the words of the filters that do not."""
    narrows = NARROWS.get(subject)
    if narrows is None:
        return scope, ()
    idle = {field: words for field, words in FIELDS.items() if field not in narrows and getattr(scope, field)}
    unset = Scope()
    return replace(scope, **{field: getattr(unset, field) for field in idle}), tuple(idle.values())


LISTS = {"tinh": "provinces", "cq": "agencies", "cd": "themes", "loai": "doc_types", "cap": "levels"}
KEYS = ("nam", "dg", "vb", "neu", *LISTS)


def read(query: Mapping[str, str]) -> tuple[Scope, tuple[str, ...]]:
    """Return the scope a URL asks for, and the `key=value` pairs that were dropped."""
    dropped: list[str] = []
    found: dict[str, object] = {}
    for key in KEYS:
        if key not in query:
            continue
        try:
            found |= _parse(key, query[key])
        except ValueError:
            dropped.append(f"{key}={query[key][:60]}")
    if not found.get("directive"):
        found.pop("named_only", None)
    return Scope(**found), tuple(dropped)


def _parse(key: str, text: str) -> dict[str, object]:
    if key == "nam":
        first, _, last = text.partition("-")
        low, high = int(first), int(last or first)
        if not FIRST_YEAR <= low <= high <= LAST_YEAR:
            raise ValueError(text)
        return {"year_from": low, "year_to": high}
    if key == "dg":
        return {"vintage": next(v for v, count in VINTAGES.items() if str(count) == _one_of(text, "63", "34"))}
    if key == "neu":
        return {"named_only": _one_of(text, "0", "1") == "1"}
    pattern = CODE if key == "tinh" else SLUG
    chosen = tuple(dict.fromkeys(part for part in text.split(",") if part))
    if not chosen or not all(pattern.fullmatch(part) for part in chosen):
        raise ValueError(text)
    if key == "vb":
        return {"directive": text}
    if key == "cap" and not set(chosen) <= set(LEVELS):
        raise ValueError(text)
    return {LISTS[key]: chosen}


def _one_of(text: str, *allowed: str) -> str:
    if text not in allowed:
        raise ValueError(text)
    return text


def known_only(
    scope: Scope, provinces: set[str], agencies: set[str], themes: set[str], doc_types: set[str], directives: set[str]
) -> tuple[Scope, tuple[str, ...]]:
    """Drop codes that this build does not know; return what was dropped."""
    known = {"provinces": provinces, "agencies": agencies, "themes": themes, "doc_types": doc_types}
    dropped: list[str] = []
    kept: dict[str, object] = {}
    for field, codes in known.items():
        chosen = getattr(scope, field)
        kept[field] = tuple(code for code in chosen if code in codes)
        dropped += [code for code in chosen if code not in codes]
    if scope.directive is not None and scope.directive not in directives:
        kept["directive"] = None
        dropped.append(scope.directive)
    return replace(scope, **kept), tuple(dropped)
