"""A Form → DOCX: the report as an official document, with what is known filled in and room for the rest."""

from __future__ import annotations

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

from dashboard.forms import Form
from dashboard.render import form_words
from dashboard.render.word import PARTY, STATE, Letterhead, Paper, TableColumn
from forms import words
from forms.layout import HEAD

DUTY_WIDE = (10, 24, 52, 20, 22, 32)  # mm, 160 together
FIGURE_WIDE = (10, 60, 22, 20, 20, 28)
LABELS = {field.key: field.label for field in HEAD}


def document(form: Form) -> bytes:
    """Return the file's bytes, the same for the same Form."""
    paper = Paper(_letterhead(form), words.TITLE, words.SUBJECT.format(year=form.year), about=form.code)
    paper.addressed(form.obligation.recipient if form.obligation else None)
    paper.facts(_facts(form))
    name = form.agency if form.issuer.name else words.LETTER["no_name"]
    paper.paragraph(words.LETTER["intro"].format(plan=form.plan_words, agency=name))
    paper.heading(words.LETTER["leadership"])
    paper.blanks(4)
    paper.heading(words.LETTER["duties"])
    paper.table(_columns(words.DUTY_TABLE, DUTY_WIDE), _duty_rows(form))
    paper.note(words.LETTER["states"].format(states=form_words.states()))
    paper.heading(words.LETTER["figures"])
    paper.table(_columns(words.FIGURE_TABLE, FIGURE_WIDE), _figure_rows(form))
    paper.note(words.LETTER["figures_note"].format(qualifiers=form_words.qualifiers()))
    for part in ("difficulties", "proposals"):
        paper.heading(words.LETTER[part])
        paper.blanks(4)
    archive = words.LETTER["archive_party" if form.is_party else "archive"]
    paper.close([words.LETTER["as_above"], archive])
    return paper.bytes()


def _letterhead(form: Form) -> Letterhead:
    system = PARTY if form.is_party else STATE
    year = form.due.year if form.due else None
    return Letterhead(system, form.issuer.name, form.issuer.parent, place=form.place, year=year)


def _facts(form: Form) -> list[tuple[str, str]]:
    facts = {
        "kind": form_words.period(form),
        "recipient": form_words.recipient(form),
        "due": form_words.due(form),
        "deadline": form_words.asked_in(form),
    }
    return [(f"{LABELS[key]}:", text) for key, text in facts.items()]


def _columns(headings: tuple[str, ...], wide: tuple[int, ...]) -> list[TableColumn]:
    return [
        TableColumn(heading, width, ALIGN.CENTER if place == 0 else ALIGN.LEFT)
        for place, (heading, width) in enumerate(zip(headings, wide, strict=True))
    ]


def _duty_rows(form: Form) -> list[tuple[str, ...]]:
    return [
        (str(number), duty.locator, duty.summary, form_words.role(duty), "", "")
        for number, duty in enumerate(form.duties, start=1)
    ]


def _figure_rows(form: Form) -> list[tuple[str, ...]]:
    return [
        (str(number), f"{indicator.name} (*)" if indicator.is_required else indicator.name, indicator.unit, "", "", "")
        for number, indicator in enumerate(form.indicators, start=1)
    ]
