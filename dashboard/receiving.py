"""Reports that bodies hand in → the ETL, which takes them in as a process of its own; for the page, what became of each."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard import intake, warehouse
from dashboard.drafts import Upload
from dashboard.texts import N_, _

SUFFIXES = ("xlsx", "csv")
LARGEST = 20  # MB of one file
MOST_FILES = 200  # of one upload; a folder of thousands goes by the command line
STATUSES = {
    "loaded": N_("đã nhận"),
    "partly": N_("nhận các dòng đúng"),
    "rejected": N_("chưa nhận"),
    "same": N_("đã có, không thêm gì"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a file: the cell as people name it, what stands there, why not, what to do."""

    cell: str
    value: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one file. `status`: a key of STATUSES; `returned`: the file with its reasons, if it comes back."""

    file: str
    status: str
    reports: tuple[tuple[str, int], ...]
    rows: int
    faults: tuple[Fault, ...]
    returned: bytes | None


def receive(uploads: Sequence[Upload], who: str, good_rows: bool) -> list[Received]:
    """Take files in, build and publish; return what became of each. Raises intake.Refused, and then nothing has changed."""
    if len(uploads) > MOST_FILES:
        raise intake.Refused(_("Hơn {most} tệp một lần; nhiều hơn thì nạp bằng lệnh reports", most=MOST_FILES))
    with tempfile.TemporaryDirectory(prefix="atlas-") as folder:
        files = [_place(Path(folder, "nop", f"{at:04}"), upload) for at, upload in enumerate(uploads)]
        options = ("--good-rows",) if good_rows else ()
        done = intake.run(
            "reports", *map(str, files), "--data", str(intake.data_directory()), "--out", str(warehouse.build_directory()),
            "--returned", str(Path(folder, "tra")), "--by", who, "--format", "json", "--quiet", *options,
        )  # fmt: skip
        if done.returncode not in (0, 1):
            raise intake.Refused(intake.reason_of(done))
        return [_received(json.loads(line)) for line in done.stdout.splitlines() if line.startswith("{")]


def _place(folder: Path, upload: Upload) -> Path:
    """Write an upload under the last part of its own name, in a folder of its own: two may share a name."""
    folder.mkdir(parents=True)
    file = folder / (Path(upload.name.replace("\\", "/")).name[-120:].lstrip(".~$") or "khong-ten")
    file.write_bytes(upload.content)
    return file


def _received(said: dict[str, Any]) -> Received:
    return Received(
        file=said["file"],
        status=said["status"],
        reports=tuple((report["report"], report["version"]) for report in said["reports"]),
        rows=said["rows"],
        faults=tuple(Fault(fault["cell"], fault["value"], fault["fault"], fault["remedy"]) for fault in said["faults"]),
        returned=Path(said["returned"]).read_bytes() if said["returned"] else None,
    )
