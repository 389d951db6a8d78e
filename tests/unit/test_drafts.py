"""The drafts under review: the log, its replay, two people at once, what an officer does to a paragraph. All INVENTED."""

import json
import subprocess
import sys
from datetime import date
from itertools import pairwise

import pytest

from dashboard import drafts, editing
from dashboard.drafts import DRAFT, GONE, HEAD, Change, Conflict, NoDraft, Upload
from tests import invented_draft as invented
from tests.conftest import ROOT

LEAD, MEMBERS, TASK = "duty-1", "duty-2", "task-1"
UPLOAD = Upload("Kế hoạch (HƯ CẤU).txt", invented.TEXT.encode(), "Lan")


@pytest.fixture
def folder(tmp_path):
    """A folder of drafts with one in it."""
    opened(tmp_path / "drafts")
    return tmp_path / "drafts"


def opened(folder, upload=UPLOAD):
    return drafts.open_new(drafts.place(folder, upload), upload, invented.extracted(), None)


def load(folder):
    return drafts.load(folder, UPLOAD.id)


def say(folder, who, changes, action="save"):
    return drafts.append(folder, UPLOAD.id, who, action, changes, 0)


def summary(before, after, item=LEAD):
    return Change(item, "summary", before, after)


def words(draft, key):
    return editing.quote(draft, draft.items[key])


def test_a_draft_begins_as_extracted_and_says_who_opened_it(folder):
    draft = load(folder)
    assert draft.head["number_text"] == "7/KH-BCĐ"
    assert list(draft.of("duty", "task")) == [TASK, LEAD, MEMBERS]
    assert words(draft, LEAD) == invented.LEAD
    assert draft.items["deadline-1"]["kind"] == "absolute"
    assert draft.source.read_text(encoding="utf-8") == invented.TEXT
    listed = drafts.listing(folder)
    assert [(one.id, one.opened_by, one.state, one.revision) for one in listed] == [(UPLOAD.id, "Lan", "open", 1)]


