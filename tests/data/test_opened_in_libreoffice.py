"""What another office suite shows of every file that goes out: LibreOffice draws its pages, which are read and measured.

Rows, names and numbers of the charts are INVENTED. Pictures of all pages, in colour and grey, go to tests/artefacts.
"""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from ctypes import c_double
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pypdfium2
import pypdfium2.raw as raw
import pytest
from PIL import ImageChops, ImageStat

from dashboard import forms, warehouse
from dashboard.charts import Kind
from dashboard.render import draft_report, form_letter, form_sheet, powerpoint, report_pdf, report_word, report_workbook, static
from dashboard.render.powerpoint_page import KEY
from dashboard.render.static_map import map_tones
from dashboard.report import Entry
from tests.conftest import ROOT
from tests.filled_forms import AGENCY, PLAN
from tests.unit.sketched_reports import ACCENTS, TITLE, passages, report_of
from tests.unit.sketches import cascade, lettered, panels, ranges, statements, table, tiles
from tests.unit.test_render_pictures import bars, columns, count_map, heatmap, points, state_map

ARTEFACTS = ROOT / "tests" / "artefacts"
COUNTED = count_map()
SKETCHED = (
    state_map(), state_map("2025"), COUNTED, bars(), columns(), heatmap(), lettered(), points(), panels(), ranges(),
    cascade(20, 6), tiles(), statements(5), table(3),
)  # fmt: skip
CHARTS = [
    replace(chart, title=f"Hình thứ {place} về {chart.kind}: Chữ Nguyễn, Đỗ, Phượng, Ẵm, ưỡn (giả định)")
    for place, chart in enumerate(SKETCHED, start=1)
]  # fmt: skip
MAPS = [chart for chart in CHARTS if chart.kind is Kind.MAP]
DRAWN = [chart for chart in CHARTS if chart.kind not in (Kind.TILES, Kind.STATEMENTS, Kind.TABLE)]
ARCHIPELAGOS = ("HoàngSa", "TrườngSa")
UNREADABLE = "\ufffd□▯\ufffe\uffff"
ROUNDING = 0.5  # points; of the boxes of letters
PAGE_PX = 900  # how wide pages are kept
Document = pypdfium2.PdfDocument


@pytest.fixture(scope="module")
def soffice() -> str:
    """LibreOffice on this machine; skip with a reason, or fail where it is required."""
    found = shutil.which("soffice")
    if found is None:
        reason = "no LibreOffice on this machine; on Debian: libreoffice-impress, libreoffice-writer, libreoffice-calc"
        assert not os.environ.get("ATLAS_REQUIRE_OFFICE"), f"ATLAS_REQUIRE_OFFICE: {reason}"
        pytest.skip(reason)
    return found


@pytest.fixture(scope="module")
def files(shipped_warehouse) -> dict[str, bytes]:
    """Every kind of file that goes out for an office suite."""
    report = report_of(*(Entry(chart, comment=ACCENTS, passages=passages()) for chart in CHARTS))
    with patch.dict(os.environ, {"ATLAS_BUILD": str(shipped_warehouse)}):
        build = warehouse.current()
        form = forms.form_of(build, PLAN, AGENCY)
        draft = draft_report.draft(build, "2008", "60", 2023)
    return {
        "trinh-chieu.pptx": powerpoint.deck(CHARTS, TITLE, ACCENTS),
        "bao-cao.docx": report_word.docx(report),
        "so-lieu.xlsx": report_workbook.xlsx(report),
        "bieu-mau.xlsx": form_sheet.workbook(form),
        "mau-bao-cao.docx": form_letter.document(form),
        "du-thao.docx": draft,
    }


@pytest.fixture(scope="module")
def opened(soffice, files, tmp_path_factory) -> Iterator[dict[str, Document]]:
    """The pages that LibreOffice makes of each file, by the file's name."""
    folder = tmp_path_factory.mktemp("office")
    for name, content in files.items():
        (folder / name).write_bytes(content)
    command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    stems = [f"{Path(name).stem}.pdf" for name in files]
    done = subprocess.run(
        [*command, "--outdir", folder / "pages", *(folder / name for name in files)],
        capture_output=True,
        text=True,
        timeout=150,
    )
    made = {name: folder / "pages" / stem for name, stem in zip(files, stems, strict=True)}
    assert all(path.exists() for path in made.values()), done.stdout + done.stderr
    documents = {name: Document(path) for name, path in made.items()}
    for name, document in documents.items():
        keep_pictures(Path(name).stem, document)
    yield documents
    for document in documents.values():
        document.close()


def keep_pictures(name: str, document: Document) -> None:
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(document, start=1):
        picture = page.render(scale=PAGE_PX / page.get_width()).to_pil()
        picture.save(ARTEFACTS / f"office-{name}-{number:02}.png")
        picture.convert("L").save(ARTEFACTS / f"office-{name}-{number:02}-grey.png")


def joined(text: str) -> str:
    """Return the text without its spaces: lines are broken where each program likes."""
    return "".join(unicodedata.normalize("NFC", text).split())


def pages_of(document: Document) -> list[str]:
    return [joined(text_of(page.get_textpage())) for page in document]


