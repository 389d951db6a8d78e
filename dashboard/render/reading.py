"""How renderers read a Chart: which column is measured, which tones occur, in what order names stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from dashboard.charts import NEUTRAL, Chart, Kind, Tone
from dashboard.render.scale import lightness

ALIKE = 0.09  # two tones nearer than this in lightness can't be told apart in grey print


def measure(chart: Chart) -> str:
    """Return the column of the numbers: `value`, else the axis along which this kind measures."""
    return chart.encoding.value or (chart.encoding.x if chart.kind is Kind.BARS else chart.encoding.y)


def ordered(chart: Chart, column: str, *, with_absent: bool = False) -> list[str]:
    """Return the distinct values of a column: in the Chart's order where that names any of them, else as they come."""
    present = list(dict.fromkeys(str(value) for value in chart.frame[column].to_list() if value is not None))
    order = chart.order_x if column == chart.encoding.x and chart.order_x else chart.order
    if not any(value in order for value in present):
        return present
    first = [value for value in order if with_absent or value in present]
    return [*first, *(value for value in present if value not in first)]


def all_tones(chart: Chart) -> tuple[Tone, ...]:
    """Return the Chart's tones, and a plain one for every code that it has no words for."""
    if not chart.encoding.colour:
        return ()
    known = {tone.code for tone in chart.tones}
    return (*chart.tones, *(Tone(code, code, NEUTRAL) for code in _codes(chart) if code not in known))


def used_tones(chart: Chart) -> tuple[Tone, ...]:
    """Return the tones that occur: the legend explains what is seen and nothing else."""
    return tuple(tone for tone in all_tones(chart) if tone.code in _codes(chart)) if chart.encoding.colour else ()


def _codes(chart: Chart) -> dict[str, None]:
    return dict.fromkeys(str(code) for code in chart.frame[chart.encoding.colour].to_list() if code is not None)


def told_apart(tones: Sequence[Tone]) -> tuple[Tone, ...]:
    """Give tones whose lightness is that of an earlier one a texture of lines: they stay apart in grey print."""
    seen: list[float] = []
    parted = []
    for tone in tones:
        light = lightness(tone.colour)
        if not tone.texture:
            if any(abs(light - other) < ALIKE for other in seen):
                tone = replace(tone, texture="lines")
            else:
                seen.append(light)
        parted.append(tone)
    return tuple(parted)


def targets(chart: Chart, panel: object = None) -> list[float]:
    """Return the levels of the dashed lines of POINTS: of one panel, or of all."""
    enc = chart.encoding
    if not enc.target:
        return []
    rows = chart.frame if panel is None else chart.frame.filter(pl.col(enc.panel) == panel)
    return rows[enc.target].drop_nulls().unique(maintain_order=True).to_list()


def extent(starts: Sequence[float | None], ends: Sequence[float | None]) -> tuple[float, float]:
    """Return where the number axis of RANGES begins and ends: from zero, or from what lies below it."""
    found = [value for value in (*starts, *ends) if value is not None]
    low, high = min(0, min(found, default=0)), max(0, max(found, default=1))
    return low, high if high > low else low + 1
