"""Letters of Vietnamese: classes for patterns, and folding of slices that are only looked at, never put out."""

from __future__ import annotations

import unicodedata

_ACCENTED = "".join(chr(code) for code in (*range(0xC0, 0x180), 0x1A0, 0x1A1, 0x1AF, 0x1B0, *range(0x1EA0, 0x1EFA)))
_LETTERS = "".join(letter for letter in _ACCENTED if letter.isalpha())
UPPER = "A-Z" + "".join(letter for letter in _LETTERS if letter.isupper())
LOWER = "a-z" + "".join(letter for letter in _LETTERS if letter.islower())


def _base(letter: str) -> str:
    if letter in "ĐđÐð":
        return "d"
    return unicodedata.normalize("NFD", letter)[0].lower()


_FOLDED = {ord(letter): _base(letter) for letter in _LETTERS}
_FOLDED |= {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}


def fold(text: str) -> str:
    """Return the text without accents in small letters, letter for letter: places in it are places in the text."""
    return text.translate(_FOLDED)
