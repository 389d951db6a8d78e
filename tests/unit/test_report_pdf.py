"""Reports as PDF. All rows and names here are INVENTED."""

from __future__ import annotations

import io
import re
import unicodedata

import matplotlib
import pdfplumber
import polars as pl
import pypdfium2
import pytest

from dashboard.render import report_pdf
from dashboard.render.static_sheet import FONTS
from dashboard.report import PARTY, Entry
from tests.unit.sketched_reports import (
    ACCENTS,
    DRAWN,
    EVERY_KIND,
    HOSTILE,
    TITLE,
    bars,
    hostile,
    passages,
    provinces_map,
    report_of,
)
from tests.unit.sketches import table

OURS = ("LibertinusSerif", "BeVietnamPro", "DejaVuSans")
A4 = (595.276, 841.89)  # points


def text_of(payload: bytes) -> str:
    """Return what a reader can select, on one line."""
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(payload)]
    return unicodedata.normalize("NFC", " ".join(" ".join(pages).split()))


@pytest.fixture(scope="module")
def whole() -> bytes:
    return report_pdf.pdf(
        report_of(*(Entry(chart, f"Mục {place}", passages=passages()) for place, chart in enumerate(EVERY_KIND, start=1)))
    )


def test_charts_in_are_charts_out_each_with_its_bookmark(whole):
    marks = [(mark.level, mark.get_title()) for mark in pypdfium2.PdfDocument(whole).get_toc()]
    chapters = [title for level, title in marks if level == 0]
    assert [title.split(". ", 1)[1] for title in chapters[: len(EVERY_KIND)]] == [
        f"Mục {place}" for place in range(1, len(EVERY_KIND) + 1)
    ]
    assert chapters[0] == "I. Mục 1"
    assert chapters[len(EVERY_KIND) :] == ["Phụ lục I CÁC DÒNG ĐƯỢC ĐẾM", "Phụ lục II NGUỒN"]
    assert len([title for level, title in marks if level == 1]) == len(EVERY_KIND)
    said = text_of(whole)
    for place, chart in enumerate(EVERY_KIND, start=1):
        assert (f"Hình {place}. Mục {place}" in said.split("Nơi nhận")[0]) == (chart in DRAWN)


def test_its_pages_are_a4_numbered_in_each_part_and_carry_the_foot(whole):
    with pdfplumber.open(io.BytesIO(whole)) as book:
        sizes = [(float(page.width), float(page.height)) for page in book.pages]
        heads = [page.crop((0, 0, page.width, 55)).extract_text().strip() for page in book.pages]
        feet = [page.crop((0, page.height - 50, page.width, page.height)).extract_text() for page in book.pages]
    upright = [size for size in sizes if size == pytest.approx(A4, abs=0.01)]
    assert sizes == [*upright, *(size for size in sizes if size == pytest.approx(A4[::-1], abs=0.01))]
    assert [int(head) for head in heads[1 : len(upright)]] == list(range(2, len(upright) + 1))
    assert not heads[len(upright)] and heads[len(upright) + 1] in ("2", "")
    assert all("Bản dựng 7f3a91bc" in foot and "mã báo cáo 2f8c01ab" in foot and "22/11/2026" in foot for foot in feet)


def test_its_text_keeps_every_accent_in_chapters_tables_and_pictures(whole):
    said = text_of(report_pdf.pdf(report_of(Entry(bars((ACCENTS, "Sở Y tế")), ACCENTS, ACCENTS, passages()))))
    for letter in ACCENTS.split():
        assert said.count(letter) >= 6
    assert "ngày 05 tháng 7 năm 2026" in said and "1.234 kế hoạch" in said
    assert TITLE in said


def test_pictures_are_drawn_with_lines_and_letters_both_archipelagos_named():
    with pdfplumber.open(io.BytesIO(report_pdf.pdf(report_of(provinces_map())))) as book:
        assert not [image for page in book.pages for image in page.images]
        said = " ".join(page.extract_text() for page in book.pages)
    assert "Quần đảo Hoàng Sa" in said and "Quần đảo Trường Sa" in said


