"""The page Báo cáo hội nghị: the sets that are kept, one of them put in order, its files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from html import escape

import streamlit as st

from dashboard import address, exports, recipes, report_files, sets, wording
from dashboard.charts import Chart
from dashboard.collecting import NOT_WRITTEN, new_name
from dashboard.context import Context
from dashboard.frozen import Frozen
from dashboard.layout import plain
from dashboard.measures import province_names
from dashboard.report import PARTY, PASSAGES, SOURCES, STATE
from dashboard.sets import Collection, Item
from dashboard.templates import TEMPLATES
from dashboard.texts import N_, _, _n, language, translated
from dashboard.warehouse import Build

SAID = "report.said"  # session key: why something was not written
SYSTEMS = {STATE: N_("Nghị định 30/2020/NĐ-CP"), PARTY: N_("Hướng dẫn 36-HD/VPTW")}
PARTS = {
    sets.TABLES: N_("Bảng số dưới mỗi hình"),
    PASSAGES: N_("Phụ lục các dòng được đếm"),
    SOURCES: N_("Phụ lục nguồn"),
}
HEAD = {
    "parent": N_("Cơ quan chủ quản"),
    "issuer": N_("Cơ quan ban hành"),
    "body": N_("Viết tắt trong số, ký hiệu"),
    "place": N_("Địa danh"),
}
EMPTY = "trong"  # begins with no chart: those of cards are added
SHOWN = 100  # sets in the list


def asked() -> Collection | None:
    """Return the set that the address names; one that cannot be had is named and dropped."""
    set_id = address.get(address.COLLECTED)
    if set_id is None:
        return None
    try:
        return sets.load(exports.folder(), set_id)
    except sets.NoSet:
        address.reject(f"{address.COLLECTED}={set_id[:60]}")
        address.put(**{address.COLLECTED: None})
        return None


def close() -> None:
    """Callback: back to the list of sets."""
    address.put(**{address.COLLECTED: None})


def say_refused() -> None:
    """Say once why the last thing that was tried was not written."""
    if reason := st.session_state.pop(SAID, None):
        st.error(reason)


def begin(context: Context) -> None:
    """Draw what to begin with, and the sets that are kept."""
    say_refused()
    with st.container(key="sheet-new"):
        _new(context)
    with st.container(key="sheet-sets"):
        listed = sets.listing(exports.folder())
        if not listed:
            st.html(f'<div class="atlas-empty">{escape(_("Chưa có bộ hình nào được lưu."))}</div>')
            return
        st.html(f'<h2 class="atlas-card-title">{escape(_n("{n} bộ đã lưu", len(listed)))}</h2>')
        for one in listed[:SHOWN]:
            with st.container(horizontal=True, vertical_alignment="center", wrap=False, key=f"statement-{one.id}"):
                changed = wording.day(datetime.fromtimestamp(one.changed).date())
                said = f"{_n('{n} hình', one.count)} · {_('sửa lần cuối {day}', day=changed)}"
                st.html(f'{escape(one.name)}<div class="atlas-note">{escape(said)}</div>', width="stretch")
                st.button(_("Mở"), key=f"set-{one.id}", on_click=address.put, kwargs={address.COLLECTED: one.id})


def _new(context: Context) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(_("Tên báo cáo"), key="report.name", max_chars=sets.LONGEST_NAME, placeholder=new_name(), width=360)
        words = {code: f"{_(one.label)} ({_(one.pages)})" for code, one in TEMPLATES.items()} | {EMPTY: _("Chưa có hình nào")}
        chosen = st.selectbox(_("Bắt đầu từ mẫu"), list(words), key="report.template", format_func=words.get, width=320)
        province = None
        if chosen in TEMPLATES and TEMPLATES[chosen].of_province:
            names = province_names(context)
            province = st.selectbox(
                _("Tỉnh, thành phố"), list(names), key="report.province", index=None, format_func=names.get, width=220,
                placeholder=_("Chọn tỉnh, thành phố"),
            )  # fmt: skip
        waits = chosen in TEMPLATES and TEMPLATES[chosen].of_province and not province
        st.button(
            _("Lập báo cáo"), type="primary", disabled=bool(waits), on_click=_create, args=(context, chosen, province)
        )  # fmt: skip
    st.html(f'<div class="atlas-note">{escape(_("Hình lấy theo phạm vi đang chọn: {scope}", scope=context.scope_text))}</div>')


def _create(context: Context, chosen: str, province: str | None) -> None:
    """Callback: write a new set from a template in the scope on screen, and open it."""
    template = TEMPLATES.get(chosen)
    name = (st.session_state.get("report.name") or "").strip() or new_name()
    items, facts = [], {"template": chosen if template else ""}
    if template:
        query = context.scope.to_query() | ({address.PROVINCE: province} if province else {})
        titles = _titles(context.build)
        items = [(recipe, titles(recipe)) for recipe in template.recipes(query)]
        facts["parts"] = ",".join(template.parts)
    try:
        address.put(**{address.COLLECTED: sets.create(exports.folder(), name, items, **facts)})
    except OSError:
        st.session_state[SAID] = _(NOT_WRITTEN)


def _titles(build: Build) -> Callable[[sets.Recipe], str]:
    def title(recipe: sets.Recipe) -> str:
        try:
            return recipes.chart(build, recipe, date.today())[0].title
        except recipes.NotMade:
            return recipe.chart

    return title


def screen(collection: Collection, build: Build) -> None:
    """Draw one set: its charts in order at left, the head of the report and the files at right."""
    say_refused()
    frozen = Frozen.of(collection, build, date.today())
    drawn = _drawn(collection, build, frozen.day)
    left, right = st.columns([0.62, 0.38])
    with left, st.container(key="sheet-items"):
        st.html(f'<h2 class="atlas-card-title">{escape(_n("{n} hình", len(collection.items)))}</h2>')
        if not collection.items:
            nothing = _("Chưa có hình nào: ở mỗi hình trên các trang, bấm “Xuất” rồi “Thêm vào báo cáo”.")
            st.html(f'<div class="atlas-empty">{escape(nothing)}</div>')
        for number, item in enumerate(collection.items):
            _item(collection, item, number, drawn[item.id])
    with right:
        with st.container(key="sheet-head"):
            _head(collection)
        with st.container(key="sheet-files"):
            report_files.offer(frozen)


def _drawn(collection: Collection, build: Build, day: date) -> dict[str, Chart | str]:
    """Return the chart of each item, or why it cannot be made."""
    found: dict[str, Chart | str] = {}
    for item in collection.items:
        try:
            found[item.id] = recipes.chart(build, item.recipe, day)[0]
        except recipes.NotMade as reason:
            found[item.id] = str(reason)
    return found


def _item(collection: Collection, item: Item, number: int, chart: Chart | str) -> None:
    """Draw one chart of the set: what it is, its place, its words."""
    with st.container(horizontal=True, vertical_alignment="top", wrap=False, gap="small", key=f"statement-{item.id}"):
        st.html(_words(item, number, chart), width="stretch")
        at = (collection.id, item.id)
        for label, step, help_ in (("↑", -1, _("Đưa lên")), ("↓", 1, _("Đưa xuống"))):
            is_there = 0 <= number + step < len(collection.items)
            st.button(label, key=f"move-{item.id}-{step}", help=help_, disabled=not is_there, on_click=_try,
                      args=(sets.move, *at, step))  # fmt: skip
        with st.popover(_("Sửa"), on_change="rerun", key=f"edit-{item.id}") as popover:
            if popover.open:
                _edit(collection, item, chart)
        st.button(_("Bỏ"), key=f"remove-{item.id}", type="tertiary", on_click=_try, args=(sets.remove, *at))


def _words(item: Item, number: int, chart: Chart | str) -> str:
    title = item.title or (item.printed if isinstance(chart, str) else chart.title)
    head = f'<div class="atlas-statement"><b>{number + 1}. {escape(title)}</b>'
    if isinstance(chart, str):
        return f'{head}<div class="atlas-doubt">{escape(_("Không vẽ được: {reason}", reason=chart))}</div></div>'
    counted = f"{chart.subtitle} · n = {wording.number(chart.n)} {chart.unit} · {chart.scope_text}"
    comment = f'<div class="atlas-note">{escape(item.comment)}</div>' if item.comment else ""
    return f'{head}<div class="atlas-card-subtitle">{escape(counted)}</div>{comment}</div>'


def _edit(collection: Collection, item: Item, chart: Chart | str) -> None:
    """Draw the words of one chart and the chart itself, small."""
    own = item.printed if isinstance(chart, str) else chart.title
    for name, label, widget, more in (
        ("title", _("Tiêu đề trong báo cáo"), st.text_input, {"placeholder": own, "max_chars": sets.LONGEST_NAME}),
        ("comment", _("Nhận xét"), st.text_area, {"max_chars": sets.LONGEST_COMMENT}),
    ):
        key = f"report.{name}-{item.id}"
        st.session_state[key] = getattr(item, name)
        widget(label, key=key, on_change=_write, args=(collection.id, item.id, name, getattr(item, name), key), **more)
    if not isinstance(chart, str):
        from dashboard.render import static

        st.image(static.picture(chart, "png", width_px=560, lang=language()), width=560)


def _head(collection: Collection) -> None:
    """Draw the words at the head of the report."""
    _field(collection, "name", _("Tên báo cáo"))
    with st.expander(_("Thể thức và phụ lục"), key="report-head"):
        words = translated(SYSTEMS)
        st.session_state["report.system"] = collection.system
        st.selectbox(_("Thể thức"), list(words), key="report.system", format_func=words.get, on_change=_rewrite,
                     args=(collection.id, "system", collection.system, "report.system"))  # fmt: skip
        for name, label in HEAD.items():
            _field(collection, name, _(label))
        _field(collection, "recipients", _("Nơi nhận, mỗi dòng một nơi"), st.text_area)
        words = translated(PARTS)
        st.session_state["report.parts"] = [code for code in collection.parts.split(",") if code in words]
        st.multiselect(_("Kèm theo các hình"), list(words), key="report.parts", format_func=words.get, select_all=False,
                       placeholder=_("Không kèm gì"), on_change=_rewrite,
                       args=(collection.id, "parts", collection.parts, "report.parts"))  # fmt: skip


def _field(collection: Collection, name: str, label: str, widget: Callable[..., object] = st.text_input) -> None:
    key = f"report.{name}"
    st.session_state[key] = getattr(collection, name)
    most = sets.LONGEST_COMMENT if widget is st.text_area else sets.LONGEST_NAME
    widget(label, key=key, max_chars=most, on_change=_rewrite, args=(collection.id, name, getattr(collection, name), key))


def _write(set_id: str, item_id: str, name: str, before: str, key: str) -> None:
    _try(sets.write, set_id, item_id, name, before, (st.session_state[key] or "").strip())


def _rewrite(set_id: str, name: str, before: str, key: str) -> None:
    chosen = st.session_state[key]
    after = ",".join(code for code in sets.PARTS if code in chosen) if name == "parts" else (chosen or "").strip()
    if after or name != "name":
        _try(sets.rewrite, set_id, name, before, after)


def _try(change: Callable[..., object], *arguments: object) -> None:
    """Callback: change the set; what was refused is said on the next screen."""
    try:
        change(exports.folder(), *arguments)
    except sets.Changed as changed:
        now = plain(str(changed))
        st.session_state[SAID] = _("Chưa ghi: người khác vừa sửa chỗ này thành “{now}”. Xem lại rồi sửa tiếp.", now=now)
    except sets.NoSet:
        st.session_state[SAID] = _("Bộ này không còn.")
    except OSError:
        st.session_state[SAID] = _(NOT_WRITTEN)
