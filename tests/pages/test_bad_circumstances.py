"""No warehouse, nothing in scope, a link nobody understands, a build that forgot what was chosen."""

import json
import shutil

import pytest

from tests import drawn

PAGES = ("map", "duties", "trends")


def text_of(app) -> str:
    return " ".join(element.value for kind in (app.error, app.warning) for element in kind)


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
    import duckdb

    with duckdb.connect(path) as connection:
        connection.execute("delete from mart_directive")
