"""The choices that belong to one page: bound to the URL beside the scope, never part of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from dashboard import filters, queries
from dashboard.charts import Chart
from dashboard.context import Context
from dashboard.layout import picked, release
from dashboard.measures import MEASURES, province_names
from dashboard.scope import VINTAGES

ALL_YEARS = "Tất cả"
PROVINCE = "chon"  # the selected province, in the session and in the URL
SHORT = 12  # bodies shown at first: what fits a 1366 × 768 screen
ROWS_SHOWN = {SHORT: f"{SHORT} cơ quan", 30: "30 cơ quan", 200: "200 cơ quan"}
PANELS = {"none": "Gộp chung", "document": "Theo kế hoạch", "province": "Theo tỉnh"}


@dataclass(frozen=True, slots=True)
class MapChoice:
    """What the map shows: a measure, its option, and the view narrowed to one year if chosen."""

    measure: str
    option: str
    context: Context

    def chart(self) -> Chart:
        return MEASURES[self.measure].draw(self.context, self.option)


def map_choice(context: Context) -> MapChoice:
    """Draw the map's controls: measure, option, year, boundaries."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="map-controls", width="content"):
        measure = st.selectbox(
            "Đại lượng", list(MEASURES), format_func=lambda code: MEASURES[code].label, key="dl", bind="query-params",
            label_visibility="collapsed", width=190,
        )  # fmt: skip
        option = _option(context, MEASURES[measure].option)
        scope = context.scope
        years = [ALL_YEARS, *(str(year) for year in range(scope.year_from, scope.year_to + 1))]
        year = (
            st.select_slider("Năm", years, key="nam_bd", bind="query-params", width=220, label_visibility="collapsed")
            if len(years) > 2
            else ALL_YEARS
        )
        st.session_state["map.vintage"] = scope.vintage
        st.segmented_control(
            "Địa giới", list(VINTAGES), key="map.vintage", required=True, on_change=_change_vintage,
            format_func=lambda vintage: f"{VINTAGES[vintage]} tỉnh", label_visibility="collapsed",
        )  # fmt: skip
    if year != ALL_YEARS:
        context = Context.of(context.build, replace(scope, year_from=int(year), year_to=int(year)))
    return MapChoice(measure, option, context)


def _option(context: Context, field: str) -> str:
    if not field:
        return ""
    options = queries.options(context.build, field)
    chosen = context.scope.themes if field == "theme" else ()
    codes = [code for code in options if not chosen or code in chosen]
    label = {"theme": "Chủ đề", "indicator": "Chỉ tiêu"}[field]
    return st.selectbox(
        label, codes, format_func=lambda code: options[code][0], key=f"dl_{field}", bind="query-params", width=260
    )


def _change_vintage() -> None:
    st.session_state[filters.SCOPE] = st.session_state[filters.SCOPE].with_vintage(st.session_state["map.vintage"])
    st.session_state[PROVINCE] = None


def province(context: Context) -> str | None:
    """Draw the list that does by keyboard what a click on the map does; return the chosen code."""
    names = province_names(context)
    if st.session_state.get(PROVINCE) not in names:
        st.session_state[PROVINCE] = None
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="province-choice"):
        chosen = st.selectbox(
            "Tỉnh, thành phố", list(names), index=None, format_func=names.get, key=PROVINCE, bind="query-params",
            placeholder="Chọn tỉnh, thành phố (hoặc bấm vào bản đồ)", width=340, label_visibility="collapsed",
        )  # fmt: skip
        if chosen:
            st.button("Bỏ chọn", on_click=_let_go)
    return chosen


def _let_go() -> None:
    st.session_state[PROVINCE] = None


def pick_province(chart: Chart) -> None:
    """Callback of the map: take the clicked province, then let go of the mark."""
    row = picked(chart)
    if row is not None:
        st.session_state[PROVINCE] = chart.frame[chart.encoding.location][row]
        release(chart)


def rows_shown() -> int:
    return st.segmented_control(
        "Số cơ quan hiện",
        list(ROWS_SHOWN),
        default=SHORT,
        format_func=ROWS_SHOWN.get,
        key="hien",
        required=True,
        bind="query-params",
    )


def panel() -> str:
    return st.segmented_control(
        "So sánh", list(PANELS), default="none", format_func=PANELS.get, key="ss", required=True, bind="query-params"
    )


def figure_choice(context: Context) -> tuple[str, tuple[str, ...], int]:
    """Draw indicator and places; return the indicator, the places and the undated rows among them."""
    options = queries.options(context.build, "indicator")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="figure-controls"):
        indicator = st.selectbox(
            "Chỉ tiêu", list(options), format_func=lambda code: options[code][1], key="ct", bind="query-params", width=380
        )
        rows = queries.figure_places(context.build, context.scope, indicator)
        in_scope = rows.filter(rows["code"].is_in(list(context.scope.provinces))) if context.scope.provinces else rows
        names = in_scope.filter(in_scope["figure_count"] > 0)["province_name"].to_list()
        first = [name for name in names if name != "Trung ương"][:3] or names
        chosen = st.multiselect(
            "Địa bàn", names, default=first, key=f"dia_ban.{indicator}.{hash(tuple(names))}", placeholder="Chọn địa bàn",
            select_all=False, width="stretch",
        )  # fmt: skip
    undated = rows.filter(rows["province_name"].is_in(chosen))["undated_count"].sum()
    return indicator, tuple(chosen), int(undated)