def test_all_its_fonts_are_ours(whole, monkeypatch):
    with pdfplumber.open(io.BytesIO(whole)) as book:
        fonts = {char["fontname"].split("+")[-1] for page in book.pages for char in page.chars}
    assert fonts and all(font.startswith(OURS) for font in fonts)
    monkeypatch.setattr(report_pdf.typst, "compile", lambda _files, font_paths: font_paths.fonts())
    given = report_pdf.pdf(report_of())
    assert not [font.path for font in given if font.path and not font.path.startswith((str(FONTS), matplotlib.get_data_path()))]


def test_nothing_stands_beyond_the_margins_of_its_page(whole):
    for payload in (whole, report_pdf.pdf(hostile())):
        with pdfplumber.open(io.BytesIO(payload)) as book:
            for page in book.pages:
                wide = [char["x1"] for char in page.chars if char["text"].strip()]
                assert max(wide) <= page.width - 50 and min(char["x0"] for char in page.chars) >= 50, page.page_number


def test_hostile_words_are_printed_as_they_are():
    payload = report_pdf.pdf(hostile())
    said = text_of(payload)
    for words in ('#import "a"; #panic() [*x*] $a$ @b \\ <lab> // c /* d', "=1+1", "@SUM(A1)", "<b>&amp;</b> ]]>"):
        assert said.count(words) >= len(HOSTILE)
    chapters = [mark for mark in pypdfium2.PdfDocument(payload).get_toc() if re.match(r"[IVX]+\.", mark.get_title())]
    assert len(chapters) == len(HOSTILE)


def test_tables_repeat_their_headings_on_each_page():
    report = report_of(Entry(table(3), passages=passages(200)))
    with pdfplumber.open(io.BytesIO(report_pdf.pdf(report))) as book:
        lying = [page.extract_text() for page in book.pages if page.width > page.height]
    listed = [text for text in lying if "Đoạn được đếm thứ" in text]
    assert len(listed) > 2 and all("TT Văn bản" in text for text in listed)


def lying_pages(rows: pl.DataFrame) -> list[str]:
    """Return what can be seen on each page of the annex that lists the rows."""
    with pdfplumber.open(io.BytesIO(report_pdf.pdf(report_of(Entry(table(1), passages=rows))))) as book:
        return [page.crop(page.bbox).extract_text() for page in book.pages if page.width > page.height]


def test_rows_are_kept_whole_unless_they_are_higher_than_a_page():
    beside = [pl.lit(f"{ACCENTS} " * 5).alias(f"Cột {place}") for place in range(8)]
    pages = lying_pages(passages(20).with_columns(pl.lit(f"{ACCENTS} " * 5 + "hết").alias("Nội dung"), *beside))
    assert sum(page.count("hết") for page in pages) == 20
    assert len(pages) > 3 and all(page.index("12/5/2023") < page.index("hết") for page in pages if "hết" in page)
    longer = lying_pages(passages(2).with_columns(pl.lit("dài " * 5000 + "hết").alias("Nội dung")))
    assert sum(page.count("dài") for page in longer) == 2 * 5000


def test_the_party_has_its_own_head():
    said = text_of(report_pdf.pdf(report_of(bars(), system=PARTY)))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in said and "CỘNG HÒA" not in said and "-BC/BCĐ" in said


def test_a_report_of_nothing_is_still_a_document():
    assert "Báo cáo chưa có nội dung nào được chọn." in text_of(report_pdf.pdf(report_of(issuer=None, date=None)))


def test_the_same_report_gives_the_same_bytes():
    report = report_of(Entry(bars(), passages=passages()), table(3))
    assert report_pdf.pdf(report) == report_pdf.pdf(report)