def test_every_change_is_one_line_with_who_when_and_both_values(folder):
    say(folder, "Lan", [summary("", "Mở điểm bán.")])
    say(folder, "Minh", [summary("Mở điểm bán.", "Mở ba điểm bán.")])
    lines = [json.loads(line) for line in (folder / UPLOAD.id / "edits.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(line["revision"], line["who"]) for line in lines] == [(1, "Lan"), (2, "Lan"), (3, "Minh")]
    change = {"item": LEAD, "field": "summary", "before": "Mở điểm bán.", "after": "Mở ba điểm bán."}
    assert lines[2]["changes"] == [change]
    assert lines[2]["when"] >= lines[1]["when"]
    assert load(folder).items[LEAD]["summary"] == "Mở ba điểm bán."


def test_the_extracted_file_is_never_touched(folder):
    before = (folder / UPLOAD.id / "draft.json").read_bytes()
    say(folder, "Lan", [summary("", "Mở điểm bán."), Change(HEAD, "number", 7, 8)])
    assert (folder / UPLOAD.id / "draft.json").read_bytes() == before


def test_a_cell_that_somebody_else_changed_is_shown_and_not_written_over(folder):
    say(folder, "Lan", [summary("", "Của Lan.")])
    with pytest.raises(Conflict) as conflict:
        say(folder, "Minh", [summary("", "Của Minh."), Change(LEAD, "note", None, "ghi chú")])
    clash = conflict.value.clashes[0]
    assert (clash.wanted.after, clash.now, clash.who) == ("Của Minh.", "Của Lan.", "Lan")
    assert load(folder).items[LEAD]["summary"] == "Của Lan."
    assert "note" not in load(folder).items[LEAD]
    assert len(conflict.value.changes) == 2


@pytest.mark.parametrize(
    "theirs",
    [
        pytest.param([summary("", "Của Minh.", MEMBERS)], id="another paragraph"),
        pytest.param([Change(LEAD, "note", None, "ghi chú")], id="another field of the same paragraph"),
        pytest.param([summary("", "Của Lan.")], id="the same words in the same field"),
    ],
)
def test_changes_that_do_not_meet_are_both_kept(folder, theirs):
    say(folder, "Lan", [summary("", "Của Lan.")])
    say(folder, "Minh", theirs)
    assert load(folder).items[LEAD]["summary"] == "Của Lan."
    assert load(folder).items[theirs[0].item][theirs[0].field] == theirs[0].after


def test_a_change_to_what_somebody_took_out_is_a_conflict(folder):
    say(folder, "Lan", [Change(LEAD, GONE, False, True)], "remove")
    with pytest.raises(Conflict) as conflict:
        say(folder, "Minh", [summary("", "Của Minh.")])
    assert conflict.value.clashes[0].wanted.field == GONE
    assert conflict.value.clashes[0].who == "Lan"


def test_what_stands_there_already_is_no_line(folder):
    assert say(folder, "Lan", [summary("", "")]) == 1
    assert load(folder).revision == 1


def test_a_change_without_a_name_is_refused(folder):
    with pytest.raises(ValueError, match="author"):
        say(folder, "  ", [summary("", "Của ai?")])


def write_many(folder, who, count):
    """Write `count` notes of one's own, and as often the one cell that everybody wants; return how often that one failed."""
    met = 0
    for number in range(count):
        drafts.append(folder, UPLOAD.id, who, "save", [Change(TASK, f"note-{who}-{number}", None, number)], 0)
        try:
            seen = drafts.load(folder, UPLOAD.id).cell(HEAD, "year")
            drafts.append(folder, UPLOAD.id, who, "save", [Change(HEAD, "year", seen, f"{who}-{number}")], 0)
        except Conflict:
            met += 1
    return met


AT_ONCE = """
import pathlib, sys
from tests.unit.test_drafts import write_many
print(write_many(pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
"""


def test_two_people_writing_at_once_lose_nothing(folder):
    count = 25
    commands = [[sys.executable, "-c", AT_ONCE, str(folder), who, str(count)] for who in ("Lan", "Minh")]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) for command in commands]
    met = sum(int(process.communicate(timeout=60)[0]) for process in running)
    draft = load(folder)
    notes = [name for name in draft.items[TASK] if name.startswith("note-")]
    assert len(notes) == 2 * count
    assert draft.revision == 1 + 4 * count - met
    assert [entry.revision for entry in draft.log] == list(range(1, draft.revision + 1))
    chain = [change for entry in draft.log for change in entry.changes if change.field == "year"]
    assert all(after.before == before.after for before, after in pairwise(chain))


def test_half_a_line_of_a_crash_is_passed_over_and_the_next_one_is_whole(folder):
    say(folder, "Lan", [summary("", "Của Lan.")])
    with (folder / UPLOAD.id / "edits.jsonl").open("ab") as log:
        log.write(b'{"revision": 3, "who": "Mi')
    assert load(folder).revision == 2
    assert say(folder, "Minh", [summary("Của Lan.", "Của Minh.")]) == 3
    assert load(folder).items[LEAD]["summary"] == "Của Minh."


def test_the_same_file_is_the_same_draft(folder):
    say(folder, "Lan", [summary("", "Của Lan.")])
    assert opened(folder, Upload("tên khác.txt", UPLOAD.content, "Minh")) == UPLOAD.id
    assert load(folder).items[LEAD]["summary"] == "Của Lan."
    assert len(list(folder.iterdir())) == 1


def test_a_draft_put_away_is_out_of_the_list_and_opens_again_with_its_file(folder):
    say(folder, "Lan", [Change(DRAFT, "state", "open", "dropped")], "drop")
    assert drafts.listing(folder) == []
    opened(folder, Upload("x.txt", UPLOAD.content, "Minh"))
    assert [one.changed_by for one in drafts.listing(folder)] == ["Minh"]


@pytest.mark.parametrize("asked", ["../drafts", "", "0" * 12, "..", "0123456789ab/..", "ÀÁ" * 6])
def test_what_is_no_draft_is_said(folder, asked):
    with pytest.raises(NoDraft):
        drafts.load(folder, asked)


def test_a_draft_whose_file_is_broken_is_said(folder):
    (folder / UPLOAD.id / "draft.json").write_text("{", encoding="utf-8")
    with pytest.raises(NoDraft):
        load(folder)


