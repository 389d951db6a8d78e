"""The lines of an issuer's name → the issuer and the body above it, as NĐ 30/2020 and 36-HD/VPTW print them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.capitals import fold, is_capital
from etl.letterhead import OPENER

ORGAN = re.compile(
    r"(?:BAN THUONG (?:TRUC|VU)|BAN CHAP HANH(?! TRUNG UONG)|THUONG TRUC|BCH\b|BTV\b|BTT\b|DANG DOAN|BAN CAN SU)"
)  # the body itself, sitting
COMMITTEE = re.compile(
    r"(?:UBND|UY BAN NHAN DAN|HDND|HOI DONG NHAN DAN|DANG BO|DANG UY|TINH UY|THANH UY|HUYEN UY|QUAN UY|THI UY|UBMTTQ"
    r"|U[YB] BAN M|MAT TRAN|TINH DOAN|THANH DOAN|HUYEN DOAN|BAN CHAP HANH TRUNG UONG|TRUNG UONG (?:HOI|DOAN)|DOAN TNCS)"
)
BARE = re.compile(  # a beginning of a name that cannot stand alone
    r"(?:UBND|UY BAN(?: NHAN DAN| MAT TRAN| MTTQ)?|UBMTTQ|HDND|HOI DONG NHAN DAN|DANG (?:BO|UY)|HOI|BO|SO|CUC|VAN PHONG|TINH UY"
    r"|BAN (?:CHI DAO|CHAP HANH|THUONG VU|THUONG TRUC|QUAN LY|CAN SU DANG)|THANH UY|HUYEN UY|LIEN DOAN LAO DONG|MAT TRAN"
    r"|DOAN TNCS HO CHI MINH|BO CHI HUY|BO TU LENH|CONG AN|CONG DOAN)$"
)
SECOND_NAME = re.compile(
    r"(?<=[A-Z])\s(?=(?:SO|BAN(?! NHAN| MAT| MTTQ| CHAP)|CHI CUC|VAN PHONG|TRUNG TAM|DANG UY|HUYEN UY|BCD)\s[A-Z])"
)
FRONT = re.compile(r"(?:UB ?)?MTTQ(?:VN)?\b")  # "UBMTTQVN TỈNH X", "MTTQ VIỆT NAM TỈNH X"
YOUTH_MOTTO = re.compile(r"DOAN (?:TNCS|THANH NIEN CONG SAN) HO CHI MINH")
TERRITORY = re.compile(r"\b(?:TINH|THANH PHO|TP\.?|HUYEN|QUAN|THI XA|XA|PHUONG|UY)\s[A-Z]")
RANKS = (
    (0, re.compile(r"(?:QUOC HOI|CHINH PHU|BAN CHAP HANH TRUNG UONG|UY BAN THUONG VU QUOC)")),
    (
        1,
        re.compile(
            r"(?:BO (?!CHI HUY|TU LENH)|UY BAN TRUNG UONG|TRUNG UONG|TONG LIEN|NGAN HANG NHA NUOC|HOI .{1,40}VIET NAM$)"
        ),
    ),
    (2, re.compile(r"(?:TONG CUC|QUAN KHU|BO TU LENH|TAP DOAN|TONG CONG TY|DAI HOC)")),
    (3, re.compile(r"(?:SO |CUC |VU |BO CHI HUY|CONG AN|LIEN DOAN|HOI |VIEN |BAN |LIEN MINH|LIEN HIEP)")),
    (4, re.compile(r"(?:CHI CUC|TRUNG TAM|PHONG|TRUONG|VAN PHONG|THANH TRA|BENH VIEN|CHI BO|BAO |CONG DOAN|TAP CHI)")),
    (4, re.compile(r"(?:NHA |DOI |TO |CONG TY|BAN QUAN LY|TIEU BAN)")),
)
TERRITORIES = (
    re.compile(r"\b(?:TINH|THANH UY|THANH PHO)\b"),
    re.compile(r"\b(?:HUYEN|QUAN|THI XA|THI UY|TP|THANH PHO)\b"),
    re.compile(r"\b(?:XA|PHUONG|THI TRAN)\b"),
)
PLACE_OR_TOPIC = re.compile(  # words that open some names and go on in others: "TỈNH BÌNH THUẬN", "CÔNG TÁC …"
    r"(?:TINH|HUYEN|THANH PHO|THANH|QUAN|THI XA|THI|XA|PHUONG|KHOI|TRUNG UONG|CONG|TRUONG|BINH|QUY|NHA|CHINH|PHONG CHONG"
    r"|HIEU)\b(?! (?:UY|DOAN)\b)"
)
NAME_AFTER_ALL = ("CONG AN", "CONG DOAN", "CONG TY", "TRUONG ", "NHA ")
LOWER_PARTY = re.compile(r"(?:TINH UY|DANG UY|CHI BO|CHI UY|HUYEN UY|THANH UY|THI UY|QUAN UY|DANG BO)")


def part_issuer(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """Return the issuer and the body above it: "UBND TỈNH X" over "SỞ CÔNG THƯƠNG"; a name over three lines is one issuer."""
    names = _join_names(lines)
    if not names:
        return None, None
    start = 0
    for at in range(1, len(names)):
        if _is_above(names[at - 1], names[at]):
            start = at
    issuer, parent = (" ".join(part).rstrip(" ,-–") for part in (names[start:], names[:start]))
    return issuer, parent or None


def complete_issuer(issuer: str | None, authority: str) -> str | None:
    """Return the issuer, completed from the line of who decides where its own second line is lost.

    "ỦY BAN NHÂN DÂN" above, "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ NAM" below the title → "ỦY BAN NHÂN DÂN TỈNH HÀ NAM".
    """
    if issuer is None or not BARE.fullmatch(fold(issuer)):
        return issuer
    at = fold(authority).find(f"{fold(issuer)} ")
    return authority[at:] if at >= 0 else issuer


def _join_names(lines: Sequence[str]) -> list[str]:
    """Join the printed lines of each name: a new one begins with a word that opens names of bodies, unless one is under way."""
    names: list[str] = []
    opening = next((at for at, line in enumerate(lines) if _opens(fold(line))), 0)
    parted = (part for line in lines[opening:] for part in _part_names(line))
    for line in dict.fromkeys(parted):  # the youth union prints its name for a motto too
        folded = fold(line)
        if names and YOUTH_MOTTO.fullmatch(folded) and re.search(r"\bDOAN\b", fold(names[-1])):
            continue
        is_new = _opens(folded) and not _goes_on(names[-1] if names else "", folded)
        if names and not is_new:
            names[-1] = f"{names[-1]} {line}"
        elif names or is_capital(line) or _opens(folded):
            names.append(line)
    return names


def _opens(folded: str) -> bool:
    return bool(OPENER.match(folded) or FRONT.match(folded))


def _part_names(line: str) -> list[str]:
    """Part two names that were torn into one line: "UBND TỈNH X SỞ CÔNG THƯƠNG"."""
    folded = fold(line)
    found = SECOND_NAME.search(folded) if COMMITTEE.match(folded) and TERRITORY.search(folded) else None
    return [line[: found.start()], line[found.end() :]] if found else [line]


def _goes_on(name: str, line: str) -> bool:
    """Tell whether a line that could open a name only goes on with the one before: "ỦY BAN NHÂN DÂN" / "TỈNH BÌNH THUẬN"."""
    before = fold(name)
    if not name:
        return False
    if PLACE_OR_TOPIC.match(line):
        return not line.startswith(NAME_AFTER_ALL) or bool(BARE.search(before))
    if name.count("“") > name.count("”") or re.search(r"(?:[,\-–(]|\b(?:VA|CUA|CAC|VE|LIEN HIEP|DAO|QUAN LY))$", before):
        return True
    return bool(BARE.fullmatch(before)) and not ORGAN.match(before) and not COMMITTEE.match(line)


def _is_above(upper: str, lower: str) -> bool:
    above, below = fold(upper), fold(lower)
    if ORGAN.match(below) or BARE.fullmatch(above):
        return False
    if COMMITTEE.match(above):
        return not COMMITTEE.match(below) or _is_wider(above, below)
    if COMMITTEE.match(below):
        return above.startswith(("TONG ", "BO "))
    if above.startswith(("MAT TRAN", "DOAN TNCS")):
        return True
    return _rank(above) < _rank(below) or (above.endswith("VIET NAM") and bool(TERRITORIES[0].search(below)))


def _is_wider(above: str, below: str) -> bool:
    """Tell whether one committee stands over another: a Party organisation over its committee, a province over a district."""
    if above.startswith("DANG BO") and LOWER_PARTY.match(below):
        return True
    return _territory(above) < _territory(below) and not (above.startswith("HDND") and below.startswith("UBND"))


def _territory(name: str) -> int:
    return next((level for level, pattern in enumerate(TERRITORIES) if pattern.search(name)), 1)


def _rank(name: str) -> int:
    found = [rank for rank, pattern in reversed(RANKS) if pattern.match(name)]
    return found[0] if found else 3
