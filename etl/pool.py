"""Many files → drafts, in order, on a process pool or on a Dask cluster: the same chunks, the same bytes.

A worker that dies takes nothing with it: its chunks are given out again, and a file that kills every worker it meets is
rejected with that reason while the others go on.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from etl.draft import Draft
from etl.errors import AtlasError, DataError, Rejection
from etl.extract import extract
from etl.extract.knowledge import Knowledge, load_knowledge
from etl.read.document import read_document

CHUNK = 25  # files: below, the overhead of a task shows (a Dask task costs 2 ms)
MAX_WORKERS = 8
PARALLEL_FROM = 8  # files; starting workers takes about as long as reading these
MOST_SECONDS = 120  # for one document, recognition of scanned pages included
TRIES = 3  # of a chunk whose worker died, before its files are tried one by one

Print = Callable[[Draft], str]


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of one file: the printed draft, or why there is none."""

    file: str
    line: str | None
    rejection: Rejection | None = None


class TookTooLong(AtlasError):
    """A document went over its time."""


def extract_files(paths: Sequence[Path], data: Path, form: Print, scheduler: str | None = None) -> Iterator[Printed]:
    """Yield what became of each file, in order. `scheduler`: the address of a Dask cluster (tcp://…); null is this machine.

    A cluster's workers must see the same paths. Raises AtlasError if the cluster can't be reached.
    """
    if scheduler is None and len(paths) < PARALLEL_FROM:
        yield from extract_chunk([str(path) for path in paths], str(data), form)
        return
    size = max(1, min(CHUNK, -(-len(paths) // (2 * _cores()))))
    chunks = [[str(path) for path in paths[start : start + size]] for start in range(0, len(paths), size)]
    with _cluster(scheduler) if scheduler else _Processes() as pool:
        waiting: list[tuple[list[str], Future[list[Printed]]]] = []
        rest = iter(chunks)
        waiting += [(chunk, pool.submit(extract_chunk, chunk, str(data), form)) for chunk in islice(rest, 4 * _cores())]
        while waiting:
            chunk, future = waiting.pop(0)
            yield from _outcome(pool, chunk, future, data, form)
            waiting += [(more, pool.submit(extract_chunk, more, str(data), form)) for more in islice(rest, 1)]


def extract_chunk(files: Sequence[str], data: str, form: Print) -> list[Printed]:
    """Read and print some files in this process; every fault of a file becomes its rejection."""
    knowledge = _knowledge(data)
    return [_extract_one(Path(file), knowledge, form) for file in files]


def _extract_one(path: Path, knowledge: Knowledge, form: Print) -> Printed:
    try:
        with time_limit(MOST_SECONDS):
            return Printed(path.name, form(extract(read_document(path), knowledge)))
    except DataError as error:
        return Printed(path.name, None, error.rejection)
    except TookTooLong:
        reason = f"đọc quá {MOST_SECONDS} giây"
        return Printed(path.name, None, Rejection(path.name, "tệp", "", reason, "chia nhỏ tệp hoặc nhập bằng tay"))


@cache
def _knowledge(data: str) -> Knowledge:
    return load_knowledge(Path(data))


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


def _outcome(pool: Executor, chunk: list[str], future: Future[list[Printed]], data: Path, form: Print) -> Iterator[Printed]:
    """Yield the results of a chunk, given out again while its worker dies; at last one file at a time."""
    for _ in range(TRIES):
        try:
            yield from future.result()
            return
        except DataError:
            raise
        except _worker_died():
            future = pool.submit(extract_chunk, chunk, str(data), form)
    for file in chunk:
        try:
            yield from pool.submit(extract_chunk, [file], str(data), form).result()
        except _worker_died():
            name = Path(file).name
            reason = "tiến trình đọc tệp này bị dừng đột ngột"
            yield Printed(name, None, Rejection(name, "tệp", "", reason, "kiểm tra tệp, hoặc nhập bằng tay"))


def _worker_died() -> tuple[type[Exception], ...]:
    try:
        from distributed.scheduler import KilledWorker
    except ImportError:
        return (BrokenExecutor,)
    return (BrokenExecutor, KilledWorker)


class _Processes:
    """A process pool that is started anew when a worker dies: what it held must be submitted again."""

    def __init__(self) -> None:
        self._pool = self._start()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(_cores(), multiprocessing.get_context("spawn"))

    def submit(self, task: Callable[..., list[Printed]], *arguments: object) -> Future[list[Printed]]:
        try:
            return self._pool.submit(task, *arguments)
        except BrokenExecutor:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = self._start()
            return self._pool.submit(task, *arguments)

    def __enter__(self) -> _Processes:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError:
        remedy = 'cài thêm: pip install "distributed"'
        raise AtlasError(f"Máy này chưa có Dask để dùng --scheduler; {remedy}") from None
    try:
        client = Client(address, timeout="10s", set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise AtlasError(f"Không nối được cụm máy ở {address}: {error}") from error
    try:
        yield client.get_executor(retries=TRIES, pure=False)
    finally:
        client.close()


def _cores() -> int:
    return min(os.cpu_count() or 1, MAX_WORKERS)
