"""Charts of the page Kết quả báo cáo: published figures of one indicator by place and period, beside their targets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from dashboard import comparability, wording
from dashboard.charts import Chart, Encoding, Kind, Opens
from dashboard.charts import figures as published
from dashboard.charts import targets as set_levels
from dashboard.context import Context
from dashboard.texts import N_, Nn_, _, _n

PERIOD_KINDS = {"moi": N_("Mọi kỳ"), "thoi-diem": N_("Số thời điểm"), "tron-nam": N_("Số trọn năm")}
SHAPES_OF = {"moi": ("stock", "flow", "part_flow"), "thoi-diem": ("stock",), "tron-nam": ("flow",)}
SHOWN, TABLE_ROWS = 20, 20
FIGURE_UNIT = N_("số liệu đã công bố")


def lead(totals: Mapping[str, int]) -> str:
    """Say under the page's heading how many figures are in scope, and how many have no period."""
    if not totals["figure_count"]:
        return _("Chưa thu thập được số liệu nào có kỳ trong phạm vi này")
    published_words = _n("{n} số liệu đã công bố", totals["figure_count"] - totals["reported_count"])
    reported = _n("{n} số liệu báo cáo đã nhận", totals["reported_count"])
    return _(
        "{figures} của {places}, theo {indicators}; {undated}",
        figures=f"{published_words}, {reported}" if totals["reported_count"] else published_words,
        places=_n("{n} địa bàn", totals["place_count"]),
        indicators=_n("{n} chỉ tiêu", totals["indicator_count"]),
        undated=_n("{n} số liệu khác không rõ kỳ", totals["undated_count"]),
    )


def words_of(info: Mapping[str, object]) -> tuple[str, str]:
    """Return the short name of an indicator, and its name with the unit."""
    return str(info["short_name"]), f"{info['name']} ({info['unit']})"


def of_kind(rows: pl.DataFrame, kind: str) -> pl.DataFrame:
    """Keep the figures of one kind of period, a key of PERIOD_KINDS; add `shape` (comparability.figure_shape)."""
    shapes = [comparability.figure_shape(*row) for row in rows.select("nature", "start_date", "end_date").iter_rows()]
    return rows.with_columns(pl.Series("shape", shapes, dtype=pl.String)).filter(pl.col("shape").is_in(SHAPES_OF[kind]))


def of_places(rows: pl.DataFrame, places: tuple[str, ...]) -> pl.DataFrame:
    """Keep the figures of places, by their names as published."""
    return rows.filter(pl.col("published_name").is_in(places))


def is_by_year(rows: pl.DataFrame, kind: str) -> bool:
    """Whether places are set side by side by one whole year's flows: asked for, or there are no stocks."""
    return kind == "tron-nam" or (kind == "moi" and rows.height > 0 and not (rows["shape"] == "stock").any())


def whole_years(rows: pl.DataFrame) -> list[int]:
    """Return the years of which some place has a whole year's flow, the year with most places first."""
    real = comparable(rows).filter(pl.col("shape") == "flow").with_columns(pl.col("end_date").dt.year().alias("of_year"))
    counts = real.group_by("of_year").agg(pl.col("place_code").n_unique().alias("places"))
    return counts.sort("places", "of_year", descending=True)["of_year"].to_list()


def comparable(rows: pl.DataFrame) -> pl.DataFrame:
    """Keep the figures of what happened in the whole of a place."""
    return rows.filter(~pl.col("counting").fill_null("").is_in(comparability.NOT_COMPARED))


def is_added(info: Mapping[str, object]) -> bool:
    """Whether the centre's figure is a total of provinces, hence of another size than theirs."""
    return info["merge"] == "sum"


