"""A Form → XLSX: checked cells to fill in, everything else locked; laid out as forms/layout.py says.

No formula, no link; text that begins like a formula stays text. Sheets are protected against slips, without a password.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from dashboard.charts import INK, LINE
from dashboard.forms import YEAR, Form
from dashboard.render import form_checks as checks
from dashboard.render import form_words
from dashboard.render.excel import A4, AUTHOR, CREATED, line_count
from forms import layout, words
from forms.layout import FIRST_ROW, HEADING_ROW, LABEL_COLUMN, SUBTITLE_ROW, TITLE_ROW, VALUE_COLUMN, Column
from forms.locators import checksum

FILL, HEAD_GROUND, LOCKED_GROUND = "#fff6d6", "#e3edf0", "#f6f7f8"
LINE_HIGH, HIGHEST, LOWEST = 16.5, 409, 21  # points
NARRATIVE_HIGH = 150
DUTY_WIDE = (17, 48, 15, 19, 42, 22)  # characters
FIGURE_WIDE = (20, 36, 10, 13, 38, 14, 12, 26, 16)
HEAD_WIDE, NARRATIVE_WIDE, GUIDE_WIDE = (30, 62, 50), (32, 110), 110
NARROW = 1.1  # letters of Times New Roman are narrower than the digits by which columns are measured
MOST_TEXT, MOST_NAME = 30_000, 200  # characters
PRINTED = '&"Times New Roman,Regular"&10'  # font and size of a footer
ALLOWED = {"format_columns": True, "format_rows": True, "select_locked_cells": True, "select_unlocked_cells": True}

BASE = {"font_name": "Times New Roman", "font_size": 12, "font_color": INK, "valign": "top", "text_wrap": True}
BOXED = BASE | {"border": 1, "border_color": LINE, "align": "left", "indent": 1}
FILLED = BOXED | {"bg_color": FILL, "locked": False}
STYLES = {
    "title": BASE | {"font_size": 15, "bold": True, "text_wrap": False},
    "hint": BASE | {"italic": True, "font_color": "#5b6875", "text_wrap": False},
    "side_hint": BASE | {"italic": True, "font_color": "#5b6875", "align": "left", "indent": 1},
    "heading": BOXED | {"bold": True, "bg_color": HEAD_GROUND, "valign": "vcenter", "align": "center", "indent": 0},
    "label": BOXED | {"bold": True, "bg_color": HEAD_GROUND},
    "locked": BOXED | {"bg_color": LOCKED_GROUND},
    "centred": BOXED | {"bg_color": LOCKED_GROUND, "align": "center", "indent": 0},
    "code": BOXED | {"bg_color": LOCKED_GROUND, "font_size": 9, "font_color": "#5b6875"},
    "fill": FILLED,
    "fill_date": FILLED | {"num_format": "d/m/yyyy"},
    "fill_number": FILLED | {"num_format": "#,##0", "align": "right"},
    "fraction": {"num_format": "#,##0.0##"},
    "text": BASE,
}
LOCKED_STYLES = {"required": "centred", "unit": "centred", "indicator": "code"}  # of a column; else "locked"
Styles = Mapping[str, Format]


def workbook(form: Form) -> bytes:
    """Return the workbook's bytes, the same for the same Form."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        title = words.FORM_OF.format(year=form.year, agency=form.agency)
        book.set_properties({"title": title, "author": AUTHOR, "comments": form.code, "created": CREATED})
        styles = {name: book.add_format(style) for name, style in STYLES.items()}
        sheets = {name: book.add_worksheet(name) for name in layout.SHEETS}
        _write_head(sheets[layout.REPORT], form, styles)
        _write_duties(sheets[layout.DUTIES], form, styles)
        _write_figures(sheets[layout.FIGURES], form, styles)
        _write_narrative(sheets[layout.NARRATIVE], styles)
        _write_guide(sheets[layout.GUIDE], styles)
        _write_meta(sheets[layout.META], form)
        for name, region in _regions(form).items():
            book.define_name(layout.NAMES[name], f"='{name}'!{region}")
        for name, sheet in sheets.items():
            sheet.protect("", ALLOWED)
            if name != layout.META:
                _set_print(sheet, title)
        sheets[layout.REPORT].activate()
    return out.getvalue()


def meta(form: Form) -> dict[str, str]:
    """Return what the hidden sheet says of the form: a text for each of layout.META_KEYS."""
    asked = form.obligation
    known = {
        "layout": layout.LAYOUT,
        "form": form.code,
        "plan": form.plan,
        "agency": form.agency_code,
        "province": form.province,
        "unit": None,
        "kind": YEAR,
        "start": form.start.isoformat(),
        "end": form.end.isoformat(),
        "due": form.due.isoformat() if form.due else None,
        "deadline_section": asked and asked.section,
        "deadline_ordinal": asked and asked.ordinal,
        "recipient": asked and asked.recipient_code,
        "locators": checksum(duty.locator for duty in form.duties),
    }
    return {key: "" if known[key] is None else str(known[key]) for key in layout.META_KEYS}


