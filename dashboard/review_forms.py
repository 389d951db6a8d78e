"""One item of a draft as a form, and everything that can be done to it. What is done becomes cells; `Desk.write` keeps them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

import streamlit as st

from dashboard import editing, queries, review_bodies, review_progress
from dashboard import review_fields as fields
from dashboard.drafts import GONE, HEAD, Change, Draft
from dashboard.editing import PARAGRAPHS
from dashboard.original import LEGEND
from dashboard.review_desk import SAID, Desk
from dashboard.texts import N_, _, translated

CONFIDENT = 0.8  # a field below it comes first
NEW_DOCUMENT = ""  # stands for a cited document that the registry does not know


def item_form(desk: Desk, key: str) -> None:
    """Draw one item: why it is doubtful, its bodies or document, its fields, and what else can be done to it."""
    item = desk.draft.items[key]
    if item.get(GONE):
        st.html(f'<div class="atlas-empty">{escape(_("Mục này đã bị xóa khỏi bản nháp."))}</div>')
        st.button(_("Khôi phục"), on_click=_put_back, args=(desk, key), disabled=not desk.can_write)
        return
    if doubts := _doubts(desk.draft, key):
        st.html(doubts)
    if item.get("what") == "duty":
        review_bodies.bodies(desk, key)
    if item.get("what") == "citation":
        _document(desk, key)
    _fields(desk, key)
    if key != HEAD:
        _reshaping(desk, key)


def _doubts(draft: Draft, key: str) -> str:
    """Return why an item should be looked at; of the head, also what its fields and the document as a whole leave open."""
    item = draft.items[key]
    notes = [str(doubt.get("note") or doubt.get("code")) for doubt in item.get("doubts") or ()]
    if key == HEAD:
        blank = review_progress.blanks(draft)
        notes += [_("Còn thiếu: {fields}", fields=", ".join(blank))] if blank else []
    if item.get("what") == "deadline" and (names := editing.unmapped(draft, item)):
        notes.append(_("Trong văn bản ghi: {names}. Chọn cơ quan ở dưới nếu có.", names="; ".join(names)))
    confidence = float(item.get("confidence") or _confidence(draft) if key == HEAD else item.get("confidence") or 1.0)
    if confidence < CONFIDENT:
        notes.append(_("Máy đọc chưa chắc ({percent}%)", percent=round(100 * confidence)))
    return "".join(f'<div class="atlas-doubt">{escape(note)}</div>' for note in notes)


def _confidence(draft: Draft) -> float:
    known = [float(value) for value in (draft.extracted.get("confidence") or {}).values()]
    return min(known, default=1.0)


def _fields(desk: Desk, key: str) -> None:
    """Draw the fields in one form; those the machine is unsure of first, then what is required and blank."""
    item = desk.draft.items[key]
    table = fields.OF[HEAD if key == HEAD else str(item["what"])]
    unsure = {name for name, value in (desk.draft.extracted.get("confidence") or {}).items() if float(value) < CONFIDENT}
    table = sorted(table, key=lambda field: not (key == HEAD and field.name in unsure))
    drawn: dict[str, tuple[fields.Field, str]] = {}
    with st.form(desk.key(key, "form"), border=False):
        row: list = []
        for field in table:
            if field.wide or not row:
                row = [] if field.wide else list(st.columns(2))
            with st.container() if field.wide else row.pop(0):
                offered = fields.options(field, desk.draft, desk.build) if field.words else {}
                value = fields.value_of(desk.draft, item, field.name)
                if field.name == "summary" and editing.is_proposed(desk.draft, key):
                    note = _("Máy đề xuất tóm tắt dưới đây từ nguyên văn; viết lại bằng lời của mình rồi hãy nhận.")
                    st.html(f'<div class="atlas-note">{escape(note)}</div>')
                drawn[field.name] = (field, fields.draw(field, desk.key(key, "field"), value, offered))
        with st.container(horizontal=True, gap="small", key="keep"):
            for label, action in ((_("Lưu và nhận, sang mục sau"), "accept"), (_("Chỉ lưu"), "save")):
                kind = "primary" if action == "accept" else "secondary"
                st.form_submit_button(
                    label, key=desk.key(key, action), type=kind, on_click=_save, args=(desk, key, drawn, action),
                    disabled=not desk.can_write,
                )  # fmt: skip
    if not desk.can_write:
        st.html(f'<div class="atlas-note">{escape(_("Ghi họ tên người soát ở trên để sửa và nhận."))}</div>')


def _save(desk: Desk, key: str, drawn: Mapping[str, tuple[fields.Field, str]], action: str) -> None:
    """Callback: write the cells that the form changed, each with the value that the form began with."""
    item = desk.draft.items[key]
    changes = []
    for name, (field, widget) in drawn.items():
        before, after = fields.value_of(desk.draft, item, name), fields.read(field, st.session_state.get(widget))
        if not fields.same(before, after):
            changes.append(Change(key, name, item.get(name), after))
    if action == "accept":
        changes.append(Change(key, "accepted", item.get("accepted"), True))
    if desk.write(desk.draft, action, changes) and action == "accept":
        desk.go_on(desk.draft, key)


def _document(desk: Desk, key: str) -> None:
    """Draw which known document a citation means; blank: one that the registry gets a new row for."""
    now = desk.draft.items[key].get("document")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        asked = st.text_input(_("Tìm văn bản đã biết"), key=desk.key(key, "find-document"), width=190,
                              placeholder=_("số, ký hiệu, nội dung"))  # fmt: skip
        found = {NEW_DOCUMENT: _("Văn bản chưa có trong danh mục: thêm mới khi xuất bản")}
        found |= review_bodies.searched(desk.build, "document", asked)
        if now and now not in found:
            labels = dict(queries.known_words(desk.build, "document").select("code", "label").iter_rows())
            found[now] = labels.get(now, now)
        widget = f"{desk.key(key, 'document')}.{now}.{asked}"
        st.selectbox(
            _("Là văn bản"), list(found), list(found).index(now or NEW_DOCUMENT), key=widget, format_func=found.get,
            on_change=_set_document, args=(desk, key, widget), disabled=not desk.can_write, width="stretch",
        )  # fmt: skip


def _set_document(desk: Desk, key: str, widget: str) -> None:
    desk.write(desk.draft, "save", editing.set_cells(desk.draft, key, {"document": st.session_state[widget] or None}))


def _reshaping(desk: Desk, key: str) -> None:
    """Draw what changes the item as a whole: its passage, split, merge, turn, take out."""
    item = desk.draft.items[key]
    with st.expander(_("Đổi đoạn, tách, gộp, chuyển, xóa"), key="reshape"):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            for name, label in (("first", N_("Đoạn từ chữ")), ("last", N_("đến chữ"))):
                st.text_input(_(label), key=desk.key(key, name), width=190)
            _button(desk, key, "span", _("Lấy đoạn này"), _respan)
        if item["what"] in PARAGRAPHS:
            with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
                st.text_input(_("Tách từ chữ"), key=desk.key(key, "cut"), width=190)
                _button(desk, key, "split", _("Tách làm hai"), _split)
            with st.container(horizontal=True, gap="small"):
                if editing.following(desk.draft, key):
                    _button(desk, key, "merge", _("Gộp với đoạn sau"), _merge)
                turned = _("Chuyển thành nhiệm vụ chung") if item["what"] == "duty" else _("Chuyển thành nhiệm vụ được giao")
                _button(desk, key, "turn", turned, _turn)
                _button(desk, key, "remove", _("Xóa"), _remove)
        else:
            _button(desk, key, "remove", _("Xóa"), _remove)


def _button(desk: Desk, key: str, name: str, label: str, work: Callable[[Desk, str], None]) -> None:
    st.button(label, key=desk.key(key, f"do-{name}"), on_click=work, args=(desk, key), disabled=not desk.can_write)


def _respan(desk: Desk, key: str) -> None:
    span = _named_passage(desk, desk.key(key, "first"), desk.key(key, "last"))
    if span:
        desk.write(desk.draft, "span", editing.set_cells(desk.draft, key, {"span": list(span), "accepted": False}))


def _named_passage(desk: Desk, first: str, last: str) -> tuple[int, int] | None:
    """Return the one passage that two widgets name; else remember what is wrong with it."""
    found = editing.passages(desk.draft.text, st.session_state.get(first, ""), st.session_state.get(last, ""))
    if len(found) == 1:
        return found[0]
    st.session_state[SAID] = (
        N_("Không tìm thấy những chữ này trong văn bản: gõ đúng dấu như trong nguyên văn.") if not found
        else N_("Những chữ này có ở nhiều nơi: gõ thêm vài chữ cho rõ.")
    )  # fmt: skip
    return None


def _split(desk: Desk, key: str) -> None:
    start, end = desk.draft.items[key]["span"]
    found = editing.passages(desk.draft.text, st.session_state.get(desk.key(key, "cut"), ""), "", (start + 1, end))
    if len(found) != 1:
        st.session_state[SAID] = N_("Gõ vài chữ đầu của phần thứ hai, có đúng một chỗ trong đoạn này.")
        return
    desk.write(desk.draft, "split", editing.split(desk.draft, key, found[0][0])[1])


def _merge(desk: Desk, key: str) -> None:
    other = editing.following(desk.draft, key)
    if other:
        desk.write(desk.draft, "merge", editing.merge(desk.draft, key, other))


def _turn(desk: Desk, key: str) -> None:
    desk.write(desk.draft, "turn", editing.turn(desk.draft, key))


def _remove(desk: Desk, key: str) -> None:
    if desk.write(desk.draft, "remove", editing.set_cells(desk.draft, key, {GONE: True})):
        desk.go_on(desk.draft, key)


def _put_back(desk: Desk, key: str) -> None:
    desk.write(desk.draft, "restore", editing.set_cells(desk.draft, key, {GONE: False}))


def adding(desk: Desk, kinds: Sequence[str], marked: tuple[int, int] | None) -> None:
    """Draw how a passage becomes an item: the words marked with the mouse, or those between two typed ends."""
    with st.expander(
        _("Thêm từ một đoạn trong văn bản"), expanded=marked is not None, key="adding-marked" if marked else "adding-typed"
    ):
        if marked:
            st.html(f'<div class="atlas-note">“{escape(desk.draft.text[marked[0] : marked[1]][:300])}”</div>')
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            if not marked:
                for name, label in (("first", N_("Từ chữ")), ("last", N_("đến chữ"))):
                    st.text_input(_(label), key=desk.key("new", name), width=190)
            for kind in kinds:
                words = translated(LEGEND)[kind]
                st.button(_("Thêm {kind}", kind=words), key=desk.key("new", kind), on_click=_add, args=(desk, kind, marked),
                          disabled=not desk.can_write)  # fmt: skip


def _add(desk: Desk, kind: str, marked: tuple[int, int] | None) -> None:
    span = marked or _named_passage(desk, desk.key("new", "first"), desk.key("new", "last"))
    if span:
        key, made = editing.add(desk.draft, kind, span)
        if desk.write(desk.draft, "add", made):
            desk.choose(key)
