"""How time limits unfold into occurrences, and the state of each on a viewing date: the shipped plans, and INVENTED ones."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

import duckdb
import polars as pl
import pytest
import yaml

from dashboard import calendar, queries, warehouse
from dashboard.context import Context
from dashboard.obligations import Window
from dashboard.scope import Scope
from etl.run import Settings, build
from tests.conftest import quietly

PLAN = "hu-cau-2023-1-kh-bcd"
BINH_THUAN, BAC_GIANG, CENTRE = (
    "binh-thuan-2023-65-kh-bcdcvd",
    "bac-giang-2021-kh-mttq-bcd",
    "trung-uong-2024-885-kh-mttw-bcdtwcvd",
)
DAYS = ("2023-06-15", "2023-12-01", "2024-12-19", "2024-12-21")
AHEAD, OPEN, SOON, SOON_AHEAD = ("running", "ahead"), ("running", "open"), ("soon", "open"), ("soon", "ahead")
PAST, NO_REPORT, DOUBTFUL, UNDATED = (
    ("unknown", "past"),
    ("overdue", "no_report"),
    ("unknown", "doubtful"),
    ("unknown", "undated"),
)
UNISSUED = ("unknown", "unissued")  # the plan of the centre is of 7/5/2024
# read by hand in data/plans: plan, section, ordinal, start of what is printed, year; then state and reason on each of DAYS
BY_HAND = [
    (BINH_THUAN, "II.1", 5, "tổng kết 15 năm", 2024, (AHEAD, AHEAD, SOON, SOON)),
    (BINH_THUAN, "III.1", 4, "trong Quý II, III/2023", 2023, (OPEN, PAST, PAST, PAST)),
    (BINH_THUAN, "III.2.6", 1, "Năm Du lịch", 2023, (DOUBTFUL,) * 4),
    (BINH_THUAN, "III.2.8", 2, "dự toán", 2024, (DOUBTFUL,) * 4),
    (BINH_THUAN, "III.2.18", 1, "Ngày hội", 2023, (AHEAD, PAST, PAST, PAST)),
    (BINH_THUAN, "III.2.18", 1, "hàng năm", 2023, (OPEN, SOON, PAST, PAST)),
    (BINH_THUAN, "III.2.18", 1, "hàng năm", 2024, (AHEAD, AHEAD, SOON, SOON)),
    (BINH_THUAN, "IV", 1, "trước ngày 30/11", 2023, (OPEN, NO_REPORT, NO_REPORT, NO_REPORT)),
    (CENTRE, "III.7.(2)", 1, "ngày khuyến lợi", 2024, (UNISSUED, UNISSUED, DOUBTFUL, DOUBTFUL)),
    (CENTRE, "III.11.(1)", 1, "05 năm", 2024, (UNISSUED, UNISSUED, SOON, SOON)),
    (CENTRE, "III.13.(2)", 1, "dự kiến 15/3/2024", 2024, (UNISSUED, UNISSUED, PAST, PAST)),
    (CENTRE, "III.13.(3)", 1, "trong quý IV/2024", 2024, (UNISSUED, UNISSUED, SOON, SOON)),
    (CENTRE, "IV.3", 1, "Trước ngày 20/12/2024", 2024, (UNISSUED, UNISSUED, SOON, NO_REPORT)),
    (BAC_GIANG, "I.2", 1, "hằng năm", 2023, (OPEN, SOON, PAST, PAST)),
    (BAC_GIANG, "III.6", 3, "(15/3)", 2024, (AHEAD, AHEAD, PAST, PAST)),
    (BAC_GIANG, "II.6", 1, "5 năm sơ kết", 2026, (AHEAD,) * 4),
    (BAC_GIANG, "IV.2", 2, "định kỳ", None, (UNDATED,) * 4),
    ("an-giang-2022-35-kh-duk", "III.2", 1, "Trong năm 2022", 2022, (PAST,) * 4),
    ("an-giang-2022-35-kh-duk", "IV.2", 1, "khi có yêu cầu", None, (UNDATED,) * 4),
]


def unfolded(day: str = "2023-06-15", first: int = 2021, last: int = 2026, **scope: object) -> pl.DataFrame:
    marks = Window(date.fromisoformat(day), first, last).marks
    return queries.obligations(warehouse.current(), Scope(**scope), **marks)


@pytest.fixture
def shipped(shipped_warehouse, monkeypatch):
    monkeypatch.setenv("ATLAS_BUILD", str(shipped_warehouse))


@pytest.mark.parametrize(("place", "day"), list(enumerate(DAYS)))
def test_the_states_of_the_shipped_obligations_are_those_read_by_hand(shipped, place, day):
    rows = unfolded(day)
    for document, section, ordinal, printed, year, expected in BY_HAND:
        found = rows.filter(
            pl.col("document_id") == document, pl.col("section") == section, pl.col("ordinal") == ordinal,
            pl.col("printed").str.starts_with(printed), pl.col("year").eq_missing(year),
        )  # fmt: skip
        assert found.height, (document, section, printed, year)
        assert set(found.select("state", "reason").iter_rows()) == {expected[place]}, (section, printed, year)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2023-06-15", {"running": 57, "unknown": 58}),
        ("2023-12-01", {"overdue": 3, "soon": 11, "running": 40, "unknown": 61}),
        ("2024-12-19", {"overdue": 3, "soon": 16, "running": 27, "unknown": 69}),
        ("2024-12-21", {"overdue": 5, "soon": 14, "running": 27, "unknown": 69}),
    ],
)
def test_every_shipped_obligation_is_in_one_state(shipped, day, expected):
    """53 obligations: An Giang 2, Bắc Giang 22, Bình Thuận 15, the centre 14; due 2 + 73 + 24 + 16 times in 2021–2026."""
    rows = unfolded(day)
    assert dict(rows.group_by("state").len().iter_rows()) == expected
    assert sorted(rows.group_by("document_id").len()["len"]) == [2, 16, 24, 73]


def test_an_interval_is_the_one_written_in_the_plan(shipped):
    rows = unfolded()
    expected = {
        ("III.1", "trong Quý II, III/2023"): (date(2023, 4, 1), date(2023, 9, 30), "within"),
        ("IV", "trước ngày 30/11"): (None, date(2023, 11, 30), "before"),
        ("IV.3", "Trước ngày 20/12/2024"): (None, date(2024, 12, 20), "before"),
    }
    for (section, printed), interval in expected.items():
        found = rows.filter(pl.col("section") == section, pl.col("printed") == printed)
        assert set(found.select("start_date", "end_date", "bound").iter_rows()) == {interval}


def test_five_and_ten_years_are_counted_from_the_directive(shipped):
    rows = unfolded(last=2036).filter(pl.col("printed").str.contains("sơ kết|tổng kết"), pl.col("recurrence").is_not_null())
    years = {step: sorted(set(part["year"])) for (step,), part in rows.group_by("recurrence")}
    assert years == {"every_5_years": [2026, 2031, 2036], "every_10_years": [2031]}


@pytest.mark.parametrize(
    ("end", "year"), [("2024-12-14", 2024), ("2024-12-15", 2025), ("2024-12-20", 2025), ("2024-01-01", 2024)]
)
def test_the_statutory_year_ends_on_14_december(invented, end, year):
    invented({"end": end, "action": "report"})
    assert unfolded()["statutory_year"].to_list() == [year]


YEARLY = {"recurrence": "yearly", "action": "execute"}


@pytest.fixture
def invented(tiny_data, monkeypatch):
    """A function: deadlines of the one INVENTED plan, and reports → the warehouse of them, published."""

    def publish(*deadlines: dict, reports: tuple[dict, ...] = (), period: str = "annual"):
        file = tiny_data / "plans" / f"{PLAN}.yml"
        plan = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
        plan["document"]["period"] = period
        common = {"section": "III.1", "ordinal": 1, "printed": "hạn hư cấu", "kind": "absolute"}
        plan["deadlines"] = [deepcopy(common | one) for one in deadlines]
        file.write_text(yaml.safe_dump(plan, allow_unicode=True).replace("'", ""), encoding="utf-8")
        (tiny_data / "plans" / "hu-cau-2024-2-kh-bcd.yml").unlink(missing_ok=True)
        out = tiny_data / "build"
        assert not build(Settings(tiny_data, out), quietly).rejections
        monkeypatch.setenv("ATLAS_BUILD", str(out))
        if reports:
            with duckdb.connect(warehouse.current().path) as store:
                for number, report in enumerate(reports, start=1):
                    _insert(store, number, **report)

    return publish


def _insert(store, number: int, *, duty: str | None = None, deadline: int | None = None, **report: object) -> None:
    """Put one INVENTED report into the warehouse: of so_cong_thuong of Bình Thuận on 2023, handed in on 2023-11-28."""
    common = {
        "report_id": number, "report_code": f"hu-cau-{number}", "version": 1, "is_current": True,
        "agency_code": "so_cong_thuong", "province_name": "Bình Thuận", "code_2008": "60", "code_2025": "68",
        "kind": "year", "start_date": "2022-12-15",
        "end_date": "2023-11-30", "year": 2023, "submitted": "2023-11-28", "deadline_id": deadline,
    }  # fmt: skip
    row = common | report
    key = store.execute("select document_key from dim_document where document_id = ?", [PLAN]).fetchone()[0]
    names, values = ["document_key", *row], [key, *row.values()]
    store.execute(f"insert into fct_report ({', '.join(names)}) values ({', '.join('?' * len(values))})", values)
    if duty:
        first = "select min(duty_id) from fct_duty where section = 'III.1' and ordinal = 1"
        store.execute(f"insert into fct_report_duty (report_id, duty_id, state) values (?, ({first}), ?)", [number, duty])


def intervals(**asked: int) -> list[tuple[object, ...]]:
    rows = unfolded("2030-01-01", **asked).sort("end_date", nulls_last=True)
    return [tuple(str(value) if value else None for value in row) for row in rows.select("start_date", "end_date").iter_rows()]


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        pytest.param(
            {"start": "2023-04-01", "end": "2023-09-30", "action": "inspect"}, [("2023-04-01", "2023-09-30")], id="once"
        ),
        pytest.param({"end": "2019-05-31", "action": "report"}, [], id="once, outside the years asked"),
        pytest.param(
            {**YEARLY, "day": "03-15", "bound": "on"},
            [("2023-03-15", "2023-03-15"), ("2024-03-15", "2024-03-15")],
            id="a day of each year, from the plan's year",
        ),
        pytest.param(
            {**YEARLY, "day": "12-15", "bound": "before"}, [(None, "2023-12-15"), (None, "2024-12-15")], id="before a day"
        ),
        pytest.param(
            {**YEARLY, "start": "2023-11-15", "end": "2024-02-29"},
            [("2023-11-15", "2024-02-29")],
            id="what was over before the plan was issued never fell due",
        ),
        pytest.param(
            {**YEARLY, "start": "2024-11-15", "end": "2025-02-28"},
            [("2023-11-15", "2024-02-28")],
            id="the printed interval is moved by whole years, by the year of its last day",
        ),
        pytest.param(
            YEARLY, [("2023-01-01", "2023-12-31"), ("2024-01-01", "2024-12-31")], id="a whole year where no day is printed"
        ),
        pytest.param(
            {"recurrence": "every_5_years", "since": "2019-05", "action": "review"},
            [("2024-01-01", "2024-12-31")],
            id="five years",
        ),
        pytest.param(
            {"recurrence": "every_5_years", "action": "review"}, [(None, None)], id="five years from nobody knows when"
        ),
        pytest.param({"recurrence": "unspecified", "action": "report"}, [(None, None)], id="from time to time"),
        pytest.param({"kind": "relative", "action": "report", "certainty": "doubtful"}, [(None, None)], id="on request"),
    ],
)
def test_a_time_limit_unfolds(invented, deadline, expected):
    invented(deadline)
    assert intervals(first=2021, last=2024) == expected


@pytest.mark.parametrize(("period", "expected"), [("annual", [False, True]), ("open", [False, False])])
def test_what_recurs_beyond_the_year_of_its_plan_is_flagged(invented, period, expected):
    invented(YEARLY, period=period)
    assert unfolded(last=2024).sort("year")["is_beyond_plan"].to_list() == expected


def test_one_obligation_a_body_and_one_where_nobody_is_named(invented):
    due = {"end": "2023-11-30", "action": "report"}
    invented({**due, "actors": ["so_cong_thuong", "so_tai_chinh"]}, due)
    assert sorted(unfolded()["actor_code"].to_list(), key=str) == [None, "so_cong_thuong", "so_tai_chinh"]
    assert unfolded(agencies=("so_tai_chinh",))["actor_code"].to_list() == ["so_tai_chinh"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2023-10-30", OPEN), ("2023-10-31", SOON), ("2023-11-30", SOON), ("2023-12-01", NO_REPORT),
    ],
)  # fmt: skip
def test_a_report_is_due_until_its_last_day_has_passed(invented, day, expected):
    invented({"end": "2023-11-30", "bound": "before", "action": "report", "actors": ["so_cong_thuong"]})
    assert unfolded(day).select("state", "reason").row(0) == expected


REPORT = {"end": "2023-11-30", "action": "report", "actors": ["so_cong_thuong"]}
EXECUTE = {"end": "2023-09-30", "action": "execute", "actors": ["so_cong_thuong"]}
MEMBERS = {"end": "2023-11-30", "action": "report", "actors": ["thanh_vien_bcd_cvd_tinh"]}


@pytest.mark.parametrize(
    ("deadline", "report", "state", "reason"),
    [
        pytest.param(REPORT, {}, "done", "reported", id="a yearly report of the body on the plan"),
        pytest.param(REPORT, {"deadline": 1, "kind": "half_year"}, "done", "reported", id="a report that names the obligation"),
        pytest.param(REPORT, {"kind": "half_year"}, "overdue", "no_report", id="half a year is not the year's report"),
        pytest.param(REPORT, {"submitted": "2023-12-05"}, "done", "late", id="handed in late"),
        pytest.param(REPORT, {"submitted": "2023-12-21"}, "overdue", "no_report", id="handed in after the viewing date"),
        pytest.param(REPORT, {"agency_code": "so_tai_chinh"}, "overdue", "no_report", id="of another body"),
        pytest.param(REPORT, {"end_date": "2022-12-14"}, "overdue", "no_report", id="on the year before"),
        pytest.param(REPORT, {"code_2008": "24"}, "unknown", "partly", id="of such a body of another province"),
        pytest.param(REPORT, {"unit_name": "Đơn vị hư cấu"}, "unknown", "partly", id="of one unit: not of all"),
        pytest.param(MEMBERS, {"deadline": 1}, "unknown", "partly", id="of one member: not of all"),
        pytest.param(EXECUTE, {"duty": "done"}, "done", "reported", id="the duty is reported as done"),
        pytest.param(EXECUTE, {"duty": "in_progress"}, "overdue", "not_done", id="the duty is reported as not done"),
        pytest.param(EXECUTE, {}, "unknown", "past", id="the report says nothing of the duty"),
    ],
)
def test_what_a_report_says_of_an_obligation(invented, deadline, report, state, reason):
    invented(deadline, reports=(report,))
    assert unfolded("2023-12-20").select("state", "reason").row(0) == (state, reason)


def test_how_late_a_report_was_is_told_in_days(invented):
    invented(REPORT, reports=({"submitted": "2023-12-05"},))
    assert unfolded("2023-12-20").select("submitted", "days_late").row(0) == (date(2023, 12, 5), 5)


def test_a_first_version_counts_though_a_second_one_came_later(invented):
    again = {"report_code": "hu-cau-1"}
    invented(REPORT, reports=({**again, "is_current": False}, {**again, "version": 2, "submitted": "2023-12-15"}))
    assert unfolded("2023-12-20").select("reason", "submitted").row(0) == ("reported", date(2023, 11, 28))


def test_two_time_limits_that_read_alike_are_two_events(invented):
    invented(REPORT, REPORT)
    content = calendar.of_view(Context.of(warehouse.current(), Scope()), Window(date(2023, 6, 15)))
    assert len({line for line in content.splitlines() if line.startswith(b"UID:")}) == 2
