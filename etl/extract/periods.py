"""Times as printed → intervals of the calendar: a day, months, quarters, a year, a recurrence, a span of time, an occasion.

Says what a phrase means, not whether it binds anything: that is decided in `etl.extract.deadlines`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from etl.extract.time_grammar import (
    ANCHOR,
    DATE,
    LIST_GAP,
    PRINTED_YEAR,
    QUARTERS,
    RANGE,
    ROMAN,
    SPAN_CUE,
    UNION,
    YEARLY,
    match_time,
)
from etl.records import FIRST_YEAR, LAST_YEAR, DeadlineKind, Recurrence

HALF_YEARLY, QUARTERLY, MONTHLY, WEEKLY, DAILY = "half_yearly", "quarterly", "monthly", "weekly", "daily"  # not in Recurrence


class Period(NamedTuple):
    """A time that a phrase names, at `start`..`end` of the text.

    `group`: the kind of phrase, a group of KINDS. `first`..`last`: its days, None where none can be known. `year_printed`
    is False where the year was taken from elsewhere; `since` tells whether a span of time says what it runs from.
    """

    group: str
    start: int
    end: int
    kind: str
    first: date | None = None
    last: date | None = None
    recurrence: str | None = None
    year_printed: bool = True
    since: bool = False
    is_range: bool = False


def day_of(year: int | None, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has none (31/11) or the year is unknown."""
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def months_of(year: int | None, first: int, last: int) -> tuple[date | None, date | None]:
    """Return the first and last day of a run of months of one year."""
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None, None
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def find_periods(text: str, start: int, end: int, year: int | None) -> list[Period]:
    """Return the times named in one paragraph, in order; `year` stands in where none is printed."""
    periods: list[Period] = []
    for match in _matches(text, start, end):
        group = str(match.lastgroup)
        if (
            group == "relative"
            and not match["since"]
            and not SPAN_CUE.search(text, max(start, match.start() - 30), match.start())
        ):
            continue
        periods.append(READERS[group](match, year))
    return _join(text, _pair_reviews(text, _share_years(text, periods))) if periods else periods


def _matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    match = match_time(text, start, end)
    while True:
        if match:
            yield match
            start = match.end()
        anchor = ANCHOR.search(text, start, end)
        if anchor is None:
            return
        start = anchor.end()
        match = match_time(text, start, end)


def _period(
    match: re.Match[str],
    kind: str,
    first: date | None,
    last: date | None,
    recurrence: str | None = None,
    printed: bool = True,
    since: bool = False,
) -> Period:
    return Period(str(match.lastgroup), match.start(), match.end(), kind, first, last, recurrence, printed, since)


def _printed_year(phrase: str, year: int | None) -> tuple[int | None, bool]:
    """Return the last year printed in a phrase, or `year`, and whether it was printed."""
    years = PRINTED_YEAR.findall(phrase)
    return (int(years[-1]), True) if years else (year, False)


def _read_occasion(match: re.Match[str], year: int | None) -> Period:
    found = DATE.search(match[0])
    if YEARLY.search(match[0]):
        return _period(match, DeadlineKind.EVENT, None, None, Recurrence.YEARLY)
    if found:
        printed = found[3] is not None
        day = day_of(int(found[3]) if printed else year, int(found[2]), int(found[1]))
        return _period(match, DeadlineKind.EVENT, day, day, None if day else Recurrence.YEARLY, printed or day is None)
    named, printed = _printed_year(match[0], year)
    first, last = months_of(named, 1, 12)
    return _period(match, DeadlineKind.EVENT, first, last, None if first else Recurrence.YEARLY, printed or first is None)


def _read_every(match: re.Match[str], year: int | None) -> Period:
    return _period(match, DeadlineKind.RECURRING, None, None, EVERY.get(int(match["every_years"]), Recurrence.UNSPECIFIED))


def _read_review(match: re.Match[str], year: int | None) -> Period:
    """Read "tổng kết 15 năm": the year is that of the plan or shortly after, so many years after a year printed in the text."""
    if match["review_until"]:
        return _period(match, DeadlineKind.EVENT, *months_of(int(match["review_until"]), 1, 12), None, False)
    length = int(match["review_years"])
    after = year
    if year is not None:
        near = frozenset(map(int, PRINTED_YEAR.findall(match.string, match.end(), match.end() + 160)))
        for years in (near, _years_printed_in(match.string)):
            ends = sorted({printed + length for printed in years} & {year, year + 1, year + 2})
            if ends:
                after = ends[0]
                break
    first, last = months_of(after, 1, 12)
    return _period(match, DeadlineKind.EVENT, first, last, None if first else Recurrence.UNSPECIFIED, False)


@lru_cache(maxsize=1)  # every review of a text asks
def _years_printed_in(text: str) -> frozenset[int]:
    return frozenset(map(int, PRINTED_YEAR.findall(text)))


