"""Scores extraction against the gold standard, and says what was gained and lost since the last release.

    python -m benchmarks.extraction [--sources DIR] [--json FILE] [--details] [--release] [--speed]

Runs `python -m etl extract` on every gold document that is at hand (or takes its output from --json), prints the measures
with their targets, and exits with 1 when one is missed. Real documents are scored only where --sources has them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.gold_form import Gold, find_source, read_gold
from benchmarks.scoring import HEAD_FIELDS, Found, Score, Tally, figure, score_document

ROOT = Path(__file__).resolve().parent.parent
RELEASE = Path(__file__).resolve().parent / "extraction_release.json"
TARGETS = (
    {"citations": 0.97, "duties": 0.92, "right agency": 0.95}
    | {f"head {name}": 0.97 for name in (*HEAD_FIELDS, "recipients")}
    | {"deadlines": 0.90, "themes": 0.75}
)
ALONGSIDE = (  # measured, with no target
    "named citations",
    "same document",
    "citation type",
    "citation date",
    "duties: section",
    "duties: ordinal",
    "bodies",
    "roles",
    "tasks",
    "sections",
    "deadlines: interval",
    "deadlines: kind",
    "deadlines: action",
)
COLUMNS = {
    "citations": "viện dẫn",
    "duties": "nhiệm vụ",
    "right agency": "cơ quan",
    "head": "đầu VB",
    "deadlines": "thời hạn",
    "themes": "chủ đề",
    "sections": "mục",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Score all gold documents at hand; return 0 when every target is reached, else 1."""
    options = _parser().parse_args(arguments)
    gold = read_gold()
    files = {name: path for name, one in gold.items() if (path := find_source(one, options.sources))}
    found = read_drafts(options.json) if options.json else extract(list(files.values()))
    if lost := [name for name in files if name not in found]:
        print(f"Không có kết quả: {', '.join(lost)}")
    if not found:
        return 1
    scores = {name: score_document(gold[name], found.get(name, {})) for name in files}
    total = add_up(scores.values())
    for line in report(gold, scores, total):
        print(line)
    if options.details:
        print("\n".join(details(scores)))
    for line in compare(scores, json.loads(RELEASE.read_text(encoding="utf-8")) if RELEASE.exists() else {}):
        print(line)
    if options.release:
        write_release(scores)
    if options.speed:
        from benchmarks import extraction_speed

        extraction_speed.main()
    return 1 if lost or missed_targets(total) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction", description="Chấm trích xuất theo bản chuẩn.")
    parser.add_argument("--sources", type=Path, metavar="THƯ_MỤC", help="nơi có các văn bản thật (không nằm trong kho mã)")
    parser.add_argument("--json", type=Path, metavar="TỆP", help="kết quả đã có của etl extract --format json")
    parser.add_argument("--details", action="store_true", help="liệt kê từng dòng thiếu và thừa")
    parser.add_argument("--release", action="store_true", help="ghi kết quả làm mốc của bản phát hành")
    parser.add_argument("--speed", action="store_true", help="đo cả tốc độ")
    return parser


def extract(files: Sequence[Path]) -> dict[str, Found]:
    """Run the command line on `files`; return its drafts by the name of the gold."""
    command = [sys.executable, "-m", "etl", "extract", *map(str, files), "--format", "json"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    print(ran.stderr[-2000:], file=sys.stderr, end="")
    return _by_gold(json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{"))


def read_drafts(path: Path) -> dict[str, Found]:
    """Return the drafts of a file of JSON lines, as `extract` prints them: each names its file."""
    return _by_gold(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def _by_gold(drafts: Iterable[Found]) -> dict[str, Found]:
    by_file = {draft["document"]["file"]: draft for draft in drafts}
    return {name: by_file[one.source.file] for name, one in read_gold().items() if one.source.file in by_file}


def add_up(scores: Iterable[Score]) -> dict[str, Tally]:
    """Return the tallies of all documents together: micro averages, row by row."""
    total: dict[str, Tally] = defaultdict(Tally)
    for score in scores:
        for measure, tally in score.tallies.items():
            total[measure].add(tally)
    return total


def missed_targets(total: Mapping[str, Tally]) -> list[str]:
    """Return the measures below their target. A measure with no row at all cannot miss it."""
    return [name for name, target in TARGETS.items() if name in total and figure(name, total[name]) < target]


def report(gold: Mapping[str, Gold], scores: Mapping[str, Score], total: Mapping[str, Tally]) -> Iterator[str]:
    """Yield a table of documents, then one of measures."""
    real = [name for name, one in gold.items() if not one.source.invented]
    at_hand = sum(name in scores for name in real)
    yield f"Văn bản thật: {at_hand} trên {len(real)} có mặt; văn bản hư cấu: {len(scores) - at_hand}."
    yield ""
    yield f"{'văn bản':<34}" + "".join(f"{title:>10}" for title in COLUMNS.values())
    for name, score in scores.items():
        yield f"{name:<34}" + "".join(f"{_column(score.tallies, column):>10}" for column in COLUMNS)
    yield ""
    yield f"{'phép đo':<24}{'F1/tỷ lệ':>10}{'đúng':>7}{'thiếu':>7}{'thừa':>7}{'mục tiêu':>10}"
    for measure in (*TARGETS, *ALONGSIDE):
        if measure in total:
            yield _line(measure, total[measure], TARGETS.get(measure))


def _column(tallies: Mapping[str, Tally], column: str) -> str:
    tally = Tally()
    for measure in tallies:
        if measure == column or measure.startswith(f"{column} "):
            tally.add(tallies[measure])
    return "–" if tally.is_empty else _figure(figure(column, tally))


def _figure(share: float) -> str:
    return f"{share:.3f}".replace(".", ",")


def _line(measure: str, tally: Tally, target: float | None) -> str:
    reached = figure(measure, tally)
    mark = "" if target is None else f"{_figure(target)}{' ' if reached >= target else '✗'}"
    return f"{measure:<24}{_figure(reached):>10}{tally.hit:>7}{tally.missed:>7}{tally.extra:>7}{mark:>11}"


def details(scores: Mapping[str, Score]) -> Iterator[str]:
    """Yield every row that was missed and everything that was found and should not be."""
    for name, score in scores.items():
        yield f"\n== {name}"
        yield from (f"  thiếu/sai  {row}" for row, right in score.rows.items() if not right)
        yield from (f"  thừa       {row}" for row in score.extras)


def compare(scores: Mapping[str, Score], release: Mapping[str, Mapping[str, list[str]]]) -> Iterator[str]:
    """Yield rows of the gold found now and not in the release, and the other way round; rows new to the gold are neither."""
    gained, lost = [], []
    for name, score in scores.items():
        before = release.get(name)
        if before is None:
            continue
        gained += [f"{name}: {row}" for row in before["missed"] if score.rows.get(row)]
        lost += [f"{name}: {row}" for row in before["found"] if score.rows.get(row) is False]
    yield ""
    yield f"So với bản phát hành trước: được thêm {len(gained)}, mất {len(lost)}."
    yield from (f"  + {row}" for row in gained)
    yield from (f"  - {row}" for row in lost)


def write_release(scores: Mapping[str, Score]) -> None:
    """Write which rows of the gold are found; documents not at hand keep what was written for them before."""
    record = json.loads(RELEASE.read_text(encoding="utf-8")) if RELEASE.exists() else {}
    for name, score in scores.items():
        record[name] = {
            "found": sorted(row for row, right in score.rows.items() if right),
            "missed": sorted(row for row, right in score.rows.items() if not right),
        }
    RELEASE.write_text(json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
