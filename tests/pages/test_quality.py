"""The page of data quality: denominators, filters of the ledger, refused files, undated documents, what is left blank."""

import pytest

from dashboard import passages, queries, tables
from dashboard.charts import quality
from dashboard.render import delimited
from etl.run import Settings, build
from tests import drawn
from tests.conftest import quietly
from tests.pages.test_every_number_opens import assert_marks_open

LEDGER = ("loi-theo-loai", "loi-theo-van-ban", "so-loi")


def page(query=None):
    return {chart.key: (chart, context) for chart, context in drawn.charts("quality", query)}


def test_the_tiles_say_of_how_many(published, ask):
    tiles, _ = page()["chat-luong"]
    shown = dict(tiles.frame.select("label", "value").iter_rows())
    of = dict(tiles.frame.select("label", "of").iter_rows())
    ((faulty, loaded),) = ask(
        "select count(distinct i.document_id), (select count(*) from dim_document where status = 'loaded') "
        "from fct_issue as i where origin = 'source'"
    )
    assert of["Lỗi của văn bản gốc"] == f"ở {faulty}/{loaded} văn bản đã nạp"
    ((undated, figures),) = ask("select count(*) filter (year is null), count(*) from fct_figure")
    assert shown["Số liệu không rõ kỳ"] == undated
    assert tiles.frame["printed"][2] == f"{undated}/{figures}"
    assert shown["Lỗi khi nạp"] == 0
    assert of["Lỗi khi nạp"].startswith("0/")


def test_the_filters_act_on_the_ledger_and_are_written_in_it(published, ask):
    charts = page({"og": "source", "lo": "misprint", "dp": "24"})
    ((expected,),) = ask(
        "select count(*) from fct_issue join dim_document using (document_id) "
        "where origin = 'source' and issue_code = 'misprint' and code_2008 = '24'"
    )
    for key in LEDGER:
        chart, _ = charts[key]
        assert chart.n == expected > 0
        for words in ("văn bản gốc", "Lỗi in chữ", "Bắc Giang"):
            assert words in chart.subtitle, key
            assert words in chart.scope_text, key
    assert charts["chat-luong"][0].n > expected  # the tiles stay those of the whole store
    assert "Bắc Giang" in charts["truong-thieu-so-van-ban"][0].subtitle


def test_the_scope_of_other_pages_does_not_narrow_this_one(published):
    whole, scoped = page(), page({"nam": "2023-2023", "tinh": "24", "vb": "trung-uong-2021-03-ct-tw", "loai": "cong_van"})
    for key, (chart, _) in whole.items():
        assert scoped[key][0].n == chart.n, key
        assert scoped[key][0].scope_text == "Toàn bộ kho dữ liệu", key


def test_a_province_of_the_other_boundaries_is_let_go(published):
    """Seven codes mean another province after 1/7/2025: the choice must not survive the change unseen."""
    app = drawn.run("map", {"dp": "60"})
    next(group for group in app.button_group if group.key == "map.vintage").set_value("2025").run()
    assert not app.exception
    assert dict(app.query_params) == {"dg": "34"}


def test_the_screen_shows_the_first_rows_and_the_export_all(published):
    chart, _ = page()["so-loi"]
    assert chart.n == chart.frame.height > quality.ROWS_SHOWN
    html = tables.chart_table(chart, lambda row: None)
    assert html.count("<tr>") == 1 + quality.ROWS_SHOWN
    assert f"hiện {quality.ROWS_SHOWN} trên {chart.n} dòng" in html
    assert len(delimited.csv(chart).decode("utf-8-sig").split("\r\n")) - 2 == chart.n


def test_a_ledger_too_long_for_one_table_says_so(published, monkeypatch):
    monkeypatch.setattr(queries, "MOST_ROWS", 60)
    chart, context = page()["so-loi"]
    assert chart.frame.height == 60 < chart.n
    assert f"60 dòng đầu trên {chart.n}" in chart.notes[0]
    assert assert_marks_open(chart, context) == 60


