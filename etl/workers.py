"""Many files → results, in order, chunk by chunk on a process pool or another executor.

A worker that dies takes nothing with it: its chunks are given out again, and a file that kills every worker it meets
becomes a result of its own while the others go on.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Generic, Protocol, TypeVar

from etl.errors import AtlasError

MAX_WORKERS = 8
TRIES = 3  # of a chunk whose worker died, before its files are tried one by one
Item, Result = TypeVar("Item"), TypeVar("Result")


class TookTooLong(AtlasError):
    """A document went over its time."""


class Pool(Protocol):
    """What chunks are given to."""

    def submit(self, task: Callable[..., list[Result]], *arguments: object) -> Future[list[Result]]: ...


@dataclass(frozen=True, slots=True)
class Work(Generic[Item, Result]):
    """A task (files, *arguments) → a result a file, and what stands for a file whose worker always dies."""

    task: Callable[..., list[Result]]
    arguments: tuple[object, ...]
    lost: Callable[[Item], Result]


def run_chunks(pool: Pool, work: Work[Item, Result], files: Sequence[Item], most: int) -> Iterator[Result]:
    """Yield the result of each file, in order; `most`: files of a chunk. Few chunks are under way at a time."""
    size = max(1, min(most, -(-len(files) // (2 * cores()))))
    rest = (list(files[start : start + size]) for start in range(0, len(files), size))
    waiting = [(chunk, pool.submit(work.task, chunk, *work.arguments)) for chunk in islice(rest, 4 * cores())]
    while waiting:
        chunk, future = waiting.pop(0)
        yield from _outcome(pool, work, chunk, future)
        waiting += [(more, pool.submit(work.task, more, *work.arguments)) for more in islice(rest, 1)]


def _outcome(pool: Pool, work: Work[Item, Result], chunk: list[Item], future: Future[list[Result]]) -> Iterator[Result]:
    """Yield the results of a chunk, given out again while its worker dies; at last one file at a time."""
    for _ in range(TRIES):
        try:
            yield from future.result()
            return
        except AtlasError:
            raise
        except _worker_died():
            future = pool.submit(work.task, chunk, *work.arguments)
    for file in chunk:
        try:
            yield from pool.submit(work.task, [file], *work.arguments).result()
        except _worker_died():
            yield work.lost(file)


def _worker_died() -> tuple[type[Exception], ...]:
    try:
        from distributed.scheduler import KilledWorker
    except ImportError:
        return (BrokenExecutor,)
    return (BrokenExecutor, KilledWorker)


class Processes:
    """A process pool that is started anew when a worker dies: what it held must be submitted again."""

    def __init__(self) -> None:
        self._pool = self._start()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(cores(), multiprocessing.get_context("spawn"))

    def submit(self, task: Callable[..., list[Result]], *arguments: object) -> Future[list[Result]]:
        try:
            return self._pool.submit(task, *arguments)
        except BrokenExecutor:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = self._start()
            return self._pool.submit(task, *arguments)

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)


def cores() -> int:
    """Return how many processes work at a time."""
    return min(os.cpu_count() or 1, MAX_WORKERS)


@contextmanager
def time_limit(seconds: int) -> Iterator[None]:
    """Raise TookTooLong when the body runs over its time; without effect outside a main thread or on Windows."""
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise TookTooLong

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
