"""Our own 16:9 template as a presentation without slides: theme, master, two layouts, notes master. Nothing of a stock one.

Layout 0 opens a deck, layout 1 carries a chart. Lengths in the XML are EMU, 9,144 to the 1/100 inch used elsewhere.
"""

from __future__ import annotations

from functools import cache

from dashboard.charts import GROUND, INK, LINE, MUTED, NEUTRAL, PAPER, RED, SEQUENTIAL
from dashboard.render.excel import AUTHOR
from dashboard.render.zipped import zipped
from dashboard.texts import N_, _, in_language

EMU = 9144  # in 1/100 inch
WIDE, HIGH, MARGIN = 12_192_000 / EMU, 750.0, 50.0
INNER = WIDE - 2 * MARGIN
FONT = "Arial"  # in every office, and complete for Vietnamese
OPENING, CHART = 0, 1  # the layouts
SUBTITLE, FOOT_PLACE, NUMBER_PLACE = 10, 11, 12  # idx of the placeholders of both layouts, beside the title (0)
FOOT_TOP, NUMBER_LEFT = 697.0, WIDE - MARGIN - 60
THEME_COLOURS = {
    "dk1": INK, "lt1": PAPER, "dk2": MUTED, "lt2": GROUND,
    "accent1": SEQUENTIAL[4], "accent2": SEQUENTIAL[3], "accent3": SEQUENTIAL[2], "accent4": SEQUENTIAL[1],
    "accent5": SEQUENTIAL[0], "accent6": NEUTRAL, "hlink": SEQUENTIAL[4], "folHlink": MUTED,
}  # fmt: skip
SLOTS = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}  # as shapes name them
WORDS = {"title": N_("Tiêu đề"), "body": N_("Nội dung"), "number": N_("Số trang")}

SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument"
MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
SAME_MAP = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
NO_GROUP = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
WHITE = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'


@cache
def template(lang: str) -> bytes:
    """Return the presentation to begin with."""
    with in_language(lang):
        return zipped({name: (DECLARATION + xml).encode() for name, xml in _files().items()})


def _files() -> dict[str, str]:
    parts = {
        "ppt/presentation.xml": (_presentation(), "presentationml.presentation.main"),
        "ppt/slideMasters/slideMaster1.xml": (_master(), "presentationml.slideMaster"),
        "ppt/slideLayouts/slideLayout1.xml": (_layout("title", _opening()), "presentationml.slideLayout"),
        "ppt/slideLayouts/slideLayout2.xml": (_layout("obj", _chart_slide()), "presentationml.slideLayout"),
        "ppt/notesMasters/notesMaster1.xml": (_notes_master(), "presentationml.notesMaster"),
        "ppt/theme/theme1.xml": (_theme(), "theme"),
        "ppt/theme/theme2.xml": (_theme(), "theme"),
    }
    related = {
        "": {"officeDocument": "ppt/presentation.xml"},
        "ppt/presentation.xml": {
            "slideMaster": "slideMasters/slideMaster1.xml",
            "notesMaster": "notesMasters/notesMaster1.xml",
            "theme": "theme/theme1.xml",
        },
        "ppt/slideMasters/slideMaster1.xml": {
            "slideLayout": "../slideLayouts/slideLayout1.xml ../slideLayouts/slideLayout2.xml",
            "theme": "../theme/theme1.xml",
        },
        "ppt/slideLayouts/slideLayout1.xml": {"slideMaster": "../slideMasters/slideMaster1.xml"},
        "ppt/slideLayouts/slideLayout2.xml": {"slideMaster": "../slideMasters/slideMaster1.xml"},
        "ppt/notesMasters/notesMaster1.xml": {"theme": "../theme/theme2.xml"},
    }
    files = {"[Content_Types].xml": _content_types({name: kind for name, (_xml, kind) in parts.items()})}
    files |= {_rels_of(name): _relationships(targets) for name, targets in related.items()}
    return files | {name: xml for name, (xml, _kind) in parts.items()}


def _content_types(parts: dict[str, str]) -> str:
    types = "".join(f'<Override PartName="/{name}" ContentType="{TYPES}.{kind}+xml"/>' for name, kind in parts.items())
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return (
        f'<Types xmlns="{PACKAGE}/content-types">{rels}<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
    )


def _rels_of(name: str) -> str:
    folder, _slash, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if name else "_rels/.rels"


