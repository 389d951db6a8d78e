"""No warehouse, an empty one, nothing in scope, a link nobody understands, a new build, too many bodies: on every page."""

import json
import shutil
import time
from collections.abc import Iterator
from unittest.mock import patch

import duckdb
import pytest

from dashboard import address, warehouse
from dashboard.charts import Kind
from etl import publish
from etl.run import Settings, build
from tests import drawn
from tests.conftest import INVENTED, ROOT, quietly

PAGES = sorted(page.stem for page in (ROOT / "pages").glob("*.py"))
NONSENSE = "khong-co-gia-tri-nay"
NOTHING = {
    "vi": ("không có", "không tìm thấy", "chưa"),
    "en": ("no ", "not ", "nothing"),
}  # one of them says that there is none
ABOUT = {  # the choices of a page that bring up what the invented plan says
    "province": [{"chon": "60"}], "map": [{"chon": "60"}], "documents": [{"doc": "hu-cau-2023-1-kh-bcd"}],
    "directives": [{"vb": "hu-cau-2021-03-ct-hc"}], "duties": [{"vb": "hu-cau-2021-03-ct-hc"}, {"hien": "200"}],
}  # fmt: skip
CRITERIA = "bo-tieu-chi"  # the set itself stands there without any document
MOST_BARS = 200  # categories in one chart: what the widest choice of a page may show
SLOWEST = 3.0  # seconds, a page's script on 5,000 bodies


def text_of(app) -> str:
    return " ".join(element.value for kind in (app.error, app.warning) for element in kind)


def screen(app) -> str:
    """Return everything the page says in HTML, titles and sentences, without the stylesheet."""
    return " ".join(element.value for element in app.get("html") if not element.value.startswith("<style>"))


def assert_stands(app) -> None:
    """The page ran to its end and has a heading."""
    assert not app.exception, app.exception
    assert "atlas-title" in screen(app)


def test_all_pages_of_the_navigation_are_tried():
    registered = {page["script_path"].rpartition("/")[2].removesuffix(".py") for page in drawn._registered_pages().values()}
    assert registered == set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_that_nothing_is_published(tmp_path, monkeypatch, page):
    monkeypatch.setenv("ATLAS_BUILD", str(tmp_path))
    app = drawn.run(page)
    assert not app.exception
    assert "make build" in text_of(app)


def test_without_a_warehouse_the_screen_says_how_to_make_one(tmp_path, monkeypatch):
    monkeypatch.setenv("ATLAS_BUILD", str(tmp_path))
    app = drawn.frame()
    assert not app.exception
    assert "make build" in text_of(app)


@pytest.mark.parametrize(
    ("pointer", "said"),
    [
        pytest.param(
            '{"build_id": "x", "file": "gone.duckdb", "data_date": "2024-01-01"}', "gone.duckdb", id="a file that is gone"
        ),
        pytest.param('{"build_id": ', "current.json", id="half a pointer"),
        pytest.param('{"build_id": "x"}', "current.json", id="a pointer to nothing"),
    ],
)
def test_a_broken_pointer_is_said(tmp_path, monkeypatch, pointer, said):
    (tmp_path / "current.json").write_text(pointer)
    monkeypatch.setenv("ATLAS_BUILD", str(tmp_path))
    app = drawn.frame()
    assert not app.exception
    assert said in text_of(app)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "query",
    [
        pytest.param({"tinh": "01", "nam": "2021-2021"}, id="a province and year with nothing"),
        pytest.param({"loai": "luat"}, id="a kind of document with nothing"),
        pytest.param({"cq": "so_y_te", "cd": "public_procurement", "tinh": "24"}, id="no such duty"),
    ],
)
def test_nothing_in_scope_is_no_error(published, page, query):
    for chart, _ in drawn.charts(page, query):
        assert chart.n >= 0


def test_what_a_link_asks_for_in_vain_is_named(published):
    app = drawn.run("map", {"vb": "khong-co-van-ban-nay", "tinh": "99", "nam": "1900"})
    assert not app.exception
    for value in ("khong-co-van-ban-nay", "99", "nam=1900"):
        assert value in text_of(app)


def test_a_new_build_that_no_longer_knows_the_chosen_directive_lets_it_go(published, tmp_path, monkeypatch):
    shutil.copytree(published, tmp_path / "build", ignore=shutil.ignore_patterns("parquet-*"))
    monkeypatch.setenv("ATLAS_BUILD", str(tmp_path / "build"))
    app = drawn.run("duties", {"vb": "trung-uong-2021-03-ct-tw"})
    pointer = tmp_path / "build" / "current.json"
    written = json.loads(pointer.read_text())
    forgetful = tmp_path / "build" / "forgetful.duckdb"
    shutil.copy(tmp_path / "build" / written["file"], forgetful)
    _forget_directives(forgetful)
    pointer.write_text(json.dumps(written | {"build_id": "forgetful", "file": forgetful.name}))
    app.run()
    assert not app.exception
    assert "trung-uong-2021-03-ct-tw" in text_of(app)


