"""The fields of a draft as forms: which cells an item has, how each is drawn and read back. Knows no log."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard import queries
from dashboard.charts.documents import CERTAINTIES
from dashboard.comparability import PERIOD_WORDS, SCOPE_WORDS
from dashboard.deadlines import ACTIONS, RECURRENCES
from dashboard.drafts import Draft, Item, Value
from dashboard.editing import NEW_AGENCY, bodies_of, certainty
from dashboard.scope import LEVELS
from dashboard.texts import N_, _, translated
from dashboard.warehouse import Build

SYSTEMS = {
    "state": N_("Chính quyền"), "party": N_("Đảng"), "front": N_("Mặt trận"), "central_steering": N_("Ban Chỉ đạo Trung ương"),
}  # fmt: skip
WHEN = {
    "absolute": N_("ngày cụ thể"), "quarter": N_("quý"), "month": N_("tháng"), "year": N_("năm"), "recurring": N_("định kỳ"),
    "relative": N_("tính từ một việc khác"), "event": N_("theo sự kiện"),
}  # fmt: skip
BOUNDS = {"before": N_("trước ngày cuối"), "on": N_("đúng ngày"), "within": N_("trong khoảng")}
AGENCY_LEVELS = {
    "central": N_("Trung ương"), "province": N_("Cấp tỉnh"), "district": N_("Cấp huyện"), "grassroots": N_("Cấp cơ sở"),
    "mixed": N_("Nhiều cấp"),
}  # fmt: skip
AGENCY_KINDS = {
    "state": N_("Cơ quan nhà nước"), "party": N_("Cơ quan Đảng"), "front": N_("Mặt trận"), "mass_org": N_("Đoàn thể"),
    "association": N_("Hội, hiệp hội"), "media": N_("Báo, đài"), "steering": N_("Ban chỉ đạo"),
}  # fmt: skip
Options = Mapping[str, str]
DAY = re.compile(r"(?:(?:(?P<day>\d{1,2})/)?(?P<month>\d{1,2})/)?(?P<year>\d{4})")  # 12/5/2023, 5/2023, 2023


@dataclass(frozen=True, slots=True)
class Field:
    """One cell in a form. `kind`: text, area, number, date, flag, lines, choice, choices; `words`: where the choices come from.

    `words` is a table of marked words, or the name of a list of known codes. A choice that is `free` may stay blank.
    """

    name: str
    label: str
    kind: str = "text"
    words: Options | str = ""
    free: bool = True
    wide: bool = False


HEAD = (
    Field("summary", N_("Tóm tắt bằng lời của người nhập"), wide=True, free=False),
    Field("title", N_("Trích yếu"), "area", wide=True, free=False),
    Field("type", N_("Loại văn bản"), "choice", "doc_type", free=False),
    Field("number", N_("Số"), "number"),
    Field("symbol", N_("Ký hiệu")),
    Field("number_text", N_("Số, ký hiệu như in")),
    Field("date", N_("Ngày ban hành (ngày/tháng/năm)"), "date"),
    Field("year", N_("Năm kế hoạch"), "number"),
    Field("issuer", N_("Cơ quan ban hành"), wide=True, free=False),
    Field("parent_issuer", N_("Cơ quan chủ quản"), wide=True),
    Field("province", N_("Tỉnh, thành phố"), "choice", "province"),
    Field("place", N_("Nơi ban hành")),
    Field("system", N_("Hệ thống"), "choice", SYSTEMS, free=False),
    Field("level", N_("Cấp ban hành"), "choice", LEVELS, free=False),
    Field("scope", N_("Phạm vi ràng buộc"), "choice", SCOPE_WORDS, free=False),
    Field("period", N_("Thời gian thực hiện"), "choice", PERIOD_WORDS, free=False),
    Field("signer_role", N_("Chức vụ người ký")),
    Field("signer_name", N_("Người ký")),
    Field("signer_authority", N_("Quyền hạn ký (TM., KT.)")),
    Field("id", N_("Mã văn bản"), free=False),
    Field("recipients", N_("Nơi nhận, mỗi dòng một nơi"), "lines", wide=True),
)
PLACE = (Field("section", N_("Mục"), "choice", "section", free=False), Field("ordinal", N_("Đoạn thứ"), "number"))
PARAGRAPH = (
    Field("summary", N_("Tóm tắt bằng lời của người nhập"), "area", free=False, wide=True),
    Field("themes", N_("Chủ đề, quan trọng nhất đứng đầu"), "choices", "theme", free=False, wide=True),
    *PLACE,
    Field("partners", N_("Cùng phối hợp, mỗi dòng một nơi"), "lines"),
    Field("note", N_("Ghi chú"), "area"),
)
CITATION = (
    Field("type", N_("Loại văn bản"), "choice", "doc_type", free=False),
    Field("number", N_("Số như in")),
    Field("symbol", N_("Ký hiệu")),
    Field("date", N_("Ngày ban hành (ngày/tháng/năm)"), "date"),
    Field("issuer", N_("Cơ quan ban hành"), wide=True),
    Field("certainty", N_("Độ chắc chắn"), "choice", CERTAINTIES),
    *PLACE,
    Field("note", N_("Ghi chú"), wide=True),
)
DEADLINE = (
    Field("kind", N_("Loại thời hạn"), "choice", WHEN, free=False),
    Field("bound", N_("Ràng buộc"), "choice", BOUNDS, free=False),
    Field("start", N_("Từ ngày (ngày/tháng/năm)"), "date"),
    Field("end", N_("Đến ngày (ngày/tháng/năm)"), "date"),
    Field("recurrence", N_("Chu kỳ"), "choice", RECURRENCES),
    Field("day", N_("Ngày đến hạn mỗi năm (tháng-ngày, ví dụ 03-15)")),
    Field("since", N_("Đếm chu kỳ 5 năm, 10 năm từ (ngày/tháng/năm)"), "date"),
    Field("action", N_("Việc phải làm"), "choice", ACTIONS, free=False),
    Field("actors", N_("Ai phải làm"), "choices", "agency", wide=True),
    Field("recipient", N_("Nơi nhận"), "choice", "agency", wide=True),
    Field("inferred", N_("Năm suy ra, không in trong văn bản"), "flag"),
    Field("certainty", N_("Độ chắc chắn"), "choice", CERTAINTIES),
    *PLACE,
    Field("note", N_("Ghi chú"), wide=True),
)
ISSUE = (
    Field("code", N_("Loại lỗi, nghi vấn"), "choice", "issue", free=False),
    Field("section", N_("Mục"), "choice", "section"),
    Field("note", N_("Ghi chú"), "area", wide=True, free=False),
)
OF = {"head": HEAD, "duty": PARAGRAPH, "task": PARAGRAPH, "citation": CITATION, "deadline": DEADLINE, "issue": ISSUE}


def options(field: Field, draft: Draft, build: Build) -> dict[str, str]:
    """Return what a choice offers: code → words."""
    if not isinstance(field.words, str):
        return translated(field.words)
    if field.words == "section":
        return sections(draft)
    found = dict(queries.known_words(build, field.words).select("code", "label").iter_rows())
    if field.words == "agency":
        found |= {item["code"]: item["name"] for item in draft.of(NEW_AGENCY).values()}
    return found


def sections(draft: Draft) -> dict[str, str]:
    """Return the sections of a draft: path → path and heading."""
    headed = {entry["path"]: f"{entry['path']} {entry.get('heading') or ''}".strip() for entry in draft.extracted["sections"]}
    return {"title": _("Tên văn bản"), "preamble": _("Phần mở đầu"), **headed}


def value_of(draft: Draft, item: Item, name: str) -> Value:
    """Return a cell as a form begins with it."""
    if name in ("actors", "recipient") and item.get("what") == "deadline":
        actors, recipient = bodies_of(draft, item)
        return actors if name == "actors" else recipient
    return certainty(item) if name == "certainty" else item.get(name)


def draw(field: Field, key: str, value: Value, offered: Options) -> str:
    """Draw one field that begins with `value`; return the key of its widget, new wherever the value is."""
    digest = hashlib.sha256(json.dumps(value, ensure_ascii=False, default=str).encode()).hexdigest()[:8]
    key = f"{key}.{field.name}.{digest}"
    label = _(field.label) if field.free else _("{label} (bắt buộc)", label=_(field.label))
    drawn: dict[str, Callable[[], object]] = {
        "text": lambda: st.text_input(label, str(value or ""), key=key),
        "area": lambda: st.text_area(label, str(value or ""), key=key, height=76),
        "number": lambda: st.text_input(label, "" if value is None else str(value), key=key),
        "date": lambda: st.text_input(label, day_in_words(value), key=key),
        "flag": lambda: st.checkbox(label, bool(value), key=key),
        "lines": lambda: st.text_area(label, "\n".join(value or ()), key=key, height=76),
        "choice": lambda: _choice(label, key, value, offered),
        "choices": lambda: _choices(label, key, value, offered),
    }
    drawn[field.kind]()
    return key


def _choice(label: str, key: str, value: Value, offered: Options) -> None:
    codes = [*offered, *([value] if value and value not in offered else [])]
    st.selectbox(label, codes, codes.index(value) if value in codes else None, key=key, placeholder=_("Để trống"),
                 format_func=lambda code: offered.get(code, code))  # fmt: skip


def _choices(label: str, key: str, value: Sequence[str] | None, offered: Options) -> None:
    codes = list(dict.fromkeys([*offered, *(value or ())]))
    st.multiselect(label, codes, list(value or ()), key=key, placeholder=_("Chọn"), select_all=False,
                   format_func=lambda code: offered.get(code, code))  # fmt: skip


def read(field: Field, drawn: Value) -> Value:
    """Return what a widget holds as the value of its cell; a blank is null. A number or date that is none stays as typed."""
    if field.kind in ("choices", "flag"):
        return list(drawn) if field.kind == "choices" else bool(drawn)
    if field.kind == "lines":
        return [line.strip() for line in str(drawn or "").splitlines() if line.strip()]
    text = str(drawn or "").strip()
    if field.kind == "number" and text.isdecimal():
        return int(text)
    return _day(text) if field.kind == "date" and text else text or None


def day_in_words(value: Value) -> str:
    """ "2023-05-12" → "12/5/2023"; a day or month that is not known is left out; what is no date stays as it is."""
    parts = str(value or "").split("-")
    return "/".join(str(int(part)) for part in reversed(parts)) if all(part.isdecimal() for part in parts) else str(value or "")


def _day(text: str) -> str:
    """ "12/5/2023" → "2023-05-12"; what is no date stays as typed, for the check before publishing to refuse."""
    match = DAY.fullmatch(text)
    if match is None:
        return text
    return "-".join([match["year"], *(match[part].zfill(2) for part in ("month", "day") if match[part])])


def same(before: Value, after: Value) -> bool:
    """Whether a cell was left as it was; blank is blank in any form."""
    return before == after or (not before and not after and before != 0 and after != 0)
