"""Reports of one place and year → what it reports upward: sums with their parts, who has reported, how far the duties are.

`python -m dashboard.rollup --province NAME --year YEAR --out FILE.docx` writes the draft report (`.xlsx`: tables).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from dashboard import passages, queries, warehouse
from dashboard.addition import COUNTED, Part, Report, chosen, qualifier_of
from dashboard.scope import VINTAGES, Scope
from dashboard.texts import _, in_language
from dashboard.warehouse import Build

CENTRE = ""  # its code
SINCE_2025 = 2025  # from this year on a name means one of the 34 provinces


class NoRollUp(Exception):
    """Nobody knows the place that is asked for."""


@dataclass(frozen=True, slots=True)
class Total:
    """One indicator: the sum (None: nothing to add), how exact it is, and every part, those counted first."""

    code: str
    name: str
    unit: str
    theme: str
    is_required: bool
    nature: str
    is_added: bool
    value: float | None
    qualifier: str
    parts: tuple[Part, ...]

    @property
    def counted(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.use == COUNTED)

    @property
    def levels(self) -> frozenset[str]:
        """The levels of those whose numbers are added: of two, one may hold what the other counts too."""
        return frozenset(part.report.level for part in self.counted)


@dataclass(frozen=True, slots=True)
class Body:
    """One body that is asked to report or has reported. `is_kind`: a name of many, of which the store has no list."""

    code: str
    kind_name: str
    name: str  # with the unit
    level: str
    unit: str | None
    province_name: str | None  # as stored
    province: str | None  # in the reader's language
    is_asked: bool
    is_kind: bool
    reports: int
    submitted: date | None


@dataclass(frozen=True, slots=True)
class RollUp:
    """What is known of one place (`code` of the scope's vintage, CENTRE) and year; `scope` narrows lists to just that."""

    code: str
    place: str
    year: int
    scope: Scope
    reports: tuple[Report, ...]
    totals: tuple[Total, ...]
    bodies: tuple[Body, ...]
    by_body: pl.DataFrame  # as queries.rollup_duties
    by_theme: pl.DataFrame
    told: pl.DataFrame  # duties that a report tells of, as sql/passages_reported_duties.sql

    @property
    def in_year(self) -> tuple[Report, ...]:
        return tuple(report for report in self.reports if report.is_in_year)

    @property
    def elsewhere(self) -> tuple[Report, ...]:
        """Reports that share days with the year but end in another."""
        return tuple(report for report in self.reports if not report.is_in_year)

    @property
    def headline(self) -> tuple[Total, ...]:
        return tuple(total for total in self.totals if total.is_required)

    @property
    def asked(self) -> tuple[Body, ...]:
        """The bodies that can be counted: each is asked to report and is one body."""
        return tuple(body for body in self.bodies if body.is_asked and not body.is_kind)

    @property
    def missing(self) -> tuple[Body, ...]:
        return tuple(body for body in self.asked if not body.reports)

    @property
    def kinds(self) -> tuple[Body, ...]:
        """Units of a kind that have reported, and kinds of which none has."""
        return tuple(body for body in self.bodies if body.is_asked and body.is_kind)


def of(build: Build, vintage: str, code: str, year: int) -> RollUp:
    """Roll up a place's reports of one year, in the reader's language; raises NoRollUp."""
    places = queries.options(build, f"province_{vintage}")
    if code and code not in places:
        raise NoRollUp(_("không có tỉnh, thành phố {name}", name=code))
    scope = Scope(year_from=year, year_to=year, vintage=vintage, provinces=(code,) if code else ())
    asked = (build, scope, code, year)
    reports = {row["report_code"]: _report(row) for row in queries.rollup_reports(*asked).iter_rows(named=True)}
    return RollUp(
        code=code,
        place=places[code][0] if code else _("Trung ương"),
        year=year,
        scope=scope,
        reports=tuple(reports.values()),
        totals=tuple(_totals(queries.rollup_figures(*asked), reports, year)),
        bodies=tuple(_body(row) for row in queries.rollup_bodies(*asked).iter_rows(named=True)),
        by_body=queries.rollup_duties(*asked, by_theme=False),
        by_theme=queries.rollup_duties(*asked, by_theme=True),
        told=passages.find(build, scope, "reported_duties", {"place": code, "year": year}, size=passages.ALL_ROWS).rows.filter(
            pl.col("state") != "none"
        ),
    )


def place_named(build: Build, name: str, year: int) -> tuple[str, str]:
    """Return vintage and code of a province by its Vietnamese name, of the boundaries of that year if it stands there."""
    with in_language("vi"):
        for vintage in sorted(VINTAGES, reverse=year >= SINCE_2025):
            for code, (known, _detail) in queries.options(build, f"province_{vintage}").items():
                if known == name:
                    return vintage, code
    raise NoRollUp(_("không có tỉnh, thành phố {name}", name=name))


def _totals(rows: pl.DataFrame, reports: Mapping[str, Report], year: int) -> Iterable[Total]:
    """Yield one Total an indicator, in the order of `queries.rollup_figures`."""
    for _code, group in rows.group_by("indicator_code", maintain_order=True):
        first = group.row(0, named=True)
        given = [
            Part(row["figure_id"], reports[row["report_code"]], row["reporter"], row["value"], row["qualifier"], row["note"])
            for row in group.drop_nulls("figure_id").iter_rows(named=True)
        ]
        parts = chosen(given, year, first["nature"], is_added=first["is_added"])
        counted = [part for part in parts if part.use == COUNTED]
        yield Total(
            code=first["indicator_code"],
            name=first["indicator"],
            unit=first["unit"],
            theme=first["theme"],
            is_required=first["is_required"],
            nature=first["nature"],
            is_added=first["is_added"],
            value=sum(part.value for part in counted) if counted else None,
            qualifier=qualifier_of(counted),
            parts=tuple(sorted(parts, key=lambda part: part.use != COUNTED)),
        )


def _report(row: Mapping[str, object]) -> Report:
    parts = ("leadership", "results", "difficulties", "proposals")
    return Report(
        code=row["report_code"],
        body=_body_name(row, row["province"] if row["is_of_province"] else None),
        level=row["level"],
        kind=row["kind"],
        start=row["start_date"],
        end=row["end_date"],
        submitted=row["submitted"],
        is_whole=row["is_whole"],
        is_in_year=row["is_in_year"],
        words=tuple((part, row[part]) for part in parts if row[part]),
    )


def _body(row: Mapping[str, object]) -> Body:
    return Body(
        code=row["agency_code"],
        kind_name=row["agency"],
        name=_body_name(row, None),
        level=row["level"],
        unit=row["unit_name"],
        province_name=row["province_name"],
        province=row["province"],
        is_asked=row["is_asked"],
        is_kind=row["is_kind"],
        reports=row["report_count"],
        submitted=row["submitted"],
    )


def _body_name(row: Mapping[str, object], province: object) -> str:
    """ "Ban Chỉ đạo Cuộc vận động cấp huyện (Huyện Hàm Thuận Bắc)"."""
    of_whom = [str(part) for part in (row["unit_name"], province) if part]
    return f"{row['agency']} ({', '.join(of_whom)})" if of_whom else str(row["agency"])


def main(arguments: list[str] | None = None) -> int:
    """Write a draft report or its tables; return 0, or 1 with a line that says why not."""
    from dashboard.render import draft_report

    parser = argparse.ArgumentParser(prog="python -m dashboard.rollup", description=_("Tổng hợp báo cáo của một nơi, một năm."))
    parser.add_argument("--province", help=_("tên tỉnh, thành phố; bỏ trống: Trung ương"))
    parser.add_argument("--year", type=int, required=True, help=_("năm báo cáo"))
    parser.add_argument("--layout", choices=draft_report.SYSTEMS, default=draft_report.SYSTEMS[0], help=_("thể thức văn bản"))
    parser.add_argument("--out", type=Path, required=True, help=_("tệp .docx, hoặc .xlsx cho các bảng"))
    asked = parser.parse_args(arguments)
    if asked.out.suffix not in (".docx", ".xlsx"):
        parser.error(_("--out phải là tệp .docx hoặc .xlsx"))
    try:
        build = warehouse.current()
        vintage, code = place_named(build, asked.province, asked.year) if asked.province else ("2008", CENTRE)
    except (NoRollUp, warehouse.NoWarehouse) as fault:
        print(fault, file=sys.stderr)
        return 1
    if asked.out.suffix == ".docx":
        written = draft_report.draft(build, vintage, code, asked.year, asked.layout)
    else:
        written = draft_report.tables(build, vintage, code, asked.year)
    asked.out.write_bytes(written)
    print(_("Đã ghi {file}", file=asked.out))
    return 0


if __name__ == "__main__":
    sys.exit(main())
