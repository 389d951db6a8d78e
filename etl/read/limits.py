"""What a document may be at most, and how one is refused: with the reason and what to do, never with a traceback."""

from __future__ import annotations

from etl.errors import Rejection, UnreadableFile

MAX_BYTES = 50 * 1024 * 1024
MAX_PAGES = 1_000
SPLIT = "tách thành nhiều tệp, mỗi văn bản một tệp"


def refuse(name: str, field: str, value: str, reason: str, remedy: str, line: int | None = None) -> UnreadableFile:
    """Return the error that says why a file cannot be read; `name` is what the message calls the file."""
    return UnreadableFile(Rejection(name, field, value, reason, remedy, line))


def check_page_count(count: int, name: str) -> None:
    if count > MAX_PAGES:
        raise refuse(name, "số trang", str(count), f"tệp có hơn {MAX_PAGES} trang", SPLIT)
