"""Many files of one record each → frames, batch by batch, on several processes when it pays.

Workers are spawned and send back frames of rows, never models: 10,000 plans stay below
the memory limit because only a few batches exist at a time.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import PurePosixPath

import polars as pl

from etl.errors import Rejection
from etl.inputs import Input
from etl.read.lexicon import Lexicon
from etl.read.plans import read_plan
from etl.read.source import read_source
from etl.records import Plan
from etl.stage import Rows, frames, plan_rows

SMALLEST, LARGEST = 25, 250  # files a batch: below, the overhead of a task shows; above, the memory
PARALLEL_FROM = 400  # files; starting workers takes about as long as reading these
MAX_WORKERS = 4  # each holds about 150 MB


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input file: loaded (perhaps with rows rejected) or rejected. `source`: whose text was read with it."""

    file: str
    is_loaded: bool
    record_count: int
    rejections: tuple[Rejection, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """The rows of some files, by staging table, and one outcome a file."""

    frames: dict[str, pl.DataFrame]
    outcomes: tuple[Outcome, ...]


Reader = Callable[[Sequence[Input]], Batch]  # files → the rows of the good ones and an outcome for every one; is pickled


def read_plans(files: Sequence[Input], lexicon: Lexicon, sources: Mapping[str, Input]) -> Iterator[Batch]:
    """Yield the plans in batches, in order of file name whatever the number of processes.

    `sources`: the files that plans were read from, where they are present, by the name that plans give them.
    """
    readable, refused = _one_file_a_document(files)
    if refused:
        yield Batch({}, refused)
    yield from read_groups([[file] for file in readable], PlanReader(lexicon, sources))


def read_groups(groups: Sequence[Sequence[Input]], read: Reader) -> Iterator[Batch]:
    """Yield the files in batches, in their order; the files of a group are read together."""
    workers = min(os.cpu_count() or 1, MAX_WORKERS)
    size = min(max(len(groups) // (4 * workers), SMALLEST), LARGEST)
    batches = [list(chain(*groups[start : start + size])) for start in range(0, len(groups), size)]
    if sum(map(len, batches)) < PARALLEL_FROM:
        yield from map(read, batches)
        return
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _remember, (read,)) as pool:
        yield from _in_order(pool, batches, ahead=2 * workers)


@dataclass(frozen=True, slots=True)
class PlanReader:
    """Reads plan files; `sources` as in `read_plans`."""

    lexicon: Lexicon
    sources: Mapping[str, Input]

    def __call__(self, files: Sequence[Input]) -> Batch:
        outcomes: list[Outcome] = []
        return Batch(frames(_rows(files, self.lexicon, self.sources, outcomes)), tuple(outcomes))


def _rows(files: Sequence[Input], lexicon: Lexicon, sources: Mapping[str, Input], outcomes: list[Outcome]) -> Rows:
    for file in files:
        plan = read_plan(file.path, file.name, lexicon)
        if isinstance(plan, Plan):
            source = read_source(plan, sources)
            yield from plan_rows(plan, source)
            count = len(plan.duties) + len(plan.tasks) + len(plan.citations) + len(plan.deadlines)
            read_from = None if source.text is None else plan.source.file
            outcomes.append(Outcome(file.name, True, count, source=read_from))
        else:
            outcomes.append(Outcome(file.name, False, 0, plan))


def _one_file_a_document(files: Sequence[Input]) -> tuple[list[Input], tuple[Outcome, ...]]:
    """Split files into the first of each document id and those refused without a look inside."""
    first: dict[str, Input] = {}
    refused: list[Outcome] = []
    for file in files:
        stem = PurePosixPath(file.name).stem
        if file.kind == "stray":
            remedy = "đặt văn bản gốc ở data/sources, chỉ để tệp .yml ở data/plans"
            fault = Rejection(file.name, "tên tệp", file.path.suffix, "không phải tệp .yml", remedy)
        elif stem in first:
            remedy = "giữ một tệp, hoặc đặt mã mới cho văn bản này"
            fault = Rejection(file.name, "document.id", stem, f"trùng mã văn bản với {first[stem].name}", remedy)
        else:
            first[stem] = file
            continue
        refused.append(Outcome(file.name, False, 0, (fault,)))
    return list(first.values()), tuple(refused)


def _in_order(pool: ProcessPoolExecutor, batches: list[list[Input]], ahead: int) -> Iterator[Batch]:
    """Yield results in order with at most `ahead` batches under way: finished ones must not pile up."""
    rest = iter(batches)
    waiting = [pool.submit(_read_in_worker, batch) for batch in islice(rest, ahead)]
    while waiting:
        yield waiting.pop(0).result()
        waiting.extend(pool.submit(_read_in_worker, batch) for batch in islice(rest, 1))


# of a worker process, sent once at its start
_read: Reader | None = None


def _remember(read: Reader) -> None:
    global _read
    _read = read
    gc.set_threshold(100_000)  # records hold no cycles: looking for some costs a tenth of the time


def _read_in_worker(files: list[Input]) -> Batch:
    return _read(files)
