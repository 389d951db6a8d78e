"""HEATMAP and MATRIX as native tables: shaded cells, the rows' names repeated where columns go on, narrow ones side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dashboard.charts import INK, PAPER, SEQUENTIAL, Chart, Tone
from dashboard.render.powerpoint_page import Draw, Page, Room, fitted, legend_height, line_count, runs
from dashboard.render.powerpoint_shapes import FOOT, LINE_HIGH, SMALL
from dashboard.render.powerpoint_table import NARROW, PAD_X, PAD_Y, Cell, heading, table
from dashboard.render.reading import ordered, told_apart, used_tones
from dashboard.render.scale import shade, text_on
from dashboard.render.static_grid import EMPTY_CELL, NOT_COLLECTED, cells_of, printed
from dashboard.render.static_sheet import width
from dashboard.wording import term

WIDEST_LABEL, MOST_LINES, HEADING_LINES, WORD_LINES = 330, 2, 6, 4
HEADING_SIZE, NARROW_LABEL, MANY = 10 / 0.72, 270, 8  # of more columns than MANY the rows' names have less room
LEAST_CELL, WIDEST_CELL, SIDE_GAP = 52, 150, 40
LEAST_HIGH, MOST_HIGH = 24, 40

Key = tuple[str, str]  # row, column


@dataclass(frozen=True, slots=True)
class Grid:
    """Names, sizes and cells of one chart; `cell_wide` is a column's, `heights` are the rows'."""

    chart: Chart
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    label_room: float
    cell_wide: float
    heights: tuple[float, ...]
    top: float  # height of the heading
    cell: Callable[[Key], Cell]
    least: float  # how narrow a column may become
    lettered: bool


def plan_heatmap(chart: Chart, room: Room) -> list[Draw]:
    """Print each number on a ground that darkens with it; a missing cell is empty."""
    cells = cells_of(chart, chart.encoding.value)
    most = max((row[chart.encoding.value] for row in cells.values()), default=0)
    words = {key: printed(chart, row) for key, row in cells.items()}

    def cell(key: Key) -> Cell:
        if key not in cells:
            return Cell(ground=EMPTY_CELL, framed=True)
        ground = shade(cells[key][chart.encoding.value], most, SEQUENTIAL)
        return Cell(words[key], align="center", ground=ground, ink=text_on(ground), framed=True)

    least = max((width(text, SMALL) for text in words.values()), default=0) + 2 * NARROW + 2
    return _plan(_grid(chart, least, {}, cell, room), room, ())


def plan_matrix(chart: Chart, room: Room) -> list[Draw]:
    """Show the state of each cell; one that the data lack is not collected, never left to look like none."""
    tones = used_tones(chart)
    cells = cells_of(chart, chart.encoding.colour)
    rows, columns = ordered(chart, chart.encoding.y), ordered(chart, chart.encoding.x)
    empty = next((tone for tone in tones if tone.texture == "hatch"), None)
    if empty is None and any((row, column) not in cells for row in rows for column in columns):
        empty = Tone("", term("not_collected"), NOT_COLLECTED.colour, "hatch")
        tones = (*tones, empty)
    tones = told_apart(tones)
    by_code = {tone.code: tone for tone in tones}
    label = chart.encoding.label
    words = {key: str(row[label]) for key, row in cells.items() if row[label]} if label else {}
    least = max((min(width(part, SMALL), 90) for text in words.values() for part in text.split()), default=0) + 2 * NARROW + 4

    def cell(key: Key) -> Cell:
        tone = by_code[str(cells[key][chart.encoding.colour])] if key in cells else empty
        ground = PAPER if tone.texture == "hatch" else tone.colour
        text = _cut(words.get(key, ""), grid.cell_wide - 2 * NARROW)
        ink = text_on(ground) if text else INK
        return Cell(text, align="center", ground=tone, ink=ink, bold=bool(tone.texture), framed=True)

    grid = _grid(chart, least, words, cell, room)
    return _plan(grid, room, tones)


def _cut(text: str, room: float) -> str:
    """Return the lines of a cell, cut to so many as it may hold."""
    lines = text.split("\n")
    return "\n".join(fitted(line, room, max(1, WORD_LINES // len(lines)), SMALL) for line in lines[:WORD_LINES])


def _grid(chart: Chart, least: float, words: dict[Key, str], cell: Callable[[Key], Cell], room: Room) -> Grid:
    rows, columns = ordered(chart, chart.encoding.y), ordered(chart, chart.encoding.x)
    widest = NARROW_LABEL if len(columns) > MANY else WIDEST_LABEL
    label_room = min(widest, max(width(name, SMALL) for name in rows) + 2 * PAD_X + 2)
    longest = max((min(width(word, HEADING_SIZE, "semibold"), 110) for name in columns for word in name.split()), default=0)
    least = max(LEAST_CELL, least, longest + 2 * NARROW + 2)
    most = max(WIDEST_CELL, 2 * WIDEST_CELL if words else 0)
    fit = max(int((room.wide - label_room) / least), 1)
    even = -(-len(columns) // -(-len(columns) // fit))
    wide = min((room.wide - label_room) / even, most)
    inner = wide - 2 * NARROW
    head = max(min(line_count(name, inner, HEADING_SIZE, "semibold"), HEADING_LINES) for name in columns)
    heights = []
    for name in rows:
        lines = min(line_count(name, label_room - 2 * PAD_X, SMALL), MOST_LINES)
        said = [words[name, column] for column in columns if (name, column) in words]
        for text in said:
            lines = max(lines, sum(line_count(line, inner, SMALL) for line in _cut(text, inner).split("\n")))
        heights.append(max(LEAST_HIGH, lines * SMALL * LINE_HIGH + 2 * PAD_Y + 2))
    top = head * HEADING_SIZE * LINE_HIGH + 2 * PAD_Y + 2
    return Grid(chart, tuple(rows), tuple(columns), label_room, wide, tuple(heights), top, cell, least, bool(words))


def _plan(grid: Grid, room: Room, tones: Sequence[Tone]) -> list[Draw]:
    """Return slides: rows as they fit, beside each other where they are narrow; then the next columns with all rows again."""
    below = room.top + legend_height(room, tones)
    fit = max(int((room.wide - grid.label_room + 0.01) / grid.cell_wide), 1)
    blocks = [grid.columns[start : start + fit] for start in range(0, len(grid.columns), fit)]
    slides = []
    cut = runs(grid.heights, room.bottom - below - grid.top)
    if len(blocks) == 1 and len(cut) > 1:
        grid = _narrowed(grid, room.wide, len(cut))
    for columns in blocks:
        wide = grid.label_room + len(columns) * grid.cell_wide
        beside = max(int((room.wide + SIDE_GAP + 0.01) / (wide + SIDE_GAP)), 1)
        for first in range(0, len(cut), beside):

            def draw(
                page: Page, columns: Sequence[str] = columns, shown: Sequence[tuple[int, int]] = cut[first : first + beside],
                step: float = wide + SIDE_GAP,
            ) -> None:  # fmt: skip
                page.legend(room, tones)
                for place, (start, end) in enumerate(shown):
                    _table(page, grid, columns, range(start, end), room.left + place * step, below, room.bottom - below)

            slides.append(draw)
    return slides


def _narrowed(grid: Grid, wide: float, most: int) -> Grid:
    """Return the grid with cells so narrow that as many runs of its rows as can stand beside each other."""
    if grid.lettered:
        return grid
    for beside in range(most, 1, -1):
        cell = ((wide + SIDE_GAP) / beside - SIDE_GAP - grid.label_room) / len(grid.columns)
        if cell >= grid.least:
            return replace(grid, cell_wide=min(cell, grid.cell_wide))
    return grid


def _table(page: Page, grid: Grid, columns: Sequence[str], rows: range, x: float, y: float, room: float) -> None:
    inner = grid.cell_wide - 2 * NARROW
    heads = [heading(fitted(name, inner, HEADING_LINES, HEADING_SIZE, "semibold"), HEADING_SIZE, "center") for name in columns]
    lines = [[heading(""), *heads]]
    for place in rows:
        name = fitted(grid.rows[place], grid.label_room - 2 * PAD_X, MOST_LINES, SMALL)
        lines.append([Cell(name), *(grid.cell((grid.rows[place], column)) for column in columns)])
    spare = (room - grid.top - sum(grid.heights[place] for place in rows) - FOOT) / len(rows)
    highs = [max(grid.heights[place], min(grid.heights[place] + spare, MOST_HIGH)) for place in rows]
    name = f"{grid.chart.title} · {grid.rows[rows[0]]} – {grid.rows[rows[-1]]}"
    descr = f"{grid.chart.title}. {grid.chart.subtitle}. {', '.join(columns)}"
    table(page, x, y, [grid.label_room, *[grid.cell_wide] * len(columns)], [grid.top, *highs], lines, name, descr)
