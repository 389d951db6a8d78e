"""CASCADE as native shapes: nodes with their names, connectors between them as thick as what they carry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.charts import PAPER, Chart, Tone
from dashboard.render import powerpoint_shapes as xml
from dashboard.render.flow import Band, Flow, Node, flow, pale
from dashboard.render.powerpoint_page import Draw, Page, Room, fitted, legend_height, line_count
from dashboard.render.powerpoint_shapes import FOOT, LINE_HIGH, SMALL, Words
from dashboard.render.reading import told_apart, used_tones
from dashboard.render.static_cascade import ONE_TONE, PLAIN_BAND
from dashboard.render.static_sheet import POINTS_PER_UNIT, width
from dashboard.wording import number

OUTER_ROOM, INNER_ROOM = 340.0, 260.0  # of the names beside the first and the last column; of those between columns
NODE_WIDE, SPACE = 14.0, 8.0
SIZES = ((SMALL, 3), (SMALL, 2), (FOOT, 2), (FOOT, 1), (10.0, 1), (8.0, 1))  # of the names, and their lines: tried in turn
LARGEST = 1.6  # times the heights that `flow` has by itself


def plan(chart: Chart, room: Room) -> list[Draw]:
    tones = told_apart(used_tones(chart))

    def draw(page: Page) -> None:
        page.legend(room, tones)
        below = Room(room.left, room.top + legend_height(room, tones), room.right, room.bottom)
        _Drawing(chart, tones, below).draw(page)

    return [draw]


class _Drawing:
    """One cascade in one room: the largest type and bands with which all of it fits."""

    def __init__(self, chart: Chart, tones: Sequence[Tone], room: Room) -> None:
        self.chart, self.room = chart, room
        enc, by_code = chart.encoding, {tone.code: tone for tone in tones}
        codes = chart.frame[enc.colour].to_list() if enc.colour else []
        self.tones = {row: by_code.get(str(code), ONE_TONE) for row, code in enumerate(codes)}
        self.values = chart.frame.to_dicts()
        self.last = int(max(chart.frame[enc.x].drop_nulls().to_list(), default=0))
        self.laid, self.size, self.lines, self.scale = self._fit()
        names = self._names()
        self.left = room.left + self._name_room(names, 0) + NODE_WIDE / 2
        self.right = room.right - (self._name_room(names, self.last) if self.last else 0) - NODE_WIDE / 2
        self.names = names

    def _fit(self) -> tuple[Flow, float, int, float]:
        """Return the layout, the size of the names, their most lines, and by what its heights are multiplied."""
        for size, lines in SIZES:
            for scale in (LARGEST, 1.3, 1.0):
                rooms = {row: high / scale for row, high in self._rooms(size, lines).items()}
                laid = flow(self.chart, rooms)
                if laid.height * scale <= self.room.high:
                    return laid, size, lines, scale
        return laid, size, lines, self.room.high / laid.height

    def _rooms(self, size: float, most: int) -> dict[int, float]:
        enc = self.chart.encoding
        return {
            row: min(line_count(values[enc.label] or "", self._room_of(values), size), most) * size * LINE_HIGH + 3
            for row, values in enumerate(self.values)
            if values[enc.x_end] is None
        }

    def _room_of(self, values: Mapping[str, object]) -> float:
        return OUTER_ROOM if values[self.chart.encoding.x] in (0, self.last) else INNER_ROOM

    def _names(self) -> dict[int, str]:
        enc = self.chart.encoding
        return {
            row: fitted(values[enc.label] or "", self._room_of(values), self.lines, self.size)
            for row, values in enumerate(self.values)
            if values[enc.x_end] is None
        }

    def _name_room(self, names: Mapping[int, str], column: int) -> float:
        own = [names[node.row] for node in self.laid.nodes if node.column == column]
        return min(max((width(name, self.size) for name in own), default=0) + 4, OUTER_ROOM) + SPACE

    def across(self, x: float) -> float:
        return self.left + x * (self.right - self.left)

    def down(self, y: float) -> float:
        return self.room.top + y * self.scale

    def draw(self, page: Page) -> None:
        enc = self.chart.encoding
        places = {(node.column, self.values[node.row][enc.y]): node for node in self.laid.nodes}
        for band in self.laid.bands:
            self._connector(page, band, places)
        for node in self.laid.nodes:
            self._node(page, node)
            self._name(page, node)
        self._numbers(page)

    def _connector(self, page: Page, band: Band, places: Mapping[tuple[int, object], Node]) -> None:
        """Draw a curve as thick as the band, from the edge of one node to that of the other."""
        enc, values = self.chart.encoding, self.values[band.row]
        ends = [places[int(values[enc.x]), values[enc.y]], places[int(values[enc.x_end]), values[enc.y_end]]]
        names = [self.values[node.row][enc.label] or "" for node in ends]
        x0, x1 = self.across(band.x0) + NODE_WIDE / 2, self.across(band.x1) - NODE_WIDE / 2
        y0, y1 = self.down(band.y0), self.down(band.y1)
        at = xml.place(x0, min(y0, y1), x1 - x0, abs(y1 - y0), upside=y1 < y0)
        stroke = xml.line(pale(self.tones.get(band.row, ONE_TONE).colour), band.thick * self.scale * POINTS_PER_UNIT)
        said = f"{names[0]} → {names[1]}: {number(values[enc.value])}"
        page.shapes.append(xml.connector(page.number(), said, said, f"{at}{xml.preset('curvedConnector3')}{stroke}"))

    def _node(self, page: Page, node: Node) -> None:
        enc, values = self.chart.encoding, self.values[node.row]
        x, top, high = self.across(self.laid.xs[node.column]), self.down(node.top), (node.bottom - node.top) * self.scale
        name, said = str(values[enc.label] or ""), str((enc.hover and values[enc.hover]) or "")
        page.box(x - NODE_WIDE / 2, top, NODE_WIDE, high, self.tones.get(node.row, ONE_TONE), name, said)

    def _name(self, page: Page, node: Node) -> None:
        """Set a name before the first column or after any other; between columns it stands on paper over the bands."""
        x, name = self.across(self.laid.xs[node.column]), self.names[node.row]
        if not name:
            return
        room = self._room_of(self.values[node.row])
        lines = line_count(name, room, self.size)
        wide = min(width(name, self.size) + 4, room)
        high, middle = lines * self.size * LINE_HIGH, self.down(node.middle)
        left = x - NODE_WIDE / 2 - SPACE - wide if node.column == 0 else x + NODE_WIDE / 2 + SPACE
        if 0 < node.column < self.last:
            inside = f"{xml.place(left - 3, middle - high / 2, wide + 6, high)}{xml.preset('rect')}{_veil()}{xml.NO_LINE}"
            text = xml.body([[Words(name, self.size)]], page.lang, anchor="ctr")
            page.shapes.append(xml.shape(page.number(), name, name, inside, text, box=True))
        else:
            align = "right" if node.column == 0 else "left"
            page.text(left, middle - high / 2, wide, high, Words(name, self.size), align=align, anchor="ctr")

    def _numbers(self, page: Page) -> None:
        """Print what thick bands carry, where no other number is near."""
        value, set_at = self.chart.encoding.value, []
        for band in sorted(self.laid.bands, key=lambda band: -band.thick):
            x, y = self.across(band.spot[0]), self.down(band.spot[1])
            if band.thick < PLAIN_BAND or any(abs(x - x2) < 36 and abs(y - y2) < FOOT * 1.5 for x2, y2 in set_at):
                continue
            set_at.append((x, y))
            page.label(x, y, number(self.values[band.row][value]), size=FOOT, align="center")


def _veil() -> str:
    """Return paper through which the bands still shine."""
    return f'<a:solidFill><a:srgbClr val="{PAPER[1:]}"><a:alpha val="75000"/></a:srgbClr></a:solidFill>'
