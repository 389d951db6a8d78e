"""Printed lines → paragraphs, across page breaks too: what a document's own way of breaking lines says, and its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from etl.footnotes import FOOTNOTE, mark_footnotes
from etl.markers import read_marker, starts_item
from etl.printed import Line, ends_sentence

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
UNWRAPPED_FROM = 150  # characters: lines longer than this are paragraphs already
FEWEST_TORN = 0.04  # share of lines that go on in small letters; where fewer do, lines are paragraphs already,
LONGEST = 1.15  # unless no line is longer than this many of those few
TORN_WITHIN = 0.75  # of the usual width: where lines that were torn are shorter, something else than a margin tore them
FULL = 0.86  # of the usual width: letters differ in breadth
CERTAIN = 0.01  # share of torn lines that may end before what counts as the margin
LONG = 100  # characters: a line longer than this, without an end, is no heading


@dataclass(slots=True)
class Paragraph:
    """A paragraph being put together from printed lines."""

    parts: list[str]
    page: int
    kind: str = "paragraph"
    notes: list[Paragraph] = field(default_factory=list)

    def add(self, line: str) -> None:
        last = self.parts[-1]
        if last.endswith("-") and HYPHEN_CUT.search(last) and not last.endswith(" -") and _continues_symbol(last, line):
            self.parts[-1] = last + line
        else:
            self.parts.append(line)

    @property
    def text(self) -> str:
        return " ".join(self.parts)


def join_lines(lines: Sequence[Line]) -> list[Paragraph]:
    """Join printed lines into paragraphs; each footnote follows the paragraph that it cut."""
    joined: list[Paragraph] = []
    habits = _Habits.of(lines)
    for line in mark_footnotes(lines):
        last = joined[-1] if joined else None
        if " | " in line.text and not line.is_note:
            joined.append(Paragraph([line.text], line.page, "row"))
        elif line.is_note and last is not None:
            _add_note(last, line)
        elif last is None or last.kind == "row" or habits.parts(last, line):
            joined.append(Paragraph([line.text], line.page))
        else:
            last.add(line.text)
    return [paragraph for main in joined for paragraph in (main, *main.notes)]


def _add_note(paragraph: Paragraph, line: Line) -> None:
    if paragraph.notes and not FOOTNOTE.match(line.text):
        paragraph.notes[-1].add(line.text)
    else:
        paragraph.notes.append(Paragraph([line.text], line.page, "footnote"))


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

    def parts(self, paragraph: Paragraph, line: Line) -> bool:
        """Tell whether a line begins a paragraph of its own after what has been put together so far."""
        before = paragraph.parts[-1]
        has_ended = ends_sentence(before)
        was_free = self._was_free(before, line.text)
        if starts_item(line.text, before):
            is_dash = line.text.startswith(DASHES) and _reach(before, line.text) > FULL * self.margin > 0
            return not is_dash or has_ended or self._opens_list(paragraph, line)  # "Lao động" / "- Thương binh và Xã hội"
        if _goes_on(before, line.text, has_ended, was_free):
            return False
        if _changes_capitals(paragraph, line.text, has_ended) or (has_ended and _closes(paragraph, line.text)):
            return True
        if self.margin == 0:
            is_cut = line.turns and not has_ended and len(before) > LONG
            return not is_cut and not (before.endswith(";") and read_marker(paragraph.parts[0]))  # an item: a page broke it
        return was_free or (line.gap and self.gaps_speak and (has_ended or not line.turns))

    def _opens_list(self, paragraph: Paragraph, line: Line) -> bool:
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


def _changes_capitals(paragraph: Paragraph, line: str, has_ended: bool) -> bool:
    """Tell whether a heading in capitals begins after a sentence, or a sentence after a heading in capitals."""
    if line.isupper():
        return has_ended and " " in line
    return line[0].isupper() and " " in paragraph.parts[0] and all(part.isupper() for part in paragraph.parts)


def _closes(paragraph: Paragraph, line: str) -> bool:
    """Tell whether the closing formula begins: one paragraph, though both of its sentences may open it."""
    return CLOSING.match(line) is not None and CLOSING.match(paragraph.parts[0]) is None


def _goes_on(before: str, line: str, has_ended: bool, was_free: bool) -> bool:
    """Tell whether a line can only go on with the one before it, by the words where they meet."""
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


def _continues_symbol(before: str, line: str) -> bool:
    """Tell whether a hyphen at a line end belongs to a number and symbol: "264-" + "TB/TW", "KH-MTTW-" + "BCĐTWCVĐ"."""
    word, follower = before.rsplit(" ", 1)[-1], line.split(" ", 1)[0]
    return bool(re.match(r"[A-ZĐƯÔƠÂÊ0-9]", follower)) and ("/" in word + follower) and not starts_item(line, before)
