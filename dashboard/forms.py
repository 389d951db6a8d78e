"""The report form of one body under one plan, as a frozen value from the warehouse. Draws and writes nothing.

`python -m dashboard.forms --plan ID --out forms.zip` writes the forms of a plan. What stands in a form is always Vietnamese.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from dashboard import queries, warehouse
from dashboard.scope import VINTAGES, Scope
from dashboard.texts import _, _n
from dashboard.warehouse import Build
from dashboard.wording import official_citation
from forms import bodies, layout, locators

YEAR = "year"  # the kind of period a form is made for; a key of layout.KINDS


class NoForm(Exception):
    """There is no such plan, no such body in it, or its year is not known."""


@dataclass(frozen=True, slots=True)
class FormDuty:
    """One duty of the body: where it stands, what it is, the body's role (code, and a second one or None)."""

    section: str
    ordinal: int
    summary: str
    role: str
    secondary_role: str | None

    @property
    def locator(self) -> str:
        return locators.written(self.section, self.ordinal)


@dataclass(frozen=True, slots=True)
class FormIndicator:
    code: str
    name: str
    unit: str
    definition: str
    caution: str | None
    is_required: bool


@dataclass(frozen=True, slots=True)
class Obligation:
    """What the plan says of reporting. `due` is None where it prints no day; `asked_as` names the collective body meant."""

    section: str
    ordinal: int | None
    printed: str
    recipient_code: str | None
    recipient: str | None
    due: date | None
    bound: str
    asked_as: str | None


@dataclass(frozen=True, slots=True)
class Form:
    """What one body is to hand in for one year of one plan. Names are those of the concrete body, in Vietnamese."""

    plan: str
    plan_words: str  # as another document cites it
    plan_number: str | None
    place: str | None  # where the body writes from
    province: str | None  # None: the centre
    agency_code: str
    agency: str
    agency_kind: str
    issuer: bodies.Issuer
    year: int
    start: date
    end: date
    obligation: Obligation | None
    duties: tuple[FormDuty, ...]
    indicators: tuple[FormIndicator, ...]

    @property
    def code(self) -> str:
        return layout.FORM_CODE.format(plan=self.plan, agency=self.agency_code, kind=YEAR, year=self.year)

    @property
    def due(self) -> date | None:
        return self.obligation.due if self.obligation else None

    @property
    def is_party(self) -> bool:
        return self.agency_kind == "party"

    @property
    def statutory(self) -> tuple[date, date]:
        """The reporting year of the state regime, 15/12 to 14/12 (Nghị định 09/2019/NĐ-CP)."""
        return date(self.year - 1, 12, 15), date(self.year, 12, 14)


def forms_of(build: Build, plan: str, year: int | None = None) -> list[Form]:
    """Return the forms of all bodies with duties in a plan, in its order; raises NoForm.

    `year` is the plan's own unless given; a plan without one (open, several years) is reported on from its year of issue.
    """
    heads = queries.form_plans(build, Scope(), plan)
    if heads.is_empty():
        raise NoForm(_("kho không có kế hoạch {plan} hoặc kế hoạch không giao nhiệm vụ cho cơ quan nào", plan=plan))
    head = heads.row(0, named=True)
    year = year or head["plan_year"] or head["year"]
    if year is None:
        raise NoForm(_("kế hoạch {plan} không ghi năm: cần chọn năm báo cáo", plan=plan))
    duties = _by_body(queries.form_duties(build, plan))
    indicators = _by_body(queries.form_indicators(build, plan))
    asked = _by_body(queries.form_obligations(build, plan))
    return [
        _form(head, body, year, *(rows.get(body["agency_code"], ()) for rows in (duties, indicators, asked)))
        for body in queries.form_bodies(build, plan).iter_rows(named=True)
    ]


def form_of(build: Build, plan: str, agency: str, year: int | None = None) -> Form:
    """Return the form of one body; raises NoForm."""
    for form in forms_of(build, plan, year):
        if form.agency_code == agency:
            return form
    raise NoForm(_("kế hoạch {plan} không giao nhiệm vụ cho cơ quan {agency}", plan=plan, agency=agency))


def plans_of(build: Build, province: str, year: int) -> list[str]:
    """Return the ids of a province's plans of one year, and of those that run on without one; the name of either vintage."""
    found: list[str] = []
    for vintage in VINTAGES:
        codes = tuple(code for code, (name, _) in queries.options(build, f"province_{vintage}").items() if name == province)
        plans = queries.form_plans(build, Scope(vintage=vintage, provinces=codes)) if codes else pl.DataFrame()
        found += [row["document_id"] for row in plans.iter_rows(named=True) if _runs_in(row, year)]
    return list(dict.fromkeys(found))


