"""Rows → Chart: what is to be drawn, in words and numbers, before anything draws it.

A Chart is frozen and knows no renderer: `dashboard.render` turns the same Chart into the
card on screen, the picture, the sheet. It must not query, and must not import a renderer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import polars as pl

INK, MUTED, LINE, GROUND, PAPER, RED = "#1c2733", "#5b6875", "#d9dee3", "#f6f7f8", "#ffffff", "#a4261d"
SEQUENTIAL = ("#e3edf0", "#b5d0d6", "#7fadb8", "#468594", "#155e6e")
NEUTRAL = "#8b99a3"  # phối hợp: beside, not on, the sequential scale


class Kind(StrEnum):
    """How the rows are laid out. The columns each kind reads are named in `Encoding`."""

    MAP = "map"  # one province a row: location, value
    BARS = "bars"  # horizontal: y category, x value, colour series, panel
    COLUMNS = "columns"  # vertical: x year, y value, colour series
    HEATMAP = "heatmap"  # y × x, the number printed in each cell; a missing cell stays empty
    MATRIX = "matrix"  # y × x, a state in each cell; `label` is printed in it
    POINTS = "points"  # x time, y value, colour series; only rows sharing `line` are joined; panels are small multiples
    RANGES = "ranges"  # horizontal: y category, from x to x_end on a number axis; a dot where both are equal
    CASCADE = "cascade"  # nodes in columns by `x` (0, 1, 2), from top to bottom by `y`; links where `x_end` is set
    TILES = "tiles"  # up to four numbers: label (what), value, hover (of how many)
    STATEMENTS = "statements"  # one sentence a row (label), its rule (detail), its number (value)
    TABLE = "table"  # the rows as they are, by `Chart.columns`; with `x` a grid on screen: `y` its lines, `x` its columns


@dataclass(frozen=True, slots=True)
class Tone:
    """One entry of a legend: a code in the data, its words, its colour and texture."""

    code: str
    label: str
    colour: str
    texture: str = ""  # "" full · "dots" · "hatch" · "outline" (an edge, no filling)
    shape: str = "circle"  # POINTS: circle, square, diamond, triangle-up, cross


@dataclass(frozen=True, slots=True)
class Encoding:
    """Which column of the frame says what. Labels are columns too: nothing is looked up later."""

    x: str = ""
    x_end: str = ""  # RANGES: where the interval ends · CASCADE: the column a link leads to, null in a node's row
    y: str = ""
    y_end: str = ""  # CASCADE: the place in that column
    value: str = ""
    colour: str = ""  # column of Tone codes; "" with a sequential scale
    label: str = ""  # short text printed at the mark · TABLE: the column whose text opens the row, else that of the total
    detail: str = ""  # STATEMENTS: the rule, smaller, under the sentence
    panel: str = ""  # BARS, POINTS: one panel a distinct value
    target: str = ""  # POINTS: a target of the panel, drawn as a dashed level line; null where none is known
    link: str = ""  # TABLE: id of the document a row is about; its name links to where it is read
    chooses: str = ""  # TABLE with `x`: key of this page's address that the link sets to that id instead
    location: str = ""  # MAP, TABLE as a grid: province code of `Chart.vintage`
    line: str = ""  # POINTS: equal non-null values are joined
    dashed: str = ""  # POINTS: true where the line is drawn dashed, likeness not being stated
    hover: str = ""  # full text for hover and for the table


@dataclass(frozen=True, slots=True)
class Opens:
    """What a mark opens: the subject of the list and the columns that identify the mark.

    `subject` is a key of `dashboard.passages.SUBJECTS`; `by` pairs the name of a filter of
    that list with the frame's column. The listed rows add up to the number in column `total`
    (DESIGN §8.1): they are counted, or their `value` is summed where `adds` says so.
    Where rows open lists of different subjects, `subject` is "" and `subject_in` names the column.
    """

    subject: str
    by: tuple[tuple[str, str], ...]
    total: str
    adds: str = "rows"  # "rows" or "value"
    whole: tuple[tuple[str, object], ...] = ()  # the filters that open the chart's `n` rows all together
    subject_in: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart, complete: whoever holds it can draw it, export it and open its numbers."""

    key: str
    kind: Kind
    frame: pl.DataFrame
    encoding: Encoding
    title: str
    subtitle: str
    n: int
    unit: str  # what one counted item is, for example "đoạn nhiệm vụ"
    source: str
    data_date: str  # as printed, 19/5/2021
    scope_text: str
    opens: Opens | None = None
    tones: tuple[Tone, ...] = ()
    order: tuple[str, ...] = ()  # categories (rows of a grid) from first to last; () keeps the frame's order
    order_x: tuple[str, ...] = ()  # columns of a grid from left to right; () keeps the frame's order
    columns: tuple[tuple[str, str], ...] = ()  # (frame column, heading) of the table and the exports
    notes: tuple[str, ...] = ()
    vintage: str = ""  # MAP: "2008" (63 provinces) or "2025" (34)
    highlight: tuple[str, ...] = field(default=())  # MAP: codes labelled on the map
    shown: int = 0  # TABLE: how many rows the screen shows, the exports have all; 0 is all
    own_scales: bool = False  # POINTS: each panel has its own axis; else they share one
    build_id: str = ""
    code: str = ""  # of an export: with it the same is made again from that build
    language: str = "vi"  # of every word in it

    @property
    def is_empty(self) -> bool:
        return self.frame.is_empty()

    def mark(self, row: int) -> dict[str, object]:
        """Return the filters that open the mark in row `row` of the frame; what is null does not restrict."""
        assert self.opens is not None
        values = self.frame.row(row, named=True)
        return {name: values[column] for name, column in self.opens.by}

    def subject(self, row: int | None) -> str:
        """Return the subject that the mark in `row`, or the whole chart, opens; "" if nothing."""
        if self.opens is None:
            return ""
        if row is None or not self.opens.subject_in:
            return self.opens.subject
        return self.frame[self.opens.subject_in][row] or ""

    def can_open(self, row: int) -> bool:
        """Whether something stands behind the mark in `row`: a number, be it 0, and a list to count it."""
        return bool(self.subject(row)) and self.frame[self.opens.total][row] is not None
