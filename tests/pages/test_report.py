"""The page Báo cáo hội nghị and the way to it: a chart added on its card, sets, templates, words, what cannot be drawn."""

from datetime import date
from urllib.parse import urlencode

import pytest

from dashboard import address, exports, frozen, recipes, sets, warehouse
from dashboard.frozen import Frozen
from dashboard.sets import Recipe
from dashboard.templates import TEMPLATES
from tests import drawn

pytestmark = pytest.mark.usefixtures("published")
DAY = date(2026, 11, 28)
BARS = Recipe("nhiem-vu", "nam=2023", "nhiem-vu-theo-co-quan")
MAP = Recipe("ban-do", "", "ban-do-do-phu")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty folder of sets."""
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path))
    return exports.folder()


@pytest.fixture
def made(folder):
    """A set of two charts."""
    return sets.create(folder, "Hội nghị quý III", [(BARS, "Nhiệm vụ"), (MAP, "Bản đồ")])


def open_set(set_id):
    return drawn.run("report", {"bo": set_id})


def said(app):
    assert not app.exception, app.exception
    return " ".join(element.value for kind in (app.get("html"), app.error, app.warning) for element in kind)


def press(app, key):
    next(button for button in app.button if button.key == key).click()
    return app.run()


PAGES = {
    "": "overview", "ban-do": "map", "nhiem-vu": "duties", "van-ban-chi-dao": "directives", "xu-huong": "trends",
    "ket-qua": "results", "thoi-han": "deadlines", "van-ban": "documents", "chat-luong": "quality", "ho-so-tinh": "province",
}  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    "query", [{"nam": "2022-2023", "ngay": "2026-11-28", "chon": "60"}, {"dg": "34", "ngay": "2026-11-28"}]
)
def test_a_recipe_makes_the_very_charts_of_the_screen(path, query):
    seen = [chart for chart, _context in drawn.charts(PAGES[path], query)]
    again = [chart for chart, _context in recipes.of_page(warehouse.current(), path, urlencode(query), DAY).values()]
    assert seen
    assert len(again) == len(seen)
    for one, other in zip(seen, again, strict=True):
        assert one.frame.equals(other.frame), one.key
        assert [getattr(one, name) for name in SAYING] == [getattr(other, name) for name in SAYING]


SAYING = ("key", "title", "subtitle", "n", "scope_text", "notes", "columns", "build_id")


def test_a_switch_of_the_page_is_part_of_the_recipe():
    app = drawn.run("map")
    app.toggle(key="map.everyone").set_value(True).run()
    assert app.query_params["tat_ca"] == "1"
    few, all_ = (recipes.of_page(warehouse.current(), "ban-do", query, DAY)["khoang-trong-tinh-nam"][0]
                 for query in ("", "tat_ca=1"))  # fmt: skip
    assert few.frame["code"].n_unique() < all_.frame["code"].n_unique() == 63


@pytest.mark.parametrize(("query", "seen_on"), [("", "30/6/2023"), ("ngay=2022-01-31", "31/1/2022")])
def test_deadlines_are_seen_on_the_day_of_the_recipe_or_else_of_the_report(query, seen_on):
    chart, _context = recipes.chart(warehouse.current(), Recipe("thoi-han", query, "nghia-vu-trang-thai"), date(2023, 6, 30))
    assert seen_on in chart.subtitle


@pytest.mark.parametrize(
    ("recipe", "reason"),
    [
        pytest.param(Recipe("khong-co", "", "x"), "không có trang /khong-co", id="no such page"),
        pytest.param(Recipe("nhiem-vu", "", "x"), "trang /nhiem-vu không có hình “x”", id="no such chart"),
        pytest.param(Recipe("nhiem-vu", "nam=1999", BARS.chart), "nam=1999", id="another scope must not take its place"),
        pytest.param(Recipe("nhiem-vu", "cq=khong-co", BARS.chart), "khong-co", id="a code this build does not know"),
    ],
)
def test_a_recipe_that_gives_no_chart_says_why(recipe, reason):
    with pytest.raises(recipes.NotMade, match=reason):
        recipes.chart(warehouse.current(), recipe, DAY)


def test_a_chart_is_added_from_its_card_to_a_new_set_and_the_next_to_the_same(folder):
    app = drawn.at_page("duties")
    app.query_params["nam"] = "2023"
    app.session_state[f"export-{BARS.chart}"] = True
    app = press(app.run(), f"collect-{BARS.chart}")
    (set_id,) = [one.id for one in sets.listing(folder)]
    assert app.query_params["bo"] == set_id
    assert [item.recipe for item in sets.load(folder, set_id).items] == [BARS]
    assert "1 hình trong" in said(app)
    assert next(button for button in app.button if button.key == f"collect-{BARS.chart}").disabled

    app = drawn.at_page("map")
    app.query_params["bo"] = set_id
    app.session_state[f"export-{MAP.chart}"] = True
    press(app.run(), f"collect-{MAP.chart}")
    assert [item.recipe for item in sets.load(folder, set_id).items] == [BARS, MAP]


def test_without_a_set_the_page_says_so_and_names_one_that_is_gone():
    assert "Chưa có bộ hình nào được lưu." in said(drawn.run("report"))
    app = open_set("khong-co-1234")
    assert "bo=khong-co-1234" in said(app)
    assert "bo" not in app.query_params


def test_the_charts_of_a_set_stand_with_their_scope_and_n(made):
    words = said(open_set(made))
    chart, _context = recipes.chart(warehouse.current(), BARS, date.today())
    assert f"1. {chart.title}" in words
    assert f"n = {chart.n} {chart.unit} · Năm 2023 · 63 tỉnh, thành phố" in words


def test_charts_are_moved_and_taken_out(folder, made):
    first, second = sets.load(folder, made).items
    app = press(open_set(made), f"move-{second.id}--1")
    assert sets.load(folder, made).items == (second, first)
    press(app, f"remove-{first.id}")
    assert sets.load(folder, made).items == (second,)


def test_words_are_kept_and_those_of_somebody_else_are_not_lost(folder, made):
    item = sets.load(folder, made).items[0]
    app = drawn.at_page("report")
    app.query_params["bo"] = made
    app.session_state[f"edit-{item.id}"] = True
    app = app.run()
    title = next(field for field in app.text_input if field.key == f"report.title-{item.id}")
    sets.write(folder, made, item.id, "title", "", "Của Lan")
    app = title.set_value("Của Minh").run()
    assert "người khác vừa sửa chỗ này thành “Của Lan”" in said(app)
    assert sets.load(folder, made).items[0].title == "Của Lan"
    next(field for field in app.text_input if field.key == f"report.title-{item.id}").set_value("Của cả hai").run()
    assert sets.load(folder, made).items[0].title == "Của cả hai"


def test_a_chart_that_cannot_be_drawn_any_more_is_named_and_the_others_stay(folder, made):
    sets.add(folder, made, Recipe("nhiem-vu", "", "hinh-cu"), "Hình của bản trước")
    words = said(open_set(made))
    assert "3. Hình của bản trước" in words
    assert "Không vẽ được: trang /nhiem-vu không có hình “hinh-cu”" in words


@pytest.mark.parametrize("code", TEMPLATES)
def test_every_chart_of_a_template_can_be_drawn(code):
    query = {"nam": "2021-2023", address.PROVINCE: "60"}
    for recipe in TEMPLATES[code].recipes(query):
        chart, _context = recipes.chart(warehouse.current(), recipe, DAY)
        assert not chart.is_empty, recipe


def test_a_template_begins_a_set_in_the_scope_on_screen(folder):
    app = drawn.run("report", {"nam": "2023"})
    next(box for box in app.selectbox if box.key == "report.template").set_value("lanh-dao")
    app = next(button for button in app.run().button if button.label == "Lập báo cáo").click().run()
    (one,) = sets.listing(folder)
    assert {item.recipe.query for item in sets.load(folder, one.id).items} == {"nam=2023-2023"}
    assert "Không vẽ được" not in said(app)


@pytest.mark.parametrize("extension", exports.FORMATS)
def test_a_report_is_made_in_every_format_with_the_rows_it_counts(extension, folder, made):
    for number, words in enumerate(("Tiêu đề riêng", "=1+1 <b>&")):
        sets.write(folder, made, sets.load(folder, made).items[number].id, "title", "", words)
    sets.rewrite(folder, made, "parts", sets.load(folder, made).parts, ",".join(sets.PARTS))
    report = Frozen.of(sets.load(folder, made), warehouse.current(), DAY)
    told = []
    file = exports.file(report, report.code, extension, lambda *so_far: told.append(so_far))
    assert (file.count, file.missing, told) == (2, (), [(1, 2), (2, 2)])
    assert file.content.startswith(b"%PDF" if extension == "pdf" else b"PK")


def test_a_file_is_made_with_its_code_and_every_chart(folder, made):
    app = press(open_set(made), "make-docx")
    words = said(app)
    report = Frozen.of(sets.load(folder, made), warehouse.current(), date.today())
    assert "2 hình trong tệp" in words
    assert report.code in words
    assert frozen.read(folder, report.code) == report
    assert [button.label for button in app.get("download_button") if report.code.lower() in button.proto.label]
