"""Upload → review → publish → the map changes, with a Word file, a PDF with text and a scanned PDF. All documents INVENTED."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest

from etl.run import Settings, build
from tests import papers
from tests.browser.conftest import ROOT, SIZES, Screen, serving
from tests.conftest import quietly

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Brought:
    """An INVENTED plan of a real province that has none yet, as a file."""

    province: str
    number: int
    name: str
    document: str

    @property
    def lines(self) -> tuple[str, ...]:
        return (
            "ỦY BAN NHÂN DÂN", f"TỈNH {self.province.upper()}", f"Số: {self.number}/KH-UBND",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
            f"{self.province}, ngày 15 tháng 3 năm 2022", "KẾ HOẠCH", "Tuyên truyền Cuộc vận động năm 2022 (HƯ CẤU)",
            "Thực hiện Chỉ thị số 03-CT/TW ngày 19 tháng 5 năm 2021 của Ban Bí thư,",
            "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
            "I. MỤC ĐÍCH", "Nâng cao nhận thức của nhân dân trong tỉnh hư cấu.",
            "II. PHÂN CÔNG NHIỆM VỤ", "1. Sở Công Thương",
            "- Chủ trì, phối hợp với Sở Tài chính mở điểm bán hàng hư cấu ở ba xã.",
            "- Báo cáo kết quả trước ngày 30/11/2022.",
            "2. Sở Y tế", "- Tuyên truyền trong cán bộ, nhân viên của ngành.",
            "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Hư Cấu",
        )  # fmt: skip

    def content(self) -> bytes:
        if self.name.endswith(".docx"):
            document = docx.Document()
            for line in self.lines:
                document.add_paragraph(line)
            return papers.word_file(document)
        if "quet" in self.name:
            return papers.scanned_pdf([papers.picture(self.lines)])
        return papers.text_pdf([self.lines])


WORD = Brought("Kon Tum", 7, "ke-hoach.docx", "kon-tum-2022-7-kh-ubnd")
PDF = Brought("Phú Yên", 8, "ke-hoach.pdf", "phu-yen-2022-8-kh-ubnd")
SCAN = Brought("Hà Nam", 9, "ban-quet.pdf", "ha-nam-2022-9-kh-ubnd")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of data/, built and published inside itself."""
    data = tmp_path_factory.mktemp("intake") / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("build", "drafts", "sources"))
    build(Settings(data, data / "build"), quietly)
    return data


@pytest.fixture(scope="module")
def address(data: Path) -> Iterator[str]:
    """A server on that copy."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_DATA", str(data))
        with serving(data / "build") as address:
            yield address


@pytest.fixture(params=SIZES)
def window(request, chromium, address) -> Iterator[Screen]:
    """A window on that server; its requests must all stay on this machine."""
    width, height = SIZES[request.param]
    context = chromium.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
    screen = Screen(context.new_page(), address, request.param, request.node.originalname)
    yield screen
    screen.shoot("end")
    context.close()
    assert screen.strangers == []


def known_places(screen: Screen) -> int:
    """Return how many province-years the map says a document is known of."""
    screen.open("/ban-do")
    return int(re.search(r"(\d+) trên", screen.page.locator(".atlas-card-title").first.inner_text())[1])


def bring(screen: Screen, file: Brought, who: str = "Nguyễn Thử") -> None:
    """Give a name, upload, and wait for the draft."""
    screen.open("/nap-van-ban")
    call_oneself(screen, who)
    payload = {"name": file.name, "mimeType": "application/octet-stream", "buffer": file.content()}
    choose_file(screen, payload)
    screen.page.wait_for_function("location.search.includes('nhap=')", timeout=60_000)
    screen.settle()


def choose_file(screen: Screen, payload: dict[str, object]) -> None:
    """Give the field a file as soon as it takes one: not before there is a name."""
    field = "input[type=file]:not([disabled])"
    screen.page.wait_for_selector(field, state="attached", timeout=30_000)
    screen.page.set_input_files(field, files=[payload])


def call_oneself(screen: Screen, who: str) -> None:
    field = screen.page.get_by_placeholder("Họ tên người soát")
    field.fill(who)
    field.press("Enter")
    screen.page.wait_for_timeout(500)
    screen.settle()


def go_to(screen: Screen, part: str) -> None:
    screen.page.locator(".st-key-review-part, [data-testid=stButtonGroup]").get_by_text(
        re.compile(f"^{part}( |$)")
    ).first.click()
    screen.page.wait_for_timeout(300)
    screen.settle()


def accept_all(screen: Screen) -> int:
    """Accept every paragraph in one's own words; return how many there were."""
    go_to(screen, "Nhiệm vụ")
    done, total = progress(screen)
    while done < total:
        screen.page.get_by_label("Tóm tắt bằng lời của người nhập").fill(f"Việc hư cấu thứ {done + 1}.")
        screen.page.get_by_role("button", name="Lưu và nhận, sang mục sau").click()
        done += 1
        screen.page.wait_for_function(f"document.querySelector('.atlas-lead').innerText.includes('đã nhận {done}/')")
        screen.settle()
    return total


