"""The criteria by which provinces are scored, as `data/vocabulary/criteria.yml` sets them.

How a rule is measured stands in dashboard/sql/passages_criteria.sql; here only which rules there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from pydantic import Field, field_validator, model_validator

from etl.records import Record

Rule = Literal[
    "plan_in_time", "content_assigned", "duties_answerable", "central_themes", "duties_dated", "inspection_assigned",
    "reports_answered", "required_figures", "duties_reported", "duties_proven",
]  # fmt: skip
Evidence = Literal["documents", "duties", "obligations", "figures"]
COUNTS: Mapping[str, Evidence] = MappingProxyType(  # what the rules count that do not count duties
    {"plan_in_time": "documents", "reports_answered": "obligations", "required_figures": "figures"}
)


class Criterion(Record):
    """One criterion: a measured share from 0 to 1 and how much it weighs; `evidence` is the kind of row that it counts."""

    code: str
    name: str
    name_en: str
    weight: float = Field(gt=0, description="Trọng số; chỉ tỷ lệ giữa các trọng số có nghĩa")
    rule: Rule
    evidence: Evidence
    definition: str
    definition_en: str

    @model_validator(mode="after")
    def _evidence_is_what_the_rule_counts(self) -> Criterion:
        if self.evidence != (counted := COUNTS.get(self.rule, "duties")):
            raise ValueError(f"quy tắc {self.rule} đếm {counted}, không đếm {self.evidence}")
        return self


class CriteriaSet(Record):
    """The set with its standing: a draft of ours, or adopted by who may adopt it."""

    status: Literal["draft", "adopted"]
    title: str
    title_en: str
    note: str
    note_en: str
    criteria: tuple[Criterion, ...] = Field(min_length=1)

    @field_validator("criteria")
    @classmethod
    def _each_stands_once(cls, criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
        for name in ("code", "rule", "name", "name_en"):
            value, count = Counter(getattr(one, name) for one in criteria).most_common(1)[0]
            if count > 1:
                raise ValueError(f"{name} “{value}” đứng hai lần")
        return criteria
