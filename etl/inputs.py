"""Which files a build reads, and their fingerprints. Opens them only to hash them."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from etl.read.text import MAX_BYTES
from etl.vocabulary import FILES as VOCABULARY_FILES
from geo import provinces

YAML_SUFFIXES = frozenset({".yml", ".yaml"})
# documents that a reader exists for
SOURCE_SUFFIXES = frozenset({".txt", ".md", ".docx", ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff"})
MAX_SOURCE_BYTES = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Input:
    """One input file. `name` is its path below the data directory; `kind` what it holds.

    Kinds: vocabulary, province, registry, figures, targets, plan, stray (a file that has
    no business in data/plans), report, stray_report (the same in data/reports), source (a
    document that plans were read from; its name begins with `sources/` wherever it stands).
    `sha256` is null for a file that is too large or cannot be opened.
    """

    path: Path
    name: str
    kind: str
    sha256: str | None


def find_inputs(data: Path, sources: Path | None = None) -> tuple[Input, ...]:
    """Return every file the build depends on, sorted by name; hidden files and notes (.md) are none.

    `sources`: the folder of the texts that plans were read from; null means `sources` below `data`.
    """
    geo = Path(provinces.__file__).parent
    found = [Input(geo / table, f"geo/{table}", "province", sha256(geo / table)) for table in provinces.TABLES.values()]
    for path, kind in _below(data):
        found.append(Input(path, path.relative_to(data).as_posix(), kind, sha256(path)))
    for path, name in _sources(sources or data / "sources"):
        found.append(Input(path, f"sources/{name}", "source", sha256(path, MAX_SOURCE_BYTES)))
    return tuple(sorted(found, key=lambda file: file.name))


def sha256(path: Path, most: int = MAX_BYTES) -> str | None:
    """Return the fingerprint of the file's bytes, or null if it is too large or cannot be opened."""
    try:
        if path.stat().st_size > most:
            return None
        with path.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except OSError:
        return None  # the reader says why


def _below(data: Path) -> Iterator[tuple[Path, str]]:
    for stem in VOCABULARY_FILES:
        if (path := data / "vocabulary" / f"{stem}.yml").exists():
            yield path, "vocabulary"
    if (path := data / "registry" / "documents.csv").exists():
        yield path, "registry"
    for path in (data / "figures").glob("*.csv"):
        yield path, "targets" if path.name == "targets.csv" else "figures"
    yield from _records(data / "plans", "plan", "stray")
    yield from _records(data / "reports", "report", "stray_report")


def _records(folder: Path, kind: str, otherwise: str) -> Iterator[tuple[Path, str]]:
    """Yield the YAML files below a folder as `kind`, all other files as `otherwise`."""
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not path.is_dir() and not hidden and path.suffix.lower() != ".md":
            yield path, kind if path.suffix.lower() in YAML_SUFFIXES else otherwise


def _sources(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield each document below a folder of sources, and its name as plans write it (NFC, whatever the disk keeps)."""
    for path in folder.rglob("*"):
        below = path.relative_to(folder)
        if path.suffix.lower() in SOURCE_SUFFIXES and not any(part.startswith(".") for part in below.parts) and path.is_file():
            yield path, unicodedata.normalize("NFC", below.as_posix())
