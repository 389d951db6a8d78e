"""Chart → picture (PNG, SVG, PDF) that explains itself on paper: title, scope, n, source and dates are inside.

Pages import this module only when someone exports: it loads matplotlib. Needs no browser and no network.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Literal

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from dashboard.charts import LINE, MUTED, Chart, Kind
from dashboard.render import static_bars, static_cascade, static_grid, static_map, static_points, static_ranges, static_words
from dashboard.render.static_sheet import (
    FOOT,
    MARGIN,
    SMALL,
    TEXT,
    TITLE,
    WIDTH,
    Sheet,
    inner_width,
    of_width,
    sheet_width,
    tidy,
    width,
)
from dashboard.texts import _, in_language
from dashboard.wording import number, term

FileFormat = Literal["png", "svg", "pdf"]
NARROWEST, WIDEST = 640, 1600  # units of a sheet: what the map with its legend needs, what lines of text bear
HIGHEST_PX = 60_000  # Agg refuses pictures of 65,536 pixels and more
SETTINGS = {
    "svg.fonttype": "none",  # text stays text: searchable, editable
    "svg.hashsalt": "hang-viet-atlas",  # the same ids on every run
    "pdf.fonttype": 42,
    "hatch.linewidth": 0.6,
    "path.simplify": False,
    "text.hinting": "no_hinting",  # letters as wide in a picture as `width` measures them
    "text.usetex": False,
}
METADATA = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": "Hàng Việt Atlas"},
    "pdf": {"CreationDate": None, "Creator": "Hàng Việt Atlas", "Producer": None},
}
SVG_FAMILY = "'Be Vietnam Pro', Arial, 'DejaVu Sans', sans-serif"  # for the reader's machine; ours need only be measured
DRAW: dict[Kind, Callable[[Sheet, Chart, float], float]] = {
    Kind.MAP: static_map.draw,
    Kind.BARS: static_bars.draw_bars,
    Kind.COLUMNS: static_bars.draw_columns,
    Kind.HEATMAP: static_grid.draw_heatmap,
    Kind.MATRIX: static_grid.draw_matrix,
    Kind.POINTS: static_points.draw,
    Kind.RANGES: static_ranges.draw,
    Kind.CASCADE: static_cascade.draw,
    Kind.TILES: static_words.draw_tiles,
    Kind.STATEMENTS: static_words.draw_statements,
    Kind.TABLE: static_words.draw_table,
}
_one_at_a_time = threading.Lock()  # matplotlib's settings and font cache are the whole process's


def picture(
    chart: Chart,
    file_format: FileFormat,
    width_px: int = 1200,
    grey: bool = False,
    lang: str = "vi",
    type_px: float | None = None,
) -> bytes:
    """Return the file's bytes, the same for the same Chart. SVG and PDF have no pixels: `width_px` is for PNG.

    `type_px` is the size of the text in a picture that is `width_px` wide; if it is not given, 13.5 on a width of 800.
    Raises ValueError when so many categories are asked for that no PNG can be that high, or the text has no room.
    """
    units = width_px * TEXT / type_px if type_px else WIDTH
    if not NARROWEST <= units <= WIDEST:
        least, most = (number(width_px * TEXT / wide, 1, lang) for wide in (WIDEST, NARROWEST))
        with in_language(lang):
            raise ValueError(
                _("hình rộng {width} điểm ảnh cần cỡ chữ từ {least} đến {most}", width=number(width_px), least=least, most=most)
            )
    with alone(), of_width(units):
        return _saved(drawn(chart, grey, lang), chart, file_format, width_px)


@contextmanager
def alone() -> Iterator[None]:
    """Draw inside: with this module's settings, and nobody else at the same time."""
    with _one_at_a_time, matplotlib.rc_context(SETTINGS):
        yield


def drawn(chart: Chart, grey: bool = False, lang: str = "vi") -> Figure:
    """Return the finished drawing, 8 inches wide unless `of_width` says otherwise, and as high as it needs."""
    sheet = Sheet(grey=grey, lang=lang)
    return sheet.finish(draw(sheet, chart))


def draw(sheet: Sheet, chart: Chart) -> float:
    """Draw the whole chart from the upper edge of `sheet` on, and return where it ends."""
    body = _say_empty if chart.is_empty and chart.kind is not Kind.MAP else DRAW[chart.kind]
    with in_language(sheet.lang):
        return _foot(sheet, chart, body(sheet, chart, _head(sheet, chart)))