def test_documents_of_no_known_year_have_a_column_that_opens(published, ask):
    chart, context = page()["muc-biet-theo-nam"]
    ((undated, everything),) = ask("select count(*) filter (year is null), count(*) from dim_document")
    marks = [row for row in range(chart.frame.height) if chart.frame["when"][row] == "Không rõ năm"]
    listed = [passages.of_chart(context.build, context.scope, chart, row).rows for row in marks]
    assert sum(rows.height for rows in listed) == undated > 0
    assert all(rows["year"].null_count() == rows.height for rows in listed)
    assert chart.n == everything


def test_what_a_plan_leaves_blank_is_told_apart(published):
    chart, _ = page()["truong-trong-ke-hoach"]
    states = {
        field: state
        for document, field, state in chart.frame.select("document_id", "field", "state").iter_rows()
        if document == "bac-giang-2021-kh-mttq-bcd"
    }
    assert states["number"] == states["period"] == "blank"
    assert states["issued"] == "partial"
    assert states["plan_year"] == "not_applicable"
    blank = chart.frame.filter(chart.frame["state"].is_in(["blank", "partial"])).height
    assert f"{blank} chỗ" in chart.title
    assert states["signer_role"] == states["recipients"] == states["place_printed"] == "filled"


def test_missing_shares_leave_out_what_does_not_apply(published):
    chart, _ = page()["truong-thieu-so-van-ban"]
    cells = {(field, column): (lacking, total) for field, column, lacking, total in
             chart.frame.select("field", "column", "lacking", "total").iter_rows()}  # fmt: skip
    assert cells["number", "draft"] == (None, 0)
    assert cells["province", "all"][1] < cells["date", "all"][1] == chart.n
    everything = {field for field, column in cells if column == "all"}
    for field in everything:
        parts = [cells[field, column] for name, column in cells if name == field and column != "all"]
        assert sum(lacking or 0 for lacking, _ in parts) == cells[field, "all"][0]
        assert sum(total for _, total in parts) == cells[field, "all"][1]


def test_no_unknown_name_is_said_with_its_denominator(published, ask):
    chart, _ = page()["ten-la-tep-loai"]
    ((bodies,),), ((assignments,),) = ask("select count(*) from dim_agency"), ask("select count(*) from fct_duty_agency")
    assert chart.frame["label"][0] == "Không có tên cơ quan nào ngoài danh mục"
    assert f"{bodies} cơ quan" in chart.frame["rule"][0]
    assert f"{assignments} lượt giao" in chart.frame["rule"][0]


@pytest.fixture
def with_a_refused_file(tiny_data, monkeypatch):
    """A warehouse of INVENTED data one of whose plans names a body that nobody knows."""
    plan = tiny_data / "plans" / "hu-cau-2024-2-kh-bcd.yml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("code: so_", "code: so_khong_co_"), encoding="utf-8")
    summary = build(Settings(tiny_data, tiny_data / "build"), quietly)
    assert summary.rejections
    monkeypatch.setenv("ATLAS_BUILD", str(tiny_data / "build"))
    return len(summary.rejections)


def test_a_refused_file_stands_in_the_ledger_and_first_among_the_sources(with_a_refused_file):
    charts = page()
    tiles, _ = charts["chat-luong"]
    assert tiles.frame["value"][3] == with_a_refused_file
    assert tiles.frame["of"][3].startswith("1/")
    statements, _ = charts["ten-la-tep-loai"]
    assert statements.n == with_a_refused_file
    sources, _ = charts["tep-nguon"]
    assert sources.frame["file"][0] == "plans/hu-cau-2024-2-kh-bcd.yml"
    assert "so_khong_co_" in sources.frame["reason"][0]
    assert "load" in set(charts["so-loi"][0].frame["origin"])
    for chart, context in charts.values():
        assert_marks_open(chart, context)


@pytest.mark.parametrize("key", ["og", "lo", "dp"])
def test_a_filter_that_the_ledger_does_not_know_is_named_and_dropped(published, key):
    app = drawn.run("quality", {key: "khong-co"})
    assert not app.exception
    assert any(f"{key}=khong-co" in warning.value for warning in app.warning)
    assert key not in app.query_params
