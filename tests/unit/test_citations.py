"""Mentions of other documents in invented sentences (HƯ CẤU): numbers, symbols, dates and bodies are made up."""

from __future__ import annotations

import pytest

from etl.draft import Citation, Reading
from etl.extract.citations import find_citations
from etl.normalise import normalise
from etl.segment import segment
from tests.drafted import draft


def citations(sentence: str) -> tuple[Citation, ...]:
    text, outline = draft(f"I. NHIỆM VỤ\n1. {sentence}\n2. Việc sau cùng của kế hoạch hư cấu.")
    found = find_citations(text, outline)
    assert all(one.quote == text.text[one.span[0] : one.span[1]] for one in found)
    return found


def case(reason: str, sentence: str, *expected: tuple[str, str | None, str | None, str | None]):
    return pytest.param(sentence, list(expected), id=reason)


NUMBERED = [
    case("state form", "Thực hiện Quyết định số 986/QĐ-TTg.", ("quyet_dinh", "986", "QĐ-TTg", None)),
    case("Party form", "Thực hiện Chỉ thị số 93-CT/TW.", ("chi_thi", "93", "CT/TW", None)),
    case("blank before the bar", "Theo Kế hoạch số 965 /KH-BCĐCVĐ.", ("ke_hoach", "965", "KH-BCĐCVĐ", None)),
    case("blanks around the dash", "Theo Chỉ thị số 93 - CT/TW.", ("chi_thi", "93", "CT/TW", None)),
    case("blank inside the symbol", "Theo Nghị quyết số 97/NQ- TW.", ("nghi_quyet", "97", "NQ-TW", None)),
    case("bar for a dash", "Theo Quyết định số 981/QĐ/TTg.", ("quyet_dinh", "981", "QĐ/TTg", None)),
    case("year in the number", "Theo Thông tư số 91/2012/TT-BTC.", ("thong_tu", "91", "TT-BTC", None)),
    case("no word số", "Theo Nghị định 98/2021/NĐ-CP.", ("nghi_dinh", "98", "NĐ-CP", None)),
    case("letter in the number", "Theo Quyết định số 12a/QĐ-UBND.", ("quyet_dinh", "12a", "QĐ-UBND", None)),
    case("law", "Theo Luật số 99/2023/QH15.", ("luat", "99", "QH15", None)),
    case("day with bars", "Theo Kế hoạch số 65/KH-BCT ngày 5/5/2022.", ("ke_hoach", "65", "KH-BCT", "2022-05-05")),
    case("day with dashes", "Theo Kế hoạch số 65/KH-BCT ngày 05-5-2022.", ("ke_hoach", "65", "KH-BCT", "2022-05-05")),
    case("day in words", "Theo Kế hoạch số 65/KH-BCT ngày 05 tháng 5 năm 2022.", ("ke_hoach", "65", "KH-BCT", "2022-05-05")),
    case("day in brackets", "Theo Kế hoạch số 65/KH-BCT (ngày 05/5/2022).", ("ke_hoach", "65", "KH-BCT", "2022-05-05")),
    case("month only", "Theo Kế hoạch số 65/KH-BCT tháng 5/2022.", ("ke_hoach", "65", "KH-BCT", "2022-05")),
    case("day that no calendar has", "Theo Kế hoạch số 65/KH-BCT ngày 31/02/2022.", ("ke_hoach", "65", "KH-BCT", None)),
    case(
        "số A ngày … và số B ngày …",
        "Theo các Quyết định số 11/QĐ-TTg ngày 01/02/2020 và số 12/QĐ-TTg ngày 03/4/2021.",
        ("quyet_dinh", "11", "QĐ-TTg", "2020-02-01"),
        ("quyet_dinh", "12", "QĐ-TTg", "2021-04-03"),
    ),
    case(
        "list by commas",
        "Theo các Nghị định số 11/2020/NĐ-CP, số 12/2021/NĐ-CP.",
        ("nghi_dinh", "11", "NĐ-CP", None),
        ("nghi_dinh", "12", "NĐ-CP", None),
    ),
    case(
        "nested mention",
        "Theo Kế hoạch số 65/KH-BCT thực hiện Chỉ thị số 93-CT/TW.",
        ("ke_hoach", "65", "KH-BCT", None),
        ("chi_thi", "93", "CT/TW", None),
    ),
    case(
        "short form after gọi tắt là",
        "Theo Chỉ thị số 93-CT/TW ngày 19/5/2021 (gọi tắt là Chỉ thị 93).",
        ("chi_thi", "93", "CT/TW", "2021-05-19"),
        ("chi_thi", "93", None, None),
    ),
    case("short form alone", "Quán triệt Chỉ thị 93 đến Nhân dân.", ("chi_thi", "93", None, None)),
    case("blank number", "Theo Kế hoạch số     /KH-BCT ngày 05/5/2022.", ("ke_hoach", None, "KH-BCT", "2022-05-05")),
    case("hyphen at a line end", "Thực hiện Thông báo số 964-\nTB/TW của Bộ Chính trị.", ("thong_bao", "964", "TB/TW", None)),
    case("a scan that lost all but the first letter of số",
         "Theo Nghị định s20/2008/NĐ-CP ngày 14/02/2008; Thông tư s 63/2010/TT-BTC.",
         ("nghi_dinh", "20", "NĐ-CP", "2008-02-14"), ("thong_tu", "63", "TT-BTC", None)),
    case("scanned letters", "Theo Quyêt định số 981/QĐ-TTg.", ("quyet_dinh", "981", "QĐ-TTg", None)),
    case("same number of another year is another document", "Theo Kế hoạch số 12/KH-UBND ngày 01/02/2020.",
         ("ke_hoach", "12", "KH-UBND", "2020-02-01")),
]  # fmt: skip
NAMED = [
    case("law by name", "Tuyên truyền Luật Bảo vệ quyền lợi người tiêu dùng.", ("luat", None, None, None)),
    case("resolution of a congress", "Theo Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng.",
         ("nghi_quyet", None, None, None)),
    case("named project", "Triển khai Đề án “Hàng hư cấu về nông thôn”.", ("de_an", None, None, None)),
    case("project in small letters after another paper",
         "Thực hiện Kế hoạch số 65/KH-BCT, đề án hỗ trợ doanh nghiệp nhỏ và vừa bán hàng hư cấu ra nước ngoài.",
         ("ke_hoach", "65", "KH-BCT", None), ("de_an", None, None, None)),
    case("state programme", "Gắn với Chương trình “Mỗi xã một sản phẩm” (OCOP).", ("other", None, None, None)),
]  # fmt: skip
NONE = [
    case("the document itself", "Triển khai Kế hoạch này đến từng đơn vị."),
    case("the document itself by number", "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/7/2023.)"),
    case("plans still to be written", "Các đơn vị xây dựng kế hoạch năm 2023 của mình."),
    case("generic plural", "Thực hiện các chỉ thị, nghị quyết của Đảng."),
    case("count of years", "Xây dựng Kế hoạch 5 năm của ngành."),
    case("a day", "Hoàn thành trước ngày 15/12/2023."),
    case("a ratio", "Tỷ lệ đạt 15/20 xã, phường."),
    case("draft of a law", "Góp ý dự thảo Luật Thử nghiệm hàng hóa."),
    case("an event that is called a programme", "Phối hợp tổ chức Chương trình “Đưa hàng hư cấu về nông thôn”."),
    case("a project still to be written", "Xây dựng đề án hỗ trợ doanh nghiệp nhỏ và vừa bán hàng hư cấu ra nước ngoài."),
    case("campaign", "Hưởng ứng Cuộc vận động “Người Việt Nam ưu tiên dùng hàng Việt Nam”."),
]


