"""A spreadsheet (.xlsx) → its cells as values, sheet by sheet; one that is not safe is refused before it is unpacked.

Refused whole, in one line each: macros, links to other files, embedded objects, more than 10⁵ rows, what unpacks to a flood,
passwords, XML that defines entities, the old .xls, and any formula: a value that a formula makes is nobody's report.
"""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from etl.errors import UnreadableFile
from etl.read.limits import refuse
from etl.read.package import Kind, Most, check_package

if TYPE_CHECKING:
    from openpyxl.cell.read_only import ReadOnlyCell

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS, MAX_COLUMNS = 100_000, 16  # rows of a sheet; columns that are read
AS_XLSX = "mở bằng Excel hoặc LibreOffice, lưu lại dạng Excel Workbook (.xlsx) rồi nộp lại"
THE_FORM = "nộp đúng tệp biểu mẫu .xlsx đã phát, không chép sang bảng tính khác"
ROWS = f"bảng tính có hơn {MAX_ROWS:,} dòng, không phải một biểu mẫu".replace(",", ".")
SHEETS = re.compile(r"^xl/worksheets/[^/]+\.xml$")
EXTERNAL = re.compile(rb"<[\w:]*Relationship\b(?=[^>]*TargetMode\s*=\s*[\"']External)(?![^>]*/hyperlink[\"'])")
WORKBOOK = Kind(
    "bảng tính Excel",
    "xl/",
    ".xlsx",
    ".xlsm",
    THE_FORM,
    AS_XLSX,
    max_part=16 * 1024 * 1024,
    refused=(
        (re.compile(r"(?:^|/)externalLinks/"), "bảng tính lấy số từ tệp khác (liên kết ngoài), không nhận vì an toàn"),
        (
            re.compile(r"(?:^|/)(?:connections\.xml|queryTables/)"),
            "bảng tính nối tới nguồn dữ liệu ngoài, không nhận vì an toàn",
        ),
        (re.compile(r"(?:^|/)(?:embeddings|activeX)/"), "bảng tính nhúng đối tượng khác, không nhận vì an toàn"),
    ),
    most=(
        Most(SHEETS, re.compile(rb"<(?:\w+:)?row[\s>/]"), MAX_ROWS, ROWS, THE_FORM),
        Most(SHEETS, re.compile(rb"<(?:\w+:)?row\s[^>]{0,400}?\br=[\"'](?!100000\b)[1-9]\d{5}"), 0, ROWS, THE_FORM),
        Most(re.compile(r"\.rels$"), EXTERNAL, 0, "bảng tính có liên kết tới tệp ngoài, không nhận vì an toàn", AS_XLSX),
    ),
)
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .xls and of encrypted .xlsx
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]|_x000D_")  # what Excel leaves in a cell with several lines
ZIP = (b"PK\x03\x04", b"PK\x05\x06")

Value = object  # str (NFC, trimmed), int, float, bool, date, datetime or Percent; a blank cell is absent


@dataclass(frozen=True, slots=True)
class Percent:
    """A number that its cell shows with "%": `value` is what people read, 85 for a cell that holds 0.85."""

    value: float

    def __str__(self) -> str:
        return f"{self.value:.15g}%"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The filled cells of one sheet: (row, column), both from 1 → value."""

    title: str
    cells: Mapping[tuple[int, int], Value] = field(default_factory=dict)

    def value(self, row: int, column: int) -> Value | None:
        return self.cells.get((row, column))

    @property
    def last_row(self) -> int:
        return max((row for row, _ in self.cells), default=0)


def read_bytes(path: Path, name: str, most: int = MAX_BYTES) -> bytes:
    """Return the bytes of a regular file, its size looked at before the first is read; raises UnreadableFile."""
    try:
        if not path.is_file():
            raise refuse(name, "tệp", "", "không có tệp này, hoặc không phải tệp thường", "kiểm tra lại đường dẫn")
        if (size := path.stat().st_size) > most:
            reason = f"tệp lớn hơn {most // 1024**2} MB"
            raise refuse(name, "kích thước", f"{size / 1024**2:.0f} MB", reason, "bỏ ảnh và trang thừa rồi nộp lại")
        content = path.read_bytes()
    except OSError as error:
        raise refuse(name, "tệp", "", f"không mở được ({error.strerror})", "kiểm tra tên và quyền đọc") from error
    if not content:
        raise refuse(name, "nội dung", "", "tệp rỗng", "nộp lại tệp có nội dung")
    return content


def check_workbook(content: bytes, name: str) -> None:
    """Raise UnreadableFile unless the bytes are a workbook that is safe to open."""
    if content.startswith(COMPOUND):
        if ENCRYPTED in content:
            raise refuse(name, "tệp", "", "bảng tính đặt mật khẩu", "bỏ mật khẩu, lưu lại dạng .xlsx rồi nộp lại")
        raise refuse(name, "tệp", "", "bảng tính Excel cũ (.xls) hoặc tệp Office nhị phân", AS_XLSX)
    if not content.startswith(ZIP):
        raise refuse(name, "tệp", "", "nội dung không phải bảng tính Excel (.xlsx); tệp hỏng hoặc sai đuôi", THE_FORM)
    check_package(content, name, WORKBOOK)


def read_workbook(content: bytes, name: str) -> dict[str, Sheet]:
    """Return the sheets by title, in order; raises UnreadableFile. `name` is what messages call the file."""
    check_workbook(content, name)
    try:
        sheets = _read_sheets(content)
    except UnreadableFile:
        raise
    except Exception as error:  # what the library trips over in a file is the fault of the file
        reason = "bảng tính hỏng hoặc có cấu trúc không đọc được"
        raise refuse(name, "nội dung", type(error).__name__, reason, AS_XLSX) from error
    formulas = [f"{title}!{cell}" for title, (_, found) in sheets.items() for cell in found]
    if formulas:
        more = f" (và {len(formulas) - 1} ô khác)" if len(formulas) > 1 else ""
        reason = f"ô có công thức{more}, không nhận"
        raise refuse(name, formulas[0], "", reason, "thay công thức bằng giá trị (Dán đặc biệt → Giá trị) rồi nộp lại")
    return {title: sheet for title, (sheet, _) in sheets.items()}


def _read_sheets(content: bytes) -> dict[str, tuple[Sheet, list[str]]]:
    """Return each sheet and the cells of its formulas."""
    from openpyxl import load_workbook  # a third of a second, and many commands read no workbook

    sheets = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that openpyxl leaves out: extensions of validations, headers of pages
        workbook = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        for sheet in workbook.worksheets:
            cells: dict[tuple[int, int], Value] = {}
            formulas = []
            for row in sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS):
                for cell in row:
                    if cell.value is None:
                        continue
                    if cell.data_type == "f":
                        formulas.append(cell.coordinate)
                    elif (value := _plain(cell)) is not None:
                        cells[cell.row, cell.column] = value
            sheets[sheet.title] = (Sheet(sheet.title, cells), formulas)
        workbook.close()
    return sheets


def _plain(cell: ReadOnlyCell) -> Value | None:
    value = cell.value
    if isinstance(value, str):
        return CONTROLS.sub("", unicodedata.normalize("NFC", value)).strip() or None
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in str(cell.number_format):
        return Percent(round(value * 100, 10))
    return value
