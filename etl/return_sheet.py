"""A faulty file → the same file with a column “Lý do” beside its rows, and all faults listed on a first sheet.

What people filled in stays as it is and where it is, so that the file can be put right and handed in again.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from etl.errors import Rejection, hide_contacts
from etl.read.encodings import decode_text
from etl.read.report_csv import separator_of
from forms import layout

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LIST = "Lý do trả lại"  # the first sheet
HEADINGS = ("Ô", "Giá trị", "Vì sao chưa nhận", "Cách sửa")
WIDTHS = (24, 28, 60, 60)  # characters
REASON_WIDTH = 50
CELL = re.compile(r"(?P<sheet>[^!]+)!(?P<column>[A-Z]{1,3})(?P<row>\d{1,7})")  # Chỉ tiêu!F7
LISTS = {layout.DUTIES: len(layout.DUTY_COLUMNS), layout.FIGURES: len(layout.FIGURE_COLUMNS)}
FIELDS = {layout.REPORT: layout.HINT_COLUMN, layout.NARRATIVE: layout.HINT_COLUMN}  # sheet → its last column
FAULT_COLOUR, TEXT_COLOUR = "FBE3DF", "8A1C10"


@dataclass(frozen=True, slots=True)
class Faulty:
    """A file to give back: where it is, where it goes, what is wrong with it."""

    path: str
    target: str
    faults: tuple[Rejection, ...]


def give_back(files: Sequence[Faulty]) -> list[bool]:
    """Write each file with its reasons; return whether it could be."""
    return [_give_back(file) for file in files]


def not_given_back(_file: Faulty) -> bool:
    """Return what stands for a file that no process survives."""
    return False


def _give_back(file: Faulty) -> bool:
    content = Path(file.path).read_bytes()
    try:
        written = _table(content, file) if file.path.lower().endswith(".csv") else _workbook(content, file)
    except Exception:  # a file that the library reads but cannot write again: its faults are told all the same
        return False
    Path(file.target).write_bytes(written)
    return True


def reason_of(fault: Rejection) -> str:
    """Return a fault as it stands beside its row."""
    return hide_contacts(f"{fault.reason}. Cách sửa: {fault.remedy}")


def _table(content: bytes, file: Faulty) -> bytes:
    """Return a table with one more column; lines keep their places."""
    text = decode_text(content, file.path)
    separator = separator_of(text)
    by_line: dict[int, list[str]] = defaultdict(list)
    for fault in file.faults:
        by_line[fault.line or 1].append(f"{fault.field}: {reason_of(fault)}")
    reader, out = csv.reader(io.StringIO(text, newline=""), delimiter=separator), io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    line, reasons = 1, -1
    for row in reader:
        if line == 1:
            reasons = row.index(layout.REASON) if layout.REASON in row else len(row)
            said = layout.REASON
        else:
            said = " | ".join(by_line[line])
        writer.writerow([*row[:reasons], said] if row else row)
        line = reader.line_num + 1
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _workbook(content: bytes, file: Faulty) -> bytes:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that openpyxl leaves out
        book = load_workbook(io.BytesIO(content), keep_links=False)
        _list_faults(book, file.faults)
        for title, last in (LISTS | FIELDS).items():
            if title in book.sheetnames:
                _mark_rows(book[title], last + 1, [fault for fault in file.faults if fault.field.startswith(f"{title}!")])
        out = io.BytesIO()
        book.save(out)
    return out.getvalue()


def _list_faults(book: Workbook, faults: Sequence[Rejection]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    if LIST in book.sheetnames:  # of an earlier return
        del book[LIST]
    sheet = book.create_sheet(LIST, 0)
    _write(sheet, 1, 1, f"Chưa nhận: {len(faults)} chỗ cần sửa. Sửa ngay trong tệp này rồi nộp lại; trang này không cần xóa.")
    sheet.cell(1, 1).font = Font(bold=True, size=13)
    for column, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True), start=1):
        _write(sheet, 3, column, heading)
        sheet.cell(3, column).font = Font(bold=True)
        sheet.column_dimensions[sheet.cell(3, column).column_letter].width = width
    for row, fault in enumerate(faults, start=4):
        for column, text in enumerate((fault.field, fault.value, fault.reason, fault.remedy), start=1):
            _write(sheet, row, column, hide_contacts(text))
            sheet.cell(row, column).alignment = Alignment(wrap_text=True, vertical="top")
        if (at := CELL.fullmatch(fault.field)) and at["sheet"] in book.sheetnames:
            place = f"'{at['sheet']}'!{at['column']}{at['row']}"
            sheet.cell(row, 1).hyperlink = Hyperlink(ref=sheet.cell(row, 1).coordinate, location=place)
            sheet.cell(row, 1).font = Font(underline="single", color="1F4E79")
    book.active = 0
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False


def _mark_rows(sheet: Worksheet, column: int, faults: Sequence[Rejection]) -> None:
    """Write the reasons beside their rows and colour the cells; those of an earlier return go."""
    from openpyxl.styles import Alignment, Font, PatternFill

    heading = sheet.cell(layout.HEADING_ROW, column)
    for row in range(layout.HEADING_ROW, sheet.max_row + 1 if heading.value == layout.REASON else 0):
        sheet.cell(row, column).value = None
    if not faults:
        return
    heading.value, heading.font = layout.REASON, Font(bold=True, color=TEXT_COLOUR)
    sheet.column_dimensions[heading.column_letter].width = REASON_WIDTH
    by_row: dict[int, list[str]] = defaultdict(list)
    for fault in faults:
        if at := CELL.fullmatch(fault.field):
            by_row[int(at["row"])].append(reason_of(fault))
            sheet[f"{at['column']}{at['row']}"].fill = PatternFill("solid", fgColor=FAULT_COLOUR)
    for row, reasons in by_row.items():
        _write(sheet, row, column, "\n".join(reasons))
        sheet.cell(row, column).font = Font(color=TEXT_COLOUR)
        sheet.cell(row, column).alignment = Alignment(wrap_text=True, vertical="top")


def _write(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Write text that never becomes a formula, whatever it begins with."""
    cell = sheet.cell(row, column)
    cell.value = text
    cell.data_type = "s"
