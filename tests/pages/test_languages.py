"""Every page in both languages: no word of the other, numbers and days as each writes them.

What documents say (titles, issuers, sources) is data and stays Vietnamese: it is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from html import unescape
from unittest.mock import patch

import polars as pl
import pytest

from dashboard import layout, passages, tables, texts, warehouse, wording
from dashboard.charts import Chart
from dashboard.context import Context
from dashboard.scope import Scope
from dashboard.texts import __main__ as catalogues
from tests import drawn

PAGES = (
    "overview", "map", "province", "duties", "directives", "trends", "results", "deadlines", "criteria", "documents", "quality",
)  # fmt: skip
VIEWS = [
    pytest.param(page, query, id=f"{page} {' '.join(query.values())}".strip())
    for page in PAGES
    for query in ({}, {"dg": "34", "vb": "trung-uong-2021-03-ct-tw", "cd": "propaganda"}, {"tinh": "60", "chon": "60"})
] + [
    pytest.param("map", {"dl": measure, "dg": vintage}, id=f"map {measure} {vintage}")
    for measure in ("van-ban", "nhiem-vu", "chu-de", "so-lieu")
    for vintage in ("63", "34")
]  # fmt: skip
WORDS_IN = {"label", "body", "help", "placeholder", "value", "text"}  # fields of Streamlit's messages that people read
SAID_BY_DATA = re.compile(r'<span lang="vi">.*?</span>|<(style|script)\b.*?</\1>', re.DOTALL)
CELL = re.compile(r"<td\b.*?</td>", re.DOTALL)  # among data: looked at as wholes, in the charts they come from
QUOTED = re.compile(r"(\(in Vietnamese\)): .*", re.DOTALL)  # what an English note takes over from the data
DATA_COLUMNS = {"note", "printed", "title", "summary", "issuer", "reason", "source_title"}
PLACEHOLDER = re.compile(r"\{\w*\}")
LETTER = r"[^\W\d_]"
pytestmark = pytest.mark.usefixtures("published")


def words_of(node: object) -> Iterator[str]:
    """Yield what the elements of a run say, without what the data say."""
    for child in getattr(node, "children", {}).values():
        yield from words_of(child)
    message = getattr(node, "proto", None)
    for field, value in message.ListFields() if message is not None else ():
        if hasattr(value, "ListFields"):
            yield from (value_ for field_, value_ in value.ListFields() if field_.name in WORDS_IN and isinstance(value_, str))
        elif field.name in WORDS_IN and isinstance(value, str):
            yield value
        elif field.name == "options" and node.type in ("segmented_control", "button_group"):
            yield from (option if isinstance(option, str) else option.content for option in value)


def read(text: str) -> str:
    """Return what a person reads of a piece of HTML."""
    return unescape(re.sub(r"<[^>]+>", " · ", SAID_BY_DATA.sub(" · ", text)))


def without(text: str, notes: list[str]) -> str:
    """Return the text without the charts' notes, which are looked at one by one."""
    for note in notes:
        text = text.replace(note, "")
    return text


def words_of_chart(chart: Chart) -> list[str]:
    tones = [tone.label for tone in chart.tones]
    headings = [heading for _name, heading in chart.columns]
    return [chart.title, chart.subtitle, chart.unit, chart.scope_text, *chart.notes, *tones, *headings]


def cells_of(chart: Chart) -> set[str]:
    """Return the texts in the chart's columns: words of tables among data, so they are compared as wholes."""
    frame, encoding = chart.frame, chart.encoding
    shown = {name for name, _heading in chart.columns} | {encoding.label, encoding.hover, encoding.detail, encoding.panel}
    return {text for name in shown - DATA_COLUMNS - {""} if frame[name].dtype == pl.String for text in frame[name].drop_nulls()}


@cache
def drawn_in(page: str, query: tuple[tuple[str, str], ...]) -> tuple[str, frozenset[str]]:
    """Return everything one page says, one thing a line, and the cells of its charts."""
    charts: list[Chart] = []
    draw = layout.card

    def card(chart: Chart, context: Context, **more: object) -> None:
        charts.append(chart)
        draw(chart, context, **more)

    with patch.object(layout, "card", card), patch.object(wording, "official_citation", lambda *_parts: ""):
        app = drawn.run(page, dict(query))
    assert not app.exception, app.exception
    notes = [note for chart in charts for note in chart.notes]
    said = [without(read(CELL.sub("", text)), notes) for text in words_of(app._tree)]
    said += [QUOTED.sub(r"\1", text) for chart in charts for text in words_of_chart(chart)]
    return "\n".join(said), frozenset(text for chart in charts for text in cells_of(chart))


