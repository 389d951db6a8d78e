"""The scorer itself, on tiny made results: a wrong scorer would praise or blame the extractor for nothing."""

from __future__ import annotations

import copy
import json
import unicodedata
from typing import Any

import pytest

from benchmarks import extraction
from benchmarks.folding import fold, fold_name, overlap
from benchmarks.gold_form import Gold, find_source, read_gold
from benchmarks.scoring import Score, Tally, figure, score_document

GOLD = Gold.model_validate(
    {
        "source": {"file": "hu-cau.txt", "sha256": "0" * 64, "invented": True},
        "document": {
            "type": "ke_hoach",
            "number": None,
            "symbol": "KH-UBND",
            "issuer": ["Ủy ban nhân dân tỉnh", "UBND TỈNH"],
            "province": None,
            "place": None,
            "date": "2023-05",
            "year": 2023,
            "title": "Hòa giải hư cấu năm 2023",
            "signer_name": None,
            "signer_role": None,
            "recipients": ["Như trên", "Lưu: VT"],
        },
        "sections": [{"path": "I", "heading": "NHIỆM VỤ"}, {"path": "I.1", "heading": None}],
        "citations": [
            {
                "section": "I.1",
                "type": "chi_thi",
                "number": "03",
                "symbol": "CT/TW",
                "quote": "Chỉ thị số 03-CT/TW",
                "key": "a",
            },
            {"section": "I.1", "type": "chi_thi", "number": "03", "symbol": "CT/TW", "quote": "Chỉ thị 03-CT/TW", "key": "a"},
            {"section": "I", "type": "luat", "quote": "Luật Hư cấu", "key": "b"},
            {"section": "I", "type": "other", "quote": "chương trình OCOP", "key": "c", "certainty": "doubtful"},
        ],
        "duties": [
            {
                "section": "I.1",
                "ordinal": 1,
                "begins": "Chủ trì, phối hợp mở các điểm",
                "ends": "bán ở ba xã hư cấu.",
                "agencies": [
                    {"name": "Sở Công Thương", "code": "so_cong_thuong", "role": "lead_and_coordinate"},
                    {"name": "Hội Hư cấu", "role": "coordinate"},
                    {"name": "Tổ Hư cấu", "role": "execute", "certainty": "doubtful"},
                ],
                "themes": ["market_distribution"],
            }
        ],
        "tasks": [{"section": "I", "ordinal": 1, "begins": "Tuyên truyền.", "ends": "Tuyên truyền.", "themes": ["propaganda"]}],
        "deadlines": [
            {"section": "I.1", "quote": "trước ngày 30/11", "kind": "absolute", "end": "2023-11-30", "action": "report"},
            {"section": "I", "quote": "năm 2023", "kind": "year", "action": "execute", "certainty": "doubtful"},
        ],
    }
)
PERFECT: dict[str, Any] = {
    "document": {
        "type": "ke_hoach",
        "number": None,
        "symbol": "KH-UBND",
        "issuer": "UBND tỉnh",
        "province": None,
        "place": None,
        "date": "2023-05",
        "year": 2023,
        "title": "HOÀ GIẢI  hư cấu năm 2023",
        "signer_name": None,
        "signer_role": None,
        "recipients": ["Như trên;", "Lưu: VT."],
    },
    "sections": [{"path": "I", "heading": "Nhiệm vụ"}, {"path": "I.1", "heading": None}],
    "citations": [
        {"section": "I.1", "type": "chi_thi", "number": "03", "symbol": "CT/TW", "quote": "…", "document": "x", "date": None},
        {"section": "I.1", "type": "chi_thi", "number": "3", "symbol": "CT-TW", "quote": "…", "document": "x", "date": None},
        {"section": "I", "type": "luat", "number": None, "symbol": None, "quote": "Luật Hư cấu", "document": "y", "date": None},
    ],
    "duties": [
        {
            "section": "I.1",
            "ordinal": 1,
            "quote": "Chủ trì, phối hợp  mở các điểm bán ở ba xã hư cấu.",
            "agencies": [
                {"code": "hoi_x", "name": "Các Hội hư cấu".removeprefix("Các "), "role": "coordinate"},
                {"code": "so_cong_thuong", "name": "SCT", "role": "lead_and_coordinate"},
            ],
            "themes": ["market_distribution"],
        }
    ],
    "tasks": [{"section": "I", "ordinal": 1, "quote": "Tuyên truyền.", "themes": ["propaganda"]}],
    "deadlines": [
        {"section": "I.1", "quote": "báo cáo trước ngày 30/11", "kind": "absolute", "start": None, "end": "2023-11-30"}
        | {"recurrence": None, "action": "report"}
    ],
}


