"""What pages draw with: the heading, the chart card with its exports, the list behind a number.

A page never calls Plotly and never builds a file: it hands a Chart to `card`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

import streamlit as st

from dashboard import filters, passages, tables, wording
from dashboard.charts import Chart, Kind, Tone
from dashboard.context import Context
from dashboard.render import plotly
from dashboard.render.naming import file_name

EMPTY = "Không có dữ liệu trong phạm vi đã chọn. Nới phạm vi hoặc bấm “Bỏ lọc”."
MIME = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
FORMATS = {"png": "Hình PNG", "svg": "Hình SVG", "csv": "Bảng CSV", "xlsx": "Bảng Excel"}


def heading(title: str, lead: str) -> None:
    st.html(f'<h1 class="atlas-title">{escape(title)}</h1><p class="atlas-lead">{escape(lead)}</p>')


def card(chart: Chart, context: Context, *, on_pick: Callable[[Chart], None] | None = None) -> None:
    """Draw one chart with title, legend, exports, source and the way to its rows.

    A click opens the rows behind the mark; with `on_pick` it is given to the page instead
    (`picked(chart)` says which row).
    """
    with st.container(key=f"card-{chart.key}"):
        with st.container(horizontal=True, vertical_alignment="top", wrap=False):
            st.html(
                f'<div class="atlas-card-title">{escape(chart.title)}</div>'
                f'<div class="atlas-card-subtitle">{escape(chart.subtitle)} · '
                f"n = {wording.number(chart.n)} {escape(chart.unit)}</div>"
            )
            _export_menu(chart)
        if chart.is_empty:
            st.html(f'<div class="atlas-empty">{EMPTY}</div>')
            return
        if chart.tones:
            st.html(legend(chart))
        _draw(chart, context, on_pick)
        _foot(chart, context)


def legend(chart: Chart) -> str:
    """Return the legend as HTML: beside the picture, never over it."""
    used = set(chart.frame[chart.encoding.colour]) if chart.encoding.colour else set()
    shown = chart.tones if chart.kind is Kind.MAP else [tone for tone in chart.tones if tone.code in used]
    return '<div class="atlas-legend">' + "".join(_legend_entry(tone, chart.kind) for tone in shown) + "</div>"


SHAPES = {"circle": "●", "square": "■", "diamond": "◆", "triangle-up": "▲", "cross": "✚"}


def _legend_entry(tone: Tone, kind: Kind) -> str:
    if kind is Kind.POINTS:
        return f'<span><b style="color:{tone.colour}">{SHAPES[tone.shape]}</b>{escape(tone.label)}</span>'
    return f'<span><i class="{tone.texture}" style="background-color:{tone.colour}"></i>{escape(tone.label)}</span>'


def _draw(chart: Chart, context: Context, on_pick: Callable[[Chart], None] | None) -> None:
    key = _plot_key(chart)
    st.plotly_chart(
        plotly.sendable(plotly.figure(chart, large=filters.is_large())),
        key=key,
        theme=None,
        config=plotly.CONFIG,
        on_select=(lambda: on_pick(chart)) if on_pick else "rerun",
        selection_mode="points",
        alt=f"{chart.title}. {chart.subtitle}. {chart.scope_text}.",
    )
    row = picked(chart)
    if row is not None and on_pick is None:
        show_passages(chart, context, row)


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


MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|<>$~:])")


def plain(text: str) -> str:
    """Escape what Streamlit would read as Markdown in a title made of data."""
    return MARKDOWN.sub(r"\\\1", text)


def show_passages(chart: Chart, context: Context, row: int | None) -> None:
    """Open the list of rows behind mark `row`, or behind the whole chart."""
    assert chart.opens is not None
    title = chart.frame[chart.encoding.hover][row] if row is not None else chart.title

    def content() -> None:
        _passage_list(chart, context, row)

    st.dialog(plain(title), width="large", on_dismiss=lambda: release(chart))(content)()


def _passage_list(chart: Chart, context: Context, row: int | None) -> None:
    """List the rows in pages, and how many they are."""
    key = f"page-{chart.key}-{row}"
    page = st.session_state.get(key, 1)
    found = passages.find(context.build, context.scope, chart.opens.subject, passages.mark_of(chart, row), page)
    noun = tables.NOUNS[found.subject]
    st.html(f'<div class="atlas-card-subtitle">{wording.number(found.total)} {noun} · {escape(chart.scope_text)}</div>')
    st.html(tables.passage_table(found))
    pages = -(-found.total // passages.PAGE_SIZE)
    if pages > 1:
        st.pagination(pages, key=key)


def _foot(chart: Chart, context: Context) -> None:
    if chart.notes:
        st.html(f'<div class="atlas-note">{" ".join(escape(note) for note in chart.notes)}</div>')
    boundaries = " · Ranh giới: © OpenStreetMap contributors, ODbL" if chart.kind is Kind.MAP else ""
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, key=f"foot-{chart.key}"):
        st.html(
            f'<div class="atlas-foot">Nguồn: {escape(chart.source)}{boundaries} · dữ liệu đến {chart.data_date}</div>',
            width="stretch",
        )
        if chart.opens and chart.n:
            label = f"Xem {wording.number(chart.n)} dòng"
            if st.button(label, key=f"open-{chart.key}", type="tertiary"):
                show_passages(chart, context, None)


def _export_menu(chart: Chart) -> None:
    with st.popover("Xuất", on_change="rerun", key=f"export-{chart.key}") as popover:
        if popover.open:
            for extension, label in FORMATS.items():
                st.download_button(
                    label,
                    data=lambda extension=extension: export(chart, extension),
                    file_name=file_name(chart, extension),
                    mime=MIME[extension],
                    on_click="ignore",
                    key=f"download-{extension}-{chart.key}",
                    width="stretch",
                )


def export(chart: Chart, extension: str) -> bytes:
    """Return the chart as a file; renderers are imported only when somebody asks."""
    if extension == "csv":
        from dashboard.render import delimited

        return delimited.csv(chart)
    if extension == "xlsx":
        from dashboard.render import excel

        return excel.workbook(chart)
    from dashboard.render import static

    return static.picture(chart, extension)
