"""Charts of the part Tổng hợp: the headline figures, every sum and its parts, who has reported, how far the duties are."""

from __future__ import annotations

import polars as pl

from dashboard import rollup_words as words
from dashboard import wording
from dashboard.addition import USES, Part
from dashboard.charts import Chart, Encoding, Kind, Opens
from dashboard.charts.figures import QUALIFIER_WORDS
from dashboard.context import Context
from dashboard.rollup import RollUp, Total
from dashboard.texts import N_, _, _n, translated

SOURCE = N_("Báo cáo hiện hành trong kho này")
PLANS = N_("Kế hoạch đã nạp; báo cáo hiện hành trong kho này")
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


def headline(rolled: RollUp, context: Context) -> Chart:
    """Draw the required figures; one without any part says so and is no zero."""
    rows = [
        {
            "label": total.name,
            "printed": words.in_words(total),
            "detail": words.made_of(total),
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
            "exact": words.exactness(total),
            "made_of": words.made_of(total),
            "note": " · ".join(words.notes(total)),
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
        subtitle=_("Bốn chỉ tiêu bắt buộc trước, rồi theo chủ đề"),
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
            *words.elsewhere(rolled),
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
        "period": words.period(part),
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
            "body": words.body_name(body, rolled),
            "state": words.body_state(body),
            "asked": _("có") if body.is_asked else _("không"),
            "reports": body.reports,
            "submitted": body.submitted,
            "value": 1,
            "code": body.code,
            "unit": body.unit or "",
            "province": body.province_name or "",
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
        subtitle=" · ".join(words.coverage(rolled)),
        n=len(rows),
        unit=_("cơ quan, đơn vị"),
        opens=Opens("reporters", (*PLACE, *by), "value", whole=_whole(rolled)),
        columns=(
            ("body", _("Cơ quan, đơn vị")), ("asked", _("Được giao báo cáo")), ("state", _("Tình trạng")),
            ("reports", _("Số báo cáo")), ("submitted", _("Ngày gửi gần nhất")),
        ),
        notes=(_("“Chưa có báo cáo trong kho này” không có nghĩa là chưa báo cáo."),),
    )  # fmt: skip


def duties(rows: pl.DataFrame, by: str, rolled: RollUp, context: Context) -> Chart:
    """Draw theme (`by` "chu-de") or body ("co-quan") × state of its duties; `rows` is `queries.rollup_duties`."""
    states = translated(words.DUTY_STATES)
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


PLACE = (("place", "place"), ("year", "year"))


def _whole(rolled: RollUp) -> tuple[tuple[str, object], ...]:
    return (("place", rolled.code), ("year", rolled.year))


def _of_place(
    key: str, kind: Kind, frame: pl.DataFrame, encoding: Encoding, rolled: RollUp, context: Context, **more: object
) -> Chart:
    """Return a chart whose every mark has the place and the year."""
    said = (pl.lit(rolled.code).alias("place"), pl.lit(rolled.year, dtype=pl.Int64).alias("year"))
    return context.chart(key, kind, frame.with_columns(*said), encoding, source=_(PLANS), **more)
