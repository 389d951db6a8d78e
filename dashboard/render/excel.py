"""Charts → XLSX: typed rows on a sheet each, what they say and where they come from on the last."""

from __future__ import annotations

import math
import re
import textwrap
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.charts import INK, LINE, Chart
from dashboard.render.delimited import FORMULA_STARTS, plain, table_columns
from dashboard.texts import _, in_language
from dashboard.wording import term

AUTHOR = "Hàng Việt Atlas"
FORBIDDEN, LONGEST_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]"), 31  # in the name of a sheet
LONGEST_TEXT = 32_767  # characters in one cell, Excel's own limit
NARROWEST, WIDEST, FACT_WIDE = 9, 60, 90  # column widths in characters
FIRST_DATE = date(1900, 3, 1)  # before it Excel's calendar is wrong
FULL_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")  # 2021-05-19
CREATED = datetime(2021, 1, 1)  # fixed: the same Chart gives the same bytes
A4 = 9
LINE_HIGH, HIGHEST_ROW = 16, 409  # points; Excel allows no higher row

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
BASE = {"font_name": "Arial", "font_size": 11, "font_color": INK, "valign": "top"}
HEADING = {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#e3edf0", "bottom": 1, "bottom_color": INK}
STYLES = {
    "heading": HEADING | {"align": "left", "indent": 1},
    "title": {"bold": True, "font_size": 14, "text_wrap": True},
    "title_quoted": {"bold": True, "font_size": 14, "text_wrap": True, "quote_prefix": True},
    "number_heading": HEADING | {"align": "right"},
    "text": {"text_wrap": True, "align": "left", "indent": 1},
    "quoted": {"text_wrap": True, "align": "left", "indent": 1, "quote_prefix": True},  # no formula, even if edited
    "whole": {"num_format": "#,##0"},
    "decimal": {"num_format": "#,##0.##"},  # Excel writes it with the separators of the user's own region
    "year": {"num_format": "0"},
    "date": {"num_format": "d/m/yyyy", "align": "left", "indent": 1},
    "name": {"bold": True, "bottom": 4, "bottom_color": LINE},
    "fact": {"text_wrap": True, "bottom": 4, "bottom_color": LINE},
    "fact_quoted": {"text_wrap": True, "bottom": 4, "bottom_color": LINE, "quote_prefix": True},
    "fact_number": {"num_format": "#,##0", "align": "left", "bottom": 4, "bottom_color": LINE},
}  # fmt: skip


def workbook(charts: Chart | Sequence[Chart], lang: str = "vi") -> bytes:
    """Return the workbook's bytes: no formula, no link, the same bytes for the same Chart or Charts."""
    charts = [charts] if isinstance(charts, Chart) else list(charts)
    names = sheet_names(charts, lang)
    out = BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        title = charts[0].title if len(charts) == 1 else AUTHOR
        builds = ", ".join(dict.fromkeys(chart.build_id for chart in charts))
        book.set_properties({"title": title, "author": AUTHOR, "comments": builds, "created": CREATED})
        styles = add_styles(book)
        for chart, name in zip(charts, names, strict=True):
            write_rows(book.add_worksheet(name), chart, styles)
        _write_scopes(book.add_worksheet(term("scope_sheet", lang)), charts, names, styles, lang)
    return out.getvalue()


def add_styles(book: xlsxwriter.Workbook) -> dict[str, Format]:
    return {name: book.add_format(BASE | style) for name, style in STYLES.items()}


def sheet_names(charts: Sequence[Chart], lang: str = "vi") -> list[str]:
    """Name the sheet of each chart: a number makes it unlike the others, then its title as far as Excel allows."""
    if len(charts) == 1:
        return [term("data_sheet", lang)]
    names = []
    for number, chart in enumerate(charts, start=1):
        title = FORBIDDEN.sub(" ", unicodedata.normalize("NFC", chart.title).replace("/", "-"))
        name = textwrap.shorten(f"{number}. {title}", LONGEST_NAME, placeholder="")
        names.append((name if len(name) > len(str(number)) + 1 else f"{number}. {title}"[:LONGEST_NAME]).strip(" '"))
    return names


def write_rows(sheet: Worksheet, chart: Chart, styles: dict[str, Format]) -> None:
    columns = table_columns(chart)
    lines = [1] * (chart.frame.height + 1)  # a row's height in lines
    for place, (name, heading) in enumerate(columns):
        values = _typed(chart.frame[name])
        wide = _width(heading, values)
        style = "number_heading" if chart.frame[name].dtype.is_numeric() else "heading"
        sheet.write_string(0, place, heading[:LONGEST_TEXT], styles[style])
        sheet.set_column(place, place, wide)
        is_year = "year" in name.lower().split("_")
        for row, value in enumerate(values, start=1):
            _write(sheet, row, place, value, styles, is_year)
        lines = [max(line, line_count(value, wide)) for line, value in zip(lines, [heading, *values], strict=True)]
    set_heights(sheet, lines)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(chart.frame.height, 1), max(len(columns) - 1, 0))
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{chart.frame.height + 1}"})  # province codes: 01 is no mistake
    sheet.repeat_rows(0)
    _set_print(sheet, chart)


