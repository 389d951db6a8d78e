"""A DOCX → its text in the order of the document, as printed: numbers of automatic lists, tables, text boxes, footnotes.

Headers, footers, comments and tracked deletions are no part of it. A document keeps where Word last broke its pages; one
that was never laid out is a single page. A footnote is a line "[1] …" after the paragraph that names it; its mark inside
the paragraph is left out, for it would change the symbol that it stands at.
"""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx import Document
from docx.document import Document as Opened
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from etl.read.encodings import read_in_fonts, repair_text
from etl.read.grid import Cell, is_layout, render_rows
from etl.read.limits import refuse
from etl.read.numbering import Numbering
from etl.read.package import AS_DOCX, check_package
from etl.read.styles import Look, Styles

MAX_DEPTH = 12  # of tables and text boxes in each other
MAX_COLUMNS = 200
P, R, TBL, TR, TC, T, SYM, BR = map(qn, ("w:p", "w:r", "w:tbl", "w:tr", "w:tc", "w:t", "w:sym", "w:br"))
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says again what was said
DROPPED = {*map(qn, ("w:del", "w:moveFrom", "w:rPr", "w:pPr", "w:instrText", "w:delText", "w:rt")), FALLBACK}
PAGE_BREAK, TEXT_BOX = qn("w:lastRenderedPageBreak"), qn("w:txbxContent")
NOTE_MARKS = {qn("w:footnoteReference"): "footnotes", qn("w:endnoteReference"): "endnotes"}
SIGNS = {
    qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:softHyphen"): "\u00ad",
}  # fmt: skip
NUMBER_TAB = re.compile(r"^(\S{1,6})[\t ]*\t[\t ]*")  # "1.\tMục đích", "-\tNội dung": no column begins there


@dataclass(slots=True)
class _Piece:
    """What one paragraph holds: its runs by font, its text boxes, the notes that it names, the page breaks in it."""

    runs: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    breaks_before: int = 0
    breaks_within: int = 0

    def break_page(self) -> None:
        if any(text.strip() for _, text in self.runs):
            self.breaks_within += 1
        else:
            self.breaks_before += 1

    @property
    def text(self) -> str:
        read = read_in_fonts(self.runs)
        return "".join(text for _, text in self.runs) if read is None else read


def read_docx(content: bytes, name: str) -> tuple[str, ...]:
    """Return the pages; raises UnreadableFile."""
    check_package(content, name)
    try:
        document = Document(io.BytesIO(content))
        body = document.element.body
    except (KeyError, ValueError, AttributeError, TypeError, etree.XMLSyntaxError, OSError) as error:
        raise refuse(name, "tệp", "", "tệp Word hỏng hoặc không theo dạng .docx thường", AS_DOCX) from error
    if body is None:
        raise refuse(name, "tệp", "", "tệp Word không có nội dung", "nạp lại tệp có nội dung")
    writer = _Writer(document)
    writer.write_blocks(body)
    return tuple(repair_text(page, name) for page in writer.pages())


