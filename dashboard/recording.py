"""Where a page that runs unseen leaves its charts: `layout.card` and `address.reject` hand over to it instead of drawing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from dashboard.charts import Chart
from dashboard.context import Context


@dataclass(slots=True)
class Recording:
    """What one run of a page handed over: charts with the view that their numbers belong to, values it could not use."""

    charts: list[tuple[Chart, Context]] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)


_recording: ContextVar[Recording | None] = ContextVar("recording", default=None)


def current() -> Recording | None:
    """Return what records now; None on screen."""
    return _recording.get()


@contextmanager
def into(recording: Recording) -> Iterator[None]:
    """Record inside the block."""
    token = _recording.set(recording)
    try:
        yield
    finally:
        _recording.reset(token)
