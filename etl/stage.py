"""Records → frames typed as the stg_ tables of sql/10_stg.sql, which alone says what columns there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import duckdb
import polars as pl

from etl.errors import Rejection
from etl.read.source import SourceText
from etl.records import Citation, Deadline, Paragraph, Plan, Record
from etl.rows import Figure, KnownDocument, Target
from etl.vocabulary import Vocabulary
from geo.provinces import VINTAGES, provinces

SQL = Path(__file__).parent / "sql"
TYPES = {
    "VARCHAR": pl.String,
    "INTEGER": pl.Int32,
    "BOOLEAN": pl.Boolean,
    "DOUBLE": pl.Float64,
    "DATE": pl.Date,
    "VARCHAR[]": pl.List(pl.String),
}
Row = Mapping[str, object]
Rows = Iterator[tuple[str, Row]]  # (staging table, its row by column)


def frames(rows: Iterable[tuple[str, Row]]) -> dict[str, pl.DataFrame]:
    """Return one frame a staging table, with the table's columns and types."""
    collected: dict[str, list[Row]] = defaultdict(list)
    for table, row in rows:
        collected[table].append(row)
    return {table: _frame(table, found) for table, found in collected.items()}


@cache
def schema(table: str) -> Mapping[str, pl.DataType]:
    """Return the columns of a staging table as Polars types."""
    return _schemas()[table]


def plan_rows(plan: Plan, source: SourceText) -> Rows:
    """Yield every row of one plan; `position` counts from 1 within its part, in the file's order."""
    document, document_id = plan.document, plan.document.id
    head = document.model_dump(mode="json", exclude={"signer", "recipients"})
    origin = plan.source.model_dump(include={"file", "medium", "reviewed_by", "reviewed_on"})
    signer_role = document.signer.role if document.signer else None
    yield "stg_plan", {**head, **origin, "signer_role": signer_role, "recipient_count": len(document.recipients)}
    for ordinal, section in enumerate(plan.sections, start=1):
        yield (
            "stg_section",
            {"document_id": document_id, "ordinal": ordinal, "path": section.path, "heading": section.heading},
        )
    yield from _citation_rows(plan, source)
    yield from _duty_rows(plan, source)
    for position, task in enumerate(plan.tasks, start=1):
        yield "stg_task", _paragraph(task, document_id, position, source)
        yield from _theme_rows("stg_task_theme", task, document_id, position)
    yield from _deadline_rows(plan, source)
    for origin, issues in (("source", plan.issues), ("load", source.faults)):
        for issue in issues:
            yield "stg_issue", {"document_id": document_id, "origin": origin, **issue.model_dump()}
    if source.text is not None:
        yield "stg_text", {"document_id": document_id, "text": source.text}


def _citation_rows(plan: Plan, source: SourceText) -> Rows:
    for position, citation in enumerate(plan.citations, start=1):
        row = citation.model_dump(mode="json", exclude={"document", "span"})
        yield (
            "stg_citation",
            {
                "document_id": plan.document.id,
                "position": position,
                "cited_id": citation.document,
                **row,
                **_span(citation, source),
            },
        )


def _duty_rows(plan: Plan, source: SourceText) -> Rows:
    document_id = plan.document.id
    for position, duty in enumerate(plan.duties, start=1):
        yield "stg_duty", {**_paragraph(duty, document_id, position, source), "partners": list(duty.partners)}
        for agency in duty.agencies:
            yield (
                "stg_duty_agency",
                {
                    "document_id": document_id,
                    "position": position,
                    "agency": agency.code,
                    "role": agency.role.value,
                    "secondary_role": agency.secondary_role and agency.secondary_role.value,
                },
            )
        yield from _theme_rows("stg_duty_theme", duty, document_id, position)


def _deadline_rows(plan: Plan, source: SourceText) -> Rows:
    document_id = plan.document.id
    for position, deadline in enumerate(plan.deadlines, start=1):
        row = deadline.model_dump(mode="json", exclude={"span", "actors", "start", "end"})
        dates = {"start_date": deadline.start, "end_date": deadline.end, **_span(deadline, source)}
        yield "stg_deadline", {"document_id": document_id, "position": position, **row, **dates}
        for actor in deadline.actors:
            yield "stg_deadline_actor", {"document_id": document_id, "position": position, "agency": actor}


