"""Every question the pages ask of the warehouse, one function a question, one file of SQL each.

Shapes are said in the docstrings; `build` is the published build the page was drawn from.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import polars as pl

from dashboard.passages import PAGE_SIZE
from dashboard.scope import Scope
from dashboard.search import Terms
from dashboard.texts import language
from dashboard.warehouse import Build, ask

MOST_PLANS = 40  # no chart names more; of thousands only these are fetched
MOST_PANELS = 4  # documents or provinces side by side
MOST_CITING = 50  # documents that cite the one on screen
MOST_FAULTY = 12  # documents with the most faults, drawn as bars
MOST_ROWS = 5000  # of a table that is listed row by row
MOST_DIRECTIVES = 60  # of a list to choose one from
MOST_PLACES, MOST_BODIES = 9, 11  # of a cascade: with the centre and the others they are twelve a column
MOST_COMPARED = 8  # provinces beside the centre in the gap table
MOST_FORM_PLANS = 200  # plans to choose from when forms are handed out


def options(build: Build, field: str) -> dict[str, tuple[str, str]]:
    """Return code → (label, detail) of one filter field, in the order to offer them and in the reader's language.

    Fields: theme, agency, doc_type, directive, indicator, province_2008, province_2025.
    """
    return _options(build, field, language())


@lru_cache(maxsize=64)
def _options(build: Build, field: str, _language: str) -> dict[str, tuple[str, str]]:
    rows = ask(build, "options").filter(pl.col("field") == field)
    return {code: (label, detail or "") for code, label, detail in rows.select("code", "label", "detail").iter_rows()}


def known_words(build: Build, field: str) -> pl.DataFrame:
    """Return every code that a record may use in a field (agency, document, theme …): code, label, search_text; in order."""
    rows = ask(build, "known_words")
    return rows.filter(pl.col("field") == field)


def documents_named(build: Build, documents: tuple[str, ...]) -> pl.DataFrame:
    """Heads of documents by id: document_id, kind, number_text, issue_date, issuer, title, status, source."""
    return ask(build, "documents_named", documents=documents)


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


def indicators(build: Build, scope: Scope) -> pl.DataFrame:
    """Indicators with a figure anywhere, by theme: their words, definition and caution (Vietnamese), `merge`, and
    figure_count, undated_count, outside_count of the scope."""
    return ask(build, "indicators", **scope.values())


def figures_total(build: Build, scope: Scope) -> dict[str, int]:
    """Figures in scope: figure_count, indicator_count, place_count, undated_count, reported_count, outside_count."""
    return ask(build, "figures_total", **scope.values()).row(0, named=True)


def figures_by_year(build: Build, scope: Scope) -> pl.DataFrame:
    """Published figures by indicator_code and year (null: no period): value."""
    return ask(build, "figures_by_year", **scope.values())


def targets(build: Build) -> pl.DataFrame:
    """Every target: target_id, indicator_code, place_code (as in `figures`), value, comparison, due_start, due_end …"""
    return ask(build, "targets")


def figures_of_targets(build: Build, scope: Scope) -> pl.DataFrame:
    """Figures in scope of the place and indicator of each target: target_id, figure_id, value, is_contradicted …"""
    return ask(build, "figures_of_targets", **scope.values())


def issues_total(build: Build) -> dict[str, int]:
    """Faults and doubts of the whole store by origin, and of how many documents, figures, files, bodies."""
    return ask(build, "issues_total").row(0, named=True)


def issue_counts(build: Build, scope: Scope) -> pl.DataFrame:
    """Faults and doubts of the whole store: issue_code, issue, definition, origin, code (of the province, or null), value."""
    return ask(build, "issue_counts", **scope.values())


def issues_by_document(build: Build, scope: Scope, **marks: str | None) -> pl.DataFrame:
    """Documents with the most faults and doubts, by origin: document_id, its words, origin, value, document_count.

    `marks`: origin, issue, province; null does not restrict.
    """
    return ask(build, "issues_by_document", most_documents=MOST_FAULTY, **_marks(marks), **scope.values())


def issues(build: Build, scope: Scope, **marks: str | None) -> pl.DataFrame:
    """The ledger, the first MOST_ROWS faults and doubts, one a row, with `alike_count`; `marks` as for issues_by_document."""
    return ask(build, "issues", most_issues=MOST_ROWS, **_marks(marks), **scope.values())


def plan_fields(build: Build, scope: Scope) -> pl.DataFrame:
    """What heads of loaded plans of any year leave blank: document_id, its words, the state of each field; plan_total …"""
    return ask(build, "plan_fields", most_plans=MOST_PLANS, mark_whole=True, **scope.values())


def registry_fields(build: Build, scope: Scope) -> pl.DataFrame:
    """What is not known of documents of any year: reliability, how many lack each field, document_count …"""
    return ask(build, "registry_fields", mark_whole=True, **scope.values())


def documents_by_knowledge(build: Build, scope: Scope) -> pl.DataFrame:
    """Documents of any year or none: knowledge, year, is_undated, value, aside (those not about the campaign)."""
    return ask(build, "documents_by_knowledge", mark_whole=True, **scope.values())


def sources(build: Build) -> pl.DataFrame:
    """The files of the build, rejected ones first: file, kind, record_count, is_loaded, reason, file_total, rejected_total."""
    return ask(build, "sources", most_files=MOST_ROWS)


def _marks(marks: dict[str, object]) -> dict[str, object]:
    return {f"mark_{name}": value for name, value in marks.items()}


def province_contents(build: Build, scope: Scope) -> pl.DataFrame:
    """Provinces of which anything is stored: code and document, plan, duty (null: no plan loaded), figure _count."""
    return ask(build, "province_contents", **scope.values())


def province_facts(build: Build, scope: Scope) -> dict[str, int]:
    """Totals of the places in scope: document, own, plan, bloc, task, deadline, figure _count; without_number, without_date,
    without_year, without_end (deadlines), without_period (figures) _count."""
    return ask(build, "province_facts", **scope.values()).row(0, named=True)


def province_figures(build: Build, scope: Scope, most: int) -> pl.DataFrame:
    """Published figures of the `most` indicators with the most in scope, as `figures`, with indicator, rank (from 1),
    indicator_total, figure_total."""
    return ask(build, "province_figures", most_indicators=most, **scope.values())


def cited_documents(build: Build, scope: Scope, most: int) -> pl.DataFrame:
    """Documents that the plans in scope mention, the `most` most mentioned: document_id and its head, is_loaded,
    mention_count, doubtful_count, cited_total, mention_total."""
    return ask(build, "cited_documents", most_cited=most, **scope.values())


def themes_left_out(build: Build, scope: Scope) -> pl.DataFrame:
    """Themes the centre assigns and the plans in scope assign to no body: theme_code, theme, task_count (general tasks),
    task_total (of all of them), central_theme_count, central_plan_count, central_plan (the first one's number, year)."""
    return ask(build, "themes_left_out", **scope.values())


def province_members(build: Build, vintage: str, code: str) -> pl.DataFrame:
    """The provinces until 30/6/2025 that belong together with `code` of `vintage`: code, name, new_code, new_name,
    unmerged_count (of the whole country)."""
    return ask(build, "province_members", view=vintage, code=code)


def found_documents(build: Build, scope: Scope, found: Terms, page: int, **marks: object) -> pl.DataFrame:
    """One page of the documents that a question finds, of any year, best first: document_id, its words, knowledge,
    duty_count (null: not loaded); `total` counts all. `marks`: year, undated."""
    page_at = {"page_size": PAGE_SIZE, "page_start": (page - 1) * PAGE_SIZE}
    asked = {"mark_words": found.words or None, "mark_number": found.number or None, "exact": found.exact, "mark_whole": True}
    years = {f"mark_{name}": marks.get(name) for name in ("year", "undated")}
    return ask(build, "found_documents", **page_at, **asked, **years, **scope.values())


def document(build: Build, document_id: str) -> dict[str, object] | None:
    """The head of one document, by column of sql/document.sql; None if nobody knows it."""
    rows = ask(build, "document", document=document_id)
    return rows.row(0, named=True) if rows.height else None


def document_text(build: Build, document_id: str) -> str | None:
    """The normalised text of a document whose source file was there, contacts blotted out."""
    rows = ask(build, "document_text", document=document_id)
    return str(rows["text"][0]) if rows.height else None


def document_sections(build: Build, document_id: str) -> pl.DataFrame:
    """Headings of one document in its order: section, heading."""
    return ask(build, "document_sections", document=document_id)


def document_paragraphs(build: Build, document_id: str) -> pl.DataFrame:
    """Duties and general tasks of one document: item, section, ordinal, summary, agencies[], roles[], themes, span …"""
    return ask(build, "document_paragraphs", document=document_id)


def document_citations(build: Build, document_id: str) -> pl.DataFrame:
    """What one document cites, one mention a row: section, ordinal, printed, cited_id and the cited one's words, span."""
    return ask(build, "document_citations", document=document_id)


def document_deadlines(build: Build, document_id: str) -> pl.DataFrame:
    """Time limits of one document: deadline_id, section, ordinal, printed, the interval, action, actors, span …"""
    return ask(build, "document_deadlines", document=document_id)


def document_issues(build: Build, document_id: str) -> pl.DataFrame:
    """Faults and doubts of one document: issue_code, issue, origin, section, printed, note."""
    return ask(build, "document_issues", document=document_id)


def document_bodies(build: Build, document_id: str) -> pl.DataFrame:
    """Assignments of one document: agency_code, agency, agency_name, role, value."""
    return ask(build, "document_bodies", document=document_id)


def citing_documents(build: Build, document_id: str) -> pl.DataFrame:
    """Documents that name one document most, at most MOST_CITING: document_id, its words, value; totals count all."""
    return ask(build, "citing_documents", document=document_id, most_documents=MOST_CITING)


def overview_total(build: Build, scope: Scope) -> dict[str, object]:
    """In scope: document, loaded, unloaded, own_plan (loaded, of provinces), own_plan_place, bloc_plan _count; `years` with
    any document; and as `plans_total` plan, kind, duty, with_deadline _count."""
    return ask(build, "overview_total", **scope.values()).row(0, named=True)


def provinces_listed(build: Build, scope: Scope) -> pl.DataFrame:
    """Provinces with documents of their own: code, knowledge (the best), document_count, plan_count, duty_count (null: no
    plan loaded), newest_date (as precise as it is known)."""
    return ask(build, "provinces_listed", **scope.values())


def deadlines_on(build: Build, scope: Scope, day: date, until: date) -> dict[str, object]:
    """Deadlines in scope seen on `day`: deadline, dated (and sure), soon (end by `until`), passed _count; next_end,
    next_place."""
    return ask(build, "deadlines_on", day=day, until=until, **scope.values()).row(0, named=True)


def obligations(build: Build, scope: Scope, most: int = MOST_ROWS, **marks: object) -> pl.DataFrame:
    """Occurrences of obligations, the most urgent first, at most `most`, as sql/obligations.sql says; `total` counts all.

    `marks` as `obligations.Window.marks`: from, to (years), day, soon, state, action.
    """
    return ask(build, "obligations", most_rows=most, **_marks(marks), **scope.values())


def obligation_days(build: Build, scope: Scope, **marks: object) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Occurrences by end_date (null: no last day), year, state and action, of any state and action: value, undated, ahead,
    doubtful, no_report _count; obligation_total, plan_total. And, asked together, what `obligations` lists."""
    asked = ask(build, "obligations", most_rows=MOST_ROWS, by_day=True, **_marks(marks), **scope.values())
    return asked.filter("is_day"), asked.filter(~pl.col("is_day"))


def obligations_by_month(build: Build, scope: Scope, by: str, year: int, **marks: object) -> pl.DataFrame:
    """Dated occurrences of one year by month_date, line (of `by`: plan or actor) and state: value, rank, line_count,
    line_total and the line's words."""
    split = {"by_actor": by == "actor", "mark_year": year, "most_lines": MOST_PLANS}
    return ask(build, "obligations_by_month", **split, **_marks(marks), **scope.values())


def unassigned_themes(build: Build, scope: Scope) -> pl.DataFrame:
    """What the centre's plans have and a province's own plans assign to nobody, of the MOST_PANELS provinces with the most:
    code, theme_code, theme, theme_count, central_theme_count, kinds [level, scope, period], years; province_count."""
    return ask(build, "unassigned_themes", most_provinces=MOST_PANELS, **scope.values())


def first_answers(build: Build, scope: Scope) -> pl.DataFrame:
    """Days from one directive to the first dated document of each province that carries it out, soonest first: code,
    directive_id, lag_min, lag_max, documents[], undated_count."""
    return ask(build, "first_answers", **scope.values())


def contradicting_figures(build: Build, scope: Scope) -> dict[str, object]:
    """Figures in scope on which sources contradict each other: case, indicator, place _count; figure_ids (None: none)."""
    return ask(build, "contradicting_figures", **scope.values()).row(0, named=True)


def document_years(build: Build) -> list[int]:
    """The years that documents of the store bear, newest first."""
    return ask(build, "document_years")["year"].to_list()


def directives(build: Build, scope: Scope, found: Terms) -> pl.DataFrame:
    """Documents that documents of the scope (or of no known year) carry out, MOST_DIRECTIVES at most: document_id, its head,
    document_count, loaded_count, named_count (duties that name it), directive_total, answer_total."""
    asked = {"words": found.words or None, "number": found.number, "most_directives": MOST_DIRECTIVES}
    return ask(build, "directives", mark_any_period=True, **asked, **scope.values())


def directive_total(build: Build, scope: Scope) -> dict[str, object]:
    """What is known of the documents that carry out the chosen directive: document, loaded, delay, before, undated, yearless,
    named, named_plan _count, answer_total; the directive's own issue_date."""
    return ask(build, "directive_total", mark_any_period=True, **scope.values()).row(0, named=True)


def directive_delays(build: Build, scope: Scope, *, by_place: bool) -> pl.DataFrame:
    """Days (delay_min to delay_max) from the chosen directive to each document that carries it out, soonest first, with its
    head, level and `how`; or `by_place`: place_code ('' the centre, '?' not known), place, value (documents)."""
    return ask(build, "directive_delays", by_place=by_place, mark_any_period=True, **scope.values())


def directive_cascade(build: Build, scope: Scope) -> pl.DataFrame:
    """Places, bodies and links under the chosen directive, as sql/directive_cascade.sql says: part, place_group, body_group,
    value, loaded_count, codes[], bodies[] and their words."""
    most = {"most_places": MOST_PLACES, "most_bodies": MOST_BODIES}
    return ask(build, "directive_cascade", mark_any_period=True, **most, **scope.values())


def directive_duties(build: Build, scope: Scope) -> pl.DataFrame:
    """Duties that name the chosen directive, by body and level of the plan: agency_code, agency, level, value, duty_total,
    body_total."""
    values = scope.values() | {"directive": None, "named_only": None, "naming": scope.directive}  # who names it carries it out
    return ask(build, "directive_duties", most_bodies=MOST_BODIES, **values)


def documents_to_collect(build: Build, scope: Scope) -> pl.DataFrame:
    """Documents cited by loaded plans in scope but not loaded, most cited first, at most MOST_ROWS: document_id, its head,
    source, citation_count, plan_count, plans, document_total, citation_total."""
    return ask(build, "documents_to_collect", most_documents=MOST_ROWS, **scope.values())


def theme_gap_plans(build: Build, scope: Scope, wanted: tuple[str, ...]) -> pl.DataFrame:
    """Whose plans the gap table compares: place_code ('' the centre), place, plan_count (0: none loaded), year_from, year_to,
    duty_count, kinds[] (level|scope|period), place_total; provinces as in `wanted`, or those with the most duties."""
    return ask(build, "theme_gap_plans", wanted=wanted or None, most_places=MOST_COMPARED, **scope.values())


def theme_gaps(build: Build, scope: Scope, places: tuple[str, ...]) -> pl.DataFrame:
    """Theme × place: theme_code, theme, place_code, duty_count, task_count, bodies[] (two at most), body_count, duty_total."""
    return ask(build, "theme_gaps", places=places, **scope.values())


def form_plans(build: Build, scope: Scope, plan: str | None = None) -> pl.DataFrame:
    """Loaded plans that lay duties on bodies, of the provinces in scope and any year, newest first, at most MOST_FORM_PLANS (or
    the one asked for): document_id, its head, code, province, duty_count, body_count; plan_total counts all."""
    return ask(build, "form_plans", most_plans=MOST_FORM_PLANS, mark_whole=True, mark_document=plan, **scope.values())


def form_bodies(build: Build, plan: str) -> pl.DataFrame:
    """Bodies with duties in one plan, in its order: agency_code, name (Vietnamese), agency, level, kind, duty_count …"""
    return ask(build, "form_bodies", document=plan)


def form_duties(build: Build, plan: str) -> pl.DataFrame:
    """Duties of one plan, one body and duty a row, in its order: agency_code, section, ordinal, summary, role …"""
    return ask(build, "form_duties", document=plan)


def form_indicators(build: Build, plan: str) -> pl.DataFrame:
    """What each body of one plan is asked to count, required ones first: agency_code, indicator_code, its words …"""
    return ask(build, "form_indicators", document=plan)


def form_obligations(build: Build, plan: str) -> pl.DataFrame:
    """What one plan says of reporting, one row a body at most: agency_code, section, ordinal, its interval, the recipient's
    words, asked_as (the collective body that is named instead of the body itself)."""
    return ask(build, "form_obligations", document=plan)


def reports_stored(build: Build, scope: Scope) -> pl.DataFrame:
    """Reports in scope, one version a row, at most MOST_ROWS: report_code, version, is_current, agency, unit_name, place, its
    period, submitted, medium, plan_number, figure_count, duty_count; report_total and current_total count all."""
    return ask(build, "reports_stored", most_rows=MOST_ROWS, **scope.values())


def rollup_places(build: Build, vintage: str) -> pl.DataFrame:
    """Places with a loaded plan or a report: code ('' the centre), place, report_count, last_year; those with reports first."""
    return ask(build, "rollup_places", view=vintage)


def rollup_reports(build: Build, scope: Scope, place: str, year: int) -> pl.DataFrame:
    """Current reports that share days with a year, with the parts in words: report_code, agency, its period, is_whole …"""
    return ask(build, "rollup_reports", mark_place=place, mark_year=year, **scope.values())


def criteria(build: Build) -> pl.DataFrame:
    """The set of criteria in its order: criterion_code, rule, weight, criterion, definition; status, title, note of the set."""
    return ask(build, "criteria")


def criterion_years(build: Build, scope: Scope) -> pl.DataFrame:
    """Years in which provinces in scope have a plan of their own that begins, or a report, the fullest first: year, value."""
    return ask(build, "criterion_years", **scope.values())


def rollup_figures(build: Build, scope: Scope, place: str, year: int) -> pl.DataFrame:
    """Figures of the reports whose period ends in the year, by indicator, required ones first: figure_id (null: none) …"""
    return ask(build, "rollup_figures", mark_place=place, mark_year=year, **scope.values())


def rollup_bodies(build: Build, scope: Scope, place: str, year: int) -> pl.DataFrame:
    """Bodies that are asked to report or have: agency_code, agency, unit_name, is_asked, is_kind, report_count, submitted."""
    return ask(build, "rollup_bodies", mark_place=place, mark_year=year, **scope.values())


def rollup_duties(build: Build, scope: Scope, place: str, year: int, *, by_theme: bool) -> pl.DataFrame:
    """Duties × bodies by line (body or theme) and state: line, label, state, value, line_count; value_total counts all."""
    return ask(build, "rollup_duties", mark_place=place, mark_year=year, by_theme=by_theme, **scope.values())
