"""Numbers and bullets: read as printed, misread ones set right, dates and ranges left alone."""

import pytest

from etl.markers import read_marker, roman_value, starts_item


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        pytest.param("I. MỤC ĐÍCH", "roman", "I", id="roman"),
        pytest.param("II/ NHIỆM VỤ", "roman", "II", id="a stroke after a roman number"),
        pytest.param("III - TỔ CHỨC", "roman", "III", id="a dash after a roman number"),
        pytest.param("III- TỔ CHỨC", "roman", "III", id="a dash against a roman number"),
        pytest.param("2- Sở Y tế", "arabic", "2", id="a dash against an arabic number"),
        pytest.param("Il. NHIỆM VỤ", "roman", "II", id="a misread roman number"),
        pytest.param("1. Mục đích", "arabic", "1", id="arabic"),
        pytest.param("10/ Sở Y tế", "arabic", "10", id="a stroke after an arabic number"),
        pytest.param("l. Sở Y tế", "arabic", "1", id="a misread 1"),
        pytest.param("2.1. Sở Công Thương", "deep", "2.1", id="two steps at once"),
        pytest.param("1.2.3 Sở Công Thương", "deep", "1.2.3", id="three steps and no last point"),
        pytest.param("(3) Tham mưu", "bracket", "3", id="bracket"),
        pytest.param("đ) Tham mưu", "letter", "đ", id="letter"),
        pytest.param("B. NHIỆM VỤ", "capital", "B", id="capital"),
        pytest.param("Điều 2. Quyết định này", "article", "2", id="article"),
        pytest.param("Phần thứ hai: NHIỆM VỤ", "part", "II", id="part"),
        pytest.param("- Tuyên truyền", "bullet", "-", id="bullet"),
        pytest.param("+ Tuyên truyền", "bullet", "+", id="small bullet"),
    ],
)
def test_a_number_is_read_as_it_is_printed(text, kind, label):
    marker = read_marker(text)
    assert (marker.kind, marker.label) == (kind, label)
    assert text[marker.end :][0].isalpha()


@pytest.mark.parametrize(
    "text", ["19/5/2021 của Ban Bí thư", "2021 - 2025", "264-TB/TW", "3 tháng đầu năm", "Sở Y tế", "50% số xã"]
)
def test_what_only_begins_with_a_number_is_no_item(text):
    assert read_marker(text) is None


@pytest.mark.parametrize(
    ("line", "before"),
    [
        pytest.param("15. Các sở", "Công văn số", id="a number waited for"),
        pytest.param("- 2025 trên địa bàn", "giai đoạn 2021", id="a range of years"),
        pytest.param("30. Báo cáo", "trước ngày", id="a day waited for"),
    ],
)
def test_a_line_that_goes_on_begins_no_item(line, before):
    assert not starts_item(line, before)
    assert starts_item(line, "thực hiện Cuộc vận động.")


@pytest.mark.parametrize(
    ("printed", "value"), [("IV", 4), ("IX", 9), ("XIV", 14), ("lII", 3), ("1", None), ("IIII", None), ("VX", None)]
)
def test_a_roman_number_has_its_value(printed, value):
    assert roman_value(printed) == value
