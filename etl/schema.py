"""The JSON Schema of every file that people edit, for editors that check while one types."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel, TypeAdapter

from etl.criteria import CriteriaSet
from etl.records import Plan
from etl.report import Report
from etl.rows import Figure, KnownDocument, Target
from etl.vocabulary import Agency, DocumentKind, Indicator, IssueKind, Theme

FILES: dict[str, type[BaseModel] | object] = {
    "plan": Plan,
    "report": Report,
    "documents_row": KnownDocument,
    "figures_row": Figure,
    "targets_row": Target,
    "agencies": list[Agency],
    "themes": list[Theme],
    "document_kinds": list[DocumentKind],
    "indicators": list[Indicator],
    "issue_kinds": list[IssueKind],
    "criteria": CriteriaSet,
}


def texts() -> dict[str, str]:
    """Return file name → JSON Schema (draft 2020-12) as it is written to `docs/schema/`."""
    return {
        f"{name}.schema.json": json.dumps(TypeAdapter(model).json_schema(), ensure_ascii=False, indent=1) + "\n"
        for name, model in FILES.items()
    }


def write(directory: Path) -> int:
    """Write every schema into `directory`; return how many."""
    directory.mkdir(parents=True, exist_ok=True)
    for name, text in texts().items():
        (directory / name).write_text(text, encoding="utf-8")
    return len(FILES)
