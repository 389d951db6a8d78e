"""What every figure on screen shares: type, colours, layout. No chart of its own."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from dashboard.charts import INK, LINE, PAPER, Tone
from dashboard.render.scale import contrast
from dashboard.texts import language

Figure = dict[str, object]

FONT = "Be Vietnam Pro, Arial, sans-serif"
ROW_HEIGHT, LABEL_WIDTH, LINE_HEIGHT = 25, 30, 17  # pixels; letters; pixels of a line of a name
LETTER_WIDTH = 6.9  # pixels that a letter takes, about, at 12.5 pixels
FAINT = 1.3  # a white texture on a colour of less contrast with white would not be seen
PATTERNS = {"hatch": "/", "dots": "."}


# What Plotly's own default template says of the traces drawn here; the whole would add 3.4 kB to every figure.
_AXIS: Figure = {
    "gridcolor": "white", "linecolor": "white", "ticks": "", "title": {"standoff": 15}, "zerolinecolor": "white",
    "automargin": True, "zerolinewidth": 2,
}  # fmt: skip
TEMPLATE: Figure = {
    "data": {
        "bar": [{"marker": {"line": {"color": "#E5ECF6", "width": 0.5}, "pattern": {"fillmode": "overlay"}}, "type": "bar"}]
    },
    "layout": {
        "autotypenumbers": "strict",  # "2021" on an axis is a name
        "hovermode": "closest",
        "hoverlabel": {"align": "left"},
        "xaxis": _AXIS,
        "yaxis": _AXIS,
        "geo": {"bgcolor": "white", "landcolor": "#E5ECF6", "subunitcolor": "white", "lakecolor": "white"},
    },
}


@lru_cache(maxsize=4096)
def wrap(text: str, width: int = LABEL_WIDTH) -> str:
    """Break a long Vietnamese name at spaces for an axis label."""
    kept = text.replace("n = ", "n\xa0=\xa0")
    return "<br>".join(textwrap.wrap(kept, width, break_long_words=False)) or text


def row_height(labels: Iterable[str]) -> float:
    """Return how high every row is, so that wrapped names of neighbours don't run into each other."""
    lines = [label.count("<br>") + 1 for label in labels]
    neighbours = [(above + below) / 2 for above, below in pairwise(lines)] or lines
    return max(ROW_HEIGHT, max(neighbours, default=1) * LINE_HEIGHT + 3)


def layout_of(height: int, **more: object) -> Figure:
    base: Figure = {
        "template": TEMPLATE,
        "height": height,
        "margin": {"l": 0, "r": 0, "t": 4, "b": 0},
        "font": {"family": FONT, "size": 13, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "separators": ".," if language() == "en" else ",.",
        "showlegend": False,
        "dragmode": False,
        "clickmode": "event+select",
        "hoverlabel": {"bgcolor": PAPER, "bordercolor": LINE, "font": {"family": FONT, "size": 13, "color": INK}},
    }
    return base | more


def marker_of(tone: Tone) -> Figure:
    marker: Figure = {"color": tone.colour, "line": {"width": 0}}
    if tone.texture in PATTERNS:
        marker["pattern"] = _pattern(tone)
        marker["line"] = {"width": 1, "color": LINE}
    return marker


def _pattern(tone: Tone) -> Figure:
    ink = "#b4bec6" if contrast(tone.colour, PAPER) < FAINT else PAPER
    return {"shape": PATTERNS.get(tone.texture, ""), "fgcolor": ink, "bgcolor": tone.colour, "size": 6, "solidity": 0.25}


SIZES = {"height", "size", "standoff", "l", "r", "t", "b"}  # lengths in pixels, wherever they stand


def enlarged(figure: Figure, factor: float) -> Figure:
    """Return the figure with every length multiplied: for a wall, where browser zoom is not at hand."""

    def grow(key: str, value: object) -> object:
        if isinstance(value, dict):
            return {name: grow(name, part) for name, part in value.items()}
        if isinstance(value, list) and key in ("data", "steps"):
            return [grow("", part) for part in value]
        return value * factor if key in SIZES and isinstance(value, int | float) else value

    return grow("", figure)
