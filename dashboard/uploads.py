"""The first screen of the intake: bring a file, see why one was refused, and the list of open drafts."""

from __future__ import annotations

from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import address, drafts, editing, intake
from dashboard.drafts import Listed, NoDraft, Upload
from dashboard.layout import plain
from dashboard.review_desk import SAID
from dashboard.review_log import STATES, moment
from dashboard.texts import N_, _, _n

REMEDY = "Cách sửa:"  # how the reader begins what to do about a file
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
    st.html(native_words("sheet-upload"))
    round_ = st.session_state.get("intake.round", 0)
    file = st.file_uploader(
        _("Chọn một văn bản: txt, md, docx, pdf, ảnh quét (png, jpg, tif), không quá {most} MB", most=intake.LARGEST),
        list(intake.SUFFIXES), key=f"intake.file-{round_}", max_upload_size=intake.LARGEST, disabled=not who,
    )  # fmt: skip
    if file is None or not who:
        return
    upload = Upload(file.name, file.getvalue(), who)
    kept = st.session_state.get("intake.refused")
    is_known = intake.is_open(upload)
    if kept and kept[0] == upload.id:  # said already: not read again with every click
        draft_id, reason = "", kept[1]
    else:
        reason, draft_id = _take(upload)
    st.session_state["intake.refused"] = None if draft_id else (upload.id, reason)
    if draft_id:
        _another_file()
        st.session_state[SAID] = N_("Tệp này đã có bản nháp từ trước: mở bản đang soát, không đọc lại.") if is_known else None
        address.put(nhap=draft_id, phan=None, muc=None)
        st.rerun()
    reason, _mark, remedy = reason.partition(REMEDY)
    said = _("Không nhận {file}: {reason}", file=plain(file.name), reason=plain(reason.strip()))
    st.error("\n\n".join([said, plain(f"{REMEDY} {remedy.strip()}")] if remedy else [said]))


def _another_file() -> None:
    """Empty the field for the next file."""
    st.session_state["intake.round"] = st.session_state.get("intake.round", 0) + 1


def native_words(sheet: str) -> str:
    """Return a stylesheet that puts the reader's language in place of the English words of the field in a container."""
    words = escape(_("Chọn tệp"), quote=True)
    field = f".st-key-{sheet} [data-testid=stFileUploaderDropzone]"
    return (
        f"<style>{field} button p, {field} button > span:last-child {{ font-size: 0 }}"
        f'{field} button p::after, {field} button > span:last-child::after {{ content: "{words}"; font-size: 0.929rem }}'
        f"{field} [data-testid=stFileUploaderDropzoneInstructions] {{ display: none }}</style>"
    )


def _take(upload: Upload) -> tuple[str, str]:
    """Return why a file was refused, or the draft that it became; while it is read, show how far, and let people stop it."""
    box = st.empty()
    try:
        with box.container(key="reading", horizontal=True, vertical_alignment="center", gap="small"):
            st.button(_("Thôi đọc"), key="stop-reading", on_click=_another_file)
            shown = st.empty()
            _tell(shown, upload.name, 0.0, None)
            return "", intake.take(upload, lambda seconds, page: _tell(shown, upload.name, seconds, page))
    except intake.Refused as refused:
        return str(refused), ""
    except OSError as error:
        return _("không ghi được vào thư mục bản nháp ({reason})", reason=error.strerror or error), ""
    finally:
        box.empty()


def _tell(shown: DeltaGenerator, name: str, seconds: float, page: tuple[int, int] | None) -> None:
    """Say how far the reading of a file has come: the seconds, and of a scan the page."""
    if page:
        words = _("Đang nhận dạng chữ trên bản quét {file}: trang {page} trên {count}", file=name, page=page[0], count=page[1])
        done = (page[0] - 1) / page[1]
    else:
        words, done = _("Đang đọc {file}", file=name), 0.0
    shown.progress(done, f"{plain(words)} · {_('{n} giây', n=int(seconds))}", width="stretch")


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
    if draft.state == drafts.OPEN:
        state = " · ".join(part for part in (state, _done(draft)) if part)
    changed = _(
        "{state} · {opener} tải lên {opened} · sửa lần cuối: {who} {changed}",
        state=state, opener=draft.opened_by, opened=moment(draft.opened), who=draft.changed_by, changed=moment(draft.changed),
    )  # fmt: skip
    name = " · ".join(part for part in (draft.title, draft.file) if part)
    return f'<div class="atlas-statement">{escape(name)}</div><div class="atlas-note">{escape(changed)}</div>'


def _done(listed: Listed) -> str:
    """Say how far the review of a draft has come; nothing of one whose file cannot be read."""
    try:
        draft = drafts.load(intake.folder(), listed.id)
    except NoDraft:
        return ""
    done, count = editing.progress(list(draft.of(*editing.PARAGRAPHS).values()))
    return _("đã nhận {done}/{count} đoạn", done=done, count=count)


def _drop(listed: Listed, who: str) -> None:
    """Callback: put a draft out of sight; nothing is lost, the same file opens it again."""
    draft = drafts.load(intake.folder(), listed.id)
    change = drafts.Change(drafts.DRAFT, "state", draft.cell(drafts.DRAFT, "state"), drafts.DROPPED)
    drafts.append(intake.folder(), listed.id, who, "drop", [change], draft.revision)
