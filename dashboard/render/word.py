"""Official documents for Word: letterhead, title, numbered headings, tables, recipients and signature.

Two systems of layout: that of the state (Nghị định 30/2020/NĐ-CP, Phụ lục I) and that of the Party (Hướng dẫn
36-HD/VPTW). The paper is always in Vietnamese. The same calls give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from dashboard.render import word_styles as look
from dashboard.render.zipped import repacked
from dashboard.wording import official_day

STATE, PARTY = "state", "party"
WORDS = {
    "country": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "motto": "Độc lập - Tự do - Hạnh phúc",
    "party": "ĐẢNG CỘNG SẢN VIỆT NAM",
    "number": "Số",
    "to": "Kính gửi",
    "recipients": "Nơi nhận",
    "blank_day": "ngày      tháng      năm {year}",
}
BLANK_NUMBER, BLANK_BODY, BLANK_PLACE, BLANK_NAME = "      ", "……", "……………", "……………………………"
AUTHOR, SOFTWARE_DAY = "Hàng Việt Atlas", datetime(2021, 1, 1)  # a fixed day: the bytes say nothing of when they were made
COUNTRY_SIZE = 12  # 12 or 13: it must stand on one line
HEAD_WIDE = (66, 100)  # mm, the two columns of a letterhead; together a little more than the text, about its middle
SIGNATURE_WIDE, ROOM_TO_SIGN = (80, 80), ("", "", "")  # mm; empty lines
RULE = 6  # eighths of a point
BREAKS = {"\n", "\t", "\r"}  # have elements of their own in a run


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above the title. None is left blank for the one who issues the document.

    `kind` is the abbreviation of the kind of document (BC), `body` that of who issues it (SCT): "Số:      /BC-SCT" for the
    state, "Số      -BC/BTG" for the Party.
    """

    system: str
    issuer: str | None
    parent: str | None = None
    kind: str = "BC"
    body: str | None = None
    number: str | None = None
    place: str | None = None
    day: date | None = None
    year: int | None = None  # printed where the day is blank

    @property
    def symbol(self) -> str:
        number, body, word = self.number or BLANK_NUMBER, self.body or BLANK_BODY, WORDS["number"]
        return f"{word} {number}-{self.kind}/{body}" if self.system == PARTY else f"{word}: {number}/{self.kind}-{body}"

    @property
    def place_and_day(self) -> str:
        blank = WORDS["blank_day"].format(year=self.year or BLANK_BODY)
        return f"{self.place or BLANK_PLACE}, {official_day(self.day.isoformat()) if self.day else blank}"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table: its heading, its width in mm (all of them together no more than TEXT_WIDE), how it is aligned."""

    heading: str
    wide: float
    align: ALIGN = ALIGN.LEFT


class Paper:
    """One document, written from top to bottom; `bytes` closes it."""

    def __init__(self, letterhead: Letterhead, title: str, subject: str, *, about: str = "") -> None:
        """Begin with letterhead and title; `about` is kept in the properties of the file."""
        self.document = Document()
        self.letterhead = letterhead
        look.dress(self.document)
        _set_properties(self.document, f"{title} {subject}".strip(), about)
        _number_pages(self.document)
        _write_letterhead(self._grid(1, HEAD_WIDE), letterhead)
        self.document.add_paragraph(title.upper(), "Title")
        self.document.add_paragraph(subject, "Subtitle")
        if letterhead.system == PARTY:
            self.document.add_paragraph("-----", "Subtitle")
        else:
            _short_rule(self.document.add_paragraph(style="Subtitle"), look.TEXT_WIDE, 0.4)

    def addressed(self, recipient: str | None) -> None:
        paragraph = self.document.add_paragraph(f"{WORDS['to']}: {recipient or BLANK_NAME}")
        paragraph.alignment = ALIGN.CENTER
        paragraph.paragraph_format.space_before = Pt(8)

    def heading(self, text: str, level: int = 1) -> None:
        """Write a heading; Word numbers it: I. → 1. → a)."""
        self.document.add_heading(text, level)

    def paragraph(self, text: str, *, bold: str = "") -> None:
        """Write a paragraph with an indented first line; `bold` stands in bold before it."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Mm(look.INDENT)
        if bold:
            paragraph.add_run(bold).bold = True
        paragraph.add_run(text)

    def note(self, text: str) -> None:
        self.document.add_paragraph(text, "Caption")

    def blanks(self, count: int) -> None:
        """Leave dotted lines to write on."""
        for _line in range(count):
            paragraph = self.document.add_paragraph("\t", "Blank Line")
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(look.TEXT_WIDE), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)

    def facts(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Write names and values side by side, without lines."""
        pairs = list(pairs)
        table = self._grid(len(pairs), (46, look.TEXT_WIDE - 46))
        for row, pair in zip(table.rows, pairs, strict=True):
            _keep_whole(row._tr)
            for cell, text in zip(row.cells, pair, strict=True):
                _write(cell, text, "Table Text")
            row.cells[0].paragraphs[0].runs[0].bold = True
        self.document.add_paragraph(style="Table Text")

    def table(self, columns: Sequence[TableColumn], rows: Iterable[Sequence[str]], size: float | None = None) -> None:
        """Write a ruled table: its headings come again on every page, no row is split between two.

        `size` in points stands for the style's own.
        """
        table = self._grid(1, [column.wide for column in columns])
        table.style = "Table Grid"
        heading = table.rows[0]._tr
        _fill(table.rows[0], columns, "Table Heading", size)
        for cell, column in zip(table.rows[0].cells, columns, strict=True):
            cell.paragraphs[0].runs[0].text = column.heading
        heading.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        pattern = table.add_row()
        _fill(pattern, columns, "Table Text", size)
        table._tbl.remove(pattern._tr)
        for cell in pattern.cells:
            cell.paragraphs[0].runs[0].text = "-"
        for values in rows:  # copies of one row: many times as fast as asking the table for each new one
            row = deepcopy(pattern._tr)
            for written, value in zip(list(row.iter(qn("w:t"))), values, strict=True):
                if value == value.strip() and not BREAKS.intersection(value):
                    written.text = value
                else:
                    written.getparent().text = value
            table._tbl.append(row)

    def close(self, recipients: Sequence[str], authority: str = "", role: str | None = None, name: str | None = None) -> None:
        """Write the recipients at left, authority (TM., KT.), office and room to sign at right; blanks where not known."""
        self.document.add_paragraph(style="Table Text")
        left, right = self._grid(1, SIGNATURE_WIDE).rows[0].cells
        _keep_whole(left._tc.getparent())
        head = _write(left, f"{WORDS['recipients']}:", "Recipients").runs[0]
        head.font.size = Pt(look.SMALL)
        head.bold = head.italic = self.letterhead.system == STATE
        head.underline = self.letterhead.system == PARTY
        for place, recipient in enumerate(recipients, start=1):
            _write(left, f"- {recipient}{'.' if place == len(recipients) else ';'}", "Recipients")
        signed = ([authority] if authority else []) + [(role or BLANK_NAME).upper(), *ROOM_TO_SIGN, name or BLANK_NAME]
        for line in signed:
            _write(right, line, "Signature")

    def bytes(self) -> bytes:
        out = BytesIO()
        self.document.save(out)
        return repacked(out.getvalue())

    def _grid(self, rows: int, wide: Sequence[float]) -> Table:
        """Add a table with fixed column widths in mm and no lines."""
        table = self.document.add_table(rows, len(wide))
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for column, width in zip(table.columns, wide, strict=True):
            column.width = Mm(width)
            for cell in column.cells:
                cell.width = Mm(width)
        return table


def _write_letterhead(table: Table, head: Letterhead) -> None:
    left, right = table.rows[0].cells
    if head.parent:
        _write(left, head.parent.upper(), "Letterhead")
    _write(left, (head.issuer or BLANK_NAME).upper(), "Letterhead").runs[0].bold = True
    if head.system == PARTY:
        _write(left, "*", "Letterhead")
        line = _write(right, WORDS["party"], "Letterhead").runs[0]
        line.bold, line.underline, line.font.size = True, True, Pt(15)
        _write(right, "", "Letterhead")
    else:
        _short_rule(_write(left, "", "Letterhead"), HEAD_WIDE[0], 0.4)
        country = _write(right, WORDS["country"], "Letterhead").runs[0]
        country.bold, country.font.size = True, Pt(COUNTRY_SIZE)
        motto = _write(right, WORDS["motto"], "Letterhead").runs[0]
        motto.bold, motto.font.size = True, Pt(look.BODY)
        _short_rule(_write(right, "", "Letterhead"), HEAD_WIDE[1], 0.68)
    _write(left, head.symbol, "Letterhead")
    _write(right, head.place_and_day, "Letterhead").runs[0].italic = True


def _write(cell: _Cell, text: str, style: str) -> Paragraph:
    """Write a paragraph into a cell: into its first, empty one if that is still bare. `style` is one of look.OWN_STYLES."""
    first = cell.paragraphs[0]
    paragraph = first if first._p.pPr is None else cell.add_paragraph()
    paragraph._p.get_or_add_pPr().style = style.replace(" ", "")  # its id; by name, styles are searched for each cell
    paragraph.add_run(text)
    return paragraph


def _fill(row: _Row, columns: Sequence[TableColumn], style: str, size: float | None) -> None:
    """Prepare the cells of a row: width, style, alignment (of headings the style's own), an empty run."""
    _keep_whole(row._tr)
    for cell, column in zip(row.cells, columns, strict=True):
        paragraph = _write(cell, "", style)
        cell.width = Mm(column.wide)
        if style == "Table Text":
            paragraph.alignment = column.align
        if size:
            paragraph.runs[0].font.size = Pt(size)


def _short_rule(paragraph: Paragraph, wide: float, share: float) -> None:
    """Draw a line under the middle of a room `wide` mm: the upper border of a low paragraph."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(wide * (1 - share) / 2)
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.line_spacing = Pt(3), Pt(6)
    border = f'<w:top w:val="single" w:sz="{RULE}" w:space="1" w:color="000000"/>'
    _insert(paragraph._p.get_or_add_pPr(), f"<w:pBdr {nsdecls('w')}>{border}</w:pBdr>", before=("w:spacing", "w:ind", "w:jc"))


def _insert(parent: BaseOxmlElement, xml: str, before: tuple[str, ...]) -> None:
    """Insert an element where the schema wants it: before the first of the named ones."""
    element = parse_xml(xml)
    places = [parent.index(child) for tag in before if (child := parent.find(qn(tag))) is not None]
    parent.insert(min(places, default=len(parent)), element)


def _keep_whole(row: BaseOxmlElement) -> None:
    row.get_or_add_trPr().insert(0, parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))


def _number_pages(document: Document) -> None:
    """Put the page number into the middle of the upper margin, on all pages but the first."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    field = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(field))


def _set_properties(document: Document, title: str, about: str) -> None:
    """Say who made the file and when, without naming a person or a machine; take the template's picture out."""
    known = document.core_properties
    known.title, known.subject, known.author, known.last_modified_by = title[:255], about[:255], AUTHOR, AUTHOR
    known.comments = known.keywords = known.category = ""
    known.language, known.revision = look.LANGUAGE, 1
    known.created = known.modified = SOFTWARE_DAY
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]
