"""One page of a PDF as pdfium shows it: what is drawn there, and its letters in their places."""

from __future__ import annotations

import ctypes
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from etl.read.grid import render_rows, render_table
from etl.read.ruled import Box, Table, cells_of

THIN, LONG = 3.0, 12.0  # points: thickness of a rule, its least length
FEWEST_ACROSS, FEWEST_DOWN = 2, 3  # rules of a table of one row and two columns
MOST_RULES = 4_000  # a page with more is a drawing
MOST_OBJECTS = 50_000
COLUMN_GAP = 24.0  # points between two words of one line that stand in columns of their own
NUMBER = 5  # letters: what stands before a gap and is no longer is the number or the bullet of an item
SHORT, BACK, DOWN, FAR = 14.0, 10.0, 5.0, 30.0  # points: width of a bullet; what a new line goes left, down, or away
RAISED = 1.5  # points above the line: the mark of a footnote
LINE_ENDS = "\r\n\ufffe\x02"  # the last two are how pdfium gives a hyphen at a line end
MAYBE_MARKED = re.compile(
    r"[^\W\d_][”\"’).,;:]?\d{1,2}(?![\w/.-])|^\d{1,2} ?[A-ZÀ-ÝĂĐƠƯẠ-Ỹ“]", re.MULTILINE
)  # "TW1 ngày", "1 Chỉ thị"
UNITS = re.compile(r"(?:^|[^\w])[kcdm]?m$")  # "km2"


