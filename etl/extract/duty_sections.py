"""Which sections lay duties on bodies, and which hold neither duty nor task (ANNOTATION: Duty)."""

from __future__ import annotations

import re
from enum import Enum

from etl.draft import Outline, Text
from etl.extract.letters import fold

ANNEX = "PL"  # the path of what stands in an annex begins so


class Kind(Enum):
    """What the paragraphs of a section are by its heading."""

    DISTRIBUTES = "distributes"
    GENERAL = "general"
    NEITHER = "neither"


class Genre(Enum):
    """What a paper does: sets out plans, addresses bodies directly, or reports."""

    PLAN = "plan"
    ADDRESS = "address"
    REPORT = "report"


DISTRIBUTES = re.compile(
    r"(?:cong tac |ve |bien phap |ke hoach |phuong thuc |phuong an )?"
    r"to chuc(?:,| va)? (?:trien khai |thuc hien |chi dao )?(?:thuc hien|thi hanh|trien khai)(?: va .*|,.*)?$"
    r"|to chuc thuc hien\b|trien khai thuc hien ke hoach|chi dao,? (?:to chuc )?thuc hien$"
    r"|(?:cac )?(?:co quan|don vi)(?:(?:,| va)? (?:co quan|don vi|chu tri|phoi hop|to chuc)){0,4} thuc hien$"
    r"|(?:de nghi|yeu cau) (?:doi voi )?(?:cac |mot so )?(?:so|bo|co quan|don vi|dia phuong|nganh|thanh vien|huyen|xa)\b"
    r"|(?:cong tac |ve )?phan (?:cong|giao)\b|.*\b(?:va|,) ?(?:phan cong|trach nhiem (?:cua|thuc hien|cac)"
    r"|to chuc thuc hien)\b|.*\bphan cong (?:nhiem vu|trach nhiem|thuc hien|to chuc)"
    r"|(?:nhiem vu va )?(?:quyen han va )?trach nhiem\b(?! xa hoi)|giao nhiem vu|nhiem vu (?:cu the )?(?:cua|doi voi"
    r"|cho)? ?(?:cac |mot so |tung )?(?:co quan|don vi|so|bo|thanh vien|luc luong|nganh|dia phuong|cap)"
    r"|trien khai thuc hien$|thuc hien$|dieu khoan thi hanh|che do (?:thong tin,? )?(?:va )?bao cao"
    r"|(?:thong tin,? )?(?:che do )?bao cao$"
)
NEITHER = re.compile(
    r"(?:nhung |mot so |cac |ve |cong tac )?(?:muc dich|muc tieu|quan diem|yeu cau(?! (?:doi voi|cac|mot so)\b)|y nghia"
    r"|phuong cham|nguyen tac|can cu|co so (?:phap ly|xay dung|chinh tri|thuc tien|de)|su can thiet"
    r"|tinh hinh|thuc trang|ket qua|danh gia|dac diem|boi canh|khai quat|ton tai|han che|kho khan|thuan loi|uu diem"
    r"|khuyet diem|nguyen nhan|bai hoc|kien nghi"
    r"|de xuat|de nghi(?:$|,| va )|pham vi|doi tuong|giai thich tu ngu|thanh tich|du bao"
    r"|thoi gian(?: thuc hien| to chuc)?$|thoi gian,? (?:va )?dia diem|chu de|khau hieu"
    r"|thanh phan)\b"
)
REPORTS = re.compile(r"(?:che do )?(?:thong tin,? )?(?:va )?(?:che do )?bao cao")  # distributes nothing but reports
STILL_TASKS = re.compile(r"nhiem vu|giai phap|noi dung|phuong huong|trong tam|ke hoach|to chuc thuc hien")
RESULTS = re.compile(r"ket qua|tinh hinh|danh gia|da dat duoc|han che|ton tai|kien nghi|de xuat|nguyen nhan")
AHEAD = re.compile(r"nhiem vu|phuong huong|giai phap|ke hoach|trong tam|to chuc thuc hien|phan cong|thoi gian toi")
ADDRESSING = ("CHI THI", "CONG DIEN", "THONG BAO", "QUYET DINH", "CONG VAN", "THONG BAO KET LUAN", "NGHI QUYET", "KET LUAN")
NUMBERED = re.compile(r"^(?:[ivx]{1,5}|\d{1,2})\s?[-–./)]+\s*")  # a number that the reader of sections did not take: "III- "
LETTER = re.compile(r"(?:V/v|Về việc|Kính gửi)")


def read_genre(text: Text, outline: Outline) -> Genre:
    """Return what kind of paper this is by the line of the head that names it; a letter names none and says V/v."""
    lines = [text.of(block).strip() for block in outline.head]
    for line in lines:
        bare = fold(line).upper().strip(" *:.")
        if bare.startswith("BAO CAO"):
            return Genre.REPORT
        if bare in ADDRESSING and line.isupper():
            return Genre.ADDRESS
        if bare in ("KE HOACH", "CHUONG TRINH", "DE AN", "HUONG DAN", "PHUONG AN", "CHUONG TRINH HANH DONG"):
            return Genre.PLAN
    first = [text.text[place.start : min(place.end, place.start + 40)] for place in outline.body[:3]]
    return Genre.ADDRESS if any(LETTER.match(line) for line in (*lines, *first)) else Genre.PLAN


def depth_of(section: str) -> int:
    return section.removeprefix(f"{ANNEX}.").count(".") + 1


def only_reports(heading: str) -> bool:
    """Tell whether a heading is of the reports alone: other sections may still be the ones that distribute."""
    return REPORTS.match(NUMBERED.sub("", fold(" ".join(heading.split())))) is not None


def read_kind(heading: str, depth: int, genre: Genre) -> Kind | None:
    """Return what a heading says about its section, None if it says nothing."""
    words = NUMBERED.sub("", fold(" ".join(heading.split())).strip(" :.-"))
    if genre is Genre.REPORT and depth == 1:
        if RESULTS.search(words) and not re.match(r"(?:phuong huong|nhiem vu)", words):
            return Kind.NEITHER
        return Kind.GENERAL if AHEAD.search(words) else Kind.NEITHER
    if NEITHER.match(words) and not STILL_TASKS.search(words):
        return Kind.NEITHER
    if DISTRIBUTES.match(words) and (depth <= 2 or len(words.split()) <= 8):
        return Kind.DISTRIBUTES
    return Kind.GENERAL if depth == 1 else None
