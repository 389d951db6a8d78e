"""Take in a document: upload it, look through the draft beside the original, publish."""

import streamlit as st

from dashboard import filters, layout, review, uploads, warehouse
from dashboard.texts import _

build = warehouse.current()
draft = review.asked()
with st.container(key="intake-head", horizontal=True, vertical_alignment="center", gap="small"):
    if draft:
        st.button(_("← Danh sách bản nháp"), key="back-to-list", type="tertiary", on_click=review.close)
    who = review.reviewer()
    filters.standing(build)
if draft:
    with st.container(key="draft-heading"):
        layout.heading(review.heading(draft) or _("Bản nháp"), review.lead(draft))
    review.screen(draft, build)
else:
    layout.heading(
        _("Nạp văn bản"),
        _("Tải lên, soát bản nháp bên cạnh nguyên văn, rồi xuất bản; chưa xuất bản thì chưa vào kho"),
    )
    uploads.screen(who)
