"""What stands beside the map once a province is chosen: its documents, duties, figures."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import passages, queries, tables
from dashboard.context import Context
from dashboard.measures import province_names
from dashboard.passages import PAGE_SIZE, Passages

SUBJECTS = (("documents", "Văn bản"), ("duties", "Nhiệm vụ"), ("figures", "Số liệu"))
NOTHING = {
    "documents": "Chưa thu thập được văn bản nào của tỉnh trong phạm vi này. Đó không phải là “không có”.",
    "duties": "Chưa nạp kế hoạch nào của tỉnh trong phạm vi này, nên chưa đếm được nhiệm vụ.",
    "figures": "Chưa thu thập được số liệu nào có kỳ trong phạm vi này.",
}
NO_MATCH = "Kế hoạch của tỉnh đã nạp, nhưng không có đoạn nhiệm vụ nào khớp bộ lọc."


def province(context: Context, code: str) -> None:
    """Draw three lists of one province, each with its count."""
    with st.container(key="card-province"):
        name = province_names(context)[code]
        st.html(
            f'<div class="atlas-card-title">{escape(name)}</div><div class="atlas-card-subtitle">{escape(context.years)}</div>'
        )
        found = {subject: passages.find(context.build, context.scope, subject, {"province": code}) for subject, _ in SUBJECTS}
        labels = [f"{label} ({found[subject].total})" for subject, label in SUBJECTS]
        is_loaded = code in queries.loaded_provinces(context.build, context.scope)
        for tab, (subject, _) in zip(st.tabs(labels), SUBJECTS, strict=True):
            with tab, st.container(height=430, border=False):
                if subject == "documents":
                    _own_documents(context, code, found[subject].total)
                _listing(found[subject], NO_MATCH if subject == "duties" and is_loaded else NOTHING[subject])


def _own_documents(context: Context, code: str, total: int) -> None:
    """Say how many of the documents are the province's own: only those make its state on the map."""
    own = passages.find(context.build, context.scope, "documents", {"province": code, "own": True}).total
    if own < total:
        st.html(
            f'<div class="atlas-note">{own} văn bản của tỉnh, thành phố (tính vào độ phủ); '
            f"{total - own} văn bản của sở, ngành hoặc cấp huyện (không tính).</div>"
        )


def _listing(found: Passages, nothing: str) -> None:
    if not found.total:
        st.html(f'<div class="atlas-empty">{nothing}</div>')
        return
    if found.total > PAGE_SIZE:
        st.html(f'<div class="atlas-note">Hiện {PAGE_SIZE} trên {found.total} dòng; lọc hẹp hơn để xem phần còn lại.</div>')
    st.html(tables.passage_table(found))
