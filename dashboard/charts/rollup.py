"""Charts of the part Tổng hợp: the headline figures, every sum and its parts, who has reported, how far the duties are."""

from __future__ import annotations

import polars as pl

from dashboard import wording
from dashboard.charts import Chart, Encoding, Kind, Opens
from dashboard.charts.figures import QUALIFIED, QUALIFIER_WORDS
from dashboard.context import Context
from dashboard.rollup import CENTRE, USES, Body, Part, RollUp, Total
from dashboard.scope import VINTAGES
from dashboard.texts import N_, _, _n, translated

SOURCE = N_("Báo cáo hiện hành trong kho này")
PLANS = N_("Kế hoạch đã nạp; báo cáo hiện hành trong kho này")
NO_FIGURE = N_("chưa có số liệu")
DUTY_STATES = {
    "done": N_("đã hoàn thành"),
    "in_progress": N_("đang thực hiện"),
    "not_started": N_("chưa thực hiện"),
    "dropped": N_("không thực hiện"),
    "none": N_("chưa có báo cáo trong kho này"),
}
OVERLAPPING = N_("gồm số của nhiều cấp: một việc có thể được hai nơi cùng tính")
ROWS_SHOWN = 40


def view(context: Context, rolled: RollUp) -> Context:
    """Return the page view narrowed to the place and year of a roll-up, in words too."""
    return Context(context.build, rolled.scope, " · ".join((_("Năm {year}", year=rolled.year), rolled.place)))


def charts(rolled: RollUp, context: Context) -> tuple[Chart, ...]:
    """Return all charts of a roll-up, in their order; `context` is that of `view`."""
    return (
        headline(rolled, context),
        totals(rolled, context),
        parts(rolled, context),
        bodies(rolled, context),
        duties(rolled.by_theme, "chu-de", rolled, context),
        duties(rolled.by_body, "co-quan", rolled, context),
    )


def lead(rolled: RollUp) -> str:
    """Say what is rolled up and of how many bodies, with who is missing: the denominators of every number below."""
    given = _(
        "{reports} của {reporters}, kỳ kết thúc trong năm {year}",
        reports=_n("{n} báo cáo hiện hành", len(rolled.in_year)),
        reporters=_n("{n} cơ quan, đơn vị", len({report.body for report in rolled.in_year})),
        year=rolled.year,
    )
    return " · ".join([given, *coverage(rolled)])


def coverage(rolled: RollUp) -> list[str]:
    """Say how many of those asked have reported, and of which kinds nobody knows how many there are."""
    said = []
    if rolled.asked:
        there = wording.number(len(rolled.asked) - len(rolled.missing))
        said.append(_n("{there}/{n} cơ quan được giao báo cáo đã có báo cáo trong kho này", len(rolled.asked), there=there))
    provinces = [body for body in rolled.kinds if rolled.code == CENTRE and body.level == "province"]
    if provinces:
        there = wording.number(sum(body.reports > 0 for body in provinces))
        said.append(_n("{there}/{n} tỉnh, thành phố đã có báo cáo trong kho này", VINTAGES[rolled.scope.vintage], there=there))
    if others := [body for body in rolled.kinds if body not in provinces]:
        units = _n("{n} đơn vị đã có báo cáo", sum(body.reports > 0 for body in others))
        said.append(_("cấp huyện, cơ sở: {units}, kho không có danh sách để biết đủ hay thiếu", units=units))
    return said or [_("kế hoạch đã nạp không nêu cơ quan nào phải báo cáo")]


