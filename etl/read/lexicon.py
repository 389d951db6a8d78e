"""The codes and names that records may use, small enough to send to a worker process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from etl.errors import Rejection
from etl.read.faults import dotted, nearest
from etl.vocabulary import Vocabulary
from geo.provinces import province_names

CENTRE = "Trung ương"  # stands where a province would, for the country as a whole


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the value at `location` of a record, before a file and a line are known."""

    location: tuple[int | str, ...]
    value: str
    reason: str
    remedy: str

    def rejection(self, file: str, line: int | None) -> Rejection:
        return Rejection(file, dotted(self.location), self.value, self.reason, self.remedy, line)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Known codes. `documents` are the ids of the registry and of all plan files, loaded or not.

    `levels` says at which level an agency stands, `units` in what an indicator is measured.
    """

    agencies: frozenset[str]
    themes: frozenset[str]
    document_kinds: frozenset[str]
    indicators: frozenset[str]
    issue_kinds: frozenset[str]
    provinces: frozenset[str]
    documents: frozenset[str]
    levels: Mapping[str, str]
    units: Mapping[str, str]

    def agency(self, code: str, *location: int | str) -> Iterator[Fault]:
        return _unknown(code, self.agencies, location, "không có cơ quan này", "thêm vào data/vocabulary/agencies.yml")

    def theme(self, code: str, *location: int | str) -> Iterator[Fault]:
        return _unknown(code, self.themes, location, "không có chủ đề này", f"chọn một trong: {_listed(self.themes)}")

    def document_kind(self, code: str, *location: int | str) -> Iterator[Fault]:
        remedy = "thêm vào data/vocabulary/document_kinds.yml"
        return _unknown(code, self.document_kinds, location, "không có loại văn bản này", remedy)

    def issue_kind(self, code: str, *location: int | str) -> Iterator[Fault]:
        remedy = f"chọn một trong: {_listed(self.issue_kinds)}"
        return _unknown(code, self.issue_kinds, location, "không có loại lỗi này", remedy)

    def indicator(self, code: str, *location: int | str) -> Iterator[Fault]:
        remedy = "thêm vào data/vocabulary/indicators.yml"
        return _unknown(code, self.indicators, location, "không có chỉ tiêu này", remedy)

    def province(self, name: str | None, *location: int | str) -> Iterator[Fault]:
        remedy = "viết tên tỉnh như trong geo/provinces_63.csv hoặc geo/provinces_34.csv"
        return _unknown(name, self.provinces, location, "không có tỉnh, thành phố này", remedy)

    def document(self, code: str | None, *location: int | str) -> Iterator[Fault]:
        remedy = "thêm một dòng vào data/registry/documents.csv"
        return _unknown(code, self.documents, location, "không có văn bản này trong danh mục", remedy)


def make_lexicon(vocabulary: Vocabulary, documents: Iterable[str]) -> Lexicon:
    """Return the lexicon of a vocabulary, the provinces of both vintages and the given document ids."""
    return Lexicon(
        agencies=frozenset(vocabulary.agencies),
        themes=frozenset(vocabulary.themes),
        document_kinds=frozenset(vocabulary.document_kinds),
        indicators=frozenset(vocabulary.indicators),
        issue_kinds=frozenset(vocabulary.issue_kinds),
        provinces=province_names(),
        documents=frozenset(documents),
        levels={code: agency.level for code, agency in vocabulary.agencies.items()},
        units={code: indicator.unit for code, indicator in vocabulary.indicators.items()},
    )


def _unknown(
    code: str | None, known: frozenset[str], location: tuple[int | str, ...], reason: str, otherwise: str
) -> Iterator[Fault]:
    if code is not None and code not in known:
        yield Fault(location, code, reason, nearest(code, sorted(known), otherwise))


def _listed(codes: frozenset[str]) -> str:
    return ", ".join(sorted(codes))
