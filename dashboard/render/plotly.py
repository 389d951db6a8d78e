"""Chart → a Plotly figure as a plain dict, for the screen.

No plotly import (figures as dicts cost 0.1 ms instead of 30) and no geometry inside:
boundaries are fetched once by the browser from `static/`. Every drawn mark carries the
number of its frame row as `customdata`, which is how a click finds what it opens.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from functools import lru_cache

import polars as pl

from dashboard.charts import INK, LINE, MUTED, PAPER, SEQUENTIAL, Chart, Kind, Tone
from geo.provinces import islands, provinces

Figure = dict[str, object]

FONT = "Be Vietnam Pro, Arial, sans-serif"
GEOMETRY = "app/static/geo/{layer}_{count}.geojson"
COUNTS = {"2008": 63, "2025": 34}
ROW_HEIGHT, LABEL_WIDTH = 25, 30
CONFIG = {
    "topojsonURL": "app/static/topojson/",  # a stub: without it Plotly asks a CDN and draws nothing
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
}
PATTERNS = {"hatch": "/", "dots": "."}
LABELLED_GROUPS = {
    "Hoàng Sa": "<b>Quần đảo Hoàng Sa</b><br>(TP. Đà Nẵng)",
    "Trường Sa": "<b>Quần đảo Trường Sa</b><br>(tỉnh Khánh Hòa)",
}
LABEL_AT = {"Hoàng Sa": (112.0, 17.75), "Trường Sa": (113.6, 7.35)}
MAP_RANGE = {"lonaxis": [101.8, 116.6], "lataxis": [6.7, 23.6]}
MAP_HEIGHT = 520


def figure(chart: Chart) -> Figure:
    """Return data and layout of `chart`; empty charts are drawn by the card, not here."""
    return DRAW[chart.kind](chart)


def wrap(text: str, width: int = LABEL_WIDTH) -> str:
    """Break a long Vietnamese name at spaces for an axis label."""
    return "<br>".join(textwrap.wrap(text, width, break_long_words=False)) or text


def _layout(height: int, **more: object) -> Figure:
    base: Figure = {
        "height": height,
        "margin": {"l": 0, "r": 0, "t": 4, "b": 0},
        "font": {"family": FONT, "size": 13, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "separators": ",.",
        "showlegend": False,
        "dragmode": False,
        "clickmode": "event+select",
        "hoverlabel": {"bgcolor": PAPER, "bordercolor": LINE, "font": {"family": FONT, "size": 13, "color": INK}},
    }
    return base | more


def _text_on(colour: str) -> str:
    """Return ink or paper, whichever is legible on `colour`."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return PAPER if red * 0.299 + green * 0.587 + blue * 0.114 < 140 else INK


def _marker(tone: Tone) -> Figure:
    marker: Figure = {"color": tone.colour, "line": {"width": 0}}
    if tone.texture in PATTERNS:
        marker["pattern"] = _pattern(tone)
        marker["line"] = {"width": 1, "color": LINE}
    return marker


