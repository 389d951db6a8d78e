"""The text of a plan's source file, where that file is present: what the spans of the plan point into.

Read as extraction reads it (`etl.read.document`, `etl.normalise`), so that a span means the same passage in both; a file
that does not fit its record is a fault of the document, never of the run. Of a scan the text that was reviewed stands beside
it: no build recognises it again, nor needs Tesseract, and another version of Tesseract moves no span.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from etl.errors import UnreadableFile
from etl.inputs import MAX_SOURCE_BYTES, Input
from etl.records import Plan, Source, SourceIssue, Span


@dataclass(frozen=True, slots=True)
class SourceText:
    """The normalised text, or None where the file is absent or unusable, and what is wrong with it."""

    text: str | None = None
    faults: tuple[SourceIssue, ...] = ()

    def holds(self, span: Span) -> bool:
        """Whether a span runs forward and lies within the text, or within the longest there can be where it is not known."""
        return span.start < span.end <= (MAX_SOURCE_BYTES if self.text is None else len(self.text))


def read_source(plan: Plan, files: Mapping[str, Input]) -> SourceText:
    """Return the text that a plan was read from, out of `files` (name as a plan gives it → file), with all faults."""
    found = _read(plan.source, files)
    return SourceText(found.text, (*found.faults, *_faults_of_spans(plan, found)))


def by_name(inputs: Iterable[Input]) -> dict[str, Input]:
    """Return the source files by the name that plans call them: the path below the folder of sources."""
    return {file.name.partition("/")[2]: file for file in inputs if file.kind == "source"}


def _read(source: Source, files: Mapping[str, Input]) -> SourceText:
    file = files.get(unicodedata.normalize("NFC", source.file))
    if file is None:
        return SourceText()
    if file.sha256 is None:
        return _unusable("source_unreadable", f"Tệp {source.file} quá lớn hoặc không mở được.")
    if file.sha256 != source.sha256:
        return _unusable("source_changed", f"Nội dung tệp {source.file} khác mã sha256 ghi trong kế hoạch.")
    if recognised := files.get(recognised_name(file.name.partition("/")[2])):
        return _recognised(recognised)
    from etl.normalise import normalise  # most builds have no source at hand: they don't pay for the readers
    from etl.read.document import read_document

    try:
        return SourceText(normalise(read_document(file.path))[0].text)
    except UnreadableFile as error:
        return _unusable("source_unreadable", f"Tệp {source.file} không đọc được: {error.rejection.reason}.")


def recognised_name(name: str) -> str:
    """Return what the text of a scan is called beside it: "a.pdf" → "a.pdf.txt"."""
    return f"{name}.txt"


def _recognised(file: Input) -> SourceText:
    try:
        return SourceText(file.path.read_bytes().decode())
    except (OSError, ValueError):
        return _unusable("source_unreadable", f"Tệp {file.path.name} không mở được hoặc không phải chữ UTF-8.")


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
