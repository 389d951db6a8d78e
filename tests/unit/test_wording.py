"""Numbers, dates and periods as Vietnamese officials write them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from dashboard import wording


@pytest.mark.parametrize(
    ("value", "decimals", "vi", "en"),
    [
        pytest.param(1234.5, 2, "1.234,5", "1,234.5", id="a point for thousands, a comma for decimals"),
        pytest.param(1234567, 2, "1.234.567", "1,234,567", id="whole numbers carry no decimals"),
        pytest.param(12.0, 2, "12", "12", id="no trailing zeros"),
        pytest.param(100, 0, "100", "100", id="zeros that belong to the number stay"),
        pytest.param(2.675, 2, "2,68", "2.68", id="halves go up although the float lies below"),
        pytest.param(0.004, 2, "0", "0", id="too small to show is zero"),
        pytest.param(-0.001, 2, "0", "0", id="never minus zero"),
        pytest.param(-1234.56, 1, "-1.234,6", "-1,234.6", id="negative"),
        pytest.param(Decimal("1000.10"), 2, "1.000,1", "1,000.1", id="decimal"),
        pytest.param(1e20, 2, "100.000.000.000.000.000.000", "100,000,000,000,000,000,000", id="no exponent"),
        pytest.param(None, 2, "", "", id="unknown is empty, not zero"),
        pytest.param(float("nan"), 2, "", "", id="not a number is empty"),
    ],
)
def test_number(value, decimals, vi, en):
    assert wording.number(value, decimals) == vi
    assert wording.number(value, decimals, "en") == en


@pytest.mark.parametrize(
    ("share", "decimals", "expected"),
    [
        pytest.param(0.1234, 1, "12,3%", id="one decimal"),
        pytest.param(1, 1, "100%", id="the whole"),
        pytest.param(0.285, 0, "29%", id="halves go up"),
        pytest.param(None, 1, "", id="unknown"),
    ],
)
def test_percent(share, decimals, expected):
    assert wording.percent(share, decimals) == expected


@pytest.mark.parametrize("value", ["2021-05-19", date(2021, 5, 19), datetime(2021, 5, 19, 8, 30), "2021-05-19T08:30:00"])
def test_day_has_no_leading_zeros_and_no_time(value):
    assert wording.day(value) == "19/5/2021"
    assert wording.day(value, "en") == "19 May 2021"


def test_day_unknown_is_empty():
    assert wording.day(None) == wording.day("") == ""


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        pytest.param("2021", "2021", "2021", id="a year alone"),
        pytest.param("2021-08", "8/2021", "August 2021", id="no day"),
        pytest.param("2021-05-19", "19/5/2021", "19 May 2021", id="full"),
        pytest.param(None, "", "", id="unknown"),
    ],
)
def test_partial(value, vi, en):
    assert wording.partial(value) == vi
    assert wording.partial(value, "en") == en


@pytest.mark.parametrize(
    ("start", "end", "bound", "vi", "en"),
    [
        pytest.param("2023-04-01", "2023-09-30", "within", "quý II–III/2023", "Q2–3 2023", id="whole quarters"),
        pytest.param("2023-04-01", "2023-06-30", "within", "quý II/2023", "Q2 2023", id="one quarter"),
        pytest.param("2024-02-01", "2024-02-29", "within", "2/2024", "February 2024", id="one month, leap year"),
        pytest.param("2023-01-01", "2023-12-31", "within", "2023", "2023", id="one year"),
        pytest.param("2021-01-01", "2025-12-31", "within", "2021–2025", "2021–2025", id="several years"),
        pytest.param(
            "2023-04-02", "2023-09-30", "within", "2/4/2023–30/9/2023", "2 April 2023–30 September 2023", id="other days"
        ),
        pytest.param(None, "2023-11-30", "before", "trước ngày 30/11/2023", "before 30 November 2023", id="a bound before"),
        pytest.param(None, "2023-11-30", "within", "đến 30/11/2023", "until 30 November 2023", id="no start"),
        pytest.param(date(2023, 5, 1), None, "within", "từ 1/5/2023", "from 1 May 2023", id="no end"),
        pytest.param("2023-05-01", "2023-05-01", "on", "1/5/2023", "1 May 2023", id="one day"),
        pytest.param(None, None, "within", "", "", id="unknown"),
    ],
)
def test_interval(start, end, bound, vi, en):
    assert wording.interval(start, end, bound) == vi
    assert wording.interval(start, end, bound, "en") == en


def test_both_languages_have_the_same_fixed_words():
    assert wording.TERMS["vi"].keys() == wording.TERMS["en"].keys()