def text_of(text: pypdfium2.PdfTextpage) -> str:
    """Return the letters by line and place: where a font lacks a letter, the file has it apart from its word."""
    letters = []
    for place in range(text.count_chars()):
        raw.FPDFText_GetCharOrigin(text, place, x := c_double(), y := c_double())
        letters.append((-round(y.value), x.value, chr(raw.FPDFText_GetUnicode(text, place))))
    return "".join(letter for _line, _x, letter in sorted(letters))


def test_every_chart_has_its_slide_and_no_slide_is_without_one(opened):
    slides = pages_of(opened["trinh-chieu.pptx"])
    assert len(slides) == 1 + len(CHARTS)
    assert joined(TITLE) in slides[0] and joined(ACCENTS) in slides[0]
    assert [joined(chart.title) in slide for chart, slide in zip(CHARTS, slides[1:], strict=True)] == [True] * len(CHARTS)


def test_every_chart_has_its_chapter_and_picture_in_the_report(opened):
    report = opened["bao-cao.docx"]
    said = "".join(pages_of(report))
    assert len(report) >= len(CHARTS)
    assert [chart.title for chart in CHARTS if joined(chart.title) not in said] == []
    assert said.count(joined(ACCENTS)) >= len(CHARTS)
    images = [each for page in report for each in page.get_objects() if each.type == raw.FPDF_PAGEOBJ_IMAGE]
    assert len(images) == len(DRAWN)


def test_every_chart_is_in_the_workbook(opened):
    said = "".join(pages_of(opened["so-lieu.xlsx"]))
    assert [chart.title for chart in CHARTS if joined(chart.title) not in said] == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("bieu-mau.xlsx", "Sở Công Thương"),
        ("mau-bao-cao.docx", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("du-thao.docx", "DỰ THẢO"),
    ],
)
def test_forms_and_drafts_are_shown(opened, name, words):
    assert joined(words) in "".join(pages_of(opened[name]))


def test_both_archipelagos_are_named_on_every_map(opened):
    slides = pages_of(opened["trinh-chieu.pptx"])[1:]
    shown = [slide for chart, slide in zip(CHARTS, slides, strict=True) if chart.kind is Kind.MAP]
    for chart in MAPS:
        shown.append(joined(static.picture(chart, "svg").decode()))
        shown += pages_of(Document(static.picture(chart, "pdf")))
        shown.append("".join(pages_of(Document(report_pdf.pdf(report_of(chart))))))
    assert len(shown) == 4 * len(MAPS)
    assert [[name in text for name in ARCHIPELAGOS] for text in shown] == [[True, True]] * len(shown)


def test_no_page_has_signs_that_cannot_be_read_or_words_beyond_its_edges(opened):
    for name, document in opened.items():
        for number, page in enumerate(document, start=1):
            text = page.get_textpage()
            assert not set(text.get_text_bounded()) & set(UNREADABLE), f"{name}, page {number}"
            boxes = [text.get_rect(place) for place in range(text.count_rects())]
            beyond = [box for box in boxes if box[0] < -ROUNDING or box[2] > page.get_width() + ROUNDING]
            if not name.endswith(".xlsx"):  # a sheet goes on on the next page, and so does a chart on it
                beyond += [box for box in boxes if box[1] < -ROUNDING or box[3] > page.get_height() + ROUNDING]
            assert not beyond, f"{name}, page {number}: {[text.get_text_bounded(*box) for box in beyond]}"


def test_in_grey_a_map_of_numbers_grows_darker_with_them(opened):
    place = next(place for place, chart in enumerate(SKETCHED) if chart is COUNTED)
    page = opened["trinh-chieu.pptx"][1 + place]
    scale = 2  # as on a screen, where a texture is seen as one grey
    text, picture, high = page.get_textpage(), page.render(scale=scale, grayscale=True).to_pil(), page.get_height()
    labels = [tone.label for tone in map_tones(COUNTED, "vi")[0][:-1]]
    greys = []
    for label in labels:
        found, _count = text.search(label, match_whole_word=True).get_next()
        left, low, _right, top = text.get_charbox(found)
        key = (left - 0.72 * (KEY + 9), high - top, left - 0.72 * 15, high - low)  # 12 units to its right the label begins
        greys.append(ImageStat.Stat(picture.crop([edge * scale for edge in key])).mean[0])
    assert len(greys) > 4
    assert all(dark < light for light, dark in itertools.pairwise(greys)), greys


@pytest.mark.parametrize("name", ["trinh-chieu.pptx", "bao-cao.docx"])
def test_every_accent_is_drawn(opened, name):
    """A font without a letter draws a box for it: then letters look alike."""
    page = opened[name][0]
    text, scale = page.get_textpage(), 8
    said = unicodedata.normalize("NFC", text.get_text_range())
    assert len(said) == text.count_chars()
    picture, high = page.render(scale=scale, grayscale=True).to_pil(), page.get_height()
    drawn = {}
    for letter in set(ACCENTS) - {" "}:
        left, low, right, top = text.get_charbox(said.index(letter))
        drawn[letter] = picture.crop([round(edge * scale) for edge in (left, high - top, right, high - low)])
    alike = [one + other for one, other in itertools.combinations(drawn, 2) if looks_like(drawn[one], drawn[other])]
    assert alike == []


def looks_like(one, other) -> bool:
    return ImageChops.difference(one, other.resize(one.size)).getextrema()[1] < 128
