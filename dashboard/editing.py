"""What an officer does to a draft → the cells it changes. Pure: reads a Draft, writes nothing, knows no screen.

Also what the draft amounts to in the end: the review that `python -m etl accept` takes.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dashboard import search
from dashboard.drafts import DRAFT, GONE, HEAD, KINDS, Change, Draft, Item, Value

PARAGRAPHS = ("duty", "task")
LONGEST_PASSAGE = 6000  # characters between the first and the last words of a passage
LOW = 0.8  # a confidence below it is to be looked at
DOUBTFUL = 0.5  # a confidence below it makes a citation or a deadline a doubtful one
Span = tuple[int, int]
CODE = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")  # so_cong_thuong
DOCUMENT_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # kon-tum-2023-7-kh-bcd
NEW_AGENCY = "agency"  # kind of an item: a body that the register does not know yet


def quote(draft: Draft, item: Item) -> str:
    """Return the words of a passage as they stand in the document; "" for an item without a place."""
    span = item.get("span")
    return draft.text[span[0] : span[1]] if span else ""


def is_doubtful(item: Item) -> bool:
    """Whether a person should look at it first: doubts, a low confidence, or a body that nobody knows."""
    unknown = any(not agency.get("code") for agency in item.get("agencies") or ())
    return bool(item.get("doubts")) or float(item.get("confidence") or 1.0) < LOW or unknown


def is_proposed(draft: Draft, key: str) -> bool:
    """Whether the summary of an item is still the one that the machine took from the document's own words."""
    changed = any(change.item == key and change.field == "summary" for entry in draft.log for change in entry.changes)
    return bool(draft.items[key].get("summary")) and not draft.items[key].get("accepted") and not changed


def gaps(item: Item) -> list[str]:
    """Return the cells for want of which a plan could not be written: not accepted, no words, no theme, an unknown body."""
    if item.get("what") not in PARAGRAPHS:
        return []
    wanting = [name for name in ("accepted", "summary", "themes") if not item.get(name)]
    if item["what"] == "duty" and not all(agency.get("code") for agency in item.get("agencies") or [{}]):
        wanting.append("agencies")
    return wanting


def by_need(items: Mapping[str, Item]) -> dict[str, Item]:
    """Return the doubtful items first, then the others not yet accepted, then the rest; each in the order of the text."""
    return dict(sorted(items.items(), key=lambda entry: (bool(entry[1].get("accepted")), not is_doubtful(entry[1]))))


def passages(text: str, first: str, last: str, within: Span | None = None) -> list[Span]:
    """Return every place from the words `first` to the words `last`; without `last` to the end of the line.

    Blanks and capitals make no difference, accents do.
    """
    low, high = within or (0, len(text))
    opening, closing = _pattern(first), _pattern(last)
    found = []
    for match in opening.finditer(text, low, high) if opening else ():
        if closing is None:
            end = text.find("\n", match.end(), high)
            found.append((match.start(), high if end < 0 else end))
        elif end := closing.search(text, match.start(), min(high, match.start() + LONGEST_PASSAGE)):
            found.append((match.start(), max(match.end(), end.end())))
    return found


def _pattern(words: str) -> re.Pattern[str] | None:
    parts = words.split()[:40]
    return re.compile(r"\s+".join(map(re.escape, parts)), re.IGNORECASE) if parts else None


def place_of(draft: Draft, start: int) -> tuple[str, int]:
    """Return the section of the passage that stands last before a place, and the next free ordinal in it."""
    before = [item for item in draft.of(*KINDS).values() if item.get("span") and item["span"][0] <= start]
    sections = [str(entry["path"]) for entry in draft.extracted.get("sections") or ()]
    section = str(before[-1]["section"]) if before else (sections or ["preamble"])[0]
    taken = [int(item["ordinal"] or 0) for item in draft.of(*PARAGRAPHS).values() if item["section"] == section]
    return section, max(taken, default=0) + 1