class _Writer:
    """Writes the printed lines of a document, page after page."""

    def __init__(self, document: Opened) -> None:
        self._styles = Styles(document.styles.element)
        self._numbering = Numbering.of(_find_part(document, "numbering"))
        self._notes = {kind: _read_notes(document, kind) for kind in NOTE_MARKS.values()}
        self._noted = 0
        self._waiting: list[str] = []  # lines of footnotes, until their paragraph or table is written
        self._pages: list[list[str]] = [[]]

    def pages(self) -> Iterator[str]:
        return ("\n".join(page).strip("\n") for page in self._pages)

    def write_blocks(self, parent: etree._Element, depth: int = 0) -> None:
        for block in _children(parent, {P, TBL}):
            if block.tag == P:
                self._write_paragraph(block, depth)
            elif depth < MAX_DEPTH:
                self._write_table(block, depth)
            if depth == 0:
                self._pages[-1] += self._waiting
                self._waiting = []

    def _write_paragraph(self, paragraph: etree._Element, depth: int) -> None:
        look, piece = self._styles.of_paragraph(paragraph), _Piece()
        self._take(paragraph, piece, look)
        self._pages += [[] for _ in range(piece.breaks_before)]
        text = NUMBER_TAB.sub(r"\1 ", piece.text.strip())
        label = self._numbering.advance(*look.list) if look.list else ""
        self._pages[-1] += f"{label} {text}".split("\n") if label and text else text.split("\n")
        self._waiting += [line for note in piece.notes for line in self._write_note(note)]
        if depth < MAX_DEPTH:
            for box in piece.boxes:
                self.write_blocks(box, depth + 1)
        self._pages += [[] for _ in range(piece.breaks_within)]

    def _take(self, parent: etree._Element, piece: _Piece, look: Look) -> None:
        """Take what stands in a paragraph or in a part of it."""
        for child in parent.iterchildren(tag=etree.Element):
            if child.tag == R:
                run = self._styles.of_run(child, look)
                if not run.is_hidden:
                    self._take(child, piece, run)
            elif text := _letters_of(child):
                piece.runs.append((look.font, text.upper() if look.is_capital else text))
            elif child.tag not in DROPPED and not self._take_aside(child, piece):
                self._take(child, piece, look)

    def _take_aside(self, element: etree._Element, piece: _Piece) -> bool:
        """Take what does not stand in the line itself; tell whether the element was such a thing."""
        if element.tag == TEXT_BOX:
            piece.boxes.append(element)
        elif element.tag == PAGE_BREAK:
            piece.break_page()
        elif element.tag in NOTE_MARKS:
            note = self._notes[NOTE_MARKS[element.tag]].get(element.get(qn("w:id"), ""))
            piece.notes += [] if note is None else [note]
        else:
            return False
        return True

    def _write_note(self, note: etree._Element) -> list[str]:
        """Return a footnote as one line marked by its number, as counted here."""
        piece = _Piece()
        for paragraph in note.iter(P):
            self._take(paragraph, piece, self._styles.of_paragraph(paragraph))
            piece.runs.append(("", " "))
        self._noted += 1
        return [f"[{self._noted}] {' '.join(piece.text.split())}"]

    def _write_table(self, table: etree._Element, depth: int) -> None:
        rows = [row for row in _children(table, {TR}) if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None]
        grid = [list(_cells_of(row)) for row in rows]
        if is_layout([[Cell(column, _plain_text(cell), is_below) for column, cell, is_below in row] for row in grid]):
            for _, cell, is_below in itertools.chain.from_iterable(grid):
                if not is_below:
                    self.write_blocks(cell, depth + 1)
                    self._pages[-1].append("")
            return
        gathered = [[(column, *self._gather(cell, depth), is_below) for column, cell, is_below in row] for row in grid]
        lines = render_rows([[Cell(column, text, is_below) for column, text, _, is_below in row] for row in gathered])
        for line, row in zip(lines, gathered, strict=True):
            self._pages += [[] for _ in range(max((breaks for _, _, breaks, _ in row), default=0))]
            self._pages[-1] += [line] if line else []
        self._pages[-1].append("")

    def _gather(self, cell: etree._Element, depth: int) -> tuple[str, int]:
        """Return the text of a cell and how many page breaks are in it."""
        outer, self._pages = self._pages, [[]]
        try:
            self.write_blocks(cell, depth + 1)
            inner = self._pages
        finally:
            self._pages = outer
        return "\n".join(line for page in inner for line in page), len(inner) - 1


def _children(parent: etree._Element, tags: set[str]) -> Iterator[etree._Element]:
    """Yield the descendants with one of the tags that stand in no other of them: those in content controls too."""
    for child in parent.iterchildren(tag=etree.Element):
        if child.tag in tags:
            yield child
        elif child.tag not in DROPPED and child.tag not in (P, TBL, TR, TC):
            yield from _children(child, tags)


def _cells_of(row: etree._Element) -> Iterator[tuple[int, etree._Element, bool]]:
    """Yield column, cell, and whether the cell only continues the one above it; the rest of one merged across is left out."""
    column = min(_number_in(row, "w:trPr/w:gridBefore", 0), MAX_COLUMNS)
    for cell in _children(row, {TC}):
        span = min(_number_in(cell, "w:tcPr/w:gridSpan", 1), MAX_COLUMNS)
        down, across = (cell.find(f"{qn('w:tcPr')}/{qn(tag)}") for tag in ("w:vMerge", "w:hMerge"))
        if across is None or across.get(qn("w:val")) == "restart":
            yield column, cell, down is not None and down.get(qn("w:val"), "continue") == "continue"
        column += max(span, 1)


def _number_in(element: etree._Element, path: str, otherwise: int) -> int:
    found = element.find("/".join(map(qn, path.split("/"))))
    written = "" if found is None else found.get(qn("w:val"), "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 6 else otherwise


def _plain_text(cell: etree._Element) -> str:
    """Return the text of a cell, a line a paragraph, without numbers: enough to see what the table is for."""
    return "\n".join("".join(part.text or "" for part in paragraph.iter(T)) for paragraph in cell.iter(P))


def _letters_of(element: etree._Element) -> str:
    """Return what a leaf of a run prints."""
    if element.tag == T:
        return (element.text or "").replace("\n", " ")
    if element.tag == BR:
        return "\n" if element.get(qn("w:type"), "textWrapping") == "textWrapping" else ""
    if element.tag == SYM:
        code = element.get(qn("w:char"), "")
        return chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{2,4}", code) else ""
    return SIGNS.get(element.tag, "")


def _find_part(document: Opened, kind: str) -> etree._Element | None:
    """Return the root of a part that the document refers to (numbering, footnotes, endnotes), if it has one."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith("/" + kind):
            return parse_xml(relation.target_part.blob)
    return None


def _read_notes(document: Opened, kind: str) -> dict[str, etree._Element]:
    """Return the notes by their identity, without the lines that part them from the text."""
    root = _find_part(document, kind)
    notes = () if root is None else root.iterchildren(qn("w:footnote"), qn("w:endnote"))
    return {note.get(qn("w:id"), ""): note for note in notes if note.get(qn("w:type"), "normal") == "normal"}
