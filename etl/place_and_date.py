"""The line of place and date of a head: "Bình Thuận, ngày 12 tháng 5 năm 2023", as far as it is filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from etl.capitals import LONGEST, fold, is_capital
from etl.letterhead import OPENER

DATE = re.compile(
    r"""
    (?<![A-Z])N?GAY\s?(?P<day>[^A-Z]{0,14}?[O]?[^A-Z]{0,3})\s?
    TH[AE]NG\s?(?P<month>[^A-Z]{0,14}?)\s?
    NAM\s?(?P<year>[^A-Z]{0,14})
    """,
    re.VERBOSE,
)
SHORT_DATE = re.compile(r"(?:NGAY|,)\s{0,2}(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})\W{0,3}$")
PLACE_WORD = re.compile(r"(?:[^\W\d_]['’\w]*\.?){1,2}(?:[-–][^\W\d_]['’\w]*)?$")  # "TP.Huế", "Rang-Tháp"


@dataclass(frozen=True, slots=True)
class Dated:
    """Place and date of a line; `before` and `rest` are what stood around them. `date` may be partial, None if all is blank."""

    place: str | None
    date: str | None
    is_valid: bool
    before: str
    rest: str


@lru_cache(maxsize=512)
def read_date(line: str) -> Dated | None:
    """Return place and date of a line that ends with them or holds nothing else: "Bình Thuận, ngày 12 tháng 5 năm 2023"."""
    line = line[:LONGEST]
    folded = fold(line)
    match = DATE.search(folded) or SHORT_DATE.search(folded)
    if match is None:
        return None
    before, rest = line[: match.start()], line[match.end() :]
    place, before = _split_place(before)
    if place is None and before.strip(" .…_,-–") and not is_capital(before):
        return None
    if len(before) > 30 and not is_capital(before):
        return None  # a sentence that ends with a day: "… làm việc với Đảng đoàn MTTQ Việt Nam ngày 1/12/2022"
    value, is_valid = _read_day(match["day"], match["month"], match["year"])
    return Dated(place, value, is_valid, before.strip(" .…_,|"), rest.strip(" .…_,|"))


def _split_place(before: str) -> tuple[str | None, str]:
    """Part the place from what stands before it in the line: "TỈNH BÌNH THUẬN Bình Thuận, " → "Bình Thuận"."""
    bare = before.rstrip(" ,.;:…_'’`-–")
    words = bare.split()
    first = len(words)
    while first > 0 and len(words) - first < 7 and _is_place_word(words, first - 1):
        first -= 1
    while first < len(words) and words[first] in ("-", "–"):
        first += 1
    if first < len(words):
        return " ".join(words[first:]), " ".join(words[:first])
    if words and len(words) <= 5 and is_capital(bare) and not OPENER.match(fold(bare)):
        return bare, ""
    return None, before


def _is_place_word(words: list[str], at: int) -> bool:
    word = words[at]
    if word in ("-", "–"):
        return at + 1 < len(words)
    if fold(word).rstrip(".") in ("TP", "T.P", "TX", "TT", "TPHCM", "TP.HCM", "HCM", "P", "Q"):
        return True
    if word.islower():
        return word in ("phố", "xã", "trấn") and at > 0 and words[at - 1] in ("Thành", "Thị")
    return bool(PLACE_WORD.match(word)) and word[0].isupper() and (len(word) == 1 or not word[1:].isupper())


LIKE_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "|": "1", "I": "1"})
DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _read_day(day: str, month: str, year: str) -> tuple[str | None, bool]:
    """Return the date as far as it is filled in (2021-08-19, 2021-08, 2021, None) and whether the calendar has it."""
    years = re.match(r"\W*((?:19|20)\d\s?\d)(?!\d)", year.translate(LIKE_DIGITS))
    if years is None:
        return None, True
    found_year, days, months = years[1].replace(" ", ""), _digits(day), _digits(month)
    if not months:
        return found_year, True
    if not 1 <= int(months) <= 12:
        return found_year, False
    value = f"{found_year}-{int(months):02}"
    if not days:
        return value, True
    if not 1 <= int(days) <= DAYS[int(months)] or ((int(months), int(days)) == (2, 29) and int(found_year) % 4):
        return value, False
    return f"{value}-{int(days):02}", True


def _digits(printed: str) -> str:
    digits = re.sub(r"[\s.…_/:,-]", "", printed.translate(LIKE_DIGITS))
    return digits if digits.isdigit() and digits.isascii() and len(digits) <= 2 and int(digits) > 0 else ""
