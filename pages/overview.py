"""Where do we stand: four numbers, the map, what is worth notice, provinces with documents."""

from datetime import timedelta

import streamlit as st

from dashboard import controls, deadlines, filters, findings, layout, queries, warehouse
from dashboard.charts import coverage, overview
from dashboard.measures import province_names
from dashboard.texts import _

build = warehouse.current()
context = filters.bar(build)
scope, names = context.scope, province_names(context)
totals = queries.overview_total(build, scope)
cells = queries.coverage(build, scope)

with st.container(horizontal=True, vertical_alignment="bottom", key="heading"):
    layout.heading(_("Tổng quan"), overview.lead(totals, context))
    day = controls.viewing_date()
seen = queries.deadlines_on(build, scope, day, day + timedelta(days=deadlines.SOON))
bodies = queries.duties_by_agency(build, scope)["agency_code"].n_unique()
layout.card(overview.tiles(totals, bodies, cells, seen, day, context), context)

left, right = st.columns([0.41, 0.59])
with left:
    layout.card(coverage.knowledge_map(cells, queries.coverage_total(build, scope), names, context), context)
with right:
    noticed = findings.found(context, day)
    layout.card(overview.statements(noticed, totals["document_count"], day, context), context)
layout.card(overview.provinces(queries.provinces_listed(build, scope), names, context), context)
