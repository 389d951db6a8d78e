"""Charts of the page Bản đồ: what is known of each province, and measures by province."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import polars as pl

from dashboard import wording
from dashboard.charts import NEUTRAL, PAPER, SEQUENTIAL, Chart, Encoding, Kind, Opens, Tone
from dashboard.context import Context
from dashboard.texts import N_, Nn_, _, _n, translated

NOT_COLLECTED = Tone("none", N_("Chưa thu thập (không phải bằng 0)"), PAPER, "hatch")
KNOWLEDGE = (
    Tone("loaded", N_("Đã nạp, toàn tỉnh"), SEQUENTIAL[4]),
    Tone("loaded_bloc", N_("Đã nạp, một khối"), SEQUENTIAL[3], "dots"),
    Tone("numbered", N_("Đã rõ số, ký hiệu"), SEQUENTIAL[2]),
    Tone("mentioned", N_("Có thông tin, chưa rõ số"), SEQUENTIAL[1]),
    Tone("draft", N_("Dự thảo"), SEQUENTIAL[0]),
    NOT_COLLECTED,
)
NONE_SUCH = N_("Chưa biết văn bản nào như vậy (không phải bằng 0)")
OUTSIDE = Tone("outside", N_("Ngoài phạm vi đã chọn"), "#eceff1")
RANK = {tone.code: rank for rank, tone in enumerate(KNOWLEDGE)}
WORDS = {tone.code: tone.label for tone in (*KNOWLEDGE, OUTSIDE)}
ZERO = Tone("zero", "0", "#f3f6f7")
SOURCE_DOCUMENTS = N_("Sổ theo dõi văn bản và kế hoạch đã nạp; từng dòng có nguồn công khai")
VINTAGE_WORDS = {"2008": N_("địa giới 63 tỉnh (đến 30/6/2025)"), "2025": N_("địa giới 34 tỉnh (từ 1/7/2025)")}
VINTAGE_NOTES = {"2008": N_("Địa giới 63 tỉnh (đến 30/6/2025)."), "2025": N_("Địa giới 34 tỉnh (từ 1/7/2025).")}


def knowledge_map(cells: pl.DataFrame, totals: Mapping[str, int], names: Mapping[str, str], context: Context) -> Chart:
    """Draw the best that is known of each province over the chosen years.

    `cells` has one province × year a row: code, year, knowledge, document_count.
    """
    best = cells.group_by("code").agg(
        pl.col("knowledge").sort_by(pl.col("knowledge").replace_strict(RANK)).first(),
        pl.col("document_count").sum().alias("value"),
    )
    frame = (
        _all_provinces(names, context)
        .join(best, on="code", how="left")
        .with_columns(_unless_outside(pl.col("knowledge").fill_null("none")), pl.col("value").fill_null(0))
    )
    frame = frame.with_columns(
        pl.col("tone").replace_strict(translated(WORDS)).alias("state"),
        pl.format("{}: {}", "name", wording.counted(Nn_("{n} văn bản"), frame["value"])).alias("hover"),
    ).drop("knowledge")
    known = cells.height
    cells_in_all = context.place_count * (context.scope.year_to - context.scope.year_from + 1)
    return context.chart(
        "ban-do-do-phu",
        Kind.MAP,
        frame,
        Encoding(location="code", value="value", colour="tone", label="name", hover="hover"),
        title=_(
            "{known} trên {all} lượt tỉnh–năm đã ghi nhận văn bản",
            known=wording.number(known),
            all=wording.number(cells_in_all),
        ),
        subtitle=_("{years}: trạng thái cao nhất", years=context.years),
        n=totals["document_count"],
        unit=_("văn bản của tỉnh, thành phố"),
        source=_(SOURCE_DOCUMENTS),
        opens=Opens("documents", (("province", "code"), ("own", "own")), "value", whole=(("own", True),)),
        tones=_knowledge_tones(context),
        columns=(
            ("code", _("Mã tỉnh")),
            ("name", _("Tỉnh, thành phố")),
            ("state", _("Trạng thái")),
            ("value", _("Số văn bản")),
        ),
        notes=_coverage_notes(totals, context),
        vintage=context.scope.vintage,
        highlight=tuple(frame.filter(pl.col("tone").is_in(["loaded", "loaded_bloc"]))["code"]),
    )


def _nothing(context: Context) -> Tone:
    """Return the tone of an empty place; with documents filtered it says that none such is known."""
    scope = context.scope
    filtered = scope.directive or scope.doc_types or scope.levels
    return replace(NOT_COLLECTED, label=NONE_SUCH) if filtered else NOT_COLLECTED


def _knowledge_tones(context: Context) -> tuple[Tone, ...]:
    return (*KNOWLEDGE[:-1], _nothing(context), *_outside(context))


def _outside(context: Context) -> tuple[Tone, ...]:
    return (OUTSIDE,) if context.scope.provinces else ()


def _unless_outside(tone: pl.Expr) -> pl.Expr:
    return pl.when(pl.col("inside")).then(tone).otherwise(pl.lit(OUTSIDE.code)).alias("tone")


def _coverage_notes(totals: Mapping[str, int], context: Context) -> tuple[str, ...]:
    notes = [_(VINTAGE_NOTES[context.scope.vintage])]
    if context.scope.vintage == "2025":
        notes.append(_("Theo 34 tỉnh: lấy trạng thái cao nhất của các tỉnh cũ hợp thành."))
    return (*notes, *undated_note(totals["undated_count"]))


def undated_note(count: int) -> tuple[str, ...]:
    """Say how many documents a chart by year leaves out because nobody states their year."""
    return (_n("{n} văn bản không rõ năm không nằm trong hình.", count),) if count else ()


def gap_matrix(
    cells: pl.DataFrame, totals: Mapping[str, int], names: Mapping[str, str], context: Context, *, everyone: bool = False
) -> Chart:
    """Draw province × year: which years have a document, which are a gap.

    Provinces without any document are counted in the subtitle, or are rows too if `everyone`.
    """
    years = range(context.scope.year_from, context.scope.year_to + 1)
    with_any = _rows_of(cells, names, context, everyone)
    grid = pl.DataFrame({"code": with_any}, schema={"code": pl.String}).join(
        pl.DataFrame({"year": list(years)}, schema={"year": pl.Int16}), how="cross"
    )
    frame = (
        grid.join(cells, on=["code", "year"], how="left")
        .with_columns(
            pl.col("knowledge").fill_null("none").alias("tone"),
            pl.col("document_count").fill_null(0).alias("value"),
            pl.col("code").replace_strict(dict(names)).alias("name"),
            pl.lit(True).alias("own"),
        )
        .with_columns(
            pl.col("tone").replace_strict(translated(WORDS)).alias("state"),
            pl.col("year").cast(pl.String).alias("year_text"),
        )
        .drop("knowledge", "document_count")
    )
    counts = wording.counted(Nn_("{n} văn bản"), frame["value"])
    frame = frame.with_columns(pl.format("{} {}: {} ({})", "name", "year", "state", counts).alias("hover"))
    hidden = context.place_count - len(with_any)
    return context.chart(
        "khoang-trong-tinh-nam",
        Kind.MATRIX,
        frame,
        Encoding(x="year_text", y="name", value="value", colour="tone", hover="hover"),
        title=_("Khoảng trống theo tỉnh và năm"),
        subtitle=_n("{n} tỉnh, thành phố chưa có dòng nào, được ẩn", hidden)
        if hidden
        else _("Mọi tỉnh, thành phố trong phạm vi"),
        n=totals["document_count"],
        unit=_("văn bản của tỉnh, thành phố"),
        source=_(SOURCE_DOCUMENTS),
        opens=Opens("documents", (("province", "code"), ("year", "year"), ("own", "own")), "value", whole=(("own", True),)),
        tones=_knowledge_tones(context),
        order=tuple(names[code] for code in with_any),
        columns=(
            ("name", _("Tỉnh, thành phố")),
            ("year", _("Năm")),
            ("state", _("Trạng thái")),
            ("value", _("Số văn bản")),
        ),
        notes=_coverage_notes(totals, context),
    )


def _rows_of(cells: pl.DataFrame, names: Mapping[str, str], context: Context, everyone: bool) -> list[str]:
    """Return the provinces to show, the best known first, then in Vietnamese order, as `names` come."""
    place = {code: position for position, code in enumerate(names)}
    known = sorted(set(cells["code"]), key=lambda code: (_best_rank(cells, code), place[code]))
    inside = [code for code in names if not context.scope.provinces or code in context.scope.provinces]
    return known + [code for code in inside if everyone and code not in known]


def _best_rank(cells: pl.DataFrame, code: str) -> int:
    return min(RANK[state] for state in cells.filter(pl.col("code") == code)["knowledge"])


def count_map(
    key: str,
    values: pl.DataFrame,
    counted: frozenset[str],
    names: Mapping[str, str],
    context: Context,
    *,
    measure: str,
    unit: str,
    subject: str,
    by: tuple[tuple[str, str], ...] = (),
    constants: Mapping[str, object] | None = None,
    notes: tuple[str, ...] = (),
) -> Chart:
    """Draw a count by province. `counted` are the codes where nothing found means zero."""
    frame = (
        _all_provinces(names, context)
        .join(values, on="code", how="left")
        .with_columns(**{name: pl.lit(value) for name, value in (constants or {}).items()})
    )
    frame = frame.with_columns(
        pl.when(pl.col("code").is_in(list(counted)))
        .then(pl.col("value").fill_null(0))
        .otherwise(pl.col("value"))
        .alias("value")
    )
    total = int(frame["value"].sum() or 0)
    places = frame["value"].is_not_null().sum()
    frame, tones = _toned(frame, unit, context, _nothing(context))
    merged = (_("Theo 34 tỉnh: cộng các tỉnh cũ hợp thành."),) if context.scope.vintage == "2025" else ()
    return context.chart(
        key,
        Kind.MAP,
        frame,
        Encoding(location="code", value="value", colour="tone", label="name", hover="hover"),
        title=_(
            "{measure}: {total} ở {places}/{all} tỉnh, thành phố",
            measure=measure,
            total=wording.number(total),
            places=places,
            all=context.place_count,
        ),
        subtitle=f"{context.years} · {_(VINTAGE_WORDS[context.scope.vintage])}",
        n=total,
        unit=unit,
        source=_(SOURCE_DOCUMENTS),
        opens=Opens(subject, (("province", "code"), *by), "value", whole=(("placed", True), *(constants or {}).items())),
        tones=tones,
        columns=(("code", _("Mã tỉnh")), ("name", _("Tỉnh, thành phố")), ("value", measure)),
        notes=(*notes, *merged),
        vintage=context.scope.vintage,
        highlight=tuple(frame.filter(pl.col("value") > 0).sort("value", descending=True)["code"][:5]),
    )


FIGURE_STATES = (
    Tone("contradicting", N_("Các nguồn mâu thuẫn"), NEUTRAL, "dots"),
    Tone("not_merged", N_("Không cộng được khi hợp nhất"), PAPER, "outline"),
)


def figure_map(rows: pl.DataFrame, indicator: str, words: tuple[str, str], names: Mapping[str, str], context: Context) -> Chart:
    """Draw one indicator by province; where sources contradict each other nothing is drawn.

    `rows`: code, state, value, figure_ids, part_count, member_count. `words`: short name, name with unit.
    """
    short, long = words
    frame = _all_provinces(names, context).join(rows, on="code", how="left")
    drawn = pl.col("state") == "value"
    frame = frame.with_columns(
        pl.when(drawn).then(pl.col("value")).alias("value"),
        pl.when(drawn).then(pl.col("figure_ids")).alias("figure_ids"),
    )
    unit = next(iter(rows["unit"].drop_nulls()), "")
    frame, tones = _toned(frame, unit, context, NOT_COLLECTED)
    frame = _with_figure_states(frame)
    present = set(frame["tone"])
    shown = frame["value"].is_not_null().sum()
    return context.chart(
        f"ban-do-{indicator.lower().replace('_', '-')}",
        Kind.MAP,
        frame,
        Encoding(location="code", value="value", colour="tone", label="name", hover="hover"),
        title=_("{indicator}: {shown}/{all} tỉnh, thành phố có số liệu", indicator=short, shown=shown, all=context.place_count),
        subtitle=f"{long} · {context.years} · {_(VINTAGE_WORDS[context.scope.vintage])}",
        n=len(_all_ids(frame)),
        unit=_("số liệu đã công bố"),
        source=_("Cổng thông tin, báo chí; xem từng dòng"),
        opens=Opens("figures", (("figures", "figure_ids"),), "value", adds="value", whole=(("figures", _all_ids(frame)),)),
        tones=tuple(t for t in FIGURE_STATES if t.code in present) + tones,
        columns=(
            ("code", _("Mã tỉnh")),
            ("name", _("Tỉnh, thành phố")),
            ("value", long),
            ("start_date", _("Kỳ từ")),
            ("end_date", _("Kỳ đến")),
            ("part_count", _("Số tỉnh cũ có số liệu")),
            ("member_count", _("Số tỉnh cũ")),
        ),
        notes=_figure_map_notes(frame, context),
        vintage=context.scope.vintage,
        highlight=tuple(frame.filter(drawn).sort("value", descending=True)["code"][:5]),
    )


def _with_figure_states(frame: pl.DataFrame) -> pl.DataFrame:
    """Tone and words of the provinces whose figure is not drawn for a reason; the date of those drawn."""
    states = {tone.code: wording.inside_sentence(_(tone.label)) for tone in FIGURE_STATES}
    hovers = [
        f"{row['name']}: {states[row['state']]}" if row["state"] in states else row["hover"] + _figure_details(row)
        for row in frame.iter_rows(named=True)
    ]
    return frame.with_columns(
        pl.when(pl.col("state").is_in(list(states))).then(pl.col("state")).otherwise(pl.col("tone")).alias("tone"),
        pl.Series("hover", hovers, dtype=pl.String),
    )


def _figure_details(row: Mapping[str, object]) -> str:
    """Say the period of a drawn figure, and of how many old provinces it is made."""
    if row["end_date"] is None:
        return ""
    start, end = wording.day(row["start_date"]), wording.day(row["end_date"])
    details = [f"{start} – {end}" if row["nature"] == "flow" and start != end else _("đến {day}", day=end)]
    if row["member_count"] > 1:
        details.append(_("{part}/{all} tỉnh cũ có số liệu", part=row["part_count"], all=row["member_count"]))
    return f" ({', '.join(details)})"


def _figure_map_notes(frame: pl.DataFrame, context: Context) -> tuple[str, ...]:
    drawn = frame.filter(pl.col("state") == "value")
    partial = drawn.filter(pl.col("part_count") < pl.col("member_count")).height
    notes = [_("Mỗi tỉnh một số liệu: số thời điểm mới nhất, hoặc số thời kỳ dài nhất; các kỳ trùng nhau không cộng.")]
    if part_year := drawn.filter(pl.col("part_year_count") > 0).height:
        text = Nn_("{n} trên {all} là số không trọn năm: xem kỳ khi trỏ vào tỉnh, so sánh thận trọng.")
        notes.append(_n(text, part_year, all=drawn.height))
    if context.scope.vintage == "2025":
        notes.append(_("Theo 34 tỉnh: chỉ cộng chỉ tiêu cộng được."))
    if partial:
        notes.append(_n("{n} tỉnh hợp nhất chưa đủ số liệu của mọi tỉnh cũ.", partial))
    if mixed := int(drawn["is_mixed"].sum() or 0):
        notes.append(_n("{n} tỉnh cộng các số liệu có cách đếm khác nhau.", mixed))
    return tuple(notes)


def _all_ids(frame: pl.DataFrame) -> tuple[str, ...]:
    return tuple(frame["figure_ids"].explode().drop_nulls())


def _all_provinces(names: Mapping[str, str], context: Context) -> pl.DataFrame:
    """Return one province a row: code, name, whether it lies in the scope; `own` for opening its documents."""
    chosen = context.scope.provinces
    return pl.DataFrame(
        {"code": list(names), "name": list(names.values()), "inside": [not chosen or code in chosen for code in names]}
    ).with_columns(pl.lit(True).alias("own"))


def _toned(frame: pl.DataFrame, unit: str, context: Context, nothing: Tone) -> tuple[pl.DataFrame, tuple[Tone, ...]]:
    """Add tone and hover: five classes of about equal size, 0 and 'not collected' apart."""
    classes = class_breaks(sorted(set(frame["value"].drop_nulls().to_list()) - {0}))
    shades = SEQUENTIAL[5 - len(classes) :] if len(classes) > 1 else SEQUENTIAL[3:4]
    tones = [Tone(f"c{i}", _range(low, high), shades[i]) for i, (low, high) in enumerate(classes)]
    tone = pl.when(pl.col("value").is_null()).then(pl.lit("none")).when(pl.col("value") == 0).then(pl.lit("zero"))
    for i, (_low, high) in enumerate(classes):
        tone = tone.when(pl.col("value") <= high).then(pl.lit(f"c{i}"))
    frame = frame.with_columns(_unless_outside(tone.otherwise(pl.lit("none"))))
    absent = {"none": wording.inside_sentence(_(nothing.label)), OUTSIDE.code: wording.inside_sentence(_(OUTSIDE.label))}
    texts = [
        f"{name}: {absent[tone]}" if tone in absent else f"{name}: {wording.measured(wording.number(value), unit)}"
        for name, value, tone in frame.select("name", "value", "tone").iter_rows()
    ]
    legend = ([ZERO] if "zero" in set(frame["tone"]) else []) + tones + [nothing, *_outside(context)]
    return frame.with_columns(pl.Series("hover", texts, dtype=pl.String)), tuple(legend)


def _range(low: float, high: float) -> str:
    return wording.number(low) if low == high else f"{wording.number(low)}–{wording.number(high)}"


def class_breaks(values: list[float]) -> list[tuple[float, float]]:
    """Split sorted distinct values into at most five runs of about equal length."""
    count = min(5, len(values))
    bounds = [round(i * len(values) / count) for i in range(count + 1)] if count else []
    return [(values[a], values[b - 1]) for a, b in pairwise(bounds)]
