"""Printed lines become paragraphs: joined over line ends, page breaks and footnotes, never over an author's own break."""

from __future__ import annotations

import unicodedata

import pytest

from etl.draft import Reading
from etl.normalise import normalise
from etl.segment import segment

HEAD = """UBND TỈNH HƯ CẤU
SỞ THỬ NGHIỆM

Số: 12/KH-STN

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hư Cấu, ngày 05 tháng 7 năm 2023

KẾ HOẠCH
Thử nghiệm năm 2023 (văn bản hư cấu)

Thực hiện Chỉ thị số 03-CT/HC của Ban thử nghiệm, Sở Thử nghiệm xây dựng kế hoạch như sau:
"""
FILLER = (
    """- Tuyên truyền sâu rộng đến mọi tầng lớp nhân dân về việc dùng hàng hư
cấu trong các cơ quan, đơn vị và doanh nghiệp đóng trên địa bàn tỉnh nhà;
"""
    * 6
)
TAIL = """
Nơi nhận:
- Như trên;
- Lưu: VT.

GIÁM ĐỐC

Nguyễn Văn Hư Cấu
"""


def normalised(body: str) -> str:
    return normalise(Reading("hu-cau.txt", "", "text", (f"{HEAD}\nI. NHIỆM VỤ\n{FILLER}{body}\n{TAIL}",)))[0].text


@pytest.mark.parametrize(
    ("body", "paragraph"),
    [
        pytest.param(
            "- Sở Công Thương tổ chức kiểm tra việc chấp hành pháp luật về\n\ngiá trên địa bàn tỉnh.",
            "- Sở Công Thương tổ chức kiểm tra việc chấp hành pháp luật về giá trên địa bàn tỉnh.",
            id="a blank line between printed lines",
        ),
        pytest.param("5.\nSở Công Thương báo cáo.", "5. Sở Công Thương báo cáo.", id="a number alone in its line"),
        pytest.param("-\nSở Công Thương báo cáo.", "- Sở Công Thương báo cáo.", id="a bullet alone in its line"),
        pytest.param(
            "- Thực hiện Thông báo số 264-\nTB/TW của Bộ Chính trị và các văn bản.",
            "- Thực hiện Thông báo số 264-TB/TW của Bộ Chính trị và các văn bản.",
            id="a hyphen that cuts a symbol",
        ),
        pytest.param(
            "- Triển khai Đề án giai đoạn 2021\n- 2025 trên địa bàn toàn tỉnh nhà.",
            "- Triển khai Đề án giai đoạn 2021 - 2025 trên địa bàn toàn tỉnh nhà.",
            id="a range of years is no bullet",
        ),
        pytest.param(
            "- Các cơ quan chuyên môn của tỉnh phối hợp chặt chẽ với Sở Lao động\n- Thương binh và Xã hội trong việc này.",
            "- Các cơ quan chuyên môn của tỉnh phối hợp chặt chẽ với Sở Lao động - Thương binh và Xã hội trong việc này.",
            id="a dash inside a name is no bullet",
        ),
        pytest.param(
            "- Kế hoạch của Ban Chỉ đạo Cuộc vận động của tỉnh theo ý kiến của Ban\nThường vụ Tỉnh ủy.",
            "- Kế hoạch của Ban Chỉ đạo Cuộc vận động của tỉnh theo ý kiến của Ban Thường vụ Tỉnh ủy.",
            id="a name in capitals over a line end",
        ),
        pytest.param(
            "- Đẩy mạnh tuyên truyền về hàng\n\n3\n\f\nhóa trong tỉnh đến mọi người dân trên địa bàn.",
            "- Đẩy mạnh tuyên truyền về hàng hóa trong tỉnh đến mọi người dân trên địa bàn.",
            id="a page number and a page break in a sentence",
        ),
    ],
)
def test_printed_lines_of_one_paragraph_are_joined(body, paragraph):
    assert paragraph in normalised(body).split("\n")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("2. Sở Y tế\nTuyên truyền hàng hư cấu.", id="a short heading"),
        pytest.param("- Một việc ngắn.\n- Việc sau cũng ngắn.", id="bullets"),
        pytest.param("a) Một việc;\nb) Việc sau.", id="letters"),
    ],
)
def test_what_the_author_parted_stays_apart(body):
    lines = normalised(body).split("\n")
    assert all(line in lines for line in body.split("\n"))


def test_a_footnote_leaves_the_paragraph_that_it_cut():
    note = "1 Quyết định số 386/QĐ-TTg ngày 17/3/2021."
    body = f"- Thực hiện Đề án đã được phê duyệt1 trên địa bàn tỉnh và các\n{note}\n\fhuyện, thị xã, thành phố."
    lines = normalised(body).split("\n")
    assert "- Thực hiện Đề án đã được phê duyệt1 trên địa bàn tỉnh và các huyện, thị xã, thành phố." in lines
    assert note in lines


def test_both_forms_of_marks_give_the_same_text():
    text = f"{HEAD}\nI. NHIỆM VỤ\n{FILLER}{TAIL}"
    forms = [normalise(Reading("", "", "text", (unicodedata.normalize(form, text),)))[0] for form in ("NFC", "NFD")]
    assert forms[0] == forms[1]


