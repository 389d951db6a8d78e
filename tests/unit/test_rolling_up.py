"""Which reported numbers may be added: the rule, case by case, on INVENTED reports."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.addition import Part, Report, chosen, qualifier_of

YEAR = 2023


def part(name: str, start: str, end: str, *, by: str = "a", submitted: str = "2024-01-05", whole: bool = False) -> Part:
    days = (date.fromisoformat(day) for day in (start, end, submitted))
    report = Report(name, f"Cơ quan {by} (hư cấu)", "province", "other", *days, is_whole=whole, is_in_year=True, words=())
    return Part(name, report, by, 1.0, "exact", None)


def uses(parts: list[Part], nature: str = "flow", *, is_added: bool = True) -> dict[str, str]:
    return {each.figure_id: each.use for each in chosen(parts, YEAR, nature, is_added=is_added)}


FIRST, SECOND = ("2023-01-01", "2023-06-30"), ("2023-07-01", "2023-12-31")
FLOWS = [
    pytest.param(
        [part("nam", "2022-12-15", "2023-11-30"), part("6t", *FIRST)], {"nam": "counted", "6t": "overlap"},
        id="the report that covers the most of the year",
    ),
    pytest.param(
        [part("cu", *FIRST, submitted="2023-07-05"), part("moi", *FIRST, submitted="2023-07-09")],
        {"moi": "counted", "cu": "overlap"}, id="of equals the one handed in last",
    ),
    pytest.param([part("6t1", *FIRST), part("6t2", *SECOND)], {"6t1": "counted", "6t2": "counted"}, id="two halves are a year"),
    pytest.param(
        [part("6t1", *FIRST), part("ngay", "2023-06-30", "2023-09-30")], {"6t1": "counted", "ngay": "overlap"},
        id="one day in common is too much",
    ),
    pytest.param(
        [part("a", *FIRST), part("b", *FIRST, by="b")], {"a": "counted", "b": "counted"}, id="two reporters at the same time"
    ),
    pytest.param(
        [part("3nam", "2021-01-01", "2023-12-31"), part("6t", *FIRST)], {"3nam": "long", "6t": "counted"},
        id="a review of years is not a year's number",
    ),
    pytest.param([part("ngoai", "2022-01-20", "2023-01-19")], {"ngoai": "outside"}, id="most of its days in another year"),
    pytest.param(
        [part("tinh", "2023-01-01", "2023-12-31", by="tinh", whole=True), part("a", *FIRST)],
        {"tinh": "whole", "a": "counted"}, id="the whole place holds its parts already",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "expected"), FLOWS)
def test_flows_of_one_reporter_never_share_a_day(parts, expected):
    assert uses(parts) == expected
    assert uses(parts[::-1]) == expected


def test_of_stocks_the_latest_of_each_reporter_counts_however_long_its_period():
    parts = [part("3nam", "2021-01-01", "2023-12-31"), part("6t", *FIRST), part("b", *FIRST, by="b")]
    assert uses(parts, "stock") == {"3nam": "counted", "6t": "older", "b": "counted"}


def test_what_does_not_add_up_is_listed_whoever_reports_it():
    parts = [part("a", *FIRST), part("tinh", *SECOND, by="tinh", whole=True)]
    assert uses(parts, "share", is_added=False) == {"a": "listed", "tinh": "listed"}


@pytest.mark.parametrize(
    ("qualifiers", "expected"),
    [
        ((), "exact"),
        (("exact", "exact"), "exact"),
        (("exact", "over"), "over"),
        (("under",), "under"),
        (("over", "under"), "about"),
    ],
)
def test_a_sum_is_no_more_exact_than_its_parts(qualifiers, expected):
    parts = [Part(str(n), None, "a", 1.0, qualifier, None) for n, qualifier in enumerate(qualifiers)]
    assert qualifier_of(parts) == expected
