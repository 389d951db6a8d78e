"""Rows as HTML: text wraps, screen readers read it, nothing is cut off.

Every value is escaped; links only to http(s) addresses and within the product. What documents say stays
Vietnamese and is marked so where the page is English.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import escape, unescape

import polars as pl

from dashboard import address, deadlines, obligations, scoring, wording
from dashboard.charts import Chart, Kind
from dashboard.charts.completeness import FILE_KINDS
from dashboard.charts.coverage import WORDS as KNOWLEDGE_WORDS
from dashboard.charts.duties import ROLE_WORDS
from dashboard.charts.figures import COUNTING, QUALIFIER_WORDS
from dashboard.charts.quality import ORIGIN_WORDS as ORIGINS
from dashboard.charts.quality import RELIABILITY
from dashboard.passages import Passages
from dashboard.rollup_words import DUTY_STATES
from dashboard.scope import LEVELS
from dashboard.texts import N_, Nn_, _, _n, language

NOUNS = {
    "assignments": Nn_("{n} lượt giao nhiệm vụ"),
    "duties": Nn_("{n} đoạn nhiệm vụ"),
    "tasks": Nn_("{n} nhiệm vụ chung"),
    "documents": Nn_("{n} văn bản"),
    "citations": Nn_("{n} lượt viện dẫn"),
    "deadlines": Nn_("{n} thời hạn"),
    "obligations": Nn_("{n} lượt đến hạn"),
    "figures": Nn_("{n} số liệu"),
    "targets": Nn_("{n} chỉ tiêu đặt ra"),
    "issues": Nn_("{n} lỗi, nghi vấn"),
    "sources": Nn_("{n} tệp đầu vào"),
    "criteria": Nn_("{n} kết quả theo tiêu chí"),
    "reporters": Nn_("{n} cơ quan, đơn vị"),
    "reported_duties": Nn_("{n} lượt giao nhiệm vụ"),
}
SOURCE_KINDS = {
    "official": N_("cổng thông tin nhà nước"), "press": N_("báo chí"), "mirror": N_("trang đăng lại"),
    "report": N_("báo cáo đã nhận"),
}  # fmt: skip
NATURES = {"stock": N_("thời điểm"), "flow": N_("thời kỳ")}
COMPARISONS = {"over": N_("trên"), "at_least": N_("từ"), "under": N_("dưới"), "at_most": N_("không quá"), "equal": N_("đúng")}
SHORT = 17  # letters of the longest text of a column that keeps to one line
TAG = re.compile(r"<[^>]+>")  # of a cell: <br>, <span class="whole">
CERTAINTIES = {"sure": N_("chắc chắn"), "doubtful": N_("còn ngờ")}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, how a row becomes a cell, and the cell's class."""

    heading: str
    cell: Callable[[dict[str, object]], str]
    style: str = ""


def html(rows: pl.DataFrame, columns: tuple[Column, ...]) -> str:
    """Return the rows as one escaped HTML table."""
    head = "".join(f'<th scope="col" class="{column.style}">{escape(_(column.heading))}</th>' for column in columns)
    body = "".join(
        "<tr>" + "".join(f'<td class="{column.style}">{column.cell(row)}</td>' for column in columns) + "</tr>"
        for row in rows.iter_rows(named=True)
    )
    return f'<table class="atlas"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def passage_table(found: Passages) -> str:
    return html(found.rows, COLUMNS[found.subject])


def printed(found: Passages) -> pl.DataFrame:
    """Return the rows as texts for paper: a column for each of the list on screen, named by its heading."""
    rows = list(found.rows.iter_rows(named=True))
    return pl.DataFrame(
        {
            _(column.heading): [unescape(TAG.sub("", column.cell(row).replace("<br>", "\n"))) for row in rows]
            for column in COLUMNS[found.subject]
        },
        schema_overrides={_(column.heading): pl.String for column in COLUMNS[found.subject]},
    )


def how_many(subject: str, n: float) -> str:
    """Say how many rows of a subject there are: "12 đoạn nhiệm vụ"."""
    return _n(NOUNS[subject], int(n))


