"""An INVENTED plan with an INVENTED source text, and spans from the one into the other: what tests of sources start from."""

from __future__ import annotations

import hashlib
from pathlib import Path

from etl.draft import Reading

PLAN, SOURCE = "hu-cau-2023-1-kh-bcd.yml", "hu-cau-1.txt"
NO_FINGERPRINT = "0" * 64
DUTY = "Sở Công Thương chủ trì mở điểm bán hàng hư cấu <ở ba xã> & phối hợp theo Chỉ thị số 03-CT/HC."
TASK = "Tuyên truyền hư cấu trong nhân dân."
TEXT = f"""(HƯ CẤU) KẾ HOẠCH THỬ NGHIỆM NĂM 2023\r
Căn cứ Chỉ thị số 03-CT/HC;

II. NHIỆM VỤ

{TASK}

III. PHÂN CÔNG

1. Sở Công Thương

Câu đứng trước. {DUTY} Câu đứng sau; liên hệ a.b@example.vn, ĐT 0252 3822 123.

Báo cáo kết quả hư cấu trước ngày 30/11.
"""


def with_source(
    data: Path, *, text: str = TEXT, content: bytes | None = None, span: tuple[int, int] | None = None, name: str = SOURCE
) -> None:
    """Put the source beside the plan and write its fingerprint and one span of each kind into the plan.

    `content` stands in the file instead of `text`; `span` is the duty's instead of the right one.
    """
    written = text.encode() if content is None else content
    (data / "sources").mkdir(exist_ok=True)
    (data / "sources" / SOURCE).write_bytes(written)
    plan = data / "plans" / PLAN
    edited = plan.read_text(encoding="utf-8").replace(NO_FINGERPRINT, hashlib.sha256(written).hexdigest())
    edited = edited.replace(f"file: {SOURCE}", f"file: {name}")
    for after, passage, chosen in (
        ("summary: Mở điểm bán hàng hư cấu ở ba xã.", DUTY, span),
        ("summary: Tuyên truyền hư cấu trong nhân dân.", TASK, None),
        ("printed: trước ngày 30/11", "trước ngày 30/11", None),
        ("    document: hu-cau-2021-03-ct-hc\n  - section: III.1\n    ordinal: 1", "Chỉ thị số 03-CT/HC", None),
    ):
        edited = _insert(edited, after, chosen or _span(text, passage))
    plan.write_text(edited, encoding="utf-8")


def normalised(text: str) -> str:
    """Return the text that spans refer to, as the build reads it."""
    from etl.normalise import normalise

    return normalise(Reading(SOURCE, NO_FINGERPRINT, "text", (text,)))[0].text


def _span(text: str, passage: str) -> tuple[int, int]:
    start = normalised(text).index(passage)
    return start, start + len(passage)


def _insert(plan: str, after: str, span: tuple[int, int]) -> str:
    assert plan.count(after) == 1, after
    line = f"    span: {{start: {span[0]}, end: {span[1]}}}\n"
    if "\n" in after:  # a citation: its span stands before the next one begins
        first, rest = after.split("\n", 1)
        return plan.replace(after, f"{first}\n{line}{rest}")
    return plan.replace(f"{after}\n", f"{after}\n{line}")
