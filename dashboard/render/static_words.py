"""What is written rather than drawn, on paper: tiles of numbers, numbered statements, tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl

from dashboard import wording
from dashboard.charts import GROUND, LINE, MUTED, Chart, Tone
from dashboard.render.delimited import plain, table_columns
from dashboard.render.static_sheet import (
    FOOT,
    LEADING_TIGHT,
    MARGIN,
    SMALL,
    TEXT,
    Sheet,
    balanced,
    inner_width,
    sheet_width,
    width,
    wrap,
)
from dashboard.texts import _

TILES_A_ROW, TILE_GAP, TILE_PAD, WIDEST_TILE = 4, 14, 14, 260
BIG, SMALLEST_BIG = 32, 16
NUMBERED = 30  # the width of a statement's number
MOST_ROWS = 40  # of a table on a picture; the workbook and the CSV have all
CELL_PAD, ROW_PAD = 12, 9
LONGEST_WORD = 110  # what is longer, such as an address, is broken rather than take room from the others
TABLE_SIZES = (SMALL, 11.5, 10.5, 9.8)  # tried in turn until all columns fit beside each other


def draw_tiles(sheet: Sheet, chart: Chart, top: float) -> float:
    """Boxes in rows of four: what is counted, the number, of what it is a part."""
    rows = chart.frame.to_dicts()
    across = min(len(rows), TILES_A_ROW)
    wide = min((inner_width() - TILE_GAP * (across - 1)) / across, WIDEST_TILE)
    for start in range(0, len(rows), across):
        top = _tile_row(sheet, chart, rows[start : start + across], wide, top) + TILE_GAP
    return top - TILE_GAP


def _tile_row(sheet: Sheet, chart: Chart, rows: Sequence[dict], wide: float, top: float) -> float:
    enc, room = chart.encoding, wide - 2 * TILE_PAD
    labels = [wrap(row[enc.label] or "", room, SMALL, "medium") for row in rows]
    details = [wrap((row[enc.detail] if enc.detail else "") or "", room, FOOT) for row in rows]
    line = SMALL * 1.42
    big_at = top + TILE_PAD + max(map(len, labels)) * line + 4
    bottom = big_at + BIG * 1.3 + max(map(len, details)) * FOOT * 1.42 + TILE_PAD
    for place, (row, label, detail) in enumerate(zip(rows, labels, details, strict=True)):
        x = MARGIN + place * (wide + TILE_GAP)
        sheet.box(x, top, wide, bottom - top, Tone("", "", GROUND))
        sheet.lines(x + TILE_PAD, top + TILE_PAD, label, size=SMALL, weight="medium", colour=MUTED)
        said = str(
            row[enc.hover] if enc.hover and row[enc.hover] is not None else wording.number(row[enc.value], lang=sheet.lang)
        )
        size = max(SMALLEST_BIG, min(BIG, BIG * room / max(width(said, BIG, "semibold"), 1)))
        sheet.text(x + TILE_PAD, big_at + BIG * 0.95, said, size=size, weight="semibold")
        sheet.lines(x + TILE_PAD, big_at + BIG * 1.3, detail, size=FOOT, colour=MUTED)
    return bottom


def draw_statements(sheet: Sheet, chart: Chart, top: float) -> float:
    """Numbered sentences, each with the rule that made it below, smaller."""
    enc, room = chart.encoding, inner_width() - NUMBERED
    for place, row in enumerate(chart.frame.iter_rows(named=True), start=1):
        sheet.lines(MARGIN + NUMBERED - 9, top, [f"{place}."], size=TEXT, weight="medium", colour=MUTED, align="right")
        top = sheet.paragraph(MARGIN + NUMBERED, top, row[enc.label] or "", room, size=TEXT)
        rule = row[enc.detail] if enc.detail else ""
        top = sheet.paragraph(MARGIN + NUMBERED, top, rule or "", room, size=FOOT, colour=MUTED) + 10
    return top - 10


def draw_table(sheet: Sheet, chart: Chart, top: float) -> float:
    """The rows by the Chart's columns, as wide as what stands in them; numbers to the right."""
    columns = table_columns(chart)
    shown = chart.frame.head(MOST_ROWS)
    headings = [heading for _name, heading in columns]
    numeric = [has_numbers(chart.frame, name) for name, _heading in columns]
    cells = [[written(value, name, sheet.lang) for value in shown[name].to_list()] for name, _heading in columns]
    size, wides = widths(headings, cells, numeric, inner_width() - CELL_PAD * (len(headings) - 1), TABLE_SIZES)
    top = _table_row(sheet, headings, wides, numeric, top, size, "semibold")
    sheet.rule(MARGIN, top, sheet_width() - MARGIN, top, colour=MUTED, thick=1.2)
    printed = 0
    for row in zip(*cells, strict=True):
        printed += 1
        top = _table_row(sheet, row, wides, numeric, top, size, "normal")
        sheet.rule(MARGIN, top, sheet_width() - MARGIN, top, colour=LINE, thick=0.7)
        if top > sheet.room:
            break
    if chart.frame.height > printed:
        n = wording.number(chart.frame.height, lang=sheet.lang)
        said = _("hiện {shown} trên {n} dòng", shown=wording.number(printed, lang=sheet.lang), n=n)
        top = sheet.lines(MARGIN, top + 6, [said], size=SMALL, colour=MUTED)
    return top


