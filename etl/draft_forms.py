"""A draft as text: JSON of one line (DESIGN §5), the JSON that the review page takes, or the YAML of a plan file."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from typing import Any

import orjson
import yaml

from etl.draft import Citation, Deadline, Draft, Head, Paragraph
from etl.extract import EXTRACTOR
from etl.resolve import document_id

Json = dict[str, Any]
SUMMARY_WORDS = 14
WIDTH = 150
DOUBTFUL = 0.5  # confidence below which an entry is a doubtful one in a plan


def as_json(draft: Draft) -> str:
    """Return the draft as one line of JSON with the keys of DESIGN §5; `file` of the document says where it came from."""
    return orjson.dumps(
        {
            "document": {**_document(draft.head), "file": draft.reading.file},
            "sections": [{"path": section.path, "heading": section.heading} for section in draft.sections],
            "citations": [_citation(citation) for citation in draft.citations],
            "duties": [_paragraph(duty, with_agencies=True) for duty in draft.duties],
            "tasks": [_paragraph(task, with_agencies=False) for task in draft.tasks],
            "deadlines": [_deadline(deadline) for deadline in draft.deadlines],
            "issues": draft.doubts,
        }
    ).decode()


def as_review(draft: Draft) -> str:
    """Return the draft as one line of JSON with its text, confidences and doubts: all that a reviewer needs."""
    return orjson.dumps(
        {
            "source": source(draft),
            "text": draft.text.text,
            "blocks": [[block.start, block.end, block.page] for block in draft.text.blocks],
            "document": {
                **_document(draft.head),
                **standing(draft.head),
                **_signing(draft.head),
                "id": document_id(draft.head),
            },
            "sections": [{"path": section.path, "heading": section.heading} for section in draft.sections],
            "citations": draft.citations,
            "duties": [_whole(duty) | {"summary": propose_summary(duty.quote)} for duty in draft.duties],
            "tasks": [_whole(task) | {"summary": propose_summary(task.quote)} for task in draft.tasks],
            "deadlines": draft.deadlines,
            "issues": draft.doubts,
            "confidence": {"document": draft.head.confidence},
        }
    ).decode()


def as_yaml(draft: Draft) -> str:
    """Return the draft as the text of a plan file to correct by hand; doubts stand as comments at its top."""
    lines = [f"# NGHI VẤN {doubt.section or ''}: {doubt.note}".replace("\n", " ") for doubt in draft.doubts]
    lead = ["# Bản nháp do máy đọc: sửa rồi chạy make check. Mỗi summary phải viết lại bằng lời của người nhập.", *lines, ""]
    return "\n".join(lead) + yaml.dump(plan_content(draft), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)


def source(draft: Draft) -> Json:
    """Return which file the draft was read from, and by which version of the rules."""
    reading = draft.reading
    pages = max((block.page for block in draft.text.blocks), default=0)
    return {"file": reading.file, "sha256": reading.sha256, "medium": reading.medium, "extractor": EXTRACTOR, "pages": pages}


def propose_summary(quote: str) -> str:
    """Return the first words of a passage: a place to start from, to be put into the officer's own words."""
    clause = re.split(r"[;.](?:\s|$)", quote, maxsplit=1)[0]
    words = clause.split()
    return " ".join(words[:SUMMARY_WORDS]) + ("…" if len(words) > SUMMARY_WORDS else "")


def standing(head: Head) -> Json:
    """Return system, level, scope and period as the issuer, the symbol and the title let one infer; a person checks them."""
    issuer = f"{head.parent_issuer or ''} {head.issuer or ''}".casefold()
    is_central = "trung ương" in issuer or (
        head.province is None and bool(re.search(r"\b(?:bộ|chính phủ|thủ tướng)\b", issuer))
    )
    level = (
        "central" if is_central
        else "party_bloc" if "khối" in issuer
        else "district" if re.search(r"\b(?:huyện|thị xã|quận|huyện ủy|thị ủy)\b", issuer)
        else "agency" if re.match(r"(?:sở|cục|chi cục|hội|liên đoàn|báo|đài)\b", (head.issuer or "").casefold())
        else "province"
    )  # fmt: skip
    title = (head.title or "").casefold()
    return {
        "system": _system(head, issuer),
        "level": level,
        "scope": {"central": "national", "party_bloc": "bloc"}.get(level, "province"),
        "period": "multi_year" if "giai đoạn" in title else "annual" if head.year else "open",
    }


def _system(head: Head, issuer: str) -> str:
    if "ban chỉ đạo trung ương" in issuer:
        return "central_steering"
    if "mặt trận" in issuer or "mttq" in issuer or "cuộc vận động" in issuer or "cvđ" in issuer:
        return "front"
    is_party = bool(re.search(r"\d-\w+/", head.number_text or "")) or bool(
        re.search(r"\b(?:đảng|tỉnh ủy|huyện ủy|thành ủy)\b", issuer)
    )
    return "party" if is_party else "state"