def set_heights(sheet: Worksheet, lines: list[int]) -> None:
    """Make room for wrapped text: LibreOffice leaves rows as they are written."""
    sheet.set_default_row(LINE_HIGH)
    for row, count in enumerate(lines):
        if count > 1:
            sheet.set_row(row, min(count * LINE_HIGH, HIGHEST_ROW))


def line_count(value: object, wide: int) -> int:
    """Return how many lines a text takes in a column of `wide` digits; a letter is about 0.8 of a digit wide."""
    if not isinstance(value, str):
        return 1
    return sum(max(1, math.ceil(len(part) * 0.88 / max(wide - 1, 1))) for part in value.splitlines() or [""])


def _write(sheet: Worksheet, row: int, place: int, value: object, styles: dict[str, Format], is_year: bool) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value, styles["text"])
    elif isinstance(value, (int, float, Decimal)):
        is_whole = round(value, 2) == int(value)  # "#,##0.##" would print 5 as "5,"
        style = "year" if is_year else "whole" if is_whole else "decimal"
        sheet.write_number(row, place, value, styles[style])
    elif isinstance(value, (date, datetime)):
        sheet.write_datetime(row, place, value, styles["date"])
    else:
        write_text(sheet, row, place, str(value), styles, "text", "quoted")


def write_text(sheet: Worksheet, row: int, place: int, text: str, styles: dict[str, Format], style: str, quoted: str) -> None:
    text = text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"
    sheet.write_string(row, place, text, styles[quoted if text.startswith(FORMULA_STARTS) else style])


def _typed(column: pl.Series) -> list[object]:
    """Return the column's values; texts that are all full ISO dates become dates, older ones than Excel's stay text."""
    values = [plain(value) for value in column.to_list()]
    if column.dtype == pl.String and all(value is None or FULL_DATE.fullmatch(value) for value in values):
        dates = column.str.to_date("%Y-%m-%d", strict=False)
        values = dates.to_list() if dates.null_count() == column.null_count() else values  # 2023-02-31 stays text
    return [_datable(value) for value in values]


def _datable(value: object) -> object:
    if isinstance(value, datetime):
        value = value.replace(tzinfo=None)
        return value if value.date() >= FIRST_DATE else value.isoformat()
    return value.isoformat() if isinstance(value, date) and value < FIRST_DATE else value


def _width(heading: str, values: list[object]) -> int:
    longest_word = max((len(word) for word in heading.split()), default=0)
    longest = max((len(str(value)) for value in values[:2000] if value is not None), default=0)
    return min(WIDEST, max(NARROWEST, longest_word + 3, min(len(heading) + 3, 24), longest + 2))


def _write_scopes(
    sheet: Worksheet, charts: Sequence[Chart], names: Sequence[str], styles: dict[str, Format], lang: str
) -> None:  # fmt: skip
    """Write what each chart says and where it comes from, one block under the other."""
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, FACT_WIDE)
    lines: list[int] = []
    for chart, name in zip(charts, names, strict=True):
        lines += [1] if lines else []
        facts = facts_of(chart, name if len(charts) > 1 else "", lang)
        _write_scope(sheet, chart, facts, len(lines), styles, lang)
        lines += [2 * line_count(chart.title, FACT_WIDE), *(line_count(fact, FACT_WIDE) for _name, fact in facts)]
    set_heights(sheet, lines)
    if charts:
        _set_print(sheet, charts[0])


def facts_of(chart: Chart, name: str, lang: str) -> list[tuple[str, str | int]]:
    with in_language(lang):
        sheet = [(_("Trang tính"), name)] if name else []
    return [
        *sheet,
        (term("subtitle", lang), chart.subtitle),
        (f"n ({chart.unit})", chart.n),
        (term("rows", lang), chart.frame.height),
        (term("scope", lang), chart.scope_text),
        *((term("notes", lang), note) for note in chart.notes),
        (term("source", lang), chart.source),
        (term("data_date", lang), chart.data_date),
        (term("build_id", lang), chart.build_id),
        *([(term("code", lang).capitalize(), chart.code)] if chart.code else []),
    ]


def _write_scope(
    sheet: Worksheet, chart: Chart, facts: Sequence[tuple[str, str | int]], top: int, styles: dict[str, Format], lang: str
) -> None:  # fmt: skip
    sheet.write_string(top, 0, term("title", lang), styles["title"])
    write_text(sheet, top, 1, chart.title, styles, "title", "title_quoted")
    for row, (name, fact) in enumerate(facts, start=top + 1):
        sheet.write_string(row, 0, name, styles["name"])
        if isinstance(fact, int):
            sheet.write_number(row, 1, fact, styles["fact_number"])
        else:
            write_text(sheet, row, 1, fact, styles, "fact", "fact_quoted")


def _set_print(sheet: Worksheet, chart: Chart) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    printed = " · ".join(filter(None, (chart.data_date, chart.build_id, chart.code))).replace(
        "&", "&&"
    )  # "&" begins a code in headers and footers
    sheet.set_footer(f"&L{printed[:200]}&R&P/&N")
