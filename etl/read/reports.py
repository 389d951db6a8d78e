"""One report file → a Report, or everything that is wrong with it. Judges one file at a time, against the vocabulary and
the plan that the report is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from etl.errors import DataError, Rejection
from etl.read.faults import MAX_FAULTS, explain, nearest
from etl.read.lexicon import Fault, Lexicon
from etl.read.plans import read_plan
from etl.read.text import read_text
from etl.read.yaml import line_finder, parse_yaml
from etl.records import Plan
from etl.report import Report, ReportHead

PERCENT = "%"
KINDS_OF_BODY = frozenset({"district", "grassroots", "mixed"})  # levels of agencies of which a province has many
MOST_PLANS = 1_000  # kept in memory at a time


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What a report can refer to in a plan: (section, ordinal) of its duties and deadlines."""

    province: str | None
    duties: frozenset[tuple[str, int]]
    deadlines: frozenset[tuple[str, int | None]]


@dataclass(slots=True)
class Plans:
    """The plans of data/plans by id, each read when a report first names it. `files`: id → its file."""

    files: Mapping[str, Path]
    lexicon: Lexicon
    _read: dict[str, PlanFacts | None] = field(default_factory=dict)

    def facts(self, plan_id: str) -> PlanFacts | None:
        """Return what stands in a plan; null if its file was rejected."""
        if plan_id not in self._read:
            if len(self._read) >= MOST_PLANS:
                self._read.clear()
            plan = read_plan(self.files[plan_id], plan_id, self.lexicon)
            self._read[plan_id] = _facts(plan) if isinstance(plan, Plan) else None
        return self._read[plan_id]


def read_report(path: Path, file: str, lexicon: Lexicon, plans: Plans) -> Report | tuple[Rejection, ...]:
    """Return the report of one file, or its faults (at most MAX_FAULTS) with their lines."""
    try:
        text = read_text(path, file)
        content = parse_yaml(text, file)
    except DataError as error:
        return (error.rejection,)
    try:
        report = Report.model_validate(content)
    except ValidationError as error:
        return explain(error, Report, file, line_finder(text))
    faults = [*_file_name(report.report, path.stem), *faults_of(report, lexicon, plans)][:MAX_FAULTS]
    if not faults:
        return report
    line = line_finder(text)
    return tuple(fault.rejection(file, line(fault.location)) for fault in faults)


def faults_of(report: Report, lexicon: Lexicon, plans: Plans) -> Iterator[Fault]:
    """Yield what is wrong with a well-formed report, wherever it came from."""
    yield from _body_faults(report.report, lexicon)
    yield from _plan_faults(report, plans)
    yield from _figure_faults(report, lexicon)
    yield from _repeated([(duty.section, duty.ordinal) for duty in report.duties], "duties", "ordinal")


def _file_name(head: ReportHead, stem: str) -> Iterator[Fault]:
    if head.id != stem:
        yield Fault(("report", "id"), head.id, f"mã khác tên tệp {stem}", f"đổi tên tệp thành {head.id}.yml")


def _body_faults(head: ReportHead, lexicon: Lexicon) -> Iterator[Fault]:
    """Yield what leaves open who reports: a province's body needs its province, one of many of a kind its own name."""
    yield from lexicon.agency(head.agency, "report", "agency")
    yield from lexicon.province(head.province, "report", "province")
    if head.recipient is not None:
        yield from lexicon.agency(head.recipient, "report", "recipient")
    level = lexicon.levels.get(head.agency)
    if level is None:
        return
    if level == "central" and head.province is not None:
        yield Fault(("report", "province"), head.province, "cơ quan này ở Trung ương", "để null, hoặc sửa mã cơ quan (agency)")
    if level not in ("central", "mixed") and head.province is None:
        yield Fault(("report", "province"), "", "cơ quan này thuộc một tỉnh, thành phố", "ghi tên tỉnh, thành phố")
    if level in KINDS_OF_BODY and head.unit is None:
        remedy = "ghi tên đơn vị, ví dụ Huyện Hàm Thuận Bắc"
        yield Fault(("report", "unit"), "", f"mã {head.agency} chỉ một loại cơ quan, chưa rõ là đơn vị nào", remedy)


