"""Which printed lines are head, title, body, tail and annex, and which are dropped. All documents are invented (HƯ CẤU)."""

from __future__ import annotations

import time

import pytest

from etl.layout import find_layout

BODY = """I. MỤC ĐÍCH
- Nâng cao nhận thức của Nhân dân.
- Bảo đảm thiết thực, hiệu quả.
II. TỔ CHỨC THỰC HIỆN
1. Sở Công Thương chủ trì thực hiện.
2. Các sở báo cáo trước ngày 15/12./."""
HEAD = """UBND TỈNH A
SỞ B
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 1/KH-SB
A, ngày 5 tháng 5 năm 2023
KẾ HOẠCH"""
TAIL = """Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
GIÁM ĐỐC
Nguyễn Hư Cấu"""


def parts_of(text: str) -> dict[str, list[str]]:
    """Return the lines of each part; a line in none of them is lost."""
    lines = text.split("\n")
    found = find_layout(lines)
    parts: dict[str, list[str]] = {"head": [], "title": [], "body": [], "tail": [], "annex": [], "dropped": [], "lost": []}
    for at, line in enumerate(lines):
        if line:
            parts[name_part(found, at)].append(line)
    return parts


def name_part(found, at: int) -> str:
    if at in found.dropped:
        return "dropped"
    if at in found.head:
        return "head"
    ranges = (
        ("title", *found.title),
        ("body", found.body, found.tail),
        ("tail", found.tail, found.annex),
        ("annex", found.annex, 10**9),
    )
    return next((name for name, start, end in ranges if start <= at < end), "lost")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        pytest.param(
            ["Thực hiện Cuộc vận động năm 2023"], ["Căn cứ Kế hoạch số 2/KH-UBND, Sở B xây dựng kế hoạch:"], id="one line"
        ),
        pytest.param(
            [
                "Thực hiện Chỉ thị số 03-CT/TW của Ban Bí thư",
                "Trung ương Đảng về tăng cường sự lãnh đạo của",
                "Đảng đối với Cuộc vận động",
            ],
            ["Thực hiện Kế hoạch số 2/KH-UBND của Ủy ban nhân dân tỉnh, Sở B xây dựng kế", "hoạch như sau:"],
            id="capitals inside the title, a preamble that begins as it does",
        ),
        pytest.param(
            [
                "TRIỂN KHAI THỰC HIỆN CHỈ THỊ SỐ 28/CT-TTg NGÀY 26/10/2021",
                "CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ TĂNG CƯỜNG CUỘC VẬN ĐỘNG",
            ],
            ["Sở B xây dựng kế hoạch như sau:"],
            id="capitals with a citation",
        ),
        pytest.param(["Tuyên truyền Cuộc vận động"], ["Nhằm nâng cao nhận thức, Sở B ban hành kế hoạch:"], id="purpose"),
        pytest.param(
            ["Tuyên truyền Cuộc vận động"], ["Tiếp tục thực hiện Cuộc vận động, Sở B ban hành kế hoạch:"], id="going on"
        ),
        pytest.param(["Tuyên truyền Cuộc vận động"], ["Cuộc vận động được phát động từ lâu."], id="gap"),
        pytest.param(["Tuyên truyền Cuộc vận động"], [], id="no preamble"),
        pytest.param(
            ["Triển khai “Tuần lễ nhận diện", "Hàng Việt Nam - Tự hào hàng", "Việt Nam” năm 2023"],
            ["Trên cơ sở Kế hoạch của tỉnh, Sở B ban hành kế hoạch:"],
            id="a quotation over lines that begin with capitals",
        ),
        pytest.param([], ["Thực hiện Kế hoạch số 2/KH-UBND, Sở B xây dựng kế hoạch như sau:"], id="no title at all"),
    ],
)
def test_the_title_ends_where_the_preamble_begins(title: list[str], body: list[str]) -> None:
    gap = [""] if title and body and body[0].startswith("Cuộc") else []
    found = parts_of("\n".join([HEAD, *title, *gap, *body, BODY, TAIL]))
    assert found["title"] == title
    assert found["body"][: len(body)] == body
    assert found["head"] == HEAD.split("\n")
    assert found["tail"] == TAIL.split("\n")
    assert found["dropped"] == found["lost"] == found["annex"] == []


