"""A report → its id, and the text of its file in data/reports."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml

from etl.report import Report, ReportHead, ReportKind
from etl.vocabulary import fold

NOT_ID = re.compile(r"[^a-z0-9]+")
CENTRE = "trung-uong"
LONGEST = 80  # letters of one part of an id, which names a file
VERSION = "\n  version: "  # how the line of the version begins
DAYS = ("start", "end", "submitted")


def report_id(head: ReportHead) -> str:
    """Return the id of what one body hands in for one period: binh-thuan-2023-so-cong-thuong.

    The next version of a report has the same id; so each part of the period holds a digit, and no other part need.
    """
    parts = (head.province or CENTRE, period_of(head), head.agency, head.unit or "")
    return "-".join(slug for part in parts if (slug := _slug(part)))


def body_of(report: str) -> str:
    """Return an id without its period, the same for all reports of a body: parts with digits are left out."""
    return "-".join(part for part in report.split("-") if not any(sign.isdigit() for sign in part))


def period_of(head: ReportHead) -> str:
    """Name a period by its end, which tells the year also where the reporting year runs from 15/12 to 14/12."""
    end = head.end
    if head.kind is ReportKind.YEAR:
        return str(end.year)
    if head.kind is ReportKind.HALF_YEAR:
        return f"{end.year}-6t{1 if end.month <= 6 else 2}"
    if head.kind is ReportKind.QUARTER:
        return f"{end.year}-q{(end.month + 2) // 3}"
    if head.kind is ReportKind.MONTH:
        return f"{end:%Y-%m}"
    if head.kind is ReportKind.REVIEW:
        return f"soket{head.start.year}-{end.year}"
    return f"{head.start:%Y%m%d}-{end:%Y%m%d}"


def report_text(report: Report) -> str:
    """Return a report as YAML, its parts in the order of the model."""
    content = report.model_dump(mode="json")
    head, source = content["report"], content["source"]
    head |= {name: date.fromisoformat(head[name]) for name in DAYS}
    if source["received_on"]:
        source["received_on"] = date.fromisoformat(source["received_on"])
    for figure in content["figures"]:
        figure["value"] = _number(figure["value"])
    return "\n".join(_dump({part: value}) for part, value in content.items())


def with_version(text: str, version: int) -> str:
    """Return the text of a first version as that of a later one."""
    return text.replace(f"{VERSION}1\n", f"{VERSION}{version}\n", 1)


def _slug(part: str) -> str:
    """ "Huyện Hàm Thuận Bắc" → "huyen-ham-thuan-bac"; a very long name is cut and told apart by its sum."""
    slug = NOT_ID.sub("-", fold(part)).strip("-")
    if len(slug) <= LONGEST:
        return slug
    return f"{slug[:LONGEST]}-{hashlib.sha256(slug.encode()).hexdigest()[:8]}"


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _dump(part: Mapping[str, Any]) -> str:
    return yaml.dump(part, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
