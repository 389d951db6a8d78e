"""How far the review of a draft has come: its parts, what each still lacks, which item comes next. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dashboard import editing
from dashboard.drafts import HEAD, Draft
from dashboard.editing import PARAGRAPHS
from dashboard.review_fields import OF
from dashboard.texts import N_, Nn_, _, _n

PUBLISH, LOG = "xb", "nk"  # parts that hold no items
PARTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "dau": (N_("Đầu văn bản"), (HEAD,)),
    "nv": (N_("Nhiệm vụ"), PARAGRAPHS),
    "vd": (N_("Viện dẫn"), ("citation",)),
    "th": (N_("Thời hạn"), ("deadline",)),
    "ln": (N_("Lỗi, nghi vấn"), ("issue",)),
    PUBLISH: (N_("Xuất bản"), ()),
    LOG: (N_("Nhật ký"), ()),
}
GAPS = {
    "accepted": Nn_("{n} chưa nhận"),
    "summary": Nn_("{n} thiếu tóm tắt"),
    "themes": Nn_("{n} thiếu chủ đề"),
    "agencies": Nn_("{n} thiếu cơ quan hoặc có cơ quan chưa biết"),
}


def part_of(kind: str) -> str:
    """Return the part that items of a kind stand in."""
    return next((part for part, (_words, kinds) in PARTS.items() if kind in kinds), "dau")


def items_of(draft: Draft, part: str) -> dict[str, Mapping[str, object]]:
    """Return the items of a part that were not taken out, in the order of the text."""
    kinds = PARTS[part][1]
    return {HEAD: draft.head} if HEAD in kinds else draft.of(*kinds) if kinds else {}


def label(draft: Draft, part: str) -> str:
    """Name a part with how many of its items were accepted: "Nhiệm vụ 3/52"."""
    words, items = _(PARTS[part][0]), items_of(draft, part)
    done, count = editing.progress(list(items.values()))
    return f"{words} {done}/{count}" if PARTS[part][1] else words


def next_place(draft: Draft, key: str) -> tuple[str, str | None]:
    """Return the part and item to look at after `key`: the next one of its part, else of the next part, else publishing."""
    here = part_of(str(draft.items[key].get("what", HEAD)))
    order = list(items_of(draft, here))
    open_ = [other for other, item in items_of(draft, here).items() if not item.get("accepted") and other != key]
    behind = [other for other in open_ if key in order and order.index(other) > order.index(key)]
    if open_:
        return here, (behind or open_)[0]
    parts = list(PARTS)
    for part in parts[parts.index(here) + 1 : parts.index(PUBLISH)]:
        if any(not item.get("accepted") for item in items_of(draft, part).values()):
            return part, None
    return PUBLISH, None


def blanks(draft: Draft) -> list[str]:
    """Return the names of required fields of the document's head that nobody has filled in."""
    return [_(field.label) for field in OF[HEAD] if not field.free and not draft.head.get(field.name)]


def in_words(draft: Draft, part: str) -> str:
    """Say what a part still lacks: what keeps the plan from being published, or what would be taken as the machine read it."""
    items = items_of(draft, part)
    if part == "dau":
        missing = blanks(draft)
        return _("còn thiếu: {fields}", fields=", ".join(missing)) if missing else _("đủ trường bắt buộc")
    if part == "nv":
        gaps = [gap for item in items.values() for gap in editing.gaps(item)]
        return ", ".join(_n(words, gaps.count(gap)) for gap, words in GAPS.items() if gap in gaps) or _("đã đủ")
    left = sum(not item.get("accepted") for item in items.values())
    return _n("{n} chưa soát, sẽ ghi như máy đọc", left) if left else _("đã đủ")


def left_in_words(items: Mapping[str, Mapping[str, object]]) -> str:
    """Say how many items of a part are still to be accepted, and how many of them need a closer look."""
    left = [item for item in items.values() if not item.get("accepted") and not item.get("gone")]
    doubtful = sum(editing.is_doubtful(item) for item in left)
    said = _n("Còn {n} mục chưa nhận", len(left)) if left else _("Đã nhận hết")
    return f"{said}, {_n('{n} mục cần xem kỹ', doubtful)}" if doubtful else said


def sure(items: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    """Yield the items that were not accepted yet and that the machine is sure of."""
    yield from (key for key, item in items.items() if not item.get("accepted") and not editing.is_doubtful(item))
