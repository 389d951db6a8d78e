"""Which provinces have issued what: coverage or any measure, by province and year."""

import streamlit as st

from dashboard import controls, filters, layout, panels, queries, warehouse
from dashboard.charts import coverage
from dashboard.measures import province_names
from dashboard.texts import _

build = warehouse.current()
context = filters.bar(build)

with st.container(horizontal=True, vertical_alignment="bottom", key="heading"):
    layout.heading(_("Bản đồ"), _("Tỉnh nào đã có văn bản, năm nào, mức độ thông tin hiện có"))
    choice = controls.map_choice(context)
cells = queries.coverage(build, context.scope)
totals = queries.coverage_total(build, context.scope)

left, right = st.columns([0.41, 0.59])
with left:
    layout.card(choice.chart(), choice.context, on_pick=controls.pick_province)
with right:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="province-choice"):
        province = controls.province(context)
        everyone = controls.everyone()
    gaps = coverage.gap_matrix(cells, totals, province_names(context), context, everyone=everyone)
    if province:
        panels.province(choice.context, province)
    else:
        layout.card(gaps, context)
if province:
    layout.card(gaps, context)
