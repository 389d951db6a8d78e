"""Obligations: which occurrences a page looks at, and how one of them, its state and its report read.

An obligation is a time limit of a plan laid on one body; an occurrence is one time that it falls due. How they unfold and
which state they are in is decided in `scope_occurrence` of sql/scope.sql; here are its words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from dashboard import deadlines, wording
from dashboard.texts import N_, _, _n

FIRST_YEAR, LAST_YEAR = 2021, 2026  # of what is shown at first
FARTHEST_YEAR = 2036
YEARS, DAY, STATE, ACTION = "gd", "ngay", "tt", "viec"  # URL keys: years ("2021-2026"), viewing date, a state, an action
INTERVAL = ("start_date", "end_date", "bound", "recurrence", "is_inferred", "is_beyond_plan")  # columns `in_words` reads
STANDING = ("state", "reason", "part_count", "submitted", "days_late")  # columns `state_in_words` reads
REASONS = {
    "unissued": N_("văn bản chưa ban hành vào ngày xem"),
    "ahead": N_("chưa đến kỳ"),
    "no_report": N_("chưa có báo cáo trong kho này"),
    "not_done": N_("báo cáo trong kho này ghi chưa xong"),
    "past": N_("đã qua hạn, kho này chưa có báo cáo về việc này"),
    "undated": N_("không có mốc ngày"),
    "doubtful": N_("còn ngờ có phải là thời hạn hay không"),
}


@dataclass(frozen=True, slots=True)
class Window:
    """Which occurrences are looked at: the years of their last day, seen on `day`; None does not restrict."""

    day: date
    first: int = FIRST_YEAR
    last: int = LAST_YEAR
    state: str | None = None
    action: str | None = None

    @property
    def unfolding(self) -> dict[str, object]:
        """Return the filters that every question and every mark must have, for states and years to be the same."""
        return {"from": self.first, "to": self.last, "day": self.day, "soon": deadlines.SOON}

    @property
    def marks(self) -> dict[str, object]:
        """Return all filters by name, as queries and marks take them."""
        return self.unfolding | {"state": self.state, "action": self.action}


def read(query: Mapping[str, str], today: date) -> tuple[Window, tuple[str, ...]]:
    """Return the window that an address asks for, and the keys whose values are of no use."""
    found: dict[str, Any] = {}
    dropped = []
    for key, parse in ((YEARS, _years), (DAY, _day), (STATE, _state), (ACTION, _action)):
        try:
            found |= parse(query[key]) if key in query else {}
        except ValueError:
            dropped.append(key)
    return Window(**({"day": today} | found)), tuple(dropped)


def _years(text: str) -> dict[str, int]:
    first, last = (int(part) for part in text.split("-"))
    if not FIRST_YEAR <= first <= last <= FARTHEST_YEAR:
        raise ValueError(text)
    return {"first": first, "last": last}


def _day(text: str) -> dict[str, date]:
    return {"day": date.fromisoformat(text)}


def _state(text: str) -> dict[str, str]:
    return {"state": _one_of(text, deadlines.STATES)}


def _action(text: str) -> dict[str, str]:
    return {"action": _one_of(text, deadlines.ACTIONS)}


def _one_of(text: str, known: Mapping[str, str]) -> str:
    if text not in known:
        raise ValueError(text)
    return text


def asked_for(days: pl.DataFrame, window: Window) -> pl.DataFrame:
    """Keep of `queries.obligation_days` what is in the state and about the action that the window asks for."""
    wanted = {name: value for name, value in (("state", window.state), ("action", window.action)) if value}
    return days.filter(**wanted)


def by_month(days: pl.DataFrame, window: Window) -> pl.DataFrame:
    """Count `queries.obligation_days` by month and year, as `queries.obligations_by_month` does for the lines of one year."""
    month, year = pl.col("end_date").dt.truncate("1mo"), pl.col("year").cast(pl.String)
    dated = asked_for(days, window).drop_nulls(["end_date", "year"])
    due = dated.group_by(month.alias("month_date"), year.alias("line"), "state").agg(pl.col("value").sum())
    lines = (
        due.group_by("line")
        .agg(pl.col("value").sum().alias("line_count"))
        .sort("line_count", "line", descending=[True, False])
        .with_columns(pl.int_range(1, pl.len() + 1).alias("rank"), pl.len().alias("line_total"))
    )
    return due.join(lines, on="line").sort("rank", "month_date", "state")


def within_month(days: pl.DataFrame, first: date, window: Window) -> pl.DataFrame:
    """Count `queries.obligation_days` of the month that begins on `first`: end_date, state, value; in order."""
    due = asked_for(days, window).filter(pl.col("end_date").dt.truncate("1mo") == first)
    return due.group_by("end_date", "state").agg(pl.col("value").sum()).sort("end_date", "state")


def in_words(row: Mapping[str, object]) -> str:
    """Write the interval of an occurrence, how it recurs and what of it is inferred."""
    known = deadlines.in_words(row)
    return _("{when}, ngoài năm kế hoạch", when=known) if row["is_beyond_plan"] else known


def actor_in_words(row: Mapping[str, object]) -> str:
    return str(row["actor"] or _("văn bản không nêu cơ quan"))


def state_in_words(row: Mapping[str, object]) -> str:
    """Say the state with its reason: "quá hạn: chưa có báo cáo trong kho này"."""
    state, reason = _(deadlines.STATES[str(row["state"])]), reason_in_words(row)
    return f"{state}: {reason}" if reason else state


def reason_in_words(row: Mapping[str, object]) -> str:
    """Say why an occurrence is in its state; "" where the state says all."""
    reason, parts = str(row["reason"]), int(row["part_count"])
    if reason in ("reported", "late"):
        return submitted_in_words(row)
    if reason == "partly":
        return _("đã qua hạn; {reports}, không có danh sách để biết đủ hay thiếu", reports=_parts(parts))
    said = _(REASONS[reason]) if reason in REASONS else ""
    return ", ".join(part for part in (said, _parts(parts) if parts else "") if part)


def _parts(count: int) -> str:
    return _n("kho này có {n} báo cáo của thành viên hoặc đơn vị", count)


def submitted_in_words(row: Mapping[str, object]) -> str:
    """Say when the report in the store was handed in, and how late; "" without one."""
    if not row["submitted"]:
        return ""
    handed_in = _("báo cáo nộp ngày {day}", day=wording.day(row["submitted"]))
    late = int(row["days_late"] or 0)
    return _("{report}, muộn {days}", report=handed_in, days=_n("{n} ngày", late)) if late else handed_in


def statutory_in_words(year: int | None) -> str:
    """Write a statutory reporting year, 15/12 to 14/12, with its last day: "2025 (đến 14/12/2025)".

    So reckoned by the regime of periodic reports of Nghị định 09/2019/NĐ-CP.
    """
    return _("{year} (đến {day})", year=year, day=wording.day(date(year, 12, 14))) if year else ""
