"""The frame: page settings, navigation, and what to say when nothing is published yet."""

from pathlib import Path

import streamlit as st

from dashboard import warehouse

st.set_page_config(page_title="Hàng Việt Atlas", layout="wide")
st.html(Path(__file__).parent / "static" / "atlas.css")
st.logo("/app/static/logo.svg", size="large")  # by address: as a file it is sent again with every run
page = st.navigation(
    {
        "Lãnh đạo": [st.Page("pages/map.py", title="Bản đồ", url_path="ban-do", default=True)],
        "Phân tích": [
            st.Page("pages/duties.py", title="Nhiệm vụ theo cơ quan", url_path="nhiem-vu"),
            st.Page("pages/trends.py", title="Xu hướng 2021–2024", url_path="xu-huong"),
        ],
    },
    position="top",
)
try:
    warehouse.current()
except warehouse.NoWarehouse as missing:
    st.error(f"Chưa có dữ liệu để xem: {missing}. Chạy `make build` (hoặc `python -m etl build`) rồi tải lại trang.")
    st.stop()
page.run()