def small_multiples(
    rows: pl.DataFrame, info: Mapping[str, object], targets: pl.DataFrame, undated: int, places: int, context: Context
) -> Chart:
    """Draw one indicator over time, a panel a place, the target of that place as a level.

    `rows` is `queries.figures` through `of_kind`; `targets` those of all indicators; `undated` and `places` as in
    `figures.over_time`, whose marks, lines and words these are.
    """
    base = published.over_time(rows, str(info["indicator_code"]), words_of(info), undated, places, context)
    own = targets.filter(pl.col("indicator_code") == info["indicator_code"])
    levels = set_levels.drawn_levels(own, context.scope.year_to)
    size = pl.len().over("place_code")
    level = {code: target["value"] for code, target in levels.items()}
    frame = base.frame.with_columns(
        pl.col("shape").alias("tone"),
        pl.Series("label", _last_values(base.frame), dtype=pl.String),
        pl.col("place_code").replace_strict(level, default=None, return_dtype=pl.Float64).alias("target"),
        pl.Series("hover", hovers(base.frame), dtype=pl.String),
    ).sort(size, "province_name", "end_date", "figure_id", descending=[True, False, False, False])
    shown = set(frame["place_code"])
    is_mixed = is_added(info) and set_levels.CENTRE in shown and len(shown) > 1
    return replace(
        base,
        frame=frame,
        subtitle=base.subtitle if frame.height else nothing_dated(info),
        encoding=replace(base.encoding, panel="province_name", target="target"),
        tones=tuple(replace(tone, label=_(tone.label)) for tone in published.FIGURE_SHAPES),
        own_scales=is_mixed,
        notes=(
            *base.notes,
            *((_("Mỗi ô một thang đo: số của Trung ương khác cỡ số của tỉnh."),) if is_mixed else ()),
            *set_levels.notes(own, levels, shown),
            *caution(info),
        ),
    )


def _last_values(frame: pl.DataFrame) -> list[str]:
    """Label the last figure of a place, which `over_time` marks, with its value: 'trên 80'."""
    rows = frame.select("label", "value", "qualifier").iter_rows()
    return [published.figure_words(value, "", qualifier).strip() if label else "" for label, value, qualifier in rows]


def nothing_dated(info: Mapping[str, object]) -> str:
    """Say that the scope has no figure with a period, and how many have none."""
    undated = _n("{n} số liệu không rõ kỳ", int(info["undated_count"]))
    return _("Chưa có số liệu nào có kỳ trong phạm vi này; {undated}, xem cuối trang", undated=undated)


def hovers(frame: pl.DataFrame) -> list[str]:
    columns = ("province_name", "period", "value_text", "counting_words", "source_title")
    return [" · ".join(part for part in row if part) for row in frame.select(columns).iter_rows()]


def caution(info: Mapping[str, object]) -> tuple[str, ...]:
    return (_("Lưu ý của chỉ tiêu: {caution}", caution=info["caution"]),) if info["caution"] else ()


def old_names(context: Context) -> tuple[str, ...]:
    return (_("Địa bàn theo tên lúc công bố, trước khi hợp nhất."),) if context.scope.vintage == "2025" else ()


def columns(long: str) -> tuple[tuple[str, str], ...]:
    return (
        ("province_name", _("Địa bàn")),
        ("period", _("Kỳ")),
        ("value", long),
        ("qualifier_words", _("Mức chính xác")),
        ("counting_words", _("Cách đếm")),
        ("source_title", _("Nguồn")),
        ("source_url", _("Địa chỉ nguồn")),
    )


def coverage(by_year: pl.DataFrame, indicators: pl.DataFrame, everyone: bool, context: Context) -> Chart:
    """Draw how many figures there are by indicator and year, those without a period in a column of their own.

    `by_year`: indicator_code, year (null: no period), value. `indicators` is `queries.indicators`.
    """
    undated = _("Không rõ kỳ")
    years = [str(year) for year in range(context.scope.year_from, context.scope.year_to + 1)]
    named = indicators.select("indicator_code", "short_name", "name", "theme", "is_core")
    ordered = by_year.with_columns(pl.col("value").sum().over("indicator_code").alias("size")).join(named, on="indicator_code")
    ordered = ordered.sort("size", "indicator_code", "year", descending=[True, False, False], nulls_last=True)
    codes = ordered["indicator_code"].unique(maintain_order=True).to_list()
    shown = codes if everyone else codes[:SHOWN]
    frame = ordered.filter(pl.col("indicator_code").is_in(shown)).with_columns(
        pl.col("year").cast(pl.String).fill_null(undated).alias("year_text"),
        pl.when(pl.col("year").is_null()).then(pl.lit(True)).alias("undated"),
    )
    counts = wording.counted(Nn_("{n} số liệu"), frame["value"])
    frame = frame.with_columns(pl.format("{} · {}: {}", "name", "year_text", counts).alias("hover"))
    return context.chart(
        "chi-tieu-nam",
        Kind.HEATMAP,
        frame,
        Encoding(x="year_text", y="short_name", value="value", hover="hover"),
        title=_("Chỉ tiêu nào có số liệu, năm nào"),
        subtitle=_("Số số liệu đã công bố theo năm cuối kỳ · ô trống: chưa thu thập, không phải bằng 0"),
        n=int(by_year["value"].sum()),
        unit=_(FIGURE_UNIT),
        source=_(published.SOURCE),
        opens=Opens(
            "figures",
            (("indicator", "indicator_code"), ("year", "year"), ("undated", "undated")),
            "value",
            whole=(("any_period", True),),
        ),
        order=tuple(frame["short_name"].unique(maintain_order=True)),
        order_x=(*years, undated),
        columns=(
            ("name", _("Chỉ tiêu")),
            ("theme", _("Chủ đề")),
            ("is_core", _("Chỉ tiêu cốt lõi")),
            ("year_text", _("Năm")),
            ("value", _("Số số liệu")),
        ),
        notes=_coverage_notes(len(shown), len(codes), indicators.height),
    )


