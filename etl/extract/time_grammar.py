"""The grammar of times in official Vietnamese: how days, months, quarters, recurrences, spans and occasions are printed."""

from __future__ import annotations

import re

FREE = r"(?<![\w/.,])"  # a number that goes on from nothing: not the 15 of 2.15 or 03/15
D, M, Y = r"(?:[12]\d|3[01]|0?[1-9])", r"(?:1[0-2]|0?[1-9])", r"(?:19|20)\d\d"
EACH = r"(?:hằng|hàng|mỗi)"
Q = r"(?:I{1,3}|IV|[1-4])"
UNIT = rf"(?:(?:{EACH}\s)?(?:tháng|quý|tuần|năm)(?!\s?\d)|(?:\d{{1,2}}|một|hai|ba|sáu)\s(?:tháng|năm)(?!\s?\d))"
AND = r"\s?(?:,|và|hoặc|&|-|–)\s?"
LISTED = r"(?!\w|\s(?!năm|và|đến|hằng|hàng)\w)"  # "tháng 10, 11 năm 2023", but not "tháng 10, 11 doanh nghiệp"
REVIEW = r"(?:sơ,?\s(?:kết,?\s)?tổng\skết|sơ\skết|tổng\skết)"

# Each entry is one kind of time and the small letters that it can begin with (0: a digit); the first that fits at a place wins.
KINDS = (
    ("nvtd", r"""
        (?P<occasion>(?:nhân(?:\s(?:dịp|ngày))?|(?:vào\s|trong\s)?dịp)\s
          (?:các\s)?(?:kỷ\sniệm|ngày|tết|lễ|quốc\skhánh|đại\shội|khai\sgiảng|tháng|tuần\slễ|\d{1,2}/\d)
          [^,.;:()\n]{0,90}(?:\([^()\n]{1,30}\))?)                      # nhân dịp Ngày Doanh nhân Việt Nam (13/10)
    """),
    ("nt", rf"""
        (?P<feast>(?:ngày|tuần\slễ|tháng)\s(?!\d|làm\b)[^,.;:()\n]{{3,90}}?\((?:ngày\s)?{D}/{M}(?:/{Y})?(?:\s{EACH}\snăm)?\)
          (?:\s{EACH}\snăm)?                                                # Ngày quyền của người tiêu dùng (15/3) hằng năm
          |ngày\s(?-i:[A-ZĐÀ-Ỹ])[^,.;:()\d\n]{{3,80}}\s{D}/{M}(?:/{Y})?(?![\d/])(?:\s{EACH}\snăm)?)
                                                                            # Ngày Pháp luật Việt Nam 09/11
    """),
    ("0", rf"""
        (?P<every>{FREE}(?P<every_years>\d{{1,2}})\snăm\s(?:\w{{2,6}}\s\w{{2,6}}\s)?{REVIEW})   # 5 năm sơ kết
    """),
    ("st", rf"""
        (?P<review>{REVIEW}\s(?:giai\sđoạn\s)?(?P<review_years>\d{{1,2}})\snăm\b
          (?:\s(?:giai\sđoạn\s)?\(?{Y}\s?[-–]\s?(?P<review_until>{Y})\)?)?)   # tổng kết 15 năm; 05 năm giai đoạn 2019-2024
    """),
    ("n0", rf"""
        (?P<monthly>(?:(?:ngày\s)?{FREE}{D}|ngày\scuối\scùng)\s
          (?:(?:của\s)?{EACH}\s(?:tháng|quý)|(?:của\s)?tháng\s(?:cuối|đầu|thứ\s\w{{1,4}})\s(?:của\s)?(?:{EACH}\s)?quý
          |(?:của\s)?tháng\s(?:tiếp\stheo|liền\skề|kế\stiếp|sau)|của\s(?:tháng|quý)\b(?!\s?\d))) # ngày 25 của tháng cuối quý
    """),
    ("0bsc", rf"""
        (?P<half>{FREE}(?:0?[369]|ba|sáu|chín)\stháng\s(?:đầu|cuối)\snăm(?:\s{Y})?)             # 6 tháng đầu năm 2023
    """),
    ("đhm0bs", rf"""
        (?P<recurring>định\skỳ\s(?:theo\s)?\(?{UNIT}(?:{AND}{UNIT}){{0,4}}(?:\s?/?\s?(?:một|1|01)?\s?lần)?\)?
          |mỗi\s(?:năm|quý|tháng|tuần)(?=\s\d{{1,2}}\s)
          |{EACH}\s(?:năm|quý|tháng|tuần|ngày)\b(?!\s\d|\scàng|\shiếm)(?:{AND}{UNIT}){{0,3}}(?:\s(?:một|1|01)\slần)?
          |{FREE}(?:\d{{1,2}}|một|hai|ba|sáu)\s(?:tháng|năm|tuần|quý)\s?(?:/\s?|một\s|1\s|01\s)(?:một\s|0?1\s)?lần
          |{FREE}(?:\d{{1,2}}|hai|ba|sáu)\s(?:tháng|năm|tuần)\s(?:\w{{1,9}}\s){{1,4}}(?:một|1|01)\slần # 6 tháng họp một lần
          |{FREE}(?:\d{{1,2}}|một|hai|ba)\slần\s?(?:/|trong)\s?(?:một\s)?(?:năm|quý|tháng|tuần)\b)   # định kỳ 6 tháng, năm
    """),
    ("0", rf"""
        (?P<relative>{FREE}(?P<length>\d{{1,3}})\s(?:\([^()\n]{{2,20}}\)\s)?(?:ngày|tháng|tuần|năm|giờ)\b(?!\s\d)(?:\slàm\sviệc)?
        (?P<since>(?!(?:(?<=tháng)|(?<=năm))\strước\sngày\s\d)                     # báo cáo 6 tháng | trước ngày 10/6
          ,?\s(?:kể\stừ|tính\stừ|từ\s(?:khi|ngày)|sau\s(?:khi|ngày)|trước\s(?:khi|ngày))[^,.;()\n]{{0,60}})?)
    """),
    ("q", rf"""
        (?P<quarter>quý\s{Q}(?!\w)(?:{AND}(?:quý\s)?{Q}{LISTED}){{0,3}}
          (?:\s?/\s?{Y}|\s?-\s?{Y}|,?\s(?:năm\s)?{Y}|,?\s{EACH}\snăm)?)         # Quý II, III/2023
    """),
    ("n0", rf"""
        (?P<day>(?:ngày\s(?:[^\W\d_]{{1,7}}\s){{0,3}})?{FREE}(?P<day_day>{D})
          (?:\s?/\s?(?P<slash_month>{M})(?:\s?[/\-.]\s?(?P<slash_year>{Y}))?|[.\-](?P<dot_month>{M})[.\-](?P<dot_year>{Y})
          |\stháng\s(?P<word_month>{M})(?:(?:,?\snăm\s|\s?/\s?)(?P<word_year>{Y}))?)
          (?![\w%/]|[.,\-]\d)(?:,?\s(?:của\s)?{EACH}\snăm)?)  # ngày 15/6/2023; 30/11; ngày 15 tháng 12 hằng năm
    """),
    ("t", rf"""
        (?P<month>tháng\s{M}(?!\d)(?:{AND}(?:tháng\s)?{M}{LISTED}){{0,5}}
          (?:\s?[/\-]\s?{Y}(?!\d)|,?\snăm\s{Y}(?!\d)|,?\s{EACH}\snăm)?)         # tháng 9/2021; tháng 10, 11 năm 2023
    """),
    ("n", rf"""
        (?P<years>năm\s{Y}(?!\d)(?:\s?[-–]\s?{Y}(?!\d))?)                       # năm 2022
    """),
    ("0", rf"""
        (?P<cell>(?<=\|\s)(?:{M}\s?/\s?)?{Y}(?:\s?[-–]\s?{Y})?(?=\s*(?:\||$)))    # | 2025 | · | 12/2025 | · | 2025 - 2026 |
    """),
    ("n0", rf"""
        (?P<bare>(?:ngày\s)?{FREE}{D}(?=\s?(?:-|–|đến|tới)\s?(?:hết\s)?(?:ngày\s)?{D}(?:\s?/\s?|\stháng\s){M}(?!\d)))
                                                                            # từ ngày "01" đến ngày 15/11/2022
    """),
    ("đ", r"""
        (?P<periodic>định\skỳ\b)
    """),
)  # fmt: skip
TIMES = {
    letter: re.compile("|".join(kind for letters, kind in KINDS if letter in letters), re.IGNORECASE | re.VERBOSE)
    for letter in sorted({letter for letters, _ in KINDS for letter in letters})
}


