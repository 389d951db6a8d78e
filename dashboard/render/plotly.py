"""Chart → a Plotly figure as a plain dict, for the screen.

No plotly import at start (figures as dicts cost 0.1 ms instead of 30) and no geometry inside:
boundaries are fetched once by the browser from `static/`. Every drawn mark carries the
number of its frame row as `customdata`, which is how a click finds what it opens.
"""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from dashboard.charts import INK, LINE, MUTED, PAPER, SEQUENTIAL, Chart, Kind
from dashboard.render.plotly_frame import ROW_HEIGHT, Figure, enlarged, layout_of, marker_of, text_on, wrap
from dashboard.render.plotly_grid import heatmap, matrix
from dashboard.render.plotly_map import province_map

CONFIG = {
    "topojsonURL": "app/static/topojson/",  # a stub: without it Plotly asks a CDN and draws nothing
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
}


LARGE = 1.3


def sendable(drawn: Figure) -> object:
    """Wrap a figure so that Streamlit sends it as it is: half of a page's time would be Plotly checking it again."""
    from plotly.basedatatypes import BaseFigure

    class Checked(BaseFigure):
        def __init__(self) -> None: ...

        def to_dict(self) -> Figure:
            return drawn

    return Checked()


def figure(chart: Chart, *, large: bool = False) -> Figure:
    """Return data and layout of `chart`; empty charts are drawn by the card, not here."""
    drawn = DRAW[chart.kind](chart)
    return enlarged(drawn, LARGE) if large else drawn


def _bars(chart: Chart) -> Figure:
    """Stacked horizontal bars; panels share the categories."""
    encoding, frame = chart.encoding, chart.frame.with_row_index("row")
    panels = frame[encoding.panel].unique(maintain_order=True).to_list() if encoding.panel else [None]
    labels = {name: wrap(name) for name in chart.order}
    lines = sum(max(1, label.count("<br>") + 0.4) for label in labels.values())
    data: list[Figure] = []
    axes: Figure = {}
    longest = max((_sums(frame, encoding.y, encoding.panel)[0]), default=1)
    for number, panel in enumerate(panels, start=1):
        part = frame if panel is None else frame.filter(pl.col(encoding.panel) == panel)
        suffix = "" if number == 1 else str(number)
        data += _bar_traces(chart, part, labels, f"x{suffix}")
        width = 1 / len(panels)
        axes[f"xaxis{suffix}"] = {
            "domain": [(number - 1) * width + (0.015 if number > 1 else 0), number * width],
            "visible": panel is not None, "showticklabels": False, "showgrid": False, "zeroline": False,
            "range": [0, longest * 1.14], "fixedrange": True, "side": "top",
            "title": {"text": wrap(str(panel or ""), 34), "font": {"size": 12.5, "color": MUTED}, "standoff": 4},
        }  # fmt: skip
    axes["yaxis"] = {
        "categoryorder": "array", "categoryarray": list(labels.values())[::-1], "automargin": True,
        "fixedrange": True, "ticks": "", "showline": False, "tickfont": {"size": 13}, "ticksuffix": "  ",
    }  # fmt: skip
    top = 46 if panels != [None] else 4
    layout = layout_of(int(ROW_HEIGHT * max(lines, 3)) + top, barmode="stack", bargap=0.32, **axes)
    layout["margin"] = {"l": 0, "r": 0, "t": top, "b": 0}
    return {"data": data, "layout": layout}


def _sums(frame: pl.DataFrame, y: str, panel: str) -> tuple[list[float], pl.DataFrame]:
    keys = [y, panel] if panel else [y]
    sums = frame.group_by(keys, maintain_order=True).agg(pl.col("value").sum())
    return sums["value"].to_list(), sums


def _bar_traces(chart: Chart, part: pl.DataFrame, labels: dict[str, str], axis: str) -> list[Figure]:
    encoding = chart.encoding
    traces: list[Figure] = []
    for tone in chart.tones:
        rows = part.filter(pl.col(encoding.colour) == tone.code)
        if rows.is_empty():
            continue
        traces.append({
            "type": "bar", "orientation": "h", "name": tone.label, "xaxis": axis,
            "x": rows[encoding.value].to_list(), "y": [labels[name] for name in rows[encoding.y]],
            "customdata": [[row] for row in rows["row"]], "hovertext": rows[encoding.hover].to_list(),
            "hoverinfo": "text", "marker": marker_of(tone), "unselected": {"marker": {"opacity": 1}},
        })  # fmt: skip
    values, sums = _sums(part, encoding.y, "")
    traces.append({
        "type": "scatter", "mode": "text", "x": values, "y": [labels[name] for name in sums[encoding.y]], "xaxis": axis,
        "text": [f" {value:,}".replace(",", ".") for value in values], "textposition": "middle right",
        "hoverinfo": "skip",
        "cliponaxis": False, "textfont": {"size": 13},
        "unselected": {"textfont": {"color": INK}},
    })  # fmt: skip
    return traces


