"""Native charts: the XML of bars and of points on two number axes, and the workbook behind "Edit data".

Knows no Chart: series of numbers in, text and bytes out. Sizes of type are in units of 1/100 inch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_range

from dashboard.charts import INK, LINE, MUTED, PAPER, Tone
from dashboard.render import powerpoint_shapes as xml
from dashboard.render.excel import AUTHOR, CREATED, LONGEST_TEXT, OPTIONS
from dashboard.render.powerpoint_shapes import said
from dashboard.render.scale import text_on
from dashboard.texts import _
from dashboard.wording import term

SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
SYMBOLS = {"circle": "circle", "square": "square", "diamond": "diamond", "triangle-up": "triangle", "cross": "x"}
AXES = (111, 222)  # ids of the axes: across categories or time, along values
SILENT = (
    '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
MARK_POINTS = 8

Plot = tuple[float, float, float, float]  # left, top, width, height of the inner plot area, as shares of the frame


@dataclass(frozen=True, slots=True)
class Stack:
    """One series of bars: a value a category. A `total` is not seen, only its numbers are, at the end of each bar."""

    name: str
    values: tuple[float | None, ...]
    tone: Tone
    labels: Mapping[int, str] = field(default_factory=dict)  # words that stand for the number
    labelled: frozenset[int] = frozenset()  # categories whose value is printed
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """One series of points: joined by a line or not; `labels` pairs a point's place with its words and side (r l t b)."""

    name: str
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    notes: tuple[str, ...]  # a text a point, beside it in the workbook
    tone: Tone
    joined: bool = False
    dashed: frozenset[int] = frozenset()  # points to which the line is dashed
    labels: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    is_level: bool = False  # a dashed line without marks


@dataclass(frozen=True, slots=True)
class Axis:
    low: float
    high: float
    step: float
    number_format: str = "General"
    shown: bool = True


def bars(
    categories: Sequence[str], full: Sequence[str], stacks: Sequence[Stack], value: Axis, plot: Plot, *,
    upright: bool, named: bool, gap: int, size: float,
) -> tuple[str, bytes]:  # fmt: skip
    """Return the XML and workbook of stacked bars (`upright`: columns); `named` prints the categories.

    Names in `full` that are cut in `categories` stand in the last column of the workbook.
    """
    rows = range(len(categories))
    names = [xml.clean(name) for name in categories]
    cells = [[name, *(stack.values[row] for stack in stacks)] for row, name in zip(rows, names, strict=True)]
    totals = {place for place, stack in enumerate(stacks, start=1) if stack.is_total}
    headings = ["", *(stack.name for stack in stacks)]
    if names != [xml.clean(name) for name in full]:
        headings.append(_("Tên đầy đủ"))
        cells = [[*row, name] for row, name in zip(cells, full, strict=True)]
    book = _workbook(headings, cells, totals)
    series = "".join(_stack(place, stack, names, size) for place, stack in enumerate(stacks))
    across = (
        f'<c:catAx><c:axId val="{AXES[0]}"/><c:scaling><c:orientation val="{"minMax" if upright else "maxMin"}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"b" if upright else "l"}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="{"low" if named else "none"}"/>'
        f'{_line(MUTED)}{_type(size, INK)}<c:crossAx val="{AXES[1]}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="50"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )
    along = _value_axis(AXES[1], AXES[0], "l" if upright else "b", value, size, gridlines=False, between="between")
    kind = (
        f'<c:barChart><c:barDir val="{"col" if upright else "bar"}"/><c:grouping val="stacked"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{gap}"/><c:overlap val="100"/><c:axId val="{AXES[0]}"/><c:axId val="{AXES[1]}"/></c:barChart>'
    )
    return _chart(kind + across + along, plot, size), book


def points(traces: Sequence[Trace], across: Axis, up: Axis, plot: Plot, heading: str, *, size: float) -> tuple[str, bytes]:
    """Return the XML and workbook of points; each trace has its own rows and its own column.

    All refer to the same rows, blank where they are another's: LibreOffice mixes up series of unlike length.
    """
    xs = tuple(x for trace in traces for x in trace.xs)
    cells: list[list[object]] = []
    series = []
    for place, trace in enumerate(traces):
        ys: list[float | None] = [None] * len(xs)
        ys[len(cells) : len(cells) + len(trace.ys)] = trace.ys
        series.append(_trace(place, trace, xs, ys, len(cells), size))
        for x, y, note in zip(trace.xs, trace.ys, trace.notes, strict=True):
            cells.append([x, *(y if column == place else None for column in range(len(traces))), note])
    book = _workbook([heading, *(trace.name for trace in traces), term("notes")], cells, set())
    kind = (
        f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{"".join(series)}'
        f'<c:axId val="{AXES[0]}"/><c:axId val="{AXES[1]}"/></c:scatterChart>'
    )
    time = _value_axis(AXES[0], AXES[1], "b", across, size, gridlines=False, between="midCat")
    value = _value_axis(AXES[1], AXES[0], "l", up, size, gridlines=True, between="midCat")
    return _chart(kind + time + value, plot, size), book


def number_format(values: Sequence[float | None]) -> str:
    """Return the format of numbers with as many decimals as they need, two at most; separators are the reader's own."""
    decimals = 0
    for value in values:
        while value is not None and decimals < 2 and abs(round(value, decimals) - value) > 1e-9:
            decimals += 1
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _chart(kind: str, plot: Plot, size: float) -> str:
    x, y, wide, high = plot
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace {SPACES}><c:date1904 val="0"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout><c:manualLayout>'
        '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x:.5f}"/><c:y val="{y:.5f}"/><c:w val="{wide:.5f}"/><c:h val="{high:.5f}"/></c:manualLayout></c:layout>'
        f"{kind}<c:spPr><a:noFill/>{xml.NO_LINE}</c:spPr></c:plotArea>"
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/>{xml.NO_LINE}</c:spPr>'
        f"{_type(size, INK)}</c:chartSpace>"
    )


