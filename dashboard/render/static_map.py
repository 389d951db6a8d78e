"""The map: provinces by state or class, the archipelagos always, the legend beside it.

Hoàng Sa (TP. Đà Nẵng) and Trường Sa (tỉnh Khánh Hòa) are drawn and labelled in every picture (DESIGN §9).
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy
from matplotlib.path import Path as Outline

from dashboard.charts import INK, MUTED, PAPER, SEQUENTIAL, Chart, Tone
from dashboard.render.reading import all_tones
from dashboard.render.scale import classes
from dashboard.render.static_sheet import FOOT, LEADING, MARGIN, SMALL, TEXT, Sheet, balanced, sheet_width, width, wrap
from dashboard.wording import number, term
from geo.provinces import islands, provinces

GEO = Path(__file__).resolve().parents[2] / "geo"
FILES = {"2008": "provinces_63", "2025": "provinces_34"}
ARCHIPELAGOS = {"Hoàng Sa": "hoang_sa", "Trường Sa": "truong_sa"}
EAST_OF_MAINLAND = 110.0  # the archipelagos' own tiny polygons lie east of it: drawn as points instead
WEST, EAST, SOUTH, NORTH = 102.1, 116.2, 7.7, 23.45
MAP_HEIGHT = 640.0
UP = MAP_HEIGHT / (NORTH - SOUTH)  # units a degree of latitude
ACROSS = UP * math.cos(math.radians(16))  # and of longitude: true shapes in the middle of the country
MAP_WIDTH = (EAST - WEST) * ACROSS
LEGEND_LEFT = MARGIN + MAP_WIDTH + 14
NOT_COLLECTED = "__not_collected"
ZERO = "#f3f6f7"  # as on screen: drawn with an outline, lighter than any count
LABEL_HIGH = TEXT * 1.25

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Land:
    """One province in map units from the map's upper left corner."""

    code: str
    name: str
    name_en: str
    outline: Outline
    middle: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Island:
    code: str
    group: str
    x: float
    y: float


def draw(sheet: Sheet, chart: Chart, top: float) -> float:
    tones, by_code = map_tones(chart, sheet.lang)
    lands, points = lands_of(chart.vintage or "2008"), islands_of(chart.vintage or "2008")
    known = {tone.code: tone for tone in (sheet.told_apart(tones) if chart.encoding.colour else tones)}  # classes are in order
    for land in lands:
        outline = Outline(land.outline.vertices + numpy.array((MARGIN, top)), land.outline.codes)
        sheet.area(outline, known[by_code.get(land.code, NOT_COLLECTED)])
    for island in points:
        tone = known[by_code.get(island.code, NOT_COLLECTED)]
        plain = Tone(tone.code, tone.label, tone.colour, "hatch" if tone.texture == "hatch" else "")
        sheet.dot(MARGIN + island.x, top + island.y, plain, radius=2.6, edge=MUTED, thick=0.7)
    taken = _name_archipelagos(sheet, points, top)
    _name_highlights(sheet, chart, lands, taken, top)
    drawn = [by_code.get(land.code, NOT_COLLECTED) for land in lands]
    legend_end = _legend(sheet, chart, tuple(known.values()), drawn, top + 4)
    return max(top + MAP_HEIGHT, legend_end)


def map_tones(chart: Chart, lang: str) -> tuple[tuple[Tone, ...], dict[str, str]]:
    """Return the legend and the tone's code of each province that the frame knows."""
    enc = chart.encoding
    if enc.colour:
        tones = all_tones(chart)
        rows = zip(chart.frame[enc.location].to_list(), chart.frame[enc.colour].to_list(), strict=True)
        by_code = {str(place): str(code) for place, code in rows if place is not None and code is not None}
        missing = next((tone for tone in tones if tone.texture == "hatch"), None)
    else:
        tones, by_code = _steps(chart, lang)
        missing = None
    label = missing.label if missing else term("not_collected", lang)
    codes = {place: NOT_COLLECTED if missing and code == missing.code else code for place, code in by_code.items()}
    rest = tuple(tone for tone in tones if tone is not missing)
    return (*rest, Tone(NOT_COLLECTED, label, MUTED, "hatch")), codes


