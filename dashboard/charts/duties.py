"""Charts of the page Nhiệm vụ theo cơ quan: who must do what, by role, theme and plan."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from dashboard import wording
from dashboard.charts import NEUTRAL, SEQUENTIAL, Chart, Encoding, Kind, Opens, Tone
from dashboard.context import Context
from dashboard.texts import N_, Nn_, _, _n, translated

ROLES = (
    Tone("lead", N_("Chủ trì"), SEQUENTIAL[4]),
    Tone("coordinate", N_("Phối hợp"), NEUTRAL),
    Tone("direct", N_("Chỉ đạo"), SEQUENTIAL[3]),
    Tone("advise", N_("Tham mưu"), SEQUENTIAL[2]),
    Tone("execute", N_("Thực hiện"), "#c5dbdf"),
)
ROLE_WORDS = {tone.code: tone.label for tone in ROLES} | {"lead_and_coordinate": N_("Chủ trì, phối hợp")}
DEADLINE = (
    Tone("with", N_("Có thời hạn"), SEQUENTIAL[4]),
    Tone("without", N_("Không có thời hạn xác định"), SEQUENTIAL[1]),
)
COUNTED_PER_BODY = N_("một đoạn giao nhiều cơ quan được đếm cho từng cơ quan")
MAX_PLANS_NAMED = 4


def plan_label(place: str, year: int, number_text: str | None) -> str:
    """Name a plan shortly: 'Bình Thuận 2023 (65/KH-BCĐCVĐ)'."""
    return f"{place} {year} ({wording.document_number(number_text)})"


def plans_in_words(plans: pl.DataFrame, column: str = "duty_count") -> str:
    """List plans with a count each, or say how many there are: the source line of duty charts."""
    if plans.height > MAX_PLANS_NAMED:
        return _n("{n} kế hoạch đã nạp", plan_total(plans))
    rows = plans.select("place", "year", "number_text", "issue_date", column).iter_rows()
    return "; ".join(
        f"{wording.document_number(number)} ({place}, {wording.partial(issued) if issued else year}): {wording.number(count)}"
        for place, year, number, issued, count in rows
    )


def plan_total(plans: pl.DataFrame) -> int:
    """Return how many plans are in scope; of thousands only those with the most duties are rows."""
    return int(plans["plan_total"][0]) if plans.height else 0


def lead(totals: Mapping[str, int]) -> str:
    """Say under the page's heading what was counted: how many duties in which plans."""
    if not totals["duty_count"]:
        return _("Kế hoạch đã nạp không có đoạn nhiệm vụ nào trong phạm vi này")
    counted = _(
        "{duties} giao {bodies}, trong {plans}",
        duties=_n("{n} đoạn nhiệm vụ", totals["duty_count"]),
        bodies=_n("{n} loại cơ quan", totals["agency_count"]),
        plans=_n("{n} kế hoạch", totals["plan_count"]),
    )
    kinds = totals["kind_count"]
    unlike = _n("{n} loại kế hoạch khác nhau", kinds)
    return f"{counted} · {unlike}" if kinds > 1 else counted


def by_agency(
    rows: pl.DataFrame, totals: Mapping[str, int], plans: pl.DataFrame, context: Context, shown: int, panel: str = "none"
) -> Chart:
    """Draw assignments per body, split by role, the `shown` bodies with the most.

    `rows`: agency_code, role, panel, value, agency, agency_name. With `panel` ("document" or
    "province") the same bodies stand in every panel, at most four panels.
    """
    order = _most(rows, "agency_code", shown)
    panels = _most(rows.drop_nulls("panel"), "panel", rows.height)
    labels = _panel_labels(plans, context)
    frame = _ordered(rows.filter(pl.col("agency_code").is_in(order) & pl.col("panel").is_in(panels)), order)
    frame = frame.with_columns(
        pl.col("panel").replace_strict(labels, default=pl.col("panel")).alias("panel_name"),
        pl.col("role").replace_strict(translated(ROLE_WORDS)).alias("role_name"),
        pl.col("successor").fill_null("").alias("successor"),
    ).with_columns(pl.format("{} · {}: {}", "agency_name", "role_name", "value").alias("hover"))
    split = panel != "none"
    by = (("agency", "agency_code"), ("role", "role")) + (((panel, "panel"),) if split else ())
    return context.chart(
        "nhiem-vu-theo-co-quan",
        Kind.BARS,
        frame,
        Encoding(y="agency", x="value", value="value", colour="role", panel="panel_name" if split else "", hover="hover"),
        title=_leading(rows, totals),
        subtitle=f"{_('Số đoạn nhiệm vụ theo vai trò')} · {_(COUNTED_PER_BODY)}",
        n=int(totals["assignment_count"]),
        unit=_("lượt giao nhiệm vụ"),
        source=plans_in_words(plans, "assignment_count"),
        opens=Opens("assignments", by, "value"),
        tones=ROLES,
        order=tuple(frame.unique("agency_code", maintain_order=True)["agency"]),
        columns=(
            *((("panel_name", _("So sánh")),) if split else ()),
            ("agency_name", _("Cơ quan")),
            ("role_name", _("Vai trò")),
            ("value", _("Số đoạn nhiệm vụ")),
            ("successor", _("Cơ quan kế thừa")),
        ),
        notes=_by_agency_notes(rows, order, panels),
    )


