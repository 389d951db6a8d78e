"""Report forms: what the warehouse puts into them, and the files that go out, opened again by other programs."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from openpyxl.utils import range_boundaries

from dashboard import forms, warehouse
from dashboard.render import form_letter, form_package, form_sheet, word
from forms import bodies, layout, locators

BINH_THUAN, BAC_GIANG = "binh-thuan-2023-65-kh-bcdcvd", "bac-giang-2021-kh-mttq-bcd"
AN_GIANG, CENTRE = "an-giang-2022-35-kh-duk", "trung-uong-2024-885-kh-mttw-bcdtwcvd"
FRONT = "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Bình Thuận"


@pytest.fixture
def build(shipped_warehouse, monkeypatch):
    monkeypatch.setenv("ATLAS_BUILD", str(shipped_warehouse))
    return warehouse.current()


@pytest.fixture
def department(build) -> forms.Form:
    return forms.form_of(build, BINH_THUAN, "so_cong_thuong")


def opened(form: forms.Form) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(form_sheet.workbook(form)))


def letter(form: forms.Form) -> docx.document.Document:
    return docx.Document(io.BytesIO(form_letter.document(form)))


def column(sheet, columns, key: str) -> list[object]:
    place = [column.key for column in columns].index(key) + 1
    return [sheet.cell(row, place).value for row in range(layout.FIRST_ROW, sheet.max_row + 1)]


@pytest.mark.parametrize("plan", [BINH_THUAN, BAC_GIANG])
def test_every_body_gets_a_form_with_the_duties_of_the_warehouse(build, ask, plan):
    expected: dict[str, list[str]] = {}
    for agency, section, ordinal in ask(
        "select agency_code, section, ordinal from fct_duty_agency join fct_duty using (duty_id) "
        f"join dim_document using (document_key) where document_id = '{plan}' order by position"
    ):
        expected.setdefault(agency, []).append(f"{section} đoạn {ordinal}")
    given = forms.forms_of(build, plan)
    assert {form.agency_code: [duty.locator for duty in form.duties] for form in given} == expected
    for form in given:
        book = opened(form)
        assert column(book[layout.DUTIES], layout.DUTY_COLUMNS, "locator") == expected[form.agency_code]
        words = [cell.text for row in letter(form).tables[2].rows[1:] for cell in row.cells[1:2]]
        assert words == expected[form.agency_code]


@pytest.mark.parametrize(
    ("plan", "agency", "due", "recipient"),
    [
        pytest.param(BINH_THUAN, "bcd_cvd_cap_huyen", date(2023, 11, 30), FRONT, id="named itself"),
        pytest.param(BINH_THUAN, "so_y_te", date(2023, 11, 30), FRONT, id="a member of the committee"),
        pytest.param(BINH_THUAN, "ubmttq_tinh", None, None, id="nobody reports to a board of its own"),
        pytest.param(BAC_GIANG, "so_cong_thuong", None, FRONT.replace("Bình Thuận", "Bắc Giang"), id="no day printed"),
        pytest.param(CENTRE, "bo_y_te", date(2024, 12, 20), "Ban Chỉ đạo Trung ương Cuộc vận động", id="of the centre"),
        pytest.param(AN_GIANG, "cap_uy_co_so", None, None, id="not asked to report"),
    ],
)
def test_the_day_and_the_addressee_are_those_of_the_obligation(build, plan, agency, due, recipient):
    form = forms.form_of(build, plan, agency)
    assert (form.due, form.obligation and form.obligation.recipient) == (due, recipient)
    text = "\n".join(cell.text for row in letter(form).tables[1].rows for cell in row.cells)
    assert ("văn bản không ghi hạn báo cáo" in text) == (due is None)


@pytest.mark.parametrize(
    ("deadline", "plan_year", "year", "expected"),
    [
        pytest.param({"end_date": date(2023, 11, 30)}, 2023, 2023, date(2023, 11, 30), id="the plan's year"),
        pytest.param({"end_date": date(2023, 11, 30)}, 2023, 2024, None, id="set for another year"),
        pytest.param({"day": "12-15", "recurrence": "yearly"}, None, 2026, date(2026, 12, 15), id="a day of each year"),
        pytest.param({"end_date": date(2024, 2, 29), "recurrence": "yearly"}, 2024, 2025, date(2025, 2, 28), id="29/2"),
        pytest.param({"recurrence": "yearly"}, 2021, 2023, None, id="each year, no day printed"),
    ],
)
def test_the_due_day_of_a_year(deadline, plan_year, year, expected):
    blank = {"day": None, "end_date": None, "recurrence": None}
    assert forms.due_day(blank | deadline, plan_year, year) == expected


def test_indicators_are_those_of_the_duties_themes_and_the_required_ones_first(build, ask):
    form = forms.form_of(build, BINH_THUAN, "so_y_te")
    required = {code for (code,) in ask("select indicator_code from dim_indicator where is_required")}
    themed = {
        code
        for (code,) in ask(
            "select indicator_code from dim_indicator where nature <> 'context' and theme_code in (select theme_code "
            "from fct_duty_theme join fct_duty_agency using (duty_id) join fct_duty using (duty_id) "
            f"join dim_document using (document_key) where document_id = '{BINH_THUAN}' and agency_code = 'so_y_te')"
        )
    }
    assert len(required) == 4
    assert {indicator.code for indicator in form.indicators} == required | themed
    assert [indicator.is_required for indicator in form.indicators[:5]] == [True] * 4 + [False]


def test_a_plan_without_a_year_is_reported_on_for_any_year(build):
    form = forms.form_of(build, BAC_GIANG, "so_cong_thuong", 2026)
    assert (form.start, form.end, form.statutory) == (
        date(2026, 1, 1), date(2026, 12, 31), (date(2025, 12, 15), date(2026, 12, 14)),
    )  # fmt: skip
    assert forms.plans_of(build, "Bắc Giang", 2026) == [BAC_GIANG]
    assert forms.plans_of(build, "Bình Thuận", 2023) == [BINH_THUAN]
    assert forms.plans_of(build, "Bình Thuận", 2024) == []


def test_what_is_to_be_filled_is_open_checked_and_named_all_else_is_locked(department):
    book = opened(department)
    assert book.sheetnames == list(layout.SHEETS)
    assert book[layout.META].sheet_state == "veryHidden"
    for name in layout.SHEETS:
        sheet = book[name]
        assert sheet.protection.sheet
        assert not sheet.protection.password
        named = book.defined_names[layout.NAMES[name]].attr_text.split("!")[1] if name in layout.NAMES else None
        left, top, right, bottom = range_boundaries(named.replace("$", "")) if named else (0, 0, 0, 0)
        checked = [part for rule in sheet.data_validations.dataValidation for part in rule.sqref.ranges]
        for cell in (cell for row in sheet.iter_rows() for cell in row if not cell.protection.locked):
            assert left <= cell.column <= right and top <= cell.row <= bottom, f"{name}!{cell.coordinate} is not named"
            assert any(cell.coordinate in part for part in checked), f"{name}!{cell.coordinate} takes anything"
            assert cell.fill.fgColor.rgb == "FF" + form_sheet.FILL[1:].upper()
    filled = {(layout.DUTIES, column.key) for column in layout.DUTY_COLUMNS if column.fill}
    duties = book[layout.DUTIES]
    for place, part in enumerate(layout.DUTY_COLUMNS, start=1):
        assert duties.cell(layout.FIRST_ROW, place).protection.locked == ((layout.DUTIES, part.key) not in filled)


@pytest.mark.parametrize(
    ("unit", "rule"),
    [
        pytest.param("%", ("decimal", "between", "0", "100"), id="a share ends at 100"),
        pytest.param("cuộc", ("decimal", "greaterThanOrEqual", "0", None), id="a count"),
    ],
)
def test_a_value_must_be_a_number_that_its_unit_allows(department, unit, rule):
    sheet = opened(department)[layout.FIGURES]
    row = column(sheet, layout.FIGURE_COLUMNS, "unit").index(unit) + layout.FIRST_ROW
    place = [part.key for part in layout.FIGURE_COLUMNS].index("value") + 1
    cell = sheet.cell(row, place).coordinate
    found = [check for check in sheet.data_validations.dataValidation if any(cell in part for part in check.sqref.ranges)]
    assert [(check.type, check.operator or "between", check.formula1, check.formula2) for check in found] == [rule]
    assert sheet[cell].value is None, "no data is not zero"


def test_drop_downs_offer_the_words_of_the_layout(department):
    book = opened(department)
    for name, table in ((layout.DUTIES, layout.STATES), (layout.FIGURES, layout.QUALIFIERS)):
        lists = [check.formula1 for check in book[name].data_validations.dataValidation if check.type == "list"]
        assert lists == [f'"{",".join(table.values())}"']


def test_the_hidden_sheet_says_whose_form_it_is(department):
    sheet = opened(department)[layout.META]
    said = {sheet.cell(row, 1).value: sheet.cell(row, 2).value for row in range(1, sheet.max_row + 1)}
    assert tuple(said) == layout.META_KEYS
    assert said["form"] == f"{BINH_THUAN}.so_cong_thuong.year-2023"
    known = {key: said[key] for key in ("layout", "plan", "agency", "province", "unit", "kind", "due", "deadline_section")}
    assert known == {
        "layout": str(layout.LAYOUT), "plan": BINH_THUAN, "agency": "so_cong_thuong", "province": "Bình Thuận", "unit": None,
        "kind": "year", "due": "2023-11-30", "deadline_section": "IV",
    }  # fmt: skip
    assert said["locators"] == locators.checksum(["III.2.3 đoạn 1", "III.2.3 đoạn 2", "III.2.3 đoạn 3", "III.2.3 đoạn 4"])


def test_head_and_narrative_stand_where_the_layout_says(department):
    book = opened(department)
    for name, fields in ((layout.REPORT, layout.HEAD), (layout.NARRATIVE, layout.NARRATIVES)):
        for field in fields:
            assert book[name].cell(field.row, layout.LABEL_COLUMN).value == field.label
            assert book[name].cell(field.row, layout.VALUE_COLUMN).protection.locked is not field.fill
    values = {field.key: book[layout.REPORT].cell(field.row, layout.VALUE_COLUMN).value for field in layout.HEAD}
    assert values["agency"] == "Sở Công Thương tỉnh Bình Thuận"
    assert values["recipient"] == FRONT
    assert values["due"] == "trước ngày 30/11/2023"
    assert (values["start"].date(), values["end"].date(), values["submitted"]) == (department.start, department.end, None)


def test_text_that_begins_like_a_formula_stays_text(department):
    duty = replace(department.duties[0], summary="=1+1 (hư cấu)")
    made = opened(replace(department, duties=(duty,)))
    cell = made[layout.DUTIES].cell(layout.FIRST_ROW, 2)
    assert (cell.data_type, cell.value) == ("s", "=1+1 (hư cấu)")


def test_a_sheet_prints_on_a4_across_with_its_headings_on_every_page(department):
    sheet = opened(department)[layout.FIGURES]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == f"${layout.HEADING_ROW}:${layout.HEADING_ROW}"
    assert sheet.freeze_panes == "C4"


def test_the_letter_has_the_page_the_styles_and_the_language_of_an_official_document(department):
    paper = letter(department)
    page = paper.sections[0]
    assert [round(side.mm) for side in (page.page_width, page.page_height)] == [210, 297]
    margins = [round(side.mm) for side in (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)]
    assert 20 <= margins[0] <= 25 and 20 <= margins[1] <= 25 and 30 <= margins[2] <= 35 and 15 <= margins[3] <= 20
    normal = paper.styles["Normal"].font
    assert (normal.name, normal.size.pt) == ("Times New Roman", 14)
    assert paper.styles.element.find(".//" + qn("w:docDefaults")).find(".//" + qn("w:lang")).get(qn("w:val")) == "vi-VN"
    assert [p.text for p in paper.paragraphs if p.style.name == "Heading 1"] == [
        "Công tác lãnh đạo, chỉ đạo", "Kết quả thực hiện nhiệm vụ được giao", "Số liệu trong kỳ",
        "Khó khăn, hạn chế, nguyên nhân", "Phương hướng, kiến nghị",
    ]  # fmt: skip
    assert page.different_first_page_header_footer
    assert page.header._element.find(".//" + qn("w:fldSimple")).get(qn("w:instr")).strip() == "PAGE"
    assert page.first_page_header.paragraphs[0].text == ""


def test_tables_of_the_letter_repeat_their_headings_and_split_no_row(department):
    _head, _facts, duties, figures, _close = letter(department).tables
    for table in (duties, figures):
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert len(figures.rows) == 1 + len(department.indicators)
    assert sum(row.cells[1].text.endswith("(*)") for row in figures.rows) == 4


@pytest.mark.parametrize(
    ("plan", "agency", "left", "right"),
    [
        pytest.param(
            BINH_THUAN, "so_cong_thuong",
            ["ỦY BAN NHÂN DÂN TỈNH BÌNH THUẬN", "SỞ CÔNG THƯƠNG", "", "Số:       /BC-……"],
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "",
             "Bình Thuận, ngày      tháng      năm 2023"], id="a department of a province",
        ),
        pytest.param(
            BINH_THUAN, "ban_dan_van_tinh_uy", ["TỈNH ỦY BÌNH THUẬN", "BAN DÂN VẬN", "*", "Số       -BC/……"],
            ["ĐẢNG CỘNG SẢN VIỆT NAM", "", "Bình Thuận, ngày      tháng      năm 2023"], id="a board of the Party",
        ),
        pytest.param(
            BAC_GIANG, "bcd_cvd_cap_huyen", ["……………………………", "", "Số:       /BC-……"],
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "",
             "Bắc Giang, ngày      tháng      năm ……"], id="a kind of body: the name is left blank",
        ),
    ],
)  # fmt: skip
def test_the_letterhead_is_that_of_the_state_or_the_party(build, plan, agency, left, right):
    head = letter(forms.form_of(build, plan, agency)).tables[0].rows[0]
    assert [[p.text for p in cell.paragraphs] for cell in head.cells] == [left, right]


def test_a_dated_letterhead_writes_number_and_day_as_the_decree_does():
    head = word.Letterhead(word.STATE, "Sở Hư cấu", body="SHC", number="12", place="Hư Cấu", day=date(2023, 7, 5))
    assert (head.symbol, head.place_and_day) == ("Số: 12/BC-SHC", "Hư Cấu, ngày 05 tháng 7 năm 2023")


def test_the_same_form_gives_the_same_bytes_without_a_trace_of_the_machine(department):
    for make in (form_sheet.workbook, form_letter.document, lambda form: form_package.archive([form])):
        assert make(department) == make(department)
    paper = letter(department).core_properties
    assert (paper.author, paper.last_modified_by, paper.comments) == ("Hàng Việt Atlas", "Hàng Việt Atlas", "")
    with zipfile.ZipFile(io.BytesIO(form_letter.document(department))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(2021, 1, 1, 0, 0, 0)}


def test_the_zip_holds_an_index_and_two_files_a_body(build):
    given = forms.forms_of(build, AN_GIANG)
    with zipfile.ZipFile(io.BytesIO(form_package.archive(given))) as package:
        names = package.namelist()
        index = openpyxl.load_workbook(io.BytesIO(package.read(names[0]))).active
    assert names[1:3] == ["bieu-mau_2022_an-giang_cap-uy-co-so.xlsx", "bieu-mau_2022_an-giang_cap-uy-co-so.docx"]
    assert len(names) == 1 + 2 * len(given)
    listed = [[cell.value for cell in row] for row in index.iter_rows(min_row=4)]
    assert [(row[1], row[2], row[-1]) for row in listed] == [
        ("Cấp ủy cơ sở", 2, "bieu-mau_2022_an-giang_cap-uy-co-so"),
        ("Ban Tuyên giáo Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh An Giang", 1,
         "bieu-mau_2022_an-giang_ban-tuyen-giao-dang-uy-khoi-tinh"),
    ]  # fmt: skip


def test_the_command_line_writes_a_zip_or_a_folder_and_says_what_is_missing(build, tmp_path, capsys):
    assert forms.main(["--plan", AN_GIANG, "--out", str(tmp_path / "an-giang.zip")]) == 0
    assert zipfile.is_zipfile(tmp_path / "an-giang.zip")
    assert forms.main(["--plan", AN_GIANG, "--agency", "cap_uy_co_so", "--out", str(tmp_path / "one")]) == 0
    assert len(list((tmp_path / "one").iterdir())) == 3
    assert forms.main(["--plan", AN_GIANG, "--agency", "so_y_te", "--out", str(tmp_path / "none")]) == 1
    assert forms.main(["--province", "An Giang", "--year", "2023", "--out", str(tmp_path / "none")]) == 1
    said = capsys.readouterr().err.splitlines()
    assert ["so_y_te" in said[0], "An Giang" in said[1]] == [True, True]
    assert not (tmp_path / "none").exists()


def test_forms_of_several_plans_stand_in_a_folder_each(build):
    given = [forms.form_of(build, plan, "so_cong_thuong", 2023) for plan in (BINH_THUAN, BAC_GIANG)]
    names = list(form_package.files(given))
    assert [name.split("/")[0] for name in names] == [BINH_THUAN] * 3 + [BAC_GIANG] * 3
    assert names[3] == f"{BAC_GIANG}/00_muc-luc.xlsx"


@pytest.mark.parametrize(
    ("name", "province", "expected"),
    [
        pytest.param("Sở Y tế", "Bình Thuận", "Sở Y tế tỉnh Bình Thuận", id="a department"),
        pytest.param("Ủy ban nhân dân tỉnh", "TP. Hồ Chí Minh", "Ủy ban nhân dân thành phố Hồ Chí Minh", id="a city"),
        pytest.param("Ban Dân vận Tỉnh ủy", "Đà Nẵng", "Ban Dân vận Thành ủy Đà Nẵng", id="the Party of a city"),
        pytest.param("Báo tỉnh (của Đảng bộ tỉnh)", "An Giang", "Báo tỉnh An Giang", id="a remark is no part of the name"),
        pytest.param("Sở Y tế", None, "Sở Y tế", id="no province known"),
    ],
)
def test_a_kind_of_body_is_named_as_the_body_of_a_province(name, province, expected):
    assert bodies.full_name(name, "province", province) == expected


@pytest.mark.parametrize("locator", ["III.2.3 đoạn 0", "III.2.3", "III.2.3 đoạn 1 ", "III.2.3 doan 1", ""])
def test_a_changed_locator_is_not_read(locator):
    assert locators.read(locator) is None
    assert locators.read(locators.written("III.15.(2)", 12)) == ("III.15.(2)", 12)
