"""Charts collected for a report: a named set is one small JSON file that everybody with its link reads and changes.

A chart is kept as its recipe: the address of its page and its key. Every change is made to what the file holds at that
moment, under a lock, so that two people at work on one set lose nothing of each other's; whoever writes over words that
somebody else has changed meanwhile is told instead. Knows no screen.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path

from dashboard import locks
from dashboard.render.naming import plain_name
from dashboard.report import ANNEXES, STATE

SET_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
LOCK = ".lock"
MOST_ITEMS = 200
TABLES = "tables"  # a table under each chart
PARTS = (TABLES, *ANNEXES)
LONGEST_NAME, LONGEST_COMMENT = 200, 2000


class NoSet(Exception):
    """There is no such set, or its file cannot be read."""


class Changed(Exception):
    """Nothing was written: the words stood otherwise than whoever changed them had seen; the text is what stands there now."""


class Full(Exception):
    """The set holds MOST_ITEMS charts already."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a chart is made again: page (its path; "" is the first one), query of its address, key of the chart."""

    page: str
    query: str
    chart: str


@dataclass(frozen=True, slots=True)
class Item:
    """One collected chart. `printed`: its title when it was collected; an empty `title` keeps the chart's own."""

    id: str
    recipe: Recipe
    printed: str
    title: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Collection:
    """One set: its name is the report's title; the other words stand at the report's head. `parts`: with commas."""

    id: str
    name: str
    items: tuple[Item, ...] = ()
    system: str = STATE  # whose layout: STATE or PARTY of dashboard/report.py
    parent: str = ""
    issuer: str = ""
    body: str = ""  # the abbreviation of the issuer, as in "Số:      /BC-SCT"
    place: str = ""
    recipients: str = ""  # one a line
    parts: str = "tables,sources"  # beside the charts: keys of PARTS
    template: str = ""

    def item(self, item_id: str) -> Item | None:
        return next((item for item in self.items if item.id == item_id), None)

    def with_recipe(self, recipe: Recipe) -> Item | None:
        return next((item for item in self.items if item.recipe == recipe), None)


@dataclass(frozen=True, slots=True)
class Listed:
    """One set in the list; `changed` in seconds since 1970."""

    id: str
    name: str
    count: int
    changed: float = field(compare=False)


def create(folder: Path, name: str, items: Iterable[tuple[Recipe, str]] = (), **facts: str) -> str:
    """Write a new set of recipes, each with the title that it has now; return its id, which no other set has."""
    folder.mkdir(parents=True, exist_ok=True)
    stem = plain_name(name, "x", nameless="bo").removesuffix(".x")[:60].strip("-_")
    made = tuple(Item(_new_id(), recipe, printed) for recipe, printed in items)
    collection = Collection(f"{stem}-{secrets.token_hex(2)}", _line(name), made, **facts)
    with locks.held(folder / LOCK):
        _write(folder, collection)
    return collection.id


def exists(folder: Path, set_id: str) -> bool:
    return SET_ID.fullmatch(set_id) is not None and _file(folder, set_id).is_file()


def load(folder: Path, set_id: str) -> Collection:
    """Return a set as it stands; raises NoSet."""
    if not exists(folder, set_id):
        raise NoSet(set_id)
    try:
        written = json.loads(_file(folder, set_id).read_text(encoding="utf-8"))
        return from_json(set_id, written)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise NoSet(set_id) from error


def listing(folder: Path) -> list[Listed]:
    """Return the sets that can be read, the last changed first."""
    found = []
    for path in folder.glob("*.json"):
        try:
            collection = load(folder, path.stem)
            found.append(Listed(collection.id, collection.name, len(collection.items), path.stat().st_mtime))
        except (NoSet, OSError):
            continue
    return sorted(found, key=lambda listed: listed.changed, reverse=True)


