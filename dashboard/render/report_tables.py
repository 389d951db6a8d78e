"""Tables of a report in Word and PDF: cells as text, and the share of the paper each column takes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from dashboard.charts import Chart, Kind
from dashboard.render.delimited import table_columns
from dashboard.render.static_words import has_numbers, widths, written
from dashboard.texts import _, language

UNIT = 0.254  # mm in one unit of the pictures' sheet, 1/100 inch
POINT = 0.72  # points in it
PAD = 4  # mm beside the text of a cell, both sides together
NARROWER = 0.88  # how wide the documents' serif letters are, beside those of the pictures that `widths` measures
SAMPLE = 200  # rows looked at to share the paper out
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # what XML 1.0 forbids


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: every row as long as `headings`; `numeric` says which columns stand to the right."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]

    def first(self, count: int) -> Grid:
        return replace(self, rows=self.rows[:count])

    def shares(self, room: float, sizes: Sequence[float]) -> tuple[float, list[float]]:
        """Return the first of `sizes`, in points, that serves, and the columns' widths in mm, together `room`."""
        step = max(1, len(self.rows) // SAMPLE)
        cells = list(zip(*self.rows[::step], strict=True)) or [()] * len(self.headings)
        headings = [heading.strip() or "–" for heading in self.headings]  # each must have a longest word
        text_room = (room - PAD * len(headings)) / UNIT / NARROWER
        size, wide = widths(headings, cells, self.numeric, text_room, [points / POINT for points in sizes])
        return round(size * POINT, 2), [column * UNIT * NARROWER + PAD for column in wide]


def grid_of(chart: Chart) -> Grid:
    """Return the rows of a chart by its columns, as people write them."""
    columns = _columns(chart)
    return _grid(chart.frame, columns)


def passage_grid(passages: pl.DataFrame) -> Grid:
    """Return rows whose column names are the headings, each with its number before it."""
    grid = _grid(passages, [(name, name) for name in passages.columns])
    numbered = tuple((str(place), *row) for place, row in enumerate(grid.rows, start=1))
    return Grid((_("TT"), *grid.headings), numbered, (True, *grid.numeric))


def _columns(chart: Chart) -> Sequence[tuple[str, str]]:
    """Return (column, heading): of what is written rather than drawn, what the screen shows of it."""
    enc = chart.encoding
    if chart.kind is Kind.STATEMENTS:
        shown = ((enc.label, _("Nội dung")), (enc.detail, _("Quy tắc")))
    elif chart.kind is Kind.TILES:
        shown = ((enc.label, _("Nội dung")), (enc.hover or enc.value, _("Số")), (enc.detail, _("Chi tiết")))
    else:
        return table_columns(chart)
    return [(name, heading) for name, heading in shown if name]


def _grid(frame: pl.DataFrame, columns: Sequence[tuple[str, str]]) -> Grid:
    lang = language()
    cells = [[clean(written(value, name, lang)) for value in frame[name].to_list()] for name, _heading in columns]
    return Grid(
        tuple(clean(heading) for _name, heading in columns),
        tuple(zip(*cells, strict=True)),
        tuple(has_numbers(frame, name) for name, _heading in columns),
    )


def clean(text: str) -> str:
    """Return text in composed letters, without the control characters that no document may hold."""
    return UNPRINTABLE.sub("", unicodedata.normalize("NFC", text))
