"""Charts → one PDF on A4: the pictures of a page one under the other, none cut, with heading, page numbers and build.

Its text can be searched and copied. No bookmarks: matplotlib writes none.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from matplotlib.backends.backend_pdf import FigureCanvasPdf, PdfPages
from matplotlib.figure import Figure

from dashboard.charts import MUTED, PAPER, Chart
from dashboard.render import static
from dashboard.render.static_sheet import FOOT, INNER, MARGIN, TEXT, WIDTH, Sheet, tidy
from dashboard.texts import _, in_language
from dashboard.wording import term

A4 = (210 / 25.4, 297 / 25.4)  # inches
WIDE, HIGH = A4[0] * 100, A4[1] * 100  # in the sheets' unit
LEFT = (WIDE - WIDTH) / 2
TOP, BOTTOM = 24, HIGH - 52  # where pictures may stand; the foot of the page is below
BETWEEN = 10
TABLE_ROOM = BOTTOM - TOP - 150  # rows of a table beyond it are not printed: the table says how many there are
SMALLEST = 0.85  # a picture may be so much smaller on the page begun than it would be on one of its own
HEADING = 27


def pdf(title: str, lead: str, charts: Sequence[Chart], lang: str = "vi") -> bytes:
    """Return the file's bytes, the same for the same charts; `lead` stands under the title, before the first picture."""
    out = BytesIO()
    metadata = static.METADATA["pdf"] | {"Title": tidy(title)}
    with static.alone(), PdfPages(out, metadata=metadata) as book:
        for page in pages(title, lead, charts, lang):
            FigureCanvasPdf(page).print_pdf(book)
    return out.getvalue()


def pages(title: str, lead: str, charts: Sequence[Chart], lang: str = "vi") -> list[Figure]:
    """Return the drawn pages: each picture on the page begun if it fits there, else on a new one."""
    made = [_page()]
    top = _heading(made[0], title, lead, charts, lang)
    for chart in charts:
        sheet = Sheet(lang=lang, page=made[-1], room=TABLE_ROOM)
        high = static.draw(sheet, chart)
        scale, alone = (min(1, (BOTTOM - start) / high) for start in (top, TOP))
        if scale < SMALLEST * alone:
            made.append(_page())
            top, scale = TOP, alone
        if scale < 1 or sheet.figure is not made[-1]:
            sheet.axes.remove()
            sheet = Sheet(lang=lang, page=made[-1], scale=scale, room=TABLE_ROOM)
            static.draw(sheet, chart)
        sheet.stand(LEFT + WIDTH * (1 - scale) / 2, top, high)
        top += high * scale + BETWEEN
    for number, page in enumerate(made, start=1):
        _foot(page, number, len(made), charts, lang)
    return made


def _page() -> Figure:
    return Figure(figsize=A4, facecolor=PAPER)


def _heading(page: Figure, title: str, lead: str, charts: Sequence[Chart], lang: str) -> float:
    sheet = Sheet(lang=lang, page=page)
    end = sheet.paragraph(MARGIN, 10, title, INNER, size=HEADING, weight="semibold")
    end = sheet.paragraph(MARGIN, end + 4, lead, INNER, size=TEXT, colour=MUTED) if lead else end
    end = sheet.paragraph(MARGIN, end + 2, _dated(charts, lang), INNER, size=FOOT, colour=MUTED)
    sheet.rule(MARGIN, end + 9, WIDTH - MARGIN, end + 9, colour=MUTED)
    sheet.stand(LEFT, TOP, end + 14)
    return TOP + end + 14


def _foot(page: Figure, number: int, count: int, charts: Sequence[Chart], lang: str) -> None:
    sheet = Sheet(lang=lang, page=page)
    builds = ", ".join(dict.fromkeys(chart.build_id for chart in charts if chart.build_id))
    with in_language(lang):
        said = _("Trang {page}/{pages}", page=number, pages=count)
    sheet.lines(MARGIN, 0, [f"{term('build', lang)} {builds}"] if builds else [], size=FOOT, colour=MUTED)
    sheet.lines(WIDTH - MARGIN, 0, [said], size=FOOT, colour=MUTED, align="right")
    sheet.stand(LEFT, BOTTOM + 16, FOOT * 1.6)


def _dated(charts: Sequence[Chart], lang: str) -> str:
    """Say until when the data reach: once, if all charts agree."""
    days = ", ".join(dict.fromkeys(chart.data_date for chart in charts))
    return f"{term('data_date', lang)} {days}" if days else ""
