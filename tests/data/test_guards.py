"""A cheap look before a pattern leaves out nothing that the pattern would find: tried at every place of the invented papers."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from etl.endings import AUTHORITY_HINT, RECIPIENTS_HINT, TAIL_LETTERS
from etl.extract.agencies import DISTRIBUTED, OFFICE, OFFICE_LETTERS, SHARED_LETTERS, TAIL, TAILS
from etl.extract.binding import CUE_REACH, _find_cue
from etl.extract.binding_words import CUE
from etl.extract.body_names import PLURAL, PLURAL_LETTERS
from etl.extract.duty_subjects import ABOUT, ABOUT_LETTERS, ASKING, ASKING_LETTERS
from etl.extract.roles import LATER, TELLING
from etl.extract.time_grammar import KINDS, match_time

GOLD = Path(__file__).resolve().parents[2] / "benchmarks" / "gold" / "documents"


@cache
def lines() -> tuple[str, ...]:
    """Return the lines of all papers, as printed, in capitals and in small letters."""
    texts = [unicodedata.normalize("NFC", path.read_text(encoding="utf-8")) for path in sorted(GOLD.iterdir())]
    printed = [" ".join(line.split()) for text in texts for line in text.split("\n") if line.strip()]
    return tuple(case(line) for line in printed for case in (str, str.upper, str.lower, str.title))


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        pytest.param(OFFICE, OFFICE_LETTERS, id="an office"),
        pytest.param(DISTRIBUTED, SHARED_LETTERS, id="a head that names share"),
        pytest.param(PLURAL, PLURAL_LETTERS, id="bodies without a name"),
        pytest.param(ASKING, ASKING_LETTERS, id="a word that asks"),
        pytest.param(ABOUT, ABOUT_LETTERS, id="whom something is about"),
    ],
)
def test_a_pattern_begins_with_no_other_letter(pattern, letters):
    met = {line[found.start()] for line in lines() for found in pattern.finditer(line)}
    assert met and met <= letters


def test_the_tail_begins_with_no_other_letter():
    begun = [line for line in lines() if RECIPIENTS_HINT.match(line) or AUTHORITY_HINT.match(line)]
    assert begun and all(not line[0].isalpha() or line[0] in TAIL_LETTERS for line in begun)


def test_the_first_letter_leaves_out_no_time():
    any_time = re.compile("|".join(kind for _, kind in KINDS), re.IGNORECASE | re.VERBOSE)
    for line in lines():
        for at in range(len(line)):
            whole, found = any_time.match(line, at), match_time(line, at, len(line))
            assert (whole and (whole.span(), whole.lastgroup)) == (found and (found.span(), found.lastgroup))


def test_a_cue_is_found_wherever_it_leads_to_a_time():
    for line in lines():
        for blank in re.finditer(" ", line):
            sentence = line[: blank.end()]
            whole, found = CUE.search(sentence, max(0, len(sentence) - CUE_REACH)), _find_cue(sentence)
            assert (whole and whole.span()) == (found and found.span())


@pytest.mark.parametrize(
    ("pattern", "words", "case"),
    [
        pytest.param(TAIL, TAILS, str, id="the tail of a name"),
        pytest.param(LATER, TELLING, str.lower, id="a later role"),
    ],
)
def test_one_of_these_words_stands_in_all_that_a_pattern_finds(pattern, words, case):
    found = [match[0] for line in lines() for match in pattern.finditer(line)]
    assert found and all(any(word in case(one) for word in words) for one in found)
