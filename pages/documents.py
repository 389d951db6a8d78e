"""Find documents by words, number, issuer, kind and year; read one: head, sections, duties, citations, deadlines, faults."""

from itertools import cycle

import streamlit as st

from dashboard import controls, filters, layout, passages, reader, warehouse
from dashboard.charts import documents
from dashboard.texts import _

build = warehouse.current()
context = filters.bar(build)
head = controls.document(context)

if head is None:
    layout.heading(_("Văn bản"), _("Tìm trong mọi văn bản được biết, gõ có dấu hay không dấu; bấm tên để đọc"))
    search = controls.document_search(context)
    view = search.context
    rows = controls.documents_found(search)
    if reader.nothing_asked(search):
        st.html(reader.nothing_asked(search))
    if search.terms.has_letters:
        marks = {"words": search.terms.words, "whole": True, **search.marks}
        with_words = passages.find(build, view.scope, "duties", marks, size=1).total
        if with_words or rows.is_empty():
            layout.card(documents.duties_with_words(with_words, search), view)
    if rows.is_empty():
        st.html(reader.nothing_found(search))
    else:
        layout.card(documents.found(rows, search), view)
        controls.turn_pages(int(rows["total"][0]), search.page)
else:
    document, view = reader.read(build, head), documents.reading(context, head)
    charts = documents.charts(document, view)
    controls.back_to_list()
    layout.heading(documents.document_name(head), reader.lead(head))
    left, right = st.columns(2)
    with left, st.container(key="card-head"):
        st.html(reader.facts(head))
        st.code(documents.citation(head), language=None, wrap_lines=True)
    with right:
        if reader.missing(document):
            st.html(reader.missing(document))
        for chart in charts[:1]:
            layout.card(chart, view)
    if document.is_loaded:
        with st.container(key="card-sections"):
            st.html(reader.html(document))
    for column, chart in zip(cycle(st.columns(2)), charts[1:], strict=False):
        with column:
            layout.card(chart, view)