def _relationships(targets: dict[str, str]) -> str:
    """Number the targets in their order: rId1, rId2 …"""
    pairs = [(kind, target) for kind, several in targets.items() for target in several.split()]
    lines = (
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def _presentation() -> str:
    return (
        f'<p:presentation {SPACES} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/>'
        '</p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        '<p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>'
    )


def _master() -> str:
    shapes = (
        _placeholder(2, "title", 0, "title", MARGIN, 34, INNER, 80)
        + _placeholder(3, "body", 1, "body", MARGIN, 150, INNER, 530)
        + _placeholder(4, "sldNum", 4, "number", NUMBER_LEFT, FOOT_TOP + 4, 60, 30)
    )
    ids = '<p:sldLayoutId id="2147483649" r:id="rId1"/><p:sldLayoutId id="2147483650" r:id="rId2"/>'
    styles = (
        f"<p:titleStyle>{_level(1, 24, 'tx1', bold=True)}</p:titleStyle>"
        f"<p:bodyStyle>{''.join(_level(level, 12, 'tx1') for level in range(1, 6))}</p:bodyStyle>"
        f"<p:otherStyle>{_level(1, 12, 'tx1')}</p:otherStyle>"
    )
    return (
        f"<p:sldMaster {SPACES}><p:cSld>{WHITE}<p:spTree>{NO_GROUP}{shapes}</p:spTree></p:cSld>{MAP}"
        f"<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:txStyles>{styles}</p:txStyles></p:sldMaster>"
    )


def _level(level: int, points: float, colour: str, *, bold: bool = False, align: str = "l") -> str:
    return (
        f'<a:lvl{level}pPr marL="0" indent="0" algn="{align}"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:buNone/>'
        f'<a:defRPr sz="{round(points * 100)}" b="{int(bold)}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
        f'<a:latin typeface="+m{"j" if bold else "n"}-lt"/></a:defRPr></a:lvl{level}pPr>'
    )


def _layout(kind: str, shapes: str) -> str:
    name = f"{AUTHOR} · {_('Trang mở đầu') if kind == 'title' else _('Trang biểu đồ')}"
    return (
        f'<p:sldLayout {SPACES} type="{kind}" preserve="1" userDrawn="1"><p:cSld name="{name}"><p:spTree>{NO_GROUP}{shapes}'
        f"</p:spTree></p:cSld>{SAME_MAP}</p:sldLayout>"
    )


def _opening() -> str:
    return (
        _bar(20, MARGIN, 250, 90, 6, RED)
        + _placeholder(2, "title", 0, "title", MARGIN, 275, INNER, 160, _level(1, 32, "tx1", bold=True), anchor="t")
        + _placeholder(3, "body", SUBTITLE, "body", MARGIN, 445, INNER, 120, _level(1, 16, "tx2"))
        + _placeholder(4, "body", FOOT_PLACE, "body", MARGIN, FOOT_TOP, INNER - 70, 34, _level(1, 10, "tx2"))
    )


def _chart_slide() -> str:
    return (
        _bar(20, MARGIN, 24, 60, 4, RED)
        + _bar(21, MARGIN, FOOT_TOP - 6, INNER, 1, LINE)
        + _placeholder(2, "title", 0, "title", MARGIN, 34, INNER, 80)
        + _placeholder(3, "body", SUBTITLE, "body", MARGIN, 114, INNER, 40, _level(1, 12, "tx2"))
        + _placeholder(4, "body", FOOT_PLACE, "body", MARGIN, FOOT_TOP, INNER - 70, 48, _level(1, 9, "tx2"))
        + _placeholder(5, "sldNum", NUMBER_PLACE, "number", NUMBER_LEFT, FOOT_TOP, 60, 30, _level(1, 9, "tx2", align="r"))
    )


def _bar(number: int, x: float, y: float, wide: float, high: float, colour: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{_("Đường kẻ")}" descr="{_("Đường kẻ")}"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_place(x, y, wide, high)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


def _place(x: float, y: float, wide: float, high: float) -> str:
    off, ext = (round(x * EMU), round(y * EMU)), (round(wide * EMU), round(high * EMU))
    return f'<a:xfrm><a:off x="{off[0]}" y="{off[1]}"/><a:ext cx="{ext[0]}" cy="{ext[1]}"/></a:xfrm>'


def _placeholder(
    number: int, kind: str, idx: int, word: str, x: float, y: float, wide: float, high: float, style: str = "",
    *, anchor: str = "t",
) -> str:  # fmt: skip
    """Return one placeholder, all its edges without padding; the text in it is the prompt."""
    said = _(WORDS[word])
    run = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="vi-VN"/><a:t>‹#›</a:t></a:fld>'
    text = run if kind == "sldNum" else f'<a:r><a:rPr lang="vi-VN"/><a:t>{said}</a:t></a:r>'
    of = f'type="{kind}"' + (f' idx="{idx}"' if idx else "") + (' sz="quarter"' if idx else "")
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{said}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {of}/></p:nvPr></p:nvSpPr><p:spPr>{_place(x, y, wide, high)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        f'<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle>{style}</a:lstStyle><a:p>{text}</a:p></p:txBody></p:sp>"
    )


def _notes_master() -> str:
    """Return the page of notes: the slide above, the words below."""
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>{place}<a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom><a:noFill/><a:ln w="9525"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:ln></p:spPr></p:sp>'
    ).format(name=_("Trang chiếu"), place=_place(75, 75, 600, 337.5))
    words = _placeholder(3, "body", 3, "body", 75, 440, 600, 500)
    return (
        f"<p:notesMaster {SPACES}><p:cSld>{WHITE}<p:spTree>{NO_GROUP}{image}{words}</p:spTree></p:cSld>{MAP}"
        f"<p:notesStyle>{_level(1, 11, 'tx1')}</p:notesStyle></p:notesMaster>"
    )


def _theme() -> str:
    colours = "".join(f'<a:{slot}><a:srgbClr val="{colour[1:]}"/></a:{slot}>' for slot, colour in THEME_COLOURS.items())
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{AUTHOR}"><a:themeElements>'
        f'<a:clrScheme name="{AUTHOR}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{AUTHOR}"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="{AUTHOR}"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
