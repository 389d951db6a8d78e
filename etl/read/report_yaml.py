"""A report written by hand (.yml, as in data/reports) → what it hands in, each value with its line.

`id`, `version` and `source` may be left out: whoever takes the report in knows them.
"""

from __future__ import annotations

import hashlib
import unicodedata

from etl.read.encodings import decode_text
from etl.read.faults import dotted, nearest
from etl.read.form_rows import require_headlines
from etl.read.reference import Reference
from etl.read.submission import DUTIES, FIGURES, Place, Row, Submission
from etl.read.yaml import line_finder, parse_yaml
from etl.report import Report

GIVEN = ("id", "version")  # fields of the head that the store gives


def read_report_yaml(content: bytes, name: str, reference: Reference) -> Submission:
    """Return what a file hands in; raises DataError where it is no YAML of that shape."""
    text = unicodedata.normalize("NFC", decode_text(content, name))
    said = parse_yaml(text, name)
    submission = Submission(name, source={"file": name, "sha256": hashlib.sha256(content).hexdigest(), "medium": "yaml"})
    line = line_finder(text)

    def place(*location: int | str) -> Place:
        return Place(dotted(location), line(location))

    if not _has_shape(said):
        remedy = "theo mẫu docs/schema/report.schema.json: report, figures, duties, narrative"
        submission.condemn(Place("cả tệp"), "", "không có hình dạng của một báo cáo", remedy)
        return submission
    for part in said.keys() - Report.model_fields.keys():
        submission.condemn(place(part), part, "phần không có trong mẫu", nearest(part, Report.model_fields, "xóa phần này"))
    submission.head = {name: value for name, value in said["report"].items() if name not in GIVEN}
    submission.places = {("report",): place("report"), ("narrative",): place("narrative")}
    submission.places |= {("report", name): place("report", name) for name in submission.head}
    submission.narrative = said.get("narrative") or {}
    for part in (FIGURES, DUTIES):
        for position, values in enumerate(said.get(part) or ()):
            places = {"": place(part, position)} | {name: place(part, position, name) for name in values}
            submission.rows.append(Row(part, values, places))
            submission.asked += 1
    named = {str(row.values.get("indicator")) for row in submission.rows if row.part == FIGURES}
    require_headlines(named, reference.vocabulary.indicators, place("figures"), submission)
    return submission


def _has_shape(said: object) -> bool:
    """Tell whether the parts are mappings and lists of mappings, as far as they are there."""
    if not isinstance(said, dict) or not isinstance(said.get("report"), dict):
        return False
    lists = [said.get(part) or [] for part in (FIGURES, DUTIES)]
    rows_are_fields = all(isinstance(rows, list) and all(isinstance(row, dict) for row in rows) for rows in lists)
    return rows_are_fields and isinstance(said.get("narrative") or {}, dict)
