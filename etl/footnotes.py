"""Footnotes among printed lines: at the foot of a page, numbered on from the last, called for before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.markers import read_marker
from etl.printed import Line, ends_sentence

FOOTNOTE = re.compile(r"(?:\[(\d{1,2})\]|(\d{1,2})|[¹²³⁴⁵⁶⁷⁸⁹])\s{0,2}(?=[A-ZÀ-ỸĐ“\"])")
MOST_FOOTNOTES = 2000  # lines looked at: a text of nothing else is no document
LONGEST_FOOT = 16  # printed lines of footnotes on a page


def mark_footnotes(lines: Sequence[Line]) -> list[Line]:
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
    printed = str(number)
    return any((printed in line.text or raised in line.text) and call.search(line.text) for line in before)


def _footnote_end(lines: Sequence[Line], start: int, *, by_page: bool) -> int | None:
    """Return where a footnote ends: with its page, or at the end of its paragraph; None if it is too long for one."""
    for position in range(start, min(start + LONGEST_FOOT, len(lines))):
        is_last = position + 1 == len(lines)
        has_ended = is_last or ends_sentence(lines[position].text)
        if by_page and (is_last or lines[position + 1].page != lines[start].page):
            return position + 1
        if has_ended and (not by_page or read_marker(lines[position + 1].text)):
            return position + 1
    return None
