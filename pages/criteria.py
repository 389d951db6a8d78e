"""How provinces stand by the set of criteria in one year: each criterion, score and rank with their ranges, the set itself."""

import streamlit as st

from dashboard import controls, filters, layout, queries, scoring, warehouse
from dashboard.charts import criteria
from dashboard.measures import province_names
from dashboard.texts import _

build = warehouse.current()
context = filters.bar(build)
asked = queries.criteria(build)
offered, fullest = scoring.years(context.scope, queries.criterion_years(build, context.scope))

layout.heading(_("Bảng tiêu chí"), asked["note"][0])
with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="criteria-controls"):
    year = controls.choose(st.segmented_control, _("Năm chấm điểm"), "nam_cham", offered, fullest, required=True)
    view = scoring.view(context, int(year), controls.viewing_date())
    everyone = controls.all_rows()

rows = scoring.results(view)
shown = criteria.provinces(rows, province_names(view.context), everyone)
layout.card(criteria.matrix(rows, asked, shown, view), view.context)
left, right = st.columns([0.44, 0.56])
with left:
    layout.card(criteria.table(rows, shown, view), view.context)
with right:
    layout.card(criteria.listed(asked, rows, view), view.context)
