"""The strict YAML reader: what it types, what it refuses, where it says a fault stands."""

from __future__ import annotations

import unicodedata

import pytest

from etl.errors import SyntaxFault, UnreadableFile, has_contact, hide_contacts
from etl.read.text import MAX_BYTES, read_text
from etl.read.yaml import line_finder, parse_yaml


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param("3", 3, id="a whole number is a number"),
        pytest.param("-3", -3, id="with a sign too"),
        pytest.param("0", 0, id="zero is a number"),
        pytest.param("1.5", 1.5, id="a decimal is a number"),
        pytest.param("03", "03", id="a leading zero stays: Chỉ thị 03-CT/TW"),
        pytest.param("+5", "+5", id="a plus sign stays"),
        pytest.param("31e85", "31e85", id="an exponent stays text: it may be the start of a sha256"),
        pytest.param("0x1F", "0x1F", id="hexadecimal stays text"),
        pytest.param("1_000", "1_000", id="an underscore stays"),
        pytest.param("12345678901234567890", "12345678901234567890", id="a number too long to be one stays text"),
        pytest.param("2021-08", "2021-08", id="a month stays as written"),
        pytest.param("2021-08-19", "2021-08-19", id="a day stays as written"),
        pytest.param("12:30", "12:30", id="no sexagesimal numbers"),
        pytest.param('"3"', "3", id="quotes make text"),
        pytest.param("'null'", "null", id="quoted null is text"),
        pytest.param("null", None, id="null is null"),
        pytest.param("~", None, id="tilde is null"),
        pytest.param("", None, id="nothing is null"),
        pytest.param("true", True, id="true is true"),
        pytest.param("no", "no", id="no is a word"),
        pytest.param("on", "on", id="on is a word"),
        pytest.param("[a, 1, null]", ["a", 1, None], id="a flow list"),
        pytest.param("{code: so_y_te, role: lead}", {"code": "so_y_te", "role": "lead"}, id="a flow mapping"),
        pytest.param(">-\n  một\n  hai", "một hai", id="a folded text"),
        pytest.param(r'"e\u0301"', "é", id="a mark written by an escape is composed"),
    ],
)
def test_a_scalar_is_what_a_person_sees(written, value):
    assert parse_yaml(f"field: {written}\n", "a.yml") == {"field": value}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("a: 1\nb: 2\na: 3", 3, "a: trường này có hai lần", id="a repeated key"),
        pytest.param("a:\n  - x: 1\n    x: 2", 3, "x: trường này có hai lần", id="a repeated key inside a list"),
        pytest.param("a: &one 1", 1, "neo", id="an anchor"),
        pytest.param("b: 1\na: *one", 2, "neo", id="an alias"),
        pytest.param("a: &b [x, x]\nc: [*b, *b]", 1, "neo", id="the start of a billion laughs"),
        pytest.param("a: !!python/object:os.system x", 1, "thẻ", id="a tag"),
        pytest.param("a: 1\n---\nb: 2", 2, "hơn một văn bản", id="a second document"),
        pytest.param("? [a]\n: 1", 1, "tên trường không phải chữ", id="a key that is no word"),
        pytest.param("[" * 100, 1, "lồng quá sâu", id="nested without end"),
        pytest.param("a: 1\nb: x: y", 2, "dấu hai chấm", id="a colon without quotes"),
        pytest.param("a:\n\t- b", 2, "Tab", id="a tab for indentation"),
        pytest.param("a: 1\nb: 'mở", 2, "đóng dấu nháy", id="a quote left open"),
        pytest.param("a: 1\nb: [1, 2", 3, "kiểm tra dấu nháy", id="a bracket left open"),
        pytest.param("a: 1\nb: \x07", 2, "ký tự điều khiển", id="a control character"),
        pytest.param('a: 1\nb: "\\0"', None, "ký tự điều khiển", id="a control character written by an escape"),
    ],
)
def test_what_is_refused_says_line_and_remedy(text, line, message):
    with pytest.raises(SyntaxFault) as caught:
        parse_yaml(text, "data/plans/a.yml")
    assert caught.value.rejection.line == line
    assert message in str(caught.value)
    assert str(caught.value).startswith("data/plans/a.yml")


def test_the_line_of_a_value_is_found_by_its_location():
    line = line_finder("a: 1\nduties:\n  - section: I\n    agencies:\n      - {code: x}\n      - {code: y}\n")
    assert line(("duties", 0, "agencies", 1, "code")) == 6
    assert line(("duties", 0, "missing")) == 3  # the nearest thing around it
    assert line(()) == 1


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("số".encode(), "số", id="plain UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + "số".encode(), "số", id="a byte order mark is tolerated"),
        pytest.param(unicodedata.normalize("NFD", "Đắk Lắk ữ").encode(), "Đắk Lắk ữ", id="decomposed text is composed"),
    ],
)
def test_text_is_read_as_nfc(tmp_path, content, expected):
    (tmp_path / "a.yml").write_bytes(content)
    assert read_text(tmp_path / "a.yml", "a.yml") == expected


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"", ["tệp rỗng", "xóa tệp"], id="empty"),
        pytest.param(b" \n\n", ["tệp rỗng"], id="only blanks"),
        pytest.param("a: 1\nb: tỉnh".encode("utf-16"), ["byte 0", "0xff", "UTF-8"], id="UTF-16"),
        pytest.param("a: 1\nb".encode("utf-16-le"), ["byte 1", "0x00", "UTF-8"], id="UTF-16 that looks like ASCII"),
        pytest.param(b"a: 1\nb: \xd0\x28", ["byte 8", "dòng 2", "0xd0", "UTF-8"], id="a legacy encoding"),
    ],
)
def test_bytes_that_cannot_be_read_say_where(tmp_path, content, words):
    (tmp_path / "a.yml").write_bytes(content)
    with pytest.raises(UnreadableFile) as caught:
        read_text(tmp_path / "a.yml", "a.yml")
    for word in words:
        assert word in str(caught.value)


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path, monkeypatch):
    with (tmp_path / "a.yml").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda self: pytest.fail("was read"))
    with pytest.raises(UnreadableFile, match="lớn hơn 20 MB"):
        read_text(tmp_path / "a.yml", "a.yml")


@pytest.mark.parametrize(
    ("text", "is_contact"),
    [
        pytest.param("gửi qua thư ai.do@example.vn", True, id="an e-mail address"),
        pytest.param("ĐT: 0252 3822 123", True, id="a landline"),
        pytest.param("(0252) 3822123", True, id="a landline in brackets"),
        pytest.param("0912.345.678", True, id="a mobile with dots"),
        pytest.param("+84 912 345 678", True, id="with the country code"),
        pytest.param("65/KH-BCĐCVĐ ngày 12/5/2023", False, id="a number and a date"),
        pytest.param("từ 05-08-2023 đến 06-09-2023", False, id="days with hyphens"),
        pytest.param("giai đoạn 2021 - 2025, 100.000.000 đồng", False, id="years and money"),
        pytest.param("Quyết định 0123456/QĐ", False, id="a long number of a document"),
    ],
)
def test_contact_data_are_recognised_and_blotted_out(text, is_contact):
    assert has_contact(text) is is_contact
    assert (hide_contacts(text) == text) is not is_contact
