"""What a cell of the form takes: rules for xlsxwriter's `data_validation`, each with what is said of a refused value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from forms import layout, words

FIRST_DAY, LAST_DAY = date(2009, 1, 1), date(2100, 12, 31)  # the campaign began in 2009
Check = dict[str, object]


def one_of(table: Mapping[str, str], key: str) -> Check:
    return {"validate": "list", "source": list(table.values()), **_refusal(words.CHECKS[key])}


def days() -> Check:
    between = {"criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY}
    return {"validate": "date", **between, **_refusal(words.CHECKS["day"])}


def text(most: int) -> Check:
    return {"validate": "length", "criteria": "<=", "value": most, **_refusal(words.CHECKS["text"].format(most=most))}


def number(unit: str) -> Check:
    if unit == layout.PERCENT:
        return {
            "validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100, **_refusal(words.CHECKS["percent"])
        }  # fmt: skip
    return {"validate": "decimal", "criteria": ">=", "value": 0, **_refusal(words.CHECKS["number"].format(unit=unit))}


def _refusal(message: str) -> Check:
    return {"error_title": words.CHECKS["title"], "error_message": message}
