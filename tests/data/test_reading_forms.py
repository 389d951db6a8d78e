"""A form comes out, is filled and goes in: nothing is lost, and each thing wrong with it is told with its cell."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
import yaml
from openpyxl import load_workbook

from etl.taking import Receipt, take_files
from forms import layout
from tests import filled_forms as office
from tests.conftest import ROOT

RECEIPT = Receipt("người thử", date(2023, 12, 1))
SESSIONS = "PROP_SESSIONS"


@pytest.fixture(scope="module")
def form(shipped_warehouse):
    return office.blank(shipped_warehouse)


@pytest.fixture
def take(form, tmp_path):
    """A function: changes of a well-filled form → what is taken from it."""

    def taken(*changes, **filling):
        path = tmp_path / "bieu-mau.xlsx"
        path.write_bytes(office.filled(form, *changes, **filling))
        return take_files([str(path)], str(ROOT / "data"), RECEIPT)[0]

    return taken


def told(taken):
    """The cells and the reasons of all faults."""
    return {fault.field: fault.reason for fault in taken.faults}


def test_what_an_office_fills_in_is_what_is_taken(form, take):
    taken = take()
    assert taken.faults == ()
    (ready,) = taken.reports
    report = yaml.load(ready.text, Loader=yaml.CSafeLoader)
    book = load_workbook(io.BytesIO(office.filled(form)))
    figures, duties = book[layout.FIGURES], book[layout.DUTIES]
    place = {key: at for at, key in enumerate(office.columns_of(layout.FIGURES), start=1)}
    assert [
        (each["indicator"], each["unit"], each["value"], each["qualifier"], each["note"]) for each in report["figures"]
    ] == [
        (figures.cell(row, place["indicator"]).value, figures.cell(row, place["unit"]).value, 12, "about", "hư cấu")
        for row in office.rows(figures)
    ]
    assert [(f"{each['section']} đoạn {each['ordinal']}", each["state"], each["evidence"]) for each in report["duties"]] == [
        (duties.cell(row, 1).value, "done", office.DONE) for row in office.rows(duties)
    ]
    assert report["narrative"] == {field.key: f"{field.label}:\nlời hư cấu “{field.key}”" for field in layout.NARRATIVES}
    head = report["report"]
    assert (head["id"], head["plan"], head["agency"], head["province"]) == (
        office.REPORT, office.PLAN, office.AGENCY, "Bình Thuận",
    )  # fmt: skip
    assert (head["kind"], head["start"], head["end"]) == ("year", date(2023, 1, 1), date(2023, 12, 31))
    assert (head["submitted"], head["signer_role"]) == (date(2023, 11, 28), "Phó Giám đốc")
    assert (head["deadline"], head["recipient"]) == ({"section": "IV", "ordinal": 1}, "ban_thuong_truc_ubmttq_tinh")
    assert (report["source"]["form"], report["source"]["received_by"]) == (
        f"{office.PLAN}.{office.AGENCY}.year-2023",
        "người thử",
    )
    assert taken.asked == len(report["figures"]) + len(report["duties"]) == ready.rows


def test_every_form_of_the_two_provinces_comes_back_whole(shipped_warehouse, tmp_path):
    files = []
    for plan in (office.PLAN, "bac-giang-2021-kh-mttq-bcd"):
        for code, blank, year in office.all_blank(shipped_warehouse, plan):
            path = tmp_path / f"{code}.xlsx"
            path.write_bytes(office.filled(blank, office.head(unit="Đơn vị Hư cấu"), submitted=date(year, 11, 28)))
            files.append(str(path))
    taken = take_files(files, str(ROOT / "data"), RECEIPT)
    assert len(taken) > 30
    assert [(each.name, told(each)) for each in taken if each.faults] == []
    assert len({each.reports[0].stored.id for each in taken}) == len(taken)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param(1234, 1234, id="a number"),
        pytest.param("1.234", 1234, id="a Vietnamese thousand"),
        pytest.param("12.345.678", 12345678, id="Vietnamese millions"),
        pytest.param("1,234,567", 1234567, id="English millions"),
        pytest.param(0, 0, id="none, which is a value"),
    ],
)
def test_a_number_is_read_as_it_is_written(form, take, written, read):
    taken = take(office.figure(office.find_row(form, SESSIONS), value=written))
    assert not taken.faults
    figures = yaml.load(taken.reports[0].text, Loader=yaml.CSafeLoader)["figures"]
    assert [each["value"] for each in figures if each["indicator"] == SESSIONS] == [read]


@pytest.mark.parametrize("written", ["1.234,5", "1,234.5", 1234.5])
def test_money_may_be_written_either_way_as_long_as_it_is_clear(form, take, written):
    taken = take(office.figure(office.find_row(form, "BUDGET_MVND"), value=written))
    figures = yaml.load(taken.reports[0].text, Loader=yaml.CSafeLoader)["figures"]
    assert [each["value"] for each in figures if each["indicator"] == "BUDGET_MVND"] == [1234.5]


def test_a_percent_cell_means_what_it_shows(form, take):
    row = office.find_row(form, "VN_SHARE_SM_PCT")

    def shown_as_percent(book):
        cell = book[layout.FIGURES].cell(row, office.columns_of(layout.FIGURES).index("value") + 1)
        cell.value, cell.number_format = 0.855, "0.0%"

    figures = yaml.load(take(shown_as_percent).reports[0].text, Loader=yaml.CSafeLoader)["figures"]
    assert [each["value"] for each in figures if each["indicator"] == "VN_SHARE_SM_PCT"] == [85.5]


def cell(sheet, row, key):
    return f"{sheet}!{'ABCDEFGHI'[office.columns_of(sheet).index(key)]}{row}"


FIGURE_FAULTS = {
    "text": ({"value": "khoảng mười hai"}, "value", "là chữ"),
    "a number with its unit": ({"value": "12 cuộc"}, "value", "là chữ"),
    "a comma that may be either": ({"value": "1,234"}, "value", "không rõ"),
    "an English fraction of what is counted": ({"value": "1,234.5"}, "value", "số lẻ"),
    "a Vietnamese fraction of what is counted": ({"value": "1.234,5"}, "value", "số lẻ"),
    "a thousand that the spreadsheet took for a fraction": ({"value": 1.234}, "value", "số lẻ"),
    "a number that the spreadsheet took for a day": ({"value": datetime(2023, 2, 1)}, "value", "không phải số"),
    "a negative number": ({"value": -1}, "value", "số quá nhỏ"),
    "a note without a number": ({"value": None}, "value", "chưa có số"),
    "a unit that was changed": ({"unit": "buổi"}, "unit", "sai đơn vị"),
    "an unknown indicator": ({"indicator": "PROP_SESION"}, "indicator", "không có chỉ tiêu"),
    "an unknown precision": ({"qualifier": "xấp xỉ"}, "qualifier", "không có mức"),
}


@pytest.mark.parametrize(("values", "key", "reason"), FIGURE_FAULTS.values(), ids=FIGURE_FAULTS)
def test_a_fault_of_a_figure_is_told_with_its_cell(form, take, values, key, reason):
    row = office.find_row(form, SESSIONS)
    taken = take(office.figure(row, **values))
    faults = [fault for fault in taken.faults if fault.field == cell(layout.FIGURES, row, key)]
    assert len(faults) == 1 and reason in faults[0].reason and faults[0].remedy
    assert taken.reports[0].rows == taken.asked - 1, "the other rows stay good"


def test_a_share_over_100_is_told(form, take):
    row = office.find_row(form, "VN_SHARE_SM_PCT")
    assert "quá 100" in told(take(office.figure(row, value=185)))[cell(layout.FIGURES, row, "value")]


def test_a_headline_figure_left_blank_is_told(form, take):
    row = office.find_row(form, SESSIONS)
    taken = take(office.figure(row, value=None, qualifier=None, note=None))
    assert told(taken) == {cell(layout.FIGURES, row, "value"): "thiếu chỉ tiêu bắt buộc “Số cuộc tuyên truyền”"}


def test_an_indicator_left_blank_is_no_zero(form, take):
    row = office.find_row(form, "BANNERS")
    taken = take(office.figure(row, value=None, qualifier=None, note=None))
    figures = yaml.load(taken.reports[0].text, Loader=yaml.CSafeLoader)["figures"]
    assert not taken.faults and "BANNERS" not in {each["indicator"] for each in figures}


DUTY_FAULTS = {
    "done without evidence": ({"evidence": None}, "evidence", "không có minh chứng"),
    "an unknown state": ({"state": "xong rồi"}, "state", "không có tình trạng"),
    "evidence without a state": ({"state": None}, "state", "chưa chọn"),
}


@pytest.mark.parametrize(("values", "key", "reason"), DUTY_FAULTS.values(), ids=DUTY_FAULTS)
def test_a_fault_of_a_duty_is_told_with_its_cell(take, values, key, reason):
    taken = take(office.duty(5, **values))
    assert list(told(taken)) == [cell(layout.DUTIES, 5, key)] and reason in taken.faults[0].reason
    assert taken.reports[0].rows == taken.asked - 1


def swap_duties(book):
    sheet = book[layout.DUTIES]
    for column in (1, 2):
        sheet.cell(4, column).value, sheet.cell(5, column).value = sheet.cell(5, column).value, sheet.cell(4, column).value


def swap_summaries(book):
    sheet = book[layout.DUTIES]
    sheet.cell(4, 2).value, sheet.cell(5, 2).value = sheet.cell(5, 2).value, sheet.cell(4, 2).value


def drop_last_duty(book):
    book[layout.DUTIES].delete_rows(office.rows(book[layout.DUTIES])[-1])


def insert_row(book):
    book[layout.REPORT].insert_rows(8)


def swap_columns(book):
    sheet = book[layout.FIGURES]
    sheet.cell(3, 6).value, sheet.cell(3, 7).value = sheet.cell(3, 7).value, sheet.cell(3, 6).value


WHOLE_FAULTS = {
    "a locator that was changed": (office.duty(4, locator="III.2.3 đoạn 9"), "Nhiệm vụ!A4", "mục bị sửa"),
    "duties that changed places": (swap_duties, "Nhiệm vụ!A4", "chuyển chỗ"),
    "summaries that changed places": (swap_summaries, "Nhiệm vụ!B4", "không phải nhiệm vụ ở"),
    "a duty that was deleted": (drop_last_duty, "Nhiệm vụ!A7", "thiếu dòng"),
    "a line that moved": (insert_row, "Báo cáo!A9", "chuyển chỗ"),
    "columns that changed places": (swap_columns, "Chỉ tiêu!F3", "chuyển chỗ"),
    "another agency": (office.head(agency="Sở Y tế tỉnh Bình Thuận"), "Báo cáo!B4", "cơ quan khác"),
    "another province": (office.head(province="Bắc Giang"), "Báo cáo!B6", "nơi khác"),
    "another kind of period": (office.head(kind="quý I/2023"), "Báo cáo!B11", "kỳ khác"),
    "another year": (office.head(end=date(2024, 12, 31)), "Báo cáo!B13", "biểu mẫu của năm 2023"),
    "a plan that is not here": (office.meta(plan="kon-tum-2023-1-kh-bcd"), "Báo cáo!B7", "kế hoạch không có"),
    "no day of submission": (office.head(submitted=None), "Báo cáo!B14", "chưa ghi ngày"),
    "a day that is none": (office.head(submitted="31/11/2023"), "Báo cáo!B14", "không phải ngày"),
    "a period that runs backwards": (office.head(start=date(2023, 12, 31), end=date(2023, 1, 1)), "Báo cáo!B13", "bắt đầu"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "place", "reason"), WHOLE_FAULTS.values(), ids=WHOLE_FAULTS)
def test_a_form_that_is_not_what_was_handed_out_gives_no_report(take, change, place, reason):
    taken = take(change)
    assert taken.reports == () and reason in told(taken)[place]


def test_a_form_of_another_layout_is_refused(take):
    taken = take(office.meta(layout="2"))
    assert not taken.is_safe and "chỉ đọc mẫu số 1" in taken.faults[0].reason


def test_a_form_of_a_plan_that_changed_since_is_told_so(take):
    changed = take(office.meta(locators="0" * 64))
    assert changed.reports == () and "khác danh sách đã phát" in changed.faults[0].reason


def test_one_body_of_many_must_say_which_it_is(shipped_warehouse, tmp_path):
    path = tmp_path / "huyen.xlsx"
    path.write_bytes(office.filled(office.blank(shipped_warehouse, agency=office.DISTRICT)))
    taken = take_files([str(path)], str(ROOT / "data"), RECEIPT)[0]
    assert taken.reports == () and "chưa rõ là đơn vị nào" in told(taken)["Báo cáo!B5"]
    path.write_bytes(office.filled(office.blank(shipped_warehouse, agency=office.DISTRICT), office.head(unit="Huyện Hư Cấu")))
    taken = take_files([str(path)], str(ROOT / "data"), RECEIPT)[0]
    assert taken.reports[0].stored.id == "binh-thuan-2023-ubmttq-cap-huyen-huyen-hu-cau"


def test_a_body_that_repeats_its_name_as_its_unit_is_one_body(take):
    assert take(office.head(unit="Sở Công Thương tỉnh Bình Thuận")).reports[0].stored.id == office.REPORT


def test_a_province_fills_its_name_into_a_form_of_the_centre(shipped_warehouse, tmp_path):
    form = office.blank(shipped_warehouse, "trung-uong-2024-885-kh-mttw-bcdtwcvd", "bcd_cvd_cap_tinh")
    path = tmp_path / "tinh.xlsx"
    path.write_bytes(office.filled(form, office.head(province="Bắc Giang"), submitted=date(2024, 12, 18)))
    taken = take_files([str(path)], str(ROOT / "data"), RECEIPT)[0]
    assert taken.reports[0].stored.id == "bac-giang-2024-bcd-cvd-cap-tinh"
