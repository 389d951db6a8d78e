"""The grammar of number and symbol (30/2020/NĐ-CP, 03-CT/TW, 65 /KH-BCĐCVĐ) and of the words before them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from etl.extract.citation_issuers import match_body
from etl.extract.letters import LOWER, UPPER, fold

# Words of the kind, without accents (scans read "Chi thị", "Quyêt định"), and their code in document_kinds.yml
KINDS = {
    "chi thi": "chi_thi",
    "nghi quyet": "nghi_quyet",
    "nghi dinh": "nghi_dinh",
    "thong tu": "thong_tu",
    "quyet dinh": "quyet_dinh",
    "ket luan": "ket_luan",
    "thong bao": "thong_bao",
    "thong bao ket luan": "thong_bao",
    "thong bao y kien ket luan": "thong_bao",
    "ke hoach": "ke_hoach",
    "bao cao": "bao_cao",
    "cong van": "cong_van",
    "van ban": "cong_van",
    "huong dan": "huong_dan",
    "chuong trinh": "chuong_trinh",
    "de an": "de_an",
    "thong tri": "thong_tri",
    "quy che": "quy_che",
    "luat": "luat",
    "bo luat": "luat",
    "cong dien": "other",
    "quy dinh": "other",
    "to trinh": "other",
    "phap lenh": "other",
    "lenh": "other",
    "van ban hop nhat": "other",
    "giay moi": "other",
    "bien ban": "other",
    "phuong an": "other",
    "chien luoc": "other",
    "quy hoach": "other",
    "thong cao": "other",
    "dieu le": "other",
    "giay phep": "other",
    "giay chung nhan": "other",
    "hop dong": "other",
    "sac lenh": "other",
    "thu ngo": "thu_ngo",
    "thu keu goi": "thu_ngo",
    "hiep dinh": "hiep_dinh",
}
_COMMON = frozenset(word for word, kind in KINDS.items() if kind != "other") | {"cong dien", "quy dinh", "to trinh"}
# First part of a symbol; the same letters may stand for the kind in the text: "QĐ 386/QĐ-TTg"
ABBREVIATIONS = {
    "CT": "chi_thi",
    "NQ": "nghi_quyet",
    "NQLT": "nghi_quyet",
    "NĐ": "nghi_dinh",
    "TT": "thong_tu",
    "TTLT": "thong_tu",
    "QĐ": "quyet_dinh",
    "KL": "ket_luan",
    "TB": "thong_bao",
    "THB": "thong_bao",
    "TBKL": "thong_bao",
    "KH": "ke_hoach",
    "KHLT": "ke_hoach",
    "KHPH": "ke_hoach",
    "BC": "bao_cao",
    "CV": "cong_van",
    "HD": "huong_dan",
    "HDLT": "huong_dan",
    "HDLN": "huong_dan",
    "CTR": "chuong_trinh",
    "CTRHĐ": "chuong_trinh",
    "CTHĐ": "chuong_trinh",
    "CTPH": "chuong_trinh",
    "CTRPH": "chuong_trinh",
    "ĐA": "de_an",
    "QC": "quy_che",
    "QCPH": "quy_che",
    "TTR": "other",
    "QYĐ": "other",
    "QĐI": "other",
    "CĐ": "other",
    "PL": "other",
    "VBHN": "other",
    "GM": "other",
    "BB": "other",
    "PA": "other",
    "TC": "other",
    "QUYĐ": "other",
    "QĐND": "other",
    "QH": "luat",
    "UBTVQH": "nghi_quyet",
    "L": "luat",
}
_PRINTED_SHORT = ("QĐ", "NĐ", "NQ", "CT", "TT", "TTLT", "KL", "TB", "KH", "HD", "CV", "BC", "CTR")
_SHORT_KINDS = {fold(short): ABBREVIATIONS[short] for short in _PRINTED_SHORT}

# TTg, CTr, QyĐ, NN&PTNT, BCĐ389; small letters at most two in a row, so that no word is taken for a symbol
DIGITS = re.compile(r"\d\d*")  # one class of letters first: the search leaps to them
_WORD_AFTER = "ngày|của|về"  # the blank after a symbol is often missing: "28/CT-TTgngày 26/10/2021"
_PART = rf"""(?:QH\ ?\d{{1,2}}(?!\d)|[{UPPER}](?:[{UPPER}\d&]|[a-zđ]{{1,2}}(?:(?![{LOWER}])|(?={_WORD_AFTER}))){{0,24}})
    (?:(?![{UPPER}{LOWER}\d&])|(?={_WORD_AFTER}))"""
_JOIN = rf"(?:[-–—/_]{{1,2}}|\.(?=[{UPPER}]{{2}}|[{UPPER}](?!\w))|\ [-–/](?=[{UPPER}]{{2}})|[-–/]\ (?=[{UPPER}]{{2}}))"
_KNOWN_PART = f"(?:{'|'.join(sorted((*ABBREVIATIONS, 'CTr', 'Ctr', 'TTr', 'QyĐ'), key=len, reverse=True))})"
SYMBOL = rf"""(?:{_KNOWN_PART}(?:\ [-–/]\ (?=[{UPPER}]{{2}}){_PART}){{1,4}}|{_PART}(?:\ [-–]\ (?!UBND|HĐND|MTTQ
    |UBMT)(?=[{UPPER}]{{2}}){_PART})?)(?:{_JOIN}{_PART}){{0,5}}"""

TOKEN = re.compile(
    rf"""(?:(?<![\w/+])|(?<=[sS]ố)|(?<=\ s)|(?<=QĐ)|(?<=NĐ)|(?<=NQ)|(?<=CT))(?<!\d[.,:\-])(?<!\w-)(?<![A-Z]:)
    (?P<number>\d{{1,3}}(?:\.\d{{3}}){{1,2}}(?![\d.])|\d{{1,6}}(?:[a-dđ](?![{LOWER}])|[A-D](?=\ ?[-–/]))?)(?!\d|[.,]\d)
    (?P<year>\ ?/\ ?(?:19|20)\d\d(?!\d)|(?<!\d{{4}})-(?:19|20)\d\d(?=/[{UPPER}]))?
    (?:(?P<mark>\ ?[-–—/]{{1,2}}\ ?|\ ?)(?P<symbol>{SYMBOL}))?""",
    re.VERBOSE,
)  # "30/2020/NĐ-CP", "326 /KH-MTTW-BCĐTWCVĐ", "03 - CT/TW", "03 CT/TW", "27/NQ- TW", "12a/KH-UBND", "03"
# "Kế hoạch số   /KH-UBND", "số …/2021/NQ-HĐND"; the first letter comes first, so that a search leaps from one to the next
BLANK = re.compile(
    rf"[-–/](?<=[\s.…_:ốoôSs].)\ ?(?:(?P<year>(?:19|20)\d\d)\ ?[-–/]\ ?)?(?P<symbol>{SYMBOL})",
    re.VERBOSE,
)
BLANK_BEFORE = re.compile(r"(?:s[oố]|Số|SỐ)\ ?[:.]?[\s.…_]{0,40}$|(?:…|\.{3}|_{2})[\s.…_]{0,40}$", re.IGNORECASE)

_KIND = "|".join(sorted((*KINDS, *_SHORT_KINDS), key=len, reverse=True))
_BEFORE = re.compile(
    rf"(?<![a-z0-9])(?P<kind>{_KIND})"
    rf"(?P<words>(?: (?!(?:{_KIND})(?![a-z]))[a-z]{{1,8}}){{0,7}}?)(?P<apart> ?[:(|])? ?(?P<so>(?<![a-z])so?)?[ :.]{{0,3}}$"
)  # on folded text: "chi thi so ", "chuong trinh hanh dong so ", "cac quyet dinh: so "
# on folded text: "chi thi cua thu tuong so "
_OF_BODY = re.compile(rf"(?<![a-z0-9])(?P<kind>{_KIND}) cua (?P<body>(?:(?!{_KIND})[^,;:().]){{3,70}}) so[ :.]{{0,3}}$")
_LAW = re.compile(r"(?<!\w)(?:Bộ luật|Luật|Pháp lệnh)(?! sư| gia) [^;:()“”\n|]{2,110}? số:? ?$")  # "Luật Doanh nghiệp số "
_ONLY_SO = re.compile(r"(?<!\w)(?:[Ss][ốôo]|SỐ)[ :.]{0,3}$")
# on folded text: forms, standards, accounts and addresses have numbers too, "mau so "
_FORM = re.compile(
    r"(?<![a-z])(?:mau|bieu|phu luc|bang|tieu chuan|quy chuan|tcvn|qcvn|tccs|iso|ma|tai khoan|hoa don|duong|km|quoc lo|to|thua)"
    r"(?: so)?[ :.]{0,3}$"
)
LAST_WORDS = frozenset(name.rsplit(" ", 1)[-1] for name in KINDS) | frozenset(_SHORT_KINDS) | {"so", "s"}  # "s20/2008"
# characters looked at before a number: for any sign of a kind, for the kind, for a kind with a name between
NEAR, SHORT_WINDOW, WINDOW = 16, 40, 130


class Before(NamedTuple):
    """What stands before a number. `kind` is None where only "số" or nothing does.

    `apart`: the kind stands for a list; `is_common`: papers of the kind have numbers, as options ("Phương án 2") have.
    """

    start: int
    kind: str | None
    so: bool
    apart: bool = False
    is_form: bool = False
    issuer: str | None = None
    is_common: bool = False


def find_tokens(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the numbers of a paragraph with the symbols that follow them."""
    found, at = [], start
    for digits in DIGITS.finditer(text, start, end):
        if digits.start() >= at and (token := TOKEN.match(text, digits.start(), end)):
            at = token.end()
            found.append(token)
    return found


