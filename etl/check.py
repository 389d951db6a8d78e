"""Data tests: every sql/90_check_*.sql is one query that must return no rows."""

from __future__ import annotations

import duckdb

from etl.errors import CheckFailed
from etl.stage import SQL

SHOWN = 5  # rows of a failed check that the message shows


def run_checks(connection: duckdb.DuckDBPyConnection) -> int:
    """Run all checks and return their number; raises CheckFailed that names each one with rows.

    Runs while the staging tables are still there: some checks compare with them.
    """
    failures = []
    scripts = sorted(SQL.glob("90_check_*.sql"))
    for script in scripts:
        query = script.read_text(encoding="utf-8")
        rows = connection.execute(query).fetchall()
        if rows:
            shown = "; ".join(" | ".join(map(str, row)) for row in rows[:SHOWN])
            failures.append(f"{script.name} ({_promise(query)}): {len(rows)} dòng sai: {shown}")
    if failures:
        raise CheckFailed("Kiểm tra dữ liệu không đạt, không xuất bản:\n  " + "\n  ".join(failures))
    return len(scripts)


def _promise(query: str) -> str:
    """Return the first comment of a check: what it holds the warehouse to."""
    return query.split("\n", 1)[0].removeprefix("--").strip()
