"""The frame around every page: language, the row of pages, type size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import streamlit as st

from dashboard import address, texts
from dashboard.texts import _

STATIC = Path(__file__).parent.parent / "static"
RECOGNISED = "address.recognised"  # session key: the list in the URL that a card of this page knew
STANDING = "frame.page"  # session key: the path of the page on screen, "" the first
Pages = Mapping[str, Sequence[object]]  # group → st.Page


def begin() -> None:
    """Set the language the URL asks for; called before anything is drawn."""
    asked = address.get(address.LANGUAGE) or texts.SOURCE
    texts.use(asked if asked in texts.LANGUAGES else texts.SOURCE)


def navigation(pages: Pages, chosen: str) -> None:
    """Draw the pages as one row of links that carry the scope, and the other language; `chosen`: the path of the one shown."""
    st.session_state[STANDING] = chosen
    with st.container(key="navigation", horizontal=True, vertical_alignment="center", gap="small"):
        for group, members in pages.items():
            with st.container(key=f"navigation-{members[0].url_path or 'start'}", horizontal=True, gap=None, width="content"):
                st.html(f'<span class="atlas-group">{group}</span>', width="content")
                for page in members:
                    st.page_link(page, query_params=address.carried())
        st.space("stretch")
        with st.container(key="language", width="content"):
            for code, name in texts.LANGUAGES.items():
                if code != texts.language():
                    written = {address.LANGUAGE: code if code != texts.SOURCE else None}
                    st.button(name, key=f"language-{code}", on_click=address.put, kwargs=written)
    asked = address.get(address.LANGUAGE)
    if asked is not None and asked not in texts.LANGUAGES:
        address.reject(f"{address.LANGUAGE}={asked[:20]}")
        address.put(**{address.LANGUAGE: None})


def is_large() -> bool:
    """Whether the screen is to be read from afar."""
    return address.get(address.LARGE) == "lon"


def type_size() -> None:
    """Draw the switch to large type and obey it."""
    st.session_state["frame.large"] = is_large()
    st.toggle(_("Chữ lớn"), key="frame.large", help=_("Cho màn hình treo tường, đọc từ xa"), on_change=_change_size)
    if is_large():
        st.html(STATIC / "large.css")


def _change_size() -> None:
    address.put(**{address.LARGE: "lon" if st.session_state["frame.large"] else None})


def end() -> None:
    """After the page: say so if the URL asks for a list that belongs to nothing on it."""
    asked = address.get(address.OPENED)
    if asked and st.session_state.get(RECOGNISED) != asked:
        address.reject(f"{address.OPENED}={asked[:60]}")
        address.put(**{address.OPENED: None})
