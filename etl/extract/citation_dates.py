"""When and by whom a cited document was issued, as printed right after its number."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from etl.extract.citation_issuers import match_issuer, match_joint_issuer

_DAY_WORD = "(?:[Nn]gày|NGÀY)"
_BLANK = r"[ .…_]{0,12}"
_DATE = re.compile(
    rf"""\ ?,?\ ?(?P<open>\()?\ ?(?:(?:(?:được\ )?(?:ban\ hành|ký)|cùng)\ )?(?:
      {_DAY_WORD}:?\ ?(?P<day>\d{{1,2}})\ ?[/.\-]\ ?(?P<month>\d{{1,2}})
        (?:\ ?[/.\-]\ ?(?P<year>(?:19|20)\d\d|\d\d)(?!\d))?  # ngày 05-5-2022
    | {_DAY_WORD}{_BLANK}(?P<day2>\d{{1,2}})?{_BLANK}(?:tháng|THÁNG){_BLANK}(?P<month2>\d{{1,2}})?{_BLANK},?\ ?
        (?:(?:năm|NĂM)\ ?)?(?P<year2>(?:19|20)\d\d)?(?!\d)  # ngày 13 tháng 7 năm 2021
    | {_DAY_WORD}{_BLANK}/{_BLANK}(?P<month3>\d{{1,2}})?{_BLANK}(?:/{_BLANK})?(?P<year3>(?:19|20)\d\d)?(?!\d)  # ngày   /5/2023
    | (?P<day4>\d{{1,2}})\ ?[/.\-]\ ?(?P<month4>\d{{1,2}})\ ?[/.\-]\ ?(?P<year4>(?:19|20)\d\d)(?!\d)  # (19/5/2021)
    | tháng\ (?P<month5>\d{{1,2}})\ ?(?:/|,?\ ?năm\ )\ ?(?P<year5>(?:19|20)\d\d)(?!\d)  # tháng 7/2021
    | (?:năm|NĂM)\ (?P<year6>(?:19|20)\d\d)(?!\d)(?!\ ?[-–])  # năm 2021
    )(?(open)\ ?\))""",
    re.VERBOSE,
)
_TERM = re.compile(r" ?,? ?\(?[Kk]h[oó][aáà] (?:[IVX]{1,5}|\d{1,2})\)?(?!\w)")  # "(khóa XII)"

_NOTE = re.compile(r"[¹²³⁰⁴-⁹]{1,3}|(?:\(\d{1,2}\)|\[\d{1,2}\])(?= ?,? ?(?:ngày|của|\())")


class Issued(NamedTuple):
    """`date` is ISO, partial where day or month is blank; `issuer` canonical; both None where not printed."""

    end: int
    date: str | None
    issuer: str | None


def read_issued(text: str, start: int, end: int, joint: bool = False) -> Issued:
    """Read date and issuer in either order from `start` on; `end` of the result is where they stop."""
    at = _skip_term(text, _skip_note(text, start, end), end)
    printed_date, at_date = _match_date(text, at, end)
    at = at_date if at_date > at else start
    found = match_issuer(text, _skip_note(text, at_date, end), end)
    if found is None:
        return Issued(at, printed_date, None)
    issuer, at = found
    if joint:
        at = match_joint_issuer(text, at, end)
    after_term = _skip_term(text, at, end)
    if printed_date is None:
        printed_date, late = _match_date(text, after_term, end)
        at = late if late > after_term else at
    return Issued(at, printed_date, issuer)


def _skip_note(text: str, at: int, end: int) -> int:
    """Return where the mark of a footnote ends: "03-CT/TW¹ ngày", "03-CT/TW(1) ngày"."""
    found = _NOTE.match(text, at, end)
    return found.end() if found else at


def _skip_term(text: str, at: int, end: int) -> int:
    found = _TERM.match(text, at, end)
    return found.end() if found else at


def _match_date(text: str, at: int, end: int) -> tuple[str | None, int]:
    found = _DATE.match(text, at, end)
    if not found:
        return None, at
    parts = found.groupdict()
    year = next((parts[name] for name in ("year", "year2", "year3", "year4", "year5", "year6") if parts[name]), None)
    month = next((parts[name] for name in ("month", "month2", "month3", "month4", "month5") if parts[name]), None)
    day = next((parts[name] for name in ("day", "day2", "day4") if parts[name]), None)
    return _write_date(year, month, day), found.end()


def _write_date(year: str | None, month: str | None, day: str | None) -> str | None:
    """Return what is printed of a date, ISO: a day that no calendar has gives None."""
    if year is None:
        return None
    full = int(year) if len(year) == 4 else 2000 + int(year) if int(year) < 50 else 1900 + int(year)
    if month is None:
        return str(full)
    try:
        written = date(full, int(month), int(day or 1)).isoformat()
    except ValueError:
        return None
    return written if day else written[:7]
