"""The body that issued a cited document, as printed after "của", and its name written out."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.extract.letters import LOWER, UPPER

# Where the name of a body may begin: "của Ban Bí thư", "của UBND tỉnh", "của tỉnh ủy"
_HEAD = r"""
    (?:Ban|Bộ|Bí\ thư|Thủ\ tướng|Chính\ phủ|Quốc\ hội|[UỦ][ỷỶyY]\ ban|Ủy\ ban|Uỷ\ ban|U[BỶ][A-ZĐ]*|HĐND|HĐQT|Hội|Tổng|Cục
    |Vụ|Sở|Phòng|Văn\ phòng
    |VPCP|Tỉnh|Thành|Huyện|Quận|Thị|Đảng\ (?:[uủ][ỷy]|bộ|đoàn)|Chủ\ tịch|Phó|Thường|BTV|BCH|BCĐ|BTGTU|BTG|Mặt\ trận|MTTQ
    |Liên|Đoàn|Trung\ ương|TW
    |T[òo][àa]\ án|Viện|Kiểm\ toán|Thanh\ tra|Ngân\ hàng|Bảo\ hiểm|Đại\ hội|Công\ (?:an|ty|đoàn)|Trung\ tâm|Trường|Trưởng
    |Đài|Báo
    |Kho\ bạc|Tập\ đoàn|Hiệp\ hội|Học\ viện|Cơ\ quan|Quân|Bộ\ đội|TTg|TTCP|Lực\ lượng|Giám\ đốc|Chi\ cục|Chánh|Tiểu\ ban)(?!\w)
"""
_SMALL_HEAD = r"""(?:tỉnh|thành|huyện|quận|thị|đảng)\ [uủ][ỷy]|ban\ (?:thường|bí|chỉ|chấp|cán)|thường\ trực|[uủ][ỷy]\ ban
    |chính\ phủ|thủ\ tướng|bộ\ chính\ trị|liên\ ngành|các\ bộ"""
# A document or a verb after the body: the name has ended
_AFTER = rf"""
    (?:Chỉ\ thị|Nghị\ (?:quyết|định)|Thông\ (?:tư|báo|tri)|Quyết\ định|Kết\ luận|Công\ (?:văn|điện)|Luật|Hướng\ dẫn
    |Báo\ cáo|Chương\ trình
    |Đề\ án|Quy\ (?:chế|định|hoạch)|Kế\ hoạch(?!\ (?:và|-|&)|\ ?,)|Về|V/v|Ban\ hành|Phê\ duyệt|Sửa\ đổi|Triển\ khai
    |Thực\ hiện|Tăng\ cường
    |Tiếp\ tục|Đẩy\ mạnh|Căn\ cứ|Theo|Trong|Xét)(?![{LOWER}])
"""
_STOP = rf"""
    (?:về|và|hoặc|hay|ban\ hành|trong|ngoài|trên|dưới|tại|để|nhằm|đến|tới|gắn|theo|cho|đối|đã|đang|sẽ|được|bị|là|cùng|cũng
    |có|như|với|do|từ|khi|nếu|thì
    |nêu|nói|gửi|giao|yêu\ cầu|đề\ nghị|quy\ định|quy\ chế|phê\ duyệt|hướng\ dẫn|sửa\ đổi|bổ\ sung|triển\ khai|thực\ hiện
    |tăng\ cường|đẩy\ mạnh|tiếp\ tục
    |kết\ luận|công\ bố|thành\ lập|kiện\ toàn|phát\ động|thông\ qua|chi\ tiết|một|liên\ quan|năm|giai\ đoạn|quán\ triệt
    |tổ\ chức|xử|hỗ\ trợ|thay|bãi
    |còn|này|nay|mà|cần|phải|nên|vẫn|ngày|tháng|quý|số|lần|khóa|khoá|trước|sau|không|các|những|mọi|nội\ dung|phù\ hợp
    |góp\ phần|đồng\ thời|tập\ trung|bằng|qua
    |ra|đạt|gồm|sơ\ kết|tổng\ kết|khuyến\ khích|hết|làm|vào|lên|mới|hiện|rằng|của|bao\ gồm|nhất|cụ\ thể|chưa|chỉ\ đạo
    |phối\ hợp|đặt|xây\ dựng|nâng\ cao|lãnh\ đạo
    |đưa|phát\ triển|bảo\ đảm|đảm\ bảo|quản\ lý|phân\ công|áp\ dụng|điều\ chỉnh|ký|tuyên\ truyền|thi\ hành
    |giải\ quyết)(?![{LOWER}])
