"""docs/schema/ says what the models say: `make schema` writes it anew."""

from pathlib import Path

import pytest

from etl import schema

WRITTEN = Path(__file__).resolve().parents[2] / "docs" / "schema"


@pytest.mark.parametrize("name", schema.texts())
def test_a_schema_is_current(name):
    assert (WRITTEN / name).read_text(encoding="utf-8") == schema.texts()[name]


def test_no_schema_is_left_over():
    assert {path.name for path in WRITTEN.iterdir()} == set(schema.texts())
