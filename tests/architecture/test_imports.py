"""Imports point one way: app → pages → dashboard → geo and forms, etl → geo and forms; and pages stay thin."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import pages as benchmarked

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "pages").glob("*.py"))
MAY_IMPORT = {
    "app.py": {"pages", "dashboard"},
    "server.py": {"dashboard"},
    "pages": {"dashboard"},
    "dashboard": {"dashboard", "geo", "forms"},
    "etl": {"etl", "geo", "forms"},
    "geo": {"geo"},
    "forms": {"forms"},
}
ROOMS = {"app", "pages", "dashboard", "etl", "geo", "forms", "tests", "benchmarks"}
HEAVY = {
    "pandas", "plotly", "matplotlib", "geopandas", "xlsxwriter", "shapely", "openpyxl", "docx", "pptx", "icalendar", "typst",
}  # fmt: skip


def imports(path: Path, *, at_start_only: bool = False) -> set[str]:
    """Return the modules a file imports, anywhere in it or only when it is itself imported."""
    found = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body if at_start_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_from_the_rooms_below(room):
    files = [ROOT / room] if room.endswith(".py") else sorted((ROOT / room).rglob("*.py"))
    for file in files:
        rooms = {name.split(".")[0] for name in imports(file)} & ROOMS
        assert rooms <= MAY_IMPORT[room], f"{file.relative_to(ROOT)} imports {rooms - MAY_IMPORT[room]}"


def test_the_etl_knows_no_screen():
    for file in (ROOT / "etl").rglob("*.py"):
        assert not {name.split(".")[0] for name in imports(file)} & {"streamlit", "plotly"}, file


def test_no_page_path_loads_pandas_or_a_plotting_library():
    """STACK §6: figures as dicts, frames as Polars; exports import theirs when asked."""
    rooms = (path for room in ("dashboard", "dashboard/charts") for path in (ROOT / room).glob("*.py"))
    for file in [ROOT / "app.py", ROOT / "server.py", *PAGES, *rooms]:
        assert not {name.split(".")[0] for name in imports(file, at_start_only=True)} & HEAVY, file


def test_no_library_of_an_export_is_loaded_until_somebody_exports():
    """What a module of a page imports counts too; Plotly is loaded by Streamlit itself."""
    pages = {name for page in PAGES for node in ast.parse(page.read_text(encoding="utf-8")).body for name in _modules(node)}
    code = f"import sys, server, {', '.join(sorted(pages))}; print(sorted({HEAVY - {'plotly'}} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def _modules(node: ast.stmt) -> list[str]:
    """Return the modules of the dashboard that a line `from dashboard import …` names."""
    return [f"dashboard.{alias.name}" for alias in node.names] if getattr(node, "module", "") == "dashboard" else []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_thin(page):
    text = page.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert len(text.splitlines()) <= 60
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Lambda | ast.ClassDef)]
    assert "select " not in text.lower().replace("selectbox", "")
    assert ast.get_docstring(tree)


def test_every_query_has_its_file_and_every_file_its_query():
    sql = {path.stem for path in (ROOT / "dashboard" / "sql").glob("*.sql")} - {"scope"}
    code = "".join((ROOT / "dashboard" / name).read_text(encoding="utf-8") for name in ("queries.py", "passages.py"))
    asked = {name for name in sql if f'ask(build, "{name}"' in code}
    from dashboard.passages import SUBJECTS

    assert sql == asked | {f"passages_{subject}" for subject in SUBJECTS}


def test_the_benchmark_measures_every_page():
    assert sorted(benchmarked.PAGES) == [page.stem for page in PAGES]
