"""A table of figures (.csv) → what each body in it hands in. One row a figure; rows of one body and period are one report.

Columns, by their key or their Vietnamese heading, in any order (* must be there):

    agency* cơ quan          code, name or alias in data/vocabulary/agencies.yml
    province* tỉnh           name; blank or "Trung ương": the centre
    unit_name đơn vị cụ thể  where the code names a kind of body: Huyện Hàm Thuận Bắc
    plan kế hoạch            id of a plan in data/plans
    kind* kỳ                 năm, 6 tháng, quý, tháng, sơ kết, tổng kết, khác (or its code)
    start*, end*, submitted* từ ngày, đến ngày, ngày gửi: 30/11/2023 or 2023-11-30
    recipient nơi nhận       as agency
    indicator* chỉ tiêu      code or name in data/vocabulary/indicators.yml
    value* giá trị           a number as `etl.read.numbers` reads it
    unit* đơn vị tính        as in the vocabulary
    qualifier mức chính xác  đúng, trên, khoảng, dưới; blank: đúng
    evidence minh chứng, note ghi chú

Separated by commas, semicolons or tabs; UTF-8 or UTF-16, with or without a byte order mark.
"""

from __future__ import annotations

import csv
import hashlib
import io
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from etl.errors import Rejection, SyntaxFault
from etl.read.encodings import decode_text
from etl.read.faults import nearest
from etl.read.form_rows import add_figure, require_headlines
from etl.read.lexicon import CENTRE
from etl.read.limits import refuse
from etl.read.reference import Reference
from etl.read.submission import Place, Submission
from etl.read.workbook import MAX_ROWS
from etl.read.written import A_DAY, read_day
from etl.vocabulary import Vocabulary, fold
from forms import layout

COLUMNS = {
    "agency": "cơ quan", "province": "tỉnh", "unit_name": "đơn vị cụ thể", "plan": "kế hoạch", "kind": "kỳ",
    "start": "từ ngày", "end": "đến ngày", "submitted": "ngày gửi", "recipient": "nơi nhận", "indicator": "chỉ tiêu",
    "value": "giá trị", "unit": "đơn vị tính", "qualifier": "mức chính xác", "evidence": "minh chứng", "note": "ghi chú",
}  # fmt: skip
REQUIRED = ("agency", "province", "kind", "start", "end", "submitted", "indicator", "value", "unit")
HEAD = ("agency", "province", "unit_name", "plan", "kind", "start", "end", "submitted", "recipient")
SEPARATORS = ",;\t"
Cells = dict[str, str | None]


def read_csv(content: bytes, name: str, reference: Reference) -> list[Submission]:
    """Return one submission a body and period, in the file's order; raises DataError where the file cannot be read at all."""
    groups: dict[tuple[str | None, ...], Submission] = {}
    named: dict[tuple[str | None, ...], set[str]] = defaultdict(set)
    source = {"file": name, "sha256": hashlib.sha256(content).hexdigest(), "medium": "csv", "form": None}
    for line, cells in read_lines(content, name):
        key = tuple(cells[column] for column in HEAD)
        submission = groups.get(key)
        if submission is None:
            submission = groups[key] = Submission(name, source=source)
            _read_head(cells, line, reference, submission)
        word = cells["indicator"] or ""
        code = reference.indicator_codes.get(fold(word), word)
        named[key].add(code)
        _read_figure(code, cells, line, reference.vocabulary, submission)
    for key, submission in groups.items():
        line = submission.places["report",].line
        require_headlines(named[key], reference.vocabulary.indicators, Place("dòng còn thiếu", line), submission)
    return list(groups.values())


