"""`data/figures/*.csv` → published figures; `targets.csv` → values to be reached."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from etl.read.lexicon import CENTRE, Fault, Lexicon
from etl.read.tables import Table, read_table
from etl.rows import Figure, Target


def read_figures(path: Path, file: str, lexicon: Lexicon, taken: dict[str, str]) -> Table[Figure]:
    """Return the figures of one file; raises DataError if the file as a whole cannot be read.

    `taken` says where each id already stands; the ids of this file are added.
    """

    def judge(row: Figure) -> Iterator[Fault]:
        yield from _place_and_indicator(row.province, row.indicator, "province", lexicon)
        yield from _backward_period(row)

    return read_table(path, file, Figure, judge, taken=taken)


def read_targets(path: Path, file: str, lexicon: Lexicon) -> Table[Target]:
    """Return the targets; raises DataError if the file as a whole cannot be read."""

    def judge(row: Target) -> Iterator[Fault]:
        yield from _place_and_indicator(row.scope, row.indicator, "scope", lexicon)
        yield from lexicon.document(row.document, "document")

    return read_table(path, file, Target, judge)


def _place_and_indicator(place: str, indicator: str, column: str, lexicon: Lexicon) -> Iterator[Fault]:
    if place != CENTRE:
        yield from lexicon.province(place, column)
    yield from lexicon.indicator(indicator, "indicator")


def _backward_period(row: Figure) -> Iterator[Fault]:
    """Yield the end of a period that lies before its start, as far as both dates tell."""
    if row.period_start and row.period_end:
        shared = min(len(row.period_start), len(row.period_end))
        if row.period_start[:shared] > row.period_end[:shared]:
            value = f"{row.period_start} … {row.period_end}"
            yield Fault(("period_end",), value, "kỳ kết thúc trước khi bắt đầu", "sửa period_start hoặc period_end")
