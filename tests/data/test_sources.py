"""The text of a source where its file is present: read, checked by its fingerprint, spans held against it, nothing lost."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import duckdb
import pytest

from etl import publish
from etl.contacts import blot_contacts
from etl.errors import has_contact
from etl.run import Settings, build
from tests.sourced import DUTY, PLAN, SOURCE, TEXT, normalised, with_source


def quietly(batches, file_count):
    return batches


def built(data: Path, **settings: object):
    """Build `data` and return the summary and a function that asks the warehouse."""
    summary = build(Settings(data, data / "build", **settings), quietly)
    file = data / "build" / publish.current(data / "build").file

    def ask(query: str) -> list[tuple]:
        with duckdb.connect(file, read_only=True) as warehouse:
            return warehouse.execute(query).fetchall()

    return summary, ask


ISSUES = "select issue_code, origin, section, note from fct_issue where origin = 'load' order by issue_id"
SPANS = """
    select 'duty', span_start, span_end from fct_duty where span_start is not null
    union all select 'task', span_start, span_end from fct_task where span_start is not null
    union all select 'citation', span_start, span_end from fct_citation where span_start is not null
    union all select 'deadline', span_start, span_end from fct_deadline where span_start is not null order by all"""


def test_the_text_and_every_span_are_in_the_warehouse(tiny_data):
    with_source(tiny_data)
    summary, ask = built(tiny_data)
    (text,) = ask("select text from fct_text")[0]
    assert text == normalised(TEXT) and "(HƯ CẤU)" in text
    assert ask(ISSUES) == []
    assert {part for part, *_ in ask(SPANS)} == {"duty", "task", "citation", "deadline"}
    for _, start, end in ask(SPANS):
        assert text[start:end].strip() == text[start:end] != ""
    start, end = ask("select span_start, span_end from fct_duty where span_start is not null")[0]
    assert text[start:end] == DUTY
    assert ask(f"select kind, record_count, is_loaded from fct_source where file = 'sources/{SOURCE}'") == [("source", 1, True)]
    assert summary.plans_loaded == len(summary.plan_files)


def test_a_text_kept_elsewhere_is_found(tiny_data, tmp_path):
    with_source(tiny_data)
    shutil.move(tiny_data / "sources", tmp_path / "owned")
    assert built(tiny_data)[1]("select count(*) from fct_text") == [(0,)]
    assert built(tiny_data, sources=tmp_path / "owned")[1]("select count(*) from fct_text") == [(1,)]


def test_without_the_text_the_spans_stay_and_nothing_is_wrong(tiny_data):
    with_source(tiny_data)
    (tiny_data / "sources" / SOURCE).unlink()
    _, ask = built(tiny_data)
    assert ask("select count(*) from fct_text") == [(0,)]
    assert len(ask(SPANS)) == 4
    assert ask(ISSUES) == []


def test_a_changed_text_is_an_issue_and_is_not_shown(tiny_data):
    with_source(tiny_data)
    (tiny_data / "sources" / SOURCE).write_text(TEXT + "\nthêm một dòng", encoding="utf-8")
    summary, ask = built(tiny_data)
    assert [issue[:2] for issue in ask(ISSUES)] == [("source_changed", "load")]
    assert ask("select count(*) from fct_text") == [(0,)]
    assert summary.plans_loaded == len(summary.plan_files) and not summary.rejections


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xff\xfe\x00", id="rubbish"),
        pytest.param(b"%PDF-1.7", id="a broken PDF"),
    ],
)
def test_a_text_that_cannot_be_read_is_an_issue(tiny_data, content):
    with_source(tiny_data, content=content)
    _, ask = built(tiny_data)
    assert [code for code, *_ in ask(ISSUES)] == ["source_unreadable"]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(0, 10**9, id="past the end"),
        pytest.param(0, 10**15, id="beyond all numbers"),
        pytest.param(40, 40, id="nothing between"),
        pytest.param(40, 10, id="backward"),
    ],
)
@pytest.mark.parametrize("is_there", [True, False], ids=["with the text", "without the text"])
def test_a_span_outside_the_text_is_an_issue_and_the_duty_stays(tiny_data, start, end, is_there):
    with_source(tiny_data, span=(start, end))
    if not is_there:
        (tiny_data / "sources" / SOURCE).unlink()
    _, ask = built(tiny_data)
    found = ask(ISSUES)
    assert [(code, section) for code, _, section, _ in found] == [("span_outside", "III.1")]
    assert str(start) in found[0][3] and str(end) in found[0][3]
    assert len(ask(SPANS)) == 3
    assert ask("select count(*) from fct_duty")[0][0] >= 2


def test_the_build_depends_on_the_sources(tiny_data):
    before = built(tiny_data)[0].published.build_id
    with_source(tiny_data)
    after = built(tiny_data)[0].published.build_id
    assert built(tiny_data)[0].is_new is False
    (tiny_data / "sources" / SOURCE).write_text("khác", encoding="utf-8")
    changed = built(tiny_data)[0].published.build_id
    assert len({before, after, changed}) == 3


def test_files_that_no_reader_exists_for_and_hidden_ones_are_left_alone(tiny_data):
    (tiny_data / "sources").mkdir()
    (tiny_data / "sources" / "bang.xlsx").write_bytes(b"PK")
    (tiny_data / "sources" / ".an.txt").write_text("HƯ CẤU")
    _, ask = built(tiny_data)
    assert ask("select count(*) from fct_source where kind = 'source'") == [(0,)]


def test_a_name_cannot_leave_the_folder_of_sources(tiny_data):
    """A plan that names `../plans/…` reads nothing: only files found below the folder have a name."""
    with_source(tiny_data, name=f"../plans/{PLAN}")
    assert built(tiny_data)[1]("select count(*) from fct_text") == [(0,)]


CONTACTS = [
    pytest.param("gửi về a.b@example.gov.vn trước", id="an e-mail address"),
    pytest.param("số 0252 3822 123,", id="a telephone number"),
    pytest.param("ĐT: 0252.3.822.123", id="dots in unusual places"),
    pytest.param("điện thoại (024) 3944 6061", id="in brackets"),
    pytest.param("Fax: 84-24-3944-6061", id="a fax"),
    pytest.param("số0252 3822 123", id="against a letter that SQL does not know"),
]


@pytest.mark.parametrize("words", CONTACTS)
def test_contacts_are_blotted_out_and_offsets_stay(words):
    text = f"Trước đó. {words}. Sau đó."
    blotted = blot_contacts(text)
    assert len(blotted) == len(text) and not has_contact(blotted)
    assert "822" not in blotted and "3944" not in blotted and "example" not in blotted
    assert blotted.startswith("Trước đó. ") and blotted.endswith(" Sau đó.")


@pytest.mark.parametrize("words", ["ngày 05-08-2023", "Quyết định 0123456/QĐ-UBND", "tăng 1.234.567 đồng", "năm 2021-2024"])
def test_dates_and_numbers_of_documents_are_no_telephone_numbers(words):
    assert blot_contacts(words) == words


@pytest.mark.parametrize("words", CONTACTS)
def test_no_contact_reaches_the_warehouse(tiny_data, words):
    with_source(tiny_data, text=f"{TEXT}\n\n(HƯ CẤU) {words}\n")
    text = built(tiny_data)[1]("select text from fct_text")[0][0]
    assert "•" in text and not has_contact(text)


def test_the_check_of_spans_bites(tiny_data):
    with_source(tiny_data)
    build(Settings(tiny_data, tiny_data / "build"), quietly)
    file = tiny_data / "build" / publish.current(tiny_data / "build").file
    with duckdb.connect() as connection:
        connection.execute(f"attach '{file}' as published (read_only)")
        for table in ("fct_text", "fct_duty", "fct_task", "fct_citation", "fct_deadline"):
            connection.execute(f"create table {table} as from published.{table}")
        query = (Path(publish.__file__).parent / "sql" / "90_check_spans.sql").read_text(encoding="utf-8")
        assert connection.execute(query).fetchall() == []
        for broken in ("span_end = 1000000", "span_end = span_start", "span_start = null", "span_start = -1"):
            connection.execute("begin")
            connection.execute(f"update fct_duty set {broken} where span_start is not null")
            assert len(connection.execute(query).fetchall()) == 1, broken
            connection.execute("rollback")


def test_the_recorded_fingerprint_is_that_of_the_bytes(tiny_data):
    with_source(tiny_data)
    assert hashlib.sha256((tiny_data / "sources" / SOURCE).read_bytes()).hexdigest() in (tiny_data / "plans" / PLAN).read_text(
        encoding="utf-8"
    )
