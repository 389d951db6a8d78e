"""Processor time and size of a deck of ten charts, one of each kind but one, the map among them.

    python -m benchmarks.exports [RUNS]        (9 by default)

The charts are the tests' own; rows, names and numbers are invented. The first deck of a process also loads python-pptx and
Matplotlib's font measuring: it is printed apart. Target: 2 s and 3 MB.
"""

from __future__ import annotations

import sys
import time

from benchmarks.pages import quantiles
from tests.unit.sketches import SKETCHES
from tests.unit.test_render_pictures import CHARTS

RUNS, SECONDS, BYTES = 9, 2.0, 3e6
TEN = (
    "map 63", "bars", "columns", "heat map", "lettered matrix", "points", "panels", "63 ranges", "cascade", "table",
)  # fmt: skip


def main() -> int:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    charts = [(CHARTS | SKETCHES)[name] for name in TEN]
    started = time.process_time()
    from dashboard.render import powerpoint

    made = powerpoint.deck(charts, "Bộ mười hình giả định")
    first = time.process_time() - started
    spent = []
    for _run in range(runs):
        started = time.process_time()
        powerpoint.deck(charts, "Bộ mười hình giả định")
        spent.append(time.process_time() - started)
    p50, p95 = quantiles(spent)
    met = p50 <= SECONDS and first <= SECONDS and len(made) <= BYTES
    print(f"deck of {len(charts)} charts: {first:.2f} s of processor the first time, then p50 {p50:.2f} s, p95 {p95:.2f} s")
    print(f"{len(made) / 1e6:.2f} MB; target {SECONDS:g} s and {BYTES / 1e6:g} MB: {'met' if met else 'NOT met'}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
