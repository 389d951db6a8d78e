"""Bảng tiêu chí: scores by hand on INVENTED plans and reports; none where over a fifth is unknown, nor on the shipped data."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from dashboard import scoring, warehouse
from dashboard.charts import criteria
from dashboard.context import Context
from dashboard.scope import Scope
from etl.run import Settings, build
from tests import drawn, reported, scored
from tests.conftest import quietly
from tests.pages.test_every_number_opens import assert_marks_open

SEEN = {"nam_cham": "2023", "ngay": "2024-12-31"}
MATRIX, TABLE, SET = "tieu-chi-tinh", "diem-do-nhay", "bo-tieu-chi"
BINH_THUAN, AN_GIANG, BAC_GIANG = "60", "89", "24"


@pytest.fixture
def store(tiny_data: Path, monkeypatch):
    """A function: replacements by file, files to take away → the invented data published for the pages."""

    def publish(*edits: tuple[str, str, str], without: tuple[str, ...] = ()) -> None:
        scored.fill(tiny_data)
        for pattern, old, new in edits:
            for file in tiny_data.glob(pattern):
                file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        for pattern in without:
            for file in tiny_data.glob(pattern):
                file.unlink()
        out = tiny_data / "build"
        assert not build(Settings(tiny_data, out), quietly).rejections
        monkeypatch.setenv("ATLAS_BUILD", str(out))

    return publish


def charts(query: dict[str, str] | None = None):
    return {chart.key: chart for chart, _context in drawn.charts("criteria", SEEN | (query or {}))}


def met(chart, code: str) -> dict[str, str]:
    return dict(chart.frame.filter(pl.col("code") == code).select("criterion", "counted").iter_rows())


def scores(chart) -> dict[str, float | None]:
    return dict(chart.frame.select("code", "value").iter_rows())


def test_criteria_and_scores_are_those_reckoned_by_hand(store):
    store()
    drawn_charts = charts()
    assert met(drawn_charts[MATRIX], BINH_THUAN) == {
        "Điểm": "73,3 · hạng 1",
        "Kế hoạch kịp thời": "1/1 kế hoạch (100%)",  # issued 15/3
        "Nội dung có giao việc": "2/3 đoạn (67%)",  # two duties, one general task
        "Rõ cơ quan đầu mối": "2/2 đoạn nhiệm vụ (100%)",  # one has a lead, one a single body
        "Chủ đề của Trung ương": "2/3 chủ đề (67%)",  # of market, communication, inspection
        "Nhiệm vụ có thời hạn": "1/2 đoạn nhiệm vụ (50%)",  # the other limit is doubtful
        "Giao kiểm tra, giám sát": "không có",
        "Báo cáo theo thời hạn": "1/1 lượt báo cáo (100%)",
        "Số liệu bắt buộc": "2/4 chỉ tiêu (50%)",  # PROP_SESSIONS, RURAL_TRIPS
        "Nhiệm vụ được báo cáo": "2/2 đoạn nhiệm vụ (100%)",
        "Hoàn thành có căn cứ": "2/2 đoạn nhiệm vụ (100%)",
    }
    # by weights 5, 10 × 5, 15, 10 × 3: 5 + 6.67 + 10 + 6.67 + 5 + 0 + 15 + 5 + 10 + 10
    # and of An Giang: 0 + 6.67 + 10 + 6.67 + 5 + 0 + 15 + 2.5 + 5 + 0
    found = scores(drawn_charts[TABLE])
    assert found[BINH_THUAN] == pytest.approx(220 / 3) and found[AN_GIANG] == pytest.approx(305 / 6)
    assert found[BAC_GIANG] is None
    assert "thiếu dữ liệu 4/10 tiêu chí" in met(drawn_charts[MATRIX], BAC_GIANG)["Điểm"]
    assert drawn_charts[MATRIX].title.startswith("2 trên 63 tỉnh") and "(dự thảo)" in drawn_charts[SET].title


def test_every_number_of_scored_provinces_opens(store):
    store()
    for query in ({}, {"dg": "34", "nn": "en"}, {"tinh": "60"}, {"hien": "du", "cq": "so_y_te", "cd": "inspection"}):
        opened = {chart.key: assert_marks_open(chart, context) for chart, context in drawn.charts("criteria", SEEN | query)}
        assert opened[MATRIX] >= 11 and opened[TABLE] >= 1 and opened[SET] == 10


NO_CENTRE = f"plans/{scored.CENTRE}.yml"


def test_a_fifth_of_the_criteria_may_lack_data_and_no_more(store, tiny_data):
    """Without the centre's plan one of ten is not known; without states two; without a report due three."""
    store(without=(NO_CENTRE,))
    strip_states(tiny_data)
    build(Settings(tiny_data, tiny_data / "build"), quietly)
    row = met(charts()[MATRIX], BINH_THUAN)
    assert [name for name, counted in row.items() if counted == "chưa có dữ liệu"] == [
        "Chủ đề của Trung ương",
        "Hoàn thành có căn cứ",
    ]
    # of weights 80: 5 + 6.67 + 10 + 5 + 0 + 15 + 5 + 0
    assert scores(charts()[TABLE])[BINH_THUAN] == pytest.approx(100 * (140 / 3) / 80)
    plan = tiny_data / "plans" / f"{reported.PLAN}.yml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("action: report", "action: execute"), encoding="utf-8")
    build(Settings(tiny_data, tiny_data / "build"), quietly)
    assert met(charts()[MATRIX], BINH_THUAN)["Điểm"] == "chưa chấm: thiếu dữ liệu 3/10 tiêu chí"
    assert scores(charts()[TABLE])[BINH_THUAN] is None


