"""Which printed lines are head, title, body, tail and annex of a document, and which are no part of it at all.

Works on bare lines and by several signs at once, as heads of real papers come torn, merged, stamped or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from etl.capitals import fold, is_capital
from etl.endings import find_annex, find_closing_clutter, find_clutter, find_tail
from etl.kinds import kind_of_symbol, read_kind, read_kind_start
from etl.letterhead import SUBJECT, cut, find_mottos, read_number
from etl.line_roles import ANCHORS, HEAD_REACH, name_role, name_roles
from etl.place_and_date import read_date
from etl.titles import OPENING, find_title_end, is_authority, is_interjected

STRAY_LINES = 70  # filled lines of the body into which a line of the head may stray
STRAY_HINT = re.compile(
    r"ng[aà]y|NG[AÀ]Y|th[aá]ng|^\W{0,3}[S5$][^\W\d_]|SỐ|NAM\W{0,4}$|[Pp]h[uú]c|PH[UÚ]C|ĐẾN|[Kk][ýy]\s|Chuy|[Ss]ign"
)
WEB_TITLE = re.compile(
    r"(?:Kế hoạch|Báo cáo|Chỉ thị|Hướng dẫn|Thông báo|Chương trình|Kết luận|Nghị quyết|Công văn)\s\S{1,20}\s"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Indexes of lines: `head` in order or astray, `title` [from, to), first of `body`, `tail`, `annex`; `dropped` ones.

    `tail` and `annex` are len(lines) where there is none. A line of the head that was torn into the title's range is in
    `head` too, and counts as head.
    """

    head: frozenset[int]
    title: tuple[int, int]
    body: int
    tail: int
    dropped: frozenset[int]
    annex: int = 0


@dataclass(slots=True)
class _Top:
    """The beginning of a document while it is being read: the role of each filled line by its index."""

    roles: dict[int, str]
    lines: Sequence[str]
    head: set[int] = field(default_factory=set)
    dropped: set[int] = field(default_factory=set)
    title: tuple[int, int] = (0, 0)
    body: int = 0


def find_layout(lines: Sequence[str]) -> Layout:
    """Return which lines are head, title, body, tail, annex and no part of the document."""
    top = _Top(name_roles(lines), lines)
    kind = _find_kind(top.roles)
    letter = _find_letter(top.roles, kind)
    if letter is not None:
        _read_letter(top, letter)
    elif kind is not None:
        _read_titled(top, kind)
    else:
        _read_unnamed(top)
    top.dropped |= {at for at in range(top.body) if lines[at]} - top.head - set(range(*top.title))
    tail = find_tail(lines, top.body)
    over, annex = find_annex(lines, tail) if tail < len(lines) else (find_closing_clutter(lines, top.body), tail)
    _take_strays(top, min(tail, annex))
    closing = find_closing_clutter(lines, annex) if tail < annex else len(lines)
    outside = (*range(over, annex), *range(closing, len(lines)))
    top.dropped |= find_clutter(lines, top.body) | {at for at in outside if lines[at]}
    return Layout(frozenset(top.head), top.title, top.body, tail, frozenset(top.dropped - top.head), annex)


def _find_kind(roles: dict[int, str]) -> int | None:
    """Return the line with the word of the kind: below anchors of a head if there are any, else the first one."""
    order = list(roles)
    anchored = [place for place, at in enumerate(order) if roles[at] in ANCHORS]
    for wanted in ("kind", "kind start"):
        found = [place for place, at in enumerate(order) if roles[at] == wanted]
        for place in found:
            if any(place - HEAD_REACH <= anchor < place for anchor in anchored):
                return order[place]
        if wanted == "kind" and found and (not anchored or found[0] < min(anchored)) and found[0] < 60:
            return order[found[0]]
    if not anchored and order and roles[order[0]] == "kind start":
        return order[0]
    return None


def _find_letter(roles: dict[int, str], kind: int | None) -> int | None:
    """Return the line that addresses a letter, or its subject line: no word of a kind stands above it."""
    order = list(roles)
    for wanted in ("address", "subject"):
        for place, at in enumerate(order):
            if roles[at] == wanted and (kind is None or at < kind):
                above = [roles[earlier] for earlier in order[max(0, place - HEAD_REACH) : place]]
                if ANCHORS.intersection(above) or (wanted == "address" and "subject" in above):
                    return at
    return None


