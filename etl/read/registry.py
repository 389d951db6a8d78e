"""`data/registry/documents.csv` → documents known to exist."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from etl.read.lexicon import Fault, Lexicon
from etl.read.tables import Table, read_table
from etl.read.text import read_text
from etl.rows import KnownDocument


def read_registry(path: Path, file: str, lexicon: Lexicon) -> Table[KnownDocument]:
    """Return the known documents; raises DataError if the file as a whole cannot be read."""

    def judge(row: KnownDocument) -> Iterator[Fault]:
        yield from lexicon.document_kind(row.type, "type")
        yield from lexicon.province(row.province, "province")
        for position, document in enumerate(row.implements):
            yield from lexicon.document(document, "implements", position)

    return read_table(path, file, KnownDocument, judge, lists=frozenset({"implements"}))


def registry_ids(path: Path, file: str) -> frozenset[str]:
    """Return every id the file names, of bad rows too: a bad row must not take plans that cite it down."""
    rows = csv.DictReader(io.StringIO(read_text(path, file), newline=""))
    return frozenset(row["id"].strip() for row in rows if row.get("id"))
