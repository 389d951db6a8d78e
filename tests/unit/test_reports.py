"""A report is judged by its shape, by the vocabulary and by the plan that it is about; every fault says what is right."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from etl.read.lexicon import Lexicon, make_lexicon
from etl.read.reports import Plans, read_report
from etl.read.yaml import parse_yaml
from etl.records import Deadline
from etl.report import Report
from etl.vocabulary import load_vocabulary
from etl.write import plan_content, plan_text
from tests import reported
from tests.conftest import INVENTED, ROOT

Edit = Callable[[dict[str, Any]], object]
KNOWN = frozenset({"hu-cau-2021-03-ct-hc", "hu-cau-2022-9-kh-bcd"})


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    plans = {path.stem for path in (INVENTED / "plans").glob("*.yml")}
    return make_lexicon(load_vocabulary(ROOT / "data" / "vocabulary"), KNOWN | plans)


@pytest.fixture
def read(tmp_path: Path, lexicon: Lexicon) -> Callable[..., Report | list[str]]:
    """A function: edit of a good report → the report, or its faults in words."""
    shutil.copytree(INVENTED / "plans", tmp_path / "plans")
    (tmp_path / "plans" / "hu-cau-hong.yml").write_text("HƯ CẤU: [", encoding="utf-8")
    plans = Plans({path.stem: path for path in (tmp_path / "plans").glob("*.yml")}, lexicon)

    def judged(edit: Edit = lambda content: None, name: str | None = None) -> Report | list[str]:
        content = reported.report()
        edit(content)
        path = reported.write(tmp_path, content, name=name)
        found = read_report(path, f"reports/{path.name}", lexicon, plans)
        return found if isinstance(found, Report) else [str(fault) for fault in found]

    return judged


def head(**changed: Any) -> Edit:
    return lambda content: content["report"].update(changed)


def figure(**changed: Any) -> Edit:
    return lambda content: content["figures"][1].update(changed)


def duty(**changed: Any) -> Edit:
    return lambda content: content["duties"][0].update(changed)


def test_a_good_report_is_read_as_it_stands(read):
    report = read()
    assert report.report.deadline.ordinal == 2
    assert [(figure.indicator, figure.value, figure.qualifier) for figure in report.figures] == [
        ("PROP_SESSIONS", 12, "exact"),
        ("CONS_PREF_PCT", 81.5, "over"),
    ]


FAULTS = [
    pytest.param(head(end="2022-12-01"), "report", "kết thúc 2022-12-01 trước khi bắt đầu 2022-12-15", id="a period backward"),
    pytest.param(head(submitted="2022-12-01"), "report", "trước khi kỳ báo cáo bắt đầu", id="handed in before it began"),
    pytest.param(head(start="1022-12-15"), "report", "năm phải từ 1900", id="a year mistyped"),
    pytest.param(head(start=2023), "report.start", "ngày phải viết đủ", id="a bare year for a day"),
    pytest.param(head(version=0), "report.version", "từ 1 trở lên", id="no version 0"),
    pytest.param(head(kind="yeer"), "report.kind", "có phải 'year'?", id="an unknown kind of period"),
    pytest.param(head(agency="so_cong_thuon"), "report.agency", "có phải 'so_cong_thuong'?", id="an unknown agency"),
    pytest.param(head(recipient="bcd_cvd_tin"), "report.recipient", "có phải 'bcd_cvd_tinh'?", id="an unknown recipient"),
    pytest.param(head(province="Bình Thuân"), "report.province", "có phải 'Bình Thuận'?", id="an unknown province"),
    pytest.param(head(province="Bắc Giang"), "report.province", "là của Bình Thuận", id="a province of another plan"),
    pytest.param(head(province=None), "report.province", "thuộc một tỉnh", id="a province's body without a province"),
    pytest.param(head(agency="bo_cong_thuong"), "report.province", "cơ quan này ở Trung ương", id="a ministry in a province"),
    pytest.param(head(agency="bcd_cvd_cap_huyen"), "report.unit", "chưa rõ là đơn vị nào", id="a district without its name"),
    pytest.param(head(plan="hu-cau-2023-1-kh-bc"), "report.plan", "có phải 'hu-cau-2023-1-kh-bcd'?", id="an unknown plan"),
    pytest.param(head(plan="hu-cau-hong"), "report.plan", "chưa nạp được", id="a plan that was rejected"),
    pytest.param(head(plan=None), "report", "phải ghi kế hoạch", id="a deadline of no plan"),
    pytest.param(head(plan=None, deadline=None), "duties", "không ghi kế hoạch", id="duties of no plan"),
    pytest.param(head(deadline={"section": "III.1", "ordinal": 9}), "report.deadline = 'III.1 đoạn 9'",
                 "chọn một trong: III.1 đoạn 1; III.1 đoạn 2", id="a deadline that the plan has not"),
    pytest.param(duty(ordinal=7), "duties[1].section = 'III.1 đoạn 7'", "trong mục này có: III.1 đoạn 1; III.1 đoạn 2",
                 id="a duty that the plan has not"),
    pytest.param(duty(evidence=None), "duties[1]", "phải có minh chứng", id="done without evidence"),
    pytest.param(duty(state="don"), "duties[1].state", "có phải 'done'?", id="an unknown state"),
    pytest.param(lambda content: content["duties"].append(dict(content["duties"][0])), "duties[2].ordinal = 'III.1 đoạn 1'",
                 "ghi 2 lần", id="a duty twice"),
    pytest.param(figure(indicator="CONS_PREF"), "figures[2].indicator", "có phải 'CONS_PREF_PCT'?", id="an unknown indicator"),
    pytest.param(figure(unit="phần trăm"), "figures[2].unit", "viết '%'", id="a wrong unit"),
    pytest.param(figure(value=100.1), "figures[2].value = '100.1'", "quá 100%", id="a share over 100"),
    pytest.param(figure(value=-1), "figures[2].value", "từ 0", id="a value below zero"),
    pytest.param(figure(value="1.234,5"), "figures[2].value", "phải là số", id="a number in words"),
    pytest.param(figure(indicator="PROP_SESSIONS", unit="cuộc"), "figures[2].indicator", "ghi 2 lần", id="a figure twice"),
    pytest.param(lambda content: [content.update(figures=[], duties=[], narrative={})], "không có số liệu, nhiệm vụ hay nội",
                 "", id="nothing said"),
    pytest.param(lambda content: content["report"].update(ky="nam"), "report.ky", "không có trong mẫu", id="an unknown field"),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "place", "says"), FAULTS)
def test_a_fault_names_its_place_and_what_is_right(read, edit, place, says):
    faults = read(edit)
    assert isinstance(faults, list) and len(faults) == 1, faults
    assert place in faults[0] and says in faults[0]


def test_a_file_is_named_after_its_report(read):
    (fault,) = read(name="bao-cao-khac")
    assert f"đổi tên tệp thành {reported.REPORT}.yml" in fault and "dòng" in fault


def test_a_report_to_no_plan_needs_no_plan(read):
    assert isinstance(read(lambda content: [head(plan=None, deadline=None)(content), content.update(duties=[])]), Report)


def test_a_district_under_its_name_is_a_body(read):
    assert isinstance(read(head(agency="bcd_cvd_cap_huyen", unit="Huyện Hư Cấu")), Report)


def test_one_plan_is_read_once_for_many_reports(tmp_path, lexicon, monkeypatch):
    shutil.copytree(INVENTED / "plans", tmp_path / "plans")
    plans = Plans({path.stem: path for path in (tmp_path / "plans").glob("*.yml")}, lexicon)
    first = plans.facts(reported.PLAN)
    shutil.rmtree(tmp_path / "plans")
    assert first is not None and plans.facts(reported.PLAN) is first


YEARLY = {
    "section": "IV",
    "printed": "15/3 hằng năm",
    "kind": "event",
    "bound": "on",
    "recurrence": "yearly",
    "action": "event",
}


def test_a_deadline_keeps_the_day_of_each_year_and_from_what_years_are_counted():
    assert Deadline(**YEARLY, day="03-15").day == "03-15"
    every_5 = {"kind": "recurring", "bound": "within", "recurrence": "every_5_years"}
    assert Deadline(**{**YEARLY, **every_5}, since="2021-05-19").since == "2021-05-19"


def test_a_reviewed_deadline_is_written_with_both_and_read_back_alike():
    every_5 = {"section": "IV", "quote": "5 năm sơ kết", "kind": "recurring", "recurrence": "every_5_years", "action": "review"}
    on_a_day = {
        "section": "IV",
        "quote": "15/3 hằng năm",
        "kind": "event",
        "bound": "on",
        "recurrence": "yearly",
        "action": "event",
    }
    deadlines = [{**every_5, "since": "2021-05-19", "inferred": True}, {**on_a_day, "day": "03-15"}]
    text = plan_text(plan_content({"document": {}, "source": {}, "deadlines": deadlines}, {}, "hu-cau.txt"))
    assert "since: 2021-05-19\n" in text and "day: 03-15\n" in text
    read = [Deadline.model_validate(entry) for entry in parse_yaml(text, "hu-cau.yml")["deadlines"]]
    assert [(deadline.since, deadline.day) for deadline in read] == [("2021-05-19", None), (None, "03-15")]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        pytest.param({"day": "02-29"}, "năm nào cũng có", id="a day that most years lack"),
        pytest.param({"day": "13-01"}, "tháng-ngày", id="a month 13"),
        pytest.param({"day": "15-3"}, "pattern", id="a day before its month"),
        pytest.param({"day": "03-15", "bound": "within"}, "on hoặc before", id="a day that nothing is due on"),
        pytest.param({"day": "03-15", "recurrence": "unspecified"}, "hằng năm", id="a day of no year"),
        pytest.param({"since": "2021-05-19"}, "chu kỳ 5 năm", id="a beginning that nothing is counted from"),
        pytest.param({"since": "2021-13", "recurrence": "every_5_years"}, "tháng 13", id="no such month"),
    ],
)
def test_a_deadline_that_cannot_recur_so_is_refused(changed, says):
    with pytest.raises(ValidationError, match=says):
        Deadline(**{**YEARLY, **changed})
