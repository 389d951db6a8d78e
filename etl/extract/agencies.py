"""Names of bodies in a text, by their grammar, and the codes of those that the register knows.

A body that the register does not know keeps its name as written, without a code: it is never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from etl.draft import Body
from etl.extract.body_codes import canonical_name, possible_keys, write_out
from etl.extract.body_names import NameReader
from etl.extract.body_places import PLACE
from etl.extract.body_tokens import name_key
from etl.extract.body_words import NAMELESS
from etl.vocabulary import Agency

MOST_NAMES = 100  # in one list
OFFICE = re.compile(
    r"""(?:(?:đồng\schí|Đồng\schí|các\sđồng\schí|Các\sđồng\schí|(?:[Cc]ác\s)?[Ôô]ng(?:\s?\([Bb]à\)|,\s[Bb]à)?)\s)?
    (?:(?:[Cc]ác\s|[Qq]uyền\s)?(?:Phó\s)?
       (?:Chủ\stịch|Tổng\s[Gg]iám\sđốc|Giám\sđốc|Bộ\strưởng|Thống\sđốc|Tổng\s(?:Thanh\stra|Kiểm\stoán|Biên\stập|Cục\strưởng
         |cục\strưởng)(?:\snhà\snước)?
         |Viện\strưởng|Chánh\sán|Bí\sthư|Hiệu\strưởng|Chỉ\shuy\strưởng|Chính\sủy|Tư\slệnh|Cục\strưởng|Chi\scục\strưởng
           |Vụ\strưởng|Trưởng\sđoàn
         |Thủ\strưởng|Người\sđứng\sđầu|Lãnh\sđạo|Trưởng(?=\s(?:[Bb]an|[Pp]hòng|[Cc]ông\san|các|Chi|Trung|Văn))
           |Chánh(?=\s(?:Văn|Thanh))|Tổng\sThư\ský|Tổng\sThanh\stra)
       (?:\s?[,;]\s|\svà\s|\s)){1,4}
    (?:cơ\squan\s(?=UB|Ủy|Uỷ)|Ban\s(?=Ban\s))?""",
    re.VERBOSE,
)
# what an office, or a head shared by the names behind it, can begin with: at most places one letter tells that none is there
OFFICE_LETTERS, SHARED_LETTERS = frozenset("đĐcCôÔqQPTGBVHLN"), frozenset("cCBSHVP")
NAMED_OFFICE = re.compile(r"Thủ\stướng(?:\sChính\sphủ)?")
APPOSITION = re.compile(
    r"""\s?(?:
        [-–]\s?(?:[Ll]à\s)?(?:[Cc]ơ\squan\s)?(?=[Tt]hường\strực|[Tt]rưởng\s[Bb]an|[Pp]hó\s[Tt]rưởng|[Cc]ơ\squan
          |[Tt]hành\sviên|[Tt]hư\ský|[Đđ]ầu\smối)
      | ,\s(?=(?:[Pp]hó\s)?[Tt]rưởng\s[Bb]an\s[Cc]hỉ\sđạo|[Pp]hó\s[Tt]rưởng\s[Bb]an)
      | ,\s?(?:là\s)?[Cc]ơ\squan\s(?=[Tt]hường\strực|chủ\strì|đầu\smối|tham\smưu|chuyên\smôn|giúp\sviệc|được\sgiao)
      | \s\((?:[Cc]ơ\squan\s)?[Tt]hường\strực[^()\n]{0,120}\)
    )""",
    re.VERBOSE,
)
APPOSED = re.compile(
    r"[^,;:.()\n]{0,120}?(?=[,;:.()\n]|\s(?:chủ trì|phối hợp|tham mưu|có trách nhiệm|tổng hợp|theo dõi|giúp|chịu"
    r"|tổ chức|hướng dẫn|đôn đốc|báo cáo)|$)"
)
STANDING = re.compile(
    r"(?:Cơ quan )?[Tt]hường trực (?:Ban|BCĐ|Cuộc)"
)  # "Cơ quan Thường trực Ban Chỉ đạo (UBMTTQ tỉnh)": one body
SUB_UNIT = re.compile(r"(?:Phòng|Vụ|Trung tâm|Tổ) ")  # "Phòng Tuyên truyền (Ban Tuyên giáo Tỉnh ủy)": whose room it is
BRACKET = re.compile(r"\s?\(([^()\n]{0,400})\)")
GLUE = re.compile(r"\s?(?:[,;/]|\s[-–]\s)?\s?(?:(?:và|hoặc|hay|cùng với|cùng|và cả|và cùng)\s)?")
DISTRIBUTED = re.compile(
    r"(?:[Cc]ác\s)?(?P<head>Bộ|Sở|Ban|Cục|Chi cục|Hội|Vụ|Phòng)\s?:\s(?=[^\W\d_])|[Cc]ác\s(?P<plural>Bộ|Sở|[Ss]ở"
    r"|[Bb]ộ|ban|Ban|Hội|Cục)\s(?=[A-ZĐÀ-Ỹ])"
)
ELIDING = re.compile(r"(?i:các\s)?(Bộ|Sở|bộ|sở)\b")
BARE = re.compile(
    r"(?:Thường trực )?(?:Ủy ban nhân dân|Hội đồng nhân dân)|Ủy ban Mặt trận Tổ quốc Việt Nam"
    r"|Mặt trận Tổ quốc Việt Nam|Đảng ủy|Công an"
    r"|Hội Nông dân|Hội Liên hiệp Phụ nữ|Hội Cựu chiến binh|Liên đoàn Lao động|Đoàn Thanh niên|Ban Tuyên giáo|Ban Dân vận"
)
FIRST_LETTER = re.compile(r"(?<![^\W_])(?:[A-ZĐÀ-Ỹ]|[Cc]ác\s|ban\schỉ|cấp\s[uủ][ỷy])")
TAIL = re.compile(r"\s(?:có\s)?liên\squan(?:\skhác)?$|\s(?:trên|trong)\sđịa\sbàn.*$|\sở\s(?:tỉnh|Trung\sương)$")
TAILS = (" liên quan", " địa bàn", " ở ")  # one stands in every tail


class Named(NamedTuple):
    """A name in its place: where it stands, how it reads written out, and whether it names anybody in particular."""

    start: int
    end: int
    written: str
    is_nameless: bool = False


@dataclass(frozen=True, slots=True)
class AgencyRegister:
    """Every known name by its key, and the reader of names.

    `is_provincial`, `is_campaign` say in what document names stand: a bare "Hội Nông dân" is the province's in a paper of
    a province, and a bare "Ban Chỉ đạo các cấp" is the campaign's only in a paper about it.
    """

    agencies: Mapping[str, Agency]
    codes: Mapping[str, str]
    reader: NameReader
    is_provincial: bool = True
    is_campaign: bool = True

    @classmethod
    def of(cls, agencies: Mapping[str, Agency]) -> AgencyRegister:
        """Return the register; the first of two bodies keeps a name that both keys share."""
        codes: dict[str, str] = {}
        for agency in agencies.values():
            codes.setdefault(name_key(agency.name), agency.code)
        names = [name for agency in agencies.values() for name in (agency.name, *agency.aliases)]
        for agency in agencies.values():
            for name in agency.aliases:
                codes.setdefault(name_key(name), agency.code)
        return cls(agencies, codes, NameReader(names))

    def within(self, is_provincial: bool, is_campaign: bool) -> AgencyRegister:
        """Return the register as it reads names in such a document."""
        return replace(self, is_provincial=is_provincial, is_campaign=is_campaign)

    def find(self, text: str, start: int, end: int) -> list[Body]:
        """Return the bodies named between two places, the longest names, left to right; nameless ones are left out."""
        found: list[Body] = []
        at = start
        while (first := FIRST_LETTER.search(text, at, end)) is not None:
            named, stop = self.read_list(text, first.start(), end)
            found += [self.body(text, name) for name in named if not name.is_nameless]
            at = stop if named else first.end()
            if not named:
                at = _next_word(text, first.start(), end)
        return found

    def name(self, text: str) -> Body | None:
        """Return the body that a whole phrase names, None if it is no name of one body."""
        bare = text.strip()
        named, stop = self.read_list(text, len(text) - len(text.lstrip()), len(text))
        if len(named) != 1 or named[0].is_nameless or text[stop:].strip(" .,;:"):
            return None
        return self.body(text, named[0]) if bare else None

    def read_list(self, text: str, start: int, end: int) -> tuple[list[Named], int]:
        """Return the names that a list beginning at `start` holds, joined by commas or "và", and where it ends."""
        named: list[Named] = []
        at, head = start, ""
        office = _match_office(text, at, end)
        item = self._read_item(text, at, end, head, office)
        while at < end and len(named) < MOST_NAMES:
            if distributed := self._read_distributed(text, at, end, office):
                item, head = distributed
            if item is None:
                break
            named.append(item)
            eliding = ELIDING.match(item.written)
            head = eliding[1].capitalize() if eliding else ""
            at, bracketed = self._read_behind(text, item.start, item.end, end)
            if bracketed and STANDING.match(item.written):
                named.pop()
            named += bracketed
            glue = GLUE.match(text, at, end)
            if glue is None or not glue[0].strip():
                break
            office = _match_office(text, glue.end(), end)
            item = self._read_item(text, glue.end(), end, head, office)
            if item is None and _match_distributed(text, glue.end(), end) is None:
                break
            at = glue.end()
        return (_share_places(named), at) if named else (named, start)

    def _read_distributed(self, text: str, at: int, end: int, office: re.Match[str] | None) -> tuple[Named, str] | None:
        """Read the first of "Các Sở: Công Thương, Tài chính"; returns the head that the others lack."""
        for begin in (at, office.end()) if office else (at,):
            if distributed := _match_distributed(text, begin, end):
                shared = (distributed["head"] or distributed["plural"]).capitalize()
                if item := self._read_elided(text, distributed.end(), end, shared):
                    return item, shared
        return None

    def body(self, text: str, named: Named) -> Body:
        name, code = self.resolve(named.written)
        return Body(name, code, text[named.start : named.end], (named.start, named.end))

    def resolve(self, written: str) -> tuple[str, str | None]:
        """Return the name of a body as it should be written, and its code if the register knows it."""
        code = self._code(written)
        return canonical_name(written, self.agencies[code] if code else None), code

    def _read_item(self, text: str, at: int, end: int, head: str, office: re.Match[str] | None) -> Named | None:
        if head == "Bộ" and (elided := self._read_elided(text, at, end, head)):
            return elided
        if office:
            stop = self.reader.read(text, office.end(), end) or self._read_small(text, office.end(), end)
            if stop:
                return _named(text, at, office.end(), stop)
        if named := NAMED_OFFICE.match(text, at, end):
            return Named(at, named.end(), "Thủ tướng Chính phủ")
        stop = self.reader.read(text, at, end)
        if stop:
            return _named(text, at, at, stop)
        return self._read_elided(text, at, end, head) if head else None

    def _read_small(self, text: str, at: int, end: int) -> int | None:
        """Read a body behind an office with a small first letter: "Trưởng ban Tuyên giáo Tỉnh ủy", "Thủ trưởng cơ quan"."""
        if not text[at : at + 1].islower():
            return None
        lifted = text[at:end][:400]
        stop = self.reader.read(lifted[:1].upper() + lifted[1:], 0, len(lifted))
        return at + stop if stop else None

    def read_small(self, text: str, at: int, end: int) -> Named | None:
        """Read a body printed with a small first letter where one must stand: "Đối với công đoàn cơ sở"."""
        stop = self._read_small(text, at, end)
        return _named(text, at, at, stop) if stop else None

    def _read_elided(self, text: str, at: int, end: int, head: str) -> Named | None:
        stop = self.reader.read_field(text, at, end)
        return Named(at, stop, f"{head} {text[at:stop]}") if stop else None

    def _read_behind(self, text: str, start: int, at: int, end: int) -> tuple[int, list[Named]]:
        """Go past an apposition or brackets behind a name; brackets that hold nothing but names give those."""
        found: list[Named] = []
        for _ in range(3):
            if apposition := APPOSITION.match(text, at, end):
                at = self._end_of_apposition(text, apposition, end)
            elif bracket := BRACKET.match(text, at, end):
                inner, stop = self.read_list(text, bracket.start(1), bracket.end(1))
                is_superior = len(inner) == 1 and SUB_UNIT.match(text[start : start + 12])
                if inner and not is_superior and not text[stop : bracket.end(1)].strip(" .,;…"):
                    found += inner
                at = bracket.end()
            else:
                break
        return at, found

    def _end_of_apposition(self, text: str, apposition: re.Match[str], end: int) -> int:
        at = apposition.end()
        if apposition[0].endswith(")"):
            return at
        stop = self.reader.read(text, at, end) or self._read_small(text, at, end)
        if stop:
            return stop
        apposed = APPOSED.match(text, at, end)
        return apposed.end() if apposed else at

    def _code(self, written: str) -> str | None:
        has_tail = any(words in written for words in TAILS)
        own = name_key(TAIL.sub("", written) if has_tail else written)
        is_plural = written.startswith("Các ")
        for key in possible_keys(own, self.is_provincial):
            code = self.codes.get(key)
            if code is None or not self._is_meant(self.agencies[code], key):
                continue
            if key == own or not is_plural or key != f"{own} tinh" or self.agencies[code].collective:
                return code  # "Các hiệp hội doanh nghiệp" are not the one of the province
        return None

    def _is_meant(self, agency: Agency, key: str) -> bool:
        """Tell whether a short name of a committee of the campaign can mean it in this document."""
        if agency.kind != "steering" or self.is_campaign or "389" in agency.code:
            return True
        return bool(re.search(r"cuoc van dong|cvd|264|hang viet", key))


def _match_office(text: str, at: int, end: int) -> re.Match[str] | None:
    return OFFICE.match(text, at, end) if text[at : at + 1] in OFFICE_LETTERS else None


def _match_distributed(text: str, at: int, end: int) -> re.Match[str] | None:
    return DISTRIBUTED.match(text, at, end) if text[at : at + 1] in SHARED_LETTERS else None


def _share_places(named: list[Named]) -> list[Named]:
    """Give a bare head the place of the name behind it: "HĐND, UBND tỉnh", "Đảng ủy, UBND các xã, phường"."""
    if len(named) < 2:
        return named
    found: list[Named] = []
    for number, name in enumerate(named):
        following = named[number + 1] if number + 1 < len(named) else None
        if following and BARE.fullmatch(name.written):
            places = [place for place in PLACE.finditer(following.written) if place.end() == len(following.written)]
            if places and not places[0][0].startswith(("của", "thuộc")):
                name = name._replace(written=f"{name.written} {places[0][0]}")
        found.append(name)
    return found


def _named(text: str, start: int, begin: int, stop: int) -> Named:
    printed = text[begin:stop]
    return Named(start, stop, write_out(printed), bool(NAMELESS.fullmatch(printed)))


def _next_word(text: str, at: int, end: int) -> int:
    while at < end and (text[at].isalnum() or text[at] == "_"):
        at += 1
    return min(at + 1, end) if at < end else end
