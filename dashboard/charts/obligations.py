"""Charts of the part Lịch và hạn: obligations by state, the strip of months, one month as a calendar, the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import polars as pl

from dashboard import deadlines, obligations, wording
from dashboard.charts import NEUTRAL, PAPER, RED, SEQUENTIAL, Chart, Encoding, Kind, Opens, Tone
from dashboard.context import Context
from dashboard.obligations import Window
from dashboard.texts import N_, _, _n, language, translated

SOURCE = N_("Thời hạn ghi trong kế hoạch đã nạp; báo cáo trong kho này")
STATES = (
    Tone("overdue", deadlines.STATES["overdue"], RED),
    Tone("soon", deadlines.STATES["soon"], SEQUENTIAL[4]),
    Tone("running", deadlines.STATES["running"], SEQUENTIAL[1]),
    Tone("unknown", deadlines.STATES["unknown"], PAPER, "hatch"),
    Tone("done", deadlines.STATES["done"], NEUTRAL),
)
NOTHING = Tone("none", N_("không có ngày cuối nào"), "#f5f7f8")
URGENCY = {tone.code: place for place, tone in enumerate(STATES)}
LINES = {"nam": ("year", N_("Năm")), "ke-hoach": ("plan", N_("Kế hoạch")), "co-quan": ("actor", N_("Cơ quan"))}
UNFOLDING = tuple((name, name) for name in ("from", "to", "day", "soon"))
FILTERED = (*UNFOLDING, ("state", "state"), ("action", "action"))
ROWS_SHOWN = 40
ROWS_A_PAGE, MOST_PRINTED = 11, 420  # of the list on paper; rows of four lines fit
WEEKDAYS = (N_("Thứ Hai"), N_("Thứ Ba"), N_("Thứ Tư"), N_("Thứ Năm"), N_("Thứ Sáu"), N_("Thứ Bảy"), N_("Chủ nhật"))
UNIT = N_("lượt đến hạn")


def lead(days: pl.DataFrame, window: Window) -> str:
    """Say under the heading what is unfolded over which years; `days` of `queries.obligation_days`."""
    if days.is_empty():
        return _("Kế hoạch đã nạp trong phạm vi này không có thời hạn nào; kế hoạch chưa nạp thì chưa biết")
    first = days.row(0, named=True)
    return _(
        "{obligations} trong {plans} trải ra các năm {first}–{last} thành {times}; một thời hạn giao nhiều cơ quan được tính "
        "cho từng cơ quan",
        obligations=_n("{n} nghĩa vụ", first["obligation_total"]),
        plans=_n("{n} kế hoạch", first["plan_total"]),
        first=window.first,
        last=window.last,
        times=_n("{n} lượt đến hạn", int(days["value"].sum() or 0)),
    )


def tiles(days: pl.DataFrame, window: Window, context: Context) -> Chart:
    """Draw how many occurrences are in which state on the viewing date; `days` of `queries.obligation_days`."""
    chosen = days.filter(pl.col("action") == window.action) if window.action else days
    counted = chosen.group_by("state").agg(pl.col("value", "^.*_count$").sum())
    sums = {row["state"]: row for row in counted.iter_rows(named=True)}
    total = int(chosen["value"].sum() or 0)
    rows = [
        {
            "label": _(tone.label).capitalize(),
            "value": int(sums.get(tone.code, {}).get("value", 0)),
            "printed": f"{wording.number(sums.get(tone.code, {}).get('value', 0))}/{wording.number(total)}",
            "detail": _detail(tone.code, sums.get(tone.code)),
            "state": tone.code,
        }
        for tone in STATES
    ]
    texts = dict.fromkeys(("label", "printed", "detail", "state"), pl.String)
    frame = pl.DataFrame(rows, schema={"value": pl.Int64, **texts})
    return _chart(
        "nghia-vu-trang-thai", Kind.TILES, frame, Encoding(label="label", hover="printed", detail="detail", value="value"),
        window, context,
        title=_n("{n} lượt đến hạn theo trạng thái", total),
        subtitle=_("Xem tại ngày {day} · {window}", day=wording.day(window.day), window=_in_words(window, with_state=False)),
        n=total,
        opens=Opens("obligations", FILTERED, "value", whole=_whole(window, state=None)),
        columns=(("label", _("Trạng thái")), ("printed", _("Trên tổng số")), ("detail", _("Chi tiết"))),
        notes=(_("“Chưa có báo cáo trong kho này” không có nghĩa là chưa báo cáo."),),
    )  # fmt: skip


def _detail(state: str, sums: Mapping[str, int] | None) -> str:
    if not sums:
        return _("không có lượt nào")
    count = {name: wording.number(sums[f"{name}_count"]) for name in ("no_report", "ahead", "undated", "doubtful")}
    return {
        "overdue": _("{n} chưa có báo cáo trong kho này", n=count["no_report"]),
        "soon": _("còn không quá {days} ngày", days=deadlines.SOON),
        "running": _("{n} chưa đến kỳ", n=count["ahead"]),
        "unknown": _("{undated} không có mốc ngày, {doubtful} còn ngờ", **{k: count[k] for k in ("undated", "doubtful")}),
        "done": _("có báo cáo trong kho này"),
    }[state]


def strip(rows: pl.DataFrame, by: str, year: int | None, window: Window, context: Context) -> Chart:
    """Draw months × years (or plans, or bodies, of one `year`): how many last days, in the tone of the most urgent state.

    `rows` is `queries.obligations_by_month`, or of years `obligations.by_month`; `by` a key of LINES.
    """
    keys = ["month_date", "line"]
    cells = rows.group_by(*keys, maintain_order=True).agg(
        pl.col("value").sum(),
        pl.col("state").sort_by(pl.col("state").replace_strict(URGENCY, return_dtype=pl.Int64)).first().alias("tone"),
        pl.struct("state", "value").alias("states"),
        pl.exclude("state", "value").first(),
    )
    names = _line_names(cells, by)
    months = [_month_name(day.month) for day in cells["month_date"]]
    said = [_states_in_words(states) for states in cells["states"]]
    frame = cells.select(
        pl.col("month_date").alias("month"), "line", "tone", "value",
        pl.col("line").replace_strict(names, return_dtype=pl.String).alias("name"),
        pl.Series("month_name", months, dtype=pl.String),
        pl.Series("printed", [wording.number(n) for n in cells["value"]], dtype=pl.String),
        pl.Series("states", said, dtype=pl.String),
    )  # fmt: skip
    order = tuple(str(y) for y in range(window.first, window.last + 1)) if by == "nam" else tuple(names.values())
    frame = frame.with_columns(pl.format("{} · {}: {}", "name", "month_name", "states").alias("hover"))
    frame = _with_every_month(frame, order)
    total = int(rows.select(pl.col("line", "line_count")).unique()["line_count"].sum()) if rows.height else 0
    lines = int(rows["line_total"][0]) if rows.height else 0
    own = {"nam": (), "ke-hoach": (("document", "line"),), "co-quan": (("actor", "line"),)}[by]
    marks = {"year": year} if year else {}
    return _chart(
        "nghia-vu-theo-thang", Kind.MATRIX, frame,
        Encoding(x="month_name", y="name", value="value", colour="tone", label="printed", hover="hover"), window, context,
        title=_("Ngày cuối theo tháng, năm {year}", year=year) if year else _("Ngày cuối theo tháng, từng năm"),
        subtitle=_("Số lượt đến hạn; màu của trạng thái cần chú ý nhất · {window}", window=_in_words(window)),
        n=total,
        opens=Opens("obligations", (*FILTERED, ("month", "month"), *own), "value", whole=_whole(window, dated=True, **marks)),
        tones=(*STATES, NOTHING),
        order=order,
        order_x=tuple(_month_name(month) for month in range(1, 13)),
        columns=(
            ("name", _(LINES[by][1])), ("month_name", _("Tháng")), ("value", _("Số lượt đến hạn")), ("states", _("Trạng thái")),
        ),
        notes=(_n("Hiện {shown} trên {n} hàng, nhiều lượt đến hạn nhất.", lines, shown=len(names)),)
        if lines > len(names) else (),
    )  # fmt: skip


def _with_every_month(frame: pl.DataFrame, lines: Sequence[str]) -> pl.DataFrame:
    """Add a cell for each line and month in which nothing falls due: it is known to be none, and nothing opens."""
    if frame.is_empty():
        return frame
    months = [_month_name(month) for month in range(1, 13)]
    every = pl.DataFrame({"name": lines}).join(pl.DataFrame({"month_name": months}), how="cross")
    empty = every.join(frame, on=["name", "month_name"], how="anti").with_columns(
        pl.lit(NOTHING.code).alias("tone"), pl.lit(_(NOTHING.label)).alias("states"), pl.lit("").alias("printed"),
        pl.format("{} · {}: {}", "name", "month_name", pl.lit(_(NOTHING.label))).alias("hover"),
    )  # fmt: skip
    return pl.concat([frame, empty], how="diagonal")


def _line_names(cells: pl.DataFrame, by: str) -> dict[str, str]:
    """Return line → its name, in order; two of one name are told apart."""
    names: dict[str, str] = {}
    for row in cells.unique("line", maintain_order=True).sort("rank").iter_rows(named=True):
        name = _line_name(row, by)
        alike = sum(other == name or other.startswith(f"{name} · ") for other in names.values())
        names[row["line"]] = f"{name} · {alike + 1}" if alike else name
    return names


def _line_name(row: Mapping[str, object], by: str) -> str:
    if by == "nam":
        return str(row["line"])
    if by == "co-quan":
        return str(row["actor"] or _("Không nêu cơ quan"))
    return f"{row['place']} {row['plan_year']} · {wording.document_number(row['number_text'])}"  # type: ignore[arg-type]


def _month_name(month: int) -> str:
    return wording.ENGLISH_MONTHS[month][:3] if language() == "en" else f"T{month}"


def _states_in_words(states: Sequence[Mapping[str, object]]) -> str:
    """Say "2 quá hạn, 1 trong hạn", the most urgent first."""
    ranked = sorted(states, key=lambda one: URGENCY[str(one["state"])])
    return ", ".join(f"{wording.number(one['value'])} {_(deadlines.STATES[str(one['state'])])}" for one in ranked)


def month(rows: pl.DataFrame, first: date, window: Window, context: Context) -> Chart:
    """Draw one month as a calendar, weeks from Monday; a day with entries leads to their list.

    `rows` is `obligations.within_month` of the one that begins on `first`.
    """
    weekdays = translated(dict(enumerate(WEEKDAYS)))
    start = first - timedelta(days=first.weekday())
    after = (first + timedelta(days=31)).replace(day=1)
    days = [start + timedelta(days=n) for n in range((after - start).days + (-(after - start).days) % 7)]
    states: dict[date, list[dict[str, object]]] = {}
    for row in rows.iter_rows(named=True):
        states.setdefault(row["end_date"], []).append(row)
    cells = [
        {
            "date": day,
            "week": _("Tuần {week}", week=day.isocalendar().week),
            "weekday": weekdays[day.weekday()],
            "text": _day_text(day, states.get(day, [])) if day.month == first.month else "",
            "states": _states_in_words(states.get(day, [])),
            "value": sum(int(row["value"]) for row in states[day]) if day in states else None,
            "due": day,
            "hover": wording.day(day),
        }
        for day in days
    ]
    schema = {"date": pl.Date, "due": pl.Date, "value": pl.Int64}
    frame = pl.DataFrame(cells, schema={**dict.fromkeys(("week", "weekday", "text", "states", "hover"), pl.String), **schema})
    total = int(rows["value"].sum() or 0)
    return _chart(
        "lich-thang", Kind.TABLE, frame, Encoding(x="weekday", y="week", label="text", hover="hover"),
        window, context,
        title=_("Lịch tháng {month}", month=wording.partial(first.isoformat()[:7])),
        subtitle=_("Ngày cuối của từng lượt · {window}", window=_in_words(window)),
        n=total,
        opens=Opens("obligations", (*FILTERED, ("due", "due")), "value", whole=_whole(window, month=first)),
        columns=(("date", _("Ngày")), ("week", _("Tuần")), ("value", _("Số lượt đến hạn")), ("states", _("Trạng thái"))),
    )  # fmt: skip


def _day_text(day: date, states: Sequence[Mapping[str, object]]) -> str:
    return "\n".join(part for part in (str(day.day), _states_in_words(states).replace(", ", "\n")) if part)


def listed(rows: pl.DataFrame, window: Window, context: Context) -> Chart:
    """List the occurrences, the most urgent first; `rows` is `queries.obligations`."""
    total = int(rows["total"][0]) if rows.height else 0
    left = total - rows.height
    return _chart(
        "nghia-vu", Kind.TABLE, _written(rows),
        Encoding(label="when", value="value", link="document_id", hover="hover"), window, context,
        title=_n("Danh sách {n} lượt đến hạn", total),
        subtitle=_("Cần chú ý nhất trước · xem tại {day} · {window}", day=wording.day(window.day), window=_in_words(window)),
        n=total,
        opens=Opens("obligations", (*FILTERED, ("obligation", "obligation"), ("year", "year")), "value", whole=_whole(window)),
        columns=(
            ("document", _("Văn bản")), ("locator", _("Vị trí")), ("action_name", _("Việc")), ("actor_name", _("Ai làm")),
            ("recipient_name", _("Gửi đến")), ("when", _("Khoảng thời gian")), ("due", _("Hạn cuối")),
            ("statutory", _("Năm báo cáo 15/12–14/12")), ("state_name", _("Trạng thái")), ("reason_text", _("Lý do, báo cáo")),
        ),
        notes=(
            _("Năm báo cáo theo chế độ báo cáo định kỳ (15/12–14/12) ghi cạnh hạn của kế hoạch, không thay hạn đó."),
            *((_n("{n} lượt đến hạn nữa không nằm trong bảng.", left),) if left else ()),
        ),
        shown=ROWS_SHOWN,
    )  # fmt: skip


def _written(rows: pl.DataFrame) -> pl.DataFrame:
    """Put each occurrence in words."""

    def said(say: Callable[[Mapping[str, Any]], str], *columns: str) -> pl.Series:
        return wording.said(rows.select(columns), say)

    written = rows.select(
        said(_document, "number_text", "place").alias("document"),
        "document_id",
        said(_locator, "section", "ordinal").alias("locator"),
        said(lambda row: _(deadlines.ACTIONS[row["action"]]), "action").alias("action_name"),
        said(obligations.actor_in_words, "actor").alias("actor_name"),
        pl.col("recipient").fill_null("").alias("recipient_name"),
        said(obligations.in_words, *obligations.INTERVAL).alias("when"),
        said(lambda row: obligations.statutory_in_words(row["statutory_year"]), "statutory_year").alias("statutory"),
        said(lambda row: _(deadlines.STATES[row["state"]]), "state").alias("state_name"),
        said(obligations.reason_in_words, *obligations.STANDING).alias("reason_text"),
        pl.col("end_date").alias("due"),
        pl.col("obligation_id").cast(pl.Int64).alias("obligation"),
        pl.col("year").cast(pl.Int64),
        pl.lit(1, dtype=pl.Int64).alias("value"),
    )  # fmt: skip
    return written.with_columns(pl.format("{}: {}", "document", "when").alias("hover"))


def _document(row: Mapping[str, Any]) -> str:
    return f"{wording.document_number(row['number_text'])} ({row['place']})"


def _locator(row: Mapping[str, Any]) -> str:
    return _("mục {section}, đoạn {ordinal}", section=wording.section_name(row["section"]), ordinal=row["ordinal"])


def on_paper(chart: Chart) -> tuple[Chart, ...]:
    """Return the list cut into pieces that each fit a page, at most MOST_PRINTED rows in all; related cells stand together."""
    frame = chart.frame.head(MOST_PRINTED).with_columns(
        pl.format("{}, {}", "document", "locator").alias("where"),
        pl.when(pl.col("recipient_name") == "").then(pl.format("{}: {}", "action_name", "actor_name"))
        .otherwise(pl.format("{}: {} → {}", "action_name", "actor_name", "recipient_name")).alias("what"),
        pl.when(pl.col("reason_text") == "").then(pl.col("state_name"))
        .otherwise(pl.format("{}: {}", "state_name", "reason_text")).alias("how"),
    )  # fmt: skip
    columns = (
        ("where", _("Văn bản, vị trí")), ("what", _("Việc, ai làm, gửi đến")), ("when", _("Khoảng thời gian")),
        ("due", _("Hạn cuối")), ("statutory", _("Năm báo cáo 15/12–14/12")), ("how", _("Trạng thái, lý do")),
    )  # fmt: skip
    cut = (_("Bản in có {n} lượt đầu.", n=wording.number(MOST_PRINTED)),) if chart.frame.height > MOST_PRINTED else ()
    starts = range(0, max(frame.height, 1), ROWS_A_PAGE)
    return tuple(
        replace(
            chart, key=f"{chart.key}-{start}", frame=frame.slice(start, ROWS_A_PAGE), shown=0, columns=columns,
            notes=(*chart.notes, *cut) if start == starts[-1] else (),
            subtitle=_("Lượt {first}–{last}", first=start + 1, last=min(start + ROWS_A_PAGE, frame.height)),
        )
        for start in starts
    )  # fmt: skip


def _in_words(window: Window, *, with_state: bool = True) -> str:
    """Say the window in one line: "2021–2026 · quá hạn · báo cáo"."""
    state = _(deadlines.STATES[window.state]) if window.state and with_state else ""
    action = _(deadlines.ACTIONS[window.action]) if window.action else ""
    return " · ".join(part for part in (f"{window.first}–{window.last}", state, action) if part)


def _whole(window: Window, **more: object) -> tuple[tuple[str, object], ...]:
    return tuple((window.marks | more).items())


def _chart(
    key: str, kind: Kind, frame: pl.DataFrame, encoding: Encoding, window: Window, context: Context, **parts: object
) -> Chart:
    """Return a chart whose every mark has the window's filters, besides those that the frame says itself."""
    said = [
        pl.lit(value, dtype=pl.Date if name == "day" else pl.String if name in ("state", "action") else pl.Int64).alias(name)
        for name, value in window.marks.items()
        if name not in frame.columns
    ]
    return context.chart(key, kind, frame.with_columns(*said), encoding, unit=_(UNIT), source=_(SOURCE), **parts)