def _by_agency_notes(rows: pl.DataFrame, order: list[str], panels: list[str]) -> tuple[str, ...]:
    notes = []
    if (all_bodies := rows["agency_code"].n_unique()) > len(order):
        notes.append(_n("Hiện {shown} trên {n} cơ quan.", all_bodies, shown=len(order)))
    if (all_panels := rows["panel_count"].max() or 0) > len(panels):
        text = Nn_("So sánh {shown} trên {n}, gồm các nơi có nhiều nhiệm vụ nhất.")
        notes.append(_n(text, all_panels, shown=len(panels)))
    ended = rows.filter(
        pl.col("agency_code").is_in(order) & pl.col("valid_to").is_not_null() & pl.col("successor").is_not_null()
    )
    if ended.height:
        pairs = ended.unique("agency_code", maintain_order=True).select("agency", "successor").iter_rows()
        changes = "; ".join(_("{old} nay là {new}", old=old, new=new) for old, new in list(pairs)[:6])
        notes.append(_("Đã sắp xếp lại: {changes}.", changes=changes))
    return tuple(notes)


def _leading(rows: pl.DataFrame, totals: Mapping[str, int]) -> str:
    if rows.is_empty():
        return _("Nhiệm vụ theo cơ quan")
    sums = rows.group_by("agency_code", "agency").agg(pl.col("value").sum()).sort("value", "agency", descending=[True, False])
    name, value = sums.select("agency", "value").row(0)
    tied = sums.filter(pl.col("value") == value).height
    words = {"name": name, "value": wording.number(value)}
    if tied == 1:
        return _n("{name} có nhiều nhiệm vụ nhất: {value} trên {n} lượt giao", totals["assignment_count"], **words)
    text = Nn_("{name} (cùng {others}) có nhiều nhiệm vụ nhất: {value} trên {n} lượt giao")
    return _n(text, totals["assignment_count"], others=_n("{n} cơ quan khác", tied - 1), **words)


def agency_theme(rows: pl.DataFrame, totals: Mapping[str, int], plans: pl.DataFrame, context: Context, shown: int) -> Chart:
    """Draw body × theme with the number in each cell; an empty cell stays empty."""
    order = _most(rows, "agency_code", shown)
    frame = _ordered(rows.filter(pl.col("agency_code").is_in(order)), order)
    counts = wording.counted(Nn_("{n} đoạn"), frame["value"])
    frame = frame.with_columns(pl.format("{} · {}: {}", "agency_name", "theme", counts).alias("hover"))
    return context.chart(
        "co-quan-chu-de",
        Kind.HEATMAP,
        frame,
        Encoding(x="theme", y="agency", value="value", hover="hover"),
        title=_("Cơ quan và chủ đề"),
        subtitle=_("Số đoạn nhiệm vụ · một đoạn có thể thuộc nhiều chủ đề"),
        n=int(totals["assignment_count"]),
        unit=_("lượt giao nhiệm vụ"),
        source=plans_in_words(plans, "assignment_count"),
        opens=Opens("assignments", (("agency", "agency_code"), ("theme", "theme_code")), "value"),
        order=tuple(frame.unique("agency_code", maintain_order=True)["agency"]),
        order_x=tuple(frame.sort("theme_ordinal")["theme"].unique(maintain_order=True)),
        columns=(("agency_name", _("Cơ quan")), ("theme", _("Chủ đề")), ("value", _("Số đoạn nhiệm vụ"))),
        notes=(
            _("Chủ đề gán theo bảng 13 mã."),
            *_by_agency_notes(
                rows.with_columns(
                    pl.lit(1).alias("panel_count"),
                    pl.lit(None, pl.String).alias("valid_to"),
                    pl.lit(None, pl.String).alias("successor"),
                ),
                order,
                [""],
            ),
        ),
    )


