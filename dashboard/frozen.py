"""Codes: a short name for what a report showed, so that the same build gives the same report again.

A code is made from the build's id, the viewing date, the language and the set with its recipes and words. What it stands
for is kept in `codes/<code>.json` beside the sets, written once and never changed.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboard import sets, texts, warehouse
from dashboard.sets import Collection
from dashboard.texts import _
from dashboard.warehouse import Build

CODE = re.compile(r"[0-9A-F]{8,64}")
SHORTEST = 8  # hexadecimal digits; one more is taken where another report has the same
FOLDER = "codes"


class NoCode(Exception):
    """Nothing is kept under that code, or it cannot be read; the text says so, for people."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A set as it was exported: of which build, seen on which day, in which language."""

    collection: Collection
    build_id: str
    data_date: date
    day: date
    language: str = texts.SOURCE

    @classmethod
    def of(cls, collection: Collection, build: Build, day: date) -> Frozen:
        return cls(collection, build.build_id, build.data_date, day, texts.language())

    @property
    def digest(self) -> str:
        """Return what a code is cut from: equal for equal content, whatever the set and its items are called inside."""
        return hashlib.sha256(json.dumps(self._content(), ensure_ascii=False, sort_keys=True).encode()).hexdigest().upper()

    @property
    def code(self) -> str:
        """Return the code in its shortest form; `keep` says whether it had to be longer."""
        return self.digest[:SHORTEST]

    def build(self) -> Build:
        """Return the build that it was exported from; raises NoWarehouse where that is no longer kept."""
        return warehouse.kept(self.build_id, self.data_date)

    def _content(self) -> dict[str, object]:
        written = sets.to_json(self.collection)
        items = [{name: value for name, value in item.items() if name not in ("id", "printed")} for item in written["items"]]
        return {
            "build_id": self.build_id, "data_date": self.data_date.isoformat(), "day": self.day.isoformat(),
            "language": self.language, "set": {**written, "items": items},
        }  # fmt: skip


def keep(folder: Path, frozen: Frozen) -> str:
    """Write down what the code stands for, unless that is there already; return the code."""
    codes = folder / FOLDER
    codes.mkdir(parents=True, exist_ok=True)
    digest = frozen.digest
    for length in range(SHORTEST, len(digest) + 1):
        file = codes / f"{digest[:length]}.json"
        if not file.exists():
            sets.put(file, {**frozen._content(), "set_id": frozen.collection.id, "set": sets.to_json(frozen.collection)})
        if read(folder, file.stem).digest == digest:
            return file.stem
    raise AssertionError("a digest is equal to itself")


def read(folder: Path, code: str) -> Frozen:
    """Return what a code stands for; raises NoCode."""
    code = code.strip().upper()
    file = folder / FOLDER / f"{code}.json"
    if not CODE.fullmatch(code) or not file.is_file():
        raise NoCode(_("Không có mã {code} trong {folder}", code=code[:80], folder=folder / FOLDER))
    try:
        written = json.loads(file.read_text(encoding="utf-8"))
        return Frozen(
            sets.from_json(written["set_id"], written["set"]), written["build_id"],
            date.fromisoformat(written["data_date"]), date.fromisoformat(written["day"]), written["language"],
        )  # fmt: skip
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise NoCode(_("Tệp của mã {code} không đọc được: {file}", code=code, file=file)) from error
