"""The command `reports`: take in what bodies hand in, and say what became of each file.

Exit code 0: all taken, or there already. 1: something was rejected, the rest is done. 2: nothing was done.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor

import duckdb
from tqdm import tqdm

from etl.errors import AtlasError, hide_contacts
from etl.receive import LOADED, PARTLY, REJECTED, SAME, Order, Result, Watch, receive
from etl.run import Progress
from etl.taking import Taken

ALL_GOOD, SOME_REJECTED, NOTHING_DONE = 0, 1, 2
SHOWN = 200  # faults printed; JSON and the files that come back hold all
SHOWN_VALUE = 200  # characters


def run(options: argparse.Namespace, progress: Progress) -> int:
    """Take the files in and return the exit code; reasons go to stderr where nothing could be done."""
    builds = not (options.no_build or options.check)
    order = Order(
        files=tuple(options.files),
        data=options.data,
        good_rows=options.good_rows,
        writes=not options.check,
        out=(options.out or options.data / "build") if builds else None,
        returned=options.returned,
        by=options.by,
    )
    try:
        results = receive(order, _watch(options.quiet), progress)
    except (AtlasError, OSError, duckdb.Error, BrokenExecutor) as error:
        print(hide_contacts(str(error)), file=sys.stderr)
        print("Chưa nhận tệp nào; kho đang dùng giữ nguyên.", file=sys.stderr)
        return NOTHING_DONE
    for line in _as_json(results) if options.format == "json" else _as_text(results, checks_only=options.check):
        print(line)
    return SOME_REJECTED if any(result.status in (REJECTED, PARTLY) for result in results) else ALL_GOOD


def _watch(quiet: bool) -> Watch:
    """Return a bar over the files, shown on a terminal only and after a second of work."""

    def over(taken: Iterable[Taken], count: int) -> Iterator[Taken]:
        yield from tqdm(taken, total=count, desc="Đọc báo cáo", unit="tệp", delay=1, disable=True if quiet else None)

    return over


def _as_json(results: Iterable[Result]) -> Iterator[str]:
    """Yield one object a file. `report`, `version`: of its first report; `reports`: of all, where a table holds several."""
    for result in results:
        first = result.reports[0] if result.reports else None
        said = {
            "file": result.name,
            "status": result.status,
            "report": first and first.id,
            "version": first and first.version,
            "reports": [{"report": stored.id, "version": stored.version} for stored in result.reports],
            "rows": result.rows,
            "faults": [
                {
                    "cell": f"dòng {fault.line}, {fault.field}" if fault.line else fault.field,
                    "value": hide_contacts(fault.value)[:SHOWN_VALUE],
                    "fault": hide_contacts(fault.reason),
                    "remedy": hide_contacts(fault.remedy),
                }
                for fault in result.faults
            ],
            "returned": str(result.returned) if result.returned else None,
        }
        yield json.dumps(said, ensure_ascii=False)


def _as_text(results: tuple[Result, ...], *, checks_only: bool) -> Iterator[str]:
    faults = [(result, fault) for result in results for fault in result.faults if result.status != SAME]
    for result, fault in faults[:SHOWN]:
        yield f"{'BỎ DÒNG' if result.status == PARTLY else 'LOẠI'}  {fault}"
    if len(faults) > SHOWN:
        yield f"… và {_number(len(faults) - SHOWN)} lỗi nữa (dùng --returned hoặc --format json để xem hết)"
    if len(results) <= SHOWN:
        yield from (line for result in results for line in _told(result))
    counts = Counter(result.status for result in results)
    parts = f"nhận {_number(counts[LOADED])} + nhận một phần {_number(counts[PARTLY])}"
    rest = f"đã có {_number(counts[SAME])} + loại {_number(counts[REJECTED])}"
    yield f"Tệp báo cáo: vào {_number(len(results))} = {parts} + {rest}"
    if checks_only:
        yield "Chỉ kiểm tra, chưa ghi gì vào kho."


def _told(result: Result) -> Iterator[str]:
    for stored in result.reports:
        if result.status == SAME:
            yield f"ĐÃ CÓ  {result.name}: đúng nguyên lần gửi {stored.version} của {stored.id}, không thêm gì"
        else:
            again = f", thay lần gửi {stored.version - 1} (vẫn giữ)" if stored.version > 1 else ""
            yield f"NHẬN  {result.name}: {stored.id}, lần gửi {stored.version}{again}"
    if result.returned:
        yield f"TRẢ  {result.returned}"


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")
