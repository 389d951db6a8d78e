"""The part Nhận báo cáo of the page Thời hạn và báo cáo: hand files in, see what became of each, and what the store holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import polars as pl
import streamlit as st

from dashboard import intake, layout, queries, receiving, tables, uploads, wording
from dashboard.context import Context
from dashboard.drafts import Upload
from dashboard.layout import plain
from dashboard.receiving import STATUSES, Received
from dashboard.tables import Column
from dashboard.texts import N_, _, _n, translated

WHO, ROUND, RESULTS = "receive.receiver", "receive.round", "receive.results"  # session keys
MODES = {"all": N_("tất cả hoặc không"), "good_rows": N_("chỉ các dòng đúng")}
KINDS = {
    "year": N_("năm"),
    "half_year": N_("6 tháng"),
    "quarter": N_("quý"),
    "month": N_("tháng"),
    "review": N_("sơ kết, tổng kết"),
    "other": N_("khác"),
}
MEDIA = {"form": N_("biểu mẫu Excel"), "csv": N_("bảng CSV"), "yaml": N_("tệp YAML")}
FAULTS_SHOWN = 100  # of one file
MIME = {"xlsx": layout.MIME["xlsx"], "csv": "text/csv"}


def draw(context: Context) -> None:
    """Draw the upload, the results of the last one, and the reports in the store."""
    with st.container(key="sheet-receive"):
        _hand_in()
    if results := st.session_state.get(RESULTS):
        with st.container(key="card-received"):
            _results(results)
    with st.container(key="card-reports"):
        _stored(context)


def _hand_in() -> None:
    """Draw the name, the files and the mode; on the button take them in."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        who = _receiver()
        mode = st.segmented_control(
            _("Tệp có dòng sai"), list(MODES), key="receive.mode", default="all", format_func=translated(MODES).get,
            required=True,
            help=_("Tất cả hoặc không: có một lỗi thì chưa nhận dòng nào. Chỉ các dòng đúng: dòng sai được trả lại kèm lý do."),
        )  # fmt: skip
    if not who:
        st.html(f'<div class="atlas-note">{escape(_("Ghi họ tên người nhận ở trên rồi chọn tệp."))}</div>')
    st.html(uploads.native_words("sheet-receive"))
    files = st.file_uploader(
        _("Chọn biểu mẫu đã điền (xlsx) hoặc bảng số liệu (csv), mỗi tệp không quá {most} MB", most=receiving.LARGEST),
        list(receiving.SUFFIXES), key=f"receive.files-{st.session_state.get(ROUND, 0)}", accept_multiple_files=True,
        max_upload_size=receiving.LARGEST, disabled=not who,
    )  # fmt: skip
    chosen = [Upload(file.name, file.getvalue(), who) for file in files or ()]
    is_ready = bool(who and chosen)
    if st.button(
        _n("Nhận {n} tệp", len(chosen)) if chosen else _("Nhận"), key="receive", type="primary", disabled=not is_ready
    ):
        _receive(chosen, who, good_rows=mode == "good_rows")


def _receiver() -> str:
    """Draw the field for the name of whoever takes reports in; return it. Kept in the session, required before any upload."""
    st.session_state["receive.who"] = st.session_state.get(WHO, "")
    st.text_input(
        _("Người nhận"), key="receive.who", max_chars=80, width=260, on_change=_named,
        placeholder=_("Họ tên người nhận (bắt buộc)"),
    )  # fmt: skip
    return str(st.session_state.get(WHO, ""))


def _named() -> None:
    st.session_state[WHO] = st.session_state["receive.who"].strip()


def _receive(chosen: Sequence[Upload], who: str, *, good_rows: bool) -> None:
    """Take files in and draw the page anew, on the build that holds them; a refusal of all is said here."""
    try:
        with st.spinner(_n("Đang nhận {n} tệp và dựng kho …", len(chosen)), show_time=True):
            results = receiving.receive(chosen, who, good_rows)
    except intake.Refused as refused:
        st.error(_("Chưa nhận tệp nào: {reason}", reason=plain(str(refused))))
        return
    st.session_state[RESULTS] = results
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    st.rerun()


