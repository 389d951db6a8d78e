"""A reviewed draft becomes a plan that the build loads, or changes nothing at all. All documents are INVENTED."""

import hashlib
import json
import os
import subprocess
import sys

import duckdb
import pytest

from etl import accept as accepting
from etl import publish
from etl.accept import NotAccepted, accept, accept_and_build, main
from etl.inputs import find_inputs
from etl.read.plans import read_plan
from etl.records import Plan
from etl.run import Settings, build, check, open_sources
from tests import invented_draft as invented
from tests.conftest import ROOT, quietly

PLAN = "plans/kon-tum-2023-7-kh-bcd.yml"


@pytest.fixture
def review(tmp_path):
    return invented.reviewed(tmp_path / "draft")


def changed(review, **parts):
    content = json.loads(review.read_text(encoding="utf-8"))
    review.write_text(json.dumps(content | parts, ensure_ascii=False), encoding="utf-8")
    return review


def part(review, name):
    return json.loads(review.read_text(encoding="utf-8"))[name]


def everything(data):
    """Every file below data/ and its bytes, but for the lock."""
    return {
        path.relative_to(data): path.read_bytes() for path in sorted(data.rglob("*")) if path.is_file() and path.name != ".lock"
    }


def test_an_accepted_review_is_a_plan_without_faults(review, tiny_data):
    file = accept(review, tiny_data)
    assert file == tiny_data / PLAN
    lexicon = open_sources(tiny_data, find_inputs(tiny_data)).lexicon
    plan = read_plan(file, PLAN, lexicon)
    assert isinstance(plan, Plan), plan
    assert plan.source.reviewed_by == "người thử"
    assert plan.source.file == "kon-tum-2023-7-kh-bcd.txt"
    assert [invented.TEXT[duty.span.start : duty.span.end] for duty in plan.duties] == [invented.LEAD, invented.MEMBERS]
    assert plan.citations[0].printed == "Chỉ thị số 999-CT/TW ngày 05/3/2022 của Ban Bí thư"
    assert plan.document.number_text == "7/KH-BCĐ"
    assert not check(tiny_data, quietly).rejections


def test_what_the_plan_needs_is_added_and_what_people_wrote_stays(review, tiny_data):
    agencies, registry = tiny_data / "vocabulary" / "agencies.yml", tiny_data / "registry" / "documents.csv"
    before, rows = agencies.read_bytes(), registry.read_text(encoding="utf-8")
    accept(review, tiny_data)
    assert agencies.read_bytes().startswith(before.rstrip(b"\n"))
    assert "- code: hoi_hu_cau_tinh\n" in agencies.read_text(encoding="utf-8")
    assert registry.read_text(encoding="utf-8").startswith(rows.rstrip("\n"))
    added = registry.read_text(encoding="utf-8")[len(rows) :]
    assert added.startswith("trung-uong-2022-999-ct-tw,chi_thi,999,CT/TW,999-CT/TW,Ban Bí thư,central,,2022-03-05,2022,")
    assert (tiny_data / "sources" / "kon-tum-2023-7-kh-bcd.txt").read_text(encoding="utf-8") == invented.TEXT


def test_a_second_mention_of_a_document_is_one_row(review, tiny_data):
    mention = part(review, "citations")[0]
    accept(changed(review, citations=[mention, {**mention, "date": None, "document": "trung-uong-2022-999-ct-tw"}]), tiny_data)
    assert (tiny_data / "registry" / "documents.csv").read_text(encoding="utf-8").count("\ntrung-uong-2022-999-ct-tw,") == 1


def without_summary(review):
    return {"duties": [{**duty, "summary": " "} for duty in part(review, "duties")]}


def with_unknown_body(review):
    return {"new_agencies": []}


def with_a_known_name(review):
    return {"new_agencies": [{**part(review, "new_agencies")[0], "name": "Sở Công Thương"}]}


def with_a_telephone(review):
    return {"document": {**part(review, "document"), "recipients": ["Ông A, ĐT 0252 3822 123"]}}


def with_a_wrong_date(review):
    return {"document": {**part(review, "document"), "date": "2023-02-30"}}


def with_a_path_for_an_id(review):
    return {"document": {**part(review, "document"), "id": "../../ngoai"}}


def with_a_bad_kind_of_cited(review):
    return {"citations": [{**part(review, "citations")[0], "type": "thu_tay"}]}


def with_a_backward_span(review):
    return {"tasks": [{**part(review, "tasks")[0], "span": [20, 10]}]}


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        pytest.param(without_summary, "chưa có tóm tắt", id="a duty without the officer's words"),
        pytest.param(with_unknown_body, "không có cơ quan này", id="a body that nobody added"),
        pytest.param(with_a_known_name, "tên này cũng là của", id="a new body by the name of another"),
        pytest.param(with_a_telephone, "số điện thoại", id="a telephone number"),
        pytest.param(with_a_wrong_date, "không có ngày 30", id="a day that is none"),
        pytest.param(with_a_path_for_an_id, "tên tệp", id="an id that leads out of the folder"),
        pytest.param(with_a_bad_kind_of_cited, "không có loại văn bản này", id="an unknown kind of cited document"),
        pytest.param(with_a_backward_span, "chạy ngược", id="a passage that runs backwards"),
    ],
)
def test_a_fault_is_told_and_nothing_is_written(review, tiny_data, fault, said):
    before = everything(tiny_data)
    with pytest.raises(Exception, match=said):
        accept(changed(review, **fault(review)), tiny_data)
    assert everything(tiny_data) == before


