"""The map on screen: geometry by URL, textures as a second layer, both archipelagos on top."""

from __future__ import annotations

from functools import lru_cache

import polars as pl

from dashboard.charts import INK, MUTED, PAPER, Chart
from dashboard.render.plotly_frame import Figure, layout_of
from dashboard.scope import VINTAGES
from dashboard.wording import term
from geo.provinces import Province, islands, provinces

GEOMETRY = "app/static/geo/{layer}_{count}.geojson"
LABEL_AT = {"Hoàng Sa": (112.0, 17.75), "Trường Sa": (113.7, 7.0)}
MAP_RANGE = {"lonaxis": [101.8, 116.6], "lataxis": [6.4, 23.6]}
MAP_HEIGHT = 470
LABELLED_GROUPS = {"Hoàng Sa": "hoang_sa", "Trường Sa": "truong_sa"}  # group of the table → its words in wording.TERMS


def province_map(chart: Chart) -> Figure:
    """Provinces by tone from the geometry's URL, textures as a second layer, islands on top."""
    encoding, frame = chart.encoding, chart.frame
    place = {tone.code: i for i, tone in enumerate(chart.tones)}
    count = len(chart.tones)
    steps = [[edge / count, tone.colour] for i, tone in enumerate(chart.tones) for edge in (i, i + 1)]
    base: Figure = {
        "type": "choropleth", "featureidkey": "id",
        "geojson": GEOMETRY.format(layer="provinces", count=VINTAGES[chart.vintage]),
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
                "type": "choropleth", "geojson": GEOMETRY.format(layer=texture, count=VINTAGES[chart.vintage]),
                "featureidkey": "id", "locations": rows[encoding.location].to_list(), "z": [1] * rows.height,
                "colorscale": [[0, colour], [1, colour]], "showscale": False, "hoverinfo": "skip",
                "customdata": [[row] for row in rows["row"]], "marker": {"line": {"width": 0}},
                "unselected": {"marker": {"opacity": 1}},
            })  # fmt: skip
    data += [_islands(chart.language), _archipelago_labels(chart.language), _name_labels(chart)]
    geo = {
        "visible": False, "projection": {"type": "mercator"}, "bgcolor": "rgba(0,0,0,0)",
        "lonaxis": {"range": MAP_RANGE["lonaxis"]}, "lataxis": {"range": MAP_RANGE["lataxis"]},
    }  # fmt: skip
    return {"data": data, "layout": layout_of(MAP_HEIGHT, geo=geo, margin={"l": 0, "r": 0, "t": 0, "b": 0})}


@lru_cache
def _islands(lang: str) -> Figure:
    points = [island for island in islands() if island.group in LABELLED_GROUPS]
    return {
        "type": "scattergeo", "mode": "markers", "lon": [p.lon for p in points], "lat": [p.lat for p in points],
        "hovertext": [f"{p.name} · {_words(p.group, lang)[0]}" for p in points], "hoverinfo": "text",
        "marker": {"size": 4.5, "color": "#7c8b96", "symbol": "circle-open", "line": {"width": 1.2}},
    }  # fmt: skip


@lru_cache
def _archipelago_labels(lang: str) -> Figure:
    named = [_words(group, lang) for group in LABELLED_GROUPS]
    return {
        "type": "scattergeo", "mode": "text", "lon": [LABEL_AT[g][0] for g in LABELLED_GROUPS],
        "lat": [LABEL_AT[g][1] for g in LABELLED_GROUPS], "text": [f"<b>{name}</b><br>{place}" for name, place in named],
        "hoverinfo": "skip", "textfont": {"size": 11.5, "color": MUTED},
    }  # fmt: skip


def _words(group: str, lang: str) -> list[str]:
    """Return the archipelago's name and, in brackets, its province."""
    return term(LABELLED_GROUPS[group], lang).split("\n")


def _name_labels(chart: Chart) -> Figure:
    known = {province.code: province for province in provinces(chart.vintage)}
    shown: list[Province] = []
    for province in (known[code] for code in chart.highlight if code in known):
        if not any(abs(p.lat - province.lat) < 0.7 and abs(p.lon - province.lon) < 2.6 for p in shown):
            shown.append(province)
    names = [p.name_en if chart.language == "en" else p.name for p in shown]
    return {
        "type": "scattergeo", "mode": "text", "lon": [p.lon for p in shown], "lat": [p.lat for p in shown],
        "text": [f"<b>{name}</b>" for name in names], "hoverinfo": "skip", "textposition": "middle right",
        "textfont": {"size": 12, "color": INK, "shadow": "0 0 3px #fff, 0 0 3px #fff, 0 0 4px #fff"},
    }  # fmt: skip
