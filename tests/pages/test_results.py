"""Kết quả báo cáo: figures keep their nature, unlike ones are not compared, targets are set beside what measures alike."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from dashboard import comparability, layout, queries, tables, warehouse
from dashboard.charts import Kind, latest, results, targets
from dashboard.context import Context
from dashboard.scope import Scope
from tests import drawn

pytestmark = pytest.mark.usefixtures("published")
CARDS = ("muc-dat-ra", "chi-tieu-nam", "so-lieu-khong-ve", "bang-so-lieu", "so-moi-nhat")


def cards(query=None):
    """Return the page's charts by key; the small multiples are "panels"."""
    charts = [chart for chart, _ in drawn.charts("results", query)]
    return {chart.key if chart.key in CARDS else "panels": chart for chart in charts}


def figures_of(indicator, scope=None, kind="moi"):
    """Return the page's view, the indicator's words and its figures."""
    context = Context.of(warehouse.current(), scope or Scope())
    rows = queries.indicators(context.build, context.scope)
    info = rows.row(by_predicate=pl.col("indicator_code") == indicator, named=True)
    return context, info, results.of_kind(queries.figures(context.build, context.scope, indicator, None), kind)


@pytest.mark.parametrize(
    "query",
    [
        pytest.param({}, id="as it opens"),
        pytest.param({"nn": "en", "dg": "34"}, id="English, 34 provinces"),
        pytest.param({"nn": "en", "ct": "OCOP_NEW", "ky": "tron-nam", "hien": "du"}, id="whole years, every row"),
        pytest.param({"ct": "VN_SHARE_FOOD_PCT"}, id="an indicator without any dated figure"),
        pytest.param({"ct": "OCOP_TOTAL", "tinh": "02", "nam": "2021-2021"}, id="a place without figures"),
        pytest.param({"ct": "FAIR_BOOTHS", "ky": "thoi-diem"}, id="a kind of period that the indicator lacks"),
        pytest.param({"ct": "X", "ky": "x", "noi": "zz", "nam_ss": "1999"}, id="values that nobody knows"),
    ],
)
def test_the_page_stands(query):
    app = drawn.run("results", query)
    assert not app.exception
    page = " ".join(part.proto.body for part in app.get("html"))
    assert ("Reported results" if query.get("nn") else "Kết quả báo cáo") in page


def test_panels_are_places_on_one_scale_with_the_target_of_each():
    panels = cards({"noi": "24,89,02"})["panels"]
    levels = dict(panels.frame.select("place_code", "target").iter_rows())
    assert panels.kind is Kind.POINTS and panels.encoding.panel == "province_name" and not panels.own_scales
    assert levels["24"] == 310 and levels["89"] == 170
    assert all(level is None for place, level in levels.items() if place not in ("24", "89"))


def test_at_most_six_places_are_chosen_at_first_and_the_centre_not_among_summed_ones():
    panels = cards()["panels"]
    assert panels.frame["place_code"].n_unique() == 6 and "tw" not in set(panels.frame["place_code"])
    mixed = cards({"noi": "24,tw"})["panels"]
    assert mixed.own_scales, "one scale would flatten the province beside the country"


def test_a_national_target_stands_in_the_panel_of_the_centre_and_is_named_elsewhere():
    """Quyết định 386/QĐ-TTg sets shares for the country, not for a province."""
    centre = cards({"ct": "VN_SHARE_SM_PCT"})["panels"]
    assert set(centre.frame["place_code"]) == {"tw"} and set(centre.frame["target"]) == {85.0}
    assert any("cả nước trên 85% (hạn 2025, Quyết định 386/QĐ-TTg)" in note for note in centre.notes)
    context, info, rows = figures_of("VN_SHARE_SM_PCT")
    elsewhere = rows.with_columns(pl.lit("24").alias("place_code"), pl.lit("Bắc Giang").alias("province_name"))
    chart = results.small_multiples(elsewhere, info, queries.targets(context.build), 0, 1, context)
    assert set(chart.frame["target"]) == {None}
    assert any(note.startswith("Mức đặt ra không vẽ: cả nước trên 85%") for note in chart.notes)


def test_of_several_targets_the_one_that_falls_due_with_the_scope_is_drawn():
    rows = queries.targets(warehouse.current()).filter(pl.col("indicator_code") == "OCOP_NEW")
    dues = {year: targets.drawn_levels(rows, year)["60"]["due"] for year in (2021, 2023, 2024, 2025, 2030)}
    assert dues == {2021: "2023", 2023: "2023", 2024: "2024", 2025: "2025", 2030: "2025"}


