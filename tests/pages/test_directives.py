"""The page Văn bản chỉ đạo: the search, delays in days, the cascade, what is to be collected, the gap table."""

import json
import shutil

import duckdb
import pytest

from dashboard import queries, search, warehouse
from dashboard.charts import Chart, directives
from dashboard.scope import Scope
from tests import drawn
from tests.pages.test_every_number_opens import assert_marks_open

THE_DIRECTIVE = "trung-uong-2021-03-ct-tw"
pytestmark = pytest.mark.usefixtures("published")


def charts(**query: str) -> dict[str, Chart]:
    return {chart.key: chart for chart, _ in drawn.charts("directives", query)}


@pytest.mark.parametrize("typed", ["03-CT/TW", "03 CT TW", "3ct/tw", "chi thi 03", "Chỉ thị 03", "Chỉ thị số: 03-CT/TW"])
def test_a_number_is_found_in_any_spelling(typed):
    found = charts(tk=typed)["danh-sach-chi-dao"].frame
    assert found["document_id"][0] == THE_DIRECTIVE


def test_a_directive_is_found_by_the_english_name_of_its_kind():
    assert charts(tk="directive 03", nn="en")["danh-sach-chi-dao"].frame["document_id"][0] == THE_DIRECTIVE


def test_the_name_in_the_list_chooses_the_directive_and_lets_the_search_go():
    app = drawn.run("directives", {"tk": "03-CT/TW", "dg": "34"})
    assert not app.exception
    shown = " ".join(element.proto.body for element in app.get("html"))
    assert f'href="?dg=34&amp;vb={THE_DIRECTIVE}"' in shown


@pytest.mark.parametrize(
    ("directive", "documents", "dated", "undated", "yearless", "named"),
    [
        pytest.param(THE_DIRECTIVE, 29, 18, 11, 6, 11, id="03-CT/TW"),
        pytest.param("trung-uong-2021-28-ct-ttg", 5, 3, 2, 1, 3, id="28/CT-TTg"),
        pytest.param("trung-uong-2021-386-qd-ttg", 5, 4, 1, 1, 3, id="386/QĐ-TTg"),
    ],
)
def test_what_carries_a_directive_out_is_counted_as_by_hand(directive, documents, dated, undated, yearless, named):
    totals = queries.directive_total(warehouse.current(), Scope(directive=directive))
    assert [totals[f"{key}_count"] for key in ("document", "delay", "undated", "yearless", "named")] == [
        documents, dated, undated, yearless, named
    ]  # fmt: skip


def test_delays_are_days_from_the_directive_and_a_partial_date_gives_a_range():
    frame = charts(vb=THE_DIRECTIVE)["do-tre"].frame
    days = {row["document_id"]: (row["delay_min"], row["delay_max"]) for row in frame.iter_rows(named=True)}
    assert days["binh-thuan-2021-2622-kh-ubnd"] == (58, 58)  # 19/5 → 16/7/2021
    assert days["bac-giang-2021-kh-mttq-bcd"] == (74, 104)  # 1/8 … 31/8/2021
    assert days["trung-uong-2024-885-kh-mttw-bcdtwcvd"] == (1084, 1084)


def test_a_directive_without_a_date_has_no_delays():
    chart = charts(vb="trung-uong-khong-nam-de-an-thi-truong-trong-nuoc-2021-2025")["do-tre"]
    assert chart.is_empty and chart.n == 0
    assert "không rõ ngày" in chart.title


@pytest.fixture
def altered(published, tmp_path, monkeypatch):
    """Return what publishes the shipped build with some documents changed (HƯ CẤU): assignments and ids in SQL."""

    def publish(change: str, document: str) -> None:
        shutil.copytree(published, tmp_path / "build", ignore=shutil.ignore_patterns("parquet-*"))
        file = tmp_path / "build" / json.loads((tmp_path / "build" / "current.json").read_text())["file"]
        with duckdb.connect(file) as connection:
            connection.execute(f"update dim_document set {change} where document_id = ?", [document])
        monkeypatch.setenv("ATLAS_BUILD", str(tmp_path / "build"))

    return publish