def test_a_paragraph_is_split_at_a_word_and_what_follows_moves_on(folder):
    say(folder, "Lan", editing.add(load(folder), "duty", tuple(invented.span("Hội Hư cấu tỉnh")))[1], "add")
    draft = load(folder)
    at = editing.passages(draft.text, invented.JOIN, "", tuple(draft.items[LEAD]["span"]))[0][0]
    new, changes = editing.split(draft, LEAD, at)
    say(folder, "Lan", changes, "split")
    draft = load(folder)
    assert words(draft, LEAD) == "Chủ trì, phối hợp với Sở Tài chính mở điểm bán hàng hư cấu."
    assert words(draft, new) == "Báo cáo kết quả trước ngày 30/11."
    assert (draft.items[LEAD]["ordinal"], draft.items[new]["ordinal"]) == (1, 2)
    assert draft.items[new]["agencies"] == draft.items[LEAD]["agencies"]
    assert draft.items["deadline-1"]["ordinal"] == 2
    places = [(item["section"], item["ordinal"]) for item in draft.of("duty", "task").values()]
    assert len(set(places)) == len(places) == 5


def test_what_was_split_can_be_merged_again(folder):
    draft = load(folder)
    new, changes = editing.split(draft, LEAD, draft.text.index(invented.JOIN))
    say(folder, "Lan", changes, "split")
    say(folder, "Lan", [summary("", "Một."), summary("", "Hai.", new)])
    draft = load(folder)
    assert editing.following(draft, LEAD) == new
    say(folder, "Lan", editing.merge(draft, LEAD, new), "merge")
    draft = load(folder)
    assert words(draft, LEAD) == invented.LEAD
    assert draft.items[LEAD]["summary"] == "Một. Hai."
    assert new not in draft.of("duty")


def test_merging_keeps_the_bodies_and_themes_of_both(folder):
    say(folder, "Lan", editing.merge(load(folder), LEAD, MEMBERS), "merge")
    merged = load(folder).items[LEAD]
    assert [body["name"] for body in merged["agencies"]] == ["Sở Công Thương", "Hội Hư cấu tỉnh"]
    assert merged["themes"] == ["market_distribution", "propaganda"]


def test_a_duty_becomes_a_task_and_a_duty_again(folder):
    say(folder, "Lan", editing.turn(load(folder), LEAD), "turn")
    assert list(load(folder).of("task")) == [TASK, LEAD]
    say(folder, "Lan", editing.turn(load(folder), LEAD), "turn")
    assert load(folder).items[LEAD]["agencies"][0]["code"] == "so_cong_thuong"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        pytest.param(
            "vận động  HỘI viên", "hư cấu", ["Vận động hội viên dùng hàng hư cấu"], id="blanks and capitals do not matter"
        ),
        pytest.param("van dong hoi vien", "", [], id="accents do"),
        pytest.param("Vận động", "", ["Vận động hội viên dùng hàng hư cấu."], id="to the end of the line"),
        pytest.param("(", "[", [], id="signs are only signs"),
        pytest.param("", "hư cấu", [], id="nothing to begin with"),
        pytest.param("PHÂN CÔNG", "chữ không có", [], id="an end that is not there"),
    ],
)
def test_a_passage_is_named_by_its_first_and_last_words(first, last, expected):
    assert [invented.TEXT[slice(*span)] for span in editing.passages(invented.TEXT, first, last)] == expected


def test_a_passage_in_several_places_is_every_one_of_them():
    assert len(editing.passages(invented.TEXT, "hư cấu", "hư cấu")) > 1


def test_a_new_paragraph_takes_the_next_free_place_of_its_section(folder):
    key, made = editing.add(load(folder), "task", tuple(invented.span("trước ngày 30/11")))
    say(folder, "Lan", made, "add")
    item = load(folder).items[key]
    assert (item["section"], item["ordinal"]) == ("III.1", 2)


def test_what_needs_a_person_comes_first(folder):
    assert list(editing.by_need(load(folder).of("duty", "task"))) == [MEMBERS, TASK, LEAD]
    say(folder, "Lan", [Change(TASK, "accepted", False, True)], "accept")
    assert list(editing.by_need(load(folder).of("duty", "task"))) == [MEMBERS, LEAD, TASK]


