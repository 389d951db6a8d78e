"""Handed-in files → reports in data/reports: read in parallel, judged in order against what is stored, put in place at once.

All reports of one command land in one new folder that is written under a hidden name and renamed: a process that is
killed leaves all of them or none. One taker at a time; what a killed one left is swept by the next.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from etl.errors import NoData, Rejection
from etl.report_store import Store, Stored, overlap_fault
from etl.report_text import with_version
from etl.return_sheet import Faulty, give_back, not_given_back
from etl.run import Progress, Settings, build
from etl.taking import RECORDS, Ready, Receipt, Taken, lost, take_files
from etl.turns import alone, patiently
from etl.workers import Processes, Work, run_chunks

REPORTS = "reports"  # below data/
HIDDEN = ".taking-"  # how a folder is called until it is whole; builds overlook it
PARALLEL_FROM = 12  # files; starting workers takes about as long as reading these
CHUNK = 50  # files
PATIENCE = 600.0  # seconds to wait for another taker, which may be building
LOADED, PARTLY, REJECTED, SAME = "loaded", "partly", "rejected", "same"

Watch = Callable[[Iterable[Taken], int], Iterable[Taken]]  # (what was read, number of files) → the same


@dataclass(frozen=True, slots=True)
class Order:
    """What to take in and how.

    `good_rows`: load the good rows of a file with faults, else none of it. `writes`: False only judges.
    `out`: where to build and publish, null to do neither. `returned`: where faulty files come back to, null for nowhere.
    """

    files: tuple[Path, ...]
    data: Path
    good_rows: bool = False
    writes: bool = True
    out: Path | None = None
    returned: Path | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file. `reports`: those it added or, where it is the same again, already was."""

    name: str
    status: str
    reports: tuple[Stored, ...] = ()
    rows: int = 0
    faults: tuple[Rejection, ...] = ()
    returned: Path | None = None


def receive(order: Order, watch: Watch, progress: Progress) -> tuple[Result, ...]:
    """Take files in and return what became of each, in their order. `progress`: shows the build that follows.

    Raises AtlasError if nothing could be done, or if the build failed: then the reports are taken back.
    """
    paths = tuple(_found(order.files))
    if not paths:
        raise NoData("Không thấy tệp báo cáo nào (xlsx, csv, yml)")
    taken = tuple(watch(_read(paths, order), len(paths)))
    folder = order.data / REPORTS
    if order.writes:
        with alone(folder, PATIENCE):
            _sweep(folder)
            results, texts = _judge_all(taken, Store(folder), order.good_rows)
            if texts:
                _put(texts, folder, order, progress)
    else:
        results, _ = _judge_all(taken, Store(folder), order.good_rows)
    return _give_back(results, taken, order.returned) if order.returned else results


def _found(files: Iterable[Path]) -> Iterator[Path]:
    """Yield each file named, and every file of each folder, sorted; hidden ones and locks of office programs are none."""
    for file in files:
        if file.is_dir():
            below = (path for path in file.rglob("*") if not path.is_dir())
            yield from sorted(path for path in below if not path.name.startswith((".", "~$")))
        else:
            yield file


def _read(paths: Sequence[Path], order: Order) -> Iterator[Taken]:
    files = [str(path) for path in paths]
    arguments = (str(order.data), Receipt(order.by, date.today()))
    if len(files) < PARALLEL_FROM:
        yield from (taken for file in files for taken in take_files([file], *arguments))
        return
    with Processes() as pool:
        yield from run_chunks(pool, Work(take_files, arguments, lost), files, CHUNK)


def _judge_all(taken: Iterable[Taken], store: Store, good_rows: bool) -> tuple[tuple[Result, ...], dict[str, str]]:
    """Return what becomes of each file, and the texts to be written by their path below the new folder."""
    results: list[Result] = []
    texts: dict[str, str] = {}
    for each in taken:
        result, added = _judge(each, store, good_rows)
        results.append(result)
        for stored, ready in added:
            name = f"{stored.id}.yml"
            texts[name if name not in texts else f"lan-{stored.version}/{name}"] = with_version(ready.text, stored.version)
    return tuple(results), texts


def _judge(taken: Taken, store: Store, good_rows: bool) -> tuple[Result, list[tuple[Stored, Ready]]]:
    known = tuple(old for ready in taken.reports if (old := store.same(ready.stored)))
    if known and len(known) == len(taken.reports):
        return Result(taken.name, SAME, known, faults=taken.faults), []
    good, faults = [], list(taken.faults)
    for ready in taken.reports:
        if old := store.overlapping(ready.stored):
            faults.append(overlap_fault(ready.stored, old, taken.name, ready.period.cell, ready.period.line))
        elif not store.same(ready.stored):
            good.append(ready)
    if not good or (faults and not good_rows):
        return Result(taken.name, REJECTED, faults=tuple(faults)), []
    added = [(store.add(ready.stored), ready) for ready in good]
    rows = sum(ready.rows for ready in good)
    status = PARTLY if faults else LOADED
    return Result(taken.name, status, tuple(stored for stored, _ in added), rows, tuple(faults)), added


def _put(texts: Mapping[str, str], folder: Path, order: Order, progress: Progress) -> None:
    """Write a new folder of reports, whole or not at all, then build if that is asked for; no build, no folder."""
    digest = hashlib.sha256("".join(texts.values()).encode()).hexdigest()[:8]
    batch = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{digest}"
    hidden = folder / f"{HIDDEN}{batch.name}-{os.getpid()}"
    for name, text in texts.items():
        (hidden / name).parent.mkdir(parents=True, exist_ok=True)
        (hidden / name).write_text(text, encoding="utf-8")
    if hasattr(os, "sync"):
        os.sync()  # the names must not reach the disk before what they name
    os.rename(hidden, batch)
    if order.out is None:
        return
    try:
        patiently(lambda: build(Settings(order.data, order.out), progress), PATIENCE)
    except BaseException:
        os.rename(batch, hidden)
        _sweep(folder)
        raise


def _sweep(folder: Path) -> None:
    """Remove what a killed taker left; the lock is ours."""
    for left_over in folder.glob(f"{HIDDEN}*"):
        shutil.rmtree(left_over, ignore_errors=True)


def _give_back(results: Sequence[Result], taken: Sequence[Taken], folder: Path) -> tuple[Result, ...]:
    """Write each faulty file that is safe, with the reasons in it, below a folder; return the results with their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    targets = _targets(results, taken, folder)
    jobs = [Faulty(taken[at].path, str(target), results[at].faults) for at, target in targets.items()]
    if len(jobs) < PARALLEL_FROM:
        written = give_back(jobs)
    else:
        with Processes() as pool:
            written = list(run_chunks(pool, Work(give_back, (), not_given_back), jobs, CHUNK))
    paths = {at: target for (at, target), is_written in zip(targets.items(), written, strict=True) if is_written}
    return tuple(replace(result, returned=paths.get(at)) for at, result in enumerate(results))


def _targets(results: Sequence[Result], taken: Sequence[Taken], folder: Path) -> dict[int, Path]:
    """Return position → the file that comes back; two of one name are told apart by a number."""
    targets: dict[int, Path] = {}
    used: set[str] = set()
    for at, (result, each) in enumerate(zip(results, taken, strict=True)):
        path = Path(each.path)
        if result.status not in (REJECTED, PARTLY) or not each.is_safe or path.suffix.lower() in RECORDS:
            continue
        name, number = path.name, 1
        while name in used:
            number += 1
            name = f"{path.stem}-{number}{path.suffix}"
        used.add(name)
        targets[at] = folder / name
    return targets
