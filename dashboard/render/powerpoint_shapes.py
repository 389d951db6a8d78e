"""The XML of what stands on a slide: fills, lines, words, shapes, tables. Pure text; knows no Chart and no file.

Lengths and sizes of type are in units of 1/100 inch, as on the paper of `static_sheet`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from dashboard.charts import INK, MUTED, PAPER, Tone
from dashboard.render.powerpoint_template import EMU, SLOTS, THEME_COLOURS
from dashboard.render.scale import lightness
from dashboard.render.static_sheet import HATCH_EDGE, HATCH_LINE, tidy

TEXT, SMALL, FOOT = 12 / 0.72, 11 / 0.72, 9 / 0.72  # 12, 11, 9 points
LINE_HIGH = 1.28  # of the size of type: what one line takes, accents included
NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
COUNT = re.compile(r"\bn = (?=\S)")
PATTERNS = {"dots": "pct20", "lines": "ltDnDiag", "hatch": "ltUpDiag"}
PRESETS = {"circle": "ellipse", "square": "rect", "diamond": "diamond", "triangle-up": "triangle", "cross": "mathMultiply"}
SIDES = {"left": "l", "center": "ctr", "right": "r"}
THEME = {colour: SLOTS.get(slot, slot) for slot, colour in reversed(THEME_COLOURS.items())}
NO_LINE = "<a:ln><a:noFill/></a:ln>"


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text; `colour` "" is that of the placeholder or shape it stands in, `size` 0 its size."""

    text: str
    size: float = TEXT
    bold: bool = False
    colour: str = INK


def clean(text: object) -> str:
    """Return text in one line without the characters that XML cannot hold."""
    return tidy(NO_XML.sub("", str(text)))


def said(text: object) -> str:
    """Return text as XML content; "n = 33" holds together, as where it was measured."""
    return escape(COUNT.sub("n\xa0=\xa0", clean(text)))


def quoted(text: object) -> str:
    """Return text as an XML attribute, its quotes included."""
    return quoteattr(clean(text))


def emu(length: float) -> int:
    return round(length * EMU)


def colour(value: str) -> str:
    """Return a colour: by its place in the theme, so that another theme recolours it, where it has one."""
    return f'<a:schemeClr val="{THEME[value]}"/>' if value in THEME else f'<a:srgbClr val="{value[1:]}"/>'


def solid(value: str) -> str:
    return f"<a:solidFill>{colour(value)}</a:solidFill>"


def fill(tone: Tone | str) -> str:
    """Return what fills a shape of this tone; a texture is a pattern of PowerPoint's own."""
    if isinstance(tone, str):
        return solid(tone)
    if tone.texture not in PATTERNS:
        return solid(tone.colour)
    if tone.texture == "hatch":  # not collected: empty paper, unlike any value
        front, back = HATCH_LINE, PAPER
    else:
        front, back = PAPER if lightness(tone.colour) < 0.75 else MUTED, tone.colour
    return (
        f'<a:pattFill prst="{PATTERNS[tone.texture]}"><a:fgClr>{colour(front)}</a:fgClr><a:bgClr>{colour(back)}</a:bgClr>'
        "</a:pattFill>"
    )


def edge(tone: Tone | str) -> str:
    """Return the line around a shape of this tone: none where its filling stands out from paper by itself."""
    if isinstance(tone, Tone) and (tone.texture == "hatch" or lightness(tone.colour) > 0.955):
        return line(HATCH_EDGE, 0.75)
    return NO_LINE


def line(value: str, points: float, *, dashed: bool = False, cap: str = "flat") -> str:
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    return f'<a:ln w="{round(points * 12700)}" cap="{cap}">{solid(value)}{dash}</a:ln>'


def place(x: float, y: float, wide: float, high: float, tag: str = "a:xfrm", *, upside: bool = False) -> str:
    flip = ' flipV="1"' if upside else ""
    return f'<{tag}{flip}><a:off x="{emu(x)}" y="{emu(y)}"/><a:ext cx="{max(emu(wide), 0)}" cy="{max(emu(high), 0)}"/></{tag}>'


