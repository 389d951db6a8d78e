"""What stands in a section of duties and is none: closing formulas, contacts, bare labels."""

from __future__ import annotations

import re
from collections.abc import Iterable

from etl.draft import Located
from etl.extract.agencies import AgencyRegister
from etl.extract.duty_subjects import ISSUER, read_subject

CLOSING = re.compile(
    r"""(?:Trên\sđây\slà|Nơi\snhận|Độc\slập\s?[-–]\s?Tự\sdo|\((?:Ban\shành\s)?[Kk]èm\stheo|Ban\shành\skèm\stheo|Trân\strọng|Xin\s(?:trân\strọng|cảm\sơn)|Rất\smong|Kính\strình
      |(?:Mọi\s)?(?:(?:[Tt]hông\stin\s)?[Cc]hi\stiết|[Tt]hông\stin|[Tt]hắc\smắc|[Vv]ướng\smắc)[^.;\n]{0,40}\sliên\shệ
      |(?:Kế\shoạch|Quyết\sđịnh|Chỉ\sthị|Nghị\squyết|Hướng\sdẫn|Chương\strình(?:\shành\sđộng)?|Quy\schế|Quy\sđịnh|Đề\sán|Kết\sluận)\snày
          \s(?:có\shiệu\slực|thay\sthế|được|phổ\sbiến|gồm)
      |Điện\sthoại|Email|Địa\schỉ|Đầu\smối\sliên\shệ|Thông\stin\sliên\shệ)""",
    re.VERBOSE,
)
# "Chánh Văn phòng, Giám đốc Sở X chịu trách nhiệm thi hành Quyết định này"; "Văn phòng thông báo để các sở biết, thực hiện"
ENFORCING = re.compile(
    r"""[^\n]{0,700}?chịu\strách\snhiệm\s(?:thi\shành|thực\shiện)\s(?:Quyết\sđịnh|Chỉ\sthị|Nghị\squyết|Nghị\sđịnh|Thông\stư|Kế\shoạch)\snày\W*
      |[^.;\n]{0,90}\bthông\sbáo\s(?:để|đến|tới|ý\skiến|kết\sluận)[^.;\n]{0,160}(?:biết|thực\shiện|triển\skhai)[^.;\n]{0,60}\W*""",
    re.VERBOSE,
)
IN_TROUBLE = re.compile(
    r"(?:Trong quá trình|Quá trình|Nếu|Trường hợp|Khi)[^.;\n]{0,120}"
    r"(?:khó khăn|vướng mắc|phát sinh|(?:cần|phải) (?:thiết )?(?:phải )?(?:sửa đổi|điều chỉnh|bổ sung|thay đổi))"
)
RECEIVED = re.compile(r"Nhận được [^.;\n]{0,60} này\b")  # "Nhận được Kế hoạch này, đề nghị các huyện nghiêm túc thực hiện"
# "HĐND tỉnh đánh giá cao …", "Chủ tịch UBND tỉnh ghi nhận, biểu dương …": what the issuer thinks
RECOGNISING = re.compile(
    r"[A-ZĐÀ-Ỹ][^.;:\n]{0,80}?\s(?:đánh giá cao|ghi nhận|biểu dương|hoan nghênh"
    r"|cơ bản (?:thống nhất|nhất trí|đồng ý|tán thành))\b"
)
PRAISING = ("đánh giá cao", "ghi nhận", "biểu dương", "hoan nghênh", "cơ bản")  # one of these stands in every such sentence
LAYS = re.compile(r"(?:giao|yêu cầu|đề nghị|chỉ đạo)\s")
EMPTY_REQUEST = re.compile(r"(?:[^.;(\n]|\([^()\n]{0,80}\)){0,160}(?:nghiêm túc|triển khai|thực hiện)[^.;\n]{0,60}\W*")
COMMON = re.compile(r"(?i:(?:các )?(?:cơ quan|đơn vị|phòng|địa phương|tổ chức|cá nhân|cấp|ngành)[\w ,]{0,60})")
CONTACT = ("••••", "email", "e-mail", "đt:", "số máy")
TELEPHONE = re.compile(r"(?:số|qua) điện thoại|điện thoại\s?(?:[:(•\d]|số|liên hệ)")  # not "sử dụng điện thoại thông minh"
LABEL = re.compile(r"[^.;\n]{0,48}:")
LONGEST_FORMULA, LONGEST_LABEL = 900, 6  # characters, words


def is_formula(register: AgencyRegister, text: str, located: Located, is_last: bool, is_under_bodies: bool) -> bool:
    """Tell whether a paragraph is neither duty nor task. A request that binds a body in particular is no formula."""
    words = text[located.start : located.end]
    if CLOSING.match(words) or _is_enforcing(words):
        return True
    if LABEL.fullmatch(words) and len(words.split()) <= LONGEST_LABEL:
        return read_subject(register, text, located.start, located.end) is None
    if _recognises(words) and not LAYS.search(words):
        return ISSUER.match(words) is not None
    is_request = (is_last or RECEIVED.match(words) is not None) and bool(EMPTY_REQUEST.fullmatch(words))
    if not (is_request or IN_TROUBLE.match(words) or _has_contact(words)):
        return False
    subject = read_subject(register, text, located.start, located.end)
    if subject is None:
        return not (is_request and is_under_bodies and RECEIVED.match(words) is None)
    return is_common(name.written for name in subject.names)


def _is_enforcing(words: str) -> bool:
    if "chịu trách nhiệm" not in words and "thông báo" not in words:
        return False
    return len(words) < LONGEST_FORMULA and ENFORCING.fullmatch(words) is not None


def _recognises(words: str) -> bool:
    return any(verb in words for verb in PRAISING) and RECOGNISING.match(words) is not None


def is_common(names: Iterable[str]) -> bool:
    """Tell whether names are only "các cơ quan, đơn vị, địa phương": whoever reads the paper."""
    return all(COMMON.fullmatch(name) for name in names)


def _has_contact(words: str) -> bool:
    small = words.lower()
    return any(contact in small for contact in CONTACT) or ("điện thoại" in small and TELEPHONE.search(small) is not None)
