"""INVENTED reports beside the INVENTED plans → every row that they make, compared with invented_reports.json.

`python -m tests.golden.test_invented_reports` rewrites the expected rows; review the diff.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

from tests.golden.test_invented_plans import rows_by_table

HERE = Path(__file__).resolve().parent
REPORTS, EXPECTED = HERE / "invented_reports", HERE / "invented_reports.json"
TABLES = ("fct_report", "fct_report_figure", "fct_report_duty", "fct_report_narrative", "fct_obligation")


def rows_of_reports(data: Path) -> dict[str, list[dict[str, object]]]:
    """Return the rows that the reports make, of all tables that they fill."""
    shutil.copytree(REPORTS, data / "reports")
    found = rows_by_table(data)
    figures = [row for row in found["fct_figure"] if row["source_kind"] == "report"]
    issues = [row for row in found["fct_issue"] if row["issue_code"] == "overlapping_reports"]
    return {table: found[table] for table in TABLES} | {"fct_figure": figures, "fct_issue": issues}


def test_the_invented_reports_make_exactly_the_expected_rows(tiny_data):
    assert rows_of_reports(tiny_data) == json.loads(EXPECTED.read_text(encoding="utf-8"))


def test_what_is_invented_says_so():
    for path in REPORTS.rglob("*.*"):
        assert "HƯ CẤU" in path.read_text(encoding="utf-8"), path


def rewrite() -> None:
    """Write what the code makes now as what is expected."""
    with tempfile.TemporaryDirectory() as directory:
        data = Path(directory) / "data"
        shutil.copytree(HERE / "invented", data)
        shutil.copytree(HERE.parent.parent / "data" / "vocabulary", data / "vocabulary")
        text = json.dumps(rows_of_reports(data), ensure_ascii=False, indent=1)
    EXPECTED.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    rewrite()
