"""The one door for documents: what a file is told by, what is refused and why, legacy encodings set right."""

from __future__ import annotations

import codecs
import contextlib
import hashlib
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.errors import UnreadableFile
from etl.read.document import read_document
from etl.read.encodings import decode_text, is_syllable, measure_vietnamese, repair_text
from etl.read.legacy import read_tcvn3, read_vni
from tests import papers

PLAN = """ỦY BAN NHÂN DÂN TỈNH HƯ CẤU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/KH-UBND
Thực hiện Chỉ thị số 03-CT/TW ngày 19/5/2021 của Ban Bí thư về “Người Việt Nam ưu tiên dùng hàng Việt Nam”,
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau: Sở Công Thương chủ trì, phối hợp với các cơ quan liên quan.
"""
TCVN3 = """ñy ban nh©n d©n tØnh h cÊu
CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM
Sè: 12/KH-UBND
Thùc hiÖn ChØ thÞ sè 03-CT/TW ngµy 19/5/2021 cña Ban BÝ th\xad vÒ “Ng\xadêi ViÖt Nam \xadu tiªn dïng hµng ViÖt Nam”,
"""
VNI = """COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM
Thöïc hieän Chæ thò soá 03-CT/TW ngaøy 19/5/2021 cuûa Ban Bí thö veà “Ngöôøi Vieät Nam öu tieân duøng haøng Vieät Nam”,
UÛy ban nhaân daân tænh ban haønh Keá hoaïch nhö sau: Sôû Coâng Thöông chuû trì, ñöôïc giao kyù keát
"""
NAMES = ["a.txt", "a.md", "a.pdf", "a.docx", "a.png", "a"]
STARTS = [b"", b"PK\x03\x04", b"%PDF-1.4\n", b"\x89PNG\r\n\x1a\n"]
WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def reasons(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_document(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "medium"),
    [
        pytest.param("hu-cau.txt", "text", id="plain text"),
        pytest.param("hu-cau.md", "markdown", id="markdown"),
        pytest.param("12.KH-UBND", "text", id="an ending that is part of a number says nothing"),
        pytest.param("hu-cau", "text", id="no ending"),
    ],
)
def test_text_is_read_whatever_its_name(tmp_path, name, medium):
    path = papers.saved(tmp_path / name, PLAN.encode())
    reading = read_document(path)
    assert (reading.file, reading.medium, reading.pages) == (name, medium, (PLAN.rstrip("\n"),))
    assert reading.sha256 == hashlib.sha256(PLAN.encode()).hexdigest()


def test_a_form_feed_begins_a_page(tmp_path):
    assert read_document(papers.saved(tmp_path / "a.txt", "trang một\fTrang hai\r\ncuối\f".encode())).pages == (
        "trang một",
        "Trang hai\ncuối",
    )


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(PLAN.encode(), id="UTF-8"),
        pytest.param(codecs.BOM_UTF8 + PLAN.encode(), id="UTF-8 with a byte order mark"),
        pytest.param(codecs.BOM_UTF16_LE + PLAN.encode("utf-16-le"), id="UTF-16 of Windows"),
        pytest.param(codecs.BOM_UTF16_BE + PLAN.encode("utf-16-be"), id="UTF-16, the high byte first"),
        pytest.param(PLAN.encode().decode("latin-1").encode(), id="UTF-8 taken for Western bytes and saved again"),
    ],
)
def test_unicode_is_read_as_it_is(content):
    assert decode_text(content, "a.txt") == PLAN


def test_decomposed_letters_are_kept_for_the_normaliser():
    apart = unicodedata.normalize("NFD", PLAN)
    assert decode_text(apart.encode(), "a.txt") == apart


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("CéNG HßA X· HéI", "CỘNG HÒA XÃ HỘI", id="capitals that the font had no code for"),
        pytest.param("Sè: 65/KH-BC§", "Số: 65/KH-BCĐ", id="a capital before a small letter is no word in capitals"),
        pytest.param("Ng\xadêi n\xadíc", "Người nước", id="the soft hyphen is ư"),
        pytest.param(
            "®-îc -u tiªn ®Çu t- KH-UBND", "được ưu tiên đầu tư KH-UBND", id="made a hyphen by a program it is still ư"
        ),
    ],
)
def test_tcvn3_letters(written, read):
    assert read_tcvn3(written) == read


