"""Lines as web pages break them: inside a name, or not at all.

Torn: "ỦY" / "BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI" / "CHỦ NGHĨA VIỆT NAM", "Số:" / "36/KH-UBND", "Cà" / "Mau, ngày 21 …".
Run together: "UBND TỈNH A CỘNG HÒA … Số: 5/KH-SB A, ngày 2 tháng 1 năm 2024 KẾ HOẠCH … Căn cứ … I. MỤC ĐÍCH …" in one line.
"""

from __future__ import annotations

import re
from itertools import pairwise

from etl.capitals import fold, is_capital
from etl.letterhead import FREEDOM, PARTY, STATE

LONGEST_PIECE = 40  # characters of a first piece
MOTTOS = ("CONG HOA XA HOI CHU NGHIA VIET NAM ", "DOC LAP - TU DO - HANH PHUC ", "DANG CONG SAN VIET NAM ")
# first words of bodies, roles and kinds, with the words that follow them there; a lone one was torn off
COMPOUNDS = {
    "UY": ("BAN", "VIEN"), "HOI": ("DONG", "LIEN", "NONG", "CUU", "CHU"),
    "TONG": ("CUC", "LIEN", "CONG", "BI", "GIAM", "THANH"), "VAN": ("PHONG",),
    "THU": ("TUONG", "TRUONG"), "CHINH": ("PHU",), "QUOC": ("HOI",), "TINH": ("UY", "DOAN"),
    "THANH": ("UY", "PHO", "DOAN", "TRA"), "HUYEN": ("UY", "DOAN"), "DANG": ("BO", "UY"), "LIEN": ("DOAN", "MINH", "HIEP"),
    "MAT": ("TRAN",), "PHO": ("CHU", "GIAM", "TRUONG", "CUC", "BI", "TONG", "VU", "CHANH"), "CHU": ("TICH", "NHIEM"),
    "GIAM": ("DOC",), "TRUONG": ("BAN", "PHONG"), "CHANH": ("VAN", "THANH"), "BI": ("THU",), "QUYET": ("DINH",),
    "NGHI": ("QUYET", "DINH"), "KE": ("HOACH",), "CHI": ("THI", "CUC"), "HUONG": ("DAN",), "BAO": ("CAO", "HIEM"),
    "THONG": ("BAO", "TU", "TRI"), "CHUONG": ("TRINH",), "TO": ("TRINH",), "KET": ("LUAN",), "QUY": ("DINH", "CHE"),
}  # fmt: skip
BODIES = frozenset({"SO", "BO", "CUC", "BAN"})  # "SỞ" / "CÔNG THƯƠNG"
DATED = re.compile(  # "Mau, ngày 21 tháng"
    r"(?:[A-ZĐÀ-Ỹ][^\W\d_]*(?:[ -][A-ZĐÀ-Ỹ][^\W\d_]*){0,3}, ?)?ngày[\s.…\d]{0,12}(?:tháng|$)"
)
PLACE = re.compile(r"(?:[A-ZĐÀ-Ỹ][^\W\d_]*[ -]?){1,5}")  # "Cà", "Phan Rang -"
NUMBER_WORD = re.compile(r"S[oốôó] ?:?", re.IGNORECASE)
NUMBERED = re.compile(r"[\d…_.]*\s?[-/]?\s?\d*[-/][A-ZĐ\d]")  # "36/KH-UBND", "-CV/TU"
SIGNING = re.compile(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s?[.,]?")
MARKER = re.compile(  # "I." above "MỤC ĐÍCH, YÊU CẦU", "Điều 1." above its words, "-" above "Như trên;"
    r"[-–+•]|(?:[IVX]{1,4}|\d{1,2}(?:\.\d{1,2}){0,3})[.)]|[a-zđ]\)|(?:Điều|ĐIỀU) \d{1,3}\."
)
RUN_FROM, HEAD_REACH = 400, 700  # characters of a line that may be a whole document, and of it in which the motto stands
WHOLE_DATE = re.compile(r"(?:[A-ZĐÀ-Ỹ][a-zà-ỹđ']+(?:[ -]|(?=,))){1,5},? ?ngày ?\d{1,2} ?tháng ?\d{1,2} ?năm ?(?:19|20)\d\d")
RUN_HEAD = re.compile(  # where a line of the head begins, in a document that is one line
    r"(?=[Ss]ố ?: ?\d)|(?=V/v )|(?=Kính gửi)|(?<=[A-ZÀ-Ỹ] )(?=(?:BỘ TRƯỞNG|CHỦ TỊCH|ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)"
    r"[ A-ZÀ-Ỹ–-]{3,80} Căn cứ)"
)
RUN_BODY = re.compile(
    r"(?<=[ ;.,])(?=Căn cứ )"
    r"|(?<=[.;:,] )(?=Điều \d{1,3}\. |(?:[IVX]{1,4}\.|\d{1,2}\.|[a-zđ]\)|[-+]) [A-ZĐÀ-Ỹ])"
    r"|(?<= )(?=QUYẾT ĐỊNH:? Điều 1\b)|(?<= )(?=Nơi nhận:)"
)
RUN_KIND = re.compile(
    r" ?(QUYẾT ĐỊNH|KẾ HOẠCH|BÁO CÁO|CHỈ THỊ|HƯỚNG DẪN|THÔNG BÁO|KẾT LUẬN|NGHỊ QUYẾT|THÔNG TƯ|CHƯƠNG TRÌNH|TỜ TRÌNH|CÔNG ĐIỆN) "
)


def is_torn(piece: str, line: str) -> bool:
    """Tell whether a printed line is but the beginning of the phrase that the line below goes on with."""
    if len(piece) > LONGEST_PIECE or not line:
        return False
    if len(piece) < 12 and MARKER.fullmatch(piece):
        return line[0].isalpha()
    if not piece[0].isalpha():
        return False
    first, rest = fold(piece), fold(line[: LONGEST_PIECE + 60])
    return (
        _begins_motto(first, rest)
        or _begins_compound(piece, first, line, rest)
        or (SIGNING.fullmatch(first) is not None and line[:3].isupper())
        or (NUMBER_WORD.fullmatch(piece) is not None and NUMBERED.match(line) is not None)
        or (first == "NOI" and rest.startswith("NHAN"))
        or _begins_place(piece, line)
    )


def _begins_motto(first: str, rest: str) -> bool:
    for motto in MOTTOS:
        if len(first) > 3 and motto.startswith(f"{first} ") and len(first) + 1 < len(motto):
            whole = " ".join(f"{first} {rest} ".split()) + " "
            return motto.startswith(whole) or whole.startswith(motto)
    return False


def _begins_compound(piece: str, first: str, line: str, rest: str) -> bool:
    """Tell whether a lone word in capitals and the line below, in capitals too, are one name, role or kind."""
    second = rest.split(" ", 1)[0]
    if not piece.isupper() or not line[: len(second)].isupper():
        return False
    return second in COMPOUNDS.get(first, ()) or (first in BODIES and len(rest) > len(second))


def _begins_place(piece: str, line: str) -> bool:
    """Tell whether a place was torn from its second word or from its date: "Cà" / "Mau, ngày …", "Kon Tum," / "ngày …"."""
    if "ngày" not in line[:50] or DATED.match(line) is None:
        return False
    return PLACE.fullmatch(piece.removesuffix(",")) is not None and piece.endswith(",") == line.startswith("ngày")


def part_run(line: str) -> list[str]:
    """Return the printed lines of a document that a web page gives as one line; any other line as it is."""
    if len(line) < RUN_FROM:
        return [line]
    folded = fold(line)
    state = STATE.search(folded, 0, HEAD_REACH) or PARTY.search(folded, 0, HEAD_REACH)
    dated = WHOLE_DATE.search(line, state.end(), state.end() + HEAD_REACH) if state else None
    if state is None or dated is None or not is_capital(line[: state.end()]):
        return [line]
    cuts = {*state.span(), *dated.span()}
    if freedom := FREEDOM.search(folded, state.end(), dated.start()):
        cuts |= set(freedom.span())
    if kind := RUN_KIND.match(line, dated.end()):
        cuts |= set(kind.span(1))
    cuts |= {found.start() for found in RUN_HEAD.finditer(line, 0, dated.end() + HEAD_REACH)}
    cuts |= {found.start() for found in RUN_BODY.finditer(line, dated.end())}
    edges = [0, *sorted(cuts), len(line)]
    pieces = [line[start:end].strip(" *") for start, end in pairwise(edges)]
    pieces[0] = re.sub(r"^\d{1,2}\. ", "", pieces[0])
    return [piece for piece in pieces if piece]