def _forget_directives(path) -> None:
    with duckdb.connect(path) as connection:
        connection.execute("delete from mart_directive")


def built(data, out):
    """Build INVENTED data into a warehouse; every file must have been loaded."""
    summary = build(Settings(data, out), quietly)
    assert not summary.rejections, [str(rejection) for rejection in summary.rejections][:3]
    return out


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A warehouse of the vocabulary alone. The loader refuses to publish nothing, so one target is loaded and taken out."""
    data = tmp_path_factory.mktemp("empty") / "data"
    shutil.copytree(ROOT / "data" / "vocabulary", data / "vocabulary")
    (data / "figures").mkdir()
    shipped = (ROOT / "data" / "figures" / "targets.csv").read_text(encoding="utf-8").splitlines()
    invented = "HC-0001,VN_SHARE_SM_PCT,Trung ương,85,over,2025,,https://example.org/hu-cau,(HƯ CẤU)"
    (data / "figures" / "targets.csv").write_text(f"{shipped[0]}\n{invented}\n", encoding="utf-8")
    out = built(data, data / "build")
    with duckdb.connect(out / publish.current(out).file) as connection:
        connection.execute("delete from fct_target")
    return out


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_an_empty_warehouse_is_said_and_is_no_error(empty, monkeypatch, page, language):
    monkeypatch.setenv("ATLAS_BUILD", str(empty))
    app = drawn.run(page, {"nn": language})
    assert_stands(app)
    said = screen(app).lower()
    assert any(word in said for word in NOTHING[language])
    for chart, _ in drawn.charts(page):
        assert chart.n == 0 or chart.opens.subject == "sources" or chart.key == CRITERIA, chart.key


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "asked",
    [
        pytest.param({"chon": "99", "vb": "khong-con-van-ban-nay"}, id="a province, a directive that do not exist"),
        pytest.param({"tinh": "99", "doc": "khong-co-van-ban-nay"}, id="a province filtered, a document that do not exist"),
        pytest.param(
            {"mo": "khong-co-hinh-nay.abc123", "nn": "xx", "chu": "to"}, id="rows of no chart, a language that does not exist"
        ),
        pytest.param(
            {
                "nam": "2024-2021",
                "dg": "35",
                "cap": "lang",
                "loai": "<b>",
                "cq": "'; --",
                "neu": "x",
                "ngay": "hom-nay",
                "chu": "to",
            },
            id="a broken scope, a day that is none",
        ),
    ],
)
def test_a_link_that_asks_in_vain_still_shows_the_page(published, page, asked):
    assert_stands(drawn.run(page, asked))


@pytest.mark.parametrize("page", PAGES)
def test_a_mark_that_is_gone_from_a_chart_is_named_and_let_go(published, page):
    for chart, _ in drawn.charts(page)[:3]:
        app = drawn.run(page, {"mo": f"{chart.key}.zzzzzz"})
        assert_stands(app)
        assert f"mo={chart.key}.zzzzzz" in text_of(app)


@pytest.mark.parametrize("page", PAGES)
def test_nonsense_in_every_key_that_a_page_reads_is_no_error(published, page):
    """The keys are those the page asks the address for, those behind nonsense included."""
    nonsense: dict[str, str] = {}
    for _ in range(3):
        with recorded() as keys:
            app = drawn.run(page, nonsense)
        assert_stands(app)
        nonsense = dict.fromkeys(keys - {address.LANGUAGE, address.OPENED}, NONSENSE)
    for at, value in enumerate((NONSENSE, ",;%<b>" * 20)):  # each half alone too: one key's default may hide another's fault
        assert_stands(drawn.run(page, dict.fromkeys(sorted(nonsense)[at::2], value)))


class recorded:  # used as a word of the sentence: with recorded() as keys
    """Collect the keys that `address.get` is asked for inside the block."""

    def __enter__(self) -> set[str]:
        keys: set[str] = set()
        get = address.get
        self.patch = patch.object(address, "get", lambda key: keys.add(key) or get(key))
        self.patch.start()
        return keys

    def __exit__(self, *_: object) -> None:
        self.patch.stop()


@pytest.mark.parametrize("page", PAGES)
def test_a_build_published_while_somebody_reads_is_taken_up(published, tmp_path, monkeypatch, page):
    folder = tmp_path / "build"
    shutil.copytree(published, folder, ignore=shutil.ignore_patterns("parquet-*"))
    monkeypatch.setenv("ATLAS_BUILD", str(folder))
    pointer = folder / "current.json"
    written = json.loads(pointer.read_text())
    app = drawn.run(page)
    assert_stands(app)
    shutil.copy(folder / written["file"], folder / "atlas-newer.duckdb")
    pointer.write_text(json.dumps(written | {"build_id": "newer", "file": "atlas-newer.duckdb"}))
    app.run()
    assert_stands(app)
    assert "newer" in screen(app)
    assert written["build_id"] not in screen(app)
    (folder / written["file"]).unlink()  # the loader drops the oldest builds
    app.run()
    assert_stands(app)


@pytest.fixture(scope="module")
def without_duties(tmp_path_factory):
    """A warehouse of one INVENTED plan with general tasks only."""
    data = tmp_path_factory.mktemp("tasks") / "data"
    shutil.copytree(ROOT / "data" / "vocabulary", data / "vocabulary")
    for folder in ("registry", "figures"):
        shutil.copytree(INVENTED / folder, data / folder)
    text = (INVENTED / "plans" / "hu-cau-2023-1-kh-bcd.yml").read_text(encoding="utf-8")
    before, _, after = text.partition("\nduties:\n")
    (data / "plans").mkdir()
    (data / "plans" / "hu-cau-2023-1-kh-bcd.yml").write_text(
        f"{before}\ntasks:\n{after.partition('tasks:')[2]}", encoding="utf-8"
    )
    return built(data, data / "build")


@pytest.mark.parametrize("page", PAGES)
def test_a_plan_without_duties_is_shown_on_every_page(without_duties, monkeypatch, page):
    monkeypatch.setenv("ATLAS_BUILD", str(without_duties))
    for query in ({}, *ABOUT.get(page, ())):
        assert_stands(drawn.run(page, query))


@pytest.fixture(scope="module")
def many_bodies(tmp_path_factory):
    """A warehouse of one INVENTED plan that gives a duty to each of 5,000 INVENTED bodies."""
    data = tmp_path_factory.mktemp("bodies") / "data"
    shutil.copytree(ROOT / "data" / "vocabulary", data / "vocabulary")
    for folder in ("registry", "figures"):
        shutil.copytree(INVENTED / folder, data / folder)
    codes = [f"hu_cau_{number}" for number in range(5000)]
    with (data / "vocabulary" / "agencies.yml").open("a", encoding="utf-8") as vocabulary:
        vocabulary.writelines(_entries(codes))
    text = (INVENTED / "plans" / "hu-cau-2023-1-kh-bcd.yml").read_text(encoding="utf-8")
    duties = "".join(_duties(codes))
    (data / "plans").mkdir()
    (data / "plans" / "hu-cau-2023-1-kh-bcd.yml").write_text(
        text.replace("\nduties:\n", f"\nduties:\n{duties}"), encoding="utf-8"
    )
    return built(data, data / "build")


def _entries(codes: list[str]) -> Iterator[str]:
    for code in codes:
        name = f"Cơ quan hư cấu số {code.removeprefix('hu_cau_')}"
        yield (
            f"\n- code: {code}\n  name: {name} (HƯ CẤU)\n  short: {name}\n  name_en: Invented body {code}\n  level: province\n"
            f"  kind: state\n  aliases: []\n  valid_from: null\n  valid_to: null\n  successor: null\n  source: null\n"
        )


def _duties(codes: list[str]) -> Iterator[str]:
    for start in range(0, len(codes), 100):
        given = "".join(f"      - {{code: {code}, role: execute}}\n" for code in codes[start : start + 100])
        yield (
            f"  - section: III.1\n    ordinal: {1000 + start}\n    agencies:\n{given}"
            "    summary: Đoạn nhiệm vụ hư cấu.\n    themes: [propaganda]\n"
        )


@pytest.mark.parametrize("page", PAGES)
def test_five_thousand_bodies_are_no_error_and_no_wall_of_bars(many_bodies, monkeypatch, page):
    monkeypatch.setenv("ATLAS_BUILD", str(many_bodies))
    for query in ({}, *ABOUT.get(page, ())):
        for chart, _ in drawn.charts(page, query):
            if chart.kind in (Kind.BARS, Kind.HEATMAP, Kind.MATRIX, Kind.RANGES):
                assert len(chart.order) <= MOST_BARS, chart.key
                assert chart.frame[chart.encoding.y].n_unique() <= MOST_BARS, chart.key
            if chart.kind is Kind.CASCADE:
                assert chart.frame.height <= MOST_BARS, chart.key
    assert min(_seconds(page) for _ in range(2)) < SLOWEST


def _seconds(page: str) -> float:
    """Run a page whose answers nobody has asked for before; return how long its script took."""
    warehouse._ask.cache_clear()
    started = time.process_time()
    assert_stands(drawn.run(page))
    return time.process_time() - started