def test_marks_of_markdown_and_look_alikes_are_gone():
    text = normalised("**2. Sở Y tế**\n\n\\* Tuyên truyền (*qua Ban Tuyên giáo*) cho mọi người;\n\uf0b7 Ðảng bộ\u00a0tỉnh.")
    assert "* Tuyên truyền (qua Ban Tuyên giáo) cho mọi người;" in text
    assert "- Đảng bộ tỉnh." in text and "**" not in text


def test_every_block_is_one_line_of_the_text():
    text, parts = normalise(Reading("", "", "text", (f"{HEAD}\nI. NHIỆM VỤ\n{FILLER}{TAIL}",)))
    assert [text.of(block) for block in text.blocks] == text.text.split("\n")
    assert len(text.blocks) == sum(map(len, (parts.head, parts.title, parts.body, parts.tail, parts.annex)))


def outline(body: str):
    text, parts = normalise(Reading("hu-cau.txt", "", "text", (f"{HEAD}\n{body}\n{TAIL}",)))
    return text.text, segment(text, parts)


SECTIONS = [
    pytest.param("I. A\n1. Việc một;\n2. Việc hai.\nII. B\n1. Việc ba.", "I I.1 I.2 II II.1", id="roman, arabic"),
    pytest.param("I. A\n2. B\n2.1. Sở Y tế\nLàm.\n2.2. Sở Công Thương\nLàm.", "I I.2 I.2.1 I.2.2", id="steps"),
    pytest.param(
        "III. A\n15. Hội\n(1) Một;\n(2) Hai.\n16. Báo\nLàm.", "III III.15 III.15.(1) III.15.(2) III.16", id="brackets"
    ),
    pytest.param("I. A\nII. B\nIl. C\n1. Làm.", "I II III III.1", id="a misread III after II"),
    pytest.param("I. A\n1. Một.\n3. Ba.\n3. Ba nữa.", "I I.1 I.3", id="skipped and repeated numbers"),
    pytest.param("Điều 1. Ban hành:\n1. Một;\n2. Hai.\nĐiều 2. Thi hành.", "1 1.1 1.2 2", id="articles"),
    pytest.param("1. Sở Y tế:\na) Một;\nb) Hai.\n2. Sở Công Thương:\na) Ba.", "1 1.a 1.b 2 2.a", id="no roman numbers"),
    pytest.param("A. ĐÁNH GIÁ\nI. KẾT QUẢ\n1. Một.\nB. NHIỆM VỤ\nI. CHUNG\n1. Hai.", "A A.I A.I.1 B B.I B.I.1", id="capitals"),
    pytest.param("I. A\n1. Sửa như sau:\n“1. Khoản cũ;\n2. Khoản mới.”\n2. Việc.", "I I.1 I.2", id="a quoted clause"),
]


@pytest.mark.parametrize(("body", "paths"), SECTIONS)
def test_sections_are_found_by_their_printed_numbers(body, paths):
    assert [section.path for section in outline(body)[1].sections] == paths.split()


COUNTED = [
    pytest.param("1. Sở Y tế\n- Một;\n- Hai.", [("I.1", 1, "Một;"), ("I.1", 2, "Hai.")], id="bullets"),
    pytest.param("1. Việc một.\nThêm.", [("I.1", 1, "Việc một."), ("I.1", 2, "Thêm.")], id="an item and more"),
    pytest.param("2. Thời gian: Trong năm 2022.", [("I.2", 1, "Thời gian: Trong năm 2022.")], id="a run-in heading"),
]


@pytest.mark.parametrize(("body", "expected"), COUNTED)
def test_paragraphs_are_counted_inside_the_deepest_section(body, expected):
    text, found = outline(f"I. A\n{body}\nII. B")
    counted = [(place.section, place.ordinal, text[place.start : place.end]) for place in found.body if place.ordinal]
    assert [entry for entry in counted if entry[0] != "preamble"] == expected


def test_headings_and_the_preamble_carry_no_ordinal():
    text, found = outline("I. NHIỆM VỤ\n1. Sở Y tế\nTuyên truyền hàng hư cấu.")
    assert [(place.section, place.is_heading) for place in found.body if place.ordinal is None] == [
        ("preamble", False),
        ("I", True),
        ("I.1", True),
    ]
    assert found.sections[1].heading == "Sở Y tế" and text[found.sections[1].start : found.sections[1].end] == "Sở Y tế"


def test_notes_below_the_signature_follow_the_paragraph_that_calls_them():
    page = f"{HEAD}\nI. NHIỆM VỤ\n1. Các đơn vị đã tập huấn vào tháng 11/2024(1).\n2. Các đơn vị báo cáo[2] kết quả.\n{TAIL}"
    notes = "(1) Công văn số 6/STN ngày 16/10/2024 về việc tập huấn.\n[2] Theo Kế hoạch số 7/KH-STN.\n\nTải về\nIn trang"
    text, parts = normalise(Reading("hu-cau.txt", "", "text", (f"{page}\n{notes}",)))
    body = [text.of(text.blocks[at]) for at in parts.body]
    assert body[-4:] == [
        "1. Các đơn vị đã tập huấn vào tháng 11/2024(1).",
        "(1) Công văn số 6/STN ngày 16/10/2024 về việc tập huấn.",
        "2. Các đơn vị báo cáo[2] kết quả.",
        "[2] Theo Kế hoạch số 7/KH-STN.",
    ]
