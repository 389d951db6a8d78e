"""DESIGN §8.1: the rows listed behind a mark add up to the mark, for all marks of all charts."""

from collections.abc import Sequence
from itertools import cycle

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


def beside(views: Sequence, others: Sequence[dict[str, str]]) -> list:
    """Return each view with one of `others`, in turn: all views and all others, though not every pair."""
    most = max(len(views), len(others))
    pairs = [(view, other) for view, other, _ in zip(cycle(views), cycle(others), range(most), strict=False)]
    return [pytest.param(view.values[0] | other, id=" · ".join([view.id, *other.values()])) for view, other in pairs]


LANGUAGES = [{"nn": "vi"}, {"nn": "en"}]


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
    if chart.n and chart.subject(None):  # a chart of several subjects has no list of all
        assert passages.of_chart(context.build, context.scope, chart, None).total == chart.n, chart.key
    return marks


def assert_page_opens(page, query):
    charts = drawn.charts(page, query)
    if "dl" in query:
        assert charts[0][0].key.startswith(MAP_KEYS[query["dl"]]), "the page drew another measure than the URL asked for"
    return sum(assert_marks_open(chart, context) for chart, context in charts)


@pytest.mark.parametrize("query", beside(VIEWS, [{"dl": code} for code in MEASURES if code != "so-lieu"]))
def test_every_mark_of_the_map_page_opens(query):
    assert_page_opens("map", query)


@pytest.mark.parametrize("vintage", ["2008", "2025"])
@pytest.mark.parametrize("measure", [code for code, measure in MEASURES.items() if measure.option])
def test_every_option_of_every_measure_opens(vintage, measure):
    context = Context.of(warehouse.current(), Scope(vintage=vintage))
    options = queries.options(context.build, MEASURES[measure].option)
    marks = {option: assert_marks_open(MEASURES[measure].draw(context, option), context) for option in options}
    assert sum(marks.values()) > 30


@pytest.mark.parametrize("query", beside(VIEWS, [{"ss": "none", "hien": "200"}, {"ss": "document"}, {"ss": "province"}]))
def test_every_mark_of_the_duties_page_opens(query):
    assert_page_opens("duties", query)


@pytest.mark.parametrize("query", VIEWS)
def test_every_mark_of_the_trends_page_opens(query):
    assert_page_opens("trends", query)


PROVINCES = [
    pytest.param({}, id="the list"),
    pytest.param({"dg": "34", "tinh": "24,68"}, id="the list of two in 34 provinces"),
    pytest.param({"chon": "60"}, id="Bình Thuận"),
    pytest.param({"chon": "24"}, id="Bắc Giang"),
    pytest.param({"chon": "89"}, id="An Giang, a plan of one bloc"),
    pytest.param({"chon": "11"}, id="a province without documents"),
    pytest.param({"chon": "12", "nam": "2021-2021"}, id="a province and year with nothing"),
    pytest.param({"chon": "24", "dg": "34"}, id="Bắc Ninh with the old Bắc Giang"),
    pytest.param({"chon": "68", "dg": "34"}, id="Lâm Đồng with Bình Thuận"),
    pytest.param({"chon": "01", "dg": "34"}, id="Hà Nội, not merged"),
    pytest.param({"chon": "60", "cq": "so_cong_thuong", "cd": "propaganda"}, id="one body, one theme"),
    pytest.param({"chon": "60", "tinh": "24"}, id="a province outside the provinces filtered"),
    pytest.param({"chon": "89", "cd": "public_procurement,trade_promotion"}, id="themes given to nobody"),
    pytest.param({"chon": "24"} | DIRECTIVE | {"neu": "1"}, id="only duties that name 03-CT/TW"),
]


@pytest.mark.parametrize("query", beside(PROVINCES, LANGUAGES))
def test_every_mark_of_the_province_page_opens(query):
    assert assert_page_opens("province", query) or query.get("nam")


OVERVIEWS = [*VIEWS, pytest.param({"tinh": "12", "nam": "2021-2021"}, id="nothing")]
SEEN = [{"ngay": day} | LANGUAGES[at % 2] for at, day in enumerate(("2023-11-15", "2023-12-01", "2024-12-01"))]


@pytest.mark.parametrize("query", beside(OVERVIEWS, SEEN))
def test_every_mark_of_the_overview_opens(query):
    assert assert_page_opens("overview", query) > 4