def look_before(text: str, low: int, at: int) -> Before:
    """Return the words of the kind and "số" that end at `at`, no further back than `low`."""
    near = text[max(low, at - NEAR) : at]
    if last_word(near) not in LAST_WORDS:
        return Before(at, None, so=False, is_form=_FORM.search(fold(near)) is not None)
    for window in (SHORT_WINDOW, WINDOW):
        begin = max(low, at - window)
        printed = text[begin:at]
        folded = fold(printed)
        found = _BEFORE.search(folded)
        if found and _is_kind(printed, found):
            return _read_before(found, begin, at)
        if begin == low:
            break
    return _look_further(printed, folded, begin)


def _read_before(found: re.Match[str], begin: int, at: int) -> Before:
    apart = bool(found["apart"])
    at_so = begin + found.start("so") if found["so"] else at
    start = at_so if apart else begin + found.start("kind")
    kind = KINDS.get(found["kind"]) or _SHORT_KINDS[found["kind"]]
    return Before(start, kind, bool(found["so"]), apart, is_common=found["kind"] in _COMMON)


def last_word(near: str) -> str:
    """Return the last word of a slice, folded and without marks: "Quyết định | " → "dinh"."""
    for part in reversed(near.split()):
        if word := _bare_word(part):
            return word
    return ""


