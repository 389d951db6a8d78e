import pathlib
import pytest
@pytest.fixture(scope="session")
def shipped_warehouse():
    return pathlib.Path("data/build").resolve()
