"""Who must do what: duties by body, role and theme, and the passages behind each number."""

import streamlit as st

from dashboard import controls, filters, layout, queries, warehouse
from dashboard.charts import duties
from dashboard.texts import _

build = warehouse.current()
context = filters.bar(build)
totals = queries.plans_total(build, context.scope)
plans = queries.duties_by_plan(build, context.scope)

layout.heading(_("Nhiệm vụ theo cơ quan"), duties.lead(totals))
with st.container(horizontal=True, gap="medium", key="duty-controls"):
    panel = controls.panel()
    shown = controls.rows_shown()

by_agency = queries.duties_by_agency(build, context.scope, panel)
bars = duties.by_agency(by_agency, totals, plans, context, shown, panel)
themes = duties.agency_theme(queries.agency_theme(build, context.scope), totals, plans, context, shown)
share = duties.deadline_share(plans, totals, context)

if panel == "none":
    left, right = st.columns(2)
    with left:
        layout.card(bars, context)
    with right:
        layout.card(themes, context)
else:
    layout.card(bars, context)
    layout.card(themes, context)
layout.card(share, context)
