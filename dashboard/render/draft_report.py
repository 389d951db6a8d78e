"""A RollUp → DOCX: the draft report of a place, ready to edit, every sum with its denominator and its parts in an annex.

Always in Vietnamese. What nobody has reported stays blank; what reporters say in words is quoted under their names.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Pt

from dashboard import rollup, rollup_words
from dashboard.addition import USES, Part
from dashboard.charts import rollup as charts
from dashboard.context import Context
from dashboard.render.word import PARTY, STATE, Letterhead, Paper, TableColumn
from dashboard.rollup import CENTRE, RollUp, Total
from dashboard.scope import Scope
from dashboard.texts import _, _n, in_language, language, translated
from dashboard.warehouse import Build
from dashboard.wording import day, document_number, interval, number
from forms import bodies, locators
from forms import draft as words

SYSTEMS = (STATE, PARTY)
FIGURE_WIDE = (10, 46, 32, 18, 18, 36)  # mm, 160 together
BODY_WIDE = (10, 62, 24, 38, 26)
DUTY_WIDE = (10, 30, 28, 40, 20, 32)
STATE_WIDE = (50, 22, 22, 22, 22, 22)
LINES = 3  # left blank where nobody has told anything


def draft(build: Build, vintage: str, code: str, year: int, system: str = STATE) -> bytes:
    """Return the draft of a place and year in the layout of the state or the Party; raises NoRollUp."""
    with in_language("vi"):
        return document(rollup.of(build, vintage, code, year), day(build.data_date), system)


def tables(build: Build, vintage: str, code: str, year: int) -> bytes:
    """Return all tables of a roll-up as a workbook, in the reader's language; raises NoRollUp."""
    from dashboard.render import excel

    rolled = rollup.of(build, vintage, code, year)
    view = charts.view(Context(build, Scope(), ""), rolled)
    return excel.workbook(charts.charts(rolled, view), language())


def document(rolled: RollUp, data_day: str, system: str) -> bytes:
    """Return the file's bytes, the same for the same RollUp; its words and those around it are Vietnamese."""
    paper = _begun(rolled, data_day, system)
    paper.heading(words.LEADERSHIP)
    _quote(paper, rolled, "leadership")
    paper.heading(words.RESULTS)
    _results(paper, rolled)
    paper.heading(words.MEMBERS)
    paper.heading(words.BY_BODY, 2)
    _duties(paper, rolled, rolled.by_body, words.BODY_HEADING)
    paper.heading(words.TOLD, 2)
    _quote(paper, rolled, "results")
    paper.heading(words.ASSESSMENT)
    _quote(paper, rolled, "difficulties")
    paper.heading(words.AHEAD)
    _quote(paper, rolled, "proposals")
    paper.close(words.PARTY_RECIPIENTS if system == PARTY else words.RECIPIENTS)
    _annexes(paper, rolled)
    return paper.bytes()


def _begun(rolled: RollUp, data_day: str, system: str) -> Paper:
    """Begin the paper: letterhead with blanks, the mark of a draft on every page, what it is made of and who is missing."""
    is_centre = rolled.code == CENTRE
    place = words.CENTRE if is_centre else words.PLACE.format(place=bodies.place_name(rolled.place))
    head = Letterhead(system, None, place=None if is_centre else rolled.place.removeprefix("TP. "))
    paper = Paper(head, words.HEADLINE, words.SUBJECT_OF.format(year=rolled.year, place=place), about=words.MARK)
    _mark(paper)
    paper.addressed(None)
    reports = _n("{n} báo cáo hiện hành", len(rolled.in_year))
    paper.paragraph(words.INTRO.format(reports=reports, year=rolled.year, day=data_day))
    paper.paragraph(words.COVERAGE.format(coverage="; ".join(rollup_words.coverage(rolled))))
    if rolled.missing:
        paper.paragraph(words.MISSING.format(bodies="; ".join(body.name for body in rolled.missing)))
    if rolled.elsewhere:
        named = (f"{report.body}, {interval(report.start, report.end)}" for report in rolled.elsewhere)
        paper.paragraph(words.ELSEWHERE.format(reports="; ".join(named)))
    return paper


def _mark(paper: Paper) -> None:
    section = paper.document.sections[0]
    for header in (section.first_page_header, section.header):
        paragraph = header.add_paragraph(style="Header")
        paragraph.alignment = ALIGN.RIGHT
        paragraph.paragraph_format.space_after = Pt(6)  # two lines fill the margin; the text comes next
        paragraph.add_run(words.MARK).bold = True


def _quote(paper: Paper, rolled: RollUp, part: str) -> None:
    """Quote what each report says in one of its parts, under the reporter's name; else leave room to write."""
    told = [(report.body, dict(report.words)[part]) for report in rolled.in_year if part in dict(report.words)]
    for body, text in told:
        paper.paragraph(words.QUOTE.format(text=" ".join(text.split())), bold=f"{body}: ")
    if not told:
        paper.note(words.NO_WORDS)
        paper.blanks(LINES)


