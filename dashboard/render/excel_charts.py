"""Native Excel charts beside the rows they draw: bars, columns, points, a heat map in cells. Editing a cell changes the chart.

The numbers of a chart stand in a grid of its own, to the right of the chart's rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.charts import INK, LINE, NEUTRAL, PAPER, SEQUENTIAL, Chart, Kind, Tone
from dashboard.render.excel import write_text
from dashboard.render.reading import all_tones, measure, ordered, told_apart
from dashboard.render.scale import lightness
from dashboard.texts import _

FONT = {"name": "Arial", "size": 10, "color": INK}
WIDE, HIGHEST = 720, 1500  # pixels
BAR_HIGH, COLUMN_HIGH = 26, 380
PATTERNS = {"hatch": "wide_upward_diagonal", "dots": "dotted_grid", "lines": "wide_downward_diagonal"}
MARKERS = {"circle": "circle", "square": "square", "diamond": "diamond", "triangle-up": "triangle", "cross": "x"}
ONE_TONE = Tone("", "", SEQUENTIAL[3])
GRID_WIDE = 16  # characters
Sums = dict[tuple[str, str], float]  # (category, code of the tone) → number


@dataclass(frozen=True, slots=True)
class Place:
    """Where a chart is written: its book, its sheet, the first free column, how cells look."""

    book: xlsxwriter.Workbook
    sheet: Worksheet
    column: int
    styles: dict[str, Format]

    def head(self, row: int, column: int, text: str) -> None:
        write_text(self.sheet, row, self.column + column, text, self.styles, "heading", "heading")

    def text(self, row: int, column: int, text: str) -> None:
        write_text(self.sheet, row, self.column + column, text, self.styles, "text", "quoted")

    def number(self, row: int, column: int, value: float) -> None:
        style = "whole" if round(value, 2) == int(value) else "decimal"
        self.sheet.write_number(row, self.column + column, value, self.styles[style])

    def span(self, first: int, last: int, column: int) -> list[object]:
        """Return a column of the grid as xlsxwriter names it in a chart."""
        return [self.sheet.get_name(), first, self.column + column, last, self.column + column]

    def widen(self, columns: int) -> None:
        self.sheet.set_column(self.column, self.column + columns - 1, GRID_WIDE)


def draw(place: Place, chart: Chart) -> int:
    """Write grid and charts, as many charts as there are panels; return how many: 0 where Excel has no such chart."""
    if chart.is_empty or chart.kind not in DRAW:
        return 0
    return DRAW[chart.kind](place, chart)


def _draw_stacks(place: Place, chart: Chart) -> int:
    """BARS and COLUMNS: a grid of category × tone for each panel, below each other, and its stacked chart."""
    enc, is_bars = chart.encoding, chart.kind is Kind.BARS
    category, tones = (enc.y if is_bars else enc.x), told_apart(all_tones(chart)) or (ONE_TONE,)
    names = ordered(chart, category, with_absent=not is_bars)  # a year without a document keeps its place, as in the picture
    panels = ordered(chart, enc.panel) if enc.panel else [""]
    place.widen(len(tones) + 1)
    top = 0
    for panel in panels:
        sums = _sums(chart, category, panel)
        used = [tone for tone in tones if any(key[1] == tone.code for key in sums)]
        _write_grid(place, top, panel, names, used, sums, measure_name(chart))
        drawn = place.book.add_chart({"type": "bar" if is_bars else "column", "subtype": "stacked"})
        for number, tone in enumerate(used, start=1):
            drawn.add_series({
                "name": [place.sheet.get_name(), top, place.column + number],
                "categories": place.span(top + 1, top + len(names), 0),
                "values": place.span(top + 1, top + len(names), number),
                "gap": 45, **_filling(tone),
            })  # fmt: skip
        high = min(HIGHEST, 130 + BAR_HIGH * len(names)) if is_bars else COLUMN_HIGH
        _finish(drawn, chart, panel, high, len(used) > 1)
        if is_bars:
            drawn.set_y_axis({"reverse": True, "num_font": FONT, "line": {"color": LINE}})
            drawn.set_x_axis(
                {"num_font": FONT, "major_gridlines": {"visible": True, "line": {"color": LINE}}, "label_position": "low"}
            )
        place.sheet.insert_chart(top, place.column + len(tones) + 2, drawn)
        top += max(len(names) + 3, high // 21 + 2)
    return len(panels)


def measure_name(chart: Chart) -> str:
    """Return the heading of the numbers, as the rows have it."""
    return dict(chart.columns).get(measure(chart), chart.unit)


def _sums(chart: Chart, category: str, panel: str) -> Sums:
    """Return the number of each (category, tone) of a panel; what has no row has no number."""
    enc, value = chart.encoding, measure(chart)
    sums: Sums = {}
    for row in chart.frame.iter_rows(named=True):
        if row[category] is None or row[value] is None or (enc.panel and str(row[enc.panel]) != panel):
            continue
        key = (str(row[category]), str(row[enc.colour]) if enc.colour else "")
        sums[key] = sums.get(key, 0) + row[value]
    return sums


def _write_grid(
    place: Place, top: int, panel: str, names: Sequence[str], tones: Sequence[Tone], sums: Sums, one: str
) -> None:  # fmt: skip
    place.head(top, 0, panel)
    for column, tone in enumerate(tones, start=1):
        place.head(top, column, tone.label or one)
    for row, name in enumerate(names, start=top + 1):
        place.text(row, 0, name)
        for column, tone in enumerate(tones, start=1):
            if (name, tone.code) in sums:
                place.number(row, column, sums[name, tone.code])


def _filling(tone: Tone) -> dict[str, object]:
    """Return the colour and texture of a tone, an edge where it is nearly as light as paper."""
    edge = {"color": NEUTRAL if lightness(tone.colour) > 0.9 else PAPER, "width": 0.75}
    if tone.texture in PATTERNS:
        ground = PAPER if tone.texture == "hatch" else tone.colour
        return {
            "pattern": {
                "pattern": PATTERNS[tone.texture],
                "fg_color": NEUTRAL if ground == PAPER else PAPER,
                "bg_color": ground,
            },
            "border": edge,
        }
    return {"fill": {"color": tone.colour}, "border": edge}


def _finish(drawn: xlsxwriter.chart.Chart, chart: Chart, panel: str, high: int, legend: bool) -> None:
    """Set title, legend, size and the words for who can't see it."""
    title = " · ".join(part for part in (chart.title, panel) if part)
    drawn.set_title({"name": title[:255], "name_font": {**FONT, "size": 12, "bold": True}, "overlay": False})
    drawn.set_legend({"position": "bottom", "font": FONT} if legend else {"none": True})
    drawn.set_size({"width": WIDE, "height": high})
    drawn.set_y_axis({"num_font": FONT, "major_gridlines": {"visible": True, "line": {"color": LINE}}})
    drawn.set_x_axis({"num_font": FONT, "line": {"color": LINE}})