def _pattern(tone: Tone) -> Figure:
    ink = "#b4bec6" if tone.colour == PAPER else PAPER
    return {"shape": PATTERNS.get(tone.texture, ""), "fgcolor": ink, "bgcolor": tone.colour, "size": 6, "solidity": 0.25}


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
        "fixedrange": True, "ticks": "", "showline": False, "tickfont": {"size": 13},
    }  # fmt: skip
    top = 46 if panels != [None] else 4
    layout = _layout(int(ROW_HEIGHT * max(lines, 3)) + top, barmode="stack", bargap=0.32, **axes)
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
            "hoverinfo": "text", "marker": _marker(tone), "unselected": {"marker": {"opacity": 1}},
        })  # fmt: skip
    values, sums = _sums(part, encoding.y, "")
    traces.append({
        "type": "scatter", "mode": "text", "x": values, "y": [labels[name] for name in sums[encoding.y]], "xaxis": axis,
        "text": [f" {value:,}".replace(",", ".") for value in values], "textposition": "middle right", "hoverinfo": "skip",
        "cliponaxis": False, "textfont": {"size": 13},
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
                "hoverinfo": "text", "marker": _marker(tone), "unselected": {"marker": {"opacity": 1}},
                "text": rows[encoding.value].to_list(), "textposition": "inside", "insidetextanchor": "middle",
                "textfont": {"color": _text_on(tone.colour), "size": 12}, "textangle": 0,
            })  # fmt: skip
    values, sums = _sums(frame, encoding.x, "")
    data.append({
        "type": "scatter", "mode": "text", "x": sums[encoding.x].to_list(), "y": values, "hoverinfo": "skip",
        "text": [f"<b>{value}</b>" for value in values], "textposition": "top center", "cliponaxis": False,
    })  # fmt: skip
    layout = _layout(
        300,
        barmode="stack",
        bargap=0.45,
        xaxis={"type": "category", "categoryarray": list(chart.order), "categoryorder": "array", "fixedrange": True,
               "range": [-0.5, len(chart.order) - 0.5]},
        yaxis={"visible": False, "fixedrange": True, "range": [0, max(values, default=1) * 1.15]},
    )  # fmt: skip
    layout["margin"] = {"l": 0, "r": 0, "t": 8, "b": 24}
    return {"data": data, "layout": layout}


def _cells(chart: Chart, xs: list[str], ys: list[str], colours: list[str], texts: list[str], **marker: object) -> Figure:
    """Cells as bars on a grid: unlike heat map cells, bars can be clicked and patterned."""
    encoding, frame = chart.encoding, chart.frame
    column = {name: i for i, name in enumerate(xs)}
    row = {name: i for i, name in enumerate(reversed(ys))}
    return {
        "type": "bar",
        "x": [column[name] for name in frame[encoding.x]],
        "base": [row[name] - 0.45 for name in frame[encoding.y]],
        "y": [0.9] * frame.height,
        "width": 0.94,
        "customdata": [[i] for i in range(frame.height)],
        "hovertext": frame[encoding.hover].to_list(),
        "hoverinfo": "text",
        "marker": {"color": colours, "line": {"width": 0}} | marker,
        "unselected": {"marker": {"opacity": 1}},
        "text": texts,
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": 12.5, "color": [_text_on(colour) for colour in colours]},
    }


def _grid_axes(xs: list[str], ys: list[str], x_wrap: int, angle: int) -> Figure:
    return {
        "xaxis": {"tickvals": list(range(len(xs))), "ticktext": [wrap(x, x_wrap) for x in xs], "side": "top",
                  "tickangle": angle, "fixedrange": True, "range": [-0.5, len(xs) - 0.5], "showgrid": False,
                  "zeroline": False, "automargin": True, "tickfont": {"size": 12}, "ticks": ""},
        "yaxis": {"tickvals": list(range(len(ys))), "ticktext": [wrap(y, LABEL_WIDTH) for y in reversed(ys)],
                  "fixedrange": True, "range": [-0.5, len(ys) - 0.5], "showgrid": False, "zeroline": False,
                  "automargin": True, "tickfont": {"size": 13}, "ticks": ""},
    }  # fmt: skip


def _heatmap(chart: Chart) -> Figure:
    encoding, frame = chart.encoding, chart.frame
    ys = list(chart.order)
    by_rank = "theme_ordinal" if "theme_ordinal" in frame.columns and encoding.x == "theme" else None
    xs = (frame.sort(by_rank) if by_rank else frame)[encoding.x].unique(maintain_order=True).to_list()
    values = frame[encoding.value].to_list()
    highest = max(values, default=1)
    colours = [SEQUENTIAL[min(4, int(5 * (value - 1) / highest))] for value in values]
    trace = _cells(chart, xs, ys, colours, [str(value) for value in values])
    many = len(xs) > 6
    axes = _grid_axes(xs, ys, 12 if many else 20, -90 if many else 0)
    lines = sum(max(1, wrap(y).count("<br>") + 0.5) for y in ys)
    layout = _layout(int(ROW_HEIGHT * max(lines, 3)) + (110 if many else 60), bargap=0, **axes)
    return {"data": [trace], "layout": layout}


