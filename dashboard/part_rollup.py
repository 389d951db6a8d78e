"""The part Tổng hợp of the page Thời hạn và báo cáo: reports of one place and year rolled up, and the draft report to edit."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import polars as pl
import streamlit as st

from dashboard import controls, exports, layout, queries, rollup, rollup_words
from dashboard.charts import rollup as charts
from dashboard.context import Context
from dashboard.render.naming import plain_name
from dashboard.rollup import CENTRE, RollUp
from dashboard.scope import FIRST_YEAR
from dashboard.texts import N_, _

PLACE, YEAR = "noi_th", "nam_th"  # URL keys: the place (CENTRE_CODE: the centre) and the year
CENTRE_CODE = "tw"
FILES = {"state": N_("Dự thảo báo cáo Word"), "party": N_("Dự thảo theo thể thức Đảng")}


def draw(context: Context) -> None:
    """Draw the choice of place and year, the files, and what the reports add up to."""
    build, vintage = context.build, context.scope.vintage
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="rollup-controls"):
        place = _place(queries.rollup_places(build, vintage), context)
        year = _year(place, context)
        rolled = rollup.of(build, vintage, str(place["code"]), year)
        view = charts.view(context, rolled)
        drawn = charts.charts(rolled, view)
        _downloads(rolled, view)
    st.html(f'<div class="atlas-note">{escape(rollup_words.lead(rolled))}</div>')
    if not rolled.in_year:
        nothing = _(
            "Kho này chưa có báo cáo nào của nơi và năm đã chọn nên chưa có số để cộng; không phải bằng 0. "
            "Bản dự thảo để trống các chỗ ấy."
        )
        st.html(f'<div class="atlas-empty">{escape(nothing)}</div>')
    for place, chart in enumerate(drawn):
        if rolled.in_year or chart.n or place == 0:  # without a report most lists are empty
            layout.card(chart, view)


def _place(places: pl.DataFrame, context: Context) -> dict[str, object]:
    """Draw the places with a plan or a report; at first the one that the filter names, else the one with the most reports."""
    rows = {str(row["code"]) or CENTRE_CODE: row for row in places.iter_rows(named=True)}
    rows = rows or {CENTRE_CODE: {"code": CENTRE, "place": _("Trung ương"), "report_count": 0, "last_year": None}}
    named = [code for code in context.scope.provinces if code in rows]
    default = named[0] if named else next(iter(rows))
    chosen = controls.choose(
        st.selectbox, _("Nơi tổng hợp"), PLACE, list(rows), default, format_func=lambda code: rows[code]["place"], width=240
    )
    return rows[chosen]


def _year(place: dict[str, object], context: Context) -> int:
    """Draw the years; at first the latest of which there is a report, else the last one of the scope."""
    default = int(place["last_year"] or context.scope.year_to)
    years = [str(year) for year in range(max(default, context.scope.year_to), FIRST_YEAR - 1, -1)]
    return int(controls.choose(st.selectbox, _("Năm báo cáo"), YEAR, years, str(default), width=120))


def _downloads(rolled: RollUp, view: Context) -> None:
    """Offer the draft in both layouts and the tables as a workbook; each is made when somebody asks for it."""
    for system, label in FILES.items():
        _download(_(label), system, "docx", exports.MIME["docx"], rolled, lambda system=system: _draft(rolled, view, system))
    _download(_("Các bảng Excel"), "tables", "xlsx", exports.MIME["xlsx"], rolled, lambda: _tables(rolled, view))


def _download(label: str, key: str, extension: str, mime: str, rolled: RollUp, made: Callable[[], bytes]) -> None:
    name = plain_name(f"du-thao-bao-cao_{rolled.year}_{rolled.place}", extension, nameless="du-thao")
    st.download_button(label, data=made, file_name=name, mime=mime, on_click="ignore", key=f"download-rollup-{key}")


def _draft(rolled: RollUp, view: Context, system: str) -> bytes:
    from dashboard.render import draft_report

    return draft_report.draft(view.build, rolled.scope.vintage, rolled.code, rolled.year, system)


def _tables(rolled: RollUp, view: Context) -> bytes:
    from dashboard.render import draft_report

    return draft_report.tables(view.build, rolled.scope.vintage, rolled.code, rolled.year)
