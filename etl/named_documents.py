"""Documents known by name: which one a mention by proper name means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from etl.document_places import CENTRE, UNKNOWN
from etl.draft import Citation
from etl.extract.letters import fold

# Short forms inside ids, and the words they stand for
_SHORT = {
    "vn": ("viet", "nam"),
    "ntd": ("nguoi", "tieu", "dung"),
    "dnnvv": ("doanh", "nghiep", "nho", "va", "vua"),
    "bcd": ("ban", "chi", "dao"),
    "mttq": ("mat", "tran", "to", "quoc"),
    "sct": ("so", "cong", "thuong"),
    "cvd": ("cuoc", "van", "dong"),
    "nnptnt": ("nong", "nghiep", "va", "phat", "trien", "nong", "thon"),
    "ubnd": ("uy", "ban", "nhan", "dan"),
    "hdnd": ("hoi", "dong", "nhan", "dan"),
}
_PREFIXES = {"nghi_quyet": "nghi quyet ", "de_an": "de an ", "luat": "luat "}
_GROUPS = {"de_an": "project", "luat": "law", "nghi_quyet": "resolution"}  # all other kinds are weighed together
_COVERED = 0.8  # share of the words of a title that a mention must hold
_LOCAL = re.compile(r"(?:trong tinh|dang bo|tinh|thanh pho)\b")


@dataclass(frozen=True, slots=True)
class _Named:
    id: str
    group: str
    place: str
    core: frozenset[str]  # words of the id
    title: frozenset[str]


@dataclass(frozen=True, slots=True)
class NamedRegister:
    """The known documents without a number."""

    entries: tuple[_Named, ...]

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, str, str]]) -> NamedRegister:
        """Take rows of id, type, title, place."""
        named = (_Named(id, _group(kind), place, _words(_tail(id)), _words(fold(title))) for id, kind, title, place in rows)
        return cls(tuple(named))

    def find(self, one: Citation, home: str) -> str | None:
        """Return the id of the document a mention names, or None; a document of the reader's own place comes first."""
        folded = fold(one.quote)
        words = _words(_PREFIXES.get(one.type, "") + folded)
        local = _LOCAL.search(folded) is not None
        group, own = _group(one.type), home if local else CENTRE
        scored = [
            (_score(entry, words), entry.place == own, entry.id)
            for entry in self.entries
            if entry.group == group and entry.place in (home, CENTRE, UNKNOWN)
        ]
        best = max(scored, default=(0.0, False, ""))
        return best[2] if best[0] > 0 else None


def _score(entry: _Named, words: frozenset[str]) -> float:
    """Return 0 if the mention is of something else; more, the more of the title stands in it."""
    shared, size = len(entry.title & words), max(len(entry.title), 1)
    covered = shared / size
    names_it = entry.core <= words and len(entry.core) > 2
    is_title = covered >= _COVERED and shared > 3
    short_of_title = len(words) > 4 and shared == len(words) and len(words) / size > 0.6
    return 1 + covered if names_it or is_title or short_of_title else 0.0


def _group(kind: str) -> str:
    return _GROUPS.get(kind, "other")


def _tail(id: str) -> str:
    return re.split(r"-(?:(?:19|20)\d\d|khong-nam)-", id, maxsplit=1)[-1].replace("-", " ")


def _words(folded: str) -> frozenset[str]:
    return frozenset(part for word in re.findall(r"[a-z0-9]+", folded) for part in _SHORT.get(word, (word,)))
