"""The part Tổng hợp and the draft report: sums by hand on INVENTED reports; who is missing on the shipped data."""

from __future__ import annotations

import shutil
from io import BytesIO

import docx
import openpyxl
import polars as pl
import pytest

from dashboard import rollup, texts, warehouse
from dashboard.render import draft_report
from etl.run import Settings, build
from tests import drawn, reported
from tests.conftest import INVENTED, ROOT, quietly
from tests.golden.test_invented_reports import REPORTS
from tests.pages.test_every_number_opens import assert_marks_open

PAGE = {"phan": "tong-hop", "noi_th": "60", "nam_th": "2023"}
KEYS = [
    "tong-hop-bat-buoc", "tong-hop-chi-tieu", "tong-hop-phan", "tong-hop-co-quan-bao-cao", "tong-hop-nhiem-vu-chu-de",
    "tong-hop-nhiem-vu-co-quan",
]  # fmt: skip
FINANCE = {"agency": "so_tai_chinh", "plan": None, "deadline": None, "recipient": None}
MORE = (  # beside those of tests/golden/invented_reports
    ("quy-1", {"kind": "quarter", "start": "2023-01-01", "end": "2023-03-31"}, {"PROP_SESSIONS": 2, "OCOP_TOTAL": 35}),
    ("quy-2", {"kind": "quarter", "start": "2023-04-01", "end": "2023-06-30"}, {"PROP_SESSIONS": 4}),
    ("so-ket", {"kind": "review", "start": "2021-01-01", "end": "2023-12-31"}, {"PROP_SESSIONS": 100, "OCOP_TOTAL": 38}),
    (
        "thang-12",
        {"kind": "month", "start": "2023-12-01", "end": "2023-12-31"},
        {"CONS_PREF_PCT": 81.5, "RETAIL_SALES_BVND": 7},
    ),
)
UNITS = {"PROP_SESSIONS": "cuộc", "OCOP_TOTAL": "sản phẩm", "CONS_PREF_PCT": "%", "RETAIL_SALES_BVND": "tỷ đồng"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A published warehouse of INVENTED plans and reports."""
    data = tmp_path_factory.mktemp("rolled") / "data"
    shutil.copytree(INVENTED, data)
    shutil.copytree(REPORTS, data / "reports")
    shutil.copytree(ROOT / "data" / "vocabulary", data / "vocabulary")
    for name, head, figures in MORE:
        content = reported.report(**FINANCE, **head, id=f"binh-thuan-2023-{name}-so-tai-chinh", submitted="2024-01-08")
        rows = [{"indicator": code, "value": value, "unit": UNITS[code]} for code, value in figures.items()]
        reported.write(data, content | {"duties": [], "figures": rows, "narrative": {}})
    build(Settings(data, data / "build"), quietly)
    return data / "build"


@pytest.fixture
def invented(folder, monkeypatch):
    monkeypatch.setenv("ATLAS_BUILD", str(folder))
    return warehouse.current()


@pytest.fixture
def rolled(invented):
    return rollup.of(invented, "2008", "60", 2023)


def total_of(rolled, code):
    return next(total for total in rolled.totals if total.code == code)


def parts_of(rolled, code):
    return sorted((part.value, part.use) for part in total_of(rolled, code).parts)


def test_flows_are_added_over_reporters_and_never_over_the_same_days(rolled):
    assert total_of(rolled, "PROP_SESSIONS").value == 12 + 4 + 2 + 4
    assert parts_of(rolled, "PROP_SESSIONS") == [
        (2, "counted"), (4, "counted"), (4, "counted"), (5, "overlap"), (12, "counted"), (21, "whole"), (100, "long"),
    ]  # fmt: skip


def test_stocks_add_the_latest_of_each_reporter(rolled):
    assert total_of(rolled, "OCOP_TOTAL").value == 40 + 38
    assert parts_of(rolled, "OCOP_TOTAL") == [(35, "older"), (38, "counted"), (40, "counted")]


@pytest.mark.parametrize("code", ["CONS_PREF_PCT", "RETAIL_SALES_BVND"])
def test_shares_and_context_are_listed_and_never_added(rolled, code):
    assert total_of(rolled, code).value is None
    assert [use for _value, use in parts_of(rolled, code)] == ["listed"]


def test_a_required_figure_that_nobody_reports_is_no_zero(rolled):
    codes = ["PROP_SESSIONS", "PROP_PARTICIPANTS", "RURAL_TRIPS", "SUPPLY_DEMAND_CONF"]
    assert [total.code for total in rolled.totals[:4]] == codes
    assert [total.value for total in rolled.headline] == [22, None, 3, None]


def test_a_report_that_ends_in_another_year_is_named_and_left_out(rolled):
    assert [report.code for report in rolled.elsewhere] == ["binh-thuan-2023-giao-nam-so-cong-thuong"]
    following = rollup.of(warehouse.current(), "2008", "60", 2024)
    assert parts_of(following, "PROP_SESSIONS") == [(7, "outside")]


def test_the_centre_is_given_what_speaks_for_a_whole_province(invented):
    centre = rollup.of(invented, "2008", rollup.CENTRE, 2023)
    assert parts_of(centre, "PROP_SESSIONS") == [(21, "counted")]
    assert len(centre.in_year) == 2


def test_the_page_shows_the_sums_and_every_number_opens(invented):
    charts = drawn.charts("deadlines", PAGE)
    shown = {chart.key: chart for chart, _ in charts}
    assert list(shown) == KEYS
    assert sum(assert_marks_open(*each) for each in charts) > 25
    headline = ["22 cuộc", "chưa có số liệu", "khoảng 3 phiên/chuyến", "chưa có số liệu"]
    assert shown["tong-hop-bat-buoc"].frame["printed"].to_list() == headline
    notes = dict(shown["tong-hop-chi-tieu"].frame.select("indicator", "note").iter_rows())
    assert "nhiều cấp" in notes["Số cuộc tuyên truyền"] and "ghi 21" in notes["Số cuộc tuyên truyền"]
    assert "1/1 cơ quan được giao báo cáo" in shown["tong-hop-co-quan-bao-cao"].subtitle
    duties = shown["tong-hop-nhiem-vu-co-quan"].frame.drop_nulls("value").select("line", "state", "value")
    assert sorted(duties.rows()) == [("so_cong_thuong", "done", 2), ("so_tai_chinh", "none", 1)]


@pytest.mark.parametrize("query", [{"nam_th": "2024"}, {"noi_th": "tw"}, {"noi_th": "68", "dg": "34", "nn": "en"}])
def test_every_number_opens_for_other_places_and_years(invented, query):
    charts = drawn.charts("deadlines", PAGE | query)
    assert sum(assert_marks_open(*each) for each in charts) > 1


@pytest.mark.parametrize(("key", "value"), [("noi_th", "99"), ("nam_th", "1999")])
def test_a_place_or_year_of_no_use_is_named_and_dropped(invented, key, value):
    app = drawn.run("deadlines", PAGE | {key: value})
    assert not app.exception and any(f"{key}={value}" in warning.value for warning in app.warning)


def test_without_reports_the_page_names_who_is_missing(published):
    shown = {chart.key: chart for chart, _ in drawn.charts("deadlines", PAGE)}
    assert set(shown["tong-hop-bat-buoc"].frame["printed"]) == {"chưa có số liệu"}
    bodies = shown["tong-hop-co-quan-bao-cao"]
    assert "0/17 cơ quan được giao báo cáo" in bodies.subtitle
    assert not any("thành viên" in name for name in bodies.frame["body"])  # they stand there one by one
    assert "Sở Y tế" in bodies.frame.filter(pl.col("reports") == 0)["body"].to_list()
    assert shown["tong-hop-nhiem-vu-co-quan"].n == 46
    centre = {chart.key: chart for chart, _ in drawn.charts("deadlines", PAGE | {"noi_th": "tw", "nam_th": "2024"})}
    assert "0/63 tỉnh, thành phố" in centre["tong-hop-co-quan-bao-cao"].subtitle


@pytest.mark.parametrize("query", [PAGE, PAGE | {"noi_th": "tw", "nam_th": "2024"}])
def test_every_number_opens_without_reports(published, query):
    assert sum(assert_marks_open(*each) for each in drawn.charts("deadlines", query)) > 30


def read(content: bytes):
    paper = docx.Document(BytesIO(content))
    rows = [[cell.text for cell in row.cells] for table in paper.tables for row in table.rows]
    return [paragraph.text for paragraph in paper.paragraphs], rows, paper


def test_the_draft_states_sums_with_denominators_and_quotes_reporters(invented):
    said, rows, paper = read(draft_report.draft(invented, "2008", "60", 2023))
    headings = [p.text for p in paper.paragraphs if p.style.name == "Heading 1"]
    assert [heading.split(",")[0] for heading in headings] == [
        "Công tác lãnh đạo", "Kết quả thực hiện các nội dung của Cuộc vận động",
        "Kết quả của thành viên Ban Chỉ đạo và cấp huyện",
        "Đánh giá chung", "Phương hướng",
    ]  # fmt: skip
    section = paper.sections[0]
    assert all(head.paragraphs[-1].text == "DỰ THẢO" for head in (section.first_page_header, section.header))
    text = "\n".join(said)
    assert "Số cuộc tuyên truyền: 22 cuộc, cộng từ 3 trên 3 cơ quan, đơn vị đã báo cáo" in text
    assert "Số lượt người được tuyên truyền: chưa có số liệu" in text
    assert "từng báo cáo ghi: 81,5% (Sở Tài chính" in text
    assert "Sở Công Thương: “Thiếu kinh phí hư cấu.”" in text
    assert ["", "– Sở Tài chính", "quý I/2023; gửi 8/1/2024", "2", "cuộc", "được cộng"] in rows
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in rows[0][1]


def test_the_draft_has_a_party_layout_is_vietnamese_and_always_the_same(invented):
    with texts.in_language("en"):
        content = draft_report.draft(invented, "2008", "60", 2023, "party")
    assert content == draft_report.draft(invented, "2008", "60", 2023, "party")
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in read(content)[1][0][1]


def test_the_command_writes_the_draft_or_its_tables(invented, tmp_path, capsys):
    paper, sheet = tmp_path / "du-thao.docx", tmp_path / "du-thao.xlsx"
    asked = ["--province", "Bình Thuận", "--year", "2023", "--out"]
    assert rollup.main([*asked, str(paper)]) == rollup.main([*asked, str(sheet)]) == 0
    assert paper.read_bytes() == draft_report.draft(invented, "2008", "60", 2023)
    book = openpyxl.load_workbook(sheet)
    assert len(book.sheetnames) == len(KEYS) + 1
    assert 22 in [cell.value for cell in book.worksheets[1]["B"]]
    assert rollup.main(["--province", "Hư Cấu", "--year", "2023", "--out", str(paper)]) == 1
    assert "Hư Cấu" in capsys.readouterr().err
