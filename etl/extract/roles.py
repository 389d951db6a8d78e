"""The role of a body in a paragraph: that of the first main clause, by sense (ANNOTATION: Role), and the partners it has."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.extract.body_words import VERB as ANY_VERB

LONGEST_CLAUSE = 700
# "Trên cơ sở dự toán hằng năm, …", "Căn cứ Kế hoạch này, …": not the main clause
PREFACE = re.compile(
    r"(?:Căn cứ|Trên cơ sở|Trước ngày|Chậm nhất|Định kỳ|H[ằà]ng (?:năm|quý|tháng)|Theo|Trong|Sau khi|Để|Ngoài|Nhằm"
    r"|Thông qua|Bên cạnh|Cùng với|Đối với|Từ|Tùy"
    r"|Vào|Khi|Nếu|Với|Đồng thời)\s",
    re.IGNORECASE,
)
PAUSE = re.compile(r",\s")
LONGEST_PREFACE = 300
# Words before the main verb that do not change the role: "Tiếp tục", "Chủ động", "có trách nhiệm"
ADVERB = re.compile(
    r"""(?i:tiếp\stục|tích\scực|chủ\sđộng|thường\sxuyên|kịp\sthời|khẩn\strương|nghiêm\stúc|định\skỳ|có\s(?:trách\snhiệm|nhiệm\svụ)|chịu\strách\snhiệm|tăng\scường|đẩy\smạnh
      |(?:nghiên\scứu|tổng\shợp|rà\ssoát|xây\sdựng|đề\sxuất)(?=,?\s(?:và\s)?tham\smưu)|nghiên\scứu(?=\stham)
        |thực\shiện(?=\s(?:tốt\s)?(?:công\stác\s)?(?:tham\smưu|phối\shợp|chỉ\sđạo))|làm\stốt|tập\strung|quan\stâm
          |chú\strọng|trực\stiếp|cần|phải|sẽ|là|công\stác|việc
      |nhiệm\svụ|vai\strò|tốt|h[ằà]ng\s(?:năm|quý|tháng)|cùng|trong\squá\strình\s\w+\s\w+,|để|cho|đồng\sthời
        |làm(?=\scơ\squan|\sđầu\smối)|(?:cơ\squan|đơn\svị)(?=\s(?:chủ\strì|đầu\smối))|cơ\squan\s[Tt]hường\strực[^,;.]{0,60},
      |nâng\scao\s(?:hiệu\squả|chất\slượng)(?=\s(?:công\stác\s)?(?:phối\shợp|tham\smưu)))(?![^\W_])[,:]?\s""",
    re.VERBOSE,
)
# "Giám đốc Sở X, Phó Trưởng ban: Chủ trì …"
TITLE = re.compile(r"[\s,–-]*(?:(?:Phó\s)?[Tt]rưởng\s[Bb]an|Ủy viên|[Tt]hành viên)[^:.;\n]{0,60}:\s")
VERBS = {
    "lead": r"chủ\s?trì|(?:làm\s)?đầu\smối",
    "coordinate": r"phối\s?hợp|phối\s(?=với)|cùng\svới|tham\sgia\sphối\shợp",
    "direct": r"chỉ\sđạo|lãnh\sđạo(?=,?\s(?:và\s)?(?:chỉ\sđạo|các|cấp|tổ\schức|việc|thực|triển|tốt|đẩy|công))",
    "advise": r"tham\smưu|giúp(?=\s(?:việc\s)?(?:cho\s)?(?:(?-i:[A-ZĐÀ-Ỹ])|cấp\s[uủ][ỷy]|lãnh\sđạo|đồng\schí))",
}
TELLING = ("phối", "đạo", "trì", "mưu", "cùng", "giúp", "mối")  # one of these stands in every such verb
VERB = re.compile("|".join(rf"(?P<{role}>{words})" for role, words in VERBS.items()), re.IGNORECASE)
LATER = re.compile(
    r"[;.,:\s](?:(?<=[;.,:])\s|(?<=\s)(?:và|đồng thời|kịp thời|chủ động|thường xuyên|tích cực)\s)"
    r"(?:(?:đồng thời|kịp thời|chủ động|thường xuyên|tích cực|và|tăng cường|định kỳ|tiếp tục),?\s){0,2}"
    + f"(?:{VERB.pattern})",
    re.IGNORECASE,
)
CLAUSE_END = re.compile(r";|\.\s|\.$|\n")
BOTH = re.compile(r"(?:^|[,;]\s?|\svà\s|\s-\s?)(?:\w+\s)?phối\s?hợp|chủ\s?trì\sphối\s?hợp", re.IGNORECASE)
PARTNER = re.compile(
    r"[Pp]hối\s?(?:hợp\s?)?(?:chặt\schẽ\s|tốt\s)?(?:,?\s?(?:thống\snhất|cùng|với|giữa|cùng\svới)\s)?"
    r"(?=(?:với\s)?(?:[A-ZĐÀ-Ỹ]|các\s|cơ\squan|đơn\svị|chính\squyền|cấp\s[uủ]y|lãnh\sđạo|địa\sphương|sở))"
)


class Role(NamedTuple):
    """The role of the first main clause; `secondary` that of a later clause, if another is named there."""

    first: str
    secondary: str | None = None


def read_role(text: str, start: int, end: int) -> Role | None:
    """Return the role that the words behind the name of the body give, None where no word tells it (then: execute)."""
    at = _main_verb(text, start, end)
    verb = VERB.match(text, at, end)
    clause = CLAUSE_END.search(text, at, end)
    stop = min(clause.start() if clause else end, at + LONGEST_CLAUSE)
    first = verb.lastgroup if verb else None
    behind = verb.end() if verb else at
    if first == "lead" and BOTH.search(text, at, stop):
        first = "lead_and_coordinate"
    secondary = _secondary(text, behind, end, first)
    if first is None and secondary is None:
        return None
    return Role(first or "execute", secondary)


def find_partners(text: str, start: int, end: int) -> tuple[int, ...]:
    """Return where the names of partners begin: behind each "phối hợp với"."""
    return tuple(found.end() for found in PARTNER.finditer(text, start, end))


def _main_verb(text: str, start: int, end: int) -> int:
    at = start
    if title := TITLE.match(text, at, end):
        at = title.end()
    while at < end and text[at] in " ,:;-–":
        at += 1
    if PREFACE.match(text, at, end):
        at = _behind_preface(text, at, end)
    return _behind_adverbs(text, at, end)


def _behind_adverbs(text: str, at: int, end: int) -> int:
    for _ in range(6):
        adverb = ADVERB.match(text, at, end)
        if adverb is None:
            break
        at = adverb.end()
    return at


def _behind_preface(text: str, start: int, end: int) -> int:
    """Return where the main clause begins behind "Trên cơ sở dự toán của các đơn vị, …": at the first verb after a comma."""
    for pause in PAUSE.finditer(text, start, min(end, start + LONGEST_PREFACE)):
        if ANY_VERB.match(text, _behind_adverbs(text, pause.end(), end), end):
            return pause.end()
    return start


def _secondary(text: str, start: int, end: int, first: str | None) -> str | None:
    words = text[start:end].lower()
    if not any(word in words for word in TELLING):
        return None
    known = {first} | ({"lead", "coordinate"} if first == "lead_and_coordinate" else set())
    for later in LATER.finditer(text, start, end):
        if later.lastgroup not in known:
            return later.lastgroup
    return None
