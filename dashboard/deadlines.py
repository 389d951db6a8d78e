"""The words of time limits (DESIGN §8.6): how an interval is written, what is to be done, how it stands on a viewing date.

Which state an obligation is in is decided in one place, `scope_occurrence` of sql/scope.sql.
"""

from __future__ import annotations

from collections.abc import Mapping

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
    "overdue": N_("quá hạn"),
    "soon": N_("sắp đến hạn"),
    "running": N_("trong hạn"),
    "unknown": N_("chưa thể đánh giá"),
    "done": N_("đã hoàn thành"),
}


def in_words(row: Mapping[str, object]) -> str:
    """Write the interval and recurrence of a row of fct_deadline; where no date can be known it says so."""
    when = wording.interval(row["start_date"], row["end_date"], str(row["bound"]))
    repeated = _(RECURRENCES[str(row["recurrence"])]) if row["recurrence"] else ""
    inferred = _("năm suy ra từ năm kế hoạch") if row.get("is_inferred") else ""
    known = ", ".join(part for part in (when, repeated) if part) or _("không có mốc ngày")
    return f"{known} ({inferred})" if inferred else known
