"""Pydantic's complaints → Rejections in Vietnamese: field, value, what would be right."""

from __future__ import annotations

import difflib
import typing
from collections.abc import Callable, Iterable, Sequence

from pydantic import BaseModel, ValidationError

from etl.errors import Rejection
from etl.records import DOCUMENT_ID, SECTION_PATH

MAX_FAULTS = 20  # of one file; the rest is counted
EXAMPLES = {
    DOCUMENT_ID: "chữ thường không dấu và số, nối bằng gạch ngang, ví dụ binh-thuan-2023-65-kh-bcdcvd",
    SECTION_PATH: "đường dẫn mục, ví dụ title, preamble, III.2.10 hoặc III.15.(2)",
    r"^[0-9a-f]{64}$": "64 chữ số thập lục phân viết thường, do lệnh sha256sum in ra",
}
DATE = "viết ngày có thật trên lịch theo dạng 2023-02-28"
MESSAGES = {  # pydantic's type of error → reason, remedy
    "missing": ("thiếu trường bắt buộc", "thêm trường này; để null nếu văn bản bỏ trống"),
    "string_type": ("phải là chữ", "đặt giá trị trong dấu nháy kép"),
    "string_too_short": ("để trống", "điền giá trị"),
    "int_type": ("phải là số nguyên", "viết một số nguyên, không nháy"),
    "int_parsing": ("phải là số nguyên", "viết một số nguyên, không nháy"),
    "int_from_float": ("phải là số nguyên", "viết một số nguyên, không nháy"),
    "float_type": ("phải là số", "viết số với dấu chấm thập phân, ví dụ 1234.5"),
    "float_parsing": ("phải là số", "viết số với dấu chấm thập phân, ví dụ 1234.5"),
    "finite_number": ("phải là số hữu hạn", "viết số với dấu chấm thập phân, ví dụ 1234.5"),
    "bool_type": ("phải là true hoặc false", "viết true hoặc false"),
    "bool_parsing": ("phải là true hoặc false", "viết true hoặc false"),
    "date_type": ("không phải ngày", DATE),
    "date_parsing": ("không phải ngày", DATE),
    "date_from_datetime_parsing": ("không phải ngày", DATE),
    "date_from_datetime_inexact": ("không phải ngày", DATE),
    "tuple_type": ("phải là một danh sách", "mỗi phần tử một dòng bắt đầu bằng gạch đầu dòng"),
    "model_type": ("phải là một mục có các trường", "viết các trường thụt vào dưới tên mục"),
    "too_short": ("danh sách trống", "thêm ít nhất một phần tử"),
}


def explain(
    error: ValidationError, model: type[BaseModel], file: str, line: Callable[[Sequence[int | str]], int | None]
) -> tuple[Rejection, ...]:
    """Return one Rejection a fault; `line` finds where a location stands in the file."""
    faults = [_explain_one(fault, model, file, line) for fault in error.errors(include_url=False)[:MAX_FAULTS]]
    more = error.error_count() - len(faults)
    if more > 0:
        faults.append(Rejection(file, "các trường khác", "", f"còn {more} lỗi nữa", "sửa các lỗi trên rồi kiểm tra lại"))
    return tuple(faults)


def dotted(location: Iterable[int | str]) -> str:
    """Return a location as people count: ('duties', 0, 'themes') → 'duties[1].themes'."""
    text = ""
    for step in location:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text or "cả tệp"


def nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return a remedy that names the nearest known word, or `otherwise`."""
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f"có phải '{close[0]}'?" if close else otherwise


def _explain_one(
    fault: typing.Any, model: type[BaseModel], file: str, line: Callable[[Sequence[int | str]], int | None]
) -> Rejection:
    location = fault["loc"]
    reason, remedy = _words(fault, model)
    value = "" if fault["type"] == "missing" or isinstance(fault["input"], (dict, list)) else str(fault["input"])
    return Rejection(file, dotted(location), value, reason, remedy, line(location))


def _words(fault: typing.Any, model: type[BaseModel]) -> tuple[str, str]:
    kind, context = fault["type"], fault.get("ctx", {})
    if kind == "extra_forbidden":
        fields = _fields_at(model, fault["loc"])
        return "trường không có trong mẫu", nearest(str(fault["loc"][-1]), fields, f"xóa; mẫu có: {', '.join(fields)}")
    if kind in ("enum", "literal_error"):
        choices = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        return "không có trong danh sách", nearest(str(fault["input"]), choices, f"chọn một trong: {', '.join(choices)}")
    if kind == "string_pattern_mismatch":
        return "sai dạng", EXAMPLES.get(context["pattern"], f"theo mẫu {context['pattern']}")
    if kind == "value_error":
        return str(context["error"]), "đối chiếu với văn bản gốc rồi sửa giá trị"
    if kind in ("greater_than_equal", "greater_than"):
        return "số quá nhỏ", f"viết số từ {context.get('ge', context.get('gt'))} trở lên"
    if kind == "less_than_equal":
        return "số quá lớn", f"viết số không quá {context['le']}"
    return MESSAGES.get(kind, (f"không hợp lệ ({fault['msg']})", "xem mẫu trong etl/records.py"))


def _fields_at(model: type[BaseModel], location: Sequence[int | str]) -> list[str]:
    """Return the fields of the model in which the last step of `location` stands."""
    here = model
    for step in location[:-1]:
        if isinstance(step, str) and step in here.model_fields:
            here = _model_in(here.model_fields[step].annotation) or here
    return list(here.model_fields)


def _model_in(annotation: object) -> type[BaseModel] | None:
    """Return the model inside an annotation such as `tuple[Duty, ...]` or `Signer | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in typing.get_args(annotation) if (found := _model_in(part))), None)
