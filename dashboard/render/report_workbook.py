"""A Report → XLSX: what it is on the first sheet, then a sheet a chart, its rows beside a native chart or its picture."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.charts import Chart
from dashboard.render import excel, excel_charts
from dashboard.render.delimited import table_columns
from dashboard.render.report_pictures import picture
from dashboard.render.report_tables import clean
from dashboard.render.report_words import WRITTEN
from dashboard.report import Entry, Report
from dashboard.texts import N_, _, language
from dashboard.wording import term

PICTURE_PX = 1200
PICTURE_SCALE = 0.75  # of its own size on the sheet
NAME_WIDE = 40  # characters: "n (văn bản …)" names its unit
DEFINITIONS = (  # word of `wording.TERMS`, what it means
    ("n", N_("Số đơn vị được đếm trong hình; tên đơn vị ghi trong ngoặc.")),
    ("scope", N_("Các bộ lọc có tác động đến hình khi hình được đưa vào báo cáo.")),
    ("not_collected", N_("Kho dữ liệu chưa có nội dung này; không phải bằng 0. Ô trống là chưa biết.")),
    ("data_date", N_("Ngày mới nhất mà dữ liệu của bản dựng phản ánh.")),
    ("build_id", N_("Với mã báo cáo, báo cáo được tạo lại với đúng nội dung từ bản dựng ấy.")),
)
Line = tuple[str, str | int, str]  # name, what is said, the style of both: "title" or "fact"


def xlsx(report: Report) -> bytes:
    """Return the workbook's bytes, the same for the same Report, in the reader's language; it has no formula and no link."""
    charts = [replace(entry.chart, title=clean(entry.heading), code=clean(report.code)) for entry in report.entries]
    names = excel.sheet_names(charts, language())
    out = BytesIO()
    with xlsxwriter.Workbook(out, excel.OPTIONS) as book:
        book.set_properties({
            "title": clean(report.title)[:255], "author": excel.AUTHOR, "created": excel.CREATED,
            "comments": f"{clean(report.build_id)} {clean(report.code)}",
        })  # fmt: skip
        styles = excel.add_styles(book)
        _write_first(book.add_worksheet(term("scope_sheet")), report, charts, names, styles)
        for chart, name in zip(charts, names, strict=True):
            _write_chart(book, book.add_worksheet(name), chart, styles)
        for number, entry in report.listed:
            _write_passages(book.add_worksheet(_passages_name(number)), entry, styles)
    return out.getvalue()


def _write_first(
    sheet: Worksheet, report: Report, charts: list[Chart], names: list[str], styles: dict[str, Format]
) -> None:  # fmt: skip
    """Write what the report is, what its words mean, then of each chart what it says and where it comes from."""
    sheet.set_column(0, 0, NAME_WIDE)
    sheet.set_column(1, 1, excel.FACT_WIDE)
    lines = [*_report_lines(report), *_definition_lines()]
    for entry, chart, name in zip(report.entries, charts, names, strict=True):
        lines += _chart_lines(entry, chart, name)
    for row, (name, said, style) in enumerate(lines):
        if name:
            sheet.write_string(row, 0, name, styles["title" if style == "title" else "name"])
        if isinstance(said, int):
            sheet.write_number(row, 1, said, styles["fact_number"])
        elif name:
            excel.write_text(sheet, row, 1, said, styles, style, f"{style}_quoted")
    excel.set_heights(sheet, [_high(said, style) for _name, said, style in lines])
    sheet.set_portrait()
    sheet.set_paper(excel.A4)
    sheet.fit_to_pages(1, 0)


def _high(said: str | int, style: str) -> int:
    return excel.line_count(said, excel.FACT_WIDE) * (2 if style == "title" else 1)


def _report_lines(report: Report) -> list[Line]:
    facts = (
        (term("subtitle"), report.subtitle),
        (_("Cơ quan ban hành"), report.issuer or ""),
        (term("scope"), report.scope_text),
        (term("data_date"), ", ".join(report.data_dates)),
        (term("build_id"), report.build_id),
        (_("Mã báo cáo"), report.code),
    )
    return [
        (_("Báo cáo"), clean(report.title), "title"),
        *((name, clean(said), "fact") for name, said in facts if said),
        (_("Số nội dung"), len(report.entries), "fact"),
    ]


def _definition_lines() -> list[Line]:
    return [("", "", "fact"), (_("Định nghĩa"), "", "title"), *((term(word), _(said), "fact") for word, said in DEFINITIONS)]


def _chart_lines(entry: Entry, chart: Chart, name: str) -> list[Line]:
    facts = excel.facts_of(chart, name, language())
    comment = [(_("Nhận xét"), entry.comment)] if entry.comment else []
    lines = [(title, clean(said) if isinstance(said, str) else said, "fact") for title, said in (*comment, *facts)]
    return [("", "", "fact"), (term("title"), chart.title, "title"), *lines]


def _write_chart(book: xlsxwriter.Workbook, sheet: Worksheet, chart: Chart, styles: dict[str, Format]) -> None:
    """Write the rows, and beside them a native chart, or the picture where Excel has no such chart."""
    excel.write_rows(sheet, chart, styles)
    column = len(table_columns(chart)) + 1
    if not excel_charts.draw(excel_charts.Place(book, sheet, column, styles), chart) and chart.kind not in WRITTEN:
        _insert_picture(sheet, column, chart)


def _insert_picture(sheet: Worksheet, column: int, chart: Chart) -> None:
    try:
        png = picture(chart, "png", PICTURE_PX)
    except ValueError:  # too high for any picture: its rows stand beside
        return
    options = {
        "image_data": BytesIO(png),
        "description": f"{chart.title}. {clean(chart.subtitle)}"[:255],
        "x_scale": PICTURE_SCALE,
        "y_scale": PICTURE_SCALE,
    }
    sheet.insert_image(1, column, "chart.png", options)


def _passages_name(number: int) -> str:
    return f"{number}a. {_('Các dòng được đếm')}"[: excel.LONGEST_NAME]


def _write_passages(sheet: Worksheet, entry: Entry, styles: dict[str, Format]) -> None:
    excel.write_rows(sheet, replace(entry.chart, frame=entry.passages, columns=()), styles)