def _head(sheet: Sheet, chart: Chart) -> float:
    top = sheet.paragraph(MARGIN, MARGIN - 4, chart.title, inner_width(), size=TITLE, weight="semibold")
    top = sheet.paragraph(MARGIN, top + 2, chart.subtitle, inner_width(), size=TEXT, colour=MUTED)
    counted = f"{term('n', sheet.lang)} = {number(chart.n, lang=sheet.lang)} {chart.unit}"
    scope = f"{term('scope', sheet.lang)}: {chart.scope_text}"
    if width(f"{counted} · {scope}", SMALL, "medium") + 5 <= inner_width():
        sheet.lines(MARGIN, top + 2, [counted], size=SMALL, weight="medium")
        top = sheet.lines(MARGIN + width(counted, SMALL, "medium") + 5, top + 2, [f"· {scope}"], size=SMALL, colour=MUTED)
    else:
        top = sheet.paragraph(MARGIN, top + 2, counted, inner_width(), size=SMALL, weight="medium")
        top = sheet.paragraph(MARGIN, top, scope, inner_width(), size=SMALL, colour=MUTED)
    return top + 14


def _foot(sheet: Sheet, chart: Chart, top: float) -> float:
    top += 12
    for note in chart.notes:
        top = sheet.paragraph(MARGIN, top, note, inner_width(), size=SMALL)
    top += 8 if chart.notes else 0
    sheet.rule(MARGIN, top, sheet_width() - MARGIN, top, colour=LINE)
    top += 7
    dated = f"{term('data_date', sheet.lang)} {chart.data_date}"
    dated += f" · {term('build', sheet.lang)} {chart.build_id}" if chart.build_id else ""
    dated += f" · {term('code', sheet.lang)} {chart.code}" if chart.code else ""
    source = f"{term('source', sheet.lang)}: {chart.source}"
    beside = width(source, FOOT) + width(dated, FOOT) + 30 <= inner_width()
    if beside:
        sheet.lines(sheet_width() - MARGIN, top, [dated], size=FOOT, colour=MUTED, align="right")
    top = sheet.paragraph(MARGIN, top, source, inner_width(), size=FOOT, colour=MUTED)
    if not beside:
        top = sheet.lines(MARGIN, top, [dated], size=FOOT, colour=MUTED)
    if chart.kind is Kind.MAP:
        vintage = term(chart.vintage or "2008", sheet.lang)
        named = re.split(r"[,(]", vintage)[0].strip().lower()  # "địa giới 63 tỉnh"
        if not any(named in text.lower() for text in (chart.subtitle, *chart.notes)):
            sheet.lines(sheet_width() - MARGIN, top, [vintage], size=FOOT, colour=MUTED, align="right")
        top = sheet.lines(MARGIN, top, [term("boundaries", sheet.lang)], size=FOOT, colour=MUTED)
    return top + MARGIN - 10


def _say_empty(sheet: Sheet, chart: Chart, top: float) -> float:
    sheet.centred(sheet_width() / 2, top + 90, [term("empty", sheet.lang)], size=TEXT + 1, colour=MUTED, align="center")
    return top + 180


def _saved(figure: Figure, chart: Chart, file_format: FileFormat, width_px: int) -> bytes:
    out = BytesIO()
    metadata = METADATA[file_format] | {"Title": tidy(chart.title)}
    if file_format == "png":
        figure.set_dpi(width_px / figure.get_figwidth())
        if figure.bbox.height > HIGHEST_PX:
            raise ValueError(
                _("hình cao hơn {pixels} điểm ảnh: thu hẹp phạm vi, hoặc xuất SVG, PDF", pixels=number(HIGHEST_PX))
            )
        FigureCanvasAgg(figure).print_png(out, metadata=metadata)
    elif file_format == "pdf":
        FigureCanvasPdf(figure).print_pdf(out, metadata=metadata)
    else:
        FigureCanvasSVG(figure).print_svg(out, metadata=metadata)
        return _with_families(out.getvalue().decode())
    return out.getvalue()


def _with_families(svg: str) -> bytes:
    for written in ("'Be Vietnam Pro', 'DejaVu Sans'", "font-family: 'DejaVu Sans'"):
        svg = svg.replace(written, SVG_FAMILY if written.startswith("'") else f"font-family: {SVG_FAMILY}")
    return svg.encode()
