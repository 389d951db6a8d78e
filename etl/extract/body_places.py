"""Places inside the names of bodies: "tỉnh Bắc Giang", "các huyện, thị xã, thành phố", "cấp xã", "Trung ương"."""

from __future__ import annotations

import re

from etl.extract.body_words import ANY_VERB
from etl.extract.letters import UPPER

_NAME = rf"(?!(?i:{ANY_VERB})(?![^\W_]))[{UPPER}]\w{{0,15}}(?:\s(?:-\s)?[{UPPER}]\w{{0,15}}){{0,4}}"
_UNIT = (
    r"(?:(?i:tỉnh|thành\sphố|huyện|thị\sxã|quận|phường|thị\strấn|đặc\skhu|xã(?!\shội))(?:\s?[uủ][ỷy])?(?!\s?đoàn)"
    r"|TP\b\.?|TX\b\.?"
    r"|(?:thành|thị)(?=,|\s?[uủ][ỷy]|\svà|\sphố)(?:\s?[uủ][ỷy])?)"
)
_HAMLET = r"(?:thôn|ấp|bản|buôn|làng|xóm|khu\sphố|khu\sdân\scư|khóm|tổ\sdân\sphố|chợ)"
_PARTY = r"(?:(?:,\s|\svà\s)(?:các\s)?[đĐ]ảng\s[uủ][ỷy](?:,\sđảng\sbộ)?(?:\strực\sthuộc)?(?:\s[Tt]ỉnh\s[uủ][ỷy])?(?![^\W_]))?"
_JOIN = r"(?:,\s?|;\s(?=thị|thành|phường|đặc)|\s?/\s?|\svà\s|\s-\s|\s)"
PLACE = re.compile(
    rf"""
    (?:(?:thuộc|của|ở|từ)\s)?
    (?:
        (?:(?i:các)|\d{{1,3}})\s{_UNIT}(?:{_JOIN}(?:các\s)?{_UNIT}){{0,6}}{_PARTY}(?![^\W_])   # các huyện, thị xã, thành phố
        (?:\s{_NAME}(?:(?:,\s|\svà\s){_UNIT}\s{_NAME}){{0,4}})?                         # … và thành phố Tân An
      | các\s{_HAMLET}(?:(?:,\s|\svà\s){_HAMLET}){{0,4}}(?![^\W_])                      # các thôn, tổ dân phố
      | (?i:cấp\s(?:tỉnh|huyện|xã|cơ\ sở))(?:(?:,\s|\svà\s|\s)(?:cấp\s)?(?:tỉnh|huyện|xã|cơ\ sở)(?![^\W_])){{0,2}}
      | {_UNIT}(?:(?:,\s|\svà\s|/){_UNIT}){{1,5}}(?![^\W_])                         # tỉnh, thành phố
      | (?:{_UNIT})(?![^\W_])(?:\s{_NAME})?                                       # tỉnh Bắc Giang
      | cấp\strên(?:\strực\stiếp)?(?:\scơ\ssở)?(?![^\W_]) | các\scấp(?![^\W_]) | cùng\scấp | (?i:Trung\s[ưu]ơng
        |Việt\sNam)(?![^\W_]) | (?:TW|T\.?Ư)\b | (?:các\s)?(?:đơn\svị,\s)?địa\sphương(?![^\W_])
    )
    (?:\s(?:trực\s)?thuộc\s(?:(?i:trung\sương)|TW|tỉnh|[Tt]ỉnh\s[uủ][ỷy])(?![^\W_]))?
    (?:\s(?:trên|trong)\sđịa\sbàn(?:\s{_UNIT}(?![^\W_])(?:\s{_NAME})?)?)?
    """,
    re.VERBOSE,
)
SUPERIOR = re.compile(r"\s(?:trực\s)?thuộc\s(?:(?i:trung\sương)|TW|tỉnh|[Tt]ỉnh\s[uủ][ỷy])(?![^\W_])")
QUALIFIER = re.compile(
    rf"\s(?:(?:có\s)?liên\squan|chức\snăng|khác|trực\sthuộc|(?:trên"
    rf"|trong)\sđịa\sbàn(?:\s{_UNIT}(?![^\W_])(?:\s{_NAME})?)?)(?![^\W_])"
)


def has_place(name: str) -> bool:
    """Tell whether a name ends with a place."""
    return any(place.end() == len(name) for place in PLACE.finditer(name))
