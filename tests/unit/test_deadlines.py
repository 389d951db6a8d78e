"""A deadline is an interval: its state on a viewing date, and how it reads."""

from datetime import date

import pytest

from dashboard import deadlines, texts

APRIL, SEPTEMBER, BEFORE = date(2023, 4, 1), date(2023, 9, 30), date(2023, 11, 30)


@pytest.mark.parametrize(
    ("start", "end", "view", "expected"),
    [
        pytest.param(None, BEFORE, date(2023, 10, 30), "running", id="31 days before the end"),
        pytest.param(None, BEFORE, date(2023, 10, 31), "soon", id="30 days before the end"),
        pytest.param(None, BEFORE, date(2023, 11, 15), "soon", id="an open start counts as begun"),
        pytest.param(None, BEFORE, BEFORE, "soon", id="on its last day it is not past"),
        pytest.param(None, BEFORE, date(2023, 12, 1), "passed", id="the day after"),
        pytest.param(APRIL, SEPTEMBER, date(2023, 3, 31), "ahead", id="the day before it begins"),
        pytest.param(APRIL, SEPTEMBER, APRIL, "running", id="its first day"),
        pytest.param(date(2023, 11, 18), date(2023, 11, 18), date(2023, 11, 15), "ahead", id="a day to come"),
        pytest.param(date(2023, 11, 18), date(2023, 11, 18), date(2023, 11, 18), "soon", id="that day"),
        pytest.param(APRIL, None, date(2030, 1, 1), "unknown", id="no end, nothing to say"),
        pytest.param(None, None, date(2023, 1, 1), "unknown", id="no date at all"),
    ],
)
def test_the_state_of_an_interval_on_a_date(start, end, view, expected):
    assert deadlines.state(start, end, view) == expected


def test_every_state_has_words_in_both_languages():
    assert set(deadlines.STATES) == {"passed", "soon", "running", "ahead", "unknown"}
    with texts.in_language("en"):
        translated = texts.translated(deadlines.STATES)
    assert all(translated[code] != words for code, words in deadlines.STATES.items())


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param((None, BEFORE, "before", None, False), "trước ngày 30/11/2023", id="a bound before"),
        pytest.param((APRIL, SEPTEMBER, "within", None, False), "quý II–III/2023", id="whole quarters"),
        pytest.param(
            (date(2023, 11, 18), date(2023, 11, 18), "on", None, True),
            "18/11/2023 (năm suy ra từ năm kế hoạch)",
            id="a year inferred",
        ),
        pytest.param((None, None, "within", "yearly", False), "hằng năm", id="only a recurrence"),
        pytest.param((None, None, "within", None, False), "không có mốc ngày", id="no date at all"),
    ],
)
def test_an_interval_in_words(row, expected):
    names = ("start_date", "end_date", "bound", "recurrence", "is_inferred")
    assert deadlines.in_words(dict(zip(names, row, strict=True))) == expected
