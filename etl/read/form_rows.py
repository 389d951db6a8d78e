"""The rows of a filled form: duties with their states, indicators with their values; each fault names its cell."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from openpyxl.utils import get_column_letter

from etl.read.faults import nearest
from etl.read.reference import duties_of
from etl.read.submission import DUTIES, FIGURES, Place, Row, Submission
from etl.read.workbook import Percent, Sheet
from etl.read.written import NotANumber, read_number
from etl.records import Duty, Plan
from etl.vocabulary import Indicator, fold
from forms import layout, locators

LOCKED = "không sửa ô khóa; chép phần đã điền sang biểu mẫu mới"
UNIT = "ghi số theo đúng đơn vị của biểu mẫu, để nguyên ô đơn vị"
EVIDENCE = "ghi số văn bản, ngày, nơi lưu hoặc đường dẫn làm minh chứng; chưa có thì chọn “đang thực hiện”"


def cell_of(sheet: str, row: int, column: int) -> Place:
    """Return the name of a cell: "Chỉ tiêu!F7"."""
    return Place(f"{sheet}!{get_column_letter(column)}{row}")


def text_of(value: object) -> str | None:
    """Return what stands in a cell for words, as text: an officer may write only a number or a day there."""
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        return f"{value:.15g}"
    return None if value is None else str(value)


def read_duties(sheet: Sheet, meta: Mapping[str, str | None], plan: Plan | None, submission: Submission) -> None:
    """Add the duties that have a state; a list of duties that is not the plan's condemns the form."""
    rows = list(_rows(sheet, layout.DUTY_COLUMNS))
    duties = {locators.written(duty.section, duty.ordinal): duty for duty in _listed(plan, meta["agency"])}
    _require_locators(sheet, rows, meta, duties, submission)
    if submission.condemned:
        return
    for values, places in rows:
        if any(values[key] is not None for key in ("state", "evidence", "note")):
            submission.asked += 1
            _add_duty(values, places, submission)


def _listed(plan: Plan | None, agency: str | None) -> Sequence[Duty]:
    return duties_of(plan, agency) if plan and agency else ()


def _rows(sheet: Sheet, columns: Sequence[layout.Column]) -> list[tuple[dict[str, Any], dict[str, Place]]]:
    """Return each row of a list that has any cell filled: its values and their places by the column's key."""
    found = []
    for row in range(layout.FIRST_ROW, sheet.last_row + 1):
        values = {column.key: sheet.value(row, at) for at, column in enumerate(columns, start=1)}
        if any(value is not None for value in values.values()):
            places = {column.key: cell_of(sheet.title, row, at) for at, column in enumerate(columns, start=1)}
            found.append((values, places | {"": places[columns[0].key]}))
    return found


def _require_locators(
    sheet: Sheet,
    rows: Sequence[tuple[dict[str, Any], dict[str, Place]]],
    meta: Mapping[str, str | None],
    duties: Mapping[str, Duty],
    submission: Submission,
) -> None:
    """Condemn a form whose duties are not those it was made with, in their order, or no longer the plan's."""
    found = [str(values["locator"] or "") for values, _ in rows]
    issued = list(duties) if locators.checksum(duties) == meta["locators"] else None
    if issued is None and locators.checksum(found) == meta["locators"]:
        remedy = "lấy lại biểu mẫu mới của kế hoạch này rồi chép phần đã điền sang"
        place = cell_of(sheet.title, layout.FIRST_ROW, 1)
        submission.condemn(place, "", "danh sách nhiệm vụ trong kế hoạch đã đổi sau khi phát biểu mẫu", remedy)
        return
    for at, (values, places) in enumerate(rows):
        expected = issued[at] if issued and at < len(issued) else None
        if found[at] != expected if issued else found[at] not in duties:
            right = f"; dòng này của biểu mẫu là {expected}" if expected else ""
            submission.condemn(places["locator"], found[at], f"mục bị sửa hoặc dòng bị chuyển chỗ{right}", LOCKED)
        elif fold(str(values["summary"] or "")) != fold(duties[found[at]].summary):
            submission.condemn(places["summary"], values["summary"], f"không phải nhiệm vụ ở {found[at]}", LOCKED)
    if issued and len(found) < len(issued):
        place = cell_of(sheet.title, layout.FIRST_ROW + len(found), 1)
        submission.condemn(place, "", f"thiếu dòng {issued[len(found)]}", LOCKED)
    if not issued and not submission.condemned:
        place = cell_of(sheet.title, layout.FIRST_ROW, 1)
        submission.condemn(place, "", "danh sách nhiệm vụ khác danh sách đã phát (dòng bị thêm, bớt hoặc chuyển chỗ)", LOCKED)


