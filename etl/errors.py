"""What can go wrong, in one tree. A file's fault becomes a Rejection; ours stops the run.

AtlasError                  stops the run; nothing is published
├── DataError               a file to fix, and how
│   ├── UnreadableFile      empty, too large, not UTF-8, not there
│   └── SyntaxFault         not YAML, or YAML that this project refuses
├── NoData                  there is nothing to build from
├── CheckFailed             a data test found rows
└── BuildLocked             another build is running
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# "a.b@thaibinh.gov.vn"; "0252 3822 123", "(0252) 3822123", "+84 912 345 678", but not "0123456/QĐ" or "05-08-2023";
# sql/90_check_contact.sql says the same
EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w+")  # bounded: a long run of letters is searched in linear time
PHONE = re.compile(r"(?:\+84[ .-]?\d{2,3}|0(?<![\w./-]0)\d{2,3}\)?)[ .-]?\d{3,4}[ .-]?\d{3,4}(?![\w/-])")
SHOWN = 80  # characters of a value that a message repeats


@dataclass(frozen=True, slots=True)
class Rejection:
    """One fault of a file that people edit; as text, one line that says what to do.

    `value` is what stands there ("" if nothing does). The text never repeats an e-mail
    address or a telephone number: it is kept in the warehouse and shown on a page.
    """

    file: str
    field: str
    value: str
    reason: str
    remedy: str
    line: int | None = None

    def __str__(self) -> str:
        place = f"{self.file}, dòng {self.line}" if self.line else self.file
        value = f" = {_shorten(self.value)!r}" if self.value else ""
        text = f"{place}: {self.field}{value}: {self.reason}. Cách sửa: {self.remedy}"
        return hide_contacts(" ".join(text.split()))


class AtlasError(Exception):
    """Base of all errors that the command line explains instead of tracing."""


class DataError(AtlasError):
    """A file is not what it should be."""

    def __init__(self, rejection: Rejection) -> None:
        super().__init__(str(rejection))
        self.rejection = rejection


class UnreadableFile(DataError):
    """The bytes of a file could not be taken in."""


class SyntaxFault(DataError):
    """The text of a file is not the YAML or CSV it should be."""


class NoData(AtlasError):
    """There is nothing to build from."""


class CheckFailed(AtlasError):
    """Data tests found rows: the build is not published."""


class BuildLocked(AtlasError):
    """Another build holds the lock."""


def has_contact(text: str) -> bool:
    """Tell whether a text holds an e-mail address or a telephone number."""
    return ("@" in text and EMAIL.search(text) is not None) or PHONE.search(text) is not None


def hide_contacts(text: str) -> str:
    """Return the text with e-mail addresses and telephone numbers blotted out."""
    return PHONE.sub("[đã ẩn]", EMAIL.sub("[đã ẩn]", text))


def _shorten(value: str) -> str:
    return value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"
