"""Values in time: a mark a row, lines only between rows that the Chart itself calls comparable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from dashboard.charts import LINE, MUTED, PAPER, SEQUENTIAL, Chart, Tone
from dashboard.render.scale import ticks
from dashboard.render.static_reading import measure, ordered, used_tones
from dashboard.render.static_sheet import LEADING, MARGIN, SMALL, TEXT, WIDTH, Sheet, width, wrap
from dashboard.wording import number

HEIGHT = 380
ONE_TONE = Tone("", "", SEQUENTIAL[3])
RADIUS = 6
LABEL_ROOM = 170

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Mark:
    x: float
    y: float
    tone: Tone
    label: str
    line: str
    dashed: bool
    whole_band: bool  # a year or a name, not a day: where in the band it stands means nothing


@dataclass(frozen=True, slots=True)
class Plot:
    """The rectangle of the marks and what its edges mean."""

    left: float
    top: float
    right: float
    bottom: float
    bands: tuple[str, ...]  # years, or names in their order
    start: float  # the time at the left edge
    ticks: tuple[float, ...]

    def across(self, time: float) -> float:
        return self.left + (time - self.start) / len(self.bands) * (self.right - self.left)

    def up(self, value: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.bottom - (value - low) / (high - low) * (self.bottom - self.top)


def draw(sheet: Sheet, chart: Chart, top: float) -> float:
    enc = chart.encoding
    tones = sheet.told_apart(used_tones(chart))
    top = sheet.legend(top, tones, marks=True) + (8 if tones else 0)
    value = measure(chart)
    rows = [row for row in chart.frame.iter_rows(named=True) if row[enc.x] is not None and row[value] is not None]
    times, bands, start = _times(chart, [row[enc.x] for row in rows])
    values = [float(row[value]) for row in rows]
    steps = ticks(min(values, default=0), max(values, default=1))
    axis_room = max(width(number(step, 4, sheet.lang), SMALL) for step in steps) + 10
    plot = Plot(MARGIN + axis_room, top + 14, WIDTH - MARGIN - RADIUS, top + 14 + HEIGHT, bands, start, steps)
    bottom = _axes(sheet, plot)
    by_code = {tone.code: tone for tone in tones}
    marks = []
    for row, time, height in zip(rows, times, values, strict=True):
        tone = by_code.get(str(row[enc.colour]), ONE_TONE) if enc.colour else ONE_TONE
        label = str(row[enc.label]) if enc.label and row[enc.label] is not None else ""
        line = str(row[enc.line]) if enc.line and row[enc.line] is not None else ""
        dashed = bool(enc.dashed and row[enc.dashed])
        marks.append(Mark(plot.across(time), plot.up(height), tone, label, line, dashed, whole_band=time % 1 == 0.5))
    marks = _parted(marks)
    segments = _join(sheet, marks)
    for mark in marks:
        sheet.dot(mark.x, mark.y, mark.tone, radius=RADIUS, thick=1.2)
    _label(sheet, plot, marks, segments)
    return bottom


def _times(chart: Chart, values: Sequence[object]) -> tuple[list[float], tuple[str, ...], float]:
    """Return where each value stands in years (2021 fills its whole year: 2021.5), the years' names and the first one.

    Where any value is no date, all are names, one band each.
    """
    found = [_time(value) for value in values]
    if found and all(time is not None for time in found):
        wanted = [_time(value) for value in chart.order]
        years = [int(time) for time in (*found, *wanted) if time is not None]
        return found, tuple(str(year) for year in range(min(years), max(years) + 1)), min(years)
    names = ordered(chart, chart.encoding.x) or [""]
    return [names.index(str(value)) + 0.5 for value in values], tuple(names), 0


def _time(value: object) -> float | None:
    """2021 and "2021" → 2021.5, "2021-08" → the middle of August, a date → its day."""
    if isinstance(value, date):
        return value.year + (value.timetuple().tm_yday - 0.5) / 366
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    parts = str(value)[:10].split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return None
    if len(parts) == 1:
        return int(parts[0]) + 0.5
    if len(parts) == 2 and 1 <= int(parts[1]) <= 12:
        return int(parts[0]) + (int(parts[1]) - 0.5) / 12
    try:
        return _time(date.fromisoformat(str(value)[:10]))
    except ValueError:
        return None


def _axes(sheet: Sheet, plot: Plot) -> float:
    for step in plot.ticks:
        y = plot.up(step)
        sheet.rule(plot.left, y, plot.right, y, colour=MUTED if step == plot.ticks[0] else LINE, thick=0.8)
        sheet.text(plot.left - 8, y + SMALL * 0.36, number(step, 4, sheet.lang), size=SMALL, colour=MUTED, align="right")
    step = (plot.right - plot.left) / len(plot.bands)
    every = max(1, -(-int(max(width(band, TEXT) for band in plot.bands) + 10) // int(step + 1))) if plot.start else 1
    bottom = plot.bottom
    for place, band in enumerate(plot.bands):
        if place:
            x = plot.left + place * step
            sheet.rule(x, plot.bottom, x, plot.bottom + 6, colour=MUTED, thick=0.8)
        if place % every == 0:
            lines = wrap(band, max(step * every - 6, 40))
            bottom = max(bottom, sheet.lines(plot.left + (place + 0.5) * step, plot.bottom + 4, lines, align="center"))
    return bottom


def _parted(marks: Sequence[Mark]) -> list[Mark]:
    """Move marks of one year apart that would hide each other; marks on a line and marks of a day stay."""
    placed: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: not mark.line):
        shifts = (0, *(sign * step * 2.4 * RADIUS for step in range(1, 5) for sign in (1, -1)))
        moved = (replace(mark, x=mark.x + shift) for shift in shifts)
        free = (spot for spot in moved if not any(_hides(spot, other) for other in placed))
        placed.append(next(free, mark) if mark.whole_band and not mark.line else mark)
    return placed


def _hides(one: Mark, other: Mark) -> bool:
    return abs(one.x - other.x) < 2 * RADIUS and abs(one.y - other.y) < 2 * RADIUS


def _join(sheet: Sheet, marks: Sequence[Mark]) -> list[Box]:
    """Draw the lines; return small boxes along them for the labels to keep off."""
    along: list[Box] = []
    lines: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.line:
            lines.setdefault(mark.line, []).append(mark)
    for joined in lines.values():
        joined.sort(key=lambda mark: mark.x)
        for one, other in pairwise(joined):
            sheet.rule(
                one.x, one.y, other.x, other.y, colour=one.tone.colour, thick=1.8, dashed=one.dashed or other.dashed, layer=3
            )
            steps = max(int(abs(other.x - one.x) / 6), 1)
            spots = [(one.x + (other.x - one.x) * i / steps, one.y + (other.y - one.y) * i / steps) for i in range(steps + 1)]
            along += [(x - 3, y - 3, x + 3, y + 3) for x, y in spots]
    return along


def _label(sheet: Sheet, plot: Plot, marks: Sequence[Mark], segments: Sequence[Box]) -> None:
    """Set each label at the nearest free place around its mark; far ones get a thin line to it."""
    taken: list[Box] = [(mark.x - RADIUS, mark.y - RADIUS, mark.x + RADIUS, mark.y + RADIUS) for mark in marks]
    taken += segments
    for mark in sorted((mark for mark in marks if mark.label), key=lambda mark: (mark.y, mark.x)):
        lines = wrap(mark.label, LABEL_ROOM, SMALL)
        wide, high = max(width(line, SMALL) for line in lines), len(lines) * SMALL * LEADING
        box = _free_place(mark, wide, high, plot, taken)
        taken.append(box)
        sheet.box(box[0], box[1], wide, high, PAPER, layer=1.5)  # no grid line through the words
        x, y = min(max(mark.x, box[0]), box[2]), min(max(mark.y, box[1]), box[3])
        if abs(x - mark.x) + abs(y - mark.y) > 2.5 * RADIUS:
            sheet.rule(mark.x, mark.y, x, y, colour=MUTED, thick=0.7, layer=2)
        sides = {"left": box[0], "right": box[2], "center": (box[0] + box[2]) / 2}
        align = "left" if box[0] >= mark.x else "right" if box[2] <= mark.x else "center"
        sheet.lines(sides[align], box[1], lines, size=SMALL, align=align)


def _free_place(mark: Mark, wide: float, high: float, plot: Plot, taken: list[Box]) -> Box:
    fallback: Box | None = None
    for far in range(0, 240, 8):
        gap = RADIUS + 4
        spots = [
            (mark.x + gap, mark.y - high / 2 - far), (mark.x - gap - wide, mark.y - high / 2 - far),
            (mark.x - wide / 2, mark.y - gap - high - far), (mark.x - wide / 2, mark.y + gap + far),
            (mark.x + gap, mark.y - high / 2 + far), (mark.x - gap - wide, mark.y - high / 2 + far),
        ]  # fmt: skip
        for x, y in spots:
            box = (x, y, x + wide, y + high)
            inside = plot.left + 4 <= x and x + wide <= plot.right and plot.top - 12 <= y and y + high <= plot.bottom - 2
            fallback = fallback or (box if inside else None)
            if inside and not any(_overlap(box, other) for other in taken):
                return box
    return fallback or (mark.x + RADIUS + 4, mark.y - high / 2, mark.x + RADIUS + 4 + wide, mark.y + high / 2)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
