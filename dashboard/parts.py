"""The parts of the page Thời hạn và báo cáo: one is on screen, named by `phan` in the address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from dashboard import controls, part_calendar, part_forms, part_receive, part_rollup
from dashboard.context import Context
from dashboard.texts import N_, _


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its name on screen and what draws it."""

    label: str
    draw: Callable[[Context], None]


PARTS = {
    "lich": Part(N_("Lịch và hạn"), part_calendar.draw),
    "bieu-mau": Part(N_("Biểu mẫu"), part_forms.draw),
    "nhan-bao-cao": Part(N_("Nhận báo cáo"), part_receive.draw),
    "tong-hop": Part(N_("Tổng hợp"), part_rollup.draw),
}


def choose() -> str:
    """Draw which part is on screen; return its key in PARTS."""
    words = {code: _(part.label) for code, part in PARTS.items()}
    return controls.choose(
        st.segmented_control, _("Phần"), "phan", list(words), "lich", format_func=words.get, required=True,
        label_visibility="collapsed",
    )  # fmt: skip
