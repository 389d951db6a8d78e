"""Upload → review → publish → the map changes, with a Word file, a PDF with text and a scanned PDF. All documents INVENTED."""

from __future__ import annotations

import re
import shutil
import time
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
PATIENCE = 90_000  # ms to wait for what must come; a machine at other work is slow


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


@pytest.fixture(params=["1366x768"])
def window(request, chromium, address) -> Iterator[Screen]:
    """A window on that server; its requests must all stay on this machine."""
    width, height = SIZES[request.param]
    context = chromium.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
    context.set_default_timeout(PATIENCE)
    screen = Screen(context.new_page(), address, request.param, request.node.originalname)
    yield screen
    screen.shoot("end")
    assert screen.page.locator("[data-testid=stException]").count() == 0
    context.close()
    assert screen.strangers == []


def known_places(screen: Screen) -> int:
    """Return how many province-years the map says a document is known of."""
    screen.page.goto(f"{screen.server}/ban-do")
    return int(re.search(r"(\d+) trên", screen.page.locator(".atlas-card-title", has_text=" trên ").first.inner_text())[1])


def bring(screen: Screen, file: Brought, who: str = "Nguyễn Thử") -> None:
    """Give a name, upload, and wait for the draft."""
    screen.page.goto(f"{screen.server}/nap-van-ban")
    call_oneself(screen, who)
    payload = {"name": file.name, "mimeType": "application/octet-stream", "buffer": file.content()}
    choose_file(screen, payload)
    screen.page.locator(".st-key-sheet-original .atlas-original p").first.wait_for()


def choose_file(screen: Screen, payload: dict[str, object]) -> None:
    """Give the field a file as soon as it takes one: not before there is a name."""
    field = "input[type=file]:not([disabled])"
    screen.page.wait_for_selector(field, state="attached")
    screen.page.set_input_files(field, files=[payload])


def call_oneself(screen: Screen, who: str) -> None:
    """Give a name, and wait until the page asks for none any more."""
    field = screen.page.get_by_placeholder("Họ tên người soát")
    field.fill(who)
    field.press("Enter")
    screen.page.get_by_text("Ghi họ tên người soát ở trên").wait_for(state="detached")


def go_to(screen: Screen, part: str) -> None:
    tab = screen.page.locator("[data-testid=stButtonGroup] button", has_text=re.compile(f"^{part}( |$)"))
    tab.click()
    screen.page.wait_for_function("part => document.querySelector('[data-testid=stButtonGroup] button[aria-checked=true], "
                                  "[data-testid$=Active]')?.innerText.startsWith(part)", arg=part)  # fmt: skip


SUMMARY = "textarea[aria-label^='Tóm tắt bằng lời của người nhập']"
# the script has ended and no form of before is left beside the new one
DRAWN = f"""before => document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'
    && document.querySelectorAll("{SUMMARY}").length <= 1 && document.querySelector("{SUMMARY}")?.value !== before"""


def accept_all(screen: Screen) -> int:
    """Accept every paragraph in one's own words, the next one each time on screen; return how many there were."""
    go_to(screen, "Nhiệm vụ")
    screen.page.locator(SUMMARY).first.wait_for()
    screen.page.wait_for_function(DRAWN, arg="")
    done, total = progress(screen)
    while done < total:
        done += 1
        words = f"Việc hư cấu thứ {done}."
        screen.page.locator(SUMMARY).fill(words)
        screen.page.get_by_role("button", name="Lưu và nhận, sang mục sau").click()
        screen.page.get_by_text(f"đã nhận {done}/{total} đoạn").wait_for()
        screen.page.wait_for_function(DRAWN, arg=words)
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
    screen.page.get_by_text(f"plans/{file.document}.yml").wait_for()
    screen.shoot("preview")
    screen.page.locator(".st-key-publish button").click()
    screen.page.get_by_text("Đã xuất bản").wait_for()
    screen.shoot("published")
    assert (data / "plans" / f"{file.document}.yml").is_file()
    screen.page.get_by_role("link", name=f"Mở văn bản {file.document}").click()
    duty = "Chủ trì, phối hợp với Sở Tài chính mở điểm bán hàng hư cấu ở ba xã."
    screen.page.locator("mark", has_text=duty).first.wait_for()
    screen.shoot("document")
    assert known_places(screen) == before + 1
    screen.shoot("map")