@pytest.mark.parametrize(("sentence", "expected"), NUMBERED + NAMED + NONE)
def test_every_mention_of_another_document_is_found_as_printed(sentence, expected):
    assert [(one.type, one.number, one.symbol, one.date) for one in citations(sentence)] == expected


QUOTES = [
    pytest.param("Theo Chỉ thị số 93-CT/TW ngày 19/5/2021 của Ban Bí thư về hàng hư cấu.",
                 "Chỉ thị số 93-CT/TW ngày 19/5/2021 của Ban Bí thư", id="the abstract is no part"),
    pytest.param("Theo Chỉ thị số 93-CT/TW của Ban Bí thư ngày 19/5/2021 về hàng hư cấu.",
                 "Chỉ thị số 93-CT/TW của Ban Bí thư ngày 19/5/2021", id="issuer before the day"),
    pytest.param("Đẩy mạnh Kế hoạch số 65 /KH-BCT nói trên.", "Kế hoạch số 65 /KH-BCT", id="blanks stay as printed"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "quote"), QUOTES)
def test_a_quote_runs_from_the_kind_to_number_date_and_issuer(sentence, quote):
    assert [one.quote for one in citations(sentence)] == [quote]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        pytest.param("Theo Kế hoạch số     /KH-BCT ngày 05/5/2022.", "blank_number", id="number left blank"),
        pytest.param("Theo Nghị quyết số 97/NQ- TW.", "broken_symbol", id="blank inside the symbol"),
    ],
)
def test_what_is_odd_about_a_number_is_noted(sentence, code):
    assert [doubt.code for one in citations(sentence) for doubt in one.doubts] == [code]


@pytest.mark.parametrize("hostile", ["số " * 20_000, "((((" * 10_000, "1/" * 20_000, "Luật “" * 8_000])
def test_hostile_text_raises_nothing(hostile):
    citations(hostile)


def test_the_headline_of_a_web_page_is_the_document_itself():
    page = """Công văn số 175-CV/TU ngày 25/01/2007 của Thành ủy về việc tổ chức phiên chợ hư cấu

Thực hiện Kế hoạch số 12-KH/TU ngày 03/01/2007, Ban Thường vụ Thành ủy yêu cầu:
1. Các quận ủy chuẩn bị chu đáo phiên chợ hư cấu.
2. Các phường báo cáo kết quả."""
    text, parts = normalise(Reading("hu-cau.txt", "", "text", (page,)))
    assert [one.number for one in find_citations(text, segment(text, parts))] == ["12"]
