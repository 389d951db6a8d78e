"""Reports as Word documents. All rows and names here are INVENTED."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from PIL import Image

from dashboard.render import report_pictures, report_word, report_words, static
from dashboard.report import PARTY, PASSAGES, SOURCES, Entry
from dashboard.wording import inside_sentence
from tests.unit.sketched_reports import ACCENTS, DRAWN, EVERY_KIND, HOSTILE, bars, hostile, passages, report_of
from tests.unit.sketches import table

MM = 36_000  # EMU


def opened(*entries, **parts):
    return Document(io.BytesIO(report_word.docx(report_of(*entries, **parts))))


def texts(document, style=None) -> list[str]:
    return [p.text for p in document.paragraphs if style in (None, p.style.name)]


@pytest.fixture(scope="module")
def whole():
    return opened(*(Entry(chart, f"Mục {place}", passages=passages()) for place, chart in enumerate(EVERY_KIND, start=1)))


def test_charts_in_are_charts_out(whole):
    assert texts(whole, "Heading 1") == [f"Mục {place}" for place in range(1, len(EVERY_KIND) + 1)]
    assert len(whole.inline_shapes) == len(DRAWN)
    captions = texts(whole, "Caption")
    for place, chart in enumerate(EVERY_KIND, start=1):
        assert (f"Hình {place}. Mục {place}" in captions) == (chart in DRAWN)
        assert any(caption.startswith(f"Bảng {place}. ") for caption in captions)


def test_its_pages_are_those_of_an_official_document(whole):
    first, *annexes = whole.sections
    assert [round(edge / MM) for edge in (first.page_width, first.page_height)] == [210, 297]
    margins = first.top_margin, first.bottom_margin, first.left_margin, first.right_margin
    assert [round(edge / MM) for edge in margins] == [20, 20, 30, 20]
    assert whole.styles["Normal"].font.name == "Times New Roman" and whole.styles["Normal"].font.size.pt in (13, 14)
    assert len(annexes) == 2
    for annex in annexes:
        assert annex.orientation == WD_ORIENT.LANDSCAPE and annex.page_width > annex.page_height
        assert annex._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    for section in whole.sections:
        assert section.different_first_page_header_footer
        assert " PAGE " in section.header.paragraphs[0]._p.xpath("w:fldSimple/@w:instr")
        assert not section.first_page_header.paragraphs[0].text


def test_every_foot_names_build_code_date_and_the_scope_that_all_share(whole):
    said = "Bản dựng 7f3a91bc · mã báo cáo 2f8c01ab · dữ liệu đến 22/11/2026 · phạm vi: 2021–2024 · 63 tỉnh"
    for section in whole.sections:
        assert section.footer.paragraphs[0].text == section.first_page_footer.paragraphs[0].text == said


def test_its_head_is_official(whole):
    left, right = whole.tables[0].rows[0].cells
    assert left.text.splitlines()[:2] == ["ỦY BAN GIẢ ĐỊNH", "BAN CHỈ ĐẠO (GIẢ ĐỊNH)"]
    assert left.text.splitlines()[-1] == "Số:       /BC-BCĐ"
    assert right.text.splitlines()[-1] == "Bình Thuận, ngày 05 tháng 7 năm 2026"
    assert texts(whole, "Title") == ["BÁO CÁO"]
    party = opened(system=PARTY).tables[0].rows[0].cells
    assert party[1].text.startswith("ĐẢNG CỘNG SẢN VIỆT NAM") and party[0].text.splitlines()[-1] == "Số       -BC/BCĐ"


def test_each_chapter_states_its_figure_in_official_form():
    said = texts(opened(bars(data_date="5/7/2023"), table(2)))
    assert (
        "Hình 1 tính trên 1.234 kế hoạch; phạm vi: 2021–2024 · 63 tỉnh; dữ liệu đến ngày 05 tháng 7 năm 2023. "
        "Lớn nhất là Hội Nông dân: 11." in said
    )
    assert any(text.startswith("Bảng 2 tính trên 1.234 kế hoạch") for text in said)


def test_no_bar_is_called_the_longest_where_two_are():
    even = bars(("Sở Y tế",))
    even = replace(even, frame=even.frame.vstack(even.frame.with_columns(agency=even.frame["agency"] + " khác")))
    assert not [text for text in texts(opened(even)) if "Lớn nhất" in text]


def test_pictures_are_sharp_and_said_in_words(whole):
    for shape in whole.inline_shapes:
        picture = whole.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed]
        wide, _high = Image.open(io.BytesIO(picture.blob)).size
        assert wide / (shape.width / 914_400) >= 299
        assert shape.width <= 160 * MM and shape.height <= 190 * MM + 1
        assert "1.234 kế hoạch" in shape._inline.docPr.get("descr")


def test_tables_repeat_their_headings_and_keep_rows_whole(whole):
    ruled = [table for table in whole.tables if table.style.name == "Table Grid"]
    assert len(ruled) >= 2 * len(EVERY_KIND)
    for drawn in ruled:
        heading, *rows = drawn._tbl.tr_lst
        assert heading.trPr.find(qn("w:tblHeader")) is not None
        assert rows and all(row.trPr.find(qn("w:cantSplit")) is not None for row in drawn._tbl.tr_lst)
        assert len({len(row.tc_lst) for row in drawn._tbl.tr_lst}) == 1


def test_a_long_table_is_cut_and_says_so():
    document = opened(table(200))
    (ruled,) = [found for found in document.tables if found.style.name == "Table Grid" and len(found._tbl.tr_lst) > 4]
    assert len(ruled._tbl.tr_lst) == 1 + report_words.MOST_ROWS
    assert "Bảng in 80 trên 200 dòng; sổ tính của báo cáo có đủ." in texts(document)


def test_a_report_without_tables_keeps_those_that_stand_for_a_picture():
    captions = texts(opened(bars(), table(2), tables=False), "Caption")
    assert [text for text in captions if text.startswith(("Hình", "Bảng"))] == [
        f"Hình 1. {bars().title}", f"Bảng 2. {table(2).title} ({inside_sentence(table(2).subtitle)})",
    ]  # fmt: skip


def test_annexes_hold_every_counted_row_and_every_source_once():
    document = opened(Entry(bars(), passages=passages(3)), Entry(bars(), passages=passages(5)), bars(source="Nguồn khác"))
    assert texts(document, "Annex Name") == ["Phụ lục I", "Phụ lục II"]
    first, second, sources = document.tables[-3:]
    assert (len(first.rows), len(second.rows)) == (1 + 3, 1 + 5)
    assert [cell.text for cell in first.rows[1].cells] == [
        "1", "Kế hoạch 0/KH-BCĐ (giả định)", f"Đoạn được đếm thứ 1: {ACCENTS}", "12/5/2023",
    ]  # fmt: skip
    assert [[cell.text for cell in row.cells] for row in sources.rows[1:]] == [
        ["1", "Kế hoạch giả định số 65/KH-BCĐCVĐ", "I, II"], ["2", "Nguồn khác", "III"],
    ]  # fmt: skip
    assert "(Kèm theo Báo cáo số       /BC-BCĐ ngày 05 tháng 7 năm 2026 của Ban Chỉ đạo (giả định))" in texts(document)


@pytest.mark.parametrize(
    ("annexes", "names"),
    [
        pytest.param((), [], id="none is asked for"),
        pytest.param((PASSAGES,), ["Phụ lục"], id="one alone has no number"),
        pytest.param((SOURCES,), ["Phụ lục"], id="sources alone"),
    ],
)
def test_only_the_annexes_asked_for_are_written(annexes, names):
    assert texts(opened(Entry(bars(), passages=passages()), annexes=annexes), "Annex Name") == names


def test_hostile_words_are_printed_as_they_are():
    document = Document(io.BytesIO(report_word.docx(hostile())))
    said = texts(document)
    assert len(texts(document, "Heading 1")) == len(HOSTILE)
    for words in (
        '#import "a"; #panic() [*x*] $a$ @b \\ <lab> // c /* d',
        "=1+1",
        "<b>&amp;</b> ]]>",
        "Đ" * 300,
        "mộthai",
        "ba",
    ):
        assert words in said
    assert [cell.text for cell in document.tables[-2].columns[1].cells][3] == "@SUM(A1)"


def test_nothing_known_is_not_called_zero():
    document = opened(replace(bars(), frame=bars().frame.clear(), n=0))
    (said,) = [text for text in texts(document) if text.startswith("Trong phạm vi")]
    assert "không có nghĩa là bằng 0" in said and "2021–2024 · 63 tỉnh" in said
    assert len(document.inline_shapes) == 1 and not [text for text in texts(document) if text.startswith("Bảng 1")]


def test_a_report_of_nothing_is_still_a_document():
    document = opened(issuer=None, parent=None, body=None, place=None, date=None)
    assert "Báo cáo chưa có nội dung nào được chọn." in texts(document)
    assert len(document.sections) == 1


def test_the_same_report_gives_the_same_bytes_and_draws_each_picture_once(monkeypatch):
    drawn = []
    real = static.picture
    monkeypatch.setattr(static, "picture", lambda *given, **named: drawn.append(given) or real(*given, **named))
    report_pictures.forget()
    chart = bars(title="Lúc đầu")
    first = report_word.docx(report_of(chart, replace(chart, title="Tên khác")))
    assert report_word.docx(report_of(chart, replace(chart, title="Tên khác"))) == first
    assert len(drawn) == 1
    report_word.docx(report_of(bars(scope_text="Năm 2023")))
    assert len(drawn) == 2


@pytest.mark.parametrize(("number", "written"), [(1, "I"), (4, "IV"), (9, "IX"), (40, "XL"), (63, "LXIII"), (99, "XCIX")])
def test_chapters_are_cited_as_word_numbers_them(number, written):
    assert report_words.roman(number) == written
