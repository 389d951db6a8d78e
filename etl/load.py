"""Frames → a DuckDB file: staging filled in bulk, then the numbered SQL in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from etl.stage import SQL

STORAGE = "v1.5.0"  # DuckDB 1.5 and 2.0 both read it
MEMORY = "1GB"  # of DuckDB alone; what does not fit goes to the spill directory
PREFIXES = ("dim_", "fct_", "map_", "mart_")  # of published tables


@contextmanager
def new_warehouse(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a new warehouse file with empty staging tables; it is complete once the block is left."""
    spill = path.with_suffix(".spill")
    with duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": str(spill)}) as connection:
        connection.execute(f"attach '{_quoted(path)}' as atlas (storage_version '{STORAGE}')")
        connection.execute("use atlas")
        connection.execute(_script("10_stg"))
        yield connection
        connection.execute("use memory")
        connection.execute("detach atlas")


def stage(connection: duckdb.DuckDBPyConnection, frames: Mapping[str, pl.DataFrame]) -> None:
    """Append each frame to the staging table of its name, by column name."""
    for table, frame in frames.items():
        connection.register("incoming", frame)
        connection.execute(f"insert into {table} by name select * from incoming")
        connection.unregister("incoming")


def build_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Run every numbered script after 10_stg and before the checks, in order."""
    for script in sorted(SQL.glob("[1-8]*.sql")):
        if script.stem != "10_stg":
            connection.execute(_script(script.stem))


def row_counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Return the number of rows of every published table."""
    tables = _published(connection)
    return {table: connection.execute(f"select count(*) from {table}").fetchall()[0][0] for table in tables}


def issue_counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Return the number of issues by their Vietnamese name, most frequent first."""
    return dict(
        connection.execute(
            "select coalesce(k.name, i.issue_code), count(*) from fct_issue as i "
            "left join dim_issue_kind as k using (issue_code) group by 1 order by 2 desc, 1"
        ).fetchall()
    )


def newest_date(connection: duckdb.DuckDBPyConnection, today: date) -> date:
    """Return the newest day, up to today, that the data themselves bear: of a document, of a figure's publication, of a
    report's arrival."""
    newest = connection.execute(
        "select max(cast(day as date)) from (select date as day from stg_plan union all select date from stg_known "
        "union all select published from stg_figure union all select cast(submitted as text) from stg_report) "
        "where length(day) = 10 and cast(day as date) <= $today",
        {"today": today},
    ).fetchall()[0][0]
    return newest or today


def write_parquet(connection: duckdb.DuckDBPyConnection, directory: Path) -> None:
    """Write every published table as `<directory>/<table>.parquet`."""
    directory.mkdir(parents=True)
    for table in _published(connection):
        target = _quoted(directory / f"{table}.parquet")
        connection.execute(f"copy (from {table}) to '{target}' (format parquet, compression zstd)")


def _published(connection: duckdb.DuckDBPyConnection) -> list[str]:
    query = "select table_name from duckdb_tables() where database_name = 'atlas' order by table_name"
    return [table for (table,) in connection.execute(query).fetchall() if table.startswith(PREFIXES)]


def _script(stem: str) -> str:
    return (SQL / f"{stem}.sql").read_text(encoding="utf-8")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
