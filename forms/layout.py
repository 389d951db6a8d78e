"""Where everything stands in the report form (XLSX) and which words mean which code. Data only.

Rows and columns count from 1, as openpyxl does. Change what a reader relies on, and LAYOUT must grow.
The paper is always in Vietnamese, whatever the language of the screen.
"""

from __future__ import annotations

from dataclasses import dataclass

LAYOUT = 1  # version of everything below; stands in every form

# Sheets, in their order; META is very hidden
REPORT, DUTIES, FIGURES, NARRATIVE, GUIDE, META = "Báo cáo", "Nhiệm vụ", "Chỉ tiêu", "Nội dung", "Hướng dẫn", "_atlas"
SHEETS = (REPORT, DUTIES, FIGURES, NARRATIVE, GUIDE, META)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list: its key, its heading, and whether the reporting body fills it."""

    key: str
    heading: str
    fill: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the sheets Báo cáo and Nội dung: its key, its row, its label in column 1; the value stands in column 2."""

    key: str
    row: int
    label: str
    fill: bool = False


# Báo cáo and Nội dung: label in column 1, value in column 2, hint in column 3. Dates are real dates.
# Of unit, start and end the filled cell counts; the META entry says what the form was made for.
LABEL_COLUMN, VALUE_COLUMN, HINT_COLUMN = 1, 2, 3
HEAD = (
    Field("agency", 4, "Cơ quan báo cáo"),
    Field("unit", 5, "Tên đơn vị cụ thể", fill=True),
    Field("province", 6, "Tỉnh, thành phố"),
    Field("plan", 7, "Kế hoạch"),
    Field("deadline", 8, "Căn cứ yêu cầu báo cáo"),
    Field("recipient", 9, "Nơi nhận báo cáo"),
    Field("due", 10, "Thời hạn gửi báo cáo"),
    Field("kind", 11, "Kỳ báo cáo"),
    Field("start", 12, "Số liệu từ ngày", fill=True),
    Field("end", 13, "Số liệu đến ngày", fill=True),
    Field("submitted", 14, "Ngày gửi báo cáo", fill=True),
    Field("signer_role", 15, "Chức vụ người ký", fill=True),
)
NARRATIVES = (
    Field("leadership", 4, "Công tác lãnh đạo, chỉ đạo", fill=True),
    Field("results", 5, "Kết quả nổi bật", fill=True),
    Field("difficulties", 6, "Khó khăn, hạn chế, nguyên nhân", fill=True),
    Field("proposals", 7, "Phương hướng, kiến nghị", fill=True),
)

# Nhiệm vụ and Chỉ tiêu: headings in HEADING_ROW, one row a duty or indicator from FIRST_ROW on, without a gap
TITLE_ROW, SUBTITLE_ROW, HEADING_ROW, FIRST_ROW = 1, 2, 3, 4
DUTY_COLUMNS = (
    Column("locator", "Mục trong kế hoạch"),
    Column("summary", "Nhiệm vụ được giao"),
    Column("role", "Vai trò"),
    Column("state", "Tình trạng", fill=True),
    Column("evidence", "Kết quả, minh chứng", fill=True),
    Column("note", "Ghi chú", fill=True),
)
FIGURE_COLUMNS = (
    Column("indicator", "Mã chỉ tiêu"),
    Column("name", "Chỉ tiêu"),
    Column("required", "Bắt buộc"),
    Column("unit", "Đơn vị tính"),
    Column("definition", "Cách tính"),
    Column("value", "Giá trị", fill=True),
    Column("qualifier", "Mức chính xác", fill=True),
    Column("evidence", "Nguồn, minh chứng", fill=True),
    Column("note", "Ghi chú", fill=True),
)
REASON = "Lý do"  # heading of the column after the last one in a sheet that comes back
IS_REQUIRED = "bắt buộc"  # what the column `required` says; else it is blank

# Workbook-wide names of the regions to fill: from the first filled column to the last, all rows; Báo cáo and Nội dung:
# VALUE_COLUMN of all fields
NAMES = {REPORT: "bieu_bao_cao", DUTIES: "bieu_nhiem_vu", FIGURES: "bieu_chi_tieu", NARRATIVE: "bieu_noi_dung"}

# Codes of a report record ↔ the words of the drop-downs; a blank qualifier means exact
STATES = {
    "not_started": "chưa thực hiện",
    "in_progress": "đang thực hiện",
    "done": "đã hoàn thành",
    "dropped": "không thực hiện",
}
QUALIFIERS = {"exact": "đúng", "over": "trên", "about": "khoảng", "under": "dưới"}
KINDS = {
    "year": "năm",
    "half_year": "6 tháng",
    "quarter": "quý",
    "month": "tháng",
    "review": "sơ kết, tổng kết",
    "other": "khác",
}
PERCENT = "%"  # the unit whose values end at 100

# _atlas: keys in column 1, values in column 2 as text, from row 1 on in this order; dates ISO; blank: null
META_KEYS = (
    "layout",  # LAYOUT
    "form",  # binh-thuan-2023-65-kh-bcdcvd.so_cong_thuong.year-2023
    "plan",  # id of the plan
    "agency",  # code
    "province",  # its name; blank: the centre
    "unit",  # name of the concrete unit, where the form was made for one
    "kind",  # a key of KINDS
    "start",
    "end",
    "due",  # last day to hand in; blank: the plan prints none
    "deadline_section",  # the paragraph of the plan that asks for the report
    "deadline_ordinal",
    "recipient",  # code
    "locators",  # sha256 of the locators of the duties, see forms/locators.py
)
FORM_CODE = "{plan}.{agency}.{kind}-{year}"