def _value_axis(own: int, other: int, side: str, axis: Axis, size: float, *, gridlines: bool, between: str) -> str:
    grid = f"<c:majorGridlines>{_line(LINE)}</c:majorGridlines>" if gridlines else ""
    edge = _line(MUTED) if side == "b" and axis.shown else f"<c:spPr>{xml.NO_LINE}</c:spPr>"
    tick = "out" if side == "b" else "none"
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/><c:max val="{axis.high!r}"/>'
        f'<c:min val="{axis.low!r}"/></c:scaling><c:delete val="{int(not axis.shown)}"/><c:axPos val="{side}"/>{grid}'
        f'<c:numFmt formatCode={xml.quoted(axis.number_format)} sourceLinked="0"/><c:majorTickMark val="{tick}"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{edge}{_type(size, MUTED)}<c:crossAx val="{other}"/>'
        f'<c:crosses val="min"/><c:crossBetween val="{between}"/><c:majorUnit val="{axis.step!r}"/></c:valAx>'
    )


def _stack(place: int, stack: Stack, names: Sequence[str], size: float) -> str:
    column, last = xl_col_to_name(place + 1), len(names)
    look = f"<a:noFill/>{xml.NO_LINE}" if stack.is_total else f"{xml.fill(stack.tone)}{_parting(stack.tone)}"
    values, where = _numbers(f"${column}$2:${column}${last + 1}", stack.values), _on_sheet(f"$A$2:$A${last + 1}")
    told = "".join(f'<c:pt idx="{at}"><c:v>{said(name)}</c:v></c:pt>' for at, name in enumerate(names))
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>{_name(column, stack.name)}<c:spPr>{look}</c:spPr>'
        f'<c:invertIfNegative val="0"/>{_stack_labels(stack, size)}<c:cat><c:strRef><c:f>{where}</c:f>'
        f'<c:strCache><c:ptCount val="{last}"/>{told}</c:strCache></c:strRef></c:cat><c:val>{values}</c:val></c:ser>'
    )


def _parting(tone: Tone) -> str:
    """Return the edge of a bar's part: paper between neighbours, or the line that a pale tone needs."""
    own = xml.edge(tone)
    return xml.line(PAPER, 0.75) if own == xml.NO_LINE else own


def _stack_labels(stack: Stack, size: float) -> str:
    form = f'<c:numFmt formatCode="{number_format(stack.values)}" sourceLinked="0"/>'
    if stack.is_total:
        style, side = f"<c:spPr><a:noFill/>{xml.NO_LINE}</c:spPr>{_type(size, INK, bold=True)}", "inBase"
    else:
        base = PAPER if stack.tone.texture == "hatch" else stack.tone.colour
        ground = xml.solid(base) if stack.tone.texture else "<a:noFill/>"  # on a texture nobody could read it
        style, side = f"<c:spPr>{ground}{xml.NO_LINE}</c:spPr>{_type(size, text_on(base))}", "ctr"
    own = []
    for at, value in enumerate(stack.values):
        if at in stack.labels:
            own.append(_label(at, stack.labels[at], style, side, size))
        elif value is not None and at not in stack.labelled:
            own.append(f'<c:dLbl><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>')
    return f'<c:dLbls>{"".join(own)}{form}{style}<c:dLblPos val="{side}"/>{SILENT.format(1)}</c:dLbls>'


