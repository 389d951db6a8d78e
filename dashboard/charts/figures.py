"""Published figures over time: every source's number a mark, joined only where they are alike."""

from __future__ import annotations

import polars as pl

from dashboard import comparability, wording
from dashboard.charts import INK, NEUTRAL, SEQUENTIAL, Chart, Encoding, Kind, Opens, Tone
from dashboard.context import Context

FIGURE_SHAPES = (
    Tone("stock", "Số thời điểm", SEQUENTIAL[4], shape="circle"),
    Tone("flow", "Số thời kỳ, trọn năm", SEQUENTIAL[3], shape="square"),
    Tone("part_flow", "Số thời kỳ, không trọn năm", "#8b99a3", shape="triangle-up"),
)
PLACE_COLOURS = (SEQUENTIAL[4], INK, NEUTRAL, SEQUENTIAL[2])  # more places than these share one colour
QUALIFIERS = {"exact": "", "over": "trên ", "about": "khoảng ", "under": "dưới "}
QUALIFIER_WORDS = {"exact": "đúng", "over": "trên", "about": "khoảng", "under": "dưới"}
COUNTING = {
    "ever_recognised": "đã từng được công nhận",
    "still_valid": "còn hiệu lực",
    "one_event": "một sự kiện",
    "several_events": "nhiều sự kiện",
    "average_per_event": "bình quân một sự kiện",
    "announced_before": "công bố trước sự kiện",
    "cumulative": "cộng dồn nhiều năm",
    "plan_target": "chỉ tiêu kế hoạch",
    "one_round": "một đợt đánh giá",
    "one_level": "một cấp",
    "with_renewed": "gồm cả công nhận lại",
    "new_only": "chỉ công nhận mới",
    "proposed": "đề nghị, chưa công nhận",
    "handled": "số vụ đã xử lý",
    "range_low": "cận dưới của khoảng",
    "range_high": "cận trên của khoảng",
    "award_rural_industry": "danh hiệu công nghiệp nông thôn tiêu biểu",
    "award_consumer_choice": "danh hiệu do người tiêu dùng bình chọn",
}


def over_time(rows: pl.DataFrame, indicator: str, words: tuple[str, str], undated: int, places: int, context: Context) -> Chart:
    """Draw published figures by date; lines only through one stock of one body counted one way.

    `rows` is `queries.figures`; `undated` counts the rows of the same places without a period,
    `places` all places that have figures.
    """
    short, long = words
    frame, tones = _toned(_worded(rows))
    shown = rows["province_name"].n_unique()
    return context.chart(
        f"so-lieu-{indicator.lower().replace('_', '-')}",
        Kind.POINTS,
        frame,
        Encoding(
            x="date_text", y="value", value="value", colour="tone", line="line", dashed="dashed", label="label", hover="hover"
        ),
        title=f"{short}: {wording.number(rows.height)} số liệu của {shown} trên {places} địa bàn có số liệu",
        subtitle=f"{long} · mỗi dấu là một số liệu đã công bố, theo ngày cuối kỳ",
        n=rows.height,
        unit="số liệu đã công bố",
        source="Cổng thông tin, báo chí; xem từng dòng",
        opens=Opens(
            "figures", (("figures", "figure_ids"),), "value", adds="value", whole=(("figures", tuple(rows["figure_id"])),)
        ),
        tones=tones,
        columns=(
            ("province_name", "Địa bàn"),
            ("period", "Kỳ"),
            ("value", long),
            ("qualifier_words", "Mức chính xác"),
            ("counting_words", "Cách đếm"),
            ("source_title", "Nguồn"),
            ("source_url", "Địa chỉ nguồn"),
        ),
        notes=_figure_notes(frame, undated, context.scope.vintage == "2025"),
    )


def _worded(rows: pl.DataFrame) -> pl.DataFrame:
    """Add the words of each figure, its line, and a label at the last figure of each place."""
    values = [_figure_words(*row) for row in rows.select("value", "unit", "qualifier").iter_rows()]
    periods = [_period(*row) for row in rows.select("period_start", "period_end", "end_is_publication").iter_rows()]
    last = rows.group_by("province_name").agg(pl.col("figure_id").sort_by("end_date").last())["figure_id"].to_list()
    counting = pl.col("counting").replace_strict(COUNTING, default=pl.col("counting"), return_dtype=pl.String)
    return rows.with_columns(
        *comparability.figure_line(rows).get_columns(),
        pl.Series("value_text", values, dtype=pl.String),
        pl.Series("period", periods, dtype=pl.String),
        counting.fill_null("").alias("counting_words"),
        pl.col("qualifier").replace_strict(QUALIFIER_WORDS, return_dtype=pl.String).alias("qualifier_words"),
        pl.concat_list("figure_id").alias("figure_ids"),
        pl.col("end_date").cast(pl.String).alias("date_text"),
        pl.when(pl.col("figure_id").is_in(last)).then("province_name").otherwise(pl.lit("")).alias("label"),
    ).with_columns(pl.format("{} · {} · {}", "province_name", "period", "value_text").alias("hover"))


def _toned(frame: pl.DataFrame) -> tuple[pl.DataFrame, tuple[Tone, ...]]:
    """Give each figure its tone: the shape says its nature, the colour its place while places are few."""
    shapes = [comparability.figure_shape(*row) for row in frame.select("nature", "start_date", "end_date").iter_rows()]
    places = frame["province_name"].unique(maintain_order=True).to_list()
    if not 1 < len(places) <= len(PLACE_COLOURS):
        return frame.with_columns(pl.Series("tone", shapes, dtype=pl.String)), FIGURE_SHAPES
    colours = dict(zip(places, PLACE_COLOURS, strict=False))
    tones = tuple(
        Tone(f"{place}|{tone.code}", f"{place}: {tone.label[0].lower()}{tone.label[1:]}", colours[place], shape=tone.shape)
        for place in places
        for tone in FIGURE_SHAPES
    )
    codes = [f"{place}|{shape}" for place, shape in zip(frame["province_name"], shapes, strict=True)]
    return frame.with_columns(pl.Series("tone", codes, dtype=pl.String)), tones


def _figure_notes(frame: pl.DataFrame, undated: int, context_is_new: bool) -> tuple[str, ...]:
    notes = ["Đường chỉ nối số thời điểm của cùng một nơi, cùng cách đếm; nét đứt: nguồn không nói rõ cách đếm."]
    if undated:
        notes.append(f"{undated} số liệu không có kỳ không nằm trong hình.")
    if published := int(frame["end_is_publication"].sum()):
        notes.append(f"{published} số liệu chỉ có ngày đăng tin: ngày chốt số có thể sớm hơn.")
    if frame["province_name"].n_unique() and context_is_new:
        notes.append("Địa bàn theo tên lúc công bố, trước khi hợp nhất.")
    if contradicted := int(frame["is_contradicted"].sum()):
        notes.append(f"{contradicted} số liệu mâu thuẫn giữa các nguồn: thể hiện đủ, không nối.")
    return tuple(notes)


def _figure_words(value: float, unit: str, qualifier: str) -> str:
    return f"{QUALIFIERS[qualifier]}{wording.number(value)} {unit}"


def _period(start: str | None, end: str | None, is_publication: bool) -> str:
    if is_publication and end:
        return f"{wording.partial(end)} (ngày đăng)"
    if start and end and start != end:
        return f"{wording.partial(start)} – {wording.partial(end)}"
    return wording.partial(end or start) if (end or start) else "không rõ kỳ"
