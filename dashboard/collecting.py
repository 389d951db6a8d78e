"""“Thêm vào báo cáo” in the export menu of a card: the chart's recipe goes into the set that the address names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html import escape

import streamlit as st

from dashboard import address, exports, frozen, sets, texts, wording
from dashboard.charts import Chart
from dashboard.frozen import Frozen
from dashboard.sets import Collection, Recipe
from dashboard.texts import N_, _, _n
from dashboard.warehouse import Build

REPORT = "bao-cao-hoi-nghi"  # the page on which the set is read, ordered and exported
REFUSED = "collecting.refused"  # session key: why a chart could not be added
IS_FULL = N_("Bộ đã đủ số hình tối đa: bỏ bớt hình hoặc mở bộ mới.")
NOT_WRITTEN = N_("Không ghi được vào thư mục của các bộ hình.")


def offer(chart: Chart, recipe: Recipe) -> None:
    """Draw the button, and where the chart went."""
    collection = in_use()
    is_in = collection is not None and collection.with_recipe(recipe) is not None
    label = _("Đã có trong báo cáo") if is_in else _("Thêm vào báo cáo")
    if st.button(label, key=f"collect-{chart.key}", disabled=is_in, width="stretch"):
        _add(collection, chart, recipe)
        st.rerun()  # the whole screen: its links must carry the set
    if reason := st.session_state.pop(REFUSED, None):
        st.error(_(reason))
    if is_in:
        said = _n("{n} hình trong “{name}”", len(collection.items), name=collection.name)
        href = escape(address.link(REPORT), quote=True)
        st.html(f'<a class="atlas-note" href="{href}" target="_self">{escape(said)}</a>')


def in_use() -> Collection | None:
    """Return the set that the address names; one that cannot be read is none."""
    try:
        return sets.load(exports.folder(), address.get(address.COLLECTED) or "")
    except sets.NoSet:
        return None


def new_name() -> str:
    return _("Báo cáo hội nghị {day}", day=wording.day(date.today()))


def _add(collection: Collection | None, chart: Chart, recipe: Recipe) -> None:
    """Put the chart into the set in use, or into a new one which is then in use."""
    try:
        set_id = collection.id if collection else sets.create(exports.folder(), new_name())
        sets.add(exports.folder(), set_id, recipe, chart.title)
        address.put(**{address.COLLECTED: set_id})
    except sets.Full:
        st.session_state[REFUSED] = IS_FULL
    except OSError:
        st.session_state[REFUSED] = NOT_WRITTEN


def coded(title: str, charts: Sequence[tuple[Chart, Recipe]], build: Build) -> list[Chart]:
    """Return charts with the code that makes them again, together; without one where codes cannot be written down."""
    together = Collection("", title, tuple(sets.Item("", recipe, chart.title) for chart, recipe in charts))
    try:
        with texts.in_language(charts[0][0].language):
            code = frozen.keep(exports.folder(), Frozen.of(together, build, date.today()))
    except OSError:
        code = ""
    return [replace(chart, code=code) for chart, _recipe in charts]
