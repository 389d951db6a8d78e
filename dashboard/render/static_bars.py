"""Horizontal bars and upright columns, stacked by tone, the total at the end of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts import MUTED, SEQUENTIAL, Chart, Tone
from dashboard.render.reading import measure, ordered, used_tones
from dashboard.render.static_sheet import (
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
from dashboard.wording import number

ONE_TONE = Tone("", "", SEQUENTIAL[3])
WIDEST_LABEL = 232
THICK = 16  # of a bar
PANEL_GAP = 30
PANELS_A_ROW = 4
COLUMN_HEIGHT = 300
COLUMNS_A_ROW = 30


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its parts in the order of the legend, and what stands at its end."""

    parts: tuple[tuple[Tone, float], ...]
    label: str

    @property
    def total(self) -> float:
        return sum(value for _, value in self.parts)


def draw_bars(sheet: Sheet, chart: Chart, top: float) -> float:
    tones = sheet.told_apart(used_tones(chart))
    top = sheet.legend(top, tones) + (10 if tones else 0)
    panels = ordered(chart, chart.encoding.panel) if chart.encoding.panel else [""]
    bars = _bars(sheet, chart, tones, chart.encoding.y)
    for start in range(0, len(panels), PANELS_A_ROW):
        top = _panel_row(sheet, chart, panels[start : start + PANELS_A_ROW], min(len(panels), PANELS_A_ROW), bars, top) + 26
    return top - 26


def _panel_row(
    sheet: Sheet, chart: Chart, panels: Sequence[str], places: int, bars: dict[tuple[str, str], Bar], top: float
) -> float:  # fmt: skip
    """Draw up to `places` panels side by side; all rows of panels have one scale."""
    names = ordered(chart, chart.encoding.y)
    label_room = min(WIDEST_LABEL, max(width(name) for name in names) + 2)
    labels = {name: balanced(name, label_room) for name in names}
    left = MARGIN + label_room + 12
    panel_width = (sheet_width() - MARGIN - left - PANEL_GAP * (places - 1)) / places
    end_room = max((width(bar.label, TEXT, "medium") for bar in bars.values()), default=0) + 8
    scale = max(panel_width - end_room, 20) / max(max((bar.total for bar in bars.values()), default=0), 1e-9)
    starts = {panel: left + place * (panel_width + PANEL_GAP) for place, panel in enumerate(panels)}
    top = _panel_titles(sheet, starts, panel_width, top)
    first = top
    for name in names:
        high = max(THICK + 9, len(labels[name]) * TEXT * LEADING_TIGHT + 9)
        middle = top + high / 2
        sheet.label(MARGIN, middle, labels[name])
        for panel, start in starts.items():
            if bar := bars.get((panel, name)):
                _bar(sheet, start, middle, bar, scale)
        top += high
    for start in starts.values():
        sheet.rule(start, first, start, top, colour=MUTED, thick=0.8, layer=3)
    return top


def _panel_titles(sheet: Sheet, starts: dict[str, float], room: float, top: float) -> float:
    """Set the panels' titles so that they end on one line, and return where."""
    lines = {panel: balanced(panel, room, TEXT, "semibold") for panel in starts if panel}
    if not lines:
        return top
    high = max(map(len, lines.values())) * TEXT * LEADING_TIGHT
    for panel, title in lines.items():
        for place, line in enumerate(reversed(title)):
            sheet.text(starts[panel], top + high - place * TEXT * LEADING_TIGHT - 4, line, weight="semibold")
    return top + high + 6


def _bar(sheet: Sheet, start: float, middle: float, bar: Bar, scale: float) -> None:
    x = start
    for tone, value in bar.parts:
        wide = max(value, 0) * scale
        sheet.box(x, middle - THICK / 2, max(wide - 1, 0.4) if wide else 0, THICK, tone)  # 1 unit of paper between parts
        x += wide
    sheet.text(x + 6, middle + TEXT * 0.36, bar.label, weight="medium")