def _read_titled(top: _Top, kind: int) -> None:
    """Read a document whose kind is named: head above, title below."""
    top.head |= _collect_head(top, kind)
    is_merged = top.roles[kind] == "kind start"
    if not is_merged:
        top.head.add(kind)
    start = kind if is_merged else kind + 1
    code = read_kind(top.lines[kind]) or (read_kind_start(top.lines[kind]) or (None,))[0]
    while start < len(top.lines) and (not top.lines[start] or top.roles.get(start) in ("rule", "mark")):
        start += 1
    end = min(len(top.lines), start + 120)
    title_end, body = find_title_end(top.lines, start, end, code, _usual_gap(top.lines, start))
    top.body = max(body, kind + 1)
    if title_end > start:
        top.title = (start, title_end)
    top.head |= {
        at for at in range(kind, top.body) if top.lines[at] and not start <= at < title_end and top.roles.get(at) != "stamp"
    }
    if is_merged:
        top.head.discard(kind)
    top.head |= {at for at in range(start, title_end) if at != kind and top.lines[at] and is_interjected(top.lines[at])}
    _sort_out_stamps(top, top.body)


def _read_letter(top: _Top, address: int) -> None:
    """Read an official letter: subject under the number, no word of a kind; "Kính gửi" begins the body."""
    subject = _find_subject(top, address)
    top.body = address
    if subject is not None:
        begin = subject if top.roles[subject] == "subject" else subject + 1  # the number may stand in the subject's first line
        end, after = _find_subject_end(top, subject, address if address > subject else len(top.lines))
        top.title = (begin, end) if end > begin else (0, 0)
        top.body = after if address == subject else address
    top.head |= _collect_head(top, top.body)
    torn = {at for at in range(*top.title) if top.lines[at] and _is_anchor(top, at)}
    top.head = (top.head - set(range(*top.title))) | torn
    _sort_out_stamps(top, top.body)


def _find_subject(top: _Top, address: int) -> int | None:
    """Return the line with "V/v …": one of its own, or the one that bears the number too."""
    for at, role in top.roles.items():
        if at > address:
            break
        if role == "subject" or (role == "number" and (number := read_number(top.lines[at])) and SUBJECT.match(number.rest)):
            return at
    return None


def _is_anchor(top: _Top, at: int) -> bool:
    return top.roles.get(at) in ANCHORS


def _find_subject_end(top: _Top, subject: int, limit: int) -> tuple[int, int]:
    """Return the end of the subject's lines, and the first line after them that is no head."""
    end, gap = subject + 1, 0
    at = subject + 1
    while at < limit:
        line = top.lines[at]
        if not line:
            gap += 1
        elif top.roles.get(at) in ANCHORS | {"stamp", "mark", "rule"}:
            gap = 0
        elif _goes_on(top, end, at, gap):
            end, gap = at + 1, 0
        else:
            break
        at += 1
    while at < limit and (not top.lines[at] or top.roles.get(at) in ANCHORS | {"issuer", "stamp", "mark", "rule"}):
        at += 1
    return end, at


def _goes_on(top: _Top, end: int, at: int, gap: int) -> bool:
    line = top.lines[at]
    if top.roles.get(at) in ("section", "address", "kind") or len(line) > 110 or gap > 1 or at - end > 8:
        return False
    return (
        line[0].islower()
        or (not is_capital(line) and not gap and end == at)
        or line[0] in '“"('
        or (is_capital(line) and len(line) < 9)
    )


def _read_unnamed(top: _Top) -> None:
    """Read a document whose kind is not named: the head is what its anchors show, the title what stands in capitals below."""
    order = list(top.roles)
    anchored = [at for at in order[:60] if _is_anchor(top, at)]
    start = 0
    if anchored:
        is_one = order.index(anchored[-1]) - order.index(anchored[0]) < HEAD_REACH
        start = (anchored[-1] if is_one else anchored[0]) + 1
        top.head |= _collect_head(top, start)
    elif (line := _find_web_title(top, order[:15])) is not None:
        top.title, top.body = (line, line + 1), line + 1
        return
    while start < len(top.lines) and (not top.lines[start] or top.roles.get(start) in ("rule", "mark", "stamp", "motto")):
        start += 1
    top.body = start
    if start < len(top.lines) and is_capital(top.lines[start]) and top.roles.get(start) != "section":
        code = _read_code(top)
        title_end = start
        if is_authority(top.lines, start, [], code):
            top.body = start + 1
        else:
            gap = _usual_gap(top.lines, start)
            title_end, top.body = find_title_end(top.lines, start, min(len(top.lines), start + 60), code, gap)
        top.title = (start, title_end) if title_end > start else (0, 0)
        top.head |= {at for at in range(title_end, top.body) if top.lines[at] and anchored}
    _sort_out_stamps(top, top.body)