def match_time(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match a time at a place: by its first letter most kinds are none."""
    first = text[start : start + 1]
    times = TIMES.get("0" if first.isdecimal() else first.lower())
    return times.match(text, start, end) if times else None


# the mark or blank after which a time can begin, so that a time is tried only there
ANCHOR = re.compile(
    r"""[\ (:;,\-–/“"'](?=\d|[nN](?:gày\s(?:\d|cuối|[^\n,.;:()\d]{2,90}[(\d])|hân\s(?:dịp|ngày|kỷ|các)|ăm\s\d)
    |[tT](?:háng\s(?:\d|[^\n,.;:()]{3,90}\()|ổng\skết\s(?:giai|\d)|uần\slễ|rong\sdịp)
    |[qQ]u[ýÝ]\s[IViv1-4]|[đĐ]ịnh\skỳ|[hH][ằà]ng\s[nqt]|[mM](?:ỗi\s[nqt]|ột\s[ntl])|[dD]ịp\s|[vV]ào\sdịp
    |[sS](?:ơ\skết|ơ,\s|áu\stháng)|[bB]a\s[tl]|[cC]hín\stháng)""",
    re.VERBOSE,
)
DATE = re.compile(rf"(?<![\d/])({D})/({M})(?:/({Y}))?(?![\d/])")
PRINTED_YEAR = re.compile(rf"(?<!\d){Y}(?!\d)")
QUARTERS = re.compile(r"\b(?:IV|I{1,3}|[1-4])(?=\W|$)", re.IGNORECASE)
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
YEARLY = re.compile(rf"{EACH}\snăm", re.IGNORECASE)
RANGE = re.compile(r"\s?(?:đến|tới|-|–)\s?(?:hết\s|cuối\s)?(?:ngày\s)?", re.IGNORECASE)
UNION = re.compile(r"\s?(?:,|và|, và)\s?", re.IGNORECASE)
SPAN_CUE = re.compile(r"\b(?:trong|sau|vòng|hạn|nhất|không quá|tối đa|thời gian|là|trước|hết)\s$", re.IGNORECASE)
LIST_GAP = 60  # characters between two days of which only the second has its year
