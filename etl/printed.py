"""The bare text of pages → printed lines: NFC, look-alike letters, marks of markdown, columns torn apart by wide gaps."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from etl.torn_lines import RUN_FROM, is_torn, part_run

BULLETS = "\uf0b7\uf02d\uf0a7\uf0fc\u2022\u25cf\u25aa\u2212"  # what fonts of symbols print for "-"
NOTHING = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe"
BLANK = "\u00a0\u2009\u202f\u3000\u0000"
LOOK_ALIKE = str.maketrans(
    {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "\t": "   ", "\u2011": "-", "\u2010": "-", "″": "”"}
    | dict.fromkeys(BULLETS, "-")
    | dict.fromkeys(NOTHING, None)
    | dict.fromkeys(BLANK, " ")
)
RARE = re.compile("[" + "".join(map(chr, LOOK_ALIKE)) + "]")
UNSEEN = re.compile(r"[\x01-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ue000-\uf8ff]")
LINE_END = re.compile(r"[\r\x0b\x85\u2028\u2029](?:(?<=\r)\n)?")  # one class of letters first: the search leaps to them
WIDE_GAP = re.compile(r" {3,}")
HASHES = re.compile(r"^#{1,6} +")  # "## KẾ HOẠCH"
ESCAPED = re.compile(r"\\([*_#.()\[\]+-])")  # "\*"
EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,300})(?<=[^\s*])\*(?![\w*])")  # "(*qua Ban Tuyên giáo*)"
LONE_STAR = re.compile(r"^\*(?=\w)|(?<=[\w.;:,)”\"/])\*$")  # emphasis over several lines: "*Căn cứ Luật", "năm 2021;*"
RULE = re.compile(r"[-_=*~. ·•\u2014\u2013]{3,}")  # a line of "-----"
TABLE_RULE = re.compile(r"\|?[\s:|-]*-{2,}[\s:|-]*\|?")  # "|---|---|"
HEAD_LINES, TAIL_LINES = 40, 70  # printed lines in which two columns may stand side by side
SENTENCE_ENDS, CLOSERS = (".", ";", ":", "!", "?", "…"), "”\"’')]"  # marks, and what may be closed behind them
MOST_BARS = 2  # a line with more is a row of a table, not the head torn by bars


class Line(NamedTuple):
    """A printed line: `gap` tells whether a blank line stood before it, `is_note` whether it belongs to a footnote.

    `turns`: a page ended before it, so that a blank line there says nothing.
    """

    text: str
    page: int
    gap: bool
    is_note: bool = False
    turns: bool = False


def printed_lines(pages: Sequence[str]) -> list[Line]:
    """Return the printed lines of all pages, "" for a blank one, columns of head and tail parted into lines of their own."""
    found: list[tuple[str, int]] = []  # with the number of the page
    number = 0
    for page in pages:
        for sheet in clean(page).split("\f"):
            number += 1
            for printed in sheet.split("\n"):
                found += [(text, number) for text in part_run(printed)] if len(printed) >= RUN_FROM else [(printed, number)]
    is_markdown = any("**" in text or (text[:1] == "#" and HASHES.match(text)) for text, _ in found)
    filled = [position for position, (text, _) in enumerate(found) if text and not text.isspace()]
    edge = set(filled[:HEAD_LINES]) | set(filled[-TAIL_LINES:])
    parted: list[Line] = []
    blank = False
    for position, (printed, number) in enumerate(found):
        bare = _bare(printed, is_markdown)
        if not bare:
            parted.append(Line("", number, blank))
            blank = True
            continue
        for column in _columns(bare, position in edge):
            text = " ".join(column.split())
            if text and not blank and parted and is_torn(parted[-1].text, text):
                parted[-1] = parted[-1]._replace(text=f"{parted[-1].text} {text}")
                continue
            parted.append(Line(text, number, blank))
            blank = not text
    return parted


def clean(text: str) -> str:
    """Return the text in NFC with one kind of line end and no look-alike or unseen characters; form feeds stay."""
    text = unicodedata.normalize("NFC", text)
    text = RARE.sub(lambda found: found[0].translate(LOOK_ALIKE), text)  # translating each character costs far more
    return UNSEEN.sub(" ", LINE_END.sub("\n", text))


def ends_sentence(line: str) -> bool:
    """Tell whether a sentence ends where a line does: "….", "…;”", "…./."."""
    return line.rstrip(CLOSERS).endswith(SENTENCE_ENDS) or line.endswith("./")


def _bare(line: str, is_markdown: bool) -> str:
    if not line or line.isspace():
        return ""
    if is_markdown:
        line = EMPHASIS.sub(r"\1", ESCAPED.sub(r"\1", HASHES.sub("", line.strip()).replace("**", "")))
        line = LONE_STAR.sub("", line) if "*" in line else line
    bare = line.strip()
    is_rule = not bare[:1].isalnum() and (RULE.fullmatch(bare) or ("|" in bare and TABLE_RULE.fullmatch(bare)))
    return "" if is_rule else bare


def _columns(line: str, is_edge: bool) -> Sequence[str]:
    """Split a line of head or tail where two columns met in it; a row of a table stays whole, its cells parted by " | "."""
    if "|" in line:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        return cells if is_edge and len(cells) <= MOST_BARS else (" | ".join(cells),)
    return WIDE_GAP.split(line) if is_edge and "   " in line else (line,)
