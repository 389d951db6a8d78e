"""Numbers and bullets that open a section or an item, and how they follow on one another."""

from __future__ import annotations

import re
from typing import NamedTuple

MARKER = re.compile(
    r"""
    (?P<part>(?:PHẦN|Phần)\s(?:THỨ|thứ)?\s?(?P<part_number>[IVX]{1,5}|\d{1,2}|NHẤT|nhất|HAI|hai|BA|ba|TƯ|tư|BỐN|bốn|NĂM|năm)\b[.:)]?\s?[-–]?\s?)
  | (?P<article>(?:Điều|ĐIỀU)\s(?P<article_number>\d{1,3})[.:]\s?)                  # Điều 1.
  | (?P<deep>(?P<deep_number>\d{1,2}(?:\.\d{1,2}){1,3})\s?[.)/]?\s(?=\S))           # 2.1.  1.2.3
  | (?P<arabic>(?P<arabic_number>\d{1,2})(?!/[A-ZĐ]{1,12}[-/])                    # but not 03/CT-TW
      \s?(?:[.)/](?:\s|(?=[A-ZÀ-ỸĐ“]))\s?[-–]?\s?|[-–]\s(?=[A-ZÀ-ỸĐ“])))  # 1.  2)  3/  4- A
  | (?P<roman>(?!V\s?/\s?[vV]\b)(?P<roman_number>[IVXl1|]{1,6})\s?(?:[.)/]\s?[-–]?|\s[-–]|[-–](?=\s))\s?(?=[“"(]?[^\W\d_]))
  | (?P<bracket>\((?P<bracket_number>\d{1,2})\)\s?)                                 # (1)
  | (?P<letter>(?P<letter_name>[a-zđ])[).]\s?)                                       # a)
  | (?P<capital>(?P<capital_name>[A-HĐ])[.)]\s(?=[A-ZÀ-ỸĐ]{2}))                      # A. ĐÁNH GIÁ
  | (?P<bullet>[-–+*•◦▪‣o]\s+|[-–+](?=[A-ZÀ-ỸĐ]))                                    # -  +  *
    """,
    re.VERBOSE,
)
ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
VALUES = {"I": 1, "V": 5, "X": 10}
WORDS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5}
LIKE_ONE = str.maketrans({"l": "I", "1": "I", "|": "I"})
# a line that only looks as if it began with a number: "số\n15. Các", "ngày\n30. Báo", "năm 2021\n- 2025"
WAITING = re.compile(
    r"(?:\b(?:số|ngày|tháng|năm|quý|Quý|khoản|điểm|mục|Điều|điều|Khoản|và|từ|đến|của|trên|dưới|khoảng|hơn|nhóm|loại|lần)"
    r"|[(/,]|\d\s?[-–])$"
)
WAITING_REACH = 8  # characters at the end of a line that WAITING looks at


class Marker(NamedTuple):
    """A number or bullet at the start of a block. `kind` is a group of MARKER; `value` its number, None for a bullet."""

    kind: str
    label: str
    value: int | None
    end: int


def starts_item(line: str, before: str) -> bool:
    """Tell whether a printed line begins a numbered item or a bullet rather than going on with the line before."""
    found = MARKER.match(line)
    if found is None:
        return False
    if before[-1:] not in ".;:" and WAITING.search(before, max(0, len(before) - WAITING_REACH)):
        return False
    if found["bullet"]:
        rest = line[found.end() :]
        is_range = rest[:1].isdigit() and before[-1:].isdigit()  # "giai đoạn 2021" / "- 2025"
        return not is_range and (found["bullet"].strip() != "o" or rest[:1].isupper())
    return found["roman"] is None or found["roman_number"] == "l" or roman_value(found["roman_number"]) is not None


def read_marker(text: str) -> Marker | None:
    """Return the number or bullet that a block begins with, or None."""
    found = MARKER.match(text)
    if found is None:
        return None
    kind = str(found.lastgroup)
    if kind == "bullet":
        return Marker(kind, found["bullet"].strip(), None, found.end())
    label, value = _number(kind, found[NUMBER_OF[kind]])
    if value is None:
        return None
    return Marker("arabic" if label == "1" and kind == "roman" else kind, label, value, found.end())


def _number(kind: str, printed: str) -> tuple[str, int | None]:
    """Return a number as it is written in a path, and its value; None if it is no number after all."""
    if kind == "roman":
        value = 1 if printed in ("l", "|") else roman_value(printed)  # "l. Sở Công Thương": a misread 1
        return ("1" if printed in ("l", "|") else to_roman(value or 0)), value
    if kind == "part":
        value = _part_value(printed)
        return to_roman(value), value
    if kind in ("letter", "capital"):
        return printed, ord(printed.lower())
    return printed, int(printed.rsplit(".", 1)[-1])


NUMBER_OF = {
    "part": "part_number", "article": "article_number", "roman": "roman_number", "deep": "deep_number",
    "arabic": "arabic_number", "bracket": "bracket_number", "letter": "letter_name", "capital": "capital_name",
}  # fmt: skip
KINDS = (*NUMBER_OF, "bullet")


def roman_value(printed: str) -> int | None:
    """Return the value of a roman number as printed or misread ("Il" is II), None if it is none; a bare 1 or l is none."""
    if printed.isdigit() or printed in ("l", "|"):
        return None
    letters = printed.translate(LIKE_ONE)
    if not letters or not ROMAN.fullmatch(letters):
        return None
    total = 0
    for letter, following in zip(letters, [*letters[1:], ""], strict=True):
        value = VALUES[letter]
        total += -value if following and VALUES[following] > value else value
    return total


def to_roman(value: int) -> str:
    """Return a small number in roman letters."""
    tens, ones = divmod(value, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _part_value(printed: str) -> int:
    if printed.isdigit():
        return int(printed)
    return WORDS.get(printed.lower()) or roman_value(printed) or 1
