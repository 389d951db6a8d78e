"""The filter bar: one row of buttons that show the scope and open to change it.

The scope lives in the session and in the URL; a link opened elsewhere gives the same
scope, and changing the page keeps it. Lists are sent to the browser only while open.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import streamlit as st

from dashboard import context as words
from dashboard import queries
from dashboard.context import Context
from dashboard.scope import FIRST_YEAR, KEYS, LAST_YEAR, LEVELS, VINTAGES, Scope, known_only, read
from dashboard.warehouse import Build

STATIC = Path(__file__).parent.parent / "static"
SCOPE, WRITTEN, BUILD, LARGE = "scope", "scope.written", "scope.build", "large"  # session keys
MANY_OPTIONS = 300  # longer lists are searched before they are offered


def current(build: Build) -> Scope:
    """Return the scope of this run: the URL's if it was changed from outside, else the session's."""
    url = {key: ",".join(st.query_params.get_all(key)) for key in KEYS if key in st.query_params}
    fresh = SCOPE not in st.session_state
    if url != st.session_state.get(WRITTEN) and (fresh or url):
        asked, dropped = read(url)
        scope, unknown = known_only(asked, **_known(build, asked.vintage))
        if dropped or unknown:
            st.warning("Đường liên kết có giá trị không dùng được, đã bỏ qua: " + ", ".join(dropped + unknown))
        st.session_state[SCOPE] = scope
    if st.session_state.get(BUILD) != build.build_id:  # a new build may not know what was chosen
        scope = st.session_state[SCOPE]
        st.session_state[SCOPE], gone = known_only(scope, **_known(build, scope.vintage))
        if gone:
            st.warning("Bản dựng mới không còn: " + ", ".join(gone))
        st.session_state[BUILD] = build.build_id
    scope = st.session_state[SCOPE]
    _write(scope)
    return scope


def bar(build: Build) -> Context:
    """Draw the filter bar and return the view it asks for."""
    scope = current(build)
    with st.container(key="filters", horizontal=True, vertical_alignment="center", gap="small"):
        st.html('<span class="atlas-lead">Phạm vi:</span>', width="content")
        _years(scope)
        _boundaries(build, scope)
        _directive(build, scope)
        _choice(build, scope, "agencies", "agency", "Mọi cơ quan", "cơ quan")
        _choice(build, scope, "themes", "theme", "Mọi chủ đề", "chủ đề")
        _document_choice(build, scope)
        if scope != Scope(vintage=scope.vintage):
            st.button("Bỏ lọc", type="tertiary", on_click=_set, args=(Scope(vintage=scope.vintage),))
        st.space("stretch")
        _size()
        data_date = words.wording.day(build.data_date.isoformat())
        st.html(f'<div class="atlas-build">Dữ liệu đến {data_date} · bản dựng {build.build_id}</div>')
    return Context.of(build, scope)


def is_large() -> bool:
    """Whether the screen is to be read from afar: the session's choice, else the URL's."""
    return st.session_state.get(LARGE, st.query_params.get("chu") == "lon")


def _size() -> None:
    large = st.session_state[LARGE] = is_large()
    st.session_state["filter.large"] = large
    st.toggle("Chữ lớn", key="filter.large", help="Cho màn hình treo tường, đọc từ xa", on_change=_change_size)
    if large:
        st.query_params["chu"] = "lon"
        st.html(STATIC / "large.css")
    else:
        st.query_params.pop("chu", None)


def _change_size() -> None:
    st.session_state[LARGE] = st.session_state["filter.large"]


def _set(scope: Scope) -> None:
    st.session_state[SCOPE] = scope
    _write(scope)


def _write(scope: Scope) -> None:
    """Write the scope into the URL, leaving the page's own parameters alone."""
    query = scope.to_query()
    for key in KEYS:
        if key in query and st.query_params.get(key) != query[key]:
            st.query_params[key] = query[key]
        elif key not in query and key in st.query_params:
            del st.query_params[key]
    st.session_state[WRITTEN] = query


def _change(**fields: str) -> None:
    """Callback: read the named widgets into the scope; `fields` is scope field → widget key."""
    scope = replace(st.session_state[SCOPE], **{field: _value(st.session_state[key]) for field, key in fields.items()})
    st.session_state[SCOPE] = scope if scope.directive else replace(scope, named_only=False)


def _value(chosen: object) -> object:
    return tuple(chosen) if isinstance(chosen, list) else chosen


def _known(build: Build, vintage: str) -> dict[str, set[str]]:
    return {
        "provinces": set(queries.options(build, f"province_{vintage}")),
        "agencies": set(queries.options(build, "agency")),
        "themes": set(queries.options(build, "theme")),
        "doc_types": set(queries.options(build, "doc_type")),
        "directives": set(queries.options(build, "directive")),
    }


