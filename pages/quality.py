"""What is wrong, doubtful or not known in the data: the ledger, the gaps of documents, the files it all came from."""

import streamlit as st

from dashboard import controls, filters, layout, queries, warehouse
from dashboard.charts import completeness, quality
from dashboard.texts import _

build = warehouse.current()
context = filters.bar(build)
store = quality.whole_store(context)
totals = queries.issues_total(build)
counts = queries.issue_counts(build, store.scope)

layout.heading(
    _("Chất lượng dữ liệu"),
    _("Lỗi, nghi vấn và thông tin còn thiếu của toàn bộ kho: phạm vi ở trên không thu hẹp trang này, trừ địa giới"),
)
layout.card(quality.tiles(totals, store), store)

with st.container(horizontal=True, gap="small", key="ledger-controls"):
    ledger = controls.ledger(context, counts)
view = ledger.context
left, right = st.columns(2)
with left:
    layout.card(quality.by_kind(counts, ledger), view)
with right:
    layout.card(quality.by_document(queries.issues_by_document(build, view.scope, **ledger.marks), ledger), view)

layout.card(completeness.plan_fields(queries.plan_fields(build, view.scope), view), view)
left, right = st.columns([0.64, 0.36])
with left:
    layout.card(completeness.registry_fields(queries.registry_fields(build, view.scope), view), view)
with right:
    layout.card(quality.names_and_files(totals, store), store)
layout.card(completeness.by_knowledge(queries.documents_by_knowledge(build, view.scope), view), view)
layout.card(completeness.sources(queries.sources(build), store), store)
layout.card(quality.table(queries.issues(build, view.scope, **ledger.marks), counts, ledger), view)
