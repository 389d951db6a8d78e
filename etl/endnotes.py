"""Notes that stand below the signature of a paper, as web pages print the footnotes of its pages.

"… vào tháng 11/2024(1), …" in the body, "(1) Công văn số 6/BHC ngày 16/10/2024 …" below the signer's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.endings import CLUTTER

NOTE = re.compile(r"(?:\[(\d{1,2})\]|\((\d{1,2})\))\s{0,2}(?=[A-ZĐÀ-Ỹ“])")
ENDED = re.compile(r"[.;]$")


def find_endnotes(lines: Sequence[str], body: int, tail: int, end: int) -> dict[int, list[int]]:
    """Return by the line of the body that calls it the lines of each note in [tail, end); notes number on from 1."""
    notes: list[list[int]] = []
    is_open = False
    for at in range(tail, end):
        found = NOTE.match(lines[at])
        if found and int(found[1] or found[2]) == len(notes) + 1:
            notes.append([at])
        elif is_open and lines[at] and not CLUTTER.match(lines[at]):
            notes[-1].append(at)
        elif lines[at]:
            continue
        is_open = bool(notes) and bool(lines[at]) and not ENDED.search(lines[at])
    return _by_call(notes, lines, range(body, tail)) if notes else {}


def _by_call(notes: Sequence[list[int]], lines: Sequence[str], body: range) -> dict[int, list[int]]:
    called: dict[int, list[int]] = {}
    for number, note in enumerate(notes, 1):
        call = re.compile(rf"(?<=[\w.,;:”\"’)])(?:\[{number}\]|\({number}\))")
        at = next((at for at in body if call.search(lines[at])), None)
        if at is not None:
            called.setdefault(at, []).extend(note)
    return called
