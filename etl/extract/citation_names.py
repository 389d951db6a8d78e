"""Mentions of a document by its proper name: a law, a resolution of a congress, a named Đề án."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.draft import Citation, Span
from etl.extract.citation_short_forms import DEFINES
from etl.extract.letters import UPPER, fold

SURE, NAMED, BORDERLINE = 0.9, 0.75, 0.4
SHORTEST = 8  # letters of a name: "Hiến pháp", "Đề án 06"
_END = r"(?![\w])"
# Inside names of laws: "nhỏ và vừa", "Phòng, chống tham nhũng"
_PAIRS = r"""nhỏ\ và\ vừa|[Bb]ảo\ vệ\ và\ (?:[Pp]hát\ triển|kiểm\ dịch)|quốc\ phòng\ và\ an\ ninh
    |[Hh]ôn\ nhân\ và\ gia\ đình|[Tt]iêu\ chuẩn\ và\ quy\ chuẩn
    |[Kk]hoa\ học\ và\ công\ nghệ|[Bb]ưu\ chính\ và|[Pp]hòng,\ chống|[Tt]iết\ kiệm,\ chống|[Qq]uản\ lý,\ sử\ dụng
    |[Tt]ín\ ngưỡng,\ tôn\ giáo|[Aa]n\ toàn,\ vệ\ sinh|[Kk]hám\ bệnh,\ chữa
    |cháy,?\ (?:và\ )?chữa\ cháy(?:\ và\ cứu\ nạn,?\ cứu\ hộ)?|sửa\ đổi,\ bổ\ sung
    |[Nn]hập\ cảnh,\ xuất\ cảnh,\ quá\ cảnh,\ cư\ trú|[Xx]uất\ cảnh,\ nhập\ cảnh|vũ\ khí,\ vật\ liệu\ nổ\ và\ công\ cụ
    |[Bb]ầu\ cử\ đại\ biểu\ Quốc\ hội\ và\ đại\ biểu|[Hh]ội\ đồng\ nhân\ dân\ và\ [ỦU][yỷ]\ ban
    |[Tt]rẻ\ em|[Đđ]ê\ điều|[Tt]rợ\ giúp|[Tt]ài\ nguyên,\ môi\ trường
    |[Cc]ác\ tổ\ chức\ tín\ dụng|[Cc]ác\ công\ cụ\ chuyển\ nhượng|[Tt]huế\ giá\ trị|dân\ quân\ tự\ vệ"""
_LAW_STOP = r"""(?:về|và|hoặc|quy\ định|số|ngày|năm|với|trong|để|của|đối|theo|được|có|đã|là|cho|tại|đến|tới|nhằm|hiện|này
    |thì|khi|từ|sẽ|bằng|ở|phải|cần|cũng|như|do|trên|gắn|đang|nêu
    |nói|liên\ quan|sau|trước|không|chưa|mới|cùng|còn|mà|ban\ hành|gồm|các|những|hướng\ dẫn|Luật|Nghị|Bộ\ luật|thực\ hiện
    |đảm\ bảo|bảo\ đảm|góp|khóa|khoá)"""
_LAW = rf"""(?:Bộ\ luật|Luật|Pháp\ lệnh)(?!\ (?:sư|gia|pháp|này|trên|liên|và|của|học
    |lệ)\b)(?:\ (?:{_PAIRS})|\ (?!{_LAW_STOP}{_END}|\d)\w{{1,12}}){{1,14}}(?:\ \(sửa\ đổi\))?"""
_CONSTITUTION = r"Hiến\ pháp(?:\ nước\ (?:Cộng|CHXHCN)[^,;.()]{0,40}?Việt\ Nam)?"
# "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", "Đại hội Đảng bộ tỉnh lần thứ XIX, nhiệm kỳ 2020 - 2025"
_PARTY_BODY = rf"""(?:[Đđ]ảng\ bộ|Đảng|Công\ đoàn|Hội|Đoàn|Mặt\ trận|MTTQ)(?:\ (?:(?:tỉnh|thành\ phố|huyện|quận|thị\ xã|xã
    |phường|cấp|toàn|khối|bộ)(?!\w)|[{UPPER}][\w]{{0,8}}(?!\w))){{0,5}}"""
_CONGRESS = rf"""[Đđ]ại\ hội(?:\ [Đđ]ại\ biểu)?(?:\ toàn\ quốc)?(?:\ (?:của\ )?{_PARTY_BODY})?(?:\ (?:lần\ thứ|khóa
    |khoá))?(?:\ (?:[IVXL]{{1,7}}|\d{{1,2}})(?!\w))
    (?:\ (?:của\ )?(?:{_PARTY_BODY}))?(?:,?\ \(?nhiệm\ kỳ\ (?:19|20)\d\d\ ?[-–]\ ?(?:19|20)\d\d\)?)?"""
_PLENUM = r"""(?:của\ )?(?:Hội\ nghị\ )?(?:Trung\ ương|TW|lần\ thứ)\ (?:\d{1,2}|[IVX]{1,5}|lần\ thứ\ \w{1,8}(?:\ \w{1,5})?
    |\w{1,5})(?:,?\ (?:Ban\ Chấp\ hành\ Trung\ ương(?:\ Đảng)?))?,?\ \(?[Kk]h[oó][aá]\ (?:[IVX]{1,5}|\d{1,2})\)?"""
_QUOTED = r"(?:“[^”\n]{3,260}”|\"[^\"\n]{3,260}\")"
_STATE_NAME = r"(?:[Mm]ỗi\ xã|OCOP|[Tt]hương\ hiệu\ quốc\ gia|[Mm]ake\ in)"  # other quoted programmes are events
_PERIOD = r"""(?:,?\ (?:giai\ đoạn|đến\ năm|thời\ kỳ|năm)\ (?:đến\ năm\ )?(?:19|20)\d\d(?:\ ?[-–]\ ?(?:19
    |20)\d\d)?(?:,?\ (?:(?:và\ )?(?:định\ hướng|tầm\ nhìn)(?:\ đến)?(?:\ năm)?\ (?:19|20)\d\d))?)"""
_NAME_STOP = r"""(?:theo|được|tại|do|đã|để|nhằm|bằng|trên\ địa\ bàn|gồm|này|là|ban\ hành|của|có|trong\ đó|phù\ hợp|cụ\ thể
    |như|ngày|số|sau\ khi)"""
_WORD = rf"(?!{_NAME_STOP}{_END})[\w\-–&/]{{1,16}}"
_PLAN_NAME = rf"""(?:\ {_WORD}){{0,14}}?\ ?{_QUOTED}{_PERIOD}?
    |(?:\ {_WORD}){{3,40}}(?:,\ tầm\ nhìn(?:\ đến)?(?:\ năm)?\ (?:19|20)\d\d)?"""

NAMED_DOCUMENT = re.compile(
    rf"""(?<!\w)(?:
      (?P<amending>Luật\ sửa\ đổi,?\ (?:và\ )?bổ\ sung(?:\ một\ số\ điều)?(?=\ của))
    | (?P<law>{_LAW}|{_CONSTITUTION})
    | (?P<resolution>Nghị\ quyết\ (?:của\ )?(?:{_CONGRESS}|{_PLENUM}))
    | (?P<congress>(?<=và\ ){_CONGRESS})
    | (?P<plan>Đề\ án(?!\ (?:giai\ đoạn|trên|nêu|đã|về\ việc|liên))(?:{_PLAN_NAME})|đề\ án\ ?{_QUOTED}{_PERIOD}?
      |(?<=[,;]\ )đề\ án\ (?:hỗ\ trợ|phát\ triển|nâng\ cao|thúc\ đẩy|đổi\ mới)(?:\ {_WORD}){{6,40}})
    | (?P<nickname>(?<!\()Đề\ án\ \d{{2,4}}(?!\w|[.,/]\d|\ ?[-–]\ ?\d))
    | (?P<strategy>Chiến\ lược(?:{_PLAN_NAME}))
    | (?P<programme>[Cc]hương\ trình\ ?(?=[“"]{_STATE_NAME}){_QUOTED}(?:\ \(OCOP\))?|Chương\ trình\ (?:mục\ tiêu\ quốc\ gia
    |phối\ hợp\ giữa)(?:\ (?!về{_END}){_WORD}){{2,24}})
    | (?P<rules>Quy\ chế\ (?:hoạt\ động|làm\ việc|phối\ hợp|dân\ chủ)(?:\ của)?(?:\ {_WORD}){{2,12}})
    )""",
    re.VERBOSE,
)
_KINDS = {
    "amending": ("luat", NAMED),
    "law": ("luat", SURE),
    "resolution": ("nghi_quyet", SURE),
    "congress": ("nghi_quyet", NAMED),
    "plan": ("de_an", NAMED),
    "nickname": ("de_an", NAMED),
    "strategy": ("other", NAMED),
    "programme": ("other", BORDERLINE),
    "rules": ("quy_che", BORDERLINE),
}
_INTENDED = re.compile(r"(?:dự thảo|dự án|các|những|một số|Dự thảo|Dự án)\s$")
_DAY = r"ngày (?P<day>\d{1,2}) ?(?:/|-|tháng) ?(?P<month>\d{1,2}) ?(?:/|-|năm) ?(?P<year>(?:19|20)\d\d)(?!\d)"
_DATED = re.compile(rf",? ?{_DAY}|(?: năm)? (?P<only_year>(?:19|20)\d\d)(?!\d| ?[-–])")
_AMENDED_ON = re.compile(rf"[^;:.()]{{0,300}}?{_DAY}")  # "… của Luật A và Luật B ngày 22/11/2019": the day of the amending law
NEAR_NAME = 200  # characters from a name to the short form that the text defines for it
_STARTS = re.compile("uật|Hiến pháp|ại hội|ề án|Chiến lược|hương trình|Quy chế|Pháp lệnh|Nghị quyết")


def find_named(words: str, text: str, section: str, ordinal: int | None, where: Span, taken: Sequence[Span]) -> list[Citation]:
    """Return the mentions by name within `where` that no mention by number already covers; quotes are cut from `text`.

    A name and the short form defined for it ("sau đây gọi tắt là Đề án 06") share a `key`.
    """
    if not _STARTS.search(words, *where):
        return []
    named: list[Citation] = []
    amended = where[0]  # until here laws are those that another law amends
    for group, span in _find_names(words, where, taken):
        one = _write_named(text, section, ordinal, span, group)
        if group == "amending" and (dated := _AMENDED_ON.match(words, span[1], where[1])):
            one, amended = replace(one, date=_read_day(dated)), dated.end()
        elif group == "law" and span[0] >= amended:
            one = _add_date(one, words, text, where[1])
        elif group == "nickname" and named and _is_defined(words, named[-1].span[1], span[0]):
            one = replace(one, key=fold(one.quote))
            named[-1] = replace(named[-1], key=one.key)
        named.append(one)
    return named


def _find_names(words: str, where: Span, taken: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """Yield each name with the group of the pattern that found it, but drafts ("dự thảo Luật …") and classes ("các Đề án")."""
    after_resolution = False
    at = where[0]
    while found := NAMED_DOCUMENT.search(words, at, where[1]):
        group = found.lastgroup or "law"
        span = _trim(words, found, taken)
        at = max(span[1], found.start() + 3)
        if _is_taken(span, taken) or _INTENDED.search(words[max(where[0], span[0] - 10) : span[0]]):
            continue
        if group == "congress" and not after_resolution:
            continue
        after_resolution = group == "resolution"
        yield group, span


def _trim(words: str, found: re.Match[str], taken: Sequence[Span]) -> Span:
    """Return the span of a name, cut where a numbered mention begins inside it."""
    start, end = found.span()
    following = bisect_right(taken, start, key=lambda span: span[0])
    if following < len(taken):
        end = min(end, taken[following][0])
    return start, start + len(words[start:end].rstrip(" ,;-–("))


def _is_taken(span: Span, taken: Sequence[Span]) -> bool:
    """Tell whether a mention by number covers the place; `taken` is in order and without overlaps."""
    before = bisect_right(taken, span[0], key=lambda other: other[0]) - 1
    return span[1] - span[0] < SHORTEST or (before >= 0 and taken[before][1] > span[0])


def _is_defined(words: str, name_end: int, start: int) -> bool:
    between = words[name_end:start] if start - name_end <= NEAR_NAME else ";"
    return ";" not in between and DEFINES.search(between) is not None


def _read_day(dated: re.Match[str]) -> str:
    return f"{dated['year']}-{int(dated['month']):02}-{int(dated['day']):02}"


def _add_date(one: Citation, words: str, text: str, end: int) -> Citation:
    """Return a law with the day or year of issue printed right after its name."""
    dated = _DATED.match(words, one.span[1], end)
    if dated is None:
        return one
    span = (one.span[0], dated.end())
    return replace(one, date=dated["only_year"] or _read_day(dated), quote=text[span[0] : span[1]], span=span)


def _write_named(text: str, section: str, ordinal: int | None, span: Span, group: str) -> Citation:
    kind, confidence = _KINDS[group]
    return Citation(
        type=kind,
        number=None,
        symbol=None,
        date=None,
        issuer=None,
        section=section,
        ordinal=ordinal,
        quote=text[span[0] : span[1]],
        span=span,
        confidence=confidence,
    )
