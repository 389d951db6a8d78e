"""An INVENTED document, as text and as `python -m etl extract --format review` gives it; tests of drafts start from it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

LINES = (
    "ỦY BAN MTTQ VIỆT NAM TỈNH KON TUM (HƯ CẤU)",
    "Số: 7/KH-BCĐ",
    "KẾ HOẠCH",
    "Thử nghiệm năm 2023 (HƯ CẤU)",
    "Căn cứ Chỉ thị số 999-CT/TW ngày 05/3/2022 của Ban Bí thư;",
    "II. NHIỆM VỤ",
    "1. Tuyên truyền hư cấu trong nhân dân.",
    "III. PHÂN CÔNG",
    "1. Sở Công Thương",
    "Chủ trì, phối hợp với Sở Tài chính mở điểm bán hàng hư cấu. Báo cáo kết quả trước ngày 30/11.",
    "2. Hội Hư cấu tỉnh",
    "Vận động hội viên dùng hàng hư cấu.",
)
TEXT = "\n".join(LINES)
HEADINGS = (("II", "NHIỆM VỤ"), ("II.1", None), ("III", "PHÂN CÔNG"), ("III.1", "Sở Công Thương"), ("III.2", "Hội Hư cấu tỉnh"))
LEAD, JOIN, MEMBERS = LINES[9], "Báo cáo kết quả", LINES[11]


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def extracted(sha256: str = "0" * 64) -> dict[str, Any]:
    """Return the draft of the document: one body is unknown, one citation is not registered."""
    blocks, at = [], 0
    for number, line in enumerate(LINES):
        blocks.append([at, at + len(line), 1 if number < 7 else 2])
        at += len(line) + 1
    sure = {"confidence": 1.0, "doubts": []}
    return {
        "source": {"file": "hu-cau.txt", "sha256": sha256, "medium": "text", "pages": 2},
        "text": TEXT,
        "blocks": blocks,
        "document": {
            "id": "kon-tum-2023-7-kh-bcd", "type": "ke_hoach", "number": 7, "symbol": "KH-BCĐ", "number_text": "7/KH-BCĐ",
            "issuer": "Ban Chỉ đạo Cuộc vận động tỉnh Kon Tum (HƯ CẤU)", "parent_issuer": None, "province": "Kon Tum",
            "place": None, "date": "2023-03-15", "year": 2023, "title": "Thử nghiệm năm 2023 (HƯ CẤU)", "signer_name": None,
            "signer_role": "Trưởng ban", "signer_authority": None, "recipients": ["Như trên"],
        },
        "sections": [{"path": path, "heading": heading} for path, heading in HEADINGS],
        "citations": [{
            "type": "chi_thi", "number": "999", "symbol": "CT/TW", "date": "2022-03-05", "issuer": "Ban Bí thư",
            "section": "preamble", "ordinal": None, "span": span("Chỉ thị số 999-CT/TW ngày 05/3/2022 của Ban Bí thư"),
            "document": None, **sure,
        }],
        "duties": [
            {"section": "III.1", "ordinal": 1, "span": span(LEAD), "themes": ["market_distribution"], "partners": [], **sure,
             "agencies": [{"code": "so_cong_thuong", "name": "Sở Công Thương", "role": "lead_and_coordinate"}]},
            {"section": "III.2", "ordinal": 1, "span": span(MEMBERS), "themes": ["propaganda"], "partners": [],
             "confidence": 0.5, "doubts": [{"code": "unknown_agency", "note": "Hội Hư cấu tỉnh"}],
             "agencies": [{"code": None, "name": "Hội Hư cấu tỉnh", "role": "execute"}]},
        ],
        "tasks": [{"section": "II.1", "ordinal": 1, "span": span("Tuyên truyền hư cấu trong nhân dân."),
                   "themes": ["propaganda"], **sure}],
        "deadlines": [{
            "section": "III.1", "ordinal": 1, "span": span("trước ngày 30/11"), "kind": "absolute", "start": None,
            "end": "2023-11-30", "bound": "before", "recurrence": None, "inferred": True, "action": "report", "actor": None,
            "recipient": None, **sure,
        }],
        "issues": [],
        "confidence": {"issuer": 0.5},
    }  # fmt: skip


def reviewed(folder: Path, **changed: Any) -> Path:
    """Write the source and its finished review into a folder; return the review. `changed`: parts said otherwise."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "source.txt").write_text(TEXT, encoding="utf-8")
    draft = extracted(hashlib.sha256(TEXT.encode()).hexdigest())
    draft["source"]["path"] = "source.txt"
    draft["document"] |= {
        "system": "front", "level": "province", "scope": "province", "period": "annual", "summary": "Kế hoạch hư cấu.",
    }  # fmt: skip
    draft["duties"][1]["agencies"][0]["code"] = "hoi_hu_cau_tinh"
    draft["new_agencies"] = [
        {"code": "hoi_hu_cau_tinh", "name": "Hội Hư cấu tỉnh", "short": "Hội HC", "level": "province", "kind": "mass_org"}
    ]
    for part in ("citations", "duties", "tasks", "deadlines"):
        for entry in draft[part]:
            entry["quote"] = TEXT[slice(*entry["span"])]
            entry["summary"] = "Việc hư cấu."
    review = folder / "review.json"
    whole = draft | {"reviewed_by": "người thử", "reviewed_on": "2024-01-02", "plan_sha256": None} | changed
    review.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    return review
