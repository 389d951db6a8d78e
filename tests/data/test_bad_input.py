"""Every fault that a file can have: named with file, field, value and remedy; the rest still loads."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from etl.__main__ import ALL_GOOD, NOT_PUBLISHED, REJECTED, main
from etl.read.text import MAX_BYTES
from etl.stage import SQL

PLAN = "hu-cau-2023-1-kh-bcd.yml"
FIRST = f"plans/{PLAN}"


def edit(old: str, new: str, file: str = FIRST) -> Callable[[Path], None]:
    """Return an edit of the invented data that replaces the first `old`."""

    def apply(data: Path) -> None:
        text = (data / file).read_text(encoding="utf-8")
        assert old in text
        (data / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return apply


def write(file: str, content: bytes) -> Callable[[Path], None]:
    return lambda data: (data / file).write_bytes(content) and None


def copy(old: str, new: str) -> Callable[[Path], None]:
    def apply(data: Path) -> None:
        (data / new).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(data / old, data / new)

    return apply


def huge(data: Path) -> None:
    with (data / FIRST).open("wb") as file:
        file.truncate(200 * 1024 * 1024)


DUPLICATE_DUTY = edit("ordinal: 2\n    agencies", "ordinal: 1\n    agencies")

PLAN_FAULTS = [
    pytest.param(edit("year: 2023", "year: 2023\n  x: [1"), "cột", "", "kiểm tra dấu nháy", id="a YAML syntax error"),
    pytest.param(edit("title:", "title: Năm nay: "), "cột", "", "dấu nháy kép", id="a colon without quotes"),
    pytest.param(edit("  place:", "  plase:"), "document.plase", "Bình Thuận", "có phải 'place'?", id="an unknown field"),
    pytest.param(
        edit("so_cong_thuong, role: lead", "so_cong_thuon, role: lead"),
        "duties[1].agencies[1].code",
        "so_cong_thuon",
        "có phải 'so_cong_thuong'?",
        id="an unknown agency",
    ),
    pytest.param(
        edit("actors: [so_cong_thuong]", "actors: [cong_thuong_x]"),
        "deadlines[1].actors[1]",
        "cong_thuong_x",
        "so_cong_thuong",
        id="an unknown agency of a deadline",
    ),
    pytest.param(
        edit("recipient: bcd_cvd_tinh", "recipient: bcd_cvd_tin"),
        "deadlines[1].recipient",
        "bcd_cvd_tin",
        "có phải 'bcd_cvd_tinh'?",
        id="an unknown recipient",
    ),
    pytest.param(
        edit("themes: [reporting]", "themes: [repoting]"),
        "duties[2].themes[1]",
        "repoting",
        "có phải 'reporting'?",
        id="an unknown theme",
    ),
    pytest.param(
        edit("province: Bình Thuận", "province: Bình Thuan"),
        "document.province",
        "Bình Thuan",
        "có phải 'Bình Thuận'?",
        id="an unknown province",
    ),
    pytest.param(
        edit("type: ke_hoach", "type: ke_hoch"),
        "document.type",
        "ke_hoch",
        "có phải 'ke_hoach'?",
        id="an unknown type of document",
    ),
    pytest.param(
        edit("code: misprint", "code: misprints"),
        "issues[1].code",
        "misprints",
        "có phải 'misprint'?",
        id="an unknown kind of issue",
    ),
    pytest.param(
        edit("document: hu-cau-2021-03-ct-hc", "document: hu-cau-2021-03-ct-h"),
        "citations[1].document",
        "hu-cau-2021-03-ct-h",
        "có phải 'hu-cau-2021-03-ct-hc'?",
        id="a citation of a document nobody knows",
    ),
    pytest.param(
        edit("date: 2023-03-15", "date: 31/02/2023"),
        "document.date",
        "31/02/2023",
        "ngày phải viết 2021, 2021-08 hoặc 2021-08-19",
        id="31/02/2023",
    ),
    pytest.param(
        edit("date: 2023-03-15", "date: 2023-02-31"),
        "document.date",
        "2023-02-31",
        "tháng 2/2023 không có ngày 31",
        id="2023-02-31",
    ),
    pytest.param(
        edit("end: 2023-11-30", "end: 31/02/2023"),
        "deadlines[1].end",
        "31/02/2023",
        "2023-02-28",
        id="a deadline on 31/02/2023",
    ),
    pytest.param(DUPLICATE_DUTY, "duties[2].ordinal", "III.1, đoạn 1", "xóa bản trùng", id="a duplicate duty"),
    pytest.param(
        edit("section: II\n    ordinal: 1", "section: III.1\n    ordinal: 1"),
        "tasks[1].ordinal",
        "III.1, đoạn 1",
        "xóa bản trùng",
        id="a task at the place of a duty",
    ),
    pytest.param(
        edit("section: III.1\n    ordinal: 1\n    agencies", "section: IV\n    ordinal: 1\n    agencies"),
        "duties[1].section",
        "IV",
        "thêm mục vào sections",
        id="a section that is not listed",
    ),
    pytest.param(
        edit("{code: so_tai_chinh,", "{code: so_cong_thuong,"),
        "duties[1].agencies",
        "so_cong_thuong",
        "giữ một lần",
        id="a body twice in one duty",
    ),
    pytest.param(
        edit("id: hu-cau-2023-1", "id: hu-cau-2023-9"),
        "document.id",
        "hu-cau-2023-9-kh-bcd",
        "đổi tên tệp",
        id="a file name that is not the id",
    ),
    pytest.param(
        edit("id: hu-cau-2023-1", "id: hu-cau-2024-2"),
        "document.id",
        "hu-cau-2024-2-kh-bcd",
        "đặt mã mới",
        id="the id of another file",
    ),
    pytest.param(
        edit("note: Chữ in sai", "note: Gọi 0912 345 678"),
        "issues[1].note",
        "[đã ẩn]",
        "xóa dữ liệu liên hệ",
        id="a telephone number",
    ),
    pytest.param(write(FIRST, "document:\n  title: Kế".encode("utf-16")), "byte 0", "0xff", "UTF-8", id="not UTF-8"),
    pytest.param(write(FIRST, b""), "nội dung", "", "xóa tệp", id="an empty file"),
    pytest.param(write(FIRST, b"# only a comment\n"), "cả tệp", "", "các trường", id="only a comment"),
    pytest.param(write(FIRST, b"- a list\n"), "cả tệp", "", "các trường", id="a list for a plan"),
    pytest.param(
        lambda data: ((data / FIRST).unlink(), (data / FIRST).symlink_to("gone.yml")),
        "tệp",
        "",
        "kiểm tra tên",
        id="a link to nothing",
    ),
    pytest.param(huge, "kích thước", "200 MB", "tách thành nhiều tệp", id="200 MB"),
]


@pytest.mark.parametrize(("break_it", "field", "value", "remedy"), PLAN_FAULTS)
def test_a_bad_plan_is_named_and_the_rest_loads(tiny_data, capsys, break_it, field, value, remedy):
    break_it(tiny_data)
    assert _build(tiny_data) == REJECTED
    messages = _rejections(capsys)
    message = next((one for one in messages if f": {field}" in one), f"not among {messages}")
    assert FIRST in message
    assert value in message
    assert remedy in message
    documents = _ask(tiny_data, "select document_id from dim_document where status = 'loaded'")
    assert documents == [("hu-cau-2024-2-kh-bcd",)]
    assert _ask(tiny_data, "select count(*) from fct_figure") == [(3,)]
    ledger = _ask(tiny_data, "select note from fct_issue where issue_code = 'rejected_file' and document_id is null")
    assert {note for (note,) in ledger} == set(messages)
    assert _ask(tiny_data, "select is_loaded, reason is null from fct_source where kind = 'plan' order by file") == [
        (False, False),
        (True, True),
    ]


def test_what_cites_a_rejected_plan_keeps_its_citation(tiny_data):
    DUPLICATE_DUTY(tiny_data)
    assert _build(tiny_data) == REJECTED
    cited = "select status, reliability, number_text, title, doubt from dim_document where document_id = 'hu-cau-2023-1-kh-bcd'"
    assert _ask(tiny_data, cited) == [
        ("known", "cited_by_primary", "1/KH-BCĐ", "Kế hoạch số 1/KH-BCĐ", "Tệp của văn bản này bị loại khi nạp")
    ]
    assert _ask(tiny_data, "select count(*) from fct_citation") == [(2,)]


def test_of_two_files_of_one_document_the_second_is_rejected(tiny_data, capsys):
    copy(FIRST, f"plans/nam-2023/{PLAN}")(tiny_data)
    assert _build(tiny_data) == REJECTED
    (message,) = _rejections(capsys)
    assert f"plans/nam-2023/{PLAN}" in message
    assert "document.id = 'hu-cau-2023-1-kh-bcd'" in message
    assert f"trùng mã văn bản với {FIRST}" in message
    assert "giữ một tệp" in message
    assert _ask(tiny_data, "select count(*) from fct_duty") == [(3,)]


def test_a_stray_file_among_the_plans_is_not_lost(tiny_data, capsys):
    write("plans/ke-hoach.docx", b"PK")(tiny_data)
    assert _build(tiny_data) == REJECTED
    assert "plans/ke-hoach.docx" in _rejections(capsys)[0]


FIGURES, REGISTRY = "figures/published.csv", "registry/documents.csv"
ROW_FAULTS = [
    pytest.param(
        edit("HC-2,Trung ương", "HC-2,Bình Thuan", FIGURES),
        FIGURES,
        3,
        "province = 'Bình Thuan'",
        "có phải 'Bình Thuận'?",
        id="an unknown province",
    ),
    pytest.param(
        edit("HC-2,Trung ương,,OCOP_TOTAL", "HC-2,Trung ương,,OCOP_TOTL", FIGURES),
        FIGURES,
        3,
        "indicator = 'OCOP_TOTL'",
        "có phải 'OCOP_TOTAL'?",
        id="an unknown indicator",
    ),
    pytest.param(
        edit("1000.5", '"1.000,5"', FIGURES), FIGURES, 3, "value = '1.000,5'", "dấu chấm thập phân", id="a decimal comma"
    ),
    pytest.param(
        edit("2022-01,2022-06", "2022-07,2022-06", FIGURES),
        FIGURES,
        3,
        "period_end = '2022-07 … 2022-06'",
        "sửa period_start",
        id="a period that runs backward",
    ),
    pytest.param(
        edit("2022-01,2022-06", "31/02/2022,2022-06", FIGURES),
        FIGURES,
        3,
        "period_start = '31/02/2022'",
        "2021-08-19",
        id="31/02/2022",
    ),
    pytest.param(edit("HC-2,", "HC-1,", FIGURES), FIGURES, 3, "id = 'HC-1'", "đặt mã khác", id="an id used before"),
    pytest.param(
        edit("over,stock", "hơn,stock", FIGURES),
        FIGURES,
        3,
        "qualifier = 'hơn'",
        "chọn một trong: exact",
        id="a word that is no qualifier",
    ),
    pytest.param(
        edit("HC-2,Trung ương", "HC-2,Trung ương,Gọi a.b@example.vn", FIGURES),
        FIGURES,
        3,
        "số ô",
        "nháy kép",
        id="a comma too many",
    ),
    pytest.param(edit("HC-2,Trung ương,,", "HC-2,Trung ương,", FIGURES), FIGURES, 3, "số ô", "note", id="a comma too few"),
    pytest.param(edit("1000.5", "nan", FIGURES), FIGURES, 3, "value = 'nan'", "1234.5", id="a value that is no number"),
    pytest.param(
        edit("HC-2,Trung ương,,", "HC-2,Trung ương,a.b@example.vn,", FIGURES),
        FIGURES,
        3,
        "reporting_body = '[đã ẩn]'",
        "xóa dữ liệu liên hệ",
        id="an e-mail address",
    ),
]


@pytest.mark.parametrize(("break_it", "file", "line", "field", "remedy"), ROW_FAULTS)
def test_a_bad_row_is_named_and_the_good_rows_load(tiny_data, capsys, break_it, file, line, field, remedy):
    break_it(tiny_data)
    assert _build(tiny_data) == REJECTED
    (message,) = _rejections(capsys)
    assert message.startswith(f"{file}, dòng {line}: {field}")
    assert remedy in message
    assert _ask(tiny_data, "select figure_id from fct_figure order by 1") == [("HC-1",), ("HC-3",)]
    assert _ask(tiny_data, "select count(*) from dim_document where status = 'loaded'") == [(2,)]


def test_a_bad_row_of_the_registry_takes_no_plan_down(tiny_data, capsys):
    edit("chi_thi,03", "chi_thj,03", REGISTRY)(tiny_data)
    assert _build(tiny_data) == REJECTED
    (message,) = _rejections(capsys)
    assert message.startswith(f"{REGISTRY}, dòng 2: type = 'chi_thj'")
    assert "có phải 'chi_thi'?" in message
    assert _ask(tiny_data, "select status, count(*) from dim_document group by all order by all") == [
        ("known", 1),
        ("loaded", 2),
    ]


def test_figures_that_are_not_utf8_are_rejected_as_a_file(tiny_data, capsys):
    write(FIGURES, "id,province\n1,Bình".encode("utf-16"))(tiny_data)
    assert _build(tiny_data) == REJECTED
    assert _rejections(capsys)[0].startswith(f"{FIGURES}, dòng 1: byte 0 = '0xff'")
    assert _ask(tiny_data, "select count(*) from fct_figure") == [(0,)]


def test_a_table_split_by_semicolons_is_told_so(tiny_data, capsys):
    text = (tiny_data / FIGURES).read_text(encoding="utf-8").replace(",", ";")
    write(FIGURES, text.encode())(tiny_data)
    assert _build(tiny_data) == REJECTED
    assert "dấu chấm phẩy" in _rejections(capsys)[0]


def test_a_missing_column_is_named(tiny_data, capsys):
    edit(",counting,", ",countng,", FIGURES)(tiny_data)
    assert _build(tiny_data) == REJECTED
    assert "counting: thiếu cột" in _rejections(capsys)[0]


STOPPERS = [
    pytest.param(
        lambda data: (data / "vocabulary/agencies.yml").unlink(), "vocabulary/agencies.yml", "không mở được", id="no vocabulary"
    ),
    pytest.param(
        lambda data: (data / "vocabulary/themes.yml").write_bytes(b"- code: x\n"),
        "vocabulary/themes.yml",
        "thiếu trường",
        id="a vocabulary with a fault",
    ),
    pytest.param(write(REGISTRY, b"\xff\xfe"), REGISTRY, "UTF-8", id="a registry that cannot be read"),
]


@pytest.mark.parametrize(("break_it", "file", "reason"), STOPPERS)
def test_what_everything_depends_on_stops_the_build(tiny_data, capsys, break_it, file, reason):
    assert _build(tiny_data) == ALL_GOOD
    before = _state(tiny_data)
    break_it(tiny_data)
    assert _build(tiny_data) == NOT_PUBLISHED
    message = capsys.readouterr().err
    assert file in message
    assert reason in message
    assert _state(tiny_data) == before


def test_without_any_data_nothing_is_published(tiny_data, capsys):
    for folder in ("plans", "registry", "figures"):
        shutil.rmtree(tiny_data / folder)
    assert _build(tiny_data) == NOT_PUBLISHED
    assert "Không có văn bản" in capsys.readouterr().err
    assert not (tiny_data / "build" / "current.json").exists()


def test_a_failed_check_leaves_the_published_warehouse_as_it_was(tiny_data, capsys, monkeypatch, tmp_path):
    assert _build(tiny_data) == ALL_GOOD
    before = _state(tiny_data)
    shutil.copytree(SQL, tmp_path / "sql")
    (tmp_path / "sql" / "90_check_invented.sql").write_text("-- Bịa: luôn sai\nselect 'sai' as fault")
    monkeypatch.setattr("etl.check.SQL", tmp_path / "sql")
    edit("year: 2023", "year: 2022")(tiny_data)
    assert _build(tiny_data) == NOT_PUBLISHED
    message = capsys.readouterr().err
    assert "90_check_invented.sql (Bịa: luôn sai): 1 dòng sai: sai" in message
    assert "giữ nguyên" in message
    assert _state(tiny_data) == before
    assert not list((tiny_data / "build").glob(".tmp-*"))


def test_check_judges_without_building(tiny_data, capsys):
    DUPLICATE_DUTY(tiny_data)
    assert main(["check", "--data", str(tiny_data)]) == REJECTED
    printed = capsys.readouterr().out
    assert "xóa bản trùng" in printed
    assert "vào 2 = nạp 1 + loại 1" in printed
    assert not (tiny_data / "build").exists()


def test_a_build_that_is_up_to_date_says_so_and_builds_nothing(tiny_data, capsys):
    assert _build(tiny_data) == ALL_GOOD
    before = _state(tiny_data)
    started = time.process_time()
    assert main(["build", "--data", str(tiny_data)]) == ALL_GOOD
    assert time.process_time() - started < 1
    assert "Kho đã mới nhất" in capsys.readouterr().out
    assert _state(tiny_data) == before
    assert main(["build", "--data", str(tiny_data), "--force"]) == ALL_GOOD
    assert _state(tiny_data) != before


def test_an_up_to_date_build_still_says_that_something_was_rejected(tiny_data):
    DUPLICATE_DUTY(tiny_data)
    assert _build(tiny_data) == REJECTED
    assert _build(tiny_data) == REJECTED


def test_many_files_are_read_by_several_processes_with_the_same_result(tiny_data, monkeypatch, capsys):
    DUPLICATE_DUTY(tiny_data)
    assert _build(tiny_data) == REJECTED
    alone = _ask(tiny_data, "from fct_duty"), _ask(tiny_data, "from fct_issue"), _rejections(capsys)
    monkeypatch.setattr("etl.batch.PARALLEL_FROM", 1)
    monkeypatch.setattr("etl.batch.SMALLEST", 1)
    assert main(["build", "--data", str(tiny_data), "--force"]) == REJECTED
    assert (_ask(tiny_data, "from fct_duty"), _ask(tiny_data, "from fct_issue"), _rejections(capsys)) == alone


def test_the_limit_of_a_file_is_far_above_a_real_plan():
    assert MAX_BYTES > 200 * 40_000


def _build(data: Path) -> int:
    return main(["build", "--data", str(data), "--quiet"])


def _rejections(capsys: pytest.CaptureFixture[str]) -> list[str]:
    lines = capsys.readouterr().out.splitlines()
    return [line.removeprefix("LOẠI").strip() for line in lines if line.startswith("LOẠI")]


def _ask(data: Path, query: str) -> list[tuple]:
    pointer = json.loads((data / "build" / "current.json").read_text())
    with duckdb.connect(data / "build" / pointer["file"], read_only=True) as connection:
        return connection.execute(query).fetchall()


def _state(data: Path) -> dict[str, tuple[int, int]]:
    """Return every published file with its time and size."""
    files = [path for path in (data / "build").rglob("*") if path.is_file() and path.name != ".lock"]
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in files}
