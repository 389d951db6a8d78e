"""The head of a document → what it is, its number, who issued it, where and when, its title, signer and recipients.

What is blank in print stays None: never a number from the body, from "Kèm theo Kế hoạch số …" or from a stamp.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from etl.capitals import fold, is_capital
from etl.draft import Block, Doubt, Head, Outline, Text
from etl.extract.issuer import complete_issuer, part_issuer
from etl.extract.province import find_province
from etl.extract.signature import Signature, read_signature
from etl.kinds import ABBREVIATIONS, KINDS, read_kind, read_kind_start
from etl.letterhead import ADDRESS, MARK, STATE, SUBJECT, Number, cut, find_mottos, is_issuer_line, read_number
from etl.line_roles import join_pieces
from etl.place_and_date import Dated, read_date
from etl.titles import AUTHORITY, is_interjected

YEAR = re.compile(
    r"(?<!đến )(?<!từ )(?<!trước )(?<!sau )\bnăm\s((?:19|20)\d\d)\b(?!\s?[-–]\s?(?:năm\s)?\d|\sđến\b|\s?/\d)",
    re.IGNORECASE,
)
SHORT_YEAR = re.compile(r"\b(?:tháng\s\d{1,2}|quý\s[IVX\d]{1,3})\s?/\s?((?:19|20)\d\d)\b", re.IGNORECASE)
IN_A_DATE = re.compile(r"ngày[^A-Za-zÀ-ỹ]{1,8}tháng[^A-Za-zÀ-ỹ]{1,8}$", re.IGNORECASE)
OF_A_LAW = re.compile(r"(?:\bLuật|Hiến pháp|Pháp lệnh|Bộ luật)\s[^,;“”]{0,80}$")
OF_WHOM = re.compile(r"\scủa\b", re.IGNORECASE)
OF_A_PAPER = re.compile(
    r"(?:\bsố\s?\d|\d\s?[/-]\s?[A-ZĐ])[^,;“”]{0,40}$", re.IGNORECASE
)  # "Kế hoạch số 12/KH-UBND năm 2022 của …"
UNDER_WAY = re.compile(r"(?<=[^\W\d_])(?: [-–]|,)$")  # "SỞ LAO ĐỘNG -", "BAN THÔNG TIN,": the name goes on below
OWN_PERIOD = re.compile(
    r"Thời gian (?:thực hiện|tổ chức|triển khai)[^:.]{0,30}: ?(?:Trong |Cả )?năm ((?:19|20)\d\d)\W{0,2}$", re.IGNORECASE
)
SENDER = re.compile(r"(?P<issuer>[^\W\d_][^:;.\n]{3,80}?),? (?:điện|ĐIỆN)\s?:")  # a telegram: "THỦ TƯỚNG CHÍNH PHỦ điện:"
EVIDENCE = ("type", "symbol", "issuer", "date", "title", "signer_name")


@dataclass(slots=True)
class _Found:
    """What the lines of a head have shown so far; `…_at` is the line that showed it."""

    kind: str | None = None
    number: Number | None = None
    number_at: Block | None = None
    dated: Dated | None = None
    dated_at: Block | None = None
    issuer: list[str] = field(default_factory=list)
    authority: str = ""
    subject: str = ""
    merged_at: Block | None = None
    motto_is_torn: bool = False


def read_head(text: Text, outline: Outline) -> Head:
    """Return the head of a document; `confidence` falls with every part that a paper should bear and this one does not show."""
    found = _Found()
    cells = [(cell.strip(), block) for block in outline.head for cell in text.of(block).split(" | ")]
    for first, _, line in join_pieces([cell for cell, _ in cells]):
        _read_line(found, line, cells[first][1])
    title, title_kind = _read_title(text, outline, found)
    tail = [text.of(block) for block in outline.tail]
    _fill_date(found, outline.tail, tail)
    signature = read_signature(tail)
    head = _assemble(text, outline, found, title, title_kind, signature)
    return _with_doubts(head, text, found)


def _read_line(found: _Found, line: str, block: Block) -> None:
    """Take out of one line all that a head may hold; what is left of a line above the kind belongs to the issuer."""
    if found.motto_is_torn and fold(line) == "VIET NAM":
        found.motto_is_torn = False
        return
    folded = fold(line)
    mottos = find_mottos(line, folded)
    if mottos:
        torn = STATE.search(folded)
        found.motto_is_torn = bool(torn and not torn[0].rstrip().endswith("NAM"))
        line = cut(line, mottos)
    if not line or MARK.match(fold(line)):
        return
    if found.kind is None and (kind := read_kind(line)):
        found.kind = kind
        return
    rest = _take_facts(found, line, block)
    if mottos and rest.strip(" *-–_"):
        found.merged_at = block
    if rest:
        _place_rest(found, rest)


def _place_rest(found: _Found, rest: str) -> None:
    """Give words beside the facts of a head to the subject of a letter, to the issuer, or to who decides."""
    if found.subject and not is_capital(rest):
        found.subject = f"{found.subject} {rest}"
    elif found.kind is None and not found.subject:
        _keep_issuer(found, rest)
    elif found.kind and is_capital(rest) and AUTHORITY.match(fold(rest)):
        found.authority = rest


def _take_facts(found: _Found, line: str, block: Block) -> str:
    """Take number, place and date and subject out of a line and return what stood before them."""
    if SUBJECT.match(line):
        found.subject = f"{found.subject} {line}".strip()
        return ""
    number = read_number(line)
    if number:
        if found.number is None or (found.number.symbol is None and number.symbol):
            found.number, found.number_at = number, block
        if number.rest:
            _take_facts(found, number.rest, block)
        line = number.before
    dated = read_date(line) if line else None
    if dated:
        if found.dated is None or (found.dated.date is None and dated.date):
            found.dated, found.dated_at = dated, block
        if SUBJECT.match(dated.rest):
            found.subject = dated.rest
        line = dated.before
    return line


def _keep_issuer(found: _Found, rest: str) -> None:
    goes_on = UNDER_WAY.search(rest)
    rest = rest.strip(" *_|-–.,:;~") + (goes_on[0] if goes_on else "")
    is_short = len(rest) < 3 or sum(letter.isalpha() for letter in rest) < 2
    if is_short or not (is_issuer_line(rest, fold(rest)) or (found.issuer and rest[0] in '“"')):
        return
    if found.issuer and found.number and found.dated and AUTHORITY.match(fold(rest)):
        found.authority = rest
    else:
        found.issuer.append(rest)


def _read_title(text: Text, outline: Outline, found: _Found) -> tuple[str | None, str | None]:
    """Return the title as printed in one line, and the kind if its word was torn into the title's first line."""
    lines = text.text[slice(*outline.title)].split("\n") if outline.title else []
    kind, words = None, [found.subject] if found.subject else []
    for line in lines:
        if is_interjected(line):
            for_head = read_date(line)
            found.dated = found.dated or for_head
            continue
        line = cut(line, find_mottos(line, fold(line)))
        if kind is None and not words and found.kind is None and (start := read_kind_start(line)):
            kind, line = start
        dated = read_date(line) if "ngày" in line and found.dated is None else None
        if dated and dated.place:
            found.dated, line = dated, dated.before
        words.append(line)
    title = " ".join(" ".join(words).split()).strip(" *_|-–")
    return title or None, kind