def test_a_draft_is_complete_when_every_paragraph_was_accepted_with_its_words_and_bodies(folder):
    assert list(editing.open_points(load(folder))) == [TASK, LEAD, MEMBERS]
    code, made = editing.add_agency("Hội Hư cấu tỉnh", "", "province", "mass_org", "")
    done = [change for key in (TASK, LEAD, MEMBERS) for change in
            (summary("", "Việc hư cấu.", key), Change(key, "accepted", False, True))]  # fmt: skip
    say(folder, "Lan", [*made, *done])
    assert list(editing.open_points(load(folder))) == [MEMBERS]
    bodies = [{**load(folder).items[MEMBERS]["agencies"][0], "code": code}]
    say(folder, "Lan", editing.set_cells(load(folder), MEMBERS, {"agencies": bodies}))
    assert list(editing.open_points(load(folder))) == []
    whole = editing.review(load(folder), "Lan", date(2024, 1, 2))
    assert whole["new_agencies"][0]["code"] == "hoi_hu_cau_tinh"
    assert [duty["quote"] for duty in whole["duties"]] == [invented.LEAD, invented.MEMBERS]
    assert whole["reviewed_on"] == "2024-01-02"


def test_what_was_taken_out_is_not_in_the_review(folder):
    say(folder, "Lan", [Change(LEAD, GONE, False, True)], "remove")
    assert [duty["section"] for duty in editing.review(load(folder), "Lan", date(2024, 1, 2))["duties"]] == ["III.2"]


def test_the_body_of_a_deadline_is_known_by_the_name_that_a_duty_gives_it(folder):
    say(
        folder, "Lan", [Change("deadline-1", "actor", None, "Sở Công Thương"), Change("deadline-1", "recipient", None, "Ai đó")]
    )
    draft = load(folder)
    assert editing.bodies_of(draft, draft.items["deadline-1"]) == (["so_cong_thuong"], None)
    assert editing.unmapped(draft, draft.items["deadline-1"]) == ["Ai đó"]
    assert editing.review(draft, "Lan", date(2024, 1, 2))["deadlines"][0]["actors"] == ["so_cong_thuong"]


def test_a_name_that_nobody_knew_is_mapped_wherever_it_stands(folder):
    """The second duty names it beside the body that it turns out to be: that one stands there once."""
    stranger = {"code": None, "name": "Hội Hư cấu tỉnh", "role": "coordinate"}
    known = {"code": "hoi_a", "name": "Hội A", "role": "lead"}
    say(folder, "Lan", editing.set_cells(load(folder), LEAD, {"agencies": [known, stranger]}))
    say(folder, "Lan", editing.assign(load(folder), MEMBERS, "hoi_a"), "agencies")
    draft = load(folder)
    assert [body["code"] for body in draft.items[MEMBERS]["agencies"]] == ["hoi_a"]
    assert draft.items[LEAD]["agencies"] == [known]
    assert load(folder).revision == 3


def test_a_known_body_is_added_to_a_duty_once(folder):
    for _ in range(2):
        say(folder, "Lan", editing.assign(load(folder), LEAD, "so_y_te"), "agencies")
    assert [body["code"] for body in load(folder).items[LEAD]["agencies"]] == ["so_cong_thuong", "so_y_te"]
    assert [body["code"] for body in load(folder).items[MEMBERS]["agencies"]] == [None]


def test_a_summary_is_the_machines_until_somebody_writes_or_accepts_it(tmp_path):
    extracted = invented.extracted()
    for duty in extracted["duties"]:
        duty["summary"] = "Máy rút"
    drafts.open_new(drafts.place(tmp_path, UPLOAD), UPLOAD, extracted, None)
    drafts.append(tmp_path, UPLOAD.id, "Lan", "save", [summary("Máy rút", "Lời của Lan.")], 0)
    draft = drafts.load(tmp_path, UPLOAD.id)
    assert [editing.is_proposed(draft, key) for key in (LEAD, MEMBERS, TASK)] == [False, True, False]
