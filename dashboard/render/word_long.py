"""What a long document needs beyond a letter: pictures with captions, a foot on every page, annexes on pages of their own."""

from __future__ import annotations

from io import BytesIO

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from dashboard.render import word_styles as look
from dashboard.render.word import Paper

PICTURE_HIGH = 190  # mm: heading, sentence and caption stand on the same page
ANNEX_WIDE = look.HIGH - look.TOP - look.BOTTOM  # mm of text on an annex's page, which lies on its side
FOOT_SIZE = 9


def picture(paper: Paper, png: bytes, caption: str, described: str) -> None:
    """Set a picture as wide as the text, or as high as PICTURE_HIGH, its caption below on the same page."""
    paragraph = paper.document.add_paragraph()
    paragraph.alignment = ALIGN.CENTER
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.line_spacing = 1.0
    shape = paragraph.add_run().add_picture(BytesIO(png), width=Mm(look.TEXT_WIDE))
    if shape.height > Mm(PICTURE_HIGH):
        shape.width, shape.height = round(shape.width * Mm(PICTURE_HIGH) / shape.height), Mm(PICTURE_HIGH)
    properties = shape._inline.docPr
    properties.set("descr", described)
    properties.set("title", caption[:255])
    paper.document.add_paragraph(caption, "Caption").alignment = ALIGN.CENTER


def table_caption(paper: Paper, text: str) -> None:
    """Write what stands above a table, never alone at the end of a page."""
    paragraph = paper.document.add_paragraph(text, "Caption")
    paragraph.alignment = ALIGN.CENTER
    paragraph.paragraph_format.keep_with_next = True


def foot(paper: Paper, text: str) -> None:
    """Write a line at the foot of all pages, the first one too."""
    section = paper.document.sections[0]
    for footer in (section.first_page_footer, section.footer):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = ALIGN.CENTER
        paragraph.add_run(text).font.size = Pt(FOOT_SIZE)


def annex(paper: Paper, name: str, title: str, belongs: str) -> None:
    """Begin an annex on a new page that lies on its side, its pages numbered from 1 (Nghị định 30/2020, Phụ lục I)."""
    section = paper.document.add_section(WD_SECTION.NEW_PAGE)
    if section.orientation != WD_ORIENT.LANDSCAPE:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(look.HIGH), Mm(look.WIDE)
        section.top_margin, section.bottom_margin = Mm(look.LEFT), Mm(look.BOTTOM)  # bound at the upper edge
        section.left_margin, section.right_margin = Mm(look.TOP), Mm(look.BOTTOM)
    if not section._sectPr.xpath("w:pgNumType"):
        section._sectPr.xpath("w:pgMar")[0].addnext(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))
    paper.document.add_paragraph(name, "Annex Name")
    paper.document.add_paragraph(title.upper(), "Subtitle")
    paragraph = paper.document.add_paragraph(belongs, "Annex Note")
    paragraph.paragraph_format.space_after = Pt(10)


def annex_part(paper: Paper, heading: str, lead: str) -> None:
    """Begin a table of an annex: its heading, in the navigation below the annex, and a line about it."""
    paper.document.add_paragraph(heading, "Annex Part")
    paragraph = paper.document.add_paragraph(lead)
    paragraph.paragraph_format.keep_with_next = True


def under_title(paper: Paper, text: str) -> None:
    """Write a second line under the title, above the rule that closes it."""
    rule = paper.document.paragraphs[-1]
    rule.insert_paragraph_before(text, "Subtitle").runs[0].bold = False
