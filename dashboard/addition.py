"""Which reported numbers of one indicator and year may be added. Pure: knows the figures of the reports, nothing else.

- A report counts in the year in which its period ends; its flows only if that is no longer than a year and at least half of
  its days lie in it.
- Flows: of one reporter first the report that covers the most days of the year (of equals, the one handed in last), then each
  further one that shares no day with those already taken. Stocks: of one reporter the latest.
- Added over reporters where the vocabulary says that the indicator adds up; shares, averages, context are listed, never added.
- A report for the whole place holds the parts already: it stands beside the sum, never in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.texts import N_

LONGEST = 366  # days of a period that counts as one of a year
COUNTED, LISTED = "counted", "listed"
USES = {
    COUNTED: N_("được cộng"),
    LISTED: N_("liệt kê, không cộng"),
    "whole": N_("không cộng: báo cáo chung của cả địa bàn, để đối chiếu"),
    "overlap": N_("không cộng: kỳ chồng lên kỳ đã cộng của cùng cơ quan"),
    "older": N_("không cộng: cùng cơ quan có số mới hơn"),
    "long": N_("không cộng: kỳ dài hơn một năm"),
    "outside": N_("không cộng: phần lớn kỳ nằm ngoài năm này"),
}


@dataclass(frozen=True, slots=True)
class Report:
    """One current report. `words`: its parts in words that are not blank, by name (leadership, results …)."""

    code: str
    body: str
    level: str
    kind: str
    start: date
    end: date
    submitted: date
    is_whole: bool
    is_in_year: bool
    words: tuple[tuple[str, str], ...]

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def days_in(self, year: int) -> int:
        first, last = max(self.start, date(year, 1, 1)), min(self.end, date(year, 12, 31))
        return max((last - first).days + 1, 0)

    def shares_days(self, other: Report) -> bool:
        return self.start <= other.end and other.start <= self.end


@dataclass(frozen=True, slots=True)
class Part:
    """One figure of one report, and what becomes of it: `use` is a key of USES. `reporter` tells whose it is."""

    figure_id: str
    report: Report
    reporter: str
    value: float
    qualifier: str
    note: str | None
    use: str = ""


def chosen(parts: Sequence[Part], year: int, nature: str, *, is_added: bool) -> list[Part]:
    """Return the parts of one indicator, each with what becomes of it; the rule is said at the top."""
    marked = [replace(part, use=_first_use(part.report, year, nature, is_added=is_added)) for part in parts]
    reporters = dict.fromkeys(part.reporter for part in marked if not part.use)
    choose = _latest if nature == "stock" else _not_overlapping
    found = [part for name in reporters for part in choose([p for p in marked if p.reporter == name and not p.use], year)]
    return found + [part for part in marked if part.use]


def qualifier_of(parts: Iterable[Part]) -> str:
    """Say how exact a sum is: exact if all its parts are; over (under) if no part pulls the other way; else about."""
    said = {part.qualifier for part in parts} - {"exact"}
    return said.pop() if len(said) == 1 else "about" if said else "exact"


def _first_use(report: Report, year: int, nature: str, *, is_added: bool) -> str:
    """Return what becomes of a figure whatever else its reporter says; "" if it is a candidate."""
    if not is_added:
        return LISTED
    if report.is_whole:
        return "whole"
    if nature == "flow" and report.days > LONGEST:
        return "long"
    return "outside" if nature == "flow" and 2 * report.days_in(year) < report.days else ""


def _not_overlapping(parts: Sequence[Part], year: int) -> list[Part]:
    def rank(part: Part) -> tuple[int, int, str]:
        return -part.report.days_in(year), -part.report.submitted.toordinal(), part.report.code

    taken: list[Part] = []
    for part in sorted(parts, key=rank):
        overlaps = any(part.report.shares_days(other.report) for other in taken if other.use == COUNTED)
        taken.append(replace(part, use="overlap" if overlaps else COUNTED))
    return taken


def _latest(parts: Sequence[Part], _year: int) -> list[Part]:
    newest, *others = sorted(parts, key=lambda part: (part.report.end, part.report.submitted, part.report.code), reverse=True)
    return [replace(newest, use=COUNTED), *(replace(part, use="older") for part in others)]