def _read_monthly(match: re.Match[str], year: int | None) -> Period:
    recurrence = QUARTERLY if "quý" in match[0].lower() else MONTHLY
    return _period(match, DeadlineKind.RECURRING, None, None, recurrence)


def _read_recurring(match: re.Match[str], year: int | None) -> Period:
    """Read the shortest of the periods named: "định kỳ 6 tháng, năm" is half-yearly."""
    phrase = match[0].lower()
    months = [
        (12 if unit == "năm" else 1) * int(COUNTS.get(count, count) or 1)
        for count, unit in COUNTED.findall(phrase)
        if unit in ("năm", "tháng")
    ]
    months += [length for word, length in (("quý", 3), ("tuần", 0.25), ("ngày", 0.03)) if word in phrase]
    if "lần" in phrase and LESS_THAN_ONCE.search(phrase):
        return _period(match, DeadlineKind.RECURRING, None, None, Recurrence.UNSPECIFIED)
    return _period(match, DeadlineKind.RECURRING, None, None, LENGTHS.get(min(months, default=0), Recurrence.UNSPECIFIED))


EVERY: Mapping[int, str] = MappingProxyType({1: Recurrence.YEARLY, 5: Recurrence.EVERY_5_YEARS, 10: Recurrence.EVERY_10_YEARS})
COUNTED = re.compile(r"(?:(\d{1,2}|một|hai|ba|sáu)\s)?(năm|tháng)")
LESS_THAN_ONCE = re.compile(r"(?:0?[2-9]|\d\d|hai|ba)\slần")  # "02 lần/năm": how far apart is not said
COUNTS = {"": "1", "một": "1", "hai": "2", "ba": "3", "sáu": "6"}
LENGTHS: Mapping[float, str] = MappingProxyType(
    {0.03: DAILY, 0.25: WEEKLY, 1: MONTHLY, 3: QUARTERLY, 6: HALF_YEARLY, 12: Recurrence.YEARLY, 60: Recurrence.EVERY_5_YEARS,
     120: Recurrence.EVERY_10_YEARS}
)  # fmt: skip


def _read_relative(match: re.Match[str], year: int | None) -> Period:
    return _period(match, DeadlineKind.RELATIVE, None, None, since=match["since"] is not None)


def _read_half(match: re.Match[str], year: int | None) -> Period:
    phrase = match[0].lower()
    named, printed = _printed_year(phrase, year)
    length = next(
        (length for word, length in (("3", 3), ("ba", 3), ("9", 9), ("chín", 9)) if word in phrase.split("tháng")[0]), 6
    )
    first, last = months_of(named, 1, length) if "đầu" in phrase else months_of(named, 13 - length, 12)
    return _period(match, DeadlineKind.YEAR, first, last, None, printed)


def _read_quarter(match: re.Match[str], year: int | None) -> Period:
    if YEARLY.search(match[0]):
        return _period(match, DeadlineKind.RECURRING, None, None, Recurrence.YEARLY)
    named, printed = _printed_year(match[0], year)
    numbers = [ROMAN.get(number.lower()) or int(number) for number in QUARTERS.findall(PRINTED_YEAR.sub("", match[0]))]
    first, last = months_of(named, min(numbers) * 3 - 2, max(numbers) * 3)
    return _period(match, DeadlineKind.QUARTER, first, last, None, printed)


def _read_day(match: re.Match[str], year: int | None) -> Period:
    if YEARLY.search(match[0]):
        return _period(match, DeadlineKind.RECURRING, None, None, Recurrence.YEARLY)
    month = int(match["slash_month"] or match["dot_month"] or match["word_month"])
    printed = match["slash_year"] or match["dot_year"] or match["word_year"]
    day = day_of(int(printed) if printed else year, month, int(match["day_day"]))
    return _period(match, DeadlineKind.ABSOLUTE, day, day, None, printed is not None)


def _read_bare(match: re.Match[str], year: int | None) -> Period:
    """Read a day without its month: `_join` gives it the month of the day that follows."""
    return _period(match, DeadlineKind.ABSOLUTE, None, None, None, False)


def _read_month(match: re.Match[str], year: int | None) -> Period:
    if YEARLY.search(match[0]):
        return _period(match, DeadlineKind.RECURRING, None, None, Recurrence.YEARLY)
    named, printed = _printed_year(match[0], year)
    numbers = [int(number) for number in re.findall(r"\d{1,2}", PRINTED_YEAR.sub("", match[0]))]
    return _period(match, DeadlineKind.MONTH, *months_of(named, min(numbers), max(numbers)), None, printed)


def _read_years(match: re.Match[str], year: int | None) -> Period:
    years = [int(printed) for printed in PRINTED_YEAR.findall(match[0])]
    return _period(match, DeadlineKind.YEAR, months_of(min(years), 1, 1)[0], months_of(max(years), 12, 12)[1])


