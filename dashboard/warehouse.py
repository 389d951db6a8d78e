"""The published warehouse, read-only: which build is current, and one way to ask it.

Readers open the file that `current.json` names; a new build has a new file name, so an
open session keeps its snapshot until its next interaction (DESIGN §5). Knows no Streamlit.
"""

from __future__ import annotations

import json
import os
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import duckdb
import polars as pl

from dashboard.texts import _, language

ROOT = Path(__file__).resolve().parent.parent
SQL = Path(__file__).parent / "sql"
POINTER = "current.json"
# `sql()` plans a question twice, once to describe it, and planning is most of what a small one costs: 1,240 → 990 ms for one of
# each. That `execute()` copies the rows once more is what this warning says; there are few of them.
warnings.filterwarnings("ignore", "Arrow output on a DB-API result", UserWarning, r"dashboard\.warehouse")


class NoWarehouse(Exception):
    """Nothing has been published yet, or the pointer names a file that is gone."""


@dataclass(frozen=True, slots=True)
class Build:
    """One published build. `data_date` is the newest day of a document or of a figure's publication."""

    build_id: str
    path: Path
    data_date: date


def build_directory() -> Path:
    """Return where builds are published: ATLAS_BUILD, else `data/build`."""
    return Path(os.environ.get("ATLAS_BUILD", ROOT / "data" / "build"))


_pinned: ContextVar[Build | None] = ContextVar("pinned", default=None)


@contextmanager
def pinned(build: Build) -> Iterator[None]:
    """Make `build` the current one inside the block, whatever has been published since."""
    token = _pinned.set(build)
    try:
        yield
    finally:
        _pinned.reset(token)


def kept(build_id: str, data_date: date) -> Build:
    """Return an earlier build; raises NoWarehouse where its file is no longer kept."""
    path = build_directory() / f"atlas-{build_id}.duckdb"
    if not path.is_file():
        raise NoWarehouse(
            _("Bản dựng {build} không còn trong {folder}: chỉ giữ một số bản gần nhất", build=build_id, folder=path.parent)
        )
    return Build(build_id, path, data_date)


def current() -> Build:
    """Return the build that is pinned, else the one that the pointer names now; raises NoWarehouse."""
    if pinned_build := _pinned.get():
        return pinned_build
    pointer = build_directory() / POINTER
    try:
        written = json.loads(pointer.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise NoWarehouse(_("chưa có kho dữ liệu ở {folder}", folder=pointer.parent)) from None
    except ValueError:
        raise NoWarehouse(_("{file} không đọc được", file=pointer)) from None
    if not {"file", "build_id", "data_date"} <= set(written):
        raise NoWarehouse(_("{file} thiếu nội dung", file=pointer))
    path = pointer.parent / written["file"]
    if not path.exists():
        raise NoWarehouse(_("{file} trỏ tới {missing}, nhưng không có tệp đó", file=pointer, missing=path.name))
    return Build(written["build_id"], path, date.fromisoformat(written["data_date"]))


@lru_cache(maxsize=3)
def _connection(path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(path, read_only=True)


def ask(build: Build, name: str, **values: object) -> pl.DataFrame:
    """Run `dashboard/sql/<name>.sql` with bound values; lists are given as tuples.

    A file whose first line is `-- scope` is prefixed with what it uses of `sql/scope.sql`, the
    one place that says which documents and duties lie in the chosen scope. Lines between
    `-- if <names>` and `-- end` are left out unless every value named is set (neither None nor
    False); `-- ifany` asks for one of them, `-- unless` for none; blocks do not nest. Values are always bound;
    `$en` says whether words are asked for in English.
    """
    return _ask(build.path, name, tuple(sorted({**values, "en": language() == "en"}.items())))


@lru_cache(maxsize=512)
def _ask(path: Path, name: str, values: tuple[tuple[str, object], ...]) -> pl.DataFrame:
    given = {key: list(value) if isinstance(value, tuple) else value for key, value in values}
    text = _text(name, frozenset(key for key, value in given.items() if value not in (None, False)))
    bound = {key: given[key] for key in set(PARAMETER.findall(text))}
    with _connection(path).cursor() as cursor:
        return pl.from_arrow(cursor.execute(text, bound).to_arrow_table())


PARAMETER = re.compile(r"\$([a-z_]+)")  # $year_from
BLOCK = re.compile(r"^ *-- (if|ifany|unless) ([a-z_ ]+)\n(.*?)^ *-- end\n", re.MULTILINE | re.DOTALL)
PART = re.compile(r"^([a-z_]+) as \(\n.*?^\),\n", re.MULTILINE | re.DOTALL)  # one `name as ( … ),` of scope.sql


@lru_cache(maxsize=512)
def _text(name: str, is_set: frozenset[str]) -> str:
    """Return the SQL of a question, without the blocks and parts of the scope that it does not need."""
    text = _choose(_read(name), is_set)
    if not text.startswith("-- scope\n"):
        return text
    for part in reversed(list(PART.finditer(_choose(_read("scope"), is_set)))):
        if re.search(rf"\b{part[1]}\b", text):
            text = part[0] + text
    return "with " + text


def _choose(text: str, is_set: frozenset[str]) -> str:
    """Drop the blocks whose condition does not hold, and all markers."""

    def kept(block: re.Match[str]) -> str:
        found = [name in is_set for name in block[2].split()]
        holds = {"if": all(found), "ifany": any(found), "unless": not any(found)}[block[1]]
        return block[3] if holds else ""

    return BLOCK.sub(kept, text)


@lru_cache
def _read(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")
