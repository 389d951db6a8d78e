"""Which province a document belongs to, from its issuer, place and tail; a ministry in Hà Nội belongs to none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from etl.capitals import fold
from geo.provinces import province_names

CENTRAL = re.compile(
    r"""
    \bTRUNG\sUONG\b | \bTW\b | \bQUOC\s(?:GIA|HOI)\b | \bTOI\sCAO\b | \bNHA\sNUOC\sVIET\sNAM\b | ^CHINH\sPHU\b
    | ^THU\sTUONG\b | ^VAN\sPHONG\s(?:CHINH\sPHU|QUOC|CHU\sTICH)
  | ^(?:LIEN\s)?BO\s(?!CHI\sHUY|TU\sLENH|PHAN|DOI) | ^BAN\sBI\sTHU | ^TONG\s(?:CUC|LIEN|CONG\sTY|THANH\sTRA|KIEM)
  | ^BAN\sCHAP\sHANH\sTRUNG | ^DANG\sUY\sBO\s | ^CHU\sTICH\sNUOC
  | ^(?:THANH\sTRA\sCHINH\sPHU|KIEM\sTOAN\sNHA\sNUOC|THONG\sTAN\sXA|NGAN\sHANG\sNHA\sNUOC\sVIET\sNAM)
    """,
    re.VERBOSE,
)
OF_VIETNAM = re.compile(r"\bVIET NAM\W{0,3}$")  # HỘI NÔNG DÂN VIỆT NAM, without a province behind it
LOCAL = re.compile(
    r"(?:UBND|UY BAN NHAN DAN|HDND|HOI DONG NHAN DAN|SO |TINH |THANH (?:UY|PHO|DOAN)|TP|HUYEN|QUAN |DANG (?:BO|UY)|THI |XA "
    r"|PHUONG |UBMTTQ|UY BAN M|MAT TRAN|CHI )"
)
SMALLER = ("XA", "PHUONG", "TRAN", "THON", "HUYEN", "QUAN", "DUONG", "PHO", "THI")
OTHER_SPELLINGS = {
    "TP. Hồ Chí Minh": ("HO CHI MINH", "TPHCM", "TP.HCM", "TP HCM", "TP. HCM", "HCM"),
    "Thừa Thiên Huế": ("THUA THIEN - HUE", "THUA THIEN – HUE", "THUA THIEN-HUE", "TT HUE"),
    "Bà Rịa - Vũng Tàu": ("BA RIA-VUNG TAU", "BA RIA VUNG TAU", "BA RIA – VUNG TAU"),
    "Bắc Kạn": ("BAC CAN",),
    "Đắk Lắk": ("DAC LAC", "DAK LAK", "DARLAC"),
    "Đắk Nông": ("DAC NONG", "DAK NONG"),
    "Kon Tum": ("KONTUM",),
    "Gia Lai": ("GIALAI",),
}
NOT_A_PLACE = re.compile(r"(?:TNCS|THANH NIEN CONG SAN|TU TUONG|BAC|CHU TICH|DOI TNTP|THIEU NIEN TIEN PHONG)\s{1,2}HO CHI MINH")


@cache
def _names() -> dict[str, str]:
    names = {fold(name): name for name in province_names()}
    names.pop("TP. HO CHI MINH", None)
    return names | {spelling: name for name, spellings in OTHER_SPELLINGS.items() for spelling in spellings}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_names(), key=len, reverse=True)
    return re.compile(rf"(?<![A-Z])(?:{'|'.join(map(re.escape, longest_first))})(?![A-Z])")


def find_province(
    issuer: str | None, parent: str | None, place: str | None, symbol: str | None, others: Iterable[str], date: str | None
) -> str | None:
    """Return the canonical name of the province, None for a central body or if nothing printed names one."""
    own = " ".join(part for part in (issuer, parent) if part)
    named = named_province(own, date)
    if named:
        return named
    if own and is_central(issuer or own):
        return None
    from_place = named_province(place or "", date)
    if from_place and (from_place != "Hà Nội" or _is_local(own, symbol)):
        return from_place
    if from_place or not _is_local(own, symbol):
        return None
    return next((found for line in others if (found := _said_province(line, date))), None)


def is_central(issuer: str) -> bool:
    """Tell whether an issuer is a body of the centre."""
    folded = fold(issuer)
    return bool(CENTRAL.search(folded) or OF_VIETNAM.search(folded)) and "CHI NHANH" not in folded


def _is_local(own: str, symbol: str | None) -> bool:
    if own:
        return bool(LOCAL.search(fold(own)))
    return bool(symbol and re.search(r"UBND|HĐND|/TU$|/HU$|/ĐUK|-S[A-Z]{1,5}", symbol))


def named_province(words: str, date: str | None) -> str | None:
    """Return the first province that a name of a body or place names, not one that lends its name to a commune or street."""
    folded = NOT_A_PLACE.sub(lambda found: " " * len(found[0]), fold(words))
    for found in _pattern().finditer(folded):
        before = folded[: found.start()].split()
        if before and before[-1] in SMALLER and not (before[-1] == "PHO" and before[-2:-1] == ["THANH"]):
            continue
        return _of_that_day(_names()[found[0]], date)
    return None


def _said_province(line: str, date: str | None) -> str | None:
    """Return the province of a line that says so: "UBND tỉnh Bắc Giang", "thành phố Hà Nội"."""
    found = re.search(r"(?:TINH(?: UY| DOAN)?|THANH PHO|TP\.?|THANH UY)\s(?=[A-Z])", fold(line[:400]))
    return named_province(line[found.end() : found.end() + 22], date) if found and line[found.end()].isupper() else None


def _of_that_day(name: str, date: str | None) -> str:
    """Return the name of the province at that time: the city of Huế lay in Thừa Thiên Huế until the end of 2024."""
    return "Thừa Thiên Huế" if name == "Huế" and date and date < "2025" else name
