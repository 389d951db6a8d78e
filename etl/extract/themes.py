"""The themes of a paragraph by its words: explicit activity and subject, most important first (ANNOTATION: Themes)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.extract.body_words import VERB
from etl.extract.letters import share_beginnings
from etl.vocabulary import Theme

FALLBACK = "organisation"  # a paragraph of which nothing is known lays down who does what
MOST, MOST_OF_MANY = 3, 4  # themes of a paragraph, and of one with more than
MANY = 2  # clauses
OPENING, OPENING_WEIGHT = 60, 1.3  # characters of each clause: its main verb and subject say what it is about
AGAIN_WEIGHT = 0.25  # of a phrase that stands there once more
FADING = 0.5  # the second phrase of a theme adds half of its weight, the third a quarter: a list is not an activity
FIRST_NAMED = 1.2  # lifts the theme that the paragraph names first
LEAST, LEAST_SHARE = 1.1, 0.4  # below these, and below this share of the best, a theme is only mentioned
LONGEST_SUBJECT = 200  # characters of those who are asked before what they are to do
ASKED = re.compile(r"(?:Giao|Đề nghị|Yêu cầu|Phân công)\s")
FIRST_VERB = re.compile(rf"(?<!\w){VERB.pattern}", re.IGNORECASE)
CLAUSE_END = re.compile(r"[.;](?=\s)")
NUMBERED, NUMBERED_WEIGHT = "số ", 0.3
TITLE = re.compile(  # what a cited document is about: "Kế hoạch số 12/KH-UBND ngày 5/3/2021 của UBND tỉnh về …" is no activity
    r"số\s\d[^\s;.]*[/-][^;.]{0,140}?\s(?:về|phê duyệt|quy định|ban hành)\s[^;.)]*"
)


@dataclass(frozen=True, slots=True)
class ThemeFinder:
    """Every keyword of every theme in one expression; `weights` gives the themes that a phrase speaks for.

    A phrase of weight 0 speaks for none: the name of a body or campaign ("Hội Nông dân") that would be misread for its words.
    """

    phrases: re.Pattern[str]
    weights: Mapping[str, tuple[tuple[str, float], ...]]
    fallback: str

    @classmethod
    def of(cls, themes: Mapping[str, Theme]) -> ThemeFinder:
        weights: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for theme in themes.values():
            for keyword in theme.keywords:
                weights[keyword.phrase.lower()].append((theme.code, keyword.weight))
        pattern = re.compile(rf"(?<!\w)(?:{share_beginnings(weights) or '(?!)'})(?!\w)")
        fallback = FALLBACK if FALLBACK in themes else next(iter(themes), FALLBACK)
        speaking = {phrase: tuple((code, weight) for code, weight in entries if weight) for phrase, entries in weights.items()}
        return cls(pattern, speaking, fallback)

    def of_text(self, words: str) -> tuple[str, ...]:
        """Return one to three codes, up to four for a paragraph of many clauses, most important first."""
        clauses = [_main_verb(words), *(match.end() for match in CLAUSE_END.finditer(words))]
        found = self._find(words, clauses)
        scores = {code: _sum_fading([weight for _, weight in entries]) for code, entries in found.items()}
        ranked = sorted(scores, key=lambda code: -scores[code])
        if not ranked:
            return (self.fallback,)
        floor = max(LEAST, LEAST_SHARE * scores[ranked[0]])
        most = MOST if len(clauses) <= MANY else MOST_OF_MANY
        chosen = [ranked[0], *(code for code in ranked[1:most] if scores[code] >= floor)]
        opens = min(chosen, key=lambda code: found[code][0])
        return tuple(sorted(chosen, key=lambda code: -scores[code] - (FIRST_NAMED if code == opens else 0.0)))

    def _find(self, words: str, clauses: Sequence[int]) -> Mapping[str, list[tuple[int, float]]]:
        """Return for each theme where its phrases stand and what each weighs there."""
        titles = [match.span() for match in TITLE.finditer(words)] if NUMBERED in words else ()
        found: dict[str, list[tuple[int, float]]] = defaultdict(list)
        seen: set[str] = set()
        for match in self.phrases.finditer(words.lower()):
            place, phrase = match.start(), match[0]
            entries = self.weights[phrase]
            if not entries:
                continue
            clause = clauses[max(0, bisect_right(clauses, place) - 1)]
            factor = OPENING_WEIGHT if place - clause < OPENING else 1.0
            if phrase in seen:
                factor *= AGAIN_WEIGHT
            if titles and any(start <= place < end for start, end in titles):
                factor *= NUMBERED_WEIGHT
            seen.add(phrase)
            for code, weight in entries:
                found[code].append((place, weight * factor))
        return found


def _main_verb(words: str) -> int:
    """Return where the first clause says what is done: behind whom it asks, "Đề nghị Hội Nông dân tỉnh vận động …"."""
    asked = ASKED.match(words)
    start = asked.end() if asked else 0
    verb = FIRST_VERB.search(words, start, start + LONGEST_SUBJECT)
    return verb.start() if verb else 0


def _sum_fading(weights: list[float]) -> float:
    return sum(weight * FADING**rank for rank, weight in enumerate(sorted(weights, reverse=True)))
