"""Tổng quan: what each rule says of the shipped data on a date, where it is silent, and the numbers with denominators."""

from datetime import date

import polars as pl
import pytest

from dashboard import findings, passages, queries, warehouse
from dashboard.context import Context
from dashboard.scope import Scope
from etl.run import Settings, build
from tests import drawn
from tests.conftest import quietly

LATE = date(2026, 1, 1)
BOTH = [pytest.param("2008", id="63 provinces"), pytest.param("2025", id="34 provinces")]


@pytest.fixture
def invented(tiny_data, tmp_path, monkeypatch):
    """A view of two INVENTED plans, no plan of the centre among them."""
    build(Settings(tiny_data, tmp_path / "build"), quietly)
    monkeypatch.setenv("ATLAS_BUILD", str(tmp_path / "build"))
    return Context.of(warehouse.current(), Scope())


def said(rule: str, context: Context, day: date = LATE) -> list[findings.Finding]:
    """Return what one rule says, after opening it: as many rows are listed as it counts."""
    found = list(findings.RULES[rule].find(context, day))
    for one in found:
        assert passages.find(context.build, context.scope, one.subject, one.mark).total == one.value, one.sentence
    return found


def shipped(**scope) -> Context:
    return Context.of(warehouse.current(), Scope(**scope))


@pytest.mark.parametrize(
    ("day", "soon", "passed"),
    [
        pytest.param(date(2023, 11, 15), ["2 thời hạn", "18/11/2023 (Bình Thuận)"], "2 trên 9", id="30/11/2023 is near"),
        pytest.param(date(2023, 11, 30), ["1 thời hạn", "30/11/2023 (Bình Thuận)"], "3 trên 9", id="on its last day"),
        pytest.param(date(2023, 12, 1), None, "4 trên 9", id="a day later it is past"),
        pytest.param(date(2024, 12, 1), ["4 thời hạn", "20/12/2024 (Trung ương)"], "5 trên 9", id="the end of 2024"),
        pytest.param(date(2021, 1, 1), None, None, id="before them all"),
        pytest.param(LATE, None, "9 trên 9", id="after them all"),
    ],
)
def test_deadlines_near_and_past_depend_on_the_viewing_date(published, day, soon, passed):
    near, gone = said("sap-den-han", shipped(), day), said("qua-han", shipped(), day)
    assert len(near) == (soon is not None)
    assert len(gone) == (passed is not None)
    assert all(words in near[0].sentence for words in soon or ())
    assert not passed or gone[0].sentence.startswith(passed)
    assert all("không có nghĩa là chưa báo cáo" in one.more for one in gone)


def test_the_body_with_the_most_assignments_says_of_how_many_plans(published):
    (first,) = said("giao-nhieu-nhat", shipped())
    assert (first.sentence, first.value) == (
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh được giao nhiều nhất: 10 trên 143 lượt giao nhiệm vụ, trong 4 kế hoạch", 10,
    )  # fmt: skip
    assert "khác loại" in first.more


def test_of_one_plan_no_superlative_stands_without_n(published):
    for province in ("60", "24", "89"):
        for one in said("giao-nhieu-nhat", shipped(provinces=(province,))):
            assert "(n = 1)" in one.sentence


def test_bodies_level_with_each_other_are_each_named(published):
    sentences = [one.sentence for one in said("giao-nhieu-nhat", shipped(themes=("commendation",)))]
    assert len(sentences) == 3
    assert all("(ngang với 2 cơ quan khác) được giao nhiều nhất: 2 trên 15" in sentence for sentence in sentences)


def test_many_bodies_level_with_each_other_are_counted(published, monkeypatch):
    rows = pl.DataFrame({"agency_code": list("abcdef"), "agency_name": list("ABCDEF"), "value": [2, 2, 2, 2, 2, 1]})
    monkeypatch.setattr(queries, "duties_by_agency", lambda build, scope: rows)
    (first,) = findings.RULES["giao-nhieu-nhat"].find(shipped(), LATE)
    assert first.sentence.startswith("A (ngang với 4 cơ quan khác)")


def test_bodies_that_are_all_level_are_not_worth_notice(invented):
    assert len(said("giao-nhieu-nhat", invented)) == 1
    assert not said("giao-nhieu-nhat", Context.of(invented.build, Scope(themes=("market_distribution",))))


