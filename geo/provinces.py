"""The provinces of both vintages and the islands, as their tables beside this file say.

'2008': the 63 provinces until 30/6/2025; '2025': the 34 since. Codes are joined on
(vintage, code): seven codes changed meaning. Needs nothing beyond the standard library.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
TABLES = {"2008": "provinces_63.csv", "2025": "provinces_34.csv"}
VINTAGES = tuple(TABLES)


@dataclass(frozen=True, slots=True)
class Province:
    """One province of one vintage. `successor_code` is its 2025 code; a 2025 province has none.

    `lat`, `lon` are a point inside it, for labels.
    """

    vintage: str
    code: str
    name: str
    name_en: str
    region: str
    successor_code: str | None
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Island:
    """One island of Hoàng Sa or Trường Sa and the province it belongs to in each vintage."""

    group: str
    name: str
    code_2008: str
    code_2025: str
    lat: float
    lon: float


@cache
def provinces(vintage: str) -> tuple[Province, ...]:
    """Return the provinces of '2008' or '2025' in order of code."""
    region = "region" if vintage == "2008" else "region_2025"
    rows = (
        Province(
            vintage=vintage,
            code=row["code"],
            name=row["name_vi"],
            name_en=row["name_en"],
            region=row[region],
            successor_code=row.get("merged_into_code"),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
        )
        for row in _rows(TABLES[vintage])
    )
    return tuple(sorted(rows, key=lambda province: province.code))


@cache
def islands() -> tuple[Island, ...]:
    """Return the islands in the order of their table."""
    return tuple(
        Island(row["group"], row["name"], row["code63"], row["code34"], float(row["lat"]), float(row["lon"]))
        for row in _rows("islands.csv")
    )


@cache
def province_names() -> frozenset[str]:
    """Return every name a province bears in either vintage."""
    return frozenset(province.name for vintage in VINTAGES for province in provinces(vintage))


def _rows(file: str) -> list[dict[str, str]]:
    with (HERE / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
