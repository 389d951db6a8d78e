"""Letters of Vietnamese: classes for patterns, and folding of slices that are only looked at, never put out."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

_ACCENTED = "".join(chr(code) for code in (*range(0xC0, 0x180), 0x1A0, 0x1A1, 0x1AF, 0x1B0, *range(0x1EA0, 0x1EFA)))
_LETTERS = "".join(letter for letter in _ACCENTED if letter.isalpha())
UPPER = "A-Z" + "".join(letter for letter in _LETTERS if letter.isupper())
LOWER = "a-z" + "".join(letter for letter in _LETTERS if letter.islower())


def _base(letter: str) -> str:
    if letter in "ĐđÐð":
        return "d"
    return unicodedata.normalize("NFD", letter)[0].lower()


_FOLDED = {code: code for code in (*range(0x80), 0x2013, 0x201C, 0x201D, 0x2026)}  # a letter that is not found costs more
_FOLDED |= {ord(letter): ord(_base(letter)) for letter in _LETTERS}
_FOLDED |= {code: ord(chr(code).lower()) for code in range(ord("A"), ord("Z") + 1)}


def share_beginnings(phrases: Iterable[str]) -> str:
    """Return an expression for any of the phrases, the longest first, that looks at what they begin with in common once."""
    by_first: dict[str, set[str]] = defaultdict(set)
    for phrase in phrases:
        by_first[phrase[:1]].add(phrase[1:])
    ends = "" in by_first
    branches = [re.escape(first) + share_beginnings(by_first[first]) for first in sorted(by_first) if first]
    joined = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})" if branches else ""
    return joined + ("?" if ends and branches else "")


def fold(text: str) -> str:
    """Return the text without accents in small letters, letter for letter: places in it are places in the text."""
    return text.translate(_FOLDED)