@pytest.mark.parametrize("vintage", BOTH)
def test_themes_of_the_centre_that_a_province_assigns_to_nobody(published, vintage):
    bloc, province = said("chu-de-khong-giao", shipped(vintage=vintage))
    assert bloc.sentence.startswith("An Giang (2022): 9 trên 13 chủ đề")
    assert "một khối" in bloc.more and "2024" in bloc.more  # unlike plans are not compared silently
    assert "Tỉnh có 3 nhiệm vụ chung" in bloc.more
    name = "Bắc Giang" if vintage == "2008" else "Bắc Ninh"
    assert province.sentence.startswith(f"{name} (2021): 1 trên 13") and province.sentence.endswith("Dư luận xã hội")
    assert (bloc.subject, province.subject) == ("duties", "duties")


def test_with_one_province_in_scope_its_own_general_tasks_are_opened(published):
    (bloc,) = said("chu-de-khong-giao", shipped(provinces=("89",)))
    assert (bloc.subject, bloc.value) == ("tasks", 3)


@pytest.mark.parametrize("vintage", BOTH)
def test_soonest_and_latest_first_answer_to_the_directive(published, vintage):
    (answers,) = said("som-va-muon", shipped(vintage=vintage))
    soonest = "Bình Thuận" if vintage == "2008" else "Lâm Đồng"
    assert f"Thực hiện Chỉ thị 03-CT/TW: sớm nhất {soonest} sau 58 ngày, muộn nhất Đắk Lắk sau 383 ngày" in answers.sentence
    assert "n = 9" in answers.sentence
    assert "4 văn bản không rõ ngày" in answers.more


def test_a_partial_date_gives_a_range_of_days(published):
    rows = queries.first_answers(warehouse.current(), Scope(provinces=("24",)))
    assert rows.select("lag_min", "lag_max").row(0) == (74, 92)  # 8/2021 or 19/8/2021, after 19/5/2021
    (answer,) = said("som-va-muon", shipped(provinces=("24",)))
    assert "74–92 ngày" in answer.sentence and "(n = 1 tỉnh)" in answer.sentence and "nhất" not in answer.sentence


def test_a_range_that_may_be_sooner_is_said(published):
    """Bắc Giang's 74 to 92 days lie about Nam Định's 91: neither is surely the sooner."""
    (answers,) = said("som-va-muon", shipped(provinces=("24", "36")))
    assert "1 tỉnh khác có thể sớm hoặc muộn hơn" in answers.more


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("khong-thoi-han", "115 trên 126 đoạn nhiệm vụ không có thời hạn (91,3%)"),
        ("chua-thu-thap", "63 trên 67 văn bản được biết nhưng chưa thu thập"),
        ("mau-thuan", "Các nguồn mâu thuẫn nhau trong 12 trường hợp: 25 số liệu của 4 chỉ tiêu, 5 địa bàn"),
    ],
)
def test_what_the_other_rules_say_of_the_shipped_data(published, rule, sentence):
    assert [one.sentence for one in said(rule, shipped())] == [sentence]


def test_years_without_any_document_are_named(published):
    (years,) = said("nam-trong", shipped(provinces=("89",)))
    assert years.sentence.startswith("Năm 2021, 2023, 2024:") and years.value == 0


@pytest.mark.parametrize(
    ("rule", "scope"),
    [
        pytest.param("giao-nhieu-nhat", {"agencies": ("so_cong_thuong",)}, id="one body is not compared"),
        pytest.param("giao-nhieu-nhat", {"provinces": ("01",)}, id="no duties"),
        pytest.param("chu-de-khong-giao", {"year_to": 2023}, id="no plan of the centre in these years"),
        pytest.param("chu-de-khong-giao", {"agencies": ("so_cong_thuong",)}, id="of one body nothing can be missing"),
        pytest.param("chu-de-khong-giao", {"provinces": ("60",)}, id="all themes are assigned"),
        pytest.param("chu-de-khong-giao", {"themes": ("propaganda",)}, id="the theme asked is assigned"),
        pytest.param("som-va-muon", {"provinces": ("01",)}, id="no dated answer"),
        pytest.param("khong-thoi-han", {"provinces": ("01",)}, id="no duties to have a deadline"),
        pytest.param("chua-thu-thap", {"levels": ("party_bloc",)}, id="all is loaded"),
        pytest.param("mau-thuan", {"provinces": ("11",)}, id="no figure"),
        pytest.param("nam-trong", {}, id="every year has a document"),
        pytest.param("qua-han", {"provinces": ("01",)}, id="no deadline"),
    ],
)
def test_a_rule_is_silent_where_there_is_nothing_to_say(published, rule, scope):
    assert said(rule, shipped(**scope)) == []


