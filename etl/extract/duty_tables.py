"""Duties in the rows of tables: number | task | lead | coordinating | time, cells merged or not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from etl.draft import Located, Span
from etl.extract.agencies import AgencyRegister
from etl.extract.duty_papers import name_bodies
from etl.extract.duty_paragraphs import Charged
from etl.extract.letters import fold
from etl.extract.roles import Role, read_role

CONTENT = re.compile(r"noi dung|nhiem vu|cong viec|hoat dong|giai phap|ten (?:de an|chuong trinh|su kien)|viec")
LEADS = re.compile(r"chu tri|dau moi|trach nhiem|phu trach")
COORDINATES = re.compile(r"phoi hop")
EXECUTES = re.compile(r"thuc hien|co quan|don vi|phan cong|to chuc|bo phan")
TIME = re.compile(r"thoi (?:gian|han|diem)|tien do|han |hoan thanh")
NUMBER = re.compile(r"(?:[\dIVXivx]{1,5}|[a-zđ])[.)]?|\d+(?:\.\d+)+\.?")
BETWEEN_NAMES = re.compile(r"[;,.–-]\s?|\s")
GROUP_NUMBER = re.compile(r"[IVXA-D]{1,5}\.?")


@dataclass(slots=True)
class Table:
    """The columns of the table being read and the bodies of the last row, which merged cells below repeat."""

    columns: dict[str, int] = field(default_factory=dict)
    width: int = 0
    last: dict[str, tuple[Charged, ...]] = field(default_factory=dict)


def read_row(register: AgencyRegister, text: str, row: Located, table: Table) -> tuple[Span, tuple[Charged, ...]] | None:
    """Return the place of the task in a row and who is charged with it; None for the head of a table and for group rows."""
    cells = _cells(text, row)
    if _is_header(text, cells):
        _read_header(text, cells, table)
        return None
    if not table.columns or "content" not in table.columns:
        return None
    cells = _aligned(text, cells, table)
    if cells is None or _is_group(register, text, cells, table):
        return None
    content = cells[table.columns["content"]]
    if content[0] >= content[1]:
        return None
    own = read_role(text, *content)
    charged: list[Charged] = []
    filled = {column for column, number in table.columns.items() if cells[number][0] < cells[number][1]}
    for column in ("lead", "execute", "coordinate"):
        is_alone = column == "coordinate" and column not in filled and bool(filled & {"lead", "execute"})
        if column in table.columns and not is_alone:  # a lead of its own with nobody beside it is no merged cell
            cell = _read_cell(register, text, cells[table.columns[column]], column, table)
            charged += [(body, own if own and role.first == "execute" else role) for body, role in cell]
    return (content, tuple(charged)) if charged else None


def _cells(text: str, row: Located) -> list[Span]:
    cells, at = [], row.start
    for part in text[row.start : row.end].split("|"):
        lead = len(part) - len(part.lstrip())
        cells.append((at + lead, at + lead + len(part.strip())) if part.strip() else (at, at))
        at += len(part) + 1
    return cells


def _is_header(text: str, cells: list[Span]) -> bool:
    words = [fold(text[start:end]) for start, end in cells]
    if any(len(word.split()) > 14 for word in words):
        return False
    has_content = any(CONTENT.search(word) and len(word.split()) <= 10 for word in words)
    has_body = any(
        (LEADS.search(word) or COORDINATES.search(word) or EXECUTES.search(word)) and len(word.split()) <= 10 for word in words
    )
    is_numbered = words[0] in ("stt", "tt", "so tt", "so thu tu")
    return (has_content and has_body and not NUMBER.fullmatch(words[0])) or (is_numbered and (has_content or has_body))


def _read_header(text: str, cells: list[Span], table: Table) -> None:
    table.columns, table.width, table.last = {}, len(cells), {}
    for number, (start, end) in enumerate(cells):
        words = fold(text[start:end])
        role = _column(words)
        if role and role not in table.columns:
            table.columns[role] = number


def _column(words: str) -> str | None:
    for role, pattern in (
        ("coordinate", COORDINATES),
        ("lead", LEADS),
        ("time", TIME),
        ("content", CONTENT),
        ("execute", EXECUTES),
    ):
        if pattern.search(words):
            return role
    return None


def _aligned(text: str, cells: list[Span], table: Table) -> list[Span] | None:
    """Return the cells under the columns of the head: rows of merged cells may have fewer."""
    if len(cells) < table.width and not NUMBER.fullmatch(text[cells[0][0] : cells[0][1]]) and table.columns["content"] == 1:
        cells = [(cells[0][0], cells[0][0]), *cells]
    if len(cells) <= table.columns["content"]:
        return None
    last = cells[-1][1]
    return cells + [(last, last)] * (table.width - len(cells))


def _is_group(register: AgencyRegister, text: str, cells: list[Span], table: Table) -> bool:
    """Tell whether a row only heads those below: one cell, or the same in all; a body there leads the rows below."""
    words = [text[start:end] for start, end in cells if start < end]
    number = words[0] if words and NUMBER.fullmatch(words[0]) else ""
    own = {word for word in words if word != number}
    if len(own) != 1 or (number and not GROUP_NUMBER.fullmatch(number) and len(words) > 1 and _has_last(table)):
        return False
    start = next(start for start, end in cells if text[start:end] in own)
    names, stop = register.read_list(text, start, start + len(next(iter(own))))
    if names and not text[stop : start + len(next(iter(own)))].strip(" .:"):
        table.last["lead"] = tuple((body, Role("execute")) for body in name_bodies(register, text, names))
    return True


def _has_last(table: Table) -> bool:
    return any(table.last.values())


def _read_cell(register: AgencyRegister, text: str, cell: Span, role: str, table: Table) -> tuple[Charged, ...]:
    if cell[0] >= cell[1]:
        return table.last.get(role, ())
    charged: list[Charged] = []
    at = cell[0]
    while at < cell[1]:
        names, stop = register.read_list(text, at, cell[1])
        particular = (name for name in names if not name.written.endswith("liên quan"))
        charged += [(body, Role(role)) for body in name_bodies(register, text, particular)]
        following = BETWEEN_NAMES.search(text, stop, cell[1])
        at = following.end() if following else cell[1]
    table.last[role] = tuple(charged)
    return table.last[role]
