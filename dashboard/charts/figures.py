"""Published figures over time: every source's number a mark, joined only where they are alike."""

from __future__ import annotations

import polars as pl

from dashboard import comparability, wording
from dashboard.charts import INK, NEUTRAL, SEQUENTIAL, Chart, Encoding, Kind, Opens, Tone
from dashboard.context import Context
from dashboard.texts import N_, _, _n, translated

FIGURE_SHAPES = (
    Tone("stock", N_("Số thời điểm"), SEQUENTIAL[4], shape="circle"),
    Tone("flow", N_("Số thời kỳ, trọn năm"), SEQUENTIAL[3], shape="square"),
    Tone("part_flow", N_("Số thời kỳ, không trọn năm"), "#8b99a3", shape="triangle-up"),
)
PLACE_COLOURS = (SEQUENTIAL[4], INK, NEUTRAL, SEQUENTIAL[2])  # more places than these share one colour
QUALIFIED = {"over": N_("trên {value}"), "about": N_("khoảng {value}"), "under": N_("dưới {value}")}
QUALIFIER_WORDS = {"exact": N_("đúng"), "over": N_("trên"), "about": N_("khoảng"), "under": N_("dưới")}
SOURCE = N_("Cổng thông tin, báo chí; xem từng dòng")
SOURCE_WITH_REPORTS = N_("Cổng thông tin, báo chí, báo cáo đã nhận; xem từng dòng")
NO_INDICATOR = (N_("Số liệu đã công bố"), N_("Chưa có số liệu"))
COUNTING = {
    "ever_recognised": N_("đã từng được công nhận"),
    "still_valid": N_("còn hiệu lực"),
    "one_event": N_("một sự kiện"),
    "several_events": N_("nhiều sự kiện"),
    "average_per_event": N_("bình quân một sự kiện"),
    "announced_before": N_("công bố trước sự kiện"),
    "cumulative": N_("cộng dồn nhiều năm"),
    "plan_target": N_("chỉ tiêu kế hoạch"),
    "one_round": N_("một đợt đánh giá"),
    "one_level": N_("một cấp"),
    "one_body": N_("phần của một cơ quan"),
    "with_renewed": N_("gồm cả công nhận lại"),
    "new_only": N_("chỉ công nhận mới"),
    "proposed": N_("đề nghị, chưa công nhận"),
    "handled": N_("số vụ đã xử lý"),
    "range_low": N_("cận dưới của khoảng"),
    "range_high": N_("cận trên của khoảng"),
    "award_rural_industry": N_("danh hiệu công nghiệp nông thôn tiêu biểu"),
    "award_consumer_choice": N_("danh hiệu do người tiêu dùng bình chọn"),
}


def over_time(rows: pl.DataFrame, indicator: str, words: tuple[str, str], undated: int, places: int, context: Context) -> Chart:
    """Draw published figures by date; lines only through one stock of one body counted one way.

    `rows` is `queries.figures`; `undated` counts the rows of the same places without a period,
    `places` all places that have figures.
    """
    short, long = words if words != NO_INDICATOR else map(_, NO_INDICATOR)
    frame, tones = toned(worded(rows))
    shown = rows["province_name"].n_unique()
    return context.chart(
        f"so-lieu-{indicator.lower().replace('_', '-')}",
        Kind.POINTS,
        frame,
        Encoding(
            x="date_text", y="value", value="value", colour="tone", line="line", dashed="dashed", label="label", hover="hover"
        ),
        title=_(
            "{indicator}: {figures} của {shown} trên {places} có số liệu",
            indicator=short,
            figures=_n("{n} số liệu", rows.height),
            shown=shown,
            places=_n("{n} địa bàn", places),
        ),
        subtitle=_("{indicator} · mỗi dấu là một số liệu đã công bố, theo ngày cuối kỳ", indicator=long),
        n=rows.height,
        unit=_("số liệu đã công bố"),
        source=source_words(rows),
        opens=Opens(
            "figures", (("figures", "figure_ids"),), "value", adds="value", whole=(("figures", tuple(rows["figure_id"])),)
        ),
        tones=tones,
        columns=(
            ("province_name", _("Địa bàn")),
            ("period", _("Kỳ")),
            ("value", long),
            ("qualifier_words", _("Mức chính xác")),
            ("counting_words", _("Cách đếm")),
            ("source_title", _("Nguồn")),
            ("source_url", _("Địa chỉ nguồn")),
        ),
        notes=figure_notes(frame, undated, context.scope.vintage == "2025"),
    )


