"""The bytes of a file → NFC text. The one place that decides what can be read at all."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from etl.errors import Rejection, UnreadableFile

MAX_BYTES = 20 * 1024 * 1024
BOM = "\ufeff"
CONTROLS = bytes({*range(32), 127} - set(b"\t\n\r"))  # no text has them; NUL is what UTF-16 looks like


def read_text(path: Path, name: str) -> str:
    """Return the whole text in NFC without a byte order mark; raises UnreadableFile.

    The size is looked at before the first byte is read. `name` is what messages call the file.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _unreadable(
                name, "kích thước", f"{size / 1024**2:.0f} MB", f"tệp lớn hơn {MAX_BYTES // 1024**2} MB",
                "tách thành nhiều tệp, mỗi văn bản một tệp, không nhúng ảnh hay bản quét",
            )  # fmt: skip
        content = path.read_bytes()
        text = content.decode("utf-8")
    except OSError as error:
        raise _unreadable(name, "tệp", "", f"không mở được ({error.strerror})", "kiểm tra tên và quyền đọc") from error
    except UnicodeDecodeError as error:
        raise _not_utf8(name, error) from error
    if len(content.translate(None, CONTROLS)) != len(content):
        raise _control_character(name, content)
    text = unicodedata.normalize("NFC", text.removeprefix(BOM))
    if not text.strip():
        raise _unreadable(name, "nội dung", "", "tệp rỗng", "điền nội dung hoặc xóa tệp")
    return text


def _not_utf8(name: str, error: UnicodeDecodeError) -> UnreadableFile:
    before = error.object[: error.start]
    return _unreadable(
        name,
        f"byte {error.start}",
        f"0x{error.object[error.start]:02x}",
        "tệp không phải UTF-8",
        "mở bằng trình soạn thảo, lưu lại với mã hóa UTF-8",
        line=before.count(b"\n") + 1,
    )


def _control_character(name: str, content: bytes) -> UnreadableFile:
    position, byte = next((position, byte) for position, byte in enumerate(content) if byte in CONTROLS)
    return _unreadable(
        name,
        f"byte {position}",
        f"0x{byte:02x}",
        "có ký tự điều khiển, không phải văn bản UTF-8 thường",
        "xóa ký tự vô hình này, hoặc lưu lại với mã hóa UTF-8",
        line=content[:position].count(b"\n") + 1,
    )


def _unreadable(name: str, field: str, value: str, reason: str, remedy: str, line: int | None = None) -> UnreadableFile:
    return UnreadableFile(Rejection(name, field, value, reason, remedy, line))
