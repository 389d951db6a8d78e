"""RANGES as shapes: a bar from start to end on a number axis, a mark where both are equal, its words at the right end.

Shapes, not a native chart: stacked bars can show neither an interval across zero nor one without length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.charts import LINE, MUTED, Chart
from dashboard.render.powerpoint_page import Draw, Page, Room, fitted, legend_height, line_count, runs
from dashboard.render.powerpoint_shapes import LINE_HIGH, SMALL, Words
from dashboard.render.reading import extent, told_apart, used_tones
from dashboard.render.scale import ticks
from dashboard.render.static_ranges import Axis, Range, ranges_of
from dashboard.render.static_sheet import width
from dashboard.wording import number

WIDEST_LABEL, WIDEST_WORDS, MOST_LINES = 330, 330, 2
THICK, RADIUS, PAD = 13.0, 7.0, 7.0
MOST_HIGH = 46.0  # of a row
LEAST_AXIS = 200.0


def plan(chart: Chart, room: Room) -> list[Draw]:
    """Return a slide for every so many rows as fit, all on one axis."""
    tones = told_apart(used_tones(chart))
    found = ranges_of(chart, tones)
    shown = [one for ranges in found.values() for one in ranges]
    marks = {one.tone.code for one in shown if one.is_dot}
    boxes = {one.tone.code for one in shown if not one.is_dot}
    below = room.top + legend_height(room, tones, marks=marks, boxes=boxes)
    label_room = min(WIDEST_LABEL, max((width(name, SMALL) for name in found), default=0) + 4)
    axis = _axis(shown, room.left + label_room + 14 + RADIUS, room.right)
    slides = []
    names = list(found)
    for start, end in runs([_high(name, label_room) for name in names], room.bottom - below - SMALL * 2):

        def draw(page: Page, shown: Sequence[str] = names[start:end]) -> None:
            page.legend(room, tones, marks=marks, boxes=boxes)
            _rows(page, {name: found[name] for name in shown}, label_room, axis, replace(room, top=below))

        slides.append(draw)
    return slides


def _high(name: str, room: float) -> float:
    return min(line_count(name, room, SMALL), MOST_LINES) * SMALL * LINE_HIGH + PAD


def _axis(shown: Sequence[Range], left: float, end: float) -> Axis:
    """Return the longest axis from `left` that leaves room for the words after every end."""
    steps = ticks(*extent([one.low for one in shown], [one.high for one in shown]), 8)
    axis, right = Axis(left, end - RADIUS, steps), end - RADIUS - 14
    for one in shown:
        share = (axis.across(one.high) - left) / (axis.right - left)
        if share > 0 and one.words:
            right = min(right, left + (end - _words_wide(one) - RADIUS - 8 - left) / share)
    return Axis(left, max(right, left + LEAST_AXIS), steps)


def _words(one: Range) -> str:
    return fitted(" ".join(one.words), WIDEST_WORDS, 1, SMALL)


def _words_wide(one: Range) -> float:
    return width(_words(one), SMALL) + 4


def _rows(page: Page, found: dict[str, list[Range]], label_room: float, axis: Axis, room: Room) -> None:
    heights = {name: _high(name, label_room) for name in found}
    spare = (room.high - SMALL * 2 - sum(heights.values())) / len(found)
    heights = {name: max(own, min(own + spare, MOST_HIGH)) for name, own in heights.items()}
    bottom = room.top + sum(heights.values())
    for step in axis.ticks:
        x = axis.across(step)
        page.rule(x, room.top, x, bottom + 3, number(step, 4), colour=MUTED if step == 0 else LINE)
        page.label(x, bottom + SMALL, number(step, 4), align="center", colour=MUTED)
    top = room.top
    for name, ranges in found.items():
        middle = top + heights[name] / 2
        words = Words(fitted(name, label_room, MOST_LINES, SMALL), SMALL)
        page.text(room.left, top, label_room + 4, heights[name], words, anchor="ctr")
        for one in ranges:
            _range(page, name, one, axis, middle, room.right)
        top += heights[name]


def _range(page: Page, name: str, one: Range, axis: Axis, middle: float, end: float) -> None:
    start, stop = axis.across(one.low), axis.across(one.high)
    span = number(one.low) if one.is_dot else f"{number(one.low)} → {number(one.high)}"
    descr = ". ".join(part for part in (f"{name}: {span}", one.tone.label, " ".join(one.words)) if part)
    if one.is_dot:
        page.mark(start, middle, one.tone, RADIUS, name, descr)
    else:
        page.box(start, middle - THICK / 2, stop - start, THICK, one.tone, name, descr)
    x = stop + (RADIUS if one.is_dot else 0) + 5
    words = _words(one)
    if words:
        page.label(min(x, end - _words_wide(one)), middle, words)
