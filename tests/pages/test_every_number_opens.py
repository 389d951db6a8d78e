"""DESIGN §8.1: the rows listed behind a mark add up to the mark, for all marks of all charts."""

import pytest

from dashboard import passages, queries, warehouse
from dashboard.measures import MEASURES
from dashboard.scope import Scope
from tests import drawn

DIRECTIVE = {"vb": "trung-uong-2021-03-ct-tw"}
VIEWS = [
    pytest.param({}, id="everything"),
    pytest.param({"dg": "34"}, id="34 provinces"),
    pytest.param(DIRECTIVE, id="documents that carry out 03-CT/TW"),
    pytest.param(DIRECTIVE | {"neu": "1"}, id="only duties that name 03-CT/TW"),
    pytest.param({"nam": "2023-2023", "cd": "propaganda,inspection"}, id="one year, two themes"),
    pytest.param({"tinh": "60,24", "cq": "so_cong_thuong"}, id="two provinces, one body"),
    pytest.param({"cap": "province", "loai": "ke_hoach"}, id="provincial plans"),
]
pytestmark = pytest.mark.usefixtures("published")


def assert_marks_open(page, query):
    charts = drawn.charts(page, query)
    assert charts
    marks = 0
    for chart, context in charts:
        for row in range(chart.frame.height):
            expected = chart.frame[chart.opens.total][row]
            found = passages.of_chart(context.build, context.scope, chart, row)
            listed = found.rows["value"].sum() if chart.opens.adds == "value" and found.total else found.total
            if expected is None:  # nothing drawn there: it opens to nothing to add up
                continue
            assert listed == pytest.approx(expected), f"{chart.key}: {chart.mark(row)} shows {expected}, lists {listed}"
            assert chart.opens.adds == "value" or found.rows.height == found.total
            marks += 1
    return marks


@pytest.mark.parametrize("query", VIEWS)
@pytest.mark.parametrize("measure", [code for code in MEASURES if code != "so-lieu"])
def test_every_mark_of_the_map_page_opens(query, measure):
    assert_marks_open("map", query | {"dl": measure})


@pytest.mark.parametrize("vintage", ["63", "34"])
def test_every_indicator_on_the_map_opens(vintage):
    marks = 0
    for indicator in queries.options(warehouse.current(), "indicator"):
        marks += assert_marks_open("map", {"dg": vintage, "dl": "so-lieu", "dl_indicator": indicator})
    assert marks > 500


@pytest.mark.parametrize("theme", ["propaganda", "consumer_protection"])
@pytest.mark.parametrize("vintage", ["63", "34"])
def test_every_theme_on_the_map_opens(vintage, theme):
    assert assert_marks_open("map", {"dg": vintage, "dl": "chu-de", "dl_theme": theme})


@pytest.mark.parametrize("query", VIEWS)
@pytest.mark.parametrize("panel", ["none", "document", "province"])
def test_every_mark_of_the_duties_page_opens(query, panel):
    assert_marks_open("duties", query | {"ss": panel, "hien": "200"})


@pytest.mark.parametrize("query", VIEWS)
def test_every_mark_of_the_trends_page_opens(query):
    assert_marks_open("trends", query)


def test_every_indicator_of_the_trends_page_opens():
    marks = 0
    for indicator in queries.options(warehouse.current(), "indicator"):
        marks += assert_marks_open("trends", {"ct": indicator})
    assert marks > 100


@pytest.mark.parametrize("directive", [None, "trung-uong-2021-03-ct-tw"])
def test_additive_totals_agree_in_63_and_34_provinces(directive):
    build = warehouse.current()
    old, new = Scope(directive=directive), Scope(vintage="2025", directive=directive)
    for ask in (queries.documents_by_province, queries.duties_by_province):
        assert ask(build, old)["value"].sum() == ask(build, new)["value"].sum() > 0
    for theme in queries.options(build, "theme"):
        assert queries.duties_by_province(build, old, theme)["value"].sum() == queries.duties_by_province(build, new, theme)["value"].sum()
    assert queries.coverage(build, old)["document_count"].sum() == queries.coverage(build, new)["document_count"].sum()


def test_additive_figures_agree_in_63_and_34_provinces():
    """A contradicted figure is drawn in neither view, so it leaves both totals alike."""
    build = warehouse.current()
    compared = 0
    for indicator in queries.options(build, "indicator"):
        views = [queries.figure_by_province(build, Scope(vintage=vintage), indicator) for vintage in ("2008", "2025")]
        if "not_merged" in set(views[1]["state"]):
            continue
        old, new = (view.filter(view["state"] == "value")["value"].sum() for view in views)
        assert old == pytest.approx(new), indicator
        compared += 1
    assert compared > 10
