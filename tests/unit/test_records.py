"""The models of the files: dates, intervals, locators, and the Vietnamese words for what is wrong."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from etl.errors import Rejection
from etl.read.faults import explain
from etl.records import Deadline, Duty, Plan, Section, partial_date
from etl.rows import Figure


@pytest.mark.parametrize("text", ["2021", "2021-08", "2021-08-19", "2024-02-29"])
def test_a_day_a_month_or_a_year_of_the_calendar_is_a_date(text):
    assert partial_date(text) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("2023-02-31", "tháng 2/2023 không có ngày 31", id="a day that is not"),
        pytest.param("2023-02-29", "không có ngày 29", id="no leap year"),
        pytest.param("2023-13", "không có tháng 13", id="a month that is not"),
        pytest.param("31/02/2023", "ngày phải viết", id="slashes"),
        pytest.param("2023-2-1", "ngày phải viết", id="no leading zeros"),
        pytest.param("0021-05-19", "từ 1900 đến 2100", id="a year of two digits"),
        pytest.param("", "ngày phải viết", id="nothing"),
    ],
)
def test_what_is_no_date_says_why(text, reason):
    with pytest.raises(ValueError, match=reason):
        partial_date(text)


@pytest.mark.parametrize(
    "path", ["title", "preamble", "body", "I", "III.2.10", "III.15.(2)", "II.a", "II.1.đ", "1", "2.a", "A.I.1", "PL", "PL.I.2"]
)
def test_a_section_is_located_by_its_printed_numbers(path):
    assert _duty(section=path).section == path


@pytest.mark.parametrize("path", ["", "PL.", "III.", "III..2", "iii.2", "Phần I"])
def test_what_is_no_locator_is_refused(path):
    with pytest.raises(ValidationError, match="section"):
        _duty(section=path)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        pytest.param({"start": "2023-09-30", "end": "2023-04-01"}, "trước khi bắt đầu", id="runs backward"),
        pytest.param({"start": "2023-09-30"}, "cần ngày kết thúc", id="has no end"),
    ],
)
def test_a_deadline_is_an_interval_that_runs_forward(fields, reason):
    with pytest.raises(ValidationError, match=reason):
        _deadline(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"end": "2023-11-30"}, id="an end is enough"),
        pytest.param({"kind": "recurring", "recurrence": "yearly"}, id="or a recurrence"),
        pytest.param({"kind": "relative"}, id="or a relation to another event"),
    ],
)
def test_a_deadline_may_be_open_at_its_start(fields):
    assert _deadline(**fields).start is None


def test_a_duty_needs_a_body_and_a_theme():
    with pytest.raises(ValidationError, match=r"agencies[\s\S]*themes|themes[\s\S]*agencies"):
        Duty.model_validate({"section": "I", "ordinal": 1, "summary": "Hư cấu", "agencies": [], "themes": []})


@pytest.mark.parametrize(
    ("content", "field", "words"),
    [
        pytest.param(
            {"duties": [{"sectoin": "I"}]}, "duties[1].sectoin", ["không có trong mẫu", "section"], id="unknown field"
        ),
        pytest.param({"issues": [{"code": "misprint"}]}, "issues[1].note", ["thiếu trường", "null"], id="missing field"),
        pytest.param({"document": {"level": "provinc"}}, "document.level", ["province"], id="not in a list of choices"),
        pytest.param({"document": {"title": 5}}, "document.title", ["= '5'", "dấu nháy"], id="a number for a text"),
        pytest.param({"document": {"year": "hai"}}, "document.year", ["= 'hai'", "số nguyên"], id="a word for a number"),
        pytest.param({"sections": 5}, "sections", ["danh sách"], id="a number for a list"),
        pytest.param({"source": "x"}, "source", ["một mục có các trường"], id="a word for an entry"),
        pytest.param({"deadlines": [{"end": "2023-02-31"}]}, "deadlines[1].end", ["2023-02-31", "trên lịch"], id="no such day"),
        pytest.param({"document": {"id": "Kế hoạch 1"}}, "document.id", ["binh-thuan-2023"], id="an id with accents"),
        pytest.param({"duties": [{"ordinal": 0}]}, "duties[1].ordinal", ["số từ 1"], id="counting from nought"),
        pytest.param({"document": {"number": 10**12}}, "document.number", ["không quá 999999999"], id="a number too large"),
        pytest.param({"document": {"year": 23}}, "document.year", ["số từ 1900"], id="a year of two digits"),
        pytest.param({"deadlines": [{"end": 2023}]}, "deadlines[1].end", ["ví dụ 2023-11-30"], id="a bare year for a day"),
    ],
)
def test_a_fault_is_told_in_vietnamese_with_its_remedy(content, field, words):
    with pytest.raises(ValidationError) as caught:
        Plan.model_validate(content)
    found = explain(caught.value, Plan, "plans/a.yml", lambda location: 7)
    messages = [str(fault) for fault in found if fault.field == field]
    assert messages, [fault.field for fault in found]
    assert messages[0].startswith("plans/a.yml, dòng 7: ")
    for word in words:
        assert word in messages[0]


def test_a_rejection_is_one_line_without_contact_data():
    fault = Rejection("a.yml", "note", "Gọi 0912 345 678\nngay", "lỗi\nthử", "xóa")
    assert str(fault) == r"a.yml: note = 'Gọi [đã ẩn]\nngay': lỗi thử. Cách sửa: xóa"


def test_a_figure_keeps_the_words_of_its_row():
    figure = Figure.model_validate(
        {
            "id": "HC-1", "province": "Bình Thuận", "reporting_body": None, "indicator": "X", "value": "1234.5",
            "unit": "sản phẩm", "qualifier": "over", "nature": "stock", "counting": None, "period_start": None,
            "period_end": "2022-06", "end_is_publication": "true", "source_kind": "press", "source_url": None,
            "source_title": None, "published": None, "note": None,
        }
    )  # fmt: skip
    assert (figure.value, figure.end_is_publication, figure.period_end) == (1234.5, True, "2022-06")


def _duty(section: Section) -> Duty:
    agencies = [{"code": "so_y_te", "role": "execute"}]
    return Duty.model_validate(
        {"section": section, "ordinal": 1, "summary": "Hư cấu", "themes": ["reporting"], "agencies": agencies}
    )


def _deadline(**fields: str) -> Deadline:
    usual = {"section": "I", "printed": "hư cấu", "kind": "absolute", "action": "report"}
    return Deadline.model_validate(usual | fields)
