"""A Report → DOCX: an official document, a chapter for each chart, the counted rows and sources in annexes."""

from __future__ import annotations

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

from dashboard.render import report_words as words
from dashboard.render import word_long as long
from dashboard.render import word_styles as look
from dashboard.render.report_pictures import picture
from dashboard.render.report_tables import Grid, clean
from dashboard.render.report_words import Annex, Chapter
from dashboard.render.word import Paper, TableColumn
from dashboard.report import Report
from dashboard.texts import _

DPI = 300
PICTURE_PX = round(look.TEXT_WIDE / 25.4 * DPI)
SIZES = (12, 11, 10)  # points, tried in turn until a table's words fit unbroken
ANNEX_SIZES = (11, 10, 9)


def docx(report: Report) -> bytes:
    """Return the file's bytes, the same for the same Report, in the reader's language; the letterhead is Vietnamese in any."""
    paper = Paper(words.letterhead(report), _("Báo cáo"), clean(report.title), about=clean(report.code))
    long.foot(paper, words.foot(report))
    if report.subtitle:
        long.under_title(paper, clean(report.subtitle))
    paper.paragraph(words.introduction(report))
    for chapter in words.chapters(report):
        _write_chapter(paper, chapter)
    paper.close(words.recipients(report))
    for annex in words.annexes(report):
        _write_annex(paper, annex)
    return paper.bytes()


def _write_chapter(paper: Paper, chapter: Chapter) -> None:
    paper.heading(chapter.heading)
    for sentence in chapter.sentences:
        paper.paragraph(sentence)
    if chapter.figure:
        _write_picture(paper, chapter)
    if chapter.grid:
        long.table_caption(paper, chapter.table)
        _write_table(paper, chapter.grid, look.TEXT_WIDE, SIZES)
    for note in chapter.notes:
        paper.note(note)


def _write_picture(paper: Paper, chapter: Chapter) -> None:
    try:
        png = picture(chapter.chart, "png", PICTURE_PX)
    except ValueError:
        paper.note(words.too_high(chapter))
    else:
        long.picture(paper, png, chapter.figure, words.described(chapter))


def _write_annex(paper: Paper, annex: Annex) -> None:
    long.annex(paper, annex.name, annex.title, annex.belongs)
    for part in annex.parts:
        if part.heading:
            long.annex_part(paper, part.heading, part.lead)
        _write_table(paper, part.grid, long.ANNEX_WIDE, ANNEX_SIZES)


def _write_table(paper: Paper, grid: Grid, room: float, sizes: tuple[float, ...]) -> None:
    size, wide = grid.shares(room, sizes)
    columns = [
        TableColumn(heading, width, ALIGN.RIGHT if numeric else ALIGN.LEFT)
        for heading, width, numeric in zip(grid.headings, wide, grid.numeric, strict=True)
    ]
    paper.table(columns, grid.rows, size)