def headline(rolled: RollUp, context: Context) -> Chart:
    """Draw the required figures; one without any part says so and is no zero."""
    rows = [
        {
            "label": total.name,
            "printed": in_words(total),
            "detail": _made_of(total),
            "value": len(total.counted) or None,
            "figures": [part.figure_id for part in total.counted],
        }
        for total in rolled.headline
    ]
    schema = dict.fromkeys(("label", "printed", "detail"), pl.String) | {"value": pl.Int64, "figures": pl.List(pl.String)}
    there = sum(total.value is not None for total in rolled.headline)
    ids = tuple(part.figure_id for total in rolled.headline for part in total.counted)
    return context.chart(
        "tong-hop-bat-buoc", Kind.TILES, pl.DataFrame(rows, schema=schema),
        Encoding(label="label", hover="printed", detail="detail", value="value"),
        title=_n("{there} trên {n} chỉ tiêu bắt buộc có số liệu", len(rolled.headline), there=there),
        subtitle=_("Cộng từ báo cáo của cơ quan, đơn vị; bốn số Trung ương tổng hợp cả nước"),
        n=len(ids),
        unit=_("số liệu được cộng"),
        source=_(SOURCE),
        opens=Opens("figures", (("figures", "figures"),), "value", whole=(("figures", ids),)),
        columns=(("label", _("Chỉ tiêu")), ("printed", _("Số tổng hợp")), ("detail", _("Từ đâu"))),
    )  # fmt: skip


def totals(rolled: RollUp, context: Context) -> Chart:
    """List every indicator with its sum, how exact it is, and how many parts it has."""
    rows = [
        {
            "indicator": total.name,
            "theme": total.theme,
            "value": total.value,
            "unit": total.unit,
            "exact": exactness(total),
            "made_of": _made_of(total),
            "note": " · ".join(notes(total)),
            "figures": [part.figure_id for part in total.counted],
        }
        for total in rolled.totals
    ]
    texts = ("indicator", "theme", "unit", "exact", "made_of", "note")
    schema = dict.fromkeys(texts, pl.String) | {"value": pl.Float64, "figures": pl.List(pl.String)}
    ids = tuple(part.figure_id for total in rolled.totals for part in total.counted)
    return context.chart(
        "tong-hop-chi-tieu", Kind.TABLE, pl.DataFrame(rows, schema=schema),
        Encoding(value="value", hover="indicator"),
        title=_n("Số tổng hợp của {n} chỉ tiêu", sum(total.value is not None for total in rolled.totals)),
        subtitle=_("Bốn chỉ tiêu bắt buộc trước, rồi theo chủ đề; bấm vào số để xem các phần"),
        n=len(ids),
        unit=_("số liệu được cộng"),
        source=_(SOURCE),
        opens=Opens("figures", (("figures", "figures"),), "value", adds="value", whole=(("figures", ids),)),
        columns=(
            ("indicator", _("Chỉ tiêu")), ("value", _("Số tổng hợp")), ("unit", _("Đơn vị tính")),
            ("exact", _("Mức chính xác")), ("made_of", _("Từ đâu")), ("theme", _("Chủ đề")), ("note", _("Ghi chú")),
        ),
        notes=(
            _("Số thời kỳ: mỗi cơ quan lấy báo cáo phủ nhiều ngày nhất của năm (bằng nhau thì bản gửi sau), thêm các kỳ không "
              "chồng lên kỳ đã lấy. Số thời điểm: lấy số mới nhất của mỗi cơ quan. Tỷ lệ, bình quân, bối cảnh không cộng."),
            *_elsewhere(rolled),
        ),
        shown=ROWS_SHOWN,
    )  # fmt: skip


def parts(rolled: RollUp, context: Context) -> Chart:
    """List every figure of the reports, those counted first, with what becomes of it."""
    rows = [_part_row(total, part) for total in rolled.totals for part in total.parts]
    texts = ("indicator", "body", "period", "unit", "exact", "use", "report", "note")
    schema = dict.fromkeys(texts, pl.String) | {"value": pl.Float64, "submitted": pl.Date, "figure": pl.List(pl.String)}
    return context.chart(
        "tong-hop-phan", Kind.TABLE, pl.DataFrame(rows, schema=schema), Encoding(value="value", hover="report"),
        title=_n("{n} số liệu đã báo cáo, số nào được cộng", len(rows)),
        subtitle=_("Mỗi dòng một số liệu của một báo cáo; số không được cộng có lý do"),
        n=len(rows),
        unit=_("số liệu"),
        source=_(SOURCE),
        opens=Opens(
            "figures", (("figures", "figure"),), "value", adds="value",
            whole=(("figures", tuple(row["figure"][0] for row in rows)),),
        ),
        columns=(
            ("indicator", _("Chỉ tiêu")), ("body", _("Cơ quan báo cáo")), ("period", _("Kỳ")), ("value", _("Giá trị")),
            ("unit", _("Đơn vị tính")), ("exact", _("Mức chính xác")), ("use", _("Dùng vào số tổng hợp")),
            ("report", _("Báo cáo")), ("submitted", _("Ngày gửi")), ("note", _("Ghi chú")),
        ),
        shown=ROWS_SHOWN,
    )  # fmt: skip


