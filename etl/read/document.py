"""Any document file → its bare text by pages. The one door: what a file is, its content says, not its name alone.

A file that cannot be read, or must not be, raises UnreadableFile with the reason and the remedy. The libraries of PDF,
DOCX and pictures are loaded only for a file that needs them.
"""

from __future__ import annotations

import hashlib
import re
import stat
import unicodedata
from collections.abc import Callable
from pathlib import Path

from etl.draft import Reading
from etl.errors import UnreadableFile
from etl.read.encodings import decode_text
from etl.read.limits import MAX_BYTES, SPLIT, check_page_count, refuse

READABLE = ".txt, .md, .docx, .pdf, .png, .jpg hoặc .tif"
SUFFIXES = {
    "text": {".txt", ".text"}, "markdown": {".md", ".markdown"}, "docx": {".docx"}, "pdf": {".pdf"},
    "image": {".png", ".jpg", ".jpeg", ".tif", ".tiff"},
}  # fmt: skip
STARTS = (  # the first bytes of a file → what it is
    (b"PK\x03\x04", "docx"), (b"PK\x05\x06", "docx"), (b"\x89PNG\r\n\x1a\n", "image"), (b"\xff\xd8\xff", "image"),
    (b"II*\0", "image"), (b"MM\0*", "image"), (b"II+\0", "image"), (b"MM\0+", "image"),
)  # fmt: skip
AS_DOCX = "mở bằng Word hoặc LibreOffice, lưu lại dạng .docx rồi nạp lại"
AS_PICTURE = "lưu lại dạng PNG, JPEG hoặc TIFF rồi nạp lại"
UNREAD = (  # the first bytes of what is refused → what it is, what to do
    (b"{\\rtf", "tệp RTF", AS_DOCX),
    (b"GIF8", "ảnh GIF", AS_PICTURE),
    (b"BM", "ảnh BMP", AS_PICTURE),
    (b"RIFF", "ảnh WebP hoặc tệp đa phương tiện", AS_PICTURE),
    (b"Rar!", "tệp nén RAR", "giải nén rồi nạp từng văn bản"),
    (b"7z\xbc\xaf", "tệp nén 7z", "giải nén rồi nạp từng văn bản"),
    (b"\x1f\x8b", "tệp nén gzip", "giải nén rồi nạp từng văn bản"),
)
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .doc, .xls and of encrypted .docx
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE)
PDF_WITHIN = 1_024  # bytes before which "%PDF-" must stand
LINE_END = re.compile(r"[\r\x0b\x85\u2028\u2029](?:(?<=\r)\n)?")  # one class of letters first: the search leaps to them


def read_document(path: Path) -> Reading:
    """Return the text of a file page by page; raises UnreadableFile."""
    name = unicodedata.normalize("NFC", path.name)
    content = _read_bytes(path, name)
    kind = _tell_kind(content, path.suffix.lower(), name)
    try:
        medium, pages = _read_as(kind, content, name)
    except UnreadableFile:
        raise
    except Exception as error:  # what a library trips over in a file is the fault of the file
        raise refuse(
            name,
            "nội dung",
            type(error).__name__,
            "tệp hỏng hoặc có cấu trúc không đọc được",
            f"lưu lại dạng {READABLE} rồi nạp lại",
        ) from error
    check_page_count(len(pages), name)
    if not any(page.strip() for page in pages):
        raise _refuse_blank(medium, name)
    return Reading(name, hashlib.sha256(content).hexdigest(), medium, pages)


