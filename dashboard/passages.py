"""What stands behind a number: the rows that a mark counts (DESIGN §8.1).

One list for all pages. A mark names a subject and its filters; the rows listed here add
up to the number on the mark, which `tests/pages/test_every_number_opens.py` proves for all.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

import polars as pl

from dashboard.charts import Chart
from dashboard.scope import Scope
from dashboard.warehouse import Build, ask

PAGE_SIZE = 50
ALL_ROWS = 10_000_000

# subject → the filters a mark may set; each is `$mark_<name>` in sql/passages_<subject>.sql
SUBJECTS: dict[str, tuple[str, ...]] = {
    "assignments": ("agency", "role", "theme", "document", "province", "whole", "agencies", "level", "provinces", "unplaced"),
    "duties": (
        "document", "province", "year", "theme", "deadline", "placed", "named", "agency", "words", "undated", "whole",
        "level", "issuers", "themes", "from", "day", "in_force", "answerable", "reported", "proven",
    ),
    "tasks": ("document", "province", "theme", "themes", "whole", "issuers"),
    "documents": (
        "province", "year", "knowledge", "document", "documents", "own", "placed", "level", "loaded", "reliability", "undated",
        "any_period", "directives", "after", "provinces", "unplaced",
        "directive", "words", "number", "whole", "lacks", "campaign", "unloaded", "years",
    ),
    "citations": ("document", "province", "cited", "unloaded", "whole"),
    "deadlines": ("document", "province", "due_from", "due_to", "sure", "deadlines", "endless", "whole"),
    "obligations": (
        "from", "to", "day", "soon", "state", "action", "document", "actor", "year", "month", "due", "dated", "obligation",
        "province", "in_force",
    ),
    "figures": ("figures", "province", "indicator", "undated", "year", "any_period", "outside"),
    "targets": ("indicator", "targets"),
    "issues": ("issue", "origin", "document", "province", "documented", "issues"),
    "sources": ("file",),
    "criteria": ("from", "to", "day", "soon", "in_force", "province", "criterion", "measured"),
    "reporters": ("place", "year", "asked", "state", "body", "unit", "province"),
    "reported_duties": ("place", "year", "state", "body", "theme"),
}  # fmt: skip


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
    return find(build, scope, chart.subject(row), mark_of(chart, row), size=ALL_ROWS)


def mark_code(chart: Chart, row: int | None) -> str:
    """Name a mark in the URL, the same as long as it counts the same: "van-ban-theo-nam.3f0a91"; all together: "….all"."""
    if row is None:
        return f"{chart.key}.all"
    counted = f"{chart.subject(row)} {sorted((name, str(_bindable(value))) for name, value in chart.mark(row).items())}"
    return f"{chart.key}.{sha256(counted.encode()).hexdigest()[:6]}"


def row_of(chart: Chart, code: str) -> tuple[bool, int | None]:
    """Return whether `code` names a mark of this chart, and its row (None: the whole chart)."""
    if code == f"{chart.key}.all":
        return True, None
    if not code.startswith(f"{chart.key}."):
        return False, None
    row = next((row for row in range(chart.frame.height) if chart.can_open(row) and mark_code(chart, row) == code), None)
    return row is not None, row


def _bindable(value: object) -> object:
    if isinstance(value, pl.Series):
        return tuple(value.to_list())
    return tuple(value) if isinstance(value, list) else value
