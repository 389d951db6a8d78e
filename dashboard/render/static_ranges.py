"""Intervals: a bar a row from x to x_end on a number axis, a dot where both are equal, its words at the right end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts import LINE, MUTED, SEQUENTIAL, Chart, Tone
from dashboard.render.reading import extent, ordered, used_tones
from dashboard.render.scale import ticks
from dashboard.render.static_sheet import LEADING_TIGHT, MARGIN, SMALL, TEXT, Sheet, balanced, sheet_width, width, wrap
from dashboard.wording import number

ONE_TONE = Tone("", "", SEQUENTIAL[3])
WIDEST_LABEL, WIDEST_WORDS = 232, 200
ROW_HIGH, THICK, RADIUS = 25, 12, 6
LONG = 30  # rows: the numbers of the axis stand above and below a longer picture


@dataclass(frozen=True, slots=True)
class Range:
    """One interval; a dot where it has no length."""

    low: float
    high: float
    tone: Tone
    words: tuple[str, ...]

    @property
    def is_dot(self) -> bool:
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Axis:
    left: float
    right: float
    ticks: tuple[float, ...]

    def across(self, value: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.left + (value - low) / (high - low) * (self.right - self.left)


def draw(sheet: Sheet, chart: Chart, top: float) -> float:
    tones = sheet.told_apart(used_tones(chart))
    found = ranges_of(chart, tones)
    shown = [one for ranges in found.values() for one in ranges]
    dots = {one.tone.code for one in shown if one.is_dot}
    bars = {one.tone.code for one in shown if not one.is_dot}
    top = sheet.legend(top, tones, marks=dots, boxes=bars) + (8 if tones else 0)
    names = list(found)
    room = min(WIDEST_LABEL, max((width(name) for name in names), default=0) + 2)
    axis = _axis(shown, MARGIN + room + 12 + RADIUS)
    first = top + (SMALL * 1.5 if len(names) > LONG else 4)
    bottom = _rows(sheet, found, room, axis, first)
    _levels(sheet, axis, first, bottom, above=len(names) > LONG)
    return bottom + SMALL * 1.9


def _axis(shown: Sequence[Range], left: float) -> Axis:
    """Return the longest axis from `left` that leaves room for the words after every end."""
    axis = Axis(
        left, sheet_width() - MARGIN - RADIUS, ticks(*extent([one.low for one in shown], [one.high for one in shown]), 8)
    )
    right = axis.right
    for one in shown:
        share = (axis.across(one.high) - left) / (axis.right - left)
        words = max((width(line, SMALL) for line in one.words), default=0) + RADIUS + 6
        if share > 0:
            right = min(right, left + (sheet_width() - MARGIN - words - left) / share)
    return Axis(left, max(right, left + 120), axis.ticks)


def ranges_of(chart: Chart, tones: Sequence[Tone]) -> dict[str, list[Range]]:
    """Return the intervals by row, in the Chart's order; one without a start is not drawn, one without an end is a dot."""
    enc, by_code = chart.encoding, {tone.code: tone for tone in tones}
    found: dict[str, list[Range]] = {name: [] for name in ordered(chart, enc.y)}
    for row in chart.frame.iter_rows(named=True):
        if row[enc.x] is None or row[enc.y] is None:
            continue
        high = row[enc.x] if row[enc.x_end] is None else row[enc.x_end]
        tone = by_code.get(str(row[enc.colour]), ONE_TONE) if enc.colour else ONE_TONE
        words = wrap(row[enc.label], WIDEST_WORDS, SMALL) if enc.label and row[enc.label] else []
        found[str(row[enc.y])].append(Range(float(row[enc.x]), float(high), tone, tuple(words)))
    return found


def _rows(sheet: Sheet, found: dict[str, list[Range]], room: float, axis: Axis, top: float) -> float:
    for name, ranges in found.items():
        label = balanced(name, room)
        lines = max((len(one.words) for one in ranges), default=0)
        high = max(ROW_HIGH, len(label) * TEXT * LEADING_TIGHT + 7, lines * SMALL * LEADING_TIGHT + 7)
        middle = top + high / 2
        sheet.label(MARGIN, middle, label)
        for one in ranges:
            start, end = axis.across(one.low), axis.across(one.high)
            if one.is_dot:
                sheet.dot(start, middle, one.tone, radius=RADIUS)
            else:
                sheet.box(start, middle - THICK / 2, end - start, THICK, one.tone, layer=3)
            _words(sheet, end + (RADIUS if one.is_dot else 0) + 5, middle, one.words)
        top += high
    return top


def _words(sheet: Sheet, x: float, middle: float, lines: Sequence[str]) -> None:
    for place, line in enumerate(lines):
        sheet.text(x, middle + (place - (len(lines) - 1) / 2) * SMALL * LEADING_TIGHT + SMALL * 0.36, line, size=SMALL)


def _levels(sheet: Sheet, axis: Axis, top: float, bottom: float, *, above: bool) -> None:
    """Draw a level for each number, a stronger one at zero."""
    for step in axis.ticks:
        x = axis.across(step)
        sheet.rule(x, top, x, bottom + 3, colour=MUTED if step == 0 else LINE, thick=0.8)
        for y in (bottom + SMALL * 1.3, *((top - 5,) if above else ())):
            sheet.text(x, y, number(step, 4, sheet.lang), size=SMALL, colour=MUTED, align="center")
