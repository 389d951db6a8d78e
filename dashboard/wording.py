"""Numbers, dates and the fixed words of every export, as Vietnamese officials write them, or in English.

Without `lang` they are in the reader's language. Must not know charts or renderers, nor read anything.
"""

from __future__ import annotations

import calendar
import math
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import polars as pl

from dashboard.texts import _, _n, grouped, in_language, language

ENGLISH_MONTHS = tuple(calendar.month_name)  # index 0 is empty
QUARTERS = ("I", "II", "III", "IV")

TERMS = {
    "vi": {
        "n": "n", "scope": "Phạm vi", "source": "Nguồn", "data_date": "Dữ liệu đến", "build": "bản dựng", "code": "mã",
        "title": "Tiêu đề", "subtitle": "Nội dung", "unit": "Đơn vị đếm", "notes": "Ghi chú", "rows": "Số dòng",
        "build_id": "Bản dựng", "data_sheet": "Dữ liệu", "scope_sheet": "Phạm vi và nguồn",
        "empty": "Không có dữ liệu trong phạm vi đã chọn", "not_collected": "Chưa thu thập",
        "boundaries": "Ranh giới: © OpenStreetMap contributors, ODbL",
        "2008": "Địa giới 63 tỉnh, thành phố (đến 30/6/2025)", "2025": "Địa giới 34 tỉnh, thành phố (từ 1/7/2025)",
        "provinces": "tỉnh, thành phố",
        "hoang_sa": "Quần đảo Hoàng Sa\n(TP. Đà Nẵng)", "truong_sa": "Quần đảo Trường Sa\n(tỉnh Khánh Hòa)",
    },
    "en": {
        "n": "n", "scope": "Scope", "source": "Source", "data_date": "Data as of", "build": "build", "code": "code",
        "title": "Title", "subtitle": "Measure", "unit": "Unit counted", "notes": "Note", "rows": "Rows",
        "build_id": "Build", "data_sheet": "Data", "scope_sheet": "Scope and sources",
        "empty": "No data in the chosen scope", "not_collected": "Not collected",
        "boundaries": "Boundaries: © OpenStreetMap contributors, ODbL",
        "2008": "63 provinces (until 30 June 2025)", "2025": "34 provinces (from 1 July 2025)",
        "provinces": "provinces",
        "hoang_sa": "Hoang Sa archipelago\n(Da Nang City)", "truong_sa": "Truong Sa archipelago\n(Khanh Hoa Province)",
    },
}  # fmt: skip


def term(key: str, lang: str | None = None) -> str:
    """Return one of the fixed words that stand in every picture and sheet."""
    return TERMS[lang or language()][key]


