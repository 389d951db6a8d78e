"""Charts of the page Tổng quan: four numbers with their denominators, what is worth notice, provinces with documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import polars as pl

from dashboard import wording
from dashboard.charts import Chart, Encoding, Kind, Opens
from dashboard.charts.coverage import RANK, SOURCE_DOCUMENTS, WORDS
from dashboard.context import Context
from dashboard.deadlines import SOON
from dashboard.findings import Finding, Rule
from dashboard.scope import applied
from dashboard.texts import _, _n, translated

# what the marks of these charts filter by, and the type of the column that says it
MARKS: dict[str, pl.DataType] = {
    "own": pl.Boolean(), "loaded": pl.Boolean(), "unloaded": pl.Boolean(), "documents": pl.List(pl.String),
    "years": pl.List(pl.Int64), "agency": pl.String(), "level": pl.String(), "province": pl.String(),
    "issuers": pl.List(pl.String), "themes": pl.List(pl.String), "deadline": pl.Boolean(), "figures": pl.List(pl.String),
    "due_from": pl.Date(), "due_to": pl.Date(), "sure": pl.Boolean(),
}  # fmt: skip


def lead(totals: Mapping[str, object], context: Context) -> str:
    """Say under the page's heading how far the data reach."""
    return _(
        "Dữ liệu đến {day} · {documents} được biết trong phạm vi, {plans} đã nạp",
        day=wording.day(context.build.data_date),
        documents=_n("{n} văn bản", int(totals["document_count"])),
        plans=_n("{n} kế hoạch", int(totals["loaded_count"])),
    )


def tiles(
    totals: Mapping[str, object], bodies: int, cells: pl.DataFrame, seen: Mapping[str, object], day: date, context: Context
) -> Chart:
    """Draw four numbers: provinces with a plan, province–years with a document, duties, deadlines ahead of `day`.

    `totals` as `queries.overview_total`, `bodies` the kinds of bodies assigned, `cells` as `queries.coverage`, `seen` as
    `queries.deadlines_on`.
    """
    rows = [
        _plans(totals, context),
        _coverage(cells, context),
        _duties(totals, bodies),
        _deadlines(seen, day),
    ]
    idle = applied(context.scope, "documents")[1]
    narrowed = _("Văn bản và thời hạn không lọc theo: {fields}.", fields=", ".join(_(words) for words in idle))
    return context.chart(
        "tong-quan-so-lieu",
        Kind.TILES,
        _opening(rows),
        Encoding(label="label", hover="printed", detail="detail", value="value"),
        title=_("Hiện trạng"),
        subtitle=context.years,
        n=int(totals["document_count"]),
        unit=_("văn bản được biết trong phạm vi"),
        source=_(SOURCE_DOCUMENTS),
        opens=Opens("", _by(rows), "value", subject_in="subject"),
        columns=(("label", _("Nội dung")), ("printed", _("Số")), ("detail", _("Chi tiết")), ("value", _("Số dòng"))),
        notes=(narrowed,) if idle else (),
    )


def _plans(totals: Mapping[str, object], context: Context) -> dict[str, object]:
    count, blocs = int(totals["own_plan_count"]), int(totals["bloc_plan_count"])
    plans = _n("{n} kế hoạch của tỉnh", count)
    return {
        "label": _("Tỉnh, thành phố có kế hoạch đã nạp"),
        "printed": f"{totals['own_plan_place_count']}/{context.place_count}",
        "detail": _("{plans}, trong đó {blocs} của một khối", plans=plans, blocs=blocs) if blocs else plans,
        "value": count,
        "subject": "documents",
        "mark": {"own": True, "loaded": True},
    }


def _coverage(cells: pl.DataFrame, context: Context) -> dict[str, object]:
    years = context.scope.year_to - context.scope.year_from + 1
    count = int(cells["document_count"].sum())
    return {
        "label": _("Lượt tỉnh–năm có văn bản được biết"),
        "printed": f"{wording.number(cells.height)}/{wording.number(context.place_count * years)}",
        "detail": _(
            "{places} × {years}; {documents}",
            places=_n("{n} tỉnh, thành phố", context.place_count),
            years=_n("{n} năm", years),
            documents=_n("{n} văn bản của tỉnh", count),
        ),
        "value": count,
        "subject": "documents",
        "mark": {"own": True},
    }


def _duties(totals: Mapping[str, object], bodies: int) -> dict[str, object]:
    count = int(totals["duty_count"])
    return {
        "label": _("Đoạn nhiệm vụ được giao"),
        "printed": wording.number(count),
        "detail": _(
            "cho {bodies}, trong {plans}",
            bodies=_n("{n} loại cơ quan", bodies),
            plans=_n("{n} kế hoạch", int(totals["plan_count"])),
        )
        if count
        else _("chưa nạp kế hoạch nào có nhiệm vụ như vậy"),
        "value": count,
        "subject": "duties",
        "mark": {},
    }


