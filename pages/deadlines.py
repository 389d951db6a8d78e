"""Who must report or do what by when, and how that stands: the calendar of obligations; forms, reports, roll-up."""

import streamlit as st

from dashboard import filters, layout, parts, warehouse
from dashboard.texts import _

context = filters.bar(warehouse.current())
with st.container(horizontal=True, vertical_alignment="bottom", key="heading"):
    layout.heading(_("Thời hạn và báo cáo"), _("Nghĩa vụ theo kế hoạch, biểu mẫu, báo cáo nhận về và bản tổng hợp"))
    part = parts.choose()
parts.PARTS[part].draw(context)
