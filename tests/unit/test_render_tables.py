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
from tests.unit.sketches import SKETCHES, ranges, table

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


@pytest.mark.parametrize("name", SKETCHES)
def test_every_newer_kind_gives_a_workbook_and_a_csv(name):
    chart = SKETCHES[name]
    opened = openpyxl.load_workbook(io.BytesIO(excel.workbook(chart)))
    assert opened.worksheets[0].max_row == chart.frame.height + 1
    opened.close()
    assert len(rows_of(delimited.csv(chart))) == chart.frame.height + 1


def test_lists_dates_booleans_and_blanks_are_cells_of_their_kind():
    opened = openpyxl.load_workbook(io.BytesIO(excel.workbook(table(3))))
    cells = [[cell.value for cell in row][1:] for row in opened.worksheets[0].iter_rows(min_row=2, max_row=3)]
    assert [value or None for value in cells[0][:5]] == [None, 2021, None, True, None]
    assert cells[1] == ["1/KH-BCĐ", 2022, datetime(2021, 2, 5), False, "Tuyên truyền; Kiểm tra", 1111.5]
    opened.close()
    rows = rows_of(delimited.csv(table(3)))
    assert rows[1][1:] == ["", "2021", "", "true", "", "0"]
    assert rows[2][1:] == ["1/KH-BCĐ", "2022", "2021-02-05", "false", "Tuyên truyền; Kiểm tra", "1111.5"]


def test_a_workbook_of_many_charts_has_a_sheet_each_and_one_of_scopes():
    charts = [ranges(3), table(2), ranges(1)]
    opened = openpyxl.load_workbook(io.BytesIO(excel.workbook(charts)))
    assert opened.sheetnames == [*excel.sheet_names(charts), "Phạm vi và nguồn"]
    assert [sheet.max_row for sheet in opened.worksheets[:-1]] == [4, 3, 2]
    facts = [(row[0].value, row[1].value) for row in opened["Phạm vi và nguồn"].iter_rows(max_col=2)]
    assert [value for name, value in facts if name == "Trang tính"] == opened.sheetnames[:-1]
    assert [value for name, value in facts if name == "Nguồn"] == [chart.source for chart in charts]
    assert [value for name, value in facts if name == "Số dòng"] == [3, 2, 1]
    opened.close()


def test_a_workbook_of_one_chart_is_the_workbook_of_that_chart(chart):
    assert excel.workbook([chart]) == excel.workbook(chart)


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Tỷ lệ [a]: 3/63 tỉnh? *\\", id="signs that Excel forbids"),
        pytest.param("Kế hoạch " * 20, id="long"),
        pytest.param("", id="no title"),
        pytest.param("'''", id="apostrophes"),
        pytest.param("Đề án\n\t2021", id="line breaks"),
    ],
)
def test_names_of_sheets_are_what_excel_takes(title):
    charts = [chart_of(pl.DataFrame({"a": [1]}), title=title) for _ in range(12)]
    names = excel.sheet_names(charts)
    assert len({name.lower() for name in names}) == 12
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\\n\t") for name in names)
    assert not [name for name in names if "'" in (name[0], name[-1])]
    opened = openpyxl.load_workbook(io.BytesIO(excel.workbook(charts)))
    assert opened.sheetnames[:-1] == names
    opened.close()


def test_words_of_a_workbook_follow_the_language():
    opened = openpyxl.load_workbook(io.BytesIO(excel.workbook([ranges(2), table(2)], "en")))
    assert opened.sheetnames[-1] == "Scope and sources"
    opened.close()