def test_a_source_that_is_not_the_one_extracted_is_refused(review, tiny_data):
    (review.parent / "source.txt").write_text("khác (HƯ CẤU)", encoding="utf-8")
    with pytest.raises(NotAccepted, match="sha256"):
        accept(review, tiny_data)
    assert not (tiny_data / "sources").exists()


def test_a_plan_that_changed_underneath_is_not_written_over(review, tiny_data):
    plan = accept(review, tiny_data)
    written = plan.read_bytes() + "# ghi chú của người khác\n".encode()
    plan.write_bytes(written)
    for expected in (None, "0" * 64):
        with pytest.raises(NotAccepted, match="sau khi mở bản nháp"):
            accept(changed(review, plan_sha256=expected), tiny_data)
    assert plan.read_bytes() == written
    accept(changed(review, plan_sha256=accepting.hashlib.sha256(written).hexdigest()), tiny_data)
    assert plan.read_bytes() != written


def test_a_disk_that_fails_in_the_middle_leaves_everything_as_it_was(review, tiny_data, monkeypatch):
    before = everything(tiny_data)
    replace, calls = os.replace, []

    def third_fails(old, new):
        calls.append(new)
        if len(calls) == 3:
            raise OSError("đĩa đầy (thử)")
        replace(old, new)

    monkeypatch.setattr(os, "replace", third_fails)
    with pytest.raises(OSError, match="đĩa đầy"):
        accept(review, tiny_data)
    assert everything(tiny_data) == before


def test_accepting_builds_and_publishes(review, tiny_data):
    out = tiny_data / "build"
    accept_and_build(review, tiny_data, out)
    with duckdb.connect(out / publish.current(out).file, read_only=True) as warehouse:
        found = warehouse.execute("select status, number_text from dim_document where document_id = 'kon-tum-2023-7-kh-bcd'")
        assert found.fetchone() == ("loaded", "7/KH-BCĐ")


def test_the_text_of_a_scan_is_kept_as_reviewed_and_never_recognised_again(review, tiny_data):
    """The picture here is none, so that recognising it would fail."""
    picture = b"\x89PNG (HU CAU)"
    (review.parent / "source.png").write_bytes(picture)
    source = {"path": "source.png", "sha256": hashlib.sha256(picture).hexdigest(), "medium": "scan"}
    accept_and_build(
        changed(review, source={**part(review, "source"), **source}, text=invented.TEXT), tiny_data, tiny_data / "build"
    )
    assert (tiny_data / "sources" / "kon-tum-2023-7-kh-bcd.png.txt").read_text(encoding="utf-8") == invented.TEXT
    with duckdb.connect(tiny_data / "build" / publish.current(tiny_data / "build").file, read_only=True) as warehouse:
        assert warehouse.execute("select text from fct_text").fetchall() == [(invented.TEXT,)]
        assert warehouse.execute("select note from fct_issue where issue_code like 'source%'").fetchall() == []


def test_a_build_that_fails_takes_the_plan_back(review, tiny_data, monkeypatch):
    out = tiny_data / "build"
    build(Settings(tiny_data, out), quietly)
    before = everything(tiny_data)
    monkeypatch.setattr(accepting, "build", lambda *_: (_ for _ in ()).throw(accepting.AtlasError("phép kiểm tra (thử)")))
    with pytest.raises(accepting.AtlasError, match="phép kiểm tra"):
        accept_and_build(review, tiny_data, out)
    assert everything(tiny_data) == before


def test_two_reviews_accepted_at_once_both_stand(tmp_path, tiny_data):
    reviews = []
    for number in (7, 8):
        review = invented.reviewed(tmp_path / f"draft-{number}")
        document = {**part(review, "document"), "id": f"kon-tum-2023-{number}-kh-bcd", "number": number}
        body = {**part(review, "new_agencies")[0], "code": f"hoi_hu_cau_{number}", "name": f"Hội Hư cấu số {number}"}
        duties = part(review, "duties")
        duties[1]["agencies"][0]["code"] = body["code"]
        reviews.append(changed(review, document=document, new_agencies=[body], duties=duties))
    commands = [[sys.executable, "-m", "etl.accept", str(review), "--data", str(tiny_data)] for review in reviews]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for command in commands]
    for process in running:
        assert (process.communicate(timeout=60)[1], process.returncode) == (b"", 0)
    assert not check(tiny_data, quietly).rejections
    assert {path.stem for path in (tiny_data / "plans").glob("kon-tum-*")} == {"kon-tum-2023-7-kh-bcd", "kon-tum-2023-8-kh-bcd"}


def test_the_command_shows_what_it_would_write_and_writes_nothing(review, tiny_data, capsys):
    before = everything(tiny_data)
    assert main([str(review), "--data", str(tiny_data), "--check"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["plan"] == PLAN
    assert "summary: Việc hư cấu.\n" in shown["text"]
    assert "vocabulary/agencies.yml" in shown["files"]
    assert everything(tiny_data) == before
    assert main([str(changed(review, tasks=[{}])), "--data", str(tiny_data), "--check"]) == 1
    assert "tasks[1].section" in capsys.readouterr().err
