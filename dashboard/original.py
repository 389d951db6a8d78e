"""The original beside the form: the text of a draft page by page, its passages marked by kind, the chosen one stronger.

A click on a passage chooses it; words marked with the mouse are remembered as the beginning and the end of a new one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import streamlit as st

from dashboard.drafts import KINDS, Draft, Item
from dashboard.texts import N_, _

MOST_SHOWN = 60_000  # characters sent to the browser; a longer text is shown around the chosen passage
LEGEND = {
    "duty": N_("nhiệm vụ"), "task": N_("nhiệm vụ chung"), "citation": N_("viện dẫn"), "deadline": N_("thời hạn"),
    "issue": N_("lỗi, nghi vấn"),
}  # fmt: skip
SCRIPT = Path(__file__).parent.parent / "static" / "original.js"
Part = tuple[str, int, str, str]  # words, where they begin, classes, items that cover them
Page = tuple[int, str, list[list[Part]]]

_show = st.components.v2.component(
    "atlas_original",
    html='<div class="atlas-original" tabindex="0" lang="vi"></div>',
    js=SCRIPT.read_text(encoding="utf-8"),
    isolate_styles=False,
)


def show(draft: Draft, chosen: str | None, on_choose: Callable[[str], None], on_mark: Callable[[int, int], None]) -> None:
    """Draw the text; `on_choose` is given the item of a passage that was clicked, `on_mark` the place of marked words."""
    key = f"original-{draft.id}"

    def chose() -> None:
        on_choose(str(st.session_state[key]["chosen"]))

    def marked() -> None:
        start, end = st.session_state[key]["marked"]
        on_mark(int(start), int(end))

    names = "".join(f'<span><i class="atlas-kind {kind}"></i>{_(words)}</span>' for kind, words in LEGEND.items())
    st.html(f'<div class="atlas-legend">{names}</div>')
    pages = list(pages_of(draft, chosen))
    data = {"pages": pages, "chosen": chosen or "", "version": f"{draft.revision}-{pages[0][0] if pages else 0}"}
    _show(data=data, key=key, on_chosen_change=chose, on_marked_change=marked)


def pages_of(draft: Draft, chosen: str | None) -> Iterator[Page]:
    """Yield the pages as lines of parts; of a long text those around the chosen passage."""
    low, high = _window(draft, chosen)
    spans = _spans(draft.of(*KINDS))
    pages: dict[int, list[list[Part]]] = {}
    for start, end, page in _blocks(draft):
        if low <= start < high:
            pages.setdefault(page, []).append(list(_parts(draft.text, start, end, spans)))
    for page, lines in pages.items():
        yield page, _("Trang {page}", page=page), lines


def _window(draft: Draft, chosen: str | None) -> tuple[int, int]:
    if len(draft.text) <= MOST_SHOWN:
        return 0, len(draft.text) + 1
    span = draft.items.get(chosen or "", {}).get("span") or (0, 0)
    low = max(0, span[0] - MOST_SHOWN // 2)
    return low, low + MOST_SHOWN


def _blocks(draft: Draft) -> Iterator[tuple[int, int, int]]:
    """Yield every line of the text with its page, also those that no block names."""
    pages = {start: page for start, _end, page, *_kind in draft.extracted.get("blocks") or ()}
    at, page = 0, 1
    for line in draft.text.split("\n"):
        page = pages.get(at, page)
        yield at, at + len(line), page
        at += len(line) + 1


Spans = list[tuple[int, int, str, str]]  # start, end, item, what it is


def _spans(items: Mapping[str, Item]) -> Spans:
    found = [(*item["span"], key, str(item["what"])) for key, item in items.items() if item.get("span")]
    return sorted(found, key=lambda span: (span[0], -span[1]))


def _parts(text: str, start: int, end: int, spans: Spans) -> Iterator[Part]:
    """Cut one line where passages begin and end; the innermost passage of a part stands first among its items."""
    inside = [span for span in spans if span[0] < end and span[1] > start]
    cuts = sorted({start, end, *(min(max(place, start), end) for span in inside for place in span[:2])})
    for low, high in pairwise(cuts):
        covering = sorted((span for span in inside if span[0] <= low and span[1] >= high), key=lambda span: span[1] - span[0])
        kinds = " ".join(dict.fromkeys(span[3] for span in covering))
        yield text[low:high], low, kinds, " ".join(span[2] for span in covering)
