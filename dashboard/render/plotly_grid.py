"""Heat maps and matrices on screen: cells drawn as bars, which can be clicked and patterned."""

from __future__ import annotations

import polars as pl

from dashboard.charts import PAPER, SEQUENTIAL, Chart, Tone
from dashboard.render.plotly_frame import (
    LABEL_WIDTH,
    LETTER_WIDTH,
    LINE_HEIGHT,
    PATTERNS,
    ROW_HEIGHT,
    Figure,
    layout_of,
    marker_of,
    row_height,
    wrap,
)  # fmt: skip
from dashboard.render.reading import ordered
from dashboard.render.scale import shade, text_on
from dashboard.wording import number

LOWEST = 150  # pixels: lower than this Plotly gives column headings no room
MANY_COLUMNS = 6  # more columns than this turn their labels upright
CELLS_WIDE = 960  # pixels: all columns of a matrix together on a screen of 1366
HEAD_LETTERS = 18  # of one line of a column's heading: in a narrower card it has less room than the cells' words reckon with


def heatmap(chart: Chart) -> Figure:
    """The number printed in each cell, five shades; an empty cell stays empty."""
    encoding, frame = chart.encoding, chart.frame.with_row_index("row")
    xs, ys = _names(chart)
    highest = max(frame[encoding.value].to_list(), default=1)
    shades = [shade(value, highest, SEQUENTIAL) for value in frame[encoding.value]]
    frame = frame.with_columns(pl.Series("shade", shades, dtype=pl.String))
    data = []
    for colour in SEQUENTIAL:
        rows = frame.filter(pl.col("shade") == colour)
        if rows.height:
            texts = [number(value, lang=chart.language) for value in rows[encoding.value]]
            data.append(_cells(chart, rows, xs, ys, 0.94, 0.9) | {
                "marker": {"color": colour, "line": {"width": 0}}, "text": texts,
                "textfont": {"size": 12.5, "color": text_on(colour)},
            })  # fmt: skip
    upright = len(xs) > MANY_COLUMNS
    axes = _axes(xs, ys, 13 if upright else 15, -90 if upright else 0)
    rows_high = row_height([wrap(y) for y in ys]) * max(len(ys), 3)
    return {"data": data, "layout": layout_of(int(rows_high) + (104 if upright else 56), bargap=0, **axes)}


def matrix(chart: Chart) -> Figure:
    """A state in each cell, by tone and texture; with `label` its words are printed in it, over as many lines as they need."""
    encoding, frame = chart.encoding, chart.frame.with_row_index("row")
    xs, ys = _names(chart)
    if encoding.label:
        return _lettered(chart, frame, xs, ys)
    data = []
    for tone in chart.tones:
        rows = frame.filter(pl.col(encoding.colour) == tone.code)
        if rows.height:
            data.append(_cells(chart, rows, xs, ys, 0.6, 0.6) | {"marker": _edged(tone), "name": tone.label})
    return {"data": data, "layout": layout_of(22 * max(len(ys), 3) + 30, bargap=0, **_axes(xs, ys, 20, 0))}


def _edged(tone: Tone) -> Figure:
    return marker_of(tone) | {"line": {"width": 1, "color": "#c3cbd2" if tone.colour == PAPER else tone.colour}}


def _lettered(chart: Chart, frame: pl.DataFrame, xs: list[str], ys: list[str]) -> Figure:
    """Rows as high as the words in them: one unit of the vertical axis is a pixel, counted from the last row."""
    encoding = chart.encoding
    letters = max(int(CELLS_WIDE / max(len(xs), 1) / LETTER_WIDTH), 8)
    frame = frame.with_columns(pl.Series("words", [_wrapped(text, letters) for text in frame[encoding.label]], dtype=pl.String))
    lines = {y: wrap(y).count("<br>") + 1 for y in ys}
    for y, words in frame.select(encoding.y, "words").iter_rows():
        lines[y] = max(lines[y], words.count("<br>") + 1)
    edges, top = {}, 0.0
    for y in reversed(ys):
        edges[y] = (top, top + max(lines[y] * LINE_HEIGHT + 12, ROW_HEIGHT))
        top = edges[y][1]
    data: list[Figure] = []
    for tone in chart.tones:
        rows = frame.filter(pl.col(encoding.colour) == tone.code)
        data += _lettered_cells(chart, rows, tone, xs, edges) if rows.height else []
    heading = min(letters, HEAD_LETTERS)
    head = max((wrap(x, heading).count("<br>") + 1 for x in xs), default=1) * LINE_HEIGHT + 12
    axes = _axes(xs, ys, heading, 0)
    axes["yaxis"] |= {"range": [0, top], "tickvals": [sum(edges[y]) / 2 for y in reversed(ys)], "ticklabelstandoff": 6}
    return {"data": data, "layout": layout_of(max(int(top) + head, LOWEST), bargap=0, **axes)}


