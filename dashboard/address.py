"""The address of a screen: which keys the URL may hold, how they are read, written and carried to other pages.

The URL alone says what is on screen: page, scope, language, selection. Whoever opens it sees the same.
"""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from dashboard import recording, scope
from dashboard.texts import _

LANGUAGE, LARGE, PROVINCE, DOCUMENT, OPENED = "nn", "chu", "chon", "doc", "mo"
COLLECTED = "bo"  # the set of charts that is added to
CARRIED = (*scope.KEYS, LANGUAGE, LARGE, PROVINCE, COLLECTED)  # what a link to another page takes along
FAULTY = "dp"  # the province whose faults are on screen: a code of the vintage, like PROVINCE
OF_THE_SCREEN = (LANGUAGE, LARGE, OPENED, COLLECTED)  # keys that say nothing of what a chart counts
LONGEST = 300  # characters of the query (a link must survive e-mail and chat)


def get(key: str) -> str | None:
    """Return the value of a key, or None."""
    return st.query_params.get(key)


def put(**values: str | None) -> None:
    """Write keys into the URL, in one message; None or "" takes one away."""
    query = st.query_params.to_dict()
    changed = {key: value for key, value in (query | values).items() if value}
    if changed != query:
        st.query_params.from_dict(changed)


def carried(**more: str | None) -> dict[str, str]:
    """Return what a link to another page takes along, with `more` set or (None) left out."""
    if recording.current() is not None:
        return {}  # nobody follows the links of a page that runs unseen
    query = st.query_params.to_dict()  # once: each key asked by itself costs as much
    return {key: value for key, value in ({key: query.get(key) for key in CARRIED} | more).items() if value}


def link(page: str, **more: str | None) -> str:
    """Return the address of another page, relative to this one, carrying scope and language."""
    query = urlencode(carried(**more), safe=",")
    return f"{page}?{query}" if query else page


def here(**more: str | None) -> str:
    """Return the address of this screen with some keys changed."""
    query = {key: value for key, value in (st.query_params.to_dict() | more).items() if value}
    return "?" + urlencode(query, safe=",")


def of_charts() -> str:
    """Return the query of this screen as far as its charts depend on it, the same for the same charts."""
    return urlencode(sorted((k, v) for k, v in st.query_params.to_dict().items() if k not in OF_THE_SCREEN), safe=",")


def reject(*values: str) -> None:
    """Say on screen which values of the address could not be used."""
    if (unseen := recording.current()) is not None:
        unseen.rejected.extend(values)
    elif values:
        st.warning(_("Đường liên kết có giá trị không dùng được, đã bỏ qua: {values}", values=", ".join(values)))
