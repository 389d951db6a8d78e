"""Whether a ZIP package is a Word document that is safe to open: looked at before any library unpacks or parses it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from etl.errors import UnreadableFile
from etl.read.limits import refuse

MAX_ENTRIES = 5_000
MAX_TOTAL = 400 * 1024 * 1024  # bytes unpacked, pictures and all
MAX_PART = 64 * 1024 * 1024  # of one part in XML
MAX_RATIO = 150  # unpacked to packed, of a large part; the text of a document packs to about a tenth
LARGE = 8 * 1024 * 1024
CHUNK = 1024 * 1024
# "<!DOCTYPE" or "<!ENTITY" in one, two or, the other way round, two bytes a letter
ENTITIES = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T|E\0?N\0?T\0?I)", re.IGNORECASE)
MACROS = re.compile(r"(?:^|/)vba(?:Project|Data)\w*\.(?:bin|xml)$", re.IGNORECASE)
MACRO_TYPE = b"macroEnabled"
CONTENT_TYPES = "[Content_Types].xml"
OTHERS = {"xl/": "bảng tính Excel", "ppt/": "tệp trình chiếu PowerPoint", "META-INF/manifest.xml": "tệp OpenDocument"}
AS_DOCX = "mở bằng Word hoặc LibreOffice, lưu lại dạng Word Document (.docx) rồi nạp lại"
AGAIN = "lấy lại tệp gốc"


def check_package(content: bytes, name: str) -> None:
    """Raise UnreadableFile unless the bytes are a Word document without macros that unpacks to a sensible size."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            _check_kind([entry.filename for entry in entries], name)
            _check_declared(entries, name)
            for entry in entries:
                _check_part(package, entry, name)
    except UnreadableFile:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, LookupError) as error:
        raise refuse(name, "tệp", "", "tệp Word hỏng hoặc không đầy đủ (gói ZIP không mở được)", AGAIN) from error


def _check_kind(names: list[str], name: str) -> None:
    if CONTENT_TYPES not in names or not any(entry.startswith("word/") for entry in names):
        what = next((what for start, what in OTHERS.items() if any(entry.startswith(start) for entry in names)), "tệp nén ZIP")
        raise refuse(name, "tệp", "", f"là {what}, không phải tệp Word", "nạp từng văn bản dạng .docx, .pdf hoặc .txt")
    if any(MACROS.search(entry) for entry in names):
        raise _refuse_macros(name)


def _check_declared(entries: list[zipfile.ZipInfo], name: str) -> None:
    """Check what the package says of itself; zipfile unpacks no more of a part than is declared."""
    total = sum(entry.file_size for entry in entries)
    dense = any(entry.file_size > LARGE and entry.file_size > MAX_RATIO * entry.compress_size for entry in entries)
    if len(entries) > MAX_ENTRIES or total > MAX_TOTAL or dense:
        raise _refuse_bomb(name, f"{len(entries)} phần, {total / 1024**2:.0f} MB")
    if any(entry.flag_bits & 1 for entry in entries):
        raise refuse(name, "tệp", "", "gói tệp đặt mật khẩu", "bỏ mật khẩu, lưu lại dạng .docx rồi nạp lại")


def _check_part(package: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> None:
    """Unpack a part step by step: its true size counts, and where it is XML it may define no entities."""
    is_text = entry.filename.lower().endswith((".xml", ".rels"))
    size, tail = 0, b""
    with package.open(entry) as part:
        while chunk := part.read(CHUNK):
            size += len(chunk)
            if size > (MAX_PART if is_text else MAX_TOTAL):
                raise _refuse_bomb(name, f"{entry.filename}: hơn {size / 1024**2:.0f} MB")
            if is_text and ENTITIES.search(tail + chunk):
                raise refuse(name, entry.filename, "", "tệp Word tự định nghĩa thực thể XML, không nhận vì an toàn", AS_DOCX)
            if entry.filename == CONTENT_TYPES and MACRO_TYPE in tail + chunk:
                raise _refuse_macros(name)
            tail = chunk[-32:]


def _refuse_macros(name: str) -> UnreadableFile:
    return refuse(name, "tệp", "", "tệp Word có macro (.docm), không nhận vì an toàn", AS_DOCX)


def _refuse_bomb(name: str, value: str) -> UnreadableFile:
    return refuse(
        name, "kích thước giải nén", value, "tệp Word giải nén ra quá lớn (có thể là bom nén)", f"{AGAIN}, hoặc {AS_DOCX}"
    )
