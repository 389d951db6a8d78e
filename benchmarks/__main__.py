"""All measurements, as a table and as docs/benchmarks.md.

    python -m benchmarks [--quick]     (--quick: few runs, 1,000 plans, prints only)

Targets are those of DESIGN §11. Times on a shared machine are upper bounds: read p50 with its min–max.
"""

from __future__ import annotations

import argparse
import logging
import platform
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

import psutil

from benchmarks import browser, pages
from benchmarks.build import measure_build
from benchmarks.synthetic_plans import write_data
from benchmarks.synthetic_warehouse import make_warehouse, row_counts

REPORT = pages.ROOT / "docs" / "benchmarks.md"
APART = "\n## "  # how the next section of the report begins
PACKAGES = ("streamlit", "duckdb", "polars", "pyarrow", "plotly")
MEGABYTE, GIGABYTE = 1e6, 1e9


@dataclass(frozen=True, slots=True)
class Settings:
    """How often to measure."""

    runs: int = pages.RUNS
    changes: int = browser.CHANGES
    starts: int = browser.STARTS
    plans: int = 10_000


QUICK = Settings(runs=9, changes=6, starts=2, plans=1_000)


@dataclass(frozen=True, slots=True)
class Line:
    """One figure: what, its target (null: none is set), its values in `unit`."""

    what: str
    target: float | None
    unit: str
    values: tuple[float, ...]

    def cells(self) -> tuple[str, ...]:
        p50, p95 = pages.quantiles(list(self.values))
        target = "" if self.target is None else f"≤ {self.target:g} {self.unit}"
        verdict = "" if self.target is None else "yes" if p50 <= self.target else "**no**"
        p95_text = f"{p95:.{self._digits}f}" if len(self.values) > 1 else ""
        noise = f"{min(self.values):.{self._digits}f}–{max(self.values):.{self._digits}f}" if len(self.values) > 1 else ""
        return self.what, target, f"{p50:.{self._digits}f} {self.unit}", p95_text, verdict, noise, str(len(self.values))

    @property
    def _digits(self) -> int:
        return 0 if self.unit == "ms" and max(self.values) >= 100 else 2 if self.unit in ("s", "×", "GB") else 1


HEAD = ("figure", "target (p50)", "p50", "p95", "met", "noise (min–max)", "runs")


def measure(settings: Settings) -> Iterator[Line]:
    """Yield every figure, in the order of the report."""
    warehouses = (("shipped", browser.SHIPPED), ("1M duties", make_warehouse()))
    for name, directory in warehouses:
        with pages.published(directory), pages.open_desks() as desks:
            for page in pages.PAGES:
                yield from _page_lines(name, pages.measure_page(page, settings.runs, desks.get(page, {})))
            for subject, spent in pages.measure_passages().items():
                yield Line(f"first 50 {subject} behind a mark, {name}", 150, "ms", tuple(spent))
    for name, directory in warehouses:
        for clicks in browser.measure_clicks(directory, settings.changes):
            where = f"{clicks.page}, {name}"
            yield Line(f"click to drawn: {where}", 500, "ms", tuple(clicks.drawn))
            yield Line(f"bytes of a rerun on the wire: {where}", 30, "kB", tuple(n / 1000 for n in clicks.wire))
            yield Line(f"the same unpacked: {where}", None, "kB", tuple(n / 1000 for n in clicks.payload))
    yield from _start_lines(browser.measure_starts(settings.starts))
    yield from _build_lines(settings.plans)


def _page_lines(name: str, timing: pages.Timing) -> Iterator[Line]:
    where = f"{timing.page}, {name}"
    yield Line(f"page script, cached: {where}", 50, "ms", tuple(timing.cached))
    yield Line(f"page script, uncached: {where}", 100, "ms", tuple(timing.uncached))
    yield Line(f"its bare queries: {where}", None, "ms", tuple(timing.bare))
    # with hardly any rows the queries cost less than drawing, and the ratio says nothing
    if timing.ratios:
        yield Line(f"uncached ÷ bare queries: {where}", 2 if name != "shipped" else None, "×", tuple(timing.ratios))


def _start_lines(starts: browser.Starts) -> Iterator[Line]:
    yield Line("`make run`, warm: build checked", None, "s", tuple(starts.built))
    yield Line("`make run`, warm: server healthy", None, "s", tuple(starts.healthy))
    yield Line("`make run`, warm: first page visible", 3, "s", tuple(starts.title))
    yield Line("`make run`, warm: its charts drawn", None, "s", tuple(starts.drawn))


def _build_lines(plans: int) -> Iterator[Line]:
    with tempfile.TemporaryDirectory(prefix="atlas-bench-") as directory:
        data = Path(directory) / "data"
        write_data(plans, data)
        seconds, peak, printed = measure_build(data)
        size = sum(path.stat().st_size for path in (data / "build").glob("atlas-*.duckdb"))
    if not size:
        raise SystemExit(f"The build of {plans} plans published nothing:\n{printed[-2000:]}")
    yield Line(f"build of {plans:,} plans", 60, "s", (seconds,))
    yield Line(f"peak memory of the build of {plans:,} plans", 2, "GB", (peak / GIGABYTE,))


def machine() -> str:
    """Say on what was measured: no names, no paths."""
    memory = psutil.virtual_memory().total / 2**30
    packages = " · ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{psutil.cpu_count()} cores, {memory:.0f} GiB · {platform.system()} · Python {platform.python_version()} · {packages}"
    )


def report(lines: Iterable[Line]) -> str:
    """Return docs/benchmarks.md."""
    counts = " · ".join(f"{table} {rows:,}" for table, rows in row_counts(make_warehouse()).items())
    rows = "\n".join("| " + " | ".join(line.cells()) + " |" for line in lines)
    return f"""# Benchmarks

`make bench` ({date.today().isoformat()}) on {machine()}.

Server, browser and anything else on the machine share the cores. "1M duties": invented plans made by
`benchmarks/synthetic_warehouse.sql` beside the shipped data ({counts}).
Page script: Streamlit's own `ScriptRunner._run_script`, one run after a filter change (years, theme, directive,
province, 63 or 34 provinces, body), map measures and panels changing too; cached asks the same question again,
uncached clears the caches of queries and of drawn sets. A click is drawn when the title has changed, every card has its
plot and the script has ended, in Chromium at 1366 × 768; each click leads to a state the
browser has not seen before. On the wire: what a proxy between browser and server counted.

| {" | ".join(HEAD)} |
|{"---|" * len(HEAD)}
{rows}
"""


def main() -> None:
    """Measure, print each figure as it comes, write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few runs, prints only")
    quick = parser.parse_args().quick
    logging.disable(logging.WARNING)  # AppTest draws outside a session and is told so each time
    print(machine())
    print("{:<58}{:<18}{:>12}{:>9}  {:<8}{:<18}{}".format(*HEAD))
    lines = []
    for line in measure(QUICK if quick else Settings()):
        print("{:<58}{:<18}{:>12}{:>9}  {:<8}{:<18}{}".format(*line.cells()), flush=True)
        lines.append(line)
    if not quick:
        apart = REPORT.read_text(encoding="utf-8").partition(APART)  # measured by scripts of their own, kept as they are
        REPORT.write_text(report(lines) + apart[1] + apart[2], encoding="utf-8")
        print(f"→ {REPORT.relative_to(pages.ROOT)}")


if __name__ == "__main__":
    main()
