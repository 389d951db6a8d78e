"""What print may vary without meaning anything else: the forms in which gold and found words are compared."""

from __future__ import annotations

import re
import unicodedata

# The mark of a tone may stand on either vowel: hoà = hòa, uỷ = ủy, thuý = thúy.
TONE = re.compile(r"([oOuU])([aAeEyY])([\u0300\u0301\u0303\u0309\u0323])(?![a-zA-Z\u0300-\u036f])")
MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-"})
DASH = re.compile(r"\s*([-/])\s*")
LETTERS = re.compile(r"[^\w%]+")
WRITTEN_OUT = (("ubnd", "ủy ban nhân dân"), ("mttq", "mặt trận tổ quốc"), ("hđnd", "hội đồng nhân dân"))


def fold(value: object) -> str:
    """Return `value` without what print varies: case, blanks, form of quotes and dashes, place of a tone, last stop."""
    text = unicodedata.normalize("NFD", str(value).translate(MARKS))
    text = TONE.sub(r"\1\3\2", text)
    text = unicodedata.normalize("NFC", text).casefold()
    return DASH.sub(r"\1", " ".join(text.split())).strip(" .;:,*")


def fold_words(text: str) -> list[str]:
    """Return the words of `text`, folded, without punctuation."""
    return [word for piece in str(text).split() if (word := LETTERS.sub("", fold(piece)))]


def drop_number(words: list[str]) -> list[str]:
    """Return `words` without a number in front: whether "1 |" of a table row belongs to the passage is left open."""
    return words[1:] if len(words) > 1 and re.fullmatch(r"\d{1,2}", words[0]) else words


def fold_name(name: str) -> str:
    """Return the name of a body for comparison: abbreviations written out, "và" and punctuation dropped."""
    words = " ".join(fold_words(name.replace("-", " ")))
    for short, long in WRITTEN_OUT:
        words = re.sub(rf"\b{short}\b", long, words)
    return words.replace("mặt trận tổ quốc việt nam", "mặt trận tổ quốc").removeprefix("các ").replace(" và ", " ")


def fold_symbol(symbol: object) -> str:
    return re.sub(r"[-/.]", "-", re.sub(r"^\d{4}/", "", re.sub(r"\s+", "", fold(symbol))))


def fold_section(path: object) -> str:
    """Return a path without the prefix of an annex where its own numbers follow: PL.I.2 is I.2."""
    return re.sub(r"^PL\d*\.", "", str(path))


def fold_number(number: object) -> str:
    digits = re.match(r"\s*0*(\d+\w*)", str(number))
    return digits[1].casefold() if digits else fold(number)


def overlap(quote: str, other: str) -> int:
    """Return the length of the longest run of words in common, 0 unless it is half of the shorter text."""
    left, right = fold_words(quote), fold_words(other)
    best, row = 0, [0] * (len(right) + 1)
    for word in left:
        before = row
        row = [0] * (len(right) + 1)
        for at, another in enumerate(right, 1):
            if word == another:
                row[at] = before[at - 1] + 1
                best = max(best, row[at])
    return best if 2 * best >= min(len(left), len(right)) else 0
