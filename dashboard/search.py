"""What a person types when looking for a document → what to look for, whatever the spelling.

Accents, their old or new place (hoà, hòa), composed or not, đ or d, blanks or strokes in a number and
leading zeros make no difference. Stored texts are keyed by `search_key` of etl/sql/10_stg.sql, the
same rule in SQL; tests/data compares the two. For search only: what people read keeps its accents.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

NOT_A_TERM = re.compile(r"[^a-z0-9]+")
NOT_A_WORD = re.compile(r"[\W_]+")
LEADING_ZEROS = re.compile(r" 0+(?=[0-9])")  # 03-CT/TW is 3 ct tw
NUMBER_FIRST = re.compile(r"[0-9]+[a-z]")  # 65khbcdcvd: a number and symbol written together
LONGEST = 200  # characters of a question that are read
MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Terms:
    """What to look for: `words` that must all be found, each ` word` (a beginning) or ` 12 ` (a whole number).

    `number` is the question without blanks and signs if it may be a number and symbol ("3cttw"), else "": a document
    whose number begins so is found too, and first. `exact` are the words as typed, in small letters: ` đồng`, ` nai`;
    the more of them stand in a text with just these accents, the better it fits.
    """

    words: tuple[str, ...] = ()
    number: str = ""
    exact: tuple[str, ...] = ()

    @property
    def has_letters(self) -> bool:
        """Whether any word is more than a number."""
        return any(not word.strip().isdigit() for word in self.words)

    def match(self, text: str) -> bool:
        """Whether a text holds every word, or the number from the beginning of a word on."""
        found = key(text)
        if all(word in found for word in self.words):
            return True
        words = found.split() if self.number else []
        return any("".join(words[first:]).startswith(self.number) for first in range(len(words)))


def terms(question: str) -> Terms:
    """Read a question; one without letters or digits looks for nothing and matches everything."""
    question = question[:LONGEST]
    words = key(question).split()[:MOST_WORDS]
    joined = "".join(words)
    return Terms(
        tuple(f" {word} " if word.isdigit() else f" {word}" for word in words),
        joined if NUMBER_FIRST.match(joined) else "",
        tuple(f" {word}" for word in NOT_A_WORD.split(unicodedata.normalize("NFC", question).lower()) if word)[:MOST_WORDS],
    )


def key(text: str) -> str:
    """ "Số: 03-CT/TW, Đồng Nai" → " so 3 ct tw dong nai "."""
    words = NOT_A_TERM.sub(" ", f" {fold(text)} ")
    return LEADING_ZEROS.sub(" ", words)


def fold(text: str) -> str:
    """ "Đồng Nai" → "dong nai"."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.category(sign).startswith("M"))
    return bare.lower().replace("đ", "d")
