"""Figures of reports stand beside published ones, marked as such; the part of one body is never the place's own number."""

import shutil

import polars as pl
import pytest

from dashboard import comparability, queries, tables, warehouse
from dashboard.charts import latest, results
from dashboard.context import Context
from dashboard.scope import Scope
from etl.run import Settings, build
from tests import drawn
from tests.conftest import INVENTED, ROOT, quietly
from tests.golden.test_invented_reports import REPORTS
from tests.pages.test_every_number_opens import assert_marks_open


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A published warehouse of INVENTED plans, figures and reports."""
    data = tmp_path_factory.mktemp("reported") / "data"
    shutil.copytree(INVENTED, data)
    shutil.copytree(REPORTS, data / "reports")
    shutil.copytree(ROOT / "data" / "vocabulary", data / "vocabulary")
    build(Settings(data, data / "build"), quietly)
    return data / "build"


@pytest.fixture(autouse=True)
def reported(folder, monkeypatch):
    monkeypatch.setenv("ATLAS_BUILD", str(folder))


@pytest.fixture
def context():
    return Context.of(warehouse.current(), Scope())


@pytest.mark.parametrize("query", [{"ct": "PROP_SESSIONS"}, {"ct": "OCOP_TOTAL", "nn": "en", "dg": "34"}])
def test_every_number_of_the_results_page_opens(query):
    charts = drawn.charts("results", query)
    assert sum(assert_marks_open(*drawn_chart) for drawn_chart in charts) > 3
    listed = next(chart for chart, _ in charts if chart.key == "bang-so-lieu")
    assert query.get("nn") or "báo cáo đã nhận" in listed.source


def test_the_map_shows_the_report_for_the_whole_province_and_no_part(context):
    shown = queries.figure_by_province(context.build, context.scope, "PROP_SESSIONS")
    assert shown.select("code", "state", "value").rows() == [("60", "value", 21.0)]
    assert queries.figure_by_province(context.build, context.scope, "RURAL_TRIPS").is_empty()


def test_parts_of_different_bodies_do_not_contradict_each_other(context):
    rows = queries.figures(context.build, context.scope, "PROP_SESSIONS", None)
    assert rows.height == 5 and not rows["is_contradicted"].any()
    assert queries.contradicting_figures(context.build, context.scope)["case_count"] == 0


def test_parts_are_neither_compared_nor_joined(context):
    rows = queries.figures(context.build, context.scope, "OCOP_TOTAL", None)
    parts = rows.filter(pl.col("counting") == "one_body")
    assert parts.height == 2 and comparability.figure_line(parts)["line"].null_count() == 2
    kept = latest.latest_by_place(results.of_kind(rows, "moi"), indicator(context, "OCOP_TOTAL"), None, True, context)
    assert kept.frame["figure_id"].to_list() == ["HC-1"]
    assert any("phần của một cơ quan" in note for note in kept.notes)


def test_the_list_and_the_lead_tell_reported_from_published(context):
    app = drawn.run("results", {"ct": "PROP_SESSIONS"})
    page = " ".join(part.proto.body for part in app.get("html"))
    assert "2 số liệu đã công bố, 8 số liệu báo cáo đã nhận" in page
    rows = queries.figures(context.build, context.scope, "PROP_SESSIONS", None)
    shown = tables.html(rows.with_columns(pl.col("province_name").alias("place"), pl.lit("").alias("indicator")),
                        tables.COLUMNS["figures"])  # fmt: skip
    assert shown.count("(báo cáo đã nhận)") == 5 and "phần của một cơ quan" in shown


def test_the_ledger_names_the_files_and_the_overlap():
    app = drawn.run("quality")
    assert not app.exception
    page = " ".join(part.proto.body for part in app.get("html"))
    assert "Báo cáo trùng kỳ" in page


def indicator(context, code):
    rows = queries.indicators(context.build, context.scope)
    return rows.row(by_predicate=pl.col("indicator_code") == code, named=True)
