"""Heat maps and matrices on screen: cells drawn as bars, which can be clicked and patterned."""

from __future__ import annotations

import polars as pl

from dashboard.charts import PAPER, SEQUENTIAL, Chart
from dashboard.render.plotly_frame import LABEL_WIDTH, ROW_HEIGHT, Figure, layout_of, marker_of, text_on, wrap
from dashboard.render.scale import shade

MANY_COLUMNS = 6  # more columns than this turn their labels upright


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
            texts = [f"{value:,}".replace(",", ".") for value in rows[encoding.value]]
            data.append(_cells(chart, rows, xs, ys, 0.94, 0.9) | {
                "marker": {"color": colour, "line": {"width": 0}}, "text": texts,
                "textfont": {"size": 12.5, "color": text_on(colour)},
            })  # fmt: skip
    upright = len(xs) > MANY_COLUMNS
    axes = _axes(xs, ys, 13 if upright else 15, -90 if upright else 0)
    lines = sum(max(1, wrap(y).count("<br>") + 0.5) for y in ys)
    return {"data": data, "layout": layout_of(int(ROW_HEIGHT * max(lines, 3)) + (104 if upright else 56), bargap=0, **axes)}


def matrix(chart: Chart) -> Figure:
    """A state in each cell, by tone and texture."""
    encoding, frame = chart.encoding, chart.frame.with_row_index("row")
    xs, ys = _names(chart)
    data = []
    for tone in chart.tones:
        rows = frame.filter(pl.col(encoding.colour) == tone.code)
        if rows.height:
            edge = "#c3cbd2" if tone.colour == PAPER else tone.colour
            marker = marker_of(tone) | {"line": {"width": 1, "color": edge}}
            data.append(_cells(chart, rows, xs, ys, 0.6, 0.6) | {"marker": marker, "name": tone.label})
    return {"data": data, "layout": layout_of(22 * max(len(ys), 3) + 30, bargap=0, **_axes(xs, ys, 20, 0))}


def _names(chart: Chart) -> tuple[list[str], list[str]]:
    frame, encoding = chart.frame, chart.encoding
    present = frame[encoding.x].unique(maintain_order=True).to_list()
    return [x for x in chart.order_x if x in present] or present, list(chart.order)


def _cells(chart: Chart, rows: pl.DataFrame, xs: list[str], ys: list[str], width: float, height: float) -> Figure:
    encoding = chart.encoding
    column = {name: i for i, name in enumerate(xs)}
    row = {name: i for i, name in enumerate(reversed(ys))}
    return {
        "type": "bar", "x": [column[name] for name in rows[encoding.x]],
        "base": [row[name] - height / 2 for name in rows[encoding.y]], "y": [height] * rows.height, "width": width,
        "customdata": [[number] for number in rows["row"]], "hovertext": rows[encoding.hover].to_list(), "hoverinfo": "text",
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
            "range": [-0.5, len(ys) - 0.5], "tickfont": {"size": 13}, "ticksuffix": "  ",
        },
    }  # fmt: skip