def read_lines(content: bytes, name: str) -> Iterator[tuple[int, Cells]]:
    """Yield (line, its cells by column); a blank cell is None. Raises DataError on a file that is no such table."""
    text = unicodedata.normalize("NFC", decode_text(content, name))
    separator = separator_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        columns = _columns(next(reader, []), name)
        start = reader.line_num + 1
        for count, row in enumerate(reader, start=1):
            if count > MAX_ROWS:
                raise refuse(name, "số dòng", str(count), "bảng có quá nhiều dòng", "tách thành nhiều tệp")
            if any(cell.strip() for cell in row):
                if len(row) != len(columns):
                    raise _misfit(name, start, len(row), len(columns))
                given = {column: cell.strip() or None for column, cell in zip(columns, row, strict=True)}
                yield start, {column: given.get(column) for column in COLUMNS}
            start = reader.line_num + 1
    except csv.Error as error:
        remedy = "đặt ô có dấu ngăn cách hoặc nháy trong dấu nháy kép, nháy bên trong viết hai lần"
        raise SyntaxFault(Rejection(name, "dòng", "", f"sai cú pháp CSV ({error})", remedy, reader.line_num)) from error


def separator_of(text: str) -> str:
    """Return what parts the cells: the sign that stands most often in the first line."""
    head = text.split("\n", 1)[0]
    return max(SEPARATORS, key=head.count)


def _misfit(name: str, line: int, found: int, expected: int) -> SyntaxFault:
    remedy = "đặt ô có dấu ngăn cách (ví dụ 1,234.5) trong dấu nháy kép"
    return SyntaxFault(Rejection(name, "số ô", str(found), f"dòng có {found} ô, tiêu đề có {expected}", remedy, line))


def _columns(header: list[str], name: str) -> list[str]:
    by_word = {fold(word): key for key, heading in COLUMNS.items() for word in (key, heading)}
    columns = []
    for position, heading in enumerate(header, start=1):
        column = by_word.get(fold(heading))
        if column is None and fold(heading) == fold(layout.REASON):
            column = layout.REASON  # of a table that came back
        if column is None or column in columns:
            remedy = nearest(heading, [*COLUMNS, *COLUMNS.values()], f"xóa cột; mẫu: {', '.join(COLUMNS)}")
            raise SyntaxFault(Rejection(name, f"cột {position}", heading, "cột lạ hoặc lặp lại", remedy, 1))
        columns.append(column)
    for column in REQUIRED:
        if column not in columns:
            reason = f"thiếu cột {column} ({COLUMNS[column]})"
            raise SyntaxFault(Rejection(name, "tiêu đề", "", reason, f"thêm cột; mẫu: {', '.join(COLUMNS)}", 1))
    return columns


def _read_head(cells: Cells, line: int, reference: Reference, submission: Submission) -> None:
    places = {column: Place(column, line) for column in COLUMNS}
    submission.places = {("report", column): places[column] for column in HEAD}
    submission.places |= {("report", "unit"): places["unit_name"], ("report",): places["agency"]}
    agencies, days = reference.agency_codes, {}
    for column in ("start", "end", "submitted"):
        days[column] = read_day(cells[column])
        if days[column] is None:
            reason = "không phải ngày" if cells[column] else "chưa ghi ngày"
            submission.condemn(places[column], cells[column], reason, A_DAY)
    province = cells["province"]
    submission.head = {
        "plan": cells["plan"],
        "agency": agencies.get(fold(cells["agency"] or ""), cells["agency"] or ""),
        "province": None if province is None or fold(province) == fold(CENTRE) else province,
        "unit": cells["unit_name"],
        "kind": _kind(cells["kind"]),
        **days,
        "recipient": agencies.get(fold(cells["recipient"]), cells["recipient"]) if cells["recipient"] else None,
    }


def _kind(word: str | None) -> str | None:
    return next((code for code, known in layout.KINDS.items() if word and fold(word) in (code, fold(known))), word)


def _read_figure(code: str, cells: Cells, line: int, vocabulary: Vocabulary, submission: Submission) -> None:
    submission.asked += 1
    places = {column: Place(column, line) for column in COLUMNS} | {"": Place("dòng", line)}
    add_figure(code, cells, places, vocabulary.indicators, submission)