def test_a_font_of_capitals_makes_capitals():
    assert read_tcvn3("kÕ ho¹ch", in_capitals=True) == "KẾ HOẠCH"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("Vieät Nam naêm ngaøy", "Việt Nam năm ngày", id="a mark follows its vowel"),
        pytest.param("ñöôïc söï thò xaõ kyõ Quyõ", "được sự thị xã kỹ Quỹ", id="letters with a code of their own"),
        pytest.param("COÄNG HOØA NGHÓA Ñaûng", "CỘNG HÒA NGHĨA Đảng", id="capitals"),
    ],
)
def test_vni_letters(written, read):
    assert read_vni(written) == read


@pytest.mark.parametrize(
    ("content", "phrase"),
    [
        pytest.param(TCVN3.encode("cp1252"), "của Ban Bí thư về “Người Việt Nam ưu tiên dùng", id="TCVN3 bytes"),
        pytest.param(TCVN3.encode(), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", id="TCVN3 that a program took for Western letters"),
        pytest.param(VNI.encode("cp1252"), "của Ban Bí thư về “Người Việt Nam ưu tiên dùng", id="VNI bytes"),
        pytest.param(VNI.encode(), "Ủy ban nhân dân tỉnh ban hành Kế hoạch", id="VNI that a program took for Western letters"),
        pytest.param(
            "Kế hoạch năm 2023\nCéng hßa x· héi\n".encode(), "Cộng hòa xã hội", id="a head in TCVN3 over a body in Unicode"
        ),
        pytest.param("Kế hoạch\nCOÄNG HOØA XAÕ HOÄI\n".encode(), "CỘNG HÒA XÃ HỘI", id="a head in VNI over a body in Unicode"),
    ],
)
def test_a_legacy_encoding_is_converted_where_it_is_sure(content, phrase):
    assert phrase in decode_text(content, "a.txt")


def test_windows_1258_is_converted():
    readable = "Độc lập, cộng hòa xã hội chủ nghĩa Việt Nam, việc thực hiện cuộc vận động của đồng bào các dân tộc"
    apart = "".join(_as_windows_1258(letter) for letter in readable)
    assert decode_text(apart.encode("cp1258"), "a.txt") == readable


def _as_windows_1258(letter: str) -> str:
    tone = "".join(mark for mark in unicodedata.normalize("NFD", letter) if mark in "\u0300\u0301\u0303\u0309\u0323")
    base = "".join(mark for mark in unicodedata.normalize("NFD", letter) if mark not in tone)
    return unicodedata.normalize("NFC", base) + tone


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Bücher über Käse, São Paulo, façade, El Niño", id="words of other languages"),
        pytest.param("Kế hoạch\nCafé Müller, Genève, Curaçao\n", id="a line of foreign names"),
        pytest.param("· mục một\n° 5\n§ 3", id="signs"),
    ],
)
def test_other_western_letters_stay(text):
    assert repair_text(text, "a.txt") == text


