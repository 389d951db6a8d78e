"""What must hold of any draft of any text: quotes stand at their spans, spans keep order, both forms of marks agree."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl import draft_forms
from etl.draft import Draft, Reading
from etl.errors import UnreadableFile
from etl.extract import extract
from etl.extract.knowledge import Knowledge, load_knowledge
from etl.read.document import read_document

ROOT = Path(__file__).resolve().parents[2]
PIECES = [
    "UBND TỈNH BÌNH THUẬN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    "ĐẢNG CỘNG SẢN VIỆT NAM", "*", "Số: 65 /KH-BCĐCVĐ", "Số: /KH-UBND", "Số 35-KH/ĐUK",
    "Bình Thuận, ngày tháng 8 năm 2021", "KẾ HOẠCH", "BÁO CÁO", "CHỈ THỊ", "Triển khai Cuộc vận động hư cấu năm 2023",
    "Căn cứ Chỉ thị số 03-CT/TW ngày 19/5/2021 của Ban Bí thư;", "I. MỤC ĐÍCH", "Il. NHIỆM VỤ",
    "III. TỔ CHỨC THỰC HIỆN", "1. Sở Công Thương", "2.1. Báo tỉnh, Đài Phát thanh và Truyền hình tỉnh",
    "a) Chủ trì, phối hợp với Sở Y tế;", "- Giao Sở Tài chính:", "(1) Tham mưu Ban Chỉ đạo", "Thông báo số 264-",
    "TB/TW, ngày 31/7/2009", "(gọi tắt là Chỉ thị 03)", "trong Quý II, III/2023", "trước ngày 30/11",
    "định kỳ hằng năm báo cáo về Sở Nội vụ", "5 năm sơ kết, 10 năm tổng kết",
    "STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian", "1 | Tuyên truyền | Sở Y tế | Quý I", "Nơi nhận:", "- Như trên;",
    "- Lưu: VT.", "TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "Nguyễn Văn Hư Cấu", "“", "”", "(", "1", "- 3 -", "…",
    "số 1 và số 2", "1 Quyết định số 386/QĐ-TTg", "Các Sở: Công Thương, Y tế;", "Trang chủ | Tin tức | Liên hệ", "./.",
    "ĐẾN Ngày: tháng: năm 20", "\f", "", "   ", "§ ¤ \u0007",
]  # fmt: skip


@cache
def knowledge() -> Knowledge:
    return load_knowledge(ROOT / "data")


def drafted(text: str) -> Draft:
    return extract(Reading("hu-cau.txt", "", "text", tuple(text.split("\f"))), knowledge())


def papers() -> st.SearchStrategy[str]:
    """Texts put together from what papers hold, in any order, with rubbish in between."""
    piece = st.one_of(st.sampled_from(PIECES), st.sampled_from(PIECES), st.text(max_size=40))
    return st.lists(piece, max_size=60).map("\n".join)


def check(draft: Draft) -> None:
    text = draft.text.text
    assert unicodedata.is_normalized("NFC", text)
    entries = [*draft.citations, *draft.duties, *draft.tasks, *draft.deadlines]
    for entry in entries:
        start, end = entry.span
        assert 0 <= start < end <= len(text) and text[start:end] == entry.quote
        assert "\n" not in entry.quote or entry.section == "title"
    places = sorted(paragraph.span for paragraph in (*draft.duties, *draft.tasks))
    assert all(first[1] <= second[0] for first, second in pairwise(places)), "paragraphs never overlap"
    cited = sorted({citation.span for citation in draft.citations}, key=lambda span: (span[0], -span[1]))
    for (_, end), (start, stop) in pairwise(cited):
        assert start >= end or stop <= end, "citations stand apart or one inside the other"
    paths = {section.path for section in draft.sections} | {"title", "preamble", "body"}
    assert all(entry.section in paths for entry in entries)
    assert len({(paragraph.section, paragraph.ordinal) for paragraph in (*draft.duties, *draft.tasks)}) == len(places)
    printed = orjson.loads(draft_forms.as_json(draft))
    assert list(printed) == ["document", "sections", "citations", "duties", "tasks", "deadlines", "issues"]
    assert draft_forms.as_review(draft) and draft_forms.as_yaml(draft)


ANY = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@ANY
@given(text=papers())
def test_any_paper_gives_a_draft_that_holds(text):
    check(drafted(text))


@ANY
@given(text=st.text(max_size=800))
def test_any_text_at_all_gives_a_draft_that_holds(text):
    check(drafted(text))


@ANY
@given(text=papers())
def test_both_forms_of_marks_give_the_same_draft(text):
    forms = [drafted(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")]
    assert replace(forms[0], reading=forms[1].reading) == forms[1]


@ANY
@given(content=st.binary(max_size=600), suffix=st.sampled_from([".txt", ".md", ".docx", ".pdf", ".png", ".tif", ".doc", ""]))
def test_any_bytes_are_read_or_refused_with_a_reason(tmp_path_factory, content, suffix):
    path = tmp_path_factory.mktemp("bytes") / f"hu-cau{suffix}"
    path.write_bytes(content)
    try:
        check(extract(read_document(path), knowledge()))
    except UnreadableFile as refused:
        assert refused.rejection.reason and refused.rejection.remedy


LONG = 200_000  # characters: ten times the longest plan met; what grows with the square of it would take minutes
HOSTILE = {
    "numbers waited for": "số " * 300_000, "brackets": "(" * 900_000, "digits": "1234567890 " * 90_000,
    "quotes": "“" * 900_000, "one word": "a" * 900_000, "items": "1. A\n" * 150_000,
    "footnotes": "1 Abc dẫn1\n" * 80_000, "columns": "a    " * 200_000,
    "cells": "a | b | c\n" * 90_000,
    "hyphens": "264-\n" * 180_000, "form feeds": "\f" * 90_000, "capitals": "ĐẢNG CỘNG\n" * 90_000,
    "bodies": "Sở Y tế, " * 100_000, "a body without end": "Sở " + "Văn hóa và " * 80_000,
    "symbols": "03-CT/TW " * 100_000, "half symbols": "1/" * 400_000, "dates": "ngày 1/1/2021 " * 60_000,
    "years": "năm " * 200_000, "addresses": "a.b+c-" * 150_000 + "@",
    "quarters": "quý I, II, " * 80_000,
    "issuers": "của Ban " * 110_000, "kinds": "Chỉ thị " * 110_000, "and": "và " * 300_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_long_text_of_nonsense_is_drafted_within_its_time(name):
    begun = time.process_time()
    drafted("III. TỔ CHỨC THỰC HIỆN\n1. Sở Công Thương\n" + HOSTILE[name][:LONG])
    assert time.process_time() - begun < 15
