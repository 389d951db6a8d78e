"""How a form names a paragraph of a plan, and the sum that tells whether its list was changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

LOCATOR = re.compile(r"(?P<section>\S+) đoạn (?P<ordinal>[1-9]\d{0,8})")  # III.2.3 đoạn 1


def written(section: str, ordinal: int) -> str:
    """("III.2.3", 1) → "III.2.3 đoạn 1"."""
    return f"{section} đoạn {ordinal}"


def read(locator: str) -> tuple[str, int] | None:
    """ "III.2.3 đoạn 1" → ("III.2.3", 1); None for anything else."""
    match = LOCATOR.fullmatch(locator)
    return (match["section"], int(match["ordinal"])) if match else None


def checksum(locators: Iterable[str]) -> str:
    """Return the sha256, in hex, of the locators in the order of their rows, one a line."""
    return hashlib.sha256("\n".join(locators).encode()).hexdigest()