def _regions(form: Form) -> dict[str, str]:
    """Return sheet → the cells of layout.NAMES, as an absolute address."""

    def values(fields: Sequence[layout.Field]) -> str:
        return xl_range_abs(fields[0].row - 1, VALUE_COLUMN - 1, fields[-1].row - 1, VALUE_COLUMN - 1)

    def rows(columns: Sequence[Column], count: int) -> str:
        filled = [place for place, column in enumerate(columns) if column.fill]
        return xl_range_abs(FIRST_ROW - 1, filled[0], FIRST_ROW + count - 2, filled[-1])

    return {
        layout.REPORT: values(layout.HEAD),
        layout.DUTIES: rows(layout.DUTY_COLUMNS, len(form.duties)),
        layout.FIGURES: rows(layout.FIGURE_COLUMNS, len(form.indicators)),
        layout.NARRATIVE: values(layout.NARRATIVES),
    }


def _write_head(sheet: Worksheet, form: Form, styles: Styles) -> None:
    _begin(sheet, words.FORM_OF.format(year=form.year, agency=form.agency), words.SHEET_HINTS["report"], HEAD_WIDE, styles)
    known: dict[str, str | date] = {
        "agency": form.agency,
        "province": form.province or "",
        "plan": form.plan_words,
        "deadline": form_words.asked_in(form),
        "recipient": form_words.recipient(form),
        "due": form_words.due(form),
        "kind": form_words.period(form),
        "start": form.start,
        "end": form.end,
    }
    for field in layout.HEAD:
        row, value = field.row - 1, known.get(field.key, "")
        sheet.write_string(row, LABEL_COLUMN - 1, field.label, styles["label"])
        if isinstance(value, date):
            sheet.write_datetime(row, VALUE_COLUMN - 1, datetime.combine(value, datetime.min.time()), styles["fill_date"])
        elif field.fill and not value:
            style = "fill_date" if field.key == "submitted" else "fill"
            sheet.write_blank(row, VALUE_COLUMN - 1, None, styles[style])
        else:
            _put(sheet, row, VALUE_COLUMN - 1, value, styles["locked"])
        _put(sheet, row, layout.HINT_COLUMN - 1, words.HINTS.get(field.key, ""), styles["side_hint"])
        _set_height(sheet, row, max(_lines(value, HEAD_WIDE[1]), _lines(words.HINTS.get(field.key), HEAD_WIDE[2])))
        if field.key in ("start", "end", "submitted"):
            _allow(sheet, row, row, VALUE_COLUMN - 1, checks.days())
        elif field.fill:
            _allow(sheet, row, row, VALUE_COLUMN - 1, checks.text(MOST_NAME))
    sheet.freeze_panes(HEADING_ROW - 1, 0)


def _write_duties(sheet: Worksheet, form: Form, styles: Styles) -> None:
    _begin(sheet, words.SHEET_TITLES["duties"], words.SHEET_HINTS["duties"], DUTY_WIDE, styles)
    rows = [{"locator": duty.locator, "summary": duty.summary, "role": form_words.role(duty)} for duty in form.duties]
    _write_list(sheet, layout.DUTY_COLUMNS, DUTY_WIDE, rows, styles, {})
    long = checks.text(MOST_TEXT)
    rules = {"state": checks.one_of(layout.STATES, "state"), "evidence": long, "note": long}
    _allow_columns(sheet, layout.DUTY_COLUMNS, rules, len(rows))


def _write_figures(sheet: Worksheet, form: Form, styles: Styles) -> None:
    _begin(sheet, words.SHEET_TITLES["figures"], words.SHEET_HINTS["figures"], FIGURE_WIDE, styles)
    rows = [
        {
            "indicator": indicator.code,
            "name": indicator.name,
            "required": layout.IS_REQUIRED if indicator.is_required else "",
            "unit": indicator.unit,
            "definition": " ".join(part for part in (indicator.definition, indicator.caution) if part),
        }
        for indicator in form.indicators
    ]
    _write_list(sheet, layout.FIGURE_COLUMNS, FIGURE_WIDE, rows, styles, {"value": "fill_number"})
    long = checks.text(MOST_TEXT)
    rules = {"qualifier": checks.one_of(layout.QUALIFIERS, "qualifier"), "evidence": long, "note": long}
    _allow_columns(sheet, layout.FIGURE_COLUMNS, rules, len(rows))
    place = [column.key for column in layout.FIGURE_COLUMNS].index("value")
    for row, indicator in enumerate(form.indicators, start=FIRST_ROW - 1):
        _allow(sheet, row, row, place, checks.number(indicator.unit))
        cell = xl_range_abs(row, place, row, place).replace("$", "")
        sheet.conditional_format(
            row, place, row, place, {"type": "formula", "criteria": f"={cell}<>INT({cell})", "format": styles["fraction"]}
        )