def run(words: Words, lang: str) -> str:
    size = f' sz="{round(words.size * 72)}"' if words.size else ""
    bold = f' b="{int(words.bold)}"' if words.size else ""
    return (
        f'<a:r><a:rPr lang="{lang}"{size}{bold}>{solid(words.colour) if words.colour else ""}</a:rPr>'
        f"<a:t>{said(words.text)}</a:t></a:r>"
    )


def _aligned(align: str) -> str:
    return "" if align == "left" else f'<a:pPr algn="{SIDES[align]}"/>'


def paragraphs(texts: Iterable[Sequence[Words]], lang: str, align: str = "left") -> str:
    """Return one paragraph for each sequence of runs."""
    return "".join(
        f'<a:p>{_aligned(align)}{"".join(run(words, lang) for words in runs)}</a:p>' for runs in texts
    ) or "<a:p/>"  # fmt: skip


def body(texts: Iterable[Sequence[Words]], lang: str, *, align: str = "left", anchor: str = "t", wraps: bool = True) -> str:
    """Return the text of a shape, without padding."""
    wrap = "square" if wraps else "none"
    return (
        f'<p:txBody><a:bodyPr wrap="{wrap}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}" rtlCol="0"><a:noAutofit/>'
        f"</a:bodyPr><a:lstStyle/>{paragraphs(texts, lang, align)}</p:txBody>"
    )


def shape(number: int, name: str, descr: str, inside: str, text: str = "", *, box: bool = False) -> str:
    """Return a shape: `inside` are its place, geometry, filling and line; `text` its body."""
    is_box = ' txBox="1"' if box else ""
    return (
        f"<p:sp><p:nvSpPr><p:cNvPr id=\"{number}\" name={quoted(name)} descr={quoted(descr)}/><p:cNvSpPr{is_box}/><p:nvPr/>"
        f"</p:nvSpPr><p:spPr>{inside}</p:spPr>{text or '<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody>'}</p:sp>"
    )  # fmt: skip


def preset(kind: str) -> str:
    return f'<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>'


def geometry(rings: Iterable[Sequence[tuple[float, float]]], left: float, top: float, wide: float, high: float) -> str:
    """Return a freeform's outline: closed rings in the slide's units within the given frame."""
    drawn = "".join(_ring(ring, left, top) for ring in rings)
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{max(emu(wide), 1)}" h="{max(emu(high), 1)}">{drawn}</a:path></a:pathLst></a:custGeom>'
    )


def _ring(points: Sequence[tuple[float, float]], left: float, top: float) -> str:
    at = [f'<a:pt x="{emu(x - left)}" y="{emu(y - top)}"/>' for x, y in points]
    return f"<a:moveTo>{at[0]}</a:moveTo>{''.join(f'<a:lnTo>{pt}</a:lnTo>' for pt in at[1:])}<a:close/>"


def connector(number: int, name: str, descr: str, inside: str) -> str:
    """Return a line. It is not glued to what it joins: LibreOffice would lay it anew, away from where it belongs."""
    return (
        f"<p:cxnSp><p:nvCxnSpPr><p:cNvPr id=\"{number}\" name={quoted(name)} descr={quoted(descr)}/>"
        f"<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{inside}</p:spPr></p:cxnSp>"
    )  # fmt: skip


def group(number: int, name: str, descr: str, box: tuple[float, float, float, float], shapes: str) -> str:
    """Return shapes as one group that can be moved together; inside, they keep the slide's units."""
    x, y, wide, high = map(emu, box)
    return (
        f"<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"{number}\" name={quoted(name)} descr={quoted(descr)}/><p:cNvGrpSpPr/><p:nvPr/>"
        f'</p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/><a:chOff x="{x}" y="{y}"/>'
        f'<a:chExt cx="{wide}" cy="{high}"/></a:xfrm></p:grpSpPr>{shapes}</p:grpSp>'
    )  # fmt: skip


def frame(number: int, name: str, descr: str, box: tuple[float, float, float, float], kind: str, content: str) -> str:
    """Return the frame of a table or a chart; `kind` is the last word of its namespace."""
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"{number}\" name={quoted(name)} descr={quoted(descr)}/>"
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'{place(*box, tag="p:xfrm")}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/{kind}">'
        f"{content}</a:graphicData></a:graphic></p:graphicFrame>"
    )  # fmt: skip
