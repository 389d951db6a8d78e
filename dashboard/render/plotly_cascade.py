"""A cascade on screen: nodes in columns with their names beside them, bands between them as thick as what they carry."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts import INK, MUTED, PAPER, SEQUENTIAL, Chart, Tone
from dashboard.render.flow import Band, Flow, Node, flow, pale
from dashboard.render.plotly_frame import LETTER_WIDTH, Figure, layout_of, marker_of, wrap
from dashboard.render.reading import all_tones

LABEL_LETTERS, LINE_HEIGHT = 32, 17
NODE_WIDE = 0.014  # of the way from the first column to the last
ONE_TONE = Tone("", "", SEQUENTIAL[3])
HALO = "0 0 2px #fff, 0 0 3px #fff, 0 0 4px #fff"


def cascade(chart: Chart) -> Figure:
    """Bands as shapes behind, a small mark on each that can be clicked; nodes as bars; one vertical unit is a pixel."""
    names = [wrap(str(text or ""), LABEL_LETTERS) for text in chart.frame[chart.encoding.label]]
    laid = flow(chart, {row: LINE_HEIGHT * (name.count("<br>") + 1) + 4 for row, name in enumerate(names)})
    tones = all_tones(chart) or (ONE_TONE,)
    codes = chart.frame[chart.encoding.colour].to_list() if chart.encoding.colour else [""] * chart.frame.height
    data: list[Figure] = []
    shapes: list[Figure] = []
    for tone in tones:
        bands = [band for band in laid.bands if codes[band.row] == tone.code]
        nodes = [node for node in laid.nodes if codes[node.row] == tone.code]
        shapes += [_shape(bands, tone)] if bands else []
        data += [_spots(chart, bands, tone)] if bands else []
        data += [_boxes(chart, nodes, laid, tone)] if nodes else []
    axis = {"visible": False, "fixedrange": True}
    layout = layout_of(
        int(laid.height) + 8,
        barmode="overlay",
        bargap=0,
        shapes=shapes,
        xaxis=axis | {"range": [-NODE_WIDE / 2, 1 + NODE_WIDE / 2]},
        yaxis=axis | {"range": [laid.height + 4, -4]},
    )
    layout["margin"] = {"l": _room(names, laid, 0), "r": _room(names, laid, len(laid.xs) - 1), "t": 0, "b": 0}
    return {"data": [*data, *_names(names, laid)], "layout": layout}


def _room(names: Sequence[str], laid: Flow, column: int) -> int:
    lines = [line for node in laid.nodes if node.column == column for line in names[node.row].split("<br>")]
    return int(max(map(len, lines), default=0) * LETTER_WIDTH) + 18


def _shape(bands: Sequence[Band], tone: Tone) -> Figure:
    """Return all bands of a tone as one shape: hundreds of traces would be slow to send and to draw."""
    paths = []
    for band in bands:
        points = [f"{round(x, 4):g},{round(y, 1):g}" for x, y in band.outline()]
        paths.append(f"M{points[0]}C{' '.join(points[1:4])}L{points[4]}C{' '.join(points[5:])}Z")
    return {
        "type": "path", "path": "".join(paths), "fillcolor": pale(tone.colour), "fillrule": "nonzero", "layer": "below",
        "line": {"color": PAPER, "width": 0.6},
    }  # fmt: skip


def _said(chart: Chart, rows: Sequence[int]) -> Figure:
    hover = chart.frame[chart.encoding.hover]
    return {
        "customdata": [[row] for row in rows], "hovertext": [hover[row] for row in rows], "hoverinfo": "text",
        "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip


def _spots(chart: Chart, bands: Sequence[Band], tone: Tone) -> Figure:
    return _said(chart, [band.row for band in bands]) | {
        "type": "scatter", "mode": "markers", "name": tone.label, "cliponaxis": False,
        "x": [round(band.spot[0], 4) for band in bands], "y": [round(band.spot[1], 1) for band in bands],
        "marker": {"color": PAPER, "size": 8, "line": {"color": MUTED, "width": 1}},
    }  # fmt: skip


def _boxes(chart: Chart, nodes: Sequence[Node], laid: Flow, tone: Tone) -> Figure:
    edge = {"line": {"width": 1, "color": MUTED}} if tone.colour == PAPER else {}
    return _said(chart, [node.row for node in nodes]) | {
        "type": "bar", "name": tone.label, "x": [laid.xs[node.column] for node in nodes], "width": NODE_WIDE,
        "base": [round(node.top, 1) for node in nodes], "y": [round(node.bottom - node.top, 1) for node in nodes],
        "marker": marker_of(tone) | edge,
    }  # fmt: skip


def _names(names: Sequence[str], laid: Flow) -> list[Figure]:
    """Set the names of the first column before it, all others after theirs."""
    traces: list[Figure] = []
    for before in (True, False):
        nodes = [node for node in laid.nodes if (node.column == 0) == before]
        side, shift, space = (
            ("middle left", -NODE_WIDE / 2, "{}\u00a0") if before else ("middle right", NODE_WIDE / 2, "\u00a0{}")
        )
        traces.append({
            "type": "scatter", "mode": "text", "x": [laid.xs[node.column] + shift for node in nodes],
            "y": [round(node.middle, 1) for node in nodes], "textposition": side, "cliponaxis": False, "hoverinfo": "skip",
            "text": ["<br>".join(space.format(line) for line in names[node.row].split("<br>")) for node in nodes],
            "textfont": {"size": 12.5, "shadow": HALO}, "unselected": {"textfont": {"color": INK}},
        })  # fmt: skip
    return traces
