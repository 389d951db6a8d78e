"""Bring the catalogues up to date: `python -m dashboard.texts`.

Collects every marked text of app.py, pages/ and dashboard/, merges it into each atlas.po (what is no longer
used is dropped), compiles atlas.mo and lists what lacks a translation. Needs Babel (a development tool).
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from dashboard.texts import FOLDER, LANGUAGES, SOURCE

ROOT = FOLDER.parent.parent
MARKS = {"_": False, "N_": False, "_n": True, "Nn_": True}  # function → whether its text has a plural


def marked() -> Catalog:
    """Return every marked text with the file it stands in."""
    found = Catalog(project="Hàng Việt Atlas", fuzzy=False)
    for file in sorted([ROOT / "app.py", *(ROOT / "pages").rglob("*.py"), *(ROOT / "dashboard").rglob("*.py")]):
        for literal, has_plural in marks_in(ast.parse(file.read_text(encoding="utf-8"))):
            text = (literal.value, literal.value) if has_plural else literal.value
            found.add(text, locations=[(file.relative_to(ROOT).as_posix(), 0)])
    return found


def marks_in(tree: ast.AST) -> Iterator[tuple[ast.Constant, bool]]:
    """Yield the marked literals and whether they have a plural.

    Babel's own extractor misses marks inside f-strings and takes `_(WORDS["key"])` for a text.
    """
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and call.args and isinstance(call.args[0], ast.Constant) and call.args[0].value:
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            if name in MARKS:
                yield call.args[0], MARKS[name]


def path_of(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / "atlas.po"


def merged(language: str) -> Catalog:
    """Return the catalogue of a language with exactly the texts that are marked now."""
    path = path_of(language)
    catalogue = Catalog(locale=language, project="Hàng Việt Atlas", fuzzy=False)
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
    catalogue.update(marked(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def untranslated(catalogue: Catalog) -> Iterator[str]:
    """Yield every text that lacks a translation."""
    for message in catalogue:
        if message.id and not _is_translated(message):
            yield message.id[0] if isinstance(message.id, tuple) else message.id


def _is_translated(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def compiled(catalogue: Catalog) -> bytes:
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def main() -> int:
    """Write the catalogues; return 1 if a translation is missing."""
    missing = 0
    for language in (code for code in LANGUAGES if code != SOURCE):
        catalogue, path = merged(language), path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalogue, width=120, sort_output=True, omit_header=False, include_lineno=False)
        path.with_suffix(".mo").write_bytes(compiled(catalogue))
        for text in untranslated(catalogue):
            print(f"{language}: {text}")
            missing += 1
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
