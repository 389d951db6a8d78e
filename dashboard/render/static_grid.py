"""Heat map (a number in each cell) and matrix (a state in each cell) on one grid of names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.charts import LINE, PAPER, SEQUENTIAL, Chart, Tone
from dashboard.render.reading import ordered, used_tones
from dashboard.render.scale import shade, text_on
from dashboard.render.static_sheet import LEADING_TIGHT, MARGIN, SMALL, TEXT, Sheet, balanced, sheet_width, width, wrap
from dashboard.wording import number, term

WIDEST_LABEL = 232
EMPTY_CELL = "#f5f7f8"
TURNED_ROOMS = (80, 110, 140, 170, 210, 260, 330, 10_000)  # heights tried for labels that are turned upright
SMALLEST_CELL, WIDEST_CELL = 25, 120
CELL_PAD, SHORT_LINE = 6, 44  # beside the words of a cell; a line up to this long is not broken
TURNED_LEADING = 1.2
LONG, NARROW_CELL, HALF_GAP = 40, 42, 36  # a grid of more rows than LONG is halved where its cells stay this wide
NOT_COLLECTED = Tone("", "", "#9aa6b0", "hatch")

DrawCell = Callable[[tuple[str, str], float, float, float, float], None]  # (row, column), x, y, width, height


@dataclass(frozen=True, slots=True)
class Grid:
    """Where rows and columns of names stand."""

    rows: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    start: float  # where the rows' names begin
    left: float  # and the cells
    cell: float
    least: tuple[float, ...] = ()  # how high each row is at least
    halvable: bool = True

    def blocks(self) -> list[tuple[str, ...]]:
        """Return the columns in blocks that fit side by side; each block repeats the rows."""
        fit = max(int((sheet_width() - MARGIN - self.left + 0.01) / self.cell), 1)
        even = -(-len(self.columns) // -(-len(self.columns) // fit))
        return [self.columns[start : start + even] for start in range(0, len(self.columns), even)]

    def halves(self) -> tuple[Grid, ...]:
        """Return a long narrow grid as two beside each other, so that it fits a page; any other as it is."""
        room = (sheet_width() - 2 * MARGIN - HALF_GAP) / 2
        wide = self.left - self.start
        if not self.halvable or len(self.rows) <= LONG or wide + len(self.columns) * NARROW_CELL > room:
            return (self,)
        cell, half = min((room - wide) / len(self.columns), self.cell), -(-len(self.rows) // 2)
        second = self.start + room + HALF_GAP
        return (
            replace(self, rows=self.rows[:half], labels=self.labels[:half], least=self.least[:half], cell=cell),
            replace(
                self,
                rows=self.rows[half:],
                labels=self.labels[half:],
                least=self.least[half:],
                cell=cell,
                start=second,
                left=second + wide,
            ),
        )


def draw_heatmap(sheet: Sheet, chart: Chart, top: float) -> float:
    """Print each number on a ground that darkens with it; a missing cell is empty."""
    cells = cells_of(chart, chart.encoding.value)
    shown = {key: printed(chart, row, sheet.lang) for key, row in cells.items()}
    needed = max((width(text) for text in shown.values()), default=0) + 8
    grid = _grid(chart, min(needed, 60), WIDEST_CELL)
    most = max((row[chart.encoding.value] for row in cells.values()), default=0)

    def draw_cell(key: tuple[str, str], x: float, y: float, wide: float, high: float) -> None:
        if key not in cells:
            sheet.box(x, y, wide - 2, high - 2, EMPTY_CELL)
            return
        colour = shade(cells[key][chart.encoding.value], most, SEQUENTIAL)
        sheet.box(x, y, wide - 2, high - 2, colour)
        size = min(TEXT, TEXT * (wide - 6) / max(width(shown[key]), 1))
        middle = y + high / 2 - 1 + size * 0.36
        sheet.text(x + wide / 2 - 1, middle, shown[key], size=size, align="center", colour=text_on(colour))

    return _draw(sheet, grid, top, draw_cell, ruled=False)


def draw_matrix(sheet: Sheet, chart: Chart, top: float) -> float:
    """Draw the state of each cell; a cell that the data lack is drawn as not collected, never left to look like none."""
    tones = used_tones(chart)
    cells = cells_of(chart, chart.encoding.colour)
    words = _lettering(cells, chart.encoding.label)
    grid = _lettered(_grid(chart, _widest_word(words), 2 * WIDEST_CELL), words)
    lacks = any((row, column) not in cells for row in grid.rows for column in grid.columns)
    empty = next((tone for tone in tones if tone.texture == "hatch"), None)
    if empty is None and lacks:
        empty = Tone("", term("not_collected", sheet.lang), NOT_COLLECTED.colour, "hatch")
        tones = (*tones, empty)
    by_code = {tone.code: tone for tone in sheet.told_apart(tones)}
    top = sheet.legend(top, tuple(by_code.values())) + 10

    def draw_cell(key: tuple[str, str], x: float, y: float, wide: float, high: float) -> None:
        tone = by_code[str(cells[key][chart.encoding.colour])] if key in cells else by_code[empty.code]
        if chart.encoding.label:
            sheet.box(x + 2, y + 2, wide - 4, high - 4, tone)
            _letter(sheet, x + wide / 2, y + high / 2, _fitted(words.get(key, ""), wide), tone)
        else:
            inset = min(wide * 0.12, 9)
            sheet.box(x + inset, y + high / 2 - 7.5, wide - 2 * inset, 15, tone)

    return _draw(sheet, grid, top, draw_cell, ruled=True)


def _lettering(cells: Mapping[tuple[str, str], dict], label: str) -> dict[tuple[str, str], str]:
    """Return the words of each cell that has any."""
    return {key: str(row[label]) for key, row in cells.items() if row[label]} if label else {}


def _widest_word(words: Mapping[tuple[str, str], str]) -> float:
    """Return the least width of a column: no word is broken, nor is a short line."""
    parts = [part for text in words.values() for part in text.split()]
    lines = [line for text in words.values() for line in text.split("\n")]
    return max(
        (*(width(part, SMALL) for part in parts), *(min(width(line, SMALL), SHORT_LINE) for line in lines), 0)
    ) + 2 * CELL_PAD  # fmt: skip


def _lettered(grid: Grid, words: Mapping[tuple[str, str], str]) -> Grid:
    """Make each row as high as the words in it."""
    lines = {name: 0 for name in grid.rows}
    for key, text in words.items():
        lines[key[0]] = max(lines[key[0]], len(_fitted(text, grid.cell)))
    heights = tuple(count * SMALL * LEADING_TIGHT + 16 if count else 0 for count in lines.values())
    return replace(grid, least=heights, halvable=not words)


def _fitted(text: str, wide: float) -> list[str]:
    return [line for part in text.split("\n") for line in wrap(part, wide - 2 * CELL_PAD, SMALL)]


def _letter(sheet: Sheet, x: float, middle: float, lines: Sequence[str], tone: Tone) -> None:
    """Set the words of a cell; on a texture they stand on a plate of the plain colour, or nobody could read them."""
    colour = PAPER if tone.texture == "hatch" else tone.colour
    if lines and tone.texture:
        wide, high = max(width(line, SMALL) for line in lines) + 8, len(lines) * SMALL * LEADING_TIGHT + 4
        sheet.box(x - wide / 2, middle - high / 2, wide, high, colour, layer=3)
    for place, line in enumerate(lines):
        baseline = middle + (place - (len(lines) - 1) / 2) * SMALL * LEADING_TIGHT + SMALL * 0.36
        sheet.text(x, baseline, line, size=SMALL, align="center", colour=text_on(colour))


def cells_of(chart: Chart, needed: str) -> dict[tuple[str, str], dict]:
    enc = chart.encoding
    rows = chart.frame.iter_rows(named=True)
    return {(str(row[enc.y]), str(row[enc.x])): row for row in rows if row[needed] is not None}


def printed(chart: Chart, row: dict, lang: str | None = None) -> str:
    label = row[chart.encoding.label] if chart.encoding.label else None
    return str(label) if label is not None else number(row[chart.encoding.value], lang=lang)


def _grid(chart: Chart, needed: float, widest: float) -> Grid:
    rows, columns = ordered(chart, chart.encoding.y), ordered(chart, chart.encoding.x)
    room = min(WIDEST_LABEL, max(width(name) for name in rows) + 2)
    left = MARGIN + room + 12
    cell = min(max((sheet_width() - MARGIN - left) / len(columns), SMALLEST_CELL, needed), widest)
    return Grid(tuple(rows), tuple(tuple(balanced(name, room)) for name in rows), tuple(columns), MARGIN, left, cell)


def _draw(sheet: Sheet, grid: Grid, top: float, draw_cell: DrawCell, *, ruled: bool) -> float:
    return max(_draw_blocks(sheet, half, top, draw_cell, ruled=ruled) for half in grid.halves())


def _draw_blocks(sheet: Sheet, grid: Grid, top: float, draw_cell: DrawCell, *, ruled: bool) -> float:
    for block in grid.blocks():
        top = _column_names(sheet, grid, block, top)
        right = grid.left + grid.cell * len(block)
        sheet.rule(grid.start, top, right, top, colour=LINE)
        top += 2
        for name, lines, least in zip(grid.rows, grid.labels, grid.least or (0,) * len(grid.rows), strict=True):
            high = max(27, len(lines) * TEXT * LEADING_TIGHT + 8, least)
            sheet.label(grid.start, top + high / 2 - (0 if ruled else 1), lines)
            for place, column in enumerate(block):
                draw_cell((name, column), grid.left + place * grid.cell, top, grid.cell, high)
            top += high
            if ruled:
                sheet.rule(grid.start, top, right, top, colour=LINE, thick=0.7)
        top += 22
    return top - 22


def _column_names(sheet: Sheet, grid: Grid, names: Sequence[str], top: float) -> float:
    """Set the names above their columns, upright where the longest word is wider than a cell."""
    room = grid.cell - 4
    level = [balanced(name, room) for name in names]
    if max(width(word) for name in names for word in name.split() or [""]) <= room and max(map(len, level)) <= 3:
        bottom = top + max(map(len, level)) * TEXT * LEADING_TIGHT
        for place, lines in enumerate(level):
            for up, line in enumerate(reversed(lines)):
                sheet.text(grid.left + (place + 0.5) * grid.cell, bottom - up * TEXT * LEADING_TIGHT - 5, line, align="center")
        return bottom
    fit = max(int(grid.cell / (SMALL * TURNED_LEADING)), 1)
    high = next(room for room in TURNED_ROOMS if all(len(wrap(name, room, SMALL)) <= fit for name in names))
    turned = [balanced(name, high, SMALL) for name in names]
    bottom = top + max(width(line, SMALL) for lines in turned for line in lines) + 8
    for place, lines in enumerate(turned):
        for row, line in enumerate(lines):
            x = grid.left + (place + 0.5) * grid.cell + (row - (len(lines) - 1) / 2) * SMALL * TURNED_LEADING + SMALL * 0.36
            sheet.text(x, bottom - 6, line, size=SMALL, turned=True)
    return bottom
