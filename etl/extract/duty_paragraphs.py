"""A paragraph and those charged with it, as one record."""

from __future__ import annotations

import re
from collections.abc import Iterable

from etl.draft import Body, Doubt, DutyAgency, Located, Paragraph, Span
from etl.extract.duty_papers import Paper, name_bodies
from etl.extract.roles import Role, find_partners

SURE, UNKNOWN_BODY = 1.0, 0.7
IN_BRACKETS = re.compile(r"\(([^()\n]{5,200})")
LONGEST_ACRONYM = 8
Charged = tuple[Body, Role]


def write_paragraph(
    paper: Paper, located: Located, charged: Iterable[Charged], partners_from: int, span: Span | None = None
) -> Paragraph:
    """Return a duty, or a task where nobody is charged. Partners are looked for from a place on, up to the end of the span."""
    start, end = span or (located.start, located.end)
    agencies: dict[str, DutyAgency] = {}
    for body, role in charged:
        agencies.setdefault(body.name, DutyAgency(body.code, body.name, role.first, role.secondary))
    quote = paper.text[start:end]
    unknown = [agency.name for agency in agencies.values() if agency.code is None]
    return Paragraph(
        section=located.section,
        ordinal=located.ordinal or 1,
        quote=quote,
        span=(start, end),
        themes=paper.name_themes(quote),
        agencies=tuple(agencies.values()),
        partners=_name_partners(paper, partners_from, end) if agencies else (),
        confidence=UNKNOWN_BODY if unknown else SURE,
        doubts=tuple(
            Doubt("unknown_agency", f"cơ quan “{name}” chưa có trong danh mục", located.section, quote, (start, end))
            for name in unknown
        ),
    )


def find_bracketed(paper: Paper, located: Located) -> tuple[Body, ...]:
    """Return the bodies in brackets that take their share of what is laid on several: "(Hội Nông dân Việt Nam)"."""
    names = []
    for bracket in IN_BRACKETS.finditer(paper.text, located.start, located.end):
        named, stop = paper.register.read_list(paper.text, bracket.start(1), bracket.end(1))
        if named and named[0].end - named[0].start > LONGEST_ACRONYM and paper.text[stop : stop + 1] in (")", ";", "."):
            names += named
    return name_bodies(paper.register, paper.text, names)


def _name_partners(paper: Paper, start: int, end: int) -> tuple[str, ...]:
    """Return the partners as printed; "các đơn vị liên quan" too."""
    found: dict[str, None] = {}
    for at in find_partners(paper.text, start, end):
        names, _ = paper.register.read_list(paper.text, at, end)
        stop = None if names else paper.register.reader.read_common(paper.text, at, end)
        found |= dict.fromkeys(paper.text[name.start : name.end] for name in names)
        found |= {paper.text[at:stop]: None} if stop else {}
    return tuple(found)