def chart_table(chart: Chart, link: Callable[[int], str | None]) -> str:
    """Return a chart's rows by its columns; the number of a row links to what stands behind it."""
    if chart.kind is Kind.TABLE and chart.encoding.x:
        return _cross_table(chart, link)
    total = chart.opens.total if chart.opens else ""
    numeric = {name for name, _heading in chart.columns if chart.frame[name].dtype.is_numeric() and "year" not in name}
    styles = {name: "number" if name in numeric else _text_style(chart, name) for name, _heading in chart.columns}
    head = "".join(
        f'<th scope="col" class="{"number" if name in numeric else ""}">{escape(heading)}</th>'
        for name, heading in chart.columns
    )
    body = "".join(
        "<tr>"
        + "".join(_chart_cell(chart, name, row, number, total, link, styles[name]) for name, _h in chart.columns)
        + "</tr>"
        for number, row in enumerate(chart.frame.head(chart.shown or chart.frame.height).iter_rows(named=True))
    )
    return f'<table class="atlas"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{_cut(chart, chart.frame.height)}'


def _text_style(chart: Chart, name: str) -> str:
    """Return the class of a column of texts: short ones (states, places) are never torn over two lines."""
    values = chart.frame[name].head(chart.shown or chart.frame.height).to_list()
    return "whole" if all(len(shown(value)) <= SHORT for value in values) else ""


def _cross_table(chart: Chart, link: Callable[[int], str | None]) -> str:
    """Return a TABLE of one cell a row as a grid: `y` names the lines, `x` the columns, every number links to its rows.

    With `location` the name of a line leads to the page of that province, a code of the chart's vintage.
    """
    encoding = chart.encoding
    heads = chart.frame[encoding.x].unique(maintain_order=True).to_list()
    every = chart.frame[encoding.y].unique(maintain_order=True).to_list()
    shown = set(every[: chart.shown or None])
    lines: dict[str, tuple[str, dict[str, str]]] = {}
    for number, row in enumerate(chart.frame.iter_rows(named=True)):
        if row[encoding.y] not in shown:
            continue
        text = escape(str(row[encoding.label]))
        if href := link(number):
            text = f'<a href="{escape(href, quote=True)}" target="_self">{text}</a>'
        if row[encoding.y] not in lines:
            lines[row[encoding.y]] = (_line_name(chart, row), {})
        lines[row[encoding.y]][1][row[encoding.x]] = text
    first = dict(chart.columns).get(encoding.y, "")
    top = f'<th scope="col">{escape(first)}</th>' + "".join(f'<th scope="col" class="number">{escape(h)}</th>' for h in heads)
    body = "".join(
        f"<tr><td>{name}</td>" + "".join(f'<td class="number">{cells.get(head, "")}</td>' for head in heads) + "</tr>"
        for name, cells in lines.values()
    )
    return f'<table class="atlas"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>{_cut(chart, len(every))}'


def _line_name(chart: Chart, row: dict[str, object]) -> str:
    encoding, name = chart.encoding, escape(str(row[chart.encoding.y]))
    if encoding.chooses:
        return _choosing_link(encoding.chooses, str(row[encoding.link]), name)
    return province_link(str(row[encoding.location]), chart.vintage, name) if encoding.location else name


def _choosing_link(key: str, value: str, text: str) -> str:
    """Wrap escaped text in a link to this page with one choice made; what it was searched with is let go."""
    href = escape(address.link("", **{key: value}), quote=True)
    return f'<a href="{href}" target="_self">{text}</a>'


def province_link(code: str, vintage: str, text: str) -> str:
    """Wrap escaped text in a link to the page of a province, in the boundaries its code belongs to."""
    boundaries = {"2008": None, "2025": "34"}[vintage]
    other = {} if address.get("dg") == boundaries else {"dg": boundaries, "tinh": None}  # codes mean others there
    href = escape(address.link("ho-so-tinh", **{address.PROVINCE: code}, **other), quote=True)
    return f'<a href="{href}" target="_self">{text}</a>'


def _cut(chart: Chart, rows: int) -> str:
    """Say so if the screen shows fewer rows than there are."""
    if not chart.shown or rows <= chart.shown:
        return ""
    said = _("hiện {shown} trên {n} dòng", shown=wording.number(chart.shown), n=wording.number(rows))
    return f'<div class="atlas-note">{escape(said)}</div>'


