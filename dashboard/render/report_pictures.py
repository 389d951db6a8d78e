"""The pictures of a report. Drawn once for all formats: retitled, moved or exported again, a chart keeps its picture."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from io import BytesIO

import polars as pl

from dashboard.charts import Chart
from dashboard.render import static
from dashboard.texts import language

MOST_KEPT = 128


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A chart that is equal to another if all it says is equal: a frame alone can't be compared."""

    digest: bytes
    chart: Chart = field(compare=False)


def picture(chart: Chart, file_format: static.FileFormat, width_px: int = 1200) -> bytes:
    """Return the chart's picture without its title, which the chapter says, and the report's code, which every page says.

    Raises ValueError where the picture would be higher than a file can be.
    """
    untitled = replace(chart, key="", title="", code="")
    rows = BytesIO()
    chart.frame.write_ipc(rows)
    words = repr(replace(untitled, frame=pl.DataFrame()))
    return _picture(_Drawn(sha256(rows.getvalue() + words.encode()).digest(), untitled), file_format, width_px, language())


@lru_cache(maxsize=MOST_KEPT)
def _picture(drawn: _Drawn, file_format: static.FileFormat, width_px: int, lang: str) -> bytes:
    return static.picture(drawn.chart, file_format, width_px, lang=lang)


def forget() -> None:
    """Drop the pictures that are kept."""
    _picture.cache_clear()
