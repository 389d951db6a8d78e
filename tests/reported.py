"""An INVENTED report on the INVENTED plan of 2023: what tests of reports start from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

PLAN = "hu-cau-2023-1-kh-bcd"
REPORT = "binh-thuan-2023-so-cong-thuong"


def report(**head: Any) -> dict[str, Any]:
    """Return the content of a good report file; `head` replaces fields of its head."""
    return {
        "report": {
            "id": REPORT, "version": 1, "plan": PLAN, "agency": "so_cong_thuong", "province": "Bình Thuận", "unit": None,
            "kind": "year", "start": "2022-12-15", "end": "2023-11-30", "submitted": "2023-11-28",
            "deadline": {"section": "III.1", "ordinal": 2}, "recipient": "bcd_cvd_tinh", **head,
        },
        "source": {"file": "hu-cau.xlsx", "sha256": "0" * 64, "medium": "form", "received_by": "Nguyễn Văn Hư Cấu"},
        "figures": [
            {"indicator": "PROP_SESSIONS", "value": 12, "unit": "cuộc"},
            {"indicator": "CONS_PREF_PCT", "value": 81.5, "unit": "%", "qualifier": "over"},
        ],
        "duties": [{"section": "III.1", "ordinal": 1, "state": "done", "evidence": "biên bản hư cấu"}],
        "narrative": {"results": "Kết quả hư cấu."},
    }  # fmt: skip


def write(data: Path, content: dict[str, Any], batch: str = "lo-1", name: str | None = None) -> Path:
    """Write a report below data/reports and return its file."""
    path = data / "reports" / batch / f"{name or content['report']['id']}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("# HƯ CẤU\n" + yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path
