"""Publishing: the build id, the lock, the atomic pointer, and which builds are kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from etl import publish
from etl.errors import BuildLocked
from etl.inputs import Input


def _input(name: str, content: str) -> Input:
    return Input(Path(name), name, "plan", content)


def test_the_same_inputs_have_the_same_build_id_in_any_order():
    files = [_input("plans/a.yml", "1"), _input("plans/b.yml", "2")]
    assert publish.identify(files) == publish.identify(reversed(files))
    assert len(publish.identify(files)) == 8


@pytest.mark.parametrize(
    "files",
    [
        pytest.param([_input("plans/a.yml", "2")], id="other bytes"),
        pytest.param([_input("plans/b.yml", "1")], id="another name"),
        pytest.param([_input("plans/a.yml", "1"), _input("plans/b.yml", "1")], id="one more file"),
        pytest.param([], id="one file less"),
    ],
)
def test_any_change_of_the_inputs_is_another_build(files):
    assert publish.identify(files) != publish.identify([_input("plans/a.yml", "1")])


def test_a_change_of_sql_is_another_build(tmp_path, monkeypatch):
    (tmp_path / "20_dim.sql").write_text("select 1")
    monkeypatch.setattr(publish, "CODE", tmp_path)
    before = publish.identify([])
    (tmp_path / "20_dim.sql").write_text("select 2")
    assert publish.identify([]) != before


def test_publishing_points_readers_at_the_new_file(tmp_path):
    published = _publish(tmp_path, "00000001")
    assert publish.current(tmp_path) == published
    assert json.loads((tmp_path / "current.json").read_text()) == {
        "build_id": "00000001",
        "file": "atlas-00000001.duckdb",
        "built_at": "2024-01-01T00:00:00+00:00",
        "data_date": "2024-01-01",
        "rejected": 0,
    }
    assert (tmp_path / "parquet-00000001" / "dim.parquet").read_text() == "00000001"
    assert not list(tmp_path.glob(".tmp-*"))


def test_the_last_three_builds_stay(tmp_path):
    for number in range(1, 6):
        _publish(tmp_path, f"0000000{number}")
        os.utime(tmp_path / f"atlas-0000000{number}.duckdb", ns=(number, number))
    kept = {"00000003", "00000004", "00000005"}
    assert {path.stem.removeprefix("atlas-") for path in tmp_path.glob("atlas-*")} == kept
    assert {path.name.removeprefix("parquet-") for path in tmp_path.glob("parquet-*")} == kept


def test_a_build_published_again_is_never_the_one_dropped(tmp_path):
    for number in (1, 2, 3, 4, 2):
        _publish(tmp_path, f"0000000{number}")
        os.utime(tmp_path / f"atlas-0000000{number}.duckdb", ns=(number, number))
    assert publish.current(tmp_path).build_id == "00000002"


def test_a_failure_leaves_the_published_build_and_no_temporary_files(tmp_path):
    published = _publish(tmp_path, "00000001")
    with pytest.raises(RuntimeError), publish.draft(tmp_path, "00000002") as draft:
        draft.database.write_text("half")
        raise RuntimeError
    assert publish.current(tmp_path) == published
    assert not list(tmp_path.glob(".tmp-*"))
    assert not list(tmp_path.glob("*00000002*"))


def test_what_a_killed_build_left_is_cleared_by_the_next(tmp_path):
    (tmp_path / ".tmp-dead-1").mkdir()
    with publish.draft(tmp_path, "00000001"):
        assert not (tmp_path / ".tmp-dead-1").exists()


@pytest.mark.parametrize(
    "text",
    [pytest.param("", id="empty"), pytest.param("{}", id="no fields"), pytest.param('{"build_id": "x"', id="cut off")],
)
def test_a_broken_pointer_counts_as_nothing_published(tmp_path, text):
    (tmp_path / "current.json").write_text(text)
    assert publish.current(tmp_path) is None


def test_a_pointer_to_a_file_that_is_gone_counts_as_nothing_published(tmp_path):
    _publish(tmp_path, "00000001")
    (tmp_path / "atlas-00000001.duckdb").unlink()
    assert publish.current(tmp_path) is None


def test_two_builds_at_once_are_refused(tmp_path):
    code = (
        "import sys; from pathlib import Path; from etl.publish import build_lock\n"
        "with build_lock(Path(sys.argv[1])): print('locked', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "locked\n"
        with pytest.raises(BuildLocked, match="chờ xong rồi chạy lại"), publish.build_lock(tmp_path):
            pass
        other.stdin.close()
        other.wait(10)
    with publish.build_lock(tmp_path):
        pass


def _publish(out: Path, build_id: str) -> publish.Published:
    published = publish.Published(build_id, f"atlas-{build_id}.duckdb", "2024-01-01T00:00:00+00:00", "2024-01-01", 0)
    with publish.draft(out, build_id) as draft:
        draft.database.write_text(build_id)
        draft.parquet.mkdir()
        (draft.parquet / "dim.parquet").write_text(build_id)
        publish.publish(draft, published, out)
    return published
