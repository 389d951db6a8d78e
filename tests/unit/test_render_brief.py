"""The brief: pictures on A4 pages. All rows and names here are INVENTED."""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
from dataclasses import replace

import pytest

from dashboard.render import brief, static
from tests.unit.sketches import SKETCHES, panels, ranges, statements, table, tiles

TITLE, LEAD = "Hồ sơ tỉnh Bình Thuận (giả định)", "Mọi điều kho dữ liệu biết về một tỉnh: văn bản, nhiệm vụ, thời hạn."
FEW = (tiles(4), statements(3), panels(2), replace(ranges(7), key="khac", title="Hình thứ tư"))


def text_of(payload: bytes) -> str:
    """Return what a reader of the PDF can select."""
    if not shutil.which("pdftotext"):
        pytest.skip("needs pdftotext")
    return subprocess.run(["pdftotext", "-", "-"], input=payload, capture_output=True, check=True).stdout.decode()


@pytest.fixture(scope="module")
def paper() -> bytes:
    return brief.pdf(TITLE, LEAD, FEW)


def test_every_page_is_a4(paper):
    boxes = re.findall(rb"/MediaBox \[ ?([\d. ]+?) ?\]", paper)
    assert boxes
    for box in boxes:
        left, top, wide, high = map(float, box.split())
        assert (left, top) == (0, 0) and (wide, high) == pytest.approx((595.28, 841.89), abs=0.05)


def test_the_same_charts_give_the_same_bytes(paper):
    assert brief.pdf(TITLE, LEAD, FEW) == paper
    assert b"CreationDate" not in paper


def test_what_it_says_can_be_selected(paper):
    found = " ".join(text_of(paper).split())
    for words in (TITLE, LEAD, "Dữ liệu đến 22/11/2026", "Hình thứ tư", "bản dựng 7f3a91bc", *(chart.title for chart in FEW)):
        assert words in found


def test_pages_are_numbered(paper):
    numbers = re.findall(r"Trang (\d+)/(\d+)", text_of(paper))
    assert numbers == [(str(i), str(len(numbers))) for i in range(1, len(numbers) + 1)]
    assert len(numbers) > 1


@pytest.mark.parametrize("charts", [FEW, tuple(SKETCHES.values()), (ranges(63),), ()], ids=["few", "all", "a high one", "none"])
def test_no_picture_is_cut_or_stands_on_another(charts):
    pages = brief.pages(TITLE, LEAD, charts)
    stood = 0
    for page in pages:
        boxes = sorted((axes.get_position() for axes in page.axes), key=lambda box: -box.y1)
        assert all(box.x0 >= 0 and box.x1 <= 1 and box.y0 >= 0 and box.y1 <= 1 for box in boxes)
        assert all(upper.y0 >= lower.y1 - 1e-6 for upper, lower in itertools.pairwise(boxes))
        stood += len(boxes) - 1  # the foot
    assert stood == len(charts) + 1  # the heading
    assert len(pages) == 1 or all(len(page.axes) > 1 for page in pages)


def test_a_picture_higher_than_a_page_is_made_smaller_with_all_it_says():
    (small,) = [axes for page in brief.pages(TITLE, LEAD, (ranges(63),)) for axes in page.axes if len(axes.texts) > 60]
    alone = static.drawn(ranges(63)).axes[0]
    assert [text.get_text() for text in small.texts] == [text.get_text() for text in alone.texts]
    factor = small.texts[0].get_size() / alone.texts[0].get_size()
    box = small.get_position()
    assert factor < 0.7 and factor == pytest.approx(box.width * brief.A4[0] / 8)
    assert box.height * brief.A4[1] == pytest.approx(factor * alone.figure.get_size_inches()[1])


def test_pictures_stand_together_where_they_fit():
    assert len(brief.pages(TITLE, LEAD, (tiles(4), tiles(4)))) == 1


def test_its_words_follow_the_language():
    charts = tuple(replace(chart, language="en") for chart in FEW[:2])
    found = text_of(brief.pdf(TITLE, LEAD, charts, "en"))
    assert "Data as of" in found and "build 7f3a91bc" in found


def test_a_table_prints_as_many_rows_as_a_page_holds_and_says_so():
    (sheet,) = [axes for page in brief.pages(TITLE, LEAD, (table(55),)) for axes in page.axes if len(axes.texts) > 60]
    said = next(text.get_text() for text in sheet.texts if text.get_text().startswith("hiện"))
    shown = int(said.split()[1])
    assert said == f"hiện {shown} trên 55 dòng" and 10 < shown < 40
    assert sum(text.get_text() in ("có", "không") for text in sheet.texts) == shown
    assert sheet.get_position().width * brief.A4[0] > 0.85 * 8
