"""A real Chromium on a real server: from click to drawn, and what a rerun sends.

    python -m benchmarks.browser [--changes 6]

A click counts as drawn when the first card's title has changed, every card has its plot again and the
script has ended. Every measured click leads to a state not seen before. Bytes are counted twice: as the browser
unpacks them (websocket frames) and as they cross the wire (a proxy in between; frames are deflated, see
`.streamlit/config.toml`). Browser and server share the cores.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from benchmarks.pages import ROOT, quantiles
from benchmarks.synthetic_warehouse import make_warehouse
from tests.browser.conftest import BROWSERS, QUIET, free_port

CHANGES = 6
STARTS = 3
THEMES = 12  # offered without scrolling; longer until a state comes again than the browser keeps what it was sent
SHIPPED = ROOT / "data" / "build"
PATHS = {
    "overview": "/",
    "map": "/ban-do",
    "province": "/ho-so-tinh?chon=60",
    "duties": "/nhiem-vu",
    "directives": "/van-ban-chi-dao?vb=trung-uong-2021-03-ct-tw",
    "trends": "/xu-huong",
    "results": "/ket-qua",
    "documents": "/van-ban",
    "quality": "/chat-luong",
    "deadlines": "/thoi-han?ngay=2024-12-19",
    "criteria": "/tieu-chi?ngay=2024-12-31",
}
THEMED = ("province", "duties", "trends")  # what the theme filter changes; elsewhere boundaries are switched
IS_DRAWN = """
function isDrawn() {
    const cards = [...document.querySelectorAll('[class*="st-key-card-"]')];
    return cards.length > 0 && document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]')
        && cards.every(card => {
            const plot = card.querySelector('.js-plotly-plot');
            if (!plot) return !card.querySelector('.stPlotlyChart');
            const map = (plot.data || []).some(trace => trace.type === 'choropleth');
            return plot.querySelector(map ? '.choroplethlayer path' : '.main-svg');
        });
}
"""
WATCH = (
    IS_DRAWN
    + """
