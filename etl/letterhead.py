"""What one printed line of a head is: motto, number, place and date, kind, stamp, name of a body (NĐ 30/2020, 36-HD/VPTW).

Reads single lines only; where head, title and tail begin and end is the business of `etl.layout`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from etl.capitals import LONGEST, fold, is_capital
from etl.kinds import PLAIN_KINDS

# --- motto -----------------------------------------------------------------------------------------------------------
# "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ĐẢNG CỘNG SẢN VIỆT NAM"
STATE = re.compile(
    r"C[O0]NG\s{0,2}H[O0]A\s{0,2}XA\s{0,2}H[O0][I1L]\s{0,2}CH[UI]\s{0,2}NGH[I1L]A(?:\s{0,2}V[I1L]?[EÊ]T\s{0,2}NAM)?"
)
FREEDOM = re.compile(r"[DB][O0]C\s{0,2}LAP[^A-Z]{0,5}T[UIY]\s{0,2}D[O0][^A-Z]{0,5}HANH\s{0,2}PHUC")
PARTY = re.compile(r"DANG\s{1,3}C[O0]NG\s{1,3}SAN\s{1,3}V[I1L]ET\s{1,3}NAM")
MOTTO_HINT = re.compile(r"XA\s?H[O0]|H[O0]A\s?XA|LAP|C[O0]NG\s{1,3}SAN")

# --- number and symbol ---------------------------------------------------------------------------------------------
SYMBOL = r"[A-ZĐ][A-ZĐ0-9&]{0,14}(?:\s?[-–/.]\s?[A-ZĐ0-9][A-ZĐ0-9&]{0,24}){0,7}"
NUMBER = re.compile(
    rf"""
    (?P<word>(?<![A-Z0-9])(?:[S5$][O0E6]\s?[:;.,]{{0,2}}|S:)\s{{0,3}})      # Số:  Só  Sé  SỐ  S:
    (?P<number>\d(?:\s?\d){{0,5}}[A-Z]?(?=[\s._…]{{0,8}}[-–/]|\s[A-Z]))?  # 65  1 234  65a
    [\s._…*]{{0,60}}
    (?P<separator>[-–/]\s?|(?<=\d\s))
    (?:(?P<year>(?:19|20)\d\d)\s?[/-]\s?)?                              # 91/2012/TT-BTC
    (?P<symbol>{SYMBOL})
    """,
    re.VERBOSE,
)
BLANK_NUMBER = re.compile(r"[S5$][O0]\s?[:;.,]{1,2}[\s._…/–-]{0,80}$")  # "Số:      /"
BARE_NUMBER = re.compile(
    rf"(?P<number>\d{{1,6}}[A-Z]?)?\s?(?P<separator>[-/])\s?(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?(?P<symbol>{SYMBOL})$"
)
NOT_OWN = re.compile(r"KEM THEO|CAN CU|THEO|THUC HIEN|HO SO|LUU|DIEN THOAI|TAI KHOAN|TAI LIEU")
OWN_KIND = ("LUAT", "BO LUAT", "NGHI QUYET", "PHAP LENH", "LENH", "SAC LENH")
KNOWN_SYMBOL = re.compile(r"[A-ZĐ]{1,6}[/-]")

# --- other lines ---------------------------------------------------------------------------------------------------
SUBJECT = re.compile(r"\W{0,2}(?:V\s?/\s?[vV]\b|v/v\b|[Vv]ề việc\b|V/ việc\b)")  # "V/v tăng cường …"
ADDRESS = re.compile(r"\W{0,4}K[IY]NH\s{1,3}(?:G[UO][I1L]|(?:DE )?TRINH|CHUYEN)\b|\W{0,3}(?:G[UI]I|DIEN)\s?:")
STAMP = re.compile(
    r"""
    (?:C[O0]NG\s?VAN\s)?DEN\W{0,4}$ | CONG\sVAN\sDEN\b | DEN\s?(?:SO|NGAY|GIO)\s?[:.…\d_]  # ĐẾN Số: … Ngày: …
  | (?:NGAY|GIO|SO)\s?DEN\s?[:.…_] | CHUYEN\s?[:.…_] | LUU\sHO\sSO\s?(?:SO)?\s?[:.…_]
  | SO\sVA\sKY\sHIEU\sHS | SO\sHIEU\sHS | DEN$ | VAN\sBAN\sDEN\b
    """,
    re.VERBOSE,
)
STAMP_PART = re.compile(
    r"(?:SO|NGAY|GIO|CHUYEN|LUU|DEN)\W{0,4}(?:\d[\d/.:\s-]{0,16})?[\s.…_]{0,40}$|NGAY\s?[:.]?\s?\d{1,2}/\d{1,2}/\d{2,4}$"
)
E_SIGNATURE = re.compile(
    r"""
    (?:DUOC\s)?KY\s(?:BOI|SO\sBOI|NGAY|DIEN\sTU)\s?: | NGUOI\sKY\s?: | (?:THOI\sGIAN|NGAY|GIO)\sKY\s?: | CO\sQUAN\s?:
    | TO\sCHUC\s?:
  | SIGNATURE\s(?:NOT\s)?(?:VERIFIED|VALID) | DIGITALLY\sSIGNED | (?:SIGNED|SIGNER|DATE|REASON|LOCATION)\s?(?:BY)?\s?:
  | CHU\sKY\s(?:SO|DIEN\sTU) | TEXT\s?LOGO | VAN\sBAN\s(?:DA\s)?(?:DUOC\s)?KY\sSO | E-?MAIL\s?: | SIGN(?:ER|ED\sBY)\b
  | TIME(?:STAMP)?\s?: | DN\s?:\s?C
    """,
    re.VERBOSE,
)
MARK = re.compile(
    r"\W{0,3}(?:HOA TOC|(?:THUONG )?KHAN|(?:TUYET |TOI )?MAT|DU THAO(?: LAN)?\W{0,3}\d{0,2}|BAN (?:SAO|CHINH|DU THAO)"
    r"|SAO (?:Y|LUC)(?: BAN CHINH)?|THU HOI|CONG BAO\b.{0,60}|DE BAO CAO|LUU HANH NOI BO|CONG KHAI)\W{0,4}$"
)
OPENER = re.compile(
    r"""
    (?:UBND|UBMTTQ|UBTW|U?[BY]\s?BAN|HDND|H[O0]I|S[O0]|BO|BAN|BCD|BTV|BCH|BTT|BQL|CUC|VU|TONG|CHI|DANG|TINH|HUYEN|THANH|QUAN|THI
      |XA|PHUONG|KHOI|LIEN|DOAN|MAT\sTRAN|VAN\sPHONG|TRUONG|TRUNG|PHONG|CONG|NGAN|BAO|DAI|VIEN|TOA|KHO|BENH|THANH\sTRA|NHA|HIEP
      |CHINH|THU\sTUONG|QUOC|CHU\sTICH|HOC\sVIEN|DAI\sHOC|TO\s(?:GIUP|CONG|CHUC|THUONG)|TU\sLENH|BINH|QUY|THONG\sTAN|KIEM|LDLD
      |VP|VKS|TAND|TAP|TIEU\sBAN|HIEU)\b
    """,
    re.VERBOSE,
)
BODY_NAME = re.compile(
    r"(?:Ủy ban|Uỷ ban|UBND|Sở |Bộ |Ban |BCĐ|Cục |Chi cục|Đảng |Tỉnh [ủuỷ]|Huyện [ủuỷ]|Thành [ủuỷ]|Hội |Liên (?!hệ)|Đoàn "
    r"|Mặt trận|Văn phòng|Tổng )"
)
SUPPLEMENT = re.compile(r"\(?(?:BAN HANH )?KEM THEO\b|\(?(?:DINH )?KEM\s(?:THEO|CONG VAN|QUYET DINH|KE HOACH)")


@dataclass(frozen=True, slots=True)
class Number:
    """Number and symbol of a document: `printed` without inner blanks, `number` None where its place is blank."""

    number: int | None
    printed: str | None
    symbol: str | None
    before: str
    rest: str


def find_mottos(line: str, folded: str) -> list[tuple[int, int]]:
    """Return where national or Party motto stands in a line, set in capitals or alone on its line."""
    if not MOTTO_HINT.search(folded):
        return []
    found = []
    for pattern in (STATE, FREEDOM, PARTY):
        match = pattern.search(folded)
        if match and (pattern is FREEDOM or is_capital(line[match.start() : match.end()]) or len(match[0]) > 0.8 * len(line)):
            found.append(match.span())
    return sorted(found)


def cut(line: str, spans: list[tuple[int, int]]) -> str:
    """Return the line without the spans."""
    for start, end in reversed(spans):
        line = f"{line[:start]} {line[end:]}"
    return " ".join(line.split())


@lru_cache(maxsize=512)
def read_number(line: str) -> Number | None:
    """Return the number of the document if the line is the one that bears it: "Số: 65 /KH-BCĐCVĐ", "Số -KH/TU", "Số:"."""
    line = line[:LONGEST]
    folded = fold(line)
    match = NUMBER.search(folded)
    if match is None:
        if BLANK_NUMBER.match(folded):
            return Number(None, None, None, "", "")
        match = BARE_NUMBER.match(folded)
        return _number(line, match, "") if match and KNOWN_SYMBOL.match(match["symbol"]) else None
    before, folded_before = line[: match.start()].strip(" *|_-–.\"'“”("), folded[: match.start()]
    if folded_before.strip() in OWN_KIND and match.end() == len(folded):
        return _number(line, match, "")  # "Luật số: 59/2020/QH14"
    is_small = line[match.start()].islower() and (match.start() > 0 or not match["word"].rstrip().endswith((":", ";")))
    if is_small or (before and (not is_capital(before) or NOT_OWN.search(folded_before))):
        return None
    return None if before and _ends_kind(folded_before) else _number(line, match, before)


def _ends_kind(folded: str) -> bool:
    return any(folded.rstrip(' “"').endswith(kind) for kind in PLAIN_KINDS)


def _number(line: str, match: re.Match[str], before: str) -> Number | None:
    symbol, overrun = _trim_symbol(line[match.start("symbol") : match.end("symbol")])
    if not symbol[:1].isupper() or (not match["separator"].strip() and "/" not in symbol):
        return None
    digits = "".join((match["number"] or "").split()).lower()
    separator = (match["separator"].strip() or "-").replace("–", "-")
    year = f"{match['year']}/" if match["year"] else ""
    number = int(digits.rstrip("abcdefghijklmnopqrstuvwxyz")) if digits else None
    return Number(number, f"{digits}{separator}{year}{symbol}", symbol, before, (overrun + line[match.end() :]).strip())


def _trim_symbol(symbol: str) -> tuple[str, str]:
    """Cut off a word that was drawn into a symbol: "KH-UBND - Bình Thuận" → "KH-UBND"."""
    parts = re.split(r"(\s?[-–/.]\s?)", symbol)
    kept = parts[:1]
    for glue, part in zip(parts[1::2], parts[2::2], strict=False):
        is_word = len(part) > 3 and part[1:].islower()
        if is_word or (glue.strip() == "." and " " in glue):
            break
        kept += [glue.strip().replace("–", "-"), part]
    used = "".join(parts[: len(kept)])
    return "".join(kept), symbol[len(used) :]


def is_stamp(folded: str) -> bool:
    """Tell whether a line belongs to an incoming stamp or to a digital signature rather than to the document."""
    return bool(STAMP.match(folded) or E_SIGNATURE.match(folded))


def is_issuer_line(line: str, folded: str) -> bool:
    """Tell whether a line may be part of the issuer's name: capitals, or a short line that begins like the name of a body."""
    if len(line) > 160 or MARK.match(folded) or sum(map(str.isalpha, line)) < 2:
        return False
    if is_capital(line):
        return True
    return len(line) <= 90 and line[-1] not in ".;:," and ":" not in line and bool(BODY_NAME.match(line))
