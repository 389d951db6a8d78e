"""The filter bar: one row of buttons that show the scope and open to change it.

The scope lives in the URL alone: a link opened elsewhere, and the browser's Back, give the
same scope; links to other pages carry it. Lists are sent to the browser only while open.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from dashboard import address, frame, queries, search, wording
from dashboard import context as words
from dashboard.context import Context
from dashboard.scope import FIRST_YEAR, KEYS, LAST_YEAR, LEVELS, VINTAGES, Scope, known_only, read
from dashboard.texts import _, _n
from dashboard.warehouse import Build

MANY_OPTIONS = 300  # longer lists are searched before they are offered


def current(build: Build) -> Scope:
    """Return the scope the URL asks for; what it asks for in vain is named on screen and taken out."""
    asked, dropped = read(st.query_params)
    scope, unknown = known_only(asked, **_known(build, asked.vintage))
    if dropped or unknown:
        address.reject(*dropped, *unknown)
        write(scope)
    return scope


def write(scope: Scope, **more: str | None) -> None:
    """Write the scope, and `more` keys with it, into the URL: one step of the browser's history."""
    address.put(**(dict.fromkeys(KEYS) | scope.to_query() | more))


def bar(build: Build) -> Context:
    """Draw the filter bar and return the view it asks for."""
    scope = current(build)
    with st.container(key="filters", horizontal=True, vertical_alignment="center", gap="small"):
        printed = f'<span class="atlas-printed">{escape(words.in_words(build, scope))}</span>'
        st.html(f'<span class="atlas-lead">{_("Phạm vi:")} {printed}</span>', width="content")
        _years(scope)
        _boundaries(build, scope)
        _directive(build, scope)
        _choice(build, scope, "agencies", "agency", _("Mọi cơ quan"), _("Cơ quan"))
        _choice(build, scope, "themes", "theme", _("Mọi chủ đề"), _("Chủ đề"))
        _document_choice(build, scope)
        if scope != Scope(vintage=scope.vintage):
            st.button(_("Bỏ lọc"), type="tertiary", on_click=write, args=(Scope(vintage=scope.vintage),))
        standing(build)
    return Context.of(build, scope)


def standing(build: Build) -> None:
    """Draw, at the end of a row, the type size and which build is on screen."""
    st.space("stretch")
    frame.type_size()
    printed = _("Dữ liệu đến {day} · bản dựng {build}", day=wording.day(build.data_date), build=build.build_id)
    st.html(f'<div class="atlas-build">{printed.replace(" · ", "<br>")}</div>')


def change(**fields: object) -> None:
    """Write the scope with some of its fields changed."""
    scope = replace(read(st.query_params)[0], **fields)
    write(scope if scope.directive else replace(scope, named_only=False))


def _take(**fields: str) -> None:
    """Callback: read the named widgets into the scope; `fields` is scope field → widget key."""
    chosen = {field: st.session_state[key] for field, key in fields.items()}
    change(**{field: tuple(value) if isinstance(value, list) else value for field, value in chosen.items()})


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
            st.select_slider(_("Năm"), years, key="filter.year_range", on_change=_change_years)


def _change_years() -> None:
    low, high = st.session_state["filter.year_range"]
    change(year_from=low, year_to=high)


def _boundaries(build: Build, scope: Scope) -> None:
    options = queries.options(build, f"province_{scope.vintage}")
    chosen = [options[code][0] for code in scope.provinces]
    label = ", ".join(chosen) if 0 < len(chosen) <= 2 else _n("{n} tỉnh", len(chosen) or VINTAGES[scope.vintage])
    with st.popover(label, on_change="rerun", key="filter.boundaries") as popover:
        if popover.open:
            st.session_state["filter.vintage"] = scope.vintage
            st.segmented_control(
                _("Địa giới"), list(VINTAGES), key="filter.vintage", required=True,
                on_change=change_vintage, args=("filter.vintage",),
                format_func={"2008": _("63 tỉnh (đến 30/6/2025)"), "2025": _("34 tỉnh (từ 1/7/2025)")}.get,
            )  # fmt: skip
            _multiselect(_("Tỉnh, thành phố"), "provinces", options, scope)


def change_vintage(key: str) -> None:
    """Callback: switch boundaries to what the widget says; the province on screen is of the old ones and is let go."""
    scope = read(st.query_params)[0].with_vintage(st.session_state[key])
    write(scope, **{address.PROVINCE: None, address.FAULTY: None})


def _directive(build: Build, scope: Scope) -> None:
    options = queries.options(build, "directive")
    label = options[scope.directive][0] if scope.directive else _("Mọi văn bản chỉ đạo")
    with st.popover(label, on_change="rerun", key="filter.directive") as popover:
        if not popover.open:
            return
        offered = _searched(options, _("Tìm văn bản chỉ đạo")) if len(options) > MANY_OPTIONS else options
        codes = list(offered) if not scope.directive or scope.directive in offered else [scope.directive, *offered]
        st.session_state["filter.directive_id"] = scope.directive
        st.selectbox(
            _("Văn bản chỉ đạo được thực hiện"), codes, index=None, key="filter.directive_id", placeholder=_("Chọn văn bản"),
            format_func=lambda code: two_parts(*options[code]), on_change=_take, kwargs={"directive": "filter.directive_id"},
        )  # fmt: skip
        st.session_state["filter.named_only"] = scope.named_only
        st.toggle(
            _("Chỉ tính đoạn nhiệm vụ nêu đích danh văn bản này"), key="filter.named_only", disabled=not scope.directive,
            on_change=_take, kwargs={"named_only": "filter.named_only"},
        )  # fmt: skip


def _searched(options: dict[str, tuple[str, str]], label: str) -> dict[str, tuple[str, str]]:
    wanted = search.terms(st.text_input(label, key="filter.search"))
    found = {code: names for code, names in options.items() if wanted.match(" ".join(names))}
    return dict(list(found.items())[:MANY_OPTIONS])


def two_parts(label: str, detail: str) -> str:
    """Write a document of a list: its number, then what it is about."""
    return f"{label} – {detail[:90]}" if detail and detail not in label else label


def _choice(build: Build, scope: Scope, field: str, option: str, everything: str, noun: str) -> None:
    options = queries.options(build, option)
    chosen = getattr(scope, field)
    label = options[chosen[0]][0] if len(chosen) == 1 else f"{noun}: {len(chosen)}" if chosen else everything
    with st.popover(label, on_change="rerun", key=f"filter.{field}.open") as popover:
        if popover.open:
            _multiselect(noun, field, options, scope)


def _document_choice(build: Build, scope: Scope) -> None:
    kinds = queries.options(build, "doc_type")
    chosen = [kinds[code][0] for code in scope.doc_types] + [_(LEVELS[level]) for level in scope.levels]
    with st.popover(", ".join(chosen[:2]) or _("Mọi loại, mọi cấp"), on_change="rerun", key="filter.documents.open") as popover:
        if popover.open:
            _multiselect(_("Loại văn bản"), "doc_types", kinds, scope)
            _multiselect(_("Cấp ban hành"), "levels", {code: (_(name), "") for code, name in LEVELS.items()}, scope)


def _multiselect(label: str, field: str, options: dict[str, tuple[str, str]], scope: Scope) -> None:
    key = f"filter.{field}"
    st.session_state[key] = list(getattr(scope, field))
    st.multiselect(
        label, list(options), key=key, format_func=lambda code: options[code][0], placeholder=_("Tất cả"), select_all=False,
        on_change=_take, kwargs={field: key},
    )  # fmt: skip
