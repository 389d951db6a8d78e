"""Many files → drafts, in order, on a process pool or on a Dask cluster: the same chunks, the same bytes."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.draft import Draft
from etl.errors import AtlasError, DataError, Rejection
from etl.extract import extract
from etl.extract.knowledge import Knowledge, load_knowledge
from etl.read.document import SUFFIXES, read_document
from etl.workers import TRIES, Processes, TookTooLong, Work, run_chunks, time_limit

CHUNK = 25  # files: below, the overhead of a task shows (a Dask task costs 2 ms)
PARALLEL_FROM = 8  # files; starting workers takes about as long as reading these
SCANS_FROM = 2  # pictures: recognising one page takes longer than starting workers
MOST_SECONDS = 120  # for one document, recognition of scanned pages included

Print = Callable[[Draft], str]


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of one file: the printed draft, or why there is none."""

    file: str
    line: str | None
    rejection: Rejection | None = None


def extract_files(paths: Sequence[Path], data: Path, form: Print, scheduler: str | None = None) -> Iterator[Printed]:
    """Yield what became of each file, in order. `scheduler`: the address of a Dask cluster (tcp://…); null is this machine.

    A cluster's workers must see the same paths. Raises AtlasError if the cluster can't be reached.
    """
    files = [str(path) for path in paths]
    if scheduler is None and not _is_worth_workers(paths):
        yield from extract_chunk(files, str(data), form)
        return
    with _cluster(scheduler) if scheduler else Processes() as pool:
        yield from run_chunks(pool, Work(extract_chunk, (str(data), form), _lost), files, CHUNK)


def _is_worth_workers(paths: Sequence[Path]) -> bool:
    scans = sum(path.suffix.lower() in SUFFIXES["image"] for path in paths)
    return len(paths) >= PARALLEL_FROM or scans >= SCANS_FROM


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


def _lost(file: str) -> Printed:
    name = Path(file).name
    reason = "tiến trình đọc tệp này bị dừng đột ngột"
    return Printed(name, None, Rejection(name, "tệp", "", reason, "kiểm tra tệp, hoặc nhập bằng tay"))


@cache
def _knowledge(data: str) -> Knowledge:
    """Return what the rules know, loaded once a process and from then on left out by the collector of garbage: it stays."""
    knowledge = load_knowledge(Path(data))
    gc.freeze()
    atexit.register(gc.unfreeze)  # else DuckDB tells of leaks when the process ends
    return knowledge


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
