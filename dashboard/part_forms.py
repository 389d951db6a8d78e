"""The part Biểu mẫu of the page Thời hạn và báo cáo: choose a plan, see its bodies, take the forms along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import escape

import polars as pl
import streamlit as st

from dashboard import address, controls, exports, forms, queries, tables, wording
from dashboard.context import Context
from dashboard.forms import Form
from dashboard.render import form_words
from dashboard.tables import Column
from dashboard.texts import N_, _, _n

PLAN, BODY, YEAR = "kh", "cqb", "nbm"  # URL keys: the plan, the body whose form is taken, the year of a plan without one
MIME = {"xlsx": exports.MIME["xlsx"], "docx": exports.MIME["docx"], "zip": "application/zip"}
FILES = {"xlsx": N_("Biểu mẫu Excel"), "docx": N_("Báo cáo Word")}


def draw(context: Context) -> None:
    """Draw the choice of plan and year, the files, and the table of bodies."""
    plans = queries.form_plans(context.build, context.scope)
    if plans.is_empty():
        nothing = _("Trong phạm vi đã chọn, kho chưa có kế hoạch nào giao nhiệm vụ cho cơ quan. Nới phạm vi hoặc bấm “Bỏ lọc”.")
        st.html(f'<div class="atlas-empty">{escape(nothing)}</div>')
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="form-controls"):
        plan = _plan(plans)
        year = _year(plan)
        given = forms.forms_of(context.build, str(plan["document_id"]), year)
        labels = dict(queries.form_bodies(context.build, given[0].plan).select("agency_code", "agency").iter_rows())
        chosen = controls.choose(
            st.selectbox, _("Cơ quan"), BODY, list(labels), None, format_func=labels.get, index=None,
            placeholder=_("Chọn một cơ quan, hoặc tải cả bộ"), width=340,
        )  # fmt: skip
        _downloads(given, chosen)
    left_out = int(plans["plan_total"][0]) - plans.height
    if left_out:
        said = _n("Còn {n} kế hoạch khác; chọn tỉnh ở bộ lọc để thu hẹp danh sách.", left_out)
        st.html(f'<div class="atlas-note">{escape(said)}</div>')
    with st.container(key="card-forms"):
        _table(context, given, labels)


def _plan(plans: pl.DataFrame) -> dict[str, object]:
    rows = {row["document_id"]: row for row in plans.iter_rows(named=True)}
    return rows[
        controls.choose(
            st.selectbox, _("Kế hoạch"), PLAN, list(rows), next(iter(rows)), format_func=lambda plan: _plan_name(rows[plan]),
            width=440,
        )
    ]  # fmt: skip


def _plan_name(plan: dict[str, object]) -> str:
    number = wording.document_number(plan["number_text"])
    return " · ".join(str(part) for part in (plan["place"], f"{plan['kind']} {number}", plan["year"]) if part)


def _year(plan: dict[str, object]) -> int:
    """Return the plan's year; of one that runs on without a year, draw the choice, from its year of issue to the next one."""
    if plan["plan_year"]:
        return int(plan["plan_year"])
    first, last = int(plan["year"] or date.today().year), date.today().year + 1
    years = [str(year) for year in range(min(first, last), last + 1)]
    return int(controls.choose(st.selectbox, _("Năm báo cáo"), YEAR, years, years[0], width=120))


def _downloads(given: list[Form], chosen: str | None) -> None:
    """Offer sheet and letter of the chosen body, and all of them; a file is made when somebody asks for it."""
    form = next((form for form in given if form.agency_code == chosen), None)
    if form:
        for extension, label in FILES.items():
            _download(
                _(label), extension, form_words.file_name(form, extension), lambda extension=extension: _made(form, extension)
            )
    label = _n("Cả bộ {n} cơ quan (ZIP)", len(given))
    _download(label, "zip", form_words.archive_name(given), lambda: _archive(given))


def _download(label: str, extension: str, name: str, made: Callable[[], bytes]) -> None:
    st.download_button(
        label, data=made, file_name=name, mime=MIME[extension], on_click="ignore", key=f"download-form-{extension}"
    )  # fmt: skip


def _made(form: Form, extension: str) -> bytes:
    from dashboard.render import form_letter, form_sheet

    return form_sheet.workbook(form) if extension == "xlsx" else form_letter.document(form)


def _archive(given: list[Form]) -> bytes:
    from dashboard.render import form_package

    return form_package.archive(given)


def _table(context: Context, given: list[Form], labels: dict[str, str]) -> None:
    asked = queries.form_obligations(context.build, given[0].plan)
    recipients = dict(asked.select("agency_code", "recipient_label").iter_rows())
    rows = pl.DataFrame(
        [
            {
                "code": form.agency_code,
                "agency": labels[form.agency_code],
                "duties": len(form.duties),
                "indicators": len(form.indicators),
                "recipient": recipients.get(form.agency_code) or _("văn bản không ghi nơi nhận"),
                "due": due_in_words(form),
            }
            for form in given
        ]
    )
    counted = _n("{n} cơ quan được giao nhiệm vụ", rows.height)
    title = _("Biểu mẫu báo cáo năm {year}", year=given[0].year)
    st.html(f'<h2 class="atlas-card-title">{escape(title)}</h2><div class="atlas-card-subtitle">{escape(counted)}</div>')
    st.html(tables.html(rows, COLUMNS))
    said = _("Kỳ số liệu {days}; kỳ báo cáo năm theo chế độ chung {statutory}.", **_periods(given[0]))
    st.html(f'<div class="atlas-note">{escape(said)}</div>')


def _periods(form: Form) -> dict[str, str]:
    return {"days": _span(form.start, form.end), "statutory": _span(*form.statutory)}


def _span(start: date, end: date) -> str:
    return f"{wording.day(start)}–{wording.day(end)}"


def due_in_words(form: Form) -> str:
    """ "trước ngày 30/11/2023", or that the document prints no day to report."""
    if form.due is None:
        return _("văn bản không ghi hạn báo cáo")
    return wording.interval(None, form.due, form.obligation.bound)


def _agency(row: dict[str, object]) -> str:
    href = escape(address.here(**{BODY: str(row["code"])}), quote=True)
    return f'<a href="{href}" target="_self">{escape(str(row["agency"]))}</a>'


def _words(name: str) -> Callable[[dict[str, object]], str]:
    return lambda row: escape(str(row[name]))


COLUMNS = (
    Column(N_("Cơ quan"), _agency),
    Column(N_("Nhiệm vụ"), _words("duties"), "number"),
    Column(N_("Chỉ tiêu"), _words("indicators"), "number"),
    Column(N_("Nơi nhận báo cáo"), _words("recipient")),
    Column(N_("Thời hạn gửi báo cáo"), _words("due")),
)
