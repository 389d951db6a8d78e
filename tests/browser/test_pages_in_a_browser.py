"""What a person does: look, filter, click a mark, go to another page, take a file along."""

import io
from urllib.parse import unquote

import openpyxl
import pytest
from PIL import Image

pytestmark = pytest.mark.browser
# what does not hang on the room there is, is tried at one size
at_laptop = pytest.mark.parametrize("screen", ["1366x768"], indirect=True)
at_desk = pytest.mark.parametrize("screen", ["1920x1080"], indirect=True)
PAGES = {
    "overview": "/",
    "map": "/ban-do",
    "province": "/ho-so-tinh?chon=60",
    "duties": "/nhiem-vu",
    "directives": "/van-ban-chi-dao",
    "trends": "/xu-huong",
    "results": "/ket-qua",
    "deadlines": "/thoi-han?ngay=2024-12-19",
    "criteria": "/tieu-chi?nam_cham=2023",
    "documents": "/van-ban?tim=65/KH",
    "quality": "/chat-luong",
}
DIRECTIVE = "trung-uong-2021-03-ct-tw"
FORMATS = {
    "Hình PNG": b"\x89PNG", "Hình SVG": b"<?xml", "Hình PDF": b"%PDF", "Bảng CSV": b"\xef\xbb\xbf", "Bảng Excel": b"PK",
    "Trang PowerPoint": b"PK",
}  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_a_person_opens_a_number_narrows_the_page_goes_back_and_takes_a_file_along(screen, page, tmp_path):
    screen.open(PAGES[page])
    assert screen.page.locator("h1.atlas-title").count() == 1
    assert screen.page.locator('[class*="st-key-card-"]').count() >= 1
    screen.shoot(page)
    before = screen.address()
    opener = screen.page.locator('[class*="st-key-open-"] button, [class*="st-key-mark-"] button').first
    opener.scroll_into_view_if_needed()
    opener.click()
    screen.page.get_by_role("dialog").wait_for()
    screen.page.wait_for_selector("[role=dialog] table.atlas")
    screen.shoot(f"opened-{page}")
    link = screen.page.url
    assert "mo=" in link and len(link.split("?")[1]) <= 300
    screen.page.keyboard.press("Escape")
    screen.page.get_by_role("dialog").wait_for(state="detached")
    screen.settle()
    assert unquote(screen.address()) == unquote(before)
    screen.page.goto(link)  # opened elsewhere, the address gives the same screen
    screen.page.wait_for_selector("[role=dialog] table.atlas")
    screen.page.keyboard.press("Escape")
    screen.page.get_by_role("dialog").wait_for(state="detached")
    screen.settle()
    screen.page.locator(".st-key-filters").get_by_text("63 tỉnh", exact=True).click()
    screen.page.get_by_text("34 tỉnh (từ 1/7/2025)", exact=True).click()
    screen.page.wait_for_function("location.search.includes('dg=34')")
    screen.settle()
    screen.page.go_back()
    screen.page.wait_for_function("!location.search.includes('dg=34')")
    screen.settle()
    assert "63 tỉnh" in screen.page.inner_text(".st-key-filters")
    at = 2 * (list(PAGES).index(page) % 3)  # two formats a page, in turn: every kind of chart is drawn in each elsewhere
    export(screen, list(FORMATS)[at : at + 2], tmp_path)


def export(screen, formats, folder):
    """Take the first chart along as files."""
    screen.page.locator('[class*="st-key-card-"] [class*="st-key-export-"] button').first.click()
    for label in formats:
        with screen.page.expect_download() as waiting:
            screen.page.get_by_role("button", name=label).click()
        path = folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        content = path.read_bytes()
        assert content.startswith(FORMATS[label]), label
        if label == "Bảng Excel":
            assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames == ["Dữ liệu", "Phạm vi và nguồn"]


@at_laptop  # where the words have the least room
@pytest.mark.parametrize("page", ["overview", "directives", "deadlines", "criteria"])  # the words of all: tests/pages
def test_a_page_in_english_has_the_same_cards(screen, page):
    screen.open(PAGES[page])
    cards = screen.page.locator('[class*="st-key-card-"]')
    keys = cards.evaluate_all("all => all.map(card => card.className.match(/st-key-card-[^ ]+/)[0])")
    screen.page.locator(".st-key-language button").click()
    screen.page.wait_for_function("location.search.includes('nn=en')")
    screen.page.wait_for_function("document.querySelector('.st-key-language').innerText.includes('Tiếng Việt')")
    screen.settle()
    assert cards.evaluate_all("all => all.map(card => card.className.match(/st-key-card-[^ ]+/)[0])") == keys
    screen.shoot(page)


