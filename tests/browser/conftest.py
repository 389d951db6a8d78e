"""A server on the shipped warehouse and a real Chromium in front of it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ARTEFACTS = ROOT / "tests" / "artefacts"
SIZES = {"1366x768": (1366, 768), "1920x1080": (1920, 1080)}
# without these Chromium itself looks for the internet
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")  # the lightest first
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-default-apps",
]  # fmt: skip


def chromium_path() -> str:
    """Return a Chromium on this machine; skip with a reason, or fail where one is required."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        reason = "no Chromium on this machine; on Debian: apt-get install chromium"
        if os.environ.get("ATLAS_REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def server(shipped_warehouse: Path) -> Iterator[str]:
    """The one server that most tests look at; its address."""
    with serving(shipped_warehouse) as address:
        yield address


@contextmanager
def serving(builds: Path) -> Iterator[str]:
    """Serve the app on a free port of this machine as `make run` does; yield its address."""
    port = free_port()
    environment = {"ATLAS_DATA": str(builds / "data")} | os.environ | {"ATLAS_BUILD": str(builds)}  # writes nothing into data/
    command = [sys.executable, "-m", "dashboard.serve", "--server.port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_healthy(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()


def wait_until_healthy(address: str, process: subprocess.Popen, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        assert process.poll() is None, process.stdout.read().decode()
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the server did not become healthy")


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    from playwright.sync_api import sync_playwright

    path = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def first_visitor(chromium, shipped_warehouse) -> Iterator[Screen]:
    """A window on a server that nobody has visited yet."""
    with serving(shipped_warehouse) as address:
        context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
        yield Screen(context.new_page(), address, "1366x768", "first-visitor")
        context.close()


@pytest.fixture(scope="session")
def windows(chromium) -> Iterator[Callable[[str], object]]:
    """A function: size → the browser window of that size, one for all tests, so that the program is fetched once."""
    opened: dict[str, object] = {}

    def window(size: str) -> object:
        if size not in opened:
            width, height = SIZES[size]
            opened[size] = chromium.new_context(
                viewport={"width": width, "height": height}, locale="vi-VN", accept_downloads=True
            )
        return opened[size]

    yield window
    for context in opened.values():
        context.close()


@pytest.fixture(params=SIZES)
def screen(request, windows, server) -> Iterator[Screen]:
    """One fresh tab of a window of one size; its requests must all stay on this machine."""
    page = windows(request.param).new_page()
    screen = Screen(page, server, request.param, request.node.originalname)
    yield screen
    screen.shoot("end")
    page.close()
    assert screen.strangers == []


class Screen:
    """A page under test: opens addresses, waits for Streamlit, keeps screenshots and requests."""

    def __init__(self, page, server: str, size: str, test: str) -> None:
        self.page, self.server, self.size, self.test = page, server, size, test
        self.strangers: list[str] = []
        page.on("request", lambda request: self._watch(request.url))
        page.on("websocket", lambda socket: self._watch(socket.url))

    def _watch(self, url: str) -> None:
        local = self.server.removeprefix("http://")
        if not url.startswith((f"http://{local}", f"ws://{local}", "data:", "blob:")):
            self.strangers.append(url)

    def open(self, path: str) -> None:
        self.page.goto(self.server + path)
        self.settle()

    def settle(self) -> None:
        """Wait until the script has run and every chart is drawn."""
        self.page.wait_for_selector(".atlas-title", timeout=30_000)
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)
        self.page.wait_for_function(
            """[...document.querySelectorAll('[class*="st-key-card-"]:not(.st-key-card-province)')].every(card => {
                const plot = card.querySelector('.js-plotly-plot');
                if (!plot) return card.querySelector('.atlas-empty, table.atlas, .atlas-tile, .atlas-statement');
                const map = (plot.data || []).some(trace => trace.type === 'choropleth');
                return plot.querySelector(map ? '.choroplethlayer path' : '.main-svg');
            })""",
            timeout=30_000,
        )
        self.page.wait_for_timeout(400)
        assert self.page.locator("[data-testid=stException]").count() == 0

    def shoot(self, name: str) -> None:
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=ARTEFACTS / f"{self.test}-{name}-{self.size}.png")

    def address(self) -> str:
        return self.page.evaluate("location.search")
