"""Run a page as Streamlit would and keep the charts it hands to `layout.card`."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from unittest.mock import patch

from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from dashboard import layout
from dashboard.charts import Chart
from dashboard.context import Context

ROOT = Path(__file__).resolve().parent.parent


def run(page: str, query: dict[str, str] | None = None) -> AppTest:
    """Run app.py with `pages/<page>.py` and URL parameters."""
    app = at_page(page)
    for key, value in (query or {}).items():
        app.query_params[key] = value
    return app.run()


def at_page(page: str) -> AppTest:
    """Return a session of app.py that stands at `pages/<page>.py`, not yet run."""
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    app._registered_pages = _registered_pages()
    return app.switch_page(f"pages/{page}.py")


@cache
def _registered_pages() -> dict[str, object]:
    """Return what st.navigation registers; without a warehouse app.py goes no further."""
    PagesManager.uses_pages_directory = False  # as dashboard.serve does
    with patch.dict(os.environ, {"ATLAS_BUILD": str(ROOT / "tests" / "no-build")}):
        return AppTest.from_file(ROOT / "app.py", default_timeout=60).run()._registered_pages


def frame() -> AppTest:
    """Run `app.py` itself, with its first page."""
    return AppTest.from_file(ROOT / "app.py", default_timeout=60).run()


def charts(page: str, query: dict[str, str] | None = None) -> list[tuple[Chart, Context]]:
    """Return the charts a page draws, each with the view its numbers belong to."""
    drawn: list[tuple[Chart, Context]] = []
    with patch.object(layout, "card", lambda chart, context, **_: drawn.append((chart, context))):
        app = run(page, query)
    assert not app.exception, app.exception
    return drawn
