"""Time and size of a conference report of 60 charts and 3,000 passages as Word, PDF and workbook.

    python -m benchmarks.export_reports [CHARTS] [PASSAGES]

Charts and passages are INVENTED. The first time draws every picture, the second has them kept, as after retitling or moving.
"""

from __future__ import annotations

import datetime
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice

import polars as pl

from dashboard.charts import NEUTRAL, SEQUENTIAL, Chart, Encoding, Kind, Tone
from dashboard.render import report_pdf, report_pictures, report_word, report_workbook
from dashboard.report import Entry, Report
from geo.provinces import provinces

CHARTS, PASSAGES = 60, 3_000
FORMATS: dict[str, Callable[[Report], bytes]] = {
    "docx": report_word.docx,
    "pdf": report_pdf.pdf,
    "xlsx": report_workbook.xlsx,
}
TONES = (
    Tone("lead", "Chủ trì", SEQUENTIAL[4]),
    Tone("coordinate", "Phối hợp", NEUTRAL),
    Tone("execute", "Thực hiện", SEQUENTIAL[1]),
)
WORDS = (
    "Sở Công Thương chủ trì, phối hợp với các sở, ngành tuyên truyền, vận động nhân dân ưu tiên dùng hàng Việt Nam " * 3
).split(" ")


def report(charts: int = CHARTS, passages: int = PASSAGES) -> Report:
    """Return an invented report of so many charts, no two alike, and so many passages among them."""
    rows = [passages // charts + (place < passages % charts) for place in range(charts)] if charts else []
    entries = tuple(
        Entry(chart, f"Nội dung {number}", passages=_passages(count))
        for number, (chart, count) in enumerate(zip(islice(_charts(), charts), rows, strict=True), start=1)
    )
    day = datetime.date(2026, 11, 22)
    return Report("Báo cáo giả định", entries, "7f3a91bc", "2f8c01ab", issuer="Ban Chỉ đạo giả định", date=day)


def _charts() -> Iterator[Chart]:
    for number, make in enumerate(cycle((_map, _bars, _columns, _heat, _points))):
        yield make(number)


def _chart(
    kind: Kind, rows: list[tuple], names: tuple[tuple[str, str], ...], encoding: Encoding, number: int, **parts
) -> Chart:
    frame = pl.DataFrame(rows, schema=[name for name, _heading in names], orient="row")
    return Chart(
        f"gia-dinh-{number}", kind, frame, encoding, f"Nội dung giả định số {number}", f"Số đoạn nhiệm vụ, lượt {number}",
        sum(row[-1] for row in rows), "đoạn nhiệm vụ", f"Kế hoạch giả định số {number}/KH-BCĐ", "22/11/2026",
        "2021–2024 · 63 tỉnh, thành phố", columns=names, build_id="7f3a91bc", **parts,
    )  # fmt: skip


def _map(number: int) -> Chart:
    rows = [(place.code, place.name, (index * 7 + number) % 23) for index, place in enumerate(provinces("2008")) if index % 3]
    names = (("code", "Mã"), ("name", "Địa bàn"), ("value", "Số đoạn"))
    return _chart(Kind.MAP, rows, names, Encoding(location="code", value="value", label="name"), number, vintage="2008")


def _bars(number: int) -> Chart:
    rows = [(f"Cơ quan {i}", tone.code, (i * 5 + number) % 17 + 1) for i in range(12) for tone in TONES]
    names = (("agency", "Cơ quan"), ("role", "Vai trò"), ("value", "Số đoạn"))
    return _chart(Kind.BARS, rows, names, Encoding(y="agency", x="value", colour="role"), number, tones=TONES)


def _columns(number: int) -> Chart:
    rows = [(str(year), tone.code, (year * 3 + number) % 19 + 1) for year in range(2021, 2025) for tone in TONES]
    names = (("year", "Năm"), ("role", "Vai trò"), ("value", "Số đoạn"))
    return _chart(Kind.COLUMNS, rows, names, Encoding(x="year", y="value", colour="role"), number, tones=TONES)


def _heat(number: int) -> Chart:
    rows = [(f"Cơ quan {i}", f"Chủ đề {x}", (i * x + number) % 29 + 1) for i in range(8) for x in range(10)]
    names = (("agency", "Cơ quan"), ("theme", "Chủ đề"), ("value", "Số đoạn"))
    return _chart(Kind.HEATMAP, rows, names, Encoding(y="agency", x="theme", value="value"), number)


def _points(number: int) -> Chart:
    rows = [(str(year), tone.code, tone.code, (year * 11 + number) % 31) for year in range(2021, 2025) for tone in TONES]
    names = (("year", "Năm"), ("role", "Vai trò"), ("line", "Chuỗi"), ("value", "Số đoạn"))
    return _chart(Kind.POINTS, rows, names, Encoding(x="year", y="value", colour="role", line="line"), number, tones=TONES)


def _passages(count: int) -> pl.DataFrame:
    said = [" ".join(islice(cycle(WORDS), start % len(WORDS), start % len(WORDS) + 22)) for start in range(count)]
    return pl.DataFrame({
        "Văn bản": [f"Kế hoạch {row % 90}/KH-BCĐ, 12/5/2023 (giả định)" for row in range(count)],
        "Vị trí": [f"mục III.{row % 9}, đoạn {row % 7 + 1}" for row in range(count)],
        "Cơ quan": ["Sở Công Thương"] * count, "Vai trò": ["chủ trì"] * count, "Nội dung": said,
        "Chủ đề": ["Tuyên truyền"] * count, "Thời hạn": ["trước ngày 30/11/2023"] * count,
    })  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """One export: seconds on the wall, seconds of processor, bytes."""

    seconds: float
    cpu: float
    size: int


def measure(made: Report) -> Iterator[tuple[str, Run, Run]]:
    """Yield of each format: with nothing drawn yet, with the pictures kept."""
    for name, write in FORMATS.items():
        report_pictures.forget()
        yield name, _run(write, made), _run(write, made)


def _run(write: Callable[[Report], bytes], made: Report) -> Run:
    wall, cpu = time.perf_counter(), time.process_time()
    size = len(write(made))
    return Run(time.perf_counter() - wall, time.process_time() - cpu, size)


def main() -> None:
    charts, passages = (int(word) for word in (sys.argv[1:] or (CHARTS, PASSAGES)))
    print(f"{charts} charts, {passages:,} passages")
    for name, first, again in measure(report(charts, passages)):
        times = "; ".join(
            f"{when} {run.seconds:.1f} s ({run.cpu:.1f} s of processor)" for when, run in (("first", first), ("again", again))
        )
        print(f"  {name}: {times}; {first.size / 1e6:.1f} MB")
    print(f"  peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


if __name__ == "__main__":
    main()
