"""The map as native shapes: one freeform a province, named and coloured, in one group; the archipelagos always.

Hoàng Sa (TP. Đà Nẵng) and Trường Sa (tỉnh Khánh Hòa) are drawn and labelled in every map (DESIGN §9).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy

from dashboard.charts import INK, MUTED, PAPER, Chart, Tone
from dashboard.render import powerpoint_shapes as xml
from dashboard.render.powerpoint_page import KEY, Draw, Page, Room, fitted, line_count
from dashboard.render.powerpoint_shapes import FOOT, LINE_HIGH, SMALL, TEXT, Words
from dashboard.render.powerpoint_template import INNER
from dashboard.render.reading import told_apart
from dashboard.render.static_map import (
    ARCHIPELAGOS,
    MAP_HEIGHT,
    MAP_WIDTH,
    NOT_COLLECTED,
    Box,
    Island,
    Land,
    free_place,
    islands_of,
    labels_of,
    lands_of,
    map_tones,
)
from dashboard.render.static_sheet import width
from dashboard.texts import _, language
from dashboard.wording import number, term

LEGEND_GAP, ENTRY_GAP, LONGEST_NAME, ISLAND = 60.0, 10.0, 170.0, 3.0
WIDEST = 0.62  # share of the slide's width
SIMPLE = 0.25  # in the slide's units: nearer points of a coast are one; 0.25 is 0.06 mm


class _Scale:
    """From the map's units, those of `static_map`, to the slide's."""

    def __init__(self, room: Room) -> None:
        self.left, self.top = room.left, room.top
        self.factor = min(room.high / MAP_HEIGHT, WIDEST * INNER / MAP_WIDTH)

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.left + x * self.factor, self.top + y * self.factor


def plan(chart: Chart, room: Room) -> list[Draw]:
    def draw(page: Page) -> None:
        _draw(page, chart, room)

    return [draw]


def _draw(page: Page, chart: Chart, room: Room) -> None:
    vintage = chart.vintage or "2008"
    tones, by_code = map_tones(chart, language())
    longest = max(width(text, TEXT) for text in (*(tone.label for tone in tones), chart.unit)) + KEY + 16
    wide = MAP_WIDTH * _Scale(room).factor + LEGEND_GAP + longest
    room = replace(room, left=room.left + max(0, room.wide - wide) / 2)
    scale = _Scale(room)
    known = {tone.code: tone for tone in (told_apart(tones) if chart.encoding.colour else tones)}  # classes are in order
    lands, points = lands_of(vintage), islands_of(vintage)
    names = {land.code: land.name_en if language() == "en" else land.name for land in lands}
    values = _values(chart)
    shapes = []
    for land in lands:
        tone = known[by_code.get(land.code, NOT_COLLECTED)]
        descr = _said(names[land.code], tone, values.get(land.code))
        shapes.append(_province(page, land, names[land.code], descr, tone, scale))
    for island in points:
        tone = known[by_code.get(island.code, NOT_COLLECTED)]
        shapes.append(_island(page, island, tone, scale, names))
    box = (room.left, room.top, MAP_WIDTH * scale.factor, MAP_HEIGHT * scale.factor)
    descr = f"{chart.title}. {term(vintage)}. {_archipelago_words()}"
    page.shapes.append(xml.group(page.number(), _("Bản đồ"), descr, box, "".join(shapes)))
    taken = _name_archipelagos(page, points, scale)
    _name_highlights(page, chart, lands, names, taken, scale)
    drawn = [by_code.get(land.code, NOT_COLLECTED) for land in lands]
    _legend(page, chart, tuple(known.values()), drawn, replace(room, left=box[0] + box[2] + LEGEND_GAP))


def _values(chart: Chart) -> dict[str, str]:
    enc = chart.encoding
    if not enc.value:
        return {}
    rows = zip(chart.frame[enc.location].to_list(), chart.frame[enc.value].to_list(), strict=True)
    return {str(code): number(value) for code, value in rows if code is not None and value is not None}


def _said(name: str, tone: Tone, value: str | None) -> str:
    return f"{name}: {tone.label}" + (f" ({value})" if value and value != tone.label else "")


def _province(page: Page, land: Land, name: str, descr: str, tone: Tone, scale: _Scale) -> str:
    """Return one province as a freeform, all its parts in one path."""
    rings = [_thinned([scale.at(x, y) for x, y in ring]) for ring in _rings(land)]
    xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
    left, top, wide, high = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    edge = xml.edge(tone)
    edge = xml.line(PAPER, 0.4) if edge == xml.NO_LINE else xml.line(MUTED, 0.4)
    inside = f"{xml.place(left, top, wide, high)}{xml.geometry(rings, left, top, wide, high)}{xml.fill(tone)}{edge}"
    return xml.shape(page.number(), name, descr, inside)


def _rings(land: Land) -> list[numpy.ndarray]:
    codes = land.outline.codes
    starts = [*numpy.flatnonzero(codes == land.outline.MOVETO), len(codes)]
    return [land.outline.vertices[start : end - 1] for start, end in pairwise(starts)]


def _thinned(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Leave out points that lie on the one before: no eye, no printer tells them apart."""
    kept = [points[0]]
    for x, y in points[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= SIMPLE:
            kept.append((x, y))
    return kept if len(kept) > 2 else list(points)


def _island(page: Page, island: Island, tone: Tone, scale: _Scale, names: Mapping[str, str]) -> str:
    x, y = scale.at(island.x, island.y)
    plain = replace(tone, texture="hatch" if tone.texture == "hatch" else "")
    name = f"{island.group} ({names[island.code]})"
    at = xml.place(x - ISLAND, y - ISLAND, 2 * ISLAND, 2 * ISLAND)
    filling = xml.solid(PAPER) if plain.texture == "hatch" else xml.fill(plain)
    inside = f"{at}{xml.preset('ellipse')}{filling}{xml.line(MUTED, 0.5)}"
    return xml.shape(page.number(), name, f"{name}: {tone.label}", inside)


def _archipelago_words() -> str:
    return "; ".join(" ".join(term(key).split("\n")) for key in ARCHIPELAGOS.values())


def _name_archipelagos(page: Page, points: tuple[Island, ...], scale: _Scale) -> list[Box]:
    """Label both groups above their points; return what is taken, in the map's units."""
    taken = [(one.x - 5, one.y - 5, one.x + 5, one.y + 5) for one in points if one.group in ARCHIPELAGOS]
    for group, key in ARCHIPELAGOS.items():
        own = [island for island in points if island.group == group]
        lines = term(key).split("\n")
        wide = max(width(line, SMALL) for line in lines) + 6
        high = len(lines) * SMALL * LINE_HIGH
        half = wide / 2 / scale.factor
        middle = min(sum(island.x for island in own) / len(own), MAP_WIDTH - half)
        start = min(island.y for island in own) - 6 - high / scale.factor
        x, y = scale.at(middle - half, start)
        page.text(x, y, wide, high, [[Words(line, SMALL)] for line in lines], align="center", name=group)
        taken.append((middle - half, start, middle + half, start + high / scale.factor))
    return taken


def _name_highlights(
    page: Page, chart: Chart, lands: tuple[Land, ...], names: Mapping[str, str], taken: list[Box], scale: _Scale
) -> None:  # fmt: skip
    """Set the names of highlighted provinces beside the land, a thin line leading to each."""
    own = labels_of(chart)
    coast = numpy.concatenate([land.outline.vertices for land in lands])
    chosen = sorted((land for land in lands if land.code in chart.highlight), key=lambda land: land.middle[1])
    for land in chosen:
        text = fitted(own.get(land.code) or names[land.code], LONGEST_NAME, 1, SMALL, "semibold")
        wide, high = width(text, SMALL, "semibold") + 4, SMALL * LINE_HIGH
        box, on_right = free_place(land, wide / scale.factor, high / scale.factor, coast, taken)
        taken.append(box)
        (x, y), (left, top) = scale.at(*land.middle), scale.at(box[0], box[1])
        page.rule(x, y, left - 3 if on_right else left + wide + 3, top + high / 2, names[land.code], colour=INK)
        page.box(x - 2.5, y - 2.5, 5, 5, INK, names[land.code], kind="ellipse")
        words = Words(text, SMALL, bold=True)
        page.text(left, top, wide, high, words, align="left" if on_right else "right", wraps=False)


def _legend(page: Page, chart: Chart, tones: tuple[Tone, ...], drawn: list[str], room: Room) -> None:
    """Darkest first where the classes are numbers; beside each entry how many provinces of all it holds."""
    top = room.top + 6
    if not chart.encoding.colour:
        unit = fitted(chart.unit[:1].upper() + chart.unit[1:], room.wide, 2, TEXT, "semibold")
        high = line_count(unit, room.wide, TEXT, "semibold") * TEXT * LINE_HIGH
        page.text(room.left, top, room.wide, high, Words(unit, TEXT, bold=True))
        top += high + 8
        tones = (*reversed(tones[:-1]), tones[-1])
    if chart.is_empty:
        page.text(room.left, top, room.wide, TEXT * 3, Words(term("empty"), TEXT, bold=True))
        top += TEXT * 2.4
    inner, entries = room.wide - KEY - 12, [tone for tone in tones if tone.code != NOT_COLLECTED or tone.code in drawn]
    for label, high, tone in zip(*_labels_that_fit(entries, inner, room.bottom - top), entries, strict=True):
        page.key(room.left, top + TEXT * LINE_HIGH / 2, tone)
        share = f"{number(drawn.count(tone.code))}/{number(len(drawn))} {term('provinces')}"
        texts = [[Words(label, TEXT)], [Words(share, FOOT, colour=MUTED)]]
        page.text(room.left + KEY + 12, top, inner, high + FOOT * LINE_HIGH, texts)
        top += high + FOOT * LINE_HIGH + ENTRY_GAP


def _labels_that_fit(tones: Sequence[Tone], wide: float, high: float) -> tuple[list[str], list[float]]:
    """Return the words of the entries and their heights, cut to as many lines as there is room for."""
    for lines in (3, 2, 1):
        labels = [fitted(tone.label, wide, lines, TEXT) for tone in tones]
        heights = [line_count(label, wide, TEXT) * TEXT * LINE_HIGH for label in labels]
        if sum(heights) + len(tones) * (FOOT * LINE_HIGH + ENTRY_GAP) <= high:
            break
    return labels, heights
