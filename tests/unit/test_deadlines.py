"""A deadline is an interval: how it and its states read."""

from datetime import date

import pytest

from dashboard import deadlines, texts

APRIL, SEPTEMBER, BEFORE = date(2023, 4, 1), date(2023, 9, 30), date(2023, 11, 30)


def test_every_state_has_words_in_both_languages():
    assert set(deadlines.STATES) == {"done", "running", "soon", "overdue", "unknown"}
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
