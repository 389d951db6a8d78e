"""Rows as an HTML table: text wraps, screen readers read it, nothing is cut off.

Every value is escaped; links only to http(s) addresses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import polars as pl

from dashboard import wording
from dashboard.charts.coverage import WORDS as KNOWLEDGE_WORDS
from dashboard.charts.duties import ROLE_WORDS
from dashboard.charts.figures import COUNTING, QUALIFIER_WORDS
from dashboard.passages import Passages
from dashboard.scope import LEVELS

NOUNS = {
    "assignments": "lượt giao nhiệm vụ",
    "duties": "đoạn nhiệm vụ",
    "documents": "văn bản",
    "figures": "số liệu",
}
RELIABILITY = {
    "primary": "đã đọc văn bản gốc",
    "cited_by_primary": "được văn bản gốc viện dẫn",
    "press": "theo cổng thông tin, báo chí",
    "draft": "tin về dự thảo",
}
SOURCE_KINDS = {"official": "cổng thông tin nhà nước", "press": "báo chí", "mirror": "trang đăng lại"}
NATURES = {"stock": "thời điểm", "flow": "thời kỳ"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, how a row becomes a cell, and the cell's class."""

    heading: str
    cell: Callable[[dict[str, object]], str]
    style: str = ""


def html(rows: pl.DataFrame, columns: tuple[Column, ...]) -> str:
    """Return the rows as one escaped HTML table."""
    head = "".join(f'<th scope="col" class="{column.style}">{escape(column.heading)}</th>' for column in columns)
    body = "".join(
        "<tr>" + "".join(f'<td class="{column.style}">{column.cell(row)}</td>' for column in columns) + "</tr>"
        for row in rows.iter_rows(named=True)
    )
    return f'<table class="atlas"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def passage_table(found: Passages) -> str:
    return html(found.rows, COLUMNS[found.subject])


def _text(name: str) -> Callable[[dict[str, object]], str]:
    return lambda row: escape(str(row[name])) if row[name] is not None else ""


def _word(name: str, words: dict[str, str]) -> Callable[[dict[str, object]], str]:
    return lambda row: escape(words.get(str(row[name]), str(row[name] or ""))) if row[name] else ""


def _document(row: dict[str, object]) -> str:
    """Name the document: kind, number or its absence, place and year."""
    number = wording.document_number(row["number_text"])
    dated = f", {wording.partial(str(row['issue_date']))}" if row["issue_date"] else ""
    return (
        f'{escape(str(row["kind"]))} <span class="whole">{escape(number)}</span>{escape(dated)} ({escape(str(row["place"]))})'
    )


def _locator(row: dict[str, object]) -> str:
    return escape(f"mục {row['section']}, đoạn {row['ordinal']}")


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
    words = RELIABILITY[str(row["reliability"])]
    linked = _link(str(row["source"]), words) if row["source"] else escape(words)
    return linked + (f"<br>Nghi vấn: {escape(str(row['doubt']))}" if row["doubt"] else "")


def _figure_source(row: dict[str, object]) -> str:
    title = str(row["source_title"] or row["source_url"] or "")
    kind = SOURCE_KINDS[str(row["source_kind"])]
    return (
        _link(str(row["source_url"] or ""), title) + f" ({kind})" + (f"<br>{escape(str(row['note']))}" if row["note"] else "")
    )


def _figure_period(row: dict[str, object]) -> str:
    start, end = row["period_start"], row["period_end"]
    if row["end_is_publication"] and end:
        return f"{wording.partial(str(end))} (ngày đăng)"
    if start and end and start != end:
        return f"{wording.partial(str(start))} – {wording.partial(str(end))}"
    return wording.partial(str(end or start)) if (end or start) else "không rõ kỳ"


def _figure_value(row: dict[str, object]) -> str:
    qualifier = QUALIFIER_WORDS[str(row["qualifier"])]
    prefix = "" if row["qualifier"] == "exact" else f"{qualifier} "
    return escape(f"{prefix}{wording.number(row['value'])} {row['unit']}")


_DUTY = (
    Column("Văn bản", _document),
    Column("Vị trí", _locator, "locator"),
    Column("Cơ quan", _text("agency")),
    Column("Vai trò", _word("role", ROLE_WORDS)),
    Column("Nội dung (tóm tắt của Atlas)", _text("summary")),
    Column("Chủ đề", _text("themes")),
    Column("Thời hạn", _text("deadlines")),
)
COLUMNS: dict[str, tuple[Column, ...]] = {
    "assignments": _DUTY,
    "duties": _DUTY,
    "documents": (
        Column("Văn bản", _document),
        Column("Cơ quan ban hành", _text("issuer")),
        Column("Nội dung", _text("title")),
        Column("Cấp", _word("level", LEVELS)),
        Column("Mức độ thông tin", _word("knowledge", KNOWLEDGE_WORDS)),
        Column("Đoạn nhiệm vụ", _number("duty_count"), "number"),
        Column("Nguồn", _document_source),
    ),
    "figures": (
        Column("Địa bàn", _text("place")),
        Column("Chỉ tiêu", _text("indicator")),
        Column("Kỳ", _figure_period, "locator"),
        Column("Giá trị", _figure_value, "number"),
        Column("Loại", _word("nature", NATURES)),
        Column("Cách đếm", _word("counting", COUNTING)),
        Column("Nguồn", _figure_source),
    ),
}
