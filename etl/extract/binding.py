"""Which of the times that a paragraph names bind an action, and how (ANNOTATION: Deadline).

A time binds by the words before it ("trước ngày", "chậm nhất", "hoàn thành trong"), by its place ("Thời gian thực hiện: …", a
cell of a table) or as the recurrence of an action. Dates of cited documents, looks back, periods in names and targets do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from etl.extract.binding_words import (
    ACTS,
    ALLOWED_SPAN,
    AND_LATER,
    AT_SESSION,
    CELL_BAR,
    CITED,
    CUE,
    CUE_WORD,
    CUE_WORDS,
    DOCUMENT,
    DONE,
    DONE_ALREADY,
    DONE_BEFORE,
    DRAWS_UP,
    DUE,
    EXAMPLE,
    FIGURES_FROM,
    FROM,
    GOODS,
    INSIDE_NOUN,
    LATEST,
    LISTED_WITH,
    LOOKS_THROUGH,
    MEASURED,
    NAMED,
    NOT_A_SLOT,
    OF_SOMETHING,
    PAST_AFTER,
    PERIODIC_NOUN,
    PERIODIC_VERB,
    PLAN_NOUN,
    PREPARES,
    PURPOSE,
    SENTENCE_END,
    SENTENCE_MARKS,
    SLOT_OPEN,
    TARGET,
    WITHIN,
    YEAR_CELL,
)
from etl.extract.periods import Period, day_of
from etl.records import Bound

SURE, LIKELY, DOUBTFUL = 0.9, 0.6, 0.4
LEFT, RIGHT = 300, 200  # characters around a time that are looked at
MOST = 100  # times of one paragraph that are judged: more stand in no prose
NEAR = 24  # characters before a review that tell whether it is still to come
CUE_REACH = 60
SLOT_REACH = 130  # characters before a time in which "Thời gian thực hiện:" may stand
DIGITS = "0123456789"
STRAY = 2  # characters, as a full stop
ROW_REACH = 1000  # characters of a row on either side of a year among which another is looked for
SLOT_CELL = 20  # characters that a cell may hold beside its time


class Setting(NamedTuple):
    """What a time is judged by: its paragraph, whether the place itself is for times, and the day of issue.

    `needs_words`: only words such as "trước ngày" bind here (a preamble).
    """

    text: str
    start: int
    end: int
    is_slot: bool = False
    is_row: bool = False
    needs_words: bool = False
    issued: date | None = None

    def before(self, place: int) -> str:
        """Return the words of the sentence before `place`."""
        left = self.text[max(self.start, place - LEFT) : place]
        ends = [left.rfind(mark) + 1 for mark in SENTENCE_MARKS]
        bar = left.rfind(CELL_BAR)
        return left[max(*ends, bar + len(CELL_BAR) if bar >= 0 else 0) :]

    def after(self, place: int) -> str:
        """Return the rest of the sentence after `place`."""
        right = self.text[place : min(self.end, place + RIGHT)]
        stop = SENTENCE_END.search(right)
        return right[: stop.start()] if stop else right

    def cell(self, period: Period) -> bool:
        """Tell whether a cell of a table holds little but this time."""
        left, right = (
            self.text[max(self.start, period.start - LEFT) : period.start],
            self.text[period.end : min(self.end, period.end + LEFT)],
        )
        return len(left) - (left.rfind("| ") + 1) + len(right.partition(" |")[0]) <= SLOT_CELL


class Binding(NamedTuple):
    """A time that binds an action: its words begin at `start` with the cue."""

    period: Period
    start: int
    bound: Bound
    first: date | None
    last: date | None
    confidence: float


class _Case(NamedTuple):
    """A time with the words around it. `cue`: the words that lead to it; `left`: the clause before the cue."""

    setting: Setting
    period: Period
    cue: frozenset[str]
    cue_start: int
    left: str
    sentence: str
    right: str

    @property
    def is_slot(self) -> bool:
        if self.setting.is_row:
            return self.setting.cell(self.period) and not CITED.search(self.left)
        if self.period.end - self.cue_start >= self.setting.end - self.setting.start - STRAY:
            return True  # a cell that was torn out of its row
        opened = self.setting.text[max(self.setting.start, self.period.start - SLOT_REACH) : self.period.start]
        is_open = self.setting.is_slot or (":" in opened and SLOT_OPEN.search(opened) is not None)
        return is_open and not NOT_A_SLOT.search(opened)

    @property
    def is_due(self) -> bool:
        """Tell whether the place names the day by which all must be done: "Thời hạn hoàn thành: 31/12/2023", a cell."""
        if not self.is_slot:
            return False
        opened = self.setting.text[max(self.setting.start, self.period.start - SLOT_REACH) : self.period.start]
        is_day = self.setting.text[self.period.start : self.period.start + 1] in "Nn"
        return (self.setting.is_row and not is_day) or DUE.search(opened) is not None

    @property
    def is_firm(self) -> bool:
        """Tell whether the words before say by when, not only in what time."""
        return "trước" in self.cue or bool(self.cue & (LATEST | DONE))

    @property
    def opens(self) -> bool:
        """Tell whether the time opens its clause: "Tháng 8: …", "tháng 5/2023 tổ chức …"."""
        return not self.left.strip(" -–") and (self.right[:1] in (":", ",") or ACTS.match(self.right[1:]) is not None)

    @property
    def is_over(self) -> bool:
        """Tell whether the time lay behind when the document was issued."""
        issued, last = self.setting.issued, self.period.last
        return (
            issued is not None and last is not None and self.period.year_printed and last < issued and "dự kiến" not in self.cue
        )

    @property
    def looks_back(self) -> bool:
        if self.is_firm:
            return DONE_BEFORE.search(self.left) is not None
        return DONE_ALREADY.search(self.sentence) is not None or DONE_ALREADY.match(self.right.lstrip(" ,")) is not None


def bind_periods(setting: Setting, periods: list[Period]) -> list[Binding]:
    """Return the times of one paragraph that bind, in order."""
    bound: list[Binding] = []
    for period in periods[:MOST]:
        case = _case(setting, period)
        found = _listed(case, bound[-1] if bound else None) or JUDGES[period.group](case)
        is_said = not setting.needs_words or case.is_firm or period.since
        if found and is_said and not _is_quoted(setting, case.cue_start):
            bound.append(found)
    return bound


def _is_quoted(setting: Setting, place: int) -> bool:
    """Tell whether a place stands inside quotation marks: in the name of a programme or campaign."""
    left = setting.text[max(setting.start, place - LEFT) : place]
    return left.rfind("“") > left.rfind("”") or setting.text.count('"', setting.start, place) % 2 == 1


def _case(setting: Setting, period: Period) -> _Case:
    sentence = setting.before(period.start)
    left = sentence[sentence.rfind(": ") + 2 :] if ": " in sentence else sentence
    cue = _find_cue(sentence)
    words = frozenset(CUE_WORD.findall(cue[0].lower())) if cue else frozenset()
    size = len(cue[0][cue[0].rfind(":") + 1 :].lstrip(" (")) if cue else 0
    return _Case(
        setting, period, words, period.start - size, left[: max(0, len(left) - size)], sentence, setting.after(period.end)
    )


def _find_cue(sentence: str) -> re.Match[str] | None:
    """Return the words at the end of a sentence that lead to a time; looked for no further back than words of a cue stand."""
    reach = min(CUE_REACH, len(sentence))
    run = 0
    words = sentence[-reach:].replace(":", " ").replace("(", " ").replace(",", " ").split()
    for word in reversed(words):
        run += len(word) + 3  # and the marks behind it
        if not word[0].isdigit() and word.lower().rstrip(DIGITS) not in CUE_WORDS:
            break
    return CUE.search(sentence, len(sentence) - min(reach, run))


def _bind(case: _Case, confidence: float) -> Binding:
    """Return the interval as the cue bends it: before its start, up to its end, or all of it."""
    period, cue = case.period, case.cue
    first, last, bound = period.first, period.last, Bound.WITHIN
    is_day = period.group in ("day", "monthly") and not period.is_range
    if "trước" in cue and not period.is_range and period.group != "relative":
        first, last, bound = None, (last if is_day else first), Bound.BEFORE
    elif cue & LATEST or (is_day and (cue & DONE or case.is_due)) or ("đến" in cue and not period.is_range):
        first = None
    elif is_day or (period.group in ("feast", "occasion") and first == last):
        bound = Bound.ON
    issued = case.setting.issued
    if last and issued and not period.year_printed and first is None and last < issued:
        last = day_of(last.year + 1, last.month, last.day)
    return Binding(period, case.cue_start, bound, first, last, confidence)


def _listed(case: _Case, before: Binding | None) -> Binding | None:
    """Bind a day as the one listed just before it: "trước ngày 15/6 (báo cáo 6 tháng), 15/12 (báo cáo năm)"."""
    if before is None or case.period.group != "day" or before.period.group != "day" or case.cue or case.period.is_range:
        return None
    if not LISTED_WITH.fullmatch(case.setting.text[before.period.end : case.period.start]):
        return None
    single = before.bound is not Bound.WITHIN
    first = case.period.first if before.bound is Bound.ON else None
    return Binding(
        case.period, case.period.start, before.bound if single else Bound.WITHIN, first, case.period.last, before.confidence
    )


def _judge_day(case: _Case) -> Binding | None:
    if case.period.last is None and case.period.recurrence is None:
        return None
    if case.is_slot and not case.cue & FROM:
        return _bind(case, SURE)
    if case.is_over or case.looks_back or FIGURES_FROM.search(case.sentence):
        return None
    if case.is_firm:
        return _bind(case, SURE)
    if case.cue & FROM or case.period.is_range:
        return _bind(case, SURE) if case.period.is_range and not CITED.search(case.left) else None
    if case.cue & WITHIN or "đến" in case.cue:
        return _bind(case, SURE)
    return _judge_plain_day(case)


def _judge_plain_day(case: _Case) -> Binding | None:
    """Judge a day without a word before it: "tổ chức Lễ phát động ngày 15/3/2024" binds, the date of a document does not."""
    if case.period.recurrence:
        return _bind(case, SURE)
    printed = case.setting.text[case.period.start : case.period.end].lower()
    if (
        not re.match(r"ngày \d", printed)
        or CITED.search(case.left)
        or DOCUMENT.search(case.left)
        or case.setting.issued is None
    ):
        return None
    return _bind(case, LIKELY) if ACTS.search(case.left) else None


def _judge_part_of_year(case: _Case) -> Binding | None:
    """Judge a month, a quarter or a half of a year."""
    if case.period.recurrence or (case.is_slot and not (case.cue & FROM and not case.period.is_range)):
        return _bind(case, SURE)
    if case.period.first is None or case.is_over or case.looks_back or PAST_AFTER.match(case.right):
        return None
    if case.period.group == "half" and AT_SESSION.search(case.left):
        return _bind(case, LIKELY)
    if case.period.group == "half" and (NAMED.search(case.left) or not (case.cue & WITHIN or case.is_firm)):
        return None
    if case.cue & FROM and not case.period.is_range:
        return None
    if case.is_firm or case.cue & WITHIN or case.period.is_range or "đến" in case.cue:
        return _bind(case, SURE)
    if case.opens:
        return _bind(case, SURE)
    is_name = NAMED.search(case.left) or DOCUMENT.search(case.left) or CITED.search(case.left)
    return _bind(case, LIKELY) if ACTS.search(case.left) and not is_name else None


def _judge_years(case: _Case) -> Binding | None:
    """Judge a year: "trong năm 2022", "đến hết năm 2025" bind; "đến năm 2030", "kế hoạch năm 2023" and targets do not."""
    if case.is_slot and not (case.cue & FROM and not case.period.is_range):
        return _bind(case, SURE)
    if case.is_over or case.looks_back or PAST_AFTER.match(case.right) or AND_LATER.match(case.right):
        return None
    if TARGET.search(case.sentence) or TARGET.search(case.right) or PURPOSE.search(case.left):
        return None
    if not (case.is_firm or "vào" in case.cue) and NAMED.search(case.left):
        return None
    if case.period.is_range:
        doing = re.search(r"\b(?:thực hiện|triển khai|tổ chức|kéo dài)\s(?:từ\s)?$", case.left)
        return _bind(case, LIKELY) if doing and not DOCUMENT.search(case.left) else None
    if case.cue & FROM:
        return None
    if case.is_firm or case.cue & WITHIN or {"đến", "cuối"} <= case.cue:
        return _bind(case, SURE)
    return _bind(case, LIKELY) if case.opens and case.right[:1] == ":" else None


def _judge_relative(case: _Case) -> Binding | None:
    """Judge a span of time: "trong thời hạn 10 ngày", "sau 03 tháng kể từ …"; not "trong 5 năm qua" or "trong 02 ngày"."""
    if PAST_AFTER.match(case.right) or case.looks_back:
        return None
    words = case.setting.text[case.period.start : case.period.end].lower()
    if case.period.since:
        return _bind(case, SURE if case.cue else LIKELY)
    in_time = "trong" in case.cue and ("thời gian" in case.cue or words.endswith("làm việc"))
    return _bind(case, SURE) if "năm" not in words and (case.cue & ALLOWED_SPAN or in_time) else None


def _judge_monthly(case: _Case) -> Binding | None:
    is_due = case.is_firm or bool(case.cue & WITHIN) or case.is_slot or ACTS.search(case.left)
    return _bind(case, SURE) if is_due and not case.looks_back else None


def _judge_recurring(case: _Case) -> Binding | None:
    """Judge "hằng năm" and the like: the recurrence of an action, not what describes a budget, a plan or a meeting."""
    words = case.setting.text[case.period.start : case.period.end].lower()
    if case.is_slot:
        return _bind(case, SURE)
    if (words.startswith("hàng") and GOODS.search(case.left)) or TARGET.search(case.right[:80]) or case.looks_back:
        return None
    if "ngày" in words and "báo cáo" not in (case.left[-12:] + case.right[:12]).lower():
        return None
    opens = not case.left.strip(" -–,(“") or words.startswith("định kỳ")
    if opens:
        return _bind(case, SURE)
    if OF_SOMETHING.match(case.right) or MEASURED.search(case.left) or INSIDE_NOUN.search(case.left):
        return None
    if PLAN_NOUN.search(case.left) and not DRAWS_UP.search(case.left):
        return None
    return _bind(case, SURE)


def _judge_every(case: _Case) -> Binding | None:
    return None if LOOKS_THROUGH.search(case.left) or case.looks_back else _bind(case, SURE)


def _judge_review(case: _Case) -> Binding | None:
    near = case.left[-NEAR:]
    prepared = PREPARES.search(near) and not LOOKS_THROUGH.search(near) and "đã " not in near
    return _bind(case, LIKELY) if prepared else None


def _judge_occasion(case: _Case) -> Binding | None:
    return None if EXAMPLE.search(case.left) or case.looks_back else _bind(case, LIKELY)


def _judge_cell(case: _Case) -> Binding | None:
    """Judge a bare year or month in a cell: the time of a task, unless the row is one of figures by year."""
    setting, at = case.setting, case.period.start
    row = setting.text[max(setting.start, at - ROW_REACH) : min(setting.end, at + ROW_REACH)]
    return _bind(case, SURE) if case.setting.is_row and len(YEAR_CELL.findall(row)) == 1 else None


def _judge_periodic(case: _Case) -> Binding | None:
    """Judge a bare "định kỳ": before a verb it is a deadline without a period, and doubtful."""
    if PERIODIC_NOUN.search(case.left) or not PERIODIC_VERB.match(case.right) or case.looks_back:
        return None
    return _bind(case, DOUBTFUL)


JUDGES: Mapping[str, Callable[[_Case], Binding | None]] = MappingProxyType(
    {
        "day": _judge_day, "month": _judge_part_of_year, "quarter": _judge_part_of_year, "half": _judge_part_of_year,
        "years": _judge_years, "relative": _judge_relative, "monthly": _judge_monthly, "recurring": _judge_recurring,
        "every": _judge_every, "review": _judge_review, "occasion": _judge_occasion, "feast": _judge_occasion,
        "periodic": _judge_periodic, "cell": _judge_cell,
    }
)  # fmt: skip