def deadline_share(plans: pl.DataFrame, totals: Mapping[str, int], context: Context) -> Chart:
    """Draw, plan by plan, how many assigned paragraphs carry a time limit."""
    shown = most_duties(plans, 12).sort("year", "document_id")
    labelled = _with_plan_label(shown)
    frame = pl.concat(
        [
            labelled.with_columns(
                pl.lit("with").alias("tone"), pl.lit(True).alias("has"), pl.col("with_deadline_count").alias("value")
            ),
            labelled.with_columns(
                pl.lit("without").alias("tone"),
                pl.lit(False).alias("has"),
                (pl.col("duty_count") - pl.col("with_deadline_count")).alias("value"),
            ),
        ]
    ).filter(pl.col("value") > 0)
    words = translated({tone.code: tone.label for tone in DEADLINE})
    frame = frame.with_columns(pl.col("tone").replace_strict(words, return_dtype=pl.String).alias("state"))
    hovers = [
        _n("{plan} · {state}: {value} trên {n} đoạn", n, plan=plan, state=state, value=wording.number(value))
        for plan, state, value, n in frame.select("plan", "state", "value", "duty_count").iter_rows()
    ]
    frame = frame.with_columns(pl.Series("hover", hovers, dtype=pl.String))
    dated, all_of = totals["with_deadline_count"], totals["duty_count"]
    title = _("Nhiệm vụ có thời hạn")
    if all_of:
        text = Nn_("{dated} trên {n} đoạn nhiệm vụ có thời hạn ({share})")
        title = _n(text, all_of, dated=wording.number(dated), share=wording.percent(dated / all_of))
    return context.chart(
        "nhiem-vu-co-thoi-han",
        Kind.BARS,
        frame.select("document_id", "plan", "tone", "has", "state", "value", "duty_count", "hover"),
        Encoding(y="plan", x="value", value="value", colour="tone", hover="hover"),
        title=title,
        subtitle=_("Số đoạn nhiệm vụ của từng kế hoạch; “định kỳ” không rõ ngày hoặc còn nghi vấn thì không tính"),
        n=int(all_of),
        unit=_("đoạn nhiệm vụ"),
        source=plans_in_words(plans),
        opens=Opens("duties", (("document", "document_id"), ("deadline", "has")), "value"),
        tones=DEADLINE,
        order=tuple(labelled["plan"]),
        columns=(("plan", _("Kế hoạch")), ("state", _("Thời hạn")), ("value", _("Số đoạn nhiệm vụ"))),
        notes=(_n("Hiện {shown} trên {n} kế hoạch.", plan_total(plans), shown=shown.height),)
        if plan_total(plans) > shown.height
        else (),
    )


def most_duties(plans: pl.DataFrame, count: int) -> pl.DataFrame:
    """Return the `count` plans with the most duties, ties by id as the query breaks them."""
    return plans.sort("duty_count", "document_id", descending=[True, False]).head(count)


def _with_plan_label(plans: pl.DataFrame) -> pl.DataFrame:
    labels = [plan_label(*row) for row in plans.select("place", "year", "number_text").iter_rows()]
    return plans.with_columns(pl.Series("plan", labels, dtype=pl.String))


def _panel_labels(plans: pl.DataFrame, context: Context) -> dict[str, str]:
    from dashboard import queries

    provinces = queries.options(context.build, f"province_{context.scope.vintage}")
    named = _with_plan_label(plans)
    return (
        {"": _("Trung ương")}
        | {code: name for code, (name, _detail) in provinces.items()}
        | dict(zip(named["document_id"], named["plan"], strict=True))
    )


def _most(rows: pl.DataFrame, column: str, count: int) -> list[str]:
    """Return the values of `column` with the largest sums, largest first, ties by name."""
    sums = rows.group_by(column).agg(pl.col("value").sum()).sort("value", column, descending=[True, False])
    return sums[column].head(count).to_list()


def _ordered(rows: pl.DataFrame, order: list[str]) -> pl.DataFrame:
    """Sort by the bodies' order, then by role where there are roles."""
    bodies = {code: rank for rank, code in enumerate(order)}
    roles = {tone.code: rank for rank, tone in enumerate(ROLES)}
    by = [pl.col("agency_code").replace_strict(bodies, return_dtype=pl.Int32, default=0)]
    if "role" in rows.columns:
        by.append(pl.col("role").replace_strict(roles, return_dtype=pl.Int32))
    return rows.sort(*by, maintain_order=True)
