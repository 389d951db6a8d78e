"""The whole cycle: a form for every body of the two provinces → filled → taken in by one command → on the pages → exported.

All that the offices fill in is INVENTED.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from datetime import date

import polars as pl
import pytest
from openpyxl import load_workbook

from dashboard import layout, queries, rollup, warehouse
from dashboard.addition import COUNTED
from dashboard.obligations import Window
from dashboard.render import draft_report
from dashboard.scope import Scope
from tests import drawn
from tests import filled_forms as office
from tests.conftest import ROOT
from tests.pages.test_every_number_opens import assert_marks_open

PLANS = {"binh-thuan-2023-65-kh-bcdcvd": 22, "bac-giang-2021-kh-mttq-bcd": 11}  # bodies of each
EACH = 12  # what every body writes for every indicator


@pytest.fixture(scope="module")
def reported(shipped_warehouse, tmp_path_factory):
    """The published warehouse of the shipped data and one filled form of every body of the two plans."""
    folder = tmp_path_factory.mktemp("cycle")
    data = shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("build", "drafts", "sources"))
    filled = folder / "filled"
    filled.mkdir()
    for plan, bodies in PLANS.items():
        blanks = office.all_blank(shipped_warehouse, plan)
        assert len(blanks) == bodies
        for code, blank, year in blanks:
            change = office.head(unit="Đơn vị Hư cấu") if "huyen" in code else lambda book: None
            content = office.filled(blank, change, submitted=date(year, 11, 28), value=EACH)
            (filled / f"{plan}-{code.rpartition('.')[2]}-{len(list(filled.iterdir()))}.xlsx").write_bytes(content)
    command = [sys.executable, "-m", "etl", "reports", str(filled), "--data", str(data), "--by", "người thử", "--quiet"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stdout + done.stderr
    return data / "build"


@pytest.fixture(autouse=True)
def _published(reported, monkeypatch):
    monkeypatch.setenv("ATLAS_BUILD", str(reported))


def test_every_report_is_in_the_store_and_listed_on_the_page():
    app = drawn.run("deadlines", {"phan": "nhan-bao-cao"})
    assert not app.exception
    listed = " ".join(element.value for element in app.get("html"))
    assert "33 báo cáo" in listed, listed[-600:]


def test_reported_figures_stand_beside_published_ones_and_open():
    charts = drawn.charts("results", {"ct": "PROP_SESSIONS", "nam": "2021-2024"})
    assert sum(assert_marks_open(*each) for each in charts) > 16
    rows = queries.figures(warehouse.current(), Scope(), "PROP_SESSIONS", None)
    kinds = dict(rows.group_by("source_kind").len().iter_rows())
    assert kinds.pop("report") == 33 and sum(kinds.values()) > 0


def test_an_obligation_to_report_is_done_once_its_own_body_reported_and_never_by_one_of_many():
    marks = Window(date(2023, 12, 1), 2021, 2026).marks
    rows = queries.obligations(warehouse.current(), Scope(provinces=("60",)), **marks).filter(pl.col("action") == "report")
    states = {(row["actor_code"], row["state"]) for row in rows.iter_rows(named=True)}
    some = "unknown"  # one district reported: the store has no list to tell whether all did
    assert states == {
        ("thanh_vien_bcd_cvd_tinh", "done"), ("bcd_cvd_cap_huyen", some), ("ubmttq_cap_huyen", some)
    }  # fmt: skip


def test_the_roll_up_adds_all_parts_and_its_draft_says_so():
    rolled = rollup.of(warehouse.current(), "2008", "60", 2023)
    total = next(total for total in rolled.totals if total.code == "PROP_SESSIONS")
    counted = [part.value for part in total.parts if part.use == COUNTED]
    assert set(counted) == {EACH} and sum(counted) == total.value
    assert len(total.parts) == len(rolled.reports) == PLANS["binh-thuan-2023-65-kh-bcdcvd"]
    assert draft_report.draft(warehouse.current(), "2008", "60", 2023)[:2] == b"PK"


def test_what_a_page_shows_of_reports_is_exported_whole():
    for chart, _ in drawn.charts("deadlines", {"phan": "tong-hop", "noi_th": "60", "nam_th": "2023"}):
        book = load_workbook(io.BytesIO(layout.export(chart, "xlsx")))
        assert book.worksheets[0].max_row >= chart.frame.height, chart.key