def _bars(sheet: Sheet, chart: Chart, tones: Sequence[Tone], category: str) -> dict[tuple[str, str], Bar]:
    """Return the bars by (panel, category); where the data have no row there is no bar, not a bar of zero."""
    enc, value = chart.encoding, measure(chart)
    rows: dict[tuple[str, str], list[dict]] = {}
    for row in chart.frame.iter_rows(named=True):
        if row[category] is not None and row[value] is not None:
            rows.setdefault((str(row[enc.panel]) if enc.panel else "", str(row[category])), []).append(row)
    bars = {}
    for key, found in rows.items():
        parts = _stacked([(str(row[enc.colour]) if enc.colour else "", float(row[value])) for row in found], tones)
        own = found[0][enc.label] if enc.label and len(found) == 1 else None
        bars[key] = Bar(parts, str(own) if own else number(sum(length for _, length in parts), lang=sheet.lang))
    return bars


def _stacked(lengths: list[tuple[str, float]], tones: Sequence[Tone]) -> tuple[tuple[Tone, float], ...]:
    """Put the parts of one bar in the order of the legend."""
    rank = {tone.code: place for place, tone in enumerate(tones)}
    in_order = sorted(lengths, key=lambda part: rank.get(part[0], len(rank)))
    return tuple((tones[rank[code]] if code in rank else ONE_TONE, length) for code, length in in_order)


def draw_columns(sheet: Sheet, chart: Chart, top: float) -> float:
    """Columns on one scale; more of them than fit side by side go on in further rows."""
    tones = sheet.told_apart(used_tones(chart))
    top = sheet.legend(top, tones) + (10 if tones else 0)
    names = ordered(chart, chart.encoding.x, with_absent=True)
    bars = _bars(sheet, chart, tones, chart.encoding.x)
    highest = max((bar.total for bar in bars.values()), default=0)
    for start in range(0, len(names), COLUMNS_A_ROW):
        row = names[start : start + COLUMNS_A_ROW]
        top = _column_row(sheet, row, {name: bars[("", name)] for name in row if ("", name) in bars}, highest, top) + 10
    return top - 10


def _column_row(sheet: Sheet, names: Sequence[str], bars: dict[str, Bar], highest: float, top: float) -> float:
    step = min(inner_width() / len(names), inner_width() / 4)
    wide = min(step * 0.62, 84)
    base = top + COLUMN_HEIGHT
    scale = (COLUMN_HEIGHT - 24) / max(highest, 1e-9)
    for place, name in enumerate(names):
        if bar := bars.get(name):
            y = base
            for tone, value in bar.parts:
                high = max(value, 0) * scale
                sheet.box(MARGIN + (place + 0.5) * step - wide / 2, y - high, wide, max(high - 1, 0.4) if high else 0, tone)
                y -= high
            size = min(TEXT, TEXT * (step - 3) / max(width(bar.label, TEXT, "medium"), 1))
            sheet.text(MARGIN + (place + 0.5) * step, y - 6, bar.label, size=size, weight="medium", align="center")
    sheet.rule(MARGIN, base, MARGIN + step * len(names), base, colour=MUTED, layer=3)
    return _column_labels(sheet, names, step, base + 5)


def _column_labels(sheet: Sheet, names: Sequence[str], step: float, top: float) -> float:
    """Set labels under their columns, turned where a word is wider than its column."""
    if max(width(word) for name in names for word in name.split() or [""]) <= step - 4:
        return max(
            sheet.lines(MARGIN + (place + 0.5) * step, top, wrap(name, step - 4), align="center")
            for place, name in enumerate(names)
        )
    room = max(min(width(name, SMALL), 170) for name in names) + 2
    for place, name in enumerate(names):
        lines = wrap(name, room, SMALL)
        for line_place, line in enumerate(lines):
            x = MARGIN + (place + 0.5) * step + (line_place - (len(lines) - 1) / 2) * SMALL * LEADING_TIGHT + SMALL * 0.36
            sheet.text(x, top + 4, line, size=SMALL, turned=True, align="right")
    return top + 4 + room
