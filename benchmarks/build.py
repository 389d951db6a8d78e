"""Time and peak memory of a whole build from synthetic plans, the processes of the pool included.

    python -m benchmarks.build [COUNT]        (10,000 by default; needs psutil)

Target (DESIGN §11): 10,000 plans in 60 s and 2 GB.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from benchmarks.synthetic_plans import write_data

COUNT = 10_000
SAMPLE = 0.1  # seconds between two looks at the memory
ROOT = Path(__file__).resolve().parent.parent


def measure_build(data: Path) -> tuple[float, int, str]:
    """Build `data` in a process of its own; return as `measure`."""
    return measure(("build", "--data", str(data), "--quiet"), data / "build.log")


def measure(words: Sequence[str], log_file: Path) -> tuple[float, int, str]:
    """Run one command of the ETL; return seconds, peak bytes of its process tree, what it printed.

    Resident sets are added up: pages that processes share are counted more than once.
    """
    started, peak = time.monotonic(), 0
    with log_file.open("w+", encoding="utf-8") as log:
        process = psutil.Popen([sys.executable, "-m", "etl", *words], cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
        while process.poll() is None:
            peak = max(peak, _resident(process))
            time.sleep(SAMPLE)
        seconds = time.monotonic() - started
        log.seek(0)
        return seconds, peak, log.read()


def _resident(process: psutil.Process) -> int:
    total = 0
    try:
        for one in [process, *process.children(recursive=True)]:
            total += one.memory_info().rss
    except psutil.NoSuchProcess:
        pass  # ended between listing and looking: the next sample tells
    return total


def main() -> None:
    """Write the plans into a temporary directory, build them, print what it took."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with tempfile.TemporaryDirectory(prefix="atlas-bench-") as directory:
        data = Path(directory) / "data"
        size = write_data(count, data)
        seconds, peak, printed = measure_build(data)
        files = sum(path.stat().st_size for path in (data / "build").glob("atlas-*.duckdb"))
    print(printed, end="")
    print(f"{count} plans, {size / 1e6:.0f} MB: {seconds:.1f} s, peak {peak / 1e9:.2f} GB, warehouse {files / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