@at_laptop
@pytest.mark.parametrize("page", ["overview", "directives", "results"])
def test_a_page_prints_in_grey(screen, page):
    screen.open(PAGES[page])
    screen.page.emulate_media(media="print")
    screen.page.wait_for_timeout(300)
    picture = Image.open(io.BytesIO(screen.page.screenshot())).convert("RGB")
    assert all(max(pixel) - min(pixel) <= 4 for _, pixel in picture.getcolors(2**24))
    clipped = "all => all.filter(part => getComputedStyle(part).clipPath !== 'none').length"
    assert screen.page.locator(".geolayer [clip-path]").evaluate_all(clipped) == 0  # no letter of Trường Sa is cut off
    screen.shoot(f"print-{page}")


def test_the_pages_are_reached_by_keyboard_in_the_order_of_the_row(screen):
    screen.open(PAGES["map"])
    names = []
    for _press in range(30):
        screen.page.keyboard.press("Tab")
        name = screen.page.evaluate("document.activeElement.closest('.st-key-navigation') && document.activeElement.innerText")
        names += [name] if name else []
    assert names[:3] == ["Tổng quan", "Bản đồ", "Hồ sơ tỉnh"] and names[-1] == "English"


@at_desk
def test_the_table_beside_a_chart_leads_to_the_same_rows(screen):
    screen.open(PAGES["duties"])
    screen.page.get_by_role("button", name="Xem bảng").first.click()
    number = screen.page.locator(".st-key-card-nhiem-vu-theo-co-quan table.atlas td.number a").first
    count = int(number.inner_text())
    number.focus()
    screen.page.keyboard.press("Enter")
    screen.page.wait_for_selector("[role=dialog] table.atlas")
    assert screen.page.locator("[role=dialog] table.atlas tbody tr").count() == count


@at_desk
def test_a_document_can_be_cited_from_the_list_behind_a_number(screen):
    screen.open(PAGES["duties"])
    screen.page.locator(".st-key-open-nhiem-vu-theo-co-quan button").click()
    screen.page.wait_for_selector("[role=dialog] table.atlas")
    screen.page.get_by_text("Trích dẫn văn bản theo thể thức").click()
    cited = "Kế hoạch số 65/KH-BCĐCVĐ ngày 12 tháng 5 năm 2023 của"
    screen.page.locator("[role=dialog] [data-testid=stCode]", has_text=cited).first.wait_for()


def test_the_map_draws_every_province_and_both_archipelagos(screen):
    screen.open(PAGES["map"])
    drawn = "document.querySelector('.st-key-card-ban-do-do-phu .choroplethlayer .trace').querySelectorAll('path').length"
    assert screen.page.evaluate(drawn) == 63
    text = " ".join(screen.page.locator(".st-key-card-ban-do-do-phu .js-plotly-plot text").all_text_contents())
    assert "Hoàng Sa" in text and "Trường Sa" in text
    assert "OpenStreetMap" in screen.page.inner_text("body")


def test_a_click_on_the_map_opens_the_province_and_the_button_lets_go(screen):
    screen.open(PAGES["map"])
    click_province(screen, "60")
    screen.page.wait_for_selector(".st-key-card-province")
    assert "65/KH-BCĐCVĐ" in screen.page.inner_text(".st-key-card-province")
    assert "chon=60" in screen.address()
    screen.shoot("province")
    screen.page.get_by_role("button", name="Bỏ chọn").click()
    screen.page.wait_for_selector(".st-key-card-province", state="detached")


def click_province(screen, code):
    """Click inside the province's own path on the map."""
    spot = screen.page.evaluate(
        """code => {
            const paths = document.querySelectorAll('.st-key-card-ban-do-do-phu .choroplethlayer .trace path');
            const path = [...paths].find(path => path.__data__.loc === code);
            const box = path.getBoundingClientRect(), toPath = path.getScreenCTM().inverse();
            for (let x = box.left + 1; x < box.right; x += 2) for (let y = box.top + 1; y < box.bottom; y += 2)
                if (path.isPointInFill(new DOMPoint(x, y).matrixTransform(toPath))) return [x, y];
        }""",
        code,
    )
    screen.page.mouse.move(*spot)
    screen.page.mouse.click(*spot)


def click_middle(screen, locator):
    """Click where a mark lies: Plotly takes clicks on a layer above the marks."""
    box = locator.bounding_box()
    screen.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    screen.page.wait_for_timeout(200)
    screen.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


@at_laptop
def test_the_list_does_by_keyboard_what_the_map_does_by_click(screen):
    screen.open(PAGES["map"])
    screen.page.locator(".st-key-chon input").focus()
    screen.page.keyboard.type("Bắc Giang")
    screen.page.wait_for_timeout(300)
    screen.page.keyboard.press("Enter")
    screen.page.wait_for_selector(".st-key-card-province")
    assert "Bắc Giang" in screen.page.inner_text(".st-key-card-province")