def _matrix(chart: Chart) -> Figure:
    encoding, frame = chart.encoding, chart.frame
    tones = {tone.code: tone for tone in chart.tones}
    used = [tones[code] for code in frame[encoding.colour]]
    xs = frame[encoding.x].unique(maintain_order=True).to_list()
    ys = list(chart.order)
    trace = _cells(
        chart, xs, ys, [tone.colour for tone in used], [""] * frame.height,
        pattern={
            "shape": [PATTERNS.get(tone.texture, "") for tone in used],
            "fgcolor": ["#b4bec6" if tone.colour == PAPER else PAPER for tone in used],
            "bgcolor": [tone.colour for tone in used], "size": 6, "solidity": 0.22,
        },
        line={"width": 1, "color": [LINE if tone.colour == PAPER else tone.colour for tone in used]},
    )  # fmt: skip
    trace["width"], trace["y"] = 0.6, [0.6] * frame.height
    trace["base"] = [base + 0.15 for base in trace["base"]]
    layout = _layout(23 * max(len(ys), 3) + 34, bargap=0, **_grid_axes(xs, ys, 20, 0))
    return {"data": [trace], "layout": layout}


def _points(chart: Chart) -> Figure:
    """Marks by shape; a line runs only through rows that share a `line` id."""
    encoding, frame = chart.encoding, chart.frame.with_row_index("row")
    data: list[Figure] = []
    for _, rows in frame.filter(pl.col(encoding.line).is_not_null()).group_by(encoding.line, maintain_order=True):
        rows = rows.sort(encoding.x)
        data.append({
            "type": "scatter", "mode": "lines", "x": rows[encoding.x].to_list(), "y": rows[encoding.value].to_list(),
            "line": {"color": SEQUENTIAL[2], "width": 1.5}, "hoverinfo": "skip",
        })  # fmt: skip
    for tone in chart.tones:
        rows = frame.filter(pl.col(encoding.colour) == tone.code)
        if rows.height:
            data.append({
                "type": "scatter", "mode": "markers+text", "name": tone.label, "x": rows[encoding.x].to_list(),
                "y": rows[encoding.value].to_list(), "customdata": [[row] for row in rows["row"]],
                "hovertext": rows[encoding.hover].to_list(), "hoverinfo": "text", "text": rows[encoding.label].to_list(),
                "textposition": "top center", "textfont": {"size": 12}, "cliponaxis": False,
                "marker": {"color": tone.colour, "symbol": tone.shape, "size": 11, "line": {"color": PAPER, "width": 1}},
                "unselected": {"marker": {"opacity": 1}, "textfont": {"color": INK}},
            })  # fmt: skip
    years = bool(chart.order)
    xaxis: Figure = {
        "fixedrange": True,
        "showgrid": False,
        "showline": True,
        "linecolor": LINE,
        "ticks": "outside",
        "tickcolor": LINE,
    }
    if years:
        xaxis |= {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": list(chart.order),
            "range": [-0.6, len(chart.order) - 0.4],
        }
    else:
        xaxis |= {"type": "date", "tickformat": "%-m/%Y", "automargin": True}
    values = frame[encoding.value].to_list()
    yaxis = {
        "fixedrange": True,
        "gridcolor": "#eceff1",
        "zeroline": False,
        "rangemode": "tozero",
        "tickformat": ",.10~g",
        "automargin": True,
    }
    layout = _layout(340, xaxis=xaxis, yaxis=yaxis | {"range": [0, max(values, default=1) * 1.18]})
    layout["margin"] = {"l": 0, "r": 8, "t": 8, "b": 28}
    return {"data": data, "layout": layout}


