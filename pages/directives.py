"""One directive: who carries it out and how fast, who gets its duties; what the centre asked that provinces left out."""

import streamlit as st

from dashboard import controls, filters, layout, queries, warehouse
from dashboard.charts import cascade, directives, gaps
from dashboard.texts import _

build = warehouse.current()
context = filters.bar(build)
chosen = context.scope.directive
heads = queries.documents_named(build, (chosen,) if chosen else ())

layout.heading(
    _("Văn bản chỉ đạo"),
    directives.citation(heads) if chosen else _("Chọn một văn bản để xem ai thực hiện, chậm bao nhiêu ngày, giao cơ quan nào"),
)
with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="directive-controls"):
    found, words = controls.directive_search(chosen)

if words or not chosen:
    view = directives.listing(context)
    layout.card(directives.choices(queries.directives(build, view.scope, found), words, view), view)
if chosen:
    view = directives.documents_only(context)
    totals = queries.directive_total(build, view.scope)
    lags = queries.directive_delays(build, view.scope, by_place=directives.draws_places(totals))
    layout.card(directives.tiles(totals, context), view)
    left, right = st.columns(2)
    with left:
        layout.card(directives.delays(lags, totals, context), view)
    with right:
        layout.card(directives.naming_duties(queries.directive_duties(build, context.scope), context), context)
    named = queries.options(build, "directive")[chosen][0]
    layout.card(cascade.cascade(queries.directive_cascade(build, view.scope), named, context), view)
    layout.card(directives.to_collect(queries.documents_to_collect(build, view.scope), context), view)

view = gaps.compared(context)
plans = queries.theme_gap_plans(build, view.scope, context.scope.provinces)
layout.card(gaps.theme_gaps(queries.theme_gaps(build, view.scope, gaps.places_of(plans)), plans, view), view)