window.fromClickToDrawn = () => {
    const cards = () => [...document.querySelectorAll('[class*="st-key-card-"]')];
    const words = () => cards().map(card => card.innerText).join() + location.search;
    const before = words();
    let clicked;
    document.addEventListener('click', () => { clicked ??= performance.now(); }, {capture: true, once: true});
    window.drawn = new Promise(resolve => {
        const look = () => clicked && words() !== before && isDrawn()
            ? resolve(performance.now() - clicked) : requestAnimationFrame(look);
        look();
    });
};
"""
)


@dataclass(slots=True)
class Clicks:
    """One page on one warehouse: milliseconds, unpacked bytes and bytes on the wire, one entry a change."""

    page: str
    drawn: list[float] = field(default_factory=list)
    payload: list[float] = field(default_factory=list)
    wire: list[float] = field(default_factory=list)


@dataclass(slots=True)
class Starts:
    """Seconds since the command, one entry a start."""

    built: list[float] = field(default_factory=list)
    healthy: list[float] = field(default_factory=list)
    title: list[float] = field(default_factory=list)
    drawn: list[float] = field(default_factory=list)


class Meter:
    """A proxy in front of a server that counts what the server sends."""

    def __init__(self, server_port: int) -> None:
        self.sent = 0
        self._server_port = server_port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                browser, _ = self._listener.accept()
            except OSError:
                return  # closed
            server = socket.create_connection(("127.0.0.1", self._server_port))
            for one, other, counts in ((browser, server, False), (server, browser, True)):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                threading.Thread(target=self._copy, args=(one, other, counts), daemon=True).start()

    def _copy(self, source: socket.socket, target: socket.socket, counts: bool) -> None:
        try:
            while content := source.recv(65536):
                if counts:
                    self.sent += len(content)
                target.sendall(content)
        except OSError:
            pass  # the other side went away
        finally:
            for end in (source, target):
                end.close()


def measure_clicks(warehouse: Path, changes: int = CHANGES) -> list[Clicks]:
    """Return one Clicks a page: filters changed with the mouse on the warehouse published in `warehouse`."""
    with chromium() as browser, server(warehouse) as port:
        meter = Meter(port)
        try:
            return [_clicks(browser, meter, page, changes) for page in PATHS]
        finally:
            meter.close()


def measure_starts(starts: int = STARTS) -> Starts:
    """Return how long `make run` takes on a machine where everything is set up: build check, server, first page."""
    found = Starts()
    with chromium() as browser:
        for _ in range(starts):
            started = time.perf_counter()
            subprocess.run([sys.executable, "-m", "etl", "build"], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
            found.built.append(time.perf_counter() - started)
            with server(SHIPPED) as port:
                found.healthy.append(time.perf_counter() - started)
                page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN").new_page()
                page.goto(f"http://127.0.0.1:{port}/", wait_until="commit")
                page.wait_for_selector(".atlas-title")
                found.title.append(time.perf_counter() - started)
                _wait_until_drawn(page)
                found.drawn.append(time.perf_counter() - started)
                page.context.close()
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium of this machine."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        raise SystemExit("No Chromium on this machine; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@contextmanager
def server(warehouse: Path) -> Iterator[int]:
    """Serve the app on a free port, as `make run` does; yield the port once it is healthy."""
    port = free_port()
    command = [sys.executable, "-m", "dashboard.serve", "--server.port", str(port)]
    environment = os.environ | {"ATLAS_BUILD": str(warehouse)}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_until_healthy(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def _wait_until_healthy(port: int, process: subprocess.Popen) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.02)
    raise SystemExit("The server did not become healthy")


def _clicks(browser: Browser, meter: Meter, name: str, changes: int) -> Clicks:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    page, found, frames = context.new_page(), Clicks(name), [0]
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: _add(frames, frame)))
    page.goto(meter.address + PATHS[name])
    _wait_until_drawn(page)
    page.evaluate("() => {" + WATCH + "}")
    steps = _choose_themes(page) if name in THEMED else _switch_boundaries(page)
    for i in range(changes + 2):
        click = next(steps)
        page.evaluate("() => window.fromClickToDrawn()")
        page.wait_for_timeout(150)
        frames[0], meter.sent = 0, 0
        click()
        milliseconds = page.evaluate("() => window.drawn")
        page.wait_for_timeout(150)
        if i >= 2:  # the first ones fetch boundaries and fill caches of the browser
            found.drawn.append(milliseconds)
            found.payload.append(frames[0])
            found.wire.append(meter.sent)
    context.close()
    return found


def _add(frames: list[int], frame: str | bytes) -> None:
    frames[0] += len(frame if isinstance(frame, bytes) else frame.encode())


def _switch_boundaries(page: Page) -> Iterator[Callable[[], None]]:
    """Click 34, 63, 34 … provinces in the open list of the filter, each time under another theme.

    The theme stands in the words of every chart: without it the browser would hold both views from two
    runs before, and the server would send references to them.
    """
    for number in count():
        _open_themes(page).nth(number % THEMES).click()
        _close_themes(page)
        page.locator(".st-key-filters").get_by_text(("63 tỉnh", "34 tỉnh")[number % 2], exact=True).click()
        there = page.locator(".st-key-filter-vintage").get_by_text(
            ("34 tỉnh (từ 1/7/2025)", "63 tỉnh (đến 30/6/2025)")[number % 2], exact=True
        )
        there.wait_for()
        page.wait_for_timeout(300)
        _wait_until_drawn(page)
        yield there.click
        page.keyboard.press("Escape")
        _let_go(page)


def _choose_themes(page: Page) -> Iterator[Callable[[], None]]:
    """Click one theme after another in the open list; letting go of it is not measured, as it shows what was there before."""
    for number in count():
        yield _open_themes(page).nth(number % THEMES).click
        _close_themes(page)
        _let_go(page)


def _open_themes(page: Page) -> Locator:
    page.get_by_role("button", name="Mọi chủ đề").click()
    page.locator("[class*=st-key-filter-themes] input").last.click()
    options = page.get_by_role("option")
    options.first.wait_for()
    return options


def _close_themes(page: Page) -> None:
    page.wait_for_timeout(200)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_timeout(400)
    _wait_until_drawn(page)


def _let_go(page: Page) -> None:
    page.get_by_role("button", name="Bỏ lọc").click()
    page.get_by_role("button", name="Mọi chủ đề").wait_for()
    page.wait_for_timeout(400)
    _wait_until_drawn(page)


def _wait_until_drawn(page: Page) -> None:
    page.wait_for_function("() => {" + IS_DRAWN + "return isDrawn(); }", timeout=30_000)


def main() -> None:
    """Print what was measured on both warehouses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, default=CHANGES)
    changes = parser.parse_args().changes
    for name, directory in (("shipped", SHIPPED), ("1,000,000 duties", make_warehouse())):
        for clicks in measure_clicks(directory, changes):
            shown = {"drawn, ms": clicks.drawn, "unpacked, B": clicks.payload, "on the wire, B": clicks.wire}
            print(f"{name:<18}{clicks.page:<8}" + "  ".join(f"{what} %.0f/%.0f" % quantiles(v) for what, v in shown.items()))
    starts = measure_starts()
    for what in ("built", "healthy", "title", "drawn"):
        print(f"make run → {what:<10}%.2f/%.2f s" % quantiles(getattr(starts, what)))


if __name__ == "__main__":
    main()