def _write_list(
    sheet: Worksheet,
    columns: Sequence[Column],
    wide: Sequence[int],
    rows: Sequence[Mapping[str, str]],
    styles: Styles,
    filled: Mapping[str, str],
) -> None:
    """Write headings and rows; `filled` names the style of a column to fill that is not plain text."""
    for place, column in enumerate(columns):
        sheet.write_string(HEADING_ROW - 1, place, column.heading, styles["heading"])
    _set_height(sheet, HEADING_ROW - 1, 2)
    for row, values in enumerate(rows, start=FIRST_ROW - 1):
        for place, column in enumerate(columns):
            if column.fill:
                sheet.write_blank(row, place, None, styles[filled.get(column.key, "fill")])
            else:
                _put(sheet, row, place, values[column.key], styles[LOCKED_STYLES.get(column.key, "locked")])
        _set_height(sheet, row, max(_lines(values.get(column.key), width) for column, width in zip(columns, wide, strict=True)))
    sheet.freeze_panes(FIRST_ROW - 1, 2)
    sheet.repeat_rows(HEADING_ROW - 1)


def _write_narrative(sheet: Worksheet, styles: Styles) -> None:
    _begin(sheet, words.SHEET_TITLES["narrative"], words.SHEET_HINTS["narrative"], NARRATIVE_WIDE, styles)
    for field in layout.NARRATIVES:
        sheet.write_string(field.row - 1, LABEL_COLUMN - 1, field.label, styles["label"])
        sheet.write_blank(field.row - 1, VALUE_COLUMN - 1, None, styles["fill"])
        sheet.set_row(field.row - 1, NARRATIVE_HIGH)
        _allow(sheet, field.row - 1, field.row - 1, VALUE_COLUMN - 1, checks.text(MOST_TEXT))
    sheet.freeze_panes(HEADING_ROW - 1, 0)


def _write_guide(sheet: Worksheet, styles: Styles) -> None:
    sheet.set_column(0, 0, GUIDE_WIDE)
    sheet.write_string(TITLE_ROW - 1, 0, words.SHEET_TITLES["guide"], styles["title"])
    for number, line in enumerate(words.GUIDE, start=1):
        text = f"{number}. {line.format(states=form_words.states(), qualifiers=form_words.qualifiers())}"
        row = HEADING_ROW - 2 + number
        sheet.write_string(row, 0, text, styles["text"])
        _set_height(sheet, row, _lines(text, GUIDE_WIDE))


def _write_meta(sheet: Worksheet, form: Form) -> None:
    for row, (key, value) in enumerate(meta(form).items()):
        sheet.write_string(row, 0, key)
        _put(sheet, row, 1, value)
    sheet.very_hidden()


def _begin(sheet: Worksheet, title: str, hint: str, wide: Sequence[int], styles: Styles) -> None:
    for place, width in enumerate(wide):
        sheet.set_column(place, place, width)
    sheet.write_string(TITLE_ROW - 1, 0, title, styles["title"])
    sheet.write_string(SUBTITLE_ROW - 1, 0, hint, styles["hint"])
    sheet.set_row(TITLE_ROW - 1, 24)
    sheet.set_row(SUBTITLE_ROW - 1, 24)


def _put(sheet: Worksheet, row: int, place: int, text: str, style: Format | None = None) -> None:
    """Write a text as text; none leaves the cell blank, so that a reader finds nothing there."""
    if text:
        sheet.write_string(row, place, text, style)
    else:
        sheet.write_blank(row, place, None, style)


def _lines(value: object, wide: int) -> int:
    return line_count(value, int(wide * NARROW))


def _set_height(sheet: Worksheet, row: int, lines: int) -> None:
    sheet.set_row(row, min(max(lines * LINE_HIGH + 4, LOWEST), HIGHEST))


def _allow_columns(sheet: Worksheet, columns: Sequence[Column], rules: Mapping[str, checks.Check], count: int) -> None:
    for place, column in enumerate(columns):
        if column.key in rules:
            _allow(sheet, FIRST_ROW - 1, FIRST_ROW + count - 2, place, rules[column.key])


def _allow(sheet: Worksheet, first: int, last: int, place: int, check: checks.Check) -> None:
    sheet.data_validation(first, place, last, place, dict(check))


def _set_print(sheet: Worksheet, title: str) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{PRINTED}{title.replace('&', '&&')[:150]}&R{PRINTED}&P/&N")
    sheet.hide_gridlines(2)
