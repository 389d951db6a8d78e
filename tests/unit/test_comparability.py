"""The guard of DESIGN §8: a line runs only through points that are alike."""

from datetime import date

import polars as pl
import pytest

from dashboard import comparability


def plans(*rows):
    return pl.DataFrame(rows, schema=["place", "level", "scope", "period", "year"], orient="row").with_columns(
        pl.lit("Ban Chỉ đạo").alias("issuer")
    )


def figures(*rows, values=None):
    schema = {
        "province_name": pl.String, "indicator_code": pl.String, "nature": pl.String, "counting": pl.String,
        "end_date": pl.Date, "is_contradicted": pl.Boolean,
    }  # fmt: skip
    frame = pl.DataFrame([("Hà Nội", "OCOP_TOTAL", *row) for row in rows], schema=schema, orient="row")
    return frame.with_columns(pl.Series("value", values or range(len(rows)), dtype=pl.Float64))


ANNUAL = ("Bình Thuận", "province", "province", "annual")


@pytest.mark.parametrize(
    ("rows", "joined"),
    [
        pytest.param([(*ANNUAL, 2022), (*ANNUAL, 2023)], True, id="the same body's yearly plans"),
        pytest.param([(*ANNUAL, 2023), (*ANNUAL, 2023)], False, id="two plans of one year"),
        pytest.param([(*ANNUAL, 2022), ("Bắc Giang", *ANNUAL[1:], 2023)], False, id="two provinces"),
        pytest.param(
            [(*ANNUAL, 2022), ("Bình Thuận", "party_bloc", "bloc", "annual", 2023)], False, id="a province and a bloc"
        ),
        pytest.param(
            [("Bắc Giang", "province", "province", "open", 2021), ("Bắc Giang", "province", "province", "open", 2023)],
            False,
            id="plans without a term",
        ),
    ],
)
def test_plans_are_joined_only_when_alike(rows, joined):
    line = comparability.plan_line(plans(*rows))
    assert (line.null_count() == 0) is joined
    assert (comparability.plan_note(plans(*rows)) is None) is joined


DAY = (date(2022, 12, 31), date(2023, 12, 31))


@pytest.mark.parametrize(
    ("rows", "joined"),
    [
        pytest.param(
            [("stock", "still_valid", DAY[0], False), ("stock", "still_valid", DAY[1], False)], True, id="one stock, one way"
        ),
        pytest.param(
            [("stock", "still_valid", DAY[0], False), ("stock", "ever_recognised", DAY[1], False)], False, id="two ways"
        ),
        pytest.param([("flow", None, DAY[0], False), ("flow", None, DAY[1], False)], False, id="flows"),
        pytest.param([("stock", None, DAY[0], True), ("stock", None, DAY[1], True)], False, id="contradicted"),
        pytest.param([("stock", None, DAY[0], False), ("stock", None, DAY[0], False)], False, id="one date only"),
    ],
)
def test_figures_are_joined_only_when_alike(rows, joined):
    line = comparability.figure_line(figures(*rows))["line"]
    assert (line.null_count() == 0) is joined


def test_a_line_whose_way_of_counting_nobody_states_is_dashed():
    rows = figures(("stock", None, DAY[0], False), ("stock", None, DAY[1], False))
    assert comparability.figure_line(rows)["dashed"].all()


@pytest.mark.parametrize(
    ("nature", "start", "end", "shape"),
    [
        pytest.param("stock", None, date(2023, 6, 30), "stock", id="a stock at a day"),
        pytest.param("flow", date(2023, 1, 1), date(2023, 12, 31), "flow", id="a full calendar year"),
        pytest.param("flow", date(2022, 1, 1), date(2022, 8, 31), "part_flow", id="eight months"),
        pytest.param("flow", date(2013, 1, 1), date(2023, 12, 31), "part_flow", id="ten years are not one"),
        pytest.param("flow", None, None, "part_flow", id="no period"),
    ],
)
def test_the_mark_says_stock_full_year_or_part_of_a_year(nature, start, end, shape):
    assert comparability.figure_shape(nature, start, end) == shape


def test_a_falling_number_whose_way_of_counting_nobody_states_is_not_joined():
    rows = (("stock", None, DAY[0], False), ("stock", None, DAY[1], False))
    assert comparability.figure_line(figures(*rows, values=[92, 56]))["line"].null_count() == 2
    stated = (("stock", "still_valid", DAY[0], False), ("stock", "still_valid", DAY[1], False))
    assert comparability.figure_line(figures(*stated, values=[92, 56]))["line"].null_count() == 0
