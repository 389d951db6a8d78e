"""The text of a plan's source file, where that file is present: what the spans of the plan point into.

The normalised text is the file's UTF-8 text in NFC, without a byte order mark, each line end and page break one
"\\n", and with contacts blotted out character by character, so that every offset stays (DESIGN §8.9).
Other media are read by a later step; a file that does not fit its record is a fault of the document, never of the run.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from etl.errors import EMAIL, PHONE
from etl.inputs import Input
from etl.read.text import BOM, MAX_BYTES
from etl.records import Plan, Source, SourceIssue, Span

LINE_ENDS = re.compile(r"\r\n|[\r\f\v\x85\u2028\u2029]")
UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# after such a word a number of any form is a telephone's: "ĐT: 0252.3.822.123", "Fax 024 3944 6061"
ANNOUNCED = re.compile(r"\b(?:điện\s+thoại|đtdđ|đt|tel|fax|hotline)\b[^\d(+\n]{0,12}([\d(+][\d .()+-]{6,}\d)", re.IGNORECASE)
WHOLE_EMAIL = re.compile(EMAIL.pattern + r"(?:\.\w+)*")
PHONE_AS_SQL = re.compile(PHONE.pattern, re.ASCII)  # sql/90_check_contact.sql knows letters of ASCII only
BLOT = "•"


@dataclass(frozen=True, slots=True)
class SourceText:
    """The normalised text, or None where the file is absent or unusable, and what is wrong with it."""

    text: str | None = None
    faults: tuple[SourceIssue, ...] = ()

    def holds(self, span: Span) -> bool:
        """Whether a span runs forward and lies within the text, or within the longest there can be where it is not known."""
        return span.start < span.end <= (MAX_BYTES if self.text is None else len(self.text))


def read_source(plan: Plan, files: Mapping[str, Input]) -> SourceText:
    """Return the text that a plan was read from, out of `files` (name as a plan gives it → file), with all faults."""
    found = _read(plan.source, files)
    return SourceText(found.text, (*found.faults, *_faults_of_spans(plan, found)))


def by_name(inputs: Iterable[Input]) -> dict[str, Input]:
    """Return the source files by the name that plans call them: the path below the folder of sources."""
    return {file.name.partition("/")[2]: file for file in inputs if file.kind == "source"}


def normalise(text: str) -> str:
    """Return the text that spans refer to."""
    return blot_contacts(UNSEEN.sub(" ", LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text.removeprefix(BOM)))))


def blot_contacts(text: str) -> str:
    """Put a dot for each character of an e-mail address or a telephone number; the length stays."""
    text = ANNOUNCED.sub(lambda match: match[0][: match.start(1) - match.start()] + BLOT * len(match[1]), text)
    before = ""
    while before != text:  # what is blotted out may bare a number that stood against it
        before = text
        for pattern in (WHOLE_EMAIL, PHONE_AS_SQL):
            text = pattern.sub(lambda match: BLOT * len(match[0]), text)
    return text


def _read(source: Source, files: Mapping[str, Input]) -> SourceText:
    file = files.get(unicodedata.normalize("NFC", source.file))
    if file is None:
        return SourceText()
    if file.sha256 is None:
        return _unusable("source_unreadable", f"Tệp {source.file} quá lớn hoặc không mở được.")
    if file.sha256 != source.sha256:
        return _unusable("source_changed", f"Nội dung tệp {source.file} khác mã sha256 ghi trong kế hoạch.")
    try:
        return SourceText(normalise(file.path.read_bytes().decode("utf-8")))
    except (OSError, UnicodeDecodeError):
        return _unusable("source_unreadable", f"Tệp {source.file} không đọc được như văn bản UTF-8.")


def _unusable(code: str, note: str) -> SourceText:
    return SourceText(None, (SourceIssue(code=code, note=note),))


def _faults_of_spans(plan: Plan, source: SourceText) -> Iterable[SourceIssue]:
    for entry in (*plan.citations, *plan.duties, *plan.tasks, *plan.deadlines):
        if entry.span and not source.holds(entry.span):
            length = f" ({len(source.text)} ký tự)" if source.text is not None else ""
            yield SourceIssue(
                code="span_outside",
                section=entry.section,
                printed=getattr(entry, "printed", None),
                note=f"Vị trí {entry.span.start}–{entry.span.end} không nằm trong văn bản gốc{length}.",
            )
