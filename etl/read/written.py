"""Numbers and days as officials write them → values, or why they can't be told. For text only: a number cell needs no reading.

The rule for numbers, in the order of its cases (Vietnamese: a point groups thousands, a comma begins the decimals):

    1.234,5   1.234.567   12,5   1 234    Vietnamese          1234.5   1234567   12.5   1234
    1,234.5   1,234,567   12.5   0.125    nothing else is possible: 1234.5   1234567   12.5   0.125
    1.234                                 Vietnamese: 1234
    1,234                                 refused: 1.234 in Vietnamese, but far more often 1234 written as in English
"""

from __future__ import annotations

import re
from datetime import date, datetime

DAYS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y")
A_DAY = "ghi ngày dạng 30/11/2023"
BLANKS = str.maketrans("", "", "\u00a0\u202f ")
VIETNAMESE = re.compile(
    r"-?(?:[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:,\d+)?", re.ASCII
)  # 1.234,5; 1 234
ENGLISH = re.compile(r"-?(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)  # 1,234.5
EITHER = re.compile(r"-?[1-9]\d{0,2},\d{3}", re.ASCII)  # 1,234
LONGEST = 30  # characters


class NotANumber(ValueError):
    """The text is no number, or could be two; the message says why, `remedy` what to write."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.remedy = remedy


def read_number(text: str) -> float:
    """Return the value of a number written in letters; raises NotANumber."""
    text = text.strip()
    if EITHER.fullmatch(text):
        whole, comma = text.replace(",", ""), text
        reason = f"không rõ là {whole} hay {comma.replace(',', ' phẩy ')}"
        raise NotANumber(reason, f"viết {whole} nếu là số nguyên, hoặc {comma}0 nếu dấu phẩy là phần thập phân")
    if len(text) <= LONGEST:
        if VIETNAMESE.fullmatch(text):
            return float(text.translate(BLANKS).replace(".", "").replace(",", "."))
        if ENGLISH.fullmatch(text):
            return float(text.replace(",", ""))
    raise NotANumber("là chữ, không phải số", "chỉ ghi một số, không kèm chữ hay đơn vị; điều cần nói thêm ghi ở cột Ghi chú")


def read_day(value: object) -> date | None:
    """Return the day in a cell, a date or text such as 30/11/2023; None for anything else."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    for form in DAYS if isinstance(value, str) else ():
        try:
            return datetime.strptime(value, form).date()
        except ValueError:
            continue
    return None