def _lettered_cells(
    chart: Chart, rows: pl.DataFrame, tone: Tone, xs: list[str], edges: dict[str, tuple[float, float]]
) -> list[Figure]:
    """Return the cells of one tone; on a texture the words stand on a plate of the plain colour, or nobody could read them."""
    place = {name: i for i, name in enumerate(xs)}
    words = {"text": rows["words"].to_list(), "textfont": {"size": 12.5, "color": text_on(tone.colour)}}

    def cells(rows: pl.DataFrame, wide: float, inset: float) -> Figure:
        spans = [edges[y] for y in rows[chart.encoding.y]]
        return _said(chart, rows) | {
            "x": [place[x] for x in rows[chart.encoding.x]], "base": [low + inset for low, _high in spans],
            "y": [high - low - 2 * inset for low, high in spans], "width": wide, "name": tone.label,
        }  # fmt: skip

    full = cells(rows, 1 - 5 * len(xs) / CELLS_WIDE, 2) | {"marker": _edged(tone)}
    if tone.texture not in PATTERNS:
        return [full | words]
    said = rows.filter(pl.col("words") != "")
    plate = {"marker": {"color": tone.colour, "line": {"width": 0}}, "text": said["words"].to_list()}
    return [full, cells(said, 1 - 36 * len(xs) / CELLS_WIDE, 4) | words | plate] if said.height else [full]


def _wrapped(text: object, letters: int) -> str:
    lines = str(text or "").split("\n")
    return "<br>".join(wrap(line, letters) for line in lines)


def _names(chart: Chart) -> tuple[list[str], list[str]]:
    return ordered(chart, chart.encoding.x), list(chart.order) or ordered(chart, chart.encoding.y)


def _cells(chart: Chart, rows: pl.DataFrame, xs: list[str], ys: list[str], width: float, height: float) -> Figure:
    encoding = chart.encoding
    column = {name: i for i, name in enumerate(xs)}
    row = {name: i for i, name in enumerate(reversed(ys))}
    return _said(chart, rows) | {
        "x": [column[name] for name in rows[encoding.x]],
        "base": [row[name] - height / 2 for name in rows[encoding.y]], "y": [height] * rows.height, "width": width,
    }  # fmt: skip


def _said(chart: Chart, rows: pl.DataFrame) -> Figure:
    return {
        "type": "bar", "customdata": [[row] for row in rows["row"]],
        "hovertext": rows[chart.encoding.hover].to_list(), "hoverinfo": "text",
        "textposition": "inside", "insidetextanchor": "middle", "textangle": 0, "constraintext": "none",
        "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip


def _axes(xs: list[str], ys: list[str], x_wrap: int, angle: int) -> Figure:
    common = {"fixedrange": True, "showgrid": False, "zeroline": False, "automargin": True, "ticks": ""}
    return {
        "barmode": "overlay",
        "xaxis": common | {
            "tickvals": list(range(len(xs))), "ticktext": [wrap(x, x_wrap) for x in xs], "side": "top", "tickangle": angle,
            "range": [-0.5, len(xs) - 0.5], "tickfont": {"size": 12},
        },
        "yaxis": common | {
            "tickvals": list(range(len(ys))), "ticktext": [wrap(y, LABEL_WIDTH) for y in reversed(ys)],
            "range": [-0.5, len(ys) - 0.5], "tickfont": {"size": 13}, "ticklabelstandoff": 6,
        },
    }  # fmt: skip