def _map(chart: Chart) -> Figure:
    """Provinces by tone from the geometry's URL, textures as a second layer, islands on top."""
    encoding, frame = chart.encoding, chart.frame
    place = {tone.code: i for i, tone in enumerate(chart.tones)}
    count = len(chart.tones)
    steps = [[edge / count, tone.colour] for i, tone in enumerate(chart.tones) for edge in (i, i + 1)]
    base: Figure = {
        "type": "choropleth", "geojson": GEOMETRY.format(layer="provinces", count=COUNTS[chart.vintage]), "featureidkey": "id",
        "locations": frame[encoding.location].to_list(), "z": [place[code] + 0.5 for code in frame[encoding.colour]],
        "zmin": 0, "zmax": count, "colorscale": steps, "showscale": False, "hovertext": frame[encoding.hover].to_list(),
        "hoverinfo": "text", "customdata": [[row] for row in range(frame.height)],
        "marker": {"line": {"color": "#9aa6af", "width": 0.6}}, "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip
    data = [base]
    for texture, colour in (("hatch", "#c3cbd2"), ("dots", PAPER)):
        codes = [tone.code for tone in chart.tones if tone.texture == texture]
        rows = frame.with_row_index("row").filter(pl.col(encoding.colour).is_in(codes))
        if rows.height:
            data.append({
                "type": "choropleth", "geojson": GEOMETRY.format(layer=texture, count=COUNTS[chart.vintage]),
                "featureidkey": "id", "locations": rows[encoding.location].to_list(), "z": [1] * rows.height,
                "colorscale": [[0, colour], [1, colour]], "showscale": False, "hoverinfo": "skip",
                "customdata": [[row] for row in rows["row"]], "marker": {"line": {"width": 0}},
                "unselected": {"marker": {"opacity": 1}},
            })  # fmt: skip
    data += [_islands(), _archipelago_labels(), _name_labels(chart)]
    geo = {
        "visible": False, "projection": {"type": "mercator"}, "bgcolor": "rgba(0,0,0,0)",
        "lonaxis": {"range": MAP_RANGE["lonaxis"]}, "lataxis": {"range": MAP_RANGE["lataxis"]},
    }  # fmt: skip
    return {"data": data, "layout": _layout(MAP_HEIGHT, geo=geo, margin={"l": 0, "r": 0, "t": 0, "b": 0})}


@lru_cache
def _islands() -> Figure:
    points = [island for island in islands() if island.group in LABELLED_GROUPS]
    return {
        "type": "scattergeo", "mode": "markers", "lon": [p.lon for p in points], "lat": [p.lat for p in points],
        "hovertext": [f"{p.name} (quần đảo {p.group})" for p in points], "hoverinfo": "text",
        "marker": {"size": 4.5, "color": "#7c8b96", "symbol": "circle-open", "line": {"width": 1.2}},
    }  # fmt: skip


@lru_cache
def _archipelago_labels() -> Figure:
    return {
        "type": "scattergeo", "mode": "text", "lon": [LABEL_AT[g][0] for g in LABELLED_GROUPS],
        "lat": [LABEL_AT[g][1] for g in LABELLED_GROUPS], "text": list(LABELLED_GROUPS.values()),
        "hoverinfo": "skip", "textfont": {"size": 11.5, "color": MUTED},
    }  # fmt: skip


def _name_labels(chart: Chart) -> Figure:
    known = {province.code: province for province in provinces(chart.vintage)}
    shown = [known[code] for code in chart.highlight if code in known]
    return {
        "type": "scattergeo", "mode": "text", "lon": [p.lon for p in shown], "lat": [p.lat for p in shown],
        "text": [f"<b>{p.name}</b>" for p in shown], "hoverinfo": "skip", "textposition": "middle right",
        "textfont": {"size": 12, "color": INK},
    }  # fmt: skip


DRAW: dict[Kind, Callable[[Chart], Figure]] = {
    Kind.MAP: _map,
    Kind.BARS: _bars,
    Kind.COLUMNS: _columns,
    Kind.HEATMAP: _heatmap,
    Kind.MATRIX: _matrix,
    Kind.POINTS: _points,
}
