"""The words of the kinds of papers as a head prints them (KẾ HOẠCH, QUYẾT ĐỊNH), and the abbreviations of symbols."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.capitals import fold

KINDS = {
    "KE HOACH": "ke_hoach", "BAO CAO": "bao_cao", "CHI THI": "chi_thi", "HUONG DAN": "huong_dan", "QUYET DINH": "quyet_dinh",
    "THONG BAO": "thong_bao", "KET LUAN": "ket_luan", "NGHI QUYET": "nghi_quyet", "NGHI DINH": "nghi_dinh",
    "THONG TU": "thong_tu", "CHUONG TRINH": "chuong_trinh", "DE AN": "de_an", "THONG TRI": "thong_tri", "THU NGO": "thu_ngo",
    "THU KEU GOI": "thu_ngo", "LOI KEU GOI": "thu_ngo", "QUY CHE": "quy_che", "HIEP DINH": "hiep_dinh", "CONG VAN": "cong_van",
    "LUAT": "luat", "BO LUAT": "luat", "PHAP LENH": "other", "SAC LENH": "other", "LENH": "other", "TO TRINH": "other",
    "CONG DIEN": "other", "BIEN BAN": "other", "GIAY MOI": "other", "PHUONG AN": "other", "QUY DINH": "other",
    "DE CUONG": "other", "THE LE": "other", "TUYEN BO": "other", "QUY CHE PHOI HOP": "quy_che", "DIEU LE": "other",
    "THONG CAO": "other", "THONG CAO BAO CHI": "other", "HOP DONG": "other", "BAN GHI NHO": "other", "DU AN": "other",
    "CHIEN LUOC": "other", "LICH CONG TAC": "other", "CHUONG TRINH PHOI HOP": "chuong_trinh",
    "CHUONG TRINH HANH DONG": "chuong_trinh", "CHUONG TRINH CONG TAC": "chuong_trinh", "KE HOACH LIEN TICH": "ke_hoach",
    "KE HOACH PHOI HOP": "ke_hoach", "KE HOACH LIEN NGANH": "ke_hoach", "HUONG DAN LIEN TICH": "huong_dan",
    "HUONG DAN LIEN NGANH": "huong_dan", "THONG TU LIEN TICH": "thong_tu", "NGHI QUYET LIEN TICH": "nghi_quyet",
    "KE HOACH HANH DONG": "ke_hoach", "KE HOACH CONG TAC": "ke_hoach", "KE HOACH TRIEN KHAI": "ke_hoach",
    "BAO CAO TONG KET": "bao_cao", "BAO CAO SO KET": "bao_cao", "BAO CAO KET QUA": "bao_cao", "BAO CAO TOM TAT": "bao_cao",
    "THONG BAO KET LUAN": "thong_bao", "THONG BAO LIEN TICH": "thong_bao", "BIEN BAN HOI NGHI": "other",
    "BIEN BAN CUOC HOP": "other", "BIEN BAN LAM VIEC": "other", "BAO CAO NHANH": "bao_cao", "BAO CAO CHUYEN DE": "bao_cao",
}  # fmt: skip
PLAIN_KINDS = (
    "KE HOACH", "BAO CAO", "CHI THI", "HUONG DAN", "QUYET DINH", "THONG BAO", "KET LUAN", "NGHI QUYET", "NGHI DINH", "THONG TU",
    "CHUONG TRINH", "DE AN", "THONG TRI", "THU NGO", "QUY CHE", "TO TRINH", "CONG DIEN", "BIEN BAN", "PHUONG AN", "GIAY MOI",
)  # fmt: skip
KIND_START = re.compile(rf"(?P<kind>{'|'.join(PLAIN_KINDS)})(?: (?P<joint>LIEN TICH|LIEN NGANH))?(?=\s|$)")
ABBREVIATIONS = {
    "KH": "ke_hoach", "KHLT": "ke_hoach", "KHPH": "ke_hoach", "BC": "bao_cao", "CT": "chi_thi", "CV": "cong_van",
    "HD": "huong_dan", "HDLT": "huong_dan", "QĐ": "quyet_dinh", "QD": "quyet_dinh", "TB": "thong_bao", "KL": "ket_luan",
    "NQ": "nghi_quyet", "NQLT": "nghi_quyet", "NĐ": "nghi_dinh", "TT": "thong_tu", "TTLT": "thong_tu", "CTR": "chuong_trinh",
    "CTHĐ": "chuong_trinh", "CTPH": "chuong_trinh", "CTRPH": "chuong_trinh", "ĐA": "de_an", "QC": "quy_che", "QH": "luat",
    "TTR": "other", "CĐ": "other", "BB": "other", "GM": "other", "PA": "other", "TL": "other",
}  # fmt: skip


@lru_cache(maxsize=512)
def read_kind(line: str) -> str | None:
    """Return the code of the kind if the line is nothing but its word: "KẾ HOẠCH", "K Ế H O Ạ C H", "Kế hoạch"."""
    if len(line) > 60:
        return None
    words = fold(line).strip(" .:*_-–“”\"'|").split()
    if len(words) >= 4 and all(len(word) == 1 for word in words):
        spaced = "".join(words)
        return next((code for name, code in KINDS.items() if name.replace(" ", "") == spaced), None)
    return KINDS.get(" ".join(words))


def kind_of_symbol(symbol: str) -> str | None:
    """Return the kind that the first part of a symbol names: QĐ-UBND → quyet_dinh; None for a letter's (SGDĐT-VP)."""
    return ABBREVIATIONS.get(re.split(r"[-/.]", symbol, maxsplit=1)[0].upper())


def read_kind_start(line: str) -> tuple[str, str] | None:
    """Return kind and the rest if a line begins with the word of a kind in capitals: "KẾ HOẠCH Triển khai …"."""
    match = KIND_START.match(fold(line[:60]))
    if match is None or not line[: match.end()].isupper():
        return None
    rest = line[match.end() :].strip(" :.-–")
    if not rest or fold(rest).startswith(("VA DAU TU", "VIEN", "SO ")) or rest[:1].isdigit():
        return None
    return KINDS[match["kind"]], rest
