"""Published figures of one indicator by place and period, beside what was set as a target, each with its source."""

import streamlit as st

from dashboard import controls, filters, layout, panels, queries, warehouse
from dashboard.charts import latest, results, targets
from dashboard.texts import _

build = warehouse.current()
context = filters.bar(build)
scope = context.scope
totals = queries.figures_total(build, scope)
indicators = queries.indicators(build, scope)

layout.heading(_("Kết quả báo cáo"), results.lead(totals))
with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="result-controls"):
    info = controls.indicator_by_theme(indicators)
    kind = controls.period_kind()
    everyone = controls.all_rows()

set_levels = queries.targets(build)
if info:
    code = info["indicator_code"]
    rows = results.of_kind(queries.figures(build, scope, code, None), kind)
    is_by_year = results.is_by_year(rows, kind)
    left, right = st.columns([0.58, 0.42])
    with left:
        places, undated, all_places = controls.figure_places(context, code, 6, with_centre=not results.is_added(info))
        chosen = results.of_places(rows, places)
        layout.card(results.small_multiples(chosen, info, set_levels, undated, all_places, context), context)
    with right:
        panels.definition(info)
        year = controls.whole_year(context, results.whole_years(rows)) if is_by_year else None
        layout.card(latest.latest_by_place(rows, info, year, everyone, context), context)

layout.card(targets.against_targets(set_levels, queries.figures_of_targets(build, scope), context), context)
left, right = st.columns([0.58, 0.42])
with left:
    layout.card(results.coverage(queries.figures_by_year(build, scope), indicators, everyone, context), context)
with right:
    layout.card(results.not_drawn(info, totals, context), context)
if info:
    layout.card(results.table(rows, info, context), context)
