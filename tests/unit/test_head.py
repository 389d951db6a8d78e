"""The head and tail of invented papers of very different bodies, and the fields that printing leaves blank."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

from etl.draft import Head, Outline, Reading, Text
from etl.extract.head import read_head, read_year
from etl.extract.issuer import part_issuer
from etl.extract.province import find_province
from etl.extract.signature import read_signature
from etl.kinds import ABBREVIATIONS, KINDS, read_kind
from etl.letterhead import read_number
from etl.normalise import normalise
from etl.place_and_date import read_date
from etl.segment import segment

BODY = """I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao nhận thức của cán bộ, công chức và Nhân dân.
2. Yêu cầu
- Bám sát Kế hoạch số 77/KH-UBND ngày 03/02/2020 của Ủy ban nhân dân tỉnh.
II. TỔ CHỨC THỰC HIỆN
1. Sở Công Thương chủ trì, phối hợp với các sở, ngành triển khai thực hiện.
2. Định kỳ báo cáo trước ngày 15/12./."""
HEADS = yaml.safe_load((Path(__file__).parent / "invented_heads.yml").read_text(encoding="utf-8"))


def read(text: str) -> tuple[Head, Text, Outline]:
    normal, parts = normalise(Reading("invented", "0" * 64, "text", tuple(text.split("\f"))))
    outline = segment(normal, parts)
    return read_head(normal, outline), normal, outline


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in HEADS])
def test_a_head_is_read_as_printed(case: dict) -> None:
    head, text, outline = read(case["text"].replace("{body}", BODY))
    found = {name: getattr(head, name) for name in case["expected"]}
    assert found == case["expected"]
    assert {name: getattr(head, name) for name in case.get("missing", ())} == dict.fromkeys(case.get("missing", ()))
    assert list(head.recipients) == case.get("recipients", list(head.recipients))
    assert text.text[outline.body[0].start :].startswith(case.get("body_starts", ""))
    assert {*case.get("doubts", ())} <= {doubt.code for doubt in head.doubts}
    for doubt in head.doubts:
        assert doubt.span is None or doubt.quote == text.text[slice(*doubt.span)]


@pytest.mark.parametrize(
    ("line", "printed", "number", "symbol"),
    [
        pytest.param("Số: 65 /KH-BCĐCVĐ", "65/KH-BCĐCVĐ", 65, "KH-BCĐCVĐ", id="a blank before the bar"),
        pytest.param("Số 35-KH/ĐUK", "35-KH/ĐUK", 35, "KH/ĐUK", id="the Party's form"),
        pytest.param("Số: 05 - HD / BTGTW", "05-HD/BTGTW", 5, "HD/BTGTW", id="blanks around every sign"),
        pytest.param("Số: 91/2012/TT-BTC", "91/2012/TT-BTC", 91, "TT-BTC", id="a year inside the number"),
        pytest.param("Số: …… /KH-UBND", "/KH-UBND", None, "KH-UBND", id="dots for the number"),
        pytest.param("Số: /KH-MTTQ-BCĐ", "/KH-MTTQ-BCĐ", None, "KH-MTTQ-BCĐ", id="nothing for the number"),
        pytest.param("Số -KH/TU", "-KH/TU", None, "KH/TU", id="a Party number left blank"),
        pytest.param("Số:", None, None, None, id="number and symbol left blank"),
        pytest.param("Số: 10/QĐ-UBND.TH", "10/QĐ-UBND.TH", 10, "QĐ-UBND.TH", id="a full stop inside the symbol"),
        pytest.param(
            "TỈNH X Số: 65a/KH-UBND Huế, ngày 5", "65a/KH-UBND", 65, "KH-UBND", id="issuer and place in the line, a letter"
        ),
        pytest.param("S6: 12/KH-UBND - Bình Thuận", "12/KH-UBND", 12, "KH-UBND", id="misread word, a place drawn in"),
        pytest.param("1234/UBND-KT", "1234/UBND-KT", 1234, "UBND-KT", id="without the word"),
    ],
)
def test_the_line_of_the_number_is_read(line: str, printed: str | None, number: int | None, symbol: str | None) -> None:
    found = read_number(line)
    assert found is not None
    assert (found.printed, found.number, found.symbol) == (printed, number, symbol)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("(Kèm theo Kế hoạch số 12/KH-UBND ngày 3/4/2022)", id="an annex cites its plan"),
        pytest.param("(KÈM THEO KẾ HOẠCH SỐ 12/KH-UBND", id="the same in capitals"),
        pytest.param("THỰC HIỆN CHỈ THỊ SỐ 03-CT/TW", id="a title cites a directive"),
        pytest.param("Thực hiện Công văn số 610-CV/TU ngày 19/8/2021", id="a preamble"),
        pytest.param("Số: 2266", id="an incoming stamp"),
        pytest.param("Số lượng: 12/KH-UBND", id="a quantity"),
        pytest.param("số 35-KH/ĐUK ngày 5/5/2022 của Đảng ủy", id="a sentence goes on"),
    ],
)
def test_a_number_of_another_document_is_not_taken(line: str) -> None:
    assert read_number(line) is None


@pytest.mark.parametrize(
    ("line", "place", "date", "is_valid"),
    [
        pytest.param("Bình Thuận, ngày 12 tháng 5 năm 2023", "Bình Thuận", "2023-05-12", True, id="in full"),
        pytest.param("Bắc Giang, ngày tháng 8 năm 2021", "Bắc Giang", "2021-08", True, id="the day left blank"),
        pytest.param("TP. Hồ Chí Minh, ngày … tháng … năm 2022", "TP. Hồ Chí Minh", "2022", True, id="only the year"),
        pytest.param("Hà Nội, ngày 5 tháng năm 2022", "Hà Nội", "2022", True, id="the month left blank"),
        pytest.param("Huế, ngày tháng năm", "Huế", None, True, id="all left blank"),
        pytest.param("Huế, ngày 3 tháng 4 năm 20…", "Huế", None, True, id="the year not filled in"),
        pytest.param(
            "TỈNH AN GIANG An Giang, ngày 05 tháng 5 năm 2022", "An Giang", "2022-05-05", True, id="the issuer in the line"
        ),
        pytest.param(
            "Thành phố Hồ Chí Minh, ngày O5 tháng 05 năm 2023",
            "Thành phố Hồ Chí Minh",
            "2023-05-05",
            True,
            id="a misread nought",
        ),
        pytest.param(
            "Bà Rịa - Vũng Tàu, ngày 1 2 tháng 5 năm 2022", "Bà Rịa - Vũng Tàu", "2022-05-12", True, id="digits apart"
        ),
        pytest.param("Hà Nội, ngày 12/5/2023", "Hà Nội", "2023-05-12", True, id="the short form"),
        pytest.param("Hà Nội, ngày 29 tháng 02 năm 2024", "Hà Nội", "2024-02-29", True, id="a leap year"),
        pytest.param("Hà Nội, ngày 29 tháng 02 năm 2023", "Hà Nội", "2023-02", False, id="no leap year"),
        pytest.param("Hà Nội, ngày 12 tháng 13 năm 2023", "Hà Nội", "2023", False, id="a thirteenth month"),
    ],
)
def test_place_and_date_are_read_by_a_strict_calendar(line: str, place: str | None, date: str | None, is_valid: bool) -> None:
    found = read_date(line)
    assert found is not None
    assert (found.place, found.date, found.is_valid) == (place, date, is_valid)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        pytest.param("Triển khai Cuộc vận động năm 2024", 2024, id="the plan's year"),
        pytest.param("TRIỂN KHAI CUỘC VẬN ĐỘNG NĂM 2024", 2024, id="in capitals"),
        pytest.param("Kết quả năm 2023, phương hướng năm 2024", 2023, id="a report looks back first"),
        pytest.param("Kết quả công tác tháng 5 năm 2023", 2023, id="a month's report"),
        pytest.param("Kết quả quý I/2023", 2023, id="a quarter's report"),
        pytest.param("Phát triển thị trường đến năm 2030", None, id="a target"),
        pytest.param("Phát triển thị trường giai đoạn 2021 - 2025", None, id="a period"),
        pytest.param("Phát triển thương mại từ năm 2021 đến năm 2025", None, id="a period in words"),
        pytest.param(
            "Thực hiện Chỉ thị số 28/CT-TTg ngày 26 tháng 10 năm 2021 của Thủ tướng", None, id="a date of another paper"
        ),
        pytest.param("Triển khai Luật Bảo vệ quyền lợi người tiêu dùng năm 2023", None, id="the year of a law"),
        pytest.param("Kế hoạch triển khai Cuộc vận động năm 2023 của Bộ Hư Cấu", 2023, id="the year of its own issuer"),
        pytest.param("Thực hiện Kế hoạch số 12/KH-UBND năm 2022 của Ủy ban nhân dân tỉnh", None, id="another plan's year"),
        pytest.param("Thực hiện Chỉ thị số 03-CT/TW", None, id="none said"),
    ],
)
def test_the_year_is_only_what_the_title_says(title: str, year: int | None) -> None:
    assert read_year(title) == year


@pytest.mark.parametrize(
    ("lines", "issuer", "parent"),
    [
        pytest.param(
            ["UBND TỈNH X", "SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"],
            "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",
            "UBND TỈNH X",
            id="department",
        ),
        pytest.param(["ỦY BAN NHÂN DÂN", "TỈNH X"], "ỦY BAN NHÂN DÂN TỈNH X", None, id="committee over two lines"),
        pytest.param(
            ["BỘ CÔNG THƯƠNG", "TỔNG CỤC QUẢN LÝ THỊ TRƯỜNG", "CỤC QUẢN LÝ THỊ TRƯỜNG TỈNH X"],
            "CỤC QUẢN LÝ THỊ TRƯỜNG TỈNH X",
            "BỘ CÔNG THƯƠNG TỔNG CỤC QUẢN LÝ THỊ TRƯỜNG",
            id="three levels",
        ),
        pytest.param(["BAN TUYÊN GIÁO", "TỈNH ỦY X"], "BAN TUYÊN GIÁO TỈNH ỦY X", None, id="a board and whose it is"),
        pytest.param(["TỈNH ỦY X", "BAN DÂN VẬN"], "BAN DÂN VẬN", "TỈNH ỦY X", id="a board under its committee"),
        pytest.param(["SỞ CÔNG THƯƠNG", "SỞ TÀI CHÍNH"], "SỞ CÔNG THƯƠNG SỞ TÀI CHÍNH", None, id="two issuers of one rank"),
        pytest.param(["TỈNH ỦY X"], "TỈNH ỦY X", None, id="a committee alone"),
        pytest.param(
            ["BAN CHỈ ĐẠO", "PHONG TRÀO TOÀN DÂN", "TỈNH X"],
            "BAN CHỈ ĐẠO PHONG TRÀO TOÀN DÂN TỈNH X",
            None,
            id="a steering committee",
        ),
        pytest.param(
            ["ĐẢNG BỘ TỈNH X", "ĐẢNG ỦY KHỐI CƠ QUAN", "VÀ DOANH NGHIỆP TỈNH"],
            "ĐẢNG ỦY KHỐI CƠ QUAN VÀ DOANH NGHIỆP TỈNH",
            "ĐẢNG BỘ TỈNH X",
            id="a Party bloc",
        ),
        pytest.param(["UBND HUYỆN Y", "TRUNG TÂM VĂN HÓA"], "TRUNG TÂM VĂN HÓA", "UBND HUYỆN Y", id="a centre of a district"),
        pytest.param(
            ["SỞ Y TẾ TỈNH X", "TRUNG TÂM KIỂM SOÁT BỆNH TẬT"],
            "TRUNG TÂM KIỂM SOÁT BỆNH TẬT",
            "SỞ Y TẾ TỈNH X",
            id="a centre of a department",
        ),
        pytest.param(
            ["BCH ĐOÀN TỈNH X", "ĐOÀN TNCS HỒ CHÍ MINH"], "BCH ĐOÀN TỈNH X", None, id="the youth union's name for a motto"
        ),
        pytest.param(
            ["BAN CHẤP HÀNH", "ĐOÀN TNCS HỒ CHÍ MINH", "TỈNH X"],
            "BAN CHẤP HÀNH ĐOÀN TNCS HỒ CHÍ MINH TỈNH X",
            None,
            id="the youth union's name in its own",
        ),
        pytest.param(
            ["UBMTTQVN TỈNH X", "BCĐ CUỘC VẬN ĐỘNG “HÀNG HƯ CẤU”"],
            "BCĐ CUỘC VẬN ĐỘNG “HÀNG HƯ CẤU”",
            "UBMTTQVN TỈNH X",
            id="the Front by its letters",
        ),
        pytest.param([], None, None, id="nothing printed"),
    ],
)
def test_the_body_above_is_no_part_of_the_issuer(lines: list[str], issuer: str | None, parent: str | None) -> None:
    assert part_issuer(lines) == (issuer, parent)


@pytest.mark.parametrize(
    ("issuer", "parent", "place", "date", "province"),
    [
        pytest.param("BỘ CÔNG THƯƠNG", None, "Hà Nội", "2023", None, id="a ministry is not the capital's"),
        pytest.param("ỦY BAN TRUNG ƯƠNG MẶT TRẬN TỔ QUỐC VIỆT NAM", None, "Hà Nội", "2023", None, id="the Front's centre"),
        pytest.param("HỘI NÔNG DÂN VIỆT NAM", None, "Hà Nội", "2023", None, id="a mass organisation's centre"),
        pytest.param(
            "CỤC QUẢN LÝ THỊ TRƯỜNG TỈNH HÀ NAM",
            "BỘ CÔNG THƯƠNG",
            "Hà Nam",
            "2023",
            "Hà Nam",
            id="a ministry's arm in a province",
        ),
        pytest.param(
            "BỘ CHỈ HUY QUÂN SỰ TỈNH LAI CHÂU", "QUÂN KHU 2", "Lai Châu", "2023", "Lai Châu", id="a command is no ministry"
        ),
        pytest.param("SỞ CÔNG THƯƠNG", None, "Hà Nội", "2023", "Hà Nội", id="a department of the capital"),
        pytest.param(
            "THÀNH ĐOÀN TP. HỒ CHÍ MINH",
            "ĐOÀN TNCS HỒ CHÍ MINH",
            "TP. Hồ Chí Minh",
            "2023",
            "TP. Hồ Chí Minh",
            id="the city, not the union",
        ),
        pytest.param("TỈNH ĐOÀN BÌNH DƯƠNG", "ĐOÀN TNCS HỒ CHÍ MINH", None, "2023", "Bình Dương", id="the union is no city"),
        pytest.param("UBND TỈNH THỪA THIÊN - HUẾ", None, "Huế", "2021", "Thừa Thiên Huế", id="another spelling"),
        pytest.param("UBND THÀNH PHỐ HUẾ", None, "Huế", "2025-03-01", "Huế", id="a city of its own since 2025"),
        pytest.param("UBND TỈNH HOÀ BÌNH", None, "Hoà Bình", "2021", "Hòa Bình", id="the mark on the other letter"),
        pytest.param("UBND XÃ HÀ NAM", "UBND HUYỆN Y", "Hà Nam", "2021", "Hà Nam", id="a place that is a province"),
    ],
)
def test_the_province_is_canonical_and_none_for_the_centre(
    issuer: str, parent: str | None, place: str | None, date: str, province: str | None
) -> None:
    assert find_province(issuer, parent, place, None, (), date) == province


@pytest.mark.parametrize(
    ("lines", "name", "role", "authority", "recipients"),
    [
        pytest.param(
            [
                "Nơi nhận: TM. ỦY BAN NHÂN DÂN",
                "- Như Điều 3; KT. CHỦ TỊCH",
                "- Sở Y tế; PHÓ CHỦ TỊCH",
                "- Lưu: VT. Nguyễn Văn Hư Cấu",
            ],
            "Nguyễn Văn Hư Cấu",
            "PHÓ CHỦ TỊCH",
            "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH",
            ("Như Điều 3", "Sở Y tế", "Lưu: VT"),
            id="columns interleaved",
        ),
        pytest.param(
            ["TL. BỘ TRƯỞNG", "KT. VỤ TRƯỞNG", "PHÓ VỤ TRƯỞNG", "(Đã ký)", "TS. Lê Hư Cấu"],
            "Lê Hư Cấu",
            "PHÓ VỤ TRƯỞNG",
            "TL. BỘ TRƯỞNG KT. VỤ TRƯỞNG",
            (),
            id="two authorities, an academic title",
        ),
        pytest.param(
            ["KT. BỘ TRƯỞNG THỨ TRƯỞNG", "Lê Hư Cấu"],
            "Lê Hư Cấu",
            "THỨ TRƯỞNG",
            "KT. BỘ TRƯỞNG",
            (),
            id="authority and role in one line",
        ),
        pytest.param(
            [
                "Nơi nhận:",
                "- Thường trực Tỉnh ủy, HĐND,",
                "UBND tỉnh (báo cáo);",
                "- Lưu: VT.",
                "CHỦ TỊCH",
                "Lê Hư Cấu",
                "Bí thư Đảng đoàn",
            ],
            "Lê Hư Cấu",
            "CHỦ TỊCH",
            None,
            ("Thường trực Tỉnh ủy, HĐND, UBND tỉnh (báo cáo)", "Lưu: VT"),
            id="a recipient over two lines",
        ),
        pytest.param(
            ["Nơi nhận:", "UBND tỉnh;", "Sở Công Thương;", "Lưu: VT.", "GIÁM ĐỐC", "Lê Hư Cấu"],
            "Lê Hư Cấu",
            "GIÁM ĐỐC",
            None,
            ("UBND tỉnh", "Sở Công Thương", "Lưu: VT"),
            id="bullets lost",
        ),
        pytest.param(
            ["TM. BAN CHỈ ĐẠO", "PHÓ TRƯỞNG BAN", "THƯỜNG TRỰC", "NGUYỄN HƯ CẤU"],
            "NGUYỄN HƯ CẤU",
            "PHÓ TRƯỞNG BAN THƯỜNG TRỰC",
            "TM. BAN CHỈ ĐẠO",
            (),
            id="a role over two lines, the name in capitals",
        ),
        pytest.param(
            ["TM. ĐOÀN CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Phan Hư Cấu"],
            "Phan Hư Cấu",
            "PHÓ CHỦ TỊCH",
            "TM. ĐOÀN CHỦ TỊCH",
            (),
            id="a presidium is a body, no role",
        ),
        pytest.param(
            ["TM. BAN THƯỜNG VỤ HUYỆN ĐOÀN BÍ THƯ", "Phan Hư Cấu"],
            "Phan Hư Cấu",
            "BÍ THƯ",
            "TM. BAN THƯỜNG VỤ HUYỆN ĐOÀN",
            (),
            id="a role torn behind a body of the youth union",
        ),
        pytest.param(
            ["Nơi nhận:", "Gửi bản điện tử:", "- UBND tỉnh;", "Gửi bản giấy:", "- Lưu: VT.", "GIÁM ĐỐC", "Hà Hư Cấu"],
            "Hà Hư Cấu",
            "GIÁM ĐỐC",
            None,
            ("UBND tỉnh", "Lưu: VT"),
            id="how the paper is sent is no recipient",
        ),
        pytest.param(["Nơi nhận:", "- Như trên;", "- Lưu: VT."], None, None, None, ("Như trên", "Lưu: VT"), id="not signed"),
        pytest.param([], None, None, None, (), id="no tail"),
    ],
)
def test_signer_and_recipients_are_told_apart(
    lines: list[str], name: str | None, role: str | None, authority: str | None, recipients: tuple[str, ...]
) -> None:
    found = read_signature(lines)
    assert (found.name, found.role, found.authority, found.recipients) == (name, role, authority, recipients)


@pytest.mark.parametrize(
    ("line", "kind"),
    [("KẾ HOẠCH", "ke_hoach"), ("K Ế H O Ạ C H", "ke_hoach"), ("QUYẾT ĐỊNH:", "quyet_dinh"), ("SỞ KẾ HOẠCH", None)],
)
def test_the_word_of_the_kind_stands_alone(line: str, kind: str | None) -> None:
    assert read_kind(line) == kind


def test_every_kind_is_one_of_the_vocabulary() -> None:
    kinds = yaml.safe_load((Path(__file__).parents[2] / "data/vocabulary/document_kinds.yml").read_text(encoding="utf-8"))
    assert {*KINDS.values(), *ABBREVIATIONS.values()} <= {kind["code"] for kind in kinds}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("số " * 300_000, id="one long line of numbers"),
        pytest.param("Số: \n" * 100_000, id="many blank numbers"),
        pytest.param("KẾ HOẠCH\n" * 60_000, id="nothing but kinds"),
        pytest.param("Nơi nhận:\nTM. ỦY BAN\n" * 30_000, id="tails without end"),
        pytest.param("(" * 500_000 + "“" * 200_000, id="brackets and quotation marks"),
        pytest.param("ngày tháng năm " * 60_000 + "\n1" * 50_000, id="dates and page numbers"),
        pytest.param("Ủy ban A - " * 80_000, id="a name without end"),
    ],
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    begun = time.process_time()
    read(text)
    assert time.process_time() - begun < 8
