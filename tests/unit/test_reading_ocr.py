"""Scans: what Tesseract reads from pictures and from PDFs that are pictures, and what is said where it is missing."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest
from PIL import Image

from etl.errors import UnreadableFile
from etl.read import ocr
from etl.read.document import read_document
from tests import papers


@pytest.fixture
def tesseract() -> None:
    """Skip where Tesseract or its Vietnamese data is not installed; fail there if ATLAS_REQUIRE_OCR is set."""
    found = shutil.which("tesseract")
    listed = subprocess.run([found, "--list-langs"], capture_output=True, text=True).stdout if found else ""
    if "vie" in listed.split():
        return
    assert not os.environ.get("ATLAS_REQUIRE_OCR"), "ATLAS_REQUIRE_OCR: tesseract-ocr and tesseract-ocr-vie are not installed"
    pytest.skip("needs tesseract-ocr and tesseract-ocr-vie")


PLAIN = papers.picture()
FORMS = {
    "a.png": lambda: papers.stored(PLAIN, "PNG"),
    "a.jpg": lambda: papers.stored(PLAIN.convert("RGB"), "JPEG", quality=60),
    "a.tif": lambda: papers.stored(PLAIN.convert("1"), "TIFF", compression="group4"),
    "trong-suot.png": lambda: papers.stored(transparent(), "PNG"),
    "16-bit.png": lambda: papers.stored(PLAIN.convert("I").point(lambda value: value * 257).convert("I;16"), "PNG"),
    "xoay.png": lambda: papers.stored(papers.picture(turned=180), "PNG"),
    "a.pdf": lambda: papers.scanned_pdf([PLAIN]),
    "chu-ky-so.pdf": lambda: papers.scanned_pdf([PLAIN], over="Ký bởi: Hư Cấu. Thời gian ký: 12/05/2023"),
}


def transparent() -> Image.Image:
    image = Image.new("RGBA", PLAIN.size, (0, 0, 0, 0))
    image.putalpha(PLAIN.point(lambda value: 255 - value))
    return image


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("name", FORMS)
def test_a_scan_is_read(tmp_path, name):
    reading = read_document(papers.saved(tmp_path / name, FORMS[name]()))
    assert reading.medium == "scan"
    read = " ".join(reading.pages[0].split())
    for line in (papers.HEAD[0], papers.BODY[0], "Chỉ thị số 03-CT/TW ngày 19/5/2021 của Ban Bí thư"):
        assert line in read


@pytest.mark.usefixtures("tesseract")
def test_the_pages_of_a_tiff_are_kept(tmp_path):
    blank, second = Image.new("L", PLAIN.size, 255), papers.picture(["Trang ba, văn bản HƯ CẤU"])
    content = papers.stored(PLAIN, "TIFF", save_all=True, append_images=[blank, second])
    pages = read_document(papers.saved(tmp_path / "a.tif", content)).pages
    assert ["KẾ HOẠCH" in pages[0], pages[1], "Trang ba" in pages[2]] == [True, "", True]


@pytest.mark.usefixtures("tesseract")
def test_columns_of_a_scanned_head_are_parted(tmp_path):
    wide = papers.picture([f"{papers.HEAD[0]}              {papers.MOTTO[1]}", *papers.BODY])
    text = read_document(papers.saved(tmp_path / "a.png", papers.stored(wide, "PNG"))).pages[0]
    assert "NHÂN DÂN   " in text.split("\n")[0]


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(lambda: papers.stored(Image.new("L", PLAIN.size, 255), "PNG"), id="a blank picture"),
        pytest.param(lambda: papers.scanned_pdf([Image.new("L", PLAIN.size, 255)]), id="a blank scan in a PDF"),
    ],
)
def test_an_empty_scan_is_refused(tmp_path, content):
    whole = content()
    path = papers.saved(tmp_path / ("a.pdf" if whole.startswith(b"%PDF") else "a.png"), whole)
    with pytest.raises(UnreadableFile, match="không nhận dạng được chữ nào"):
        read_document(path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(lambda: papers.stored(PLAIN, "PNG")[:3000], "hỏng hoặc không đầy đủ", id="cut off"),
        pytest.param(lambda: papers.stored(Image.new("1", (10_000, 9_000)), "PNG"), "triệu điểm", id="too many points"),
        pytest.param(lambda: papers.stored(Image.new("1", (20_000, 20_000)), "PNG"), "triệu điểm", id="a bomb of a picture"),
    ],
)
@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_a_picture_that_is_refused_says_why(tmp_path, content, reason):
    with pytest.raises(UnreadableFile, match=reason):
        read_document(papers.saved(tmp_path / "a.png", content()))


def test_without_tesseract_the_message_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(ocr, "COMMAND", "tesseract-khong-co")
    with pytest.raises(UnreadableFile, match=r"chưa có chương trình nhận dạng chữ Tesseract.*tesseract-ocr-vie"):
        read_document(papers.saved(tmp_path / "a.png", papers.stored(PLAIN, "PNG")))


def command(path, script: str) -> str:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        pytest.param(
            "echo 'Error opening data file /x/vie.traineddata' >&2; exit 1",
            "chưa có dữ liệu tiếng Việt",
            id="no Vietnamese data",
        ),
        pytest.param("echo 'read_params_file: broken' >&2; exit 1", "không nhận dạng được ảnh này", id="a failure of its own"),
        pytest.param("exec sleep 20", "quá 1 giây", id="no end"),
    ],
)
def test_a_failing_tesseract_is_explained(tmp_path, monkeypatch, script, reason):
    monkeypatch.setattr(ocr, "COMMAND", command(tmp_path / "tesseract", script))
    monkeypatch.setattr(ocr, "PAGE_SECONDS", 1)
    with pytest.raises(UnreadableFile, match=reason):
        read_document(papers.saved(tmp_path / "a.png", papers.stored(PLAIN, "PNG")))
