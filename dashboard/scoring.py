"""Scores by the set of criteria: which rows stand behind each, who is scored, how firm score and rank are.

What a rule measures is decided in sql/passages_criteria.sql, and there too who lacks too much data to be scored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import polars as pl

from dashboard import deadlines, passages, wording
from dashboard.context import Context
from dashboard.scope import FIRST_YEAR, Scope
from dashboard.texts import Nn_, _, _n, language

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule counts: the subject that its rows are listed under, the filters that find them, and its noun."""

    subject: str
    marks: Mapping[str, object]
    noun: str


_DUTIES = Nn_("{done}/{n} đoạn nhiệm vụ")
YES_NO = "inspection_assigned"  # measured as met or not, whatever the number of rows
RULES = {
    "plan_in_time": Rule("documents", {}, Nn_("{done}/{n} kế hoạch")),
    "content_assigned": Rule("duties", {}, Nn_("{done}/{n} đoạn")),
    "duties_answerable": Rule("duties", {"answerable": True}, _DUTIES),
    "central_themes": Rule("duties", {}, Nn_("{done}/{n} chủ đề")),
    "duties_dated": Rule("duties", {"deadline": True}, _DUTIES),
    YES_NO: Rule("duties", {"theme": "inspection"}, _DUTIES),
    "reports_answered": Rule("obligations", {"state": "done", "action": "report"}, Nn_("{done}/{n} lượt báo cáo")),
    "required_figures": Rule("figures", {}, Nn_("{done}/{n} chỉ tiêu")),
    "duties_reported": Rule("duties", {"reported": True}, _DUTIES),
    "duties_proven": Rule("duties", {"proven": True}, _DUTIES),
}
# rule → the filter whose values its rows hold themselves
LISTED = {"plan_in_time": "documents", "central_themes": "themes", "required_figures": "figures"}


@dataclass(frozen=True, slots=True)
class View:
    """One year scored, as seen on one day; `context` reaches back to plans that began earlier."""

    context: Context
    year: int
    day: date

    @property
    def marks(self) -> dict[str, object]:
        """Return the filters that every question and every mark of a score must have."""
        return {"from": self.year, "to": self.year, "day": self.day, "soon": deadlines.SOON, "in_force": True}


def view(context: Context, year: int, day: date) -> View:
    """Return the view of one year. Only years, boundaries and provinces act on a score: all else would cut what it counts."""
    unset = {"levels": (), "doc_types": (), "agencies": (), "themes": (), "directive": None, "named_only": False}
    scope = replace(context.scope, year_from=FIRST_YEAR, year_to=year, **unset)
    words = Context.of(context.build, replace(scope, year_from=year)).scope_text
    return View(Context(context.build, scope, words), year, day)


def years(scope: Scope, known: pl.DataFrame) -> tuple[list[str], str]:
    """Return the years of the scope and the one that is scored at first; `known` is `queries.criterion_years`."""
    offered = [str(year) for year in range(scope.year_from, scope.year_to + 1)]
    return offered, str(known["year"][0]) if known.height else offered[-1]


def results(view: View) -> pl.DataFrame:
    """Return one criterion of one province a row, of all with anything known, as sql/passages_criteria.sql says."""
    found = passages.find(view.context.build, view.context.scope, "criteria", view.marks, size=passages.ALL_ROWS)
    return found.rows


def marks_of(row: Mapping[str, object]) -> dict[str, object]:
    """Return the filters that find the rows counted in a row of sql/passages_criteria.sql, beside those of its view."""
    rule = str(row["rule"])
    own = {LISTED[rule]: row[LISTED[rule]]} if rule in LISTED else {}
    return {**RULES[rule].marks, **own, "province": row["code"]}


def counted_in_words(row: Mapping[str, object]) -> str:
    """Say how far a criterion is met: "28/40 đoạn nhiệm vụ (70%)", or that nothing is known."""
    if row["share"] is None:
        return _("chưa có dữ liệu")
    if row["rule"] == YES_NO:
        return _n("có {n} đoạn", int(row["row_count"])) if row["row_count"] else _("không có")  # type: ignore[call-overload]
    noun = RULES[str(row["rule"])].noun
    counted = _n(noun, int(row["whole_count"]), done=wording.number(row["done_count"]))  # type: ignore[call-overload]
    return f"{counted} ({wording.percent(float(row['share']), 0)})"  # type: ignore[arg-type]


def missing_in_words(missing: int, criteria: int) -> str:
    """Say why there is no score: "chưa chấm: thiếu dữ liệu 5/9 tiêu chí"."""
    return _n("chưa chấm: thiếu dữ liệu {missing}/{n} tiêu chí", criteria, missing=missing)


@dataclass(frozen=True, slots=True)
class Standing:
    """A score of 100 and a rank among those scored, each with its range over all scenarios; `tied`: how many share the rank."""

    score: float
    lowest: float
    highest: float
    rank: int
    tied: int
    best_rank: int
    worst_rank: int


def standings(rows: pl.DataFrame) -> dict[str, Standing]:
    """Return the standing of every scored province by code; rows are those of sql/passages_criteria.sql."""
    weights: dict[str, float] = dict(rows.select("criterion_code", "weight").iter_rows())
    shares: dict[str, dict[str, float]] = {}
    for code, criterion, share in rows.drop_nulls("value").select("code", "criterion_code", "share").iter_rows():
        shares.setdefault(code, {})[criterion] = share
    return standings_of(shares, weights)


def standings_of(shares: Mapping[str, Mapping[str, float]], weights: Weights) -> dict[str, Standing]:
    """Return the standing of each place from its shares (0 to 1) by criterion; a criterion without data is not among them."""
    tries = [weights, *scenarios(weights)]
    scores = [{place: score(own, tried) for place, own in shares.items()} for tried in tries]
    places = [ranks(tried) for tried in scores]
    return {
        place: Standing(
            scores[0][place],
            min(tried[place] for tried in scores),
            max(tried[place] for tried in scores),
            places[0][place],
            list(places[0].values()).count(places[0][place]),
            min(tried[place] for tried in places),
            max(tried[place] for tried in places),
        )
        for place in shares
    }


def scenarios(weights: Weights) -> Iterator[Weights]:
    """Yield the weights that a score is tried with: all equal, each one halved, each one doubled."""
    yield dict.fromkeys(weights, 1.0)
    for criterion, weight in weights.items():
        for factor in (0.5, 2):
            yield {**weights, criterion: weight * factor}


def score(shares: Mapping[str, float], weights: Weights) -> float:
    """Return Σ weight × share / Σ weight × 100 over the criteria with data."""
    return 100 * sum(weights[one] * share for one, share in shares.items()) / sum(weights[one] for one in shares)


def ranks(scores: Mapping[str, float]) -> dict[str, int]:
    """Return the rank of each place from 1; those whose scores read alike (one decimal) share it: 1, 2, 2, 4."""
    printed = {place: _rounded(value) for place, value in scores.items()}
    ordered = sorted(printed.values(), reverse=True)
    return {place: ordered.index(value) + 1 for place, value in printed.items()}


def score_in_words(score: float) -> str:
    """Write a score with its one decimal: "76,0"."""
    text = str(_rounded(score))
    return text if language() == "en" else text.replace(".", ",")


def _rounded(score: float) -> Decimal:
    return Decimal(str(score)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def rank_in_words(standing: Standing) -> str:
    """Say the rank, and with how many others it is shared: "hạng 2, cùng 1 tỉnh"."""
    rank = _("hạng {rank}", rank=standing.rank)
    others = standing.tied - 1
    return _n("{rank}, cùng {n} tỉnh", others, rank=rank) if others else rank
