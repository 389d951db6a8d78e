"""The words of a name one by one, acronyms written out, and the key under which a name is looked up."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from etl.extract.body_words import EXPANSIONS, SEPARATORS, TOKEN
from etl.vocabulary import fold

LONGEST_NAME = 320  # characters; a list of districts in a name may be long
LINKS = frozenset(["va", "cuoc", "ban", "to", "tam", "hoi", "phong", "so", "vu", "cuc", "vien", "quy", "doan", "nghiep", "ty"])
GAPS = frozenset(("", ",", "-", "–", "&", "/"))


class Word(NamedTuple):
    """A word of a name: its folded words (several for an acronym) and what stands between it and the word before."""

    start: int
    end: int
    folded: tuple[str, ...]
    is_capital: bool
    gap: str

    @property
    def is_small_link(self) -> bool:
        """Tell whether a verb behind the word is still the name: "Khuyến công và Tư vấn", "Cuộc Vận động", "Ban Chỉ đạo"."""
        return self.folded[-1] in LINKS


@lru_cache(maxsize=4096)
def fold_words(word: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z0-9]+", fold(word)))


@lru_cache(maxsize=512)
def expand(acronym: str) -> str:
    """Return what an acronym stands for: TT&TT → Thông tin và Truyền thông."""
    bare = SEPARATORS.sub("", acronym)
    return EXPANSIONS.get(bare) or EXPANSIONS.get(bare.removesuffix("VN"), acronym)


class Words:
    """The words from a place on up to the first mark that no name goes across, read only as far as they are asked for."""

    __slots__ = ("_before", "_limit", "_text", "_tokens", "known")

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._before = text, start
        self._tokens = TOKEN.finditer(text, start, min(end, start + LONGEST_NAME))
        self.known: list[Word] = []

    def at(self, number: int) -> Word | None:
        """Return the word of that number, None behind the last."""
        known = self.known
        while len(known) <= number:
            found = next(self._tokens, None)
            if found is None:
                return None
            start, end = found.span()
            gap = self._text[self._before : start].strip()
            if gap not in GAPS and known:
                self._tokens = iter(())
                return None
            acronym = found["acronym"]
            printed = acronym or found[0]
            is_capital = printed[0].isupper() or (gap == "-" and printed[0].isdigit())  # COVID-19
            known.append(Word(start, end, fold_words(expand(acronym) if acronym else printed), is_capital, gap))
            self._before = end
        return known[number]

    def behind(self, position: int) -> int:
        """Return the number of the first word that begins at or behind a place."""
        known, number = self.known, 0
        while number < len(known) or self.at(number) is not None:
            if known[number].start >= position:
                break
            number += 1
        return number

    def all(self) -> list[Word]:
        while self.at(len(self.known)) is not None:
            pass
        return self.known


@lru_cache(maxsize=64)  # the same place is read as the item of a list and as the beginning of the next
def read_words(text: str, start: int, end: int) -> Words:
    return Words(text, start, end)


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """Return a name as it is looked up: folded, acronyms written out, without "và", marks and "các" at its head."""
    words = [part for word in Words(name, 0, len(name)).all() for part in word.folded if part != "va"]
    if words[:1] == ["cac"]:
        words = words[1:]
    return re.sub(r"to quoc(?: viet nam)+", "to quoc", " ".join(words))
