"""DESIGN §8.1: the rows listed behind a mark add up to the mark, for all marks of all charts."""

import pytest

from dashboard import passages, queries, warehouse
from dashboard.charts import figures
from dashboard.context import Context
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
MAP_KEYS = {
    "do-phu": "ban-do-do-phu",
    "van-ban": "ban-do-van-ban",
    "nhiem-vu": "ban-do-nhiem-vu",
    "chu-de": "ban-do-chu-de",
}
pytestmark = pytest.mark.usefixtures("published")


def assert_marks_open(chart, context):
    """Open every mark of one chart; return how many there were."""
    marks = 0
    for row in range(chart.frame.height):
        expected = chart.frame[chart.opens.total][row]
        if expected is None:  # nothing is drawn there
            continue
        found = passages.of_chart(context.build, context.scope, chart, row)
        listed = found.rows["value"].sum() if chart.opens.adds == "value" and found.total else found.total
        assert listed == pytest.approx(expected), f"{chart.key}: {chart.mark(row)} shows {expected}, lists {listed}"
        assert found.rows.height == found.total
        marks += 1
    if chart.n:
        assert passages.of_chart(context.build, context.scope, chart, None).total == chart.n, chart.key
    return marks


def assert_page_opens(page, query):
    charts = drawn.charts(page, query)
    if "dl" in query:
        assert charts[0][0].key.startswith(MAP_KEYS[query["dl"]]), "the page drew another measure than the URL asked for"
    return sum(assert_marks_open(chart, context) for chart, context in charts)


@pytest.mark.parametrize("query", VIEWS)
@pytest.mark.parametrize("measure", [code for code in MEASURES if code != "so-lieu"])
def test_every_mark_of_the_map_page_opens(query, measure):
    assert_page_opens("map", query | {"dl": measure})


@pytest.mark.parametrize("vintage", ["2008", "2025"])
@pytest.mark.parametrize("measure", [code for code, measure in MEASURES.items() if measure.option])
def test_every_option_of_every_measure_opens(vintage, measure):
    context = Context.of(warehouse.current(), Scope(vintage=vintage))
    options = queries.options(context.build, MEASURES[measure].option)
    marks = {option: assert_marks_open(MEASURES[measure].draw(context, option), context) for option in options}
    assert sum(marks.values()) > 30


@pytest.mark.parametrize("query", VIEWS)
@pytest.mark.parametrize("panel", ["none", "document", "province"])
def test_every_mark_of_the_duties_page_opens(query, panel):
    assert_page_opens("duties", query | {"ss": panel, "hien": "200"})


@pytest.mark.parametrize("query", VIEWS)
def test_every_mark_of_the_trends_page_opens(query):
    assert_page_opens("trends", query)


def test_every_published_figure_with_a_period_opens():
    context = Context.of(warehouse.current(), Scope())
    marks = 0
    for indicator, words in queries.options(context.build, "indicator").items():
        rows = queries.figures(context.build, context.scope, indicator, None)
        marks += assert_marks_open(
            figures.over_time(rows, indicator, words, 0, rows["province_name"].n_unique(), context), context
        )
    assert marks > 500


@pytest.mark.parametrize("directive", [None, "trung-uong-2021-03-ct-tw"])
def test_additive_totals_agree_in_63_and_34_provinces(directive):
    build = warehouse.current()
    old, new = Scope(directive=directive), Scope(vintage="2025", directive=directive)
    for ask in (queries.documents_by_province, queries.duties_by_province):
        assert ask(build, old)["value"].sum() == ask(build, new)["value"].sum() > 0
    for theme in queries.options(build, "theme"):
        assert (
            queries.duties_by_province(build, old, theme)["value"].sum()
            == queries.duties_by_province(build, new, theme)["value"].sum()
        )
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
