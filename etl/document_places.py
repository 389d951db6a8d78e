"""Where a document belongs: the centre, or the province that its issuer, its symbol or the citing document names."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from etl.extract.letters import fold
from geo.provinces import VINTAGES, provinces

CENTRE, UNKNOWN = "trung-uong", "khong-ro-tinh"
# Parts of symbols that only bodies of the centre use: ministries, committees of the Party, fronts and unions
_CENTRAL = """
    BTC BCT BYT BNN BNNPTNT BNNMT BGDĐT BGĐT BLĐTBXH BKHĐT BKHCN BTTTT BTNMT BGTVT BXD BNV BTP BVHTTDL BVHTT BCA BQP BNG
    BDTTG BKH BLĐ BTS BTM BCN TW TTG CP CTN VPCP BTGTW BTGDVTW BDVTW BTCTW BNCTW UBKTTW VPTW MTTW TLĐ TWĐTN TWDTN TWĐ HNDTW
    ĐCT UBDT NHNN TTCP TANDTC VKSNDTC KTNN BHXHVN BCĐTW BCĐTWCVĐ BBT UBTVQH HĐBCQG HĐBT BCSĐCP TLDĐ
"""
_CENTRAL_PARTS = frozenset(_CENTRAL.split())
_CENTRAL_ASSEMBLY = re.compile(r"(?:QH|UBTVQH)\d*$")
_LOCAL_PARTS = re.compile(
    r"TU|UBND|HĐND|SCT|SNN|STC|SYT|SNV|SXD|STP|SKH|SGD|STT|SVH|SLĐ|STN|SGT|BTGTU|BDVTU|BTCTU|VPTU|ĐUK|ĐU|HU|QU|TXU|UBMTTQ|BTV"
    r"|TCKH|BQL"
)
_CENTRAL_BODY = re.compile(
    r"""(?:Bộ|Thủ\ tướng|Chính\ phủ|Quốc\ hội|Ban\ Bí\ thư|Phó\ Thủ\ tướng|Chủ\ tịch\ nước|Ủy\ ban\ Thường\ vụ\ Quốc\ hội
    |Văn\ phòng\ (?:Chính\ phủ|Trung\ ương|Quốc\ hội)|Tổng\ (?:cục|Liên\ đoàn|Thanh\ tra)|Ban\ Chấp\ hành\ Trung\ ương
    |Trung\ ương|Ngân\ hàng\ Nhà\ nước|Thanh\ tra\ Chính\ phủ|Kiểm\ toán\ nhà\ nước|Tòa\ án\ nhân\ dân\ tối\ cao)(?!\w)
    |.{0,60}\b(?:Trung\ ương|quốc\ gia)\b""",
    re.VERBOSE,
)


def slug(words: str) -> str:
    """Return words as they stand in an id: "Bà Rịa - Vũng Tàu" → "ba-ria-vung-tau"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of all names of provinces, and the slug for each name as it may be printed."""
    slugs = {row.name: slug(row.name) for vintage in VINTAGES for row in provinces(vintage)}
    slugs |= {"Hồ Chí Minh": "tp-ho-chi-minh", "Huế": slugs.get("Huế", "hue")}
    longest = sorted(slugs, key=len, reverse=True)
    return re.compile("|".join(rf"{re.escape(name).replace(chr(92) + ' ', ' ')}(?!\w)" for name in longest)), slugs


def place_named(body: str) -> str | None:
    """Return the slug of the province that the name of a body holds, None if it holds none."""
    if fold(body).endswith("cong san ho chi minh") or "TNCS" in body:
        return None
    pattern, slugs = _names()
    found = pattern.search(body)
    return slugs[found[0]] if found else None


def is_central_body(body: str | None) -> bool:
    return body is not None and place_named(body) is None and _CENTRAL_BODY.match(body) is not None


@lru_cache(maxsize=4096)
def place_of_symbol(symbol: str) -> str | None:
    """Return the centre if a part of the symbol belongs to it, UNKNOWN if to a province, None if it does not say."""
    parts = [part.upper().replace("TƯ", "TW") for part in re.split(r"[-/._]", symbol)]
    if any(part in _CENTRAL_PARTS or _CENTRAL_ASSEMBLY.match(part) for part in parts):
        return CENTRE
    return UNKNOWN if any(_LOCAL_PARTS.match(part) for part in parts) else None


def place_of(symbol: str | None, issuer: str | None, home: str) -> str:
    """Return where a cited document belongs, read in a document of `home`."""
    if issuer and (named := place_named(issuer)):
        return named
    by_symbol = place_of_symbol(symbol) if symbol else None
    if by_symbol == CENTRE or (by_symbol is None and is_central_body(issuer)):
        return CENTRE
    if by_symbol == UNKNOWN and home == CENTRE:
        return UNKNOWN
    return home