def add(draft: Draft, kind: str, span: Span) -> tuple[str, list[Change]]:
    """Return a new item of a kind at a passage, and the cells that make it."""
    section, ordinal = place_of(draft, span[0])
    cells: dict[str, Value] = {"section": section, "ordinal": ordinal, "span": list(span), "themes": [], "agencies": [],
                               "partners": [], "summary": "", "confidence": 1.0}  # fmt: skip
    if kind == "citation":
        cells = {"section": section, "ordinal": None, "span": list(span), "type": "cong_van", "number": None, "symbol": None,
                 "date": None, "issuer": None, "document": None}  # fmt: skip
    elif kind == "deadline":
        cells = {"section": section, "ordinal": None, "span": list(span), "kind": "absolute", "start": None, "end": None,
                 "bound": "within", "recurrence": None, "inferred": False, "action": "execute", "recipient": None}  # fmt: skip
    elif kind == "issue":
        cells = {"section": section, "span": list(span), "code": "misprint", "note": ""}
    return _new(kind, {**cells, "accepted": False})


def add_agency(name: str, short: str, level: str, kind: str, name_en: str) -> tuple[str, list[Change]]:
    """Return a body for the register, and its cells; its code is its name in plain letters."""
    code = re.sub(r"[^a-z0-9]+", "_", search.fold(name)).strip("_")
    return code, _new(NEW_AGENCY, {"code": code, "name": name, "short": short or name, "level": level, "kind": kind,
                                   "name_en": name_en or name})[1]  # fmt: skip


def _new(kind: str, cells: Mapping[str, Value]) -> tuple[str, list[Change]]:
    key = f"{kind}-{secrets.token_hex(4)}"
    return key, [Change(key, name, None, value) for name, value in {"what": kind, GONE: False, **cells}.items()]


def assign(draft: Draft, key: str, code: str) -> list[Change]:
    """Let a known body stand for the first unknown one of a duty, and for that name in every other duty; else add it."""
    given = [dict(body) for body in _list(draft.items[key], "agencies")]
    unknown = next((body for body in given if not body.get("code")), None)
    if unknown is None:
        added = {"code": code, "name": None, "role": "execute", "secondary_role": None}
        return set_cells(draft, key, {"agencies": _without_twins([*given, added])})
    changes: list[Change] = []
    for other, item in draft.of("duty").items():
        bodies = [{**body, "code": code} if not body.get("code") and body.get("name") == unknown.get("name") else dict(body)
                  for body in _list(item, "agencies")]  # fmt: skip
        changes += set_cells(draft, other, {"agencies": _without_twins(bodies)})
    return changes


def _without_twins(bodies: Sequence[Item]) -> list[dict[str, Value]]:
    """Return the bodies without those that a body before them names too."""
    first: dict[str, dict[str, Value]] = {}
    for body in bodies:
        first.setdefault(_named(body), dict(body))
    return list(first.values())


def split(draft: Draft, key: str, at: int) -> tuple[str, list[Change]]:
    """Cut a paragraph in two at a place; what follows in its section moves on by one. Returns the second half and the cells."""
    item = draft.items[key]
    start, end = item["span"]
    cut = start + len(draft.text[start:at].rstrip())
    second = {name: value for name, value in item.items() if name not in ("span", "ordinal", "accepted", "what", GONE)}
    ordinal = int(item["ordinal"])
    new, made = _new(str(item["what"]), {**second, "span": [at, end], "ordinal": ordinal + 1, "accepted": False})
    changes = [Change(key, "span", item["span"], [start, cut]), Change(key, "accepted", item.get("accepted"), False), *made]
    for other, entry in draft.of(*KINDS).items():
        if other != key and entry.get("section") == item["section"] and entry.get("ordinal") and _is_behind(entry, at, ordinal):
            changes.append(Change(other, "ordinal", entry["ordinal"], int(entry["ordinal"]) + 1))
    return new, changes


def _is_behind(entry: Item, at: int, ordinal: int) -> bool:
    """Whether an item of the same section stands in the second half, or in a paragraph behind it."""
    if int(entry["ordinal"]) > ordinal:
        return True
    return int(entry["ordinal"]) == ordinal and bool(entry.get("span")) and entry["span"][0] >= at


def following(draft: Draft, key: str) -> str | None:
    """Return the paragraph that stands next in the text, None after the last."""
    keys = list(draft.of(*PARAGRAPHS))
    return keys[keys.index(key) + 1] if key in keys[:-1] else None