def scored(change: Any = None) -> Score:
    found = copy.deepcopy(PERFECT)
    if change:
        change(found)
    return score_document(GOLD, found)


def test_a_perfect_result_reaches_one_in_every_measure() -> None:
    score = scored()
    assert {measure: tally.f1 for measure, tally in score.tallies.items() if tally.f1 != 1.0} == {}
    assert set(extraction.TARGETS) <= set(score.tallies)
    assert not score.extras


@pytest.mark.parametrize(
    ("change", "measure", "counts"),
    [
        pytest.param(lambda f: f["citations"].pop(0), "citations", (1, 1, 0), id="a mention not found is missed"),
        pytest.param(lambda f: f["citations"].append(f["citations"][0]), "citations", (2, 0, 1), id="found once too often"),
        pytest.param(lambda f: f["citations"][0].update(section="II"), "citations", (1, 1, 1), id="in the wrong section"),
        pytest.param(lambda f: f["citations"].pop(), "named citations", (0, 1, 0), id="a named document not found"),
        pytest.param(lambda f: f["citations"][1].update(document="z"), "same document", (0, 1, 0), id="taken for another one"),
        pytest.param(lambda f: f["citations"][2].update(document="x"), "same document", (1, 0, 2), id="two taken for one"),
        pytest.param(lambda f: f["duties"][0].update(quote="Chủ trì, phối hợp mở"), "duties", (0, 1, 1), id="cut short"),
        pytest.param(lambda f: f["duties"][0].update(section="I"), "duties: section", (0, 1, 0), id="a duty elsewhere"),
        pytest.param(lambda f: f["duties"][0]["agencies"].pop(), "right agency", (0, 1, 0), id="one body missing"),
        pytest.param(
            lambda f: f["duties"][0]["agencies"].append({"code": None, "name": "Sở Y tế", "role": "execute"}),
            "right agency",
            (0, 1, 0),
            id="one body too many",
        ),
        pytest.param(lambda f: f["duties"][0]["agencies"][0].update(role="lead"), "roles", (1, 1, 0), id="another role"),
        pytest.param(lambda f: f["duties"][0].update(themes=["propaganda"]), "themes", (1, 1, 1), id="another theme"),
        pytest.param(lambda f: f["document"].update(number=7), "head number", (0, 1, 0), id="a blank filled with a guess"),
        pytest.param(lambda f: f["document"].update(symbol=None), "head symbol", (0, 1, 0), id="left blank though printed"),
        pytest.param(
            lambda f: f["document"].update(recipients=["Như trên"]), "head recipients", (1, 1, 0), id="a recipient lost"
        ),
        pytest.param(lambda f: f["sections"].pop(0), "sections", (1, 1, 0), id="a section lost"),
        pytest.param(lambda f: f["sections"][0].update(heading="Khác"), "sections", (1, 1, 1), id="another heading"),
        pytest.param(lambda f: f["deadlines"].clear(), "deadlines", (0, 1, 0), id="a deadline lost"),
        pytest.param(lambda f: f["deadlines"][0].update(end="2024-11-30"), "deadlines: interval", (0, 1, 0), id="another year"),
    ],
)
def test_a_fault_lowers_its_measure(change: Any, measure: str, counts: tuple[int, int, int]) -> None:
    tally = scored(change).tallies[measure]
    assert (tally.hit, tally.missed, tally.extra) == counts
    assert tally.f1 < 1.0


