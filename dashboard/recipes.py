"""A recipe → its chart: the application is run for the recipe's address, unseen, and the chart taken from what it draws.

The address of a page is its whole state, so page, query and key name a chart for good. The run has a thread, a session and
a context of its own: nothing of it reaches a screen, nothing of the screen reaches it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.scriptrunner_utils.exceptions import StopException
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext, add_script_run_ctx
from streamlit.runtime.state import SafeSessionState, SessionState

from dashboard import address, recording, texts, warehouse
from dashboard.charts import Chart
from dashboard.context import Context
from dashboard.obligations import DAY
from dashboard.recording import Recording
from dashboard.sets import MOST_ITEMS, Recipe
from dashboard.texts import _
from dashboard.warehouse import Build

APP = str(warehouse.ROOT / "app.py")
Drawn = tuple[Chart, Context]
_scripts = ScriptCache()


class NotMade(Exception):
    """A recipe gives no chart; the text says why, for people."""


def chart(build: Build, recipe: Recipe, day: date) -> Drawn:
    """Return the chart of a recipe and the view that its numbers belong to, in the reader's language.

    Deadlines are seen on `day` unless the recipe names one. Raises NotMade.
    """
    drawn = of_page(build, recipe.page, recipe.query, day)
    if recipe.chart not in drawn:
        raise NotMade(_("trang {page} không có hình “{chart}”", page=f"/{recipe.page}", chart=recipe.chart))
    return drawn[recipe.chart]


def of_page(build: Build, page: str, query: str, day: date) -> Mapping[str, Drawn]:
    """Return every chart that a page draws for a query, by key, in the order of the screen; raises NotMade."""
    asked = {DAY: day.isoformat(), **dict(parse_qsl(query.lstrip("?")))}
    asked = {key: value for key, value in asked.items() if key not in address.OF_THE_SCREEN}
    return _of_page(build, page.strip("/"), urlencode(sorted(asked.items()), safe=","), texts.language())


@lru_cache(maxsize=MOST_ITEMS)  # every item of a set may be of its own address, and its screen asks for all with each click
def _of_page(build: Build, page: str, query: str, language: str) -> Mapping[str, Drawn]:
    run = _Run(build, page, f"{query}&{address.LANGUAGE}={language}")
    run.start()
    run.join()
    if run.fault:
        raise NotMade(run.fault)
    if run.recorded.rejected:
        values = ", ".join(run.recorded.rejected)
        raise NotMade(_("địa chỉ có giá trị không dùng được: {values}", values=values))
    return {chart.key: (chart, context) for chart, context in run.recorded.charts}


class _Run(threading.Thread):
    """One run of the application for one address, with nobody looking."""

    def __init__(self, build: Build, page: str, query: str) -> None:
        super().__init__(daemon=True)
        self.build, self.page, self.query = build, page, query
        self.recorded, self.fault = Recording(), ""

    def run(self) -> None:
        self._sit_down()
        try:
            with warehouse.pinned(self.build), recording.into(self.recorded):
                exec(_scripts.get_bytecode(APP), {"__name__": "__main__", "__file__": APP})
        except StopException:
            pass  # the page says no more; what it has drawn stands
        except Exception as error:
            logging.getLogger(__name__).exception("page /%s?%s", self.page, self.query)
            self.fault = _("trang {page} gặp lỗi: {reason}", page=f"/{self.page}", reason=error)

    def _sit_down(self) -> None:
        """Give this thread what a visitor's thread has."""
        pages = PagesManager(APP, _scripts)
        pages.set_script_intent("", self.page)
        context = ScriptRunContext(
            session_id="unseen", _enqueue=self._hear, query_string=self.query,
            session_state=SafeSessionState(SessionState(), lambda: None), uploaded_file_mgr=MemoryUploadedFileManager(""),
            main_script_path=APP, user_info={}, fragment_storage=MemoryFragmentStorage(), pages_manager=pages,
        )  # fmt: skip
        add_script_run_ctx(self, context)
        context.reset(query_string=self.query)
        with context.session_state.query_params() as parameters:
            parameters.populate_from_query_string(self.query)

    def _hear(self, message: object) -> None:
        """Of all that is sent to the browser only one thing is looked at: that there is no such page."""
        if message.WhichOneof("type") == "page_not_found":
            self.fault = _("không có trang {page}", page=f"/{self.page}")
