"""The bare text of a file → the normalised text that every span refers to.

Done once, here: NFC, look-alike letters, marks of markdown, columns torn apart by wide gaps, printed lines joined into
paragraphs across page breaks, footnotes lifted out of the paragraph they cut, contacts blotted out in place
(DESIGN §8.9). Same bytes in, same text out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from etl.contacts import blot_contacts
from etl.draft import Block, Reading, Text
from etl.endnotes import find_endnotes
from etl.layout import find_layout
from etl.markers import read_marker, starts_item
from etl.torn_lines import is_torn, part_run

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
MOST_BARS = 2  # a line with more is a row of a table, not the head torn by bars
ENDED = re.compile(r"[.;:!?…][”\"’')\]]*$|\./\.?$|\.\)$")
HYPHEN_CUT = re.compile(r"[\w.]-$")  # "264-" before "TB/TW", "KH-MTTW-" before "BCĐTWCVĐ"
UNDER_WAY = re.compile(
    r"(?:[,\-–(“/]|\b(?:của|cho|và|các|với|trong|tại|theo|về|những|từ|đến|là|để|bằng|do|nhằm|hoặc|như|vào|dưới|ở|Ban|Sở|Bộ|Ủy|Uỷ"
    r"|Hội|Liên|Chỉ|Nghị|Quyết|Kế|Thông|Hướng|Việt|có|mà|khi|bị|một|mọi|giữa|thị))$"
)  # fmt: skip
MAY_END = re.compile(  # words that go on as a rule, and end a heading now and then: "Chuyển đổi số", "cấp xã", "hằng năm"
    r"\b(?:số|ngày|tháng|năm|xã|này|trên|được|không|qua|cùng)$"
)
UNDER_WAY_REACH = 8  # characters at the end of a line that UNDER_WAY looks at
DASHES = ("-", "–")
DASHED_NAME = re.compile(r"[-–]\s?(?:Thương binh|Truyền hình|Xã hội|Du lịch|Môi trường|Tài chính|[^\W\d_A-ZÀ-ỸĐ])")
CLOSING = re.compile(r"Trên đây là|Trong quá trình (?:tổ chức |triển khai )?thực hiện")  # the last paragraph of a paper
LONE_WORD = re.compile(r"\w+[,;)”]")  # "Việt, thúc đẩy": no paragraph begins so
FOOTNOTE = re.compile(r"(?:\[(\d{1,2})\]|(\d{1,2})|[¹²³⁴⁵⁶⁷⁸⁹])\s{0,2}(?=[A-ZÀ-ỸĐ“\"])")
MOST_FOOTNOTES = 2000  # lines looked at: a text of nothing else is no document
LONGEST_FOOT = 16  # printed lines of footnotes on a page
UNWRAPPED_FROM = 150  # characters: lines longer than this are paragraphs already
FEWEST_TORN = 0.04  # share of lines that go on in small letters; where fewer do, lines are paragraphs already,
LONGEST = 1.15  # unless no line is longer than this many of those few
TORN_WITHIN = 0.75  # of the usual width: where lines that were torn are shorter, something else than a margin tore them
FULL = 0.86  # of the usual width: letters differ in breadth
CERTAIN = 0.01  # share of torn lines that may end before what counts as the margin
LONG = 100  # characters: a line longer than this, without an end, is no heading


class Line(NamedTuple):
    """A printed line: `gap` tells whether a blank line stood before it, `is_note` whether it belongs to a footnote.

    `turns`: a page ended before it, so that a blank line there says nothing.
    """

    text: str
    page: int
    gap: bool
    is_note: bool = False
    turns: bool = False


@dataclass(slots=True)
class _Paragraph:
    """A paragraph being put together from printed lines."""

    parts: list[str]
    page: int
    kind: str = "paragraph"
    notes: list[_Paragraph] = field(default_factory=list)

    def add(self, line: str) -> None:
        last = self.parts[-1]
        if HYPHEN_CUT.search(last) and not last.endswith(" -") and _continues_symbol(last, line):
            self.parts[-1] = last + line
        else:
            self.parts.append(line)

    @property
    def text(self) -> str:
        return " ".join(self.parts)


@dataclass(frozen=True, slots=True)
class Parts:
    """Which blocks of a text are its head, title, body, tail and annex: ranges of block numbers, in this order."""

    head: range
    title: range
    body: range
    tail: range
    annex: range


def normalise(reading: Reading) -> tuple[Text, Parts]:
    """Return the normalised text of a file and where its parts stand."""
    lines = printed_lines(reading.pages)
    texts = [line.text for line in lines]
    layout = find_layout(texts)
    notes = find_endnotes(texts, layout.body, layout.tail, layout.annex)
    below = {at for note in notes.values() for at in note}
    kept = [position for position, line in enumerate(lines) if line.text and position not in layout.dropped]
    for before, position in pairwise(kept):
        if lines[before].page != lines[position].page or not layout.dropped.isdisjoint(range(before, position)):
            lines[position] = lines[position]._replace(turns=True)
    own = [position for position in kept if position not in layout.head and position not in below]
    head = _printed(lines[position] for position in kept if position in layout.head)
    title = _printed(lines[position] for position in own if position in range(*layout.title))
    tail = _printed(lines[position] for position in own if layout.tail <= position < layout.annex)
    body = _join(list(_with_notes(lines, (at for at in own if layout.body <= at < layout.tail), notes)))
    annex = _join([lines[position] for position in own if layout.annex <= position])
    return _assemble(head, title, body, tail, annex)


def _with_notes(lines: Sequence[Line], positions: Iterable[int], notes: Mapping[int, Sequence[int]]) -> Iterator[Line]:
    """Yield the lines at these positions, each followed by the notes that it calls."""
    for position in positions:
        yield lines[position]
        for at in notes.get(position, ()):
            yield lines[at]._replace(is_note=True)


def printed_lines(pages: Sequence[str]) -> list[Line]:
    """Return the printed lines of all pages, "" for a blank one, columns of head and tail parted into lines of their own."""
    found: list[Line] = []
    number = 0
    for page in pages:
        for sheet in clean(page).split("\f"):
            number += 1
            found += [Line(text, number, False) for printed in sheet.split("\n") for text in part_run(printed)]
    is_markdown = any("**" in line.text or HASHES.match(line.text) for line in found)
    filled = [position for position, line in enumerate(found) if line.text.strip()]
    edge = set(filled[:HEAD_LINES]) | set(filled[-TAIL_LINES:])
    parted, blank = [], False
    for position, line in enumerate(found):
        for column in _columns(_bare(line.text, is_markdown), position in edge):
            text = " ".join(column.split())
            if text and not blank and parted and is_torn(parted[-1].text, text):
                parted[-1] = parted[-1]._replace(text=f"{parted[-1].text} {text}")
                continue
            parted.append(Line(text, line.page, blank))
            blank = not text
    return parted


def clean(text: str) -> str:
    """Return the text in NFC with one kind of line end and no look-alike or unseen characters; form feeds stay."""
    text = unicodedata.normalize("NFC", text)
    if RARE.search(text):  # looking is far cheaper than translating each character
        text = text.translate(LOOK_ALIKE)
    return UNSEEN.sub(" ", LINE_END.sub("\n", text))


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


def _printed(lines: Iterable[Line]) -> list[_Paragraph]:
    return [_Paragraph([line.text], line.page, "line") for line in lines]


def _join(lines: Sequence[Line]) -> list[_Paragraph]:
    """Join printed lines into paragraphs; each footnote follows the paragraph that it cut."""
    joined: list[_Paragraph] = []
    habits = _Habits.of(lines)
    for line in _mark_footnotes(lines):
        last = joined[-1] if joined else None
        if " | " in line.text and not line.is_note:
            joined.append(_Paragraph([line.text], line.page, "row"))
        elif line.is_note and last is not None:
            _add_note(last, line)
        elif last is None or last.kind == "row" or habits.parts(last, line):
            joined.append(_Paragraph([line.text], line.page))
        else:
            last.add(line.text)
    return [paragraph for main in joined for paragraph in (main, *main.notes)]


def _add_note(paragraph: _Paragraph, line: Line) -> None:
    if paragraph.notes and not FOOTNOTE.match(line.text):
        paragraph.notes[-1].add(line.text)
    else:
        paragraph.notes.append(_Paragraph([line.text], line.page, "footnote"))


@dataclass(frozen=True, slots=True)
class _Habits:
    """How a document breaks its lines: where its margin stands (0 where a line is a whole paragraph), whether blank lines tell.

    `margin`: characters that a line and the next word have together where the word found no room any more.
    """

    margin: float
    gaps_speak: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Habits:
        lengths = sorted(len(line.text) for line in lines if " | " not in line.text)
        if not lengths:
            return cls(0, True)
        usual = lengths[int(len(lengths) * 0.9)]
        share = sum(line.gap for line in lines) / len(lines)
        torn = [(before.text, line.text) for before, line in pairwise(lines) if _is_torn_by_margin(before, line)]
        widths = sorted(len(before) for before, _ in torn)
        middle = widths[len(widths) // 2] if torn else 0
        is_wrapped = middle > TORN_WITHIN * usual and (len(torn) > FEWEST_TORN * len(lengths) or lengths[-1] < LONGEST * middle)
        if usual > UNWRAPPED_FROM or not is_wrapped:
            return cls(0, share < 0.6)
        reaches = sorted(map(_reach, *zip(*torn, strict=True)))
        return cls(max(FULL * usual, reaches[int(len(reaches) * CERTAIN)]), share < 0.6)

    def parts(self, paragraph: _Paragraph, line: Line) -> bool:
        """Tell whether a line begins a paragraph of its own after what has been put together so far."""
        before = paragraph.parts[-1]
        has_ended = ENDED.search(before) is not None
        was_free = self._was_free(before, line.text)
        if starts_item(line.text, before):
            is_dash = line.text.startswith(DASHES) and _reach(before, line.text) > FULL * self.margin > 0
            return not is_dash or has_ended or self._opens_list(paragraph, line)  # "Lao động" / "- Thương binh và Xã hội"
        if _goes_on(before, line.text, was_free):
            return False
        if _changes_capitals(paragraph, line.text, has_ended) or (has_ended and _closes(paragraph, line.text)):
            return True
        if self.margin == 0:
            is_cut = line.turns and not has_ended and len(before) > LONG
            return not is_cut and not (before.endswith(";") and read_marker(paragraph.parts[0]))  # an item: a page broke it
        return was_free or (line.gap and self.gaps_speak and (has_ended or not line.turns))

    def _opens_list(self, paragraph: _Paragraph, line: Line) -> bool:
        """Tell whether a dash is the first bullet below a numbered heading rather than part of a name in it."""
        if line.gap and self.gaps_speak and not line.turns:
            return True
        heading = read_marker(paragraph.parts[0])
        return heading is not None and heading.kind != "bullet" and DASHED_NAME.match(line.text) is None

    def _was_free(self, line: str, following: str) -> bool:
        """Tell whether a line ended where the next word would have found room, so that its author ended it."""
        return self.margin == 0 or _reach(line, following) < self.margin


def _reach(line: str, following: str) -> int:
    return len(line) + 1 + len(following.split(" ", 1)[0])


def _is_torn_by_margin(before: Line, line: Line) -> bool:
    """Tell whether a line goes on with the sentence of the one before on the same page: it begins in a small letter."""
    if line.turns or not line.text[0].islower() or read_marker(line.text):
        return False
    return " | " not in before.text and " | " not in line.text and before.text[-1] not in ".:!?…"


def _changes_capitals(paragraph: _Paragraph, line: str, has_ended: bool) -> bool:
    """Tell whether a heading in capitals begins after a sentence, or a sentence after a heading in capitals."""
    if line.isupper():
        return has_ended and " " in line
    return line[0].isupper() and " " in paragraph.parts[0] and all(part.isupper() for part in paragraph.parts)


def _closes(paragraph: _Paragraph, line: str) -> bool:
    """Tell whether the closing formula begins: one paragraph, though both of its sentences may open it."""
    return CLOSING.match(line) is not None and CLOSING.match(paragraph.parts[0]) is None


def _goes_on(before: str, line: str, was_free: bool) -> bool:
    """Tell whether a line can only go on with the one before it, by the words where they meet."""
    has_ended = ENDED.search(before) is not None
    if line.startswith(DASHES) and before[-1:].isdigit():
        return True  # "giai đoạn 2021" / "- 2025"
    if line[0].islower() and not (has_ended and was_free):
        return True
    if before.isupper() and line.isupper() and not has_ended:
        return True  # a heading in capitals over two lines
    if UNDER_WAY.search(before, max(0, len(before) - UNDER_WAY_REACH)):
        return True
    if MAY_END.search(before, max(0, len(before) - UNDER_WAY_REACH)):
        return not was_free or not line[0].isupper()
    return LONE_WORD.match(line) is not None and not has_ended


def _mark_footnotes(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the footnotes marked: at the foot of a page, numbered on from the last, called for before."""
    found = list(lines)
    pages = {line.page for line in lines}
    last = looked_at = 0
    for position, line in enumerate(lines):
        number = _footnote_number(line.text)
        looked_at += number is not None
        if (
            number is None
            or looked_at > MOST_FOOTNOTES
            or number not in (last + 1, 1)
            or not _is_called(found[max(0, position - 60) : position], number)
        ):
            continue
        stop = _footnote_end(lines, position, by_page=len(pages) > 1)
        if stop is None:
            continue
        last = number
        for note in range(position, stop):
            found[note] = lines[note]._replace(is_note=True)
    return found


