"""2021–2024 side by side: documents, duties, themes and published figures, joined only where alike."""

import streamlit as st

from dashboard import controls, filters, layout, queries, warehouse
from dashboard.charts import figures as published
from dashboard.charts import trends
from dashboard.texts import _

build = warehouse.current()
context = filters.bar(build)
totals = queries.plans_total(build, context.scope)
plans = queries.duties_by_plan(build, context.scope)
undated_documents = queries.coverage_total(build, context.scope)["undated_all_count"]

layout.heading(_("Xu hướng 2021–2024"), _("Điểm chỉ được nối thành đường khi cùng loại, cùng nơi, cùng cách đếm"))
left, right = st.columns(2)
with left:
    layout.card(trends.documents_by_year(queries.documents_by_year(build, context.scope), undated_documents, context), context)
with right:
    layout.card(trends.duties_by_plan(plans, totals, context), context)

with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="figure-controls"):
    indicator = controls.indicator(context)
    chosen, undated, places = controls.figure_places(context, indicator)
figures = queries.figures(build, context.scope, indicator, chosen)
words = queries.options(build, "indicator").get(indicator, published.NO_INDICATOR)
left, right = st.columns(2)
with left:
    layout.card(published.over_time(figures, indicator, words, undated, places, context), context)
with right:
    layout.card(trends.themes_by_plan(queries.themes_by_plan(build, context.scope), plans, totals, context), context)
