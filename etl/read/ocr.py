"""Pictures of pages → text, by the command `tesseract` with its Vietnamese data: an optional package of the system.

One thread a page (the pages of many files run side by side) and a bound on the time that each may take.
"""

from __future__ import annotations

import io
import logging
import os
import subprocess
import typing

from etl.errors import UnreadableFile
from etl.read.encodings import measure_vietnamese
from etl.read.limits import check_page_count, refuse

if typing.TYPE_CHECKING:
    from PIL.Image import Image

PROGRESS = logging.getLogger(__name__)  # which page of a scan is being recognised, one line a page
COMMAND = "tesseract"
LANGUAGE = "vie"
DPI = 200
PAGE_SECONDS = 90
MAX_PIXELS = 80_000_000  # of a picture as stored: A3 at 600 dpi has 70 million; Pillow itself warns from 89 on
SHORT_SIDE = range(1_400, 2_600)  # pixels across a page that read best: A4 at 200 dpi has 1,654
LONGEST_SIDE = 8_000
UPRIGHT = 0.5  # share of syllables among the marked words below which a page may lie on its side
INSTALL = "cài Tesseract và dữ liệu tiếng Việt (Debian, Ubuntu: apt-get install tesseract-ocr tesseract-ocr-vie) rồi nạp lại"


def read_image(content: bytes, name: str) -> tuple[str, ...]:
    """Return the text of the pages of a PNG, JPEG or TIFF file; raises UnreadableFile."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "TIFF", "MPO")) as image:
            count = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
            check_page_count(count, name)
            pages = []
            for number in range(count):
                image.seek(number)
                _check_size(image.width, image.height, name)
                tell_page(number + 1, count)
                pages.append(recognise(ImageOps.exif_transpose(image), name, number + 1))
    except Image.DecompressionBombError as error:
        raise _refuse_size(name, "") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise refuse(
            name, "ảnh", "", "tệp ảnh hỏng hoặc không đầy đủ", "quét hoặc chụp lại, lưu dạng PNG, JPEG hoặc TIFF"
        ) from error
    return tuple(pages)


def tell_page(page: int, count: int) -> None:
    """Tell whoever waits which page of how many is being recognised: "TRANG 3/12"."""
    PROGRESS.info("TRANG %d/%d", page, count)


def recognise(image: Image, name: str, page: int) -> str:
    """Return the text on a picture of one page, turned upright where that reads better; "" where there is none."""
    picture = _prepare(image)
    text = _run(picture, name, page)
    words, share = measure_vietnamese(text)
    if words >= 3 and share < UPRIGHT:
        turned = [_run(picture.rotate(angle, expand=True), name, page) for angle in (90, 270, 180)]
        text = max((text, *turned), key=lambda read: measure_vietnamese(read)[0] * measure_vietnamese(read)[1])
    return text


def _check_size(width: int, height: int, name: str) -> None:
    if width * height > MAX_PIXELS:
        raise _refuse_size(name, f"{width} × {height}")


def _refuse_size(name: str, value: str) -> UnreadableFile:
    reason = f"ảnh lớn hơn {MAX_PIXELS // 1_000_000} triệu điểm"
    return refuse(name, "kích thước ảnh", value, reason, "quét lại ở 200–300 dpi, mỗi trang một ảnh")


def _prepare(image: Image) -> Image:
    """Return the picture in grey on white, about as large as reads best."""
    from PIL import Image as images

    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        ground = images.new("RGBA", image.size, "white")
        image = images.alpha_composite(ground, image.convert("RGBA"))
    if image.mode.startswith(("I", "F")):
        image = image.convert("I").point(lambda value: value / 256)  # 16 bits a point
    grey = image.convert("L")
    short, long = sorted(grey.size)
    factor = 1.0
    if short < SHORT_SIDE.start:
        factor = min(SHORT_SIDE.start / max(short, 1), 3.0)
    elif short > SHORT_SIDE.stop:
        factor = SHORT_SIDE.stop / short
    factor = min(factor, LONGEST_SIDE / long)
    if factor != 1.0:
        size = (max(1, round(grey.width * factor)), max(1, round(grey.height * factor)))
        grey = grey.resize(size, images.Resampling.LANCZOS)
    return grey


def _run(picture: Image, name: str, page: int) -> str:
    """Return what tesseract reads; raises UnreadableFile if it is missing, fails or takes too long."""
    stored = io.BytesIO()
    picture.save(stored, "PPM")
    try:
        done = subprocess.run(
            [COMMAND, "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(DPI), "-c", "preserve_interword_spaces=1"],
            input=stored.getvalue(), capture_output=True, timeout=PAGE_SECONDS, env=os.environ | {"OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip
    except FileNotFoundError as error:
        raise refuse(name, "bản quét", "", "máy chưa có chương trình nhận dạng chữ Tesseract", INSTALL) from error
    except subprocess.TimeoutExpired as error:
        raise refuse(
            name, f"trang {page}", "", f"nhận dạng chữ quá {PAGE_SECONDS} giây", "quét lại trang này rõ hơn, ở 200–300 dpi"
        ) from error
    except OSError as error:
        raise refuse(name, "bản quét", "", f"không chạy được Tesseract ({error.strerror})", INSTALL) from error
    if done.returncode:
        raise _explain_failure(done.stderr.decode("utf-8", "replace"), name, page)
    return done.stdout.decode("utf-8", "replace").replace("\f", "").strip("\n")


def _explain_failure(message: str, name: str, page: int) -> UnreadableFile:
    if f"{LANGUAGE}.traineddata" in message or "Failed loading language" in message:
        return refuse(name, "bản quét", "", "Tesseract trên máy chưa có dữ liệu tiếng Việt (vie)", INSTALL)
    return refuse(name, f"trang {page}", "", "Tesseract không nhận dạng được ảnh này", "quét lại, lưu dạng PNG, JPEG hoặc TIFF")