def say(page: str, query: dict[str, str], language: str) -> tuple[str, frozenset[str]]:
    return drawn_in(page, tuple((query | ({"nn": language} if language != "vi" else {})).items()))


@cache
def catalogue() -> dict[str, str]:
    """Return Vietnamese → English, where they differ."""
    with catalogues.path_of("en").open("rb") as file:
        pairs = [
            pair
            for message in catalogues.read_po(file, locale="en")
            for pair in zip(_forms(message.id), _forms(message.string), strict=False)
        ]
    return {source: words for source, words in pairs if source and words and source != words}


def _forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else text


@cache
def pieces(texts: tuple[str, ...]) -> re.Pattern[str]:
    """Match any of the texts between their placeholders; a single word alone says too little."""
    parts = {part.strip(" .,;:()·") for text in texts for part in PLACEHOLDER.split(text)}
    known = sorted((part for part in parts if " " in part and len(part) > 7), key=len, reverse=True)
    return re.compile(rf"(?<!{LETTER})(?:{'|'.join(map(re.escape, known))})(?!{LETTER})")


def wholes(texts: tuple[str, ...]) -> set[str]:
    """Return the texts without placeholders: what stands alone in a cell, a button, a heading."""
    return {text for text in texts if not PLACEHOLDER.search(text)}


def alone(said: str) -> set[str]:
    return {part.strip() for line in said.splitlines() for part in line.split("·")}


@pytest.mark.parametrize(("page", "query"), VIEWS)
def test_each_language_has_its_own_words_numbers_and_days_on_screen(page, query):
    (english, english_cells), (vietnamese, vietnamese_cells) = say(page, query, "en"), say(page, query, "vi")
    theirs = tuple(text for text in catalogue() if not text.isascii())
    assert set(pieces(theirs).findall(english)) == set(), "Vietnamese left in the English screen"
    assert wholes(theirs) & (alone(english) | english_cells) == set()
    ours = tuple(text for text in catalogue().values() if text.isascii())
    assert set(pieces(ours).findall(vietnamese)) == set(), "English shown in the Vietnamese screen"
    assert wholes(ours) & (alone(vietnamese) | vietnamese_cells) == set()
    assert re.findall(r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?![\d.])|(?<![\d,])\d+,\d{1,2}(?![\d,])", english) == []
    assert re.findall(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])|(?<![\d.])\d+\.\d{1,2}(?![\d.])", vietnamese) == []
    assert re.findall(r"(?<![\d/])\d{1,2}/\d{1,2}/\d{4}", english) == []


def test_the_pages_do_hold_numbers_with_thousands():
    query = {"dl": "so-lieu"}
    assert re.search(r"\d,\d{3}", say("map", query, "en")[0])
    assert re.search(r"\d\.\d{3}", say("map", query, "vi")[0])


YEAR_SEEN = {"from": 2023, "to": 2023, "day": date(2024, 12, 31), "soon": 30}  # lists that are of one year, seen on a day


@pytest.mark.parametrize("subject", passages.SUBJECTS)
def test_in_english_a_list_of_rows_is_vietnamese_only_where_the_data_speak(subject):
    """The small letters tell: symbols of documents (KH-BCĐCVĐ) are capitals."""
    with texts.in_language("en"):
        found = passages.find(warehouse.current(), Scope(), subject, YEAR_SEEN if subject == "criteria" else {})
        said = read(tables.passage_table(found))
    assert found.total
    assert sorted({word for word in re.findall(rf"{LETTER}+", said) if not word.isascii() and not word.isupper()}) == []


def test_a_wrong_language_is_named_and_the_page_stays_vietnamese():
    app = drawn.run("map", {"nn": "fr"})
    assert not app.exception
    assert "nn=fr" in " ".join(warning.value for warning in app.warning)
    assert "Bản đồ" in "\n".join(words_of(app._tree))