def test_a_share_counts_right_ones_among_all() -> None:
    tally = Tally(hit=9, missed=1)
    assert figure("right agency", tally) == pytest.approx(0.9)
    assert figure("duties", tally) == pytest.approx(18 / 19)


@pytest.mark.parametrize(
    ("change", "measure"),
    [
        pytest.param(
            lambda f: f["citations"].append({"section": "I", "type": "other", "quote": "chương trình OCOP", "number": None}),
            "named citations",
            id="a doubtful citation found",
        ),
        pytest.param(
            lambda f: f["duties"][0]["agencies"].append({"code": None, "name": "Tổ Hư cấu", "role": "lead"}),
            "right agency",
            id="a doubtful body found",
        ),
        pytest.param(
            lambda f: f["deadlines"].append({"section": "I", "quote": "năm 2023", "kind": "year"}),
            "deadlines",
            id="a doubtful deadline found",
        ),
    ],
)
def test_a_doubtful_row_is_neither_hit_nor_extra(change: Any, measure: str) -> None:
    assert scored(change).tallies[measure] == scored().tallies[measure]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("HOÀ BÌNH – Thuỷ", "Hòa Bình-Thủy", True),
        ("Ho\u0300a", "hòa", True),
        ("bán", "bạn", False),
        ("“Hàng Việt”.", '"hàng  việt"', True),
    ],
)
def test_folding_forgives_print_but_not_meaning(one: str, other: str, same: bool) -> None:
    assert (fold(one) == fold(other)) is same


def test_names_of_bodies_compare_written_out() -> None:
    assert fold_name("Sở Văn hóa - Thể thao và Du lịch") == fold_name("Sở Văn hóa, Thể thao và Du lịch")
    assert fold_name("UBND các huyện") == fold_name("Các Ủy ban nhân dân các huyện")
    assert fold_name("UBND tỉnh") != fold_name("UBND huyện")


def test_quotes_overlap_when_they_share_half_of_the_shorter() -> None:
    assert overlap("hằng năm", "Định kỳ hằng năm đánh giá") == 2
    assert overlap("trước ngày 30/11", "sau ngày họp") == 0


def test_gains_and_losses_are_told_row_by_row() -> None:
    now = {"a": scored(lambda f: f["deadlines"].clear())}
    row = "deadlines I.1 trước ngày 30/11"
    told = list(extraction.compare(now, {"a": {"found": [row], "missed": ["sections I"]}}))
    assert [line.strip()[0] for line in told if line.startswith("  ")] == ["+", "-"]
    assert row in told[-1]
    assert not any(line.startswith("  ") for line in extraction.compare(now, {}))


def test_a_missed_target_makes_the_run_fail(capsys: pytest.CaptureFixture[str], tmp_path: Any) -> None:
    invented = [gold.source.file for gold in read_gold().values() if gold.source.invented]
    drafts = tmp_path / "drafts.jsonl"
    drafts.write_text("".join(json.dumps({"document": {"file": file}}) + "\n" for file in invented), encoding="utf-8")
    assert extraction.main(["--json", str(drafts)]) == 1
    assert "✗" in capsys.readouterr().out


@pytest.mark.parametrize("name", [name for name, gold in read_gold().items() if gold.source.invented])
def test_gold_of_an_invented_document_matches_its_text(name: str) -> None:
    """The file is the one annotated, says that it is invented, and every locator of the gold is unlike every other."""
    gold = read_gold()[name]
    path = find_source(gold, None)
    assert path is not None, "the text changed after it was annotated"
    assert "HƯ CẤU" in unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    places = [(row.section, row.ordinal) for row in (*gold.duties, *gold.tasks)]
    assert len(places) == len(set(places))
    sections = {row.path for row in gold.sections} | {"title", "preamble"}
    assert {row.section for row in (*gold.citations, *gold.duties, *gold.tasks, *gold.deadlines)} <= sections
