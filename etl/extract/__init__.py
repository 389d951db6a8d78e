"""One reading → one draft: normalise → segment → head, citations, bodies, duties, deadlines, themes → resolve.

Deterministic rules on the normalised text, no model, no network: same input and vocabulary, same draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.draft import Deadline, Doubt, Draft, Head, Paragraph, Reading
from etl.extract.agencies import AgencyRegister
from etl.extract.citations import find_citations
from etl.extract.deadlines import find_deadlines
from etl.extract.duties import find_paragraphs
from etl.extract.head import read_head
from etl.extract.knowledge import Knowledge
from etl.normalise import normalise
from etl.resolve import resolve_citations
from etl.segment import segment

EXTRACTOR = "1"  # of the rules: raised when the same file may yield another draft
LONGEST_NAME = 160  # characters of a recipient that are looked up as a body


def extract(reading: Reading, knowledge: Knowledge) -> Draft:
    """Return what the rules find in the text of one file."""
    text, parts = normalise(reading)
    outline = segment(text, parts)
    head = read_head(text, outline)
    citations = resolve_citations(find_citations(text, outline), head, knowledge.registry)
    duties, tasks = find_paragraphs(text, outline, knowledge.agencies, knowledge.themes.of_text)
    deadlines = find_deadlines(text, outline, head.year, head.date)
    return Draft(
        reading=reading,
        text=text,
        head=head,
        sections=outline.sections,
        citations=citations,
        duties=duties,
        tasks=tasks,
        deadlines=_with_bodies(deadlines, duties, head, knowledge.agencies),
        doubts=_doubts(head, citations, duties, tasks, deadlines),
    )


def _with_bodies(
    deadlines: Sequence[Deadline], duties: Sequence[Paragraph], head: Head, register: AgencyRegister
) -> tuple[Deadline, ...]:
    """Name who is bound by each deadline (the bodies of its duty) and write out to whom is reported."""
    bound = {(duty.section, duty.ordinal): duty for duty in duties}
    found = []
    for deadline in deadlines:
        duty = bound.get((deadline.section, deadline.ordinal))
        actor = "; ".join(agency.name for agency in duty.agencies) if duty else deadline.actor
        body = register.name(deadline.recipient[:LONGEST_NAME]) if deadline.recipient else None
        recipient = body.name if body else deadline.recipient
        is_known = (actor, recipient) != (deadline.actor, deadline.recipient)
        found.append(replace(deadline, actor=actor, recipient=recipient) if is_known else deadline)
    return tuple(found)


def _doubts(head: Head, *parts: Sequence[object]) -> tuple[Doubt, ...]:
    return (*head.doubts, *(doubt for part in parts for entry in part for doubt in entry.doubts))
