"""What stands beside the map once a province is chosen: its documents, duties, figures."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import passages, tables
from dashboard.context import Context
from dashboard.measures import province_names
from dashboard.passages import PAGE_SIZE, Passages

SUBJECTS = (("documents", "Văn bản"), ("duties", "Nhiệm vụ"), ("figures", "Số liệu"))
NOTHING = {
    "documents": "Chưa thu thập được văn bản nào của tỉnh trong phạm vi này. Đó không phải là “không có”.",
    "duties": "Chưa nạp kế hoạch nào của tỉnh trong phạm vi này, nên chưa đếm được nhiệm vụ.",
    "figures": "Chưa thu thập được số liệu nào có kỳ trong phạm vi này.",
}


def province(context: Context, code: str) -> None:
    """Draw three lists of one province, each with its count."""
    with st.container(key="card-province"):
        name = province_names(context)[code]
        st.html(
            f'<div class="atlas-card-title">{escape(name)}</div>'
            f'<div class="atlas-card-subtitle">{escape(context.scope_text)}</div>'
        )
        found = {subject: passages.find(context.build, context.scope, subject, {"province": code}) for subject, _ in SUBJECTS}
        for tab, (subject, label) in zip(
            st.tabs([f"{label} ({found[subject].total})" for subject, label in SUBJECTS]), SUBJECTS, strict=True
        ):
            with tab, st.container(height=430, border=False):
                _listing(found[subject], label)


def _listing(found: Passages, label: str) -> None:
    if not found.total:
        st.html(f'<div class="atlas-empty">{NOTHING[found.subject]}</div>')
        return
    if found.total > PAGE_SIZE:
        st.html(f'<div class="atlas-note">Hiện {PAGE_SIZE} trên {found.total} dòng; lọc hẹp hơn để xem phần còn lại.</div>')
    st.html(tables.passage_table(found))
