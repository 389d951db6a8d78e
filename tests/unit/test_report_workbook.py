"""Reports as workbooks. All rows and names here are INVENTED."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import polars as pl
import pytest

from dashboard.charts import Kind
from dashboard.render import report_workbook
from dashboard.report import PASSAGES, Entry
from tests.unit.sketched_reports import (
    EVERY_KIND,
    HOSTILE,
    bars,
    heatmap,
    hostile,
    passages,
    provinces_map,
    report_of,
    year_columns,
)
from tests.unit.sketches import panels, table

NATIVE = {Kind.BARS: 1, Kind.COLUMNS: 1, Kind.POINTS: 5}  # charts of each kind among EVERY_KIND
PICTURED = (Kind.MAP, Kind.MATRIX, Kind.RANGES, Kind.CASCADE)
FIRST = "Phạm vi và nguồn"


def made(*entries, **parts) -> bytes:
    return report_workbook.xlsx(report_of(*entries, **parts))


def book_of(payload: bytes):
    return openpyxl.load_workbook(io.BytesIO(payload))


def chart_parts(payload: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(payload)) as package:
        names = sorted(name for name in package.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", name))
        return [package.read(name).decode() for name in names]


def numbers_of(book, reference: str) -> list[float | None]:
    """Return what stands in the cells that a chart names: 'Tên'!$A$2:$A$5."""
    sheet, cells = reference.rsplit("!", 1)
    rows = book[sheet.strip("'").replace("''", "'")][cells.replace("$", "")]
    return [cell.value for row in (rows if isinstance(rows, tuple) else ((rows,),)) for cell in row]


def drawn_numbers(payload: bytes) -> list[list[float | None]]:
    """Return the numbers of every series of every native chart."""
    book = book_of(payload)
    references = [
        found for part in chart_parts(payload) for found in re.findall(r"<c:(?:val|yVal)><c:numRef><c:f>(.*?)</c:f>", part)
    ]
    return [numbers_of(book, reference) for reference in references]


@pytest.fixture(scope="module")
def whole() -> bytes:
    return made(*(Entry(chart, f"Mục {place}", passages=passages()) for place, chart in enumerate(EVERY_KIND, start=1)))


def test_charts_in_are_sheets_out_with_a_native_chart_or_a_picture(whole):
    book = book_of(whole)
    titles = [f"{place}. Mục {place}" for place in range(1, len(EVERY_KIND) + 1)]
    listed = [f"{place}a. Các dòng được đếm" for place in range(1, len(EVERY_KIND) + 1)]
    assert book.sheetnames == [FIRST, *titles, *listed]
    for title, chart in zip(titles, EVERY_KIND, strict=True):
        assert len(book[title]._images) == (chart.kind in PICTURED), title
        assert len(book[title]._charts) == NATIVE.get(chart.kind, 0), title


def test_bars_are_drawn_from_the_numbers_of_the_chart():
    payload = made(bars())
    assert drawn_numbers(payload) == [[1, 3, 5], [2, 4, 6]]
    assert sum(map(sum, drawn_numbers(payload))) == bars().frame["value"].sum()
    (part,) = chart_parts(payload)
    assert 'val="stacked"' in part and 'orientation val="maxMin"' in part  # the first bar stands at the top


def test_a_year_without_a_row_keeps_its_place_and_has_no_number():
    assert drawn_numbers(made(year_columns())) == [[4, None, 5], [None, None, 6.5]]


def test_a_panel_has_a_chart_of_its_own():
    rows = bars().frame
    two = pl.concat(
        [rows.with_columns(panel=pl.lit(name), value=pl.col("value") * times) for name, times in (("A", 1), ("B", 10))]
    )
    chart = replace(bars(), frame=two, encoding=replace(bars().encoding, panel="panel"))
    assert drawn_numbers(made(chart)) == [[1, 3, 5], [2, 4, 6], [10, 30, 50], [20, 40, 60]]


def test_points_are_joined_only_where_the_chart_joins_them():
    parts = chart_parts(made(panels(4)))
    assert len(parts) == 4
    joined = [
        "<a:ln w=" in re.sub(r"<c:marker>.*?</c:marker>", "", series)
        for part in parts
        for series in re.findall(r"<c:ser>.*?</c:ser>", part)
    ]
    assert joined == [True, False, True, False]  # every second panel has a line
    assert drawn_numbers(made(panels(1))) == [[12.5, 25, 37.5, 50]]


def test_points_at_names_have_a_picture_instead():
    chart = panels(1)
    named = replace(chart, frame=chart.frame.with_columns(date=pl.lit("Giai đoạn đầu")))
    assert not chart_parts(made(named)) and len(book_of(made(named))["Dữ liệu"]._images) == 1


def test_a_heat_map_is_a_coloured_cross_table_with_empty_cells_where_nothing_is_known():
    sheet = book_of(made(heatmap()))["Dữ liệu"]
    assert [[cell.value for cell in row] for row in sheet["E1:I4"]] == [
        ["Số đoạn", "Chủ đề 0", "Chủ đề 1", "Chủ đề 2", "Chủ đề 3"], ["Cơ quan 0", 0, 1, 2, 3],
        ["Cơ quan 1", 10, 11, None, 13], ["Cơ quan 2", 20, 21, 22, 23],
    ]  # fmt: skip
    assert [str(found.sqref) for found in sheet.conditional_formatting] == ["F2:I4"]


def test_the_map_is_a_picture_said_in_words():
    with zipfile.ZipFile(io.BytesIO(made(provinces_map()))) as package:
        drawing = package.read("xl/drawings/drawing1.xml").decode()
        assert [name for name in package.namelist() if name.endswith(".png")]
    assert 'descr="Kế hoạch của tỉnh ban hành chậm hơn chỉ thị' in drawing


def test_the_first_sheet_says_what_the_report_is_and_what_its_words_mean(whole):
    facts = [(row[0].value, row[1].value) for row in book_of(whole)[FIRST].iter_rows(max_col=2)]
    assert {("Bản dựng", "7f3a91bc"), ("Mã báo cáo", "2f8c01ab"), ("Dữ liệu đến", "22/11/2026"), ("Số nội dung", 11)} <= set(
        facts
    )
    assert facts.count(("n (kế hoạch)", 1234)) == len(EVERY_KIND)
    assert facts.count(("Nguồn", "Kế hoạch giả định số 65/KH-BCĐCVĐ")) == len(EVERY_KIND)
    (meaning,) = [said for name, said in facts if name == "Chưa thu thập"]
    assert "không phải bằng 0" in meaning


def test_counted_rows_stand_in_sheets_of_their_own_only_if_asked_for(whole):
    rows = list(book_of(whole)["1a. Các dòng được đếm"].iter_rows(values_only=True))
    assert rows[0] == ("Văn bản", "Nội dung", "Ngày") and len(rows) == 1 + 3
    assert book_of(made(Entry(bars(), passages=passages()), annexes=())).sheetnames == [FIRST, "Dữ liệu"]
    assert len(book_of(made(Entry(bars(), passages=passages()), annexes=(PASSAGES,))).sheetnames) == 3


def test_hostile_words_run_nothing():
    payload = report_workbook.xlsx(hostile())
    with zipfile.ZipFile(io.BytesIO(payload)) as package:
        sheets = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not [sheet for sheet in sheets if "<f>" in sheet or "<hyperlink" in sheet]
    book = book_of(payload)
    assert len(book.sheetnames) == 1 + 2 * len(HOSTILE)
    assert "=1+1" in [row[0].value for row in book.worksheets[1].iter_rows()]


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param((), id="no chart"),
        pytest.param((table(0),), id="no row"),
        pytest.param((replace(bars(), frame=bars().frame.clear(), n=0),), id="no bar"),
    ],
)
def test_nothing_known_makes_a_workbook_too(entries):
    assert book_of(made(*entries)).sheetnames[0] == FIRST


def test_the_same_report_gives_the_same_bytes(whole):
    again = made(*(Entry(chart, f"Mục {place}", passages=passages()) for place, chart in enumerate(EVERY_KIND, start=1)))
    assert again == whole