def strip_states(data: Path) -> None:
    """Take away what the reports of Bình Thuận say of duties."""
    for file in data.glob("reports/**/binh-thuan-*.yml"):
        head, _duties, rest = file.read_text(encoding="utf-8").partition("\nduties:")
        narrative = rest.partition("\nnarrative:")
        file.write_text(head + "\n" + "".join(narrative[1:]), encoding="utf-8")


def test_what_is_not_yet_handed_in_does_not_count(store):
    store()
    row = met(charts({"ngay": "2023-12-05"})[MATRIX], AN_GIANG)
    assert row["Số liệu bắt buộc"] == row["Báo cáo theo thời hạn"] == "chưa có dữ liệu"


def test_a_report_that_is_not_there_counts_against_who_has_reported(store):
    """Other bodies of the province have reported; the one that the plan asks has not."""
    store(without=("reports/**/binh-thuan-2023-so-cong-thuong.yml",))
    row = met(charts()[MATRIX], BINH_THUAN)
    assert row["Báo cáo theo thời hạn"] == "0/1 lượt báo cáo (0%)"
    assert row["Nhiệm vụ được báo cáo"] == "0/2 đoạn nhiệm vụ (0%)" and row["Hoàn thành có căn cứ"] == "chưa có dữ liệu"


def test_a_plan_that_runs_on_counts_in_later_years(store):
    store(("plans/hu-cau-2023-1-kh-bcd.yml", "period: annual", "period: open"))
    assert met(charts({"nam_cham": "2024"})[MATRIX], BINH_THUAN)["Nội dung có giao việc"] == "2/3 đoạn (67%)"
    assert not met(charts({"nam_cham": "2024"})[MATRIX], AN_GIANG)


def test_weights_of_the_file_are_those_of_the_score(store):
    store(("vocabulary/criteria.yml", "weight: 15", "weight: 1000000"))
    assert scores(charts()[TABLE])[AN_GIANG] == pytest.approx(100, abs=0.1)  # its one report is there, though late


@pytest.mark.usefixtures("published")
def test_on_the_shipped_data_nobody_is_scored_and_it_says_so():
    for year in ("2021", "2022", "2023", "2024"):
        drawn_charts = charts({"nam_cham": year})
        matrix = drawn_charts[MATRIX]
        assert matrix.title == f"0 trên 63 tỉnh, thành phố đủ dữ liệu để chấm năm {year}"
        assert "score" not in set(matrix.frame["tone"]) and not drawn_charts[TABLE].frame["value"].count()
    assert any("không có nghĩa là làm chưa tốt" in note for note in matrix.notes)


@pytest.mark.usefixtures("published")
def test_all_provinces_are_shown_when_asked_those_without_data_hatched():
    frame = charts({"hien": "du"})[MATRIX].frame
    assert frame["code"].n_unique() == 63
    assert set(frame.filter(pl.col("code") == "01")["tone"]) == {"missing"}
    assert not frame.filter(pl.col("code") == "01")["rows"].count()


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(
    "query",
    [
        pytest.param({}, id="as it opens"),
        pytest.param({"nn": "en", "dg": "34"}, id="English, 34 provinces"),
        pytest.param({"tinh": "01", "nam": "2021-2021"}, id="nothing known"),
        pytest.param({"nam_cham": "1999", "ngay": "x"}, id="values that nobody knows"),
        pytest.param({"tinh": "01", "hien": "du"}, id="one province, every row"),
    ],
)
def test_the_page_stands(query):
    app = drawn.run("criteria", query)
    assert not app.exception
    assert any("atlas-title" in part.proto.body for part in app.get("html"))


@pytest.mark.usefixtures("published")
def test_a_filter_that_would_cut_what_is_counted_does_not_act():
    context = Context.of(warehouse.current(), Scope(themes=("inspection",), agencies=("so_y_te",), levels=("district",)))
    plain = Context.of(warehouse.current(), Scope())
    day = warehouse.current().data_date
    rows = [scoring.results(scoring.view(one, 2023, day)) for one in (context, plain)]
    assert rows[0].height and rows[0].equals(rows[1])


def test_the_best_stand_first_and_those_without_a_score_last(store):
    store()
    rows = scoring.results(scoring.view(Context.of(warehouse.current(), Scope()), 2023, warehouse.current().data_date))
    assert list(criteria.provinces(rows, {}, everyone=False)) == [BINH_THUAN, AN_GIANG, BAC_GIANG]
