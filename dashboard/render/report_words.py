"""What a report says in Word and PDF alike: sentences, captions, foot, annexes. Knows neither format."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

import polars as pl

from dashboard import wording
from dashboard.charts import Chart, Kind
from dashboard.render.reading import measure
from dashboard.render.report_tables import Grid, clean, grid_of, passage_grid
from dashboard.render.word import BLANK_NAME, Letterhead
from dashboard.report import PARTY, SOURCES, Entry, Report
from dashboard.texts import _, _n, language
from dashboard.wording import term
from forms.words import LETTER

WRITTEN = (Kind.TABLE, Kind.TILES, Kind.STATEMENTS)  # words and numbers: a table says them, no picture is drawn
CROSSED = (Kind.HEATMAP, Kind.MATRIX, Kind.CASCADE)  # the picture prints every row: a long table would add nothing
MOST_ROWS, MOST_CROSSED = 80, 40  # of a table in a chapter; the workbook has all
FOOT_SCOPE = 90  # characters of the scope in the foot; each figure states it in full
PRINTED_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")  # 19/5/2021
ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class Chapter:
    """One entry in words. `figure` captions the picture, "" where none is drawn; `grid` is the table, if one is printed."""

    number: int
    heading: str
    sentences: tuple[str, ...]
    chart: Chart
    figure: str
    table: str
    grid: Grid | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A table of an annex, its heading and what is said before it."""

    heading: str
    lead: str
    grid: Grid


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex: "Phụ lục I", its title, the report it belongs to, its parts."""

    name: str
    title: str
    belongs: str
    parts: tuple[Part, ...]


def letterhead(report: Report) -> Letterhead:
    """Return what stands above the title; what is not known stays blank."""
    issuer, parent, body, place = (
        clean(part) if part else None for part in (report.issuer, report.parent, report.body, report.place)
    )
    return Letterhead(report.system, issuer, parent, body=body, place=place, day=report.date)


def recipients(report: Report) -> tuple[str, ...]:
    return (*map(clean, report.recipients), LETTER["archive_party" if report.system == PARTY else "archive"])


def introduction(report: Report) -> str:
    """Say what the report is made of and until when its data reach."""
    if not report.entries:
        return _("Báo cáo chưa có nội dung nào được chọn.")
    return _(
        "Báo cáo gồm {parts}, dữ liệu đến {day}. Chỗ ghi “chưa thu thập” là chưa có trong kho dữ liệu, không phải bằng 0.",
        parts=_n("{n} nội dung", len(report.entries)),
        day=official(", ".join(report.data_dates)),
    )


def foot(report: Report) -> str:
    """Return what stands at the foot of every page: build, code, date and, if all figures share it, scope."""
    parts = [f"{term('build_id')} {report.build_id}", _("mã báo cáo {code}", code=report.code)]
    if report.entries:
        parts.append(f"{wording.inside_sentence(term('data_date'))} {', '.join(report.data_dates)}")
    if report.scope_text:
        shown = textwrap.shorten(report.scope_text, FOOT_SCOPE, placeholder=" …")
        parts.append(f"{wording.inside_sentence(term('scope'))}: {shown}")
    return clean(" · ".join(parts))


def chapters(report: Report) -> list[Chapter]:
    """Return one chapter an entry, in their order."""
    return [_chapter(number, entry, report.tables) for number, entry in enumerate(report.entries, start=1)]


def _chapter(number: int, entry: Entry, tables: bool) -> Chapter:
    chart, heading = entry.chart, clean(entry.heading)
    grid = None if chart.is_empty else grid_of(chart)
    if grid and chart.kind in CROSSED and len(grid.rows) > MOST_CROSSED:
        grid = None
    is_drawn = chart.kind not in WRITTEN
    if is_drawn and not tables:
        grid = None
    comment = [clean(line.strip()) for line in entry.comment.splitlines() if line.strip()]
    return Chapter(
        number,
        heading,
        (*_stated(number, chart, is_drawn), *comment),
        chart,
        f"{_figure_name(number)}. {heading}" if is_drawn else "",
        _table_caption(number, heading, clean(chart.subtitle), is_drawn),
        grid.first(MOST_ROWS) if grid else None,
        tuple(clean(note) for note in (*_cut(grid), *(() if is_drawn else _notes(chart)))),
    )


def _table_caption(number: int, heading: str, subtitle: str, is_drawn: bool) -> str:
    """Caption a table: under its picture, which has the chapter's title, with the measure; alone, with the title too."""
    if is_drawn or not subtitle:
        return f"{_table_name(number)}. {subtitle or heading}"
    return f"{_table_name(number)}. {heading} ({wording.inside_sentence(subtitle)})"