def _results(results: Sequence[Received]) -> None:
    """Draw what became of each file of the last upload: the table, the faults, the files that come back."""
    title = _n("Kết quả của {n} tệp vừa nộp", len(results))
    st.html(f'<h2 class="atlas-card-title">{escape(title)}</h2>{tables.html(_as_rows(results), RESULT_COLUMNS)}')
    for at, result in enumerate(results):
        if result.faults:
            st.html(_faults(result))
        if result.returned is not None:
            suffix = "csv" if result.file.lower().endswith(".csv") else "xlsx"
            st.download_button(
                _("Tải tệp trả lại, có cột Lý do: {file}", file=plain(result.file)), data=result.returned,
                file_name=result.file, mime=MIME[suffix], on_click="ignore", key=f"download-returned-{at}",
            )  # fmt: skip


def _as_rows(results: Sequence[Received]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "file": [result.file for result in results],
            "status": [_(STATUSES[result.status]) for result in results],
            "report": ["; ".join(_versioned(*report) for report in result.reports) or "–" for result in results],
            "rows": [wording.number(result.rows) for result in results],
            "faults": [wording.number(len(result.faults)) for result in results],
        }
    )


def _versioned(report: str, version: int) -> str:
    return _("{report}, lần gửi {version}", report=report, version=version)


def _faults(result: Received) -> str:
    shown = result.faults[:FAULTS_SHOWN]
    rows = pl.DataFrame({name: [getattr(fault, name) for fault in shown] for name in ("cell", "value", "reason", "remedy")})
    title = escape(_("{file}: vì sao", file=result.file))
    more = len(result.faults) - len(shown)
    left = f'<div class="atlas-note">{escape(_n("và {n} lỗi nữa trong tệp trả lại", more))}</div>' if more else ""
    return f'<h3 class="atlas-card-subtitle">{title}</h3>{tables.html(rows, FAULT_COLUMNS)}{left}'


def _stored(context: Context) -> None:
    """Draw the reports in the store, current and older versions."""
    rows = queries.reports_stored(context.build, context.scope)
    st.html(f'<h2 class="atlas-card-title">{escape(_("Báo cáo trong kho"))}</h2>')
    if rows.is_empty():
        nothing = _("Kho này chưa có báo cáo nào trong phạm vi đã chọn.")
        st.html(f'<div class="atlas-empty">{escape(nothing)}</div>')
        return
    current, total = rows["current_total"][0], rows["report_total"][0]
    said = [context.scope_text, _n("{n} báo cáo hiện hành", current), _n("{n} lần gửi, kể cả lần cũ", total)]
    if total > rows.height:
        said.append(_n("hiện {n} dòng mới nhất", rows.height))
    st.html(f'<div class="atlas-card-subtitle">{escape(" · ".join(said))}</div>{tables.html(rows, STORED_COLUMNS)}')


def _words(name: str) -> Callable[[dict[str, object]], str]:
    return lambda row: escape("–" if row[name] is None else str(row[name]))


def _body(row: dict[str, object]) -> str:
    return escape(" · ".join(str(row[name]) for name in ("agency", "unit_name") if row[name]))


def _period(row: dict[str, object]) -> str:
    days = f"{wording.day(row['start_date'])}–{wording.day(row['end_date'])}"
    return escape(f"{_(KINDS[str(row['kind'])])}: {days}")


def _version(row: dict[str, object]) -> str:
    state = _("hiện hành") if row["is_current"] else _("đã thay")
    return escape(f"{row['version']} ({state})")


RESULT_COLUMNS = (
    Column(N_("Tệp"), _words("file")),
    Column(N_("Kết quả"), _words("status")),
    Column(N_("Báo cáo"), _words("report")),
    Column(N_("Dòng đã nhận"), _words("rows"), "number"),
    Column(N_("Lỗi"), _words("faults"), "number"),
)
FAULT_COLUMNS = (
    Column(N_("Ô"), _words("cell")),
    Column(N_("Giá trị"), _words("value")),
    Column(N_("Vì sao chưa nhận"), _words("reason")),
    Column(N_("Cách sửa"), _words("remedy")),
)
STORED_COLUMNS = (
    Column(N_("Cơ quan báo cáo"), _body),
    Column(N_("Nơi"), _words("place")),
    Column(N_("Kỳ báo cáo"), _period),
    Column(N_("Ngày gửi"), lambda row: escape(wording.day(row["submitted"]))),
    Column(N_("Lần gửi"), _version),
    Column(N_("Kế hoạch"), _words("plan_number")),
    Column(N_("Số liệu"), _words("figure_count"), "number"),
    Column(N_("Nhiệm vụ"), _words("duty_count"), "number"),
    Column(N_("Nộp bằng"), lambda row: escape(_(MEDIA[str(row["medium"])]))),
)
