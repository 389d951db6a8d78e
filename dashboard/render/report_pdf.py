"""A Report → PDF on A4: the same document as in Word, its text selectable, a bookmark for each chapter and annex.

Set by typst, whose compiler is inside its Python package: no browser, no network. The brief (`brief.py`) stays with
matplotlib, which places whole pictures on pages; it can neither break tables over pages with their headings repeated, nor
write bookmarks or tags. Pictures are the SVG of `static`, so that their text stays text. `report.typ` is the look; all words
reach it as data, never as markup.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import matplotlib
import orjson
import typst

from dashboard.render import report_words as words
from dashboard.render import word
from dashboard.render import word_styles as look
from dashboard.render.report_pictures import picture
from dashboard.render.report_tables import Grid, clean
from dashboard.render.report_words import Annex, Chapter
from dashboard.render.static_sheet import FONTS
from dashboard.render.word_long import ANNEX_WIDE, PICTURE_HIGH
from dashboard.report import PARTY, Report
from dashboard.texts import _, language

TEMPLATE = Path(__file__).with_name("report.typ")
FALLBACK_FONT = Path(matplotlib.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")  # of signs that ours lacks, as in pictures
SIZES = (11, 10, 9)  # points, tried in turn until a table's words fit unbroken
ANNEX_SIZES = (10, 9, 8)
LONGEST_WHOLE = 400  # characters of a cell; with a longer one a row may be higher than a page, and must break
SVG_SIZE = re.compile(rb'<svg[^>]*? width="([\d.]+)pt" height="([\d.]+)pt"')


def pdf(report: Report) -> bytes:
    """Return the file's bytes, the same for the same Report, in the reader's language; the letterhead is Vietnamese in any."""
    pictures: dict[str, bytes] = {}
    chapters = [_chapter(chapter, pictures) for chapter in words.chapters(report)]
    files = {
        "main.typ": TEMPLATE.read_bytes(),
        "report.json": orjson.dumps(_head(report) | {"chapters": chapters, "annexes": _annexes(report)}),
        **pictures,
    }
    return typst.compile(files, font_paths=_fonts())


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Return the only fonts there are: ours, the fallback, the serif that typst brings along; the machine's are not asked."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS), str(FALLBACK_FONT)])


def _head(report: Report) -> dict[str, object]:
    head = words.letterhead(report)
    return {
        "lang": language(),
        "title": clean(report.title),
        "author": word.AUTHOR,
        "code": clean(report.code),
        "foot": words.foot(report),
        "kind": _("Báo cáo"),
        "subject": clean(report.title),
        "subtitle": clean(report.subtitle),
        "introduction": words.introduction(report),
        "head": _letterhead(head),
        "closing": _closing(report),
    }


def _letterhead(head: word.Letterhead) -> dict[str, object]:
    is_party = head.system == PARTY
    return {
        "party": is_party,
        "over": [head.parent] if head.parent else [],
        "issuer": head.issuer or word.BLANK_NAME,
        "symbol": head.symbol.replace("  ", "\xa0 "),  # spaces left for the number stay as many
        "country": word.WORDS["party" if is_party else "country"],
        "motto": word.WORDS["motto"],
        "place-and-day": head.place_and_day.replace("  ", "\xa0 "),
    }


def _closing(report: Report) -> dict[str, object]:
    names = words.recipients(report)
    return {
        "party": report.system == PARTY,
        "word": f"{word.WORDS['recipients']}:",
        "recipients": [f"- {name}{'.' if place == len(names) else ';'}" for place, name in enumerate(names, start=1)],
        "role": word.BLANK_NAME,
        "name": word.BLANK_NAME,
    }


def _chapter(chapter: Chapter, pictures: dict[str, bytes]) -> dict[str, object]:
    """Return a chapter as data, and add its picture to `pictures`."""
    figure = None
    if chapter.figure:
        file = f"{chapter.number}.svg"
        pictures[file] = picture(chapter.chart, "svg")
        figure = {
            "file": file,
            "wide": _wide(pictures[file]),
            "caption": chapter.figure,
            "alt": words.described(chapter),
        }
    table = {"caption": chapter.table, "grid": _grid(chapter.grid, look.TEXT_WIDE, SIZES)} if chapter.grid else None
    return {
        "heading": chapter.heading,
        "sentences": chapter.sentences,
        "figure": figure,
        "table": table,
        "notes": chapter.notes,
    }


def _wide(svg: bytes) -> float:
    """Return how wide a picture is set, in mm: as the text, or narrower where it would be too high for a page."""
    wide, high = map(float, SVG_SIZE.search(svg).groups())
    return min(look.TEXT_WIDE, PICTURE_HIGH * wide / high)


def _annexes(report: Report) -> list[dict[str, object]]:
    return [_annex(annex) for annex in words.annexes(report)]


def _annex(annex: Annex) -> dict[str, object]:
    parts = [
        {"heading": part.heading, "lead": part.lead, "grid": _grid(part.grid, ANNEX_WIDE, ANNEX_SIZES)} for part in annex.parts
    ]
    return {"name": annex.name, "title": annex.title, "belongs": annex.belongs.replace("  ", "\xa0 "), "parts": parts}


def _grid(grid: Grid, room: float, sizes: tuple[float, ...]) -> dict[str, object]:
    size, wide = grid.shares(room, sizes)
    whole = all(len(cell) <= LONGEST_WHOLE for row in grid.rows for cell in row)
    parts = {"headings": grid.headings, "rows": grid.rows, "numeric": grid.numeric}
    return {"size": size, "widths": wide, "whole": whole} | parts
