"""Charts → PPTX: slides of native, editable charts, tables and shapes on our own template, the same bytes for the same charts.

Pages import this module only when someone exports: it loads python-pptx. Needs no network.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

from pptx import Presentation
from pptx.presentation import Presentation as Deck

from dashboard.charts import MUTED, Chart, Kind
from dashboard.render import (
    powerpoint_bars,
    powerpoint_cascade,
    powerpoint_grid,
    powerpoint_map,
    powerpoint_points,
    powerpoint_ranges,
    powerpoint_words,
)
from dashboard.render.excel import AUTHOR, CREATED
from dashboard.render.powerpoint_frame import builds, chart_notes, draw_opening, draw_surround, surround, write_notes
from dashboard.render.powerpoint_page import Draw, Page, Room
from dashboard.render.powerpoint_shapes import Words, clean
from dashboard.render.powerpoint_template import CHART, OPENING, template
from dashboard.render.zipped import repacked
from dashboard.texts import in_language
from dashboard.wording import term

PLAN: dict[Kind, Callable[[Chart, Room], list[Draw]]] = {
    Kind.MAP: powerpoint_map.plan,
    Kind.BARS: powerpoint_bars.plan_bars,
    Kind.COLUMNS: powerpoint_bars.plan_columns,
    Kind.HEATMAP: powerpoint_grid.plan_heatmap,
    Kind.MATRIX: powerpoint_grid.plan_matrix,
    Kind.POINTS: powerpoint_points.plan,
    Kind.RANGES: powerpoint_ranges.plan,
    Kind.CASCADE: powerpoint_cascade.plan,
    Kind.TILES: powerpoint_words.plan_tiles,
    Kind.STATEMENTS: powerpoint_words.plan_statements,
    Kind.TABLE: powerpoint_words.plan_table,
}
EMPTY = 16 / 0.72  # 16 points
LONGEST_FACT = 255  # characters of a property of the document, python-pptx's own limit


def deck(
    charts: Sequence[Chart], title: str = "", lead: str = "", cited: Sequence[Sequence[str]] = (), lang: str = "vi"
) -> bytes:
    """Return the presentation: an opening slide where there is a title, then each chart on as many slides as it needs.

    `cited` has, for each chart, the passages and citations that its notes page lists.
    """
    with in_language(lang):
        book = Presentation(BytesIO(template(lang)))
        _describe(book, title or (charts[0].title if charts else AUTHOR), charts)
        if title:
            page = Page(book.slides.add_slide(book.slide_layouts[OPENING]), lang)
            draw_opening(page, title, lead, charts)
            page.close()
            write_notes(page.slide, [title, lead, *(f"{place}. {chart.title}" for place, chart in enumerate(charts, start=1))])
        for place, chart in enumerate(charts):
            _add(book, chart, cited[place] if place < len(cited) else (), lang)
        out = BytesIO()
        book.save(out)
    return repacked(out.getvalue())


def slide(chart: Chart, lang: str = "vi") -> bytes:
    """Return a presentation of one chart."""
    return deck([chart], lang=lang)


def _describe(book: Deck, title: str, charts: Sequence[Chart]) -> None:
    facts = book.core_properties
    facts.title, facts.author, facts.last_modified_by = clean(title)[:LONGEST_FACT], AUTHOR, AUTHOR
    facts.comments, facts.revision = clean(builds(charts))[:LONGEST_FACT], 1
    facts.created = facts.modified = CREATED


def _add(book: Deck, chart: Chart, cited: Sequence[str], lang: str) -> None:
    """Set one chart; where it takes several slides, each says which of them it is."""
    around = surround(chart)
    has_rows = not chart.is_empty or chart.kind is Kind.MAP  # a map of nothing is a map all the same
    drawings = (PLAN[chart.kind](chart, around.room) if has_rows else []) or [_say_empty(around.room)]
    for place, draw in enumerate(drawings, start=1):
        page = Page(book.slides.add_slide(book.slide_layouts[CHART]), lang)
        draw_surround(page, around, f" ({place}/{len(drawings)})" if len(drawings) > 1 else "")
        draw(page)
        page.close()
        write_notes(page.slide, chart_notes(chart, cited))


def _say_empty(room: Room) -> Draw:
    def draw(page: Page) -> None:
        words = Words(term("empty"), EMPTY, colour=MUTED)
        page.text(room.left, room.top, room.wide, room.high, words, align="center", anchor="ctr")

    return draw