def _columns(chart: Chart) -> Figure:
    """Stacked columns by year, the sum above each."""
    encoding, frame = chart.encoding, chart.frame.with_row_index("row")
    data: list[Figure] = []
    for tone in chart.tones:
        rows = frame.filter(pl.col(encoding.colour) == tone.code)
        if rows.height:
            data.append({
                "type": "bar", "name": tone.label, "x": rows[encoding.x].to_list(), "y": rows[encoding.value].to_list(),
                "customdata": [[row] for row in rows["row"]], "hovertext": rows[encoding.hover].to_list(),
                "hoverinfo": "text", "marker": marker_of(tone), "unselected": {"marker": {"opacity": 1}},
                "text": rows[encoding.value].to_list(), "textposition": "inside", "insidetextanchor": "middle",
                "textfont": {"color": text_on(tone.colour), "size": 12}, "textangle": 0,
            })  # fmt: skip
    values, sums = _sums(frame, encoding.x, "")
    data.append({
        "type": "scatter", "mode": "text", "x": sums[encoding.x].to_list(), "y": values, "hoverinfo": "skip",
        "text": [f"<b>{value}</b>" for value in values], "textposition": "top center",
        "cliponaxis": False, "unselected": {"textfont": {"color": INK}},
    })  # fmt: skip
    layout = layout_of(
        300,
        barmode="stack",
        bargap=0.45,
        xaxis={"type": "category", "categoryarray": list(chart.order), "categoryorder": "array", "fixedrange": True,
               "range": [-0.5, len(chart.order) - 0.5]},
        yaxis={"visible": False, "fixedrange": True, "range": [0, max(values, default=1) * 1.15]},
    )  # fmt: skip
    layout["margin"] = {"l": 0, "r": 0, "t": 8, "b": 24}
    return {"data": data, "layout": layout}


def _points(chart: Chart) -> Figure:
    """Marks by shape; a line runs only through rows that share a `line` id."""
    encoding, frame = chart.encoding, chart.frame.with_row_index("row")
    labels, values = frame[encoding.label].to_list(), frame[encoding.value].to_list()
    sides = ["top center"] * frame.height if chart.order else _label_sides(labels, values)
    frame = frame.with_columns(pl.Series("side", sides, dtype=pl.String))
    data = _lines(chart)
    for tone in chart.tones:
        rows = frame.filter(pl.col(encoding.colour) == tone.code)
        if rows.height:
            data.append({
                "type": "scatter", "mode": "markers+text", "name": tone.label, "x": rows[encoding.x].to_list(),
                "y": rows[encoding.value].to_list(), "customdata": [[row] for row in rows["row"]],
                "hovertext": rows[encoding.hover].to_list(), "hoverinfo": "text", "text": rows[encoding.label].to_list(),
                "textposition": rows["side"].to_list(),
                "textfont": {"size": 12}, "cliponaxis": False,
                "marker": {"color": tone.colour, "symbol": tone.shape, "size": 11, "line": {"color": PAPER, "width": 1}},
                "unselected": {"marker": {"opacity": 1}, "textfont": {"color": INK}},
            })  # fmt: skip
    layout = layout_of(340, xaxis=_time_axis(chart), yaxis={
        "fixedrange": True, "gridcolor": "#eceff1", "zeroline": False, "tickformat": ",.10~g", "automargin": True,
        "range": [0, max(values, default=1) * 1.18],
    })  # fmt: skip
    layout["margin"] = {"l": 0, "r": 8, "t": 8, "b": 28}
    return {"data": data, "layout": layout}


def _lines(chart: Chart) -> list[Figure]:
    encoding = chart.encoding
    colours = {tone.code: tone.colour for tone in chart.tones}
    lines = []
    for _, rows in chart.frame.filter(pl.col(encoding.line).is_not_null()).group_by(encoding.line, maintain_order=True):
        rows = rows.sort(encoding.x)
        dash = "dot" if encoding.dashed and rows[encoding.dashed][0] else "solid"
        colour = colours.get(rows[encoding.colour][0], SEQUENTIAL[2])
        lines.append({
            "type": "scatter", "mode": "lines", "x": rows[encoding.x].to_list(), "y": rows[encoding.value].to_list(),
            "line": {"color": colour, "width": 1.5, "dash": dash}, "hoverinfo": "skip",
        })  # fmt: skip
    return lines


def _time_axis(chart: Chart) -> Figure:
    axis: Figure = {
        "fixedrange": True, "showgrid": False, "showline": True, "linecolor": LINE, "ticks": "outside", "tickcolor": LINE,
    }  # fmt: skip
    if not chart.order:
        return axis | {"type": "date", "tickformat": "%-m/%Y", "automargin": True}
    return axis | {
        "type": "category", "categoryorder": "array", "categoryarray": list(chart.order),
        "range": [-0.6, len(chart.order) - 0.4],
    }  # fmt: skip


def _label_sides(labels: list[str], values: list[float]) -> list[str]:
    """Set every second label, in order of value, below its mark: near ones do not run into each other."""
    labelled = sorted((value, i) for i, (label, value) in enumerate(zip(labels, values, strict=True)) if label)
    sides = ["top center"] * len(labels)
    for rank, (_, i) in enumerate(reversed(labelled)):
        sides[i] = "top center" if rank % 2 == 0 else "bottom center"
    return sides


DRAW: dict[Kind, Callable[[Chart], Figure]] = {
    Kind.MAP: province_map,
    Kind.BARS: _bars,
    Kind.COLUMNS: _columns,
    Kind.HEATMAP: heatmap,
    Kind.MATRIX: matrix,
    Kind.POINTS: _points,
}
