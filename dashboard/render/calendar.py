"""Occurrences of obligations → an iCalendar file (RFC 5545): one all-day event a last day, what no day is known of left out.

Events name bodies, never people. The same rows give the same bytes; an event keeps its UID from build to build.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from dashboard import deadlines, obligations, wording
from dashboard.texts import _, _n, language

PRODUCER = "-//Hang Viet Atlas//Lich thoi han//VI"
DOMAIN = "hang-viet-atlas"
REFRESHED = timedelta(days=1)  # how often a subscribed calendar is asked for anew
IDENTITY = ("document_id", "section", "ordinal", "printed", "action", "actor_code", "year")
Row = Mapping[str, object]


def file(rows: Iterable[Row], name: str, day: date, made: date) -> bytes:
    """Return the calendar `name` of rows of `queries.obligations`, in the reader's language.

    States are those of `day`; `made` is the day that the data reach. How many rows have no day stands in the description.
    """
    from icalendar import Calendar

    every = list(rows)
    dated = sorted((row for row in every if row["end_date"]), key=_place)
    book = Calendar()
    book.add("prodid", PRODUCER)
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", name)
    book.add("x-wr-caldesc", _described(len(dated), len(every) - len(dated), day))
    book.add("refresh-interval", REFRESHED, parameters={"value": "DURATION"})
    book.add("x-published-ttl", "P1D")  # the same, as Outlook asks
    seen: Counter[str] = Counter()
    for row in dated:
        told = "|".join(str(row[part]) for part in IDENTITY)
        seen[told] += 1
        book.add_component(_event(row, f"{told}|{seen[told]}", day, made))
    return book.to_ical()


def undated(rows: Iterable[Row]) -> int:
    """Return how many rows have no last day and so stand in no calendar."""
    return sum(not row["end_date"] for row in rows)


def _place(row: Row) -> tuple[object, ...]:
    return (row["end_date"], row["document_id"], row["deadline_id"], row["obligation_id"])


def _described(dated: int, without_day: int, day: date) -> str:
    said = _("{n} ngày cuối của nghĩa vụ ghi trong kế hoạch; trạng thái xem tại ngày {day}.", n=dated, day=wording.day(day))
    left_out = _n("{n} lượt không có mốc ngày không nằm trong lịch.", without_day)
    return f"{said} {left_out}" if without_day else said


def _event(row: Row, identity: str, day: date, made: date) -> object:
    from icalendar import Event

    last: date = row["end_date"]  # type: ignore[assignment]
    event = Event()
    event.add("uid", f"{sha256(identity.encode()).hexdigest()[:32]}@{DOMAIN}")
    event.add("dtstamp", datetime.combine(made, time(), UTC))
    event.add("dtstart", last)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", summary(row), parameters={"language": language()})
    event.add("description", description(row, day), parameters={"language": language()})
    event.add("categories", [_(deadlines.ACTIONS[str(row["action"])])])
    event.add("status", "TENTATIVE" if row["certainty"] == "doubtful" else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event


def summary(row: Row) -> str:
    """Say what falls due, by whom and to whom: "Hạn cuối báo cáo: Thành viên BCĐ tỉnh gửi BTT UBMTTQ tỉnh"."""
    action, actor = _(deadlines.ACTIONS[str(row["action"])]), obligations.actor_in_words(row)
    if row["recipient"]:
        return _("Hạn cuối {action}: {actor} gửi {recipient}", action=action, actor=actor, recipient=row["recipient"])
    return _("Hạn cuối {action}: {actor}", action=action, actor=actor)


def description(row: Row, day: date) -> str:
    """Say where the obligation stands, its interval as printed and reckoned, its reporting year, its state on `day`."""
    section = wording.section_name(str(row["section"]))
    number, dated = wording.document_number(row["number_text"]), wording.partial(row["issue_date"])  # type: ignore[arg-type]
    lines = (
        f"{row['kind']} {number}{', ' if dated else ''}{dated} ({row['place']})",
        _("mục {section}, đoạn {ordinal}", section=section, ordinal=row["ordinal"]),
        _("Như in trong văn bản: “{printed}”", printed=row["printed"]),
        _("Khoảng thời gian: {when}", when=obligations.in_words(row)),
        _("Năm báo cáo 15/12–14/12: {year}", year=obligations.statutory_in_words(row["statutory_year"])),  # type: ignore[arg-type]
        _("Trạng thái tại ngày {day}: {state}", day=wording.day(day), state=obligations.state_in_words(row)),
    )
    return "\n".join(lines)