def _paragraph(paragraph: Paragraph, document_id: str, position: int, source: SourceText) -> Row:
    return {
        "document_id": document_id,
        "position": position,
        "section": paragraph.section,
        "ordinal": paragraph.ordinal,
        "summary": paragraph.summary,
        "note": paragraph.note,
        **_span(paragraph, source),
    }


def _span(entry: Paragraph | Citation | Deadline, source: SourceText) -> Row:
    """Return where an entry stands in its source; one that can't stand there is null here and a fault of the source."""
    span = entry.span if entry.span and source.holds(entry.span) else None
    return {"span_start": span and span.start, "span_end": span and span.end}


def _theme_rows(table: str, paragraph: Paragraph, document_id: str, position: int) -> Rows:
    for rank, theme in enumerate(paragraph.themes, start=1):
        yield table, {"document_id": document_id, "position": position, "theme": theme, "rank": rank}


def known_rows(documents: Iterable[KnownDocument]) -> Rows:
    """Yield the registry, and each doubt that it notes as an issue of its document."""
    for document in documents:
        yield "stg_known", document.model_dump(mode="json")
        if document.doubt:
            yield "stg_issue", _issue(document.id, "registry_doubt", document.doubt, "registry")


def figure_rows(figures: Iterable[Figure]) -> Rows:
    """Yield the figures; one without any period is an issue and is never given a year."""
    for figure in figures:
        yield "stg_figure", figure.model_dump(mode="json")
        if figure.period_start is None and figure.period_end is None:
            yield "stg_issue", _issue(figure.id, "figure_without_period", "Nguồn không ghi kỳ của số liệu", "figure")


def target_rows(targets: Iterable[Target]) -> Rows:
    """Yield the targets."""
    for target in targets:
        yield "stg_target", target.model_dump(mode="json")


def rejection_rows(rejections: Iterable[Rejection]) -> Rows:
    """Yield each fault of loading as an issue that belongs to no document."""
    for rejection in rejections:
        yield "stg_issue", _issue(None, "rejected_file", str(rejection), "load")


def reference_rows(vocabulary: Vocabulary) -> Rows:
    """Yield the vocabulary and the provinces of both vintages."""
    for vintage in VINTAGES:
        for province in provinces(vintage):
            yield "stg_province", {name: getattr(province, name) for name in schema("stg_province")}
    for ordinal, theme in enumerate(vocabulary.themes.values(), start=1):
        yield "stg_theme", {"ordinal": ordinal, **_columns(theme, "stg_theme")}
    yield "stg_criteria", _columns(vocabulary.criteria, "stg_criteria")
    for ordinal, criterion in enumerate(vocabulary.criteria.criteria, start=1):
        yield "stg_criterion", {"ordinal": ordinal, **_columns(criterion, "stg_criterion")}
    lists = {
        "stg_agency": vocabulary.agencies,
        "stg_document_kind": vocabulary.document_kinds,
        "stg_indicator": vocabulary.indicators,
        "stg_issue_kind": vocabulary.issue_kinds,
    }
    for table, entries in lists.items():
        for entry in entries.values():
            yield table, _columns(entry, table)


def _columns(entry: Record, table: str) -> Row:
    """Return the fields of an entry that have a column; definitions for annotators have none."""
    return entry.model_dump(mode="json", include=set(schema(table)))


def _issue(document_id: str | None, code: str, note: str, origin: str) -> Row:
    return {"document_id": document_id, "code": code, "section": None, "printed": None, "note": note, "origin": origin}


def _frame(table: str, rows: list[Row]) -> pl.DataFrame:
    columns = schema(table)
    if rows[0].keys() != columns.keys():
        raise TypeError(f"{table}: {sorted(rows[0].keys() ^ columns.keys())} differ from sql/10_stg.sql")
    return pl.DataFrame({name: [row[name] for row in rows] for name in columns}, schema=dict(columns))


@cache
def _schemas() -> dict[str, dict[str, pl.DataType]]:
    """Run 10_stg.sql in memory once and read back the columns it made."""
    found: dict[str, dict[str, pl.DataType]] = defaultdict(dict)
    with duckdb.connect() as connection:
        connection.execute((SQL / "10_stg.sql").read_text(encoding="utf-8"))
        columns = connection.execute(
            "select table_name, column_name, data_type from duckdb_columns() "
            "where table_name like 'stg\\_%' escape '\\' order by table_name, column_index"
        ).fetchall()
    for table, column, kind in columns:
        found[table][column] = TYPES[kind]
    return dict(found)