def merge(draft: Draft, key: str, other: str) -> list[Change]:
    """Make one paragraph of two: the first grows over the second, which is taken out."""
    first, second = draft.items[key], draft.items[other]
    known = [_named(agency) for agency in _list(first, "agencies")]
    more = [agency for agency in _list(second, "agencies") if _named(agency) not in known]
    wanted: dict[str, Value] = {
        "span": [first["span"][0], max(first["span"][1], second["span"][1])],
        "agencies": _list(first, "agencies") + more,
        "themes": list(dict.fromkeys([*_list(first, "themes"), *_list(second, "themes")])),
        "partners": list(dict.fromkeys([*_list(first, "partners"), *_list(second, "partners")])),
        "summary": " ".join(part for part in (str(first.get("summary") or ""), str(second.get("summary") or "")) if part),
        "accepted": False,
    }  # fmt: skip
    return [*set_cells(draft, key, wanted), Change(other, GONE, False, True)]


def _named(agency: Item) -> str:
    return str(agency.get("code") or agency.get("name"))


def _list(item: Item, name: str) -> list[Value]:
    return list(item.get(name) or ())


def turn(draft: Draft, key: str) -> list[Change]:
    """Make a task of a duty, or a duty of a task; the bodies are kept for the way back."""
    what = draft.items[key]["what"]
    return set_cells(draft, key, {"what": "task" if what == "duty" else "duty", "accepted": False})


def set_cells(draft: Draft, key: str, wanted: Mapping[str, Value]) -> list[Change]:
    """Return the cells in which an item differs from what is wanted."""
    item = draft.items[key]
    return [Change(key, name, item.get(name), value) for name, value in wanted.items() if item.get(name) != value]


def review(draft: Draft, who: str, on: date) -> dict[str, Value]:
    """Return the whole draft as it stands, in the form that `python -m etl accept` reads."""
    parts: dict[str, list[Value]] = {part: [] for part in KINDS.values()}
    for item in draft.of(*KINDS).values():
        parts[KINDS[str(item["what"])]].append({**_written(draft, item), "quote": quote(draft, item) or item.get("quote")})
    source = dict(draft.extracted.get("source") or {})
    return {
        "source": {**source, "path": draft.source.name, "name": draft.cell(DRAFT, "file")},
        "reviewed_by": who,
        "reviewed_on": on.isoformat(),
        "plan_sha256": draft.cell(DRAFT, "plan_sha256"),
        "document": dict(draft.items[HEAD]),
        "text": draft.text,
        "sections": draft.extracted.get("sections") or [],
        "new_agencies": [dict(item) for item in draft.of(NEW_AGENCY).values()],
        **parts,
    }


def bodies_of(draft: Draft, deadline: Item) -> tuple[list[str], str | None]:
    """Return who has to keep a deadline and who is to be told, as codes: as chosen, else by the names of the draft's duties."""
    bodies = [body for duty in draft.of("duty").values() for body in _list(duty, "agencies")]
    codes = {body.get("name"): body["code"] for body in bodies if body.get("code")}

    def code_of(name: Value) -> str | None:
        return name if CODE.fullmatch(str(name or "")) else codes.get(name)

    actors, found = deadline.get("actors"), code_of(deadline.get("actor"))
    return list(actors if actors is not None else [found] if found else ()), code_of(deadline.get("recipient"))


def unmapped(draft: Draft, deadline: Item) -> list[str]:
    """Return the names of bodies of a deadline, as found in print, that stand for no code yet."""
    actors, recipient = bodies_of(draft, deadline)
    names = ("" if actors else deadline.get("actor"), "" if recipient else deadline.get("recipient"))
    return [str(name) for name in names if name]


def certainty(item: Item) -> str:
    """Return how sure a citation or a deadline is, as chosen or as the machine was."""
    return str(item.get("certainty") or ("doubtful" if float(item.get("confidence") or 1.0) < DOUBTFUL else "sure"))


def _written(draft: Draft, item: Item) -> dict[str, Value]:
    if item["what"] not in ("citation", "deadline"):
        return dict(item)
    written = {**item, "certainty": certainty(item)}
    if item["what"] == "deadline":
        written["actors"], written["recipient"] = bodies_of(draft, item)
    return written


def open_points(draft: Draft) -> Iterator[str]:
    """Yield the items that a plan cannot be written with."""
    yield from (key for key, item in draft.of(*KINDS).items() if gaps(item))


def progress(items: Sequence[Item]) -> tuple[int, int]:
    """Return how many items were accepted, of how many."""
    return sum(bool(item.get("accepted")) for item in items), len(items)
