"""Run a page as Streamlit would and keep the charts it hands to `layout.card`."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

from dashboard import layout
from dashboard.charts import Chart
from dashboard.context import Context

ROOT = Path(__file__).resolve().parent.parent


def run(page: str, query: dict[str, str] | None = None) -> AppTest:
    """Run `pages/<page>.py` with URL parameters."""
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    for key, value in (query or {}).items():
        app.query_params[key] = value
    app.switch_page(f"pages/{page}.py")
    return app.run()


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
