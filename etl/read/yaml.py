"""YAML text → plain values, strictly: what a person sees is what the program gets.

Only null, true, false, whole numbers without a leading zero and decimals are typed; all
else is text, so "03", 2021-08 and "no" stay as written. Repeated keys, anchors, tags and
a second document are refused. libyaml's events are read directly: three times as fast as
yaml.load, and every fault has its line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

import yaml
from yaml.cyaml import CParser, CSafeLoader

from etl.errors import Rejection, SyntaxFault

MAX_DEPTH = 30
MAX_LOCATED = 2_000_000  # characters
CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
NUMBER_STARTS = frozenset("-0123456789")
NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,17})(\.\d{1,17})?")  # 40, -3, 1.5; never 03, +5, 1e3, 0x1f, 1_000

KNOWN_PROBLEMS = (  # what libyaml says → what to do about it
    ("mapping values are not allowed", "đặt cả giá trị trong dấu nháy kép nếu có dấu hai chấm"),
    ("did not find expected key", "kiểm tra thụt đầu dòng: các trường cùng cấp phải thẳng cột"),
    ("could not find expected ':'", "thêm dấu hai chấm sau tên trường"),
    ("cannot start any token", "thụt đầu dòng bằng dấu cách, không dùng phím Tab; đặt giá trị trong dấu nháy"),
    ("found unexpected end of stream", "đóng dấu nháy hoặc ngoặc còn mở"),
)


def parse_yaml(text: str, file: str) -> object:
    """Return the value of the one document in `text`; raises SyntaxFault with the line."""
    try:
        value = _build(CParser(text).get_event, file)
    except yaml.MarkedYAMLError as error:
        raise _fault_of(error, file) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1 if isinstance(error.position, int) else None
        fault = ("ký tự", "", "ký tự không được phép trong YAML", "xóa ký tự điều khiển vô hình")
        raise SyntaxFault(Rejection(file, *fault, line)) from error
    return _unescaped(value, file) if "\\" in text else value


def line_finder(text: str) -> Callable[[Sequence[int | str]], int | None]:
    """Return a function: location of a value → its line, or that of the nearest thing around it.

    Reads the text a second time, so it is made only when something is wrong; of a very
    large text it finds no lines rather than fill the memory.
    """
    root = yaml.compose(text, Loader=CSafeLoader) if len(text) <= MAX_LOCATED else None
    if root is None:
        return lambda location: None
    return lambda location: _line_of(root, location)


def _line_of(node: yaml.Node, location: Sequence[int | str]) -> int:
    line = node.start_mark.line
    for step in location:
        if isinstance(node, yaml.MappingNode):
            entry = next(((key, value) for key, value in node.value if key.value == step), None)
            if entry is None:
                break
            line, node = entry[0].start_mark.line, entry[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line
        else:
            break
    return line + 1


def _build(next_event: Callable[[], yaml.Event], file: str) -> object:  # noqa: C901
    """Return what the events say. One flat loop on purpose: it runs 400,000 times a second."""
    root: list = []
    here, key, in_mapping, outer = root, None, False, []
    while (kind := type(event := next_event())) is not yaml.StreamEndEvent:
        if kind is yaml.ScalarEvent:
            if event.anchor or event.tag or (in_mapping and key is None and event.value in here):
                raise _refused(event, file)
            value = event.value
            if in_mapping and key is None:
                key = value
                continue
            if event.implicit[0] and (value in CONSTANTS or value[0] in NUMBER_STARTS):
                value = _typed(value)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if event.anchor or event.tag or len(outer) > MAX_DEPTH or (in_mapping and key is None):
                raise _refused(event, file)
            value = {} if kind is yaml.MappingStartEvent else []
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            here, in_mapping = outer.pop()
            continue
        elif kind is yaml.AliasEvent or (kind is yaml.DocumentStartEvent and root):
            raise _refused(event, file)
        else:
            continue
        if in_mapping:
            here[key] = value
        else:
            here.append(value)
        key = None
        if kind is not yaml.ScalarEvent:
            outer.append((here, in_mapping))
            here, in_mapping = value, kind is yaml.MappingStartEvent
    return root[0] if root else None


def _typed(value: str) -> str | int | float | bool | None:
    if value in CONSTANTS:
        return CONSTANTS[value]
    match = NUMBER.fullmatch(value)
    if match is None:
        return value
    return float(value) if match[1] else int(value)


def _unescaped(value: object, file: str) -> object:
    """Return `value` with every text in NFC; raises SyntaxFault on a control character: escapes can write both."""
    if isinstance(value, str):
        if CONTROL.search(value):
            fault = ("ký tự", value, "dấu thoát tạo ra ký tự điều khiển", "xóa dấu thoát, viết thẳng chữ cần viết")
            raise SyntaxFault(Rejection(file, *fault))
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [_unescaped(item, file) for item in value]
    if isinstance(value, dict):
        return {_unescaped(key, file): _unescaped(item, file) for key, item in value.items()}
    return value


def _refused(event: yaml.Event, file: str) -> SyntaxFault:
    """Say which feature of YAML is not taken, and what to write in its place."""
    line = event.start_mark.line + 1
    if isinstance(event, yaml.DocumentStartEvent):
        fault = ("---", "", "tệp có hơn một văn bản YAML", "mỗi văn bản một tệp")
    elif event.anchor:
        fault = (
            "neo",
            event.anchor,
            "không nhận neo (&) và tham chiếu (*)",
            "viết đủ nội dung hoặc đặt trong dấu nháy",
        )
    elif event.tag:
        fault = ("thẻ", event.tag, "không nhận thẻ kiểu (!)", "xóa thẻ hoặc đặt giá trị trong dấu nháy")
    elif isinstance(event, yaml.ScalarEvent):
        fault = (event.value, "", "trường này có hai lần trong cùng một mục", "xóa hoặc gộp một lần")
    else:
        fault = ("cấu trúc", "", "lồng quá sâu hoặc tên trường không phải chữ", "theo đúng mẫu của tệp")
    return SyntaxFault(Rejection(file, *fault, line))


def _fault_of(error: yaml.MarkedYAMLError, file: str) -> SyntaxFault:
    problem = f"{error.context or ''} {error.problem or ''}".strip()
    usual = "kiểm tra dấu nháy, dấu hai chấm và thụt đầu dòng"
    remedy = next((cure for sign, cure in KNOWN_PROBLEMS if sign in problem), usual)
    open_at = error.context_mark if "unexpected end" in problem else None  # where the quote begins, not where it was missed
    mark = open_at or error.problem_mark or error.context_mark
    place, line = (f"cột {mark.column + 1}", mark.line + 1) if mark else ("cú pháp", None)
    return SyntaxFault(Rejection(file, place, "", f"sai cú pháp YAML ({problem})", remedy, line))
