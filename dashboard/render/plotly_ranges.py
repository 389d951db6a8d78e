"""Intervals on screen: a bar a row from x to x_end on a number axis, a dot where both are equal."""

from __future__ import annotations

import polars as pl

from dashboard.charts import INK, LINE, MUTED, PAPER, SEQUENTIAL, Chart, Tone
from dashboard.render.plotly_frame import LETTER_WIDTH, ROW_HEIGHT, Figure, layout_of, marker_of, wrap
from dashboard.render.reading import all_tones, extent, ordered

ONE_TONE = Tone("", "", SEQUENTIAL[3])
LINE_HEIGHT, THICK, DOT = 17, 12, 11  # pixels
LABEL_LETTERS = 34  # of the words at the end of a row, before they go on below
AXIS_HIGH, LONG = 26, 600  # pixels: the numbers of the axis, above a picture longer than LONG, else below


def ranges(chart: Chart) -> Figure:
    """Rows as high as their words need; one unit of the vertical axis is a pixel."""
    encoding = chart.encoding
    frame = chart.frame.with_row_index("row").filter(pl.col(encoding.x).is_not_null())
    frame = frame.with_columns(pl.coalesce(encoding.x_end, encoding.x).alias("until"))
    names = ordered(chart, encoding.y)
    words = [wrap(str(text or ""), LABEL_LETTERS) for text in (frame[encoding.label] if encoding.label else [])]
    words = words or [""] * frame.height
    heights = dict.fromkeys(names, ROW_HEIGHT)
    for name, text in (*((name, wrap(name)) for name in names), *zip(frame[encoding.y], words, strict=True)):
        heights[str(name)] = max(heights[str(name)], LINE_HEIGHT * (text.count("<br>") + 1) + 8)
    middles, height = _middles(heights)
    frame = frame.with_columns(
        pl.Series("middle", [middles[str(name)] for name in frame[encoding.y]], dtype=pl.Float64),
        pl.Series("words", words, dtype=pl.String),
    )
    low, high = extent(frame[encoding.x].to_list(), frame["until"].to_list())
    layout = layout_of(int(height) + AXIS_HIGH, barmode="overlay", bargap=0, **_axes(names, middles, height, (low, high)))
    room = max((len(line) for text in words for line in text.split("<br>")), default=0) * LETTER_WIDTH
    layout["margin"] = {"l": 0, "r": int(room) + 16} | ({"t": AXIS_HIGH, "b": 0} if height > LONG else {"t": 0, "b": AXIS_HIGH})
    data = [trace for tone in _tones(chart) for trace in _toned(chart, frame, tone)]
    return {"data": [*data, _words(frame)], "layout": layout}


def _tones(chart: Chart) -> tuple[Tone, ...]:
    return all_tones(chart) or (ONE_TONE,)


def _middles(heights: dict[str, float]) -> tuple[dict[str, float], float]:
    """Return the middle of each row, in pixels from the top, and where the last one ends."""
    middles, top = {}, 0.0
    for name, high in heights.items():
        middles[name] = top + high / 2
        top += high
    return middles, top


def _toned(chart: Chart, frame: pl.DataFrame, tone: Tone) -> list[Figure]:
    """Return the bars and the dots of one tone."""
    encoding = chart.encoding
    rows = frame.filter(pl.col(encoding.colour) == tone.code) if encoding.colour else frame
    spans, dots = rows.filter(pl.col("until") != pl.col(encoding.x)), rows.filter(pl.col("until") == pl.col(encoding.x))
    traces: list[Figure] = []
    if spans.height:
        edge = {"line": {"width": 1, "color": MUTED}} if tone.colour == PAPER else {}
        traces.append(_said(chart, spans, tone) | {
            "type": "bar", "orientation": "h", "base": spans[encoding.x].to_list(), "width": THICK,
            "x": (spans["until"] - spans[encoding.x]).to_list(), "marker": marker_of(tone) | edge,
        })  # fmt: skip
    if dots.height:
        edge = MUTED if tone.colour == PAPER else PAPER
        traces.append(_said(chart, dots, tone) | {
            "type": "scatter", "mode": "markers", "x": dots[encoding.x].to_list(), "cliponaxis": False,
            "marker": {"color": tone.colour, "symbol": tone.shape, "size": DOT, "line": {"color": edge, "width": 1}},
        })  # fmt: skip
    return traces


def _said(chart: Chart, rows: pl.DataFrame, tone: Tone) -> Figure:
    return {
        "name": tone.label, "y": rows["middle"].to_list(), "customdata": [[row] for row in rows["row"]],
        "hovertext": rows[chart.encoding.hover].to_list(), "hoverinfo": "text", "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip


def _words(frame: pl.DataFrame) -> Figure:
    """Set the words after the ends; marks that are not seen keep them off the dots."""
    return {
        "type": "scatter", "mode": "markers+text", "x": frame["until"].to_list(), "y": frame["middle"].to_list(),
        "cliponaxis": False, "text": frame["words"].to_list(), "textposition": "middle right",
        "hoverinfo": "skip", "textfont": {"size": 12.5}, "marker": {"size": DOT, "opacity": 0},
        "unselected": {"textfont": {"color": INK}, "marker": {"opacity": 0}},
    }  # fmt: skip


def _axes(names: list[str], middles: dict[str, float], height: float, ends: tuple[float, float]) -> Figure:
    low, high = ends
    room = (high - low) * 0.015
    return {
        "xaxis": {
            "fixedrange": True, "range": [low - room, high + room], "gridcolor": "#eceff1", "tickformat": ",.10~g",
            "zeroline": low < 0, "zerolinecolor": MUTED, "zerolinewidth": 1, "showline": False, "tickcolor": LINE,
            "nticks": 8, "tickfont": {"size": 12}, "side": "top" if height > LONG else "bottom",
        },
        "yaxis": {
            "fixedrange": True, "range": [height, 0], "tickvals": [middles[name] for name in names],
            "ticktext": [wrap(name) for name in names], "automargin": True, "showgrid": False, "zeroline": False,
            "ticks": "", "tickfont": {"size": 13}, "ticklabelstandoff": 6,
        },
    }  # fmt: skip
