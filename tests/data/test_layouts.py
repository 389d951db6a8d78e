"""The same words printed in another layout give the same draft: lines, blank lines, pages and menus are not the document."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from textwrap import wrap

import pytest

from etl.draft import Draft, Reading, Text
from etl.extract import extract
from etl.extract.knowledge import Knowledge, load_knowledge
from etl.normalise import Parts, normalise
from etl.read.document import read_document

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "benchmarks" / "gold" / "documents"
PAPERS = ("hu-cau-02-ke-hoach-huyen-uy", "hu-cau-09-ke-hoach-lien-tich", "hu-cau-11-ke-hoach-huyen", "hu-cau-13-the-nhiem-vu")
MENU = ("Trang chủ", "Giới thiệu", "Văn bản chỉ đạo điều hành", "Liên hệ", "Đăng nhập", "")
LINKS = ("", "Tải về", "Chia sẻ:", "Văn bản liên quan", "Quyết định số 77/QĐ-UBND ngày 06/3/2021 về dự án hư cấu")
SHORT = 150  # characters: a paper of shorter lines looks as if it were wrapped
Printed = Sequence[tuple[str, bool]]  # paragraphs, and whether a layout may break them into lines


@cache
def knowledge() -> Knowledge:
    return load_knowledge(ROOT / "data")


@cache
def paper(name: str) -> tuple[Draft, Printed]:
    """Return the draft of an invented paper as it is printed, and its paragraphs in order."""
    reading = read_document(next(GOLD.glob(f"{name}.*")))
    return extract(reading, knowledge()), tuple(paragraphs(*normalise(reading)))


def paragraphs(text: Text, parts: Parts) -> Iterator[tuple[str, bool]]:
    yield from ((text.of(text.blocks[at]), False) for at in parts.head)
    if parts.title:
        yield " ".join(text.of(text.blocks[at]) for at in parts.title), True
    for at in (*parts.body, *parts.tail, *parts.annex):
        block = text.blocks[at]
        yield text.of(block), block.kind == "paragraph"


def printed(paper: Printed, width: int | None = None, *, apart: str = "\n\n", page: int = 10_000) -> str:
    """Print each paragraph in lines of `width` (one line if None), parted by `apart`; a page number after `page` paragraphs."""
    shown = []
    for at, (words, breaks) in enumerate(paper):
        lines = wrap(words, width, break_long_words=False, break_on_hyphens=False) if width and breaks else [words]
        shown.append("\n".join(lines))
        if at and at % page == 0 and len(lines) > 1:
            shown[-1] = "\n".join((*lines[:-1], "", str(at // page + 1), "", lines[-1]))
    return apart.join(shown)


LAYOUTS: dict[str, Callable[[Printed], str]] = {
    "a paragraph a line": printed,
    "a paragraph a line, no blank line": lambda paper: printed(paper, apart="\n"),
    "wrapped at 60": lambda paper: printed(paper, 60),
    "wrapped at 95, no blank line": lambda paper: printed(paper, 95, apart="\n"),
    "wrapped at 72, a blank line after each line": lambda paper: printed(paper, 72).replace("\n\n", "\n").replace("\n", "\n\n"),
    "page breaks inside sentences": lambda paper: printed(paper, 80, page=9),
    "letters and marks apart": lambda paper: unicodedata.normalize("NFD", printed(paper, 80)),
    "on a web page": lambda paper: "\n".join((*MENU, printed(paper), *LINKS)),
}


def drafted(text: str) -> Draft:
    return extract(Reading("hu-cau.txt", "", "text", (text,)), knowledge())


def found(draft: Draft) -> dict[str, list[object]]:
    """Return what a draft tells of a document, without where it stands in the text."""
    return {
        "head": [getattr(draft.head, name) for name in draft.head.__slots__ if name not in ("title", "confidence", "doubts")],
        "title": [" ".join((draft.head.title or "").split())],
        "sections": [(section.path, section.heading) for section in draft.sections],
        "citations": [(citation.section, " ".join(citation.quote.split())) for citation in draft.citations],
        "duties": [(duty.section, duty.ordinal, duty.quote, duty.agencies) for duty in draft.duties],
        "tasks": [(task.section, task.ordinal, task.quote) for task in draft.tasks],
        "deadlines": [(one.section, one.quote, one.kind, one.start, one.end) for one in draft.deadlines],
    }


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_says_the_same_in_any_layout(name, layout):
    draft, words = paper(name)
    assert found(drafted(LAYOUTS[layout](words))) == found(draft)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_paper_of_short_lines_keeps_its_paragraphs_in_any_layout(layout):
    short = tuple((words, breaks) for words, breaks in paper("hu-cau-11-ke-hoach-huyen")[1] if len(words) < SHORT)
    got = found(drafted(LAYOUTS[layout](short)))
    assert got == found(drafted(printed(short)))
    assert got["duties"] and got["sections"]
    quotes = [*(duty[2] for duty in got["duties"]), *(heading for _, heading in got["sections"] if heading)]
    assert all(any(words.rstrip(":").endswith(quote.rstrip(":")) for words, _ in short) for quote in quotes)
