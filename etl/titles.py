"""Where a title ends and the body begins: decided by several signs, as title and preamble look alike.

Signs: words that open a preamble or a section, capitals, blank lines beyond the usual, lines far longer than the title's,
and whether the line before is a finished phrase.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from etl.capitals import fold, is_capital
from etl.letterhead import ADDRESS, SUPPLEMENT, is_stamp, read_number
from etl.place_and_date import read_date

MOST_LINES, LONGEST_TITLE = 14, 1_200
SECTION = re.compile(
    r"""
    (?!V\s?/\s?[vV]\b)(?:[IVX]{1,4}|[Il]{1,3}|A|1)\s?[.)/]\s?[-–]?\s?(?=\S) | [IVX]{1,4}\s[-–]\s | (?:I|A|1)\s?[:-]\s
  | (?:PHẦN|Phần)\s(?:THỨ|thứ|I|1|A|MỘT|MỞ|mở|một)\S*  | (?:CHƯƠNG|Chương|MỤC|Mục)\s[I1]\b | (?:Điều|ĐIỀU)\s\d{1,3}\b
  | [IVX]{1,4}\s(?=(?:MỤC|QUAN|TÌNH|ĐẶC|CĂN|NỘI|KẾT|SỰ|NHIỆM)\s) | [-–+•*]\s+\S | [-–+•](?=[A-ZÀ-ỸĐ])
    """,
    re.VERBOSE,
)
OPENING = re.compile(  # a preamble's first words; "Thực hiện" also begins titles
    r"""
    (?:Căn\scứ|Theo\s|Trên\scơ\ssở|Xét\s|Thi\shành|Chấp\shành|Tiếp\stục|Để\s|Nhằm\s|Ngày\s\d|Trong\s|Sau\s|Quán\striệt
    |Hưởng\sứng
      |Phát\shuy|Năm\s\d|Qua\s|Nhân\sdịp|Kể\stừ|Từ\s|Vừa\squa|Thời\sgian\s|Hiện\snay|Hôm\snay|Hồi\s|Được\ssự|Phúc\sđáp
      |Trả\slời|Thưa\s|Tại\s
      |Thực\shiện\s|Triển\skhai\sthực\shiện|Triển\skhai\s|Tổ\schức\s|Đề\snghị|Bám\ssát|Cùng\svới|Với\s|Dưới\s|Đến\s|Tính\sđến
      |Cuối\s|Đầu\s
      |Kính\s(?:thưa|gửi|trình)|Đồng\sbào|Bước\sang|Trước\s|Xuất\sphát|Nhận\sthức|Đồng\sthời|Tham\smưu|Chuẩn\sbị|Chủ\strương
      |Bảo\sđảm|Đẩy\smạnh)
    """,
    re.VERBOSE,
)
SURE_OPENING = re.compile(
    r"(?:Căn cứ|Trên cơ sở|Xét (?:đề nghị|tờ trình|Tờ trình)|Thi hành|Chấp hành|Phúc đáp|Ngày \d{1,2}[/ ]|Để |Nhằm )"
)
BODY_NAME = re.compile(
    r"(?:Ủy ban|Uỷ ban|UBND|UBMTTQ|Ban (?!Bí thư)|BCĐ|Sở |Bộ (?!Chính trị|luật)|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Huyện ủy|Đảng ủy"
    r"|Hội |Chủ tịch|Văn phòng"
    r"|Liên đoàn|Chi cục|Cục |Công an|Ngân hàng|Thường trực)"
)
UNFINISHED = re.compile(
    r"(?:[,:;\-–(“/]|\b(?:của|và|về|việc|theo|cho|với|tổ chức|triển khai|thực hiện|để|nhằm|các|những|giai đoạn|tại|trong"
    r"|trên|từ|đến|đối|(?<!thiểu )số|"
    r"hoặc|bằng|năm|ngày|tháng|là|do|công tác|kết quả|nhiệm vụ|chương trình|kế hoạch|gắn|ban hành|phê duyệt|cường|mạnh"
    r"|tiếp tục|dự|tham))$",
    re.IGNORECASE,
)
FINISHED = re.compile(r"(?:[.:]|/\.|như sau)[”\"’')]*$")
AUTHORITY = re.compile(  # "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …", printed under the title of a decision
    r"(?:CHU TICH|UY BAN|UBND|HOI DONG|BO TRUONG|THONG DOC|GIAM DOC|TONG GIAM DOC|THU TUONG|CHINH PHU|QUOC HOI|CHANH|TONG"
    r"|CUC TRUONG"
    r"|CHI CUC TRUONG|TRUONG (?:BAN|PHONG)|BAN (?:THUONG|CHAP HANH|BI THU)|TINH UY|HUYEN UY|THANH UY|DANG UY|VIEN TRUONG"
    r"|HIEU TRUONG|BO CHINH TRI)"
)
DECIDING = ("quyet_dinh", "nghi_quyet", "nghi_dinh", "thong_tu", "chi_thi", "quy_che")


def find_title_end(lines: Sequence[str], first: int, end: int, kind: str | None, usual_gap: int) -> tuple[int, int]:
    """Return where the title that begins at or after `first` ends and where the body begins; an authority may stand between."""
    title: list[str] = []
    gap, last = 0, first
    for at in range(first, end):
        line = lines[at]
        if not line:
            gap += 1
            continue
        if is_interjected(line):
            continue
        if _begins_body(lines, at, title, gap, usual_gap, kind):
            return last, at if not is_authority(lines, at, title, kind) else _skip_authority(lines, at, end)
        title.append(line)
        gap, last = 0, at + 1
        if len(title) > MOST_LINES or sum(map(len, title)) > LONGEST_TITLE:
            return _cut_short(lines, first, at + 1)
    return last, last


def is_interjected(line: str) -> bool:
    """Tell whether a line of the head was torn into the title: date, number, stamp."""
    if len(line) > 120:
        return False
    dated = read_date(line)
    if dated and not dated.before and not dated.rest:
        return True
    return (is_stamp(fold(line)) and not line[0].islower()) or read_number(line) is not None


def _cut_short(lines: Sequence[str], first: int, end: int) -> tuple[int, int]:
    """Give up on a title without end: keep its first lines up to a capital after a finished one."""
    filled = [at for at in range(first, end) if lines[at]]
    for before, at in pairwise(filled):
        if lines[at][0].isupper() and not UNFINISHED.search(lines[before]) and not is_capital(lines[at]):
            return at, at
    return filled[0] + 1, filled[0] + 1


def _begins_body(lines: Sequence[str], at: int, title: list[str], gap: int, usual_gap: int, kind: str | None) -> bool:
    line = lines[at]
    if SECTION.match(line) or ADDRESS.match(fold(line[:60])) or SUPPLEMENT.match(fold(line[:60])):
        return True
    if not title:
        return bool(SURE_OPENING.match(line)) or _is_whole_preamble(lines, at)
    if is_capital(title[0]):
        return _leaves_capitals(line, title, gap > usual_gap) or is_authority(lines, at, title, kind)
    if is_capital(line) and len(line) > 12 and not _is_open(title):
        return True
    return _leaves_title(line, title, gap > usual_gap)


def _leaves_capitals(line: str, title: list[str], is_apart: bool) -> bool:
    if is_capital(line):
        return False
    if line[0].islower() or line[0] in "“\"'‘(" or (len(title) == 1 and title[0].startswith("CỦA ") and line.startswith("Về ")):
        return is_apart and len(line) > 160
    return not (UNFINISHED.search(title[-1]) and not is_apart and not OPENING.match(line) and len(line) < 60)


def _leaves_title(line: str, title: list[str], is_apart: bool) -> bool:
    """Tell whether a line after a title in small letters begins the preamble."""
    if SURE_OPENING.match(line) and not _is_open(title):
        return True
    if line[0].islower() or not line[0].isupper() or _is_open(title):
        return len(line) > 110 + max(map(len, title)) and FINISHED.search(line) is not None
    if is_apart or OPENING.match(line) or BODY_NAME.match(line):
        return True
    return len(line) > 1.3 * max(80, *map(len, title))


def _is_open(title: list[str]) -> bool:
    """Tell whether the title so far is an unfinished phrase or an unclosed quotation."""
    words = " ".join(title)
    unclosed = words.count("“") > words.count("”") and len(title) < 8
    return unclosed or bool(UNFINISHED.search(title[-1]))


def _is_whole_preamble(lines: Sequence[str], at: int) -> bool:
    """Tell whether the first line after the kind already is the preamble: one run of lines that ends in ":" or "."."""
    if not (OPENING.match(lines[at]) or len(lines[at]) > 200):
        return False
    seen = 0
    for line in lines[at : at + 60]:
        if not line:
            continue
        seen += 1
        if seen > 1 and (SECTION.match(line) or OPENING.match(line) or BODY_NAME.match(line) or is_capital(line)):
            return False
        if FINISHED.search(line):
            return True
    return False


def is_authority(lines: Sequence[str], at: int, title: list[str], kind: str | None) -> bool:
    """Tell whether a line in capitals names who decides, and is not the title's next line: small letters follow it."""
    line = lines[at]
    if kind not in DECIDING or not is_capital(line) or len(line) > 120 or (title and _is_open(title)):
        return False
    after = next((later for later in lines[at + 1 : at + 6] if later), "")
    if not title:
        return bool(AUTHORITY.match(fold(line)) and SURE_OPENING.match(after))
    return bool(AUTHORITY.match(fold(line))) and (not is_capital(after) or not is_capital(title[0]))


def _skip_authority(lines: Sequence[str], first: int, end: int) -> int:
    """Return the first line after an authority in capitals."""
    at = first
    while at < end and (not lines[at] or is_capital(lines[at])) and not SECTION.match(lines[at]):
        at += 1
    return at
