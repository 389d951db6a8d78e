"""Reports are taken in whole or not at all, next to what is there: versions, duplicates, two takers at once, sudden death."""

from __future__ import annotations

import csv
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import date

import duckdb
import pytest
import yaml
from openpyxl import load_workbook

from etl import publish
from etl.inputs import find_inputs
from etl.receive import HIDDEN, LOADED, PARTLY, REJECTED, SAME, Order, receive
from etl.run import Settings, build, check
from forms import layout
from tests import filled_forms as office
from tests.conftest import ROOT, quietly

MANY = 400  # files of the command that is killed
WRONG = office.duty(4, evidence=None)  # one row without its evidence


@pytest.fixture(scope="module")
def form(shipped_warehouse):
    return office.blank(shipped_warehouse)


@pytest.fixture(scope="module")
def district_form(shipped_warehouse):
    return office.blank(shipped_warehouse, agency=office.DISTRICT)


@pytest.fixture
def data(tmp_path):
    """The shipped data, in a place of their own."""
    return shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("build", "drafts", "sources"))


@pytest.fixture
def hand_in(data, tmp_path):
    """A function: bytes by name, and options of the order → what became of each file."""

    def handed_in(files, **options):
        paths = []
        for name, content in files.items():
            paths.append(tmp_path / name)
            paths[-1].write_bytes(content)
        return receive(Order(tuple(paths), data, **options), lambda taken, _count: taken, quietly)

    return handed_in


def stored(data):
    """(id, version) of every report that a build would see."""
    files = [path for path in (data / "reports").rglob("*.yml") if HIDDEN not in str(path)]
    heads = [yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["report"] for path in files]
    return sorted((head["id"], head["version"]) for head in heads)


def districts(form, names, **filling):
    return {f"{at}.xlsx": office.filled(form, office.head(unit=name), **filling) for at, name in enumerate(names)}


def test_handed_in_twice_is_a_version_more_and_the_same_bytes_are_nothing_new(form, hand_in, data):
    first, again = office.filled(form), office.filled(form, value=15)
    assert [(result.status, result.reports[0].version) for result in hand_in({"a.xlsx": first})] == [(LOADED, 1)]
    before = {path: path.read_bytes() for path in (data / "reports").rglob("*.yml")}
    assert [(result.status, result.reports[0].version) for result in hand_in({"b.xlsx": first})] == [(SAME, 1)]
    assert [(result.status, result.reports[0].version) for result in hand_in({"c.xlsx": again})] == [(LOADED, 2)]
    assert [(result.status, result.reports[0].version) for result in hand_in({"d.xlsx": first})] == [(SAME, 1)]
    assert stored(data) == [(office.REPORT, 1), (office.REPORT, 2)]
    assert all(path.read_bytes() == content for path, content in before.items())
    assert not check(data, quietly).rejections


def test_versions_within_one_command_stand_side_by_side(form, hand_in, data):
    first = office.filled(form)
    results = hand_in({"a.xlsx": first, "b.xlsx": office.filled(form, value=15), "c.xlsx": first})
    assert [result.status for result in results] == [LOADED, LOADED, SAME]
    assert stored(data) == [(office.REPORT, 1), (office.REPORT, 2)]
    assert not check(data, quietly).rejections


def test_a_file_with_a_fault_loads_whole_or_in_its_good_rows(form, hand_in, data, tmp_path):
    back = tmp_path / "tra-lai"
    faulty = {"a.xlsx": office.filled(form, WRONG)}
    (result,) = hand_in(faulty, returned=back)
    assert (result.status, result.rows, stored(data)) == (REJECTED, 0, [])
    (partly,) = hand_in(faulty, good_rows=True)
    assert partly.status == PARTLY and [fault.field for fault in partly.faults] == ["Nhiệm vụ!E4"]
    assert partly.rows == len(office.rows(load_workbook(tmp_path / "a.xlsx")[layout.FIGURES])) + 3, (
        "one duty of four is left out"
    )
    assert stored(data) == [(office.REPORT, 1)]


def test_a_faulty_form_comes_back_with_reasons_and_is_taken_once_put_right(form, hand_in, data, tmp_path):
    back = tmp_path / "tra-lai"
    row = office.find_row(form, "PROP_SESSIONS")
    faulty = office.filled(form, WRONG, office.figure(row, value="mười hai"))
    (result,) = hand_in({"a.xlsx": faulty}, returned=back)
    assert result.returned == back / "a.xlsx"
    book = load_workbook(result.returned)
    assert [book.worksheets[0].cell(at, 1).value for at in (4, 5)] == ["Nhiệm vụ!E4", f"Chỉ tiêu!F{row}"]
    duties, figures = book[layout.DUTIES], book[layout.FIGURES]
    assert duties.cell(layout.HEADING_ROW, 7).value == layout.REASON == figures.cell(layout.HEADING_ROW, 10).value
    assert "không có minh chứng" in duties.cell(4, 7).value and duties.cell(5, 7).value is None
    assert "là chữ" in figures.cell(row, 10).value
    original = load_workbook(tmp_path / "a.xlsx")
    for title in layout.SHEETS:
        kept = {
            place.coordinate: place.value for line in original[title].iter_rows() for place in line if place.value is not None
        }
        assert {at: book[title][at].value for at in kept} == kept
    office.put(book, layout.DUTIES, 4, evidence=office.DONE)
    office.put(book, layout.FIGURES, row, value=12)
    book.save(tmp_path / "sua.xlsx")
    (again,) = hand_in({"sua.xlsx": (tmp_path / "sua.xlsx").read_bytes()})
    assert (again.status, again.faults) == (LOADED, ())


