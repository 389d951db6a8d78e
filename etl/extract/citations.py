"""Every mention of one other document by number or proper name, nested ones included (ANNOTATION, Citation).

The document itself, plans still to be written, generic plurals, forms and standards are none. Mentions without a number
are found in `citation_names.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from etl.draft import Block, Citation, Doubt, Outline, Span, Text
from etl.extract.citation_dates import read_issued
from etl.extract.citation_names import find_named
from etl.extract.citation_numbers import (
    BLANK,
    BLANK_BEFORE,
    LAST_WORDS,
    NEAR,
    TOKEN,
    Before,
    Found,
    clean_symbol,
    find_tokens,
    has_caps,
    kind_of,
    kind_of_symbol,
    last_word,
    look_before,
    plain_number,
)
from etl.extract.citation_short_forms import is_cited
from etl.extract.letters import LOWER, fold

SURE, SHORT, UNSURE = 0.98, 0.8, 0.6
_LIST_GAP = re.compile(r"(?: ?[,;]| và| hoặc| ?[,;] và)? ?(?:số:? ?)?$")
_OWN_NUMBER = re.compile(r"(?:Số|SỐ|số|Sô)\s?[:.]?\s?(?=[\d\s./…_-])")
_SMALL = re.compile(rf"[{LOWER}]")
_OWN_YEAR = re.compile(r"(?:năm|/) ?((?:19|20)\d\d)(?!\d)")


class Place(NamedTuple):
    """Where a part of the text is searched: title, preamble, or a paragraph of a section."""

    section: str
    ordinal: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Own:
    """Number and symbol of the document itself as its head prints them."""

    number: str | None
    symbol: str
    year: str | None


def find_citations(text: Text, outline: Outline) -> tuple[Citation, ...]:
    """Return all mentions in the order of the text; `document` and `key` are left for `etl.resolve`."""
    words = _join_title(text.text, outline.title)
    places = _list_places(outline)
    found = [_find_numbers(words, place) for place in places]
    known = {(kind_of(one, None), plain_number(one.number)) for numbers in found for one in numbers if one.symbol}
    own = read_own_number(text, outline.head)
    citations: list[Citation] = []
    for place, numbers in zip(places, found, strict=True):
        here = list(_cite(words, text.text, place, numbers, known, own)) if numbers else []
        taken = [one.span for one in here]
        here += find_named(words, text.text, place.section, place.ordinal, (place.start, place.end), taken)
        citations += sorted(here, key=lambda one: one.span) if len(here) > 1 else here
    return tuple(citations)


def _join_title(text: str, title: Span | None) -> str:
    """Return the text with the lines of the title joined: a mention may run over them. Places stay what they are."""
    if not title or "\n" not in text[title[0] : title[1]]:
        return text
    return text[: title[0]] + text[title[0] : title[1]].replace("\n", " ") + text[title[1] :]


def _list_places(outline: Outline) -> list[Place]:
    places = [Place("title", None, *outline.title)] if outline.title else []
    for block in outline.body:
        if not (block.section == "title" and outline.title):
            places.append(Place(block.section, None if block.is_heading else block.ordinal, block.start, block.end))
    return sorted(places, key=lambda place: place.start)


def _find_numbers(text: str, place: Place) -> list[Found]:
    """Return the numbers with a symbol, the blanks before a symbol, and the bare numbers after a word of a kind."""
    start, end = place.start, place.end
    found = [one for token in find_tokens(text, start, end) if (one := _read_token(text, start, token))]
    if text.find("/", start, end) >= 0 or text.find("-", start, end) >= 0:
        found += [one for blank in BLANK.finditer(text, start, end) if (one := _read_blank(text, start, blank))]
    return sorted(found, key=lambda one: one.start) if len(found) > 1 else found


def _read_token(text: str, low: int, token: re.Match[str]) -> Found | None:
    year = token["year"].strip(" /-") if token["year"] else None
    if token["symbol"] is None or _runs_on(text, token.end()):
        return _read_bare(text, low, token, year)
    symbol = clean_symbol(token["symbol"])
    before = look_before(text, low, token.start())
    if before.is_form or not _may_be_symbol(symbol, token, before):
        return _read_bare(text, low, token, year)
    end = token.start("symbol") + len(token["symbol"].rstrip("-–/._& "))
    return Found(token["number"], symbol, token.start(), end, before, year, broken=" " in text[token.start() : end])


def _runs_on(text: str, end: int) -> bool:
    """Tell whether a word goes on where the symbol ends ("15/T|ỉnh"), unless the blank before the date is missing."""
    return _SMALL.match(text, end) is not None and not text.startswith(("ngày", "của", "về"), end)


def _may_be_symbol(symbol: str, token: re.Match[str], before: Before) -> bool:
    """Weigh the letters after a number: the looser the mark between, the more must speak for a document."""
    kind, introduced = kind_of_symbol(symbol), bool(before.kind or before.so)
    parts = len(re.split(r"[-/._]", symbol))
    if not (token["mark"] or "").strip():  # "03 CT/TW", "03CT/TW"
        return kind is not None and parts > 1 and introduced
    if before.kind:
        return len(symbol) > 1
    if kind:
        return parts > 1 or token["year"] is not None
    return has_caps(symbol) or (token["year"] is not None and len(symbol) > 1)


def _read_bare(text: str, low: int, token: re.Match[str], year: str | None) -> Found | None:
    """Return a number without symbol if a word of a kind, "số" or a list stands before it."""
    start = token.start()
    end = token.end("year") if year else token.end("number")
    near = text[max(low, start - NEAR) : start]
    if (last := last_word(near)) in LAST_WORDS:
        before = look_before(text, low, start)
        return None if before.is_form else Found(token["number"], None, start, end, before, year)
    if last == "va" or near.rstrip()[-1:] in (",", ";"):
        return Found(token["number"], None, start, end, Before(start, None, so=False), year)
    return None


def _read_blank(text: str, low: int, blank: re.Match[str]) -> Found | None:
    """Return a place for a number that was left blank: "Kế hoạch số   /KH-UBND"."""
    symbol = clean_symbol(blank["symbol"])
    low = max(low, blank.start() - 60)
    gap = BLANK_BEFORE.search(text[low : blank.start()])
    if gap is None or len(symbol) < 2 or _runs_on(text, blank.end()):
        return None
    at = low + gap.start()
    so = text[at].casefold() == "s"
    before = look_before(text, low, at + 3 if so else at)
    if not (before.kind or (so and kind_of_symbol(symbol))):
        return None
    return Found(None, symbol, blank.start(), blank.end(), before, blank["year"])


def _cite(
    words: str, text: str, place: Place, numbers: list[Found], known: set[tuple[str, str]], own: Own | None
) -> Iterator[Citation]:
    """Turn the numbers of one paragraph into mentions; a mention ends before the next one begins."""
    previous: Citation | None = None
    bare_list = False
    for found in numbers:
        follows = previous is not None and _LIST_GAP.match(words[previous.span[1] : found.before.start]) is not None
        if previous is not None and found.start < previous.span[1]:
            continue
        if found.symbol is None and not is_cited(words, place.end, found, known, follows and bare_list):
            continue
        one = _write_citation(words, text, place, found, previous.type if follows and previous else None)
        previous = one
        bare_list = found.symbol is None
        if not _is_own(one, own, words, found, place.start):
            yield one


def _write_citation(words: str, text: str, place: Place, found: Found, previous: str | None) -> Citation:
    kind = kind_of(found, previous)
    joint = bool(found.symbol) and found.symbol.split("-")[0] in {"TTLT", "NQLT", "CTPH", "CTrPH", "HDLT", "KHLT", "KHPH"}
    issued = read_issued(words, found.end, place.end, joint)
    span = (found.before.start, issued.end)
    return Citation(
        type=kind,
        number=found.number,
        symbol=found.symbol,
        date=issued.date,
        issuer=issued.issuer or found.before.issuer,
        section=place.section,
        ordinal=place.ordinal,
        quote=text[span[0] : span[1]],
        span=span,
        confidence=_weigh(found),
        doubts=tuple(_doubt(found, place.section, text[span[0] : span[1]], span)),
    )


def _weigh(found: Found) -> float:
    if found.symbol is None:
        return SHORT if found.before.kind else UNSURE
    return SURE if found.before.kind or found.before.so else 0.9


def _doubt(found: Found, section: str, quote: str, span: Span) -> Iterator[Doubt]:
    if found.number is None:
        yield Doubt("blank_number", "Chỗ ghi số của văn bản được dẫn để trống.", section, quote, span)
    elif found.broken:
        yield Doubt("broken_symbol", "Có dấu cách trong số, ký hiệu của văn bản được dẫn.", section, quote, span)


def read_own_number(text: Text, head: tuple[Block, ...]) -> Own | None:
    """Return number and symbol that the head prints, None if it prints no symbol."""
    lines = "\n".join(text.of(block) for block in head)
    for so in _OWN_NUMBER.finditer(lines):
        line_end = lines.find("\n", so.end())
        stop = line_end if line_end >= 0 else len(lines)
        year = _OWN_YEAR.search(lines)
        printed_year = year[1] if year else None
        if (token := TOKEN.match(lines, so.end(), stop)) and token["symbol"]:
            return Own(plain_number(token["number"]), clean_symbol(token["symbol"]), printed_year)
        if blank := BLANK.search(lines, so.end() - 1, stop):
            return Own(None, clean_symbol(blank["symbol"]), printed_year)
    return None


def _is_own(one: Citation, own: Own | None, words: str, found: Found, title_start: int) -> bool:
    """Tell whether a mention is of the document itself, as in "(Kèm theo Kế hoạch số 65/KH-UBND …)"."""
    if own is None:  # a web page's headline: "Công văn số 175-CV/TU ngày … về việc …"
        return one.section == "title" and one.number is not None and one.span[0] == title_start
    if one.symbol is None or _alike(one.symbol) != _alike(own.symbol):
        return False
    if one.date and own.year and one.date[:4] != own.year:
        return False
    if plain_number(one.number) == (own.number or ""):
        return True
    attached = fold(words[max(0, one.span[0] - 40) : one.span[0]])
    return (own.number is None or found.number is None) and "kem theo" in attached


def _alike(symbol: str) -> str:
    return symbol.replace("/", "-").upper()
