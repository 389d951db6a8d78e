"""The ruled tables of a PDF page: pdfplumber finds their cells, the letters in them come from pdfium."""

from __future__ import annotations

import io
import logging
import typing
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pypdfium2 as pdfium

from etl.read.grid import Cell

SAME = 3.0  # points within which two rules stand at the same place
HEADER = 4  # columns from which a single row at the foot of a page is the header of a table: a frame has fewer
Box = tuple[float, float, float, float]  # left, bottom, right, top; from the lower left corner of the page

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it reports every oddity of a font


@dataclass(slots=True)
class Table:
    """A ruled table: its box, its rows as boxes (None where a merged cell covers the place) and the letters in each."""

    box: Box
    rows: list[list[Box | None]]
    letters: dict[Box, list[str]] = field(default_factory=dict)

    @property
    def columns(self) -> list[float]:
        """Where the columns begin."""
        return sorted({round(cell[0], 1) for row in self.rows for cell in row if cell})

    @property
    def is_data(self) -> bool:
        """Whether it has two rows and two columns at least: not a mere frame."""
        return len(self.rows) > 1 and max(len(row) for row in self.rows) > 1

    def continues(self, columns: Sequence[float]) -> bool:
        """Whether a table of one row is the rest of the one whose columns begin at `columns`, on the page before."""
        mine = self.columns
        return 1 < len(mine) == len(columns) and all(abs(a - b) < SAME for a, b in zip(mine, columns, strict=True))


class TableFinder:
    """Finds the tables on the pages of one document, opened a second time only if a page needs it."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._columns: list[float] = []  # where those of the last table begin, if it stands on the page before

    @cached_property
    def _sheets(self) -> Sequence[typing.Any]:
        import pdfplumber

        return pdfplumber.open(io.BytesIO(self._content)).pages

    def find(self, page: pdfium.PdfPage, number: int) -> list[Table]:
        """Return the tables of a page (counted from 0), none where the page resists."""
        if page.get_rotation() or page.get_mediabox()[:2] != (0, 0) or page.get_cropbox() != page.get_mediabox():
            return []  # places on such a page are counted from elsewhere
        try:
            sheet = self._sheets[number]
            found = [_take_table(table, float(sheet.height)) for table in sheet.find_tables()]
            sheet.close()
        except Exception:  # its faults are many and of no class; the text is there without the form of the table
            return []
        return [table for at, table in enumerate(found) if self._is_kept(table, is_first=at == 0, is_last=table is found[-1])]

    def _is_kept(self, table: Table, *, is_first: bool, is_last: bool) -> bool:
        """Tell whether a table is data: one of a single row is, as the rest of one or as a header left at the page's foot."""
        return table.is_data or (is_first and table.continues(self._columns)) or (is_last and len(table.columns) >= HEADER)

    def turn_page(self, tables: Sequence[Table]) -> None:
        """Remember the last table of a page for the next one."""
        self._columns = tables[-1].columns if tables else []


def cells_of(table: Table) -> list[list[Cell]]:
    """Return the cells of each row: one merged across once, one merged down in each row that it spans."""
    rows: list[list[Cell]] = []
    above: dict[int, Box] = {}
    for row in table.rows:
        middle = next(((cell[1] + cell[3]) / 2 for cell in row if cell), None)
        cells = []
        for column, cell in enumerate(row):
            upper = above.get(column)
            if cell:
                above[column] = cell
                cells.append(Cell(column, _text_of(table.letters.get(cell, ()))))
            elif upper and middle is not None and upper[1] <= middle <= upper[3]:
                cells.append(Cell(column, "", is_below=True))
        rows.append(cells)
    return rows


def _take_table(found: typing.Any, height: float) -> Table:
    """Return a table of pdfplumber, which counts from the top."""
    return Table(_turn(found.bbox, height), [[cell and _turn(cell, height) for cell in row.cells] for row in found.rows])


def _turn(box: Box, height: float) -> Box:
    return (box[0], height - box[3], box[2], height - box[1])


def _text_of(letters: Sequence[str]) -> str:
    return "".join(letters).replace("\r", "").replace("\ufffe", "-\n").strip()
