"""The calendar of obligations as a file that an office's calendar subscribes to, for the same address keys as the page.

`python -m dashboard.calendar --out FILE.ics [--scope "tinh=60&nn=vi"]` writes it for a scheduler; dashboard/serve.py serves it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl

from dashboard import address, obligations, queries, scope, texts, warehouse
from dashboard.context import Context
from dashboard.obligations import Window
from dashboard.render import calendar
from dashboard.texts import _

MOST_EVENTS = 20_000
MIME = "text/calendar"


class NoCalendar(Exception):
    """The address asks for something that nobody knows: a calendar of something else must not take its place."""


def of_view(context: Context, window: Window) -> bytes:
    """Return the calendar of one page view, in the reader's language."""
    rows = queries.obligations(context.build, context.scope, MOST_EVENTS, **window.marks)
    name = f"{_('Thời hạn theo kế hoạch')} · {context.scope_text}"
    return calendar.file(rows.iter_rows(named=True), name, window.day, context.build.data_date)


def of_address(query: Mapping[str, str], today: date) -> bytes:
    """Return the calendar that an address asks for, seen today; raises NoCalendar, NoWarehouse."""
    asked, unknown = scope.read(query)
    window, faults = obligations.read({key: value for key, value in query.items() if key != obligations.DAY}, today)
    language = query.get(address.LANGUAGE, texts.SOURCE)
    known = language in texts.LANGUAGES
    with texts.in_language(language if known else texts.SOURCE):
        build = warehouse.current()
        missing = _unknown_codes(build, asked)
        if unknown or faults or missing or not known:
            wrong = (*unknown, *faults, *missing, *(() if known else (address.LANGUAGE,)))
            raise NoCalendar(_("Địa chỉ lịch có giá trị không dùng được: {values}", values=", ".join(wrong)))
        if obligations.YEARS not in query:
            window = replace(window, last=max(window.last, today.year + 1))  # who subscribes goes on seeing what is ahead
        return of_view(Context.of(build, asked), window)


def _unknown_codes(build: warehouse.Build, asked: scope.Scope) -> tuple[str, ...]:
    """Return the codes of a scope that this build does not know."""
    named = (
        (f"province_{asked.vintage}", asked.provinces), ("agency", asked.agencies), ("theme", asked.themes),
        ("doc_type", asked.doc_types), ("directive", (asked.directive,) if asked.directive else ()),
    )  # fmt: skip
    return tuple(code for field, codes in named for code in codes if code not in queries.options(build, field))


def main(arguments: Sequence[str] | None = None) -> int:
    """Write one file; return 0, or 1 with a line that says what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m dashboard.calendar", description=_("Ghi lịch thời hạn ra tệp ICS."))
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.ics", help=_("tệp lịch sẽ ghi"))
    parser.add_argument("--scope", default="", metavar="QUERY", help=_('như trên đường liên kết của trang: "tinh=60"'))
    chosen = parser.parse_args(arguments)
    try:
        written = of_address(dict(parse_qsl(chosen.scope.lstrip("?"))), date.today())
    except (NoCalendar, warehouse.NoWarehouse) as fault:
        print(fault, file=sys.stderr)
        return 1
    partial = chosen.out.with_name(f".{chosen.out.name}.tmp")
    partial.write_bytes(written)
    partial.replace(chosen.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
