"""A conference report, complete and frozen: whoever holds it can make it in Word, PDF or as a workbook, the same each time.

Pure: it asks nothing, draws nothing, knows no renderer. `dashboard/render/report_*.py` write it.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import polars as pl

from dashboard.charts import Chart

STATE, PARTY = "state", "party"  # Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW
PASSAGES, SOURCES = "passages", "sources"
ANNEXES = (PASSAGES, SOURCES)


@dataclass(frozen=True, slots=True)
class Entry:
    """One chapter: a chart, its title and comment in this report, the rows behind it.

    An empty `title` takes the chart's. `passages` has one row a counted passage; its column names are the headings as
    printed, its values text, numbers, dates or null. None: the report doesn't list them.
    """

    chart: Chart
    title: str = ""
    comment: str = ""
    passages: pl.DataFrame | None = None

    @property
    def heading(self) -> str:
        return self.title.strip() or self.chart.title


@dataclass(frozen=True, slots=True)
class Report:
    """Entries in their order under one letterhead; what is None in it is left blank for the one who issues the report.

    `body` is the abbreviation of who issues it (SCT), as in "Số:      /BC-SCT". `code` makes the report again from
    build `build_id`; both stand in every foot.
    """

    title: str
    entries: tuple[Entry, ...]
    build_id: str
    code: str
    subtitle: str = ""
    system: str = STATE
    issuer: str | None = None
    parent: str | None = None
    body: str | None = None
    place: str | None = None
    date: datetime.date | None = None
    recipients: tuple[str, ...] = ()
    annexes: tuple[str, ...] = ANNEXES
    tables: bool = True  # False: a chart that is drawn has no table under it; the workbook has every number

    @property
    def scope_text(self) -> str:
        """Return the scope if all charts share one, else ""; each figure states its own anyhow."""
        scopes = {entry.chart.scope_text for entry in self.entries}
        return scopes.pop() if len(scopes) == 1 else ""

    @property
    def data_dates(self) -> tuple[str, ...]:
        """Return until when the data reach, as printed; more than one only if the charts disagree."""
        return tuple(dict.fromkeys(entry.chart.data_date for entry in self.entries))

    @property
    def sources(self) -> dict[str, tuple[int, ...]]:
        """Return each source once, with the numbers of the entries (from 1) that rest on it."""
        found: dict[str, tuple[int, ...]] = {}
        for number, entry in enumerate(self.entries, start=1):
            found[entry.chart.source] = (*found.get(entry.chart.source, ()), number)
        return found

    @property
    def listed(self) -> tuple[tuple[int, Entry], ...]:
        """Return the entries whose passages the annex lists, with their numbers."""
        if PASSAGES not in self.annexes:
            return ()
        return tuple((number, entry) for number, entry in enumerate(self.entries, start=1) if entry.passages is not None)