def progress(screen: Screen) -> tuple[int, int]:
    """Return how many paragraphs the heading says were accepted, of how many."""
    done, total = re.search(r"đã nhận (\d+)/(\d+)", screen.page.locator(".atlas-lead").inner_text()).groups()
    return int(done), int(total)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="no Tesseract on this machine: a scan cannot be read")
@pytest.mark.parametrize("window", ["1366x768"], indirect=True)
def test_a_scan_is_read_reviewed_and_published_and_the_map_changes(window, data):
    publish_and_look(window, data, SCAN)


@pytest.mark.parametrize("window", ["1366x768"], indirect=True)
def test_a_word_file_is_reviewed_and_published_and_the_map_changes(window, data):
    publish_and_look(window, data, WORD)


@pytest.mark.parametrize("window", ["1920x1080"], indirect=True)
def test_a_pdf_is_reviewed_and_published_and_the_map_changes(window, data):
    publish_and_look(window, data, PDF)


def publish_and_look(screen: Screen, data: Path, file: Brought) -> None:
    """Take one document the whole way, and see it on the map and as a page of its own with its passages."""
    before = known_places(screen)
    bring(screen, file)
    screen.shoot("head")
    assert accept_all(screen) == 3
    screen.shoot("duties")
    go_to(screen, "Xuất bản")
    screen.page.get_by_role("button", name="Xuất bản", exact=True).wait_for()
    screen.shoot("preview")
    screen.page.get_by_role("button", name="Xuất bản", exact=True).click()
    screen.page.get_by_text("Đã xuất bản").wait_for(timeout=60_000)
    screen.settle()
    screen.shoot("published")
    assert (data / "plans" / f"{file.document}.yml").is_file()
    screen.page.locator(".atlas-done a").click()
    screen.page.wait_for_function(f"location.search.includes('doc={file.document}')")
    screen.settle()
    marked = screen.page.locator("mark").all_inner_texts()
    assert "Chủ trì, phối hợp với Sở Tài chính mở điểm bán hàng hư cấu ở ba xã." in marked
    screen.shoot("document")
    assert known_places(screen) == before + 1
    screen.shoot("map")


def test_a_click_on_a_passage_puts_it_into_the_form_and_marked_words_become_an_item(window):
    bring(window, WORD)
    window.page.locator(".atlas-original .deadline").first.click()
    window.page.wait_for_function("location.search.includes('phan=th')")
    window.settle()
    window.shoot("deadline")
    line = window.page.locator(".atlas-original p", has_text="Nâng cao nhận thức").first
    line.click(click_count=3)  # the whole line, as people mark it
    window.page.wait_for_timeout(700)
    window.settle()
    assert "Nâng cao nhận thức" in window.page.locator(".st-key-adding-marked").inner_text(timeout=5000)
    window.shoot("marked")


def test_a_broken_file_is_refused_with_a_reason_and_leaves_no_draft(window, data):
    window.open("/nap-van-ban")
    call_oneself(window, "Nguyễn Thử")
    drafts = sorted((data / "drafts").glob("[0-9a-f]*")) if (data / "drafts").exists() else []
    payload = {"name": "hong.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 (HU CAU) broken"}
    choose_file(window, payload)
    window.page.locator("[data-testid=stAlert]").wait_for(timeout=60_000)
    said = window.page.locator("[data-testid=stAlert]").inner_text()
    assert "hong.pdf" in said and "Traceback" not in said
    window.shoot("refused")
    assert (sorted((data / "drafts").glob("[0-9a-f]*")) if (data / "drafts").exists() else []) == drafts


def test_two_people_at_once_see_each_others_change_before_theirs_is_written(window, chromium, address):
    """The second person's form still shows the old words when the first one saves."""
    bring(window, WORD, "Lan")
    link = window.page.url.split("?")[1]
    window.open(f"/nap-van-ban?{link}&phan=vd")
    call_oneself(window, "Lan")
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    other = Screen(context.new_page(), address, window.size, window.test)
    other.open(f"/nap-van-ban?{link}&phan=vd")
    call_oneself(other, "Minh")
    for screen, words in ((other, f"Minh {os.getpid()} {window.size}"), (window, f"Lan {os.getpid()} {window.size}")):
        screen.page.get_by_label("Ghi chú").fill(words)
        screen.page.get_by_role("button", name="Chỉ lưu").click()
        screen.page.wait_for_timeout(1200)
        screen.settle()
    shown = window.page.locator(".st-key-conflict").inner_text()
    assert "Minh" in shown and "Lan" in shown
    window.shoot("conflict")
    window.page.get_by_role("button", name="Ghi bản của tôi").click()
    window.page.locator(".st-key-conflict").wait_for(state="detached")
    window.settle()
    assert window.page.get_by_label("Ghi chú").input_value().startswith("Lan")
    context.close()
