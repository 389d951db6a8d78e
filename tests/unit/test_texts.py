"""The catalogues: every word of the screen is marked, translated, and compiled as it stands."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from dashboard import texts, wording
from dashboard.texts import __main__ as catalogues

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted([ROOT / "app.py", *(ROOT / "pages").rglob("*.py"), *(ROOT / "dashboard").rglob("*.py")])
PLACEHOLDER = re.compile(r"\{(\w*)\}")
OTHERS = sorted(set(texts.LANGUAGES) - {texts.SOURCE})
NO_WORDS = {  # file → literals that are no words of the screen: names and letters
    "app.py": {"Hàng Việt Atlas"},
    "dashboard/controls.py": {r"\bs(ố|ô|o)\W+(?=\d)"},  # "số" before a number that somebody types
    "dashboard/intake.py": {"LOẠI", "tệp: "},  # how the command line of the ETL begins a line about a refused file
    "dashboard/render/excel.py": {"Hàng Việt Atlas"},
    "dashboard/render/naming.py": {"đ"},
    "dashboard/render/plotly_map.py": {"Hoàng Sa", "Trường Sa"},  # groups of geo/islands.csv
    "dashboard/render/static.py": {"Hàng Việt Atlas"},
    "dashboard/render/static_map.py": {"Hoàng Sa", "Trường Sa"},
    "dashboard/render/word.py": {"Hàng Việt Atlas"},
    "dashboard/search.py": {"đ"},
    "dashboard/texts/__init__.py": {"Tiếng Việt"},
    "dashboard/texts/__main__.py": {"Hàng Việt Atlas"},
    "dashboard/uploads.py": {"Cách sửa:"},  # how the ETL begins what to do about a file
}
ALWAYS_VIETNAMESE = {
    "dashboard/render/word.py": {"WORDS"},
    "dashboard/wording.py": {"TERMS", "official_day", "official_citation"},
}


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def unmarked_in(node: ast.AST) -> Iterator[str]:
    """Yield every literal with a letter beyond English that is neither marked nor a docstring."""
    passed = {id(literal) for literal, _plural in catalogues.marks_in(node)}
    passed |= {id(part.value) for part in ast.walk(node) if isinstance(part, ast.Expr)}
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and id(part) not in passed and is_vietnamese(part.value):
            yield part.value


def is_vietnamese(value: object) -> bool:
    return isinstance(value, str) and any(letter.isalpha() and not letter.isascii() for letter in value)


def is_always_vietnamese(statement: ast.stmt, names: set[str]) -> bool:
    if isinstance(statement, ast.Assign):
        return any(isinstance(target, ast.Name) and target.id in names for target in statement.targets)
    return isinstance(statement, ast.FunctionDef) and statement.name in names


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_no_vietnamese_stands_outside_the_marks(file):
    always = ALWAYS_VIETNAMESE.get(name_of(file), set())
    statements = [part for part in tree_of(file).body if not is_always_vietnamese(part, always)]
    found = {text for statement in statements for text in unmarked_in(ast.Module([statement], []))}
    assert found == NO_WORDS.get(name_of(file), set()), "mark words with _ or N_; a name goes into NO_WORDS"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param('_("Năm")', [("Năm", False)], id="a text"),
        pytest.param('texts._n("{n} tỉnh", 3)', [("{n} tỉnh", True)], id="a plural, by its module"),
        pytest.param("f\"<b>{_('Năm')}</b>\"", [("Năm", False)], id="inside an f-string"),
        pytest.param('_(WORDS["year"])', [], id="a key of a table is no text"),
        pytest.param('choose("năm")', [], id="no mark"),
    ],
)
def test_marks_are_found(code, expected):
    assert [(literal.value, plural) for literal, plural in catalogues.marks_in(ast.parse(code))] == expected


def first(text: str | tuple[str, ...]) -> str:
    return text if isinstance(text, str) else text[0]


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_translated(language):
    assert list(catalogues.untranslated(catalogues.merged(language))) == []


@pytest.mark.parametrize("language", OTHERS)
def test_translations_name_the_same_values(language):
    for message in catalogues.merged(language):
        for form in (message.string,) if isinstance(message.string, str) else message.string:
            if message.id and form:
                assert sorted(PLACEHOLDER.findall(form)) == sorted(PLACEHOLDER.findall(first(message.id))), message.id


@pytest.mark.parametrize("language", OTHERS)
def test_the_catalogue_is_current(language):
    """If not: `python -m dashboard.texts`."""
    path = catalogues.path_of(language)
    with path.open("rb") as file:
        kept = {message.id: message.string for message in catalogues.read_po(file, locale=language) if message.id}
    catalogue = catalogues.merged(language)
    assert kept == {message.id: message.string for message in catalogue if message.id}
    assert path.with_suffix(".mo").read_bytes() == catalogues.compiled(catalogue)


def test_a_text_is_said_in_the_readers_language_with_its_values():
    assert texts._("Năm {year}", year=2023) == "Năm 2023"
    with texts.in_language("en"):
        assert texts._("Năm {year}", year=2023) == "Year 2023"
    assert texts._("Năm {year}", year=2023) == "Năm 2023"


@pytest.mark.parametrize(
    ("n", "vi", "en"),
    [
        pytest.param(1, "1 văn bản", "1 document", id="one"),
        pytest.param(2, "2 văn bản", "2 documents", id="several"),
        pytest.param(0, "0 văn bản", "0 documents", id="none"),
        pytest.param(12345, "12.345 văn bản", "12,345 documents", id="grouped as the language does"),
    ],
)
def test_a_count_chooses_the_plural_and_is_grouped(n, vi, en):
    assert texts._n("{n} văn bản", n) == vi
    with texts.in_language("en"):
        assert texts._n("{n} văn bản", n) == en


def test_a_column_of_counts_is_said_number_by_number():
    assert wording.counted("{n} văn bản", pl.Series([3, 0, 3])).to_list() == ["3 văn bản", "0 văn bản", "3 văn bản"]
    assert wording.counted("{n} văn bản", pl.Series([], dtype=pl.Int64)).to_list() == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("Tuyên truyền", "tuyên truyền", id="a word"),
        pytest.param("Đã nạp", "đã nạp", id="Đ"),
        pytest.param("OCOP, farm produce", "OCOP, farm produce", id="an abbreviation"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_words_inside_a_sentence_begin_small(words, expected):
    assert wording.inside_sentence(words) == expected
