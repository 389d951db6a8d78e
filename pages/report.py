"""Charts collected from the cards of all pages: put in order, given words, taken away as a deck, a report, a workbook."""

import streamlit as st

from dashboard import filters, layout, report_desk, warehouse
from dashboard.texts import _

build = warehouse.current()
collection = report_desk.asked()
if collection is None:
    context = filters.bar(build)
    layout.heading(
        _("Báo cáo hội nghị"), _("Gom hình từ các trang, sắp thứ tự, ghi nhận xét, rồi lấy bản trình chiếu, Word, PDF, Excel")
    )
    report_desk.begin(context)
else:
    with st.container(key="report-top", horizontal=True, vertical_alignment="center", gap="small"):
        st.button(_("← Các bộ đã lưu"), key="back-to-list", type="tertiary", on_click=report_desk.close)
        filters.standing(build)
    layout.heading(
        collection.name, _("Ai có đường liên kết này đều mở được bộ này; mọi thay đổi được lưu ngay, không mất của nhau")
    )
    report_desk.screen(collection, build)