def add(folder: Path, set_id: str, recipe: Recipe, printed: str) -> Collection:
    """Put a chart at the end, unless the set holds it already; raises NoSet, Full."""

    def added(collection: Collection) -> Collection:
        if collection.with_recipe(recipe):
            return collection
        if len(collection.items) >= MOST_ITEMS:
            raise Full(set_id)
        return replace(collection, items=(*collection.items, Item(_new_id(), recipe, printed)))

    return _update(folder, set_id, added)


def remove(folder: Path, set_id: str, item_id: str) -> Collection:
    """Take a chart out; raises NoSet."""
    return _update(folder, set_id, lambda now: replace(now, items=tuple(item for item in now.items if item.id != item_id)))


def move(folder: Path, set_id: str, item_id: str, step: int) -> Collection:
    """Move a chart up (-1) or down (1) among those that are there now; raises NoSet."""

    def moved(collection: Collection) -> Collection:
        items = list(collection.items)
        place = next((place for place, item in enumerate(items) if item.id == item_id), None)
        if place is not None and 0 <= place + step < len(items):
            items.insert(place + step, items.pop(place))
        return replace(collection, items=tuple(items))

    return _update(folder, set_id, moved)


def write(folder: Path, set_id: str, item_id: str, name: str, before: str, after: str) -> Collection:
    """Change the words of a chart (`title`, `comment`); raises NoSet, Changed."""

    def written(collection: Collection) -> Collection:
        item = collection.item(item_id)
        if item is None:
            raise Changed("")
        _require_unchanged(getattr(item, name), before, after)
        changed = replace(item, **{name: after})
        return replace(collection, items=tuple(changed if other.id == item_id else other for other in collection.items))

    return _update(folder, set_id, written)


def rewrite(folder: Path, set_id: str, name: str, before: str, after: str) -> Collection:
    """Change one of the words of the set itself; raises NoSet, Changed."""

    def written(collection: Collection) -> Collection:
        _require_unchanged(getattr(collection, name), before, after)
        return replace(collection, **{name: after})

    return _update(folder, set_id, written)


def _require_unchanged(now: str, before: str, after: str) -> None:
    if now not in (before, after):
        raise Changed(now)


def to_json(collection: Collection) -> dict[str, object]:
    """Return what stands in the file: everything but the id, which is the file's name."""
    return {name: value for name, value in asdict(collection).items() if name != "id"}


def from_json(set_id: str, written: dict[str, object]) -> Collection:
    """Return the set that was written; keys of a later edition are passed over. Raises ValueError, TypeError, KeyError."""
    known = {one.name for one in fields(Collection)} - {"id", "items"}
    items = tuple(Item(**{**item, "recipe": Recipe(**item["recipe"])}) for item in written["items"])
    facts = {name: value for name, value in written.items() if name in known}
    if not all(isinstance(value, str) for value in facts.values()):
        raise ValueError(set_id)
    return Collection(id=set_id, items=items, **facts)


def _update(folder: Path, set_id: str, change: Callable[[Collection], Collection]) -> Collection:
    """Change what the file holds now, and write it, while nobody else does."""
    if not exists(folder, set_id):
        raise NoSet(set_id)
    with locks.held(folder / LOCK):
        now = load(folder, set_id)
        changed = change(now)
        if changed != now:
            _write(folder, changed)
        return changed


def _write(folder: Path, collection: Collection) -> None:
    put(_file(folder, collection.id), to_json(collection))


def put(file: Path, content: object) -> None:
    """Write JSON under another name first: a reader sees the old file or the new one, whole."""
    temporary = file.with_name(f".{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        with temporary.open("w", encoding="utf-8") as text:
            json.dump(content, text, ensure_ascii=False, indent=1)
            text.flush()
            os.fsync(text.fileno())
        os.replace(temporary, file)
    finally:
        temporary.unlink(missing_ok=True)


def _file(folder: Path, set_id: str) -> Path:
    return folder / f"{set_id}.json"


def _new_id() -> str:
    return secrets.token_hex(4)


def _line(text: str) -> str:
    return " ".join(text.split())[:LONGEST_NAME]
