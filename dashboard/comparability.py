"""The comparability guard (DESIGN §8.3, §8.7): which points may be joined by a line.

Plans are alike when the same body issued them for the same circle and the same kind of
period. Figures are alike when they measure one stock of one body, counted in one way.
"""

from __future__ import annotations

from datetime import date

import polars as pl

LEVEL_WORDS = {
    "central": "Trung ương",
    "province": "cấp tỉnh",
    "party_bloc": "đảng bộ khối",
    "agency": "sở, ban, ngành",
    "district": "cấp huyện",
}
SCOPE_WORDS = {"national": "toàn quốc", "province": "toàn tỉnh", "bloc": "một khối"}
PERIOD_WORDS = {"annual": "hằng năm", "multi_year": "nhiều năm", "open": "không ghi thời hạn"}


def plan_kind(level: str, scope: str, period: str) -> str:
    """Say in words what kind of plan this is: 'cấp tỉnh, toàn tỉnh, hằng năm'."""
    return f"{LEVEL_WORDS.get(level, level)}, {SCOPE_WORDS[scope]}, {PERIOD_WORDS[period]}"


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
        return "Các kế hoạch của những địa bàn khác nhau: điểm đứng riêng, không nối thành đường."
    listed = "; ".join(sorted(kinds))
    return f"Các kế hoạch khác loại ({listed}): điểm đứng riêng, không nối thành đường."


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
    the number falls: then the sources hardly counted alike. A flow is joined to nothing.
    """
    way = pl.col("counting").fill_null("?")
    key = pl.concat_str("province_name", "indicator_code", way, separator="|")
    group = ("province_name", "indicator_code", "nature", way)
    falls = (pl.col("value").sort_by("end_date").diff().min() < 0).fill_null(False).over(*group)
    alike = (
        (pl.col("nature") == "stock")
        & ~pl.col("is_contradicted")
        & (pl.col("end_date").n_unique().over("province_name", "nature", way) > 1)
        & ~(pl.col("counting").is_null() & falls)
    )
    return figures.select(pl.when(alike).then(key).alias("line"), pl.col("counting").is_null().alias("dashed"))