def plan_content(draft: Draft) -> Json:
    """Return the content of a plan file (etl.records.Plan), with what is not known left null."""
    head = draft.head
    place = standing(head)
    return {
        "document": {
            "id": document_id(head), "type": head.type, "number": head.number, "symbol": head.symbol,
            "number_text": head.number_text, "issuer": head.issuer, "parent_issuer": head.parent_issuer,
            "system": place["system"], "level": place["level"], "province": head.province, "scope": place["scope"],
            "period": place["period"], "place": head.place, "date": head.date, "year": head.year, "title": head.title,
            "summary": propose_summary(head.title or ""),
            "signer": {"name": head.signer_name, "role": head.signer_role, "authority": head.signer_authority},
            "recipients": list(head.recipients),
        },
        "source": {key: value for key, value in source(draft).items() if key != "pages"},
        "sections": [{"path": section.path, "heading": section.heading} for section in draft.sections],
        "citations": [_plan_citation(citation) for citation in draft.citations],
        "duties": [_plan_paragraph(duty) for duty in draft.duties],
        "tasks": [_plan_paragraph(task) for task in draft.tasks],
        "deadlines": [_plan_deadline(deadline) for deadline in draft.deadlines],
        "issues": [
            {"code": doubt.code, "section": doubt.section, "printed": doubt.quote, "note": doubt.note} for doubt in draft.doubts
        ],
    }  # fmt: skip


def _plan_citation(citation: Citation) -> Json:
    return {
        "section": citation.section, "ordinal": citation.ordinal, "printed": citation.quote, "type": citation.type,
        "number": citation.number, "symbol": citation.symbol, "date": citation.date, "issuer": citation.issuer,
        "document": citation.document, "certainty": _certainty(citation.confidence), "span": _span(citation.span),
    }  # fmt: skip


def _plan_paragraph(paragraph: Paragraph) -> Json:
    content = {
        "section": paragraph.section, "ordinal": paragraph.ordinal, "summary": propose_summary(paragraph.quote),
        "themes": list(paragraph.themes), "span": _span(paragraph.span),
    }  # fmt: skip
    if paragraph.agencies:
        content["agencies"] = [
            {"code": agency.code or agency.name, "role": agency.role, "secondary_role": agency.secondary_role}
            for agency in paragraph.agencies
        ]
        content["partners"] = list(paragraph.partners)
    return content


def _plan_deadline(deadline: Deadline) -> Json:
    return {
        "section": deadline.section, "ordinal": deadline.ordinal, "printed": deadline.quote, "kind": deadline.kind,
        "start": deadline.start, "end": deadline.end, "bound": deadline.bound, "recurrence": deadline.recurrence,
        "inferred": deadline.inferred, "action": deadline.action, "certainty": _certainty(deadline.confidence),
        "span": _span(deadline.span),
    }  # fmt: skip


def _certainty(confidence: float) -> str:
    return "doubtful" if confidence < DOUBTFUL else "sure"


def _span(span: tuple[int, int]) -> Json:
    return {"start": span[0], "end": span[1]}


def _document(head: Head) -> Json:
    names = ("type", "number", "symbol", "issuer", "province", "place", "date", "year", "title", "signer_name", "signer_role")
    return {name: getattr(head, name) for name in names} | {"recipients": list(head.recipients)}


def _signing(head: Head) -> Json:
    return {
        "number_text": head.number_text,
        "parent_issuer": head.parent_issuer,
        "signer_authority": head.signer_authority,
        "summary": propose_summary(head.title or ""),
    }


def _citation(citation: Citation) -> Json:
    names = ("type", "number", "symbol", "date", "issuer", "section", "quote", "span", "document")
    return {name: getattr(citation, name) for name in names}


def _paragraph(paragraph: Paragraph, *, with_agencies: bool) -> Json:
    agencies = [{"code": body.code, "name": body.name, "role": body.role} for body in paragraph.agencies]
    place = {"section": paragraph.section, "ordinal": paragraph.ordinal}
    rest = {"themes": list(paragraph.themes), "quote": paragraph.quote, "span": paragraph.span}
    return place | ({"agencies": agencies} if with_agencies else {}) | rest


def _deadline(deadline: Deadline) -> Json:
    names = ("section", "quote", "span", "kind", "start", "end", "recurrence", "action", "actor", "recipient")
    return {name: getattr(deadline, name) for name in names}


def _whole(paragraph: Paragraph) -> Json:
    return {field.name: getattr(paragraph, field.name) for field in dataclasses.fields(paragraph)}


class _Dumper(yaml.SafeDumper):
    """Writes nested lists indented, as the plan files have them, and dates bare."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        return super().increase_indent(flow, False)


_Dumper.add_representer(date, lambda dumper, day: dumper.represent_scalar("tag:yaml.org,2002:timestamp", day.isoformat()))