@lru_cache(maxsize=4096)
def _bare_word(part: str) -> str:
    return fold(part).strip(":.(|")


def _is_kind(printed: str, found: re.Match[str]) -> bool:
    """An abbreviation must be printed in capitals (TT, not "tt"), the words between kind and "số" in small letters."""
    words = printed[found.start("words") : found.end("words")]
    if words and not (words.replace(" LT", " lt").islower() and found["so"]):  # "Thông tư LT số"
        return False
    return found["kind"] in KINDS or printed[found.start("kind") : found.end("kind")].isupper()


def _look_further(printed: str, folded: str, low: int) -> Before:
    so = _ONLY_SO.search(printed)
    if so is None:
        return Before(low + len(printed), None, so=False)
    law = printed.rfind("uật ")
    law = max(law - 1 if law > 0 else -1, printed.rfind("Pháp lệnh "))
    amended = "sửa đổi" in printed[:law]  # the number is that of the law that amends, "số 90/2025/QH15"
    if law >= 0 and not amended and (found := _LAW.match(printed, law - 3 if printed[law - 3 : law] == "Bộ " else law)):
        return Before(low + found.start(), "other" if printed[law] == "P" else "luat", so=True)
    if found := _OF_BODY.search(folded):
        issuer = match_body(printed, found.start("body"), len(printed))
        return Before(low + found.start(), KINDS.get(found["kind"]), so=True, issuer=issuer)
    return Before(low + so.start(), None, so=True, is_form=bool(_FORM.search(folded)))


# The number of a footnote printed small after a symbol: "03-CT/TW1", "59/2020/QH142"
_NOTE_MARK = re.compile(
    r"(?:(?<=TW)|(?<=TƯ)|(?<=TU)|(?<=TTg)|(?<=CP)|(?<=UBND)|(?<=HĐND)|(?<=QH1\d)|(?<=B[TYCN][CTB])|(?<=BYT))\d{1,2}$"
)


def clean_symbol(printed: str) -> str:
    """Return a symbol without blanks and doubled marks: "KH-MTTW- BCĐTWCVĐ" → "KH-MTTW-BCĐTWCVĐ"."""
    symbol = "".join(printed.split()).replace("–", "-").replace("—", "-").replace("--", "-").replace("//", "/")
    return _NOTE_MARK.sub("", symbol.rstrip("-/._&"))


@lru_cache(maxsize=4096)
def kind_of_symbol(symbol: str) -> str | None:
    """Return the kind that the first part of a symbol names, None for letters such as UBND-KTTH."""
    first = re.split(r"[-/._]", symbol, maxsplit=1)[0]
    return ABBREVIATIONS.get(first.upper()) or ABBREVIATIONS.get(first.rstrip("0123456789").upper())


def has_caps(symbol: str) -> bool:
    """Tell whether two parts of capitals make the symbol, so that it needs no word before it: VPCP-KTTH, CT/TW."""
    parts = re.split(r"[-/._]", symbol)
    return len(parts) > 1 and all(len(part) > 1 for part in parts[:2])


class Found(NamedTuple):
    """A number in the text with what stands before it; `symbol` None for a number alone, `number` None for a blank."""

    number: str | None
    symbol: str | None
    start: int
    end: int
    before: Before
    year: str | None = None
    broken: bool = False


def kind_of(found: Found, previous: str | None) -> str:
    """Return the kind: as printed, else as the symbol says, else that of the list; a letter has no kind in its symbol."""
    by_symbol = kind_of_symbol(found.symbol) if found.symbol else None
    if found.before.kind and (found.before.kind != "cong_van" or by_symbol is None):
        return found.before.kind
    return by_symbol or (previous if found.symbol is None else None) or "cong_van"


def plain_number(number: str | None) -> str:
    return (number or "").lstrip("0").lower()