"""
# Small letters inside a name: "Ủy ban nhân dân tỉnh", "Phát triển nông thôn", "Ban thường vụ"
_INNER = rf"""
    (?:nhân\ dân|nhân|dân|tỉnh|thành\ phố|thị\ xã|thị\ trấn|huyện|quận|phường|xã\ hội|xã|đặc\ khu|trung\ ương|thường\ vụ
    |thường\ trực|trực|chấp\ hành|chỉ\ đạo|bí\ thư|nông\ thôn|vận\ tải
    |[uủ][ỷy]|nước|nhà\ nước|đại\ biểu|khối|cơ\ quan|doanh\ nghiệp|thương\ mại|quốc\ phòng|quốc\ gia|quốc\ hội
    |phòng,?\ chống|thi\ đua|quân\ sự|thanh\ niên|phụ\ nữ|vận\ động
    |tối\ cao|liên\ ngành|chính\ trị|chính\ phủ|tướng|bộ|vụ|sự|đảng|toàn\ quốc|cán\ sự|thường|chấp|thư\ ký
    |sát|các\ cơ\ quan|các\ khu\ công\ nghiệp|cải\ cách\ hành\ chính)(?![{LOWER}])
"""
_CAP = rf"(?!{_AFTER})(?:TP\.\ ?)?[{UPPER}][{UPPER}{LOWER}&]{{0,20}}"
_UNIT = rf"{_CAP}(?:\ (?!{_STOP}|{_INNER})[{LOWER}]{{1,7}}(?![{LOWER}{UPPER}]))?(?:\ {_INNER}){{0,4}}"
_LINK = rf"(?:\ |\ và\ (?!{_HEAD})(?=[{UPPER}])|\ ?[-–&]\ ?(?!{_HEAD})(?=[{UPPER}])|,\ ?(?=Thể\ thao|Thương\ binh))"
# "của Hội nghị lần thứ sáu Ban Chấp hành …"
_MEETING = r"(?:Hội\ nghị\ (?:lần\ thứ\ \w{1,8}(?:\ \w{1,5})?,?\ )?(?=Ban|Trung))?"
_NAME = rf"{_MEETING}{_UNIT}(?:{_LINK}{_UNIT}){{0,9}}"
# "Ban Chỉ đạo Trung ương Cuộc vận động “Người Việt Nam …” tỉnh Bắc Giang", "Ban Chỉ đạo 389 quốc gia"
_CAMPAIGN = rf"""(?:\ (?:\d{{1,4}}(?:/[{UPPER}]{{2,4}})?(?:\ quốc\ gia)?
    |phòng,?\ chống[^,;.()“”\n]{{0,60}}))?(?:\ [Cc]uộc\ vận\ động)?(?:\ ?(?:“[^”\n]{{1,160}}”
    |"[^"\n]{{1,160}}"))?(?:\ (?:tỉnh|thành\ phố|huyện|quận|thị\ xã)(?:\ {_CAP}){{0,4}})?"""

# "CỦA BAN BÍ THƯ TRUNG ƯƠNG ĐẢNG", in a title in capitals
_PLACE_CAPS = rf"""(?:\ (?:TỈNH|THÀNH\ PHỐ|HUYỆN|QUẬN|THỊ\ XÃ|XÃ|PHƯỜNG)(?!\w)(?:\ (?!VỀ|NĂM|TRÊN|TRONG|VÀ|GIAI|ĐẾN|ĐỐI
    |TẠI)[{UPPER}]{{2,8}}(?!\w)){{0,3}})?"""
_CAPS = re.compile(
    rf"""\ ?,?\ ?CỦA\ (?P<issuer>(?:BAN\ BÍ\ THƯ(?:\ TRUNG\ ƯƠNG)?(?:\ ĐẢNG)?|BỘ\ CHÍNH\ TRỊ|THỦ\ TƯỚNG(?:\ CHÍNH\ PHỦ)?
    |CHÍNH\ PHỦ|QUỐC\ HỘI
    |(?:BAN\ (?:CHẤP\ HÀNH|THƯỜNG\ VỤ)\ )?(?:TRUNG\ ƯƠNG(?:\ ĐẢNG)?|(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG)\ [UỦ][ỶY])|(?:UBND
    |[UỦ][ỶY]\ BAN\ NHÂN\ DÂN|HĐND|HỘI\ ĐỒNG\ NHÂN\ DÂN))(?!\w){_PLACE_CAPS})""",
    re.VERBOSE,
)
_KEPT_SMALL = frozenset(
    "nhân dân tỉnh thành phố huyện quận thị xã phường ủy tướng phủ thư hội vụ hành đồng trị ban ương".split()  # noqa: SIM905
)

ISSUER = re.compile(
    rf"""\ ?,?\ ?(?:của|do)\ (?P<issuer>
    (?:(?:{_SMALL_HEAD})(?:\ {_INNER}){{0,3}}(?:\ {_NAME})?|(?={_HEAD}){_NAME})
    )(?P<campaign>(?<=[Cc]hỉ\ đạo){_CAMPAIGN}|(?<=BCĐ){_CAMPAIGN}|(?<=ương){_CAMPAIGN}|(?<=vận\ động){_CAMPAIGN}
    |(?<=tỉnh){_CAMPAIGN})?""",
    re.VERBOSE,
)  # ", của Ban Bí thư Trung ương Đảng"
_JOINT = re.compile(rf"(?:,|\ (?:và|-))\ (?P<issuer>(?={_HEAD}){_NAME})", re.VERBOSE)  # "của Bộ Tài chính và Bộ Y tế"

_WRITTEN_OUT = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"^Hội nghị (?:lần thứ \w+(?: \w+)?,? )?(?=Ban|Trung)", ""),
        (r"\bU[BỶ] ?ND\b|\b[UỦ][ỷy] ban [Nn]hân dân\b", "Ủy ban nhân dân"),
        (r"\bHĐND\b|\bHội đồng [Nn]hân dân\b", "Hội đồng nhân dân"),
        (r"\bUBTVQH\b", "Ủy ban Thường vụ Quốc hội"),
        (r"\bUB ?MTTQ\b|\b[UỦ][ỷy] ban MTTQ\b", "Ủy ban Mặt trận Tổ quốc"),
        (r"\bUBTW MTTQ\b", "Ủy ban Trung ương Mặt trận Tổ quốc"),
        (r"\bMTTQ\b", "Mặt trận Tổ quốc"),
        (r"\b(Mặt trận Tổ quốc) VN\b", r"\1 Việt Nam"),
        (r"\bBCĐ\b|\b[Bb]an [Cc]hỉ đạo\b", "Ban Chỉ đạo"),
        (r"\bBCH\b|\b[Bb]an [Cc]hấp hành\b", "Ban Chấp hành"),
        (r"\bBTV\b|(?<![ỷyY] )\b[Bb]an [Tt]hường vụ\b", "Ban Thường vụ"),
        (r"\bTW\b|\bTƯ\b|\b[Tt]rung ương\b", "Trung ương"),
        (r"\bUỷ\b|\bUy\b(?= ban)", "Ủy"),
        (r"\buỷ\b", "ủy"),
        (r"^([tthhqđ])(?=(?:ỉnh|hành|uyện|uận|hị|ảng) ủy)", lambda found: found.group(1).upper()),
        (r"\bTTCP\b|\bTTg\b|\b[Tt]hủ tướng(?! [Cc]hính)(?: CP\b)?|\b[Tt]hủ tướng [Cc]hính phủ", "Thủ tướng Chính phủ"),
        (r"^chính phủ", "Chính phủ"),
        (r"^[Bb]an Bí thư(?: Trung ương)?(?: Đảng)?$", "Ban Bí thư Trung ương Đảng"),
        (r"^[Bb]ộ [Cc]hính trị(?: Trung ương Đảng)?$", "Bộ Chính trị"),
        (r"\bGD ?(?:&|và|-)? ?ĐT\b", "Giáo dục và Đào tạo"),
        (r"\bNN ?(?:&|và|-)? ?PTNT\b|\bNông nghiệp (?:&|và) PTNT\b", "Nông nghiệp và Phát triển nông thôn"),
        (r"\bNN ?(?:&|và|-)? ?MT\b", "Nông nghiệp và Môi trường"),
        (r"\bLĐ ?-? ?TB ?(?:&|và|-)? ?XH\b|\bLao động ?[-,] ?Thương binh (?:&|và) Xã hội", "Lao động - Thương binh và Xã hội"),
        (r"\bVH,? ?TT ?(?:&|và|-)? ?DL\b", "Văn hóa, Thể thao và Du lịch"),
        (r"\bKH ?(?:&|và|-)? ?ĐT\b", "Kế hoạch và Đầu tư"),
        (r"\bKH ?(?:&|và|-)? ?CN\b", "Khoa học và Công nghệ"),
        (r"\bTT ?(?:&|và|-)? ?TT\b", "Thông tin và Truyền thông"),
        (r"\bTN ?(?:&|và|-)? ?MT\b", "Tài nguyên và Môi trường"),
        (r"\bGTVT\b", "Giao thông vận tải"),
        (r"(?<=Trung ương)(?= [“\"]Người Việt Nam ưu tiên)", " Cuộc vận động"),
    )
)


