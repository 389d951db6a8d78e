"""Where the nodes and bands of a CASCADE stand, on screen and on paper. Knows no drawing library.

Heights are in the units of the caller (pixels, or 1/100 inch); x runs from 0, the first column, to 1, the last.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.charts import PAPER, Chart
from dashboard.render.scale import channels, contrast

TALLEST, THICKEST = 210, 44  # what all bands between two columns take together, at most; what one takes
THINNEST, LOWEST, GAP = 2.2, 14, 7  # of a band; of a node; between the nodes of a column
MIDDLE_AT = 0.4  # the second of three columns stands nearer to the first: its names follow it
TIMES = {0: (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72), 1: (0.82, 0.76, 0.88, 0.7, 0.92, 0.64)}  # where a link's spot may be
NEAR, WIDE = 10, 320  # spots nearer than this hide each other; what the way between two columns takes, about

Place = tuple[int, float]  # column, place in it


@dataclass(frozen=True, slots=True)
class Node:
    """A rectangle: `row` of the frame, its column, and where it begins and ends."""

    row: int
    column: int
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Band:
    """A link: from (x0, y0) to (x1, y1), `thick` high; `spot` is the point of it that stands for it."""

    row: int
    x0: float
    y0: float
    x1: float
    y1: float
    thick: float
    spot: tuple[float, float]

    def outline(self) -> tuple[tuple[float, float], ...]:
        """Return its edge as points of two cubic curves: start, 2 handles, end; then back."""
        half, bend = self.thick / 2, (self.x0 + self.x1) / 2
        forth = ((self.x0, self.y0 - half), (bend, self.y0 - half), (bend, self.y1 - half), (self.x1, self.y1 - half))
        back = ((self.x1, self.y1 + half), (bend, self.y1 + half), (bend, self.y0 + half), (self.x0, self.y0 + half))
        return forth + back


@dataclass(frozen=True, slots=True)
class Flow:
    nodes: tuple[Node, ...]
    bands: tuple[Band, ...]
    xs: tuple[float, ...]  # where each column stands
    height: float


def flow(chart: Chart, room: Mapping[int, float]) -> Flow:
    """Lay a CASCADE out; `room` says how high the name of the node in each frame row is."""
    links, nodes = _links_and_nodes(chart)
    scale = _scale(links)
    thick = {row: max(THINNEST, link[2] * scale) for row, link in links.items()}
    carried: dict[Place, float] = {place: LOWEST for place in nodes}
    for side in (0, 1):
        sums: dict[Place, float] = {}
        for row, link in links.items():
            sums[link[side]] = sums.get(link[side], 0) + thick[row]
        carried |= {place: max(carried.get(place, LOWEST), high) for place, high in sums.items()}
    rooms = {place: max(high, room.get(nodes.get(place, -1), 0)) for place, high in carried.items()}
    middles, height = _middles(rooms)
    xs = _xs(max((column for column, _place in carried), default=0) + 1)
    boxes = tuple(
        Node(row, place[0], middles[place] - carried[place] / 2, middles[place] + carried[place] / 2)
        for place, row in nodes.items()
    )
    return Flow(boxes, _bands(links, thick, middles, xs), xs, height)


def _links_and_nodes(chart: Chart) -> tuple[dict[int, tuple[Place, Place, float]], dict[Place, int]]:
    enc = chart.encoding
    links: dict[int, tuple[Place, Place, float]] = {}
    nodes: dict[Place, int] = {}
    for row, values in enumerate(chart.frame.iter_rows(named=True)):
        start = (int(values[enc.x]), values[enc.y])
        if values[enc.x_end] is None:
            nodes[start] = row
        else:
            links[row] = (start, (int(values[enc.x_end]), values[enc.y_end]), float(values[enc.value] or 0))
    return links, nodes


def _scale(links: Mapping[int, tuple[Place, Place, float]]) -> float:
    """Return how thick one unit is: no way between two columns takes more than TALLEST."""
    sums: dict[int, float] = {}
    for (column, _place), _end, value in links.values():
        sums[column] = sums.get(column, 0) + value
    most, widest = max(sums.values(), default=0), max((value for _start, _end, value in links.values()), default=0)
    return min(TALLEST / most, THICKEST / widest) if most else 0


def _middles(rooms: Mapping[Place, float]) -> tuple[dict[Place, float], float]:
    """Set the nodes of each column one under the other, the columns centred on each other."""
    columns: dict[int, list[Place]] = {}
    for place in sorted(rooms):
        columns.setdefault(place[0], []).append(place)
    heights = {column: sum(rooms[place] + GAP for place in places) for column, places in columns.items()}
    height = max(heights.values(), default=0)
    middles = {}
    for column, places in columns.items():
        top = (height - heights[column]) / 2 + GAP / 2
        for place in places:
            middles[place] = top + rooms[place] / 2
            top += rooms[place] + GAP
    return middles, height


def _xs(count: int) -> tuple[float, ...]:
    if count == 3:
        return (0, MIDDLE_AT, 1)
    return tuple(place / max(count - 1, 1) for place in range(count))


def _bands(
    links: Mapping[int, tuple[Place, Place, float]], thick: Mapping[int, float], middles: Mapping[Place, float], xs: tuple
) -> tuple[Band, ...]:
    """Stack the ends of the bands on their nodes in the order of where they lead, so that few cross."""
    ends: list[dict[int, float]] = []
    for side, other in ((0, 1), (1, 0)):
        at: dict[int, float] = {}
        for place in {link[side] for link in links.values()}:
            rows = sorted((row for row, link in links.items() if link[side] == place), key=lambda row: links[row][other])
            y = middles[place] - sum(thick[row] for row in rows) / 2
            for row in rows:
                at[row] = y + thick[row] / 2
                y += thick[row]
        ends.append(at)
    bands: list[Band] = []
    for row, (start, end, _value) in links.items():
        x0, x1 = xs[start[0]], xs[end[0]]
        spot = _spot(x0, ends[0][row], x1, ends[1][row], min(start[0], 1), [band.spot for band in bands])
        bands.append(Band(row, x0, ends[0][row], x1, ends[1][row], thick[row], spot))
    return tuple(bands)


def _spot(x0: float, y0: float, x1: float, y1: float, column: int, taken: list[tuple[float, float]]) -> tuple[float, float]:
    """Return a point of the curve that no other link's spot hides: near its middle, or past the names of its column."""

    def free(spot: tuple[float, float]) -> float:
        return min((max(abs(spot[0] - x) * 2 * WIDE, abs(spot[1] - y)) for x, y in taken), default=NEAR)

    best, room = (x0, y0), -1.0
    for spot in (_on_curve(x0, y0, x1, y1, time) for time in TIMES[column]):
        if (here := free(spot)) >= NEAR:
            return spot
        if here > room:
            best, room = spot, here
    return best


def _on_curve(x0: float, y0: float, x1: float, y1: float, time: float) -> tuple[float, float]:
    rest = 1 - time
    first, bend, last = rest**3, 3 * rest * time, time**3
    x = x0 * first + (x0 + x1) / 2 * bend + x1 * last
    return x, y0 * (first + bend * rest) + y1 * (last + bend * time)


def pale(colour: str) -> str:
    """Return a band's colour: the tone's, so light that names can be read on it."""
    if contrast(colour, PAPER) < 1.7:
        return colour
    mixed = (round(part + (255 - part) * 0.66) for part in channels(colour))
    return "#" + "".join(f"{part:02x}" for part in mixed)
