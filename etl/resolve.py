"""Mentions → canonical documents: across spellings, short forms and misprints, to ids of the registry or proposed ones.

An id is `<place>-<year>-<number>-<symbol>`, folded: trung-uong-2021-03-ct-tw, binh-thuan-2022-18-ct-tu. What nobody
registered gets an id by the same rule and a doubt `unknown_document`, so that a person can add it to the registry.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from etl.document_places import CENTRE, UNKNOWN, is_central_body, place_named, place_of, place_of_symbol, slug
from etl.draft import Citation, Doubt, Head
from etl.extract.letters import fold
from etl.known_documents import NO_YEAR, Known, Registry, Row, alike, compose_id, plain

__all__ = ["Registry", "Row", "document_id", "resolve_citations"]

MISPRINTED, MISPRINT, UNREGISTERED = "misprinted_symbol", "misprint", "unknown_document"
LOOKED_AT = 20  # mentions in full on either side that a short form may stand for
_ISSUED_ON = re.compile(r",? (?:ngày \d.*|(?:năm )?\d{4})$")  # "Luật Đất đai ngày 29/11/2013", "Luật Đất đai năm 2013"
_LOCAL_NAME = re.compile(r"(?:tỉnh|thành phố|huyện|Đảng bộ|giữa)(?!\w)")
_SWAPPED = re.compile(r"CP|TTG|TW|TU")
_YEAR_IN_NUMBER = re.compile(r"\d[a-z]? ?/ ?((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Target:
    """The document that mentions lead to; `doubt` says what is odd about it."""

    id: str
    registered: bool
    doubt: Doubt | None = None


def document_id(head: Head) -> str:
    """Return the id of the document that a head describes: binh-thuan-2023-65-kh-bcdcvd."""
    year = head.date[:4] if head.date else str(head.year) if head.year else NO_YEAR
    number = (re.match(r"\s*(\d+[a-zA-ZđĐ]?)", head.number_text or "") or [None, None])[1]
    if number is None and head.number is not None:
        number = f"{head.number:02}"
    return compose_id(home_of(head), year, head.type, number, head.symbol, head.title or "")


def home_of(head: Head) -> str:
    """Return the place of a document: its province, the centre if its issuer belongs there, else unknown."""
    if head.province:
        return place_named(head.province) or slug(head.province)
    bodies = [body for body in (head.issuer, head.parent_issuer) if body]
    if any(is_central_body(body.title() if body.isupper() else body) or "trung uong" in fold(body) for body in bodies):
        return CENTRE
    if head.symbol and place_of_symbol(head.symbol) == CENTRE:
        return CENTRE
    return next((found for body in bodies if (found := place_named(body))), UNKNOWN)


def resolve_citations(citations: Sequence[Citation], head: Head, registry: Registry) -> tuple[Citation, ...]:
    """Return the citations with `document` and `key`, in the same order; what remains doubtful is added to their doubts.

    A `key` that extraction set joins a name and the short form that the text defines for it.
    """
    home = home_of(head)
    numbered, named = _Numbered(citations, home, registry), _Named(citations, home, registry)
    return tuple(_with_target(one, numbered.find(one) if one.number or one.symbol else named.find(one)) for one in citations)


def _with_target(one: Citation, target: Target) -> Citation:
    doubts = one.doubts
    if target.doubt:
        doubts += (replace(target.doubt, section=one.section, quote=one.quote, span=one.span),)
    if not target.registered:
        doubts += (Doubt(UNREGISTERED, f"Chưa có trong danh mục văn bản: {target.id}", one.section, one.quote, one.span),)
    return replace(one, document=target.id, key=target.id, doubts=doubts)


class _Named:
    """The mentions by name of one document: a law printed once with its day is that law where the day is left out."""

    def __init__(self, citations: Sequence[Citation], home: str, registry: Registry) -> None:
        self.home, self.registry = home, registry
        self.years: dict[str, set[str]] = defaultdict(set)
        self.defined: dict[str, Citation] = {}
        for one in citations:
            if not one.number and not one.symbol:
                self.years[_name_of(one)].update([one.date[:4]] if one.date else [])
                if one.key:
                    self.defined.setdefault(one.key, one)

    def find(self, one: Citation) -> Target:
        """Return the document that a name means, first by the short forms that the text defines."""
        full = self.defined.get(one.key or fold(one.quote), one)
        if found := self.registry.named.find(full, self.home):
            return Target(found, registered=True)
        years = {full.date[:4]} if full.date else self.years[_name_of(full)]
        year = min(years) if len(years) == 1 else NO_YEAR
        return Target(compose_id(self._place(full), year, full.type, None, None, _name_of(full)), registered=False)

    def _place(self, one: Citation) -> str:
        local = _LOCAL_NAME.search(one.quote) is not None and one.type != "luat" and "quốc gia" not in one.quote
        return place_named(one.quote) or (self.home if local else CENTRE)


def _name_of(one: Citation) -> str:
    """Return a name folded, without the day or year of issue printed after it."""
    return fold(_ISSUED_ON.sub("", one.quote) if one.date else one.quote)


class _Numbered:
    """The numbered mentions of one document, looked at together: what one leaves out, another may print."""

    def __init__(self, citations: Sequence[Citation], home: str, registry: Registry) -> None:
        self.home, self.registry = home, registry
        self.full = [one for one in citations if one.symbol]
        self.places = {one.span: self._place(one) for one in self.full}
        self.by_symbol: dict[tuple[str, str], list[Citation]] = defaultdict(list)
        self.by_number: dict[tuple[str, str], list[Citation]] = defaultdict(list)
        for one in self.full:
            self.by_symbol[plain(one.number), alike(one.symbol or "")].append(one)
            self.by_number[one.type, plain(one.number)].append(one)
        self.years: dict[tuple[str, str, str], list[tuple[int, str]]] = defaultdict(list)
        for one in self.full:
            if printed := year_of(one):
                self.years[self._key(one)].append((one.span[0], printed))
        self.targets: dict[tuple[str, str, str, str | None], Target] = {}

    def find(self, one: Citation) -> Target:
        """Return the document of a numbered mention, with or without a symbol."""
        if one.symbol:
            return self._find_full(one)
        others = self.by_number.get((one.type, plain(one.number)), [])
        after = bisect_left(others, one.span, key=lambda other: other.span)
        near = [*reversed(others[max(after - LOOKED_AT, 0) : after]), *others[after : after + LOOKED_AT]]
        full = next((other for other in near if _agree(one, other)), None)
        return self._find_full(full) if full else self._find_short(one)

    def _find_full(self, one: Citation) -> Target:
        place, year = self.places[one.span], self._year(one)
        key = (*self._key(one), year)
        if key not in self.targets:
            self.targets[key] = self._look_up(one, place, year)
        return self.targets[key]

    def _place(self, one: Citation) -> str:
        return place_of(one.symbol, one.issuer, self.home)

    def _year(self, one: Citation) -> str | None:
        """Return the year as printed here, else as printed in another mention of the same number and symbol."""
        if printed := year_of(one):
            return printed
        printed_years = self.years.get(self._key(one), [])
        before = bisect_left(printed_years, (one.span[0], ""))
        return printed_years[max(before - 1, 0)][1] if printed_years else None

    def _key(self, one: Citation) -> tuple[str, str, str]:
        return plain(one.number), alike(one.symbol or ""), self.places[one.span]

    def _look_up(self, one: Citation, place: str, year: str | None) -> Target:
        number, symbol = plain(one.number), alike(one.symbol or "")
        known = self.registry.by_symbol.get((number, symbol), ())
        if (found := _choose(known, place, year)) and (number or year):
            return Target(found.id, registered=True)
        if number and (target := self._look_up_misprint(one, place) or self._look_up_slip(one, year)):
            return target
        return Target(compose_id(place, year or NO_YEAR, one.type, one.number, one.symbol), registered=False)

    def _look_up_misprint(self, one: Citation, place: str) -> Target | None:
        """Return the document of the same kind, number and day whose symbol differs: 28/CT-CP for 28/CT-TTg."""
        date = _day_of(self.by_symbol[plain(one.number), alike(one.symbol or "")])
        if date is None:
            return None
        known = self.registry.by_number.get((one.type, plain(one.number)), ())
        same = [other for other in known if other.date == date and other.symbol and other.place in (place, CENTRE)]
        note = "Ký hiệu in {} khác văn bản cùng số, cùng ngày {}."
        if len(same) == 1:
            return Target(same[0].id, True, Doubt(MISPRINTED, note.format(one.symbol, same[0].id)))
        return self._outvoted(one, date, note)

    def _look_up_slip(self, one: Citation, year: str | None) -> Target | None:
        """Return the one document printed with its day that an undated mention misspells: 28/CT-CP, or 654 for 645."""
        if year is not None:
            return None
        number = plain(one.number)
        likely = [other for other in self.by_number[one.type, number] if _is_slip(one.symbol or "", other.symbol or "")]
        code, note = MISPRINTED, f"Ký hiệu in {one.symbol} có lẽ là của văn bản cùng số {{}}."
        if not likely:
            code, note = MISPRINT, f"Số in {one.number} có lẽ đảo chữ số của {{}}."
            swapped = _swap_neighbours(number) if len(number) > 2 else ()
            likely = [other for turned in swapped for other in self.by_symbol.get((turned, alike(one.symbol or "")), ())]
        dated = [other for other in likely if other.type == one.type and year_of(other) and _agree(one, other)]
        targets = {target.id: target for target in map(self._find_full, dated[:LOOKED_AT])}
        if len(targets) != 1:
            return None
        target = next(iter(targets.values()))
        return replace(target, doubt=Doubt(code, note.format(target.id)))

    def _outvoted(self, one: Citation, date: str, note: str) -> Target | None:
        """Return the document of a spelling that more mentions of the same number and day share."""
        votes = defaultdict(list)
        for other in self.by_number[one.type, plain(one.number)]:
            if other.date == date and other.issuer == one.issuer:
                votes[alike(other.symbol or "")].append(other)
        own = votes.pop(alike(one.symbol or ""), [])
        winner = max(votes.values(), key=len, default=[])
        if len(winner) <= len(own):
            return None
        target = self._find_full(winner[0])
        return replace(target, doubt=Doubt(MISPRINTED, note.format(one.symbol, target.id)))

    def _find_short(self, one: Citation) -> Target:
        """Return the document of a number without symbol that no other mention writes in full."""
        place = place_of(None, one.issuer, self.home)
        known = self.registry.by_number.get((one.type, plain(one.number)), ())
        central = _choose([other for other in known if other.place == CENTRE], CENTRE, year_of(one)) if not one.issuer else None
        if found := _choose(known, place, year_of(one)) or central:
            return Target(found.id, registered=True)
        return Target(compose_id(place, year_of(one) or NO_YEAR, one.type, one.number, None), registered=False)


def _choose(known: Sequence[Known], place: str, year: str | None) -> Known | None:
    """Return the one document that place and year allow; a year that one side lacks is no objection."""
    here = [one for one in known if one.place == place]
    if year is not None:
        exact = [one for one in here if one.year == year]
        here = exact or [one for one in here if one.year is None]
    return here[0] if len(here) == 1 else None


def _is_slip(symbol: str, other: str) -> bool:
    """Tell whether two symbols differ by letters that are often confused: CP and TTg, TU and TW."""
    return alike(symbol) != alike(other) and _SWAPPED.sub("", symbol.upper()) == _SWAPPED.sub("", other.upper())


def _swap_neighbours(number: str) -> list[str]:
    """Return the numbers with two neighbouring digits turned: 654 → 564, 645."""
    return [number[:at] + number[at + 1] + number[at] + number[at + 2 :] for at in range(len(number) - 1)]


def _agree(one: Citation, other: Citation) -> bool:
    """Tell whether a short form and a full mention can be one document by what both print."""
    if one.date and other.date and one.date != other.date:
        return False
    if not one.issuer or not other.issuer:
        return True
    mine, theirs = fold(one.issuer), fold(other.issuer)
    return mine in theirs or theirs in mine


def _day_of(mentions: Iterable[Citation]) -> str | None:
    return next((one.date for one in mentions if one.date and len(one.date) == 10), None)


def year_of(one: Citation) -> str | None:
    """Return the year that a mention prints, in its date or inside its number (91/2012/TT-BTC)."""
    if one.date:
        return one.date[:4]
    found = _YEAR_IN_NUMBER.search(one.quote)
    return found[1] if found else None
