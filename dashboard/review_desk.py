"""What every form of the review works with: the draft as drawn, the known words, and where changes go."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dashboard.drafts import Change, Draft
from dashboard.warehouse import Build

SAID = "intake.said"  # session key: why the last wish could not be done


@dataclass(frozen=True, slots=True)
class Desk:
    """What a form works with: the draft as drawn, the build for known words, and where changes go.

    `write` returns whether the change was kept; `go_on` puts the next item on screen, `choose` a given one.
    """

    draft: Draft
    build: Build
    write: Callable[[Draft, str, Iterable[Change]], bool]
    go_on: Callable[[Draft, str], None]
    choose: Callable[[str], None]
    can_write: bool

    def key(self, item: str, name: str) -> str:
        return f"{self.draft.id}.{item}.{name}"
