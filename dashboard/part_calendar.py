"""The part Lịch và hạn of the page Thời hạn và báo cáo: obligations by state, the months, one month, the list, the files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import urlencode, urljoin

import polars as pl
import streamlit as st

from dashboard import address, calendar, controls, deadlines, layout, obligations, queries
from dashboard.charts import Chart
from dashboard.charts import obligations as charts
from dashboard.context import Context
from dashboard.layout import MIME
from dashboard.obligations import ACTION, FARTHEST_YEAR, FIRST_YEAR, LAST_YEAR, STATE, YEARS, Window
from dashboard.render.naming import file_name
from dashboard.texts import N_, _, translated

LINES, YEAR, MONTH = "theo", "nam_lich", "thang"  # URL keys beside those of dashboard/obligations.py
FILES = {"pdf": N_("Danh sách PDF"), "ics": N_("Lịch ICS")}


def draw(context: Context) -> None:
    """Draw the part: what is asked for, the numbers by state, the strip beside the month, the list."""
    build, scope = context.build, context.scope
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="obligation-controls"):
        window = _window()
        files = st.container(width="content")
    days, urgent = queries.obligation_days(build, scope, **window.marks)
    lead = charts.lead(days, window)
    st.html(f'<div class="atlas-note">{lead}</div>')
    tiles = charts.tiles(days, window, context)
    layout.card(tiles, context)
    left, right = st.columns([0.5, 0.5])
    with left:
        strip = _strip(days, window, context)
    with right:
        _month(days, window, context)
    listed = charts.listed(urgent, window, context)
    layout.card(listed, context)
    with files:
        _files(lead, (tiles, strip), listed, window, context)


def _window() -> Window:
    """Draw the viewing date, the years, state and action; what the address asks for in vain is named and dropped."""
    day = controls.viewing_date()
    query = {key: value for key in (YEARS, STATE, ACTION) if (value := address.get(key))}
    window, faults = obligations.read(query, day)
    if faults:
        address.reject(*(f"{key}={query[key][:40]}" for key in faults))
        address.put(**dict.fromkeys(faults))
    key = f"{YEARS}-{window.first}-{window.last}"  # anew with each range: the URL says which one it is
    st.select_slider(
        _("Trải ra các năm"), range(FIRST_YEAR, FARTHEST_YEAR + 1), (window.first, window.last), key=key, width=240,
        on_change=_take_years, args=(key,),
    )  # fmt: skip
    states = translated(deadlines.STATES)
    controls.choose(
        st.selectbox, _("Trạng thái"), STATE, list(states), None, format_func=states.get, index=None,
        placeholder=_("Mọi trạng thái"), width=180,
    )  # fmt: skip
    actions = translated(deadlines.ACTIONS)
    controls.choose(
        st.selectbox, _("Việc"), ACTION, list(actions), None, format_func=actions.get, index=None,
        placeholder=_("Mọi việc"), width=180,
    )  # fmt: skip
    return window


def _take_years(key: str) -> None:
    first, last = st.session_state[key]
    address.put(**{YEARS: f"{first}-{last}" if (first, last) != (FIRST_YEAR, LAST_YEAR) else None})


def _strip(days: pl.DataFrame, window: Window, context: Context) -> Chart:
    """Draw months × what is chosen; plans and bodies are set side by side within one year."""
    by, year = "nam", None
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        words = {code: _(label) for code, (_column, label) in charts.LINES.items()}
        by = controls.choose(st.segmented_control, _("Hàng"), LINES, list(words), by, format_func=words.get, required=True)
        if by != "nam":
            years = [str(y) for y in range(window.first, window.last + 1)]
            near = str(min(max(window.day.year, window.first), window.last))
            year = int(controls.choose(st.selectbox, _("Năm"), YEAR, years, near, width=110))
    rows = (
        queries.obligations_by_month(context.build, context.scope, charts.LINES[by][0], year, **window.marks)
        if year
        else obligations.by_month(days, window)
    )
    chart = charts.strip(rows, by, year, window, context)
    layout.card(chart, context)
    return chart


def _month(days: pl.DataFrame, window: Window, context: Context) -> None:
    """Draw one month as a calendar, with the way to the one before and after."""
    months = [f"{y}-{m:02}" for y in range(window.first, window.last + 1) for m in range(1, 13)]
    near = min(max(window.day.strftime("%Y-%m"), months[0]), months[-1])
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = controls.choose(
            st.selectbox, _("Tháng"), MONTH, months, near, format_func=lambda code: f"{int(code[5:])}/{code[:4]}", width=130
        )
        place = months.index(chosen)
        for label, other in ((_("Tháng trước"), place - 1), (_("Tháng sau"), place + 1)):
            is_there = 0 <= other < len(months)
            to = {MONTH: months[other] if is_there and months[other] != near else None}
            st.button(label, disabled=not is_there, on_click=address.put, kwargs=to)
    first = date.fromisoformat(f"{chosen}-01")
    layout.card(charts.month(obligations.within_month(days, first, window), first, window, context), context)


def _files(lead: str, drawn: tuple[Chart, ...], listed: Chart, window: Window, context: Context) -> None:
    """Offer the list as a paper, the days as a calendar, and the address that an office subscribes to."""

    def content() -> None:
        with st.popover(_("Tải lịch, danh sách"), on_change="rerun", key="export-calendar") as popover:
            if not popover.open:
                return
            title = _("Thời hạn và báo cáo")
            made = {
                "pdf": lambda: layout.brief(title, lead, (*drawn, *charts.on_paper(listed)), "pdf"),
                "ics": lambda: calendar.of_view(context, window),
            }
            for extension, label in FILES.items():
                st.download_button(
                    _(label), data=made[extension], file_name=file_name(replace(listed, key="thoi-han"), extension),
                    mime=MIME.get(extension, calendar.MIME), on_click="ignore", key=f"download-calendar-{extension}",
                    width="stretch",
                )  # fmt: skip
            st.html(f'<div class="atlas-note">{_("Lịch cơ quan đăng ký theo địa chỉ này, luôn theo bản dựng mới nhất:")}</div>')
            st.code(subscription(), language=None, wrap_lines=True)

    st.fragment(content)()


def subscription() -> str:
    """Return the address of the calendar for what is on screen; it is always seen on the day that it is fetched."""
    kept = {key: value for key in (YEARS, STATE, ACTION) if (value := address.get(key))}
    query = urlencode(address.carried(**{address.PROVINCE: None, address.LARGE: None}, **kept), safe=",")
    path = f"lich.ics?{query}" if query else "lich.ics"
    return urljoin(st.context.url or "", path)
