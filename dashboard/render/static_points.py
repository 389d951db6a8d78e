"""Values in time: a mark a row, lines only between rows that the Chart itself calls comparable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dashboard.charts import LINE, MUTED, PAPER, SEQUENTIAL, Chart, Tone
from dashboard.render.reading import measure, targets, used_tones
from dashboard.render.scale import ticks
from dashboard.render.static_sheet import (
    LEADING,
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
from dashboard.render.static_time import Times, times_of
from dashboard.texts import _
from dashboard.wording import number

HEIGHT = 380
ONE_TONE = Tone("", "", SEQUENTIAL[3])
RADIUS = 6
LABEL_ROOM = 170
PANEL_HEIGHT, PANEL_GAP, PANEL_TICKS = 170, 26, 4
PAIRED = 4  # up to so many panels stand two in a row, more of them three

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Point:
    """A row, not yet placed: when, how much, how it looks."""

    when: object
    value: float
    tone: Tone
    label: str
    line: str
    dashed: bool


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
    tones = sheet.told_apart(used_tones(chart))
    top = sheet.legend(top, tones, marks={tone.code for tone in tones}) + (8 if tones else 0)
    series = series_of(chart, tones)
    every = [point for points in series.values() for point in points]
    axis = times_of(chart, [point.when for point in every])
    if not chart.encoding.panel:
        box, levels = (MARGIN, top, sheet_width() - MARGIN, top + 14 + HEIGHT), targets(chart)
        return _plot(sheet, box, every, axis, steps_of(every, levels), levels)
    shared = steps_of(every, targets(chart), PANEL_TICKS)
    names = list(series)
    across = 1 if len(names) == 1 else 2 if len(names) <= PAIRED else 3
    wide = (inner_width() - PANEL_GAP * (across - 1)) / across
    for first in range(0, len(names), across):
        row = names[first : first + across]
        lefts = [MARGIN + place * (wide + PANEL_GAP) for place in range(across)]
        top = _titles(sheet, row, lefts, wide, top)
        bottoms = [
            _plot(
                sheet, (left, top, left + wide, top + 14 + PANEL_HEIGHT), series[name], axis,
                steps_of(series[name], targets(chart, name), PANEL_TICKS) if chart.own_scales else shared, targets(chart, name),
            )
            for name, left in zip(row, lefts, strict=False)
        ]  # fmt: skip
        top = max(bottoms) + 22
    return top - 22


def series_of(chart: Chart, tones: Sequence[Tone]) -> dict[str, list[Point]]:
    """Return the rows that can be drawn, by panel in the order of the frame."""
    enc, value, by_code = chart.encoding, measure(chart), {tone.code: tone for tone in tones}
    found: dict[str, list[Point]] = {}
    for row in chart.frame.iter_rows(named=True):
        if row[enc.x] is None or row[value] is None:
            continue
        tone = by_code.get(str(row[enc.colour]), ONE_TONE) if enc.colour else ONE_TONE
        label = str(row[enc.label]) if enc.label and row[enc.label] is not None else ""
        line = str(row[enc.line]) if enc.line and row[enc.line] is not None else ""
        point = Point(row[enc.x], float(row[value]), tone, label, line, bool(enc.dashed and row[enc.dashed]))
        found.setdefault(row[enc.panel] if enc.panel else "", []).append(point)
    return found


def steps_of(points: Sequence[Point], levels: Sequence[float], most: int = 6) -> tuple[float, ...]:
    values = [*(point.value for point in points), *levels]
    return ticks(min(values, default=0), max(values, default=1), most)


def _titles(sheet: Sheet, names: Sequence[str], lefts: Sequence[float], room: float, top: float) -> float:
    """Set the panels' titles so that they end on one line, and return where."""
    lines = [balanced(name, room, TEXT, "semibold") for name in names]
    high = max(map(len, lines)) * TEXT * LEADING_TIGHT
    for left, title in zip(lefts, lines, strict=False):
        for place, line in enumerate(reversed(title)):
            sheet.text(left, top + high - place * TEXT * LEADING_TIGHT - 4, line, weight="semibold")
    return top + high


def _plot(
    sheet: Sheet, box: Box, points: Sequence[Point], axis: Times, steps: tuple[float, ...], levels: Sequence[float]
) -> float:  # fmt: skip
    """Draw one panel in `box`, its axes included; return where the words under it end."""
    axis_room = max(width(number(step, 4, sheet.lang), SMALL) for step in steps) + 10
    plot = Plot(box[0] + axis_room, box[1] + 14, box[2] - RADIUS, box[3], axis.bands, axis.start, steps)
    bottom = _axes(sheet, plot)
    marks = []
    for point in points:
        time = axis.at[point.when]
        at = plot.across(time), plot.up(point.value)
        marks.append(Mark(*at, point.tone, point.label, point.line, point.dashed, whole_band=time % 1 == 0.5))
    marks = parted(marks)
    segments = _join(sheet, marks)
    for mark in marks:
        sheet.dot(mark.x, mark.y, mark.tone, radius=RADIUS, thick=1.2)
    segments += _targets(sheet, plot, marks, levels)
    _label(sheet, plot, marks, segments)
    return bottom


def _targets(sheet: Sheet, plot: Plot, marks: Sequence[Mark], levels: Sequence[float]) -> list[Box]:
    """Draw each target as a dashed level with its value at the end where no mark is; return what is taken."""
    taken: list[Box] = [(mark.x - RADIUS, mark.y - RADIUS, mark.x + RADIUS, mark.y + RADIUS) for mark in marks]
    for level in levels:
        y = plot.up(level)
        sheet.rule(plot.left, y, plot.right, y, colour=MUTED, thick=1.3, dashed=True, layer=2)
        said = _("chỉ tiêu {value}", value=number(level, lang=sheet.lang))
        wide, high = width(said, SMALL), SMALL * LEADING
        ends = (plot.left + 4, plot.right - wide)
        spots = [(x, top, x + wide, top + high) for top in (y - high - 1, y + 2) for x in ends]
        box = next((spot for spot in spots if not any(_overlap(spot, other) for other in taken)), spots[0])
        sheet.box(box[0], box[1], wide, high, PAPER, layer=1.5)
        sheet.lines(box[0], box[1], [said], size=SMALL, colour=MUTED)
        taken += [box, (plot.left, y - 2, plot.right, y + 2)]
    return taken


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


def parted(marks: Sequence[Mark]) -> list[Mark]:
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