@dataclass(slots=True)
class Look:
    """What is drawn on a page: how much of it is pictures, which rules, whether two columns share a line.

    `has_bullets`: bullets or numbers were drawn apart from the text of their items; pdfium may miss that they begin a line.
    """

    pictures: float = 0.0
    rules: int = 0
    across: int = 0
    down: int = 0
    objects: int = 0
    has_columns: bool = False
    has_bullets: bool = False
    last_words: Box = (0.0, 0.0, 0.0, 0.0)

    @property
    def may_have_table(self) -> bool:
        return self.across >= FEWEST_ACROSS and self.down >= FEWEST_DOWN and self.rules <= MOST_RULES


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter with its box and the height of its line; both None for a blank or a line end that pdfium made up."""

    text: str
    box: Box | None
    line: float | None


def look_at(page: pdfium.PdfPage) -> Look:
    """Return what is drawn on a page: a cheap look at each object, whatever it is."""
    look, (width, height) = Look(), page.get_size()
    edges = [ctypes.c_float() for _ in range(4)]
    for thing in itertools.islice(_things_on(page.raw), MOST_OBJECTS):
        look.objects += 1
        if not raw.FPDFPageObj_GetBounds(thing, *edges):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            _compare_words(look, (left, bottom, right, top))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            _count_rule(look, right - left, top - bottom)
        elif kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            seen = max(0.0, min(right, width) - max(left, 0.0)) * max(0.0, min(top, height) - max(bottom, 0.0))
            look.pictures += seen / max(width * height, 1.0)
    return look


def lay_out(letters: pdfium.PdfTextPage, tables: Sequence[Table]) -> str:
    """Return the text of a page with its form kept.

    Three blanks at least part what stands in columns; a ruled table is rows, where its first letter stood; the raised mark
    of a footnote is left out of the text that it stands at ("TW¹"), and opens the footnote itself as "[1] ".
    """
    found = list(_mend_breaks(_letters_of(letters)))
    marks = _find_marks(found)
    parts: list[str] = []
    before: Box | None = None
    place: tuple[Table, Box] | None = None
    for at, letter in enumerate(found):
        if letter.box:
            place = _place_of(letter.box, tables, place)
            if place is None and before and _is_column_gap(before, letter.box) and _has_words("".join(parts[-80:])):
                parts.append("   ")
            before = letter.box if place is None else None
            if place and not place[0].letters:
                parts.append(f"\n\0{tables.index(place[0])}\0\n")
        target = place[0].letters.setdefault(place[1], []) if place else parts
        target.append(marks.get(at, letter.text))
    text = "".join(parts)
    for number, table in enumerate(tables):
        text = text.replace(f"\0{number}\0", "\n".join(_render(table)))
    return text


def read_runs(letters: pdfium.PdfTextPage) -> list[tuple[str, str]]:
    """Return the text of a page as runs of (name of the font, text)."""
    named = ((_font_of(letters, at), chr(code)) for at in range(letters.count_chars()) if (code := _code_of(letters, at)))
    return [(font, "".join(text for _, text in run)) for font, run in itertools.groupby(named, key=lambda pair: pair[0])]


def may_have_marks(text: str) -> bool:
    """Tell whether marks of footnotes may stand in a text: figures that touch words."""
    return MAYBE_MARKED.search(text) is not None


def _things_on(page: raw.FPDF_PAGE) -> Iterator[raw.FPDF_PAGEOBJECT]:
    """Yield the objects of a page and those in its forms, one level down."""
    for at in range(raw.FPDFPage_CountObjects(page)):
        thing = raw.FPDFPage_GetObject(page, at)
        yield thing
        if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_FORM:
            for inner in range(raw.FPDFFormObj_CountObjects(thing)):
                yield raw.FPDFFormObj_GetObject(thing, inner)


def _compare_words(look: Look, words: Box) -> None:
    before = look.last_words
    look.has_columns = look.has_columns or _is_column_gap(before, words)
    look.has_bullets = look.has_bullets or (
        words[2] - words[0] < SHORT and words[0] < before[0] - BACK and words[1] < before[1]
    )
    look.last_words = words


def _count_rule(look: Look, width: float, height: float) -> None:
    """Count a path as a rule across, a rule down, or a box that is both."""
    is_across, is_down = width >= LONG, height >= LONG
    look.rules += 1
    if is_across and is_down:
        look.across, look.down = look.across + 2, look.down + 2
    elif is_across and height <= THIN:
        look.across += 1
    elif is_down and width <= THIN:
        look.down += 1


def _is_column_gap(before: Box, box: Box) -> bool:
    shared = min(before[3], box[3]) - max(before[1], box[1])
    return box[0] - before[2] > COLUMN_GAP and shared > 0.5 * (box[3] - box[1])


def _code_of(letters: pdfium.PdfTextPage, at: int) -> int:
    code = raw.FPDFText_GetUnicode(letters, at)
    return code if code < 0x110000 else 0xFFFD


def _letters_of(letters: pdfium.PdfTextPage) -> Iterator[_Letter]:
    edges, (x, y) = [ctypes.c_double() for _ in range(4)], (ctypes.c_double(), ctypes.c_double())
    for at in range(letters.count_chars()):
        code = _code_of(letters, at)
        if not code:
            continue
        text = chr(code)
        if text.isspace() or not raw.FPDFText_GetCharBox(letters, at, *edges):
            yield _Letter(text, None, None)
        else:
            left, right, bottom, top = (edge.value for edge in edges)
            raw.FPDFText_GetCharOrigin(letters, at, x, y)
            yield _Letter(text, (left, bottom, right, top), y.value)


def _render(table: Table) -> list[str]:
    """Return a table as rows, also where but one row of it is left from the page before."""
    return render_table(cells_of(table)) if table.is_data else render_rows(cells_of(table))


def _mend_breaks(letters: Iterable[_Letter]) -> Iterator[_Letter]:
    """Yield the letters with a line end before each that begins a line where pdfium made up none."""
    before: _Letter | None = None
    for letter in letters:
        if letter.text in LINE_ENDS:
            before = None
        elif letter.box:
            if before and _begins_line(before, letter):
                yield _Letter("\n", None, None)
            before = letter
        yield letter


def _begins_line(before: _Letter, letter: _Letter) -> bool:
    drop = before.line - letter.line
    return abs(drop) > FAR or (drop > DOWN and letter.box[0] < before.box[0] - BACK)


def _font_of(letters: pdfium.PdfTextPage, at: int) -> str:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(letters, at, name, 128, flags)
    return name.raw[: max(0, min(length, 128) - 1)].decode("utf-8", "replace").rpartition("+")[2]


def _find_marks(found: Sequence[_Letter]) -> dict[int, str]:
    """Return what is to be printed for each figure of a mark of a footnote, by its place in the page."""
    marks: dict[int, str] = {}
    at = 0
    while at < len(found):
        end = at
        while end < len(found) and found[end].text.isdecimal():
            end += 1
        if 0 < end - at <= 2:
            marks |= _read_mark(found, at, end)
        at = max(end, at + 1)
    return marks


def _read_mark(found: Sequence[_Letter], start: int, end: int) -> dict[int, str]:
    line = found[start].line
    before = found[start - 1] if start else None
    if before and before.line is not None and line is not None and line - before.line > RAISED:
        word = "".join(letter.text for letter in found[max(0, start - 4) : start])
        return {} if UNITS.search(word) else dict.fromkeys(range(start, end), "") | _mend_line(found, end, before.line)
    after = next((letter for letter in found[end : end + 2] if letter.line is not None), None)
    opens = before is None or before.text in "\r\n"
    if opens and after and line is not None and line - after.line > RAISED:
        number = "".join(letter.text for letter in found[start:end])
        blank = "" if end < len(found) and found[end].text.isspace() else " "
        return {start: f"[{number}]{blank}"} | dict.fromkeys(range(start + 1, end), "")
    return {}


def _mend_line(found: Sequence[_Letter], end: int, line: float) -> dict[int, str]:
    """Return what takes the place of the line end that pdfium makes up between a mark and the rest of its line."""
    after = next((at for at in range(end, min(end + 5, len(found))) if found[at].line is not None), end)
    blanks = range(end, after)
    if abs((found[after].line or 0.0) - line) > RAISED if after < len(found) else True:
        return {}
    made_up = [at for at in blanks if found[at].text in "\r\n"]
    return (
        dict.fromkeys(made_up, "")
        if len(made_up) < len(blanks)
        else {at: "" if found[at].text == "\r" else " " for at in made_up}
    )


def _has_words(line: str) -> bool:
    """Tell whether more than the number of an item stands on the line so far."""
    return len(re.split(r"[\r\n\0]", line)[-1].strip()) > NUMBER


def _place_of(box: Box, tables: Sequence[Table], last: tuple[Table, Box] | None) -> tuple[Table, Box] | None:
    """Return the table and the cell in which the middle of a letter lies: mostly those of the `last` one."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    if last and _holds(last[1], x, y):
        return last
    for table in tables:
        if _holds(table.box, x, y):
            cell = next((cell for row in table.rows for cell in row if cell and _holds(cell, x, y)), None)
            return (table, cell) if cell else None
    return None


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
