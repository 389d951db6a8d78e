"""The frame: page settings, navigation, and what to say when nothing is published yet."""

from pathlib import Path

import streamlit as st

from dashboard import frame, warehouse
from dashboard.texts import _

st.set_page_config(page_title="Hàng Việt Atlas", layout="wide")
st.html(Path(__file__).parent / "static" / "atlas.css")
st.logo("/app/static/logo.svg", size="large")  # by address: as a file it is sent again with every run
frame.begin()
pages = {
    _("Lãnh đạo"): [
        st.Page("pages/overview.py", title=_("Tổng quan"), url_path="tong-quan", default=True),
        st.Page("pages/map.py", title=_("Bản đồ"), url_path="ban-do"),
        st.Page("pages/province.py", title=_("Hồ sơ tỉnh"), url_path="ho-so-tinh"),
    ],
    _("Phân tích"): [
        st.Page("pages/duties.py", title=_("Nhiệm vụ theo cơ quan"), url_path="nhiem-vu"),
        st.Page("pages/directives.py", title=_("Văn bản chỉ đạo"), url_path="van-ban-chi-dao"),
        st.Page("pages/trends.py", title=_("Xu hướng 2021–2024"), url_path="xu-huong"),
        st.Page("pages/results.py", title=_("Kết quả báo cáo"), url_path="ket-qua"),
    ],
    _("Điều hành"): [
        st.Page("pages/deadlines.py", title=_("Thời hạn và báo cáo"), url_path="thoi-han"),
        st.Page("pages/criteria.py", title=_("Bảng tiêu chí"), url_path="tieu-chi"),
        st.Page("pages/documents.py", title=_("Văn bản"), url_path="van-ban"),
        st.Page("pages/intake.py", title=_("Nạp văn bản"), url_path="nap-van-ban"),
        st.Page("pages/quality.py", title=_("Chất lượng dữ liệu"), url_path="chat-luong"),
    ],
    _("Xuất"): [
        st.Page("pages/report.py", title=_("Báo cáo hội nghị"), url_path="bao-cao-hoi-nghi"),
    ],
}
page = st.navigation(pages, position="hidden")
frame.navigation(pages, page.url_path)
try:
    warehouse.current()
except warehouse.NoWarehouse as missing:
    st.error(
        _("Chưa có dữ liệu để xem: {reason}. Chạy `make build` (hoặc `python -m etl build`) rồi tải lại trang.", reason=missing)
    )
    st.stop()
page.run()
frame.end()
