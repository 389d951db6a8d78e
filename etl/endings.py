"""Where a document ends: its tail of recipients and signature, the annex behind it, and what a web page or printer added."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from etl.capitals import fold, is_capital
from etl.kinds import read_kind
from etl.letterhead import MOTTO_HINT, OPENER, find_mottos, is_issuer_line, is_stamp
from etl.place_and_date import read_date
from etl.titles import SECTION

RECIPIENTS = re.compile(
    r"\W{0,4}N[OA0][I1L1]\s?(?:NH[AOI][NM]|G[UO][I1L])\s?(?:[:;.,-]|$|\s(?:TM|KT|TL|T/M|K/T|TUQ|-|\(|CHU |BO |GIAM ))"
)
RECIPIENTS_HINT = re.compile(r"\W{0,4}[Nn][ơƠoO0aAờ][iIl1]\s?[nNgG]")
AUTHORITY_HINT = re.compile(
    r"\W{0,3}(?:T\s?[.,/]\s?[MLm]\b|K\s?[.,/]?\s?T\s?[./]|K/T\s|TM[.,/ ]|TL[.,/ ]|TUQ|T/L|Q\.\s?[A-ZĐ])"
)
TAIL_LETTERS = "NnTKQ"  # with which these two begin
AUTHORITY = re.compile(
    r"\W{0,3}(?:T\s?[./]?\s?M\s?[.,/ ]|K\s?[./]?\s?T\s?[.,/ ]|T\s?[./]?\s?L\s?[.,/ ]|TUQ\s?[.,/ ]|T/U/Q)\s{0,3}[A-Z]{2}"
)
ROLE_WORDS = r"""
    (?:(?:Q\.|QUYEN|PHU\sTRACH)\s?)?(?:(?:THU|PHO|UY\sVIEN|TONG|CHANH|THUONG\sTRUC)\s){0,2}
    (?:CHU\sTICH|BI\sTHU|TRUONG\s(?:BAN|DOAN|PHONG|KHOA|TRAM|TIEU\sBAN|CONG\sAN)|GIAM\sDOC|BO\sTRUONG|THU\sTRUONG|CUC\sTRUONG
      |VU\sTRUONG|CHANH\s(?:VAN\sPHONG|AN|THANH\sTRA)|PHO\sVAN\sPHONG|THU\sTUONG(?:\sCHINH\sPHU)?|HIEU\sTRUONG|VIEN\sTRUONG
      |THONG\sDOC|TONG\sTHANH\sTRA|THU\sKY|BIEN\sTAP|CHI\sHUY\sTRUONG|CHINH\sUY|TO\sTRUONG|DOI\sTRUONG|CHU\sNHIEM
      |UY\sVIEN(?:\sBAN\sTHUONG\sVU)?|CHU\sTOA|CHU\sTRI|TU\sLENH|KIEM\sTOAN\sTRUONG)
    (?:\sTHUONG\sTRUC|\sCHUYEN\sTRACH|\sPHU\sTRACH)?\b
