"""The words of the screen in the reader's language: gettext catalogues, Vietnamese the source.

`_("…")` marks a text and translates it; `N_("…")` only marks one that is kept in a table and translated
where it is shown; `_n("{n} văn bản", count)` chooses the plural. `python -m dashboard.texts` brings the
catalogues up to date. What documents say (titles, summaries, sources) is data and stays as it is.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

SOURCE = "vi"
LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
FOLDER = Path(__file__).parent
_language: ContextVar[str] = ContextVar("language", default=SOURCE)


def language() -> str:
    """Return the language of this script run: a key of LANGUAGES."""
    return _language.get()


def use(code: str) -> None:
    """Set the language of this script run."""
    _language.set(code)


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """Use a language inside the block: for what runs outside the script run that chose it."""
    token = _language.set(code)
    try:
        yield
    finally:
        _language.reset(token)


def _(text: str, **values: object) -> str:
    """Return `text` in the reader's language, its `{names}` filled with `values`."""
    translated = _catalogue(language()).gettext(text) if text else text
    return translated.format(**values) if values else translated


def _n(text: str, n: int, **values: object) -> str:
    """Return `text` in the form that goes with the count; `{n}` stands for the count, grouped."""
    return _catalogue(language()).ngettext(text, text, n).format(n=grouped(f"{n:,}"), **values)


def N_(text: str) -> str:
    """Mark `text` for the catalogues and return it as it is."""
    return text


def Nn_(text: str) -> str:
    """Mark `text` for the catalogues as one with a plural, for `_n`, and return it as it is."""
    return text


def translated(words: Mapping[str, str]) -> dict[str, str]:
    """Return a table of marked words in the reader's language."""
    return {code: _(text) for code, text in words.items()}


def grouped(number: str, code: str | None = None) -> str:
    """ "1,234.5" as the language writes it: "1.234,5" in Vietnamese."""
    return number if (code or language()) == "en" else number.translate(str.maketrans(",.", ".,"))


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    if code == SOURCE:
        return gettext.NullTranslations()
    return gettext.translation("atlas", FOLDER, [code])
