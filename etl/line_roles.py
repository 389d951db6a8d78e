"""What each of the first lines of a document may be, line by line; what they make together is for `etl.layout` to say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.capitals import LONGEST, fold, is_capital
from etl.kinds import read_kind, read_kind_start
from etl.letterhead import ADDRESS, MARK, STAMP_PART, SUBJECT, cut, find_mottos, is_issuer_line, is_stamp, read_number
from etl.place_and_date import read_date
from etl.titles import SECTION, SURE_OPENING

HEAD_LINES = 140  # filled lines among which a head is looked for; clutter of a web page may stand before it
MORE_LINES = 24  # filled lines below the word of the kind that title and authority may take
HEAD_REACH = 26  # filled lines of a head above the word of the kind
LONGEST_OF_HEAD = 240  # characters; longer lines are paragraphs
ANCHORS = frozenset({"motto", "number", "date"})
CUT_OFF = re.compile(
    r"(?:^\W{0,3}[S5$][O0]\s?[:.]?|\bNGAY[^A-Z]{0,10}|\bTHANG[^A-Z]{0,10}|\bTHANG[^A-Z]{0,10}NAM|^\W{0,3}[S5$][O0].{1,40}[-/])$"
)  # "Số", "An Giang, ngày"

WEB_LABEL = re.compile(  # what a web page tells of a document above its text: "Số hiệu:", "Loại văn bản: Quyết định"
    r"(?:SO (?:KY )?HIEU|SO CONG BAO|LOAI VAN BAN|(?:NOI|CO QUAN|DON VI) BAN HANH|NGUOI KY|TINH TRANG|LINH VUC|TRICH YEU"
    r"|NGAY (?:BAN HANH|(?:CO |HET )?HIEU LUC|CONG BAO|DANG|CAP NHAT))\b[^:]{0,20}:"
)


def name_roles(lines: Sequence[str]) -> dict[int, str]:
    """Return the role of each of the first filled lines."""
    roles: dict[int, str] = {}
    anchors, enough = 0, None
    is_value = has_preamble = False
    for at, line in enumerate(lines):
        if not line:
            continue
        if len(roles) >= HEAD_LINES or (enough is not None and len(roles) > enough):
            break
        role = name_role(line[:LONGEST])
        has_preamble = has_preamble or (role == "other" and SURE_OPENING.match(line) is not None)
        is_label = WEB_LABEL.match(fold(line[:60])) is not None
        is_formula = role == "kind" and has_preamble and line[-1] == ":"  # "QUYẾT ĐỊNH:" below "Căn cứ …"
        if is_label or is_formula or (is_value and role in ("number", "date", "kind")):
            role = "other"
        is_value = (is_label and line[-1] == ":") or (is_value and role == "rule")
        roles[at] = role
        anchors = len(roles) if role in ANCHORS else anchors
        if enough is None and role in ("kind", "address") and anchors and len(roles) - anchors < HEAD_REACH:
            enough = len(roles) + MORE_LINES
    _mark_pieces(roles, lines)
    _mark_stamps(roles, lines)
    return roles


def _mark_pieces(roles: dict[int, str], lines: Sequence[str]) -> None:
    """Give the pieces of a number or date that a wide gap cut the role of the whole."""
    order = list(roles)
    for first, end, joined in join_pieces([lines[at] for at in order]):
        if end > first + 1:
            role = "number" if read_number(joined) else "date"
            roles.update(dict.fromkeys(order[first:end], role))


def name_role(line: str) -> str:
    """Name what a line may be: motto, number, date, kind, subject, address, stamp, mark, section, issuer, rule or other."""
    if len(line) > LONGEST_OF_HEAD:
        return "address" if ADDRESS.match(fold(line[:30])) else "section" if SECTION.match(line) else "other"
    folded = fold(line)
    if is_stamp(folded) and not line[0].islower():  # "đến ngày 25/01/2026" goes on with a sentence
        return "stamp"
    if find_mottos(line, folded):
        return "motto"
    if read_kind(line):
        return "kind"
    return _name_by_start(line, folded) or _name_by_content(line, folded)


def _name_by_start(line: str, folded: str) -> str | None:
    if SUBJECT.match(line):
        return "subject"
    if ADDRESS.match(folded):
        return "address"
    if MARK.match(folded):
        return "mark"
    if not any(letter.isalnum() for letter in line):
        return "rule"
    return None


def _name_by_content(line: str, folded: str) -> str:
    if read_number(line):
        return "number"
    if (dated := read_date(line)) and len(dated.rest) < 25:
        return "date"
    if read_kind_start(line):
        return "kind start"
    if SECTION.match(line):
        return "section"
    return "issuer" if is_issuer_line(line, folded) else "other"


def _mark_stamps(roles: dict[int, str], lines: Sequence[str]) -> None:
    """Extend stamps over their parts: lone number and date below "ĐẾN", the name of the receiving office above it."""
    order = list(roles)
    has_issuer = sum(role == "issuer" or (role == "motto" and _is_merged(lines[at])) for at, role in roles.items())
    for place, at in enumerate(order):
        if roles[at] != "stamp":
            continue
        for later in order[place + 1 : place + 6]:
            if not STAMP_PART.match(fold(lines[later][:80])) or roles[later] in ("kind", "motto"):
                break
            roles[later] = "stamp"
        above = _touching_above(order[:place], at, roles)
        if "DEN" in fold(lines[at][:40]) and 0 < len(above) < has_issuer and _stands_apart(above[-1], order, roles):
            roles.update(dict.fromkeys(above, "stamp"))


def _touching_above(order: Sequence[int], at: int, roles: dict[int, str]) -> list[int]:
    """Return up to two lines of a body's name above a stamp, nearest first; a blank line may part them from it."""
    above: list[int] = []
    for earlier in reversed(order):
        if (above[-1] if above else at) - earlier > (1 if above else 2) or roles[earlier] != "issuer" or len(above) == 2:
            break
        above.append(earlier)
    return above


def _is_merged(line: str) -> bool:
    """Tell whether a line bears part of a name beside the motto: "TỈNH LÀO CAI Độc lập - Tự do - Hạnh phúc"."""
    return is_capital(cut(line, find_mottos(line, fold(line))))


def _stands_apart(at: int, order: Sequence[int], roles: dict[int, str]) -> bool:
    """Tell whether a name is set off from the issuer's: by a blank line, or by a line of another role."""
    place = order.index(at)
    return place == 0 or order[place - 1] < at - 1 or roles[order[place - 1]] != "issuer"


def join_pieces(lines: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the lines [from, to), those cut by a wide gap together again: "Số" + "-CV/TU", "ngày" + "tháng 6 năm 2021"."""
    joined: list[tuple[int, int, str]] = []
    at = 0
    while at < len(lines):
        end, line = at + 1, lines[at]
        while end < min(at + 4, len(lines)) and len(line) < 90 and len(lines[end]) < 60 and CUT_OFF.search(fold(line)):
            line = f"{line} {lines[end]}"
            end += 1
        if end > at + 1 and (read_number(line) or read_date(line)):
            joined.append((at, end, line))
        else:
            end = at + 1
            joined.append((at, end, lines[at]))
        at = end
    return joined
