"""`python -m dashboard export`: one chart, a set, a code, and what a scheduler is told by the exit code."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from datetime import date

import docx
import pytest
from PIL import Image

from dashboard import export_command, exports, frozen, sets, warehouse
from dashboard.export_command import ALL, NOTHING, PARTLY
from dashboard.frozen import Frozen
from dashboard.sets import Recipe
from tests.conftest import ROOT

BARS = Recipe("nhiem-vu", "nam=2023", "nhiem-vu-theo-co-quan")
TILES = Recipe("", "", "tong-quan-so-lieu")


@pytest.fixture(autouse=True)
def folder(shipped_warehouse, tmp_path, monkeypatch):
    """A copy of the shipped build, which a test may replace, and an empty folder of sets."""
    shutil.copytree(shipped_warehouse, tmp_path / "build", ignore=shutil.ignore_patterns("parquet*"))
    monkeypatch.setenv("ATLAS_BUILD", str(tmp_path / "build"))
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return exports.folder()


@pytest.fixture
def made(folder):
    return sets.create(folder, "Hội nghị quý III", [(TILES, "Số liệu chung"), (BARS, "Nhiệm vụ")])


def words(content: bytes) -> list[str]:
    document = docx.Document(io.BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def test_it_runs_as_a_program(tmp_path):
    arguments = ["export", "--page", "/nhiem-vu", "--query", BARS.query, "--chart", BARS.chart, "--width", "640"]
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", *arguments, "--out", str(tmp_path / "out" / "hinh.png")],
        cwd=ROOT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (ALL, "")
    assert width(tmp_path / "out" / "hinh.png") == 640


def test_the_charts_of_a_page_are_listed(capsys):
    assert export_command.main(["--page", "/nhiem-vu", "--query", BARS.query, "--list"]) == ALL
    assert BARS.chart in [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(("size", "wide"), [(["--font-size", "27"], 1600), (["--font-size", "27", "--width", "1500"], 1500)])
def test_the_width_is_as_asked_or_as_the_size_of_type_makes_it(size, wide, tmp_path):
    out = tmp_path / "hinh.png"
    assert export_command.main(["--page", "/", "--chart", TILES.chart, *size, "--out", str(out)]) == ALL
    assert width(out) == wide


def test_a_picture_carries_the_code_that_makes_it_again(folder, tmp_path):
    out = tmp_path / "hinh.svg"
    assert export_command.main(["--page", "/nhiem-vu", "--query", BARS.query, "--chart", BARS.chart, "--out", str(out)]) == ALL
    (code,) = [file.stem for file in (folder / "codes").iterdir()]
    assert f"mã {code}" in out.read_text(encoding="utf-8")
    assert [item.recipe for item in frozen.read(folder, code).collection.items] == [BARS]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        pytest.param(["--page", "/khong-co", "--list"], "không có trang /khong-co", id="no such page"),
        pytest.param(["--page", "/nhiem-vu", "--chart", "x"], "không có hình “x”", id="no such chart"),
        pytest.param(["--page", "/nhiem-vu", "--query", "nam=1999", "--list"], "nam=1999", id="a scope nobody knows"),
        pytest.param(["--page", "/nhiem-vu"], "--chart", id="which chart"),
        pytest.param(["--page", "/", "--chart", "tong-quan-so-lieu", "--width", "9"], "từ 200 đến 8000", id="too narrow"),
        pytest.param(
            ["--page", "/", "--chart", "tong-quan-so-lieu", "--width", "1600", "--font-size", "60"],
            "từ 13,5 đến 33,8",
            id="type",
        ),
        pytest.param(["--set", "khong-co"], "khong-co", id="no such set"),
        pytest.param(["DEADBEEF"], "DEADBEEF", id="no such code"),
        pytest.param([], "Nêu một trong ba", id="nothing asked for"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(arguments, reason, capsys, tmp_path):
    assert export_command.main(arguments) == NOTHING
    assert reason in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} <= {"build", "sets"}


def test_a_set_is_written_and_what_is_missing_in_it_is_named(made, folder, tmp_path, capsys):
    out = tmp_path / "bao-cao.docx"
    assert export_command.main(["--set", "Hội nghị quý III", "--out", str(out)]) == ALL
    sets.add(folder, made, Recipe("nhiem-vu", "", "hinh-cu"), "Hình cũ")
    assert export_command.main(["--set", made, "--out", str(out)]) == PARTLY
    assert "Thiếu hình “Hình cũ”" in capsys.readouterr().err
    assert out.stat().st_size


def test_a_code_makes_the_same_report_though_another_build_is_published(made, folder, tmp_path):
    report = Frozen.of(sets.load(folder, made), warehouse.current(), date(2026, 11, 28))
    code = frozen.keep(folder, report)
    first = exports.file(report, code, "docx").content
    publish_another(tmp_path / "build")
    assert warehouse.current().build_id == "00000000"
    sets.remove(folder, made, report.collection.items[0].id)
    assert export_command.main([code, "--format", "docx", "--out", str(tmp_path / "lai.docx")]) == ALL
    assert words((tmp_path / "lai.docx").read_bytes()) == words(first)
    assert any(f"mã báo cáo {code}" in section for section in feet(first))


def test_the_code_of_one_chart_gives_its_picture_again(tmp_path):
    first, again = tmp_path / "hinh.svg", tmp_path / "lai.svg"
    export_command.main(["--page", "/nhiem-vu", "--query", BARS.query, "--chart", BARS.chart, "--out", str(first)])
    (code,) = [file.stem for file in (exports.folder() / "codes").iterdir()]
    publish_another(tmp_path / "build")
    assert export_command.main([code, "--out", str(again)]) == ALL
    assert again.read_bytes() == first.read_bytes()


def test_a_code_whose_build_is_gone_says_which(made, folder, tmp_path, capsys):
    build = warehouse.current()
    code = frozen.keep(folder, Frozen.of(sets.load(folder, made), build, date(2026, 11, 28)))
    publish_another(tmp_path / "build")
    build.path.unlink()
    assert export_command.main([code, "--out", str(tmp_path / "lai.docx")]) == NOTHING
    assert f"Bản dựng {build.build_id} không còn" in capsys.readouterr().err


def width(file) -> int:
    with Image.open(file) as picture:
        return picture.width


def publish_another(folder):
    """Point readers at a copy of the build under another id."""
    pointer = json.loads((folder / "current.json").read_text(encoding="utf-8"))
    shutil.copy(folder / pointer["file"], folder / "atlas-00000000.duckdb")
    pointer |= {"build_id": "00000000", "file": "atlas-00000000.duckdb"}
    (folder / "current.json").write_text(json.dumps(pointer), encoding="utf-8")


def feet(content: bytes) -> list[str]:
    document = docx.Document(io.BytesIO(content))
    return [paragraph.text for section in document.sections for paragraph in section.footer.paragraphs]
