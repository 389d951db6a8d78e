"""What is worth a leader's notice: rules that turn the data in scope into sentences, one entry a rule.

A rule says nothing where there is nothing to say. Each sentence has a number, and opens to the rows that make it.
A new rule is a function and its entry in RULES; the order there is the order on screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import polars as pl

from dashboard import comparability, deadlines, passages, queries, wording
from dashboard.context import Context
from dashboard.measures import province_names
from dashboard.scope import applied
from dashboard.texts import N_, _, _n

MOST = 3  # sentences of one rule, and names in one sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence. `value` rows of `subject` stand behind it, found by the filters `mark`; `more` is a caution."""

    sentence: str
    value: int
    subject: str
    mark: dict[str, object] = field(default_factory=dict)
    more: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: how it reads on screen, and how it finds what it says on a viewing date."""

    words: str
    find: Callable[[Context, date], Iterator[Finding]]


def found(context: Context, day: date) -> list[tuple[Rule, Finding]]:
    """Return what the rules say of a view on a date, in the order of RULES."""
    return [(rule, _cautioned(finding, context)) for rule in RULES.values() for finding in rule.find(context, day)]


def _cautioned(finding: Finding, context: Context) -> Finding:
    """Name the filters that the rows of a finding do not obey."""
    idle = applied(context.scope, finding.subject)[1]
    if not idle:
        return finding
    said = _("Bộ lọc không tác động: {fields}.", fields=", ".join(_(words) for words in idle))
    return replace(finding, more=f"{finding.more} {said}".strip())


def _due_soon(context: Context, day: date) -> Iterator[Finding]:
    until = day + timedelta(days=deadlines.SOON)
    seen = queries.deadlines_on(context.build, context.scope, day, until)
    if count := int(seen["soon_count"]):
        yield Finding(
            _(
                "{deadlines} kết thúc trong {days} ngày tới, gần nhất ngày {day} ({place})",
                deadlines=_n("{n} thời hạn", count),
                days=deadlines.SOON,
                day=wording.day(seen["next_end"]),
                place=seen["next_place"],
            ),
            count,
            "deadlines",
            {"due_from": day, "due_to": until, "sure": True},
        )


def _passed(context: Context, day: date) -> Iterator[Finding]:
    seen = queries.deadlines_on(context.build, context.scope, day, day + timedelta(days=deadlines.SOON))
    if count := int(seen["passed_count"]):
        yield Finding(
            _(
                "{count} trên {all} rõ ngày đã qua hạn ghi trong văn bản",
                count=wording.number(count),
                all=_n("{n} thời hạn", int(seen["dated_count"])),
            ),
            count,
            "deadlines",
            {"due_to": day - timedelta(days=1), "sure": True},
            _("Kho chưa có báo cáo thực hiện nhiệm vụ; chưa có báo cáo trong kho không có nghĩa là chưa báo cáo."),
        )


def _most_assigned(context: Context, _day: date) -> Iterator[Finding]:
    """Name the bodies with the most assignments; silent where all have as many."""
    totals = queries.overview_total(context.build, context.scope)
    bodies = (
        queries.duties_by_agency(context.build, context.scope)
        .group_by("agency_code", "agency_name")
        .agg(pl.col("value").sum())
        .sort("value", "agency_name", descending=[True, False])
    )
    most = bodies.filter(pl.col("value") == pl.col("value").max())
    if most.height == bodies.height:
        return
    total = _n("{n} lượt giao nhiệm vụ", int(bodies["value"].sum()))
    for code, name, value in most.head(MOST if most.height <= MOST else 1).iter_rows():
        words = {"body": name, "count": wording.number(value), "total": total, "plans": _plans(int(totals["plan_count"]))}
        tied = _n("ngang với {n} cơ quan khác", most.height - 1)
        yield Finding(
            _("{body} ({tied}) được giao nhiều nhất: {count} trên {total}, trong {plans}", tied=tied, **words)
            if most.height > 1
            else _("{body} được giao nhiều nhất: {count} trên {total}, trong {plans}", **words),
            value,
            "assignments",
            {"agency": code},
            _("Các kế hoạch khác loại, giao việc chi tiết khác nhau.") if int(totals["kind_count"]) > 1 else "",
        )


def _plans(count: int) -> str:
    return _n("{n} kế hoạch", count) if count > 1 else _("1 kế hoạch (n = 1)")


def _unassigned(context: Context, _day: date) -> Iterator[Finding]:
    """Name the themes a province leaves unassigned; silent where duties are narrowed to some bodies or paragraphs."""
    scope = context.scope
    if scope.agencies or scope.named_only:
        return
    rows = queries.unassigned_themes(context.build, scope)
    names = province_names(context)
    for themes in rows.partition_by("code", maintain_order=True)[:MOST]:
        first, codes = themes.row(0, named=True), themes["theme_code"].to_list()
        sentence = _(
            "{place} ({years}): {count} trên {all} của kế hoạch Trung ương không giao cơ quan nào: {themes}",
            place=names[first["code"]],
            years=_years(first["year_from"], first["year_to"]),
            count=wording.number(len(codes)),
            all=_n("{n} chủ đề", first["central_theme_count"]),
            themes=_listed(themes["theme"].to_list()),
        )
        general = {"province": first["code"], "issuers": (first["code"],), "themes": tuple(codes)}
        central = {"level": "central", "themes": tuple(codes)}
        tasks, duties = (_count(context, *what) for what in (("tasks", general), ("duties", central)))
        opened = (duties, "duties", central) if duties else (tasks, "tasks", general)
        yield Finding(sentence, *opened, more=_unassigned_caution(first, tasks, rows))


def _unassigned_caution(first: dict[str, object], tasks: int, rows: pl.DataFrame) -> str:
    kinds = "; ".join(sorted(comparability.plan_kind(*kind) for kind in first["kinds"]))
    said = [
        _(
            "So sánh thận trọng: kế hoạch {kind}, {years}; kế hoạch Trung ương {central}.",
            kind=kinds,
            years=_years(first["year_from"], first["year_to"]),
            central=_years(first["central_year_from"], first["central_year_to"]),
        )
    ]
    if tasks:
        said.append(_n("Tỉnh có {n} nhiệm vụ chung thuộc các chủ đề này.", tasks))
    if (places := int(first["province_count"])) > MOST:
        said.append(_("Nêu {shown} trên {n} tỉnh, thành phố thiếu nhiều chủ đề nhất.", shown=MOST, n=wording.number(places)))
    return " ".join(said)


def _answers(context: Context, _day: date) -> Iterator[Finding]:
    """Say the soonest and the latest first answer to a directive; one alone is neither."""
    rows = queries.first_answers(context.build, context.scope)
    if rows.is_empty():
        return
    names = province_names(context)
    soonest, latest = rows.row(0, named=True), rows.sort("lag_min", "lag_max", "code").row(-1, named=True)
    directive = queries.options(context.build, "directive")[soonest["directive_id"]][0]
    words = {"directive": directive, "first": names[soonest["code"]], "soon": _days(soonest)}
    if rows.height == 1:
        sentence = _("{first} thực hiện {directive}: văn bản đầu tiên được biết sau {soon} (n = 1 tỉnh)", **words)
    else:
        sentence = _(
            "Thực hiện {directive}: sớm nhất {first} sau {soon}, muộn nhất {last} sau {late} (n = {n} tỉnh)",
            **words,
            last=names[latest["code"]],
            late=_days(latest),
            n=rows.height,
        )
    documents = tuple(rows["documents"].explode())
    yield Finding(sentence, len(documents), "documents", {"documents": documents}, _answers_caution(rows, soonest, latest))


def _answers_caution(rows: pl.DataFrame, soonest: dict[str, object], latest: dict[str, object]) -> str:
    said = [_("Chỉ tính văn bản được biết.")]
    unsure = rows.filter(
        (pl.col("lag_min") < soonest["lag_max"]) & (pl.col("code") != soonest["code"])
        | (pl.col("lag_max") > latest["lag_min"]) & (pl.col("code") != latest["code"])
    ).height
    if unsure:
        said.append(_n("{n} tỉnh khác có thể sớm hoặc muộn hơn, vì ngày ghi không đủ.", unsure))
    if undated := int(soonest["undated_count"]):
        said.append(_n("{n} văn bản không rõ ngày, không tính.", undated))
    return " ".join(said)


def _days(row: dict[str, object]) -> str:
    low, high = int(row["lag_min"]), int(row["lag_max"])
    return _n("{n} ngày", low) if low == high else _("{low}–{high} ngày", low=wording.number(low), high=wording.number(high))


def _without_deadline(context: Context, _day: date) -> Iterator[Finding]:
    totals = queries.overview_total(context.build, context.scope)
    duties = int(totals["duty_count"])
    if without := duties - int(totals["with_deadline_count"]):
        yield Finding(
            _(
                "{count} trên {all} không có thời hạn ({share})",
                count=wording.number(without),
                all=_n("{n} đoạn nhiệm vụ", duties),
                share=wording.percent(without / duties),
            ),
            without,
            "duties",
            {"deadline": False},
        )


def _not_loaded(context: Context, _day: date) -> Iterator[Finding]:
    totals = queries.overview_total(context.build, context.scope)
    if count := int(totals["unloaded_count"]):
        yield Finding(
            _(
                "{count} trên {all} được biết nhưng chưa thu thập",
                count=wording.number(count),
                all=_n("{n} văn bản", int(totals["document_count"])),
            ),
            count,
            "documents",
            {"unloaded": True},
        )


def _contradicting(context: Context, _day: date) -> Iterator[Finding]:
    seen = queries.contradicting_figures(context.build, context.scope)
    if cases := int(seen["case_count"]):
        figures = tuple(seen["figure_ids"])
        yield Finding(
            _(
                "Các nguồn mâu thuẫn nhau trong {cases}: {figures} của {indicators}, {places}",
                cases=_n("{n} trường hợp", cases),
                figures=_n("{n} số liệu", len(figures)),
                indicators=_n("{n} chỉ tiêu", int(seen["indicator_count"])),
                places=_n("{n} địa bàn", int(seen["place_count"])),
            ),
            len(figures),
            "figures",
            {"figures": figures},
        )


def _empty_years(context: Context, _day: date) -> Iterator[Finding]:
    scope = context.scope
    known = queries.overview_total(context.build, scope)["years"] or []
    empty = tuple(year for year in range(scope.year_from, scope.year_to + 1) if year not in known)
    if empty:
        years = ", ".join(str(year) for year in empty)
        yield Finding(
            _("Năm {years}: chưa thu thập được văn bản nào trong phạm vi này", years=years), 0, "documents", {"years": empty}
        )


def _count(context: Context, subject: str, mark: dict[str, object]) -> int:
    return passages.find(context.build, context.scope, subject, mark, size=1).total


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _listed(names: list[str]) -> str:
    """Name a few, count the rest."""
    if len(names) <= MOST + 1:
        return ", ".join(names)
    return _("{names} và {rest}", names=", ".join(names[:MOST]), rest=_n("{n} chủ đề khác", len(names) - MOST))


RULES: dict[str, Rule] = {
    "sap-den-han": Rule(N_("thời hạn chắc chắn, rõ ngày cuối, tính từ ngày xem"), _due_soon),
    "qua-han": Rule(N_("thời hạn chắc chắn có ngày cuối trước ngày xem"), _passed),
    "giao-nhieu-nhat": Rule(
        N_("loại cơ quan có nhiều lượt giao nhất; một đoạn giao nhiều cơ quan được đếm cho từng cơ quan"), _most_assigned
    ),
    "chu-de-khong-giao": Rule(
        N_("chủ đề mà kế hoạch Trung ương đã nạp có, không đoạn nhiệm vụ nào của kế hoạch tỉnh có"), _unassigned
    ),
    "som-va-muon": Rule(
        N_("văn bản đầu tiên của từng tỉnh, có ngày sau văn bản chỉ đạo được chọn, hoặc được thực hiện nhiều nhất"), _answers
    ),
    "khong-thoi-han": Rule(N_("đoạn nhiệm vụ không kèm thời hạn, hoặc thời hạn còn nghi vấn"), _without_deadline),
    "chua-thu-thap": Rule(N_("văn bản trong sổ theo dõi mà nội dung chưa được nạp"), _not_loaded),
    "mau-thuan": Rule(N_("cùng chỉ tiêu, địa bàn, kỳ và cách đếm mà giá trị khác nhau"), _contradicting),
    "nam-trong": Rule(N_("năm không có văn bản nào được biết; chưa thu thập không phải là không có"), _empty_years),
}
