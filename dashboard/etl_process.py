"""One command of the ETL as a process of its own: its time is bounded, and whoever waits can watch it or give up."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

PAGE = re.compile(r"^TRANG (\d+)/(\d+)$", re.MULTILINE)  # "TRANG 3/12": the page of a scan being recognised
EVERY = 0.25  # seconds between two looks at a process
Watch = Callable[[float, tuple[int, int] | None], None]  # told the seconds so far and, of a scan, the page of how many


def run(words: Sequence[str], folder: Path, limit: float, watch: Watch | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command in `folder` to its end; raises subprocess.TimeoutExpired after `limit` seconds.

    Where `watch` raises, or the caller is stopped, the process is stopped too.
    """
    environment = os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
    with tempfile.TemporaryDirectory() as said, Path(said, "out").open("wb") as out, Path(said, "errors").open("wb") as errors:
        process = subprocess.Popen(words, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=errors)
        began = time.monotonic()
        try:
            while not _ends_within(process, EVERY):
                seconds = time.monotonic() - began
                if seconds > limit:
                    raise subprocess.TimeoutExpired(words, limit)
                if watch:
                    watch(seconds, _last_page(_read(errors.name)))
        finally:
            process.kill()
            process.wait()
        return subprocess.CompletedProcess(words, process.returncode, _read(out.name), _read(errors.name))


def _ends_within(process: subprocess.Popen[bytes], seconds: float) -> bool:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def _read(file: str) -> str:
    return Path(file).read_text(encoding="utf-8", errors="replace")


def _last_page(said: str) -> tuple[int, int] | None:
    found = PAGE.findall(said)
    return (int(found[-1][0]), int(found[-1][1])) if found else None