def source_words(rows: pl.DataFrame) -> str:
    """Say what kinds of sources the figures come from."""
    return _(SOURCE_WITH_REPORTS) if (rows["source_kind"] == "report").any() else _(SOURCE)


def worded(rows: pl.DataFrame) -> pl.DataFrame:
    """Add the words of each figure, its line, and a label at the last figure of each place."""
    values = [figure_words(*row) for row in rows.select("value", "unit", "qualifier").iter_rows()]
    periods = [period_words(*row) for row in rows.select("period_start", "period_end", "end_is_publication").iter_rows()]
    last = rows.group_by("province_name").agg(pl.col("figure_id").sort_by("end_date").last())["figure_id"].to_list()
    counting = pl.col("counting").replace_strict(translated(COUNTING), default=pl.col("counting"), return_dtype=pl.String)
    return rows.with_columns(
        *comparability.figure_line(rows).get_columns(),
        pl.Series("value_text", values, dtype=pl.String),
        pl.Series("period", periods, dtype=pl.String),
        counting.fill_null("").alias("counting_words"),
        pl.col("qualifier").replace_strict(translated(QUALIFIER_WORDS), return_dtype=pl.String).alias("qualifier_words"),
        pl.concat_list("figure_id").alias("figure_ids"),
        pl.col("end_date").cast(pl.String).alias("date_text"),
        pl.when(pl.col("figure_id").is_in(last)).then("province_name").otherwise(pl.lit("")).alias("label"),
    ).with_columns(
        pl.concat_str(
            "province_name", "period", "value_text", pl.when(pl.col("source_kind") == "report").then("source_title"),
            separator=" · ", ignore_nulls=True,
        ).alias("hover")
    )  # fmt: skip


def toned(frame: pl.DataFrame) -> tuple[pl.DataFrame, tuple[Tone, ...]]:
    """Give each figure its tone: the shape says its nature, the colour its place while places are few."""
    shapes = [comparability.figure_shape(*row) for row in frame.select("nature", "start_date", "end_date").iter_rows()]
    places = frame["province_name"].unique(maintain_order=True).to_list()
    if not 1 < len(places) <= len(PLACE_COLOURS):
        return frame.with_columns(pl.Series("tone", shapes, dtype=pl.String)), FIGURE_SHAPES
    colours = dict(zip(places, PLACE_COLOURS, strict=False))
    tones = tuple(
        Tone(
            f"{place}|{tone.code}",
            f"{place}: {wording.inside_sentence(_(tone.label))}",
            colours[place],
            shape=tone.shape,
        )
        for place in places
        for tone in FIGURE_SHAPES
    )
    codes = [f"{place}|{shape}" for place, shape in zip(frame["province_name"], shapes, strict=True)]
    return frame.with_columns(pl.Series("tone", codes, dtype=pl.String)), tones


def figure_notes(frame: pl.DataFrame, undated: int, context_is_new: bool) -> tuple[str, ...]:
    """Say what lines join, and how many figures have no period, only a day of publication, or contradict each other."""
    notes = [_("Đường chỉ nối số thời điểm của cùng một nơi, cùng cách đếm; nét đứt: nguồn không nói rõ cách đếm.")]
    if undated:
        notes.append(_n("{n} số liệu không có kỳ không nằm trong hình.", undated))
    if published := int(frame["end_is_publication"].sum()):
        notes.append(_n("{n} số liệu chỉ có ngày đăng tin: ngày chốt số có thể sớm hơn.", published))
    if frame["province_name"].n_unique() and context_is_new:
        notes.append(_("Địa bàn theo tên lúc công bố, trước khi hợp nhất."))
    if contradicted := int(frame["is_contradicted"].sum()):
        notes.append(_n("{n} số liệu mâu thuẫn giữa các nguồn: thể hiện đủ, không nối.", contradicted))
    return tuple(notes)


def figure_words(value: float, unit: str, qualifier: str) -> str:
    printed = wording.measured(wording.number(value), unit)
    return _(QUALIFIED[qualifier], value=printed) if qualifier in QUALIFIED else printed


def period_words(start: str | None, end: str | None, is_publication: bool) -> str:
    if is_publication and end:
        return _("{day} (ngày đăng)", day=wording.partial(end))
    if start and end and start != end:
        return f"{wording.partial(start)} – {wording.partial(end)}"
    return wording.partial(end or start) if (end or start) else _("không rõ kỳ")
