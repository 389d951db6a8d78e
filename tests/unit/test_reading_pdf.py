"""PDFs as the tests make them: lines, columns, ruled tables, footnotes, legacy fonts, and what is refused."""

from __future__ import annotations

import unicodedata

import pytest

from etl.errors import UnreadableFile
from etl.read.document import read_document
from etl.read.grid import join_torn_rows
from etl.read.pdf import read_pdf
from tests import papers


def lines_of(content: bytes, page: int = 0) -> list[str]:
    return read_pdf(content, "a.pdf")[1][page].split("\n")


def test_pages_are_kept_a_blank_one_too(tmp_path):
    path = papers.saved(tmp_path / "a.pdf", papers.text_pdf([papers.BODY, [], ["Trang ba (HƯ CẤU)"]]))
    reading = read_document(path)
    assert reading.medium == "pdf"
    assert reading.pages == ("\n".join(papers.BODY), "", "Trang ba (HƯ CẤU)")


def test_combining_marks_come_out_as_the_same_letters():
    apart = [unicodedata.normalize("NFD", line) for line in papers.BODY]
    assert [unicodedata.normalize("NFC", line) for line in lines_of(papers.text_pdf([apart]))] == list(papers.BODY)


@pytest.mark.parametrize(
    ("lines"),
    [
        pytest.param(["Thông báo số 264-", "TB/TW ngày 31/7/2009 (HƯ CẤU)"], id="before a capital"),
        pytest.param(["Kế hoạch kinh tế-", "xã hội (HƯ CẤU)"], id="before a small letter, where pdfium swallows the line end"),
    ],
)
def test_a_hyphen_at_a_line_end_stays(lines):
    assert lines_of(papers.text_pdf([lines])) == lines


HEAD = list(zip(papers.HEAD, papers.MOTTO, strict=True))


@pytest.mark.parametrize("page", [0, 2], ids=["the first page", "a page in the middle, as of an annex"])
def test_columns_of_a_head_are_parted_by_three_blanks(page):
    content = papers.columns_pdf([HEAD, *[[]] * (page - 1), *[HEAD] * (page > 0), [], [], []])
    assert lines_of(content, page)[:3] == [f"{left}    {right}" for left, right in HEAD]


def test_columns_made_of_blanks_are_parted_too():
    content = papers.text_pdf([["ỦY BAN NHÂN DÂN" + " " * 30 + "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]])
    assert "NHÂN DÂN    CỘNG HÒA" in lines_of(content)[0]


def test_the_number_of_an_item_is_no_column():
    assert lines_of(papers.columns_pdf([[("1.", "Mục đích (HƯ CẤU)"), ("-", "Yêu cầu")]])) == [
        "1. Mục đích (HƯ CẤU)",
        "- Yêu cầu",
    ]


def test_a_ruled_table_becomes_rows_where_it_stands():
    lines = [line for line in lines_of(papers.table_pdf()) if line]
    first = lines.index(papers.ROWS_READ[0])
    assert tuple(lines[first : first + 5]) == papers.ROWS_READ
    assert lines[first + 5] == "Sau bảng."


def test_the_mark_of_a_footnote_leaves_the_symbol_and_opens_the_note():
    lines = lines_of(papers.table_pdf())
    assert "Thực hiện Chỉ thị số 03-CT/TW ngày 19/5/2021 (HƯ CẤU)." in lines
    assert lines[-1] == "[1] Của Ban Bí thư."


def test_a_row_that_a_page_break_tore_is_one_row_again():
    _, pages = read_pdf(papers.torn_table_pdf(), "a.pdf")
    assert pages[0].split("\n")[-1] == "1 | Tuyên truyền trên báo, đài | Sở Thông tin và Truyền thông"
    assert pages[1] == ""


@pytest.mark.parametrize(
    ("above", "below", "is_torn"),
    [
        pytest.param("1 | Tuyên truyền | Sở", " | trên báo | ", True, id="goes on in small letters"),
        pytest.param("1 | Tuyên truyền theo | Sở A", " | Thông báo 264 |  |", False, id="another number of columns"),
        pytest.param("1 | Tuyên truyền | Sở A", " | Kiểm tra | Sở B", False, id="a row of its own under a merged number"),
        pytest.param("1 | Tuyên truyền | Sở A", "2 | kiểm tra | Sở B", False, id="a row with its number"),
        pytest.param("Một dòng", " | trên báo | ", False, id="no row above"),
    ],
)
def test_which_rows_are_torn(above, below, is_torn):
    assert (len(join_torn_rows([above, f"3\n{below}"])[1].split("\n")) == 1) is is_torn


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        pytest.param(
            ["Céng hßa x· héi chñ nghÜa ViÖt Nam", "§éc lËp - Tù do"], "Cộng hòa xã hội chủ nghĩa Việt Nam", id="TCVN3"
        ),
        pytest.param(["Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"], "Cộng hòa xã hội chủ nghĩa Việt Nam", id="VNI"),
    ],
)
def test_letters_of_legacy_fonts_are_converted(lines, read):
    assert lines_of(papers.text_pdf([lines], font="Times-Roman"))[0] == read


def test_a_pdf_that_only_forbids_changes_is_read():
    assert lines_of(papers.text_pdf([["Kế hoạch (HƯ CẤU)"]], password="")) == ["Kế hoạch (HƯ CẤU)"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(lambda: papers.text_pdf([papers.BODY], password="bi-mat"), "đặt mật khẩu", id="a password"),
        pytest.param(lambda: papers.text_pdf([papers.BODY])[:900], "hỏng hoặc không đầy đủ", id="cut off"),
        pytest.param(lambda: b"%PDF-1.7\n" + b"x" * 3000, "hỏng hoặc không đầy đủ", id="no PDF behind its first line"),
        pytest.param(lambda: papers.text_pdf([["HƯ CẤU"]] * 1001), "hơn 1000 trang", id="over 1,000 pages"),
        pytest.param(lambda: papers.text_pdf([[], []]), "không nhận dạng được chữ nào", id="nothing on any page"),
    ],
)
def test_what_is_refused_says_why(tmp_path, content, reason):
    with pytest.raises(UnreadableFile, match=reason):
        read_document(papers.saved(tmp_path / "a.pdf", content()))


def test_damaged_bytes_are_read_or_refused(tmp_path):
    whole = papers.table_pdf()
    for at in range(0, len(whole), len(whole) // 40):
        path = papers.saved(tmp_path / "a.pdf", whole[:at] + b"\xff\0<<[(" + whole[at + 7 :])
        try:
            read_document(path)
        except UnreadableFile as refusal:
            assert "Cách sửa: " in str(refusal)
