"""How a roll-up reads: sums, how exact they are, of how many bodies, who is missing. Draws nothing."""

from __future__ import annotations

from dashboard import wording
from dashboard.addition import USES, Part
from dashboard.charts.figures import QUALIFIED, QUALIFIER_WORDS
from dashboard.rollup import CENTRE, Body, RollUp, Total
from dashboard.scope import VINTAGES
from dashboard.texts import N_, _, _n

NO_FIGURE = N_("chưa có số liệu")
OVERLAPPING = N_("gồm số của nhiều cấp: một việc có thể được hai nơi cùng tính")
DUTY_STATES = {
    "done": N_("đã hoàn thành"),
    "in_progress": N_("đang thực hiện"),
    "not_started": N_("chưa thực hiện"),
    "dropped": N_("không thực hiện"),
    "none": N_("chưa có báo cáo trong kho này"),
}


def lead(rolled: RollUp) -> str:
    """Say what is rolled up and of how many bodies, with who is missing: the denominators of every number below."""
    given = _(
        "{reports} của {reporters}, kỳ kết thúc trong năm {year}",
        reports=_n("{n} báo cáo hiện hành", len(rolled.in_year)),
        reporters=_n("{n} cơ quan, đơn vị", len({report.body for report in rolled.in_year})),
        year=rolled.year,
    )
    return " · ".join([given, *coverage(rolled)])


def coverage(rolled: RollUp) -> list[str]:
    """Say how many of those asked have reported, and of which kinds nobody knows how many there are."""
    said = []
    if rolled.asked:
        there = wording.number(len(rolled.asked) - len(rolled.missing))
        said.append(_n("{there}/{n} cơ quan được giao báo cáo đã có báo cáo trong kho này", len(rolled.asked), there=there))
    provinces = [body for body in rolled.kinds if rolled.code == CENTRE and body.level == "province"]
    if provinces:
        there = wording.number(len({body.province for body in provinces if body.reports}))
        said.append(_n("{there}/{n} tỉnh, thành phố đã có báo cáo trong kho này", VINTAGES[rolled.scope.vintage], there=there))
    if others := [body for body in rolled.kinds if body not in provinces]:
        units = _n("{n} đơn vị đã có báo cáo", sum(body.reports > 0 for body in others))
        names = ", ".join(dict.fromkeys(body.kind_name for body in others))
        said.append(_("{names}: {units}, kho không có danh sách để biết đủ hay thiếu", names=names, units=units))
    return said or [_("kế hoạch đã nạp không nêu cơ quan nào phải báo cáo")]


def body_name(body: Body, rolled: RollUp) -> str:
    """Name a body; among those who report to the centre, of which province it is."""
    return f"{body.name}: {body.province}" if rolled.code == CENTRE and body.province else body.name


def body_state(body: Body) -> str:
    """Say whether a report of the body is in the store."""
    if body.reports:
        return _("đã có báo cáo")
    return _("chưa có báo cáo của đơn vị nào") if body.is_kind else _(DUTY_STATES["none"])


def in_words(total: Total) -> str:
    """Write a sum as in a sentence: "16 cuộc", "khoảng 3 phiên/chuyến", or that there is no figure."""
    if total.value is None:
        return _(NO_FIGURE)
    return wording.measured(_qualified(total.value, total.qualifier), total.unit)


def qualified(part: Part, unit: str = "") -> str:
    """Write one reported value: "trên 81,5%"."""
    return wording.measured(_qualified(part.value, part.qualifier), unit)


def _qualified(value: float, qualifier: str) -> str:
    text = wording.number(value)
    return text if qualifier == "exact" else _(QUALIFIED[qualifier], value=text)


def exactness(total: Total) -> str:
    """Say how exact a sum is, that there is none, or that the indicator is not added up."""
    if total.value is not None:
        return _(QUALIFIER_WORDS[total.qualifier])
    return _(NO_FIGURE) if total.is_added or not total.parts else _(USES["listed"])


def notes(total: Total) -> list[str]:
    """Say of one sum: parts that are not exact, numbers of several levels, the number of who reports for the whole place."""
    said = []
    if vague := sum(part.qualifier != "exact" for part in total.counted):
        said.append(_n("{n} phần không phải số đúng", vague))
    if len(total.levels) > 1:
        said.append(_(OVERLAPPING))
    said += [
        _("báo cáo chung của {body} ghi {value}", body=part.report.body, value=wording.number(part.value))
        for part in total.parts
        if part.use == "whole"
    ]
    return said


def made_of(total: Total) -> str:
    if not total.parts:
        return _("không báo cáo nào có chỉ tiêu này")
    counted = _n("cộng {n} số của các cơ quan, đơn vị", len(total.counted)) if total.counted else ""
    rest = len(total.parts) - len(total.counted)
    left = _n("{n} số không cộng", rest) if rest else ""
    return ", ".join(part for part in (counted, left) if part)


def period(part: Part) -> str:
    """Write the period of the report that a value is from."""
    return wording.interval(part.report.start, part.report.end)


def elsewhere(rolled: RollUp) -> tuple[str, ...]:
    """Name the reports that share days with the year but belong to another."""
    if not rolled.elsewhere:
        return ()
    named = "; ".join(f"{report.body}, {wording.interval(report.start, report.end)}" for report in rolled.elsewhere)
    return (_("Không tính ở năm này vì kỳ kết thúc năm khác: {reports}.", reports=named),)