@at_desk
def test_a_click_on_a_bar_lists_exactly_the_rows_it_counts(screen):
    screen.open(PAGES["duties"])
    bar = screen.page.locator(".st-key-card-nhiem-vu-theo-co-quan .barlayer .point path").first
    click_middle(screen, bar)
    dialog = screen.page.get_by_role("dialog")
    dialog.wait_for()
    screen.page.wait_for_selector("[role=dialog] table.atlas")
    title, rows = dialog.inner_text(), dialog.locator("table.atlas tbody tr").count()
    assert f": {rows}" in title and "mục III" in title
    screen.shoot("passages")
    screen.page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    screen.settle()
    click_middle(screen, bar)
    screen.page.get_by_role("dialog").wait_for()


@at_laptop
def test_the_directive_filter_narrows_all_pages_and_stays_when_the_page_changes(screen):
    screen.open(f"{PAGES['map']}?vb={DIRECTIVE}")
    assert "Chỉ thị 03-CT/TW" in screen.page.inner_text(".st-key-filters")
    before = screen.page.inner_text(".st-key-card-ban-do-do-phu")
    for name in ("Nhiệm vụ theo cơ quan", "Xu hướng 2021–2024"):
        screen.page.locator(".st-key-navigation a", has_text=name).click()
        screen.page.wait_for_selector(f"h1.atlas-title:has-text('{name.split(' 2021')[0]}')")
        screen.settle()
        assert f"vb={DIRECTIVE}" in screen.address()
        assert "Chỉ thị 03-CT/TW" in screen.page.inner_text(".st-key-filters")
    screen.open(PAGES["map"])
    assert screen.page.inner_text(".st-key-card-ban-do-do-phu") != before


def test_a_filter_is_chosen_with_the_mouse_and_taken_off_again(screen):
    screen.open(PAGES["duties"])
    everything = screen.page.inner_text(".atlas-lead >> nth=1")
    screen.page.get_by_role("button", name="Mọi chủ đề").click()
    screen.page.get_by_role("combobox", name="Chủ đề").wait_for()
    screen.settle()  # the list arrives with the run that opening it starts
    screen.page.get_by_role("combobox", name="Chủ đề").click()
    screen.page.keyboard.type("tổng kết")  # the long list draws only what is in sight: narrowed, nothing moves under the click
    screen.page.get_by_role("option", name="Báo cáo, tổng kết").click()
    screen.page.wait_for_function("location.search.includes('cd=reporting')")
    screen.page.keyboard.press("Escape")
    screen.settle()
    assert screen.page.inner_text(".atlas-lead >> nth=1") != everything
    screen.page.get_by_role("button", name="Bỏ lọc").click()
    screen.page.wait_for_function("!location.search.includes('cd=')")


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/?nam=1999&tinh=zz&vb=khong-co", id="values nobody knows"),
        pytest.param("/nhiem-vu?cq=khong_co", id="an unknown body"),
    ],
)
def test_a_link_with_unknown_values_says_so_and_shows_the_page(screen, address):
    screen.open(address)
    assert "đã bỏ qua" in screen.page.inner_text("[data-testid=stAlert]")


@at_laptop
def test_an_empty_scope_shows_a_calm_sentence(screen):
    screen.open("/nhiem-vu?tinh=01")
    assert "Không có dữ liệu trong phạm vi đã chọn" in screen.page.inner_text("body")
    screen.shoot("empty")


def test_the_first_visitor_of_a_new_server_may_come_by_a_link_to_a_page(first_visitor):
    first_visitor.open(PAGES["duties"])
    assert first_visitor.page.get_by_role("dialog").count() == 0
    assert "Nhiệm vụ theo cơ quan" in first_visitor.page.inner_text("h1.atlas-title")


@at_desk
def test_a_day_of_the_calendar_is_reached_by_keyboard_and_opens_its_list(screen):
    screen.open("/thoi-han?ngay=2023-12-01&thang=2023-11")
    day = screen.page.locator(".st-key-card-lich-thang table.atlas a", has_text="30").first
    assert "3 quá hạn" in day.inner_text()
    day.focus()
    screen.page.keyboard.press("Enter")
    screen.page.wait_for_selector("[role=dialog] table.atlas")
    rows = screen.page.locator("[role=dialog] table.atlas tbody tr")
    assert rows.count() == 3
    assert all("quá hạn: chưa có báo cáo trong kho này" in text for text in rows.all_inner_texts())


@at_laptop
def test_the_calendar_is_downloaded_and_its_address_serves_the_same_events(screen, tmp_path):
    screen.open("/thoi-han?tinh=60")
    screen.page.locator(".st-key-export-calendar button").click()
    with screen.page.expect_download() as waiting:
        screen.page.get_by_role("button", name="Lịch ICS").click()
    waiting.value.save_as(tmp_path / "lich.ics")
    address = screen.page.locator("[data-testid=stCode]").inner_text().strip()
    assert address == f"{screen.server}/lich.ics?tinh=60"
    served = screen.page.request.get(address)
    assert served.headers["content-type"].startswith("text/calendar")
    uids = [
        {line for line in text.splitlines() if line.startswith("UID:")}
        for text in ((tmp_path / "lich.ics").read_text(), served.text())
    ]
    assert uids[0] and uids[0] <= uids[1]  # who subscribes sees the year to come too
