"""The bodies of a duty: their roles, finding one in the register without accents, mapping an unknown one, adding a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from dashboard import editing, queries, search
from dashboard import review_fields as fields
from dashboard.charts.duties import ROLE_WORDS
from dashboard.drafts import Item
from dashboard.review_desk import SAID, Desk
from dashboard.texts import N_, _, translated
from dashboard.warehouse import Build

MOST_OFFERED = 60  # bodies or documents in a list at once


def bodies(desk: Desk, key: str) -> None:
    """Draw the bodies of a duty with their roles, and how another is found, mapped or added."""
    given = list(desk.draft.items[key].get("agencies") or ())
    known = fields.options(fields.Field("agencies", "", words="agency"), desk.draft, desk.build)
    with st.container(key="bodies"):
        for place, body in enumerate(given):
            _body(desk, key, place, body, known)
        unknown = next((body for body in given if not body.get("code")), None)
        label = _("Gán “{name}” vào cơ quan", name=unknown["name"]) if unknown else _("Thêm cơ quan")
        with st.popover(label, key="assign-body"):
            _assigning(desk, key, unknown)


def _body(desk: Desk, key: str, place: int, body: Item, known: Mapping[str, str]) -> None:
    roles = translated(ROLE_WORDS)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"body-{place}"):
        name = known.get(str(body.get("code")), str(body.get("name") or body.get("code")))
        note = "" if body.get("code") else f' <span class="atlas-doubt">{escape(_("chưa có trong danh mục"))}</span>'
        st.html(f"<b>{escape(name)}</b>{note}")
        for cell, blank in (("role", False), ("secondary_role", True)):
            codes = list(roles)
            widget = f"{desk.key(key, cell)}.{place}.{body.get('code') or body.get('name')}.{body.get(cell)}"
            st.selectbox(
                _("Vai trò"), codes, codes.index(body[cell]) if body.get(cell) in codes else None, key=widget, width=150,
                placeholder=_("vai trò thứ hai") if blank else _("vai trò"), format_func=roles.get,
                label_visibility="collapsed", disabled=not desk.can_write,
                on_change=_set_body, args=(desk, key, place, cell, widget),
            )  # fmt: skip
        st.button(_("Bỏ"), key=desk.key(key, f"drop-{place}"), type="tertiary", on_click=_drop_body, args=(desk, key, place),
                  disabled=not desk.can_write)  # fmt: skip


def _set_bodies(desk: Desk, key: str, bodies: Sequence[Item]) -> bool:
    return desk.write(desk.draft, "agencies", editing.set_cells(desk.draft, key, {"agencies": [dict(body) for body in bodies]}))


def _set_body(desk: Desk, key: str, place: int, cell: str, widget: str) -> None:
    bodies = [dict(body) for body in desk.draft.items[key]["agencies"]]
    bodies[place][cell] = st.session_state[widget]
    _set_bodies(desk, key, bodies)


def _drop_body(desk: Desk, key: str, place: int) -> None:
    bodies = desk.draft.items[key]["agencies"]
    _set_bodies(desk, key, [body for position, body in enumerate(bodies) if position != place])


def _assigning(desk: Desk, key: str, unknown: Item | None) -> None:
    """Draw the search of the register, without accents too, and the form for a body that it lacks."""
    asked = st.text_input(_("Tìm cơ quan, gõ có dấu hay không dấu"), key=desk.key(key, "find-body"))
    added = [item for item in desk.draft.of(editing.NEW_AGENCY).values() if search.terms(asked).match(item["name"])]
    found = searched(desk.build, "agency", asked) | {item["code"]: item["name"] for item in added}
    placeholder = _("Chọn một cơ quan") if found else _("Không có cơ quan nào khớp")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        code = st.selectbox(
            _("Cơ quan"), list(found), 0 if asked and found else None, key=f"{desk.key(key, 'body')}.{asked}",
            format_func=found.get, placeholder=placeholder, width="stretch",
        )  # fmt: skip
        st.button(_("Gán cơ quan này"), key=desk.key(key, "assign"), type="primary", on_click=_assign,
                  args=(desk, key, code), disabled=not desk.can_write or not code)  # fmt: skip
    if unknown:
        said = _("Mọi đoạn của bản nháp ghi “{name}” cũng được gán theo.", name=unknown["name"])
        st.html(f'<div class="atlas-note">{escape(said)}</div>')
    with st.form(desk.key(key, "new-body"), border=False):
        st.html(f'<div class="atlas-note">{escape(_("Hoặc thêm cơ quan mới vào danh mục"))}</div>')
        first, second = st.columns(2)
        with first:
            st.text_input(_("Tên đầy đủ"), str(unknown["name"]) if unknown else "", key=desk.key(key, "new-name"))
            st.selectbox(_("Cấp"), list(fields.AGENCY_LEVELS), 1, key=desk.key(key, "new-level"),
                         format_func=translated(fields.AGENCY_LEVELS).get)  # fmt: skip
        with second:
            st.text_input(_("Tên ngắn"), key=desk.key(key, "new-short"))
            st.selectbox(_("Loại cơ quan"), list(fields.AGENCY_KINDS), key=desk.key(key, "new-kind"),
                         format_func=translated(fields.AGENCY_KINDS).get)  # fmt: skip
        st.form_submit_button(_("Thêm vào danh mục và gán"), on_click=_add_body, args=(desk, key), disabled=not desk.can_write)


def searched(build: Build, field: str, asked: str) -> dict[str, str]:
    wanted = search.terms(asked)
    rows = queries.known_words(build, field).select("code", "label", "search_text").iter_rows()
    found = {code: label for code, label, text in rows if wanted.match(f"{label} {text}")}
    return dict(list(found.items())[:MOST_OFFERED])


def _assign(desk: Desk, key: str, code: str) -> None:
    """Callback: the chosen body stands for the first unknown one, or is added."""
    desk.write(desk.draft, "agencies", editing.assign(desk.draft, key, code))


def _add_body(desk: Desk, key: str) -> None:
    """Callback: put a new body into the draft's additions to the register, and give it the duty."""
    name, short, level, kind = (st.session_state[desk.key(key, f"new-{part}")] for part in ("name", "short", "level", "kind"))
    if not name.strip():
        st.session_state[SAID] = N_("Cơ quan mới cần có tên.")
        return
    code, made = editing.add_agency(name.strip(), short.strip(), level, kind, "")
    desk.write(desk.draft, "new agency", [*made, *editing.assign(desk.draft, key, code)])
