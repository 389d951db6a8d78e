"""Time limits as intervals (DESIGN §8.6): how one is written, and where it lies on a viewing date.

The state says nothing of what was done: no report of duties stands in the store yet, and none is not "did not report".
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from dashboard import wording
from dashboard.texts import N_, _

SOON = 30  # days before the end of an interval in which it is "sắp đến hạn"
ACTIONS = {
    "report": N_("báo cáo"), "review": N_("sơ kết, tổng kết"), "inspect": N_("kiểm tra, giám sát"), "execute": N_("thực hiện"),
    "event": N_("sự kiện"),
}  # fmt: skip
RECURRENCES = {
    "yearly": N_("hằng năm"), "every_5_years": N_("5 năm một lần"), "every_10_years": N_("10 năm một lần"),
    "unspecified": N_("định kỳ, không ghi kỳ"),
}  # fmt: skip
STATES = {
    "passed": N_("đã qua hạn ghi trong văn bản"),
    "soon": N_("sắp đến hạn"),
    "running": N_("trong hạn"),
    "ahead": N_("chưa đến kỳ"),
    "unknown": N_("chưa thể đánh giá"),
}


def in_words(row: Mapping[str, object]) -> str:
    """Write the interval and recurrence of a row of fct_deadline; where no date can be known it says so."""
    when = wording.interval(row["start_date"], row["end_date"], str(row["bound"]))
    repeated = _(RECURRENCES[str(row["recurrence"])]) if row["recurrence"] else ""
    inferred = _("năm suy ra từ năm kế hoạch") if row.get("is_inferred") else ""
    known = ", ".join(part for part in (when, repeated) if part) or _("không có mốc ngày")
    return f"{known} ({inferred})" if inferred else known


def state(start: date | None, end: date | None, view: date) -> str:
    """Return the key of STATES for an interval seen on `view`; it is never past before its last day has passed.

    An open start counts as begun; without an end nothing can be said.
    """
    if end is None:
        return "unknown"
    if view > end:
        return "passed"
    if start is not None and view < start:
        return "ahead"
    return "soon" if end - view <= timedelta(days=SOON) else "running"
