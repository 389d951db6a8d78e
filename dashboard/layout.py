"""What pages draw with: the heading, the chart card with its table and exports, the list behind a number.

A page never calls Plotly and never builds a file: it hands a Chart to `card`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from dashboard import address, collecting, exports, frame, passages, queries, recording, tables, texts, warehouse, wording
from dashboard.charts import Chart, Kind, Tone
from dashboard.context import Context
from dashboard.render import plotly
from dashboard.render.naming import file_name
from dashboard.sets import Recipe
from dashboard.texts import N_, _

MIME = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "csv": "text/csv",
    "pdf": "application/pdf",
    "xlsx": exports.MIME["xlsx"],
    "pptx": exports.MIME["pptx"],
}
FORMATS = {
    "png": N_("Hình PNG"), "svg": N_("Hình SVG"), "pdf": N_("Hình PDF"), "csv": N_("Bảng CSV"), "xlsx": N_("Bảng Excel"),
    "pptx": N_("Trang PowerPoint"),
}  # fmt: skip
BRIEFS = {"pdf": N_("Bản in PDF"), "xlsx": N_("Sổ Excel")}
WRITTEN = (Kind.TILES, Kind.STATEMENTS, Kind.TABLE)  # kinds that are words on screen: they need no table beside them
SHAPES = {"circle": "●", "square": "■", "diamond": "◆", "triangle-up": "▲", "cross": "✚"}
MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|<>$~:])")


def heading(title: str, lead: str) -> None:
    st.html(f'<h1 class="atlas-title">{escape(title)}</h1><p class="atlas-lead">{escape(lead)}</p>')


def card(chart: Chart, context: Context, *, on_pick: Callable[[Chart], None] | None = None) -> None:
    """Draw one chart with title, legend, table, exports, source and the way to its rows.

    A click opens the rows behind the mark; with `on_pick` it is given to the page instead
    (`picked(chart)` says which row). Without it the card is a fragment: what is done inside runs it alone.
    """
    if (unseen := recording.current()) is not None:
        unseen.charts.append((chart, context))
        return
    recipe = recipe_of(chart)

    def content() -> None:
        with texts.in_language(chart.language), st.container(key=f"card-{chart.key}"):
            _card(chart, context, recipe, on_pick)

    if on_pick is None:
        st.fragment(content)()
    else:
        content()


def recipe_of(chart: Chart) -> Recipe:
    """Return how this chart of the page on screen is made again."""
    return Recipe(st.session_state.get(frame.STANDING, ""), address.of_charts(), chart.key)


def _card(chart: Chart, context: Context, recipe: Recipe, on_pick: Callable[[Chart], None] | None) -> None:
    with st.container(horizontal=True, vertical_alignment="top", wrap=False):
        counted = f"{chart.subtitle} · n = {wording.number(chart.n)} {chart.unit}"
        st.html(
            f'<h2 class="atlas-card-title">{escape(chart.title)}</h2><div class="atlas-card-subtitle">{escape(counted)}</div>'
        )
        as_table = _table_switch(chart)
        _export_menu(chart, context, recipe)
    if chart.is_empty:
        nothing = _("Không có dữ liệu trong phạm vi đã chọn. Nới phạm vi hoặc bấm “Bỏ lọc”.")
        st.html(f'<div class="atlas-empty">{nothing}</div>')
        return
    if as_table:
        st.html(tables.chart_table(chart, _link_of(chart)))
    elif chart.kind in WRITTEN:
        _write(chart)
    else:
        if chart.tones:
            st.html(legend(chart))
        _draw(chart, on_pick)
    _foot(chart)
    _open_asked(chart, context)


def _table_switch(chart: Chart) -> bool:
    """Draw the button that turns the picture into its table; return whether it is one now."""
    if chart.kind in WRITTEN or chart.is_empty:
        return False
    key = f"as-table-{chart.key}"
    as_table = st.session_state.get(key, False)
    label = _("Xem hình") if as_table else _("Xem bảng")
    st.button(label, key=f"table-{chart.key}", type="tertiary", on_click=_set_session, args=(key, not as_table))
    return as_table


def _set_session(key: str, value: object) -> None:
    st.session_state[key] = value


def legend(chart: Chart) -> str:
    """Return the legend as HTML: beside the picture, never over it."""
    used = set(chart.frame[chart.encoding.colour]) if chart.encoding.colour else set()
    shown = chart.tones if chart.kind is Kind.MAP else [tone for tone in chart.tones if tone.code in used]
    return '<div class="atlas-legend">' + "".join(_legend_entry(tone, chart.kind) for tone in shown) + "</div>"


def _legend_entry(tone: Tone, kind: Kind) -> str:
    label = tone.label[:1].upper() + tone.label[1:]
    if kind in (Kind.POINTS, Kind.RANGES):
        return f'<span><b style="color:{tone.colour}">{SHAPES[tone.shape]}</b>{escape(label)}</span>'
    return f'<span><i class="{tone.texture}" style="background-color:{tone.colour}"></i>{escape(label)}</span>'


def _link_of(chart: Chart) -> Callable[[int], str | None]:
    """Return row → address of this screen with the rows behind that mark open."""

    def link(row: int) -> str | None:
        return address.here(**{address.OPENED: passages.mark_code(chart, row)}) if chart.can_open(row) else None

    return link


def _write(chart: Chart) -> None:
    """Draw tiles and statements with a button each, or the table."""
    if chart.kind is Kind.TABLE:
        st.html(tables.chart_table(chart, _link_of(chart)))
    elif chart.kind is Kind.TILES:
        for row, column in enumerate(st.columns(chart.frame.height)):
            with column, st.container(key=f"tile-{chart.key}-{row}"):
                st.html(tables.tile(chart, row))
                _open_button(chart, row)
    else:
        for row in range(chart.frame.height):
            with st.container(horizontal=True, vertical_alignment="top", wrap=False, key=f"statement-{chart.key}-{row}"):
                st.html(tables.statement(chart, row), width="stretch")
                _open_button(chart, row)


def _open_button(chart: Chart, row: int) -> None:
    if chart.can_open(row):
        label = tables.how_many(chart.subject(row), chart.frame[chart.opens.total][row])
        st.button(
            label, key=f"mark-{chart.key}-{row}", type="tertiary", on_click=_ask_for, args=(chart, row), help=_("Xem từng dòng")
        )


def _draw(chart: Chart, on_pick: Callable[[Chart], None] | None) -> None:
    st.plotly_chart(
        plotly.sendable(plotly.figure(chart, large=frame.is_large())),
        key=_plot_key(chart),
        theme=None,
        config=plotly.CONFIG,
        on_select=(lambda: on_pick(chart)) if on_pick else (lambda: _ask_for_picked(chart)),
        selection_mode="points",
        alt=f"{chart.title}. {chart.subtitle}. {chart.scope_text}.",
    )


def _plot_key(chart: Chart) -> str:
    """Name the plot anew after its list was closed, so that the same mark can be opened again."""
    return f"plot-{chart.key}-{st.session_state.get(f'closed-{chart.key}', 0)}"


def picked(chart: Chart) -> int | None:
    """Return the frame row of the mark that is selected on screen, if it still exists."""
    state = st.session_state.get(_plot_key(chart))
    points = state["selection"]["points"] if state else []
    rows = [point["customdata"][0] for point in points if point.get("customdata")]
    return rows[0] if rows and rows[0] < chart.frame.height else None


def release(chart: Chart) -> None:
    """Let go of the selected mark."""
    key = f"closed-{chart.key}"
    st.session_state[key] = st.session_state.get(key, 0) + 1


def _ask_for_picked(chart: Chart) -> None:
    row = picked(chart)
    if row is not None and chart.can_open(row):
        _ask_for(chart, row)


def _ask_for(chart: Chart, row: int | None) -> None:
    """Ask, in the URL, for the rows behind a mark, or (None) behind the whole chart."""
    address.put(**{address.OPENED: passages.mark_code(chart, row)})


def _close(chart: Chart) -> None:
    address.put(**{address.OPENED: None})
    release(chart)


def _open_asked(chart: Chart, context: Context) -> None:
    """Open the list that the URL asks for, if it belongs to this chart."""
    asked = address.get(address.OPENED)
    if not asked or not asked.startswith(f"{chart.key}."):
        return
    found, row = passages.row_of(chart, asked)
    st.session_state[frame.RECOGNISED] = asked
    if found:
        show_passages(chart, context, row)
    else:
        address.reject(f"{address.OPENED}={asked[:60]}")
        address.put(**{address.OPENED: None})


def plain(text: str) -> str:
    """Escape what Streamlit would read as Markdown in a title made of data."""
    return MARKDOWN.sub(r"\\\1", text)


def show_passages(chart: Chart, context: Context, row: int | None) -> None:
    """Open the list of rows behind mark `row`, or behind the whole chart, whose title may tell of some of them only."""
    title = _mark_title(chart, row) if row is not None else _("Các dòng được đếm")

    def content() -> None:
        with texts.in_language(chart.language):
            _passage_list(chart, context, row)

    st.dialog(plain(title), width="large", on_dismiss=lambda: _close(chart))(content)()


def _mark_title(chart: Chart, row: int) -> str:
    encoding, values = chart.encoding, chart.frame.row(row, named=True)
    if chart.kind is Kind.TILES:
        return f"{values[encoding.label]}: {values[encoding.hover]}"
    return str(values[encoding.hover or encoding.label or encoding.x or chart.columns[0][0]])


def _passage_list(chart: Chart, context: Context, row: int | None) -> None:
    """List the rows in pages, how many they are, and how to cite their documents."""
    key = f"page-{chart.key}-{row}"
    page = st.session_state.get(key, 1)
    found = passages.find(context.build, context.scope, chart.subject(row), passages.mark_of(chart, row), page)
    counted = tables.how_many(found.subject, found.total)
    shown = "" if row is not None else f" · {escape(chart.title)}"
    st.html(f'<div class="atlas-card-subtitle">{counted} · {escape(chart.scope_text)}{shown}</div>')
    st.html(tables.passage_table(found))
    pages = -(-found.total // passages.PAGE_SIZE)
    if pages > 1:
        st.pagination(pages, key=key)
    citations(found, context)


def citations(found: passages.Passages, context: Context) -> None:
    """Offer the official citation of every document listed, each with a button that copies it."""
    ids = tuple(sorted(set(found.rows["document_id"].drop_nulls()))) if "document_id" in found.rows.columns else ()
    if not ids:
        return
    with st.expander(_("Trích dẫn văn bản theo thể thức"), key="citations"):
        for head in queries.documents_named(context.build, ids).iter_rows(named=True):
            parts = (head[name] for name in ("kind", "number_text", "issue_date", "issuer", "title"))
            st.code(wording.official_citation(*parts), language=None, wrap_lines=True)


def _foot(chart: Chart) -> None:
    if chart.notes:
        st.html(f'<div class="atlas-note">{" ".join(escape(note) for note in chart.notes)}</div>')
    boundaries = f" · {wording.term('boundaries')}" if chart.kind is Kind.MAP else ""
    printed = _(
        "Nguồn: {source}{boundaries} · dữ liệu đến {day}",
        source=escape(chart.source),
        boundaries=boundaries,
        day=chart.data_date,
    )
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, key=f"foot-{chart.key}"):
        st.html(f'<div class="atlas-foot">{printed}</div>', width="stretch")
        if chart.subject(None) and chart.n:
            label = texts._n("Xem {n} dòng", chart.n)
            st.button(label, key=f"open-{chart.key}", type="tertiary", on_click=_ask_for, args=(chart, None))


def _export_menu(chart: Chart, context: Context, recipe: Recipe) -> None:
    with st.popover(_("Xuất"), on_change="rerun", key=f"export-{chart.key}") as popover:
        if popover.open:
            for extension, label in FORMATS.items():
                st.download_button(
                    _(label),
                    data=lambda extension=extension: export(
                        *collecting.coded(chart.title, [(chart, recipe)], context.build), extension
                    ),
                    file_name=file_name(chart, extension),
                    mime=MIME[extension],
                    on_click="ignore",
                    key=f"download-{extension}-{chart.key}",
                    width="stretch",
                )
            collecting.offer(chart, recipe)


def brief_menu(title: str, lead: str, charts: Sequence[Chart]) -> None:
    """Draw the button that gives all charts of a page as one paper or one workbook: charts in = charts out."""
    build, drawn = warehouse.current(), [(chart, recipe_of(chart)) for chart in charts]

    def content() -> None:
        with st.popover(_("Xuất bản tóm tắt"), on_change="rerun", key="export-brief") as popover:
            if popover.open:
                for extension, label in BRIEFS.items():
                    st.download_button(
                        _(label),
                        data=lambda extension=extension: brief(title, lead, collecting.coded(title, drawn, build), extension),
                        file_name=file_name(replace(charts[0], key=f"tom-tat-{title}"), extension),
                        mime=MIME[extension],
                        on_click="ignore",
                        key=f"download-brief-{extension}",
                        width="stretch",
                    )

    st.fragment(content)()


def brief(title: str, lead: str, charts: Sequence[Chart], extension: str) -> bytes:
    """Return the charts of a page as one file, in their own language."""
    lang = charts[0].language
    with texts.in_language(lang):
        if extension == "pdf":
            from dashboard.render import brief as paper

            return paper.pdf(title, lead, charts, lang)
        from dashboard.render import excel

        return excel.workbook(charts, lang)


def export(chart: Chart, extension: str) -> bytes:
    """Return the chart as a file, in its own language; renderers are imported only when somebody asks."""
    with texts.in_language(chart.language):
        if extension == "csv":
            from dashboard.render import delimited

            return delimited.csv(chart)
        if extension == "xlsx":
            from dashboard.render import excel

            return excel.workbook(chart, chart.language)
        if extension == "pptx":
            from dashboard.render import powerpoint

            return powerpoint.slide(chart, chart.language)
        from dashboard.render import static

        return static.picture(chart, extension, lang=chart.language)
