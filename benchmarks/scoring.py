"""Compares what extraction printed (the JSON of one document, DESIGN §5) with its gold. Knows nothing of how it was found.

A doubtful row of the gold is "do not care": nobody misses it, and what is found there is no error.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from benchmarks.folding import drop_number, fold, fold_name, fold_number, fold_section, fold_symbol, fold_words, overlap
from benchmarks.gold_form import WORDS, Gold, GoldAgency, GoldCitation, GoldDeadline, GoldDuty, GoldParagraph
from etl.records import Recurrence

Found = Mapping[str, Any]  # one object of the JSON
PLAIN_FIELDS = ("type", "number", "symbol", "province", "place", "date", "year")
FORM_FIELDS = ("issuer", "title", "signer_name", "signer_role")  # any of several forms is right
HEAD_FIELDS = (*PLAIN_FIELDS, *FORM_FIELDS)


@dataclass(slots=True)
class Tally:
    """Counts of one measure. `extra` stays 0 where the measure is a share of right ones."""

    hit: int = 0
    missed: int = 0
    extra: int = 0

    @property
    def precision(self) -> float:
        return self.hit / (self.hit + self.extra) if self.hit + self.extra else 1.0

    @property
    def recall(self) -> float:
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0

    @property
    def f1(self) -> float:
        total = 2 * self.hit + self.missed + self.extra
        return 2 * self.hit / total if total else 1.0

    @property
    def is_empty(self) -> bool:
        return not (self.hit or self.missed or self.extra)

    def add(self, other: Tally) -> None:
        self.hit, self.missed, self.extra = self.hit + other.hit, self.missed + other.missed, self.extra + other.extra


FOUND = {"citations", "named citations", "same document", "duties", "tasks", "bodies", "themes", "sections", "deadlines"}


def figure(measure: str, tally: Tally) -> float:
    """Return F1 of what is to be found, the share of right ones of what is to be said of it (a field, a role)."""
    return tally.f1 if measure in FOUND or measure == "head recipients" else tally.recall


@dataclass(slots=True)
class Score:
    """What one document reached: tallies by measure, and by gold row whether it was found (for gains and losses)."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    rows: dict[str, bool] = field(default_factory=dict)
    extras: list[str] = field(default_factory=list)

    def count(self, measure: str, row: str, right: bool) -> None:
        """Count one row of the gold."""
        tally = self.tallies[measure]
        tally.hit, tally.missed = tally.hit + right, tally.missed + (not right)
        name = f"{measure} {row}"
        while name in self.rows:
            name += "'"
        self.rows[name] = right

    def count_extra(self, measure: str, row: str) -> None:
        self.tallies[measure].extra += 1
        self.extras.append(f"{measure} {row}")


def score_document(gold: Gold, found: Found) -> Score:
    """Return how `found` compares with `gold`, measure by measure."""
    score = Score()
    _score_head(gold, found.get("document") or {}, score)
    _score_sections(gold, found.get("sections") or (), score)
    _score_citations(gold, found.get("citations") or (), score)
    matched = _score_paragraphs("duties", gold.duties, found.get("duties") or (), score)
    _score_agencies(matched, score)
    matched += _score_paragraphs("tasks", gold.tasks, found.get("tasks") or (), score)
    _score_themes(matched, score)
    _score_deadlines(gold.deadlines, found.get("deadlines") or (), score)
    return score


def _score_head(gold: Gold, found: Found, score: Score) -> None:
    """Count each field of the head; a blank is right only as a blank."""
    for name in PLAIN_FIELDS:
        folding = fold_symbol if name == "symbol" else fold
        score.count(f"head {name}", name, _is_same(getattr(gold.document, name), found.get(name), folding))
    for name in FORM_FIELDS:
        forms = getattr(gold.document, name)
        score.count(f"head {name}", name, any(_is_same(form, found.get(name), fold) for form in forms))
    wanted = Counter(fold(one) for one in gold.document.recipients)
    got = Counter(fold(one) for one in found.get("recipients") or ())
    _count_sets("head recipients", "", wanted, got, score)


def _is_same(wanted: object, got: object, folding: Callable[[object], str]) -> bool:
    if wanted is None or got is None:
        return wanted is None and got is None
    return folding(wanted) == folding(got)


