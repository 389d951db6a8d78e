"""Whether a number without symbol stands for a document ("Chỉ thị 03") or counts things ("Kế hoạch 5 năm")."""

from __future__ import annotations

import re

from etl.extract.citation_numbers import Found, plain_number

# What follows a number that counts things: "Kế hoạch 5 năm", "Quyết định 12 người"
_THINGS = (
    "%|năm|tháng|tuần|quý|lần|giờ|phút|điểm|nội dung|nhiệm vụ|đồng|người|trang|bản|điều|khoản|tỷ|tỉ|triệu"
    "|nghìn|ngàn|chỉ tiêu|mục tiêu|dự án|trường|đơn vị|xã|huyện|phường|tỉnh|doanh nghiệp|hộ|cuộc|đợt|văn"
    "|giải pháp|nhóm|cơ quan|hồ sơ|tổ|cá nhân|thành viên|bộ|sở|ngành|loại|phần|chương|khâu|bước|cấp|mô hình"
    "|lĩnh|tập thể|gương|vụ|sản phẩm|thủ tục|lớp|buổi|hội nghị|kỳ|km|ha|m2|tấn|kg|đối|học|đại biểu|nghị"
    "|kế hoạch|quyết|cán bộ|đảng viên|chi bộ|phiên|vị trí|mặt|chủ đề|tiêu chí|đề án|chương trình|công trình"
    "|suất|căn|nhà|con|chiếc|cơ sở|hạng mục|câu|bài|tin|giai đoạn|ca|trẻ"
)
_COUNTED = re.compile(rf" ?(?:(?:{_THINGS})(?!\w)|ngày(?! ?[\d./…(]| tháng)|/\d)")
# What follows a number that stands for a whole paper: "Chỉ thị số 03 của Ban Bí thư", "Nghị quyết 18 (khóa XII)"
_NAMED_BY = re.compile(r" ?,? ?(?:của [A-ZĐƯỦỤ]|\(?(?:ngày|năm) ?\d|\(?[Kk]h[oó]|do [A-ZĐ])")
_ENDS_ITEM = re.compile(r" ?(?:[,;.:)]|$|của |và |ngày |về |\()")
DEFINES = re.compile(r"(?:gọi tắt|viết tắt|gọi chung|gọi|tắt)(?: là)?:? $")
_YEARLY = frozenset({"nghi_dinh", "thong_tu", "quyet_dinh", "nghi_quyet", "luat"})  # "Nghị định 80/2021"
_SHORTENED = frozenset({"chi_thi", "nghi_quyet", "nghi_dinh", "thong_tu", "quyet_dinh", "ket_luan", "thong_bao"})
_VERBS = frozenset({"quyet_dinh", "ket_luan", "thong_bao"})  # "Quyết định 15 lao động được hưởng …"
_NICKNAMED = frozenset({"de_an", "chuong_trinh", "bao_cao", "luat", "hiep_dinh", "quy_che"})  # "Đề án 06" is a name
_YEARS = range(1945, 2051)


def is_cited(words: str, end: int, found: Found, known: set[tuple[str, str]], in_list: bool) -> bool:
    """Judge a number without symbol: a short form ("Chỉ thị 03"), an item of a list, or a count of things."""
    after = words[found.end : min(end, found.end + 24)]
    if _COUNTED.match(after) or after[:1].isalpha():
        return False
    if found.before.kind is None:
        return in_list and _ENDS_ITEM.match(after) is not None
    kind = found.before.kind
    if (kind, plain_number(found.number)) in known and kind not in _NICKNAMED:
        return True
    if found.before.apart or _is_year(found):
        return False
    if not found.before.is_common:
        return found.before.so and _NAMED_BY.match(after) is not None
    if found.before.so or found.year:
        return _is_numbered(words, found, after)
    return _is_short_form(words, found, after)


def _is_year(found: Found) -> bool:
    return found.number is not None and found.number.isdigit() and int(found.number) in _YEARS and not found.before.so


def _is_numbered(words: str, found: Found, after: str) -> bool:
    """Judge "Nghị quyết số 35", "Nghị định 80/2021": reports, programmes and the like need a date or issuer as well."""
    if found.year and not found.before.so:
        return found.before.kind in _YEARLY
    return found.before.kind not in _NICKNAMED or _NAMED_BY.match(after) is not None


def _is_short_form(words: str, found: Found, after: str) -> bool:
    """Judge "Chỉ thị 03", "Nghị quyết 35" without "số"."""
    if found.before.kind in _NICKNAMED:
        return False
    if _NAMED_BY.match(after) or DEFINES.search(words[max(0, found.before.start - 20) : found.before.start]):
        return True
    if found.before.kind in _VERBS and not _ENDS_ITEM.match(after):
        return False
    return words[found.before.start].isupper() and found.before.kind in _SHORTENED and len(found.number or "") > 1