def match_issuer(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return the canonical name of the body printed from `start` on ("của …") and where it ends."""
    found = ISSUER.match(text, start, end)
    if not found:
        capitals = _CAPS.match(text, start, end)
        return (write_out(_lower(capitals["issuer"])), capitals.end()) if capitals else None
    stop = found.end()
    return write_out(text[found.start("issuer") : stop].rstrip(" -–&")), stop


def match_joint_issuer(text: str, start: int, end: int) -> int:
    """Return where the further issuers of a joint paper end ("… và Bộ Y tế"), or `start` if there are none."""
    for _ in range(6):
        found = _JOINT.match(text, start, end)
        if not found:
            break
        start = found.end()
    return start


def match_body(text: str, start: int, end: int) -> str | None:
    """Return the canonical name of the body that stands at `start` itself, without "của"."""
    found = match_issuer(f" của {text[start:end]}", 0, end - start + 5)
    return found[0] if found else None


def _lower(capitals: str) -> str:
    """Return a name in capitals as it is usually written: "BAN THƯỜNG VỤ TỈNH ỦY" → "Ban Thường vụ Tỉnh ủy"."""
    if capitals in ("UBND", "HĐND"):
        return capitals
    words = [word if word in ("UBND", "HĐND") else word.lower() for word in capitals.split()]
    raised = [word if word in _KEPT_SMALL and place else word[:1].upper() + word[1:] for place, word in enumerate(words)]
    committee = r"(?<=\w )(tỉnh|thành|huyện|quận|thị|đảng)(?= [uủ][ỷy])"
    name = re.sub(committee, lambda found: found[0].capitalize(), " ".join(raised))
    return name.replace("Uỷ", "Ủy")


@lru_cache(maxsize=4096)
def write_out(printed: str) -> str:
    """Return the name with its abbreviations written out: "UBND tỉnh" → "Ủy ban nhân dân tỉnh"."""
    name = printed
    for pattern, full in _WRITTEN_OUT:
        name = pattern.sub(full, name)
    return name