def _fill_date(found: _Found, blocks: Iterable[Block], tail: Iterable[str]) -> None:
    """Take place and date from above the signature if the head has none."""
    if found.dated is not None:
        return
    for block, line in zip(blocks, tail, strict=True):
        dated = read_date(line) if len(line) < 80 else None
        if dated and dated.place and not dated.before:
            found.dated, found.dated_at = dated, block
            return


def _assemble(
    text: Text, outline: Outline, found: _Found, title: str | None, title_kind: str | None, signature: Signature
) -> Head:
    issuer, parent = part_issuer(found.issuer)
    issuer = complete_issuer(issuer, found.authority) or _find_sender(text, outline)
    number, dated = found.number, found.dated
    symbol = number.symbol if number else None
    date = dated.date if dated else None
    preamble = [text.text[block.start : min(block.end, block.start + 1_500)] for block in outline.body[:3]]
    others = (signature.authority or "", title or "", *signature.recipients, *preamble)
    return Head(
        type=found.kind or title_kind or _guess_kind(text, outline, found),
        number=number.number if number else None,
        number_text=number.printed if number else None,
        symbol=symbol,
        issuer=issuer,
        parent_issuer=parent,
        province=find_province(issuer, parent, dated.place if dated else None, symbol, others, date),
        place=dated.place if dated else None,
        date=date,
        year=read_year(title or "") or _own_period(text, outline),
        title=title,
        signer_name=signature.name,
        signer_role=signature.role,
        signer_authority=signature.authority,
        recipients=signature.recipients,
    )


