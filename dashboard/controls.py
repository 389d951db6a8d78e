"""The choices that belong to one page: bound to the URL beside the scope, never part of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from dashboard import filters, queries
from dashboard.charts import Chart
from dashboard.context import Context
from dashboard.layout import picked, release
from dashboard.measures import MEASURES, province_names
from dashboard.scope import VINTAGES

ALL_YEARS = "tat-ca"
PROVINCE = "chon"  # the selected province, in the session and in the URL
SHORT = "12"  # bodies shown at first: what fits a 1366 × 768 screen
ROWS_SHOWN = {SHORT: "12 cơ quan", "30": "30 cơ quan", "200": "200 cơ quan"}
PANELS = {"none": "Gộp chung", "document": "Theo kế hoạch", "province": "Theo tỉnh"}


@dataclass(frozen=True, slots=True)
class MapChoice:
    """What the map shows: a measure, its option, and the view narrowed to one year if chosen."""

    measure: str
    option: str
    context: Context

    def chart(self) -> Chart:
        return MEASURES[self.measure].draw(self.context, self.option)


def _choose(
    widget: Callable[..., str | None], label: str, key: str, codes: list[str], default: str | None, **looks: object
) -> str | None:
    """Draw one choice among `codes`, kept in the session and, as a code, in the URL."""
    if key not in st.session_state or st.session_state[key] not in codes:
        asked = st.query_params.get(key)
        st.session_state[key] = asked if key not in st.session_state and asked in codes else default
    chosen = widget(label, codes, key=key, **looks)
    if chosen is None or chosen == default:
        st.query_params.pop(key, None)
    elif st.query_params.get(key) != chosen:
        st.query_params[key] = chosen
    return chosen


def map_choice(context: Context) -> MapChoice:
    """Draw the map's controls: measure, option, year, boundaries."""
    scope = context.scope
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="map-controls", width="content"):
        measure = _choose(
            st.selectbox, "Đại lượng", "dl", list(MEASURES), next(iter(MEASURES)),
            format_func=lambda code: MEASURES[code].label, label_visibility="collapsed", width=190,
        )  # fmt: skip
        option = _option(context, MEASURES[measure].option)
        year = ALL_YEARS
        if scope.year_from < scope.year_to:
            years = [ALL_YEARS, *(str(year) for year in range(scope.year_from, scope.year_to + 1))]
            year = _choose(st.select_slider, "Năm", "nam_bd", years, ALL_YEARS, width=220, label_visibility="collapsed",
                           format_func=lambda code: "Tất cả các năm" if code == ALL_YEARS else code)  # fmt: skip
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
    if not codes:
        return ""
    label = {"theme": "Chủ đề", "indicator": "Chỉ tiêu"}[field]
    return _choose(
        st.selectbox, label, f"dl_{field}", codes, codes[0], format_func=lambda code: options[code][0],
        label_visibility="collapsed", width=260,
    )  # fmt: skip


def _change_vintage() -> None:
    st.session_state[filters.SCOPE] = st.session_state[filters.SCOPE].with_vintage(st.session_state["map.vintage"])
    st.session_state[PROVINCE] = None


def province(context: Context) -> tuple[str | None, bool]:
    """Draw the list that does by keyboard what a click on the map does; return the chosen code,
    and whether the matrix shows the provinces without any document too."""
    names = province_names(context)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="province-choice"):
        chosen = _choose(
            st.selectbox, "Tỉnh, thành phố", PROVINCE, list(names), None, format_func=names.get, index=None,
            placeholder="Chọn tỉnh, thành phố (hoặc bấm vào bản đồ)", width=340, label_visibility="collapsed",
        )  # fmt: skip
        if chosen:
            st.button("Bỏ chọn", on_click=_let_go)
        everyone = st.toggle("Hiện cả tỉnh chưa có văn bản", key="map.everyone")
    return chosen, everyone


def _let_go() -> None:
    st.session_state[PROVINCE] = None


def pick_province(chart: Chart) -> None:
    """Callback of the map: take the clicked province, then let go of the mark."""
    row = picked(chart)
    if row is not None:
        st.session_state[PROVINCE] = chart.frame[chart.encoding.location][row]
        release(chart)


def rows_shown() -> int:
    """Draw how many bodies to show; return the number."""
    return int(
        _choose(
            st.segmented_control, "Số cơ quan hiện", "hien", list(ROWS_SHOWN), SHORT, format_func=ROWS_SHOWN.get, required=True
        )
    )


def panel() -> str:
    """Draw what to set side by side; return "none", "document" or "province"."""
    return _choose(st.segmented_control, "So sánh", "ss", list(PANELS), "none", format_func=PANELS.get, required=True)


def figure_choice(context: Context) -> tuple[str, tuple[str, ...], int, int]:
    """Draw indicator and places; return the indicator, the chosen places, the undated rows among
    them and how many places have figures."""
    options = queries.options(context.build, "indicator")
    if not options:
        return "", (), 0, 0
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="figure-controls"):
        indicator = _choose(
            st.selectbox, "Chỉ tiêu", "ct", list(options), next(iter(options)),
            format_func=lambda code: options[code][1], width=380,
        )  # fmt: skip
        rows = queries.figure_places(context.build, context.scope, indicator)
        in_scope = rows.filter(rows["code"].is_in(list(context.scope.provinces))) if context.scope.provinces else rows
        names = in_scope.filter(in_scope["figure_count"] > 0)["province_name"].to_list()
        first = [name for name in names if name != "Trung ương"][:3] or names
        chosen = st.multiselect(
            "Địa bàn", names, default=first, key=f"dia_ban.{indicator}.{hash(tuple(names))}", placeholder="Chọn địa bàn",
            select_all=False, width="stretch",
        )  # fmt: skip
    undated = rows.filter(rows["province_name"].is_in(chosen))["undated_count"].sum()
    return indicator, tuple(chosen), int(undated), len(names)
