"""BARS and COLUMNS as native stacked charts: the total at the end of each bar, the parts' numbers where they fit."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.charts import Chart, Tone
from dashboard.render.powerpoint_page import Draw, Page, Room, fitted, legend_height, line_count
from dashboard.render.powerpoint_series import Axis, Stack, bars
from dashboard.render.powerpoint_shapes import FOOT, LINE_HIGH, SMALL, Words
from dashboard.render.reading import measure, ordered, told_apart, used_tones
from dashboard.render.static_bars import ONE_TONE
from dashboard.render.static_sheet import width
from dashboard.texts import _
from dashboard.wording import number

WIDEST_LABEL, NARROW_LABEL, MOST_LINES = 400, 300, 3  # of a category's name; narrow beside several panels
LEAST_STEP, MOST_STEP = 25, 64  # from one bar to the next
PANELS_A_ROW, PANEL_GAP = 4, 24
LEAST_COLUMN, MOST_COLUMN = 40, 200
SHARE = 0.62  # of a step: the bar itself
TITLE_LINES = 2  # of a panel
LABEL_GAP = 8
MANY_LINES = 2  # of a category's name where not all fit on one slide

Values = Mapping[tuple[str, str, str], float]  # (panel, category, tone) → value


@dataclass(frozen=True, slots=True)
class Drawing:
    """What all slides of one chart share."""

    chart: Chart
    tones: tuple[Tone, ...]
    values: Values
    labels: Mapping[tuple[str, str], str]  # the Chart's own words at the end of a bar
    low: float
    high: float

    def totals(self, panel: str, names: Sequence[str]) -> list[float | None]:
        found = [[self.values.get((panel, name, tone.code)) for tone in self.tones] for name in names]
        return [sum(value for value in row if value is not None) if any(v is not None for v in row) else None for row in found]


@dataclass(frozen=True, slots=True)
class Margin:
    """What stands beside and above the bars of a panel: names of so many lines, a title so high."""

    label_room: float
    lines: int
    title: float


def plan_bars(chart: Chart, room: Room) -> list[Draw]:
    """Return a slide for every so many panels and categories as fit; all have one scale."""
    drawing = _drawing(chart, chart.encoding.y)
    panels = ordered(chart, chart.encoding.panel) if chart.encoding.panel else [""]
    names = ordered(chart, chart.encoding.y)
    below = room.top + legend_height(room, drawing.tones if chart.encoding.colour else ())
    across = -(-len(panels) // -(-len(panels) // PANELS_A_ROW))
    widest = WIDEST_LABEL if across < 3 else NARROW_LABEL
    label_room = min(widest, max(width(name, SMALL) for name in names) + LABEL_GAP)
    title = _title_height(panels, (room.wide - label_room) / across - PANEL_GAP) if chart.encoding.panel else 0
    high = room.bottom - below - title
    wanted = max(min(line_count(name, label_room - LABEL_GAP, SMALL), MOST_LINES) for name in names)
    lines = wanted if len(names) * _step(wanted) <= high else min(wanted, MANY_LINES)
    margin = Margin(label_room, lines, title)
    fit = max(int(high / _step(lines)), 1)
    blocks = _even(names, fit)
    slides = []
    for first in range(0, len(panels), across):
        for block in blocks:
            shown = panels[first : first + across]

            def draw(page: Page, shown: Sequence[str] = shown, block: Sequence[str] = block) -> None:
                if chart.encoding.colour:
                    page.legend(room, drawing.tones)
                _panel_row(page, drawing, shown, block, replace(room, top=below), margin)

            slides.append(draw)
    return slides


def _step(lines: int) -> float:
    return max(LEAST_STEP, lines * SMALL * LINE_HIGH + 5)


def _even(names: Sequence[str], fit: int) -> list[Sequence[str]]:
    """Cut names into as few runs as fit, of about equal length."""
    even = -(-len(names) // -(-len(names) // fit))
    return [names[start : start + even] for start in range(0, len(names), even)]


def _title_height(panels: Sequence[str], room: float) -> float:
    lines = max(min(line_count(panel, room, SMALL, "semibold"), TITLE_LINES) for panel in panels)
    return lines * SMALL * LINE_HIGH + 6


def _panel_row(
    page: Page, drawing: Drawing, panels: Sequence[str], names: Sequence[str], room: Room, margin: Margin
) -> None:  # fmt: skip
    """Set one native chart a panel; the first carries the names of the bars."""
    label_room, title = margin.label_room, margin.title
    wide = (room.wide - label_room) / len(panels)
    step = min((room.high - title) / len(names), MOST_STEP)
    for place, panel in enumerate(panels):
        left = room.left + (label_room + place * wide if place else 0)
        full = wide if place else wide + label_room
        offset = 0 if place else label_room
        if panel:
            words = Words(fitted(panel, wide - PANEL_GAP, TITLE_LINES, SMALL, "semibold"), SMALL, bold=True)
            page.text(left + offset, room.top, wide - PANEL_GAP, title - 6, words, anchor="b")
        inner = wide - PANEL_GAP
        plot = (offset / full, 0.0, inner / full, 1.0)
        shown = [fitted(name, label_room - LABEL_GAP, margin.lines, SMALL) for name in names]
        _native(page, drawing, panel, names, shown, (left, room.top + title, full, step * len(names)), plot, inner)


def _native(
    page: Page, drawing: Drawing, panel: str, names: Sequence[str], shown: Sequence[str],
    box: tuple[float, float, float, float], plot: tuple[float, float, float, float], length: float, *, upright: bool = False,
) -> None:  # fmt: skip
    """Set the chart; `length` is how long the axis of numbers is."""
    totals = drawing.totals(panel, names)
    ends = [drawing.labels.get((panel, name), number(total)) for name, total in zip(names, totals, strict=True)]
    beyond = SMALL * 1.7 if upright else max(width(end, SMALL, "semibold") for end in ends) + 12
    high = drawing.high * (1 + beyond / max(length - beyond, 20)) if drawing.high > 0 else 1.0
    axis = Axis(drawing.low, high, (high - drawing.low) / 4, shown=False)
    thick = (box[2] if upright else box[3]) * (plot[2] if upright else 1) / len(names) * SHARE
    stacks = [_stack(drawing, panel, names, tone, length / (high - drawing.low), thick, upright) for tone in drawing.tones]
    own = {place: end for place, end in enumerate(ends) if (panel, names[place]) in drawing.labels}
    every = frozenset(range(len(names)))
    stacks.append(Stack(_("Tổng"), tuple(totals), ONE_TONE, own, every, is_total=True))
    gap = round((1 / SHARE - 1) * 100)
    xml, book = bars(shown, names, stacks, axis, plot, upright=upright, named=upright or plot[0] > 0, gap=gap, size=SMALL)
    told = "; ".join(f"{name}: {end}" for name, end in list(zip(names, ends, strict=True))[:20] if end)
    page.chart(box, xml, book, panel or drawing.chart.title, f"{drawing.chart.title}. {panel} {told}")


def _stack(
    drawing: Drawing, panel: str, names: Sequence[str], tone: Tone, scale: float, thick: float, upright: bool
) -> Stack:  # fmt: skip
    """Return the series of one tone; a number is printed where its part is long and thick enough for it."""
    values = tuple(drawing.values.get((panel, name, tone.code)) for name in names)
    parts = {name: sum((panel, name, other.code) in drawing.values for other in drawing.tones) for name in names}
    labelled = set()
    for place, (name, value) in enumerate(zip(names, values, strict=True)):
        if value is None or parts[name] < 2:
            continue
        long, wide = abs(value) * scale, width(number(value), SMALL) + 8
        if (long > SMALL * 1.4 and thick > wide) if upright else (long > wide and thick > SMALL):
            labelled.add(place)
    return Stack(tone.label or measure_heading(drawing.chart), values, tone, labelled=frozenset(labelled))


def measure_heading(chart: Chart) -> str:
    """Return what the numbers are called: the heading of their column, else what is counted."""
    return dict(chart.columns).get(measure(chart), chart.unit)


def plan_columns(chart: Chart, room: Room) -> list[Draw]:
    """Return a slide for as many columns as fit side by side with their names below; all have one scale."""
    drawing = _drawing(chart, chart.encoding.x)
    names = ordered(chart, chart.encoding.x, with_absent=True)
    below = room.top + legend_height(room, drawing.tones if chart.encoding.colour else ())
    words = max((width(word, SMALL) for name in names for word in name.split()), default=0)
    totals = max((width(number(total), SMALL, "semibold") for total in drawing.totals("", names) if total), default=0)
    step = max(LEAST_COLUMN, min(words, MOST_COLUMN) + 8, totals + 6)
    slides = []
    for block in _even(names, max(int(room.wide / step), 1)):

        def draw(page: Page, block: Sequence[str] = block) -> None:
            if chart.encoding.colour:
                page.legend(room, drawing.tones)
            wide = min(room.wide / len(block), MOST_COLUMN)
            shown = [fitted(name, wide - 8, MOST_LINES, SMALL) for name in block]
            under = max(line_count(name, wide - 8, SMALL) for name in shown) * SMALL * LINE_HIGH + FOOT
            high = room.bottom - below
            box = (room.left, below, wide * len(block), high)
            _native(page, drawing, "", block, shown, box, (0.0, 0.0, 1.0, 1 - under / high), high - under, upright=True)

        slides.append(draw)
    return slides


def _drawing(chart: Chart, category: str) -> Drawing:
    """Read the frame; where it has no row there is no bar, not a bar of zero."""
    enc, value = chart.encoding, measure(chart)
    values: dict[tuple[str, str, str], float] = {}
    labels: dict[tuple[str, str], str] = {}
    for row in chart.frame.iter_rows(named=True):
        if row[category] is None or row[value] is None or not math.isfinite(row[value]):
            continue
        panel, name = str(row[enc.panel]) if enc.panel else "", str(row[category])
        key = (panel, name, str(row[enc.colour]) if enc.colour else "")
        values[key] = values.get(key, 0) + float(row[value])
        if enc.label and row[enc.label]:
            labels[panel, name] = "" if (panel, name) in labels else str(row[enc.label])
    sums: dict[tuple[str, str], float] = {}
    for (panel, name, _code), length in values.items():
        sums[panel, name] = sums.get((panel, name), 0) + length
    tones = told_apart(used_tones(chart)) or (ONE_TONE,)
    own = {key: fitted(label, 220, 1, SMALL) for key, label in labels.items() if label}
    return Drawing(chart, tones, values, own, min(0.0, *sums.values(), 0.0), max(0.0, *sums.values(), 0.0))
