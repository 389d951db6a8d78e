"""A filled report form → what it hands in, each value with its cell; reads exactly the layout of `forms.layout`.

A form that was changed where nobody should write (headings, locators, units, the hidden sheet) is not guessed at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from etl.read.form_rows import cell_of, read_duties, read_figures, text_of
from etl.read.limits import refuse
from etl.read.reference import Reference
from etl.read.submission import Location, Submission
from etl.read.workbook import THE_FORM, Sheet, read_workbook
from etl.read.written import A_DAY, read_day
from etl.vocabulary import fold
from forms import bodies, layout

NEW_FORM = "lấy lại biểu mẫu mới của đúng cơ quan, kế hoạch, kỳ báo cáo rồi điền vào đó"
UNLOCK = "không sửa ô khóa; chép phần đã điền sang biểu mẫu mới"


def read_form(content: bytes, name: str, reference: Reference) -> Submission:
    """Return what a filled form hands in; raises UnreadableFile for what is no form or not safe to open."""
    sheets = read_workbook(content, name)
    meta = _read_meta(sheets, name)
    submission = Submission(name)
    submission.source = {
        "file": name,
        "sha256": hashlib.sha256(content).hexdigest(),
        "medium": "form",
        "form": meta["form"],
    }
    _read_head(sheets[layout.REPORT], meta, reference, submission)
    _read_narrative(sheets[layout.NARRATIVE], submission)
    _require_headings(sheets, submission)
    if not submission.condemned:
        plan = reference.plan(meta["plan"]) if meta["plan"] else None
        read_duties(sheets[layout.DUTIES], meta, plan, submission)
        read_figures(sheets[layout.FIGURES], reference.vocabulary.indicators, submission)
    return submission


def _read_meta(sheets: Mapping[str, Sheet], name: str) -> dict[str, str | None]:
    """Return the hidden sheet by key; raises UnreadableFile unless this is a form of the layout that is read here."""
    sheet = sheets.get(layout.META)
    if sheet is None:
        raise refuse(name, "tệp", "", "không phải biểu mẫu báo cáo do hệ thống phát (thiếu trang ẩn _atlas)", THE_FORM)
    found = {str(sheet.value(row, 1)): sheet.value(row, 2) for row in range(1, sheet.last_row + 1)}
    version = str(found.get("layout", ""))
    if version != str(layout.LAYOUT):
        reason = f"biểu mẫu theo mẫu số {version or '?'}, hệ thống chỉ đọc mẫu số {layout.LAYOUT}"
        raise refuse(name, f"{layout.META}!B1", version, reason, NEW_FORM)
    if missing := [key for key in layout.META_KEYS if key not in found]:
        raise refuse(name, f"{layout.META}!A", missing[0], "trang ẩn của biểu mẫu thiếu dòng", NEW_FORM)
    if missing := [title for title in layout.SHEETS if title not in sheets and title != layout.GUIDE]:
        raise refuse(name, "trang tính", missing[0], "thiếu trang tính của biểu mẫu", NEW_FORM)
    return {key: None if found[key] is None else str(found[key]) for key in layout.META_KEYS}


def _read_head(sheet: Sheet, meta: Mapping[str, str | None], reference: Reference, submission: Submission) -> None:
    for field in layout.HEAD:
        submission.places["report", field.key] = cell_of(layout.REPORT, field.row, layout.VALUE_COLUMN)
    submission.places["report",] = submission.places["report", "end"]  # what the days contradict together
    filled = {field.key: sheet.value(field.row, layout.VALUE_COLUMN) for field in layout.HEAD}
    _require_labels(sheet, layout.HEAD, submission)
    _require_own_form(filled, meta, reference, submission)
    days = {key: _read_day(filled[key], ("report", key), submission) for key in ("start", "end", "submitted")}
    _require_period(days, meta, submission)
    answered = None
    if meta["deadline_section"]:
        ordinal = meta["deadline_ordinal"]
        answered = {"section": meta["deadline_section"], "ordinal": int(ordinal) if ordinal else None}
    submission.head = {
        **{key: meta[key] for key in ("plan", "agency", "kind", "recipient")},
        "province": meta["province"] or text_of(filled["province"]),  # a form of the centre is for every province
        "unit": None if _is_own_name(filled) else text_of(filled["unit"]),
        "signer_role": text_of(filled["signer_role"]),
        **days,
        "deadline": answered,
    }


def _is_own_name(filled: Mapping[str, Any]) -> bool:
    """Tell whether the body only repeats its own name as that of its unit: it is one body, not a part of itself."""
    return fold(str(filled["unit"])) == fold(str(filled["agency"]))


def _require_labels(sheet: Sheet, fields: Sequence[layout.Field], submission: Submission) -> None:
    """Condemn a sheet whose lines stand elsewhere than the layout says."""
    for field in fields:
        label = sheet.value(field.row, layout.LABEL_COLUMN)
        if label is None or fold(str(label)).rstrip(" *:") != fold(field.label):
            reason = f"dòng bị chuyển chỗ hoặc nhãn bị sửa; ở đây phải là “{field.label}”"
            submission.condemn(cell_of(sheet.title, field.row, layout.LABEL_COLUMN), label, reason, UNLOCK)


def _require_own_form(
    filled: Mapping[str, Any], meta: Mapping[str, str | None], reference: Reference, submission: Submission
) -> None:
    """Condemn a form whose visible head is that of another body, province or plan than the form was made for."""
    places = submission.places
    agency = reference.vocabulary.agencies.get(meta["agency"] or "")
    if agency is None:
        submission.condemn(places["report", "agency"], meta["agency"], "cơ quan của biểu mẫu không có trong danh mục", NEW_FORM)
    elif fold(str(filled["agency"])) != fold(name := bodies.full_name(agency.name, agency.level, meta["province"])):
        reason = f"biểu mẫu phát cho {name}, nay ghi cơ quan khác"
        submission.condemn(places["report", "agency"], filled["agency"], reason, NEW_FORM)
    if meta["province"] and fold(meta["province"]) not in fold(str(filled["province"])):
        reason = f"biểu mẫu phát cho {meta['province']}, nay ghi nơi khác"
        submission.condemn(places["report", "province"], filled["province"], reason, NEW_FORM)
    if meta["plan"] and reference.plan(meta["plan"]) is None:
        reason = "biểu mẫu của kế hoạch không có trong kho này"
        submission.condemn(places["report", "plan"], meta["plan"], reason, "nạp kế hoạch ấy trước, hoặc lấy biểu mẫu khác")
    kind = layout.KINDS.get(meta["kind"] or "")
    if kind is None or fold(kind) not in fold(str(filled["kind"])):
        reason = f"kỳ báo cáo của biểu mẫu là {kind or '?'}, nay ghi kỳ khác"
        submission.condemn(places["report", "kind"], filled["kind"], reason, NEW_FORM)


def _require_period(days: Mapping[str, date | None], meta: Mapping[str, str | None], submission: Submission) -> None:
    """Condemn a form that was filled for another year than it was made for."""
    made_for = date.fromisoformat(meta["end"]) if meta["end"] else None
    end = days["end"]
    if made_for and end and end.year != made_for.year:
        reason = f"biểu mẫu của năm {made_for.year}, kỳ số liệu kết thúc năm {end.year}"
        submission.condemn(submission.places["report", "end"], f"{end:%d/%m/%Y}", reason, NEW_FORM)


def _read_day(value: object, location: Location, submission: Submission) -> date | None:
    """Return the day in a cell; a blank or anything else condemns the form."""
    day = read_day(value)
    if day is None:
        submission.condemn(submission.places[location], value, "chưa ghi ngày" if value is None else "không phải ngày", A_DAY)
    return day


def _read_narrative(sheet: Sheet, submission: Submission) -> None:
    _require_labels(sheet, layout.NARRATIVES, submission)
    for field in layout.NARRATIVES:
        submission.places["narrative", field.key] = cell_of(layout.NARRATIVE, field.row, layout.VALUE_COLUMN)
        submission.narrative[field.key] = text_of(sheet.value(field.row, layout.VALUE_COLUMN))


def _require_headings(sheets: Mapping[str, Sheet], submission: Submission) -> None:
    for title, columns in ((layout.DUTIES, layout.DUTY_COLUMNS), (layout.FIGURES, layout.FIGURE_COLUMNS)):
        for at, column in enumerate(columns, start=1):
            heading = sheets[title].value(layout.HEADING_ROW, at)
            if heading is None or fold(str(heading)).rstrip(" *:") != fold(column.heading):
                reason = f"cột bị chuyển chỗ hoặc tiêu đề bị sửa; ở đây phải là “{column.heading}”"
                submission.condemn(cell_of(title, layout.HEADING_ROW, at), heading, reason, UNLOCK)
