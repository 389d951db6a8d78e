"""The cells of a table → printed lines: a row of data is one line "a | b | c", a table that only lays out a page is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SEPARATOR = " | "
BLANKS = re.compile(r"\s+")
CUT_SYMBOL = re.compile(r"(?<=[\w.])-\n(?=[A-ZĐÂÊÔƠƯ0-9])")  # "264-" above "TB/TW" in a narrow cell
# what stands in the tables that Nghị định 30 and Hướng dẫn 36 lay a head or a signature out with, each at a line's start
LAYOUT_LINE = re.compile(
    r"""^[ \t*]* (?: CỘNG\s+HO[ÀA]|CỘNG\s+H[ÒO]A | ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM
        | Độc\s+lập\s{0,3}[-\u2013]\s{0,3}Tự\s+do
        | N[ơo]i\s+nhận\s*:? [ \t]*$ | N[ơo]i\s+nhận\s*:
        | Số\s*:?\s*[\d.…_ ]{0,12}\s*[-/]\s*[A-ZĐ]{2}       # "Số: 65 /KH-BCĐ", "Số 35-KH/ĐUK"
        | (?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\.?\s+[A-ZĐ]{2}      # "TM. ỦY BAN NHÂN DÂN"
        | ĐẾN\b.{0,20}(?:Số|Ngày) )""",
    re.VERBOSE | re.MULTILINE,
)
COUNTING = re.compile(r"\s*(?:S|Số\s*)?TT\s*", re.IGNORECASE)  # the first column of a table of data
MOST_LAYOUT_ROWS, MOST_LAYOUT_CELLS = 8, 3


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell in its place: `column` from 0, `is_below` where it only continues the one above it."""

    column: int
    text: str
    is_below: bool = False


def render_table(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Return a table as printed lines, cell by cell where it lays out a head or a signature, else row by row."""
    if is_layout(rows):
        return [line for row in rows for cell in row if not cell.is_below for line in (*cell.text.split("\n"), "")]
    return [line for line in render_rows(rows) if line]


def is_layout(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether a table holds the head or the signature of a document, or is but a frame around text."""
    widest = max((len(row) for row in rows), default=0)
    if widest <= 1 or (len(rows) == 1 and widest <= MOST_LAYOUT_CELLS):
        return True
    if len(rows) > MOST_LAYOUT_ROWS or widest > MOST_LAYOUT_CELLS or any(COUNTING.fullmatch(cell.text) for cell in rows[0]):
        return False
    return any(LAYOUT_LINE.search(cell.text) for row in rows for cell in row)


def render_rows(rows: Iterable[Sequence[Cell]]) -> list[str]:
    """Return one line a row, "" for an empty one; a cell merged down is repeated in each row that it spans."""
    lines, above = [], dict[int, str]()
    for row in rows:
        texts = [above.get(cell.column, "") if cell.is_below else flatten(cell.text) for cell in row]
        above |= {cell.column: text for cell, text in zip(row, texts, strict=True)}
        lines.append(SEPARATOR.join(texts) if any(texts) else "")
    return lines


def flatten(text: str) -> str:
    """Return the text of a cell as one line."""
    return BLANKS.sub(" ", CUT_SYMBOL.sub("-", text)).strip()


def join_torn_rows(pages: Sequence[str]) -> tuple[str, ...]:
    """Return the pages with each row of a table that a page break tore put together on the page where it began."""
    joined: list[str] = []
    for page in pages:
        lines = page.split("\n")
        at = next((at for at, line in enumerate(lines) if line.strip() and not line.strip().isdigit()), 0)
        start, end, last = joined[-1].rpartition("\n") if joined else ("", "", "")
        upper, lower = last.split(SEPARATOR), lines[at].split(SEPARATOR)
        if len(upper) == len(lower) > 1 and _is_rest_of_row(lower):
            row = SEPARATOR.join(f"{begun.strip()} {rest.strip()}".strip() for begun, rest in zip(upper, lower, strict=True))
            joined[-1] = start + end + row
            del lines[at]
        joined.append("\n".join(lines))
    return tuple(joined)


def _is_rest_of_row(cells: Sequence[str]) -> bool:
    """Tell whether a row has no number of its own and goes on in the middle of a sentence, or leaves most cells blank."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return not cells[0].strip() and bool(filled) and (filled[0][0].islower() or 2 * len(filled) <= len(cells))
