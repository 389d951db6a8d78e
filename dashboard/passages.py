"""What stands behind a number: the rows that a mark counts (DESIGN §8.1).

One list for all pages. A mark names a subject and its filters; the rows listed here add
up to the number on the mark, which `tests/pages/test_every_number_opens.py` proves for all.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from dashboard.charts import Chart
from dashboard.scope import Scope
from dashboard.warehouse import Build, ask

PAGE_SIZE = 50
ALL_ROWS = 10_000_000

# subject → the filters a mark may set; each is `$mark_<name>` in sql/passages_<subject>.sql
SUBJECTS: dict[str, tuple[str, ...]] = {
    "assignments": ("agency", "role", "theme", "document", "province"),
    "duties": ("document", "province", "year", "theme", "deadline", "placed"),
    "documents": ("province", "year", "knowledge", "document", "own", "placed"),
    "figures": ("figures", "province", "indicator"),
}


@dataclass(frozen=True, slots=True)
class Passages:
    """One page of the rows behind a mark; `total` counts them all."""

    subject: str
    rows: pl.DataFrame
    total: int


def find(build: Build, scope: Scope, subject: str, mark: dict[str, object], page: int = 1, size: int = PAGE_SIZE) -> Passages:
    """Return page `page` (from 1) of the rows that `mark` counts within `scope`."""
    filters = {f"mark_{name}": _bindable(mark.get(name)) for name in SUBJECTS[subject]}
    rows = ask(build, f"passages_{subject}", page_size=size, page_start=(page - 1) * size, **filters, **scope.values())
    total = int(rows["total"][0]) if rows.height else 0
    return Passages(subject, rows.drop("total"), total)


def mark_of(chart: Chart, row: int | None) -> dict[str, object]:
    """Return the filters of the mark in `row`, or of all marks of the chart together."""
    assert chart.opens is not None
    return chart.mark(row) if row is not None else dict(chart.opens.whole)


def of_chart(build: Build, scope: Scope, chart: Chart, row: int | None) -> Passages:
    """Return every row behind the mark in row `row` of the frame, or behind the whole chart."""
    assert chart.opens is not None
    return find(build, scope, chart.opens.subject, mark_of(chart, row), size=ALL_ROWS)


def _bindable(value: object) -> object:
    if isinstance(value, pl.Series):
        return tuple(value.to_list())
    return tuple(value) if isinstance(value, list) else value
