"""Fixtures that several kinds of tests share: the shipped warehouse, a tiny directory of invented data."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from etl import publish
from etl.run import BuildSummary, Settings, build

ROOT = Path(__file__).resolve().parent.parent
INVENTED = ROOT / "tests" / "golden" / "invented"


def quietly(batches, file_count):
    """Pass the batches through: a progress bar that shows nothing."""
    return batches


@pytest.fixture(scope="session")
def shipped_summary(tmp_path_factory: pytest.TempPathFactory) -> tuple[BuildSummary, Path]:
    """The summary of one build of data/ as it ships, and the directory it was published to."""
    out = tmp_path_factory.mktemp("build")
    return build(Settings(ROOT / "data", out), quietly), out


@pytest.fixture(scope="session")
def shipped_warehouse(shipped_summary: tuple[BuildSummary, Path]) -> Path:
    """The directory in which the shipped data are published: what ATLAS_BUILD is set to."""
    _, out = shipped_summary
    return out


@pytest.fixture
def ask(shipped_warehouse: Path) -> Callable[[str], list[tuple]]:
    """A function: SQL → rows of the shipped warehouse."""
    file = shipped_warehouse / publish.current(shipped_warehouse).file

    def rows(query: str) -> list[tuple]:
        with duckdb.connect(file, read_only=True) as connection:
            return connection.execute(query).fetchall()

    return rows


@pytest.fixture
def tiny_data(tmp_path: Path) -> Path:
    """A data directory with the real vocabulary and two INVENTED plans, one registry row and three figures."""
    data = tmp_path / "data"
    shutil.copytree(INVENTED, data)
    shutil.copytree(ROOT / "data" / "vocabulary", data / "vocabulary")
    return data