def test_a_scan_tells_the_page_it_is_at_and_can_be_stopped_without_leaving_a_draft(window, data):
    pages = [papers.picture(("Văn bản HƯ CẤU", *SCAN.lines))] * 40
    window.page.goto(f"{window.server}/nap-van-ban")
    call_oneself(window, "Nguyễn Thử")
    before = kept_drafts(data)
    choose_file(window, {"name": "dai.pdf", "mimeType": "application/pdf", "buffer": papers.scanned_pdf(pages)})
    window.page.get_by_text(re.compile(r"dai\.pdf: trang \d+ trên 40")).wait_for()
    window.shoot("reading")
    window.page.get_by_role("button", name="Thôi đọc").click()
    window.page.get_by_role("button", name="Thôi đọc").wait_for(state="detached")
    until = time.monotonic() + 10  # the screen may be ahead of the disk
    while kept_drafts(data) != before and time.monotonic() < until:
        window.page.wait_for_timeout(100)
    assert kept_drafts(data) == before


def kept_drafts(data: Path) -> list[Path]:
    """Return the drafts on the disk, and what is left of files that are being read."""
    return sorted(path for path in (data / "drafts").glob("*") if path.is_dir())


@pytest.mark.parametrize("window", ["1920x1080"], indirect=True)
def test_a_click_on_a_passage_puts_it_into_the_form_and_marked_words_become_an_item(window):
    bring(window, WORD)
    window.page.locator(".atlas-original .deadline").first.click()
    window.page.get_by_label("Loại thời hạn").wait_for()
    window.shoot("deadline")
    line = window.page.locator(".atlas-original p", has_text="Nâng cao nhận thức").first
    line.click(click_count=3)  # the whole line, as people mark it
    window.page.locator(".st-key-adding-marked", has_text="Nâng cao nhận thức").wait_for()
    window.shoot("marked")


def test_a_broken_file_is_refused_with_a_reason_and_leaves_no_draft(window, data):
    window.page.goto(f"{window.server}/nap-van-ban")
    call_oneself(window, "Nguyễn Thử")
    before = kept_drafts(data)
    payload = {"name": "hong.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 (HU CAU) broken"}
    choose_file(window, payload)
    window.page.locator("[data-testid=stAlert]").wait_for()
    said = window.page.locator("[data-testid=stAlert]").inner_text()
    assert "Không nhận hong.pdf: tệp PDF hỏng" in said and "Cách sửa" in said
    window.shoot("refused")
    assert kept_drafts(data) == before


def test_two_people_at_once_see_each_others_change_before_theirs_is_written(window, chromium, address):
    """The second person's form still shows the old words when the first one saves."""
    bring(window, WORD, "Lan")
    link = window.page.url.split("?")[1]
    window.page.goto(f"{address}/nap-van-ban?{link}&phan=vd")
    call_oneself(window, "Lan")
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    context.set_default_timeout(PATIENCE)
    other = Screen(context.new_page(), address, window.size, window.test)
    other.page.goto(f"{address}/nap-van-ban?{link}&phan=vd")
    call_oneself(other, "Minh")
    save_note(other, "Lời của Minh")
    other.page.get_by_text("sửa lần cuối: Minh").wait_for()
    save_note(window, "Lời của Lan")
    window.page.locator(".st-key-conflict", has_text="Lời của Minh").wait_for()
    assert "Lời của Lan" in window.page.locator(".st-key-conflict").inner_text()
    window.shoot("conflict")
    window.page.get_by_role("button", name="Ghi bản của tôi").click()
    window.page.locator(".st-key-conflict").wait_for(state="detached")
    held = "words => [...document.querySelectorAll('.st-key-sheet-form input')].some(field => field.value === words)"
    window.page.wait_for_function(held, arg="Lời của Lan")
    context.close()


def save_note(screen: Screen, words: str) -> None:
    screen.page.get_by_label("Ghi chú").fill(words)
    screen.page.get_by_role("button", name="Chỉ lưu").click()
