"""Letters compared without marks and capitals told from small letters: for recognising lines, never for output."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

LONGEST = 400  # characters of a line that are looked at


def _fold_table() -> dict[int, str]:
    """Map each Latin letter to its capital without marks, one to one, so that places stay the same."""
    table = {ord("đ"): "D", ord("Đ"): "D", 0xA0: " "}
    for code in (*range(0x61, 0x7B), *range(0xC0, 0x250), *range(0x1EA0, 0x1EFA)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if "A" <= base.upper() <= "Z":
            table.setdefault(code, base.upper())
    for code in (*range(0x80), 0x2013, 0x201C, 0x201D, 0x2026):  # a letter that is not found costs more than one that stays
        table.setdefault(code, chr(code))
    return table


FOLD = _fold_table()


@lru_cache(maxsize=1024)
def fold(line: str) -> str:
    """Return the line in capitals without marks, of the same length: for comparing only, never for output."""
    return line.translate(FOLD)


def is_capital(line: str) -> bool:
    """Tell whether a line is set in capitals: at least three letters, of which at most one in eight is small."""
    words = line[:LONGEST]
    if words.isupper():
        return sum(map(str.isupper, words)) >= 3
    small = sum(map(str.islower, words))
    return small * 8 <= len(words) and sum(map(str.isupper, words)) >= max(3, 4 * small)