def _runs_in(plan: Mapping[str, object], year: int) -> bool:
    if plan["plan_year"]:
        return plan["plan_year"] == year
    return plan["year"] is None or plan["year"] <= year


def due_day(deadline: Mapping[str, object], plan_year: int | None, year: int) -> date | None:
    """Return the last day to report on `year`: a yearly day of that year, or the printed day if it was set for that year."""
    end = deadline["end_date"]
    if deadline["day"]:
        month, day = (int(part) for part in str(deadline["day"]).split("-"))
        return date(year, month, day)
    if end is None:
        return None
    if deadline["recurrence"] == "yearly":
        return end.replace(year=year, day=28) if (end.month, end.day) == (2, 29) else end.replace(year=year)
    return end if year == (plan_year or end.year) else None


def _by_body(rows: pl.DataFrame) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = {}
    for row in rows.iter_rows(named=True):
        found.setdefault(row["agency_code"], []).append(row)
    return found


def _form(
    head: Mapping[str, object], body: Mapping[str, object], year: int, duties: Iterable, indicators: Iterable, asked: Iterable
) -> Form:
    province = head["province"]
    words = official_citation(*(head[key] for key in ("kind_vi", "number_text", "issue_date", "issuer", "title")))
    named = (body["name"], body["level"])
    return Form(
        plan=head["document_id"],
        plan_words=words,
        plan_number=head["number_text"],
        place=province.removeprefix("TP. ") if province else head["place_printed"],
        province=province,
        agency_code=body["agency_code"],
        agency=bodies.full_name(*named, province),
        agency_kind=body["kind"],
        issuer=bodies.issuer(*named, body["kind"], province, is_collective=body["is_collective"]),
        year=year,
        start=date(year, 1, 1),
        end=date(year, 12, 31),
        obligation=next((_obligation(row, head["plan_year"], year, province) for row in asked), None),
        duties=tuple(FormDuty(*(row[key] for key in FormDuty.__slots__)) for row in duties),
        indicators=tuple(_indicator(row) for row in indicators),
    )


def _indicator(row: Mapping[str, object]) -> FormIndicator:
    return FormIndicator(*(row[key] for key in ("indicator_code", "name", "unit", "definition", "caution", "is_required")))


def _obligation(row: Mapping[str, object], plan_year: int | None, year: int, province: str | None) -> Obligation:
    recipient = row["recipient"]
    return Obligation(
        section=row["section"],
        ordinal=row["ordinal"],
        printed=row["printed"],
        recipient_code=row["recipient_code"],
        recipient=bodies.full_name(recipient, row["recipient_level"], province) if recipient else None,
        due=due_day(row, plan_year, year),
        bound=row["bound"],
        asked_as=row["asked_as"],
    )


def main(arguments: list[str] | None = None) -> int:
    """Write forms to a folder or a ZIP; return 0, or 1 if there is none to write."""
    parser = argparse.ArgumentParser(prog="python -m dashboard.forms", description=_("Xuất biểu mẫu báo cáo của các cơ quan."))
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("--plan", help=_("mã kế hoạch"))
    whose.add_argument("--province", help=_("tên tỉnh: mọi kế hoạch của tỉnh trong năm đã chọn"))
    parser.add_argument("--agency", help=_("mã cơ quan; bỏ trống: mọi cơ quan của kế hoạch"))
    parser.add_argument("--year", type=int, help=_("năm báo cáo; bỏ trống: năm của kế hoạch"))
    parser.add_argument("--out", type=Path, required=True, help=_("thư mục, hoặc tệp .zip"))
    asked = parser.parse_args(arguments)
    if asked.province and not asked.year:
        parser.error(_("--province cần có --year"))
    from dashboard.render import form_package

    try:
        given = _asked_for(warehouse.current(), asked)
    except (NoForm, warehouse.NoWarehouse) as fault:
        print(fault, file=sys.stderr)
        return 1
    form_package.write(given, asked.out)
    print(_n("Đã ghi {n} biểu mẫu vào {place}", len(given), place=asked.out))
    return 0


def _asked_for(build: Build, asked: argparse.Namespace) -> list[Form]:
    """Return the forms that the command line asks for; raises NoForm."""
    if asked.plan and asked.agency:
        return [form_of(build, asked.plan, asked.agency, asked.year)]
    plans = [asked.plan] if asked.plan else plans_of(build, asked.province, asked.year)
    found = [form for plan in plans for form in forms_of(build, plan, asked.year)]
    if asked.agency:
        found = [form for form in found if form.agency_code == asked.agency]
    if not found:
        raise NoForm(_("không có biểu mẫu nào như đã yêu cầu: {words}", words=asked.agency or asked.province))
    return found


if __name__ == "__main__":
    sys.exit(main())