def _count_sets(measure: str, place: str, wanted: Counter[str], got: Counter[str], score: Score) -> None:
    for one in wanted.elements():
        score.count(measure, f"{place} {one}".strip(), got[one] > 0)
        got[one] -= 1
    for one in (+got).elements():
        score.count_extra(measure, f"{place} {one}".strip())


def _score_sections(gold: Gold, found: Sequence[Found], score: Score) -> None:
    """Count sections by path and heading; where the gold has no heading the path is enough."""
    got = defaultdict(list)
    for one in found:
        got[fold_section(one.get("path"))].append(one.get("heading"))
    for row in gold.sections:
        headings = got[fold_section(row.path)]
        right = next((h for h in headings if row.heading is None or fold(h or "") == fold(row.heading)), missing := object())
        if right is not missing:
            headings.remove(right)
        if row.is_sure:
            score.count("sections", row.path, right is not missing)
    doubtful = {fold_section(row.path) for row in gold.sections if not row.is_sure}
    for path, headings in got.items():
        for _ in headings if path not in doubtful else ():
            score.count_extra("sections", str(path))


def _score_citations(gold: Gold, found: Sequence[Found], score: Score) -> None:
    """Count mentions with a number by section, number and symbol in print order; named ones by section and quote."""
    numbered = [row for row in gold.citations if row.number is not None]
    named = [row for row in gold.citations if row.number is None]
    pairs = _match(numbered, [one for one in found if one.get("number")], _is_same_number, "citations", score)
    pairs += _match(named, [one for one in found if not one.get("number")], _is_same_quote, "named citations", score)
    _score_resolution(pairs, score)
    for row, one in pairs:
        for name, folding in (("type", fold), ("date", fold)):
            score.count(f"citation {name}", _name(row), _is_same(getattr(row, name), one.get(name), folding))


def _is_same_number(row: GoldCitation, one: Found) -> bool:
    """Compare section, number and symbol; a short form prints no symbol ("Chỉ thị 19"), then any is right."""
    if not _is_same_section(row, one) or fold_number(row.number) != fold_number(one["number"]):
        return False
    return row.symbol is None or fold_symbol(row.symbol) == fold_symbol(one.get("symbol") or "")


def _is_same_section(row: GoldCitation | GoldParagraph | GoldDeadline, one: Found) -> bool:
    """Compare sections; a doubtful mention in a title may be counted for the title or for what stands around it."""
    if row.section == "title" and not row.is_sure:
        return True
    return fold_section(row.section) == fold_section(one.get("section"))


def _is_same_quote(row: GoldCitation | GoldDeadline, one: Found) -> int:
    return overlap(row.quote, one.get("quote") or "") if _is_same_section(row, one) else 0


def _match(
    rows: Sequence[Any], found: Sequence[Found], likeness: Callable[[Any, Found], int], measure: str, score: Score
) -> list[tuple[Any, Found]]:
    """Pair rows of the gold with found ones, the most alike first, sure rows before doubtful ones; count; return sure pairs."""
    left, pairs = dict(enumerate(found)), []
    for sure in (True, False):
        chances = ((likeness(row, left[j]), -i, -j) for i, row in enumerate(rows) if row.is_sure is sure for j in left)
        taken: dict[int, int] = {}
        for alike, minus_i, minus_j in sorted(chances, reverse=True):
            if alike and -minus_i not in taken and -minus_j in left:
                taken[-minus_i] = -minus_j
                pairs += [(rows[-minus_i], left[-minus_j])] if sure else []
                del left[-minus_j]
        for i, row in enumerate(rows) if sure else ():
            if row.is_sure:
                score.count(measure, _name(row), i in taken)
    for one in left.values():
        score.count_extra(measure, _found_name(one))
    return pairs


def _name(row: Any) -> str:
    """Return the locator by which a row of the gold is known from release to release."""
    if isinstance(row, GoldParagraph):
        return f"{row.section} #{row.ordinal}"
    if isinstance(row, GoldCitation) and row.number:
        return f"{row.section} {row.number}/{row.symbol}"
    return f"{row.section} {' '.join(row.quote.split()[:WORDS])}"


def _found_name(one: Found) -> str:
    return f"{one.get('section')} {' '.join(str(one.get('quote') or '').split()[:WORDS])}"


