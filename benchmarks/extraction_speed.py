"""How many documents of 30 kB a second the command line extracts on two processes, and how many scanned pages by OCR.

    python -m benchmarks.extraction_speed [COUNT]

Start-up is left out by comparing two sizes of one run. Documents a second on the clock mean something only where nobody
else uses the machine; processor time of one document depends less on others. As machines and builds of Python differ, a
fixed piece of work of Python's `re` is timed beside each run: the ratio of both, and how much each varied over the runs,
say what the figures mean.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from benchmarks.gold_form import DOCUMENTS

ROOT = Path(__file__).resolve().parent.parent
SIZE = 30_000  # bytes of one document
COUNT, RUNS = 400, 3
WORKERS = 2  # what the machine of the target has; the command line takes all cores
TARGET = 100  # documents a second on two cores (DESIGN §11)
SCANS = 8  # two to a task, so that both processes get as many
CHARACTERS_A_LINE, LINES_A_PAGE = 80, 46
WORK = re.compile(r"(?P<number>\d{1,4})\s?[-/]\s?(?P<symbol>[A-ZĐ]{1,9}(?:[-/][A-ZĐa-z]{1,9}){1,3})")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both figures; return 1 when extraction is slower than its target."""
    given = sys.argv[1:] if arguments is None else arguments
    count = int(given[0]) if given else COUNT
    with tempfile.TemporaryDirectory(prefix="atlas-bench-") as directory:
        runs = measure_extraction(Path(directory), count)
    rates, costs, works = [run.rate for run in runs], [run.cost * 1000 for run in runs], [run.work * 1000 for run in runs]
    cost, work = statistics.median(costs), statistics.median(works)
    print(f"Trích xuất: {_span(rates)} văn bản 30 kB mỗi giây theo đồng hồ, {WORKERS} nhân (mục tiêu {TARGET}), {RUNS} lần đo.")
    print(f"  Một văn bản tốn {_span(costs)} ms bộ xử lý: {WORKERS * 1000 / cost:.0f} mỗi giây nếu cả {WORKERS} nhân rảnh,")
    print(f"  bằng {cost / work:.2f} lần việc mẫu ({_span(works)} ms bộ xử lý).")
    print(f"  Dao động giữa các lần đo: văn bản {_vary(costs)}, việc mẫu {_vary(works)}.")
    print(measure_ocr())
    return int(statistics.median(rates) < TARGET)


@dataclass(frozen=True, slots=True)
class Run:
    """Documents a second on the clock; processor seconds of one document, and of the fixed work."""

    rate: float
    cost: float
    work: float


def measure_extraction(directory: Path, count: int) -> list[Run]:
    """Time the command line on `count` files and on a fifth of them; the difference knows no start-up."""
    files = []
    for at, text in enumerate(islice(cycle(_texts_of(SIZE)), count)):
        files.append(directory / f"{at:05}.txt")
        files[-1].write_text(f"{text}\n{at}\n", encoding="utf-8")
    few, runs = files[: count // 5], []
    for _ in range(RUNS):
        work = _time(_fixed_work)[1]
        (short, short_cost), (long, long_cost) = _time(lambda: _extract(few)), _time(lambda: _extract(files))
        more = len(files) - len(few)
        runs.append(Run(more / max(long - short, 1e-6), max(long_cost - short_cost, 1e-6) / more, work))
    return runs


def _texts_of(size: int) -> list[str]:
    """Return each gold document at about `size` bytes: head and tail once, what stands between them repeated."""
    texts = []
    for path in sorted(DOCUMENTS.iterdir()):
        text = path.read_text(encoding="utf-8")
        starts = [at.start() for mark in ("\nI. ", "\n**I. ", "\n1. ") if (at := re.search(re.escape(mark), text))]
        begin = min(starts, default=0)
        tail = re.search(r"\nN[oơ]i nhận|\n---\n", text[begin:])
        end = begin + tail.start() if tail else len(text)
        body = text[begin:end]
        times = max(1, round((size - len(text.encode())) / len(body.encode())) + 1)
        texts.append(text[:begin] + body * times + text[end:])
    return texts


def _extract(files: Sequence[Path]) -> None:
    command = [sys.executable, "-m", "etl", "extract", *map(str, files), "--format", "json"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True)
    lines = ran.stdout.count(b"\n")
    if lines != len(files):
        raise SystemExit(f"etl extract: {lines} kết quả cho {len(files)} tệp\n{ran.stderr.decode()[-2000:]}")


def _time(action: Callable[[], object]) -> tuple[float, float]:
    """Return seconds on the clock and of the processor, those of processes started by `action` included."""
    clock, before = time.perf_counter(), os.times()
    action()
    after = os.times()
    return time.perf_counter() - clock, sum(after[:4]) - sum(before[:4])


def _fixed_work() -> None:
    text = "Căn cứ Chỉ thị số 03-CT/HC ngày 19/5/2021 về việc hư cấu; " * 5000
    for _ in range(5):
        if len(WORK.findall(text)) != 5000:
            raise AssertionError


def _span(values: Sequence[float]) -> str:
    return f"{statistics.median(values):.0f} ({min(values):.0f}–{max(values):.0f})"


def _vary(values: Sequence[float]) -> str:
    """Return how far apart the least and the greatest value are, as a share of the median."""
    return f"{(max(values) - min(values)) / statistics.median(values):.0%}"


def measure_ocr() -> str:
    """Return one line on OCR: pages a second of made scans and what one page costs, or why there is no figure."""
    if not shutil.which("tesseract"):
        return "OCR: máy này không có tesseract, không đo."
    with tempfile.TemporaryDirectory(prefix="atlas-bench-") as directory:
        pages = _draw_scans(Path(directory))
        start, start_cost = _time(lambda: _extract([_blank_text(Path(directory))]))
        whole, whole_cost = _time(lambda: _extract(pages))
    rate, cost = len(pages) / max(whole - start, 1e-6), (whole_cost - start_cost) / len(pages)
    return (
        f"OCR: {rate:.2f} trang mỗi giây theo đồng hồ, {WORKERS} nhân ({len(pages)} trang; {cost:.1f} giây bộ xử lý một trang)."
    )


def _blank_text(directory: Path) -> Path:
    path = directory / "khoi-dong.txt"
    path.write_text("KẾ HOẠCH\nHư cấu\nI. NHIỆM VỤ\n1. Một việc hư cấu.\n", encoding="utf-8")
    return path


def _draw_scans(directory: Path) -> list[Path]:
    """Draw pages of an invented document as images of 200 dots an inch, one file a page."""
    from matplotlib.figure import Figure

    words = next(DOCUMENTS.glob("hu-cau-04*")).read_text(encoding="utf-8").split()
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > CHARACTERS_A_LINE:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    pages = []
    for at in range(SCANS):
        shown = lines[at * LINES_A_PAGE % len(lines) :][:LINES_A_PAGE]
        figure = Figure(figsize=(8.27, 11.69))
        text = "\n".join(shown).replace("$", "")
        figure.text(0.08, 0.95, text, va="top", fontsize=10.5, family="DejaVu Serif", linespacing=1.5)
        pages.append(directory / f"trang-{at + 1}.png")
        figure.savefig(pages[-1], dpi=200)
    return pages


if __name__ == "__main__":
    sys.exit(main())
