"""Numbers, dates and the fixed words of every export, as Vietnamese officials write them.

Must not know charts or renderers, nor read anything.
"""

from __future__ import annotations

import calendar
import math
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

ENGLISH_MONTHS = tuple(calendar.month_name)  # index 0 is empty
QUARTERS = ("I", "II", "III", "IV")

TERMS = {
    "vi": {
        "n": "n", "scope": "Phạm vi", "source": "Nguồn", "data_date": "Dữ liệu đến", "build": "bản dựng",
        "title": "Tiêu đề", "subtitle": "Nội dung", "unit": "Đơn vị đếm", "notes": "Ghi chú", "rows": "Số dòng",
        "build_id": "Bản dựng", "data_sheet": "Dữ liệu", "scope_sheet": "Phạm vi và nguồn",
        "empty": "Không có dữ liệu trong phạm vi đã chọn", "not_collected": "Chưa thu thập",
        "boundaries": "Ranh giới: © OpenStreetMap contributors, ODbL",
        "2008": "Địa giới 63 tỉnh, thành phố (đến 30/6/2025)", "2025": "Địa giới 34 tỉnh, thành phố (từ 1/7/2025)",
        "provinces": "tỉnh, thành phố",
        "hoang_sa": "Quần đảo Hoàng Sa\n(TP. Đà Nẵng)", "truong_sa": "Quần đảo Trường Sa\n(tỉnh Khánh Hòa)",
    },
    "en": {
        "n": "n", "scope": "Scope", "source": "Source", "data_date": "Data as of", "build": "build",
        "title": "Title", "subtitle": "Measure", "unit": "Unit counted", "notes": "Note", "rows": "Rows",
        "build_id": "Build", "data_sheet": "Data", "scope_sheet": "Scope and sources",
        "empty": "No data in the chosen scope", "not_collected": "Not collected",
        "boundaries": "Boundaries: © OpenStreetMap contributors, ODbL",
        "2008": "63 provinces (until 30 June 2025)", "2025": "34 provinces (from 1 July 2025)",
        "provinces": "provinces",
        "hoang_sa": "Hoang Sa archipelago\n(Da Nang City)", "truong_sa": "Truong Sa archipelago\n(Khanh Hoa Province)",
    },
}  # fmt: skip


def term(key: str, lang: str = "vi") -> str:
    """Return one of the fixed words that stand in every picture and sheet."""
    return TERMS[lang][key]


def number(value: float | Decimal | None, decimals: int = 2, lang: str = "vi") -> str:
    """1234.5 → "1.234,5": at most `decimals` places, halves rounded up, no trailing zeros; nothing known → ""."""
    if value is None or not math.isfinite(value):
        return ""
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{rounded:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    text = "0" if text == "-0" else text
    return text if lang == "en" else text.translate(str.maketrans(",.", ".,"))


def percent(share: float | None, decimals: int = 1, lang: str = "vi") -> str:
    """0.1234 → "12,3%"; the share is of one, not of a hundred."""
    if share is None or not math.isfinite(share):
        return ""
    return f"{number(Decimal(str(share)) * 100, decimals, lang)}%"


def day(value: date | str | None, lang: str = "vi") -> str:
    """2021-05-19 → "19/5/2021", in English "19 May 2021"; a time of day is left out."""
    if not value:
        return ""
    value = date.fromisoformat(value[:10]) if isinstance(value, str) else value
    if lang == "en":
        return f"{value.day} {ENGLISH_MONTHS[value.month]} {value.year}"
    return f"{value.day}/{value.month}/{value.year}"


def partial(value: str | None, lang: str = "vi") -> str:
    """Write a date that may lack its day or month: "2021" → "2021", "2021-08" → "8/2021" or "August 2021"."""
    if not value:
        return ""
    parts = value[:10].split("-")
    if len(parts) == 3:
        return day(value, lang)
    return parts[0] if len(parts) == 1 else _month(int(parts[0]), int(parts[1]), lang)


def interval(start: date | str | None, end: date | str | None, bound: str = "within", lang: str = "vi") -> str:
    """Write a period as shortly as it allows: "2023", "quý II–III/2023", "8/2021", "1/4/2023–15/5/2023".

    `bound` is the deadline's (before, on, within): "before" names only the end, "trước ngày 30/11/2023".
    """
    first, last = _as_date(start), _as_date(end)
    before, until, since = ("before", "until", "from") if lang == "en" else ("trước ngày", "đến", "từ")
    if last is None:
        return f"{since} {day(first, lang)}" if first else ""
    if bound == "before":
        return f"{before} {day(last, lang)}"
    if first is None:
        return f"{until} {day(last, lang)}"
    if first == last:
        return day(first, lang)
    return _whole_period(first, last, lang) or f"{day(first, lang)}–{day(last, lang)}"


def _as_date(value: date | str | None) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return date.fromisoformat(value[:10]) if isinstance(value, str) and value else value or None


def _month(year: int, month: int, lang: str) -> str:
    return f"{ENGLISH_MONTHS[month]} {year}" if lang == "en" else f"{month}/{year}"


def _whole_period(first: date, last: date, lang: str) -> str:
    """Name whole years, quarters or one month; "" where the days run otherwise."""
    if first.day != 1 or last.day != calendar.monthrange(last.year, last.month)[1]:
        return ""
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.year != last.year:
        return ""
    if first.month == last.month:
        return _month(first.year, first.month, lang)
    if first.month % 3 != 1 or last.month % 3 != 0:
        return ""
    quarters = [str(q) if lang == "en" else QUARTERS[q - 1] for q in ((first.month + 2) // 3, last.month // 3)]
    span = "–".join(dict.fromkeys(quarters))
    return f"Q{span} {first.year}" if lang == "en" else f"quý {span}/{first.year}"


def document_number(printed: str | None) -> str:
    """ "65/KH-BCĐCVĐ" as it is; "/KH-MTTQ-BCĐ" (the source left the number blank) → "…/KH-MTTQ-BCĐ (để trống số)"."""
    if not printed:
        return "không rõ số"
    return f"…{printed} (để trống số)" if printed.startswith("/") else printed