def _results(paper: Paper, rolled: RollUp) -> None:
    """State the required figures first, then the others by theme, then how far the duties of each theme are."""
    paper.heading(words.REQUIRED, 2)
    for total in rolled.headline:
        paper.paragraph(_sentence(total, rolled), bold=f"{total.name}: ")
    others = [total for total in rolled.totals if not total.is_required]
    for theme in dict.fromkeys(total.theme for total in others):
        paper.heading(theme, 2)
        for total in others:
            if total.theme == theme:
                paper.paragraph(_sentence(total, rolled), bold=f"{total.name}: ")
    paper.heading(words.BY_THEME, 2)
    _duties(paper, rolled, rolled.by_theme, words.THEME_HEADING)


def _sentence(total: Total, rolled: RollUp) -> str:
    said = rollup_words.notes(total)
    notes = f" ({'; '.join(said)})" if said else ""
    if not total.is_added and total.parts:
        return words.LISTED.format(parts="; ".join(_listed(total, part) for part in total.parts))
    if total.value is None:
        return words.NOTHING_ADDED.format(notes=notes)
    reporters = len({report.body for report in rolled.in_year if not report.is_whole})
    counted = len({part.reporter for part in total.counted})
    return words.SUM.format(
        value=rollup_words.in_words(total), counted=number(counted), reporters=number(reporters), notes=notes
    )


def _listed(total: Total, part: Part) -> str:
    return words.LISTED_PART.format(
        value=rollup_words.qualified(part, total.unit), body=part.report.body, period=rollup_words.period(part)
    )


def _duties(paper: Paper, rolled: RollUp, rows: pl.DataFrame, heading: str) -> None:
    """Write a table of lines × states of duties, with how many the reports tell of at all."""
    if rows.is_empty():
        paper.paragraph(words.NO_DUTIES)
        return
    total, states = int(rows["value_total"][0]), translated(rollup_words.DUTY_STATES)
    paper.paragraph(words.DUTIES.format(told=number(total - charts.silent(rolled.by_body)), total=number(total)))
    counts = {(line, state): value for line, state, value in rows.select("line", "state", "value").iter_rows()}
    lines = rows.select("line", "label").unique(maintain_order=True).iter_rows()
    table = [(label, *(number(counts.get((line, state), 0)) for state in states)) for line, label in lines]
    paper.table(_columns((heading, *states.values()), STATE_WIDE, first=ALIGN.LEFT, rest=ALIGN.CENTER), table)


def _annexes(paper: Paper, rolled: RollUp) -> None:
    paper.document.add_page_break()
    _annex_title(paper, words.ANNEX_FIGURES)
    paper.table(_columns(words.FIGURE_TABLE, FIGURE_WIDE), _figure_rows(rolled))
    _annex_title(paper, words.ANNEX_BODIES)
    paper.table(_columns(words.BODY_TABLE, BODY_WIDE), _body_rows(rolled))
    _annex_title(paper, words.ANNEX_DUTIES)
    paper.table(_columns(words.DUTY_TABLE, DUTY_WIDE), _told_rows(rolled))


def _annex_title(paper: Paper, title: str) -> None:
    layout = paper.document.add_paragraph(title, "Subtitle").paragraph_format
    layout.space_before, layout.space_after, layout.keep_with_next = Pt(12), Pt(6), True


def _figure_rows(rolled: RollUp) -> Iterable[tuple[str, ...]]:
    """Yield each indicator with its sum, then its parts, those counted first."""
    for place, total in enumerate(rolled.totals, start=1):
        value = number(total.value) if total.value is not None else _(rollup_words.NO_FIGURE) if total.is_added else ""
        yield (str(place), total.name, words.YEAR.format(year=rolled.year), value, total.unit, rollup_words.exactness(total))
        for part in total.parts:
            when = words.SUBMITTED.format(period=rollup_words.period(part), day=day(part.report.submitted))
            yield ("", f"– {part.report.body}", when, rollup_words.qualified(part), total.unit, _(USES[part.use]))


def _body_rows(rolled: RollUp) -> Iterable[tuple[str, ...]]:
    for place, body in enumerate(rolled.bodies, start=1):
        yes = _("có") if body.is_asked else _("không")
        yield (str(place), rollup_words.body_name(body, rolled), yes, rollup_words.body_state(body), day(body.submitted))


def _told_rows(rolled: RollUp) -> Iterable[tuple[str, ...]]:
    states = translated(rollup_words.DUTY_STATES)
    for place, row in enumerate(rolled.told.iter_rows(named=True), start=1):
        locator = locators.written(row["section"], row["ordinal"])
        where = words.DUTY_PLACE.format(plan=document_number(row["number_text"]), locator=locator)
        body = f"{row['agency']} ({row['unit_name']})" if row["unit_name"] else row["agency"]
        yield (str(place), where, body, row["summary"], states[row["state"]], row["evidence"] or "")


def _columns(
    headings: tuple[str, ...], wide: tuple[int, ...], first: ALIGN = ALIGN.CENTER, rest: ALIGN = ALIGN.LEFT
) -> list[TableColumn]:
    return [
        TableColumn(heading, width, first if place == 0 else rest)
        for place, (heading, width) in enumerate(zip(headings, wide, strict=True))
    ]
