"""One slide to draw on: measured words, shapes with a name and an alternative text each, legends, native charts.

Text is measured with the bundled font, which is wider than the Arial that the slide is set in: what fits here fits there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.parts.chart import ChartPart
from pptx.slide import Slide

from dashboard.charts import LINE, PAPER, Tone
from dashboard.render import powerpoint_shapes as xml
from dashboard.render.powerpoint_shapes import LINE_HIGH, SMALL, TEXT, Words
from dashboard.render.powerpoint_template import SPACES
from dashboard.render.static_sheet import width, wrap

FIRST_ID = 100  # those below are the placeholders'
LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}
CUT = "…"
KEY, KEY_GAP, ENTRY_GAP, LEGEND_LINE = 17, 7, 24, 1.75
CHART_SPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart"

Frame = tuple[float, float, float, float]  # left, top, width, height


@dataclass(frozen=True, slots=True)
class Room:
    """The rectangle of a slide that a chart may fill."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def wide(self) -> float:
        return self.right - self.left

    @property
    def high(self) -> float:
        return self.bottom - self.top


def fitted(text: object, room: float, lines: int, size: float = TEXT, weight: str = "normal") -> str:
    """Return text cut, with "…", to what fits on so many lines."""
    text = xml.clean(text)
    broken = wrap(text, room, size, weight)
    if len(broken) <= lines:
        return text
    kept = text[: len(" ".join(broken[:lines])) + lines]
    while kept and len(wrap(kept.rstrip(" ,.;:·") + CUT, room, size, weight)) > lines:
        kept = kept[:-1]
    return kept.rstrip(" ,.;:·") + CUT


def line_count(text: object, room: float, size: float = TEXT, weight: str = "normal") -> int:
    return max(1, len(wrap(xml.clean(text), room, size, weight)))


def runs(heights: Sequence[float], room: float) -> list[tuple[int, int]]:
    """Cut rows into as few runs (start, end) as fit `room`, of about equal height; a row higher than it stands alone."""
    full = _filled(heights, room, room)
    aim = sum(heights) / len(full)
    while len(even := _filled(heights, room, aim)) > len(full):
        aim *= 1.05
    return even


def _filled(heights: Sequence[float], room: float, aim: float) -> list[tuple[int, int]]:
    """Begin a run where the next row goes beyond `room`, or the run has reached `aim`."""
    found, start, high = [], 0, 0.0
    for place, own in enumerate(heights):
        if place > start and (high + own > room or high + own / 2 > aim):
            found.append((start, place))
            start, high = place, 0.0
        high += own
    return [*found, (start, len(heights))]


