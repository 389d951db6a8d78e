"""The deadlines of a document: every time that binds an action, with the action and to whom is reported.

What a phrase means is read in `etl.extract.periods`, whether it binds in `etl.extract.binding`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from etl.draft import Deadline, Located, Outline, Text
from etl.extract.binding import Binding, Setting, bind_periods
from etl.extract.binding_words import LISTED_WITH, SENTENCE_END, SLOT_HEADING
from etl.extract.periods import find_periods
from etl.records import PARTIAL_DATE, Action, DeadlineKind, Recurrence

DAYS = frozenset({"day", "monthly"})
NOT_SEARCHED = frozenset({"title"})
PREAMBLE = "preamble"
LOOKS_BACK = re.compile(
    r"(?:những |một số |các )?(?:kết quả|tình hình|thực trạng|đánh giá chung|đánh giá tình hình|ưu điểm|tồn tại|hạn chế"
    r"|khó khăn|nguyên nhân"
    r"|đặc điểm|bối cảnh|sự cần thiết|căn cứ|bài học|thuận lợi|khái quát|mặt được|thành tựu|nhận xét)\b",
    re.IGNORECASE,
)
LOOKS_FORWARD = re.compile(r"nhiệm vụ|phương hướng|giải pháp|tổ chức thực hiện|thời gian|yêu cầu|chế độ", re.IGNORECASE)

# what a text in small letters says is to be done, the most telling first
ACTIONS: tuple[tuple[Action, re.Pattern[str]], ...] = (
    (
        Action.REPORT,
        re.compile(
            r"\b(?:báo cáo(?! viên)|gửi (?:về|cho|kết quả|số liệu|danh|hồ sơ|văn bản|ý kiến|kế hoạch)"
            r"|nộp|cung cấp (?:số liệu|thông tin)"
            r"|thông báo (?:kết quả|cho|về|đến|tới|bằng))\b"
        ),
    ),
    (
        Action.REVIEW,
        re.compile(r"\b(?:sơ kết|tổng kết|sơ, tổng kết|đánh giá|rút kinh nghiệm|kiểm điểm|giao ban)\b"),
    ),
    (Action.INSPECT, re.compile(r"\b(?:kiểm tra|giám sát|thanh tra|phúc tra|kiểm soát)\b")),
    (
        Action.EVENT,
        re.compile(
            r"\b(?:lễ (?!tân)|hội nghị|ngày hội|tuần lễ|hội chợ|hội thi|hội thảo|tọa đàm|phiên chợ|triển lãm|diễn đàn"
            r"|mít tinh|liên hoan|khai mạc|bế mạc|trao giải|cuộc thi|tháng cao điểm|tháng hành động|họp mặt|gặp mặt)"
        ),
    ),
    (
        Action.EXECUTE,
        re.compile(
            r"\b(?:xây dựng|ban hành|triển khai|thực hiện|tổ chức|hoàn thành|tham mưu|thành lập|kiện toàn|phê duyệt"
            r"|cập nhật|xong|đề nghị)\b"
        ),
    ),
)
# the first words of a body, or what stands for one: "Sở", "Ban", "UBND", "cấp ủy"
NAME = (
    r"(?:[A-ZĐÀ-Ỹ][^\s,;.:()|]*|cấp ủy|lãnh đạo|cơ quan|các cơ quan)"
    r"(?:\s-\s(?!Thường trực|[Cc]ơ quan|Trưởng|qua)|,\s(?=Thể thao|Thương binh)|(?<=\w)-(?=\w)|[^,;.:()|\n\-–]){0,110}"
)
RECIPIENT = re.compile(
    rf"""\b(?i:(?:báo\scáo|gửi|nộp|trình|tổng\shợp)\b[^.;\n]{{0,160}}?\s(?:về|gửi|cho|tới|đến|lên)|báo\scáo|trình|gửi)\s
        (?P<name>(?!(?:Báo\scáo|Kế\shoạch|Cuộc|Văn\sbản|Chương\strình|Quyết\sđịnh|Hồ\ssơ)\b){NAME.replace(" ", "[ ]")})""",
    re.VERBOSE,
)  # báo cáo kết quả về "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh"
NAME_END = re.compile(
    r"\s(?:để|trước|chậm nhất|muộn nhất|theo|định kỳ|kết quả|tổng hợp|qua|bằng|vào|trong|về|khi|tình hình|xem xét"
    r"|cho ý kiến|đồng thời|hằng"
    r"|hàng|phê duyệt|ban hành|quyết định|ngày|những|nội dung|đúng|thông qua|kịp thời|quý|gồm|là|và (?!\w*[A-ZĐ]|các))(?=\s|$)"
)
RENEWS = re.compile(r"\s(?:các \w+ )?(?:rà soát|xem xét)\b")  # "hằng năm rà soát, bổ sung kế hoạch"
ENDS_WORK = re.compile(r"hoàn thành|xong", re.IGNORECASE)
SETS_OUT = re.compile(r"\s(?:báo cáo|gửi|tổ chức|hoàn thành|trình|sơ kết|tổng kết|đánh giá|kiểm tra|công bố|nộp)\b")
BACK = 200  # characters in which the work stands that is to be done by then
EACH_TIME = re.compile(r"hằng|hàng|mỗi", re.IGNORECASE)
PHRASE_END = re.compile(r"[,;:]")
LONGEST_NAME, LONGEST_ROW = 120, 600
WITH = 4  # times on either side of a recurrence among which its day is looked for
NEAR = 80  # characters after "hằng năm" in which its verb stands


def find_deadlines(text: Text, outline: Outline, year: int | None, issued: str | None) -> tuple[Deadline, ...]:
    """Return every date or period that binds an action in the body; no actor is named here.

    `issued` may be partial (2021-08). A year missing in print is that of the plan, else that of issue, and marked inferred.
    A recurrence has no interval, even where its day is printed ("trước ngày 15/12 hằng năm").
    """
    issue_day = _day_of_issue(issued)
    plan_year = year or (issue_day.year if issue_day else None)
    found: list[Deadline] = []
    for place, is_slot in _places(text, outline):
        periods = find_periods(text.text, place.start, place.end, plan_year)
        if periods:
            setting = Setting(text.text, place.start, place.end, is_slot, place.is_row, place.section == PREAMBLE, issue_day)
            bindings = bind_periods(setting, periods)
            found += _read_bindings(place, setting, _merge_recurrences(text.text, bindings, year is None))
    return tuple(found)


def _day_of_issue(issued: str | None) -> date | None:
    match = PARTIAL_DATE.fullmatch(issued or "")
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None


def _places(text: Text, outline: Outline) -> Iterator[tuple[Located, bool]]:
    """Yield what is searched, and whether it stands under a heading for times; parts that look back are left out."""
    headings: list[tuple[str, bool, bool]] = []  # section, whether it looks back, whether it is for times
    for place in outline.body:
        while headings and place.section != headings[-1][0] and not place.section.startswith(headings[-1][0] + "."):
            headings.pop()
        words = text.text[place.start : place.end]
        if place.is_heading:
            back = LOOKS_BACK.match(words) is not None and not LOOKS_FORWARD.search(words)
            headings.append(
                (place.section, back or any(above for _, above, _ in headings), SLOT_HEADING.match(words) is not None)
            )
        elif place.ordinal is None and place.section != PREAMBLE:
            continue  # a footnote
        looks_back, in_slot = headings[-1][1:] if headings else (False, False)
        if place.section not in NOT_SEARCHED and not looks_back and (not place.is_heading or (in_slot and ":" in words)):
            yield place, in_slot and len(words) <= 200


def _merge_recurrences(text: str, bindings: list[Binding], is_open: bool) -> list[Binding]:
    """Make one deadline of a recurrence and its day: "Hằng năm, báo cáo trước ngày 30/11".

    The day is that of every year where "hằng năm" is said or the plan is for no one year (`is_open`).
    """
    spent: set[int] = set()
    merged = list(bindings)
    for number, recurring in enumerate(bindings):
        if recurring.period.group not in ("recurring", "periodic"):
            continue
        first = max(0, number - WITH)
        for other, dated in enumerate(bindings[first : number + WITH + 1], first):
            if _belongs(text, recurring, dated):
                spent.add(number)
                each = EACH_TIME.search(text, recurring.period.start, recurring.period.end)
                if recurring.period.group == "recurring" and dated.period.group == "day" and (each or is_open):
                    merged[other] = _recur(dated)
    return [binding for number, binding in enumerate(merged) if number not in spent]


def _belongs(text: str, recurring: Binding, dated: Binding) -> bool:
    """Tell whether a day without a year, or a day of the month, is the day of a recurrence in the same sentence."""
    if dated.period.group not in ("day", "monthly") or dated.period.is_range:
        return False
    if dated.period.year_printed and dated.period.recurrence is None:
        return False
    start, end = sorted((recurring.period.start, dated.period.start))
    return SENTENCE_END.search(text, start, end) is None


def _recur(dated: Binding) -> Binding:
    period = dated.period._replace(kind=DeadlineKind.RECURRING, recurrence=Recurrence.YEARLY, year_printed=True)
    return dated._replace(period=period, first=None, last=None)


def _read_bindings(place: Located, setting: Setting, bindings: list[Binding]) -> Iterator[Deadline]:
    action, recipient, end = Action.EXECUTE, None, place.start
    for number, binding in enumerate(bindings):
        is_listed = number and binding.period.group in DAYS and bindings[number - 1].period.group in DAYS
        if not is_listed or not LISTED_WITH.fullmatch(setting.text[end : binding.start]):
            after = bindings[number + 1].start if number + 1 < len(bindings) else place.end
            action = _action(setting, binding, end, after)
            recipient = _recipient(setting, binding) if action is Action.REPORT else None
        period, end = binding.period, binding.period.end
        yield Deadline(
            section=place.section,
            ordinal=place.ordinal,
            quote=setting.text[binding.start : end],
            span=(binding.start, end),
            kind=str(period.kind),
            start=binding.first,
            end=binding.last,
            bound=str(binding.bound),
            recurrence=str(period.recurrence) if period.recurrence else None,
            inferred=not period.year_printed and binding.last is not None,
            action=str(action),
            actor=None,
            recipient=recipient,
            confidence=binding.confidence,
        )


def _action(setting: Setting, binding: Binding, before: int, after: int) -> Action:
    """Return what is to be done: by the words between the times before and the time itself, else by those after it."""
    if binding.period.group in ("every", "review"):
        return Action.REVIEW
    if binding.period.group in ("feast", "occasion"):
        return Action.EVENT
    if setting.is_row:
        return _best_action(setting.text[setting.start : min(setting.end, setting.start + LONGEST_ROW)]) or Action.EXECUTE
    rest = setting.after(binding.period.end)
    right = rest[: max(0, after - binding.period.end)]
    if binding.period.group in ("recurring", "periodic"):
        said = _best_action(setting.text[binding.start : binding.period.end])  # "6 tháng họp giao ban một lần"
        near = Action.REVIEW if RENEWS.match(right) else _first_action(right[:NEAR])
        found = said or near or _best_action(_words_between(setting, binding, before)) or _first_action(right)
    else:
        found = _action_of_date(setting, binding, before, right)
    return found or _first_action(rest) or Action.EXECUTE


def _words_between(setting: Setting, binding: Binding, before: int) -> str:
    return setting.before(binding.start)[-(binding.start - before) :] if binding.start > before else ""


def _action_of_date(setting: Setting, binding: Binding, before: int, right: str) -> Action | None:
    left = _words_between(setting, binding, before)
    first, best = _first_action(right), _best_action(left)
    if not best and ENDS_WORK.match(setting.text, binding.start):  # "kiểm tra 8 huyện; hoàn thành trong quý IV"
        best = _best_action(setting.text[max(before, binding.start - BACK) : binding.start])
    opens = not left.strip(" ,(-–:") or (left.rstrip().endswith(",") and SETS_OUT.match(right) is not None)
    return first or best if opens else best or first


def _first_action(words: str) -> Action | None:
    """Return the action whose word stands first; "tổ chức kiểm tra" is an inspection."""
    words = words.lower()
    placed = [(match.start(), action) for action, pattern in ACTIONS if (match := pattern.search(words))]
    if not placed:
        return None
    start, action = min(placed)
    return _best_action(PHRASE_END.split(words[start:], maxsplit=1)[0]) if action is Action.EXECUTE else action


def _best_action(words: str) -> Action | None:
    """Return the most telling action: a report on a review is a report."""
    words = words.lower()
    for action, pattern in ACTIONS:
        if pattern.search(words):
            return action
    return None


def _recipient(setting: Setting, binding: Binding) -> str | None:
    """Return to whom is reported, as printed, without its apposition."""
    sentence = setting.before(binding.start) + setting.text[binding.start : binding.period.end]
    for match in RECIPIENT.finditer(sentence + setting.after(binding.period.end)):
        name = match["name"]
        cut = NAME_END.search(name)
        name = (name[: cut.start()] if cut else name).strip(" “”\"'-–/")
        if len(name) > 2:
            return name[:LONGEST_NAME]
    return None
