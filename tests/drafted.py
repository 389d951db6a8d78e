"""Mini documents for tests of what is read from the body: all are invented (HƯ CẤU), head and tail are the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from etl.draft import Outline, Reading, Text
from etl.extract.knowledge import Knowledge, load_knowledge
from etl.normalise import normalise
from etl.segment import segment

DATA = Path(__file__).resolve().parent.parent / "data"
HEAD = """ỦY BAN NHÂN DÂN
TỈNH BÌNH THUẬN

Số: 12/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Bình Thuận, ngày 05 tháng 7 năm 2023

KẾ HOẠCH
Thử nghiệm năm 2023 (văn bản hư cấu)
"""
TAIL = """
Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH

Nguyễn Văn Hư Cấu
"""


def draft(body: str) -> tuple[Text, Outline]:
    """Return the text and the outline of an invented plan of a province with this body."""
    text, parts = normalise(Reading("hu-cau.txt", "", "text", (f"{HEAD}\n{body}\n{TAIL}",)))
    return text, segment(text, parts)


@cache
def knowledge() -> Knowledge:
    """Return what extraction knows from the shipped vocabulary and registry."""
    return load_knowledge(DATA)
