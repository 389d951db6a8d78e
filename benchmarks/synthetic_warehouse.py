"""A warehouse of 25,000 INVENTED plans, 1,000,000 duties, 2,000,000 duty–directive rows, beside the shipped data.

    python -m benchmarks.synthetic_warehouse [--force]

Rows are made in SQL (synthetic_warehouse.sql) and go through the real etl/sql; the result is
published into `OUT`, so that ATLAS_BUILD can point at it. Titles and the build id say that it is made up.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from benchmarks.synthetic_plans import VERBS, WORDS
from etl import load, publish
from etl.check import run_checks
from etl.inputs import find_inputs
from etl.run import open_sources, stage_all
from etl.stage import SQL

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "data"
OUT = HERE / "out" / "warehouse"
SCRIPT = HERE / "synthetic_warehouse.sql"
DATA_DATE = "2024-12-31"
COUNTED = ("dim_document", "fct_duty", "fct_duty_agency", "fct_duty_theme", "fct_duty_directive", "fct_deadline",
           "mart_document_directive", "mart_directive")  # fmt: skip


def make_warehouse(out: Path = OUT, force: bool = False) -> Path:
    """Publish the warehouse into `out` unless it is there and made by the same SQL; return `out`."""
    build_id = f"hu-cau-{_fingerprint()}"
    published = publish.current(out)
    if published and published.build_id == build_id and not force:
        return out
    shutil.rmtree(out, ignore_errors=True)
    with publish.build_lock(out), publish.draft(out, build_id) as draft:
        with load.new_warehouse(draft.database) as warehouse:
            _fill(warehouse)
        draft.parquet.mkdir()
        now = datetime.now(UTC).isoformat(timespec="seconds")
        publish.publish(draft, publish.Published(build_id, f"atlas-{build_id}.duckdb", now, DATA_DATE, 0), out)
    return out


def row_counts(out: Path) -> dict[str, int]:
    """Return the rows of the tables that the benchmark is about."""
    with duckdb.connect(out / publish.current(out).file, read_only=True) as connection:
        return {table: connection.execute(f"select count(*) from {table}").fetchall()[0][0] for table in COUNTED}


def _fill(warehouse: duckdb.DuckDBPyConnection) -> None:
    stage_all(warehouse, open_sources(DATA, find_inputs(DATA)), lambda batches, _: batches)
    warehouse.execute(
        "create temp table benchmark_word as select $verbs as verbs, $words as words",
        {"verbs": list(VERBS), "words": list(WORDS)},
    )
    warehouse.execute(SCRIPT.read_text(encoding="utf-8"))
    load.build_tables(warehouse)
    run_checks(warehouse)


def _fingerprint() -> str:
    """Return 8 digits of all SQL that makes the warehouse, here and in etl/."""
    digest = hashlib.sha256()
    for path in sorted([*SQL.glob("*.sql"), SCRIPT]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def main() -> None:
    """Make the warehouse if it is missing or old; print rows and seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--force", action="store_true", help="make it again")
    started = time.monotonic()
    out = make_warehouse(force=parser.parse_args().force)
    seconds = time.monotonic() - started
    size = sum(path.stat().st_size for path in out.glob("atlas-*.duckdb"))
    for table, rows in row_counts(out).items():
        print(f"{table:<26}{rows:>12,}")
    print(f"{publish.current(out).build_id}: {seconds:.1f} s, {size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