@pytest.mark.parametrize("indicator", ["OCOP_TOTAL", "OCOP_4S", "VN_SHARE_TRAD_PCT"])
def test_latest_stocks_are_the_newest_of_each_place_and_no_flow_is_among_them(indicator):
    context, info, rows = figures_of(indicator)
    frame = latest.latest_by_place(rows, info, None, True, context).frame
    newest = dict(rows.filter(pl.col("nature") == "stock").group_by("province_name").agg(pl.col("end_date").max()).iter_rows())
    assert set(frame["nature"]) == {"stock"}
    assert all(newest[place] == end for place, end in frame.select("province_name", "end_date").iter_rows())
    assert not frame.select("province_name", "tone").is_duplicated().any()


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2024])
def test_flows_are_compared_only_over_one_whole_year(year):
    context, info, rows = figures_of("OCOP_NEW")
    frame = latest.latest_by_place(rows, info, year, True, context).frame
    assert frame.height and not frame["counting"].is_in(comparability.NOT_COMPARED).any()
    for start, end in frame.select("start_date", "end_date").iter_rows():
        assert (start, end) == (date(year, 1, 1), date(year, 12, 31))


def test_what_contradicts_is_named_and_not_drawn():
    context, info, rows = figures_of("OCOP_TOTAL", Scope(year_from=2021, year_to=2021))
    chart = latest.latest_by_place(rows, info, None, True, context)
    assert "Bắc Giang" not in set(chart.frame["province_name"]), "116 and 156 for the end of 2021"
    assert any("mâu thuẫn" in note and "Bắc Giang" in note for note in chart.notes)


def test_two_ways_of_counting_stand_apart():
    context, info, rows = figures_of("OCOP_TOTAL")
    one = rows.filter((pl.col("place_code") == "24") & (pl.col("end_date") == date(2024, 12, 31))).head(1)
    way = (("a", "ever_recognised", 287.0), ("b", "still_valid", 242.0))
    both = pl.concat(
        [one.with_columns(figure_id=pl.lit(key), counting=pl.lit(code), value=pl.lit(value)) for key, code, value in way]
    )
    frame = latest.latest_by_place(both, info, None, True, context).frame
    assert frame["value"].to_list() == [287, 242] and frame["place"].n_unique() == 2 and frame["tone"].n_unique() == 2


def test_a_bar_of_an_inexact_figure_says_so_beside_its_place():
    context, info, rows = figures_of("VN_SHARE_SM_PCT")
    assert latest.latest_by_place(rows, info, None, True, context).frame["place"].to_list() == ["Trung ương · 2024 · trên"]


def test_the_centres_total_is_not_a_bar_beside_provinces_but_a_share_is():
    for indicator, stands in (("OCOP_TOTAL", False), ("VN_SHARE_SM_PCT", True)):
        context, info, rows = figures_of(indicator)
        chart = latest.latest_by_place(rows, info, None, True, context)
        assert ("tw" in set(chart.frame["place_code"])) is stands
        assert any("Trung ương" in note for note in chart.notes) is not stands


COLUMNS = {
    "figure_id": pl.String, "value": pl.Float64, "qualifier": pl.String, "nature": pl.String, "counting": pl.String,
    "start_date": pl.Date, "end_date": pl.Date, "is_same_unit": pl.Boolean, "is_contradicted": pl.Boolean,
}  # fmt: skip
BEGIN, END, JUNE, LATE = date(2024, 1, 1), date(2024, 12, 31), date(2024, 6, 30), date(2025, 1, 1)


def known(*rows):
    """Figures of one target, each: nature, counting, start, end, same unit, contradicted."""
    full = [(f"F{i}", 1.0, "exact", *row) for i, row in enumerate(rows)]
    return pl.DataFrame(full, schema=COLUMNS, orient="row")