def _part_row(total: Total, part: Part) -> dict[str, object]:
    report = part.report
    return {
        "indicator": total.name,
        "body": report.body,
        "period": period(part),
        "value": part.value,
        "unit": total.unit,
        "exact": _(QUALIFIER_WORDS[part.qualifier]),
        "use": _(USES[part.use]),
        "report": report.code,
        "submitted": report.submitted,
        "note": part.note,
        "figure": [part.figure_id],
    }


def bodies(rolled: RollUp, context: Context) -> Chart:
    """List who is asked to report, whether a report is in the store, and who else has reported."""
    rows = [
        {
            "body": body_name(body, rolled),
            "state": body_state(body),
            "asked": _("có") if body.is_asked else _("không"),
            "reports": body.reports,
            "submitted": body.submitted,
            "value": 1,
            "code": body.code,
            "unit": body.unit or "",
            "province": body.province or "",
        }
        for body in rolled.bodies
    ]
    schema = dict.fromkeys(("body", "state", "asked", "code", "unit", "province"), pl.String)
    schema |= {"reports": pl.Int64, "submitted": pl.Date, "value": pl.Int64}
    by = (("body", "code"), ("unit", "unit"), ("province", "province"))
    return _of_place(
        "tong-hop-co-quan-bao-cao", Kind.TABLE, pl.DataFrame(rows, schema=schema),
        Encoding(label="state", value="value", hover="body"), rolled, context,
        title=_("Cơ quan đã báo cáo và cơ quan còn thiếu"),
        subtitle=" · ".join(coverage(rolled)),
        n=len(rows),
        unit=_("cơ quan, đơn vị"),
        opens=Opens("reporters", (*PLACE, *by), "value", whole=_whole(rolled)),
        columns=(
            ("body", _("Cơ quan, đơn vị")), ("asked", _("Được giao báo cáo")), ("state", _("Tình trạng")),
            ("reports", _("Số báo cáo")), ("submitted", _("Ngày gửi gần nhất")),
        ),
        notes=(_("“Chưa có báo cáo trong kho này” không có nghĩa là chưa báo cáo."),),
    )  # fmt: skip


def body_name(body: Body, rolled: RollUp) -> str:
    """Name a body; among those who report to the centre, of which province it is."""
    return f"{body.name}: {body.province}" if rolled.code == CENTRE and body.province else body.name


def body_state(body: Body) -> str:
    """Say whether a report of the body is in the store."""
    if body.reports:
        return _("đã có báo cáo")
    return _("chưa có báo cáo của đơn vị nào") if body.is_kind else _(DUTY_STATES["none"])


def duties(rows: pl.DataFrame, by: str, rolled: RollUp, context: Context) -> Chart:
    """Draw theme (`by` "chu-de") or body ("co-quan") × state of its duties; `rows` is `queries.rollup_duties`."""
    states = translated(DUTY_STATES)
    order = pl.DataFrame({"state": list(states), "state_name": list(states.values())}, schema_overrides={"state": pl.String})
    lines = rows.select("line", "label", "line_count").unique(maintain_order=True)
    frame = lines.join(order, how="cross").join(
        rows.select("line", "state", "value"), on=["line", "state"], how="left", maintain_order="left"
    )
    frame = frame.with_columns(
        pl.Series("printed", [wording.number(value or 0) for value in frame["value"]], dtype=pl.String),
        pl.format("{} · {}", "label", "state_name").alias("hover"),
    )
    total = int(rows["value_total"][0]) if rows.height else 0
    told = total - silent(rolled.by_body)
    is_theme = by == "chu-de"
    return _of_place(
        f"tong-hop-nhiem-vu-{by}", Kind.TABLE, frame, Encoding(x="state_name", y="label", label="printed", hover="hover"),
        rolled, context,
        title=_("Tình trạng nhiệm vụ theo chủ đề") if is_theme else _("Tình trạng nhiệm vụ theo cơ quan"),
        subtitle=_n("Báo cáo trong kho này nói về {told} trên {n} lượt giao nhiệm vụ", total, told=wording.number(told)),
        n=total,
        unit=_("lượt giao nhiệm vụ"),
        opens=Opens(
            "reported_duties", (*PLACE, ("theme" if is_theme else "body", "line"), ("state", "state")), "value",
            whole=_whole(rolled),
        ),
        columns=(
            ("label", _("Chủ đề") if is_theme else _("Cơ quan")), ("state_name", _("Tình trạng")), ("value", _("Số lượt giao")),
        ),
        notes=(_("Một nhiệm vụ nhiều chủ đề được tính ở từng chủ đề."),) if is_theme else (),
    )  # fmt: skip


