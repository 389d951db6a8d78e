"""Sets of collected charts and the codes of reports: several people at once, the same content the same code."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard import frozen, sets, warehouse
from dashboard.frozen import Frozen
from dashboard.sets import Recipe
from dashboard.warehouse import Build

BUILD = Build("7f3a91bc", Path("atlas-7f3a91bc.duckdb"), date(2026, 3, 6))
DAY = date(2026, 11, 28)


def recipe(number: int) -> Recipe:
    return Recipe("nhiem-vu", f"nam={2021 + number}", "nhiem-vu-theo-co-quan")


@pytest.fixture
def made(tmp_path):
    """A set of three charts: its folder, its id."""
    return tmp_path, sets.create(tmp_path, "Hội nghị quý III", [(recipe(number), f"Hình {number}") for number in range(3)])


def test_a_set_is_named_after_its_report_and_can_be_opened_again(made):
    folder, set_id = made
    assert set_id.startswith("hoi-nghi-quy-iii-")
    assert [item.printed for item in sets.load(folder, set_id).items] == ["Hình 0", "Hình 1", "Hình 2"]
    assert [(one.id, one.name, one.count) for one in sets.listing(folder)] == [(set_id, "Hội nghị quý III", 3)]
    assert sets.create(folder, "Hội nghị quý III") != set_id


def test_people_who_add_at_once_lose_nothing_of_each_other(tmp_path):
    set_id = sets.create(tmp_path, "Chung")
    with ThreadPoolExecutor(8) as people:
        list(people.map(lambda number: sets.add(tmp_path, set_id, recipe(number), str(number)), range(24)))
    assert {item.printed for item in sets.load(tmp_path, set_id).items} == {str(number) for number in range(24)}


def test_the_same_chart_is_added_once_and_a_full_set_takes_no_more(made, monkeypatch):
    folder, set_id = made
    assert len(sets.add(folder, set_id, recipe(1), "Hình 1").items) == 3
    monkeypatch.setattr(sets, "MOST_ITEMS", 3)
    with pytest.raises(sets.Full):
        sets.add(folder, set_id, recipe(9), "Hình 9")


def test_charts_move_among_those_that_are_there_now(made):
    folder, set_id = made
    first, second, third = sets.load(folder, set_id).items
    sets.remove(folder, set_id, second.id)
    assert sets.move(folder, set_id, third.id, -1).items == (third, first)
    assert sets.move(folder, set_id, third.id, -1).items == (third, first)
    assert sets.move(folder, set_id, second.id, 1).items == (third, first)


def test_who_writes_over_words_that_somebody_changed_is_told(made):
    folder, set_id = made
    item = sets.load(folder, set_id).items[0]
    sets.write(folder, set_id, item.id, "title", "", "Của Lan")
    with pytest.raises(sets.Changed, match="Của Lan"):
        sets.write(folder, set_id, item.id, "title", "", "Của Minh")
    sets.write(folder, set_id, item.id, "comment", "", "Nhận xét của Minh")
    kept = sets.load(folder, set_id).items[0]
    assert (kept.title, kept.comment) == ("Của Lan", "Nhận xét của Minh")
    with pytest.raises(sets.Changed):
        sets.rewrite(folder, set_id, "name", "Tên cũ", "Tên mới")


@pytest.mark.parametrize("name", ["../bo", "khong-co", "", ".lock", "A"])
def test_a_name_that_is_no_set_opens_nothing(made, name):
    with pytest.raises(sets.NoSet):
        sets.load(made[0], name)


@pytest.mark.parametrize("content", ["", "[]", '{"name": "x"}', '{"name": 1, "items": []}', '{"name": "x", "items": [{}]}'])
def test_a_broken_file_is_no_set_and_is_not_listed(made, content):
    folder, set_id = made
    (folder / f"{set_id}.json").write_text(content, encoding="utf-8")
    assert sets.listing(folder) == []
    with pytest.raises(sets.NoSet):
        sets.load(folder, set_id)


def frozen_of(folder: Path, set_id: str, **changed) -> Frozen:
    return replace(Frozen.of(sets.load(folder, set_id), BUILD, DAY), **changed)


def test_a_code_names_content_not_names_of_files(made):
    folder, set_id = made
    again = sets.create(folder, "Hội nghị quý III", [(recipe(number), "Tiêu đề lúc khác") for number in range(3)])
    assert frozen_of(folder, set_id).code == frozen_of(folder, again).code


@pytest.mark.parametrize(
    "changed", [{"build_id": "00000000"}, {"day": date(2026, 11, 29)}, {"language": "en"}, {"data_date": date(2026, 3, 7)}]
)
def test_another_build_day_or_language_has_another_code(made, changed):
    assert frozen_of(*made).code != frozen_of(*made, **changed).code


def test_another_order_title_or_comment_has_another_code(made):
    folder, set_id = made
    codes = [frozen_of(folder, set_id).code]
    item = sets.load(folder, set_id).items[0]
    sets.move(folder, set_id, item.id, 1)
    codes.append(frozen_of(folder, set_id).code)
    sets.write(folder, set_id, item.id, "title", "", "Khác")
    codes.append(frozen_of(folder, set_id).code)
    sets.write(folder, set_id, item.id, "comment", "", "Khác")
    codes.append(frozen_of(folder, set_id).code)
    assert len(set(codes)) == 4


def test_a_code_gives_back_what_was_exported_though_the_set_went_on(made):
    folder, set_id = made
    kept = frozen_of(folder, set_id)
    code = frozen.keep(folder, kept)
    sets.remove(folder, set_id, kept.collection.items[0].id)
    assert frozen.read(folder, code.lower()) == kept
    assert frozen.keep(folder, kept) == code
    assert len(list((folder / "codes").iterdir())) == 1


def test_two_reports_with_the_same_short_code_are_kept_apart(made, monkeypatch):
    folder, set_id = made
    digests = {"vi": "A" * 8 + "1" * 56, "en": "A" * 8 + "2" * 56}
    monkeypatch.setattr(Frozen, "digest", property(lambda report: digests[report.language]))
    one, other = frozen_of(folder, set_id), frozen_of(folder, set_id, language="en")
    assert (frozen.keep(folder, one), frozen.keep(folder, other)) == ("A" * 8, "A" * 8 + "2")
    assert frozen.read(folder, "A" * 8 + "2") == other


@pytest.mark.parametrize("code", ["", "../codes", "0000", "DEADBEEF"])
def test_an_unknown_code_is_named(made, code):
    with pytest.raises(frozen.NoCode, match="Không có mã"):
        frozen.read(made[0], code)


def test_a_broken_code_is_named(made):
    folder, set_id = made
    code = frozen.keep(folder, frozen_of(folder, set_id))
    (folder / "codes" / f"{code}.json").write_text(json.dumps({"set_id": set_id}), encoding="utf-8")
    with pytest.raises(frozen.NoCode, match="không đọc được"):
        frozen.read(folder, code)


def test_a_report_whose_build_is_gone_says_so(made, tmp_path, monkeypatch):
    monkeypatch.setenv("ATLAS_BUILD", str(tmp_path / "build"))
    with pytest.raises(warehouse.NoWarehouse, match="7f3a91bc không còn"):
        frozen_of(*made).build()
