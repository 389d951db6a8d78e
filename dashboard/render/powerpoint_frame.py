"""What stands around a chart on its slide: title, scope and n above; notes, source, date and build below; the notes page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.slide import Slide

from dashboard.charts import Chart, Kind
from dashboard.render.powerpoint_page import Page, Room, fitted, line_count
from dashboard.render.powerpoint_shapes import FOOT, LINE_HIGH, TEXT, Words, clean
from dashboard.render.powerpoint_template import (
    FOOT_PLACE,
    FOOT_TOP,
    INNER,
    MARGIN,
    NUMBER_PLACE,
    SUBTITLE,
    WIDE,
)
from dashboard.texts import _, _n
from dashboard.wording import number, term

TITLE_SIZES = ((24 / 0.72, 2), (20 / 0.72, 2), (16 / 0.72, 3))  # with how many lines each may take
TITLE_TOP, PART = 34.0, " (10/10)"
FOOT_ROOM = INNER - 70
NOTE, MOST_NOTES, NOTE_LINES = 10 / 0.72, 2, 2
OPENING_TITLE, OPENING_LEAD, OPENING_TOP = 32 / 0.72, 16 / 0.72, 275.0


@dataclass(frozen=True, slots=True)
class Surround:
    """The words around one chart, as they fit, and the room that they leave."""

    title: str
    title_size: float
    title_high: float
    under: tuple[str, ...]  # one paragraph each
    under_high: float
    notes: tuple[str, ...]
    foot: tuple[str, ...]
    room: Room


def surround(chart: Chart) -> Surround:
    longest = clean(chart.title) + PART
    size, most = next((s for s in TITLE_SIZES if line_count(longest, INNER, s[0], "semibold") <= s[1]), TITLE_SIZES[-1])
    title_high = min(line_count(longest, INNER, size, "semibold"), most) * size * LINE_HIGH
    title = fitted(chart.title, INNER - 90, most, size, "semibold") if len(clean(chart.title)) > 150 else clean(chart.title)
    under = _under(chart)
    under_high = sum(line_count(text, INNER) for text in under) * TEXT * LINE_HIGH
    notes = tuple(fitted(note, INNER, NOTE_LINES, NOTE) for note in chart.notes[:MOST_NOTES])
    noted = sum(line_count(note, INNER, NOTE) for note in notes) * NOTE * LINE_HIGH
    room = Room(MARGIN, TITLE_TOP + title_high + under_high + 18, WIDE - MARGIN, FOOT_TOP - 14 - (noted + 8 if noted else 0))
    return Surround(title, size, title_high, under, under_high, notes, _foot(chart), room)


def _under(chart: Chart) -> tuple[str, ...]:
    """Return the measure with n, then the scope: on one line where they fit."""
    counted = f"n = {number(chart.n)} {chart.unit}"
    scope = f"{term('scope')}: {chart.scope_text}"
    parts = [part for part in (chart.subtitle, counted, scope) if part]
    whole = " · ".join(parts)
    if line_count(whole, INNER) == 1:
        return (whole,)
    return fitted(" · ".join(parts[:-1]), INNER, 2), fitted(scope, INNER, 1)


def _foot(chart: Chart) -> tuple[str, ...]:
    """Return the source, and below it until when the data reach, the build, whose boundaries are drawn."""
    parts = [f"{term('data_date')} {chart.data_date}", builds([chart]), f"{term('code')} {chart.code}" if chart.code else ""]
    parts += [term(chart.vintage or "2008"), term("boundaries")] if chart.kind is Kind.MAP else []
    dated = " · ".join(part for part in parts if part)
    return fitted(f"{term('source')}: {chart.source}", FOOT_ROOM, 2, FOOT), fitted(dated, FOOT_ROOM, 1, FOOT)


def draw_surround(page: Page, around: Surround, part: str) -> None:
    """Fill the slide's places; `part` says which of several slides of a chart this is."""
    title = [[Words(around.title + part, around.title_size, bold=True)]]
    page.placeholder("title", 0, title, _("Tiêu đề"), (MARGIN, TITLE_TOP, INNER, around.title_high))
    under = [[Words(text, 0, colour="")] for text in around.under]
    page.placeholder("body", SUBTITLE, under, _("Nội dung"), (MARGIN, TITLE_TOP + around.title_high, INNER, around.under_high))
    page.placeholder("body", FOOT_PLACE, [[Words(text, 0, colour="")] for text in around.foot], _("Chân trang"))
    page.placeholder("sldNum", NUMBER_PLACE, [], _("Số trang"))
    if around.notes:
        high = sum(line_count(note, INNER, NOTE) for note in around.notes) * NOTE * LINE_HIGH
        page.text(MARGIN, FOOT_TOP - 12 - high, INNER, high, [[Words(note, NOTE)] for note in around.notes], name=term("notes"))


def draw_opening(page: Page, title: str, lead: str, charts: Sequence[Chart]) -> None:
    said = lead or _n("{n} biểu đồ", len(charts))
    days = ", ".join(dict.fromkeys(chart.data_date for chart in charts))
    dated = " · ".join(part for part in (f"{term('data_date')} {days}" if days else "", builds(charts)) if part)
    text = fitted(title, INNER, 3, OPENING_TITLE, "semibold")
    high = line_count(text, INNER, OPENING_TITLE, "semibold") * OPENING_TITLE * LINE_HIGH
    page.placeholder("title", 0, [[Words(text, 0, colour="")]], _("Tiêu đề"), (MARGIN, OPENING_TOP, INNER, high))
    lead = [[Words(fitted(said, INNER, 4, OPENING_LEAD), 0, colour="")]]
    page.placeholder("body", SUBTITLE, lead, _("Nội dung"), (MARGIN, OPENING_TOP + high + 12, INNER, OPENING_LEAD * 6))
    page.placeholder("body", FOOT_PLACE, [[Words(fitted(dated, FOOT_ROOM, 2, NOTE), 0, colour="")]], _("Chân trang"))


def builds(charts: Sequence[Chart]) -> str:
    """Name the builds of the charts, each once."""
    found = ", ".join(dict.fromkeys(chart.build_id for chart in charts if chart.build_id))
    return f"{term('build')} {found}" if found else ""


def chart_notes(chart: Chart, cited: Sequence[str]) -> list[str]:
    """Return the paragraphs of a chart's notes page: all that the slide may have had to cut, then what is cited."""
    facts = [
        chart.title,
        chart.subtitle,
        f"n = {number(chart.n)} {chart.unit}",
        f"{term('scope')}: {chart.scope_text}",
        *(f"{term('notes')}: {note}" for note in chart.notes),
        f"{term('source')}: {chart.source}",
        f"{term('data_date')} {chart.data_date}",
        builds([chart]),
        f"{term('code')} {chart.code}" if chart.code else "",
    ]
    listed = [f"{place}. {text}" for place, text in enumerate(cited, start=1)]
    return [*(fact for fact in facts if fact), *([_("Trích dẫn:"), *listed] if listed else [])]


def write_notes(slide: Slide, paragraphs: Sequence[str]) -> None:
    """Write the notes page."""
    notes = slide.notes_slide
    notes.notes_text_frame.text = "\n".join(map(clean, paragraphs))
    for shape in notes.placeholders:
        shape.name = _("Trang chiếu") if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_IMAGE else term("notes")
