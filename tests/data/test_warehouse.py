"""The warehouse of the shipped data: what it must hold, that it is the same each time, that its checks bite."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

import duckdb
import pytest

from etl import load, publish
from etl.check import run_checks
from etl.errors import CheckFailed
from etl.inputs import find_inputs
from etl.read.yaml import parse_yaml
from etl.run import Settings, build, open_sources, stage_all
from etl.stage import SQL

ROOT = Path(__file__).resolve().parents[2]
STORAGE_OF_1_5 = 68  # in the header of a file that DuckDB 1.5 can read (STACK §1)
PLANS = {
    "binh-thuan-2023-65-kh-bcdcvd": (40, 22),
    "bac-giang-2021-kh-mttq-bcd": (33, 11),
}


def quietly(batches, file_count):
    return batches


def test_the_shipped_data_build_without_a_rejection(shipped_summary):
    summary, _ = shipped_summary
    assert [str(rejection) for rejection in summary.rejections] == []
    assert summary.published.rejected == 0
    assert summary.check_count == len(list(SQL.glob("90_check_*.sql"))) >= 10


def test_every_plan_file_is_a_document(shipped_summary, ask):
    summary, _ = shipped_summary
    files = {path.stem for path in (ROOT / "data" / "plans").glob("*.yml")}
    assert {document for (document,) in ask("select document_id from dim_document where status = 'loaded'")} == files
    assert summary.plans_loaded == len(summary.plan_files) == len(files) >= 4


@pytest.mark.parametrize(("document", "duties", "bodies"), [(name, *counts) for name, counts in PLANS.items()])
def test_duties_and_bodies_are_as_annotated_by_hand(ask, document, duties, bodies):
    assert ask(
        "select count(distinct duty_id), count(distinct agency_code) "
        f"from mart_duty_agency join dim_document using (document_key) where document_id = '{document}'"
    ) == [(duties, bodies)]


def test_the_whole_registry_is_loaded(ask):
    known = ask("select count(*) from dim_document")[0][0]
    rows = ask("select record_count from fct_source where kind = 'registry'")[0][0]
    assert known >= rows >= 137


def test_all_figures_are_loaded_and_those_without_a_period_have_no_year(ask):
    assert ask("select count(*), count(*) filter (period_start is null and period_end is null) from fct_figure") == [(897, 148)]
    assert ask("select count(*) from fct_figure where year is null and start_date is null and end_date is null") == [(148,)]
    assert ask("select count(*) from fct_issue where issue_code = 'figure_without_period' and origin = 'figure'") == [(148,)]


def test_every_doubt_of_the_registry_is_an_issue(ask):
    assert ask("select count(*) from dim_document where doubt is not null and document_id not in "
               "(select document_id from fct_issue where issue_code = 'registry_doubt')") == [(0,)]  # fmt: skip


def test_blanks_stay_blank(ask):
    assert ask(
        "select number, issue_date, issue_start, issue_end, plan_year from dim_document "
        "where document_id = 'bac-giang-2021-kh-mttq-bcd'"
    )[0][:2] == (None, "2021-08")


def test_both_vintages_are_complete(ask):
    assert ask("select vintage, count(*) from dim_province group by 1 order by 1") == [("2008", 63), ("2025", 34)]


def test_two_builds_of_the_same_input_are_equal_in_every_table(shipped_summary, tmp_path):
    first, out = shipped_summary
    second = build(Settings(ROOT / "data", tmp_path), quietly)
    assert second.published.build_id == first.published.build_id
    assert second.row_counts == first.row_counts
    with duckdb.connect() as connection:
        connection.execute(f"attach '{out / first.published.file}' as a (read_only)")
        connection.execute(f"attach '{tmp_path / second.published.file}' as b (read_only)")
        for table in first.row_counts:
            assert connection.sql(f"from a.{table}").fetchall() == connection.sql(f"from b.{table}").fetchall(), table


def test_the_file_can_be_read_by_duckdb_1_5(shipped_warehouse):
    file = shipped_warehouse / publish.current(shipped_warehouse).file
    with file.open("rb") as content:
        _, magic, version = struct.unpack("<8s4sQ", content.read(20))
    assert (magic, version) == (b"DUCK", STORAGE_OF_1_5)


def test_parquet_holds_the_same_tables(shipped_summary):
    summary, out = shipped_summary
    parquet = out / f"parquet-{summary.published.build_id}"
    with duckdb.connect() as connection:
        for table, count in summary.row_counts.items():
            query = f"select count(*) from read_parquet('{parquet / table}.parquet')"
            assert connection.execute(query).fetchall() == [(count,)], table


def test_names_of_signatories_do_not_leave_the_files(ask):
    """The office of a signer is kept, the name is not; of recipients only how many there are."""
    columns = ask("select column_name from duckdb_columns() where database_name <> 'system'")
    assert [name for (name,) in columns if "signer" in name or "recipients" in name] == ["signer_role"]
    plans = [parse_yaml(path.read_text(encoding="utf-8"), path.name) for path in (ROOT / "data" / "plans").glob("*.yml")]
    names = [signer["name"] for plan in plans if (signer := plan["document"]["signer"]) and signer["name"]]
    roles = " ".join(role for (role,) in ask("select signer_role from dim_document where signer_role is not null"))
    assert names
    assert not [name for name in names if name in roles]


BREAKS = [
    pytest.param("update fct_duty_agency set agency_code = 'x' where duty_id = 1", "keys", id="a body nobody knows"),
    pytest.param("update fct_citation set cited_key = 999 where citation_id = 1", "keys", id="a citation of nothing"),
    pytest.param("update fct_issue set document_id = 'x' where issue_id = 1", "keys", id="an issue of nothing"),
    pytest.param("delete from fct_task", "counts", id="a lost task"),
    pytest.param("delete from fct_duty_theme where theme_code = 'propaganda'", "counts", id="a lost theme"),
    pytest.param("delete from fct_duty_agency where duty_id = 3", "duties", id="a duty without a body"),
    pytest.param("insert into fct_duty_theme from fct_duty_theme limit 1", "unique", id="a theme twice"),
    pytest.param("update fct_task set section = 'III.1'", "unique", id="a task at the place of a duty"),
    pytest.param("update fct_deadline set start_date = end_date + 1", "intervals", id="a deadline that runs backward"),
    pytest.param("update dim_document set province_code = null where status = 'loaded'", "places", id="a lost province"),
    pytest.param("delete from dim_province where province_code = '01'", "places", id="62 provinces"),
    pytest.param("update fct_duty set code_2025 = '01' where duty_id = 1", "vintages", id="a duty in two places"),
    pytest.param("update dim_document set code_2008 = null where status = 'loaded'", "vintages", id="lost among the 63"),
    pytest.param("update fct_figure set year = 2023 where figure_id = 'HC-3'", "figures", id="a year made up"),
    pytest.param("delete from fct_issue where origin = 'figure'", "figures", id="a figure without a note"),
    pytest.param("delete from fct_source where kind = 'plan'", "sources", id="a document without a file"),
    pytest.param("update fct_source set is_loaded = false where kind = 'plan'", "sources", id="rejected without a reason"),
    pytest.param("update fct_duty set summary = 'hỏi a.b@example.vn' where duty_id = 1", "contact", id="an e-mail address"),
    pytest.param("update fct_section set heading = 'ĐT (0252) 3822 123'", "contact", id="a telephone number"),
]


@pytest.mark.parametrize(("break_it", "check"), BREAKS)
def test_a_check_finds_what_it_guards_against(staged, break_it, check):
    staged.execute("begin")
    try:
        staged.execute(break_it)
        with pytest.raises(CheckFailed, match=f"90_check_{check}.sql"):
            run_checks(staged)
    finally:
        staged.execute("rollback")


@pytest.fixture(scope="module")
def staged(tmp_path_factory):
    """A built, unpublished warehouse of the invented data with its staging tables still there."""
    place = tmp_path_factory.mktemp("staged")
    shutil.copytree(ROOT / "tests" / "golden" / "invented", place / "data")
    shutil.copytree(ROOT / "data" / "vocabulary", place / "data" / "vocabulary")
    sources = open_sources(place / "data", find_inputs(place / "data"))
    with load.new_warehouse(place / "atlas.duckdb") as warehouse:
        stage_all(warehouse, sources, quietly)
        load.build_tables(warehouse)
        assert run_checks(warehouse) >= 10
        yield warehouse
