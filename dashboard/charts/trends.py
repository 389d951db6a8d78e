"""Charts of the page Xu hướng: years side by side, joined only where points are alike."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from dashboard import comparability, wording
from dashboard.charts import SEQUENTIAL, Chart, Encoding, Kind, Opens, Tone
from dashboard.charts.coverage import KNOWLEDGE, SOURCE_DOCUMENTS, undated_note
from dashboard.charts.duties import most_duties, plan_label, plan_total, plans_in_words
from dashboard.context import Context
from dashboard.texts import N_, Nn_, _, _n, translated

DOCUMENT_STATES = tuple(tone for tone in KNOWLEDGE if tone.code != "none")
PLAN_SCOPES = (
    Tone("national", N_("Kế hoạch toàn quốc"), SEQUENTIAL[4], shape="square"),
    Tone("province", N_("Kế hoạch toàn tỉnh"), SEQUENTIAL[3], shape="circle"),
    Tone("bloc", N_("Kế hoạch một khối"), "#8b99a3", shape="diamond"),
)
MANY_PLANS = 40


def documents_by_year(rows: pl.DataFrame, undated: int, context: Context) -> Chart:
    """Draw documents of each year by what is known of them."""
    words = translated({tone.code: tone.label for tone in DOCUMENT_STATES})
    counts = wording.counted(Nn_("{n} văn bản"), rows["value"])
    frame = rows.with_columns(
        pl.col("year").cast(pl.String).alias("year_text"),
        pl.col("knowledge").replace_strict(words, return_dtype=pl.String).alias("state"),
    ).with_columns(pl.format("{} · {}: {}", "year_text", "state", counts).alias("hover"))
    total = int(rows["value"].sum())
    loaded = int(rows.filter(pl.col("knowledge").is_in(["loaded", "loaded_bloc"]))["value"].sum())
    return context.chart(
        "van-ban-theo-nam",
        Kind.COLUMNS,
        frame,
        Encoding(x="year_text", y="value", value="value", colour="knowledge", hover="hover"),
        title=_n("{n} văn bản được biết, {plans}", total, plans=_n("{n} kế hoạch đã nạp", loaded)),
        subtitle=_("Số văn bản theo năm"),
        n=total,
        unit=_("văn bản"),
        source=_(SOURCE_DOCUMENTS),
        opens=Opens("documents", (("year", "year"), ("knowledge", "knowledge")), "value"),
        tones=DOCUMENT_STATES,
        order=tuple(str(year) for year in range(context.scope.year_from, context.scope.year_to + 1)),
        columns=(("year_text", _("Năm")), ("state", _("Mức độ thông tin")), ("value", _("Số văn bản"))),
        notes=(_("Số văn bản được biết tùy công sức thu thập, không phải số đã ban hành."), *undated_note(undated)),
    )


def duties_by_plan(plans: pl.DataFrame, totals: Mapping[str, int], context: Context) -> Chart:
    """Draw each plan as a point of its own; a line only through plans that are alike."""
    shown = most_duties(plans, MANY_PLANS).sort("year", "document_id")
    labels = [_("{place} · n = 1 văn bản", place=place) for place in shown["place"]]
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
    )
    counts = wording.counted(Nn_("{n} đoạn nhiệm vụ"), frame["value"])
    frame = frame.with_columns(pl.format("{}: {} · {}", "plan", counts, "kind_words").alias("hover"))
    note = comparability.plan_note(shown)
    text = Nn_("{n} đoạn nhiệm vụ trong {plans}; không nối thành đường") if note else Nn_("{n} đoạn nhiệm vụ trong {plans}")
    return context.chart(
        "nhiem-vu-theo-ke-hoach",
        Kind.POINTS,
        frame.select("document_id", "plan", "year", "year_text", "value", "scope", "kind_words", "line", "label", "hover"),
        Encoding(x="year_text", y="value", value="value", colour="scope", line="line", label="label", hover="hover"),
        title=_n(text, totals["duty_count"], plans=_n("{n} kế hoạch", totals["plan_count"])),
        subtitle=_("Số đoạn nhiệm vụ của từng kế hoạch theo năm"),
        n=int(totals["duty_count"]),
        unit=_("đoạn nhiệm vụ"),
        source=plans_in_words(plans),
        opens=Opens("duties", (("document", "document_id"),), "value"),
        tones=PLAN_SCOPES,
        order=tuple(str(year) for year in range(context.scope.year_from, context.scope.year_to + 1)),
        columns=(
            ("plan", _("Kế hoạch")),
            ("year", _("Năm")),
            ("kind_words", _("Loại kế hoạch")),
            ("value", _("Số đoạn nhiệm vụ")),
        ),
        notes=_notes(note, plans, shown),
    )


def themes_by_plan(rows: pl.DataFrame, plans: pl.DataFrame, totals: Mapping[str, int], context: Context) -> Chart:
    """Draw theme × plan in order of year, the number in each cell."""
    shown = most_duties(plans, 8).sort("year", "document_id")
    label = {
        document: f"{year} {place} (n = {wording.number(count)})"
        for document, place, year, count in shown.select("document_id", "place", "year", "duty_count").iter_rows()
    }
    frame = rows.filter(pl.col("document_id").is_in(list(label))).with_columns(
        pl.col("document_id").replace_strict(label, return_dtype=pl.String).alias("plan")
    )
    counts = wording.counted(Nn_("{n} đoạn"), frame["value"])
    frame = frame.with_columns(pl.format("{} · {}: {}", "plan", "theme", counts).alias("hover"))
    frame = (
        frame.with_columns(
            pl.col("plan").replace_strict({v: i for i, v in enumerate(label.values())}, return_dtype=pl.Int32).alias("rank")
        )
        .sort("rank", "theme_ordinal")
        .drop("rank")
    )
    note = comparability.plan_note(shown)
    return context.chart(
        "chu-de-theo-ke-hoach",
        Kind.HEATMAP,
        frame,
        Encoding(x="plan", y="theme", value="value", hover="hover"),
        title=_("Chủ đề của nhiệm vụ theo kế hoạch"),
        subtitle=_("Số đoạn nhiệm vụ · một đoạn có thể thuộc nhiều chủ đề"),
        n=int(totals["duty_count"]),
        unit=_("đoạn nhiệm vụ"),
        source=plans_in_words(plans),
        opens=Opens("duties", (("document", "document_id"), ("theme", "theme_code")), "value"),
        order=tuple(frame.sort("theme_ordinal").unique("theme", maintain_order=True)["theme"]),
        columns=(("plan", _("Kế hoạch")), ("theme", _("Chủ đề")), ("value", _("Số đoạn nhiệm vụ"))),
        notes=_notes(note, plans, shown),
    )


def _notes(note: str | None, plans: pl.DataFrame, shown: pl.DataFrame) -> tuple[str, ...]:
    """Say why plans stand apart, and how many of them are shown if not all."""
    total = plan_total(plans)
    text = Nn_("Hiện {shown} trên {n} kế hoạch, nhiều nhiệm vụ nhất.")
    return ((note,) if note else ()) + ((_n(text, total, shown=shown.height),) if total > shown.height else ())
