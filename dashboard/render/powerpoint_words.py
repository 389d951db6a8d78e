"""What is written rather than drawn: tiles of numbers, numbered statements, tables over as many slides as they need."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import wording
from dashboard.charts import GROUND, MUTED, Chart
from dashboard.render.delimited import table_columns
from dashboard.render.powerpoint_page import Draw, Page, Room, fitted, line_count, runs
from dashboard.render.powerpoint_shapes import FOOT, LINE_HIGH, SMALL, TEXT, Words
from dashboard.render.powerpoint_table import PAD_X, PAD_Y, Cell, heading, table
from dashboard.render.static_sheet import width
from dashboard.render.static_words import has_numbers, widths, written
from dashboard.texts import _, language

TILES_A_ROW, TILE_GAP, TILE_PAD, WIDEST_TILE, TILE_HIGH, TILES_DOWN = 5, 20.0, 18.0, 400.0, 260.0, 20.0
BIG, SMALLEST_BIG = 66.0, 22.0
LABEL_LINES, DETAIL_LINES = 3, 3
NUMBERED = 40.0  # the width of a statement's number
STATEMENT_LINES, BETWEEN = 4, 12.0
MOST_ROWS = 60  # of a table in a deck; the workbook and the CSV have all
CELL_LINES, HEADING_LINES = 4, 3
SLACK = 6.0  # beside what a column needs: a stand-in for Arial may be a little wider
TABLE_SIZES = (SMALL, 13.9, FOOT)  # 11, 10, 9 points: tried in turn until all columns fit beside each other


def plan_tiles(chart: Chart, room: Room) -> list[Draw]:
    """Boxes in rows of up to five: what is counted, the number, of what it is a part."""

    def draw(page: Page) -> None:
        rows = chart.frame.to_dicts()
        across = min(len(rows), TILES_A_ROW)
        wide = min((room.wide - TILE_GAP * (across - 1)) / across, WIDEST_TILE)
        deep = -(-len(rows) // across)
        high = min((room.high - TILES_DOWN - TILE_GAP * (deep - 1)) / deep, TILE_HIGH)
        for place, row in enumerate(rows):
            x, y = room.left + place % across * (wide + TILE_GAP), room.top + TILES_DOWN + place // across * (high + TILE_GAP)
            _tile(page, chart, row, Room(x, y, x + wide, y + high))

    return [draw]


def _tile(page: Page, chart: Chart, row: dict, room: Room) -> None:
    """Set one tile as a box with its words on it."""
    enc, inner = chart.encoding, room.wide - 2 * TILE_PAD
    said = str(row[enc.hover] if enc.hover and row[enc.hover] is not None else wording.number(row[enc.value]))
    label = fitted(row[enc.label] or "", inner, LABEL_LINES, TEXT)
    detail = fitted((row[enc.detail] if enc.detail else "") or "", inner, DETAIL_LINES, SMALL)
    size = max(SMALLEST_BIG, min(BIG, room.high * 0.28, BIG * inner / max(width(said, BIG, "semibold"), 1)))
    page.box(
        room.left, room.top, room.wide, room.high, GROUND, f"{label}: {said}", ". ".join(filter(None, (label, said, detail)))
    )
    texts = [
        [Words(label, TEXT, colour=MUTED)], [Words(fitted(said, inner, 1, size, "semibold"), size, bold=True)],
        [Words(detail, SMALL, colour=MUTED)],
    ]  # fmt: skip
    page.text(room.left + TILE_PAD, room.top + 10, inner, room.high - 20, texts, anchor="ctr")


def plan_statements(chart: Chart, room: Room) -> list[Draw]:
    """Numbered sentences, each with the rule that made it below, smaller."""
    enc, inner = chart.encoding, room.wide - NUMBERED
    shown = []
    for place, row in enumerate(chart.frame.iter_rows(named=True), start=1):
        sentence = fitted(row[enc.label] or "", inner, STATEMENT_LINES, TEXT)
        rule = fitted((row[enc.detail] if enc.detail else "") or "", inner, STATEMENT_LINES, FOOT)
        high = line_count(sentence, inner, TEXT) * TEXT * LINE_HIGH
        high += line_count(rule, inner, FOOT) * FOOT * LINE_HIGH if rule else 0
        shown.append((place, sentence, rule, high + BETWEEN))
    slides = []
    for start, end in runs([high for *_said, high in shown], room.high):

        def draw(page: Page, part: Sequence[tuple[int, str, str, float]] = shown[start:end]) -> None:
            top = room.top
            for place, sentence, rule, high in part:
                number = Words(f"{place}.", TEXT, bold=True, colour=MUTED)
                page.text(room.left, top, NUMBERED - 10, TEXT * LINE_HIGH, number, align="right")
                texts = [[Words(sentence)], *([[Words(rule, FOOT, colour=MUTED)]] if rule else [])]
                page.text(room.left + NUMBERED, top, inner, high - BETWEEN, texts)
                top += high

        slides.append(draw)
    return slides


def plan_table(chart: Chart, room: Room) -> list[Draw]:
    """The rows by the Chart's columns, as wide as what stands in them; numbers to the right, the heading on every slide."""
    columns, shown = table_columns(chart), chart.frame.head(MOST_ROWS)
    lang = language()
    numeric = [has_numbers(chart.frame, name) for name, _heading in columns]
    cells = [[written(value, name, lang) for value in shown[name].to_list()] for name, _heading in columns]
    heads = [name for _column, name in columns]
    size, inner = widths(heads, cells, numeric, room.wide - (2 * PAD_X + SLACK) * len(columns), TABLE_SIZES)
    inner = [wide + SLACK for wide in inner]
    align = ["right" if is_number else "left" for is_number in numeric]
    fit = [fitted(name, wide, HEADING_LINES, size, "semibold") for name, wide in zip(heads, inner, strict=True)]
    head = [heading(name, size, side) for name, side in zip(fit, align, strict=True)]
    lines = [
        [Cell(fitted(t, w, CELL_LINES, size), size, align=a) for t, w, a in zip(row, inner, align, strict=True)]
        for row in zip(*cells, strict=True)
    ]
    highs = [_row_high(row, inner, "normal") for row in lines]
    top, hidden = _row_high(head, inner, "semibold"), chart.frame.height - shown.height
    slides = []
    for start, end in runs(highs, room.high - top - (SMALL * 2 if hidden else 0)):

        def draw(page: Page, start: int = start, end: int = end) -> None:
            name, descr = f"{chart.title} · {start + 1}–{end}", f"{chart.title}. {', '.join(heads)}"
            wides = [wide + 2 * PAD_X for wide in inner]
            table(page, room.left, room.top, wides, [top, *highs[start:end]], [head, *lines[start:end]], name, descr)
            if hidden:
                words = Words(_hidden(chart), SMALL, colour=MUTED)
                page.text(room.left, room.bottom - SMALL * 1.5, room.wide, SMALL * 1.5, words)

        slides.append(draw)
    return slides


def _hidden(chart: Chart) -> str:
    n = wording.number(chart.frame.height)
    return _("hiện {shown} trên {n} dòng", shown=wording.number(MOST_ROWS), n=n)


def _row_high(row: Sequence[Cell], inner: Sequence[float], weight: str) -> float:
    lines = max(line_count(cell.text, wide, cell.size, weight) for cell, wide in zip(row, inner, strict=True))
    return lines * row[0].size * LINE_HIGH + 2 * PAD_Y + 4
