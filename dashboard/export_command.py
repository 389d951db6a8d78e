"""`python -m dashboard export`: a report by its code or set, or one chart by its page, to a file; for schedulers.

Exit code 0: the file has everything. 1: the file is written, some charts are missing in it. 2: nothing is written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from streamlit import config
from streamlit.logger import set_log_level
from streamlit.runtime.pages_manager import PagesManager

from dashboard import exports, frozen, recipes, sets, texts, warehouse
from dashboard.charts import Chart
from dashboard.exports import FORMATS
from dashboard.frozen import Frozen
from dashboard.render.static_sheet import TEXT, WIDTH
from dashboard.sets import Collection, Item, Recipe
from dashboard.texts import _

ALL, PARTLY, NOTHING = 0, 1, 2
PICTURES = ("png", "svg", "pdf", "csv", "xlsx", "pptx")  # formats of one chart
NARROWEST, WIDEST = 200, 8000  # pixels of a PNG


class Refused(Exception):
    """Nothing can be written; the text says why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for; what is wrong is said on the error stream."""
    set_log_level("error")
    config.set_option("global.showWarningOnDirectExecution", False)  # there is no browser, and none is needed
    PagesManager.uses_pages_directory = False
    asked = _parser().parse_args(arguments)
    with texts.in_language(asked.lang):
        try:
            return _list(asked) if asked.list else _one(asked) if asked.page is not None else _report(asked)
        except (
            Refused, exports.Nothing, recipes.NotMade, frozen.NoCode, warehouse.NoWarehouse, OSError, ValueError,
        ) as reason:  # fmt: skip
            print(reason, file=sys.stderr)
        except sets.NoSet as name:
            print(_("Không có bộ hình “{name}”", name=name), file=sys.stderr)
        return NOTHING


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard export",
        description=_("Xuất một báo cáo theo mã hoặc theo bộ hình, hoặc một hình của một trang, ra tệp."),
        epilog=_("Mã kết thúc: 0 đủ, 1 thiếu một số hình (nêu tên), 2 không ghi gì."),
    )
    add = parser.add_argument
    add("code", nargs="?", metavar="CODE", help=_("mã in ở chân báo cáo: dựng lại từ đúng bản dựng ấy"))
    add("--set", metavar="SET", help=_("bộ hình: mã trên đường liên kết (bo=…) hoặc tên, theo bản dựng hiện tại"))
    add("--page", metavar="/PAGE", help=_("trang của hình, như trên đường liên kết: /nhiem-vu; trang đầu là /"))
    add("--query", default="", metavar="QUERY", help=_('phạm vi, như trên đường liên kết: "nam=2023"'))
    add("--chart", metavar="KEY", help=_("tên hình, xem bằng --list"))
    add("--list", action="store_true", help=_("liệt kê các hình của trang, hoặc các bộ đã lưu"))
    add("--format", choices=sorted({*FORMATS, *PICTURES}), metavar="|".join([*FORMATS, "png", "svg", "csv"]))
    add("--out", type=Path, metavar="FILE", help=_("tệp sẽ ghi; không nêu thì đặt theo mã hoặc tên hình"))
    add("--width", type=int, metavar="PX", help=_("chiều rộng hình PNG, từ {least} đến {most}", least=NARROWEST, most=WIDEST))
    add("--font-size", type=float, metavar="PX", help=_("cỡ chữ trong hình PNG"))
    day = _("ngày xem thời hạn (mặc định: hôm nay)")
    add("--day", type=date.fromisoformat, default=date.today(), metavar="YYYY-MM-DD", help=day)
    add("--lang", choices=sorted(texts.LANGUAGES), default=texts.SOURCE, help=_("ngôn ngữ (mặc định: vi)"))
    return parser


def _list(asked: argparse.Namespace) -> int:
    """Print the charts of a page (key, title), or the sets (id, name)."""
    if asked.page is None:
        rows = [(one.id, one.name) for one in sets.listing(exports.folder())]
    else:
        drawn = recipes.of_page(warehouse.current(), asked.page, asked.query, asked.day)
        rows = [(key, chart.title) for key, (chart, _context) in drawn.items()]
    for row in rows:
        print("\t".join(row))
    return ALL if rows else NOTHING


def _report(asked: argparse.Namespace) -> int:
    """Write the report of a code, from its own build, or of a set, from the current one."""
    if bool(asked.code) == bool(asked.set):
        raise Refused(_("Nêu một trong ba: mã báo cáo, --set hoặc --page"))
    folder = exports.folder()
    if asked.code:
        report = frozen.read(folder, asked.code)
        code = asked.code.strip().upper()
    else:
        report = Frozen.of(_named(folder, asked.set), warehouse.current(), asked.day)
        code = frozen.keep(folder, report)
    extension = asked.format or (asked.out.suffix[1:] if asked.out else "docx")
    if extension in PICTURES and len(report.collection.items) == 1:
        return _again(report, code, extension, asked)
    if extension not in FORMATS:
        raise Refused(_("Báo cáo có các dạng: {formats}", formats=", ".join(FORMATS)))
    made = exports.file(report, code, extension)
    _write(asked.out or Path(f"{code}.{extension}"), made.content)
    for one in made.missing:
        title = one.item.title or one.item.printed
        print(_("Thiếu hình “{title}”: {reason}", title=title, reason=one.reason), file=sys.stderr)
    print(_("{count} hình, mã {code}", count=made.count, code=code))
    return PARTLY if made.missing else ALL


def _named(folder: Path, name: str) -> Collection:
    """Return the set with that id, or the only one with that name; raises NoSet, Refused."""
    if sets.exists(folder, name):
        return sets.load(folder, name)
    found = [one.id for one in sets.listing(folder) if one.name == name]
    if len(found) > 1:
        raise Refused(_("Có {count} bộ cùng tên: nêu một trong các mã {ids}", count=len(found), ids=", ".join(found)))
    return sets.load(folder, found[0] if found else name)


def _one(asked: argparse.Namespace) -> int:
    """Write one chart of a page."""
    if not asked.chart:
        raise Refused(_("Nêu --chart, hoặc --list để xem tên các hình"))
    extension = asked.format or (asked.out.suffix[1:] if asked.out else "png")
    if extension not in PICTURES:
        raise Refused(_("Một hình có các dạng: {formats}", formats=", ".join(PICTURES)))
    wide = _width(asked)
    recipe = Recipe(asked.page.strip("/"), asked.query.lstrip("?"), asked.chart)
    build = warehouse.current()
    chart, _context = recipes.chart(build, recipe, asked.day)
    item = Item("", recipe, chart.title)
    code = frozen.keep(exports.folder(), Frozen.of(Collection("", chart.title, (item,)), build, asked.day))
    content = _picture(replace(chart, code=code), extension, wide, asked.font_size)
    _write(asked.out or Path(f"{chart.key}.{extension}"), content)
    return ALL


def _again(report: Frozen, code: str, extension: str, asked: argparse.Namespace) -> int:
    """Write the one chart of a code as it was exported from its card."""
    (item,) = report.collection.items
    with texts.in_language(report.language):
        chart, _context = recipes.chart(report.build(), item.recipe, report.day)
    content = _picture(replace(chart, code=code), extension, _width(asked), asked.font_size)
    _write(asked.out or Path(f"{code}.{extension}"), content)
    return ALL


def _picture(chart: Chart, extension: str, wide: int, type_px: float | None) -> bytes:
    from dashboard import layout

    if extension == "png":
        from dashboard.render import static

        return static.picture(chart, "png", wide, lang=chart.language, type_px=type_px)
    return layout.export(chart, extension)


def _width(asked: argparse.Namespace) -> int:
    """Return how wide a PNG is, in pixels: as asked, or as the size of its type alone would make it; raises Refused."""
    wide = asked.width or (round(WIDTH * asked.font_size / TEXT) if asked.font_size else 1200)
    if not NARROWEST <= wide <= WIDEST:
        raise Refused(_("Hình phải rộng từ {least} đến {most} điểm ảnh", least=NARROWEST, most=WIDEST))
    return wide


def _write(file: Path, content: bytes) -> None:
    """Write the whole file or none."""
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f".{file.name}.tmp")
    partial.write_bytes(content)
    partial.replace(file)
