"""Whom a heading or the first words of a paragraph address: "Giao Sở X …", "Sở X chủ trì …", "Đối với UBND cấp huyện:"."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.extract.agencies import AgencyRegister, Named
from etl.extract.body_places import has_place
from etl.extract.body_words import STOP, VERB
from etl.extract.letters import UPPER
from etl.extract.roles import VERB as ROLE_VERB

LONGEST_LEAD_IN = 320  # characters of a line that only says whom what follows concerns
LONGEST_PREFACE = 320
# Words that lay what follows on a body
ASKING = re.compile(
    r"""(?:(?:Kính|Trân\strọng)\s)?(?P<asks>(?i:giao\s(?:nhiệm\svụ|trách\snhiệm)\scho|giao\scho|giao|phân\scông(?:\snhiệm\svụ)?(?:\scho)?|ủy\squyền(?:\scho)?
       |yêu\scầu|[đd][ềếéè]\snghị|chỉ\sđạo(?=:))):?\s(?P<person>(?:đồng\schí\s)?)""",
    re.VERBOSE,
)
ABOUT = re.compile(
    r"""(?i:(?:(?:nhiệm\svụ|trách\snhiệm)(?:\s(?:cụ\sthể|thực\shiện|chính))?(?:,\strách\snhiệm|\svà\strách\snhiệm)?\s(?:của|cho|đối\svới)\s|đối\svới\s|về\sphía\s|phần\s|tại\s(?=các|sở)))
       (?:(?:một\ssố|từng)\s)?""",
    re.VERBOSE,
)
# what these can begin with: most paragraphs begin with another letter
ASKING_LETTERS, ABOUT_LETTERS = frozenset("KTgGpPủỦyYđĐdDcC"), frozenset("nNtTđĐvVpP")
ISSUER = re.compile(
    r"Hội đồng nhân dân|HĐND|(?:(?:Phó\s)?Chủ tịch\s)?(?:Hội đồng nhân dân|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|UBND)"
    r"|Thủ tướng|Chính phủ|Ban Thường vụ|Thường trực|Ban Chỉ đạo|Ban Bí thư|Bộ |Tỉnh ủy|Sở |Ban Thường trực|Ủy ban"
    r"|BTV|Chủ tịch|Đảng ủy|Ban Tuyên giáo|Ban "
)
PREFACED = re.compile(
    r"""(?:Căn\scứ|Trên\scơ\ssở|Trước\s(?:ngày|tháng)|Chậm\snhất|Định\skỳ|H[ằà]ng\s(?:năm|quý|tháng)|Theo\s|Trong\s|Sau\skhi|Để\s|Ngoài\s|Nhằm|Từ\s|Tùy\s|Khi\s|Nếu\s|Đến\s|Thời\sgian|Quý\s|Tháng\s
      |Chế\sđộ|Công\stác|Về\s|Kinh\sphí|Báo\scáo|Thông\stin|Kiểm\stra|Cùng\svới|Trong\squá\strình|Riêng|[^:;.\n]{2,80}:\s)""",
    re.VERBOSE,
)
LEAD_MARKS = re.compile(r"(?:\d{1,2}\s?[-–.)]\s)?[“\"*•–+ -]{0,6}")
BREAK = re.compile(r"(?:[,:]\s)(?:(?:yêu cầu|đề nghị|giao)\s)?")
MODAL = re.compile(
    r"\s?(?:,?\s?(?:cần|phải|sẽ|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|được giao|chủ động|theo|căn cứ|và)\s)"
)
LEAD_IN = re.compile(
    r"""[\s,:;]*(?:(?:có|chịu)\strách\snhiệm|có\snhiệm\svụ|chủ\strì|phối\shợp|tập\strung|tổ\schức|triển\skhai|thực\shiện|tham\smưu|căn\scứ|theo|trong|với|và|các|cần|chủ\sđộng|chỉ\sđạo|quan\stâm|\(|là)?""",
    re.VERBOSE | re.IGNORECASE,
)
REST_OF_NAME = re.compile(rf"(?:,\s|\s-\s)[{UPPER}][^;:.()\n]{{1,70}}(?=:|$)")
TITLE = re.compile(r"(?:Phó )?(?:Trưởng|Chủ tịch|Ủy viên|Uỷ viên|Thành viên|Thư ký)(?: [Bb]an)?\b")  # ", Phó Trưởng ban: …"
FOLLOWING = re.compile(r"[;.]\s")
BARE_VERB = re.compile(r"Thanh tra|Kiểm toán|Văn phòng|Công đoàn cơ|Hội đồng|Ban|Tổ|Cơ quan|Đoàn")


class Subject(NamedTuple):
    """Who is addressed: the names, where the words behind them begin, whether by a word that asks and at the very start."""

    names: tuple[Named, ...]
    stop: int
    is_asked: bool = False
    is_first: bool = True
    asks: str = ""


def read_subject(register: AgencyRegister, text: str, start: int, end: int) -> Subject | None:
    """Return whom a paragraph addresses by its first words, or behind a preface ("Trước ngày 30/11, các sở …")."""
    at = start
    if not text[start : start + 1].isalpha() and (first := LEAD_MARKS.match(text, start, end)):
        at = first.end()
    asking = _match_asking(text, at, end)
    about = ABOUT.match(text, at, end) if text[at : at + 1] in ABOUT_LETTERS else None
    names, stop = _read_addressed(register, text, asking or about, at, end)
    if names:
        asks = asking["asks"].lower() if asking else ""
        return _asked_by(register, text, names, stop, end) or Subject(names, stop, bool(asking), True, asks)
    return None if asking else _read_prefaced(register, text, at, end)


def _match_asking(text: str, at: int, end: int) -> re.Match[str] | None:
    return ASKING.match(text, at, end) if text[at : at + 1] in ASKING_LETTERS else None


def _read_addressed(
    register: AgencyRegister, text: str, opening: re.Match[str] | None, at: int, end: int
) -> tuple[tuple[Named, ...], int]:
    """Read names behind "Giao", "Đối với": there they may begin with a small letter."""
    if opening is None:
        names, stop = _read_names(register, text, at, end)
    else:
        names, stop = _read_names(register, text, opening.end(), end, True)
        small = None if names else register.read_small(text, opening.end(), end)
        if small:
            return (small,), small.end
    return _up_to_colon(text, names, stop, end) if names else ((), at)


def read_later(register: AgencyRegister, text: str, start: int, end: int) -> list[Subject]:
    """Return whom later sentences of a paragraph address: "…; Sở Tài chính bố trí kinh phí"."""
    found = []
    for following in FOLLOWING.finditer(text, start, end):
        at = following.end()
        asking = _match_asking(text, at, end)
        names, stop = _read_names(register, text, asking.end() if asking else at, end)
        if names and _acts(text, stop, end) and text[names[0].start].isupper():
            found.append(Subject(names, stop, bool(asking)))
    return found


def is_lead_in(text: str, subject: Subject, end: int) -> bool:
    """Tell whether a line only says whom what follows concerns: nothing behind the names, or a colon soon after."""
    rest = text[subject.stop : end].strip(" .:*_")
    if not rest:
        return not text[subject.stop : end].rstrip().endswith(";")
    if end - subject.stop > LONGEST_LEAD_IN or not text[subject.stop : end].rstrip().endswith(":"):
        return False
    behind = re.sub(r"phối hợp (?:với )?.*", "", rest)
    return bool(LEAD_IN.match(rest)) and len(behind.split()) <= 14 and ". " not in rest


def acts(text: str, subject: Subject, end: int) -> bool:
    return _acts(text, subject.stop, end)


def _read_names(
    register: AgencyRegister, text: str, at: int, end: int, is_asked: bool = False
) -> tuple[tuple[Named, ...], int]:
    names, stop = register.read_list(text, at, end)
    if not names:
        return (), at
    proper = tuple(name for name in names if not name.is_nameless)
    is_bare = len(proper) == 1 and BARE_VERB.fullmatch(proper[0].written)
    if is_bare and not is_asked and text[stop : stop + 1] != ":":
        return (), at
    return proper, stop


def _up_to_colon(text: str, names: tuple[Named, ...], stop: int, end: int) -> tuple[tuple[Named, ...], int]:
    """Let the last name go on to the colon or the end of the line: "Phòng Tuyên truyền, Báo chí - Xuất bản: tham mưu …"."""
    rest = REST_OF_NAME.match(text, stop, end)
    if (
        rest is None
        or TITLE.match(rest[0].lstrip(" ,-"))
        or (rest.end() < end and text[rest.end()] != ":")
        or STOP.search(rest[0].replace(" và ", " "))
    ):
        return names, stop
    last = names[-1]
    if has_place(last.written):
        if not rest[0].startswith(","):
            return names, stop
        added = Named(stop + 2, rest.end(), rest[0][2:])
        return (*names, added), rest.end()
    return (*names[:-1], last._replace(end=rest.end(), written=last.written + rest[0])), rest.end()


def _asked_by(register: AgencyRegister, text: str, names: tuple[Named, ...], stop: int, end: int) -> Subject | None:
    """Read "UBND tỉnh yêu cầu các sở …": whoever is asked, not who asks."""
    if len(names) != 1 or not ISSUER.match(text, names[0].start):
        return None
    asking = ASKING.match(text, stop + 1, end)
    if asking is None or text[stop : stop + 1] != " ":
        return None
    asked, after = _read_names(register, text, asking.end(), end)
    return Subject(asked, after, True, True, asking["asks"].lower()) if asked else None


def _read_prefaced(register: AgencyRegister, text: str, at: int, end: int) -> Subject | None:
    if not PREFACED.match(text, at, end):
        return None
    for pause in BREAK.finditer(text, at, min(end, at + LONGEST_PREFACE)):
        if re.search(r"[;.]\s", text[at : pause.start()]):
            return None
        names, stop = _read_names(register, text, pause.end(), end)
        if names and _acts(text, stop, end):
            is_asked = bool(re.search(r"yêu cầu|đề nghị|giao", pause[0]))
            return Subject(names, stop, is_asked, False)
    return None


def _acts(text: str, stop: int, end: int) -> bool:
    """Tell whether the words behind a name are what it does."""
    at = stop
    while modal := MODAL.match(text, at, end):
        at = modal.end()
    while at < end and text[at] in " ,:":
        at += 1
    return bool(VERB.match(text, at, end) or ROLE_VERB.match(text, at, end)) or at > stop + 1 or text[stop : stop + 1] == ":"