def test_a_period_that_shares_days_with_one_reported_is_refused(form, hand_in, data):
    hand_in({"a.xlsx": office.filled(form)})
    text = next((data / "reports").rglob("*.yml")).read_text(encoding="utf-8")
    other = text.replace("kind: year", "kind: other").replace("start: 2023-01-01", "start: 2023-06-01")
    shared = other.replace("end: 2023-12-31", "end: 2024-02-01").replace("submitted: 2023-11-28", "submitted: 2024-02-02")
    half = text.replace("kind: year", "kind: half_year").replace("end: 2023-12-31", "end: 2023-06-30")
    results = hand_in({"chong.yml": shared.encode(), "nua-nam.yml": half.encode()})
    assert [result.status for result in results] == [REJECTED, LOADED]
    (fault,) = results[0].faults
    assert "kỳ trùng ngày" in fault.reason and fault.value == "01/06/2023–01/02/2024" and fault.line
    assert (f"{office.REPORT.replace('2023', '2023-6t1')}", 1) in stored(data)


def test_one_broken_file_among_many_is_rejected_with_its_reason(district_form, hand_in, data):
    files = districts(district_form, [f"Huyện Hư Cấu {at}" for at in range(20)])
    files["hong.xlsx"] = files["3.xlsx"][:2000]
    results = hand_in(files)
    assert [result.name for result in results if result.status == REJECTED] == ["hong.xlsx"]
    assert "hỏng" in results[-1].faults[0].reason
    assert len(stored(data)) == 20
    assert len({path.parent for path in (data / "reports").rglob("*.yml")}) == 1, "one folder for one command"
    assert not check(data, quietly).rejections


def command(data, *words):
    return [sys.executable, "-m", "etl", "reports", *map(str, words), "--data", str(data), "--quiet"]


def run(data, *words):
    return subprocess.run(command(data, *words), cwd=ROOT, capture_output=True, text=True, timeout=120)


def test_two_takers_of_the_same_form_at_once_lose_nothing(form, data, tmp_path):
    path, other = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    path.write_bytes(office.filled(form))
    other.write_bytes(office.filled(form, value=15))
    words = [(path,), (path,), (other,)]
    running = [
        subprocess.Popen(command(data, *files, "--no-build", "--format", "json"), cwd=ROOT, stdout=subprocess.PIPE)
        for files in words
    ]
    told = [json.loads(process.communicate(timeout=120)[0]) for process in running]
    assert sorted(line["status"] for line in told) == [LOADED, LOADED, SAME]
    assert stored(data) == [(office.REPORT, 1), (office.REPORT, 2)]
    by_bytes = {line["version"] for line in told[:2]}
    assert len(by_bytes) == 1 and by_bytes | {told[2]["version"]} == {1, 2}


