"""Charts of the page Xu hướng: years side by side, joined only where points are alike."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from dashboard import comparability, wording
from dashboard.charts import SEQUENTIAL, Chart, Encoding, Kind, Opens, Tone
from dashboard.charts.coverage import KNOWLEDGE, SOURCE_DOCUMENTS
from dashboard.charts.duties import plan_label, plans_in_words
from dashboard.context import Context

DOCUMENT_STATES = tuple(tone for tone in KNOWLEDGE if tone.code != "none")
PLAN_SCOPES = (
    Tone("national", "Kế hoạch toàn quốc", SEQUENTIAL[4], shape="square"),
    Tone("province", "Kế hoạch toàn tỉnh", SEQUENTIAL[3], shape="circle"),
    Tone("bloc", "Kế hoạch một khối", "#8b99a3", shape="diamond"),
)
FIGURE_SHAPES = (
    Tone("stock", "Số thời điểm", SEQUENTIAL[4], shape="circle"),
    Tone("flow", "Số thời kỳ, trọn năm", SEQUENTIAL[3], shape="square"),
    Tone("part_flow", "Số thời kỳ, không trọn năm", "#8b99a3", shape="triangle-up"),
)
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
MANY_PLANS = 40


def documents_by_year(rows: pl.DataFrame, context: Context) -> Chart:
    """Draw documents of each year by what is known of them."""
    words = {tone.code: tone.label for tone in DOCUMENT_STATES}
    frame = rows.with_columns(
        pl.col("year").cast(pl.String).alias("year_text"),
        pl.col("knowledge").replace_strict(words, return_dtype=pl.String).alias("state"),
    ).with_columns(pl.format("{} · {}: {} văn bản", "year_text", "state", "value").alias("hover"))
    total = int(rows["value"].sum())
    loaded = int(rows.filter(pl.col("knowledge").is_in(["loaded", "loaded_bloc"]))["value"].sum())
    return context.chart(
        "van-ban-theo-nam",
        Kind.COLUMNS,
        frame,
        Encoding(x="year_text", y="value", value="value", colour="knowledge", hover="hover"),
        title=f"{wording.number(total)} văn bản được biết, {wording.number(loaded)} kế hoạch đã nạp",
        subtitle="Số văn bản theo năm, mọi cấp, mọi loại",
        n=total,
        unit="văn bản",
        source=SOURCE_DOCUMENTS,
        opens=Opens("documents", (("year", "year"), ("knowledge", "knowledge")), "value"),
        tones=DOCUMENT_STATES,
        order=tuple(str(year) for year in range(context.scope.year_from, context.scope.year_to + 1)),
        columns=(("year_text", "Năm"), ("state", "Mức độ biết"), ("value", "Số văn bản")),
        notes=("Số văn bản được biết tùy công sức thu thập, không phải số đã ban hành.",),
    )


def duties_by_plan(plans: pl.DataFrame, totals: Mapping[str, int], context: Context) -> Chart:
    """Draw each plan as a point of its own; a line only through plans that are alike."""
    shown = plans.sort("duty_count", descending=True).head(MANY_PLANS).sort("year", "document_id")
    labels = [f"{place} · n = 1 văn bản" for place in shown["place"]]
    if shown.height > 8:
        labels = [""] * shown.height
    kinds = [comparability.plan_kind(*row) for row in shown.select("level", "scope", "period").iter_rows()]
    frame = shown.with_columns(
        pl.Series("label", labels, dtype=pl.String),
        pl.Series("kind_words", kinds, dtype=pl.String),
        comparability.plan_line(shown).alias("line"),
        pl.Series("plan", [plan_label(*r) for r in shown.select("place", "year", "number_text").iter_rows()], dtype=pl.String),
        pl.col("duty_count").alias("value"),
        pl.col("year").cast(pl.String).alias("year_text"),
    ).with_columns(pl.format("{}: {} đoạn nhiệm vụ · {}", "plan", "value", "kind_words").alias("hover"))
    note = comparability.plan_note(plans)
    more = (
        (f"Hiện {shown.height} trên {wording.number(plans.height)} kế hoạch, nhiều nhiệm vụ nhất.",)
        if plans.height > shown.height
        else ()
    )
    return context.chart(
        "nhiem-vu-theo-ke-hoach",
        Kind.POINTS,
        frame.select("document_id", "plan", "year", "year_text", "value", "scope", "kind_words", "line", "label", "hover"),
        Encoding(x="year_text", y="value", value="value", colour="scope", line="line", label="label", hover="hover"),
        title=f"{wording.number(totals['duty_count'])} đoạn nhiệm vụ trong {wording.number(totals['plan_count'])} kế hoạch"
        + ("; không nối thành đường" if note else ""),
        subtitle="Số đoạn nhiệm vụ của từng kế hoạch theo năm",
        n=int(totals["duty_count"]),
        unit="đoạn nhiệm vụ",
        source=plans_in_words(plans),
        opens=Opens("duties", (("document", "document_id"),), "value"),
        tones=PLAN_SCOPES,
        order=tuple(str(year) for year in range(context.scope.year_from, context.scope.year_to + 1)),
        columns=(("plan", "Kế hoạch"), ("year", "Năm"), ("kind_words", "Loại kế hoạch"), ("value", "Số đoạn nhiệm vụ")),
        notes=((note,) if note else ()) + more,
    )


def themes_by_plan(rows: pl.DataFrame, plans: pl.DataFrame, totals: Mapping[str, int], context: Context) -> Chart:
    """Draw theme × plan in order of year, the number in each cell."""
    shown = plans.sort("duty_count", descending=True).head(8).sort("year", "document_id")
    label = {
        document: f"{year} {place} (n = {count})"
        for document, place, year, count in shown.select("document_id", "place", "year", "duty_count").iter_rows()
    }
    frame = (
        rows.filter(pl.col("document_id").is_in(list(label)))
        .with_columns(pl.col("document_id").replace_strict(label, return_dtype=pl.String).alias("plan"))
        .with_columns(pl.format("{} · {}: {} đoạn", "plan", "theme", "value").alias("hover"))
    )
    frame = (
        frame.with_columns(
            pl.col("plan").replace_strict({v: i for i, v in enumerate(label.values())}, return_dtype=pl.Int32).alias("rank")
        )
        .sort("rank", "theme_ordinal")
        .drop("rank")
    )
    note = comparability.plan_note(shown)
    more = f"Hiện {shown.height} trên {wording.number(plans.height)} kế hoạch, nhiều nhiệm vụ nhất."
    return context.chart(
        "chu-de-theo-ke-hoach",
        Kind.HEATMAP,
        frame,
        Encoding(x="plan", y="theme", value="value", hover="hover"),
        title="Chủ đề của nhiệm vụ theo kế hoạch",
        subtitle="Số đoạn nhiệm vụ · một đoạn có thể thuộc nhiều chủ đề",
        n=int(totals["duty_count"]),
        unit="đoạn nhiệm vụ",
        source=plans_in_words(plans),
        opens=Opens("duties", (("document", "document_id"), ("theme", "theme_code")), "value"),
        order=tuple(frame.sort("theme_ordinal").unique("theme", maintain_order=True)["theme"]),
        columns=(("plan", "Kế hoạch"), ("theme", "Chủ đề"), ("value", "Số đoạn nhiệm vụ")),
        notes=((note,) if note else ()) + ((more,) if plans.height > shown.height else ()),
    )


def figures_over_time(rows: pl.DataFrame, indicator: str, words: tuple[str, str], undated: int, context: Context) -> Chart:
    """Draw published figures by date; lines only through one stock of one body counted one way."""
    short, long = words
    full_year = [
        start is not None and end is not None and (end - start).days >= 363 and start.year == end.year
        for start, end in rows.select("start_date", "end_date").iter_rows()
    ]
    natures = rows["nature"].to_list()
    frame = rows.with_columns(
        pl.Series("tone", [comparability.figure_shape(n, f) for n, f in zip(natures, full_year, strict=True)], dtype=pl.String),
        *comparability.figure_line(rows).get_columns(),
        pl.Series(
            "value_text", [_figure_words(*r) for r in rows.select("value", "unit", "qualifier").iter_rows()], dtype=pl.String
        ),
        pl.Series("period", [_period(*r) for r in rows.select("period_start", "period_end").iter_rows()], dtype=pl.String),
        pl.col("counting")
        .replace_strict(COUNTING, default=pl.col("counting"), return_dtype=pl.String)
        .fill_null("")
        .alias("counting_words"),
        pl.concat_list("figure_id").alias("figure_ids"),
        pl.col("qualifier").replace_strict(QUALIFIER_WORDS, return_dtype=pl.String).alias("qualifier_words"),
    )
    frame = frame.with_columns(
        pl.format("{} · {} · {}", "province_name", "period", "value_text").alias("hover"),
        pl.col("end_date").cast(pl.String).alias("date_text"),
    )
    last = frame.group_by("province_name").agg(pl.col("figure_id").sort_by("end_date").last())["figure_id"].to_list()
    frame = frame.with_columns(
        pl.when(pl.col("figure_id").is_in(last)).then(pl.col("province_name")).otherwise(pl.lit("")).alias("label")
    )
    places = rows["province_name"].n_unique()
    return context.chart(
        f"so-lieu-{indicator.lower().replace('_', '-')}",
        Kind.POINTS,
        frame.drop("source_url"),
        Encoding(
            x="date_text", y="value", value="value", colour="tone", line="line", dashed="dashed", label="label", hover="hover"
        ),
        title=f"{short}: {wording.number(rows.height)} số liệu của {places} địa bàn",
        subtitle=f"{long} · mỗi dấu là một số liệu đã công bố, theo ngày cuối kỳ",
        n=rows.height,
        unit="số liệu đã công bố",
        source="Cổng thông tin, báo chí; xem từng dòng",
        opens=Opens(
            "figures", (("figures", "figure_ids"),), "value", adds="value", whole=(("figures", tuple(rows["figure_id"])),)
        ),
        tones=FIGURE_SHAPES,
        columns=(
            ("province_name", "Địa bàn"),
            ("period", "Kỳ"),
            ("value", long),
            ("qualifier_words", "Mức chính xác"),
            ("counting_words", "Cách đếm"),
            ("source_title", "Nguồn"),
        ),
        notes=_figure_notes(frame, undated),
    )


def _figure_notes(frame: pl.DataFrame, undated: int) -> tuple[str, ...]:
    notes = ["Đường chỉ nối số thời điểm của cùng một nơi, cùng cách đếm; nét đứt: nguồn không nói rõ cách đếm."]
    if undated:
        notes.append(f"{undated} số liệu không có kỳ không nằm trong hình.")
    if contradicted := int(frame["is_contradicted"].sum()):
        notes.append(f"{contradicted} số liệu mâu thuẫn giữa các nguồn: vẽ cả, không nối.")
    return tuple(notes)


def _figure_words(value: float, unit: str, qualifier: str) -> str:
    return f"{QUALIFIERS[qualifier]}{wording.number(value)} {unit}"


def _period(start: str | None, end: str | None) -> str:
    if start and end and start != end:
        return f"{wording.partial(start)} – {wording.partial(end)}"
    return wording.partial(end or start) if (end or start) else "không rõ kỳ"