def _read_cell(match: re.Match[str], year: int | None) -> Period:
    return (_read_month if "/" in match[0] else _read_years)(match, year)


def _read_periodic(match: re.Match[str], year: int | None) -> Period:
    return _period(match, DeadlineKind.RECURRING, None, None, Recurrence.UNSPECIFIED)


READERS: Mapping[str, Callable[[re.Match[str], int | None], Period]] = MappingProxyType(
    {
        "occasion": _read_occasion, "feast": _read_occasion, "every": _read_every, "review": _read_review,
        "monthly": _read_monthly, "half": _read_half, "recurring": _read_recurring, "relative": _read_relative,
        "quarter": _read_quarter, "day": _read_day, "month": _read_month, "years": _read_years, "bare": _read_bare,
        "periodic": _read_periodic, "cell": _read_cell,
    }
)  # fmt: skip
LIST_END = re.compile(r"[;.]\s")
LONGEST_LIST = 120  # characters of months or quarters in a row
DATED = frozenset({"day", "bare", "month", "quarter", "years", "half"})


def _share_years(text: str, periods: list[Period]) -> list[Period]:
    """Give a time without a year that of the one listed right after it: "ngày 15/6 và 15/12/2023", "15/6, 15/12 hằng năm"."""
    for place in range(len(periods) - 2, -1, -1):
        one, after = periods[place], periods[place + 1]
        gap = text[one.end : after.start]
        if one.year_printed or one.group != after.group or len(gap) > LIST_GAP or LIST_END.search(gap):
            continue
        if after.recurrence == Recurrence.YEARLY and after.group == "day":
            periods[place] = one._replace(
                kind=after.kind, first=None, last=None, recurrence=after.recurrence, year_printed=True
            )
        elif after.year_printed and after.last and one.group in DATED:
            periods[place] = _in_year(one, after.last.year)
    return periods


def _pair_reviews(text: str, periods: list[Period]) -> list[Period]:
    """Read "sơ kết 5 năm, tổng kết 10 năm" as the two recurrences that they are side by side."""
    for place in range(len(periods) - 1):
        one, other = periods[place : place + 2]
        if one.group == other.group == "review" and UNION.fullmatch(text[one.end : other.start]):
            periods[place], periods[place + 1] = (_as_recurrence(text, period) for period in (one, other))
    return periods


def _as_recurrence(text: str, review: Period) -> Period:
    years = re.search(r"\d{1,2}", text[review.start : review.end])
    recurrence = EVERY.get(int(years[0]) if years else 0, Recurrence.UNSPECIFIED)
    return review._replace(
        group="every", kind=DeadlineKind.RECURRING, first=None, last=None, recurrence=recurrence, year_printed=True
    )


def _in_year(period: Period, year: int) -> Period:
    first = day_of(year, period.first.month, period.first.day) if period.first else None
    last = day_of(year, period.last.month, period.last.day) if period.last else None
    return period._replace(first=first, last=last, year_printed=True)


def _join(text: str, periods: list[Period]) -> list[Period]:
    """Join two times into the interval between them (tháng 5 đến tháng 12/2023), and months or quarters listed."""
    joined: list[Period] = []
    for period in periods:
        before = joined[-1] if joined else None
        if before and {before.group, period.group} <= DATED and before.recurrence is None is period.recurrence:
            gap = text[before.end : period.start]
            is_union = _is_listed(text, before, period) and UNION.fullmatch(gap)
            if is_union or RANGE.fullmatch(gap):
                joined[-1] = _between(text, before, period, is_range=not is_union)
                continue
        joined.append(period)
    return [period for period in joined if period.group != "bare"]


def _is_listed(text: str, one: Period, other: Period) -> bool:
    """Tell whether two months or quarters are one interval: they share a year, or follow on one another."""
    if one.group != other.group or one.group not in ("month", "quarter") or not (one.last and other.first):
        return False
    if one.end - one.start > LONGEST_LIST:
        return False
    return not PRINTED_YEAR.search(text, one.start, one.end) or one.last + timedelta(days=1) == other.first


def _between(text: str, one: Period, other: Period, is_range: bool) -> Period:
    first = one.first
    if one.group == "bare" and other.last:
        first = day_of(other.last.year, other.last.month, int(re.sub(r"\D", "", text[one.start : one.end]) or 0))
    if first and other.last and first > other.last and not one.year_printed:
        first = day_of(first.year - 1, first.month, first.day)
    kind = one.kind if one.kind == other.kind else DeadlineKind.ABSOLUTE
    printed = other.year_printed or one.year_printed
    return other._replace(start=one.start, kind=kind, first=first, last=other.last, year_printed=printed, is_range=is_range)
