"""The end of a review: what would be written, what still stands in the way, publishing, and the log of all changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from html import escape

import streamlit as st

from dashboard import address, drafts, editing, intake
from dashboard.charts.duties import ROLE_WORDS
from dashboard.drafts import DRAFT, GONE, HEAD, Change, Draft, Entry
from dashboard.layout import plain
from dashboard.original import LEGEND
from dashboard.review_fields import OF, Field
from dashboard.texts import N_, _, _n

SHOWN = 200  # entries of the log on screen
LONGEST = 160  # characters of a value in the log
ACTIONS = {
    "open": N_("tải lên"), "reopen": N_("mở lại"), "save": N_("sửa"), "accept": N_("nhận"), "agencies": N_("đổi cơ quan"),
    "new agency": N_("thêm cơ quan"), "span": N_("đổi đoạn"), "split": N_("tách"), "merge": N_("gộp"),
    "turn": N_("chuyển loại"), "remove": N_("xóa"), "restore": N_("khôi phục"), "add": N_("thêm"), "publish": N_("xuất bản"),
    "drop": N_("cất bản nháp"),
    "unreadable": N_("dòng nhật ký hỏng"),
}  # fmt: skip


def publication(draft: Draft, who: str) -> None:
    """Draw the last step: open points, the plan as it would be written, the button that publishes it, the way to it."""
    _published(draft)
    if not who:
        st.html(f'<div class="atlas-empty">{escape(_("Chưa ghi họ tên người soát ở trên: cần có để xuất bản."))}</div>')
        return
    left = list(editing.open_points(draft))
    if left:
        said = _n("Còn {n} đoạn chưa được nhận hoặc còn thiếu tóm tắt, chủ đề, cơ quan: chưa xuất bản được.", len(left))
        st.html(f'<div class="atlas-empty">{escape(said)}</div>')
        return
    seen = _preview(draft, who)
    for fault in seen.faults:
        st.error(plain(fault))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        label = _("Xuất bản lại") if draft.cell(DRAFT, "state") == drafts.PUBLISHED else _("Xuất bản")
        pressed = st.button(label, key="publish", type="primary", disabled=bool(seen.faults))
        note = _("Ghi kế hoạch, dựng kho mới rồi chuyển mọi trang sang kho đó. Hỏng giữa chừng thì mọi thứ giữ nguyên.")
        st.html(f'<div class="atlas-note">{escape(note)}</div>', width="stretch")
    if pressed:
        _publish(draft, who)
    if seen.text:
        written = _("Sẽ ghi: {files}", files=", ".join(seen.files) or _("không có gì thay đổi"))
        st.html(f'<div class="atlas-note">{escape(written)}</div>')
        st.code(seen.text, language="yaml", height=430)


def _preview(draft: Draft, who: str) -> intake.Preview:
    """Ask the ETL what it would write; asked once for each state of the draft."""
    key = (draft.id, draft.revision, who, intake.fingerprint(str(draft.head.get("id") or "")))
    kept = st.session_state.get("intake.preview")
    if not kept or kept[0] != key:
        with st.spinner(_("Đang kiểm tra bản nháp …")):
            try:
                kept = (key, intake.preview(draft, who))
            except intake.Refused as refused:
                kept = (key, intake.Preview(faults=(str(refused),)))
        st.session_state["intake.preview"] = kept
    return kept[1]


def _publish(draft: Draft, who: str) -> None:
    with st.spinner(_("Đang ghi kế hoạch và dựng kho …")):
        try:
            intake.publish(draft, who)
        except intake.Refused as refused:
            for line in str(refused).splitlines():
                st.error(plain(line))
            return
    st.rerun()


def _published(draft: Draft) -> None:
    """Say when the draft was published, and lead to its document; say so too if it was changed since."""
    entry = next((entry for entry in reversed(draft.log) if entry.action == "publish"), None)
    if entry is None:
        return
    document = str(draft.cell(DRAFT, "document"))
    link = address.link("van-ban", **{address.DOCUMENT: document})
    said = _("Đã xuất bản {when}, người soát: {who}.", when=moment(entry.when), who=entry.who)
    since = (
        _n("Từ đó đã có {n} thay đổi chưa xuất bản.", draft.revision - entry.revision)
        if draft.revision > entry.revision
        else ""
    )
    name = escape(_("Mở văn bản {document}", document=document))
    opened = f'<a href="{escape(link, quote=True)}" target="_self">{name}</a>'
    st.html(f'<div class="atlas-done">{escape(said)} {escape(since)} {opened}</div>')


def history(draft: Draft) -> None:
    """List every change, the last first: when, who, what, from what to what."""
    heads = (_("Lúc"), _("Ai"), _("Việc"), _("Chỗ"), _("Trước"), _("Sau"))
    rows = ["<tr>" + "".join(f'<th scope="col">{escape(words)}</th>' for words in heads) + "</tr>"]
    for entry in list(reversed(draft.log))[:SHOWN]:
        rows += _log_rows(draft, entry)
    st.html(f'<table class="atlas">{"".join(rows)}</table>')
    if len(draft.log) > SHOWN:
        st.html(f'<div class="atlas-note">{escape(_n("Chỉ hiện {n} việc gần nhất.", SHOWN))}</div>')


def _log_rows(draft: Draft, entry: Entry) -> list[str]:
    rows = []
    made = {change.item for change in entry.changes if change.field == "what" and change.before is None}
    changes = [change for change in entry.changes if change.item not in made and _is_shown(change)]
    changes += [replace(change, field="what", after=_name_of(draft, change.item))
                for change in entry.changes if change.item in made and change.field == "what"]  # fmt: skip
    for position, change in enumerate(changes):
        first = (moment(entry.when), entry.who, _(ACTIONS.get(entry.action, entry.action))) if position == 0 else ("", "", "")
        place = f"{item_name(draft, change.item)}: {cell_name(change)}"
        cells = (*first, place, in_words(change.before)[:LONGEST], in_words(change.after)[:LONGEST])
        rows.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
    return rows


def cell_name(change: Change) -> str:
    """Name a cell as the forms do."""
    own = {
        GONE: N_("Đã xóa"),
        "agencies": N_("Cơ quan"),
        "span": N_("Đoạn trong văn bản"),
        "accepted": N_("Đã nhận"),
        "state": N_("Trạng thái"),
        "file": N_("Tệp"),
        "what": N_("Loại"),
        "document": N_("Là văn bản"),
    }
    fields: Sequence[Field] = [field for table in OF.values() for field in table if field.name == change.field]
    return _(own.get(change.field) or (fields[0].label if fields else change.field))


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


def in_words(value: object) -> str:
    """Write the value of a cell for people."""
    if value is None or value == "":
        return _("(trống)")
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, dict):
        roles = [_(ROLE_WORDS[code]) for code in (value.get("role"), value.get("secondary_role")) if code in ROLE_WORDS]
        return " ".join([str(value.get("name") or value.get("code") or ""), f"({', '.join(roles)})" if roles else ""]).strip()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(in_words(part) for part in value) if value else _("(trống)")
    return str(value)


def moment(when: str) -> str:
    """ "2024-05-03T08:05:00+00:00" → "3/5/2024 15:05" by the clock of the machine."""
    try:
        at = datetime.fromisoformat(when).astimezone()
    except ValueError:
        return ""
    return f"{at.day}/{at.month}/{at.year} {at:%H:%M}"
