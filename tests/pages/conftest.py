"""Pages run on the warehouse built from the shipped data."""

import pytest


@pytest.fixture
def published(shipped_warehouse, monkeypatch):
    """Point the pages at the shipped warehouse; return the folder it is published in."""
    folder = shipped_warehouse.parent if shipped_warehouse.suffix else shipped_warehouse
    monkeypatch.setenv("ATLAS_BUILD", str(folder))
    return folder