"""
ROLE = re.compile(rf"\W{{0,3}}{ROLE_WORDS}", re.VERBOSE)
ANNEX = re.compile(
    r"\W{0,4}(?:PHU\s(?:LUC|BIEU)|BIEU(?:\s(?:MAU|SO|TONG HOP|CHI TIET|\d))?\b|MAU (?:SO|BIEU|BAO CAO|\d)|DE CUONG"
    r"|DANH (?:MUC|SACH)|BANG (?:TONG HOP|PHAN CONG|\d)"
    r"|LICH (?:TRINH|KIEM TRA)|TIEN DO|NOI DUNG PHAN CONG|PHAN CONG NHIEM VU|CHI TIEU)"
)
ATTACHED = re.compile(r"\W{0,3}(?:BAN HANH )?(?:DINH )?KEM (?:THEO|CONG VAN|QUYET DINH|KE HOACH)")
NAME = re.compile(r"(?:[^\W\d_][\w'’]*\.?\s){0,3}(?:[^\W\d_][\w'’]+\s){1,4}[^\W\d_][\w'’]+$")
CLUTTER = re.compile(
    r"""
    (?:tin\s(?:liên\squan|tức|mới|khác|cùng|đọc\snhiều|nổi\sbật)|các\s(?:tin|bài|văn\sbản)\s(?:khác|liên\squan|cũ|mới|cùng
    |đã)|bài\sviết\s|văn\sbản\s(?:liên\squan|cùng|khác|gốc|mới|được|bị)
      |tải\s(?:về|xuống|văn|file|tệp|ứng)|chia\ssẻ|bình\sluận|lượt\s(?:xem|tải|truy)|số\slượt|copyright|©|bản\squyền
      |trang\schủ|liên\shệ(?:\squảng|$|:)|đăng\s(?:nhập|ký)|facebook
      |zalo|in\s(?:trang|bài|văn)|quay\slại|chính\ssách\s(?:bảo|quyền|riêng|cookie)|điều\skhoản|cookie|thống\skê\struy
      |đang\s(?:online|truy)|hotline|xem\sthêm|xem\schi\stiết|(?:tệp|file)\sđính
      |thuộc\stính|lược\sđồ|hiệu\slực\s?:|tình\strạng|ngày\s(?:đăng|cập)|tác\sgiả\s?:|nguồn\s?:|từ\skhóa|tags?\s?:
      |gửi\s(?:email|bình|ý\skiến)|email\s?:|điện\sthoại\s?:|địa\schỉ\s?:|đơn\svị\schủ\squản
      |giấy\sphép|ghi\srõ\snguồn|website|menu|sơ\sđồ|tìm\skiếm|rss|english|giới\sthiệu$|quảng\scáo|theo\sdõi
      |đánh\sgiá\s(?:bài|trang)|mục\slục|hỏi\sđáp|lên\sđầu|về\sđầu|câu\shỏi
      |thông\stin\s(?:tổ|văn|liên)|©|https?://|www\.|privacy|terms|powered|trở\svề|nội\sdung\s(?:toàn|chính|văn)|lưu\strữ$
      |sitemap|dịch\svụ\scông)
    """,
    re.VERBOSE | re.IGNORECASE,
)
SURE_CLUTTER = re.compile(  # whole lines of a web page wherever they stand
    r"(?:Chia sẻ(?: bài viết)?(?: qua)?:?|Tải (?:về|xuống)(?: văn bản)?|In (?:trang|bài viết)(?: này)?|Trang chủ|Đăng nhập"
    r"|Xem thêm:?|Bình luận|Quay lại|Gửi email|Lên đầu trang|Về đầu trang"
    r"|Facebook|Twitter|Zalo|Quảng cáo|ADVERTISEMENT|Tin liên quan|Văn bản liên quan|Copyright ©.{0,120}"
    r"|Nguồn: https?://\S{1,200}|https?://\S{1,200}|www\.\S{1,100})\W{0,2}$",
)
RELATED = re.compile(
    r"(?:(?:Tin|Bài viết|Văn bản|Tài liệu) (?:tức )?(?:liên quan|khác|cùng|mới)|Các (?:tin|bài|văn bản)|Chia sẻ|Bình luận"
    r"|Tác giả|Nguồn:|Tải về|File đính|Tệp đính"
    r"|Lượt xem|In trang|Copyright|©|Bản quyền|Chính sách)",
    re.IGNORECASE,
)
PAGE_NUMBER = re.compile(r"[-–—]?\s?(\d{1,3})\s?[-–—]?$|[Tt]rang\s?:?\s?(\d{1,3})(?:\s?/\s?\d{1,3})?$|(\d{1,3})\s?/\s?\d{1,3}$")
LAST_OF_LIST = re.compile(r"\W{0,4}L[UƯ]U\b")


def find_tail(lines: Sequence[str], body: int) -> int:
    """Return the first line of recipients or signature, len(lines) if there is none."""
    first = len(lines)
    for at in range(body, len(lines)):
        if _begins_tail(lines, at):
            first = at
            break
    if first == len(lines):
        return _find_bare_signature(lines, body)
    return _reach_up(lines, first, body)


def _begins_tail(lines: Sequence[str], at: int) -> bool:
    line = lines[at]
    if not line or (line[0].isalpha() and line[0] not in TAIL_LETTERS):
        return False
    if RECIPIENTS_HINT.match(line) and len(line) < 2_000 and RECIPIENTS.match(fold(line[:60])):
        return True
    return (
        bool(AUTHORITY_HINT.match(line)) and len(line) < 160 and bool(AUTHORITY.match(fold(line))) and _opens_in_capitals(line)
    )


def _opens_in_capitals(line: str) -> bool:
    words = line.split()
    return len(words) > 1 and is_capital(" ".join(words[:4]))


def is_role(line: str) -> bool:
    """Tell whether a line is a signer's role in capitals: "PHÓ CHỦ TỊCH", "TRƯỞNG BAN THƯỜNG TRỰC"."""
    return len(line) <= 70 and is_capital(line) and bool(ROLE.match(fold(line)))


