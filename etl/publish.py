"""A finished build → the published one, atomically. Readers open the file that current.json names.

Everything is written under a temporary name first; a failure leaves the published files alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from etl.errors import BuildLocked
from etl.inputs import Input

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None
    import msvcrt

POINTER = "current.json"
KEPT = 3  # builds, for sessions still on them and for going back
CODE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Published:
    """What the pointer says. Dates in ISO 8601, `built_at` in UTC; `rejected` counts files and rows."""

    build_id: str
    file: str
    built_at: str
    data_date: str
    rejected: int


@dataclass(frozen=True, slots=True)
class Draft:
    """Where a build is written before it is published."""

    database: Path
    parquet: Path


def identify(inputs: Iterable[Input]) -> str:
    """Return the build id: the same inputs and the same ETL give the same 8 hexadecimal digits.

    All code and SQL of etl/ count, so that a change of a rule rebuilds without a version to raise.
    """
    digest = hashlib.sha256()
    for file in sorted(inputs, key=lambda file: file.name):
        digest.update(f"{file.name}\0{file.sha256}\n".encode())
    for path in sorted([*CODE.rglob("*.py"), *CODE.rglob("*.sql")]):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(CODE).as_posix()}\0{content}\n".encode())
    return digest.hexdigest()[:8]


def current(out: Path) -> Published | None:
    """Return what is published, or null if the pointer or the file it names is missing or broken."""
    try:
        published = Published(**json.loads((out / POINTER).read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None
    return published if (out / published.file).is_file() else None


@contextmanager
def build_lock(out: Path) -> Iterator[None]:
    """Hold the only right to build into `out`; raises BuildLocked if another process has it."""
    out.mkdir(parents=True, exist_ok=True)
    with (out / ".lock").open("a+") as lock:
        try:
            if fcntl:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            else:
                lock.seek(0)
                msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BuildLocked(f"Đang có một lần dựng kho khác ghi vào {out}; chờ xong rồi chạy lại") from error
        yield


@contextmanager
def draft(out: Path, build_id: str) -> Iterator[Draft]:
    """Give a temporary place for a build; whatever is left there at the end is removed."""
    for left_over in out.glob(".tmp-*"):  # of a build that was killed; the lock is ours
        shutil.rmtree(left_over, ignore_errors=True)
    place = out / f".tmp-{build_id}-{os.getpid()}"
    place.mkdir()
    try:
        yield Draft(place / "atlas.duckdb", place / "parquet")
    finally:
        shutil.rmtree(place, ignore_errors=True)


def publish(made: Draft, published: Published, out: Path) -> None:
    """Move a finished build to its names, then point readers at it, then drop the oldest builds."""
    parquet = out / f"parquet-{published.build_id}"
    shutil.rmtree(parquet, ignore_errors=True)
    os.replace(made.parquet, parquet)
    os.replace(made.database, out / published.file)
    _write_pointer(published, out)
    _drop_old(out, published.build_id)


def _write_pointer(published: Published, out: Path) -> None:
    temporary = out / f".{POINTER}.{os.getpid()}"
    with temporary.open("w", encoding="utf-8") as text:
        json.dump(asdict(published), text, ensure_ascii=False, indent=2)
        text.flush()
        os.fsync(text.fileno())
    os.replace(temporary, out / POINTER)


def _drop_old(out: Path, kept: str) -> None:
    """Remove all but the newest builds; the one just published always stays."""
    newest_first = sorted(out.glob("atlas-*.duckdb"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    ids = [kept] + [build_id for path in newest_first if (build_id := path.stem.removeprefix("atlas-")) != kept]
    for build_id in ids[KEPT:]:
        with suppress(PermissionError):  # Windows keeps a file that a reader has open; next time, then
            (out / f"atlas-{build_id}.duckdb").unlink(missing_ok=True)
    for parquet in out.glob("parquet-*"):
        if parquet.name.removeprefix("parquet-") not in ids[:KEPT]:
            shutil.rmtree(parquet, ignore_errors=True)
