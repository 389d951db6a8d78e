"""The numbers that Word prints before the paragraphs of automatic lists; they stand nowhere in the text of a DOCX."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml import etree

LEVEL_IN_LABEL = re.compile(r"%([1-9])")
PRINTED_BULLETS = set("-+*–—")  # any other sign of a bullet (dots, squares, arrows of symbol fonts) is printed as "-"
ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
         (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
HIGHEST = 100_000  # a start beyond this is nonsense
LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered: `label` as in "%1.%2"."""

    start: int = 1
    form: str = "decimal"
    label: str = "%1."
    is_legal: bool = False  # shows all levels as arabic numbers
    goes_on: bool = False  # is not begun anew under each item above it


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted: ask for labels in the order of the document."""

    _levels: dict[tuple[str, int], _Level] = field(default_factory=dict)  # (abstract list, level)
    _lists: dict[str, str] = field(default_factory=dict)  # list → abstract list
    _own: dict[tuple[str, int], _Level] = field(default_factory=dict)  # (list, level) where it differs from the abstract one
    _starts: dict[tuple[str, int], int] = field(default_factory=dict)  # (list, level) → where it begins anew
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: etree._Element | None) -> Numbering:
        """Return the numbering of a document from the root of its part of that name, if it has one."""
        numbering = cls()
        for abstract in () if root is None else _resolve_links(root):
            identity = abstract.get(qn("w:abstractNumId"), "")
            numbering._levels |= {(identity, at): level for at, level in _read_levels(abstract)}
        for instance in () if root is None else root.iterchildren(qn("w:num")):
            numbering._add_list(instance)
        return numbering

    def advance(self, identity: str, level: int) -> str:
        """Count one paragraph of a list and return what is printed before it, "" if nothing."""
        abstract = self._lists.get(identity)
        if abstract is None or not 0 <= level < LEVELS:
            return ""
        counts = self._counts.setdefault(abstract, {})
        here = self._level(identity, level)
        if (identity, level) in self._starts and (identity, level) not in self._begun:
            counts[level] = self._starts[identity, level]
        else:
            counts[level] = counts.get(level, here.start - 1) + 1
        self._begun.add((identity, level))
        for deeper in [other for other in counts if other > level and not self._level(identity, other).goes_on]:
            del counts[deeper]
        return self._print(identity, here, counts)

    def _add_list(self, instance: etree._Element) -> None:
        identity, link = instance.get(qn("w:numId"), ""), instance.find(qn("w:abstractNumId"))
        if link is None:
            return
        self._lists[identity] = link.get(qn("w:val"), "")
        for override in instance.iterchildren(qn("w:lvlOverride")):
            at = _number(override.get(qn("w:ilvl")), 0)
            self._own |= {(identity, at): level for at, level in _read_levels(override)}
            start = override.find(qn("w:startOverride"))
            if start is not None:
                self._starts[identity, at] = _number(start.get(qn("w:val")), 1)

    def _level(self, identity: str, level: int) -> _Level:
        return self._own.get((identity, level)) or self._levels.get((self._lists[identity], level)) or _Level()

    def _print(self, identity: str, here: _Level, counts: dict[int, int]) -> str:
        if here.form == "none":
            return ""
        if here.form == "bullet":
            sign = here.label.strip()
            return sign if sign in PRINTED_BULLETS else "-"

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            level = self._level(identity, at)
            return print_number(counts.get(at, level.start), "decimal" if here.is_legal else level.form)

        return LEVEL_IN_LABEL.sub(number, here.label)


def print_number(value: int, form: str) -> str:
    """Return a number in a form of Word's: upperRoman, lowerLetter …; in arabic figures where the form is no other."""
    if form.endswith("Roman") and 0 < value < 4_000:
        roman = ""
        for worth, letters in ROMAN:
            roman += letters * (value // worth)
            value %= worth
        return roman if form == "upperRoman" else roman.lower()
    if form.endswith("Letter") and 0 < value <= 26 * 5:
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("none", "bullet"):
        return ""
    return f"{value:02}" if form == "decimalZero" else str(value)


def _resolve_links(root: etree._Element) -> list[etree._Element]:
    """Return the abstract lists; one that only names a style of lists gets the levels of the list that defines that style."""
    abstracts = list(root.iterchildren(qn("w:abstractNum")))
    defined = {_value(abstract, "w:styleLink"): abstract for abstract in abstracts}
    for abstract in abstracts:
        link = _value(abstract, "w:numStyleLink")
        source = defined.get(link) if link else None
        if source is not None and source is not abstract and abstract.find(qn("w:lvl")) is None:
            abstract.extend([etree.fromstring(etree.tostring(level)) for level in source.iterchildren(qn("w:lvl"))])
    return abstracts


def _read_levels(parent: etree._Element) -> list[tuple[int, _Level]]:
    levels = []
    for level in parent.iterchildren(qn("w:lvl")):
        at = _number(level.get(qn("w:ilvl")), 0)
        levels.append((at, _Level(
            start=_number(_value(level, "w:start"), 1),
            form=_value(level, "w:numFmt") or "decimal",
            label=_value(level, "w:lvlText") or "",
            is_legal=level.find(qn("w:isLgl")) is not None,
            goes_on=_value(level, "w:lvlRestart") == "0",
        )))  # fmt: skip
    return levels


def _value(parent: etree._Element, tag: str) -> str | None:
    child = parent.find(qn(tag))
    return None if child is None else child.get(qn("w:val"))


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and written.isascii() and written.isdigit() and int(written[:9]) < HIGHEST else otherwise
