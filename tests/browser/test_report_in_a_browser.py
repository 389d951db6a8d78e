"""Two charts collected from two pages, put in order and taken away as a Word report."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from tests.browser.conftest import SIZES, Screen, serving

pytestmark = pytest.mark.browser
PATIENCE = 90_000  # ms to wait for what must come; a machine at other work is slow


@pytest.fixture
def window(chromium, shipped_warehouse, tmp_path: Path, monkeypatch) -> Iterator[Screen]:
    """A window on a server with an empty folder of sets."""
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path))
    with serving(shipped_warehouse) as address:
        width, height = SIZES["1366x768"]
        context = chromium.new_context(viewport={"width": width, "height": height}, locale="vi-VN", accept_downloads=True)
        context.set_default_timeout(PATIENCE)
        screen = Screen(context.new_page(), address, "1366x768", "report")
        yield screen
        screen.shoot("end")
        context.close()
        assert screen.strangers == []


def collect(screen: Screen, key: str) -> None:
    """Add a chart from the menu of its card, and wait until the menu says that it is in."""
    screen.page.locator(f".st-key-export-{key} button").first.click()
    screen.page.get_by_role("button", name="Thêm vào báo cáo").click()
    screen.page.get_by_role("button", name="Đã có trong báo cáo").wait_for()
    screen.shoot(f"collected-{key}")


def titles(screen: Screen) -> list[str]:
    """Return the titles of the set in their order, without their numbers."""
    return [text.split(". ", 1)[1] for text in screen.page.locator(".st-key-sheet-items .atlas-statement b").all_inner_texts()]


def test_charts_of_two_pages_become_a_report(window):
    window.open("/nhiem-vu?nam=2023")
    collect(window, "nhiem-vu-theo-co-quan")
    assert re.search(r"bo=[a-z0-9-]+", window.address())
    window.page.keyboard.press("Escape")
    window.page.get_by_role("link", name="Bản đồ").click()
    window.page.wait_for_url("**/ban-do?*")
    window.settle()
    collect(window, "ban-do-do-phu")
    window.page.get_by_role("link", name=re.compile("2 hình trong")).click()
    window.page.wait_for_url("**/bao-cao-hoi-nghi?*")
    window.page.locator(".st-key-sheet-items .atlas-statement").nth(1).wait_for()
    duties, coverage = titles(window)
    assert "nhiệm vụ" in duties

    window.page.get_by_role("button", name="↑").nth(1).click()
    window.page.wait_for_function(
        "first => document.querySelector('.st-key-sheet-items .atlas-statement b').innerText.includes(first)", arg=coverage
    )
    assert titles(window) == [coverage, duties]
    window.shoot("ordered")

    window.page.get_by_role("button", name="Báo cáo Word").click()
    with window.page.expect_download() as download:
        window.page.get_by_role("button", name=re.compile(r"^Tải .*\.docx")).click()
    document = docx.Document(io.BytesIO(Path(download.value.path()).read_bytes()))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert 0 < words.index(coverage) < words.index(duties)