def _steps(chart: Chart, lang: str) -> tuple[tuple[Tone, ...], dict[str, str]]:
    enc = chart.encoding
    rows = zip(chart.frame[enc.location].to_list(), chart.frame[enc.value].to_list(), strict=True)
    values = {str(place): float(value) for place, value in rows if place is not None and value is not None}
    steps = classes(list(values.values()), lang=lang)
    positive = len(steps) - (bool(steps) and steps[0].high == 0)
    shades = [ZERO] * (len(steps) - positive) + list(SEQUENTIAL[5 - positive :] if positive != 1 else SEQUENTIAL[3:4])
    tones = tuple(Tone(str(place), step.label, shade) for place, (step, shade) in enumerate(zip(steps, shades, strict=True)))
    found = {code: str(next(i for i, step in enumerate(steps) if step.holds(value))) for code, value in values.items()}
    return tones, found


def _legend(sheet: Sheet, chart: Chart, tones: tuple[Tone, ...], drawn: list[str], top: float) -> float:
    """Darkest first where the classes are numbers; beside each entry how many provinces of all it holds."""
    x, room = LEGEND_LEFT, sheet_width() - MARGIN - LEGEND_LEFT
    if not chart.encoding.colour:
        top = sheet.paragraph(x, top, chart.unit[:1].upper() + chart.unit[1:], room, size=SMALL, weight="semibold") + 4
        tones = (*reversed(tones[:-1]), tones[-1])
    if chart.is_empty:
        top = sheet.paragraph(x, top, term("empty", sheet.lang), room, size=SMALL, weight="semibold") + 8
    for tone in tones:
        count = drawn.count(tone.code)
        if not count and tone.code == NOT_COLLECTED:
            continue
        sheet.key(x, top + SMALL * LEADING / 2, tone)
        top = sheet.lines(x + 24, top, balanced(tone.label, room - 24, SMALL), size=SMALL)
        share = f"{number(count)}/{len(drawn)} {term('provinces', sheet.lang)}"
        top = sheet.paragraph(x + 24, top - 1, share, room - 24, size=FOOT, colour=MUTED) + 7
    return top


def _name_archipelagos(sheet: Sheet, points: tuple[Island, ...], top: float) -> list[Box]:
    """Label both groups above their points; return what is taken, points and words, for other labels to avoid."""
    taken = [(island.x - 5, island.y - 5, island.x + 5, island.y + 5) for island in points if island.group in ARCHIPELAGOS]
    for group, key in ARCHIPELAGOS.items():
        own = [island for island in points if island.group == group]
        lines = term(key, sheet.lang).split("\n")
        half = max(width(line, SMALL) for line in lines) / 2
        middle = min(sum(island.x for island in own) / len(own), MAP_WIDTH - half)
        high = len(lines) * SMALL * LEADING
        start = min(island.y for island in own) - high - 8
        sheet.lines(MARGIN + middle, top + start, lines, size=SMALL, colour=INK, align="center")
        taken.append((middle - half, start, middle + half, start + high))
    return taken


def _name_highlights(sheet: Sheet, chart: Chart, lands: tuple[Land, ...], taken: list[Box], top: float) -> None:
    """Set the names of highlighted provinces beside the land, a thin line leading to each."""
    names = labels_of(chart)
    coast = numpy.concatenate([land.outline.vertices for land in lands])
    chosen = sorted((land for land in lands if land.code in chart.highlight), key=lambda land: land.middle[1])
    for land in chosen:
        lines = wrap(names.get(land.code) or (land.name_en if sheet.lang == "en" else land.name), 190, TEXT, "semibold")
        wide = max(width(line, TEXT, "semibold") for line in lines)
        box, on_right = free_place(land, wide, len(lines) * LABEL_HIGH, coast, taken)
        taken.append(box)
        middle = (box[1] + box[3]) / 2
        x, y = land.middle
        edge = box[0] - 3 if on_right else box[2] + 3
        sheet.rule(MARGIN + x, top + y, MARGIN + edge, top + middle, colour=INK, thick=0.8, layer=4)
        sheet.dot(MARGIN + x, top + y, Tone("", "", INK), radius=2, edge=PAPER, thick=0.6, layer=5)
        for place, line in enumerate(lines):
            baseline = top + middle + (place - (len(lines) - 1) / 2) * LABEL_HIGH + TEXT * 0.36
            start, align = (box[0], "left") if on_right else (box[2], "right")
            sheet.text(MARGIN + start, baseline, line, weight="semibold", align=align)


