"""Script time of each page after a filter change, cached and uncached, beside its bare queries.

    python -m benchmarks.pages [--runs 18] [--queries]

Timed is Streamlit's own `ScriptRunner._run_script`: one run of app.py and the page with its messages
enqueued. AppTest only holds the session; its own element tree is built outside the clock, and compiled scripts
are kept from run to run, as the server keeps them. The scope is set in the URL, as the buttons set it.
"Uncached" clears the cache of queries and of drawn sets, "cached" asks the same question again.
"""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from unittest.mock import patch

from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest

from benchmarks.synthetic_warehouse import make_warehouse
from dashboard import intake, passages, queries, recipes, sets, warehouse
from dashboard.drafts import Upload
from dashboard.measures import MEASURES
from dashboard.scope import Scope
from dashboard.templates import TEMPLATES
from tests.drawn import at_page

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    "overview", "map", "province", "duties", "directives", "trends", "results", "deadlines", "criteria", "documents", "quality",
    "intake", "report",
)  # fmt: skip
DRAFTED = ROOT / "benchmarks" / "gold" / "documents" / "hu-cau-01-ke-hoach-ubnd.txt"  # INVENTED; a draft under review
RUNS = 18
CHOICES: dict[str, dict[str, tuple[str, ...]]] = {  # URL keys of one page, changed together with the scope
    "map": {"dl": tuple(MEASURES)},
    "province": {"chon": ("01", "24", "79", "68")},  # codes in both boundaries
    "duties": {"ss": ("none", "document", "province")},
    "documents": {"tim": ("", "dong nai", "65/KH", "phiên chợ")},
}
FIRST_PAGE = {  # the widest mark of each subject that a page can open
    "assignments": {"role": "lead"},
    "duties": {"deadline": False},
    "documents": {"year": 2023},
    "figures": {"indicator": "HV_OCOP_TOTAL"},
}


@dataclass(slots=True)
class Timing:
    """Milliseconds of one page on one warehouse, one entry a run."""

    page: str
    cached: list[float] = field(default_factory=list)
    uncached: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    queries: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    @property
    def ratio(self) -> float:
        """Median of uncached ÷ bare queries of the same run; 0 where the page asks nothing."""
        return statistics.median(self.ratios or (0.0,))

    @property
    def ratios(self) -> list[float]:
        """Uncached ÷ bare queries of each run that asked something."""
        return [whole / bare for whole, bare in zip(self.uncached, self.bare, strict=True) if bare]


