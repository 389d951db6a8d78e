"""The sheet of paper the pictures are drawn on: measured text, wrapped lines, textured boxes, legends.

Lengths are in units of 1/100 inch from the upper left corner; the sheet is 800 wide, or `of_width`, and as tall as its content.
Knows no Chart and no data. Uses matplotlib's Figure alone, never pyplot's global state.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from math import inf
from pathlib import Path

from matplotlib import font_manager, ft2font
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Outline

from dashboard.charts import INK, LINE, MUTED, PAPER, Tone
from dashboard.render.reading import told_apart
from dashboard.render.scale import grey as to_grey
from dashboard.render.scale import lightness

WIDTH, MARGIN = 800, 26
INNER = WIDTH - 2 * MARGIN
TITLE, TEXT, SMALL, FOOT = 20.0, 13.5, 12.5, 11.5
LEADING = 1.42  # Ễ and Ậ must clear the line above
LEADING_TIGHT = 1.28  # within one label of two or three lines
POINTS_PER_UNIT = 0.72
WEIGHTS = {"normal": "Regular", "medium": "Medium", "semibold": "SemiBold"}
FONTS = Path(__file__).resolve().parents[2] / "static" / "fonts"
FAMILY, FALLBACK = "Be Vietnam Pro", "DejaVu Sans"
NO_GLYPH = "\ufffd"  # stands for a letter that neither font has
HATCH_LINE, HATCH_EDGE = "#b3bdc5", "#94a1ab"
HATCHES = {"hatch": "/////", "dots": "....", "lines": "\\\\\\\\\\"}
MARKERS = {"circle": "o", "square": "s", "diamond": "D", "triangle-up": "^", "cross": "X"}
SIZES = {"circle": 1.0, "square": 0.9, "diamond": 0.85, "triangle-up": 1.12, "cross": 1.12}  # so that none outweighs another

logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # it would report that DejaVu Sans has no semibold


@lru_cache
def font_file(weight: str = "normal") -> str:
    """Return the path of the font file that sets `weight`: ours, or DejaVu Sans, which matplotlib brings along."""
    ours = FONTS / f"BeVietnamPro-{WEIGHTS[weight]}.ttf"
    if ours.exists():
        font_manager.fontManager.addfont(ours)
        return str(ours)
    nearest = "bold" if weight == "semibold" else "normal"
    return font_manager.findfont(font_manager.FontProperties(family=FALLBACK, weight=nearest))


@lru_cache
def _properties(weight: str, points: float) -> font_manager.FontProperties:
    families = [FAMILY, FALLBACK] if FAMILY.replace(" ", "") in font_file(weight) else [FALLBACK]
    return font_manager.FontProperties(family=families, weight=weight, size=points)


@lru_cache
def _measure(file: str) -> ft2font.FT2Font:
    font = ft2font.FT2Font(file)
    font.set_size(100, 72)
    return font


@lru_cache(maxsize=4096)
def _font_with(letter: str, weight: str) -> ft2font.FT2Font | None:
    """Return the font that sets `letter`: ours, else DejaVu Sans (arrows, signs), else none."""
    fallback = font_manager.findfont(font_manager.FontProperties(family=FALLBACK))
    fonts = (_measure(font_file(weight)), _measure(fallback))
    return next((font for font in fonts if font.get_char_index(ord(letter))), None)


@lru_cache(maxsize=4096)
def _advance(letter: str, weight: str) -> float:
    font = _font_with(letter, weight)
    return (
        font.load_char(ord(letter), flags=ft2font.LoadFlags.NO_HINTING).horiAdvance / 6400
        if font
        else _advance(NO_GLYPH, weight)
    )


def width(text: str, size: float = TEXT, weight: str = "normal") -> float:
    """Return how wide `text` is when set on one line."""
    return size * sum(_advance(letter, weight) for letter in tidy(text))


def tidy(text: object) -> str:
    """Return text in composed letters, on one line, all its spaces alike."""
    return unicodedata.normalize("NFC", re.sub(r"\s+", " ", str(text))).strip()


SHORTEST_PART = 4  # letters before a hyphen or slash at which a symbol is cut


def wrap(text: object, room: float, size: float = TEXT, weight: str = "normal") -> list[str]:
    """Break text at spaces so that each line fits `room`; a word longer than that is cut, never clipped."""
    lines: list[str] = []
    line = ""
    for word in _words(text):
        joined = f"{line} {word}" if line else word
        if width(joined, size, weight) <= room:
            line = joined
            continue
        lines += [line] if line else []
        *cut, line = _cut(word, room, size, weight)
        lines += cut
    return [tidy(line) for line in (*lines, line) if line]


def balanced(text: object, room: float, size: float = TEXT, weight: str = "normal") -> list[str]:
    """Break text into as few lines as `wrap` does, of nearly equal length: no single word left over."""
    lines = wrap(text, room, size, weight)
    while len(lines) > 1 and room > 40:
        room -= 6
        tighter = wrap(text, room, size, weight)
        if len(tighter) > len(lines) or max(width(word, size, weight) for word in _words(text)) > room:
            break
        lines = tighter
    return lines


def _words(text: object) -> list[str]:
    """Return what a line may break between; "n = 33" holds together, no line begins with "·"."""
    return re.sub(r"\bn = (?=\S)", "n\xa0=\xa0", tidy(text)).replace(" · ", "\xa0· ").split(" ")


def _cut(word: str, room: float, size: float, weight: str) -> list[str]:
    """Cut a word wider than `room`: after a hyphen or slash (885/KH-MTTW-, BCĐTWCVĐ) where there is one, else anywhere."""
    parts = [""]
    for letter in word:
        if parts[-1] and width(parts[-1] + letter, size, weight) > room:
            whole = parts[-1]
            joint = max(whole.rfind("-"), whole.rfind("/")) + 1
            at = joint if joint >= SHORTEST_PART else len(whole)
            parts[-1:] = [whole[:at], whole[at:]]
        parts[-1] += letter
    return parts


def _is_pale(colour: str) -> bool:
    """Whether a colour would not stand out from paper without a line around it."""
    return lightness(colour) > 0.955


_width: ContextVar[float] = ContextVar("width", default=WIDTH)


def sheet_width() -> float:
    """Return how wide sheets are now, in units."""
    return _width.get()


def inner_width() -> float:
    """Return how wide sheets are between their margins."""
    return sheet_width() - 2 * MARGIN


@contextmanager
def of_width(units: float) -> Iterator[None]:
    """Make sheets so wide inside the block: type and marks keep their size, what fills a sheet gets more or less room."""
    token = _width.set(units)
    try:
        yield
    finally:
        _width.reset(token)


class Sheet:
    """Something to draw on. Colours turn grey here and nowhere else."""

    def __init__(
        self, *, grey: bool = False, lang: str = "vi", page: Figure | None = None, scale: float = 1, room: float = inf
    ) -> None:
        """Begin a sheet of its own, or one that `stand` sets on a page, all lengths times `scale`; tables keep to `room`."""
        self.grey, self.lang, self.scale, self.room = grey, lang, scale, room
        self.points = POINTS_PER_UNIT * scale
        self.figure = page or Figure(figsize=(sheet_width() / 100, 1), facecolor=PAPER)
        self.axes = self.figure.add_axes((0, 0, 1, 1), label=str(len(self.figure.axes)))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, sheet_width())

    def finish(self, height: float) -> Figure:
        self.figure.set_size_inches(sheet_width() / 100, height / 100)
        self.axes.set_ylim(height, 0)
        return self.figure

    def stand(self, left: float, top: float, height: float) -> None:
        """Set the sheet on its page, `left` and `top` in units of the page; `height` is in the sheet's own."""
        wide, high = self.figure.get_size_inches() * 100
        height_there = height * self.scale
        self.axes.set_position(
            (left / wide, 1 - (top + height_there) / high, sheet_width() * self.scale / wide, height_there / high)
        )
        self.axes.set_ylim(height, 0)

    def colour(self, colour: str) -> str:
        return to_grey(colour) if self.grey else colour

    def text(
        self, x: float, baseline: float, text: object, *, size: float = TEXT, weight: str = "normal",
        colour: str = INK, align: str = "left", turned: bool = False, layer: float = 5,
    ) -> None:  # fmt: skip
        """Set one line of text; `turned` reads upwards from (x, baseline)."""
        letters = "".join(letter if _font_with(letter, weight) else NO_GLYPH for letter in tidy(text))
        self.axes.text(
            x, baseline, letters, fontproperties=_properties(weight, size * self.points), color=self.colour(colour), ha=align,
            va="baseline", rotation=90 if turned else 0, rotation_mode="anchor", parse_math=False, clip_on=False, zorder=layer,
        )  # fmt: skip

    def lines(self, x: float, top: float, lines: Iterable[str], *, size: float = TEXT, **style: object) -> float:
        """Set lines one under the other and return where the last one ends."""
        for line in lines:
            self.text(x, top + size * (LEADING / 2 + 0.36), line, size=size, **style)
            top += size * LEADING
        return top

    def paragraph(
        self, x: float, top: float, text: object, room: float, *, size: float = TEXT, weight: str = "normal", **style: object
    ) -> float:
        return self.lines(x, top, wrap(text, room, size, weight), size=size, weight=weight, **style)

    def centred(self, x: float, middle: float, lines: Sequence[str], *, size: float = TEXT, **style: object) -> None:
        """Set lines around the height `middle`."""
        self.lines(x, middle - len(lines) * size * LEADING / 2, lines, size=size, **style)

    def label(self, x: float, middle: float, lines: Sequence[str]) -> None:
        """Set the few lines of a row's name around the height `middle`."""
        for place, line in enumerate(lines):
            baseline = middle + (place - (len(lines) - 1) / 2) * TEXT * LEADING_TIGHT + TEXT * 0.36
            self.text(x, baseline, line)

    def rule(
        self, x0: float, y0: float, x1: float, y1: float, *,
        colour: str = LINE, thick: float = 1, dashed: bool = False, layer: float = 1,
    ) -> None:  # fmt: skip
        self.axes.plot(
            [x0, x1], [y0, y1], color=self.colour(colour), linewidth=thick * self.points,
            linestyle=(0, (4, 2.5)) if dashed else "-", solid_capstyle="butt", dash_capstyle="butt",
            scalex=False, scaley=False, clip_on=False, zorder=layer,
        )  # fmt: skip

    def box(
        self, x: float, y: float, wide: float, high: float, tone: Tone | str, *, layer: float = 2, solid: float = 1
    ) -> None:  # fmt: skip
        """Fill a rectangle with a tone and its texture, or with a plain colour; below 1 `solid` lets what is under it shine."""
        self._add(Rectangle((x, y), wide, high, zorder=layer, alpha=solid if solid < 1 else None, **self.look(tone)))

    def area(self, outline: Outline, tone: Tone, *, layer: float = 2) -> None:
        """Fill an outline given in sheet units; neighbours are parted by a thin white line."""
        look = self.look(tone)
        edge = {"edgecolor": PAPER, "linewidth": 0.45 * self.scale} if look["edgecolor"] == "none" else {}
        self._add(PathPatch(outline, zorder=layer, joinstyle="round", **(look | edge)))

    def dot(
        self, x: float, y: float, tone: Tone, *, radius: float, edge: str = PAPER, thick: float = 1, layer: float = 4
    ) -> None:
        """Draw the tone's mark; hatched tones are hollow."""
        hollow = tone.texture == "hatch" or _is_pale(tone.colour)
        self.axes.plot(
            [x], [y], linestyle="none", marker=MARKERS[tone.shape],
            markersize=2 * radius * SIZES[tone.shape] * self.points,
            markerfacecolor=PAPER if hollow else self.colour(tone.colour),
            markeredgecolor=self.colour(HATCH_EDGE if hollow else edge), markeredgewidth=thick * self.points,
            scalex=False, scaley=False, clip_on=False, zorder=layer,
        )  # fmt: skip

    def look(self, tone: Tone | str) -> dict[str, object]:
        """Return matplotlib's words for a tone: what fills it, the texture on it, the line around it."""
        if isinstance(tone, str):
            return {"facecolor": self.colour(tone), "edgecolor": "none", "linewidth": 0}
        outline = {"edgecolor": self.colour(HATCH_EDGE), "linewidth": 0.5 * self.scale}
        if tone.texture == "hatch":  # not collected: empty paper with an outline, unlike any value
            return {"facecolor": PAPER, "hatch": HATCHES["hatch"], "hatchcolor": self.colour(HATCH_LINE)} | outline
        base = self.colour(tone.colour)
        texture = {"hatch": HATCHES.get(tone.texture), "hatchcolor": PAPER if lightness(base) < 0.75 else self.colour(MUTED)}
        return {"facecolor": base, **texture} | (outline if _is_pale(tone.colour) else {"edgecolor": "none", "linewidth": 0})

    def _add(self, patch: Rectangle | PathPatch) -> None:
        patch.set_clip_on(False)
        self.axes.add_artist(patch)

    def told_apart(self, tones: Sequence[Tone]) -> tuple[Tone, ...]:
        """In grey, give tones whose lightness is that of an earlier one a texture of lines."""
        return told_apart(tones) if self.grey else tuple(tones)

    def legend(
        self, top: float, tones: Sequence[Tone], *, marks: Collection[str] = (), boxes: Collection[str] | None = None
    ) -> float:  # fmt: skip
        """Set tones in a row above the chart, over as many lines as they need; return where it ends.

        The codes in `marks` are shown by their mark, those in `boxes` (all others, if not given) by their filling.
        """
        x, y, high = MARGIN, top, SMALL * 1.75
        boxes = {tone.code for tone in tones}.difference(marks) if boxes is None else boxes
        for tone in tones:
            samples = [is_mark for is_mark, codes in ((False, boxes), (True, marks)) if tone.code in codes]
            said = 22 * len(samples)
            wide = said + width(tone.label, SMALL) + 20
            if x > MARGIN and x + wide - 20 > sheet_width() - MARGIN:
                x, y = MARGIN, y + high
            for place, is_mark in enumerate(samples):
                self.key(x + 22 * place, y + high / 2, tone, marks=is_mark)
            self.text(x + said, y + high / 2 + SMALL * 0.36, tone.label, size=SMALL)
            x += wide
        return y + high if tones else top

    def key(self, x: float, middle: float, tone: Tone, *, marks: bool = False) -> None:
        """Draw the sample of a tone that stands before its words."""
        if marks:
            self.dot(x + 8, middle, tone, radius=5.5)
        else:
            self.box(x, middle - 6, 16, 12, tone)
