"""The screen on which a draft is looked through: the original at left, the chosen item as a form at right.

The address says which draft, part and item are on screen. Every change is one line of the draft's log; one that meets
somebody else's is shown with both values and written only after the person chose.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import escape

import streamlit as st

from dashboard import address, drafts, editing, intake, original, publishing, review_forms, review_log, review_progress, wording
from dashboard.drafts import DRAFT, GONE, HEAD, Change, Conflict, Draft, Item
from dashboard.editing import PARAGRAPHS
from dashboard.review_desk import SAID, Desk
from dashboard.review_progress import LOG, PARTS, PUBLISH
from dashboard.texts import _, _n
from dashboard.warehouse import Build

DRAFT_KEY, PART, ITEM = "nhap", "phan", "muc"  # URL keys
WHO, CONFLICT, MARKED = "intake.reviewer", "intake.conflict", "intake.marked"  # session keys
SHOWN = 90  # characters of a value in a message


def reviewer() -> str:
    """Draw the field for the name of whoever reviews; return it. Kept in the session, required before any change."""
    st.session_state["intake.who"] = st.session_state.get(WHO, "")
    st.text_input(
        _("Người soát"), key="intake.who", max_chars=80, width=240, on_change=_named,
        placeholder=_("Họ tên người soát (bắt buộc)"), label_visibility="collapsed",
    )  # fmt: skip
    return str(st.session_state.get(WHO, ""))


def _named() -> None:
    st.session_state[WHO] = st.session_state["intake.who"].strip()


def asked() -> Draft | None:
    """Return the draft that the address asks for; one that cannot be had is named and dropped."""
    draft_id = address.get(DRAFT_KEY)
    if draft_id is None:
        return None
    try:
        return drafts.load(intake.folder(), draft_id)
    except drafts.NoDraft:
        address.reject(f"{DRAFT_KEY}={draft_id[:60]}")
        address.put(**{DRAFT_KEY: None, PART: None, ITEM: None})
        return None


def close() -> None:
    """Callback: back to the list."""
    address.put(**{DRAFT_KEY: None, PART: None, ITEM: None})


def lead(draft: Draft) -> str:
    """Say which file it is, who opened it, who changed it last, and how far the review has come."""
    first, last = draft.log[0], draft.log[-1]
    done, count = editing.progress(list(draft.of(*PARAGRAPHS).values()))
    return _(
        "{file} · {opener} mở {opened} · sửa lần cuối: {who} {changed} · đã nhận {done}/{count} đoạn",
        file=draft.cell(DRAFT, "file"), opener=first.who, opened=review_log.moment(first.when), who=last.who,
        changed=review_log.moment(last.when), done=done, count=count,
    )  # fmt: skip


def screen(draft: Draft, build: Build) -> None:
    """Draw the review of one draft."""
    can_write = bool(st.session_state.get(WHO))
    _conflict(draft, build)
    if said := st.session_state.pop(SAID, None):
        st.warning(_(said))
    part = _part(draft)
    if part == PUBLISH:
        publishing.publication(draft, str(st.session_state.get(WHO, "")), _go_to)
    elif part == LOG:
        with st.container(key="sheet-log"):
            review_log.history(draft, build)
    else:
        items = _items(draft, part)
        item = _chosen(items)
        left, right = st.columns([0.5, 0.5])
        with left, st.container(key="sheet-original"):
            original.show(draft, item, _choose, lambda start, end: _mark(draft, start, end))
        with right, st.container(key="sheet-form"):
            desk = Desk(draft, build, write, go_on, _choose, can_write)
            marked = _marked(draft)
            if marked:
                review_forms.adding(desk, _addable(part), marked)
            if part == "dau":
                publishing.replacing(draft)
            else:
                _item_list(desk, items, item)
            if item:
                review_forms.item_form(desk, item)
            if not marked:
                review_forms.adding(desk, _addable(part), None)


def _part(draft: Draft) -> str:
    """Draw the parts of a draft with how many items each has and how many are still to be looked at; return the one chosen."""
    chosen = address.get(PART)
    if chosen is not None and chosen not in PARTS:
        address.reject(f"{PART}={chosen[:60]}")
        address.put(**{PART: None, ITEM: None})
        chosen = None
    st.session_state["review.part"] = chosen or "dau"
    st.segmented_control(
        _("Phần"), list(PARTS), key="review.part", required=True, label_visibility="collapsed",
        format_func=lambda code: review_progress.label(draft, code), on_change=_part_chosen,
    )  # fmt: skip
    return chosen or "dau"


def _part_chosen() -> None:
    _go_to(st.session_state["review.part"])


def _go_to(part: str, item: str | None = None) -> None:
    """Callback: put a part on screen, with one of its items or the one that needs a person most."""
    address.put(**{PART: part if part != "dau" else None, ITEM: item})


def _items(draft: Draft, part: str) -> dict[str, Item]:
    """Return the items of a part, those to be looked at first in front, those taken out at the end."""
    kinds = PARTS[part][1]
    if part == "dau":
        return {HEAD: draft.head}
    return editing.by_need(draft.of(*kinds)) | draft.of(*kinds, gone=True)


def _chosen(items: Mapping[str, Item]) -> str | None:
    """Return the item that the address asks for, else the first; one that is not among them is named and dropped."""
    asked_for = address.get(ITEM)
    if asked_for is not None and asked_for not in items:
        address.reject(f"{ITEM}={asked_for[:60]}")
        address.put(**{ITEM: None})
        asked_for = None
    return asked_for or next(iter(items), None)


def _item_list(desk: Desk, items: Mapping[str, Item], chosen: str | None) -> None:
    """Draw the items of a part as a list to choose from, with how many are left; those the machine is sure of go at once."""
    if not items:
        nothing = _("Không tìm thấy mục nào trong phần này. Bôi đoạn chữ ở bên trái để thêm.")
        st.html(f'<div class="atlas-empty">{escape(nothing)}</div>')
        return
    keys = list(items)
    at = keys.index(chosen)
    st.session_state["review.item"] = chosen
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, gap="small", key="items"):
        st.selectbox(
            _("Mục đang soát"), keys, key="review.item", label_visibility="collapsed", width="stretch",
            format_func=lambda key: item_label(desk.draft, items[key]),
            on_change=lambda: _choose(st.session_state["review.item"]),
        )  # fmt: skip
        for sign, to, words in (("‹", at - 1, _("Mục trước")), ("›", at + 1, _("Mục sau"))):
            st.button(sign, key=f"go-{sign}", help=words, disabled=not 0 <= to < len(keys),
                      on_click=_choose, args=(keys[to % len(keys)],))  # fmt: skip
    sure = [] if items[chosen]["what"] in PARAGRAPHS else list(review_progress.sure(items))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<div class="atlas-note">{escape(review_progress.left_in_words(items))}</div>', width="stretch")
        if len(sure) > 1:
            st.button(_n("Nhận cả {n} mục máy đọc chắc", len(sure)), key="accept-sure", type="tertiary",
                      on_click=_accept_all, args=(desk.draft, sure), disabled=not desk.can_write)  # fmt: skip


def _accept_all(draft: Draft, keys: Iterable[str]) -> None:
    """Callback: accept several items as they stand, in one line of the log."""
    write(draft, "accept", [Change(key, "accepted", draft.items[key].get("accepted"), True) for key in keys])


def item_label(draft: Draft, item: Item) -> str:
    """Name an item in a list: whether it was accepted, is doubtful or was taken out; its place; its first words."""
    sign = _("Đã xóa") if item.get(GONE) else _("Đã nhận") if item.get("accepted") else ""
    sign = sign or (_("Cần xem") if editing.is_doubtful(item) else _("Chưa soát"))
    kind = _("nhiệm vụ chung") if item["what"] == "task" else ""
    section = str(item.get("section") or "")
    path = wording.section_name(section) if section in ("title", "preamble") else section
    place = ".".join(str(part) for part in (path, item.get("ordinal")) if part)
    words = editing.quote(draft, item) or str(item.get("note") or "")
    return " · ".join(part for part in (sign, place, kind, words[:SHOWN]) if part)


def _choose(key: str) -> None:
    """Callback: put an item on screen, in its part."""
    what = key.partition("-")[0]
    draft_id = address.get(DRAFT_KEY)
    draft = drafts.load(intake.folder(), draft_id) if draft_id else None
    if draft and key in draft.items:
        what = str(draft.items[key].get("what", what))
    part = review_progress.part_of(what)
    _go_to(part, key if part != "dau" else None)


def _mark(draft: Draft, start: int, end: int) -> None:
    """Callback: remember the words that were marked with the mouse, whole words only."""
    text = draft.text
    start, end = max(0, start), min(len(text), end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    st.session_state[MARKED] = (draft.id, start, end) if end > start else None


def _marked(draft: Draft) -> tuple[int, int] | None:
    """Return the place of the words that were marked with the mouse in this draft."""
    kept = st.session_state.get(MARKED)
    return kept[1:] if kept and kept[0] == draft.id else None


def _addable(part: str) -> list[str]:
    """Return what a passage can become in a part; before anything else, a paragraph."""
    return [kind for kind in PARTS[part][1] if kind != HEAD] or list(PARAGRAPHS)


def go_on(draft: Draft, key: str) -> None:
    """Callback: after an item was accepted, put the next one on screen; after the last one of a part, the next part."""
    _go_to(*review_progress.next_place(draft, key))


def write(draft: Draft, action: str, changes: Iterable[Change]) -> bool:
    """Write one action into the log in the name of the reviewer; return whether it was. A conflict is kept to be shown."""
    who = str(st.session_state.get(WHO, ""))
    if not who:
        return False
    try:
        drafts.append(intake.folder(), draft.id, who, action, changes, draft.revision)
    except Conflict as conflict:
        st.session_state[CONFLICT] = (draft.id, conflict)
        return False
    except drafts.NoDraft:
        return False
    st.session_state[MARKED] = None
    return True


def _conflict(draft: Draft, build: Build) -> None:
    """Show what met somebody else's change, both values, and let the person choose."""
    kept = st.session_state.get(CONFLICT)
    if not kept or kept[0] != draft.id:
        return
    conflict: Conflict = kept[1]
    with st.container(key="conflict"):
        st.html(
            f"<b>{escape(_('Người khác đã sửa cùng một chỗ. Chưa ghi gì của anh, chị: hãy chọn.'))}</b>"
            f"{_clashes(draft, build, conflict)}"
        )
        with st.container(horizontal=True, gap="small"):
            st.button(_("Giữ của người kia"), on_click=_keep_theirs, args=(draft, conflict))
            st.button(_("Ghi bản của tôi"), on_click=_write_mine, args=(draft, conflict))


