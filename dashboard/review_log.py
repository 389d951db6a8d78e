"""The log of a draft for people: when, who, what, where, from what to what; every value in the words of the forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from html import escape

import streamlit as st

from dashboard import drafts, editing, review_fields
from dashboard.charts.duties import ROLE_WORDS
from dashboard.drafts import DRAFT, GONE, HEAD, Change, Draft, Entry
from dashboard.original import LEGEND
from dashboard.review_fields import OF, Field
from dashboard.texts import N_, _, _n
from dashboard.warehouse import Build

SHOWN = 200  # entries of the log on screen
LONGEST = 160  # characters of a value in the log
STATES = {drafts.OPEN: N_("đang soát"), drafts.PUBLISHED: N_("đã xuất bản"), drafts.DROPPED: N_("đã cất đi")}
ACTIONS = {
    "open": N_("tải lên"), "reopen": N_("mở lại"), "save": N_("sửa"), "accept": N_("nhận"), "agencies": N_("đổi cơ quan"),
    "new agency": N_("thêm cơ quan"), "span": N_("đổi đoạn"), "split": N_("tách"), "merge": N_("gộp"),
    "turn": N_("chuyển loại"), "remove": N_("xóa"), "restore": N_("khôi phục"), "add": N_("thêm"), "publish": N_("xuất bản"),
    "drop": N_("cất bản nháp"),
    "unreadable": N_("dòng nhật ký hỏng"),
}  # fmt: skip
CELLS = {
    GONE: N_("Đã xóa"),
    "agencies": N_("Cơ quan"),
    "span": N_("Đoạn trong văn bản"),
    "accepted": N_("Đã nhận"),
    "state": N_("Trạng thái"),
    "file": N_("Tệp"),
    "what": N_("Loại"),
    "document": N_("Là văn bản"),
}


def history(draft: Draft, build: Build) -> None:
    """List every change, the last first: when, who, what, from what to what."""
    heads = (_("Lúc"), _("Ai"), _("Việc"), _("Chỗ"), _("Trước"), _("Sau"))
    rows = ["<tr>" + "".join(f'<th scope="col">{escape(words)}</th>' for words in heads) + "</tr>"]
    for entry in list(reversed(draft.log))[:SHOWN]:
        rows += _rows(draft, build, entry)
    st.html(f'<table class="atlas">{"".join(rows)}</table>')
    if len(draft.log) > SHOWN:
        st.html(f'<div class="atlas-note">{escape(_n("Chỉ hiện {n} việc gần nhất.", SHOWN))}</div>')


def _rows(draft: Draft, build: Build, entry: Entry) -> list[str]:
    rows = []
    made = {change.item for change in entry.changes if change.field == "what" and change.before is None}
    changes = [change for change in entry.changes if change.item not in made and _is_shown(change)]
    changes += [replace(change, field="what", after=_name_of(draft, change.item))
                for change in entry.changes if change.item in made and change.field == "what"]  # fmt: skip
    for position, change in enumerate(changes):
        first = (moment(entry.when), entry.who, _(ACTIONS.get(entry.action, entry.action))) if position == 0 else ("", "", "")
        place = f"{item_name(draft, change.item)}: {cell_name(change)}"
        before, after = (value_in_words(draft, build, change, value)[:LONGEST] for value in (change.before, change.after))
        rows.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in (*first, place, before, after)) + "</tr>")
    return rows


def cell_name(change: Change) -> str:
    """Name a cell as the forms do."""
    fields: Sequence[Field] = [field for table in OF.values() for field in table if field.name == change.field]
    return _(CELLS.get(change.field) or (fields[0].label if fields else change.field))


def _is_shown(change: Change) -> bool:
    return change.item != DRAFT or change.field in ("file", "state")


def _name_of(draft: Draft, key: str) -> str:
    """Return the words of a new item: its passage, or the name of a body."""
    item = draft.items[key]
    return editing.quote(draft, item) or str(item.get("name") or "")


def item_name(draft: Draft, key: str) -> str:
    """Name an item in a list of changes."""
    if key == HEAD:
        return _("Đầu văn bản")
    if key == DRAFT:
        return _("Bản nháp")
    item = draft.items.get(key, {})
    kind = _(LEGEND.get(str(item.get("what")), "") or N_("cơ quan mới"))
    place = ".".join(str(part) for part in (item.get("section"), item.get("ordinal")) if part)
    return " ".join(part for part in (kind, place) if part)


def value_in_words(draft: Draft, build: Build, change: Change, value: object) -> str:
    """Write the value of a cell as its form shows it: a code by its name, a passage by its words, a date as people write it."""
    what = HEAD if change.item == HEAD else str(draft.items.get(change.item, {}).get("what"))
    if change.item == DRAFT and change.field == "state":
        return _(STATES[str(value)]) if value in STATES else in_words(value, {})
    if change.field == "span" and isinstance(value, list | tuple):
        return draft.text[value[0] : value[1]]
    field = next((field for field in OF.get(what, ()) if field.name == change.field), None)
    if field and field.kind == "date":
        return in_words(review_fields.day_in_words(value), {})
    return in_words(value, review_fields.options(field, draft, build) if field and field.words else {})


def in_words(value: object, names: Mapping[str, str]) -> str:
    """Write a value for people; `names`: what its codes stand for."""
    if value is None or value == "":
        return _("(trống)")
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, dict):
        roles = [_(ROLE_WORDS[code]) for code in (value.get("role"), value.get("secondary_role")) if code in ROLE_WORDS]
        return " ".join([str(value.get("name") or value.get("code") or ""), f"({', '.join(roles)})" if roles else ""]).strip()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(in_words(part, names) for part in value) if value else _("(trống)")
    return str(names.get(str(value), value))


def moment(when: str) -> str:
    """ "2024-05-03T08:05:00+00:00" → "3/5/2024 15:05" by the clock of the machine."""
    try:
        at = datetime.fromisoformat(when).astimezone()
    except ValueError:
        return ""
    return f"{at.day}/{at.month}/{at.year} {at:%H:%M}"