@pytest.mark.parametrize(
    ("rows", "is_flow", "chosen", "why"),
    [
        pytest.param([], False, None, "none", id="no figure"),
        pytest.param([("stock", None, END, END, True, False)], False, "F0", "", id="a stock within the due date"),
        pytest.param(
            [("stock", None, JUNE, JUNE, True, False), ("stock", None, END, END, True, False)], False, "F1", "", id="the latest"
        ),
        pytest.param([("stock", None, LATE, LATE, True, False)], False, "F0", "after_due", id="too late"),
        pytest.param([("stock", None, END, END, False, False)], False, "F0", "other_unit", id="another unit"),
        pytest.param([("stock", None, END, END, True, True)], False, "F0", "contradicting", id="contradicting sources"),
        pytest.param(
            [("stock", "still_valid", END, END, True, False), ("stock", "ever_recognised", END, END, True, False)],
            False, "F1", "several_ways", id="counted in two ways",
        ),
        pytest.param([("stock", "proposed", END, END, True, False)], False, None, "none", id="only proposed"),
        pytest.param([("flow", None, BEGIN, END, True, False)], False, None, "none", id="a flow beside a target of a stock"),
        pytest.param([("flow", None, BEGIN, END, True, False)], True, "F0", "", id="the flow of the target's year"),
        pytest.param([("flow", None, BEGIN, JUNE, True, False)], True, "F0", "other_period", id="half of the target's year"),
        pytest.param(
            [("flow", None, BEGIN, JUNE, True, False), ("flow", None, date(2024, 7, 1), END, True, False)],
            True, "F1", "other_period", id="halves are not added",
        ),
    ],
)  # fmt: skip
def test_only_what_measures_alike_is_set_against_a_target(rows, is_flow, chosen, why):
    figure, found = comparability.figure_for_target(known(*rows), is_flow, BEGIN, END)
    assert (figure["figure_id"] if figure else None, found) == (chosen, why)


@pytest.mark.parametrize(
    ("value", "qualifier", "gap"),
    [
        (334, "exact", (24, "")),
        (300, "about", (-10, "about")),
        (315, "over", (5, "at_least")),
        (310, "over", (0, "at_least")),
        (300, "over", (None, "open_bound")),
        (300, "under", (-10, "at_least")),
        (315, "under", (None, "open_bound")),
    ],
)
def test_a_gap_is_as_sure_as_the_figure(value, qualifier, gap):
    assert comparability.gap_to_target(value, qualifier, 310) == gap


def test_every_target_stands_with_its_figures_and_says_why_it_cannot_be_compared():
    frame = cards()["muc-dat-ra"].frame
    assert frame["subject"].to_list() == ["targets", "figures"] * 8
    said = {
        (row["indicator"], row["place"], row["period"]): row["verdict"] for row in frame.iter_rows(named=True) if row["verdict"]
    }
    assert said["Tổng số sản phẩm OCOP từ 3 sao trở lên", "Bắc Giang", "2024"] == "cao hơn 24 sản phẩm"
    assert [words for words in said.values() if "80" in words] == []
    share = frame.filter((pl.col("level") == "trên 80%") & (pl.col("subject") == "figures"))["verdict"].to_list()
    assert share == ["chưa thể đánh giá: nguồn chỉ nêu cận, chưa rõ đã qua mức đặt ra hay chưa"]


@pytest.mark.parametrize("query", [{}, {"tinh": "60,24"}, {"nam": "2022-2023", "dg": "34"}])
def test_the_grid_counts_every_figure_in_scope_once(query):
    charts = cards({**query, "hien": "du"})
    grid = charts["chi-tieu-nam"]
    dated = grid.frame.filter(pl.col("undated").is_null())["value"].sum()
    undated = grid.frame.filter("undated")["value"].sum()
    assert dated + undated == grid.n
    assert undated == charts["so-lieu-khong-ve"].n, "those without a period are the same in both cards"


def test_the_148_figures_without_a_period_are_stated():
    card = cards({"ct": "OCOP_TOTAL"})["so-lieu-khong-ve"]
    assert card.n == 148
    stated = {(row["indicator"], row["undated"]): row["value"] for row in card.frame.iter_rows(named=True)}
    assert stated[None, True] == 148 and stated["OCOP_TOTAL", True] == 33, "of all indicators, and of the chosen one"


def test_the_screen_shows_the_first_rows_and_links_each_source_while_exports_hold_all():
    chart = cards({"ct": "OCOP_TOTAL"})["bang-so-lieu"]
    page = tables.chart_table(chart, lambda row: f"?mo={row}")
    assert chart.n == chart.frame.height > results.TABLE_ROWS and page.count("<tr>") == results.TABLE_ROWS + 1
    assert page.count('rel="noopener noreferrer">nguồn</a>') == results.TABLE_ROWS
    assert layout.export(chart, "csv").decode("utf-8-sig").count("\r\n") == chart.n + 1
    unsafe = replace(chart, frame=chart.frame.with_columns(pl.lit("javascript:alert(1)").alias("source_url")))
    assert 'href="javascript' not in tables.chart_table(unsafe, lambda row: None)


def test_definition_and_caution_are_marked_as_vietnamese_on_the_english_page():
    app = drawn.run("results", {"ct": "OCOP_TOTAL", "nn": "en"})
    page = " ".join(part.proto.body for part in app.get("html"))
    assert '<span lang="vi">Số sản phẩm từ 3 sao trở lên tại một thời điểm.</span>' in page
