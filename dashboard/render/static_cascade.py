"""A cascade on paper: nodes in columns with their names beside them, bands between them as thick as what they carry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from matplotlib.path import Path as Outline

from dashboard.charts import PAPER, SEQUENTIAL, Chart, Tone
from dashboard.render.flow import Band, Flow, flow, pale
from dashboard.render.reading import used_tones
from dashboard.render.static_sheet import FOOT, LEADING_TIGHT, MARGIN, SMALL, Sheet, balanced, sheet_width, width
from dashboard.wording import number

ONE_TONE = Tone("", "", SEQUENTIAL[3])
OUTER_ROOM, INNER_ROOM = 176, 150  # of the names beside the first and the last column; of those between columns
NODE_WIDE, SPACE = 11, 6
CURVE = (Outline.MOVETO, *(Outline.CURVE4,) * 3, Outline.LINETO, *(Outline.CURVE4,) * 3)
PLAIN_BAND = 13  # a band as thick as this has room for its number


def draw(sheet: Sheet, chart: Chart, top: float) -> float:
    tones = sheet.told_apart(used_tones(chart))
    top = sheet.legend(top, tones) + (12 if tones else 0)
    last = int(max(chart.frame[chart.encoding.x].drop_nulls().to_list(), default=0))
    names = _names(chart, last)
    laid = flow(chart, {row: len(lines) * SMALL * LEADING_TIGHT + 4 for row, lines in names.items()})
    by_code = {tone.code: tone for tone in tones}
    codes = chart.frame[chart.encoding.colour].to_list() if chart.encoding.colour else []
    tone_of = {row: by_code.get(str(code), ONE_TONE) for row, code in enumerate(codes)}
    start = MARGIN + _room(names, laid, 0) + NODE_WIDE / 2
    end = sheet_width() - MARGIN - (_room(names, laid, len(laid.xs) - 1) if len(laid.xs) > 1 else 0) - NODE_WIDE / 2

    def across(x: float) -> float:
        return start + x * (end - start)

    for band in laid.bands:
        tone = tone_of.get(band.row, ONE_TONE)
        points = [(across(x), top + y) for x, y in band.outline()]
        colour = pale(tone.colour)
        sheet.area(
            Outline([*points, points[0]], [*CURVE, Outline.CLOSEPOLY]), replace(tone, colour=colour, texture=""), layer=2
        )
    for node in laid.nodes:
        tone = tone_of.get(node.row, ONE_TONE)
        sheet.box(
            across(laid.xs[node.column]) - NODE_WIDE / 2, top + node.top, NODE_WIDE, node.bottom - node.top, tone, layer=3
        )
        _name(sheet, across(laid.xs[node.column]), top + node.middle, names[node.row], node.column, len(laid.xs) - 1)
    _numbers(sheet, chart, [(band, across(band.spot[0]), top + band.spot[1]) for band in laid.bands])
    return top + laid.height


def _names(chart: Chart, last: int) -> dict[int, list[str]]:
    """Return the lines of each node's name, by its row in the frame."""
    enc = chart.encoding
    names = {}
    for row, values in enumerate(chart.frame.iter_rows(named=True)):
        if values[enc.x_end] is None:
            room = OUTER_ROOM if values[enc.x] in (0, last) else INNER_ROOM
            names[row] = balanced(values[enc.label] or "", room, SMALL)
    return names


def _room(names: dict[int, list[str]], laid: Flow, column: int) -> float:
    """Return how wide the names of a column are."""
    nodes = [node for node in laid.nodes if node.column == column]
    return max((width(line, SMALL) for node in nodes for line in names[node.row]), default=0) + SPACE


def _name(sheet: Sheet, x: float, middle: float, lines: Sequence[str], column: int, last: int) -> None:
    """Set a name before the first column or after any other; between columns it stands on a veil over the bands."""
    x, align = (x - NODE_WIDE / 2 - SPACE, "right") if column == 0 else (x + NODE_WIDE / 2 + SPACE, "left")
    if 0 < column < last and lines:
        wide, high = max(width(line, SMALL) for line in lines), len(lines) * SMALL * LEADING_TIGHT
        sheet.box(x - 2, middle - high / 2, wide + 4, high, PAPER, layer=2.5, solid=0.72)
    for place, line in enumerate(lines):
        baseline = middle + (place - (len(lines) - 1) / 2) * SMALL * LEADING_TIGHT + SMALL * 0.36
        sheet.text(x, baseline, line, size=SMALL, align=align)


def _numbers(sheet: Sheet, chart: Chart, bands: Sequence[tuple[Band, float, float]]) -> None:
    """Print what thick bands carry, where no other number is near: on paper nothing can be pointed at."""
    set_at: list[tuple[float, float]] = []
    for band, x, y in sorted(bands, key=lambda found: -found[0].thick):
        if band.thick < PLAIN_BAND or any(abs(x - x2) < 30 and abs(y - y2) < FOOT * 1.5 for x2, y2 in set_at):
            continue
        set_at.append((x, y))
        said = number(chart.frame[chart.encoding.value][band.row], lang=sheet.lang)
        sheet.text(x, y + FOOT * 0.36, said, size=FOOT, align="center")