def _read_code(top: _Top) -> str | None:
    """Return the kind that the symbol of the number in the head names."""
    numbers = (read_number(top.lines[at]) for at in sorted(top.head) if top.roles.get(at) in ANCHORS)
    return next((kind_of_symbol(number.symbol) for number in numbers if number and number.symbol), None)


def _find_web_title(top: _Top, order: Sequence[int]) -> int | None:
    """Return the headline of a page that gives a document without its head: "Kế hoạch … năm 2024" above the preamble."""
    for at, after in pairwise(order):
        line = top.lines[at]
        goes_before = OPENING.match(top.lines[after]) or top.roles[after] == "section"
        if goes_before and WEB_TITLE.match(line) and len(line) < 260 and line[-1] not in ".:;":
            return at
    return None


def _collect_head(top: _Top, end: int) -> set[int]:
    """Return the lines of the head above `end`: upwards as long as lines look like parts of a head."""
    found: set[int] = set()
    misses = 0
    seen: set[str] = set()
    for at in sorted((at for at in top.roles if at < end), reverse=True)[: HEAD_REACH + 14]:
        role = top.roles[at]
        if role in ("stamp", "rule") or (top.title[0] <= at < top.title[1] and role not in ANCHORS):
            continue
        if role in ANCHORS | {"issuer", "mark", "subject"} or (role == "kind start" and seen & ANCHORS):
            if "number" in seen and role == "number" and at + 1 not in found:
                break
            found.add(at)
            seen.add(role)
            misses = 0
        else:
            misses += 1
            if misses > (1 if seen & ANCHORS else 4):
                break
    return _without_menu(top, found)


def _without_menu(top: _Top, found: set[int]) -> set[int]:
    """Leave out lines that only look like an issuer's but stand above clutter: an issuer stands near its anchors."""
    anchors = [at for at in found if top.roles[at] in ANCHORS]
    if not anchors:
        return {at for at in found if top.roles[at] != "other"}
    order = [at for at in sorted(top.roles) if top.roles[at] != "stamp" and at not in range(*top.title)]
    order = sorted({*order, *found})
    near = {order.index(at) for at in anchors}
    kept = set()
    for at in found:
        place = order.index(at)
        if at in anchors or min(abs(place - anchor) for anchor in near) <= 6:
            kept.add(at)
    return kept


def _sort_out_stamps(top: _Top, body: int) -> None:
    top.dropped |= {at for at, role in top.roles.items() if role == "stamp" and at < body}
    top.head -= top.dropped


def _usual_gap(lines: Sequence[str], start: int) -> int:
    """Return how many blank lines usually part printed lines: more than these part title and preamble."""
    gaps, gap, seen = [], 0, 0
    for line in lines[start : start + 160]:
        if line:
            seen += 1
            if seen > 1:
                gaps.append(gap)
            gap = 0
        else:
            gap += 1
    return sorted(gaps)[len(gaps) // 2] if len(gaps) >= 6 else 0


def _take_strays(top: _Top, end: int) -> None:
    """Move motto, place and date, number and stamp that were torn into the body to the head (or out of the document)."""
    have = {top.roles[at] for at in top.head if at in top.roles}
    filled = [at for at in range(top.body, end) if top.lines[at]][:STRAY_LINES]
    for at in filled:
        line = top.lines[at]
        if len(line) > 120 or not STRAY_HINT.search(line):
            continue
        role = top.roles.get(at) or name_role(line)
        if _completes_head(role, line, have):
            top.head.add(at)
        elif role == "stamp":
            top.dropped.add(at)


def _completes_head(role: str, line: str, have: set[str]) -> bool:
    """Tell whether a line of the body is nothing but a motto, or the date or number that the head lacks."""
    if role == "motto":
        return not cut(line, find_mottos(line, fold(line))).strip(" -–_*|")
    if role == "date":
        return "date" not in have and _is_lone(line)
    number = read_number(line) if role == "number" and "number" not in have else None
    return number is not None and number.symbol is not None and not number.rest


def _is_lone(line: str) -> bool:
    dated = read_date(line)
    return dated is not None and dated.place is not None and not dated.before and not dated.rest