def varied_scopes(build: warehouse.Build, count: int) -> list[Scope]:
    """Return `count` scopes that differ from their neighbours: years, theme, directive, province, vintage, body."""
    themes, bodies = list(queries.options(build, "theme")), list(queries.options(build, "agency"))
    directives = list(queries.options(build, "directive"))
    old, new = (list(queries.options(build, f"province_{vintage}")) for vintage in ("2008", "2025"))
    kinds: tuple[Callable[[int], Scope], ...] = (
        lambda i: Scope(year_from=2021 + i % 4, year_to=2021 + i % 4),
        lambda i: Scope(themes=(themes[i % len(themes)],)),
        lambda i: Scope(directive=directives[i % 12 % len(directives)]),
        lambda i: Scope(provinces=(old[i * 7 % len(old)],)),
        lambda i: Scope(vintage="2025"),
        lambda i: Scope(directive=directives[i % 12 % len(directives)], named_only=True),
        lambda i: Scope(agencies=(bodies[i * 3 % len(bodies)], bodies[(i * 3 + 1) % len(bodies)])),
        lambda i: Scope(year_from=2022, vintage="2025", provinces=(new[i * 5 % len(new)],), themes=(themes[i % len(themes)],)),
        lambda i: Scope(),
    )
    return [kinds[i % len(kinds)](i // len(kinds) + i) for i in range(count)]


@contextmanager
def open_desks() -> Iterator[Mapping[str, dict[str, tuple[str, ...]]]]:
    """Let people's work lie open in a copy of data/: a draft under review, a set of charts; yield the URL keys of each page."""
    with tempfile.TemporaryDirectory(prefix="atlas-bench-") as directory:
        data = Path(directory) / "data"
        shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("build", "drafts", "sets", "sources"))
        with patch.dict(os.environ, {"ATLAS_DATA": str(data)}):
            draft = intake.take(Upload(DRAFTED.name, DRAFTED.read_bytes(), "benchmark"))
            charts = [(recipe, recipe.chart) for recipe in TEMPLATES["lanh-dao"].recipes({})]
            collection = sets.create(data / "sets", "Bộ hư cấu", charts)
            yield {"intake": {"nhap": (draft,)}, "report": {"bo": (collection,)}}


def measure_page(page: str, runs: int = RUNS, desk: Mapping[str, tuple[str, ...]] = MappingProxyType({})) -> Timing:
    """Return timings of `pages/<page>.py` on the warehouse that ATLAS_BUILD names; `desk`: URL keys of `open_desks`."""
    timing = Timing(page)
    app = at_page(page)
    app.default_timeout = 120
    with _clock() as seconds, _recorded() as asked:
        for _ in range(2):
            app.run()  # warm: imports, first connection
        for i, scope in enumerate(varied_scopes(warehouse.current(), runs)):
            chosen = {key: values[i % len(values)] for key, values in {**CHOICES.get(page, {}), **desk}.items()}
            app.query_params.clear()
            app.query_params.update({key: value for key, value in (scope.to_query() | chosen).items() if value})
            warehouse._ask.cache_clear()
            recipes._of_page.cache_clear()
            asked.clear()
            timing.uncached.append(_run(app, seconds))
            timing.cached.append(_run(app, seconds))
            timing.bare.append(_replay(list(asked), timing.queries))
    return timing


def measure_passages(runs: int = 9) -> dict[str, list[float]]:
    """Return milliseconds of the first page of 50 rows behind a mark, by subject."""
    build, found = warehouse.current(), defaultdict(list)
    for subject, mark in FIRST_PAGE.items():
        for scope in (Scope(), *varied_scopes(build, runs)):
            warehouse._ask.cache_clear()
            started = time.perf_counter()
            passages.find(build, scope, subject, mark)
            found[subject].append((time.perf_counter() - started) * 1000)
    return found


def _run(app: AppTest, seconds: list[float]) -> float:
    seconds.clear()
    app.run()
    assert not app.exception, app.exception
    return sum(seconds) * 1000


@contextmanager
def _clock() -> Iterator[list[float]]:
    """Collect the seconds of every script run inside the block; one inside another (a chart of a set) is part of it."""
    seconds: list[float] = []
    under_way: list[ScriptRunner] = []
    run_script = ScriptRunner._run_script

    def timed(self: ScriptRunner, *args: object) -> None:
        started = time.perf_counter()
        under_way.append(self)
        run_script(self, *args)
        under_way.remove(self)
        if not under_way:
            seconds.append(time.perf_counter() - started)

    compiled, testing = ScriptCache(), "streamlit.testing.v1"
    with (
        patch.object(ScriptRunner, "_run_script", timed),
        patch(f"{testing}.app_test.ScriptCache", lambda: compiled),
        patch(f"{testing}.local_script_runner.ScriptCache", lambda: compiled),
    ):
        yield seconds


@contextmanager
def _recorded() -> Iterator[dict[tuple, None]]:
    """Collect the distinct questions asked of the warehouse inside the block, in order."""
    asked: dict[tuple, None] = {}
    ask = warehouse._ask

    def recording(*question: object) -> object:
        asked[question] = None
        return ask(*question)

    recording.cache_clear, recording.__wrapped__ = ask.cache_clear, ask.__wrapped__
    with patch.object(warehouse, "_ask", recording):
        yield asked


def _replay(asked: list[tuple], queries_of: dict[str, list[float]]) -> float:
    total = 0.0
    for question in asked:
        started = time.perf_counter()
        warehouse._ask.__wrapped__(*question)
        spent = (time.perf_counter() - started) * 1000
        queries_of[question[1]].append(spent)
        total += spent
    return total


@contextmanager
def published(directory: Path) -> Iterator[None]:
    """Let the pages read the builds of `directory`."""
    with patch.dict(os.environ, {"ATLAS_BUILD": str(directory)}):
        yield


def quantiles(values: list[float]) -> tuple[float, float]:
    """Return p50 and p95."""
    ordered = sorted(values)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]


def main() -> None:
    """Print the timings of all pages on both warehouses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--queries", action="store_true", help="print each query too")
    options = parser.parse_args()
    logging.disable(logging.WARNING)  # AppTest draws outside a session and is told so each time
    for name, directory in (("shipped", ROOT / "data" / "build"), ("1,000,000 duties", make_warehouse())):
        with published(directory), open_desks() as desks:
            for page in PAGES:
                _print(name, measure_page(page, options.runs, desks.get(page, {})), options.queries)
            for subject, spent in measure_passages().items():
                print(f"{name:<18}passages_{subject:<14}p50 %6.1f  p95 %6.1f ms" % quantiles(spent))


def _print(name: str, timing: Timing, with_queries: bool) -> None:
    shown = {"cached": timing.cached, "uncached": timing.uncached, "bare queries": timing.bare}
    print(f"{name:<18}{timing.page:<8}" + "  ".join(f"{what} %.1f/%.1f" % quantiles(ms) for what, ms in shown.items())
          + f"  uncached/bare {timing.ratio:.2f}")  # fmt: skip
    if with_queries:
        for query, spent in sorted(timing.queries.items(), key=lambda item: -sum(item[1])):
            print(f"    {query:<24}{len(spent):>4} × p50 %6.1f  p95 %6.1f ms" % quantiles(spent))


if __name__ == "__main__":
    main()