def silent(rows: pl.DataFrame) -> int:
    """Return of how many duties × bodies no report tells; `rows` is `queries.rollup_duties` by body."""
    return int(rows.filter(pl.col("state") == "none")["value"].sum() or 0)


def in_words(total: Total) -> str:
    """Write a sum as in a sentence: "16 cuộc", "khoảng 3 phiên/chuyến", or that there is no figure."""
    if total.value is None:
        return _(NO_FIGURE)
    return f"{_qualified(total.value, total.qualifier)} {total.unit}"


def qualified(part: Part, unit: str = "") -> str:
    """Write one reported value: "trên 81,5 %"."""
    return f"{_qualified(part.value, part.qualifier)} {unit}".strip()


def _qualified(value: float, qualifier: str) -> str:
    text = wording.number(value)
    return text if qualifier == "exact" else _(QUALIFIED[qualifier], value=text)


def exactness(total: Total) -> str:
    """Say how exact a sum is, that there is none, or that the indicator is not added up."""
    if total.value is not None:
        return _(QUALIFIER_WORDS[total.qualifier])
    return _(NO_FIGURE) if total.is_added or not total.parts else _(USES["listed"])


def notes(total: Total) -> list[str]:
    """Say of one sum: parts that are not exact, numbers of several levels, the number of who reports for the whole place."""
    said = []
    if vague := sum(part.qualifier != "exact" for part in total.counted):
        said.append(_n("{n} phần không phải số đúng", vague))
    if len(total.levels) > 1:
        said.append(_(OVERLAPPING))
    said += [
        _("báo cáo chung của {body} ghi {value}", body=part.report.body, value=wording.number(part.value))
        for part in total.parts
        if part.use == "whole"
    ]
    return said


def _made_of(total: Total) -> str:
    if not total.parts:
        return _("không báo cáo nào có chỉ tiêu này")
    counted = _n("cộng {n} số của các cơ quan, đơn vị", len(total.counted)) if total.counted else ""
    rest = len(total.parts) - len(total.counted)
    left = _n("{n} số không cộng", rest) if rest else ""
    return ", ".join(part for part in (counted, left) if part)


def period(part: Part) -> str:
    """Write the period of the report that a value is from."""
    return wording.interval(part.report.start, part.report.end)


def _elsewhere(rolled: RollUp) -> tuple[str, ...]:
    """Name the reports that share days with the year but belong to another."""
    if not rolled.elsewhere:
        return ()
    named = "; ".join(f"{report.body}, {wording.interval(report.start, report.end)}" for report in rolled.elsewhere)
    return (_("Không tính ở năm này vì kỳ kết thúc năm khác: {reports}.", reports=named),)


PLACE = (("place", "place"), ("year", "year"))


def _whole(rolled: RollUp) -> tuple[tuple[str, object], ...]:
    return (("place", rolled.code), ("year", rolled.year))


def _of_place(
    key: str, kind: Kind, frame: pl.DataFrame, encoding: Encoding, rolled: RollUp, context: Context, **more: object
) -> Chart:
    """Return a chart whose every mark has the place and the year."""
    said = (pl.lit(rolled.code).alias("place"), pl.lit(rolled.year, dtype=pl.Int64).alias("year"))
    return context.chart(key, kind, frame.with_columns(*said), encoding, source=_(PLANS), **more)