def test_two_invented_plans_say_only_what_is_in_them(invented):
    day = date(2023, 11, 15)
    rules = {rule: [one.sentence for one in said(rule, invented, day)] for rule in findings.RULES}
    assert rules == {
        "sap-den-han": ["1 thời hạn kết thúc trong 30 ngày tới, gần nhất ngày 30/11/2023 (Bình Thuận)"],
        "qua-han": [],  # the other deadline is doubtful
        "giao-nhieu-nhat": ["Sở Công Thương được giao nhiều nhất: 2 trên 4 lượt giao nhiệm vụ, trong 2 kế hoạch"],
        "chu-de-khong-giao": [],
        "som-va-muon": ["Bình Thuận thực hiện Chỉ thị 03-CT/HC: văn bản đầu tiên được biết sau 665 ngày (n = 1 tỉnh)"],
        "khong-thoi-han": ["2 trên 3 đoạn nhiệm vụ không có thời hạn (66,7%)"],
        "chua-thu-thap": ["1 trên 3 văn bản được biết nhưng chưa thu thập"],
        "mau-thuan": [],
        "nam-trong": ["Năm 2022: chưa thu thập được văn bản nào trong phạm vi này"],
    }


def test_a_filter_that_does_not_act_on_a_sentence_is_named(published):
    view = shipped(agencies=("so_cong_thuong",))
    more = {finding.subject: finding.more for _, finding in findings.found(view, LATE)}
    assert "Bộ lọc không tác động: cơ quan." in more["documents"]
    assert "Bộ lọc" not in more["duties"]


@pytest.mark.parametrize(
    ("query", "printed"),
    [
        pytest.param({"ngay": "2023-11-15"}, ["3/63", "38/252", "126", "2/9"], id="everything"),
        pytest.param({"ngay": "2023-12-01"}, ["3/63", "38/252", "126", "0/9"], id="nothing is near"),
        pytest.param({"dg": "34", "ngay": "2024-12-01"}, ["3/34", None, "126", "4/9"], id="34 provinces"),
        pytest.param({"tinh": "60", "nam": "2023-2023", "ngay": "2023-11-15"}, ["1/1", "1/1", "40", "2/4"], id="one plan"),
        pytest.param({"tinh": "01", "nam": "2021-2021", "ngay": "2023-11-15"}, ["0/1", "0/1", "0", "0/0"], id="nothing"),
    ],
)
def test_the_tiles_print_their_denominators(published, query, printed):
    tiles = drawn.charts("overview", query)[0][0]
    found = tiles.frame["printed"].to_list()
    assert [number for number, expected in zip(found, printed, strict=True) if expected] == [n for n in printed if n]


def test_an_unusable_viewing_date_is_named_and_today_taken(published):
    app = drawn.run("overview", {"ngay": "31-12"})
    assert not app.exception
    assert any("ngay=31-12" in warning.value for warning in app.warning)


def test_an_empty_scope_says_so_calmly(published):
    tiles, _known, noticed, listed = (chart for chart, _ in drawn.charts("overview", {"tinh": "12", "nam": "2021-2021"}))
    assert listed.is_empty and listed.n == 0
    assert noticed.frame["label"].to_list() == ["Năm 2021: chưa thu thập được văn bản nào trong phạm vi này"]
    assert "chưa nạp kế hoạch nào có nhiệm vụ như vậy" in tiles.frame["detail"].to_list()
    assert not drawn.run("overview", {"tinh": "12", "nam": "2021-2021"}).exception


def test_the_provinces_are_listed_best_known_first_and_what_is_not_loaded_is_no_zero(published):
    listed = drawn.charts("overview")[-1][0]
    assert listed.frame["name"].to_list()[:3] == ["Bình Thuận", "Bắc Giang", "An Giang"]
    assert listed.frame.filter(listed.frame["plan_count"] == 0)["duty_count"].null_count() == listed.frame.height - 3
    assert listed.frame.filter(listed.frame["name"] == "Hà Tĩnh")["newest"][0] == "5/2023"  # as precise as it is known


def test_what_may_be_as_old_as_the_directive_is_no_answer(tiny_data, tmp_path, monkeypatch):
    plan = tiny_data / "plans" / "hu-cau-2023-1-kh-bcd.yml"
    plan.write_text(plan.read_text().replace("date: 2023-03-15", "date: 2021-05"))  # the directive is of 19/5/2021
    build(Settings(tiny_data, tmp_path / "build"), quietly)
    monkeypatch.setenv("ATLAS_BUILD", str(tmp_path / "build"))
    assert said("som-va-muon", shipped()) == []
