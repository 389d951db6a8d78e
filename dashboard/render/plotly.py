"""Chart → a Plotly figure as a plain dict, for the screen.

No plotly import at start (figures as dicts cost 0.1 ms instead of 30) and no geometry inside:
boundaries are fetched once by the browser from `static/`. Every drawn mark carries the
number of its frame row as `customdata`, which is how a click finds what it opens.
"""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from dashboard.charts import INK, MUTED, Chart, Kind
from dashboard.render.plotly_cascade import cascade
from dashboard.render.plotly_frame import Figure, enlarged, layout_of, marker_of, row_height, wrap
from dashboard.render.plotly_grid import heatmap, matrix
from dashboard.render.plotly_map import province_map
from dashboard.render.plotly_points import points
from dashboard.render.plotly_ranges import ranges
from dashboard.render.scale import text_on
from dashboard.wording import number

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
    data: list[Figure] = []
    axes: Figure = {}
    longest = max((_sums(frame, encoding.y, encoding.panel)[0]), default=1)
    for place, panel in enumerate(panels, start=1):
        part = frame if panel is None else frame.filter(pl.col(encoding.panel) == panel)
        suffix = "" if place == 1 else str(place)
        data += _bar_traces(chart, part, labels, f"x{suffix}")
        width = 1 / len(panels)
        axes[f"xaxis{suffix}"] = {
            "domain": [(place - 1) * width + (0.015 if place > 1 else 0), place * width],
            "visible": panel is not None, "showticklabels": False, "showgrid": False, "zeroline": False,
            "range": [0, longest * 1.14], "fixedrange": True, "side": "top",
            "title": {"text": wrap(str(panel or ""), 34), "font": {"size": 12.5, "color": MUTED}, "standoff": 4},
        }  # fmt: skip
    axes["yaxis"] = {
        "categoryorder": "array", "categoryarray": list(labels.values())[::-1], "automargin": True,
        "fixedrange": True, "ticks": "", "showline": False, "tickfont": {"size": 13}, "ticklabelstandoff": 6,
    }  # fmt: skip
    top = 46 if panels != [None] else 4
    layout = layout_of(int(row_height(labels.values()) * max(len(labels), 3)) + top, barmode="stack", bargap=0.32, **axes)
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
        "text": [f" {number(value, lang=chart.language)}" for value in values], "textposition": "middle right",
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
                "text": [number(value, lang=chart.language) for value in rows[encoding.value]], "textposition": "inside",
                "insidetextanchor": "middle",
                "textfont": {"color": text_on(tone.colour), "size": 12}, "textangle": 0,
            })  # fmt: skip
    values, sums = _sums(frame, encoding.x, "")
    data.append({
        "type": "scatter", "mode": "text", "x": sums[encoding.x].to_list(), "y": values, "hoverinfo": "skip",
        "text": [f"<b>{number(value, lang=chart.language)}</b>" for value in values], "textposition": "top center",
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


DRAW: dict[Kind, Callable[[Chart], Figure]] = {
    Kind.MAP: province_map,
    Kind.BARS: _bars,
    Kind.COLUMNS: _columns,
    Kind.HEATMAP: heatmap,
    Kind.MATRIX: matrix,
    Kind.POINTS: points,
    Kind.RANGES: ranges,
    Kind.CASCADE: cascade,
}  # tiles, statements and tables are HTML on screen