def _draw_heat(place: Place, chart: Chart) -> int:
    """HEATMAP: the cross table itself, its cells coloured by their numbers; what has no row stays empty."""
    enc = chart.encoding
    rows, columns = ordered(chart, enc.y), ordered(chart, enc.x)
    place.head(0, 0, measure_name(chart))
    for number, name in enumerate(columns, start=1):
        place.head(0, number, name)
    for number, name in enumerate(rows, start=1):
        place.text(number, 0, name)
    for row in chart.frame.iter_rows(named=True):
        if None not in (row[enc.y], row[enc.x], row[enc.value]):
            place.number(rows.index(str(row[enc.y])) + 1, columns.index(str(row[enc.x])) + 1, row[enc.value])
    place.widen(len(columns) + 1)
    first, last = place.column + 1, place.column + len(columns)
    shades = {"type": "2_color_scale", "min_color": SEQUENTIAL[0], "max_color": SEQUENTIAL[3]}
    place.sheet.conditional_format(1, first, len(rows), last, shades)
    return 1


def _draw_points(place: Place, chart: Chart) -> int:
    """POINTS: a scatter chart a panel, its points below each other as name, time, value; rows sharing `line` are joined."""
    enc = chart.encoding
    times = [_time(value) for value in chart.frame[enc.x].to_list()]
    if None in times or len({type(time) for time in times}) > 1:
        return 0  # names, or years beside days: one number axis can't hold them
    style = "date" if isinstance(times[0], date) else "year"
    panels = ordered(chart, enc.panel) if enc.panel else [""]
    for column, heading in enumerate((_("Chuỗi"), _("Thời gian"), measure_name(chart))):
        place.head(0, column, heading)
    place.widen(3)
    top = 1
    for number, panel in enumerate(panels):
        drawn = place.book.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
        repeated, top = _add_points(place, drawn, chart, panel, times, top, style)
        _finish(drawn, chart, panel, COLUMN_HIGH, bool(enc.colour))
        if enc.colour:
            drawn.set_legend({"position": "bottom", "font": FONT, "delete_series": repeated})
        axis = {"num_font": FONT, "line": {"color": LINE}, "num_format": "d/m/yyyy" if style == "date" else "0"}
        drawn.set_x_axis(axis | ({} if style == "date" else {"min": min(times) - 1, "max": max(times) + 1, "major_unit": 1}))
        place.sheet.insert_chart(number * (COLUMN_HIGH // 21 + 2), place.column + 4, drawn)
    return len(panels)


def _add_points(
    place: Place, drawn: xlsxwriter.chart.Chart, chart: Chart, panel: str, times: Sequence[int | date], top: int, style: str
) -> tuple[list[int], int]:
    """Add the series of a panel; return which of them repeat a tone in the legend, and the next free row."""
    tones = {tone.code: tone for tone in all_tones(chart)}
    seen: set[str] = set()
    repeated = []
    for place_in_chart, ((code, line), rows) in enumerate(_series(chart, panel).items()):
        tone = tones.get(code, ONE_TONE)
        rows = sorted(rows, key=lambda row: times[row])
        for number, row in enumerate(rows, start=top):
            place.text(number, 0, tone.label or measure_name(chart))
            write = place.sheet.write_datetime if style == "date" else place.sheet.write_number
            write(number, place.column + 1, times[row], place.styles[style])
            place.number(number, 2, chart.frame[measure(chart)][row])
        drawn.add_series({
            "name": [place.sheet.get_name(), top, place.column],
            "categories": place.span(top, top + len(rows) - 1, 1),
            "values": place.span(top, top + len(rows) - 1, 2),
            "marker": {"type": MARKERS[tone.shape], "size": 8, "fill": {"color": tone.colour}, "border": {"color": INK}},
            "line": {"color": tone.colour, "width": 1.75} if line else {"none": True},
        })  # fmt: skip
        repeated += [place_in_chart] if code in seen else []
        seen.add(code)
        top += len(rows)
    return repeated, top


def _series(chart: Chart, panel: str) -> dict[tuple[str, str], list[int]]:
    """Return rows by (tone, line); what is not joined is a series of its tone, without a line."""
    enc, value = chart.encoding, measure(chart)
    found: dict[tuple[str, str], list[int]] = {}
    for number, row in enumerate(chart.frame.iter_rows(named=True)):
        if row[value] is not None and (not enc.panel or str(row[enc.panel]) == panel):
            line = str(row[enc.line]) if enc.line and row[enc.line] is not None else ""
            found.setdefault((str(row[enc.colour]) if enc.colour else "", line), []).append(number)
    return found


def _time(value: object) -> int | date | None:
    """A year as a whole number, a day as a date; anything else is None."""
    if isinstance(value, date):
        return value
    text = str(value)
    if text.isdigit() and len(text) == 4:
        return int(text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


DRAW: dict[Kind, Callable[[Place, Chart], int]] = {
    Kind.BARS: _draw_stacks,
    Kind.COLUMNS: _draw_stacks,
    Kind.HEATMAP: _draw_heat,
    Kind.POINTS: _draw_points,
}