def _footnote_number(line: str) -> int | None:
    match = FOOTNOTE.match(line)
    if match is None:
        return None
    printed = next((group for group in match.groups() if group), None)
    return int(printed) if printed else "¹²³⁴⁵⁶⁷⁸⁹".index(line[0]) + 1


def _is_called(before: Sequence[Line], number: int) -> bool:
    """Tell whether the number of a footnote stands against a word or its full stop in the lines before it."""
    raised = "¹²³⁴⁵⁶⁷⁸⁹"[number - 1 : number] or "\0"
    call = re.compile(rf"[^\W\d_][.,;:”\"’)]?(?:{number}|\[{number}\]|\({number}\)|{raised})(?![\d/.-]*\d)")
    return any(call.search(line.text) for line in before)


def _footnote_end(lines: Sequence[Line], start: int, *, by_page: bool) -> int | None:
    """Return where a footnote ends: with its page, or at the end of its paragraph; None if it is too long for one."""
    for position in range(start, min(start + LONGEST_FOOT, len(lines))):
        is_last = position + 1 == len(lines)
        has_ended = is_last or ENDED.search(lines[position].text) is not None
        if by_page and (is_last or lines[position + 1].page != lines[start].page):
            return position + 1
        if has_ended and (not by_page or read_marker(lines[position + 1].text)):
            return position + 1
    return None


def _continues_symbol(before: str, line: str) -> bool:
    """Tell whether a hyphen at a line end belongs to a number and symbol: "264-" + "TB/TW", "KH-MTTW-" + "BCĐTWCVĐ"."""
    word, follower = before.rsplit(" ", 1)[-1], line.split(" ", 1)[0]
    return bool(re.match(r"[A-ZĐƯÔƠÂÊ0-9]", follower)) and ("/" in word + follower) and not starts_item(line, before)


def _assemble(*parts: Sequence[_Paragraph]) -> tuple[Text, Parts]:
    """Return the text of all parts, one block a line, and the range of blocks of each part."""
    blocks, ranges, words, at = [], [], [], 0
    for part in parts:
        first = len(blocks)
        for paragraph in part:
            text = " ".join(paragraph.text.split())
            if not text:
                continue
            blocks.append(Block(at, at + len(text), paragraph.page, paragraph.kind))
            words.append(text)
            at += len(text) + 1
        ranges.append(range(first, len(blocks)))
    return Text(blot_contacts("\n".join(words)), tuple(blocks)), Parts(*ranges)
