"""The blocks of a document → its sections by printed numbers and every paragraph in its place (ANNOTATION: Sections)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.draft import Block, Located, Outline, Section, Text
from etl.markers import Marker, read_marker, to_roman
from etl.normalise import Parts
from etl.printed import CLOSERS

ENDS = (".", ";", "!", "?", "…")  # a colon leads on
RUN_IN = re.compile(r"[^:.;]{2,140}:\s+(?=\S)")  # "Thời gian thực hiện: Trong năm 2022."
QUOTED_ITEM = re.compile(r"[“\"]\s?(?:\d{1,2}[.)]|[IVX]{1,4}\.|[a-zđ]\)|Điều \d)")
LOOKS_MISREAD = re.compile(r"[l1|]")
LONGEST_HEADING = 320
SHORT_HEADING = 14  # words; a longer item that ends with a full stop is a paragraph
LONGEST_QUOTE = 12  # blocks
LONGEST_LEAD = 16  # blocks before the first paragraph of an unnumbered letter: whom it is sent to, what it goes by
SENT_TO = re.compile(r"(?i:kính gửi)")
LARGEST_JUMP = 5  # a number further on than this is no item: "30. Báo cáo" broken off a date
TOP = ("part", "capital", "article", "roman")
ANNEX = "PL"  # phụ lục: numbers begin anew there
FURTHER_ANNEX = re.compile(r"PHỤ LỤC\b|Phụ lục(?: (?:số )?\w{1,3})?\W*$")  # in a line of its own
PREAMBLE, OUTSIDE = "preamble", "body"


@dataclass(slots=True)
class _Place:
    """Where the reader of the body stands: the numbers that enclose the next block, how many paragraphs each section has."""

    prefix: str = ""
    path: list[tuple[str, str, int]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    last: dict[str, int] = field(default_factory=dict)  # the newest value of each kind of number

    @property
    def section(self) -> str:
        labels = [label for _, label, _ in self.path]
        return ".".join([self.prefix, *labels] if self.prefix else labels)

    def accepts(self, marker: Marker) -> bool:
        """Tell whether a number can follow on what came before; a far jump is a line that only begins like an item."""
        if marker.kind not in ("arabic", "bracket", "roman") or marker.value is None:
            return True
        newest = self.last.get(marker.kind, 0)
        for kind, _, value in self.path:
            if kind == marker.kind:
                newest = max(newest, value)
                break
        return newest == 0 or marker.value <= newest + LARGEST_JUMP

    def enter(self, marker: Marker) -> None:
        """Go to the section that a number opens."""
        kinds = [kind for kind, _, _ in self.path]
        if marker.kind == "deep":
            top = [step for step in self.path if step[0] in TOP]
            steps = marker.label.split(".")
            self.path = top + [(f"deep{depth}" if depth else "arabic", step, int(step)) for depth, step in enumerate(steps)]
        elif marker.kind in kinds:
            self.path[kinds.index(marker.kind) :] = [self._step(marker)]
        elif marker.kind in TOP:
            above = TOP[: TOP.index(marker.kind)] if marker.kind != "article" else ("part", "capital")
            self.path = [step for step in self.path if step[0] in above] + [self._step(marker)]
        elif marker.kind == "arabic" and kinds and kinds[-1] == "letter" and "bracket" not in kinds and marker.value != 1:
            self.path = [*self.path[:-1], self._step(marker)]
        else:
            self.path.append(self._step(marker))
        if marker.value is not None:
            self.last[marker.kind] = marker.value

    def _step(self, marker: Marker) -> tuple[str, str, int]:
        label = f"({marker.label})" if marker.kind == "bracket" else marker.label
        return marker.kind, label, marker.value or 0

    def count(self, section: str) -> int:
        """Return the ordinal of the next paragraph of a section."""
        self.counts[section] += 1
        return self.counts[section]


def segment(text: Text, parts: Parts) -> Outline:
    """Return where the parts, sections and paragraphs of a document stand."""
    blocks = text.blocks
    title = [blocks[number] for number in parts.title]
    sections: dict[str, Section] = {}
    body = _read_part(text, [blocks[number] for number in parts.body], _Place(), sections)
    body += _read_part(text, [blocks[number] for number in parts.annex], _Place(prefix=ANNEX), sections)
    return Outline(
        head=tuple(blocks[number] for number in parts.head),
        title=(title[0].start, title[-1].end) if title else None,
        body=tuple(body),
        sections=tuple(sections.values()),
        tail=tuple(blocks[number] for number in parts.tail),
    )


def _read_part(text: Text, blocks: Sequence[Block], place: _Place, sections: dict[str, Section]) -> list[Located]:
    words = [text.of(block) for block in blocks]
    markers = _markers(words, place)
    first = next((number for number, marker in enumerate(markers) if marker and marker.kind != "bullet"), None)
    found: list[Located] = []
    if place.prefix and blocks:
        sections.setdefault(place.prefix, Section(place.prefix, words[0][:LONGEST_HEADING], blocks[0].start, blocks[0].end))
    for number, block in enumerate(blocks):
        marker = markers[number]
        if not place.prefix and _is_preamble(words, number, first):
            found.append(Located(PREAMBLE, None, block.start, block.end, block.page, is_row=block.kind == "row"))
            continue
        if place.prefix and FURTHER_ANNEX.match(words[number]):
            place.path.clear()
        if marker and marker.kind != "bullet":
            place.enter(marker)
        following = markers[number + 1] if number + 1 < len(markers) else None
        after = words[number + 1] if number + 1 < len(words) else ""
        found.append(_locate(block, words[number], marker, following, after, place, sections))
    return found


def _locate(
    block: Block,
    words: str,
    marker: Marker | None,
    following: Marker | None,
    after: str,
    place: _Place,
    sections: dict[str, Section],
) -> Located:
    start = block.start + (marker.end if marker else 0)
    own = words[marker.end :] if marker else words
    section = place.section or OUTSIDE
    is_row, is_note = block.kind == "row", block.kind == "footnote"
    heading = not is_row and not is_note and _is_heading(own, marker, following, after, place)
    if marker and marker.kind != "bullet" and section not in sections:
        run_in = None if heading else RUN_IN.match(own)
        name = own if heading else run_in[0].strip() if run_in and _is_run_in(own, run_in) else ""
        sections[section] = Section(section, name.rstrip(" :.") or None, start, start + len(name))
    ordinal = None if heading or is_note else place.count(section)
    return Located(section, ordinal, start, block.end, block.page, heading, is_row)


def _is_run_in(own: str, run_in: re.Match[str]) -> bool:
    """Tell whether the words before a colon are a heading: short, and the rest begins a sentence of its own."""
    return len(run_in[0].split()) <= SHORT_HEADING and own[run_in.end() : run_in.end() + 1].isupper()


def _is_heading(own: str, marker: Marker | None, following: Marker | None, after: str, place: _Place) -> bool:
    """Tell a heading from an item that is itself a paragraph: by its end, its length and what follows it."""
    if not own or len(own) > LONGEST_HEADING:
        return False
    if marker is None or marker.kind == "bullet":
        return own.isupper() and len(own) > 3 and not _has_ended(own)
    if marker.kind in ("part", "capital", "roman"):
        return own.isupper() or not _has_ended(own) or len(own.split()) <= SHORT_HEADING
    goes_deeper = bool(after) and (following is None or _is_deeper(following, place))
    if own.endswith(":"):
        return True
    if _has_ended(own):
        return goes_deeper and following is not None and len(own.split()) <= SHORT_HEADING - 4 and own.endswith(".")
    return goes_deeper


def _has_ended(own: str) -> bool:
    return own.rstrip(CLOSERS).endswith(ENDS) or own.endswith("/")


def _is_deeper(following: Marker, place: _Place) -> bool:
    if following.kind == "bullet":
        return True
    if following.kind in TOP:
        return False
    kinds = [kind for kind, _, _ in place.path]
    if following.kind == "deep":
        return following.label.count(".") >= sum(kind not in TOP for kind in kinds)
    return following.kind not in kinds


def _is_preamble(words: Sequence[str], number: int, first: int | None) -> bool:
    """Tell whether a block stands before the first number; without any number, whether it leads up to what follows."""
    if first is not None:
        return number < first
    leads = (at for at, text in enumerate(words[:LONGEST_LEAD]) if text.endswith(":") and not SENT_TO.match(text))
    lead = next(leads, None)
    return lead is not None and number <= lead


def _markers(words: Sequence[str], place: _Place) -> list[Marker | None]:
    """Return the number of each block; those inside a quoted clause, or too far from what came before, are none."""
    found: list[Marker | None] = []
    quoted_until, probe, roman = -1, _Place(prefix=place.prefix), 0
    for number, text in enumerate(words):
        if number <= quoted_until:
            found.append(None)
            continue
        if QUOTED_ITEM.match(text):
            quoted_until = _quote_end(words, number)
        marker = read_marker(text)
        if marker and marker.kind == "roman":
            marker = _reread(marker, text, roman)
            roman = marker.value or roman
        if marker and (" | " in text or not probe.accepts(marker)):
            marker = None
        if marker and marker.kind != "bullet":
            probe.enter(marker)
        found.append(marker)
    return found


def _reread(marker: Marker, text: str, before: int) -> Marker:
    """Return a misread roman number as the one that must stand there: "Il." after II is III."""
    if LOOKS_MISREAD.search(text[: marker.end]) and marker.value is not None and marker.value <= before:
        return Marker("roman", to_roman(before + 1), before + 1, marker.end)
    return marker


def _quote_end(words: Sequence[str], start: int) -> int:
    """Return the last block of a quoted clause, or the one before `start` if the quote never closes nearby."""
    for number in range(start, min(start + LONGEST_QUOTE, len(words))):
        if words[number].rstrip(" .;").endswith(("”", '"')):
            return number
    return start - 1