def _find_sender(text: Text, outline: Outline) -> str | None:
    """Return who sends a telegram whose letterhead is lost, from the line above those whom it is sent to."""
    lines = (SENDER.match(text.text, block.start, block.end) for block in outline.body[:2])
    return next((line["issuer"] for line in lines if line and is_capital(line["issuer"])), None)


def _guess_kind(text: Text, outline: Outline, found: _Found) -> str | None:
    """Return the kind of a paper that does not print it: a letter by subject, address or symbol, else by the symbol."""
    symbol = found.number.symbol if found.number else None
    first = re.split(r"[-/.]", symbol)[0].upper() if symbol else ""
    is_addressed = any(ADDRESS.match(fold(text.text[block.start : block.start + 40])) for block in outline.body[:2])
    if found.subject or is_addressed or (outline.title and SUBJECT.match(text.text[outline.title[0] : outline.title[0] + 20])):
        return "cong_van"
    if not outline.head and outline.title:  # a web page's headline
        return KINDS.get(" ".join(fold(text.text[slice(*outline.title)][:40]).split()[:2]))
    return ABBREVIATIONS.get(first) or ("cong_van" if symbol and "-" in symbol and first in ("UBND", "VP") else None)


def read_year(title: str) -> int | None:
    """Return the year that a title sets itself ("năm 2023"): no range, no target ("đến năm 2030"), no date of another paper."""
    for found in YEAR.finditer(title):
        before, behind = title[: found.start()], title[found.end() :]
        if IN_A_DATE.search(before[-30:]) or OF_A_LAW.search(before[-100:]):
            continue
        if not (OF_WHOM.match(behind) and OF_A_PAPER.search(before[-80:])):
            return int(found[1])
    short = SHORT_YEAR.search(title)
    return int(short[1]) if short else None


def _own_period(text: Text, outline: Outline) -> int | None:
    """Return the year that a plan sets for itself as a whole in a numbered item: "2. Thời gian thực hiện: Trong năm 2022"."""
    said: set[int | None] = set()
    for block in outline.body:
        if block.end - block.start < 80 and (found := OWN_PERIOD.match(text.text, block.start, block.end)):
            printed = text.text[text.text.rfind("\n", 0, block.start) + 1 : block.start]
            said.add(int(found[1]) if printed[:1].isalnum() else None)
    return said.pop() if len(said) == 1 else None


def _with_doubts(head: Head, text: Text, found: _Found) -> Head:
    """Return the head with what a person should look at, and a confidence by what it shows."""
    doubts = [*_number_doubts(head, text, found), *_date_doubts(head, text, found)]
    if found.merged_at is not None:
        doubts.append(_doubt("layout", "Quốc hiệu hoặc tiêu ngữ dính vào dòng tên cơ quan ban hành.", text, found.merged_at))
    shown = sum(getattr(head, name) is not None for name in EVIDENCE)
    confidence = round(0.1 + 0.9 * shown / len(EVIDENCE), 2)
    return Head(**{name: getattr(head, name) for name in Head.__slots__} | {"confidence": confidence, "doubts": tuple(doubts)})


def _number_doubts(head: Head, text: Text, found: _Found) -> list[Doubt]:
    if found.number is None:
        return [Doubt("missing_field", "Không thấy dòng số, ký hiệu ở đầu văn bản.")]
    if head.number is None:
        return [_doubt("blank_number", "Chỗ ghi số văn bản để trống.", text, found.number_at)]
    return []


def _date_doubts(head: Head, text: Text, found: _Found) -> list[Doubt]:
    if found.dated is None:
        return [Doubt("missing_field", "Không thấy địa danh, ngày tháng ở đầu văn bản.")]
    if not found.dated.is_valid:
        return [_doubt("doubtful_fact", "Ngày ban hành không có trong lịch.", text, found.dated_at)]
    if head.date is None or len(head.date) < 10:
        return [_doubt("blank_date", "Ngày hoặc tháng ban hành để trống.", text, found.dated_at)]
    return []


def _doubt(code: str, note: str, text: Text, block: Block | None) -> Doubt:
    if block is None:
        return Doubt(code, note)
    return Doubt(code, note, quote=text.of(block), span=(block.start, block.end))