def _plan_faults(report: Report, plans: Plans) -> Iterator[Fault]:
    head = report.report
    if head.plan is None:
        if report.duties:
            yield Fault(("duties",), "", "có nhiệm vụ mà không ghi kế hoạch", "ghi mã kế hoạch ở report.plan")
        return
    if head.plan not in plans.files:
        remedy = nearest(head.plan, sorted(plans.files), "ghi mã của một tệp trong data/plans, hoặc null")
        yield Fault(("report", "plan"), head.plan, "không có kế hoạch này", remedy)
        return
    facts = plans.facts(head.plan)
    if facts is None:
        yield Fault(("report", "plan"), head.plan, "kế hoạch này chưa nạp được", f"sửa data/plans/{head.plan}.yml trước")
        return
    yield from _faults_in_plan(report, facts, plans.lexicon.provinces)


def _faults_in_plan(report: Report, plan: PlanFacts, known_provinces: frozenset[str]) -> Iterator[Fault]:
    """Yield what the report refers to and the plan does not hold."""
    head = report.report
    if plan.province is not None and head.province in known_provinces - {plan.province}:
        reason = f"kế hoạch {head.plan} là của {plan.province}"
        yield Fault(("report", "province"), head.province, reason, "sửa tỉnh, hoặc ghi đúng kế hoạch")
    if head.deadline and (head.deadline.section, head.deadline.ordinal) not in plan.deadlines:
        value = _place(head.deadline.section, head.deadline.ordinal)
        remedy = f"chọn một trong: {_listed(plan.deadlines)}"
        yield Fault(("report", "deadline"), value, "kế hoạch không có thời hạn ở chỗ này", remedy)
    for position, duty in enumerate(report.duties):
        if (duty.section, duty.ordinal) not in plan.duties:
            value = _place(duty.section, duty.ordinal)
            here = [place for place in plan.duties if place[0] == duty.section]
            remedy = f"trong mục này có: {_listed(here)}" if here else "ghi mục và đoạn như trong kế hoạch"
            yield Fault(("duties", position, "section"), value, "kế hoạch không có nhiệm vụ ở chỗ này", remedy)


def _figure_faults(report: Report, lexicon: Lexicon) -> Iterator[Fault]:
    for position, figure in enumerate(report.figures):
        yield from lexicon.indicator(figure.indicator, "figures", position, "indicator")
        unit = lexicon.units.get(figure.indicator)
        if unit is not None and figure.unit != unit:
            reason = f"sai đơn vị của {figure.indicator}"
            yield Fault(("figures", position, "unit"), figure.unit, reason, f"viết '{unit}', đổi giá trị cho đúng đơn vị")
        if unit == PERCENT and figure.value > 100:
            yield Fault(("figures", position, "value"), f"{figure.value:g}", "tỷ lệ quá 100%", "viết số từ 0 đến 100")
    yield from _repeated([figure.indicator for figure in report.figures], "figures", "indicator")


def _repeated(values: Sequence[Hashable], part: str, name: str) -> Iterator[Fault]:
    """Yield the second and later places of a value that stands more than once: it would be counted twice."""
    counts = Counter(values)
    seen: set[Hashable] = set()
    for position, value in enumerate(values):
        if counts[value] > 1 and value in seen:
            shown = _place(*value) if isinstance(value, tuple) else str(value)
            yield Fault((part, position, name), shown, f"ghi {counts[value]} lần trong một báo cáo", "giữ một lần")
        seen.add(value)


def _facts(plan: Plan) -> PlanFacts:
    return PlanFacts(
        plan.document.province,
        frozenset((duty.section, duty.ordinal) for duty in plan.duties),
        frozenset((deadline.section, deadline.ordinal) for deadline in plan.deadlines),
    )


def _place(section: str, ordinal: int | None) -> str:
    return section if ordinal is None else f"{section} đoạn {ordinal}"


def _listed(places: Sequence[tuple[str, int | None]] | frozenset[tuple[str, int | None]]) -> str:
    return "; ".join(_place(*place) for place in sorted(places, key=lambda place: (place[0], place[1] or 0)))
