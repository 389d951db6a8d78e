"""What a file hands in, as plain values that know their cells → a report of its good rows, and the faults of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from etl.errors import Rejection
from etl.read.faults import MAX_FAULTS, explain
from etl.read.lexicon import Fault
from etl.report import Report

Location = tuple[int | str, ...]
Judge = Callable[[Report], Iterable[Fault]]
FIGURES, DUTIES = "figures", "duties"
PENDING_ID, PENDING_VERSION = "chua-co-ma", 1  # until the store gives the report its id and its version


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a cell as people name it ("Chỉ tiêu!F7", or a column) and, in a text file, its line."""

    cell: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One figure or duty: its values by the field of the record, and where each stands; "" is the row itself."""

    part: str
    values: Mapping[str, Any]
    places: Mapping[str, Place]

    def place(self, name: object = "") -> Place:
        return self.places.get(str(name)) or self.places[""]


@dataclass(slots=True)
class Submission:
    """One report of a file. `faults`: of rows, which are left out of `rows`; `condemned`: of the report as a whole.

    `asked` counts the rows that were filled in, good or not.
    """

    file: str
    head: dict[str, Any] = field(default_factory=dict)
    places: dict[Location, Place] = field(default_factory=dict)
    source: dict[str, Any] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    narrative: dict[str, Any] = field(default_factory=dict)
    faults: list[Rejection] = field(default_factory=list)
    condemned: list[Rejection] = field(default_factory=list)
    asked: int = 0

    def blame(self, place: Place, value: object, reason: str, remedy: str) -> None:
        """Note a fault of a row."""
        self.faults.append(Rejection(self.file, place.cell, shown(value), reason, remedy, place.line))

    def condemn(self, place: Place, value: object, reason: str, remedy: str) -> None:
        """Note a fault for which no row of the report can be taken."""
        self.condemned.append(Rejection(self.file, place.cell, shown(value), reason, remedy, place.line))


@dataclass(frozen=True, slots=True)
class Filled:
    """What can be made of a submission: the report of its good rows, None where none can be taken; the faults; rows asked."""

    report: Report | None
    faults: tuple[Rejection, ...]
    asked: int


def shown(value: object) -> str:
    """Return a value of a cell as a message repeats it."""
    return "" if value is None else f"{value:.15g}" if isinstance(value, float) else str(value)


def settle(submission: Submission, judge: Judge) -> Filled:
    """Return the report of the good rows: what the record or the judge finds wrong with a row leaves that row out."""
    faults, rows = list(submission.faults), list(submission.rows)
    report = None
    while not submission.condemned and report is None:
        content, order = _content(submission, rows)
        try:
            candidate = Report.model_validate(content)
            found = [(fault.location, _rejection(submission, fault, order)) for fault in judge(candidate)]
        except ValidationError as error:
            found = list(_explained(error, submission, order))
        bad = {id(row) for location, _ in found if (row := _row_at(location, order))}
        submission.condemned += [rejection for location, rejection in found if _row_at(location, order) is None]
        faults += [rejection for location, rejection in found if _row_at(location, order)]
        rows = [row for row in rows if id(row) not in bad]
        report = candidate if not found else None
    return Filled(report, (*submission.condemned, *faults), submission.asked)


def _content(submission: Submission, rows: list[Row]) -> tuple[dict[str, Any], dict[str, list[Row]]]:
    """Return the record as plain values, and the rows of each part in its order."""
    order = {part: [row for row in rows if row.part == part] for part in (FIGURES, DUTIES)}
    lists = {part: [dict(row.values) for row in listed] for part, listed in order.items()}
    head = {"id": PENDING_ID, "version": PENDING_VERSION, **submission.head}
    return {"report": head, "source": submission.source, **lists, "narrative": submission.narrative}, order


def _row_at(location: Location, order: Mapping[str, list[Row]]) -> Row | None:
    if len(location) > 1 and location[0] in order and isinstance(location[1], int):
        return order[location[0]][location[1]]
    return None


def _place_at(submission: Submission, location: Location, order: Mapping[str, list[Row]]) -> Place:
    if row := _row_at(location, order):
        return row.place(*location[2:3])
    places = submission.places
    return next((places[location[:end]] for end in range(len(location), 0, -1) if location[:end] in places), Place("tệp"))


def _rejection(submission: Submission, fault: Fault, order: Mapping[str, list[Row]]) -> Rejection:
    place = _place_at(submission, fault.location, order)
    return Rejection(submission.file, place.cell, fault.value, fault.reason, fault.remedy, place.line)


def _explained(
    error: ValidationError, submission: Submission, order: Mapping[str, list[Row]]
) -> Iterator[tuple[Location, Rejection]]:
    """Yield each complaint of the record with its location and cell, in the words of every other fault; some at a time."""
    told = explain(error, Report, submission.file, lambda _: None)
    for fault, rejection in zip(error.errors(include_url=False)[:MAX_FAULTS], told, strict=False):
        place = _place_at(submission, fault["loc"], order)
        words = (rejection.value, rejection.reason, rejection.remedy)
        yield fault["loc"], Rejection(submission.file, place.cell, *words, place.line)
