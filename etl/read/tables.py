"""A CSV file → one record a row. A bad row is rejected with its line; the good rows load."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from etl.errors import Rejection, SyntaxFault, has_contact
from etl.read.faults import explain, nearest
from etl.read.lexicon import Fault
from etl.read.text import read_text
from etl.records import Record

Row = TypeVar("Row", bound=Record)
Judge = Callable[[Row], Iterable[Fault]]  # what is wrong with a well-formed row
ADDRESSES = frozenset({"source", "source_url"})  # may hold "@" as part of a web address


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """The good rows of a file in its order, and the faults of the others."""

    rows: tuple[Row, ...]
    rejections: tuple[Rejection, ...]


def read_table(
    path: Path,
    file: str,
    model: type[Row],
    judge: Judge,
    lists: frozenset[str] = frozenset(),
    taken: dict[str, str] | None = None,
) -> Table[Row]:
    """Return the rows of a file; raises DataError if the file as a whole cannot be read.

    A blank cell is null. Cells of the columns in `lists` hold several values, split by ";".
    An id that stood in an earlier row, or in `taken` (id → its place), is a fault of the later one.
    """
    rows: list[Row] = []
    rejections: list[Rejection] = []
    taken = {} if taken is None else taken
    for line, cells in _lines(read_text(path, file), file, model):
        row = _row(cells, line, file, model, judge, lists)
        if isinstance(row, tuple):
            rejections.extend(row)
        elif row.id in taken:
            rejections.append(Rejection(file, "id", row.id, f"mã đã dùng ở {taken[row.id]}", "đặt mã khác hoặc xóa dòng", line))
        else:
            taken[row.id] = f"{file}, dòng {line}"
            rows.append(row)
    return Table(tuple(rows), tuple(rejections))


def _lines(text: str, file: str, model: type[Record]) -> Iterator[tuple[int, dict[str | None, str | list[str]]]]:
    """Yield (line where the row begins, its cells by column); raises SyntaxFault on a bad header."""
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        _require_header(reader.fieldnames or (), file, model)
        start = reader.line_num + 1
        for cells in reader:
            yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        remedy = "đặt ô có dấu phẩy hoặc nháy trong dấu nháy kép, nháy bên trong viết hai lần"
        raise SyntaxFault(Rejection(file, "dòng", "", f"sai cú pháp CSV ({error})", remedy, reader.line_num)) from error


def _require_header(header: Iterable[str], file: str, model: type[Record]) -> None:
    columns, known = list(header), list(model.model_fields)
    if len(columns) == 1 and ";" in columns[0]:
        remedy = "lưu lại dạng CSV ngăn cách bằng dấu phẩy, mã hóa UTF-8"
        raise SyntaxFault(Rejection(file, "tiêu đề", columns[0], "các cột ngăn cách bằng dấu chấm phẩy", remedy, 1))
    for column in known:
        if column not in columns:
            raise SyntaxFault(Rejection(file, column, "", "thiếu cột", f"thêm cột; mẫu: {','.join(known)}", 1))
    for position, column in enumerate(columns):
        if column not in known or column in columns[:position]:
            remedy = nearest(column, known, "xóa cột")
            raise SyntaxFault(Rejection(file, f"cột {position + 1}", column, "cột lạ hoặc lặp lại", remedy, 1))


def _row(
    cells: dict[str | None, str | list[str]],
    line: int,
    file: str,
    model: type[Row],
    judge: Judge,
    lists: frozenset[str],
) -> Row | tuple[Rejection, ...]:
    """Return the record of one row, or what is wrong with it."""
    if None in cells:
        extra = ", ".join(cells[None])
        remedy = "đặt ô có dấu phẩy trong nháy kép"
        return (Rejection(file, "số ô", extra, "dòng có nhiều ô hơn tiêu đề", remedy, line),)
    if None in cells.values():
        missing = ", ".join(column for column, text in cells.items() if text is None)
        return (Rejection(file, "số ô", "", f"dòng thiếu ô: {missing}", "thêm dấu phẩy cho các ô để trống", line),)
    values = {column: _cell(text, column in lists) for column, text in cells.items()}
    try:
        row = model.model_validate(values)
    except ValidationError as error:
        return explain(error, model, file, lambda location: line)
    faults = [*judge(row), *_contacts(cells)]
    if not faults:
        return row
    return tuple(fault.rejection(file, line) for fault in faults)


def _cell(text: str, is_list: bool) -> str | tuple[str, ...] | None:
    text = text.strip()
    if is_list:
        return tuple(part.strip() for part in text.split(";") if part.strip())
    return text or None


def _contacts(cells: dict[str, str]) -> Iterator[Fault]:
    for column, text in cells.items():
        if column not in ADDRESSES and has_contact(text):
            yield Fault((column,), text, "có số điện thoại hoặc thư điện tử", "xóa dữ liệu liên hệ của cá nhân")