def test_what_is_dated_before_the_directive_is_a_fault_and_no_answer(altered):
    altered("issue_date = '2021-05-01', issue_start = '2021-05-01', issue_end = '2021-05-01'", "binh-thuan-2021-2622-kh-ubnd")
    drawn_ = charts(vb=THE_DIRECTIVE)
    chart = drawn_["do-tre"]
    assert chart.n == 17
    assert "binh-thuan-2021-2622-kh-ubnd" not in set(chart.frame["document_id"])
    assert any("ghi ngày trước văn bản chỉ đạo" in note for note in chart.notes)
    assert drawn_["chi-dao-tong-so"].n == 29


def test_a_document_that_has_been_loaded_need_not_be_collected(altered):
    altered("status = 'loaded'", "trung-uong-2021-28-ct-ttg")
    chart = charts(vb=THE_DIRECTIVE)["can-thu-thap"]
    assert "trung-uong-2021-28-ct-ttg" not in set(chart.frame["document_id"])
    assert chart.n == 127 - 11


def test_the_plan_of_a_department_is_not_its_province_s_own(altered):
    altered("level = 'agency'", "binh-thuan-2023-65-kh-bcdcvd")
    chart = charts()["khoang-trong-chu-de"]
    assert not any(column.startswith("Bình Thuận") for column in chart.order_x)


def test_what_a_department_assigns_is_not_added_to_its_province_s_own_plan(altered):
    altered("level = 'agency', code_2008 = '60'", "an-giang-2022-35-kh-duk")
    assert state_of(charts()["khoang-trong-chu-de"], "propaganda", "Bình Thuận 2023")[1] == 22


@pytest.mark.parametrize("vintage", ["63", "34"])
def test_of_many_documents_the_delays_stand_by_province_and_open(monkeypatch, vintage):
    monkeypatch.setattr(directives, "MOST_LINES", 5)
    (chart, context) = next(
        pair for pair in drawn.charts("directives", {"vb": THE_DIRECTIVE, "dg": vintage}) if pair[0].key == "do-tre"
    )
    assert chart.frame.height < 18 == chart.frame["value"].sum() == chart.n
    assert assert_marks_open(chart, context) == chart.frame.height
    first_and_last = chart.frame.filter(chart.frame["place"] == "Bình Thuận").select("delay_min", "delay_max").row(0)
    assert first_and_last == (58, 723)


@pytest.mark.parametrize(
    "query", [{"vb": THE_DIRECTIVE}, {"vb": "trung-uong-2021-28-ct-ttg"}, {"vb": THE_DIRECTIVE, "dg": "34"}]
)
def test_the_cascade_has_at_most_twelve_nodes_a_column_and_loses_nothing(query):
    frame = charts(**query)["trien-khai"].frame
    nodes, links = frame.filter(frame["x_end"].is_null()), frame.filter(frame["x_end"].is_not_null())
    for column in (0, 1, 2):
        here = nodes.filter(nodes["x"] == column)
        assert here.height <= 12
        assert here["y"].to_list() == list(range(here.height))
    documents, assignments = nodes.filter(nodes["x"] == 1), nodes.filter(nodes["x"] == 2)
    assert documents["value"].sum() == nodes.filter(nodes["x"] == 0)["value"].item()
    for node in documents.iter_rows(named=True):
        led = links.filter((links["x_end"] == 1) & (links["y_end"] == node["y"]))
        assert led["value"].item() == node["value"]
    for node in assignments.iter_rows(named=True):
        assert links.filter((links["x_end"] == 2) & (links["y_end"] == node["y"]))["value"].sum() == node["value"]


def test_the_others_of_the_cascade_are_exactly_those_not_drawn():
    frame = charts(vb=THE_DIRECTIVE)["trien-khai"].frame
    nodes = frame.filter(frame["x_end"].is_null() & (frame["x"] == 1))
    provinces = nodes["provinces"].drop_nulls().explode()
    assert provinces.n_unique() == len(provinces) == 19
    assert len(nodes.filter(nodes["tone"] == "others")["provinces"].item()) == 10