def _read_bytes(path: Path, name: str) -> bytes:
    """Return the bytes of a regular file, its size looked at before the first is read."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise refuse(name, "tệp", "", "không phải tệp thường", "chọn một tệp văn bản")
        if status.st_size > MAX_BYTES:
            raise refuse(
                name, "kích thước", f"{status.st_size / 1024**2:.0f} MB", f"tệp lớn hơn {MAX_BYTES // 1024**2} MB", SPLIT
            )
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise refuse(name, "tệp", "", "không có tệp này", "kiểm tra lại đường dẫn") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "tên tệp không hợp lệ"
        raise refuse(name, "tệp", "", f"không mở được ({reason})", "kiểm tra tên và quyền đọc") from error
    if not content:
        raise refuse(name, "nội dung", "", "tệp rỗng", "nạp lại tệp có nội dung")
    return content


def _tell_kind(content: bytes, suffix: str, name: str) -> str:
    """Return what a file is by its content; raises UnreadableFile if that is not read here, or its name says otherwise."""
    _refuse_unread(content, name)
    start = next((kind for mark, kind in STARTS if content.startswith(mark)), None)
    kind = start or ("pdf" if b"%PDF-" in content[:PDF_WITHIN] else None)
    said = next((kind for kind, suffixes in SUFFIXES.items() if suffix in suffixes), None)
    if suffix == ".docm":
        said = "docx"  # told apart, and refused, by its content
    if kind is None:
        if said in ("docx", "pdf", "image"):
            raise refuse(
                name, "đuôi tệp", suffix, f"nội dung không phải {_name_kind(said)}; tệp hỏng hoặc sai đuôi", _remedy(said)
            )
        return said or "text"
    if said is not None and said != kind:
        right = {"docx": ".docx", "pdf": ".pdf", "image": ".png, .jpg hoặc .tif"}[kind]
        raise refuse(
            name,
            "đuôi tệp",
            suffix,
            f"sai đuôi: nội dung là {_name_kind(kind)}",
            f"đổi đuôi thành {right} nếu đúng là văn bản cần nạp",
        )
    return kind


def _refuse_unread(content: bytes, name: str) -> None:
    if content.startswith(COMPOUND):
        if ENCRYPTED in content:
            raise refuse(name, "tệp", "", "tệp Word đặt mật khẩu", "mở bằng Word, bỏ mật khẩu, lưu lại dạng .docx rồi nạp lại")
        raise refuse(name, "tệp", "", "tệp Word cũ (.doc) hoặc tệp Office nhị phân", AS_DOCX)
    if WEB_PAGE.match(content):
        raise refuse(name, "tệp", "", "trang web (HTML)", "nạp tệp gốc của văn bản, hoặc chép phần văn bản sang tệp .txt")
    for mark, what, remedy in UNREAD:
        if content.startswith(mark) and (mark != b"BM" or b"\0" in content[:32]):
            raise refuse(name, "tệp", "", f"là {what}, hệ thống không đọc loại này", remedy)


def _name_kind(kind: str) -> str:
    return {"docx": "tệp Word (.docx)", "pdf": "tệp PDF", "image": "ảnh PNG, JPEG hoặc TIFF"}[kind]


def _remedy(kind: str) -> str:
    return "lấy lại tệp gốc" if kind != "docx" else AS_DOCX


def _read_as(kind: str, content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the medium and the pages."""
    readers: dict[str, Callable[[bytes, str], tuple[str, tuple[str, ...]]]] = {
        "pdf": _read_pdf, "docx": _read_docx, "image": _read_image
    }  # fmt: skip
    if kind in readers:
        return readers[kind](content, name)
    text = LINE_END.sub("\n", decode_text(content, name))
    return kind, tuple(page.strip("\n") for page in text.rstrip("\f\n ").split("\f"))


def _read_pdf(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    from etl.read.pdf import read_pdf

    return read_pdf(content, name)


def _read_docx(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    from etl.read.docx import read_docx

    return "docx", read_docx(content, name)


def _read_image(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    from etl.read.ocr import read_image

    return "scan", read_image(content, name)


def _refuse_blank(medium: str, name: str) -> UnreadableFile:
    if medium in ("scan", "pdf"):
        return refuse(
            name, "nội dung", "", "không nhận dạng được chữ nào trên bản quét", "quét lại rõ hơn, đúng chiều, ở 200–300 dpi"
        )
    return refuse(name, "nội dung", "", "tệp không có chữ nào", "nạp lại tệp có nội dung")
