"""The choices that belong to one page: kept as codes in the URL beside the scope, never part of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl
import streamlit as st

from dashboard import address, filters, queries, search, wording
from dashboard.charts import Chart, documents, quality, results
from dashboard.context import Context
from dashboard.layout import picked, release
from dashboard.measures import MEASURES, province_names
from dashboard.passages import PAGE_SIZE
from dashboard.scope import VINTAGES
from dashboard.search import Terms
from dashboard.texts import N_, _, translated

ALL_YEARS = "tat-ca"
NUMBER_WORD = re.compile(r"\bs(ố|ô|o)\W+(?=\d)", re.IGNORECASE)  # "Chỉ thị số 03-CT/TW": the word is no part of a number
EVERYONE = "tat_ca"  # URL key of the matrix of all provinces
SOUGHT, PAGE = "tim", "tr"  # URL keys of a search: its words, the page of its answer
LONGEST_QUESTION = 120  # characters kept in the URL
MOST_PAGES = 100_000
SHORT = "12"  # bodies shown at first: what fits a 1366 × 768 screen
ROWS_SHOWN = {SHORT: N_("12 cơ quan"), "30": N_("30 cơ quan"), "200": N_("200 cơ quan")}
PANELS = {"none": N_("Gộp chung"), "document": N_("Theo kế hoạch"), "province": N_("Theo tỉnh")}


@dataclass(frozen=True, slots=True)
class MapChoice:
    """What the map shows: a measure, its option, and the view narrowed to one year if chosen."""

    measure: str
    option: str
    context: Context

    def chart(self) -> Chart:
        return MEASURES[self.measure].draw(self.context, self.option)


def choose(
    widget: Callable[..., str | None], label: str, key: str, codes: Sequence[str], default: str | None, **looks: object
) -> str | None:
    """Draw one choice among `codes`, kept as a code under `key` in the URL; what is not among them is named and dropped."""
    asked = address.get(key)
    if asked is not None and asked not in codes:
        address.reject(f"{key}={asked[:60]}")
        address.put(**{key: None})
        asked = None
    st.session_state[key] = asked or default
    return widget(label, list(codes), key=key, on_change=_chosen, args=(key, default), **looks)


def _chosen(key: str, default: str | None) -> None:
    chosen = st.session_state[key]
    address.put(**{key: chosen if chosen != default else None})


def viewing_date() -> date:
    """Draw the day from which deadlines are seen, today unless chosen; kept in the URL as `ngay`."""
    asked, today = address.get("ngay"), date.today()
    try:
        chosen = date.fromisoformat(asked) if asked else today
    except ValueError:
        address.reject(f"ngay={asked[:20]}")
        address.put(ngay=None)
        chosen = today
    st.session_state["ngay"] = chosen
    return st.date_input(
        _("Xem tại ngày"), key="ngay", format="DD/MM/YYYY", width=150, on_change=_chosen_day,
        min_value=date(2009, 1, 1), max_value=date(2035, 12, 31),
    )  # fmt: skip


def _chosen_day() -> None:
    chosen = st.session_state["ngay"]
    address.put(ngay=chosen.isoformat() if chosen and chosen != date.today() else None)


def map_choice(context: Context) -> MapChoice:
    """Draw the map's controls: measure, option, year, boundaries."""
    scope = context.scope
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="map-controls", width="content"):
        measure = choose(
            st.selectbox, _("Đại lượng"), "dl", list(MEASURES), next(iter(MEASURES)),
            format_func=lambda code: _(MEASURES[code].label), label_visibility="collapsed", width=190,
        )  # fmt: skip
        option = _option(context, MEASURES[measure].option)
        year = ALL_YEARS
        if scope.year_from < scope.year_to:
            years = [ALL_YEARS, *(str(year) for year in range(scope.year_from, scope.year_to + 1))]
            year = choose(st.select_slider, _("Năm"), "nam_bd", years, ALL_YEARS, width=220, label_visibility="collapsed",
                          format_func=lambda code: _("Tất cả các năm") if code == ALL_YEARS else code)  # fmt: skip
        st.session_state["map.vintage"] = scope.vintage
        st.segmented_control(
            _("Địa giới"), list(VINTAGES), key="map.vintage", required=True,
            on_change=filters.change_vintage, args=("map.vintage",),
            format_func={"2008": _("63 tỉnh"), "2025": _("34 tỉnh")}.get, label_visibility="collapsed",
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
    label = {"theme": _("Chủ đề"), "indicator": _("Chỉ tiêu")}[field]
    return choose(
        st.selectbox, label, f"dl_{field}", codes, codes[0], format_func=lambda code: options[code][0],
        label_visibility="collapsed", width=260,
    )  # fmt: skip


def province(context: Context, *, default: str | None = None) -> str | None:
    """Draw the list of provinces, which does by keyboard what a click on the map does; return the chosen code."""
    names = province_names(context)
    chosen = choose(
        st.selectbox, _("Tỉnh, thành phố"), address.PROVINCE, list(names), default, format_func=names.get, index=None,
        placeholder=_("Chọn tỉnh, thành phố"), width=340, label_visibility="collapsed",
    )  # fmt: skip
    if chosen and default is None:
        st.button(_("Bỏ chọn"), on_click=address.put, kwargs={address.PROVINCE: None})
    return chosen


def everyone() -> bool:
    """Draw whether the matrix shows the provinces without any document too; kept in the URL as `tat_ca`."""
    st.session_state["map.everyone"] = address.get(EVERYONE) == "1"
    return st.toggle(_("Hiện cả tỉnh chưa có văn bản"), key="map.everyone", on_change=_change_everyone)


def _change_everyone() -> None:
    address.put(**{EVERYONE: "1" if st.session_state["map.everyone"] else None})


def pick_province(chart: Chart) -> None:
    """Callback of the map: take the clicked province, then let go of the mark."""
    row = picked(chart)
    if row is not None:
        address.put(**{address.PROVINCE: chart.frame[chart.encoding.location][row]})
        release(chart)


def rows_shown() -> int:
    """Draw how many bodies to show; return the number."""
    words = {code: _(text) for code, text in ROWS_SHOWN.items()}
    return int(
        choose(st.segmented_control, _("Số cơ quan hiện"), "hien", list(words), SHORT, format_func=words.get, required=True)
    )


def panel() -> str:
    """Draw what to set side by side; return "none", "document" or "province"."""
    words = {code: _(text) for code, text in PANELS.items()}
    return choose(st.segmented_control, _("So sánh"), "ss", list(words), "none", format_func=words.get, required=True)


def indicator(context: Context) -> str:
    """Draw the list of indicators; return the chosen code, "" if there is none."""
    options = queries.options(context.build, "indicator")
    if not options:
        return ""
    return choose(
        st.selectbox,
        _("Chỉ tiêu"),
        "ct",
        list(options),
        next(iter(options)),
        format_func=lambda code: options[code][1],
        width=380,
    )


def figure_places(
    context: Context, indicator: str, most: int = 3, *, with_centre: bool = False
) -> tuple[tuple[str, ...], int, int]:
    """Draw the places with figures of an indicator; return the chosen ones (names as published), how many of their
    figures have no period, and how many places have figures. Chosen at first: the `most` places with most figures."""
    rows = queries.figure_places(context.build, context.scope, indicator)
    in_scope = rows.filter(rows["code"].is_in(list(context.scope.provinces))) if context.scope.provinces else rows
    with_figures = in_scope.filter(in_scope["figure_count"] > 0)
    labels = dict(with_figures.select("place_code", "place").iter_rows())
    default = [code for code in labels if with_centre or code != "tw"][:most] or list(labels)
    codes = choose_many(_("Địa bàn"), "noi", labels, default)
    chosen = rows.filter(rows["place_code"].is_in(codes))
    return tuple(chosen["province_name"]), int(chosen["undated_count"].sum()), len(labels)


def choose_many(label: str, key: str, labels: Mapping[str, str], default: Sequence[str]) -> list[str]:
    """Draw a choice of several codes, kept under `key` in the URL; codes that do not stand there now are passed over."""
    asked = address.get(key)
    known = [code for code in asked.split(",") if code in labels] if asked else []
    st.session_state[key] = known or list(default)
    return st.multiselect(
        label, list(labels), key=key, format_func=labels.get, placeholder=label, select_all=False, width="stretch",
        on_change=_chosen_many, args=(key, tuple(default)),
    )  # fmt: skip


def _chosen_many(key: str, default: tuple[str, ...]) -> None:
    chosen = tuple(st.session_state[key])
    address.put(**{key: ",".join(chosen) if chosen != default else None})


def ledger(context: Context, counts: pl.DataFrame) -> quality.Ledger:
    """Draw the filters of the ledger of faults: where, kind, province; return what they leave of them."""
    origins = translated(quality.ORIGIN_WORDS)
    issues, provinces = dict(counts.select("issue_code", "issue").iter_rows()), province_names(context)
    origin = _ledger_choice(counts, "origin", _("Ở đâu"), "og", origins, _("Mọi nơi phát hiện"))
    issue = _ledger_choice(counts, "issue_code", _("Loại lỗi, nghi vấn"), "lo", issues, _("Mọi loại lỗi, nghi vấn"))
    place = _ledger_choice(counts, "code", _("Tỉnh, thành phố"), address.FAULTY, provinces, _("Mọi tỉnh, thành phố"))
    chosen = (origins.get(origin or "", ""), issues.get(issue or "", ""), provinces.get(place or "", ""))
    words = " · ".join(part for part in (_("Toàn bộ kho dữ liệu"), *chosen) if part)
    view = quality.whole_store(context, province=place, name=provinces.get(place or "", ""))
    return quality.Ledger(view, words, origin, issue, place)


def _ledger_choice(
    counts: pl.DataFrame, column: str, label: str, key: str, names: Mapping[str, str], everything: str
) -> str | None:
    """Draw one filter in the order of `names`; each value says how many faults and doubts it has in the whole ledger."""
    sums = dict(counts.drop_nulls(column).group_by(column).agg(pl.col("value").sum()).iter_rows())
    said = {code: f"{name} ({wording.number(sums[code])})" for code, name in names.items() if code in sums}
    return choose(
        st.selectbox, label, key, list(said), None, format_func=said.get, index=None, placeholder=everything,
        label_visibility="collapsed", width=300,
    )  # fmt: skip


def document(context: Context) -> documents.Head | None:
    """Return the head of the document that the URL asks for; one that nobody knows is named and dropped."""
    asked = address.get(address.DOCUMENT)
    head = queries.document(context.build, asked) if asked else None
    if asked and head is None:
        address.reject(f"{address.DOCUMENT}={asked[:60]}")
        address.put(**{address.DOCUMENT: None})
    return head


def back_to_list() -> None:
    """Draw the way from one document back to the list, as it was searched."""
    closed = {address.DOCUMENT: None, address.OPENED: None}
    st.button(_("← Danh sách văn bản"), key="back-to-list", type="tertiary", on_click=address.put, kwargs=closed)


def document_search(context: Context) -> documents.Search:
    """Draw what to look for and the year; return the search with the page that the URL asks for."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="document-controls"):
        question = _question()
        years = [documents.ANY_YEAR, *map(str, queries.document_years(context.build)), documents.NO_YEAR]
        words = {documents.ANY_YEAR: _("Mọi năm"), documents.NO_YEAR: _("Không rõ năm")}
        year = choose(
            st.selectbox, _("Năm của văn bản"), "nvb", years, documents.ANY_YEAR, width=170,
            format_func=lambda code: words.get(code, code),
        )  # fmt: skip
    page = address.get(PAGE) or "1"
    if not page.isdecimal() or not 1 <= int(page[:6]) <= MOST_PAGES:
        address.reject(f"{PAGE}={page[:20]}")
        address.put(**{PAGE: None})
        page = "1"
    return documents.search_in(context, question, search.terms(question), year or documents.ANY_YEAR, int(page))


def documents_found(search_: documents.Search) -> pl.DataFrame:
    """Return the page of documents that the URL asks for, or the first if there are not so many; frame of `found_documents`."""
    build, scope = search_.context.build, search_.context.scope
    rows = queries.found_documents(build, scope, search_.terms, search_.page, **search_.marks)
    if rows.height or search_.page == 1:
        return rows
    address.reject(f"{PAGE}={search_.page}")
    address.put(**{PAGE: None})
    return queries.found_documents(build, scope, search_.terms, 1, **search_.marks)


def _question() -> str:
    """Draw the words to look for, kept in the URL as `tim`; a very long question is cut at a blank."""
    asked = (address.get(SOUGHT) or "").strip()
    if len(asked) > LONGEST_QUESTION:
        asked = asked[: LONGEST_QUESTION + 1].rsplit(maxsplit=1)[0][:LONGEST_QUESTION]
    st.session_state[SOUGHT] = asked
    return st.text_input(
        _("Tìm văn bản"), key=SOUGHT, max_chars=LONGEST_QUESTION, width=520, on_change=_asked_anew,
        placeholder=_("Số, ký hiệu, tên văn bản, cơ quan, nơi ban hành"),
    )  # fmt: skip


def _asked_anew() -> None:
    address.put(**{SOUGHT: (st.session_state[SOUGHT] or "").strip() or None, PAGE: None, address.OPENED: None})


def turn_pages(total: int, page: int) -> None:
    """Draw the pages of an answer of `total` documents, the one on screen kept in the URL."""
    pages = -(-total // PAGE_SIZE)
    if pages > 1:
        key = f"{PAGE}-{page}-{pages}"  # anew with each page: the URL says which one it is, Back included
        st.pagination(pages, default=min(page, pages), key=key, on_change=_turned, args=(key,))


def _turned(key: str) -> None:
    chosen = st.session_state[key]
    address.put(**{PAGE: str(chosen) if chosen > 1 else None, address.OPENED: None})


def indicator_by_theme(indicators: pl.DataFrame) -> dict[str, object] | None:
    """Draw the list of `queries.indicators` by theme, the core ones marked; return the chosen row, None if there is none."""
    if indicators.is_empty():
        return None
    rows = {row["indicator_code"]: row for row in indicators.iter_rows(named=True)}
    most = max(rows, key=lambda code: rows[code]["figure_count"])
    words = {code: f"{row['theme']}: {row['short_name']}" for code, row in rows.items()}
    labels = {code: _("{name} · cốt lõi", name=text) if rows[code]["is_core"] else text for code, text in words.items()}
    return rows[choose(st.selectbox, _("Chỉ tiêu"), "ct", list(rows), most, format_func=labels.get, width=470)]


def period_kind() -> str:
    """Draw which kinds of period are looked at; return a key of `results.PERIOD_KINDS`."""
    words = translated(results.PERIOD_KINDS)
    return choose(st.segmented_control, _("Loại kỳ"), "ky", list(words), "moi", format_func=words.get, required=True)


def whole_year(context: Context, years: Sequence[int]) -> int:
    """Draw which year's flows places are compared by, among those of the scope; chosen at first: the first of `years`."""
    offered = [str(year) for year in range(context.scope.year_from, context.scope.year_to + 1)]
    first = str(years[0]) if years else offered[-1]
    return int(choose(st.segmented_control, _("Năm so sánh"), "nam_ss", offered, first, required=True))


def all_rows() -> bool:
    """Draw whether charts show every row or only the first; return whether every one."""
    words = {"gon": _("Rút gọn"), "du": _("Đầy đủ")}
    return choose(st.segmented_control, _("Hiện"), "hien", list(words), "gon", format_func=words.get, required=True) == "du"


def directive_search(chosen: str | None) -> tuple[Terms, str]:
    """Draw where a directive is looked for, and the way to let go of the chosen one; return what to look for and as typed.

    The words are kept in the URL as `tk`; choosing one of those found takes them away.
    """
    asked = (address.get("tk") or "")[: search.LONGEST]
    st.session_state["directive.words"] = asked
    st.text_input(
        _("Tìm văn bản chỉ đạo khác") if chosen else _("Tìm văn bản chỉ đạo"), key="directive.words", width=380,
        placeholder=_("Số, ký hiệu hoặc nội dung, ví dụ: 03-CT/TW"), label_visibility="collapsed",
        on_change=_look_for_directive,
    )  # fmt: skip
    if chosen:
        st.button(_("Xem mọi văn bản chỉ đạo"), on_click=filters.change, kwargs={"directive": None})
    return search.terms(NUMBER_WORD.sub("", asked)), asked


def _look_for_directive() -> None:
    address.put(tk=st.session_state["directive.words"].strip()[:60] or None)