def written(value: object, column: str, lang: str) -> str:
    """Write any value of a frame as a person reads it; nothing known is an empty cell, a year has no separator."""
    if isinstance(value, pl.Series):
        value = value.to_list()
    if isinstance(value, list | tuple):
        return ", ".join(written(part, column, lang) for part in value)
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, date):
        return wording.day(value, lang)
    if _is_year(column) or isinstance(value, str):
        return str(value)
    return wording.number(value, lang=lang)


def _is_year(column: str) -> bool:
    return "year" in column.split("_")


def has_numbers(frame: pl.DataFrame, column: str) -> bool:
    return frame[column].dtype.is_numeric() and not _is_year(column)


def widths(
    headings: Sequence[str], cells: Sequence[Sequence[str]], numeric: Sequence[bool], room: float, sizes: Sequence[float]
) -> tuple[float, list[float]]:  # fmt: skip
    """Return the first of `sizes` that serves and each column's width.

    Wide columns give way first, no word is broken while that helps.
    """
    for size in sizes:
        wanted, least = [], []
        for heading, column, is_number in zip(headings, cells, numeric, strict=True):
            words = [width(word, size, "semibold") for word in heading.split()]
            pieces = {word for text in column for word in text.split()}
            longest = max((width(text, size) for text in column), default=0)
            over_two = width(heading, size, "semibold") * 0.6  # a heading takes two lines rather than room from the cells
            parts = [longest] if is_number else [min(width(word, size), LONGEST_WORD) for word in pieces]
            least.append(max(*words, *parts, 1) + 1)
            wanted.append(max(longest, over_two, least[-1]) + 1)
        if sum(least) <= room:
            break
    if sum(wanted) <= room:
        spare = (room - sum(wanted)) / max(1, numeric.count(False))
        return size, [wide + (0 if is_number else spare) for wide, is_number in zip(wanted, numeric, strict=True)]
    if sum(least) > room:
        return size, [wide * room / sum(least) for wide in least]
    return size, _levelled(wanted, least, room)


def _levelled(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Cut columns down, the wide ones most, none below its least, until all together take `room`.

    A column gets room with the square root of what it wants: twice the text takes more lines as well as more width.
    """

    def cut(factor: float) -> list[float]:
        return [max(fewest, min(wide, factor * wide**0.5)) for wide, fewest in zip(wanted, least, strict=True)]

    low, high = 0.0, max(wanted)
    for _step in range(40):
        middle = (low + high) / 2
        low, high = (low, middle) if sum(cut(middle)) > room else (middle, high)
    return cut(low)


def _table_row(
    sheet: Sheet, texts: Sequence[str], wides: Sequence[float], numeric: Sequence[bool], top: float, size: float, weight: str
) -> float:  # fmt: skip
    x, lines = MARGIN, [balanced(text, wide, size, weight) for text, wide in zip(texts, wides, strict=True)]
    high = max(1, *map(len, lines)) * size * LEADING_TIGHT + ROW_PAD
    for cell, wide, is_number in zip(lines, wides, numeric, strict=True):
        for place, line in enumerate(cell):
            baseline = top + ROW_PAD / 2 + size * (place * LEADING_TIGHT + 1)
            sheet.text(
                x + wide if is_number else x, baseline, line, size=size, weight=weight, align="right" if is_number else "left"
            )
        x += wide + CELL_PAD
    return top + high