def test_a_province_without_a_loaded_plan_has_no_link_to_bodies():
    chart = charts(vb=THE_DIRECTIVE)["trien-khai"]
    links = chart.frame.filter((chart.frame["x"] == 1) & chart.frame["x_end"].is_not_null())
    assert {code for codes in links["provinces"].drop_nulls() for code in codes} == {"24", "60", "89"}
    assert any("chưa nạp kế hoạch" in note and note.startswith("16 ") for note in chart.notes)


def test_what_is_to_be_collected_is_cited_and_not_loaded():
    chart = charts(vb=THE_DIRECTIVE)["can-thu-thap"]
    heads = queries.documents_named(warehouse.current(), tuple(chart.frame["document_id"]))
    assert set(heads["status"]) == {"known"}
    assert chart.frame["document_id"][0] == THE_DIRECTIVE
    assert chart.frame["citation_count"].sum() == chart.n == 127


def state_of(chart: Chart, theme: str, column: str) -> tuple[str, int | None, str]:
    cells = chart.frame.filter((chart.frame["theme_code"] == theme) & chart.frame["column"].str.starts_with(column))
    return cells.select("tone", "value", "label").row(0)


def test_the_gap_table_says_who_is_charged_what_is_general_and_what_is_missing():
    chart = charts()["khoang-trong-chu-de"]
    assert state_of(chart, "propaganda", "Trung ương 2024: giao") == ("central", 13, "13")
    assert state_of(chart, "propaganda", "Trung ương 2024: nhiệm vụ chung")[:2] == ("central", 5)
    tone, value, label = state_of(chart, "propaganda", "Bình Thuận 2023")
    assert (tone, value) == ("assigned", 22)
    assert label.split("\n")[0] == "22" and label.endswith("+14")
    assert state_of(chart, "trade_promotion", "An Giang 2022")[:2] == ("general", 1)
    assert state_of(chart, "public_opinion", "Bắc Giang 2021")[:2] == ("nothing", 0)
    assert chart.title.startswith("Trung ương có, tỉnh chưa giao cơ quan nào: 1 trên 26")  # An Giang's is a bloc's plan
    assert "cùng chủ đề" in chart.subtitle
    assert chart.frame["theme_code"].n_unique() == 13


def test_no_plan_loaded_is_not_nothing_in_the_plan():
    chart = charts(tinh="01,24")["khoang-trong-chu-de"]
    hanoi = chart.frame.filter(chart.frame["column"].str.starts_with("Hà Nội"))
    assert set(hanoi["tone"]) == {"not_loaded"} and hanoi["value"].null_count() == 13
    before = charts(nam="2021-2023")["khoang-trong-chu-de"]
    assert set(before.frame.filter(before.frame["column"].str.starts_with("Trung ương"))["tone"]) == {"not_loaded"}


@pytest.mark.parametrize(
    "query", [{}, {"vb": THE_DIRECTIVE, "tinh": "24", "cap": "province"}, {"vb": "trung-uong-2021-28-ct-ttg", "neu": "1"}]
)
def test_the_centre_of_the_gap_table_is_not_narrowed_by_the_filters_of_the_page(query):
    chart = charts(**query)["khoang-trong-chu-de"]
    centre = chart.frame.filter((chart.frame["tone"] == "central") & (chart.frame["subject"] == "duties"))
    assert centre["value"].sum() == 83


def test_search_words_do_not_leave_the_scope_of_the_page():
    build = warehouse.current()
    rows = queries.directives(build, Scope(provinces=("24",)), search.terms(""))
    assert rows.filter(rows["document_id"] == THE_DIRECTIVE)["document_count"].item() == 2


def test_a_cell_cuts_long_names_and_its_hover_has_them_in_full():
    chart = charts(nn="en")["khoang-trong-chu-de"]
    lines = [line for label in chart.frame["label"] for line in label.split("\n")]
    assert max(map(len, lines)) < 34
    cut = chart.frame.filter(chart.frame["label"].str.contains("…") & (chart.frame["tone"] == "assigned"))
    assert cut.height and not cut["hover"].str.contains("…").any()
