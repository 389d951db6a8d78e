"""Many Forms → one ZIP or folder: a sheet and a letter a body, and an index of them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import xlsxwriter

from dashboard.forms import Form
from dashboard.render import form_letter, form_sheet, form_words
from dashboard.render.excel import A4, AUTHOR, CREATED, line_count
from dashboard.render.form_words import file_name
from dashboard.render.zipped import zipped
from forms import words

INDEX = "00_muc-luc.xlsx"
WIDE = (5, 44, 10, 10, 44, 24, 56)  # characters
LINE_HIGH, HEAD_HIGH = 16.5, 36  # points


def files(forms: Sequence[Form]) -> dict[str, bytes]:
    """Return name → bytes: the index, then sheet and letter of each Form; of several plans, each in a folder of its own."""
    plans = list(dict.fromkeys(form.plan for form in forms))
    made: dict[str, bytes] = {}
    for plan in plans:
        folder = f"{plan}/" if len(plans) > 1 else ""
        its = [form for form in forms if form.plan == plan]
        made[folder + INDEX] = index(its)
        for form in its:
            made[folder + file_name(form, "xlsx")] = form_sheet.workbook(form)
            made[folder + file_name(form, "docx")] = form_letter.document(form)
    return made


def archive(forms: Sequence[Form]) -> bytes:
    """Return the ZIP's bytes, the same for the same Forms."""
    return zipped(files(forms))


def write(forms: Sequence[Form], out: Path) -> None:
    """Write to `out`: a ZIP if it is named so, else a folder, made where it is missing."""
    if out.suffix.lower() == ".zip":
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(archive(forms))
        return
    for name, content in files(forms).items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(content)


def index(forms: Sequence[Form]) -> bytes:
    """Return a sheet that lists the forms: who, how much, to whom, until when, in which files."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        title = words.INDEX.format(year=forms[0].year)
        book.set_properties({"title": title, "author": AUTHOR, "created": CREATED})
        styles = {
            name: book.add_format(form_sheet.STYLES[name]) for name in ("title", "side_hint", "heading", "locked", "centred")
        }
        sheet = book.add_worksheet(words.INDEX_SHEET)
        sheet.write_string(0, 0, title, styles["title"])
        sheet.merge_range(1, 0, 1, len(WIDE) - 1, forms[0].plan_words, styles["side_hint"])
        for row in range(3):
            sheet.set_row(row, HEAD_HIGH)
        for place, (heading, wide) in enumerate(zip(words.INDEX_HEADINGS, WIDE, strict=True)):
            sheet.set_column(place, place, wide)
            sheet.write_string(2, place, heading, styles["heading"])
        for row, form in enumerate(forms, start=3):
            values = _row(row - 2, form)
            for place, value in enumerate(values):
                if isinstance(value, int):
                    sheet.write_number(row, place, value, styles["centred"])
                else:
                    sheet.write_string(row, place, value, styles["locked"])
            sheet.set_row(row, 4 + LINE_HIGH * max(line_count(value, wide) for value, wide in zip(values, WIDE, strict=True)))
        sheet.freeze_panes(3, 2)
        sheet.repeat_rows(2)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
    return out.getvalue()


def _row(number: int, form: Form) -> tuple[int | str, ...]:
    counts = (len(form.duties), len(form.indicators))
    return (number, form.agency, *counts, form_words.recipient(form), form_words.due(form), Path(file_name(form, "xlsx")).stem)
