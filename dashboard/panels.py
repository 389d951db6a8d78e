"""What stands beside the map once a province is chosen, and how the page of one province is laid out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

import streamlit as st

from dashboard import address, layout, passages, queries, tables, wording
from dashboard.charts import Chart, Kind
from dashboard.context import Context
from dashboard.measures import province_names
from dashboard.passages import PAGE_SIZE, Passages
from dashboard.texts import N_, Nn_, _, _n

SUBJECTS = {"documents": N_("Văn bản"), "duties": N_("Nhiệm vụ"), "figures": N_("Số liệu")}
NOTHING = {
    "documents": N_("Chưa thu thập được văn bản nào của tỉnh trong phạm vi này. Đó không phải là “không có”."),
    "duties": N_("Chưa nạp kế hoạch nào của tỉnh trong phạm vi này, nên chưa đếm được nhiệm vụ."),
    "figures": N_("Chưa thu thập được số liệu nào có kỳ trong phạm vi này."),
}
NO_MATCH = N_("Kế hoạch của tỉnh đã nạp, nhưng không có đoạn nhiệm vụ nào khớp bộ lọc.")


def province(context: Context, code: str) -> None:
    """Draw three lists of one province, each with its count."""
    with st.container(key="card-province"):
        name = province_names(context)[code]
        st.html(
            f'<div class="atlas-card-title">{escape(name)}</div><div class="atlas-card-subtitle">{escape(context.years)}</div>'
        )
        found = {subject: passages.find(context.build, context.scope, subject, {"province": code}) for subject in SUBJECTS}
        labels = [f"{_(label)} ({wording.number(found[subject].total)})" for subject, label in SUBJECTS.items()]
        is_loaded = code in queries.loaded_provinces(context.build, context.scope)
        for tab, subject in zip(st.tabs(labels), SUBJECTS, strict=True):
            with tab, st.container(height=430, border=False):
                if subject == "documents":
                    _own_documents(context, code, found[subject].total)
                nothing = NO_MATCH if subject == "duties" and is_loaded else NOTHING[subject]
                _listing(found[subject], _(nothing))


def _own_documents(context: Context, code: str, total: int) -> None:
    """Say how many of the documents are the province's own: only those make its state on the map."""
    own = passages.find(context.build, context.scope, "documents", {"province": code, "own": True}).total
    if own < total:
        counted = _n("{n} văn bản của tỉnh, thành phố (tính vào độ phủ)", own)
        others = _n("{n} văn bản của sở, ngành hoặc cấp huyện (không tính)", total - own)
        st.html(f'<div class="atlas-note">{counted}; {others}.</div>')


def _listing(found: Passages, nothing: str) -> None:
    if not found.total:
        st.html(f'<div class="atlas-empty">{nothing}</div>')
        return
    if found.total > PAGE_SIZE:
        text = Nn_("Hiện {shown} trên {n} dòng; lọc hẹp hơn để xem phần còn lại.")
        st.html(f'<div class="atlas-note">{_n(text, found.total, shown=PAGE_SIZE)}</div>')
    st.html(tables.passage_table(found))


def profile(charts: Sequence[Chart], view: Context, old: Context) -> None:
    """Draw the cards of one province: wide ones over the whole width, the others two by two.

    A place left beside a narrow card is filled by the next narrow one, even past a wide one.
    What is about the provinces before they merged belongs to the view `old`, all else to `view`.
    """
    places: Iterator[object] = iter(())
    for chart in charts:
        if _is_wide(chart):
            place = st.container()
        else:
            place = next(places, None)
            if place is None:
                place, other = st.columns(2)
                places = iter((other,))
        with place:
            layout.card(chart, old if chart.vintage == "2008" else view)
            if chart.kind is Kind.POINTS:
                _link_to_results(view)


def _is_wide(chart: Chart) -> bool:
    return chart.kind in (Kind.TILES, Kind.POINTS) or chart.shown > 0


def _link_to_results(view: Context) -> None:
    href = escape(address.link("ket-qua", tinh=",".join(view.scope.provinces)), quote=True)
    st.html(f'<a class="atlas-note" href="{href}" target="_self">{_("Xem từng chỉ tiêu ở trang Kết quả báo cáo")}</a>')


def definition(info: Mapping[str, object]) -> None:
    """Say what an indicator (a row of `queries.indicators`) means and how to read it: in Vietnamese, marked as such."""
    caution = f"<br><b>{_('Lưu ý khi đọc:')}</b> {tables.in_vietnamese(str(info['caution']))}" if info["caution"] else ""
    meaning = tables.in_vietnamese(str(info["definition"]))
    core = f" · {_('chỉ tiêu cốt lõi')}" if info["is_core"] else ""
    st.html(
        f'<div class="atlas-note"><b>{_("Định nghĩa:")}</b> {meaning}{caution}<br>'
        f"{_('Chủ đề:')} {escape(str(info['theme']))}{core}</div>"
    )