def _label(at: int, words: str, style: str, side: str, size: float) -> str:
    run = f'<a:r><a:rPr lang="vi-VN" sz="{round(size * 72)}"/><a:t>{said(words)}</a:t></a:r>'
    return (
        f'<c:dLbl><c:idx val="{at}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:p>{run}</a:p></c:rich></c:tx>{style}'
        f'<c:dLblPos val="{side}"/>{SILENT.format(1)}</c:dLbl>'
    )


def _trace(
    place: int, trace: Trace, xs: Sequence[float], ys: Sequence[float | None], first: int, size: float
) -> str:  # fmt: skip
    """Return the series of one trace, whose points begin in row `first` of all."""
    column, last = xl_col_to_name(place + 1), len(xs) + 1
    if trace.is_level:
        stroke, mark = xml.line(MUTED, 1.25, dashed=True), '<c:marker><c:symbol val="none"/></c:marker>'
    else:
        all_dashed = len(trace.dashed) == len(trace.xs) - 1
        stroke = xml.line(trace.tone.colour, 1.75, dashed=all_dashed) if trace.joined else xml.NO_LINE
        mark = _marker(trace.tone)
    dashes = "".join(
        f'<c:dPt><c:idx val="{first + at}"/>{mark}<c:bubble3D val="0"/>'
        f"<c:spPr>{xml.line(trace.tone.colour, 1.75, dashed=True)}</c:spPr></c:dPt>"
        for at in sorted(trace.dashed)
    )
    plain = f"<c:spPr>{xml.solid(PAPER) if trace.is_level else '<a:noFill/>'}{xml.NO_LINE}</c:spPr>"
    style = plain + _type(size, MUTED if trace.is_level else INK)
    words = "".join(_label(first + at, text, style, side, size) for at, (text, side) in sorted(trace.labels.items()))
    labels = f"<c:dLbls>{words}{SILENT.format(0)}</c:dLbls>" if words else ""
    when, values = _numbers(f"$A$2:$A${last}", xs), _numbers(f"${column}$2:${column}${last}", ys)
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>{_name(column, trace.name)}<c:spPr>{stroke}</c:spPr>{mark}'
        f'{dashes}{labels}<c:xVal>{when}</c:xVal><c:yVal>{values}</c:yVal><c:smooth val="0"/></c:ser>'
    )


def _marker(tone: Tone) -> str:
    """Return the tone's mark; hatched tones are hollow, a cross is drawn by its line alone."""
    pale = xml.edge(tone) != xml.NO_LINE
    filling = "<a:noFill/>" if tone.shape == "cross" else xml.solid(PAPER if pale else tone.colour)
    stroke = xml.line(tone.colour, 2) if tone.shape == "cross" else xml.line(MUTED if pale else PAPER, 0.75)
    look = f"<c:spPr>{filling}{stroke}</c:spPr>"
    return f'<c:marker><c:symbol val="{SYMBOLS[tone.shape]}"/><c:size val="{MARK_POINTS}"/>{look}</c:marker>'


def _name(column: str, name: str) -> str:
    where = _on_sheet(f"${column}$1")
    cache = f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{said(name)}</c:v></c:pt></c:strCache>'
    return f"<c:tx><c:strRef><c:f>{where}</c:f>{cache}</c:strRef></c:tx>"


def _numbers(where: str, values: Sequence[float | None]) -> str:
    known = "".join(f'<c:pt idx="{at}"><c:v>{value!r}</c:v></c:pt>' for at, value in enumerate(values) if value is not None)
    cache = f'<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{known}</c:numCache>'
    return f"<c:numRef><c:f>{_on_sheet(where)}</c:f>{cache}</c:numRef>"


def _on_sheet(where: str) -> str:
    return f"'{term('data_sheet')}'!{where}"


def _line(colour: str) -> str:
    return f"<c:spPr>{xml.line(colour, 0.75)}</c:spPr>"


def _type(size: float, colour: str, *, bold: bool = False) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(size * 72)}" b="{int(bold)}">{xml.solid(colour)}'
        '</a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
    )


def _workbook(headings: Sequence[str], rows: Sequence[Sequence[object]], totals: set[int]) -> bytes:
    """Return the sheet of numbers; the columns in `totals` add up those between the first and them."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"author": AUTHOR, "created": CREATED})
        sheet = book.add_worksheet(term("data_sheet"))
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, xml.clean(heading)[:LONGEST_TEXT])
        for row, cells in enumerate(rows, start=1):
            for column, value in enumerate(cells):
                if column in totals and value is not None:
                    added = xl_range(row, 1, row, column - 1)
                    sheet.write_formula(row, column, f"=SUM({added})", None, value)
                elif isinstance(value, str):
                    sheet.write_string(row, column, xml.clean(value)[:LONGEST_TEXT])
                elif value is not None:
                    sheet.write_number(row, column, value)
        sheet.set_column(0, len(headings) - 1, 16)
    return out.getvalue()