def number(value: float | Decimal | None, decimals: int = 2, lang: str | None = None) -> str:
    """1234.5 → "1.234,5": at most `decimals` places, halves rounded up, no trailing zeros; nothing known → ""."""
    if value is None or not math.isfinite(value):
        return ""
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{rounded:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    text = "0" if text == "-0" else text
    return grouped(text, lang)


def measured(value: str, unit: str | None) -> str:
    """Write a value, as text, with its unit: "334 sản phẩm", but "91,5%" closed up as shares are written everywhere."""
    return f"{value}%" if unit == "%" else f"{value} {unit or ''}".strip()


def counted(text: str, numbers: pl.Series) -> pl.Series:
    """Return `_n(text, number)` of each number, as a column; each distinct number is said once."""
    said = {n: _n(text, n) for n in numbers.unique().to_list()}
    return pl.Series([said[n] for n in numbers.to_list()], dtype=pl.String)


def said(rows: pl.DataFrame, say: Callable[[Mapping[str, Any]], str]) -> pl.Series:
    """Return what `say` makes of each row, as a column; each distinct row is said once."""
    distinct = rows.unique()
    words = pl.Series("said", [say(row) for row in distinct.iter_rows(named=True)], dtype=pl.String)
    columns = rows.columns
    return rows.join(distinct.with_columns(words), on=columns, how="left", nulls_equal=True, maintain_order="left")["said"]


def inside_sentence(words: str) -> str:
    """Begin in a small letter, to stand inside a sentence; an abbreviation (OCOP) stays."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def percent(share: float | None, decimals: int = 1, lang: str | None = None) -> str:
    """0.1234 → "12,3%"; the share is of one, not of a hundred."""
    if share is None or not math.isfinite(share):
        return ""
    return f"{number(Decimal(str(share)) * 100, decimals, lang)}%"


def day(value: date | str | None, lang: str | None = None) -> str:
    """2021-05-19 → "19/5/2021", in English "19 May 2021"; a time of day is left out."""
    if not value:
        return ""
    value = date.fromisoformat(value[:10]) if isinstance(value, str) else value
    if (lang or language()) == "en":
        return f"{value.day} {ENGLISH_MONTHS[value.month]} {value.year}"
    return f"{value.day}/{value.month}/{value.year}"


def partial(value: str | None, lang: str | None = None) -> str:
    """Write a date that may lack its day or month: "2021" → "2021", "2021-08" → "8/2021" or "August 2021"."""
    if not value:
        return ""
    parts = value[:10].split("-")
    lang = lang or language()
    if len(parts) == 3:
        return day(value, lang)
    return parts[0] if len(parts) == 1 else _month(int(parts[0]), int(parts[1]), lang)


def interval(start: date | str | None, end: date | str | None, bound: str = "within", lang: str | None = None) -> str:
    """Write a period as shortly as it allows: "2023", "quý II–III/2023", "8/2021", "1/4/2023–15/5/2023".

    `bound` is the deadline's (before, on, within): "before" names only the end, "trước ngày 30/11/2023".
    """
    with in_language(lang or language()):
        return _interval(_as_date(start), _as_date(end), bound)


def _interval(first: date | None, last: date | None, bound: str) -> str:
    if last is None:
        return _("từ {day}", day=day(first)) if first else ""
    if bound == "before":
        return _("trước ngày {day}", day=day(last))
    if first is None:
        return _("đến {day}", day=day(last))
    if first == last:
        return day(first)
    return _whole_period(first, last) or f"{day(first)}–{day(last)}"


def _as_date(value: date | str | None) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return date.fromisoformat(value[:10]) if isinstance(value, str) and value else value or None


def _month(year: int, month: int, lang: str) -> str:
    return f"{ENGLISH_MONTHS[month]} {year}" if lang == "en" else f"{month}/{year}"


def _whole_period(first: date, last: date) -> str:
    """Name whole years, quarters or one month; "" where the days run otherwise."""
    if first.day != 1 or last.day != calendar.monthrange(last.year, last.month)[1]:
        return ""
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.year != last.year:
        return ""
    if first.month == last.month:
        return _month(first.year, first.month, language())
    if first.month % 3 != 1 or last.month % 3 != 0:
        return ""
    is_english = language() == "en"
    quarters = [str(q) if is_english else QUARTERS[q - 1] for q in ((first.month + 2) // 3, last.month // 3)]
    return _("quý {quarters}/{year}", quarters="–".join(dict.fromkeys(quarters)), year=first.year)


def document_number(printed: str | None) -> str:
    """ "65/KH-BCĐCVĐ" as it is; "/KH-MTTQ-BCĐ" (the source left the number blank) → "…/KH-MTTQ-BCĐ (để trống số)"."""
    if not printed:
        return _("không rõ số")
    return _("…{symbol} (để trống số)", symbol=printed) if printed.startswith("/") else printed


def section_name(path: str | None) -> str:
    """Name a section of a document: "III.2.3"; the parts without a number have words."""
    return {"title": _("tên văn bản"), "preamble": _("phần mở đầu")}.get(path or "", path or "")


def official_day(value: str | None) -> str:
    """Write a date as in a document: "ngày 05 tháng 7 năm 2023", "tháng 8 năm 2021", "năm 2021".

    A zero stands before days under 10 and before the months 1 and 2 (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    """
    if not value:
        return ""
    year, month, day_ = [*value[:10].split("-"), "", ""][:3]
    words = [f"ngày {day_}"] if day_ else []
    words += [f"tháng {month if month in ('01', '02') else month.lstrip('0')}"] if month else []
    return " ".join([*words, f"năm {year}"])


def official_citation(kind: str, number_text: str | None, issued: str | None, issuer: str | None, title: str | None) -> str:
    """Cite a document as another document does the first time: kind, number and symbol, date, issuer, subject.

    The rule is that of Nghị định 30/2020/NĐ-CP, Phụ lục I; always in Vietnamese. A blank number stays "…".
    """
    number_ = f"số {'…' if number_text.startswith('/') else ''}{number_text}" if number_text else ""
    parts = (kind, number_, official_day(issued), f"của {issuer}" if issuer else "", _lowered(title or ""))
    return " ".join(part for part in parts if part)


def _lowered(title: str) -> str:
    """Begin in a small letter, unless the first words are a name or an abbreviation."""
    words = title.split(" ", 2)
    is_name = len(words) < 2 or not words[0][1:].islower() or words[1][:1].isupper()
    return title if is_name else title[:1].lower() + title[1:]
