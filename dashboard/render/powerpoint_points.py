"""POINTS as native charts on two number axes: lines only where the Chart joins, targets dashed, one chart a panel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dashboard.charts import Chart, Tone
from dashboard.render.powerpoint_bars import measure_heading
from dashboard.render.powerpoint_page import Draw, Page, Room, fitted, legend_height, line_count
from dashboard.render.powerpoint_series import Axis, Trace, number_format, points
from dashboard.render.powerpoint_shapes import FOOT, LINE_HIGH, SMALL, Words
from dashboard.render.reading import targets, told_apart, used_tones
from dashboard.render.static_points import Mark, Plot, Point, parted, series_of, steps_of
from dashboard.render.static_sheet import width
from dashboard.render.static_time import Times, times_of
from dashboard.texts import _
from dashboard.wording import number

PAIRED, PANELS_A_SLIDE, PANEL_GAP, ROW_GAP = 4, 6, 30, 14
FEW_TICKS, MANY_TICKS = 4, 6
TITLE_LINES, LONGEST_LABEL = 2, 260
RADIUS = 6.0
MOST_END = 60.0  # beyond the plot, for the second half of the last label

Box = tuple[float, float, float, float]  # left, top, right, bottom


def plan(chart: Chart, room: Room) -> list[Draw]:
    """Return a slide for up to six panels."""
    tones = told_apart(used_tones(chart))
    marks = {tone.code for tone in tones}
    series = series_of(chart, tones)
    every = [point for found in series.values() for point in found]
    axis = times_of(chart, [point.when for point in every])
    below = replace(room, top=room.top + legend_height(room, tones, marks=marks))
    names = list(series)
    slides = []
    for first in range(0, len(names), PANELS_A_SLIDE):

        def draw(page: Page, shown: Sequence[str] = names[first : first + PANELS_A_SLIDE]) -> None:
            page.legend(room, tones, marks=marks)
            _panels(page, chart, {name: series[name] for name in shown}, every, axis, below)

        slides.append(draw)
    return slides


def _panels(
    page: Page, chart: Chart, series: dict[str, list[Point]], every: Sequence[Point], axis: Times, room: Room
) -> None:  # fmt: skip
    names, most = list(series), FEW_TICKS if chart.encoding.panel else MANY_TICKS
    across = 1 if len(names) == 1 else 2 if len(names) <= PAIRED else 3
    wide = (room.wide - PANEL_GAP * (across - 1)) / across
    rows = -(-len(names) // across)
    high = (room.high - ROW_GAP * (rows - 1)) / rows
    lines = max(min(line_count(name, wide, SMALL, "semibold"), TITLE_LINES) for name in names) if chart.encoding.panel else 0
    title = lines * SMALL * LINE_HIGH + 4 if lines else 0
    for place, name in enumerate(names):
        left, top = room.left + place % across * (wide + PANEL_GAP), room.top + place // across * (high + ROW_GAP)
        if title:
            words = Words(fitted(name, wide, TITLE_LINES, SMALL, "semibold"), SMALL, bold=True)
            page.text(left, top, wide, title - 4, words, anchor="b")
        own = chart.own_scales and bool(chart.encoding.panel)
        levels = targets(chart, name) if chart.encoding.panel else targets(chart)
        ticks = steps_of(series[name] if own else every, levels if own else targets(chart), most)
        _native(page, chart, name, series[name], axis, ticks, levels, Room(left, top + title, left + wide, top + high))


def _native(
    page: Page, chart: Chart, name: str, found: Sequence[Point], axis: Times, ticks: tuple[float, ...],
    levels: Sequence[float], room: Room,
) -> None:  # fmt: skip
    """Set one native chart in `room`."""
    across = _across(axis)
    side = max(width(number(tick, 4), SMALL) for tick in ticks) + 14
    under, over = SMALL * LINE_HIGH + FOOT, SMALL * LINE_HIGH + 2
    longest = max((width(point.label, SMALL) for point in found if point.label), default=0)
    end = max(14, min(longest / 2, MOST_END))
    inner = Room(room.left + side, room.top + over, room.right - end, room.bottom - under)
    marks = _placed(found, axis, across, inner, ticks)
    traces = _traces(marks, found, across, inner, ticks, levels)
    up = Axis(ticks[0], ticks[-1], ticks[1] - ticks[0], number_format(ticks))
    shares = (
        side / room.wide, over / room.high, inner.wide / room.wide, inner.high / room.high
    )  # fmt: skip
    named = replace(across, shown=bool(axis.start))
    heading = _("Năm") if axis.start else _("Thứ tự")
    xml, book = points(traces, named, up, shares, heading, size=SMALL)
    told = "; ".join(f"{point.when}: {number(point.value)}" for point in found[:20])
    title = name or chart.title
    page.chart(
        (room.left, room.top, room.wide, room.high), xml, book, title, f"{measure_heading(chart)}. {title}. {told}"
    )  # fmt: skip
    if not axis.start:
        _names_below(page, axis, across, inner)


def _across(axis: Times) -> Axis:
    """Return the axis of time: whole years stand on their tick, days between two; names are numbered from 1."""
    count = len(axis.bands)
    if not axis.start:
        return Axis(0.0, count + 1.0, 1.0)
    step = float(max(1, -(-count // 12)))
    if _whole(axis):
        low, high = axis.start - 1.0, float(axis.start + count)
        return Axis(low, high, step, f'[<{axis.start}]"";[>{axis.start + count - 1}]"";0')
    return Axis(float(axis.start), float(axis.start + count), step, "0")


def _whole(axis: Times) -> bool:
    return all(time % 1 == 0.5 for time in axis.at.values())


def _placed(
    found: Sequence[Point], axis: Times, across: Axis, inner: Room, ticks: tuple[float, ...]
) -> list[tuple[Point, Mark, float]]:  # fmt: skip
    """Return each point with its mark and its number on the axis of time; marks that hide each other move apart."""
    shift = 0.5 if not axis.start else -0.5 if _whole(axis) else 0.0
    plot = Plot(inner.left, inner.top, inner.right, inner.bottom, ("",), 0, ticks)
    scale = inner.wide / (across.high - across.low)
    pairs = []
    for point in found:
        time = axis.at[point.when]
        x = inner.left + (time + shift - across.low) * scale
        mark = Mark(x, plot.up(point.value), point.tone, point.label, point.line, point.dashed, time % 1 == 0.5)
        pairs.append((point, mark))
    free = [mark for mark in parted([mark for _point, mark in pairs])]
    order = sorted(pairs, key=lambda pair: not pair[1].line)  # as `parted` returns them
    return [
        (point, mark, round(across.low + (mark.x - inner.left) / scale, 4))
        for (point, _old), mark in zip(order, free, strict=True)
    ]


def _traces(
    placed: Sequence[tuple[Point, Mark, float]], found: Sequence[Point], across: Axis, inner: Room,
    ticks: tuple[float, ...], levels: Sequence[float],
) -> list[Trace]:  # fmt: skip
    """Return a trace for each line, one for the single points of each tone, one for each target."""
    groups: dict[tuple[str, str], list[tuple[Point, Mark, float]]] = {}
    for one in sorted(placed, key=lambda one: one[2]):
        groups.setdefault((one[0].tone.code, one[0].line), []).append(one)
    taken = [_around(mark, RADIUS) for _point, mark, _x in placed]
    taken += [box for (_tone, line), group in groups.items() if line for box in _along([mark for _point, mark, _x in group])]
    plot = Plot(inner.left, inner.top, inner.right, inner.bottom, ("",), 0, ticks)
    aims = [_level(level, across, inner, plot, taken) for level in levels]
    return [*(_trace(group, inner, taken) for group in groups.values()), *aims]


def _trace(group: Sequence[tuple[Point, Mark, float]], inner: Room, taken: list[Box]) -> Trace:
    tone: Tone = group[0][0].tone
    labels = {
        place: (text, side)
        for place, (point, mark, _x) in enumerate(group)
        if point.label
        for text, side in [_label(point.label, mark, inner, taken)]
    }
    dashed = {place for place, (point, _mark, _x) in enumerate(group) if place and (point.dashed or group[place - 1][0].dashed)}
    xs, ys = tuple(x for _point, _mark, x in group), tuple(point.value for point, _mark, _x in group)
    notes = tuple(f"{point.when} {point.label}" for point, _mark, _x in group)
    is_joined = bool(group[0][0].line)
    return Trace(tone.label, xs, ys, notes, tone, is_joined, frozenset(dashed if is_joined else ()), labels)


def _level(level: float, across: Axis, inner: Room, plot: Plot, taken: list[Box]) -> Trace:
    """Return a target as a dashed line from side to side; its words stand where no mark is."""
    text = _("chỉ tiêu {value}", value=number(level))
    wide, high = width(text, SMALL) + 8, SMALL * LINE_HIGH
    y, span = plot.up(level), across.high - across.low
    spots = []
    for share in (0.5, 0.3, 0.7, 0.15, 0.85):
        x = min(max(inner.left + share * inner.wide, inner.left + wide / 2), inner.right - wide / 2)
        for side, top in (("t", y - high - 4), ("b", y + 4)):
            spots.append((x, side, (x - wide / 2, top, x + wide / 2, top + high)))
    x, side, box = min(spots, key=lambda spot: _crowd(spot[2], inner, taken))
    taken.append(box)
    at = across.low + (x - inner.left) / inner.wide * span
    xs = (across.low, round(at, 4), across.high)
    return Trace(text, xs, (level,) * 3, ("",) * 3, Tone("", "", ""), labels={1: (text, side)}, is_level=True)


def _label(words: str, mark: Mark, inner: Room, taken: list[Box]) -> tuple[str, str]:
    """Return the words of a mark and the side of it that is least crowded: right, above, below, left."""
    text = fitted(words, min(LONGEST_LABEL, inner.wide * 0.6), 1, SMALL)
    wide, high, gap = width(text, SMALL) + 4, SMALL * LINE_HIGH, RADIUS + 2
    x, y = mark.x, mark.y
    spots = {
        "r": (x + gap, y - high / 2, x + gap + wide, y + high / 2),
        "t": (x - wide / 2, y - gap - high, x + wide / 2, y - gap),
        "b": (x - wide / 2, y + gap, x + wide / 2, y + gap + high),
        "l": (x - gap - wide, y - high / 2, x - gap, y + high / 2),
    }
    side = min(spots, key=lambda side: _crowd(spots[side], inner, taken))
    taken.append(spots[side])
    return text, side


def _around(mark: Mark, far: float) -> Box:
    return mark.x - far, mark.y - far, mark.x + far, mark.y + far


def _along(marks: Sequence[Mark]) -> list[Box]:
    """Return small boxes along the line through marks."""
    boxes = []
    for one, other in pairwise(marks):
        steps = max(int(abs(other.x - one.x) / 6), 1)
        for share in (place / steps for place in range(steps + 1)):
            x, y = one.x + (other.x - one.x) * share, one.y + (other.y - one.y) * share
            boxes.append((x - 3, y - 3, x + 3, y + 3))
    return boxes


def _crowd(box: Box, inner: Room, taken: Sequence[Box]) -> float:
    """Return how much of what is already there a box would cover; leaving the plot counts most."""
    outside = box[0] < inner.left or box[2] > inner.right + MOST_END or box[1] < inner.top - 20 or box[3] > inner.bottom
    covered = sum(
        max(0, min(box[2], other[2]) - max(box[0], other[0])) * max(0, min(box[3], other[3]) - max(box[1], other[1]))
        for other in taken
    )
    return covered + 1e6 * outside


def _names_below(page: Page, axis: Times, across: Axis, inner: Room) -> None:
    """Set names along an axis that has no years."""
    step = inner.wide / (across.high - across.low)
    for place, band in enumerate(axis.bands, start=1):
        text = Words(fitted(band, step - 6, 1, SMALL), SMALL)
        page.text(inner.left + (place - 0.5) * step, inner.bottom + 6, step, SMALL * LINE_HIGH, text, align="center")
