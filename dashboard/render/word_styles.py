"""The look of an official document in Word: page, styles, numbering, as Nghị định 30/2020/NĐ-CP, Phụ lục I, asks.

Knows nothing of what is written; `dashboard/render/word.py` writes.
"""

from __future__ import annotations

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

FONT, LANGUAGE = "Times New Roman", "vi-VN"
WIDE, HIGH = 210, 297  # A4, mm
TOP, BOTTOM, LEFT, RIGHT, HEADER = 20, 20, 30, 20, 10  # margins in mm: 20-25, 20-25, 30-35, 15-20
TEXT_WIDE = WIDE - LEFT - RIGHT
BODY, SMALL, TABLE = 14, 12, 12  # points
INDENT = 10  # mm, of a first line
NUMBERING = 30  # id of the list of headings in the document: I. → 1. → a)
LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
# style → size, bold, italic, alignment, points before, points after
STYLES = {
    "Title": (BODY, True, False, ALIGN.CENTER, 18, 0),
    "Subtitle": (BODY, True, False, ALIGN.CENTER, 0, 0),
    "Heading 1": (BODY, True, False, ALIGN.JUSTIFY, 12, 4),
    "Heading 2": (BODY, True, False, ALIGN.JUSTIFY, 8, 4),
    "Heading 3": (BODY, True, True, ALIGN.JUSTIFY, 6, 4),
    "Caption": (SMALL, False, True, ALIGN.LEFT, 4, 8),
    "Header": (BODY, False, False, ALIGN.CENTER, 0, 0),
}
OWN_STYLES = {  # made on "Normal"; names are what Word's list of styles shows
    "Letterhead": (13, False, False, ALIGN.CENTER, 0, 0),
    "Table Heading": (TABLE, True, False, ALIGN.CENTER, 2, 2),
    "Table Text": (TABLE, False, False, ALIGN.LEFT, 2, 2),
    "Recipients": (11, False, False, ALIGN.LEFT, 0, 0),
    "Signature": (BODY, True, False, ALIGN.CENTER, 0, 0),
    "Blank Line": (BODY, False, False, ALIGN.LEFT, 4, 0),
    "Annex Name": (BODY, True, False, ALIGN.CENTER, 0, 0),
    "Annex Note": (BODY, False, True, ALIGN.CENTER, 0, 6),
    "Annex Part": (BODY, True, False, ALIGN.LEFT, 10, 4),
}
OUTLINE = {"Annex Name": 0, "Annex Part": 1}  # own styles that Word's navigation lists, at which level


def dress(document: Document) -> None:
    """Set page, styles, language and numbering of an empty document."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(WIDE), Mm(HIGH)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = section.footer_distance = Mm(HEADER)
    _set_defaults(document)
    _set_normal(document.styles["Normal"])
    for name, look in STYLES.items():
        _set(document.styles[name], *look)
    for name, look in OWN_STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.paragraph_format.line_spacing = 1.0
        _set(style, *look)
    for name, level in OUTLINE.items():
        document.styles[name].paragraph_format.keep_with_next = True
        document.styles[name].element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{level}"/>'))
    _number_headings(document)


def _set_defaults(document: Document) -> None:
    """Tag every run as Vietnamese, for spelling and for screen readers."""
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for tag in ("w:lang", "w:rFonts"):
        for old in defaults.findall(qn(tag)):
            defaults.remove(old)
    defaults.insert(0, _fonts())
    defaults.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>'))


def _fonts() -> BaseOxmlElement:
    names = " ".join(f'w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    return parse_xml(f"<w:rFonts {nsdecls('w')} {names}/>")


def _set_normal(style: ParagraphStyle) -> None:
    _set(style, BODY, False, False, ALIGN.JUSTIFY, 0, 6)
    style.paragraph_format.line_spacing = 1.15
    style.paragraph_format.widow_control = True


def _set(style: ParagraphStyle, size: int, bold: bool, italic: bool, align: ALIGN, before: int, after: int) -> None:
    properties = style.element.get_or_add_rPr()
    for child in list(properties):  # theme fonts, colours, spacing and borders of the template
        properties.remove(child)
    properties.append(_fonts())
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)
    layout = style.paragraph_format
    layout.alignment, layout.space_before, layout.space_after = align, Pt(before), Pt(after)


def _number_headings(document: Document) -> None:
    """Number headings by Word itself: who moves a part need not count anew."""
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="Heading{depth + 1}"/>'
        f'<w:suff w:val="space"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="{0 if depth == 0 else 567}"/></w:pPr></w:lvl>'
        for depth, (form, text) in enumerate(LEVELS)
    )
    numbering = document.part.numbering_part.element
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{NUMBERING}"><w:multiLevelType w:val="multilevel"/>{levels}'
    first = numbering.find(qn("w:num"))
    element = parse_xml(f"{abstract}</w:abstractNum>")
    numbering.append(element) if first is None else first.addprevious(element)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{NUMBERING}"><w:abstractNumId w:val="{NUMBERING}"/></w:num>'))
    for depth in range(len(LEVELS)):
        properties = document.styles[f"Heading {depth + 1}"].element.get_or_add_pPr()
        number = properties.get_or_add_numPr()
        number.get_or_add_ilvl().val = depth
        number.get_or_add_numId().val = NUMBERING