def _years(scope: Scope) -> None:
    with st.popover(words.years_in_words(scope), on_change="rerun", key="filter.years") as popover:
        if popover.open:
            years = list(range(FIRST_YEAR, LAST_YEAR + 1))
            st.session_state["filter.year_range"] = (scope.year_from, scope.year_to)
            st.select_slider("Năm", years, key="filter.year_range", on_change=_change_years)


def _change_years() -> None:
    low, high = st.session_state["filter.year_range"]
    st.session_state[SCOPE] = replace(st.session_state[SCOPE], year_from=low, year_to=high)


def _boundaries(build: Build, scope: Scope) -> None:
    options = queries.options(build, f"province_{scope.vintage}")
    chosen = [options[code][0] for code in scope.provinces]
    label = ", ".join(chosen) if 0 < len(chosen) <= 2 else f"{len(chosen) or VINTAGES[scope.vintage]} tỉnh"
    with st.popover(label, on_change="rerun", key="filter.boundaries") as popover:
        if popover.open:
            st.session_state["filter.vintage"] = scope.vintage
            st.segmented_control(
                "Địa giới", list(VINTAGES), key="filter.vintage", required=True, on_change=_change_vintage,
                format_func={"2008": "63 tỉnh (đến 30/6/2025)", "2025": "34 tỉnh (từ 1/7/2025)"}.get,
            )  # fmt: skip
            _multiselect("Tỉnh, thành phố", "provinces", options, scope)


def _change_vintage() -> None:
    chosen = st.session_state["filter.vintage"]
    st.session_state[SCOPE] = st.session_state[SCOPE].with_vintage(chosen)


def _directive(build: Build, scope: Scope) -> None:
    options = queries.options(build, "directive")
    label = options[scope.directive][0] if scope.directive else "Mọi văn bản chỉ đạo"
    with st.popover(label, on_change="rerun", key="filter.directive") as popover:
        if not popover.open:
            return
        offered = _searched(options, "Tìm văn bản chỉ đạo") if len(options) > MANY_OPTIONS else options
        codes = list(offered) if not scope.directive or scope.directive in offered else [scope.directive, *offered]
        st.session_state["filter.directive_id"] = scope.directive
        st.selectbox(
            "Văn bản chỉ đạo được thực hiện", codes, index=None, key="filter.directive_id", placeholder="Chọn văn bản",
            format_func=lambda code: _two_parts(*options[code]), on_change=_change, kwargs={"directive": "filter.directive_id"},
        )  # fmt: skip
        st.session_state["filter.named_only"] = scope.named_only
        st.toggle(
            "Chỉ tính đoạn nhiệm vụ nêu đích danh văn bản này", key="filter.named_only", disabled=not scope.directive,
            on_change=_change, kwargs={"named_only": "filter.named_only"},
        )  # fmt: skip


def _searched(options: dict[str, tuple[str, str]], label: str) -> dict[str, tuple[str, str]]:
    text = st.text_input(label, key="filter.search").casefold()
    found = {code: names for code, names in options.items() if text in " ".join(names).casefold()}
    return dict(list(found.items())[:MANY_OPTIONS])


def _two_parts(label: str, detail: str) -> str:
    return f"{label} – {detail[:90]}" if detail and detail not in label else label


def _choice(build: Build, scope: Scope, field: str, option: str, everything: str, noun: str) -> None:
    options = queries.options(build, option)
    chosen = getattr(scope, field)
    label = options[chosen[0]][0] if len(chosen) == 1 else f"{len(chosen)} {noun}" if chosen else everything
    with st.popover(label, on_change="rerun", key=f"filter.{field}.open") as popover:
        if popover.open:
            _multiselect(noun.capitalize(), field, options, scope)


def _document_choice(build: Build, scope: Scope) -> None:
    kinds = queries.options(build, "doc_type")
    chosen = [kinds[code][0] for code in scope.doc_types] + [LEVELS[level] for level in scope.levels]
    with st.popover(", ".join(chosen[:2]) or "Mọi loại, mọi cấp", on_change="rerun", key="filter.documents.open") as popover:
        if popover.open:
            _multiselect("Loại văn bản", "doc_types", kinds, scope)
            _multiselect("Cấp ban hành", "levels", {code: (name, "") for code, name in LEVELS.items()}, scope)


def _multiselect(label: str, field: str, options: dict[str, tuple[str, str]], scope: Scope) -> None:
    key = f"filter.{field}"
    st.session_state[key] = list(getattr(scope, field))
    st.multiselect(
        label, list(options), key=key, format_func=lambda code: options[code][0], placeholder="Tất cả", select_all=False,
        on_change=_change, kwargs={field: key},
    )  # fmt: skip
