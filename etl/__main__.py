"""The command line of the ETL: `python -m etl extract`, `reports`, `check`, `build`, `schema`.

Exit code 0: all good. 1: something was rejected, the rest is done. 2: nothing was done.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from pathlib import Path
from typing import NoReturn

import duckdb
from tqdm import tqdm

from etl import schema
from etl.batch import Batch
from etl.errors import AtlasError, NoData
from etl.run import BuildSummary, Progress, Settings, build, check

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "docs" / "schema"
ALL_GOOD, REJECTED, NOT_PUBLISHED = 0, 1, 2
SHOWN = 50  # rejections printed; all of them stand in fct_issue


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    return RUN[options.command](options)


def _schema(_options: argparse.Namespace) -> int:
    print(f"Đã ghi {schema.write(SCHEMAS)} lược đồ vào {SCHEMAS}")
    return ALL_GOOD


def _load(options: argparse.Namespace) -> int:
    """Build, or only check, and print what was found."""
    try:
        if options.command == "check":
            summary = check(options.data, _progress(options.quiet))
        else:
            if options.sources and not options.sources.is_dir():
                raise NoData(f"Không có thư mục văn bản gốc {options.sources}")
            settings = Settings(options.data, options.out or options.data / "build", options.force, options.sources)
            summary = build(settings, _progress(options.quiet))
    except (AtlasError, OSError, duckdb.Error, BrokenExecutor) as error:
        print(error, file=sys.stderr)
        print("Chưa xuất bản gì mới; kho đang dùng giữ nguyên.", file=sys.stderr)
        return NOT_PUBLISHED
    for line in _report(summary, options.quiet):
        print(line)
    return REJECTED if _rejected(summary) else ALL_GOOD


def _extract(options: argparse.Namespace) -> int:
    """Print a draft of each file; what can't be read is named with its reason while the others go on."""
    from etl import extraction  # the rules and their vocabulary: no other command pays for them

    if options.pages:
        logging.basicConfig(stream=sys.stderr, format="%(message)s")
        logging.getLogger("etl").setLevel(logging.INFO)
    try:
        summary = extraction.run(
            options.files, options.data, options.format, options.scheduler, options.out, quiet=options.quiet
        )
    except (AtlasError, OSError, BrokenExecutor) as error:
        print(error, file=sys.stderr)
        return NOT_PUBLISHED
    for rejection in summary.rejections:
        print(f"LOẠI  {rejection}", file=sys.stderr)
    drafted, rejected = _number(summary.drafted), _number(len(summary.rejections))
    print(f"Văn bản: vào {_number(summary.came)} = đọc {drafted} + loại {rejected}", file=sys.stderr)
    return REJECTED if summary.rejections else ALL_GOOD


def _reports(options: argparse.Namespace) -> int:
    from etl import reports_command  # what reads workbooks: no other command pays for it

    return reports_command.run(options, _progress(options.quiet))