def _score_resolution(pairs: Iterable[tuple[GoldCitation, Found]], score: Score) -> None:
    """Count pairs of mentions that name one document: neither ids nor their spelling need agree."""
    tally = score.tallies["same document"]
    for (row, one), (other_row, other) in combinations(pairs, 2):
        wanted = row.key == other_row.key
        names = [_document_of(each) for each in (one, other)]
        got = names[0] is not None and names[0] == names[1]
        tally.hit, tally.missed, tally.extra = (
            tally.hit + (wanted and got),
            tally.missed + (wanted and not got),
            tally.extra + (got and not wanted),
        )


def _document_of(one: Found) -> str | None:
    return one.get("document") or one.get("key")


def _score_paragraphs(
    measure: str, rows: Sequence[GoldParagraph], found: Sequence[Found], score: Score
) -> list[tuple[GoldParagraph, Found]]:
    """Count paragraphs: the same first and last six words; then of those the share in the right section."""
    pairs = _match(rows, found, _is_same_paragraph, measure, score)
    for row, one in pairs:
        score.count(f"{measure}: section", _name(row), _is_same_section(row, one))
        score.count(f"{measure}: ordinal", _name(row), row.ordinal == one.get("ordinal"))
    return pairs


def _is_same_paragraph(row: GoldParagraph, one: Found) -> int:
    words = drop_number(fold_words(one.get("quote") or ""))
    begins, ends = drop_number(fold_words(row.begins)), [fold_words(form or "") for form in row.ends]
    same = bool(words) and words[: len(begins)] == begins and any(words[-len(end) :] == end for end in ends)
    return 1 + _is_same_section(row, one) if same else 0


def _score_agencies(pairs: Iterable[tuple[GoldParagraph, Found]], score: Score) -> None:
    """Count duties with exactly the right bodies; bodies one by one; their roles."""
    for row, one in pairs:
        assert isinstance(row, GoldDuty)
        got = list(one.get("agencies") or ())
        matched = []
        for wanted in row.agencies:
            body = next((each for each in got if _is_same_body(wanted, each)), None)
            if body is not None:
                got.remove(body)
            if wanted.is_sure:
                matched += [(wanted, body)] if body is not None else []
                score.count("bodies", f"{_name(row)} {wanted.name[0]}", body is not None)
        for each in got:
            score.count_extra("bodies", f"{_name(row)} {each.get('name')}")
        score.count("right agency", _name(row), len(matched) == sum(w.is_sure for w in row.agencies) and not got)
        for wanted, body in matched:
            right = body.get("role") in {wanted.role, wanted.secondary_role}
            score.count("roles", f"{_name(row)} {wanted.name[0]}", right)


def _is_same_body(wanted: GoldAgency, got: Found) -> bool:
    if wanted.code and wanted.code == got.get("code"):
        return True
    name = fold_name(got.get("name") or "")
    return any(fold_name(form or "") == name for form in wanted.name)


def _score_themes(pairs: Iterable[tuple[GoldParagraph, Found]], score: Score) -> None:
    for row, one in ((row, one) for row, one in pairs if row.themes):
        _count_sets("themes", _name(row), Counter(row.themes), Counter(set(one.get("themes") or ())), score)


def _score_deadlines(rows: Sequence[GoldDeadline], found: Sequence[Found], score: Score) -> None:
    """Count deadlines by section and quote; of those found the share with the right interval, kind and action."""
    for row, one in _match(rows, found, _is_same_quote, "deadlines", score):
        right = (_day(row.start), _day(row.end)) == (one.get("start"), one.get("end"))
        right = right and one.get("recurrence") in _recurrences_of(row)
        score.count("deadlines: interval", _name(row), right)
        score.count("deadlines: kind", _name(row), row.kind == one.get("kind"))
        score.count("deadlines: action", _name(row), row.action == one.get("action"))


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _recurrences_of(row: GoldDeadline) -> set[str | None]:
    """Return what is right: a period shorter than a year may be told, or left unspecified as in a plan file."""
    known = row.recurrence is None or row.recurrence in set(Recurrence)
    return {row.recurrence} if known else {row.recurrence, Recurrence.UNSPECIFIED}
