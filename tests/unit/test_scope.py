"""The scope in the URL: read, written, and what is not understood is dropped and named."""

import pytest

from dashboard.scope import Scope, applied, known_only, read


@pytest.mark.parametrize(
    "scope",
    [
        pytest.param(Scope(), id="the default needs no parameter"),
        pytest.param(Scope(year_from=2023, year_to=2023), id="one year"),
        pytest.param(Scope(vintage="2025", provinces=("24", "68")), id="two of the 34 provinces"),
        pytest.param(Scope(directive="trung-uong-2021-03-ct-tw", named_only=True), id="a directive, named duties only"),
        pytest.param(
            Scope(
                agencies=("so_cong_thuong",), themes=("propaganda",), doc_types=("ke_hoach",), levels=("province", "central")
            ),
            id="lists",
        ),
    ],
)
def test_a_scope_comes_back_from_its_own_url(scope):
    assert read(scope.to_query()) == (scope, ())


def test_a_full_scope_stays_within_the_url_budget():
    scope = Scope(
        2021,
        2023,
        "2025",
        ("24", "68", "91"),
        "trung-uong-2021-326-kh-mttw-bcdtwcvd",
        True,
        ("so_cong_thuong",),
        ("propaganda",),
    )
    assert len("&".join(f"{key}={value}" for key, value in scope.to_query().items())) < 300


@pytest.mark.parametrize(
    ("query", "dropped"),
    [
        pytest.param({"nam": "1999-2040"}, ("nam=1999-2040",), id="years outside 2021–2024"),
        pytest.param({"nam": "2024-2021"}, ("nam=2024-2021",), id="years backwards"),
        pytest.param({"nam": "nay"}, ("nam=nay",), id="no number"),
        pytest.param({"dg": "64"}, ("dg=64",), id="no such boundaries"),
        pytest.param({"tinh": "x;drop table"}, ("tinh=x;drop table",), id="no province code"),
        pytest.param({"cap": "galaxy"}, ("cap=galaxy",), id="no such level"),
        pytest.param({"vb": "../../etc/passwd"}, ("vb=../../etc/passwd",), id="no document id"),
    ],
)
def test_what_is_not_understood_is_dropped_and_named(query, dropped):
    assert read(query) == (Scope(), dropped)


def test_codes_that_the_build_does_not_know_are_dropped_and_named():
    scope = Scope(provinces=("60", "99"), directive="trung-uong-1900-1-ct")
    kept, dropped = known_only(scope, {"60"}, set(), set(), set(), set())
    assert kept == Scope(provinces=("60",))
    assert dropped == ("99", "trung-uong-1900-1-ct")


def test_another_boundary_lets_go_of_the_provinces_chosen_in_the_old_one():
    """Seven codes changed meaning: 24 was Bắc Giang and is Bắc Ninh."""
    assert Scope(provinces=("24",)).with_vintage("2025") == Scope(vintage="2025")


@pytest.mark.parametrize(
    ("subject", "kept", "idle"),
    [
        pytest.param("duties", {"directive", "agencies", "levels", "provinces"}, (), id="everything narrows duties"),
        pytest.param("documents", {"directive", "levels", "provinces"}, ("cơ quan",), id="a body narrows no document"),
        pytest.param("figures", {"provinces"}, ("văn bản chỉ đạo", "cơ quan", "cấp"), id="only a place narrows figures"),
    ],
)
def test_a_scope_says_which_of_its_filters_act_on_a_subject(subject, kept, idle):
    scope = Scope(directive="a-b", agencies=("so_cong_thuong",), levels=("province",), provinces=("60",))
    acting, without = applied(scope, subject)
    assert without == idle
    assert {field for field in ("directive", "agencies", "levels", "provinces") if getattr(acting, field)} == kept