def _coverage_notes(shown: int, present: int, known: int) -> tuple[str, ...]:
    notes = []
    if shown < present:
        notes.append(_("Hiện {shown} trên {indicators}.", shown=shown, indicators=_n("{n} chỉ tiêu", present)))
    if known > present:
        notes.append(_n("{n} chỉ tiêu khác không có số liệu trong phạm vi này.", known - present))
    return tuple(notes)


def table(rows: pl.DataFrame, info: Mapping[str, object], context: Context) -> Chart:
    """List every figure of the indicator in scope with its source, by place and date. `rows`: through `of_kind`."""
    short, long = words_of(info)
    frame = published.worded(rows)
    frame = frame.with_columns(pl.Series("hover", hovers(frame), dtype=pl.String))
    contradicted = int(frame["is_contradicted"].sum())
    return context.chart(
        "bang-so-lieu",
        Kind.TABLE,
        frame,
        Encoding(hover="hover", value="value"),
        title=_("{indicator}: từng số liệu và nguồn", indicator=short),
        subtitle=long if frame.height else nothing_dated(info),
        n=frame.height,
        unit=_(FIGURE_UNIT),
        source=published.source_words(rows),
        opens=Opens("figures", (("figures", "figure_ids"),), "value", "value", (("figures", tuple(frame["figure_id"])),)),
        columns=columns(long),
        shown=TABLE_ROWS,
        notes=(
            *((_n("{n} số liệu mâu thuẫn giữa các nguồn: thể hiện đủ.", contradicted),) if contradicted else ()),
            *old_names(context),
        ),
    )


def not_drawn(info: Mapping[str, object] | None, totals: Mapping[str, int], context: Context) -> Chart:
    """State how many figures no chart by time shows: without a period, or of other years; each opens them.

    `info` is the indicator's row of `queries.indicators`, if there is one; `totals` is `queries.figures_total`.
    """
    undated, outside = Nn_("{n} số liệu không rõ kỳ"), Nn_("{n} số liệu có kỳ ngoài các năm đã chọn")
    rule = _("Nguồn không nêu ngày, tháng hay năm của số liệu; Atlas không tự đặt kỳ.")
    outside_rule = _("Kỳ kết thúc trước hoặc sau phạm vi {years}.", years=context.years)
    asked = [
        (_("Mọi chỉ tiêu"), undated, totals["undated_count"], rule, None, True, None),
        (_("Mọi chỉ tiêu"), outside, totals["outside_count"], outside_rule, None, None, True),
    ]
    if info:
        short, code = info["short_name"], info["indicator_code"]
        asked.insert(0, (short, undated, info["undated_count"], rule, code, True, None))
        asked.insert(1, (short, outside, info["outside_count"], outside_rule, code, None, True))
    rows = [(f"{who}: {_n(what, count)}", why, count, *keys) for who, what, count, why, *keys in asked if count]
    schema = {"label": pl.String, "detail": pl.String, "value": pl.Int64, "indicator": pl.String}
    frame = pl.DataFrame(rows, schema=schema | {"undated": pl.Boolean, "outside": pl.Boolean}, orient="row")
    return context.chart(
        "so-lieu-khong-ve",
        Kind.STATEMENTS,
        frame,
        Encoding(label="label", detail="detail", value="value", hover="label"),
        title=_("Số liệu không nằm trong hình theo thời gian"),
        subtitle=_("Không rõ kỳ, hoặc kỳ ngoài các năm đã chọn · dưới đây đếm số không rõ kỳ của mọi chỉ tiêu"),
        n=totals["undated_count"],
        unit=_("số liệu không rõ kỳ"),
        source=_(published.SOURCE),
        opens=Opens(
            "figures",
            (("indicator", "indicator"), ("undated", "undated"), ("outside", "outside")),
            "value",
            whole=(("undated", True),),
        ),
        columns=(("label", _("Nội dung")), ("value", _("Số số liệu")), ("detail", _("Quy tắc"))),
    )
