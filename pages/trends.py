"""2021–2024 side by side: documents, duties, themes and published figures, joined only where alike."""

import streamlit as st

from dashboard import controls, filters, layout, queries, warehouse
from dashboard.charts import figures as published
from dashboard.charts import trends

build = warehouse.current()
context = filters.bar(build)
totals = queries.plans_total(build, context.scope)
plans = queries.duties_by_plan(build, context.scope)
undated_documents = queries.coverage_total(build, context.scope)["undated_all_count"]

layout.heading("Xu hướng 2021–2024", "Điểm chỉ được nối thành đường khi cùng loại, cùng nơi, cùng cách đếm")
left, right = st.columns(2)
with left:
    layout.card(trends.documents_by_year(queries.documents_by_year(build, context.scope), undated_documents, context), context)
with right:
    layout.card(trends.duties_by_plan(plans, totals, context), context)

indicator, chosen, undated, places = controls.figure_choice(context)
figures = queries.figures(build, context.scope, indicator, chosen)
words = queries.options(build, "indicator").get(indicator, ("Số liệu đã công bố", "Chưa có số liệu"))
left, right = st.columns(2)
with left:
    layout.card(published.over_time(figures, indicator, words, undated, places, context), context)
with right:
    layout.card(trends.themes_by_plan(queries.themes_by_plan(build, context.scope), plans, totals, context), context)