def test_a_taker_waits_for_another_and_then_sees_what_that_one_added(form, data, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(office.filled(form))
    other = shutil.copytree(data, tmp_path / "khac")
    receive(Order((path,), other), lambda taken, _count: taken, quietly)
    with publish.build_lock(data / "reports"):
        waiting = subprocess.Popen(command(data, path, "--no-build", "--format", "json"), cwd=ROOT, stdout=subprocess.PIPE)
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(6)
        batch = next(folder for folder in (other / "reports").iterdir() if folder.is_dir())
        shutil.copytree(batch, data / "reports" / batch.name)
    assert json.loads(waiting.communicate(timeout=60)[0])["status"] == SAME
    assert stored(data) == [(office.REPORT, 1)]


def test_a_taker_killed_at_any_moment_leaves_all_or_nothing(district_form, data, tmp_path):
    folder = tmp_path / "nop"
    folder.mkdir()
    form = office.filled(district_form, office.head(unit="Huyện Hư Cấu"))
    text = take_text(form, data, tmp_path)
    for at in range(MANY):  # many records that are quickly read: the writing takes its time
        unit = f"Xã Hư Cấu {at}"
        (folder / f"{at:04}.yml").write_text(text.replace("Huyện Hư Cấu", unit), encoding="utf-8")
    whole = time_of(data, folder)
    moments = [random.Random(7).uniform(0.2, 0.9) * whole for _ in range(2)] + ["writing"] * 4
    seen = set()
    for moment in moments:
        shutil.rmtree(data / "reports", ignore_errors=True)
        process = subprocess.Popen(
            command(data, folder, "--no-build"), cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True
        )
        wait_for(moment, data, process)
        kill_session(process)
        left = len(stored(data))
        seen.add(left)
        assert left in (0, MANY)
        assert sum(file.kind.endswith("report") for file in find_inputs(data)) == left, "a build overlooks what was left"
    assert 0 in seen
    assert run(data, folder, "--no-build").returncode == 0
    assert len(stored(data)) == MANY
    assert not list((data / "reports").glob(f"{HIDDEN}*")), "the next command sweeps"


def take_text(form, data, tmp_path):
    (tmp_path / "mau.xlsx").write_bytes(form)
    receive(Order((tmp_path / "mau.xlsx",), data), lambda taken, _count: taken, quietly)
    return next((data / "reports").rglob("*.yml")).read_text(encoding="utf-8")


def time_of(data, folder):
    shutil.rmtree(data / "reports")
    began = time.monotonic()
    assert run(data, folder, "--no-build").returncode == 0
    return time.monotonic() - began


def wait_for(moment, data, process):
    """Wait some seconds, or until the first report is on the disk, whatever its folder is called."""
    if moment != "writing":
        time.sleep(moment)
        return
    while process.poll() is None and next((data / "reports").rglob("*.yml"), None) is None:
        time.sleep(0.0005)
    time.sleep(random.random() * 0.03)


def kill_session(process):
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(10)


def test_the_command_says_each_file_in_json_and_builds(form, data, tmp_path):
    good, bad, back = tmp_path / "tot.xlsx", tmp_path / "loi.xlsx", tmp_path / "tra-lai"
    good.write_bytes(office.filled(form))
    bad.write_bytes(office.filled(form, WRONG))
    done = run(data, good, bad, good, "--returned", back, "--format", "json", "--by", "người thử")
    assert (done.returncode, done.stderr) == (1, "")
    first, second, third = (json.loads(line) for line in done.stdout.splitlines())
    assert (first["status"], first["report"], first["version"]) == (LOADED, office.REPORT, 1)
    assert (third["status"], third["version"]) == (SAME, 1)
    assert second["status"] == REJECTED and second["returned"] == str(back / "loi.xlsx")
    assert second["faults"] == [
        {
            "cell": "Nhiệm vụ!E4",
            "value": "",
            "fault": "đã hoàn thành mà không có minh chứng",
            "remedy": second["faults"][0]["remedy"],
        }
    ]
    out = data / "build"
    with duckdb.connect(out / publish.current(out).file, read_only=True) as warehouse:
        assert warehouse.execute("select report_code, is_current, submitted from fct_report").fetchall() == [
            (office.REPORT, True, date(2023, 11, 28))
        ]
        count = warehouse.execute("select count(*) from fct_figure where source_kind = 'report'").fetchone()[0]
    assert count == len(office.rows(load_workbook(good)[layout.FIGURES]))


def test_a_check_writes_nothing(form, data, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(office.filled(form))
    done = run(data, path, "--check")
    assert done.returncode == 0 and "Chỉ kiểm tra" in done.stdout
    assert not (data / "reports").exists() and not (data / "build").exists()


def test_a_build_that_fails_takes_the_reports_back(form, hand_in, data, monkeypatch):
    from etl import receive as receiving
    from etl.errors import AtlasError

    out = data / "build"
    build(Settings(data, out), quietly)
    monkeypatch.setattr(receiving, "build", lambda *_: (_ for _ in ()).throw(AtlasError("phép kiểm tra (thử)")))
    with pytest.raises(AtlasError, match="phép kiểm tra"):
        hand_in({"a.xlsx": office.filled(form)}, out=out)
    assert stored(data) == [] and not list((data / "reports").glob(f"{HIDDEN}*"))


def test_nothing_to_take_is_one_clear_line(data, tmp_path):
    empty = tmp_path / "rong"
    empty.mkdir()
    done = run(data, empty)
    assert done.returncode == 2 and "Không thấy tệp báo cáo nào" in done.stderr and "Traceback" not in done.stderr


def test_a_faulty_table_comes_back_with_the_column(data, hand_in, tmp_path):
    from tests.data.test_report_tables import TABLE

    rows = TABLE.replace("PROP_SESSIONS;12;cuộc", "PROP_SESSIONS;mười;cuộc")
    (result,) = hand_in({"bang.csv": rows.encode()}, returned=tmp_path / "tra-lai")
    assert result.status == REJECTED
    with result.returned.open(encoding="utf-8-sig", newline="") as text:
        back = list(csv.reader(text, delimiter=";"))
    assert back[0][-1] == layout.REASON and "là chữ" in back[1][-1] and back[2][-1] == ""
    fixed = result.returned.read_text(encoding="utf-8-sig").replace("mười", "12")
    (again,) = hand_in({"sua.csv": fixed.encode()})
    assert again.status == LOADED