def _stated(number: int, chart: Chart, is_drawn: bool) -> list[str]:
    """Say what was counted, how many, in which scope; then the greatest value where bars compare one with another."""
    scope, day = clean(chart.scope_text), official(chart.data_date)
    if chart.is_empty:
        return [
            _(
                "Trong phạm vi {scope}, kho dữ liệu (đến {day}) chưa có dòng nào cho nội dung này; không có nghĩa là bằng 0.",
                scope=scope,
                day=day,
            )
        ]
    counted = _(
        "{figure} tính trên {n} {unit}; phạm vi: {scope}; dữ liệu đến {day}.",
        figure=_figure_name(number) if is_drawn else _table_name(number),
        n=wording.number(chart.n),
        unit=clean(chart.unit),
        scope=scope,
        day=day,
    )
    return [f"{counted} {_greatest(chart)}".strip()]


def _greatest(chart: Chart) -> str:
    """Name the longest bar and its number; "" where several are equal or bars of different panels can't be compared."""
    if chart.kind is not Kind.BARS or chart.encoding.panel:
        return ""
    value, name = measure(chart), chart.encoding.y
    totals = chart.frame.group_by(name, maintain_order=True).agg(pl.col(value).sum()).drop_nulls().sort(value, descending=True)
    if totals.height < 2 or totals[value][0] == totals[value][1]:
        return ""
    return _("Lớn nhất là {name}: {value}.", name=clean(str(totals[name][0])), value=wording.number(totals[value][0]))


def _cut(grid: Grid | None) -> list[str]:
    if grid is None or len(grid.rows) <= MOST_ROWS:
        return []
    rows = wording.number(len(grid.rows))
    return [_("Bảng in {shown} trên {n} dòng; sổ tính của báo cáo có đủ.", shown=wording.number(MOST_ROWS), n=rows)]


def _notes(chart: Chart) -> list[str]:
    """Return what a picture would have said in its foot."""
    return [
        *chart.notes,
        f"{term('source')}: {chart.source}. {term('data_date')} {chart.data_date}, {term('build')} {chart.build_id}.",
    ]


def annexes(report: Report) -> list[Annex]:
    """Return the annexes that have something to list, numbered if there are several."""
    found = [(_("Các dòng được đếm"), _passage_parts(report)), (_("Nguồn"), _source_parts(report))]
    found = [(title, parts) for title, parts in found if parts]
    names = [_("Phụ lục {number}", number=roman(place)) for place in range(1, len(found) + 1)]
    names = [_("Phụ lục {number}", number="").strip()] if len(found) == 1 else names
    return [Annex(name, title, _belongs(report), parts) for name, (title, parts) in zip(names, found, strict=True)]


def _passage_parts(report: Report) -> tuple[Part, ...]:
    return tuple(
        Part(
            f"{_figure_name(number) if entry.chart.kind not in WRITTEN else _table_name(number)}. {clean(entry.heading)}",
            _(
                "{rows}; nguồn: {source}.",
                rows=_n("{n} dòng được đếm", entry.passages.height),
                source=clean(entry.chart.source),
            ),
            passage_grid(entry.passages),
        )
        for number, entry in report.listed
    )


def _source_parts(report: Report) -> tuple[Part, ...]:
    if SOURCES not in report.annexes or not report.entries:
        return ()
    rows = tuple(
        (str(place), clean(source), ", ".join(map(roman, numbers)))
        for place, (source, numbers) in enumerate(report.sources.items(), start=1)
    )
    return (Part("", "", Grid((_("TT"), _("Nguồn"), _("Mục của báo cáo")), rows, (True, False, False))),)


def _belongs(report: Report) -> str:
    head = letterhead(report)
    number = wording.inside_sentence(head.symbol.replace(":", "", 1))
    day = head.place_and_day.split(", ")[-1]
    return _("(Kèm theo Báo cáo {number} {day} của {issuer})", number=number, day=day, issuer=head.issuer or BLANK_NAME)


def _figure_name(number: int) -> str:
    return _("Hình {number}", number=number)


def _table_name(number: int) -> str:
    return _("Bảng {number}", number=number)


def official(printed: str) -> str:
    """Write printed dates as a document does: "19/5/2021" → "ngày 19 tháng 5 năm 2021"; in English they stay."""
    if language() != "vi":
        return printed
    return PRINTED_DAY.sub(lambda day: wording.official_day(f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"), printed)


def roman(number: int) -> str:
    """4 → "IV", as Word numbers headings."""
    letters = ""
    for value, letter in ROMAN:
        letters += letter * (number // value)
        number %= value
    return letters


def described(chapter: Chapter) -> str:
    """Return what is said of the picture to who can't see it."""
    return " ".join((f"{chapter.figure}.", clean(chapter.chart.subtitle), *chapter.sentences[:1])).strip()


def too_high(chapter: Chapter) -> str:
    """Say why there is a table and no picture."""
    return _("{figure}: hình cao hơn một trang giấy; xem bảng và sổ tính của báo cáo.", figure=chapter.figure)
