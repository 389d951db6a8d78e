"""The first screen of the intake: bring a file, see why one was refused, and the list of open drafts."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import address, drafts, intake
from dashboard.drafts import Listed, Upload
from dashboard.layout import plain
from dashboard.publishing import moment
from dashboard.texts import N_, _, _n

STATES = {drafts.OPEN: N_("đang soát"), drafts.PUBLISHED: N_("đã xuất bản")}
SHOWN = 100  # drafts in the list


def screen(who: str) -> None:
    """Draw where a file is brought, and the drafts."""
    with st.container(key="sheet-upload"):
        _upload(who)
    with st.container(key="sheet-drafts"):
        _list(drafts.listing(intake.folder()), who)


def _upload(who: str) -> None:
    """Draw the field for a file; one that was read becomes a draft and is opened, one refused is named with the reason."""
    if not who:
        st.html(f'<div class="atlas-note">{escape(_("Ghi họ tên người soát ở trên rồi chọn tệp."))}</div>')
    st.html(_native_words())
    round_ = st.session_state.get("intake.round", 0)
    file = st.file_uploader(
        _("Chọn một văn bản: txt, md, docx, pdf, ảnh quét (png, jpg, tif), không quá {most} MB", most=intake.LARGEST),
        list(intake.SUFFIXES), key=f"intake.file-{round_}", max_upload_size=intake.LARGEST, disabled=not who,
    )  # fmt: skip
    if file is None or not who:
        return
    upload = Upload(file.name, file.getvalue(), who)
    kept = st.session_state.get("intake.refused")
    if kept and kept[0] == upload.id:  # said already: not read again with every click
        draft_id, reason = "", kept[1]
    else:
        with st.spinner(_("Đang đọc {file} …", file=plain(file.name)), show_time=True):
            reason, draft_id = _take(upload)
    st.session_state["intake.refused"] = None if draft_id else (upload.id, reason)
    if draft_id:
        st.session_state["intake.round"] = round_ + 1
        address.put(nhap=draft_id, phan=None, muc=None)
        st.rerun()
    st.error(_("Không nhận {file}: {reason}", file=plain(file.name), reason=plain(reason)))


def _native_words() -> str:
    """Return a stylesheet that puts the reader's language in place of the field's own English words."""
    words = escape(_("Chọn tệp"), quote=True)
    field = ".st-key-sheet-upload [data-testid=stFileUploaderDropzone]"
    return (
        f"<style>{field} button p, {field} button > span:last-child {{ font-size: 0 }}"
        f'{field} button p::after, {field} button > span:last-child::after {{ content: "{words}"; font-size: 0.929rem }}'
        f"{field} [data-testid=stFileUploaderDropzoneInstructions] {{ display: none }}</style>"
    )


def _take(upload: Upload) -> tuple[str, str]:
    """Return why a file was refused, or the draft that it became."""
    try:
        return "", intake.take(upload)
    except intake.Refused as refused:
        return str(refused), ""
    except OSError as error:
        return _("không ghi được vào thư mục bản nháp ({reason})", reason=error.strerror or error), ""


def _list(listed: list[Listed], who: str) -> None:
    if not listed:
        st.html(f'<div class="atlas-empty">{escape(_("Chưa có bản nháp nào."))}</div>')
        return
    st.html(f'<h2 class="atlas-card-title">{escape(_n("{n} bản nháp", len(listed)))}</h2>')
    for draft in listed[:SHOWN]:
        with st.container(horizontal=True, vertical_alignment="center", wrap=False, key=f"statement-{draft.id}"):
            st.html(_row(draft), width="stretch")
            st.button(_("Mở"), key=f"open-draft-{draft.id}", on_click=address.put, kwargs={"nhap": draft.id})
            st.button(_("Cất đi"), key=f"drop-{draft.id}", type="tertiary", on_click=_drop, args=(draft, who), disabled=not who,
                      help=_("Không xóa gì: tải lại đúng tệp này là mở lại"))  # fmt: skip


def _row(draft: Listed) -> str:
    state = _(STATES.get(draft.state, draft.state))
    changed = _(
        "{state} · {opener} tải lên {opened} · sửa lần cuối: {who} {changed} · {n} dòng nhật ký",
        state=state, opener=draft.opened_by, opened=moment(draft.opened), who=draft.changed_by, changed=moment(draft.changed),
        n=draft.revision,
    )  # fmt: skip
    name = " · ".join(part for part in (draft.title, draft.file) if part)
    return f'<div class="atlas-statement">{escape(name)}</div><div class="atlas-note">{escape(changed)}</div>'


def _drop(listed: Listed, who: str) -> None:
    """Callback: put a draft out of sight; nothing is lost, the same file opens it again."""
    draft = drafts.load(intake.folder(), listed.id)
    change = drafts.Change(drafts.DRAFT, "state", draft.cell(drafts.DRAFT, "state"), drafts.DROPPED)
    drafts.append(intake.folder(), listed.id, who, "drop", [change], draft.revision)
