"""Duties in cards: a task, and below it "Đơn vị chủ trì: Sở X", "Đơn vị phối hợp: …", "Thời gian: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from etl.draft import Located, Span
from etl.extract.agencies import AgencyRegister
from etl.extract.duty_papers import name_bodies
from etl.extract.duty_paragraphs import Charged
from etl.extract.roles import Role

CARD = re.compile(
    r"(?P<role>(?i:chủ\strì|phối\shợp|thực\shiện|đầu\smối|tham\smưu))(?:\s(?:thực\shiện|chính|tham\smưu"
    r"|triển\skhai))?\s?:\s?(?=[^\W\d_])"
)
BEFORE_CARD = re.compile(
    r"(?:(?:^|[\n.;,(:*–-])\s?|\b(?=Cơ quan|Đơn vị))(?:(?i:cơ quan|đơn vị|bộ phận|phân công|giao"
    r"|tổ chức)\s){0,2}(?i:đơn vị\s|cơ quan\s|thực hiện\s)?$"
)
DETAIL = re.compile(
    r"(?i:(?:dự kiến )?(?:thời gian|thời hạn|địa điểm|tiến độ|kinh phí|nguồn kinh phí|sản phẩm|kết quả|hình thức"
    r"|số lượng|quy mô|đối tượng)"
    r"(?: (?:thực hiện|hoàn thành|tổ chức|dự kiến|đầu ra|tham gia|triển khai|bắt đầu|và địa điểm|, địa điểm))?\s?:)"
)
ROLES = {"chủ trì": "lead", "phối hợp": "coordinate", "đầu mối": "lead", "tham mưu": "advise"}
LETTER = re.compile(r"[a-zđ]")
LONGEST_LABEL = 30  # characters before the word of the role: "Cơ quan, đơn vị"
MOST_CONTENTS = 40  # paragraphs that one card can speak of


@dataclass(slots=True)
class Content:
    """A paragraph of duty or task before it is written: who is charged may still be said below it."""

    located: Located
    charged: list[Charged]
    partners_from: int
    span: Span | None = None


@dataclass(slots=True)
class Cards:
    """The paragraphs found so far. A card charges those of its section since the card before; where none is, the heading."""

    found: list[Content] = field(default_factory=list)
    headings: dict[str, Located] = field(default_factory=dict)
    headed: dict[str, Content] = field(default_factory=dict)  # headings that a card charges
    carded: set[str] = field(default_factory=set)
    group: tuple[int, int] = (0, 0)

    def open(self, heading: Located) -> None:
        self.headings[heading.section] = heading

    def is_open(self, located: Located) -> bool:
        return located.section in self.carded

    def add(
        self, located: Located, charged: Sequence[Charged], partners_from: int | None = None, span: Span | None = None
    ) -> None:
        at = located.start if partners_from is None else partners_from
        self.found.append(Content(located, list(charged), at, span))

    def give(self, card: Located, charged: Sequence[Charged]) -> None:
        if len(self.found) > self.group[1]:
            self.group = (self.group[1], len(self.found))
        self.carded.add(card.section)
        start, end = self.group
        contents = [content for content in self.found[max(start, end - MOST_CONTENTS) : end] if _is_of(content.located, card)]
        heading = self.headings.get(card.section)
        if not contents and heading and charged:
            contents = [self.headed.setdefault(card.section, Content(heading, [], heading.end))]
        for content in contents:
            content.charged += charged
            content.partners_from = content.located.end

    def contents(self) -> Iterator[Content]:
        """Yield all paragraphs; a heading that a card charges counts where no paragraph stands below it."""
        for content in self.found:
            headed = None if content.charged else self.headed.get(content.located.section)
            content.charged += headed.charged if headed else []
            yield content
        sections = {content.located.section for content in self.found}
        yield from (content for section, content in self.headed.items() if section not in sections)


def _is_of(content: Located, card: Located) -> bool:
    """Tell whether a card speaks of a paragraph: of its own section, or lettered beside it ("a) Nội dung", "b) Chủ trì")."""
    if content.section == card.section:
        return True
    above, _, letter = card.section.rpartition(".")
    return LETTER.fullmatch(letter) is not None and content.section.rpartition(".")[0] == above


def read_card(register: AgencyRegister, text: str, start: int, end: int) -> tuple[int, tuple[Charged, ...]] | None:
    """Return where the first label of a card stands and who is named behind the labels, None where there is none."""
    charged: list[Charged] = []
    first: int | None = None
    if text.find(":", start, end) < 0:
        return None
    for label in CARD.finditer(text, start, end):
        window = max(start, label.start() - LONGEST_LABEL)
        before = BEFORE_CARD.search(text[window : label.start()])
        names = register.read_list(text, label.end(), end)[0] if before else []
        if before and names:
            first = window + before.start() if first is None else first
            role = next((role for words, role in ROLES.items() if words in label["role"].lower()), "execute")
            charged += [(body, Role(role)) for body in name_bodies(register, text, names)]
    return None if first is None else (first, tuple(charged))


def is_detail(text: str, start: int, end: int) -> bool:
    """Tell whether a line of a card says only when, where or at what cost."""
    return bool(DETAIL.match(text, start, end))
