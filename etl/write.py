"""A reviewed draft → the text of the files that people edit: the plan as YAML, entries of the register, rows of the registry.

Says how a record is written, never whether it is right: the readers judge that.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

import yaml

from etl.records import Citation, Deadline, Document, Duty, DutyAgency, Paragraph, Source, SourceIssue
from etl.rows import KnownDocument
from etl.vocabulary import fold

Fields = Mapping[str, Any]
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NOT_ID = re.compile(r"[^a-z0-9]+")
# symbols of the centre: 03-CT/TW, 386/QĐ-TTg, 91/2012/TT-BTC, 2976/VPCP-KTTH, 57/2010/QH12
CENTRAL = re.compile(r"(?:^|[-/])(?:[A-ZĐ]*TW[A-ZĐ]*|TTg|CP|NQ-CP|QH\d*|UBTVQH\d*|CTN|VPCP|B[A-ZĐ]{2,}|MTTW.*)(?:$|[-/])")
PRINTED_NUMBER = re.compile(r"\d[\w/.-]{0,20}\s{0,2}[-/]\s{0,2}[\wĐđ./-]{1,40}")  # 65 /KH-BCĐCVĐ, 03 - CT/TW


class _Plan(yaml.SafeDumper):
    """Writes as people do here: no anchors, lists indented, spans and bodies on one line."""

    def ignore_aliases(self, data: object) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        return super().increase_indent(flow, False)


class _Line(dict):
    """A mapping that stands on one line: {start: 1, end: 9}."""


class _Row(list):
    """A list that stands on one line: [propaganda, reporting]."""


_Plan.add_representer(
    _Line, lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=True)
)
_Plan.add_representer(_Row, lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True))


def plan_text(content: Fields) -> str:
    """Return a plan as YAML, its parts in the order of the model, one blank line between them."""
    parts = [{part: value} for part, value in content.items() if value or part in ("document", "source", "sections")]
    return "\n".join(
        yaml.dump(part, Dumper=_Plan, allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=False)
        for part in parts
    )


def plan_content(review: Fields, documents: Mapping[int, str], source_file: str) -> dict[str, Any]:
    """Return the plan of a review. `documents`: position of a citation → the id it resolves to."""
    head, source = review["document"], review["source"]
    signer = {name: head[f"signer_{name}"] for name in ("name", "role", "authority") if head.get(f"signer_{name}")}
    document = {**_kept(head, Document), "signer": signer or None, "recipients": list(head.get("recipients") or ())}
    citations = [
        {**_printed(entry), "document": documents.get(position)} for position, entry in enumerate(review.get("citations") or ())
    ]
    return {
        "document": _without_blank(document, ("signer", "recipients", "parent_issuer")),
        "source": _without_blank({**_kept(source, Source), "file": source_file, "reviewed_by": review.get("reviewed_by"),
                                  "reviewed_on": _day(review.get("reviewed_on"))}, ("extractor",)),
        "sections": [{"path": section["path"], "heading": section.get("heading")} for section in review.get("sections") or ()],
        "citations": [_entry(citation, Citation) for citation in citations],
        "duties": [_entry(_with_bodies(duty), Duty) for duty in review.get("duties") or ()],
        "tasks": [_entry(task, Paragraph) for task in review.get("tasks") or ()],
        "deadlines": [_entry(_printed(entry), Deadline) for entry in review.get("deadlines") or ()],
        "issues": [_entry(_printed(entry), SourceIssue) for entry in review.get("issues") or ()],
    }  # fmt: skip


def _printed(entry: Fields) -> dict[str, Any]:
    return {**entry, "printed": entry.get("quote") or None}


def _with_bodies(duty: Fields) -> dict[str, Any]:
    bodies = [_Line(_without_blank(_kept(body, DutyAgency), ("secondary_role",))) for body in duty.get("agencies") or ()]
    return {**duty, "agencies": bodies}


def _kept(entry: Fields, model: type) -> dict[str, Any]:
    """Return the fields that the model knows, in its order; what only a reviewer needs (confidence, doubts) is left out."""
    kept = {name: _day(entry.get(name)) for name in model.model_fields}
    return kept | {"summary": kept["summary"] or ""} if "summary" in kept else kept  # blank: told as such, not as a null


def _entry(entry: Fields, model: type) -> dict[str, Any]:
    """Return one record as it is written: what it need not say left out."""
    kept = _kept(entry, model)
    if span := entry.get("span"):
        kept["span"] = _Line(start=span[0], end=span[1])
    for name in ("themes", "partners", "actors"):
        if kept.get(name):
            kept[name] = _Row(kept[name])
    optional = [name for name, field in model.model_fields.items() if not field.is_required()]
    usual = {name: field.default for name, field in model.model_fields.items() if not field.is_required()}
    return _without_blank({name: value for name, value in kept.items() if name not in usual or value != usual[name]}, optional)


def _without_blank(entry: Fields, names: Collection[str]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name not in names or value not in (None, "", [], ())}


def _day(value: Any) -> Any:
    """Return a whole day as YAML writes it, without quotes; anything else as it is, a blank text as null."""
    if isinstance(value, str):
        value = value.strip()
        try:
            return date.fromisoformat(value) if DAY.fullmatch(value) else value or None
        except ValueError:
            return value
    return value


def agency_entries(added: Iterable[Fields], known: Collection[str]) -> str:
    """Return new bodies as entries of data/vocabulary/agencies.yml; one whose code stands there already is left out."""
    entries = {str(body["code"]): body for body in added if body["code"] not in known}
    return "".join(
        "\n" + yaml.dump([_agency(code, body)], Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
        for code, body in entries.items()
    )


def _agency(code: str, body: Fields) -> dict[str, Any]:
    names = {name: str(body.get(name) or body["name"]) for name in ("name", "short", "name_en")}
    blank = dict.fromkeys(("valid_from", "valid_to", "successor", "source"))
    return {"code": code, **names, "level": body["level"], "kind": body["kind"], "aliases": [], **blank}


def known_documents(review: Fields, known: Collection[str]) -> tuple[dict[int, str], list[dict[str, str]]]:
    """Return the id of each citation by its position, and a row of the registry for each document not yet known."""
    ids: dict[int, str] = {}
    rows: dict[str, dict[str, str]] = {}
    for position, citation in enumerate(review.get("citations") or ()):
        document_id = citation.get("document") or propose_id(citation, review["document"])
        ids[position] = document_id
        if document_id not in known and document_id != review["document"].get("id"):
            rows.setdefault(document_id, _row(document_id, citation, review["document"]))
    return ids, list(rows.values())


def propose_id(citation: Fields, citing: Fields) -> str:
    """Return an id in the manner of the registry: trung-uong-2021-386-qd-ttg, an-giang-khong-nam-45-ctr-tu."""
    parts = (citation.get("number"), citation.get("symbol")) if citation.get("number") else (citation.get("quote"),)
    place = "Trung ương" if is_central(citation, citing) else citing.get("province")
    year = str(citation.get("date") or "")[:4] or "không năm"
    return _slug(" ".join(str(part) for part in (place, year, *parts) if part))


def _slug(text: str) -> str:
    return NOT_ID.sub("-", fold(text)).strip("-")[:80].strip("-")


def is_central(citation: Fields, citing: Fields) -> bool:
    return (
        not citing.get("province")
        or not citation.get("number")
        or CENTRAL.search(str(citation.get("symbol") or "")) is not None
    )


def _row(document_id: str, citation: Fields, citing: Fields) -> dict[str, str]:
    """Return what is known of a document from one mention of it."""
    central, issued = is_central(citation, citing), str(citation.get("date") or "")
    printed = PRINTED_NUMBER.search(str(citation.get("quote") or ""))
    values = {
        "id": document_id,
        "type": citation.get("type"),
        "number": citation.get("number"),
        "symbol": citation.get("symbol"),
        "number_text": re.sub(r"\s+", "", printed[0]) if printed and citation.get("number") else None,
        "issuer": citation.get("issuer"),
        "level": "central" if central else "province",
        "province": None if central else citing.get("province"),
        "date": issued,
        "year": issued[:4],
        "title": citation.get("quote"),
        "about_campaign": "false",
        "reliability": "cited_by_primary",
        "source": citing.get("id"),
    }
    return {column: str(values.get(column) or "") for column in KnownDocument.model_fields}


def registry_lines(rows: Iterable[Mapping[str, str]]) -> str:
    """Return rows of data/registry/documents.csv."""
    out = io.StringIO()
    csv.DictWriter(out, list(KnownDocument.model_fields), lineterminator="\n").writerows(rows)
    return out.getvalue()