def is_name(line: str) -> bool:
    """Tell whether a line may be a person's name: two to five words, each with a capital, no digits or punctuation."""
    words = line.split()
    if not 2 <= len(words) <= 6 or len(line) > 50 or not NAME.fullmatch(line):
        return False
    return all(word[0].isupper() for word in words)


def _reach_up(lines: Sequence[str], first: int, body: int) -> int:
    """Take in the signature that stands above the recipients: role, name, place and date."""
    start, seen = first, 0
    for at in range(first - 1, max(body, first - 30), -1):
        line = lines[at]
        if not line:
            continue
        seen += 1
        is_sure = (
            is_role(line)
            or _begins_tail(lines, at)
            or _is_lone_date(line)
            or is_stamp(fold(line[:80]))
            or (is_role(lines[start]) and _is_body(line))
        )
        if seen > 8 or not (is_sure or is_name(line)):
            break
        if is_sure or _has_role_above(lines, at, body):
            start = at
    return start


def _is_body(line: str) -> bool:
    """Tell whether a line is a body's name in capitals, as it stands above the role of each signer of a joint paper."""
    if not is_capital(line) or SECTION.match(line):
        return False
    folded = fold(line)
    return is_issuer_line(line, folded) and OPENER.match(folded) is not None


def _is_lone_date(line: str) -> bool:
    dated = read_date(line) if len(line) < 80 else None
    return dated is not None and dated.place is not None and not dated.before and not dated.rest


def _has_role_above(lines: Sequence[str], at: int, body: int) -> bool:
    above = [line for line in lines[max(body, at - 12) : at] if line][-3:]
    return any(is_role(line) or AUTHORITY.match(fold(line[:60])) for line in above)


def _find_bare_signature(lines: Sequence[str], body: int) -> int:
    """Return a role followed by a name near the end of a document that names no recipients."""
    filled = [at for at in range(body, len(lines)) if lines[at]]
    for place in range(max(0, len(filled) - 40), len(filled)):
        at = filled[place]
        if is_role(lines[at]) and any(is_name(lines[later]) for later in filled[place + 1 : place + 4]):
            return at
    return len(lines)


def find_annex(lines: Sequence[str], tail: int) -> tuple[int, int]:
    """Return where the tail is over, and where an annex begins after it (len(lines) if none); between them lies clutter."""
    over = None
    is_signed = has_list = False
    for at in range(tail + 1, len(lines)):
        line = lines[at]
        if not line:
            continue
        if _begins_annex(line):
            return (at if over is None else over), at
        if over is None:
            is_signed = is_signed or (is_name(line) and not CLUTTER.match(line))
            has_list = has_list or bool(LAST_OF_LIST.match(fold(line[:12])))
            over = at if _leaves_tail(line, is_signed, has_list) else None
    if over is None:
        return len(lines), len(lines)
    return over, (over if _is_unnamed_annex(lines, over) else len(lines))


