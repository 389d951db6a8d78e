"""Points in time on screen: marks by shape, lines only where the Chart joins; small multiples, targets as level lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import polars as pl

from dashboard.charts import INK, LINE, MUTED, PAPER, SEQUENTIAL, Chart
from dashboard.render.plotly_frame import Figure, layout_of, wrap
from dashboard.render.reading import targets
from dashboard.texts import _
from dashboard.wording import number

HEIGHT = 340
PANELS_A_ROW, PANEL_HEIGHT, PANEL_GAP = 3, 170, 0.045  # pixels; the gap is a share of the width
TITLE_LETTERS = {1: 150, 2: 70, 3: 46}  # that fit one line above a panel, by the number of panels in a row
TITLE_LINE, BELOW = 17, 30  # pixels: a line of a title; the years under a row of panels
GRID = "#eceff1"
MONTH = timedelta(days=30)
Rows = list[dict[str, object]]  # of a chart's frame, with the number of each as `row`: so few that Polars would cost more


def points(chart: Chart) -> Figure:
    """Marks by shape; a line runs only through rows that share a `line` id."""
    if chart.encoding.panel:
        return _panels(chart)
    rows = _numbered(chart)
    levels = targets(chart)
    data = _lines(chart, rows) + _marks(chart, rows)
    layout = layout_of(HEIGHT, xaxis=_time_axis(chart), yaxis=_value_axis(chart.frame[chart.encoding.value].to_list(), levels))
    layout["shapes"], layout["annotations"] = _levels(chart, levels, "")
    layout["margin"] = {"l": 0, "r": 8, "t": 8, "b": 28}
    return {"data": data, "layout": layout}


def _numbered(chart: Chart) -> Rows:
    return list(chart.frame.with_row_index("row").iter_rows(named=True))


def _panels(chart: Chart) -> Figure:
    """One panel a distinct value, up to three in a row; all share one time axis and, unless the Chart says so, one scale."""
    encoding = chart.encoding
    parts: dict[object, Rows] = {}
    for row in _numbered(chart):
        parts.setdefault(row[encoding.panel], []).append(row)
    names = list(parts)
    across = max(1, min(len(names), PANELS_A_ROW))
    titles = [wrap(str(name), TITLE_LETTERS[across]) for name in names]
    rows = _rows(titles, across)
    height = (rows[-1][1] if rows else 0) + BELOW
    shared = _value_axis(chart.frame[encoding.value].to_list(), targets(chart))
    time_axis = _time_axis(chart) | _whole_time(chart)
    layout = layout_of(int(height), shapes=[], annotations=[])
    layout["margin"] = {"l": 0, "r": 22, "t": 0, "b": 0}  # half of the last date hangs over its panel
    data: list[Figure] = []
    for place, (name, title) in enumerate(zip(names, titles, strict=True)):
        part, levels = parts[name], targets(chart, name)
        axis = "" if place == 0 else str(place + 1)
        top, bottom = rows[place // across]
        left, right = _columns(place % across, across)
        axes = {"xaxis": f"x{axis}", "yaxis": f"y{axis}"}
        data += [trace | axes for trace in _lines(chart, part) + _marks(chart, part)]
        own = _value_axis([row[encoding.value] for row in part], levels) if chart.own_scales else shared
        layout[f"xaxis{axis}"] = time_axis | {"domain": [left, right], "anchor": f"y{axis}"}
        layout[f"yaxis{axis}"] = own | {"domain": [1 - bottom / height, 1 - top / height], "anchor": f"x{axis}", "nticks": 5}
        shapes, words = _levels(chart, levels, axis)
        layout["shapes"] += shapes
        layout["annotations"] += [_title(title, left, 1 - (top - 6) / height), *words]
    return {"data": data, "layout": layout}


def _rows(titles: list[str], across: int) -> list[tuple[float, float]]:
    """Return where each row of panels begins and ends, in pixels from the top: the highest title of a row fits above it."""
    ends: list[tuple[float, float]] = []
    top = 0.0
    for start in range(0, len(titles), across):
        lines = max(title.count("<br>") + 1 for title in titles[start : start + across])
        top += lines * TITLE_LINE + 14
        ends.append((top, top + PANEL_HEIGHT))
        top += PANEL_HEIGHT + BELOW + 6
    return ends


def _columns(place: int, across: int) -> tuple[float, float]:
    """Return where panel `place` of a row begins and ends, as shares of the width; its numbers stand in the gap."""
    wide = (1 - PANEL_GAP * (across - 1)) / across
    left = place * (wide + PANEL_GAP)
    return round(left, 4), round(left + wide, 4)


def _title(title: str, left: float, bottom: float) -> Figure:
    return {
        "text": f"<b>{title}</b>", "x": left, "y": bottom, "xref": "paper", "yref": "paper", "xanchor": "left",
        "yanchor": "bottom", "align": "left", "showarrow": False, "font": {"size": 13, "color": INK},
    }  # fmt: skip


def _levels(chart: Chart, levels: list[float], axis: str) -> tuple[list[Figure], list[Figure]]:
    """Return the dashed lines of the targets and the words at their left end."""
    across = {"xref": f"x{axis} domain", "yref": f"y{axis}"}
    line = {"color": MUTED, "width": 1.5, "dash": "dash"}
    shapes = [across | {"type": "line", "x0": 0, "x1": 1, "y0": level, "y1": level, "line": line} for level in levels]
    words = [
        across | {
            "text": _("chỉ tiêu {value}", value=number(level, lang=chart.language)), "x": 0, "y": level, "xanchor": "left",
            "yanchor": "bottom", "showarrow": False, "font": {"size": 12, "color": MUTED},
        }
        for level in levels
    ]  # fmt: skip
    return shapes, words


def _marks(chart: Chart, rows: Rows) -> list[Figure]:
    encoding = chart.encoding
    labels, values = [row[encoding.label] for row in rows], [row[encoding.value] for row in rows]
    sides = ["top center"] * len(rows) if chart.order else _label_sides(labels, values)
    data: list[Figure] = []
    for tone in chart.tones:
        own = [(row, side) for row, side in zip(rows, sides, strict=True) if row[encoding.colour] == tone.code]
        if own:
            data.append({
                "type": "scatter", "mode": "markers+text", "name": tone.label, "x": [row[encoding.x] for row, _side in own],
                "y": [row[encoding.value] for row, _side in own], "customdata": [[row["row"]] for row, _side in own],
                "hovertext": [row[encoding.hover] for row, _side in own], "hoverinfo": "text",
                "text": [row[encoding.label] for row, _side in own], "textposition": [side for _row, side in own],
                "textfont": {"size": 12}, "cliponaxis": False,
                "marker": {"color": tone.colour, "symbol": tone.shape, "size": 11, "line": {"color": PAPER, "width": 1}},
                "unselected": {"marker": {"opacity": 1}, "textfont": {"color": INK}},
            })  # fmt: skip
    return data


def _lines(chart: Chart, rows: Rows) -> list[Figure]:
    encoding = chart.encoding
    if not encoding.line:
        return []
    colours = {tone.code: tone.colour for tone in chart.tones}
    joined: dict[object, Rows] = {}
    for row in rows:
        if row[encoding.line] is not None:
            joined.setdefault(row[encoding.line], []).append(row)
    lines = []
    for line in joined.values():
        line.sort(key=lambda row: row[encoding.x])
        dash = "dot" if encoding.dashed and line[0][encoding.dashed] else "solid"
        colour = colours.get(line[0][encoding.colour], SEQUENTIAL[2])
        lines.append({
            "type": "scatter", "mode": "lines", "x": [row[encoding.x] for row in line],
            "y": [row[encoding.value] for row in line],
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


def _whole_time(chart: Chart) -> Figure:
    """Return the range that gives every panel the time of all; names have theirs from their order."""
    if chart.order:
        return {}
    times = chart.frame[chart.encoding.x].drop_nulls().cast(pl.String).str.to_date(strict=False).drop_nulls()
    if times.is_empty():
        return {}
    room = max((times.max() - times.min()) * 0.08, MONTH)
    return {"range": [str(times.min() - room), str(times.max() + room)], "nticks": 5}


def _value_axis(values: list[float], levels: list[float]) -> Figure:
    found = [value for value in (*values, *levels) if value is not None]
    return {
        "fixedrange": True, "gridcolor": GRID, "zeroline": False, "tickformat": ",.10~g", "automargin": True,
        "range": [min(0, min(found, default=0) * 1.18), max(found, default=1) * 1.18 or 1],
    }  # fmt: skip


def _label_sides(labels: Sequence[str], values: Sequence[float]) -> list[str]:
    """Set every second label, in order of value, below its mark: near ones do not run into each other."""
    labelled = sorted((value, i) for i, (label, value) in enumerate(zip(labels, values, strict=True)) if label)
    sides = ["top center"] * len(labels)
    for rank, (_value, i) in enumerate(reversed(labelled)):
        sides[i] = "top center" if rank % 2 == 0 else "bottom center"
    return sides