RUN = {"extract": _extract, "reports": _reports, "build": _load, "check": _load, "schema": _schema}


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Vietnamese throughout."""

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings, add_help=False)
        self.options = self.add_argument_group("tùy chọn")
        self.options.add_argument("-h", "--help", action="help", help="in hướng dẫn này rồi thoát")

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "cách dùng: ", 1)

    def error(self, message: str) -> NoReturn:
        self.exit(NOT_PUBLISHED, f"Lệnh không đúng ({message}). Xem: {self.prog} --help\n")


def _parser() -> _Parser:
    parser = _Parser(prog="python -m etl", description="Nạp kế hoạch, danh mục và số liệu vào kho.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH", title="các lệnh")
    for name, purpose in (
        ("extract", "đọc văn bản (txt, md, docx, pdf, ảnh quét) thành bản nháp kế hoạch"),
        ("reports", "nhận báo cáo của các cơ quan (biểu mẫu xlsx, bảng csv, yml) vào data/reports"),
        ("build", "kiểm tra, nạp mọi tệp của data/ vào kho mới rồi xuất bản"),
        ("check", "chỉ kiểm tra các tệp, không dựng kho"),
        ("schema", "ghi lược đồ JSON của các tệp người dùng sửa vào docs/schema/"),
    ):
        options = commands.add_parser(name, help=purpose, description=purpose.capitalize() + ".").options
        if name == "schema":
            continue
        if name == "extract":
            _add_extract_options(options)
        if name == "reports":
            _add_reports_options(options)
        data_help = "thư mục dữ liệu (mặc định: data)"
        options.add_argument("--data", type=Path, default=ROOT / "data", metavar="THƯ_MỤC", help=data_help)
        options.add_argument("--quiet", action="store_true", help="chỉ in các lỗi và dòng tổng kết")
        if name == "build":
            out_help = "nơi xuất bản (mặc định: build/ trong thư mục dữ liệu)"
            options.add_argument("--out", type=Path, metavar="THƯ_MỤC", help=out_help)
            sources_help = "thư mục văn bản gốc dạng chữ (mặc định: sources/ trong thư mục dữ liệu)"
            options.add_argument("--sources", type=Path, metavar="THƯ_MỤC", help=sources_help)
            options.add_argument("--force", action="store_true", help="dựng lại cả khi kho đã mới nhất")
    return parser


def _add_extract_options(options: argparse._ArgumentGroup) -> None:
    options.add_argument("files", type=Path, nargs="+", metavar="TỆP", help="tệp hoặc thư mục chứa tệp cần đọc")
    forms = "yaml: tệp kế hoạch để sửa; json: mỗi văn bản một dòng; review: json kèm nguyên văn, cho trang Nạp văn bản"
    options.add_argument("--format", choices=("yaml", "json", "review"), default="yaml", help=forms)
    out_help = "ghi mỗi bản nháp thành một tệp trong thư mục này (không đè tệp đã có)"
    options.add_argument("--out", type=Path, metavar="THƯ_MỤC", help=out_help)
    options.add_argument("--pages", action="store_true", help="báo trang đang nhận dạng của bản quét (trên máy này)")
    options.add_argument("--scheduler", metavar="ĐỊA_CHỈ", help="cụm Dask, ví dụ tcp://may-chu:8786 (mặc định: máy này)")


def _add_reports_options(options: argparse._ArgumentGroup) -> None:
    options.add_argument("files", type=Path, nargs="+", metavar="TỆP", help="biểu mẫu .xlsx, bảng .csv, báo cáo .yml; thư mục")
    rows_help = "nhận các dòng đúng của tệp có lỗi (mặc định: đúng hết mới nhận)"
    options.add_argument("--good-rows", action="store_true", help=rows_help)
    options.add_argument("--check", action="store_true", help="chỉ kiểm tra, không ghi gì vào kho")
    options.add_argument("--returned", type=Path, metavar="THƯ_MỤC", help="trả tệp có lỗi về đây, kèm cột Lý do")
    options.add_argument("--by", metavar="TÊN", help="người nhận báo cáo")
    out_help = "nơi xuất bản (mặc định: build/ trong thư mục dữ liệu)"
    options.add_argument("--out", type=Path, metavar="THƯ_MỤC", help=out_help)
    options.add_argument("--no-build", action="store_true", help="chỉ nhận, không dựng kho")
    options.add_argument("--format", choices=("text", "json"), default="text", help="json: mỗi tệp một dòng JSON")


def _progress(quiet: bool) -> Progress:
    """Return a bar over plan files, shown on a terminal only and after a second of work."""

    def over(batches: Iterable[Batch], file_count: int) -> Iterator[Batch]:
        with tqdm(total=file_count, desc="Đọc văn bản", unit="tệp", delay=1, disable=True if quiet else None) as bar:
            for batch in batches:
                yield batch
                bar.update(len(batch.outcomes))

    return over


def _report(summary: BuildSummary, quiet: bool) -> Iterator[str]:
    """Yield the lines of the closing summary."""
    rejections = summary.rejections
    yield from (f"LOẠI  {rejection}" for rejection in rejections[:SHOWN])
    if len(rejections) > SHOWN:
        yield f"LOẠI  … và {len(rejections) - SHOWN} lỗi nữa (bảng fct_issue)"
    if not summary.is_new:
        yield from _up_to_date(summary)
        return
    if not quiet:
        yield from (f"  {table:<28}{_number(count):>12} dòng" for table, count in summary.row_counts.items())
        yield from (f"  lỗi, nghi vấn: {kind:<40}{_number(count):>6}" for kind, count in summary.issue_counts.items())
    came, loaded = len(summary.plan_files), summary.plans_loaded
    yield f"Văn bản: vào {_number(came)} = nạp {_number(loaded)} + loại {_number(came - loaded)}"
    if summary.report_files:
        came, loaded = len(summary.report_files), summary.reports_loaded
        yield f"Báo cáo: vào {_number(came)} = nạp {_number(loaded)} + loại {_number(came - loaded)}"
    records = summary.plan_files | summary.report_files
    if other := len(rejections) - sum(len(o.rejections) for o in summary.outcomes if o.file in records):
        yield f"Dòng bị loại của danh mục và số liệu: {_number(other)}"
    if summary.published:
        passed = f"{summary.check_count} phép kiểm tra đạt"
        yield f"Bản dựng {summary.published.build_id}: {passed}, dữ liệu đến {summary.published.data_date}"
    yield f"Xong trong {summary.seconds:.1f} giây".replace(".", ",")


def _up_to_date(summary: BuildSummary) -> Iterator[str]:
    yield f"Kho đã mới nhất (bản dựng {summary.published.build_id}); dùng --force để dựng lại"
    if summary.published.rejected:
        yield f"Bản dựng này đã loại {_number(summary.published.rejected)} mục: chạy lệnh check để xem"


def _rejected(summary: BuildSummary) -> bool:
    published_with_faults = summary.published is not None and summary.published.rejected > 0
    return bool(summary.rejections) or published_with_faults


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")


if __name__ == "__main__":
    sys.exit(main())
