"""The published warehouse, read-only: which build is current, and one way to ask it.

Readers open the file that `current.json` names; a new build has a new file name, so an
open session keeps its snapshot until its next interaction (DESIGN §5). Knows no Streamlit.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import duckdb
import polars as pl

ROOT = Path(__file__).resolve().parent.parent
SQL = Path(__file__).parent / "sql"
POINTER = "current.json"


class NoWarehouse(Exception):
    """Nothing has been published yet, or the pointer names a file that is gone."""


@dataclass(frozen=True, slots=True)
class Build:
    """One published build. `data_date` is the newest date the data themselves bear."""

    build_id: str
    path: Path
    data_date: date


def build_directory() -> Path:
    """Return where builds are published: ATLAS_BUILD, else `data/build`."""
    return Path(os.environ.get("ATLAS_BUILD", ROOT / "data" / "build"))


def current() -> Build:
    """Return the build that the pointer names now; raises NoWarehouse."""
    pointer = build_directory() / POINTER
    try:
        written = json.loads(pointer.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise NoWarehouse(f"chưa có kho dữ liệu ở {pointer.parent}") from None
    path = pointer.parent / written["file"]
    if not path.exists():
        raise NoWarehouse(f"{pointer} trỏ tới {path.name}, nhưng không có tệp đó")
    return Build(written["build_id"], path, date.fromisoformat(written["data_date"]))


@lru_cache(maxsize=3)
def _connection(path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(path, read_only=True)


@lru_cache
def _text(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def ask(build: Build, name: str, **values: object) -> pl.DataFrame:
    """Run `dashboard/sql/<name>.sql` with bound values; lists are given as tuples.

    A file whose first line is `-- scope` is prefixed with `sql/scope.sql`, the one place
    that says which documents and duties lie in the chosen scope.
    """
    return _ask(build.path, name, tuple(sorted(values.items())))


@lru_cache(maxsize=512)
def _ask(path: Path, name: str, values: tuple[tuple[str, object], ...]) -> pl.DataFrame:
    text = _text(name)
    if text.startswith("-- scope\n"):
        text = _text("scope") + text
    bound = {key: list(value) if isinstance(value, tuple) else value for key, value in values}
    used = {key: value for key, value in bound.items() if f"${key}" in text}
    with _connection(path).cursor() as cursor:
        return cursor.sql(text, params=used).pl()
