"""Reports below data/reports come into the warehouse whole, version by version; a bad one is named while the others load."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import duckdb
import pytest

from etl import load
from etl.__main__ import ALL_GOOD, NOT_PUBLISHED, REJECTED, main
from etl.batch import PARALLEL_FROM
from etl.check import run_checks
from etl.errors import CheckFailed
from etl.inputs import find_inputs
from etl.run import open_sources, stage_all
from tests import reported
from tests.conftest import INVENTED, ROOT, quietly
from tests.golden.test_invented_reports import REPORTS

DISTRICT = "binh-thuan-2023-bcd-cvd-cap-huyen-huyen-hu-cau"


def build(data: Path) -> int:
    return main(["build", "--data", str(data), "--quiet"])


def rows_of(data: Path, query: str) -> list[tuple]:
    (file,) = (data / "build").glob("atlas-*.duckdb")
    with duckdb.connect(file, read_only=True) as warehouse:
        return warehouse.execute(query).fetchall()


def test_a_broken_report_is_rejected_while_the_others_load(tiny_data, capsys):
    shutil.copytree(REPORTS, tiny_data / "reports")
    broken = reported.report(id=DISTRICT, version=2, agency="so_cong_thuon")
    reported.write(tiny_data, broken, "lo-hong")
    (tiny_data / "reports" / "lo-hong" / "quen.xlsx").write_bytes(b"PK")
    (tiny_data / "reports" / ".dang-nhan").mkdir()
    (tiny_data / "reports" / ".dang-nhan" / "do-dang.yml").write_text("report: [", encoding="utf-8")
    assert build(tiny_data) == REJECTED
    shown = capsys.readouterr().out
    assert "Báo cáo: vào 9 = nạp 7 + loại 2" in shown and "Văn bản: vào 2 = nạp 2 + loại 0" in shown
    assert f"reports/lo-hong/{DISTRICT}.yml, dòng 6: report.agency = 'so_cong_thuon'" in shown
    assert "reports/lo-hong/quen.xlsx: tên tệp = '.xlsx'" in shown and "do-dang" not in shown
    assert rows_of(tiny_data, "select count(*) from fct_report") == [(7,)]
    assert rows_of(tiny_data, f"select version, is_current from fct_report where report_code = '{DISTRICT}'") == [(1, True)]
    kinds = (
        "select kind, is_loaded, count(*), sum(record_count) from fct_source where kind like '%report' "
        "group by kind, is_loaded order by kind, is_loaded"
    )
    assert rows_of(tiny_data, kinds) == [("report", False, 1, 0), ("report", True, 7, 16), ("stray_report", False, 1, 0)]


def test_check_counts_reports_without_building(tiny_data, capsys):
    shutil.copytree(REPORTS, tiny_data / "reports")
    assert main(["check", "--data", str(tiny_data), "--quiet"]) == ALL_GOOD
    assert "Báo cáo: vào 7 = nạp 7 + loại 0" in capsys.readouterr().out
    assert not (tiny_data / "build").exists()


def test_the_same_version_twice_is_refused_and_another_body_under_the_same_id(tiny_data, capsys):
    reported.write(tiny_data, reported.report(), "a")
    reported.write(tiny_data, reported.report(submitted="2023-12-01"), "b")
    reported.write(tiny_data, reported.report(version=2, agency="so_tai_chinh"), "c")
    reported.write(tiny_data, reported.report(version=3), "d")
    assert build(tiny_data) == REJECTED
    shown = capsys.readouterr().out
    assert f"b/{reported.REPORT}.yml: report.version = '1': trùng lần gửi với reports/a/" in shown
    assert f"c/{reported.REPORT}.yml: report.agency = 'so_tai_chinh': khác lần gửi ở reports/a/" in shown
    assert rows_of(tiny_data, "select version, is_current from fct_report order by 1") == [(1, False), (3, True)]


def test_a_report_of_a_broken_plan_waits_for_the_plan(tiny_data, capsys):
    reported.write(tiny_data, reported.report())
    plan = tiny_data / "plans" / f"{reported.PLAN}.yml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("so_cong_thuong", "so_cong_thuon"), encoding="utf-8")
    assert build(tiny_data) == REJECTED
    assert f"kế hoạch này chưa nạp được. Cách sửa: sửa data/plans/{reported.PLAN}.yml trước" in capsys.readouterr().out


def test_who_took_a_report_in_stays_in_its_file(tiny_data):
    reported.write(tiny_data, reported.report())
    assert build(tiny_data) == ALL_GOOD
    (file,) = (tiny_data / "build").glob("atlas-*.duckdb")
    assert "Nguyễn Văn Hư Cấu".encode() not in file.read_bytes()
    for table, column in rows_of(
        tiny_data, "select table_name, column_name from duckdb_columns() where database_name <> 'system'"
    ):
        assert "received" not in column, table


@pytest.mark.parametrize(
    ("kind", "start", "end", "is_found"),
    [
        pytest.param("year", "2022-12-15", "2023-11-30", True, id="the same year handed in as another report"),
        pytest.param("year", "2023-01-01", "2023-11-30", True, id="a year within a year"),
        pytest.param("other", "2023-11-30", "2024-11-30", True, id="a shared last day"),
        pytest.param("quarter", "2022-12-15", "2023-11-30", True, id="a quarter as long as the year"),
        pytest.param("quarter", "2023-04-01", "2023-06-30", False, id="a quarter in its year"),
        pytest.param("review", "2021-01-01", "2023-11-30", False, id="a review over the year"),
        pytest.param("year", "2023-12-01", "2024-11-30", False, id="the year after"),
    ],
)
def test_what_two_reports_of_one_body_count_twice_is_an_issue(tiny_data, kind, start, end, is_found):
    reported.write(tiny_data, reported.report())
    again = reported.report(
        id="binh-thuan-khac", kind=kind, start=start, end=end, submitted="2024-12-01", plan=None, deadline=None
    )
    reported.write(tiny_data, {**again, "duties": []})
    assert build(tiny_data) == ALL_GOOD
    issues = rows_of(tiny_data, "select document_id from fct_issue where issue_code = 'overlapping_reports'")
    assert issues == [("BC-binh-thuan-khac-PROP_SESSIONS",)] * is_found
    assert rows_of(tiny_data, "select count(*) from fct_figure where report_id is not null") == [(4,)]


def test_two_districts_never_count_twice(tiny_data):
    for name in ("Huyện Hư Cấu", "Huyện Bịa"):
        unit = {"agency": "bcd_cvd_cap_huyen", "unit": name}
        reported.write(tiny_data, reported.report(id=f"binh-thuan-2023-{len(name)}", **unit))
    assert build(tiny_data) == ALL_GOOD
    assert rows_of(tiny_data, "select count(*) from fct_issue where issue_code = 'overlapping_reports'") == [(0,)]


def test_many_reports_are_read_by_several_processes_and_come_out_the_same(tiny_data, capsys):
    many = PARALLEL_FROM + 30
    for number in range(many):
        reported.write(
            tiny_data, reported.report(id=f"binh-thuan-{number}", agency="bcd_cvd_cap_huyen", unit=f"Huyện {number}")
        )
    again = reported.report(id="binh-thuan-7", agency="bcd_cvd_cap_huyen", unit="Huyện 7")
    reported.write(tiny_data, again, "lo-2")
    assert build(tiny_data) == REJECTED
    shown = capsys.readouterr().out
    assert re.search(rf"Báo cáo: vào {many + 1} = nạp {many} \+ loại 1", shown)
    assert "lo-2/binh-thuan-7.yml: report.version" in shown
    assert rows_of(tiny_data, "select count(*) from fct_report_figure") == [(2 * many,)]


def test_nothing_but_a_broken_report_is_no_data(tmp_path, capsys):
    shutil.copytree(ROOT / "data" / "vocabulary", tmp_path / "vocabulary")
    reported.write(tmp_path, reported.report())
    assert build(tmp_path) == NOT_PUBLISHED
    assert "Không có văn bản" in capsys.readouterr().err


def test_the_shipped_data_have_no_reports_but_every_obligation(ask):
    for table in ("fct_report", "fct_report_duty", "fct_report_figure"):
        assert ask(f"select count(*) from {table}") == [(0,)], table
    assert ask("select count(*) from fct_figure where source_kind = 'report'") == [(0,)]
    ((deadlines, actors, unnamed, rows),) = ask(
        "select (select count(*) from fct_deadline), (select count(*) from fct_deadline_actor), (select count(*) from "
        "fct_deadline anti join fct_deadline_actor using (deadline_id)), (select count(*) from fct_obligation)"
    )
    assert rows == actors + unnamed and deadlines == 41
    spans = (
        "select distinct document_id, first_year, last_year from fct_obligation join dim_document using (document_key) "
        "order by document_id"
    )
    assert ask(spans) == [
        ("an-giang-2022-35-kh-duk", 2022, 2022),
        ("bac-giang-2021-kh-mttq-bcd", 2021, None),
        ("binh-thuan-2023-65-kh-bcdcvd", 2023, 2023),
        ("trung-uong-2024-885-kh-mttw-bcdtwcvd", 2024, 2024),
    ]


def test_the_shipped_deadlines_say_their_day_and_their_beginning(ask):
    of_bac_giang = (
        "select section, recurrence, day, cast(since_date as text), is_inferred from fct_deadline join dim_document "
        "using (document_key) where document_id like 'bac-giang%' and (day is not null or since_date is not null) order by all"
    )
    assert ask(of_bac_giang) == [
        ("II.6", "every_10_years", None, "2021-05-19", True),
        ("II.6", "every_5_years", None, "2021-05-19", True),
        ("III.6", "yearly", "03-15", None, False),
        ("IV.1", "every_10_years", None, "2021-05-19", True),
        ("IV.1", "every_5_years", None, "2021-05-19", True),
    ]


def test_the_four_figures_of_the_centre_are_required(ask):
    required = "select indicator_code from dim_indicator where is_required order by 1"
    of_2021 = (
        "select indicator_code from fct_figure where province_name = 'Trung ương' and year = 2021 "
        "and value in (92984, 4097471, 598, 7995) order by 1"
    )
    assert len(ask(required)) == 4 and ask(required) == ask(of_2021)


BREAKS = [
    pytest.param("delete from fct_report where not is_current", "reports", id="a lost version"),
    pytest.param("update fct_report set is_current = true", "reports", id="two current versions"),
    pytest.param("delete from fct_report_duty where state = 'done'", "reports", id="a lost duty"),
    pytest.param("delete from fct_report_narrative where part = 'leadership'", "reports", id="lost words"),
    pytest.param("update fct_report set deadline_id = null", "reports", id="a lost deadline"),
    pytest.param("delete from fct_figure where report_id = 6 and indicator_code = 'OCOP_TOTAL'", "reports", id="a lost figure"),
    pytest.param("update fct_report set agency_code = 'x' where report_id = 1", "keys", id="a body nobody knows"),
    pytest.param("insert into fct_report_figure from fct_report_figure limit 1", "unique", id="a figure twice"),
    pytest.param("update fct_report set start_date = end_date + 1", "intervals", id="a period that runs backward"),
    pytest.param("update fct_report_duty set evidence = 'hỏi a.b@example.vn'", "contact", id="an e-mail address"),
    pytest.param("update fct_report_narrative set text = 'ĐT (0252) 3822 123'", "contact", id="a telephone number"),
]


@pytest.mark.parametrize(("break_it", "check"), BREAKS)
def test_a_check_finds_what_it_guards_against(staged, break_it, check):
    staged.execute("begin")
    try:
        staged.execute(break_it)
        with pytest.raises(CheckFailed, match=rf"90_check_{check}\.sql"):
            run_checks(staged)
    finally:
        staged.execute("rollback")


@pytest.fixture(scope="module")
def staged(tmp_path_factory):
    """A built, unpublished warehouse of the invented plans and reports with its staging tables still there."""
    data = tmp_path_factory.mktemp("staged") / "data"
    shutil.copytree(INVENTED, data)
    shutil.copytree(REPORTS, data / "reports")
    shutil.copytree(ROOT / "data" / "vocabulary", data / "vocabulary")
    sources = open_sources(data, find_inputs(data))
    with load.new_warehouse(data.parent / "atlas.duckdb") as warehouse:
        stage_all(warehouse, sources, quietly)
        load.build_tables(warehouse)
        run_checks(warehouse)
        yield warehouse
