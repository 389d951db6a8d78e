"""Scores, ranks and their ranges, reckoned by hand; the file of criteria says what is wrong with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard import scoring, texts
from etl.criteria import COUNTS, CriteriaSet
from etl.errors import DataError
from etl.vocabulary import load_vocabulary
from tests.conftest import ROOT

WEIGHTS = {"plan": 1.0, "duties": 2.0, "reports": 1.0}


def test_a_score_weighs_only_the_criteria_with_data():
    assert scoring.score({"plan": 1.0, "duties": 0.25, "reports": 0.5}, WEIGHTS) == pytest.approx(50.0)  # (1 + 0.5 + 0.5) / 4
    assert scoring.score({"plan": 1.0, "duties": 0.25}, WEIGHTS) == pytest.approx(50.0)  # (1 + 0.5) / 3
    assert scoring.score({"reports": 0.0}, WEIGHTS) == 0.0


def test_the_scenarios_halve_and_double_each_weight_and_make_all_equal():
    equal, *rest = scoring.scenarios(WEIGHTS)
    assert set(equal.values()) == {1.0} and equal.keys() == WEIGHTS.keys()
    assert [tuple(tried.values()) for tried in rest] == [
        (0.5, 2.0, 1.0), (2, 2.0, 1.0), (1.0, 1.0, 1.0), (1.0, 4.0, 1.0), (1.0, 2.0, 0.5), (1.0, 2.0, 2.0),
    ]  # fmt: skip


def test_ranges_are_those_of_all_scenarios():
    shares = {"a": {"plan": 1.0, "duties": 0.0, "reports": 0.0}, "b": {"plan": 0.0, "duties": 0.4, "reports": 0.0}}
    found = scoring.standings_of(shares, WEIGHTS)
    a, b = found["a"], found["b"]
    # a: 1/4; plan halved 0.5/3.5, doubled 2/5; duties doubled 1/6; equal 1/3
    # b: 0.8/4; plan doubled 0.8/5; duties halved 0.4/3, doubled 1.6/6
    assert (a.score, a.lowest, a.highest) == pytest.approx((25.0, 100 / 7, 40.0))
    assert (b.score, b.lowest, b.highest) == pytest.approx((20.0, 40 / 3, 80 / 3))
    assert (a.rank, a.best_rank, a.worst_rank) == (1, 1, 2) and (b.rank, b.best_rank, b.worst_rank) == (2, 1, 2)


def test_scores_that_read_alike_share_a_rank_and_the_next_is_passed_over():
    assert scoring.ranks({"a": 80.0, "b": 70.04, "c": 69.96, "d": 12.0}) == {"a": 1, "b": 2, "c": 2, "d": 4}
    tied = scoring.standings_of({"a": {"plan": 0.5}, "b": {"plan": 0.5}}, {"plan": 3.0})
    assert {place: (one.rank, one.tied, one.best_rank, one.worst_rank) for place, one in tied.items()} == {
        "a": (1, 2, 1, 1),
        "b": (1, 2, 1, 1),
    }
    assert scoring.rank_in_words(tied["a"]) == "hạng 1, cùng 1 tỉnh"


@pytest.mark.parametrize(("score", "vi", "en"), [(76.0, "76,0", "76.0"), (50.05, "50,1", "50.1"), (0.0, "0,0", "0.0")])
def test_a_score_is_written_with_one_decimal(score, vi, en):
    assert scoring.score_in_words(score) == vi
    with texts.in_language("en"):
        assert scoring.score_in_words(score) == en


def test_the_draft_says_that_it_is_one_and_every_rule_is_known_to_both_sides():
    shipped = load_vocabulary(ROOT / "data" / "vocabulary").criteria
    assert shipped.status == "draft" and "Dự thảo" in shipped.note and "chưa phải tiêu chí của Ban Chỉ đạo" in shipped.note
    assert {one.rule: one.evidence for one in shipped.criteria} == {rule: COUNTS.get(rule, "duties") for rule in scoring.RULES}
    assert {rule: one.subject for rule, one in scoring.RULES.items()} == {one.rule: one.evidence for one in shipped.criteria}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("weight: 5", "weight: 0", ("weight", "số quá nhỏ"), id="no weight"),
        pytest.param("rule: duties_dated", "rule: duties_datd", ("rule", "'duties_dated'"), id="a rule nobody knows"),
        pytest.param("evidence: figures", "evidence: duties", ("đếm figures",), id="evidence that the rule does not count"),
        pytest.param("rule: duties_proven", "rule: duties_dated", ("duties_dated", "đứng hai lần"), id="a rule twice"),
        pytest.param("status: draft", "status: final", ("status", "draft"), id="a standing that there is not"),
    ],
)
def test_a_fault_of_the_criteria_names_the_field_and_the_remedy(tmp_path: Path, old: str, new: str, said: tuple[str, ...]):
    folder = tmp_path / "vocabulary"
    shutil.copytree(ROOT / "data" / "vocabulary", folder)
    file = folder / "criteria.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError) as fault:
        load_vocabulary(folder)
    assert "vocabulary/criteria.yml" in str(fault.value) and all(words in str(fault.value) for words in said)


def test_a_set_may_have_fewer_criteria():
    shipped = load_vocabulary(ROOT / "data" / "vocabulary").criteria.model_dump()
    assert CriteriaSet.model_validate({**shipped, "criteria": shipped["criteria"][:3]}).criteria[2].code == "duties_answerable"