def labels_of(chart: Chart) -> dict[str, str]:
    if not chart.encoding.label:
        return {}
    rows = zip(chart.frame[chart.encoding.location].to_list(), chart.frame[chart.encoding.label].to_list(), strict=True)
    return {str(code): str(label) for code, label in rows if label is not None}


def free_place(land: Land, wide: float, high: float, coast: numpy.ndarray, taken: list[Box]) -> tuple[Box, bool]:
    """Return the nearest box off the land that nothing else occupies, and whether it lies to the right."""
    found: list[tuple[float, Box, bool]] = []
    for shift in (0, *(sign * step * 9.0 for step in range(1, 40) for sign in (1, -1))):
        up = land.middle[1] + shift - high / 2
        if not 0 <= up <= MAP_HEIGHT - high:
            continue
        band = coast[(coast[:, 1] > up - 4) & (coast[:, 1] < up + high + 4), 0]
        right = (band.max() if len(band) else land.middle[0]) + 14
        left = (band.min() if len(band) else land.middle[0]) - 14 - wide
        for x, on_right in ((right, True), (left, False)):
            box = (x, up, x + wide, up + high)
            if x >= 0 and x + wide <= MAP_WIDTH and not any(_overlap(box, other) for other in taken):
                reach = x - land.middle[0] if on_right else land.middle[0] - x - wide
                found.append((reach + 2.2 * abs(shift), box, on_right))
    if not found:  # the sea is full: on the province itself, rather than nowhere
        x, y = land.middle
        return (x + 4, y - high / 2, x + 4 + wide, y + high / 2), True
    return min(found, key=lambda place: place[0])[1:]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] + 4 and other[0] < one[2] + 4 and one[1] < other[3] + 1 and other[1] < one[3] + 1


@lru_cache
def lands_of(vintage: str) -> tuple[Land, ...]:
    """Read the provinces of one vintage; the archipelagos' polygons are left to `islands_of`."""
    features = json.loads((GEO / f"{FILES[vintage]}.geojson").read_text(encoding="utf-8"))["features"]
    outlines = {feature["properties"]["code"]: _outline(feature["geometry"]) for feature in features}
    return tuple(Land(p.code, p.name, p.name_en, outlines[p.code], (_x(p.lon), _y(p.lat))) for p in provinces(vintage))


def _outline(geometry: dict) -> Outline:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    rings = [_ring(ring) for polygon in polygons if polygon[0][0][0] < EAST_OF_MAINLAND for ring in polygon]
    codes = [[Outline.MOVETO, *[Outline.LINETO] * (len(ring) - 2), Outline.CLOSEPOLY] for ring in rings]
    return Outline(numpy.concatenate(rings), numpy.concatenate(codes))


def _ring(points: list[list[float]]) -> numpy.ndarray:
    degrees = numpy.asarray(points)
    return numpy.column_stack((_x(degrees[:, 0]), _y(degrees[:, 1])))


def _x(lon: float) -> float:
    return (lon - WEST) * ACROSS


def _y(lat: float) -> float:
    return (NORTH - lat) * UP


@lru_cache
def islands_of(vintage: str) -> tuple[Island, ...]:
    places = islands()
    return tuple(Island(p.code_2008 if vintage == "2008" else p.code_2025, p.group, _x(p.lon), _y(p.lat)) for p in places)
