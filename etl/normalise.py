"""The bare text of a file → the normalised text that every span refers to.

Done once, here: printed lines (`etl.printed`) joined into paragraphs across page breaks (`etl.paragraphs`), footnotes
lifted out of the paragraph they cut (`etl.footnotes`), contacts blotted out in place (DESIGN §8.9). Same bytes, same text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from etl.contacts import blot_contacts
from etl.draft import Block, Reading, Text
from etl.endnotes import find_endnotes
from etl.layout import find_layout
from etl.paragraphs import Paragraph, join_lines
from etl.printed import Line, printed_lines


@dataclass(frozen=True, slots=True)
class Parts:
    """Which blocks of a text are its head, title, body, tail and annex: ranges of block numbers, in this order."""

    head: range
    title: range
    body: range
    tail: range
    annex: range


def normalise(reading: Reading) -> tuple[Text, Parts]:
    """Return the normalised text of a file and where its parts stand."""
    lines = printed_lines(reading.pages)
    texts = [line.text for line in lines]
    layout = find_layout(texts)
    notes = find_endnotes(texts, layout.body, layout.tail, layout.annex)
    below = {at for note in notes.values() for at in note}
    kept = [position for position, line in enumerate(lines) if line.text and position not in layout.dropped]
    for before, position in pairwise(kept):
        has_dropped = position > before + 1 and not layout.dropped.isdisjoint(range(before, position))
        if has_dropped or lines[before].page != lines[position].page:
            lines[position] = lines[position]._replace(turns=True)
    own = [position for position in kept if position not in layout.head and position not in below]
    head = _printed(lines[position] for position in kept if position in layout.head)
    titled = range(*layout.title)
    title = _printed(lines[position] for position in own if position in titled)
    tail = _printed(lines[position] for position in own if layout.tail <= position < layout.annex)
    body = join_lines(list(_with_notes(lines, (at for at in own if layout.body <= at < layout.tail), notes)))
    annex = join_lines([lines[position] for position in own if layout.annex <= position])
    return _assemble(head, title, body, tail, annex)


def _with_notes(lines: Sequence[Line], positions: Iterable[int], notes: Mapping[int, Sequence[int]]) -> Iterator[Line]:
    """Yield the lines at these positions, each followed by the notes that it calls."""
    for position in positions:
        yield lines[position]
        for at in notes.get(position, ()):
            yield lines[at]._replace(is_note=True)


def _printed(lines: Iterable[Line]) -> list[Paragraph]:
    return [Paragraph([line.text], line.page, "line") for line in lines]


def _assemble(*parts: Sequence[Paragraph]) -> tuple[Text, Parts]:
    """Return the text of all parts, one block a line, and the range of blocks of each part."""
    blocks, ranges, words, at = [], [], [], 0
    for part in parts:
        first = len(blocks)
        for paragraph in part:
            text = paragraph.text
            if not text:
                continue
            blocks.append(Block(at, at + len(text), paragraph.page, paragraph.kind))
            words.append(text)
            at += len(text) + 1
        ranges.append(range(first, len(blocks)))
    return Text(blot_contacts("\n".join(words)), tuple(blocks)), Parts(*ranges)
