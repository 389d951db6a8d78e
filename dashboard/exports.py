"""A frozen set → one file: its charts made again, then handed to the renderer of the format. Knows no screen.

Charts in = charts out: what could not be made is named, never left out in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from dashboard import intake, passages, recipes, recording, sets, tables, texts, wording
from dashboard.charts import Chart
from dashboard.context import Context
from dashboard.frozen import Frozen
from dashboard.recipes import Drawn, NotMade
from dashboard.recording import Recording
from dashboard.report import ANNEXES, PASSAGES, Entry, Report
from dashboard.sets import Item
from dashboard.texts import N_, _, _n

FORMATS = {"pptx": N_("Trình chiếu PowerPoint"), "docx": N_("Báo cáo Word"), "pdf": N_("Báo cáo PDF"), "xlsx": N_("Sổ Excel")}
OFFICE = "application/vnd.openxmlformats-officedocument"
MIME = {
    "pptx": f"{OFFICE}.presentationml.presentation",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "pdf": "application/pdf",
}
MOST_CITED = 40  # rows behind a chart on the notes page of its slide
Tell = Callable[[int, int], None]  # told how many charts of how many are made


class Nothing(Exception):
    """There is no chart to export; the text says why, for people."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A chart of the set that could not be made, and why."""

    item: Item
    reason: str


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file, the code that makes it again, and what is missing in it."""

    content: bytes
    code: str
    count: int
    missing: tuple[Missing, ...] = ()


def folder() -> Path:
    """Return where the sets are."""
    return intake.data_directory() / "sets"


def drawn(frozen: Frozen, tell: Tell | None = None) -> tuple[list[tuple[Item, Drawn]], tuple[Missing, ...]]:
    """Make the charts of a frozen set again, in their order; raises NoWarehouse where its build is gone."""
    build, items = frozen.build(), frozen.collection.items
    made, missing = [], []
    with texts.in_language(frozen.language):
        for number, item in enumerate(items, start=1):
            try:
                made.append((item, recipes.chart(build, item.recipe, frozen.day)))
            except NotMade as reason:
                missing.append(Missing(item, str(reason)))
            if tell:
                tell(number, len(items))
    return made, tuple(missing)


def file(frozen: Frozen, code: str, extension: str, tell: Tell | None = None) -> Made:
    """Return a frozen set as one file with its code in it; raises Nothing, NoWarehouse."""
    made, missing = drawn(frozen, tell)
    if not made:
        raise Nothing("; ".join(one.reason for one in missing) or _("Bộ chưa có hình nào"))
    with texts.in_language(frozen.language):
        return Made(_rendered(frozen, code, made, extension), code, len(made), missing)


def _rendered(frozen: Frozen, code: str, made: Sequence[tuple[Item, Drawn]], extension: str) -> bytes:
    """Hand the charts to the renderer, which is imported only when somebody asks for its format."""
    if extension == "pptx":
        from dashboard.render import powerpoint

        slides = [_slide(item, chart, code) for item, (chart, _context) in made]
        cited = [_cited(chart, context) for _item, (chart, context) in made]
        return powerpoint.deck(slides, frozen.collection.name, _lead(frozen, code), cited, frozen.language)
    report = report_of(frozen, code, made)
    if extension == "docx":
        from dashboard.render import report_word

        return report_word.docx(report)
    if extension == "pdf":
        from dashboard.render import report_pdf

        return report_pdf.pdf(report)
    from dashboard.render import report_workbook

    return report_workbook.xlsx(report)


def _slide(item: Item, chart: Chart, code: str) -> Chart:
    """Return the chart under its title in this report, the comment first among its notes."""
    notes = (item.comment, *chart.notes) if item.comment else chart.notes
    return replace(chart, title=item.title or chart.title, notes=notes, code=code)


def report_of(frozen: Frozen, code: str, made: Sequence[tuple[Item, Drawn]]) -> Report:
    """Return the set as a report: words of its head, a chapter a chart, the passages behind each where they are asked for."""
    head = frozen.collection
    parts = head.parts.split(",")
    entries = (
        Entry(chart, item.title, item.comment, _passages(chart, context) if PASSAGES in parts else None)
        for item, (chart, context) in made
    )
    return Report(
        head.name, tuple(entries), frozen.build_id, code, _subtitle(frozen), head.system, head.issuer or None,
        head.parent or None, head.body or None, head.place or None, recipients=tuple(head.recipients.splitlines()),
        annexes=tuple(annex for annex in ANNEXES if annex in parts), tables=sets.TABLES in parts,
    )  # fmt: skip


def _lead(frozen: Frozen, code: str) -> str:
    return f"{_subtitle(frozen)} · {wording.term('code')} {code}"


def _subtitle(frozen: Frozen) -> str:
    return _("Dữ liệu đến {date}, xem tại ngày {day}", date=wording.day(frozen.data_date), day=wording.day(frozen.day))


def _cited(chart: Chart, context: Context) -> list[str]:
    """Return the first rows behind a chart as lines for the notes page, and how many more there are."""
    rows = _passages(chart, context)
    if rows is None:
        return []
    lines = [" · ".join(filter(None, row)) for row in rows.head(MOST_CITED).iter_rows()]
    more = rows.height - len(lines)
    return [*lines, _n("và {n} dòng nữa", more)] if more else lines


def _passages(chart: Chart, context: Context) -> pl.DataFrame | None:
    """Return the rows behind the whole chart under their headings; None where nothing stands behind it."""
    if not chart.subject(None) or not chart.n:
        return None
    with recording.into(Recording()):
        return tables.printed(passages.of_chart(context.build, context.scope, chart, None))
