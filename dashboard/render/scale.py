"""Classes, ticks, shades and contrast of the pictures. Numbers and colours: knows no drawing library and no Chart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.charts import INK, PAPER
from dashboard.wording import number

BLACK = "#000000"
LEGIBLE = 4.5  # the least contrast of text with its ground (WCAG 2.2, 1.4.3, level AA)


@dataclass(frozen=True, slots=True)
class Step:
    """One class of a sequential legend: both ends belong to it."""

    low: float
    high: float
    label: str

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high


def classes(values: Sequence[float], most: int = 5, lang: str = "vi") -> tuple[Step, ...]:
    """Cut the distinct values into at most `most` runs of about equal length, as on screen (`charts.coverage`).

    Zero, "collected, none", is a class of its own where nothing lies below it: it must not look like a small number.
    """
    distinct = sorted({value for value in values if math.isfinite(value)})
    rest = [value for value in distinct if value != 0 or distinct[0] < 0]
    count = min(most, len(rest))
    bounds = [round(place * len(rest) / count) for place in range(count + 1)] if count else []
    steps = tuple(_step(rest[start:end], lang) for start, end in pairwise(bounds))
    return (Step(0, 0, "0"), *steps) if len(rest) < len(distinct) else steps


def _step(group: list[float], lang: str) -> Step:
    low, high = group[0], group[-1]
    label = number(low, lang=lang) if low == high else f"{number(low, lang=lang)}–{number(high, lang=lang)}"
    return Step(low, high, label)


def ticks(low: float, high: float, most: int = 6) -> tuple[float, ...]:
    """Return round values that reach from `low`, or from zero where nothing is below it, to `high`."""
    if low >= 0:
        low = 0.0
    if high <= low:
        high = low + 1
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough)
    if float(high).is_integer() and float(low).is_integer():
        step = max(step, 1.0) if step != 2.5 else 5.0
    first, last = math.floor(low / step), math.ceil(high / step)
    return tuple(index * step for index in range(first, last + 1))


def shade(value: float, highest: float, colours: Sequence[str]) -> str:
    """Return the colour of a heat map's cell: equal steps from 1 to `highest`, on screen and on paper alike."""
    step = int(len(colours) * (value - 1) / highest) if highest > 0 else 0
    return colours[min(max(step, 0), len(colours) - 1)]


def text_on(colour: str) -> str:
    """Return what is legible on `colour`: paper or ink, whichever stands out more; black where neither does enough."""
    best = max((PAPER, INK), key=lambda text: contrast(text, colour))
    return best if contrast(best, colour) >= LEGIBLE else BLACK


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lightness(colour: str) -> float:
    """Perceived lightness, 0 black to 1 white (CIE L*)."""
    luminance = _luminance(colour)
    return 1.16 * luminance ** (1 / 3) - 0.16 if luminance > 0.008856 else 9.033 * luminance


def grey(colour: str) -> str:
    """Return the grey a black-and-white printer makes of `colour`."""
    target = lightness(colour)
    luminance = ((target + 0.16) / 1.16) ** 3 if target > 0.08 else target / 9.033
    level = 12.92 * luminance if luminance <= 0.0031308 else 1.055 * luminance ** (1 / 2.4) - 0.055
    return "#" + f"{round(level * 255):02x}" * 3


def channels(colour: str) -> tuple[int, int, int]:
    """Split a colour: #a4261d → (164, 38, 29)."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
