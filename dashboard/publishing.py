"""The end of a review: what stands in the way, what would be written, the button that publishes, the way to the result."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from dashboard import address, drafts, editing, intake, review_progress
from dashboard.drafts import DRAFT, Draft
from dashboard.layout import plain
from dashboard.review_log import moment
from dashboard.review_progress import LOG, PARTS, PUBLISH
from dashboard.texts import _, _n


def publication(draft: Draft, who: str, go_to: Callable[[str], None]) -> None:
    """Draw the last step: how far each part is, the plan as it would be written, the button that publishes it.

    `go_to` puts the items of a part on screen.
    """
    _published(draft)
    replacing(draft)
    with st.container(key="sheet-parts"):
        for part in PARTS:
            if part not in (PUBLISH, LOG):
                _part(draft, part, go_to)
    left = sum(1 for _key in editing.open_points(draft))
    reason = "" if who else _("Chưa ghi họ tên người soát ở trên: cần có để xuất bản.")
    if left:
        reason = _n("Còn {n} đoạn chưa được nhận hoặc còn thiếu tóm tắt, chủ đề, cơ quan: chưa xuất bản được.", left)
    seen = intake.Preview() if reason else _preview(draft, who)
    for fault in seen.faults:
        st.error(plain(fault))
    if draft.cell(DRAFT, "state") == drafts.PUBLISHED and seen.text and not seen.files:
        reason = _("Bản đã xuất bản giống hệt bản nháp này: không có gì để xuất bản lại.")
    with st.container(key="sheet-publish"):
        _button(draft, who, can=not reason and not seen.faults, reason=reason)
        if seen.files:
            st.html(f'<div class="atlas-note">{escape(_("Sẽ ghi: {files}", files=", ".join(seen.files)))}</div>')
        if seen.text:
            st.code(seen.text, language="yaml", height=300)


def _part(draft: Draft, part: str, go_to: Callable[[str], None]) -> None:
    """Draw one part: how many of its items were accepted, what it lacks, and the way there."""
    done, count = editing.progress(list(review_progress.items_of(draft, part).values()))
    if not count:
        return
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, key=f"statement-part-{part}"):
        name, accepted = escape(_(PARTS[part][0])), _("đã nhận {done}/{count}", done=done, count=count)
        lacks = escape(f"{accepted} · {review_progress.in_words(draft, part)}")
        st.html(f'<b>{name}</b> <span class="atlas-note">{lacks}</span>', width="stretch")
        way = _("Soát") if done < count else _("Xem lại")
        st.button(way, key=f"open-part-{part}", type="tertiary", on_click=go_to, args=(part,))


def _button(draft: Draft, who: str, *, can: bool, reason: str) -> None:
    """Draw the button with what it will do, or why it cannot be pressed yet."""
    note = _("Ghi kế hoạch, dựng kho mới rồi chuyển mọi trang sang kho đó. Hỏng giữa chừng thì mọi thứ giữ nguyên.")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        label = _("Xuất bản lại") if draft.cell(DRAFT, "state") == drafts.PUBLISHED else _("Xuất bản")
        pressed = st.button(label, key="publish", type="primary", disabled=not can)
        st.html(f'<div class="atlas-note">{escape(reason or note)}</div>', width="stretch")
    if pressed:
        _publish(draft, who)


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
    said = _("Đã xuất bản {when}, người soát: {who}.", when=moment(entry.when), who=entry.who)
    since = (
        _n("Từ đó đã có {n} thay đổi chưa xuất bản.", draft.revision - entry.revision)
        if draft.revision > entry.revision
        else ""
    )
    links = " · ".join(
        f'<a href="{escape(link, quote=True)}" target="_self">{escape(name)}</a>'
        for link, name in (
            (address.link("van-ban", **{address.DOCUMENT: document}), _("Mở văn bản {document}", document=document)),
            (address.link("ban-do"), _("Xem bản đồ")),
        )
    )
    st.html(f'<div class="atlas-done">{escape(said)} {escape(since)} {links}</div>')


def replacing(draft: Draft) -> None:
    """Warn where the store held a plan of this document already when the draft was opened, and say that it will be replaced."""
    if draft.cell(DRAFT, "plan_sha256") is None or any(entry.action == "publish" for entry in draft.log):
        return
    document = str(draft.head.get("id") or "")
    link = escape(address.link("van-ban", **{address.DOCUMENT: document}), quote=True)
    said = escape(_("Kho đã có kế hoạch {document}. Xuất bản bản nháp này sẽ thay kế hoạch đang có.", document=document))
    st.html(f'<div class="atlas-warned">{said} <a href="{link}" target="_self">{escape(_("Xem kế hoạch đang có"))}</a></div>')
