"""Whether a ZIP package is the Office file it should be, and safe: looked at before any library unpacks or parses it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from etl.errors import UnreadableFile
from etl.read.limits import refuse

MAX_ENTRIES = 5_000
MAX_TOTAL = 400 * 1024 * 1024  # bytes unpacked, pictures and all
MAX_PART = 64 * 1024 * 1024  # of one part in XML
MAX_RATIO = 150  # unpacked to packed, of a large part; the text of a document packs to about a tenth
LARGE = 8 * 1024 * 1024
CHUNK = 1024 * 1024
SEAM = 1024  # bytes of a chunk looked at again with the next one
# "<!DOCTYPE" or "<!ENTITY" in one, two or, the other way round, two bytes a letter
ENTITIES = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T|E\0?N\0?T\0?I)", re.IGNORECASE)
MACROS = re.compile(r"(?:^|/)(?:vba(?:Project|Data)\w*\.(?:bin|xml)$|macrosheets/|dialogsheets/)", re.IGNORECASE)
MACRO_TYPE = b"macroEnabled"
CONTENT_TYPES = "[Content_Types].xml"
OTHERS = {
    "word/": "tệp Word",
    "xl/": "bảng tính Excel",
    "ppt/": "tệp trình chiếu PowerPoint",
    "META-INF/manifest.xml": "tệp OpenDocument",
}
AS_DOCX = "mở bằng Word hoặc LibreOffice, lưu lại dạng Word Document (.docx) rồi nạp lại"
AGAIN = "lấy lại tệp gốc"


@dataclass(frozen=True, slots=True)
class Most:
    """What one part may hold at most: so many times the mark, where the part's name matches; else the reason to refuse it."""

    parts: re.Pattern[str]
    mark: re.Pattern[bytes]
    count: int
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Kind:
    """What a package should be. `refused`: parts that it may not have, each with the reason."""

    what: str
    folder: str
    suffix: str
    macro_suffix: str
    instead: str  # what to bring in place of another kind of file
    again: str  # how to save a file so that it is taken
    max_part: int = MAX_PART
    refused: tuple[tuple[re.Pattern[str], str], ...] = ()
    most: tuple[Most, ...] = ()


WORD = Kind("tệp Word", "word/", ".docx", ".docm", "nạp từng văn bản dạng .docx, .pdf hoặc .txt", AS_DOCX)


def check_package(content: bytes, name: str, kind: Kind = WORD) -> None:
    """Raise UnreadableFile unless the bytes are a file of that kind without macros that unpacks to a sensible size."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            _check_kind([entry.filename for entry in entries], name, kind)
            _check_declared(entries, name, kind)
            for entry in entries:
                _check_part(package, entry, name, kind)
    except UnreadableFile:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, LookupError) as error:
        raise refuse(name, "tệp", "", f"{kind.what} hỏng hoặc không đầy đủ (gói ZIP không mở được)", AGAIN) from error


def _check_kind(names: list[str], name: str, kind: Kind) -> None:
    if CONTENT_TYPES not in names or not any(entry.startswith(kind.folder) for entry in names):
        others = {start: what for start, what in OTHERS.items() if start != kind.folder}
        what = next((what for start, what in others.items() if any(entry.startswith(start) for entry in names)), "tệp nén ZIP")
        raise refuse(name, "tệp", "", f"là {what}, không phải {kind.what}", kind.instead)
    if any(MACROS.search(entry) for entry in names):
        raise _refuse_macros(name, kind)
    for pattern, reason in kind.refused:
        if part := next((entry for entry in names if pattern.search(entry)), None):
            raise refuse(name, part, "", reason, kind.again)


def _check_declared(entries: list[zipfile.ZipInfo], name: str, kind: Kind) -> None:
    """Check what the package says of itself; zipfile unpacks no more of a part than is declared."""
    total = sum(entry.file_size for entry in entries)
    dense = any(entry.file_size > LARGE and entry.file_size > MAX_RATIO * entry.compress_size for entry in entries)
    if len(entries) > MAX_ENTRIES or total > MAX_TOTAL or dense:
        raise _refuse_bomb(name, f"{len(entries)} phần, {total / 1024**2:.0f} MB", kind)
    if any(entry.flag_bits & 1 for entry in entries):
        raise refuse(name, "tệp", "", "gói tệp đặt mật khẩu", f"bỏ mật khẩu, lưu lại dạng {kind.suffix} rồi nạp lại")


def _check_part(package: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, kind: Kind) -> None:
    """Unpack a part step by step: its true size counts, and where it is XML it may define no entities."""
    is_text = entry.filename.lower().endswith((".xml", ".rels"))
    limits = [limit for limit in kind.most if limit.parts.search(entry.filename)]
    counts = dict.fromkeys(range(len(limits)), 0)
    size, tail = 0, b""
    with package.open(entry) as part:
        while chunk := part.read(CHUNK):
            size += len(chunk)
            for at, limit in enumerate(limits):
                counts[at] += len(limit.mark.findall(tail + chunk)) - len(limit.mark.findall(tail))
                if counts[at] > limit.count:
                    raise refuse(name, entry.filename, "", limit.reason, limit.remedy)
            if size > (kind.max_part if is_text else MAX_TOTAL):
                raise _refuse_bomb(name, f"{entry.filename}: hơn {size / 1024**2:.0f} MB", kind)
            if is_text and ENTITIES.search(tail + chunk):
                reason = f"{kind.what} tự định nghĩa thực thể XML, không nhận vì an toàn"
                raise refuse(name, entry.filename, "", reason, kind.again)
            if entry.filename == CONTENT_TYPES and MACRO_TYPE in tail + chunk:
                raise _refuse_macros(name, kind)
            tail = chunk[-SEAM:]


def _refuse_macros(name: str, kind: Kind) -> UnreadableFile:
    return refuse(name, "tệp", "", f"{kind.what} có macro ({kind.macro_suffix}), không nhận vì an toàn", kind.again)


def _refuse_bomb(name: str, value: str, kind: Kind) -> UnreadableFile:
    reason = f"{kind.what} giải nén ra quá lớn (có thể là bom nén)"
    return refuse(name, "kích thước giải nén", value, reason, f"{AGAIN}, hoặc {kind.again}")
