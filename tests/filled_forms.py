"""Report forms of the shipped plans, filled by a spreadsheet library as an office would. All that is filled in is INVENTED."""

from __future__ import annotations

import io
import os
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path
from unittest.mock import patch

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dashboard import forms, warehouse
from dashboard.render import form_sheet
from forms import layout

PLAN, AGENCY = "binh-thuan-2023-65-kh-bcdcvd", "so_cong_thuong"
DISTRICT = "ubmttq_cap_huyen"
REPORT = "binh-thuan-2023-so-cong-thuong"
DONE = "Báo cáo số 12 (HƯ CẤU)"
Change = Callable[[Workbook], None]


def blank(builds: Path, plan: str = PLAN, agency: str = AGENCY, year: int | None = None) -> bytes:
    """Return the form of a body as the product hands it out, from the warehouse published in `builds`."""
    with patch.dict(os.environ, {"ATLAS_BUILD": str(builds)}):
        return form_sheet.workbook(forms.form_of(warehouse.current(), plan, agency, year))


def all_blank(builds: Path, plan: str) -> list[tuple[str, bytes, int]]:
    """Return code, form and year of every body of a plan."""
    with patch.dict(os.environ, {"ATLAS_BUILD": str(builds)}):
        return [(form.code, form_sheet.workbook(form), form.year) for form in forms.forms_of(warehouse.current(), plan)]


def filled(form: bytes, *changes: Change, submitted: date = date(2023, 11, 28), value: float = 12) -> bytes:
    """Return a form with every cell that is to be filled filled well, then changed by `changes`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(form))
        fill(book, submitted, value)
        for change in changes:
            change(book)
        out = io.BytesIO()
        book.save(out)
    return out.getvalue()


def fill(book: Workbook, submitted: date, value: float) -> None:
    head = book[layout.REPORT]
    for field in layout.HEAD:
        if field.key == "submitted":
            head.cell(field.row, layout.VALUE_COLUMN).value = submitted
        if field.key == "signer_role":
            head.cell(field.row, layout.VALUE_COLUMN).value = "Phó Giám đốc"
    for row in rows(book[layout.DUTIES]):
        put(book, layout.DUTIES, row, state=layout.STATES["done"], evidence=DONE)
    for row in rows(book[layout.FIGURES]):
        put(book, layout.FIGURES, row, value=value, qualifier=layout.QUALIFIERS["about"], note="hư cấu")
    for field in layout.NARRATIVES:
        book[layout.NARRATIVE].cell(field.row, layout.VALUE_COLUMN).value = f"{field.label}:\nlời hư cấu “{field.key}”"


def rows(sheet: Worksheet) -> range:
    """Return the numbers of the rows of a list."""
    last = max(row for row in range(layout.FIRST_ROW, sheet.max_row + 1) if sheet.cell(row, 1).value is not None)
    return range(layout.FIRST_ROW, last + 1)


def columns_of(sheet: str) -> list[str]:
    listed = layout.DUTY_COLUMNS if sheet == layout.DUTIES else layout.FIGURE_COLUMNS
    return [column.key for column in listed]


def put(book: Workbook, sheet: str, row: int, **values: object) -> None:
    """Write cells of one row of a list by the keys of their columns."""
    for key, value in values.items():
        book[sheet].cell(row, columns_of(sheet).index(key) + 1).value = value


def head(**values: object) -> Change:
    """Return a change of the sheet Báo cáo by the keys of its lines."""
    places = {field.key: field.row for field in layout.HEAD}

    def change(book: Workbook) -> None:
        for key, value in values.items():
            book[layout.REPORT].cell(places[key], layout.VALUE_COLUMN).value = value

    return change


def duty(row: int, **values: object) -> Change:
    return lambda book: put(book, layout.DUTIES, row, **values)


def figure(row: int, **values: object) -> Change:
    return lambda book: put(book, layout.FIGURES, row, **values)


def meta(**values: object) -> Change:
    """Return a change of the hidden sheet."""

    def change(book: Workbook) -> None:
        for key, value in values.items():
            book[layout.META].cell(layout.META_KEYS.index(key) + 1, 2).value = value

    return change


def find_row(form: bytes, code: str) -> int:
    """Return the row of an indicator in a form."""
    sheet = load_workbook(io.BytesIO(form))[layout.FIGURES]
    return next(row for row in rows(sheet) if sheet.cell(row, 1).value == code)
