"""Chart → CSV: the rows alone, for a statistics program or a spreadsheet. No scope, no comment lines."""

from __future__ import annotations

import csv as standard
import math
from datetime import date, datetime
from decimal import Decimal
from io import StringIO

from dashboard.charts import Chart

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run what follows (OWASP, CSV injection)


def csv(chart: Chart) -> bytes:
    """UTF-8 with BOM, commas, dot decimals, ISO dates; text that a spreadsheet would run gets an apostrophe."""
    columns = table_columns(chart)
    out = StringIO()
    writer = standard.writer(out, lineterminator="\r\n")
    writer.writerow(neutral(heading) for _, heading in columns)
    names = [name for name, _ in columns]
    writer.writerows([_cell(value) for value in row] for row in chart.frame.select(names).iter_rows())
    return out.getvalue().encode("utf-8-sig")


def table_columns(chart: Chart) -> tuple[tuple[str, str], ...]:
    """Return (frame column, heading) of every exported column: the Chart's own, or all of its frame."""
    return chart.columns or tuple((name, name) for name in chart.frame.columns)


def neutral(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def plain(value: object) -> object:
    """Return a list as one text and a number that is none (NaN, infinity) as nothing; else the value itself."""
    if isinstance(value, (list, tuple)):
        return "; ".join("" if item is None else str(item) for item in value)
    if isinstance(value, (float, Decimal)) and not math.isfinite(value):
        return None
    return value


def _cell(value: object) -> str:
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _decimal(value)
    if isinstance(value, (int, Decimal)):
        return str(value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return neutral(str(value))


def _decimal(value: float) -> str:
    """Write a float with every digit it has, never as 1e+20."""
    return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
