"""Everything about one province on one page: documents, duties, deadlines, figures, what it cites, what is missing."""

from dataclasses import replace

import streamlit as st

from dashboard import controls, filters, layout, obligations, panels, queries, warehouse
from dashboard.charts import duties, province, trends
from dashboard.context import Context
from dashboard.measures import province_names
from dashboard.texts import _

build = warehouse.current()
context = filters.bar(build)
names = province_names(context)

head = st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="heading")
with head:
    title = st.container()
    code = controls.province(context)

if not code:
    with title:
        layout.heading(_("Hồ sơ tỉnh"), _("Chọn một tỉnh, thành phố để xem mọi điều đã biết trên một trang"))
    layout.card(province.contents(queries.province_contents(build, context.scope), names, context), context)
else:
    view = Context.of(build, replace(context.scope, provinces=(code,)))
    scope = view.scope
    with head:
        day = controls.viewing_date()
    facts = queries.province_facts(build, scope)
    totals = queries.plans_total(build, scope)
    plans = queries.duties_by_plan(build, scope)
    by_year = queries.documents_by_year(build, scope)
    members = queries.province_members(build, scope.vintage, code)
    old = Context.of(build, replace(scope, vintage="2008", provinces=tuple(members["code"])))
    window = obligations.Window(day, scope.year_from, scope.year_to)
    dues = queries.obligations(build, scope, province.MOST_DEADLINES, **window.marks)
    figures = queries.province_figures(build, scope, province.MOST_INDICATORS)
    left_out = queries.themes_left_out(build, scope)
    drawn = (
        province.tiles(facts, totals, by_year, view),
        trends.documents_by_year(by_year, facts["without_year_count"], view),
        duties.by_agency(queries.duties_by_agency(build, scope), totals, plans, view, 8),
        duties.agency_theme(queries.agency_theme(build, scope), totals, plans, view, 12),
        province.due(dues, window, view),
        province.cited(queries.cited_documents(build, scope, province.MOST_CITED), view),
        province.sparklines(figures, facts["without_period_count"], members, view),
        province.missing(facts, by_year, left_out, view),
        province.merger(members, queries.province_contents(build, old.scope), code, old, view),
    )
    charts = [chart for chart in drawn if facts["plan_count"] or not chart.is_empty]
    lead = province.lead(members, view)
    with title:
        layout.heading(names[code], lead)
    with head:
        layout.brief_menu(names[code], lead, charts)
    panels.profile(charts, view, old)