def _clashes(draft: Draft, build: Build, conflict: Conflict) -> str:
    heads = (_("Trường"), _("Đang có"), _("Anh, chị muốn ghi"))
    rows = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    for clash in conflict.clashes:
        now, mine = (review_log.value_in_words(draft, build, clash.wanted, value)[:SHOWN]
                     for value in (clash.now, clash.wanted.after))  # fmt: skip
        theirs = f"{now} ({clash.who}, {review_log.moment(clash.when)})"
        cells = (review_log.cell_name(clash.wanted), theirs, mine)
        rows += "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
    return f'<table class="atlas">{rows}</table>'


def _keep_theirs(draft: Draft, conflict: Conflict) -> None:
    """Callback: leave what stands there; of a form, what met nobody's change is written."""
    st.session_state[CONFLICT] = None
    if conflict.action in ("save", "accept"):
        met = {(clash.wanted.item, clash.wanted.field) for clash in conflict.clashes}
        write(draft, conflict.action, [change for change in conflict.changes if (change.item, change.field) not in met])


def _write_mine(draft: Draft, conflict: Conflict) -> None:
    """Callback: write over what stands there, as seen now; an item that was taken out is put back."""
    st.session_state[CONFLICT] = None
    now = {(clash.wanted.item, clash.wanted.field): clash.now for clash in conflict.clashes}
    back = [Change(item, name, value, False) for (item, name), value in now.items() if name == GONE]
    if back:
        write(draft, "restore", back)
    changes = [replace(change, before=now.get((change.item, change.field), change.before)) for change in conflict.changes]
    write(draft, conflict.action, changes)


def heading(draft: Draft) -> str:
    """Return the name of the document under review."""
    head = draft.head
    return " ".join(str(part) for part in (head.get("number_text"), head.get("title")) if part)[:160]
