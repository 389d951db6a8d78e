"""Where years, months, days and names stand along a time axis. Knows no sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.charts import Chart
from dashboard.render.reading import ordered


@dataclass(frozen=True, slots=True)
class Times:
    """The time axis that all panels share: where each value stands, the names along it, the time at its left end."""

    at: dict[object, float]
    bands: tuple[str, ...]
    start: float


def times_of(chart: Chart, values: Sequence[object]) -> Times:
    """Return where each value stands in years (2021 fills its whole year: 2021.5), the years' names and the first one.

    Where any value is no date, all are names, one band each.
    """
    found = [_time(value) for value in values]
    if found and all(time is not None for time in found):
        wanted = [_time(value) for value in chart.order]
        years = [int(time) for time in (*found, *wanted) if time is not None]
        bands = tuple(str(year) for year in range(min(years), max(years) + 1))
        return Times(dict(zip(values, found, strict=True)), bands, min(years))
    names = ordered(chart, chart.encoding.x) or [""]
    return Times({value: names.index(str(value)) + 0.5 for value in values}, tuple(names), 0)


def _time(value: object) -> float | None:
    """2021 and "2021" → 2021.5, "2021-08" → the middle of August, a date → its day."""
    if isinstance(value, date):
        return value.year + (value.timetuple().tm_yday - 0.5) / 366
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    parts = str(value)[:10].split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return None
    if len(parts) == 1:
        return int(parts[0]) + 0.5
    if len(parts) == 2 and 1 <= int(parts[1]) <= 12:
        return int(parts[0]) + (int(parts[1]) - 0.5) / 12
    try:
        return _time(date.fromisoformat(str(value)[:10]))
    except ValueError:
        return None
