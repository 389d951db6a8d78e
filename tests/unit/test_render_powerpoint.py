"""Slides of every kind. All rows and names here are INVENTED."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO

import openpyxl
import polars as pl
import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.shapes.base import BaseShape
from pptx.slide import Slide

from dashboard import layout
from dashboard.charts import Chart, Kind
from dashboard.render import powerpoint
from dashboard.render.powerpoint_page import fitted, runs
from dashboard.render.powerpoint_shapes import LINE_HIGH
from dashboard.render.powerpoint_template import EMU
from dashboard.render.static_sheet import wrap
from geo.provinces import islands, provinces
from tests.unit.sketches import SKETCHES, panels, ranges, table
from tests.unit.test_render_pictures import CHARTS, bars, columns, points, state_map

EVERY = CHARTS | SKETCHES
ONE_OF_EACH = {chart.kind: chart for chart in reversed(EVERY.values())}
C, A = "{http://schemas.openxmlformats.org/drawingml/2006/chart}", "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TITLE, LEAD = "Hội nghị giả định", "Lời dẫn giả định"
FORMULA = '=HYPERLINK("http://x";"bấm") <&> \x01\x0b\x1f\'"</a:t>'
LONG = "Tên rất dài của một cơ quan giả định " * 9  # 333 characters


@cache
def opened(name: str) -> tuple[Slide, ...]:
    return slides_of(EVERY[name])


def slides_of(chart: Chart, **more) -> tuple[Slide, ...]:
    return tuple(Presentation(BytesIO(powerpoint.slide(chart, **more))).slides)


def shapes_of(slides: tuple[Slide, ...]) -> Iterator[BaseShape]:
    """Yield every shape, those inside groups too."""
    waiting = [shape for slide in slides for shape in slide.shapes]
    while waiting:
        shape = waiting.pop(0)
        yield shape
        waiting += shape.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP else []


def words_of(slides: tuple[Slide, ...]) -> str:
    texts = [shape.text_frame.text for shape in shapes_of(slides) if shape.has_text_frame]
    cells = [cell.text for shape in shapes_of(slides) if shape.has_table for row in shape.table.rows for cell in row.cells]
    return "\n".join([*texts, *cells]).replace("\xa0", " ")


def native(slides: tuple[Slide, ...]) -> list:
    return [shape.chart for shape in shapes_of(slides) if shape.has_chart]


def with_names(chart: Chart, name: str) -> Chart:
    """Return the chart with `name` as its title and begun with it every text that is no code, date or place in the frame."""
    enc = chart.encoding
    free = {enc.y, enc.panel, enc.label, enc.detail, enc.hover, "title"} - {""}
    free |= {enc.x} if chart.kind in (Kind.HEATMAP, Kind.MATRIX, Kind.COLUMNS) else set()
    free = {column for column in free if chart.frame.schema.get(column) == pl.String}
    begun = [pl.when(pl.col(c).is_not_null()).then(pl.lit(name) + " " + pl.col(c)).alias(c) for c in free]
    tones = tuple(replace(tone, label=name + tone.label) for tone in chart.tones)
    texts = dict.fromkeys(("title", "subtitle", "unit", "source", "scope_text"), name)
    return replace(
        chart, frame=chart.frame.with_columns(begun), tones=tones, notes=(name, name), order=(), order_x=(), **texts
    )  # fmt: skip


@pytest.mark.parametrize("name", EVERY)
def test_every_slide_says_what_the_chart_says(name):
    chart = EVERY[name]
    for number, slide in enumerate(opened(name), start=1):
        said = words_of((slide,))
        assert chart.title in said and chart.scope_text in said and f"n = 1.234 {chart.unit}" in said
        assert chart.source in said and chart.data_date in said and chart.build_id in said
        assert (f"({number}/{len(opened(name))})" in said) == (len(opened(name)) > 1)
        assert all(note in slide.notes_slide.notes_text_frame.text for note in chart.notes)


@pytest.mark.parametrize("name", EVERY)
def test_every_object_has_a_name_and_an_alternative_text(name):
    for shape in shapes_of(opened(name)):
        properties = shape.element.xpath(".//p:cNvPr")[0]
        assert properties.get("descr") and properties.get("name"), shape.shape_type


@pytest.mark.parametrize("name", EVERY)
def test_nothing_overflows(name):
    """No shape leaves its slide; text, as wide as in the wider of fonts, is no higher than its box or its row."""
    book = Presentation(BytesIO(powerpoint.slide(EVERY[name])))
    for shape in shapes_of(tuple(book.slides)):
        right, bottom = shape.left + shape.width, shape.top + shape.height
        assert shape.left >= 0 and shape.top >= 0 and right <= book.slide_width + EMU and bottom <= book.slide_height, (
            shape.name
        )
        is_title = shape.is_placeholder and shape.placeholder_format.idx == 0
        if shape.has_text_frame and (is_title or (not shape.is_placeholder and shape.text_frame.word_wrap)):
            assert _text_height(shape.text_frame, shape.width) <= shape.height / EMU + 2, shape.text_frame.text
        if shape.has_table:
            for row in shape.table.rows:
                for cell, column in zip(row.cells, shape.table.columns, strict=True):
                    room = column.width - cell.margin_left - cell.margin_right
                    high = (row.height - cell.margin_top - cell.margin_bottom) / EMU
                    assert _text_height(cell.text_frame, room) <= high + 2, cell.text


def _text_height(frame, room: int) -> float:
    high = 0.0
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            size, weight = run.font.size.pt / 0.72, "semibold" if run.font.bold else "normal"
            high += len(wrap(run.text, room / EMU + 1, size, weight)) * size * LINE_HIGH
    return high


def series_of(slides: tuple[Slide, ...]) -> Iterator[tuple[str, str, float | None]]:
    """Yield (category, series, value) of all bars."""
    for drawn in native(slides):
        for series in drawn.plots[0].series:
            for category, value in zip(drawn.plots[0].categories, series.values, strict=True):
                yield str(category), series.name, value


@pytest.mark.parametrize("name", ["bars", "60 bars", "6 panels", "columns", "50 columns"])
def test_bars_carry_the_numbers_of_the_frame(name):
    chart = EVERY[name]
    parts = list(series_of(opened(name)))
    labels = {tone.code: tone.label for tone in chart.tones}
    wanted = Counter((labels[row["role"]], float(row["value"])) for row in chart.frame.iter_rows(named=True))
    assert Counter((series, value) for _c, series, value in parts if series != "Tổng" and value is not None) == wanted
    assert sum(value for _c, series, value in parts if series == "Tổng" and value) == chart.frame["value"].sum()


def test_a_bar_stands_at_its_own_name():
    chart = columns()
    found = {(year, series): value for year, series, value in series_of(opened("columns")) if value is not None}
    for row in chart.frame.iter_rows(named=True):
        label = next(tone.label for tone in chart.tones if tone.code == row["role"])
        assert found[row["year"], label] == row["value"]
    assert not any(year == "2022" for year, _series in found)  # no row: no bar, not a bar of zero


@pytest.mark.parametrize("name", ["points", "panels", "panels, own scales", "1 panel"])
def test_points_carry_the_numbers_of_the_frame(name):
    chart = EVERY[name]
    found = [
        float(value.text)
        for drawn in native(opened(name))
        for series in drawn.part._element.iter(f"{C}ser")
        if not series.findall(f"{C}spPr//{A}prstDash")
        for value in series.findall(f"{C}yVal//{C}v")
    ]
    assert sorted(found) == sorted(chart.frame["value"])


def test_only_what_the_chart_joins_is_joined_and_targets_are_dashed():
    drawn = native(opened("points"))[0].part._element
    joined = {
        len(s.findall(f"{C}yVal//{C}pt")) for s in drawn.iter(f"{C}ser") if s.find(f"{C}spPr/{A}ln/{A}solidFill") is not None
    }
    assert joined == {3}  # the one line of three; all others are single marks
    chart = panels(4)
    levels = {
        float(series.find(f"{C}yVal//{C}v").text)
        for drawn in native(slides_of(chart))
        for series in drawn.part._element.iter(f"{C}ser")
        if series.findall(f"{C}spPr//{A}prstDash")
    }
    assert levels == set(chart.frame["target"].drop_nulls())


def test_the_years_stand_under_their_points():
    xs = {float(v.text) for s in native(opened("points"))[0].part._element.iter(f"{C}ser") for v in s.findall(f"{C}xVal//{C}v")}
    assert {2021.0, 2022.0, 2023.0} <= xs


@pytest.mark.parametrize("name", ["bars", "points", "columns"])
def test_edit_data_opens_the_same_numbers(name):
    """What the XML refers to stands in the workbook; the totals there add up, and are its only formulas."""
    for drawn in native(opened(name)):
        sheet = openpyxl.load_workbook(BytesIO(drawn.part.chart_workbook.xlsx_part.blob)).active
        shown = openpyxl.load_workbook(BytesIO(drawn.part.chart_workbook.xlsx_part.blob), data_only=True).active
        for reference in drawn.part._element.iter(f"{C}numRef"):
            title, where = reference.find(f"{C}f").text.split("!")
            assert title == f"'{sheet.title}'"
            cached = {int(pt.get("idx")): float(pt.find(f"{C}v").text) for pt in reference.iter(f"{C}pt")}
            cells = [row[0].value for row in shown[where.replace("$", "")]]
            assert {at: float(cell) for at, cell in enumerate(cells) if cell is not None} == cached
        formulas = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        assert all(re.fullmatch(r"=SUM\(B\d+:F\d+\)", formula) for formula in formulas)
        assert bool(formulas) == (name != "points")


@pytest.mark.parametrize(("vintage", "count"), [("2008", 63), ("2025", 34)])
def test_the_map_is_one_freeform_a_province_and_both_archipelagos(vintage, count):
    chart = state_map(vintage)
    drawn = slides_of(chart)
    lands = [shape for shape in shapes_of(drawn) if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM]
    assert len(lands) == count and {land.name for land in lands} == {place.name for place in provinces(vintage)}
    labels = {tone.code: tone.label for tone in chart.tones}
    states = dict(chart.frame.select("name", "state").iter_rows())
    for land in lands:
        said = land.element.xpath(".//p:cNvPr")[0].get("descr")
        assert said == f"{land.name}: {labels[states.get(land.name, 'none')]}"
    dots = [shape.name for shape in shapes_of(drawn) if shape.name.startswith(("Hoàng Sa", "Trường Sa")) and "(" in shape.name]
    assert len(dots) == sum(island.group in ("Hoàng Sa", "Trường Sa") for island in islands())
    said = words_of(drawn)
    assert "Quần đảo Hoàng Sa" in said and "Quần đảo Trường Sa" in said and "OpenStreetMap" in said


def test_the_map_is_coloured_as_its_legend():
    chart = state_map()
    fills = {}
    for shape in shapes_of(opened("map 63")):
        if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM:
            fills.setdefault(shape.element.xpath(".//p:cNvPr")[0].get("descr").partition(": ")[2], set()).add(_fill(shape))
        elif shape.name in {tone.label for tone in chart.tones}:
            fills.setdefault(shape.name, set()).add(_fill(shape))
    assert len(fills) == len(chart.tones) and all(len(found) == 1 for found in fills.values())
    assert len(set().union(*fills.values())) == len(chart.tones)


def _fill(shape: BaseShape) -> bytes:
    filled = shape.element.spPr.xpath("./a:solidFill | ./a:pattFill")
    return etree.tostring(filled[0])


@pytest.mark.parametrize("name", ["heat map", "heat map 13 × 25", "heat map 4 × 60"])
def test_a_heat_map_prints_each_number_once_and_leaves_the_rest_empty(name):
    cells = [
        cell.text
        for shape in shapes_of(opened(name))
        if shape.has_table
        for row in list(shape.table.rows)[1:]
        for cell in list(row.cells)[1:]
    ]
    printed = sorted(int(text.replace(".", "")) for text in cells if text)
    assert printed == sorted(EVERY[name].frame["value"])


@pytest.mark.parametrize("name", ["matrix", "lettered matrix"])
def test_a_matrix_shows_what_is_not_collected_unlike_any_state(name):
    """A cell that the data lack is not collected, as one that says so."""
    frame, encoding = EVERY[name].frame, EVERY[name].encoding
    tables = [shape.table for shape in shapes_of(opened(name)) if shape.has_table]
    cells = [cell for drawn in tables for row in list(drawn.rows)[1:] for cell in list(row.cells)[1:]]
    patterns = Counter(found[0].get("prst") for cell in cells if (found := cell._tc.tcPr.findall(f"{A}pattFill")))
    lacking = frame[encoding.x].n_unique() * frame[encoding.y].n_unique() - frame.height
    assert patterns["ltUpDiag"] == (frame["state"] == "none").sum() + lacking > 0
    assert patterns["pct20"] == frame["state"].is_in(["part", "bloc", "mixed"]).sum()


def test_a_long_table_goes_on_with_its_heading_and_loses_no_row():
    tables = [shape.table for shape in shapes_of(opened("table")) if shape.has_table]
    assert len(tables) == len(opened("table")) > 1
    assert {tuple(cell.text for cell in drawn.rows[0].cells) for drawn in tables} == {tuple(h for _c, h in table().columns)}
    assert sum(len(drawn.rows) - 1 for drawn in tables) == table().frame.height


def test_a_table_that_is_cut_says_of_how_many():
    assert "hiện 60 trên 300 dòng" in words_of(slides_of(table(300)))


def test_a_range_is_as_long_as_its_interval():
    chart = ranges(7)
    found = {}
    for shape in shapes_of(slides_of(chart)):
        said = shape.element.xpath(".//p:cNvPr")[0].get("descr")
        if match := re.match(r"(.+): (-?\d+) → (-?\d+)\. ", said):
            found[match[1]] = (shape.width / (int(match[3]) - int(match[2])), shape.left)
    intervals = chart.frame.filter(pl.col("start") != pl.col("end"))
    assert set(found) == set(intervals["name"])
    scales = [scale for scale, _left in found.values()]
    assert max(scales) == pytest.approx(min(scales), rel=0.01)


def test_a_cascade_draws_each_node_and_each_link():
    chart = EVERY["cascade of 4"]
    links = chart.frame.filter(pl.col("to_column").is_not_null()).height
    drawn = list(shapes_of(opened("cascade of 4")))
    curves = [shape for shape in drawn if shape.shape_type is None or shape.element.tag.endswith("cxnSp")]
    assert len(curves) == links
    for label in chart.frame.filter(pl.col("to_column").is_null())["label"]:
        assert any(shape.name == label for shape in drawn)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("name", [FORMULA, LONG], ids=["a formula and what XML forbids", "300 characters"])
def test_hostile_names_are_text_and_fit(kind, name, monkeypatch):
    chart = with_names(ONE_OF_EACH[kind], name)
    monkeypatch.setitem(EVERY, "hostile", chart)
    test_nothing_overflows("hostile")
    for drawn in native(slides_of(chart)):
        sheet = openpyxl.load_workbook(BytesIO(drawn.part.chart_workbook.xlsx_part.blob)).active
        formulas = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        assert all(formula.startswith("=SUM(") for formula in formulas)


@pytest.mark.parametrize("kind", Kind)
def test_nothing_in_scope_is_said(kind):
    chart = replace(ONE_OF_EACH[kind], frame=ONE_OF_EACH[kind].frame.clear(), n=0)
    drawn = slides_of(chart)
    assert len(drawn) == 1 and "Không có dữ liệu trong phạm vi đã chọn" in words_of(drawn)


def test_rows_without_values_are_no_slide_less():
    chart = points()
    drawn = slides_of(replace(chart, frame=chart.frame.with_columns(value=pl.lit(None, pl.Float64))))
    assert len(drawn) == 1 and "Không có dữ liệu" in words_of(drawn)


def test_charts_in_are_charts_out():
    charts = [chart for chart in ONE_OF_EACH.values()]
    book = Presentation(BytesIO(powerpoint.deck(charts, TITLE, LEAD, [["Kế hoạch giả định số 1/KH-BCĐ"]])))
    titles = [re.sub(r" \(\d+/\d+\)$", "", slide.shapes.title.text) for slide in book.slides]
    assert titles[0] == TITLE and LEAD in words_of((book.slides[0],))
    assert set(titles[1:]) == {chart.title for chart in charts}
    assert len(titles) - 1 == sum(len(slides_of(chart)) for chart in charts)
    noted = [slide.notes_slide.notes_text_frame.text for slide in book.slides]
    assert "1. Kế hoạch giả định số 1/KH-BCĐ" in noted[1] and "KH-BCĐ" not in noted[-1].replace("65/KH-BCĐCVĐ", "")


def test_the_same_charts_give_the_same_bytes():
    charts = [bars(), state_map(), points()]
    assert powerpoint.deck(charts, TITLE) == powerpoint.deck(charts, TITLE)


def test_the_template_is_our_own():
    with zipfile.ZipFile(BytesIO(powerpoint.slide(bars()))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(2021, 1, 1, 0, 0, 0)}
        text = b"".join(package.read(name) for name in package.namelist() if name.endswith(".xml")).decode()
    for remnant in ("Office Theme", "Calibri", "Click to edit", "Steve Canny", "python-pptx", "5C22544A"):
        assert remnant not in text
    book = Presentation(BytesIO(powerpoint.slide(bars())))
    assert book.slide_width / book.slide_height == pytest.approx(16 / 9, abs=0.001)


def test_tones_that_grey_print_confuses_are_given_a_texture():
    patterns = {
        series.find(f"{C}tx//{C}v").text: series.find(f"{C}spPr/{A}pattFill") is not None
        for series in native(opened("columns"))[0].part._element.iter(f"{C}ser")
    }
    assert patterns["Tham mưu"] and not patterns["Chủ trì"] and not patterns["Phối hợp"]


def test_english_charts_have_english_words():
    said = words_of(slides_of(replace(bars(), language="en"), lang="en"))
    assert "Scope:" in said and "Source:" in said and "Phạm vi:" not in said


def test_the_card_offers_the_slide():
    assert "pptx" in layout.FORMATS and "pptx" in layout.MIME
    assert layout.export(bars(), "pptx") == powerpoint.slide(bars())


def test_text_is_cut_to_what_fits():
    assert fitted("ngắn", 500, 1) == "ngắn"
    cut = fitted(LONG, 200, 2)
    assert cut.endswith("…") and len(wrap(cut, 200)) == 2 and LONG.startswith(cut[:-1])


@pytest.mark.parametrize(
    ("heights", "expected"),
    [
        pytest.param([10] * 4, [(0, 4)], id="all fit"),
        pytest.param([10] * 12, [(0, 6), (6, 12)], id="equal runs rather than a full one and a rest"),
        pytest.param([300, 10], [(0, 1), (1, 2)], id="too high a row stands alone"),
    ],
)
def test_rows_are_cut_into_even_runs(heights, expected):
    assert runs(heights, 100) == expected
