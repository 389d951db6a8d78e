"""The comparability guard (DESIGN §8.3, §8.7): which points may be joined by a line.

Plans are alike when the same body issued them for the same circle and the same kind of
period. Figures are alike when they measure one stock of one body, counted in one way.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from dashboard.texts import N_, _

LEVEL_WORDS = {
    "central": N_("Trung ương"),
    "province": N_("cấp tỉnh"),
    "party_bloc": N_("đảng bộ khối"),
    "agency": N_("sở, ban, ngành"),
    "district": N_("cấp huyện"),
}
SCOPE_WORDS = {"national": N_("toàn quốc"), "province": N_("toàn tỉnh"), "bloc": N_("một khối")}
PERIOD_WORDS = {"annual": N_("hằng năm"), "multi_year": N_("nhiều năm"), "open": N_("không ghi thời hạn")}


def plan_kind(level: str, scope: str, period: str) -> str:
    """Say in words what kind of plan this is: 'cấp tỉnh, toàn tỉnh, hằng năm'."""
    return ", ".join(_(words) for words in (LEVEL_WORDS.get(level, level), SCOPE_WORDS[scope], PERIOD_WORDS[period]))


def plan_line(plans: pl.DataFrame) -> pl.Series:
    """Return a line id a plan, or null where no other plan is like it.

    `plans` has place, issuer, level, scope, period, year. Alike: the same place, issuer, level
    and scope, annual, in different years.
    """
    same = ("place", "issuer", "level", "scope", "period")
    key = pl.concat_str(*same, separator="|")
    alike = (pl.col("period") == "annual") & (pl.col("year").n_unique().over(*same) > 1)
    return plans.select(pl.when(alike).then(key).alias("line"))["line"]


def plan_note(plans: pl.DataFrame) -> str | None:
    """Return the sentence that says why plans stand apart, or None if all may be joined."""
    if plans.height < 2:
        return None
    kinds = {
        plan_kind(level, scope, period)
        for level, scope, period in plans.select("level", "scope", "period").unique().iter_rows()
    }
    if plan_line(plans).null_count() == 0:
        return None
    if len(kinds) == 1:
        return _("Các kế hoạch của những địa bàn khác nhau: điểm đứng riêng, không nối thành đường.")
    return _("Các kế hoạch khác loại ({kinds}): điểm đứng riêng, không nối thành đường.", kinds="; ".join(sorted(kinds)))


def figure_shape(nature: str, start: date | None, end: date | None) -> str:
    """Return the tone code of a figure's mark: stock, flow of a full calendar year, flow of a part of one."""
    if nature == "stock":
        return "stock"
    full = start is not None and end is not None and start.year == end.year and (end - start).days >= 363
    return "flow" if full else "part_flow"


def figure_line(figures: pl.DataFrame) -> pl.DataFrame:
    """Return `line`, a line id or null where a figure must stand apart, and `dashed`.

    Joined: stocks of one indicator of one place counted in one way, dated and not
    contradicted. Where no source says how it counted, the line is dashed, and there is none if
    the number falls: then the sources hardly counted alike. A flow is joined to nothing, nor is one body's part.
    """
    way = pl.col("counting").fill_null("?")
    key = pl.concat_str("province_name", "indicator_code", way, separator="|")
    group = ("province_name", "indicator_code", "nature", way)
    falls = (pl.col("value").sort_by("end_date").diff().min() < 0).fill_null(False).over(*group)
    alike = (
        (pl.col("nature") == "stock")
        & ~pl.col("is_contradicted")
        & (way != "one_body")
        & (pl.col("end_date").n_unique().over(*group) > 1)
        & ~(pl.col("counting").is_null() & falls)
    )
    return figures.select(pl.when(alike).then(key).alias("line"), pl.col("counting").is_null().alias("dashed"))


# countings of what was asked for, planned, announced, and of what one body of a place reports: its part of the place
NOT_COMPARED = ("proposed", "plan_target", "announced_before", "one_body")
WHY_NOT = {
    "none": N_("chưa có số liệu có kỳ trong phạm vi"),
    "after_due": N_("số liệu chỉ có sau hạn"),
    "other_period": N_("chưa có số liệu đúng kỳ của mức đặt ra"),
    "other_unit": N_("khác đơn vị"),
    "contradicting": N_("các nguồn mâu thuẫn"),
    "several_ways": N_("các nguồn đếm theo cách khác nhau"),
    "open_bound": N_("nguồn chỉ nêu cận, chưa rõ đã qua mức đặt ra hay chưa"),
}


def figure_for_target(figures: pl.DataFrame, is_flow: bool, due_start: date, due_end: date) -> tuple[dict | None, str]:
    """Return the figure that may be set against a target and "", or what comes nearest and a code of WHY_NOT.

    A stock: the latest within the due date. A flow: the one whose period is exactly that of the target; parts of it
    are never added. `figures` are those of the target's place and indicator, in `queries.figures_of_targets`' columns.
    """
    real = [
        figure
        for figure in figures.sort("end_date", "figure_id").iter_rows(named=True)
        if (figure["counting"] or "") not in NOT_COMPARED and (figure["nature"] == "flow") == is_flow
    ]
    if not real:
        return None, "none"
    fit = [figure for figure in real if figure["end_date"] and figure["end_date"] <= due_end]
    if not fit:
        return real[-1], "after_due"
    if is_flow:
        fit = [figure for figure in fit if (figure["start_date"], figure["end_date"]) == (due_start, due_end)]
        if not fit:
            return real[-1], "other_period"
    fit = [figure for figure in fit if figure["end_date"] == fit[-1]["end_date"]]
    if not all(figure["is_same_unit"] for figure in fit):
        return fit[-1], "other_unit"
    if any(figure["is_contradicted"] for figure in fit):
        return fit[-1], "contradicting"
    return fit[-1], "several_ways" if len({figure["counting"] for figure in fit}) > 1 else ""


def gap_to_target(value: float, qualifier: str, level: float) -> tuple[float | None, str]:
    """Return how far a figure lies from a target's level, and how surely: "", "about", "at_least"; or None, "open_bound".

    "Trên 90" against 85 lies at least 5 above; "trên 80" against 85 says nothing.
    """
    gap = value - level
    if qualifier in ("over", "under"):
        outward = 1 if qualifier == "over" else -1
        return (gap, "at_least") if gap * outward >= 0 else (None, "open_bound")
    return gap, "about" if qualifier == "about" else ""
