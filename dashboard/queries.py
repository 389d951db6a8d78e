"""Every question the pages ask of the warehouse, one function a question, one file of SQL each.

Shapes are said in the docstrings; `build` is the published build the page was drawn from.
"""

from __future__ import annotations

from functools import lru_cache

import polars as pl

from dashboard.scope import Scope
from dashboard.warehouse import Build, ask

MOST_PLANS = 40  # no chart names more; of thousands only these are fetched
MOST_PANELS = 4  # documents or provinces side by side


@lru_cache(maxsize=64)
def options(build: Build, field: str) -> dict[str, tuple[str, str]]:
    """Return code → (label, detail) of one filter field, in the order to offer them.

    Fields: theme, agency, doc_type, directive, indicator, province_2008, province_2025.
    """
    rows = ask(build, "options").filter(pl.col("field") == field)
    return {code: (label, detail or "") for code, label, detail in rows.select("code", "label", "detail").iter_rows()}


def coverage(build: Build, scope: Scope) -> pl.DataFrame:
    """Province × year with a document of its own: code, year, knowledge, document_count."""
    return ask(build, "coverage", **scope.values())


def coverage_total(build: Build, scope: Scope) -> dict[str, int]:
    """Denominators of coverage: document_count of provinces in scope, and undated ones of each kind."""
    return ask(build, "coverage_total", **scope.values()).row(0, named=True)


def documents_by_province(build: Build, scope: Scope) -> pl.DataFrame:
    """Documents of every level within a province: code, value."""
    return ask(build, "documents_by_province", **scope.values())


def duties_by_province(build: Build, scope: Scope, theme: str | None = None) -> pl.DataFrame:
    """Assigned paragraphs of a province's loaded plans, of one theme if asked: code, value."""
    return ask(build, "duties_by_province", theme=theme, **scope.values())


def loaded_provinces(build: Build, scope: Scope) -> frozenset[str]:
    """Codes of provinces with a loaded plan in scope: where zero duties would mean zero."""
    return frozenset(ask(build, "loaded_by_province", **scope.values())["code"])


def figure_by_province(build: Build, scope: Scope, indicator: str) -> pl.DataFrame:
    """One figure a province: code, state (value, contradicting, not_merged), value, figure_ids, part_count."""
    return ask(build, "figure_by_province", indicator=indicator, **scope.values())


def duties_by_agency(build: Build, scope: Scope, panel: str = "none") -> pl.DataFrame:
    """Assignments by body and role: agency_code, role, panel, panel_count, value, agency, agency_name, successor.

    `panel` is null for what stands outside the MOST_PANELS documents or provinces with the most.
    """
    split = {"by_document": panel == "document", "by_province": panel == "province"}
    return ask(build, "duties_by_agency", most_panels=MOST_PANELS, **split, **scope.values())


def agency_theme(build: Build, scope: Scope) -> pl.DataFrame:
    """Assignments by body and theme: agency_code, theme_code, value and their words."""
    return ask(build, "agency_theme", **scope.values())


def duties_by_plan(build: Build, scope: Scope) -> pl.DataFrame:
    """Loaded plans with the most duties in scope, at least MOST_PLANS if there are so many: document_id, place,
    year, scope, period, duty_count, with_deadline_count, assignment_count …; `plan_total` counts all plans."""
    return ask(build, "duties_by_plan", most_plans=MOST_PLANS, most_panels=MOST_PANELS, **scope.values())


def plans_total(build: Build, scope: Scope) -> dict[str, int]:
    """Totals in scope: duty_count, plan_count, kind_count (kinds of plans), with_deadline_count, assignment_count,
    agency_count."""
    return ask(build, "plans_total", **scope.values()).row(0, named=True)


def themes_by_plan(build: Build, scope: Scope) -> pl.DataFrame:
    """Assigned paragraphs by theme of the plans with the most: document_id, place, year, theme_code, theme, value."""
    return ask(build, "themes_by_plan", most_plans=MOST_PLANS, **scope.values())


def documents_by_year(build: Build, scope: Scope) -> pl.DataFrame:
    """Documents of every level: year, knowledge, value."""
    return ask(build, "documents_by_year", **scope.values())


def figures(build: Build, scope: Scope, indicator: str, places: tuple[str, ...] | None) -> pl.DataFrame:
    """Published figures of one indicator in the chosen years, one a row, with `is_contradicted`."""
    return ask(build, "figures", indicator=indicator, places=places, **scope.values())


def figure_places(build: Build, scope: Scope, indicator: str) -> pl.DataFrame:
    """Places with figures of one indicator: province_name, figure_count, undated_count, code."""
    return ask(build, "figure_places", indicator=indicator, **scope.values())