LEDGERS = [
    pytest.param({}, id="everything"),
    pytest.param({"nam": "2023-2023", "tinh": "24", "cq": "so_cong_thuong"}, id="a scope that does not narrow this page"),
    pytest.param({"og": "source"}, id="faults of sources"),
    pytest.param({"lo": "registry_doubt", "dp": "24"}, id="doubts about one province"),
    pytest.param({"og": "figure", "lo": "misprint"}, id="a kind that is not found there"),
    pytest.param({"dg": "34", "dp": "68"}, id="Lâm Đồng with Bình Thuận"),
]


@pytest.mark.parametrize("query", beside(LEDGERS, LANGUAGES))
def test_every_mark_of_the_quality_page_opens(query):
    assert assert_page_opens("quality", query) > 50


CHOICES = [
    {"nn": "vi"},
    {"ct": "OCOP_NEW", "ky": "tron-nam", "nam_ss": "2022", "hien": "du"},
    {"ct": "VN_SHARE_SM_PCT", "nn": "en"},
    {"ct": "VN_SHARE_FOOD_PCT"},  # no figure with a period
]


@pytest.mark.parametrize("query", beside(VIEWS, CHOICES))
def test_every_mark_of_the_results_page_opens(query):
    assert assert_page_opens("results", query) > 16


OBLIGATIONS = [
    *VIEWS,
    pytest.param({"tt": "overdue", "viec": "report"}, id="reports overdue"),
    pytest.param({"theo": "ke-hoach", "gd": "2021-2036"}, id="plans side by side, unfolded farther"),
    pytest.param(
        {"theo": "co-quan", "nam_lich": "2023", "thang": "2023-11", "cq": "bcd_cvd_cap_huyen"}, id="one body, one month"
    ),
    pytest.param({"tinh": "60", "gd": "2023-2024", "tt": "unknown"}, id="nothing can be said"),
]


@pytest.mark.parametrize("query", beside(OBLIGATIONS, [{"ngay": "2023-06-15"}, {"ngay": "2024-12-21", "nn": "en"}]))
def test_every_mark_of_the_calendar_of_obligations_opens(query):
    assert assert_page_opens("deadlines", query) >= 5  # the tiles, at least


@pytest.mark.parametrize("query", [*VIEWS, pytest.param({"nam_cham": "2024", "hien": "du"}, id="2024, every province")])
def test_every_mark_of_the_criteria_page_opens(query):
    assert assert_page_opens("criteria", {"nam": "2023-2024"} | query | {"ngay": "2024-12-31"}) > 9


SEARCHES = [
    {"tim": "hang viet"},
    {"tim": "03-CT/TW", "nvb": "2021"},
    {"tim": "xyzzy tuyên truyền"},  # found nowhere
    {"nvb": "khong-ro", "nn": "en"},
    {"tr": "2"},
]
READ = [
    pytest.param({"doc": document}, id=document)
    for document in (
        "binh-thuan-2023-65-kh-bcdcvd", "bac-giang-2021-kh-mttq-bcd", "an-giang-2022-35-kh-duk",
        "trung-uong-2024-885-kh-mttw-bcdtwcvd", "trung-uong-2021-03-ct-tw", "trung-uong-2021-28-ct-ttg",
    )
]  # fmt: skip


@pytest.mark.parametrize("query", beside(VIEWS, SEARCHES))
def test_every_mark_of_a_search_for_documents_opens(query):
    assert_page_opens("documents", query)


FILTERED = [{"nn": "vi"}, {"dg": "34", "nn": "en"}, {"tinh": "01", "nam": "2022-2022", "cq": "so_y_te"}]


@pytest.mark.parametrize("query", beside(READ, FILTERED))
def test_every_mark_of_one_document_opens_whatever_is_filtered(query):
    assert assert_page_opens("documents", query) > 1


DIRECTIVES = [
    *VIEWS,
    pytest.param({"vb": "trung-uong-2021-28-ct-ttg", "dg": "34"}, id="28/CT-TTg in 34 provinces"),
    pytest.param({"vb": "trung-uong-2021-386-qd-ttg", "tinh": "24"}, id="386/QĐ-TTg in one province"),
    pytest.param({"vb": "trung-uong-khong-nam-de-an-thi-truong-trong-nuoc-2021-2025"}, id="one without a date"),
    pytest.param(DIRECTIVE | {"neu": "1", "cd": "propaganda,inspection", "cq": "ubmttq_tinh"}, id="themes, a body, named only"),
    pytest.param(DIRECTIVE | {"tk": "ct ttg"}, id="another one looked for"),
    pytest.param({"tinh": "01,24", "nam": "2021-2023"}, id="provinces without a plan, years without the centre"),
]


@pytest.mark.parametrize("query", beside(DIRECTIVES, LANGUAGES))
def test_every_mark_of_the_directives_page_opens(query):
    assert assert_page_opens("directives", query) > 13


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
