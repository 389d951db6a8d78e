"""The duties that a document lays on bodies, and the tasks that it leaves to nobody in particular (ANNOTATION: Duty)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from etl.draft import Body, Located, Outline, Paragraph, Span, Text
from etl.extract.agencies import AgencyRegister
from etl.extract.body_words import PEOPLE, VERB
from etl.extract.duty_cards import Cards, is_detail, read_card
from etl.extract.duty_formulas import is_common, is_formula
from etl.extract.duty_papers import PREAMBLE, NameThemes, Paper, find_asked, name_bodies, no_themes, read_paper
from etl.extract.duty_paragraphs import Charged, find_bracketed, write_paragraph
from etl.extract.duty_sections import ANNEX, Genre, Kind, depth_of, read_kind
from etl.extract.duty_subjects import Subject, acts, is_lead_in, read_later, read_subject
from etl.extract.duty_tables import Table, read_row
from etl.extract.letters import UPPER
from etl.extract.roles import Role, read_role

EXECUTE = Role("execute")
SHORTEST_TASK = 4  # words, in an annex: forms are full of shorter ones
BEHIND_HEADING = re.compile(rf" (?:[-–] )?(?=[{UPPER}])")
CLOSES = "Trên đây là "
CLOSING_BEHIND = re.compile(rf"[.;]\s{CLOSES}")
IN_COMMON = re.compile(r"(?i:trách nhiệm|nhiệm vụ) chung\b")
LEADS_IN_BRACKETS = re.compile(r"\(([^()\n]{5,200}\b(?:chủ trì|thực hiện|phối hợp)\b[^()\n]{0,200})\)\W*$")


def find_paragraphs(
    text: Text, outline: Outline, register: AgencyRegister, name_themes: NameThemes = no_themes
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """Return the duties and the tasks of a document in the order of its text."""
    finder = _Finder(read_paper(text, outline, register, name_themes))
    for located in outline.body:
        if located.section != PREAMBLE:
            finder.read(located)
    paragraphs = sorted(finder.paragraphs(), key=lambda paragraph: paragraph.span)
    return (
        tuple(paragraph for paragraph in paragraphs if paragraph.agencies),
        tuple(paragraph for paragraph in paragraphs if not paragraph.agencies),
    )


class _Scope(NamedTuple):
    """What holds for the paragraphs under a heading."""

    kind: Kind = Kind.GENERAL
    bodies: tuple[Body, ...] = ()
    role: Role | None = None

    @property
    def is_plural(self) -> bool:
        return any(body.quote[:4].lower() == "các " for body in self.bodies)


@dataclass(slots=True)
class _Finder:
    """Walks through the body of one paper, in order, and knows what holds where it stands."""

    paper: Paper
    scopes: dict[str, _Scope] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    table: Table = field(default_factory=Table)
    cards: Cards = field(default_factory=Cards)

    def read(self, located: Located) -> None:
        if located.is_heading:
            self._read_heading(located)
        elif located.ordinal is not None and located.is_row:
            self._read_row(located)
        elif located.ordinal is not None:
            self._read_paragraph(located)

    def paragraphs(self) -> list[Paragraph]:
        return [
            write_paragraph(self.paper, content.located, content.charged, content.partners_from, content.span)
            for content in self.cards.contents()
        ]

    def _scope(self, section: str) -> _Scope:
        path = section
        while path:
            if path in self.scopes:
                return self.scopes[path]
            path = path.rpartition(".")[0]
        return _Scope()

    def _enter(self, section: str, scope: _Scope) -> None:
        """Let a scope hold for a section from here on, and for what is numbered below it."""
        below = f"{section}."
        for path in [path for path in self.scopes if path.startswith(below)]:
            del self.scopes[path]
        self.scopes[section] = scope

    def _read_heading(self, located: Located) -> None:
        paper, section, depth = self.paper, located.section, depth_of(located.section)
        self.table = Table()
        self.cards.open(located)
        above = self._scope(section if section in self.scopes else section.rpartition(".")[0])
        if above.kind is Kind.NEITHER and depth > 1:
            self._enter(section, _Scope(Kind.NEITHER))
            return
        if IN_COMMON.match(paper.text, located.start) and (bodies := self._bodies_beside(section)):
            self._enter(section, _Scope(Kind.DISTRIBUTES, bodies))
            return
        kind = read_kind(paper.text[located.start : located.end], depth, paper.genre)
        subject = None if kind is Kind.NEITHER else read_subject(paper.register, paper.text, located.start, located.end)
        if subject and subject.is_first and self._is_heading_of(subject, above, located.end):
            self._enter(section, self._scope_of(located, subject))
        elif section in paper.labelled and kind is not Kind.NEITHER:
            self._enter(section, _Scope(Kind.DISTRIBUTES))
        elif kind is Kind.GENERAL and (asked := self._find_asked(located)):
            self._enter(section, _Scope(Kind.DISTRIBUTES, asked))
        elif depth == 1 or kind in (Kind.NEITHER, Kind.DISTRIBUTES):
            self._enter(section, _Scope(kind or Kind.GENERAL))
        else:
            self._enter(section, above)

    def _find_asked(self, located: Located) -> tuple[Body, ...]:
        """Return whom a heading that is a sentence asks: "… Hội đồng nhân dân tỉnh đề nghị UBND tỉnh thực hiện:"."""
        is_lead = self.paper.genre is Genre.ADDRESS and self.paper.text[located.start : located.end].endswith(":")
        return find_asked(self.paper.text, located, self.paper.register) if is_lead else ()

    def _bodies_beside(self, section: str) -> tuple[Body, ...]:
        """Return the bodies of the headings beside one: "3. Trách nhiệm chung" below those of two bodies."""
        above = section.rpartition(".")[0]
        beside = [scope for path, scope in self.scopes.items() if path.rpartition(".")[0] == above and path != above]
        return tuple({body.name: body for scope in beside for body in scope.bodies}.values()) if above else ()

    def _is_heading_of(self, subject: Subject, above: _Scope, end: int) -> bool:
        """Tell whether a heading is the name of bodies, or a sentence that lays something on them."""
        if is_lead_in(self.paper.text, subject, end):
            return True
        return self._lays(above, subject) and acts(self.paper.text, subject, end)

    def _scope_of(self, located: Located, subject: Subject) -> _Scope:
        is_about = bool(self.paper.text[located.start : subject.names[0].start].strip())
        if is_about and not subject.is_asked and is_common(name.written for name in subject.names):
            return _Scope(Kind.DISTRIBUTES)  # "Trách nhiệm của các cơ quan, đơn vị"
        return _Scope(Kind.DISTRIBUTES, self._bodies(subject), read_role(self.paper.text, subject.stop, located.end))

    def _bodies(self, subject: Subject) -> tuple[Body, ...]:
        return name_bodies(self.paper.register, self.paper.text, subject.names)

    def _read_paragraph(self, located: Located) -> None:
        paper, scope = self.paper, self._scope(located.section)
        is_first = located.section not in self.seen
        self.seen.add(located.section)
        if scope.kind is Kind.NEITHER or is_formula(
            paper.register, paper.text, located, located is paper.last, bool(scope.bodies)
        ):
            return
        label = paper.labels.get(located.section, "") if is_first else ""
        if label and read_kind(label, depth_of(located.section), paper.genre) is Kind.NEITHER:
            self._enter(located.section, _Scope(Kind.NEITHER))
            return
        if self._read_card(located) or (not scope.bodies and self._read_bracket(located)):
            return
        subject = read_subject(paper.register, paper.text, located.start, located.end)
        if subject is None or not self._opens(located, subject):
            self._charge(located, scope, subject, is_first)

    def _opens(self, located: Located, subject: Subject) -> bool:
        """Take a line that only names bodies as a heading of what follows; an item of a list of names lays nothing."""
        if not subject.is_first:
            return False
        if is_lead_in(self.paper.text, subject, located.end):
            self._enter(located.section, self._scope_of(located, subject))
            return True
        return self.paper.text[subject.stop : located.end].strip() in (";", ",")

    def _charge(self, located: Located, scope: _Scope, subject: Subject | None, is_first: bool) -> None:
        """Lay a paragraph on whom it addresses, else on those of its heading, else on those whom the paper addresses."""
        if subject and self._bears(located, scope, subject):
            self._add_addressed(located, subject, is_first)
        elif scope.bodies:
            at = subject.stop if subject and self._repeats(scope, subject) else located.start
            self._add(located, scope, at)
        elif self.paper.addressed and scope.kind is Kind.GENERAL:
            self._add(located, _Scope(bodies=self.paper.addressed), located.start)
        elif asked := self._read_asked_later(located, scope):
            self.cards.add(located, asked)
        elif self._is_task(located):
            self.cards.add(located, [])

    def _read_asked_later(self, located: Located, scope: _Scope) -> list[Charged]:
        """Return whom a later sentence of a task asks: "Tổ chức tập huấn; giao Sở X chủ trì"."""
        if scope.kind is Kind.NEITHER:
            return []
        later = read_later(self.paper.register, self.paper.text, located.start, located.end)
        return [charged for subject in later if subject.is_asked for charged in self._charged_by(subject, located.end)]

    def _charged_by(self, subject: Subject, end: int) -> list[Charged]:
        role = read_role(self.paper.text, subject.stop, end) or EXECUTE
        return [(body, role) for body in self._bodies(subject)]

    def _bears(self, located: Located, scope: _Scope, subject: Subject) -> bool:
        """Tell whether those whom a paragraph addresses bear it, rather than those of its heading."""
        if not scope.bodies:
            return self._lays(scope, subject)
        text = self.paper.text
        is_bullet = located.start > 1 and text[located.start - 2] in "-–+*•"
        is_people = all(PEOPLE.match(name.written.removeprefix("Các ")) for name in subject.names)
        is_own = not is_people or text[subject.stop : subject.stop + 1] == ":"
        return subject.is_asked or (is_own and (subject.is_first or not is_bullet))

    def _repeats(self, scope: _Scope, subject: Subject) -> bool:
        """Tell whether a paragraph names again who its heading names: "Trên cơ sở dự toán …, Sở Tài chính tham mưu"."""
        return {body.name for body in self._bodies(subject)} <= {body.name for body in scope.bodies}

    def _lays(self, scope: _Scope, subject: Subject) -> bool:
        """Tell whether naming an actor here lays a duty on him: not in a general part of a plan that distributes elsewhere."""
        if scope.kind is not Kind.GENERAL:
            return scope.kind is Kind.DISTRIBUTES
        if self.paper.genre is Genre.REPORT:
            return subject.asks.startswith(("giao", "phân công"))
        return subject.is_asked or self.paper.genre is Genre.ADDRESS or not self.paper.distributes

    def _add_addressed(self, located: Located, subject: Subject, is_first: bool) -> None:
        scope = _Scope(Kind.DISTRIBUTES, self._bodies(subject))
        if is_first and located.section in self.paper.items:
            self._enter(located.section, scope)  # bullets below a numbered item go on with its subject
        later = read_later(self.paper.register, self.paper.text, subject.stop, located.end)
        charged = [each for other in later for each in self._charged_by(other, located.end)]
        self._add(located, scope, subject.stop, charged, self._behind_heading(located, subject))

    def _behind_heading(self, located: Located, subject: Subject) -> Span | None:
        """Return the place of a paragraph that was printed on from its heading: "Sở Tư pháp Hướng dẫn …"."""
        behind = BEHIND_HEADING.match(self.paper.text, subject.stop, located.end)
        return (behind.end(), located.end) if behind and VERB.match(self.paper.text, behind.end()) else None

    def _add(self, located: Located, scope: _Scope, at: int, others: Sequence[Charged] = (), span: Span | None = None) -> None:
        role = read_role(self.paper.text, at, located.end) or scope.role or EXECUTE
        charged = [(body, role) for body in scope.bodies] + list(others)
        if scope.is_plural:
            charged += [(body, role) for body in find_bracketed(self.paper, located)]
        text = self.paper.text
        closes = text.find(CLOSES, located.start, located.end) >= 0
        if closes and (closing := CLOSING_BEHIND.search(text, located.start, located.end)):
            span = (span[0] if span else located.start, closing.start() + 1)
        self.cards.add(located, charged, at, span)

    def _is_task(self, located: Located) -> bool:
        if not located.section.startswith(ANNEX):
            return True
        words = self.paper.text[located.start : located.end]
        return self.paper.distributes and not words.startswith("(") and len(words.split()) >= SHORTEST_TASK

    def _read_card(self, located: Located) -> bool:
        """Read "Đơn vị chủ trì: Sở X": a line of its own charges what stands before it, at the end of a task that task."""
        paper = self.paper
        card = read_card(paper.register, paper.text, located.start, located.end)
        if card is None:
            return self.cards.is_open(located) and is_detail(paper.text, located.start, located.end)
        at, charged = card
        if at <= located.start + 1:
            self.cards.give(located, charged)
        elif charged:
            self.cards.add(located, charged, located.end)
        return at <= located.start + 1 or bool(charged)

    def _read_bracket(self, located: Located) -> bool:
        """Read who leads from brackets behind a task: "… (Sở Công Thương chủ trì, phối hợp với Sở Tài chính)"."""
        paper = self.paper
        bracket = LEADS_IN_BRACKETS.search(paper.text, located.start, located.end)
        if bracket is None:
            return False
        names, stop = paper.register.read_list(paper.text, bracket.start(1), bracket.end(1))
        role = read_role(paper.text, stop, bracket.end(1)) or EXECUTE
        bodies = name_bodies(paper.register, paper.text, names)
        if bodies:
            self.cards.add(located, [(body, role) for body in bodies], bracket.start())
        return bool(bodies)

    def _read_row(self, located: Located) -> None:
        row = read_row(self.paper.register, self.paper.text, located, self.table)
        if row is not None:
            span, charged = row
            self.cards.add(located, charged, span[1], span)
