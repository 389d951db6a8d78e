"""Native tables: every cell with its own filling and lines, heights measured so that nothing grows. Knows no Chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts import INK, LINE, MUTED, PAPER, Tone
from dashboard.render import powerpoint_shapes as xml
from dashboard.render.powerpoint_page import Page
from dashboard.render.powerpoint_shapes import SMALL, Words, colour, emu

PAD_X, NARROW, PAD_Y = 8.0, 3.0, 3.0  # within each cell: at the sides, at those of a centred one, above and below
NONE = '<a:ln{side} w="0"><a:noFill/></a:ln{side}>'


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and on what ground; `ruled` draws a line of that colour below it."""

    text: str = ""
    size: float = SMALL
    bold: bool = False
    ink: str = INK
    ground: Tone | str = ""
    align: str = "left"
    ruled: str = LINE
    framed: bool = False  # parted from its neighbours by paper; its padding at the sides is less


def table(
    page: Page, x: float, y: float, wides: Sequence[float], highs: Sequence[float], rows: Sequence[Sequence[Cell]],
    name: str, descr: str,
) -> None:  # fmt: skip
    """Set a table whose first row is its heading, repeated by screen readers for every cell."""
    grid = "".join(f'<a:gridCol w="{emu(wide)}"/>' for wide in wides)
    lines = "".join(
        f'<a:tr h="{emu(high)}">{"".join(_cell(cell, page.lang) for cell in row)}</a:tr>'
        for row, high in zip(rows, highs, strict=True)
    )
    content = f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{grid}</a:tblGrid>{lines}</a:tbl>'
    page.shapes.append(xml.frame(page.number(), name, descr, (x, y, sum(wides), sum(highs)), "table", content))


def heading(text: str, size: float = SMALL, align: str = "left") -> Cell:
    return Cell(text, size, bold=True, align=align, ruled=MUTED)


def _cell(cell: Cell, lang: str) -> str:
    words = [[Words(line, cell.size, cell.bold, cell.ink)] for line in cell.text.split("\n")] if cell.text else []
    empty = f'<a:p><a:endParaRPr lang="{lang}" sz="{round(cell.size * 72)}"/></a:p>'
    text = xml.paragraphs(words, lang, cell.align) if words else empty
    side = emu(NARROW if cell.framed or cell.align == "center" else PAD_X)
    filling = xml.fill(cell.ground) if cell.ground else "<a:noFill/>"
    if cell.framed:
        edges = "".join(_edge(side, PAPER, 2) for side in "LRTB")
    else:
        edges = "".join(NONE.format(side=side) for side in "LRT") + _edge("B", cell.ruled, 0.75)
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody>"
        f'<a:tcPr marL="{side}" marR="{side}" marT="{emu(PAD_Y)}" marB="{emu(PAD_Y)}" anchor="ctr">'
        f"{edges}{filling}</a:tcPr></a:tc>"
    )


def _edge(side: str, value: str, points: float) -> str:
    return f'<a:ln{side} w="{round(points * 12700)}"><a:solidFill>{colour(value)}</a:solidFill></a:ln{side}>'
