"""INVENTED plans and reports of 2023 by which provinces can be scored; what each is worth is reckoned in the tests.

Bình Thuận has the plan of tests/golden/invented and reports in full; An Giang the same plan issued in May, one late report;
Bắc Giang the same plan and no report. The centre's plan has three themes, of which that plan assigns two.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from tests import reported

HERE = Path(__file__).resolve().parent
CENTRE = "hu-cau-2023-9-kh-tw"
AN_GIANG, BAC_GIANG = "hu-cau-2023-3-kh-bcd", "hu-cau-2023-4-kh-bcd"


def fill(data: Path) -> None:
    """Add the plans and reports to a directory of data that holds the invented plans."""
    shutil.copytree(HERE / "golden" / "invented_reports", data / "reports")
    plan = (data / "plans" / f"{reported.PLAN}.yml").read_text(encoding="utf-8")
    copies: dict[str, dict[str, str]] = {
        AN_GIANG: {"Bình Thuận": "An Giang", "2023-03-15": "2023-05-20"},
        BAC_GIANG: {"Bình Thuận": "Bắc Giang"},
        CENTRE: {
            "level: province": "level: central", "province: Bình Thuận": "province: null", "scope: province": "scope: national",
            "themes: [reporting]": "themes: [inspection]",
        },
    }  # fmt: skip
    for number, (document, changes) in enumerate(copies.items(), start=3):
        text = plan.replace(reported.PLAN, document).replace("number: 1\n", f"number: {number}\n")
        for old, new in {**changes, "1/KH-BCĐ": f"{number}/KH-BCĐ"}.items():
            assert old in text, old
            text = text.replace(old, new)
        (data / "plans" / f"{document}.yml").write_text(text, encoding="utf-8")
    reported.write(data, late())


def late() -> dict[str, Any]:
    """Return the report of An Giang: eleven days late, one required figure, one duty of two, not done."""
    content = reported.report(
        id="an-giang-2023-so-cong-thuong", plan=AN_GIANG, province="An Giang", submitted="2023-12-11", recipient=None
    )
    content["duties"] = [{"section": "III.1", "ordinal": 1, "state": "in_progress"}]
    return content