def _deadlines(seen: Mapping[str, object], day: date) -> dict[str, object]:
    dated, soon = int(seen["dated_count"]), int(seen["soon_count"])
    return {
        "label": _("Thời hạn kết thúc trong {days} ngày, từ {day}", days=SOON, day=wording.day(day)),
        "printed": f"{wording.number(soon)}/{wording.number(dated)}",
        "detail": _(
            "trên {dated} rõ ngày; {other} khác chưa rõ ngày",
            dated=_n("{n} thời hạn", dated),
            other=wording.number(int(seen["deadline_count"]) - dated),
        )
        if seen["deadline_count"]
        else _("chưa nạp kế hoạch nào có thời hạn"),
        "value": soon,
        "subject": "deadlines",
        "mark": {"due_from": day, "due_to": day + timedelta(days=SOON), "sure": True},
    }


def statements(found: Sequence[tuple[Rule, Finding]], documents: int, day: date, context: Context) -> Chart:
    """Draw what the rules find, each sentence with its rule; `documents` is how many lie in the scope."""
    rows = [
        {
            "label": finding.sentence,
            "detail": " ".join(part for part in (_("Quy tắc: {rule}.", rule=_(rule.words)), finding.more) if part),
            "value": finding.value,
            "subject": finding.subject,
            "mark": finding.mark,
        }
        for rule, finding in found
    ]
    return context.chart(
        "dieu-dang-chu-y",
        Kind.STATEMENTS,
        _opening(rows),
        Encoding(label="label", detail="detail", value="value"),
        title=_("Điều đáng chú ý"),
        subtitle=_("Theo quy tắc nêu dưới từng điều · xem tại ngày {day}", day=wording.day(day)),
        n=documents,
        unit=_("văn bản được biết trong phạm vi"),
        source=_(SOURCE_DOCUMENTS),
        opens=Opens("", _by(rows), "value", subject_in="subject"),
        columns=(("label", _("Điều đáng chú ý")), ("detail", _("Quy tắc")), ("value", _("Số dòng"))),
    )


def provinces(rows: pl.DataFrame, names: Mapping[str, str], context: Context) -> Chart:
    """List the provinces with documents of their own, the best known first."""
    place = {code: position for position, code in enumerate(names)}
    words = translated(WORDS)
    frame = (
        rows.with_columns(
            pl.col("code").replace_strict(dict(names), return_dtype=pl.String).alias("name"),
            pl.col("knowledge").replace_strict(words, return_dtype=pl.String).alias("state"),
            pl.Series("newest", [wording.partial(day) for day in rows["newest_date"]], dtype=pl.String),
            pl.col("document_count").alias("value"),
            pl.lit(True).alias("own"),
        )
        .sort(
            pl.col("knowledge").replace_strict(RANK, return_dtype=pl.Int64),
            pl.col("value") * -1,
            pl.col("code").replace_strict(place, return_dtype=pl.Int64),
        )
        .with_columns(pl.format("{}: {}", "name", "state").alias("hover"))
    )
    counted = wording.number(rows.height)
    return context.chart(
        "tinh-co-van-ban",
        Kind.TABLE,
        frame,
        Encoding(value="value", hover="hover"),
        title=_("{count}/{all} tỉnh, thành phố có văn bản được biết", count=counted, all=context.place_count),
        subtitle=_("Văn bản của chính tỉnh, thành phố; tỉnh không có trong bảng là chưa thu thập"),
        n=int(rows["document_count"].sum()),
        unit=_("văn bản của tỉnh, thành phố"),
        source=_(SOURCE_DOCUMENTS),
        opens=Opens("documents", (("province", "code"), ("own", "own")), "value", whole=(("own", True),)),
        columns=(
            ("name", _("Tỉnh, thành phố")),
            ("state", _("Trạng thái cao nhất")),
            ("value", _("Số văn bản")),
            ("plan_count", _("Kế hoạch đã nạp")),
            ("duty_count", _("Đoạn nhiệm vụ")),
            ("newest", _("Văn bản mới nhất")),
        ),
        notes=(_("Ô nhiệm vụ để trống: chưa nạp kế hoạch nào, không phải bằng 0. Văn bản mới nhất chỉ xét văn bản rõ ngày."),),
    )


def _opening(rows: Sequence[Mapping[str, object]]) -> pl.DataFrame:
    """Return rows with the filters of each mark as columns of their own; a filter not set is null."""
    columns = {
        name: [row[name] for row in rows] for name in ("label", "printed", "detail", "subject") if any(name in r for r in rows)
    }
    used = _used(rows)
    marks = [pl.Series(name, [_plain(row["mark"].get(name)) for row in rows], dtype=MARKS[name]) for name in used]
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns or ("label", "detail", "subject"), pl.String))
    return frame.with_columns(pl.Series("value", [row["value"] for row in rows], dtype=pl.Int64), *marks)


def _by(rows: Sequence[Mapping[str, object]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, name) for name in _used(rows))


def _used(rows: Sequence[Mapping[str, object]]) -> list[str]:
    return [name for name in MARKS if any(name in row["mark"] for row in rows)]


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