def _begins_annex(line: str) -> bool:
    if len(line) > 200:
        return False
    folded = fold(line[:80])
    if ANNEX.match(folded) and is_capital(line[:40]):
        return True
    if ATTACHED.match(folded) and line[0] == "(":
        return True
    if is_capital(line) and (read_kind(line) is not None or (MOTTO_HINT.search(folded) and find_mottos(line, folded))):
        return True
    return bool(re.match(r"(?:Phụ lục|Biểu mẫu|Mẫu số|Biểu số)\s?(?:[IVX\d]{1,4}|số)\b", line))


def _leaves_tail(line: str, is_signed: bool, has_list: bool) -> bool:
    if CLUTTER.match(line):
        return is_signed or has_list
    if " | " in line:
        return is_signed and has_list
    is_long = len(line) > 130 and line[:1] not in "-–+•*"
    return (is_signed and has_list and (is_long or bool(SECTION.match(line) and line[0] not in "-–+•*"))) or (
        is_long and (is_signed or has_list)
    )


def _is_unnamed_annex(lines: Sequence[str], over: int) -> bool:
    rest = [line for line in lines[over : over + 60] if line]
    if any(CLUTTER.match(line) for line in rest[:15]):
        return False
    return sum(1 for line in rest if " | " in line or SECTION.match(line)) >= 3


def find_closing_clutter(lines: Sequence[str], start: int) -> int:
    """Return where the links of a web page begin below an annex, or a document without a tail; len(lines) if there are none."""
    filled = [at for at in range(start, len(lines)) if lines[at]]
    last = next((at for at in reversed(filled) if lines[at][0] in "IVX" and SECTION.match(lines[at])), start)
    for at in filled[len(filled) // 2 :]:
        if at > last and len(lines[at]) < 60 and RELATED.match(lines[at]):
            return at
    return len(lines)


def find_clutter(lines: Sequence[str], start: int) -> set[int]:
    """Return page numbers, running heads beside them, stray stamps and lines of a web page from `start` on."""
    pages = set(_find_page_numbers(lines, start))
    dropped = pages | _find_running_heads(lines, pages)
    for at in range(start, len(lines)):
        line = lines[at]
        if line and (len(line) < 48 or line.startswith(("Copyright", "Nguồn", "http", "www"))) and SURE_CLUTTER.match(line):
            dropped.add(at)
    return dropped


def _find_page_numbers(lines: Sequence[str], start: int) -> Iterator[int]:
    """Yield lone numbers that grow down the document, some lines apart."""
    last, since = 0, 100
    for at in range(start, len(lines)):
        line = lines[at]
        if not line:
            continue
        since += 1
        found = PAGE_NUMBER.match(line) if len(line) < 20 else None
        if found:
            number = int(found[1] or found[2] or found[3])
            if found[1] is None or ((last < number <= last + 4 or last == 0) and since >= 6):
                last, since = number, 0
                yield at


def _find_running_heads(lines: Sequence[str], pages: set[int]) -> set[int]:
    """Return lines beside page numbers that are printed there at least three times, or at both of two."""
    beside: list[int] = []
    for page in pages:
        for step in (-1, 1):
            at = page + step
            while 0 <= at < len(lines) and not lines[at] and abs(at - page) < 6:
                at += step
            if 0 <= at < len(lines) and 3 < len(lines[at]) < 90 and at not in pages and lines[at][0].isalnum():
                beside.append(at)
    counts = Counter(lines[at] for at in beside)
    enough = min(3, max(2, len(pages)))
    return {at for at in beside if counts[lines[at]] >= enough and lines[at][-1] not in ".;:"}
