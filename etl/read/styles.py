"""What the styles of a DOCX say about its text: font, capitals, hidden letters, and the list that a paragraph is in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docx.oxml.ns import qn
from lxml import etree

LONGEST_CHAIN = 20  # of styles based on each other
OFF = {"0", "false", "off"}


@dataclass(frozen=True, slots=True)
class Look:
    """How letters are shown; `list` is the identity of a list and the level in it."""

    font: str = ""
    is_capital: bool = False
    is_hidden: bool = False
    list: tuple[str, int] | None = None


class Styles:
    """Looks up what holds for a paragraph and for a run: what is set on it, else by its style and those that is based on."""

    def __init__(self, root: etree._Element) -> None:
        self._styles = {style.get(qn("w:styleId"), ""): style for style in root.iterchildren(qn("w:style"))}
        self._default = _apply(Look(), root.find("/".join(map(qn, ("w:docDefaults", "w:rPrDefault", "w:rPr")))))
        self._usual = next((name for name, style in self._styles.items() if _is_usual(style)), "")
        self._known: dict[str, Look] = {}

    def of_paragraph(self, paragraph: etree._Element) -> Look:
        properties = paragraph.find(qn("w:pPr"))
        look = self._of_style(_value(properties, "w:pStyle") or self._usual)
        return replace(look, list=_read_list(properties, look.list))

    def of_run(self, run: etree._Element, paragraph: Look) -> Look:
        properties = run.find(qn("w:rPr"))
        if properties is None:
            return paragraph
        for style in self._chain(_value(properties, "w:rStyle") or ""):
            paragraph = _apply(paragraph, style.find(qn("w:rPr")))
        return _apply(paragraph, properties)

    def _of_style(self, name: str) -> Look:
        if name not in self._known:
            look = self._default
            for style in self._chain(name):
                look = _apply(look, style.find(qn("w:rPr")))
                look = replace(look, list=_read_list(style.find(qn("w:pPr")), look.list))
            self._known[name] = look
        return self._known[name]

    def _chain(self, name: str) -> list[etree._Element]:
        """Return a style after all those that it is based on."""
        chain: list[etree._Element] = []
        while name in self._styles and len(chain) < LONGEST_CHAIN:
            chain.append(self._styles[name])
            name = _value(self._styles[name], "w:basedOn") or ""
        return chain[::-1]


def _apply(look: Look, properties: etree._Element | None) -> Look:
    if properties is None or not len(properties):
        return look
    fonts = properties.find(qn("w:rFonts"))
    font = look.font if fonts is None else fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi")) or look.font
    return replace(
        look, font=font,
        is_capital=_switch(properties, "w:caps", look.is_capital), is_hidden=_switch(properties, "w:vanish", look.is_hidden),
    )  # fmt: skip


def _read_list(properties: etree._Element | None, inherited: tuple[str, int] | None) -> tuple[str, int] | None:
    """Return the list that a paragraph is in; the list "0" is none."""
    numbers = None if properties is None else properties.find(qn("w:numPr"))
    if numbers is None:
        return inherited
    identity = _value(numbers, "w:numId") or (inherited[0] if inherited else "0")
    level = _value(numbers, "w:ilvl") or (str(inherited[1]) if inherited else "0")
    return None if identity == "0" else (identity, int(level) if level in set("012345678") else 0)


def _switch(properties: etree._Element, tag: str, otherwise: bool) -> bool:
    found = properties.find(qn(tag))
    return otherwise if found is None else found.get(qn("w:val"), "true").lower() not in OFF


def _value(parent: etree._Element | None, tag: str) -> str | None:
    child = None if parent is None else parent.find(qn(tag))
    return None if child is None else child.get(qn("w:val"))


def _is_usual(style: etree._Element) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default"), "0") in ("1", "true", "on")
