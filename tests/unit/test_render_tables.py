"""CSV, XLSX and file names of exports. All rows here are INVENTED."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime

import openpyxl
import polars as pl
import pytest

from dashboard.charts import Chart, Encoding, Kind
from dashboard.render import delimited, excel
from dashboard.render.naming import file_name

FORMULAS = ("=1+1", "+84", "-giảm", "@SUM(A1)", "\t=1", "\r=1")


def chart_of(frame: pl.DataFrame, **parts) -> Chart:
    given = {
        "key": "nhiem-vu-theo-co-quan", "kind": Kind.BARS, "encoding": Encoding(y="agency", value="value"),
        "title": "Nhiệm vụ (giả định)",
        "subtitle": "Số đoạn nhiệm vụ", "n": 1234, "unit": "đoạn nhiệm vụ", "source": "Số liệu giả định",
        "data_date": "19/5/2021",
        "scope_text": "2021–2024 · 63 tỉnh", "notes": ("Ghi chú một.", "=Ghi chú hai."), "build_id": "7f3a91bc",
    }  # fmt: skip
    return Chart(frame=frame, **(given | parts))


@pytest.fixture
def chart() -> Chart:
    frame = pl.DataFrame(
        {
            "agency": ["Sở Công Thương", *FORMULAS],
            "value": [12, -5, 0, 1, 2, 3, None],
            "share": [1234.5, -0.25, 1e20, None, 3.0, 5.001, float("nan")],
            "issue_date": ["2023-05-12"] * 6 + [None],
            "partial_date": ["2021-08"] + ["2023-05-12"] * 6,
            "when": [date(2023, 5, 12)] * 7,
            "link": ["https://example.invalid/a"] * 7,
            "year": [2023] * 7,
            "hidden": ["không xuất"] * 7,
        }
    )
    names = ("agency", "value", "share", "issue_date", "partial_date", "when", "link", "year")
    return chart_of(frame, columns=tuple((name, f"Cột {name}") for name in names))


def rows_of(payload: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(payload.decode("utf-8-sig"), newline="")))


def test_csv_opens_in_excel_with_vietnamese_letters(chart):
    payload = delimited.csv(chart)
    assert payload.startswith(b"\xef\xbb\xbf")
    assert rows_of(payload)[1][0] == "Sở Công Thương"


def test_csv_has_the_headings_then_rows_and_nothing_else(chart):
    rows = rows_of(delimited.csv(chart))
    assert rows[0] == [heading for _, heading in chart.columns]
    assert len(rows) == 1 + chart.frame.height
    assert all(len(row) == len(chart.columns) for row in rows)


@pytest.mark.parametrize("place", range(len(FORMULAS)))
def test_csv_text_that_a_spreadsheet_would_run_is_neutral(chart, place):
    assert rows_of(delimited.csv(chart))[2 + place][0] == f"'{FORMULAS[place]}"


def test_csv_numbers_and_dates_are_for_machines(chart):
    rows = rows_of(delimited.csv(chart))
    assert [row[1] for row in rows[1:]] == ["12", "-5", "0", "1", "2", "3", ""]  # a negative number is no formula
    assert [row[2] for row in rows[1:]] == ["1234.5", "-0.25", "100000000000000000000", "", "3", "5.001", ""]
    assert rows[1][3:6] == ["2023-05-12", "2021-08", "2023-05-12"]


def test_csv_of_an_empty_chart_is_its_headings():
    empty = chart_of(pl.DataFrame(schema={"agency": pl.String, "value": pl.Int64}))
    assert rows_of(delimited.csv(empty)) == [["agency", "value"]]


def test_csv_joins_a_list_into_one_text():
    chart = chart_of(pl.DataFrame({"agency": ["a"], "themes": [["Xúc tiến", "Kiểm tra"]]}))
    assert rows_of(delimited.csv(chart))[1] == ["a", "Xúc tiến; Kiểm tra"]


@pytest.fixture
def book(chart):
    opened = openpyxl.load_workbook(io.BytesIO(excel.workbook(chart)))
    yield opened
    opened.close()


def test_workbook_has_the_rows_and_their_origin(book):
    assert book.sheetnames == ["Dữ liệu", "Phạm vi và nguồn"]
    facts = [(row[0].value, row[1].value) for row in book["Phạm vi và nguồn"].iter_rows(max_col=2)]
    assert facts == [
        ("Tiêu đề", "Nhiệm vụ (giả định)"), ("Nội dung", "Số đoạn nhiệm vụ"), ("n (đoạn nhiệm vụ)", 1234), ("Số dòng", 7),
        ("Phạm vi", "2021–2024 · 63 tỉnh"), ("Ghi chú", "Ghi chú một."), ("Ghi chú", "=Ghi chú hai."),
        ("Nguồn", "Số liệu giả định"), ("Dữ liệu đến", "19/5/2021"), ("Bản dựng", "7f3a91bc"),
    ]  # fmt: skip


def test_workbook_does_not_tell_when_it_was_made(book):
    assert book.properties.created == excel.CREATED
    assert book.properties.title == "Nhiệm vụ (giả định)"


def test_workbook_heading_is_bold_frozen_and_filtered(book):
    sheet = book["Dữ liệu"]
    assert [cell.value for cell in sheet[1]][:2] == ["Cột agency", "Cột value"]
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:H8"


def test_workbook_cells_are_typed(book):
    sheet = book["Dữ liệu"]
    assert [cell.value for cell in sheet["B"]][1:] == [12, -5, 0, 1, 2, 3, None]
    assert [cell.value for cell in sheet["C"]][1:] == [1234.5, -0.25, 1e20, None, 3, 5.001, None]
    assert sheet["C2"].number_format == "#,##0.##"
    assert sheet["B2"].number_format == sheet["C6"].number_format == "#,##0"  # "#,##0.##" would print 3 as "3,"
    assert sheet["D2"].value == datetime(2023, 5, 12) and sheet["D2"].number_format == "d/m/yyyy"
    assert [cell.value for cell in sheet["E"]][1:3] == ["2021-08", "2023-05-12"]  # one partial date: all stay text
    assert sheet["F2"].is_date
    assert sheet["H2"].number_format == "0"  # a year is not 2.023


def test_workbook_has_no_formula_and_no_link(book):
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert not [cell.coordinate for cell in cells if cell.hyperlink]
    texts = [cell.value for cell in book["Dữ liệu"]["A"][2:]]
    assert [text.replace("_x000D_", "\r") for text in texts] == list(FORMULAS)
    assert all(cell.quotePrefix for cell in book["Dữ liệu"]["A"][2:])


def test_workbook_cuts_a_text_longer_than_a_cell():
    chart = chart_of(pl.DataFrame({"text": ["ộ" * 40_000, "ộ" * 32_767]}))
    opened = openpyxl.load_workbook(io.BytesIO(excel.workbook(chart)))
    assert [len(cell.value) for cell in opened["Dữ liệu"]["A"][1:]] == [32_767, 32_767]
    assert opened["Dữ liệu"]["A2"].value.endswith("ộ…")
    opened.close()


@pytest.mark.parametrize(
    "values",
    [
        pytest.param(["2023-02-31"], id="a day that does not exist"),
        pytest.param(["1890-01-01"], id="before Excel's calendar"),
        pytest.param(["2023"], id="a year alone"),
    ],
)
def test_workbook_leaves_other_dates_as_text(values):
    opened = openpyxl.load_workbook(io.BytesIO(excel.workbook(chart_of(pl.DataFrame({"issue_date": values})))))
    assert [cell.value for cell in opened["Dữ liệu"]["A"][1:]] == values
    opened.close()


def test_the_same_chart_gives_the_same_bytes(chart):
    assert excel.workbook(chart) == excel.workbook(chart)
    assert delimited.csv(chart) == delimited.csv(chart)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        pytest.param("ban-do-do-phu_2021-2024", "ban-do-do-phu_2021-2024.png", id="already a name"),
        pytest.param("Bản đồ độ phủ văn bản_2021–2024", "ban-do-do-phu-van-ban_2021-2024.png", id="Vietnamese letters"),
        pytest.param("../../etc/passwd", "etc-passwd.png", id="no way out of the folder"),
        pytest.param("con", "bieu-do-con.png", id="a device of Windows"),
        pytest.param("…", "bieu-do.png", id="nothing left"),
        pytest.param("a" * 300, "a" * 80 + ".png", id="too long"),
    ],
)
def test_file_name(key, expected):
    assert file_name(chart_of(pl.DataFrame(), key=key), "png") == expected