@pytest.mark.parametrize(
    ("after", "annex", "dropped"),
    [
        pytest.param("PHỤ LỤC I\nDANH MỤC NHIỆM VỤ\n1 | Hội chợ | Sở B | Quý I", 3, 0, id="an annex"),
        pytest.param("BIỂU TỔNG HỢP\n(Kèm theo Kế hoạch số 1/KH-SB)\n1 | Hội chợ", 3, 0, id="a form"),
        pytest.param("ĐỀ CƯƠNG\nBÁO CÁO KẾT QUẢ\nI. Kết quả", 3, 0, id="an outline of a report"),
        pytest.param("TT | Nhiệm vụ | Chủ trì\n1 | Hội chợ | Sở B\n2 | Phiên chợ | Sở C", 3, 0, id="a table without a heading"),
        pytest.param(
            "KẾ HOẠCH\nPhát triển thị trường\n(Ban hành kèm theo Quyết định số 1/QĐ-SB)\nI. MỤC TIÊU",
            4,
            0,
            id="a plan that came with it",
        ),
        pytest.param("Tin liên quan\nHội nghị tổng kết Cuộc vận động\nChia sẻ bài viết", 0, 3, id="links of a web page"),
        pytest.param("Chính sách bảo mật\nPHỤ LỤC\n1 | Hội chợ", 2, 1, id="clutter between"),
        pytest.param("", 0, 0, id="nothing"),
    ],
)
def test_what_follows_the_signature_is_annex_or_clutter(after: str, annex: int, dropped: int) -> None:
    found = parts_of("\n".join([HEAD, "Thực hiện Cuộc vận động", "Căn cứ Kế hoạch số 2/KH-UBND:", BODY, TAIL, after]))
    assert (len(found["annex"]), len(found["dropped"])) == (annex, dropped)
    assert found["tail"] == TAIL.split("\n")
    assert found["lost"] == []


@pytest.mark.parametrize(
    ("line", "part"),
    [
        pytest.param("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "head", id="motto"),
        pytest.param("Độc lập - Tự do - Hạnh phúc", "head", id="second line of the motto"),
        pytest.param("CÔNG VĂN ĐẾN", "dropped", id="stamp"),
        pytest.param("Ký bởi: Sở B", "dropped", id="digital signature"),
        pytest.param("Chia sẻ bài viết", "dropped", id="button of a web page"),
        pytest.param("Hà Nội, ngày 07 tháng 5 năm 2024", "body", id="a second date"),
        pytest.param("Số: 9/BC-SB", "body", id="a second number"),
        pytest.param("nước Cộng hòa xã hội chủ nghĩa Việt Nam,", "body", id="a sentence that names the state"),
    ],
)
def test_a_line_astray_in_the_body_is_put_in_its_place(line: str, part: str) -> None:
    body = BODY.split("\n")
    found = parts_of("\n".join([HEAD, "Thực hiện Cuộc vận động", "Căn cứ Kế hoạch:", *body[:2], line, *body[2:], TAIL]))
    assert line in found[part]


def test_page_numbers_are_dropped_and_numbers_of_a_table_are_not() -> None:
    pages = "\n".join(
        f"- Nội dung thứ nhất của trang {page}.\n" + "- Nội dung khác.\n" * 12 + str(page) for page in range(2, 5)
    )
    found = parts_of("\n".join([HEAD, "Thực hiện Cuộc vận động", "Căn cứ Kế hoạch:", BODY, pages, "- Hết.", "1", "2", TAIL]))
    assert found["dropped"] == ["2", "3", "4"]


def test_a_menu_above_the_head_is_dropped() -> None:
    menu = "Trang chủ\nVĂN BẢN\nTHÔNG BÁO\nSố hiệu: 1/KH-SB\nNgày ban hành: 05/05/2023\nTải về"
    found = parts_of("\n".join([menu, HEAD, "Thực hiện Cuộc vận động", "Căn cứ Kế hoạch:", BODY, TAIL]))
    assert found["dropped"] == menu.split("\n")
    assert found["head"] == HEAD.split("\n")


def test_nothing_is_lost_of_a_text_without_head_and_tail() -> None:
    found = parts_of(BODY)
    assert found["body"] == BODY.split("\n")


@pytest.mark.parametrize(
    "lines", [[], [""], ["", ""], ["x"], ["KẾ HOẠCH"], ["Nơi nhận:"], ["Số:"], ["Kính gửi"], ["V/v"], ["*"]]
)
def test_scraps_have_a_layout(lines: list[str]) -> None:
    found = find_layout(lines)
    assert 0 <= found.body <= found.tail <= found.annex <= len(lines)


@pytest.mark.parametrize(
    "line",
    ["Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "KẾ HOẠCH", "Số: 1/KH-UBND", "PHỤ LỤC", "CHỦ TỊCH", "12", "ĐẾN", "V/v", "Kính gửi:"],
)
def test_a_line_repeated_without_end_takes_no_time(line: str) -> None:
    begun = time.process_time()
    find_layout([line] * 50_000)
    assert time.process_time() - begun < 4
