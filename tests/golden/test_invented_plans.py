"""Two INVENTED plans → every row that they make, compared with invented.json.

`python -m tests.golden.test_invented_plans` rewrites the expected rows; review the diff.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import duckdb

from etl import publish
from etl.run import Settings, build

HERE = Path(__file__).resolve().parent
EXPECTED = HERE / "invented.json"
VOCABULARY = HERE.parent.parent / "data" / "vocabulary"
FROM_VOCABULARY = (
    "dim_agency",
    "dim_criteria",
    "dim_criterion",
    "dim_document_kind",
    "dim_indicator",
    "dim_issue_kind",
    "dim_theme",
    "fct_source",
    "mart_agency",
)
FROM_GEOGRAPHY = ("dim_province", "map_province")


def rows_by_table(data: Path) -> dict[str, list[dict[str, object]]]:
    """Build `data` and return the rows of every table that the plans, the registry and the figures fill."""
    build(Settings(data, data / "build"), lambda batches, file_count: batches)
    with duckdb.connect(data / "build" / publish.current(data / "build").file, read_only=True) as warehouse:
        tables = [name for (name,) in warehouse.execute("select table_name from duckdb_tables() order by 1").fetchall()]
        found = {}
        for table in tables:
            if table not in FROM_VOCABULARY + FROM_GEOGRAPHY:
                cursor = warehouse.execute(f"from {table}")
                names = [column[0] for column in cursor.description]
                found[table] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return json.loads(json.dumps(found, default=str))


def test_the_invented_plans_make_exactly_the_expected_rows(tiny_data):
    assert rows_by_table(tiny_data) == json.loads(EXPECTED.read_text(encoding="utf-8"))


def test_what_is_invented_says_so():
    for path in (HERE / "invented").rglob("*.*"):
        assert "HƯ CẤU" in path.read_text(encoding="utf-8"), path


def rewrite() -> None:
    """Write what the code makes now as what is expected."""
    with tempfile.TemporaryDirectory() as directory:
        data = Path(directory) / "data"
        shutil.copytree(HERE / "invented", data)
        shutil.copytree(VOCABULARY, data / "vocabulary")
        text = json.dumps(rows_by_table(data), ensure_ascii=False, indent=1)
    EXPECTED.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    rewrite()
