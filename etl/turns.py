"""Taking turns: what one process at a time may do below a folder, others wait for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from etl.errors import BuildLocked
from etl.publish import build_lock

PATIENCE = 60.0  # seconds to wait for another acceptance or build


@contextmanager
def alone(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the only right to write into a folder, waiting for it; raises BuildLocked if that takes too long."""
    with ExitStack() as held:
        patiently(lambda: held.enter_context(build_lock(folder)), patience)
        yield


def patiently(work: Callable[[], object], patience: float = PATIENCE) -> None:
    """Do what another process may be doing now; raises BuildLocked if that one takes too long."""
    until = time.monotonic() + patience
    while True:
        try:
            work()
            return
        except BuildLocked:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