@pytest.mark.parametrize(
    ("word", "is_one"),
    [("nghiêng", True), ("Quyết", True), ("khuỷu", True), ("thuở", True), ("ỦY", True), ("uỷ", True), ("hoà", True),
     ("giữa", True), ("ñöôïc", False), ("Bücher", False), ("CĐĐ", False), ("ngöôøi", False)],
)  # fmt: skip
def test_vietnamese_syllables(word, is_one):
    assert is_syllable(word) is is_one


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        pytest.param("a.txt", b"", "tệp rỗng", id="an empty file"),
        pytest.param("a.txt", b" \n\f\n", "không có chữ", id="only blanks"),
        pytest.param("a.txt", b"MZ\x90\0\x03\0\0\0" * 50, "tệp nhị phân", id="a binary with a .txt name"),
        pytest.param("a.txt", bytes(range(1, 9)) * 20, "tệp nhị phân", id="a binary without a zero"),
        pytest.param("a.txt", PLAN.encode("utf-16-le"), "UTF-16", id="UTF-16 that does not say so"),
        pytest.param("a.txt", codecs.BOM_UTF16_LE + b"a", "không theo mã đó", id="half a letter"),
        pytest.param("a.txt", "Ёлка и ель стоят".encode("cp1251") * 9, "không phải UTF-8", id="another alphabet"),
        pytest.param("a.txt", TCVN3.encode("cp1252")[:22], "không chắc chắn", id="too little of a legacy encoding"),
        pytest.param("a.txt", (VNI + TCVN3 * 2).encode(), "không chắc chắn", id="two legacy encodings in one file"),
        pytest.param("a.doc", WORD, "tệp Word cũ (.doc)", id="the old Word"),
        pytest.param("a.docx", WORD + "EncryptedPackage".encode("utf-16-le"), "mật khẩu", id="an encrypted DOCX"),
        pytest.param("a.rtf", b"{\\rtf1 a}", "RTF", id="RTF"),
        pytest.param("a.html", b"<!DOCTYPE html><p>a", "HTML", id="a web page"),
        pytest.param("a.gif", b"GIF89a", "GIF", id="a GIF"),
        pytest.param("a.pdf", b"\x89PNG\r\n\x1a\n", "sai đuôi: nội dung là ảnh", id="a picture named .pdf"),
        pytest.param("a.docx", b"%PDF-1.7\n", "sai đuôi: nội dung là tệp PDF", id="a PDF named .docx"),
        pytest.param("a.txt", b"PK\x03\x04" + b"\0" * 40, "sai đuôi: nội dung là tệp Word", id="a package named .txt"),
        pytest.param("a.pdf", PLAN.encode(), "nội dung không phải tệp PDF", id="text named .pdf"),
        pytest.param("a.docx", PLAN.encode(), "nội dung không phải tệp Word", id="text named .docx"),
    ],
)
def test_what_is_refused_says_why_and_what_to_do(tmp_path, name, content, reason):
    message = reasons(papers.saved(tmp_path / name, content))
    assert reason in message
    assert message.startswith(name)
    assert "Cách sửa: " in message


def test_a_file_that_is_not_there(tmp_path):
    assert "không có tệp này" in reasons(tmp_path / "khong-co.txt")


@pytest.mark.parametrize("name", ["a\0b.txt", "x" * 400 + ".txt"])
def test_a_name_that_no_file_can_have(tmp_path, name):
    assert "không mở được" in reasons(tmp_path / name)


def test_a_folder_is_no_document(tmp_path):
    assert "không phải tệp thường" in reasons(tmp_path)


def test_over_50_megabytes_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024 + 1)
    assert "lớn hơn 50 MB" in reasons(path)


def test_over_1000_pages_of_text(tmp_path):
    assert "hơn 1000 trang" in reasons(papers.saved(tmp_path / "a.txt", b"a\f" * 1001))


def test_the_door_is_cheap_to_load():
    heavy = "{'docx', 'pypdfium2', 'pdfplumber', 'PIL', 'lxml', 'numpy'}"
    code = f"import sys, etl.read.document; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("số " * 300_000, id="one word"), pytest.param("a" * 1_000_000, id="one letter"),
        pytest.param("é" * 1_000_000, id="a Western letter"), pytest.param("aù" * 500_000, id="VNI without end"),
        pytest.param("á»" * 400_000, id="twice encoded without end"), pytest.param("-" * 1_000_000, id="hyphens"),
        pytest.param("\n" * 1_000_000, id="line ends"), pytest.param("é è\n" * 200_000, id="short Western lines"),
    ],
)  # fmt: skip
def test_hostile_text_takes_no_long_time(text):
    begun = time.process_time()
    with contextlib.suppress(UnreadableFile):
        decode_text(text.encode(), "a.txt")
    assert time.process_time() - begun < 5


@settings(max_examples=150, deadline=None)
@given(content=st.binary(max_size=400), name=st.sampled_from(NAMES), start=st.sampled_from(STARTS))
def test_any_bytes_are_read_or_refused(tmp_path_factory, content, name, start):
    path = papers.saved(tmp_path_factory.mktemp("any") / name, start + content)
    try:
        assert any(page.strip() for page in read_document(path).pages)
    except UnreadableFile as refusal:
        assert "Cách sửa: " in str(refusal)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_measured_and_repaired_without_a_fault(text):
    words, share = measure_vietnamese(text)
    assert words >= 0 and 0 <= share <= 1
    with contextlib.suppress(UnreadableFile):
        repair_text(text, "a.txt")