def _add_duty(values: Mapping[str, Any], places: Mapping[str, Place], submission: Submission) -> None:
    state = _code(values["state"], layout.STATES)
    evidence, note = text_of(values["evidence"]), text_of(values["note"])
    if values["state"] is None:
        remedy = f"chọn một trong: {', '.join(layout.STATES.values())}"
        submission.blame(places["state"], "", "có ghi kết quả mà chưa chọn tình trạng", remedy)
    elif state is None:
        submission.blame(places["state"], values["state"], "không có tình trạng này", _choose(values["state"], layout.STATES))
    elif state == "done" and not evidence:
        submission.blame(places["evidence"], "", "đã hoàn thành mà không có minh chứng", EVIDENCE)
    else:
        section, ordinal = locators.read(values["locator"]) or ("", 0)
        content = {"section": section, "ordinal": ordinal, "state": state, "evidence": evidence, "note": note}
        submission.rows.append(Row(DUTIES, content, {**places, "section": places["locator"], "ordinal": places["locator"]}))


def read_figures(sheet: Sheet, indicators: Mapping[str, Indicator], submission: Submission) -> None:
    """Add the indicators that have a value; the required ones must have one."""
    seen: dict[str, Place] = {}
    for values, places in _rows(sheet, layout.FIGURE_COLUMNS):
        code = str(values["indicator"] or "")
        if code in seen:
            submission.blame(places["indicator"], code, f"chỉ tiêu đã có ở {seen[code].cell}", "giữ một dòng cho mỗi chỉ tiêu")
            continue
        seen[code] = places["indicator"]
        if any(values[key] is not None for key in ("value", "qualifier", "evidence", "note")):
            submission.asked += 1
            add_figure(code, values, places, indicators, submission)
        elif code in indicators and indicators[code].required:
            submission.blame(places["value"], "", _missing(indicators[code]), "ghi số của kỳ này; không có thì ghi 0")
    require_headlines(seen, indicators, Place(sheet.title), submission)


def require_headlines(
    named: Collection[str], indicators: Mapping[str, Indicator], place: Place, submission: Submission
) -> None:
    """Note each required indicator, one of the centre's headline figures, that no row names."""
    for indicator in indicators.values():
        if indicator.required and indicator.code not in named:
            submission.blame(place, indicator.code, _missing(indicator), "thêm dòng của chỉ tiêu này; không có thì ghi 0")


def _missing(indicator: Indicator) -> str:
    return f"thiếu chỉ tiêu bắt buộc “{indicator.name}”"


def add_figure(
    code: str,
    values: Mapping[str, Any],
    places: Mapping[str, Place],
    indicators: Mapping[str, Indicator],
    submission: Submission,
) -> None:
    """Add one row of figures, of a form or a table, or what is wrong with it."""
    indicator = indicators.get(code)
    if indicator is None:
        remedy = nearest(code, indicators, "dùng mã có sẵn trong biểu mẫu, không thêm chỉ tiêu")
        submission.blame(places["indicator"], code, "không có chỉ tiêu này", remedy)
        return
    if values["unit"] != indicator.unit:
        submission.blame(places["unit"], values["unit"], f"sai đơn vị; chỉ tiêu này tính bằng {indicator.unit}", UNIT)
        return
    qualifier = _code(values["qualifier"], layout.QUALIFIERS) if values["qualifier"] else "exact"
    if qualifier is None:
        remedy = _choose(values["qualifier"], layout.QUALIFIERS)
        submission.blame(places["qualifier"], values["qualifier"], "không có mức chính xác này", remedy)
        return
    try:
        value = number_in(values["value"], indicator)
    except NotANumber as error:
        submission.blame(places["value"], values["value"], str(error), error.remedy)
        return
    content = {"indicator": code, "value": value, "unit": indicator.unit, "qualifier": qualifier}
    words = {"evidence": text_of(values["evidence"]), "note": text_of(values["note"])}
    submission.rows.append(Row(FIGURES, content | words, places))


def number_in(value: object, indicator: Indicator) -> float:
    """Return the value of a cell in the indicator's unit; raises NotANumber with the reason.

    A cell that shows "85%" holds 0.85 and means 85; what is counted one by one has no fraction.
    """
    if value is None:
        raise NotANumber("có ghi chú mà chưa có số", "ghi số vào cột Giá trị, hoặc xóa cả phần đã điền của dòng này")
    if isinstance(value, Percent):
        if indicator.unit != layout.PERCENT:
            raise NotANumber("là phần trăm, chỉ tiêu này không tính bằng %", UNIT)
        number = value.value
    elif isinstance(value, str):
        number = read_number(value)
    elif isinstance(value, bool) or not isinstance(value, int | float):
        raise NotANumber("không phải số", "đặt ô về dạng số (Number) rồi ghi lại")
    else:
        number = float(value)
    if not is_measured(indicator) and number != int(number):
        raise NotANumber(f"số lẻ, mà {indicator.unit} đếm từng đơn vị", "ghi số nguyên; hàng nghìn viết liền, ví dụ 1234")
    return number


def is_measured(indicator: Indicator) -> bool:
    """Tell whether the unit is measured, so that a fraction means something: percent and money."""
    return indicator.unit == layout.PERCENT or "đồng" in indicator.unit or "USD" in indicator.unit


def _code(word: object, words: Mapping[str, str]) -> str | None:
    """Return the code of a word of a drop-down, whatever its case."""
    return next((code for code, known in words.items() if str(word).strip().casefold() == known.casefold()), None)


def _choose(word: object, words: Mapping[str, str]) -> str:
    return nearest(str(word), words.values(), f"chọn một trong: {', '.join(words.values())}")
