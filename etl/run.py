"""The pipeline, top to bottom: find → read → stage → tables → checks → publish."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path, PurePosixPath

import duckdb

from etl import load, publish
from etl.batch import Batch, Outcome, read_plans
from etl.check import run_checks
from etl.errors import DataError, NoData, Rejection
from etl.inputs import Input, find_inputs
from etl.read.figures import read_figures, read_targets
from etl.read.lexicon import Lexicon, make_lexicon
from etl.read.registry import read_registry, registry_ids
from etl.read.source import by_name
from etl.read.tables import Table
from etl.report_batch import read_reports
from etl.stage import Rows, figure_rows, frames, known_rows, reference_rows, rejection_rows, target_rows
from etl.vocabulary import Vocabulary, load_vocabulary

Progress = Callable[[Iterable[Batch], int], Iterable[Batch]]  # (batches, number of files) → the same batches


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the data are, where builds go, and whether to build what is already published.

    `sources`: where the texts that plans were read from are; null means `sources` below `data`.
    """

    data: Path
    out: Path
    force: bool = False
    sources: Path | None = None


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build or a check found. `published` is null if nothing was published by a check."""

    outcomes: tuple[Outcome, ...]
    plan_files: frozenset[str] = frozenset()
    report_files: frozenset[str] = frozenset()
    published: publish.Published | None = None
    is_new: bool = True
    row_counts: dict[str, int] = field(default_factory=dict)
    issue_counts: dict[str, int] = field(default_factory=dict)
    check_count: int = 0
    seconds: float = 0.0

    @property
    def plans_loaded(self) -> int:
        return sum(outcome.is_loaded for outcome in self.outcomes if outcome.file in self.plan_files)

    @property
    def reports_loaded(self) -> int:
        return sum(outcome.is_loaded for outcome in self.outcomes if outcome.file in self.report_files)

    @property
    def rejections(self) -> tuple[Rejection, ...]:
        return tuple(rejection for outcome in self.outcomes for rejection in outcome.rejections)


@dataclass(frozen=True, slots=True)
class Sources:
    """The inputs by kind and the words that records may use: what every reader needs."""

    inputs: tuple[Input, ...]
    vocabulary: Vocabulary
    lexicon: Lexicon

    def of(self, *kinds: str) -> list[Input]:
        return [file for file in self.inputs if file.kind in kinds]


def build(settings: Settings, progress: Progress) -> BuildSummary:
    """Build and publish the warehouse; raises an AtlasError if nothing can be published."""
    started = time.monotonic()
    with publish.build_lock(settings.out):
        inputs = find_inputs(settings.data, settings.sources)
        build_id = publish.identify(inputs)
        published = publish.current(settings.out)
        if published and published.build_id == build_id and not settings.force:
            return BuildSummary((), published=published, is_new=False, seconds=time.monotonic() - started)
        sources = open_sources(settings.data, inputs)
        with publish.draft(settings.out, build_id) as draft:
            with load.new_warehouse(draft.database) as warehouse:
                outcomes = stage_all(warehouse, sources, progress)
                load.build_tables(warehouse)
                check_count = run_checks(warehouse)
                load.write_parquet(warehouse, draft.parquet)
                rows, issues = load.row_counts(warehouse), load.issue_counts(warehouse)
                data_date = load.newest_date(warehouse, date.today())
            published = _published(build_id, data_date, outcomes)
            publish.publish(draft, published, settings.out)
    seconds = time.monotonic() - started
    files = (_plan_files(sources), _report_files(sources))
    return BuildSummary(outcomes, *files, published, True, rows, issues, check_count, seconds)


def check(data: Path, progress: Progress) -> BuildSummary:
    """Read and judge every file without building; raises DataError on a vocabulary that cannot be used."""
    started = time.monotonic()
    sources = open_sources(data, find_inputs(data))
    outcomes = tuple(outcome for batch in _read_all(sources, progress) for outcome in batch.outcomes)
    return BuildSummary(outcomes, _plan_files(sources), _report_files(sources), seconds=time.monotonic() - started)


def open_sources(data: Path, inputs: Sequence[Input]) -> Sources:
    """Return what all readers need. The ids of all plan files count as known, so that files may cite each other."""
    vocabulary = load_vocabulary(data / "vocabulary")
    known = {PurePosixPath(file.name).stem for file in inputs if file.kind == "plan"}
    for file in inputs:
        if file.kind == "registry":
            known |= registry_ids(file.path, file.name)
    return Sources(tuple(inputs), vocabulary, make_lexicon(vocabulary, known))


def stage_all(warehouse: duckdb.DuckDBPyConnection, sources: Sources, progress: Progress) -> tuple[Outcome, ...]:
    """Fill every staging table; raises NoData if no record was loaded at all."""
    load.stage(warehouse, frames(reference_rows(sources.vocabulary)))
    outcomes: list[Outcome] = []
    for batch in _read_all(sources, progress):
        load.stage(warehouse, batch.frames)
        outcomes.extend(batch.outcomes)
    if not any(outcome.record_count for outcome in outcomes):
        raise NoData("Không có văn bản, danh mục hay số liệu nào nạp được: xem data/plans, data/registry, data/figures")
    load.stage(warehouse, frames(_ledger_rows(sources.inputs, outcomes)))
    return tuple(outcomes)


def _read_all(sources: Sources, progress: Progress) -> Iterator[Batch]:
    """Yield everything that data/ holds beside the vocabulary: registry, figures, targets, plans, reports."""
    lexicon, taken = sources.lexicon, {}
    for file in sources.of("registry"):
        table = read_registry(file.path, file.name, lexicon)
        yield _table_batch(file, table, known_rows(table.rows))
    for file in sources.of("figures", "targets"):
        try:
            if file.kind == "targets":
                table = read_targets(file.path, file.name, lexicon)
                yield _table_batch(file, table, target_rows(table.rows))
            else:
                table = read_figures(file.path, file.name, lexicon, taken)
                yield _table_batch(file, table, figure_rows(table.rows))
        except DataError as error:
            yield Batch({}, (Outcome(file.name, False, 0, (error.rejection,)),))
    plans, reports = sources.of("plan", "stray"), sources.of("report", "stray_report")
    batches = chain(read_plans(plans, lexicon, by_name(sources.inputs)), read_reports(reports, lexicon, sources.of("plan")))
    yield from progress(batches, len(plans) + len(reports))


def _table_batch(file: Input, table: Table, rows: Rows) -> Batch:
    return Batch(frames(rows), (Outcome(file.name, True, len(table.rows), table.rejections),))


def _ledger_rows(inputs: Iterable[Input], outcomes: Iterable[Outcome]) -> Rows:
    """Yield one row a file (fct_source) and every rejection as an issue."""
    by_file = {outcome.file: outcome for outcome in outcomes}
    plans_of = Counter(f"sources/{outcome.source}" for outcome in outcomes if outcome.source)
    for file in inputs:
        outcome = by_file.get(file.name, Outcome(file.name, True, plans_of[file.name]))
        reasons = [str(rejection) for rejection in outcome.rejections]
        more = f" (và {len(reasons) - 1} lỗi khác)" if len(reasons) > 1 else ""
        yield (
            "stg_source",
            {
                "file": file.name,
                "sha256": file.sha256,
                "kind": file.kind,
                "record_count": outcome.record_count,
                "is_loaded": outcome.is_loaded,
                "reason": reasons[0] + more if reasons else None,
            },
        )
        yield from rejection_rows(outcome.rejections)


def _published(build_id: str, data_date: date, outcomes: Iterable[Outcome]) -> publish.Published:
    return publish.Published(
        build_id=build_id,
        file=f"atlas-{build_id}.duckdb",
        built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        data_date=data_date.isoformat(),
        rejected=sum(len(outcome.rejections) for outcome in outcomes),
    )


def _plan_files(sources: Sources) -> frozenset[str]:
    return frozenset(file.name for file in sources.of("plan", "stray"))


def _report_files(sources: Sources) -> frozenset[str]:
    return frozenset(file.name for file in sources.of("report", "stray_report"))
