"""The page of one province: what it says of one with a plan, one with nothing, one that merged."""

import re

import pytest

from dashboard import layout
from dashboard.charts import Kind
from tests import drawn

BINH_THUAN, BAC_GIANG, DIEN_BIEN = "60", "24", "11"
LAM_DONG, BAC_NINH, HA_NOI = "68", "24", "01"  # in 34 provinces; 24 was Bắc Giang before
pytestmark = pytest.mark.usefixtures("published")


def charts(query):
    return {chart.key: chart for chart, _ in drawn.charts("province", query)}


def heading(app):
    return next(html.value for html in app.get("html") if "atlas-title" in html.value)


def test_without_a_province_the_page_lists_those_with_something(published):
    listed = charts({})["tinh-co-gi"]
    cells = {(place, measure): value for place, measure, value in listed.frame.select("place", "measure", "value").iter_rows()}
    assert cells["Bình Thuận", "Kế hoạch đã nạp"] == 1
    assert cells["Điện Biên", "Văn bản được biết"] is None  # not collected is not 0
    assert cells["Điện Biên", "Số liệu có kỳ"] > 0


@pytest.mark.parametrize(
    ("query", "href"),
    [
        pytest.param({}, "ho-so-tinh?chon=24", id="63 provinces"),
        pytest.param({"dg": "34"}, "ho-so-tinh?dg=34&chon=24", id="34 provinces"),
    ],
)
def test_a_name_of_the_list_leads_to_the_page_of_the_province(query, href):
    links = re.findall(r'href="(ho-so-tinh[^"]*)"', " ".join(html.value for html in drawn.run("province", query).get("html")))
    assert href in {link.replace("&amp;", "&") for link in links}


def test_a_name_of_the_old_provinces_leads_back_to_the_old_boundaries():
    app = drawn.run("province", {"dg": "34", "chon": BAC_NINH, "tinh": "24,68"})
    links = re.findall(r'href="(ho-so-tinh[^"]*)"', " ".join(html.value for html in app.get("html")))
    assert set(links) == {"ho-so-tinh?chon=24", "ho-so-tinh?chon=27"}


@pytest.mark.parametrize(
    ("query", "name", "said"),
    [
        pytest.param({"chon": BINH_THUAN}, "Bình Thuận", "thuộc Lâm Đồng", id="merged away"),
        pytest.param({"chon": BAC_GIANG}, "Bắc Giang", "thuộc Bắc Ninh", id="code 24 before"),
        pytest.param({"chon": BAC_NINH, "dg": "34"}, "Bắc Ninh", "gồm Bắc Giang, Bắc Ninh", id="code 24 now"),
        pytest.param({"chon": HA_NOI, "dg": "34"}, "Hà Nội", "không sáp nhập", id="did not merge"),
    ],
)
def test_the_heading_says_what_the_province_merged_into(query, name, said):
    title = heading(drawn.run("province", query))
    assert f">{name}<" in title
    assert said in title


def test_a_loaded_plan_gives_every_card():
    shown = charts({"chon": BINH_THUAN})
    assert list(shown) == [
        "tinh-so-chinh", "van-ban-theo-nam", "nhiem-vu-theo-co-quan", "co-quan-chu-de", "tinh-thoi-han", "tinh-vien-dan",
        "tinh-so-lieu", "tinh-con-thieu", "tinh-truoc-sau-sap-nhap",
    ]  # fmt: skip
    assert shown["tinh-so-chinh"].frame["printed"].to_list() == ["5", "1/5", "40", "9"]


def test_a_province_without_documents_says_so_and_shows_no_zero():
    shown = charts({"chon": DIEN_BIEN})
    tiles = shown["tinh-so-chinh"]
    assert tiles.frame["value"].to_list() == [None] * 4
    assert not any(tiles.can_open(row) for row in range(4))
    assert "tinh-thoi-han" not in shown
    said = " ".join(shown["tinh-con-thieu"].frame["label"])
    assert "2021, 2022, 2023, 2024" in said
    assert "Chưa nạp kế hoạch nào" in said


def test_what_is_missing_names_the_themes_nobody_was_given():
    statements = charts({"chon": BAC_GIANG})["tinh-con-thieu"].frame
    rows = dict(statements.select("label", "rule").iter_rows())
    theme = next(label for label in rows if "Trung ương giao" in label)
    assert "dư luận xã hội" in theme
    assert "885/KH-MTTW-BCĐTWCVĐ" in rows[theme]


def test_themes_are_not_compared_with_a_plan_outside_the_years():
    labels = charts({"chon": BAC_GIANG, "nam": "2021-2021"})["tinh-con-thieu"].frame["label"]
    assert not [label for label in labels if "Trung ương giao" in label]


def test_the_state_of_a_deadline_is_that_of_the_viewing_date():
    due = {day: charts({"chon": BINH_THUAN, "ngay": day})["tinh-thoi-han"] for day in ("2023-06-01", "2025-01-01")}
    before, after = (chart.frame.filter(chart.frame["interval"].str.starts_with("trước"))["state"][0] for chart in due.values())
    assert (before, after) == ("trong hạn", "quá hạn: chưa có báo cáo trong kho này")


def test_figures_stand_in_at_most_nine_panels_and_join_only_alike_points():
    figures = charts({"chon": LAM_DONG, "dg": "34"})["tinh-so-lieu"]
    assert figures.kind is Kind.POINTS and figures.own_scales
    assert figures.frame["panel"].n_unique() == 9
    joined = figures.frame.drop_nulls("line").group_by("line").n_unique()
    assert joined.height and joined["panel"].to_list() == joined["province_name"].to_list() == [1] * joined.height
    assert joined["date_text"].min() > 1, "a line of one day joins nothing: another indicator's figures were counted"


def test_figures_of_a_merged_province_keep_the_name_they_were_published_under():
    figures = charts({"chon": LAM_DONG, "dg": "34"})["tinh-so-lieu"]
    assert set(figures.frame["province_name"]) == {"Bình Thuận", "Đắk Nông", "Lâm Đồng"}


@pytest.mark.parametrize("query", [{"chon": BINH_THUAN}, {"chon": LAM_DONG, "dg": "34"}])
def test_the_parts_add_up_to_the_merged_province(query):
    old = charts(query)["tinh-truoc-sau-sap-nhap"].frame
    assert old["place"].n_unique() == 3
    sums = dict(old.select("measure", "value").group_by("measure").sum().iter_rows())
    merged = charts({"chon": LAM_DONG, "dg": "34"})["tinh-so-chinh"].frame["value"]
    assert [sums[name] for name in ("Văn bản được biết", "Kế hoạch đã nạp", "Đoạn nhiệm vụ")] == merged[:3].to_list()


def test_eleven_provinces_did_not_merge():
    unmerged = charts({"chon": HA_NOI})["tinh-truoc-sau-sap-nhap"]
    assert "Hà Nội không sáp nhập" in unmerged.title
    assert any(note.startswith("11 ") for note in unmerged.notes)


def test_the_brief_holds_exactly_the_charts_of_the_page(monkeypatch):
    given = []
    monkeypatch.setattr(layout, "brief_menu", lambda title, lead, shown: given.append((title, [chart.key for chart in shown])))
    on_screen = [chart.key for chart, _ in drawn.charts("province", {"chon": BINH_THUAN})]
    assert given == [("Bình Thuận", on_screen)]


def test_an_unknown_province_is_named_and_the_list_shown():
    app = drawn.run("province", {"chon": "99"})
    assert not app.exception
    assert "chon=99" in " ".join(warning.value for warning in app.warning)
    assert "Hồ sơ tỉnh" in heading(app)