def _chart_cell(
    chart: Chart, name: str, row: dict[str, object], number: int, total: str, link: Callable[[int], str | None], style: str
) -> str:
    value = row[name]
    text = escape(wording.number(value) if style == "number" else shown(value))
    address_ = link(number) if name == ((chart.kind is Kind.TABLE and chart.encoding.label) or total) else None
    if address_:
        text = f'<a href="{escape(address_, quote=True)}" target="_self">{text}</a>'
    elif chart.encoding.link and name == chart.columns[0][0] and row[chart.encoding.link]:
        text = document_link(str(row[chart.encoding.link]), text)
    elif isinstance(value, str) and value.startswith(("http://", "https://")):
        text = _link(value, _("nguồn"))
    return f'<td class="{style}">{text}</td>'


def shown(value: object) -> str:
    """Write any value of a frame as a person reads it; nothing known is an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, date):
        return wording.day(value)
    if isinstance(value, float):
        return wording.number(value)
    return ", ".join(shown(part) for part in value) if isinstance(value, list | pl.Series) else str(value)


def document_link(document_id: str, text: str) -> str:
    """Wrap escaped text in a link to where the document is read."""
    href = escape(address.link("van-ban", **{address.DOCUMENT: document_id}), quote=True)
    return f'<a href="{href}" target="_self">{text}</a>'


def tile(chart: Chart, row: int) -> str:
    """Return one number with what it counts and of how many."""
    encoding, values = chart.encoding, chart.frame.row(row, named=True)
    return (
        f'<div class="atlas-tile"><div class="atlas-tile-label">{escape(values[encoding.label])}</div>'
        f'<div class="atlas-tile-value">{escape(values[encoding.hover])}</div>'
        f'<div class="atlas-note">{escape(values[encoding.detail] or "")}</div></div>'
    )


def statement(chart: Chart, row: int) -> str:
    """Return one sentence and, smaller, the rule that made it."""
    values = chart.frame.row(row, named=True)
    rule = values[chart.encoding.detail] if chart.encoding.detail else ""
    return (
        f'<div class="atlas-statement">{escape(values[chart.encoding.label])}'
        f'<div class="atlas-note">{escape(rule or "")}</div></div>'
    )


def _text(name: str) -> Callable[[dict[str, object]], str]:
    return lambda row: escape(str(row[name])) if row[name] is not None else ""


def _said(name: str) -> Callable[[dict[str, object]], str]:
    """A cell of what documents or sources say: Vietnamese on every page."""
    return lambda row: in_vietnamese(str(row[name])) if row[name] else ""


def in_vietnamese(text: str) -> str:
    """Escape a text of the data, marked as Vietnamese where the page is not."""
    return marked_vietnamese(escape(text))


def marked_vietnamese(html_: str) -> str:
    """Mark a piece of HTML that the data say as Vietnamese where the page is not."""
    return html_ if language() == "vi" else f'<span lang="vi">{html_}</span>'


def _word(name: str, words: dict[str, str]) -> Callable[[dict[str, object]], str]:
    return lambda row: escape(_(words.get(str(row[name]), str(row[name] or "")))) if row[name] else ""


def _document(row: dict[str, object]) -> str:
    """Name the document: kind, number or its absence, date, place; the name leads to where it is read."""
    if not row["document_id"]:
        return ""
    number = wording.document_number(row["number_text"])
    dated = f", {wording.partial(str(row['issue_date']))}" if row["issue_date"] else ""
    place = f" ({row['place']})" if row.get("place") else ""
    name = f'{escape(str(row["kind"]))} <span class="whole">{escape(number)}</span>{escape(dated)}{escape(place)}'
    return document_link(str(row["document_id"]), name)


def _cited(row: dict[str, object]) -> str:
    keys = {"document_id": "cited_id", "kind": "cited_kind", "number_text": "cited_number", "issue_date": "cited_date"}
    name = _document({key: row[column] for key, column in keys.items()})
    return name + (f"<br>{in_vietnamese(str(row['cited_title']))}" if row["cited_title"] else "")


def _locator(row: dict[str, object]) -> str:
    if not row["section"]:
        return ""
    if row.get("ordinal") is None:
        return escape(_("mục {section}", section=section_name(str(row["section"]))))
    return escape(_("mục {section}, đoạn {ordinal}", section=section_name(str(row["section"])), ordinal=row["ordinal"]))


def section_name(path: str) -> str:
    """Name a section of a document: "III.2.3"; the parts without a number have words."""
    return wording.section_name(path)


def _deadline_when(row: dict[str, object]) -> str:
    return escape(deadlines.in_words(row))


def _obligation_when(row: dict[str, object]) -> str:
    return escape(obligations.in_words(row))


def _due_day(row: dict[str, object]) -> str:
    return escape(wording.day(row["end_date"]) or "–")


def _actor(row: dict[str, object]) -> str:
    return escape(obligations.actor_in_words(row))


def _state(row: dict[str, object]) -> str:
    return escape(obligations.state_in_words(row))


def _reporter(row: dict[str, object]) -> str:
    """Name a body and, of a kind of bodies, the unit."""
    return escape(str(row["agency"])) + (f" ({in_vietnamese(str(row['unit_name']))})" if row["unit_name"] else "")


def _issue_about(row: dict[str, object]) -> str:
    """What a fault is about: a document, a published figure, a file."""
    if row["document_id"]:
        return _document(row)
    if row["figure_place"]:
        return escape(f"{row['figure_place']}: {row['figure_indicator']}")
    return escape(str(row["subject_id"] or ""))


def _target_value(row: dict[str, object]) -> str:
    return escape(f"{_(COMPARISONS[str(row['comparison'])])} {wording.measured(wording.number(row['value']), row['unit'])}")


def _target_source(row: dict[str, object]) -> str:
    if row["document_id"]:
        return _document(row)
    return _link(str(row["source_url"] or ""), _("nguồn"))


def _number(name: str) -> Callable[[dict[str, object]], str]:
    return lambda row: wording.number(row[name]) if row[name] is not None else ""


def _link(url: str, text: str) -> str:
    safe = url.startswith(("http://", "https://"))
    return (
        f'<a href="{escape(url, quote=True)}" target="_blank" rel="noopener noreferrer">{escape(text)}</a>'
        if safe
        else escape(text)
    )


def _document_source(row: dict[str, object]) -> str:
    words = _(RELIABILITY[str(row["reliability"])])
    linked = _link(str(row["source"]), words) if row["source"] else escape(words)
    return linked + (f"<br>{_('Nghi vấn:')} {in_vietnamese(str(row['doubt']))}" if row["doubt"] else "")


def _figure_source(row: dict[str, object]) -> str:
    title = str(row["source_title"] or row["source_url"] or "")
    kind = _(SOURCE_KINDS[str(row["source_kind"])])
    linked = marked_vietnamese(_link(str(row["source_url"] or ""), title))
    return f"{linked} ({kind})" + (f"<br>{in_vietnamese(str(row['note']))}" if row["note"] else "")


def _figure_period(row: dict[str, object]) -> str:
    start, end = row["period_start"], row["period_end"]
    if row["end_is_publication"] and end:
        return _("{day} (ngày đăng)", day=wording.partial(str(end)))
    if start and end and start != end:
        return f"{wording.partial(str(start))} – {wording.partial(str(end))}"
    return wording.partial(str(end or start)) if (end or start) else _("không rõ kỳ")


def _figure_value(row: dict[str, object]) -> str:
    qualifier = _(QUALIFIER_WORDS[str(row["qualifier"])])
    prefix = "" if row["qualifier"] == "exact" else f"{qualifier} "
    return escape(prefix + wording.measured(wording.number(row["value"]), row["unit"]))


_DOCUMENT = Column(N_("Văn bản"), _document)
_LOCATOR = Column(N_("Vị trí"), _locator, "locator")
_SUMMARY = Column(N_("Nội dung (tóm tắt của Atlas)"), _said("summary"))
_THEMES = Column(N_("Chủ đề"), _text("themes"))
_DUTY = (
    _DOCUMENT,
    _LOCATOR,
    Column(N_("Cơ quan"), _text("agency")),
    Column(N_("Vai trò"), _word("role", ROLE_WORDS)),
    _SUMMARY,
    _THEMES,
    Column(N_("Thời hạn"), _said("deadlines")),
)
COLUMNS: dict[str, tuple[Column, ...]] = {
    "assignments": _DUTY,
    "duties": _DUTY,
    "tasks": (_DOCUMENT, _LOCATOR, _SUMMARY, _THEMES),
    "documents": (
        _DOCUMENT,
        Column(N_("Cơ quan ban hành"), _said("issuer")),
        Column(N_("Nội dung"), _said("title")),
        Column(N_("Cấp"), _word("level", LEVELS)),
        Column(N_("Mức độ thông tin"), _word("knowledge", KNOWLEDGE_WORDS)),
        Column(N_("Đoạn nhiệm vụ"), _number("duty_count"), "number"),
        Column(N_("Nguồn"), _document_source),
    ),
    "citations": (
        _DOCUMENT,
        _LOCATOR,
        Column(N_("Viện dẫn, như in trong văn bản"), _said("printed")),
        Column(N_("Văn bản được viện dẫn"), _cited),
        Column(N_("Mức chắc chắn"), _word("certainty", CERTAINTIES)),
    ),
    "deadlines": (
        _DOCUMENT,
        _LOCATOR,
        Column(N_("Như in trong văn bản"), _said("printed")),
        Column(N_("Khoảng thời gian"), _deadline_when),
        Column(N_("Việc"), _word("action", deadlines.ACTIONS)),
        Column(N_("Ai làm"), _text("actors")),
        Column(N_("Gửi đến"), _text("recipient")),
        Column(N_("Mức chắc chắn"), _word("certainty", CERTAINTIES)),
    ),
    "obligations": (
        Column(N_("Hạn cuối"), _due_day, "locator"),
        Column(N_("Việc"), _word("action", deadlines.ACTIONS)),
        Column(N_("Ai làm"), _actor),
        Column(N_("Gửi đến"), _text("recipient")),
        Column(N_("Trạng thái"), _state),
        _DOCUMENT,
        _LOCATOR,
        Column(N_("Như in trong văn bản"), _said("printed")),
        Column(N_("Khoảng thời gian"), _obligation_when),
    ),
    "figures": (
        Column(N_("Địa bàn"), _text("place")),
        Column(N_("Chỉ tiêu"), _text("indicator")),
        Column(N_("Kỳ"), _figure_period, "locator"),
        Column(N_("Giá trị"), _figure_value, "number"),
        Column(N_("Loại"), _word("nature", NATURES)),
        Column(N_("Cách đếm"), _word("counting", COUNTING)),
        Column(N_("Nguồn"), _figure_source),
    ),
    "targets": (
        Column(N_("Địa bàn"), _text("place")),
        Column(N_("Chỉ tiêu"), _text("indicator")),
        Column(N_("Mức đặt ra"), _target_value, "number"),
        Column(N_("Đến"), _text("due")),
        Column(N_("Nguồn"), _target_source),
        Column(N_("Ghi chú"), _said("note")),
    ),
    "issues": (
        Column(N_("Về"), _issue_about),
        Column(N_("Loại"), _text("issue")),
        Column(N_("Ở đâu"), _word("origin", ORIGINS), "locator"),
        Column(N_("Vị trí"), _locator, "locator"),
        Column(N_("Như in trong nguồn"), _said("printed")),
        Column(N_("Ghi chú"), _said("note")),
    ),
    "sources": (
        Column(N_("Tệp"), _text("file")),
        Column(N_("Loại"), _word("kind", FILE_KINDS)),
        Column(N_("Số dòng nạp"), _number("value"), "number"),
        Column(N_("Lý do bị loại"), _said("reason")),
        Column(N_("Dấu kiểm (SHA-256)"), _text("sha256")),
    ),
    "criteria": (
        Column(N_("Địa bàn"), _text("place")),
        Column(N_("Tiêu chí"), _text("criterion")),
        Column(N_("Kết quả"), lambda row: escape(scoring.counted_in_words(row))),
        Column(N_("Trọng số"), _number("weight"), "number"),
        Column(N_("Góp vào điểm"), _number("value"), "number"),
    ),
    "reporters": (
        Column(N_("Cơ quan, đơn vị"), _reporter),
        Column(N_("Địa bàn"), _text("place")),
        Column(N_("Được giao báo cáo"), lambda row: shown(row["is_asked"])),
        Column(N_("Số báo cáo"), _number("report_count"), "number"),
        Column(N_("Ngày gửi gần nhất"), lambda row: escape(wording.day(row["submitted"]))),
        Column(N_("Báo cáo"), _text("reports")),
    ),
    "reported_duties": (
        _DOCUMENT,
        _LOCATOR,
        Column(N_("Cơ quan, đơn vị"), _reporter),
        _SUMMARY,
        Column(N_("Tình trạng"), _word("state", DUTY_STATES)),
        Column(N_("Kết quả, minh chứng"), _said("evidence")),
        Column(N_("Ghi chú"), _said("note")),
        Column(N_("Ngày gửi"), lambda row: escape(wording.day(row["submitted"]))),
    ),
}