class Page:
    """Collects shapes and sets them on its slide when it is closed; everything drawn later lies above."""

    def __init__(self, slide: Slide, lang: str) -> None:
        self.slide, self.lang = slide, LANGUAGES[lang]
        self.shapes: list[str] = []
        self.taken = FIRST_ID
        for placeholder in list(slide.placeholders):  # they are filled by `placeholder`, which names them
            placeholder.element.getparent().remove(placeholder.element)

    def number(self) -> int:
        """Return an id for one more shape."""
        self.taken += 1
        return self.taken

    def close(self) -> None:
        drawn = parse_xml(f"<p:spTree {SPACES}>{''.join(self.shapes)}</p:spTree>")
        for element in list(drawn):
            self.slide.shapes.element.append(element)

    def placeholder(
        self, kind: str, idx: int, texts: Sequence[Sequence[Words]], name: str, box: Frame | None = None
    ) -> None:  # fmt: skip
        """Fill a place of the layout, where the layout has it if no `box` is given; a slide number needs no words."""
        read = " ".join(words.text for runs in texts for words in runs) or name
        of = f'type="{kind}"' + (f' idx="{idx}" sz="quarter"' if idx else "")
        field = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        field = f'<a:p>{field}<a:rPr lang="{self.lang}"/><a:t>‹#›</a:t></a:fld></a:p>'
        self.shapes.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self.number()}" name={xml.quoted(name)} descr={xml.quoted(read)}/><p:cNvSpPr>'
            f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {of}/></p:nvPr></p:nvSpPr>'
            f"<p:spPr>{xml.place(*box) if box else ''}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>"
            f"{field if kind == 'sldNum' else xml.paragraphs(texts, self.lang)}</p:txBody></p:sp>"
        )

    def text(
        self, x: float, y: float, wide: float, high: float, texts: Sequence[Sequence[Words]] | Words | str, *,
        align: str = "left", anchor: str = "t", name: str = "", wraps: bool = True,
    ) -> None:  # fmt: skip
        """Set paragraphs in a box; what they say is its alternative text."""
        texts = Words(texts) if isinstance(texts, str) else texts
        texts = [[texts]] if isinstance(texts, Words) else texts
        read = " ".join(words.text for runs in texts for words in runs)
        inside = f"{xml.place(x, y, wide, high)}{xml.preset('rect')}<a:noFill/>{xml.NO_LINE}"
        body = xml.body(texts, self.lang, align=align, anchor=anchor, wraps=wraps)
        self.shapes.append(xml.shape(self.number(), name or _short(read), read, inside, body, box=True))

    def label(self, x: float, middle: float, text: str, *, size: float = SMALL, align: str = "left", **style: object) -> None:
        """Set one line around the height `middle`, beginning, centred or ending at `x` as `align` says."""
        wide, high = width(text, size, "semibold" if style.get("bold") else "normal") + 4, size * LINE_HIGH
        left = x if align == "left" else x - wide if align == "right" else x - wide / 2
        words = Words(text, size, **style)  # type: ignore[arg-type]
        self.text(left, middle - high / 2, wide, high, words, align=align, anchor="ctr", wraps=False)

    def box(
        self, x: float, y: float, wide: float, high: float, tone: Tone | str, name: str, descr: str = "", *,
        kind: str = "rect", edge: str | None = None,
    ) -> None:  # fmt: skip
        inside = f"{xml.place(x, y, wide, high)}{xml.preset(kind)}{xml.fill(tone)}{edge or xml.edge(tone)}"
        self.shapes.append(xml.shape(self.number(), name, descr or name, inside))

    def mark(self, x: float, y: float, tone: Tone, radius: float, name: str, descr: str = "") -> None:
        """Draw the tone's mark around (x, y)."""
        edge = xml.line(PAPER, 0.75) if xml.edge(tone) == xml.NO_LINE else None
        kind = xml.PRESETS[tone.shape]
        radius = radius * 1.35 if kind == "mathMultiply" else radius
        self.box(x - radius, y - radius, 2 * radius, 2 * radius, tone, name, descr, kind=kind, edge=edge)

    def rule(
        self, x0: float, y0: float, x1: float, y1: float, descr: str, *, colour: str = LINE, points: float = 0.75
    ) -> None:  # fmt: skip
        """Draw a straight line from left to right, whichever end is higher."""
        (x0, y0), (x1, y1) = sorted(((x0, y0), (x1, y1)))
        at = xml.place(x0, min(y0, y1), x1 - x0, abs(y1 - y0), upside=y1 < y0)
        inside = f"{at}{xml.preset('line')}{xml.line(colour, points)}"
        self.shapes.append(xml.connector(self.number(), descr, descr, inside))

    def chart(self, box: Frame, chart_xml: str, workbook: bytes, name: str, descr: str) -> None:
        """Set a native chart with the workbook that "Edit data" opens."""
        package = self.slide.part.package
        part = ChartPart.load(
            package.next_partname(ChartPart.partname_template), CONTENT_TYPE.DML_CHART, package, chart_xml.encode()
        )
        part.chart_workbook.update_from_xlsx_blob(workbook)
        related = self.slide.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
        content = f'<c:chart xmlns:c="{CHART_SPACE}" r:id="{related}"/>'
        self.shapes.append(xml.frame(self.number(), name, descr, box, "chart", content))

    def legend(
        self, room: Room, tones: Sequence[Tone], *, marks: Collection[str] = (), boxes: Collection[str] | None = None
    ) -> None:  # fmt: skip
        """Set tones in a row at the top of `room`, over as many lines as `legend_height` says.

        The codes in `marks` are shown by their mark, those in `boxes` (all others, if not given) by their filling.
        """
        boxes = {tone.code for tone in tones}.difference(marks) if boxes is None else boxes
        for tone, x, y in _entries(room, tones, marks, boxes):
            middle = room.top + y * SMALL * LEGEND_LINE + SMALL * LEGEND_LINE / 2
            for is_mark, codes in ((False, boxes), (True, marks)):
                if tone.code in codes:
                    self.key(x, middle, tone, marks=is_mark)
                    x += KEY + KEY_GAP
            self.label(x, middle, _entry_label(tone, room))

    def key(self, x: float, middle: float, tone: Tone, *, marks: bool = False) -> None:
        """Draw the sample of a tone that stands before its words."""
        if marks:
            self.mark(x + KEY / 2, middle, tone, 6, tone.label or tone.code)
        else:
            self.box(x, middle - 6.5, KEY, 13, tone, tone.label or tone.code)


Draw = Callable[[Page], None]  # what stands on one slide of a chart


def legend_height(
    room: Room, tones: Sequence[Tone], *, marks: Collection[str] = (), boxes: Collection[str] | None = None
) -> float:  # fmt: skip
    """Return how high the legend is, the gap below it included; 0 without tones."""
    if not tones:
        return 0
    boxes = {tone.code for tone in tones}.difference(marks) if boxes is None else boxes
    return (1 + max(line for _tone, _x, line in _entries(room, tones, marks, boxes))) * SMALL * LEGEND_LINE + 8


def _entries(
    room: Room, tones: Sequence[Tone], marks: Collection[str], boxes: Collection[str]
) -> list[tuple[Tone, float, int]]:  # fmt: skip
    """Return where each entry begins, and on which line."""
    x, at, placed = room.left, 0, []
    for tone in tones:
        samples = (tone.code in marks) + (tone.code in boxes)
        wide = samples * (KEY + KEY_GAP) + width(_entry_label(tone, room), SMALL)
        if x > room.left and x + wide > room.right:
            x, at = room.left, at + 1
        placed.append((tone, x, at))
        x += wide + ENTRY_GAP
    return placed


def _entry_label(tone: Tone, room: Room) -> str:
    return fitted(tone.label or tone.code, room.wide - 3 * (KEY + KEY_GAP), 1, SMALL)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}{CUT}"
