"""DOCX files as the tests make them: what Word prints is what is read; what must not be opened is refused."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from etl.errors import UnreadableFile
from etl.read.document import read_document
from etl.read.docx import read_docx
from etl.read.grid import Cell, is_layout
from etl.read.numbering import print_number
from tests import papers

OPEN = "<w:r><w:t xml:space='preserve'>"
CLOSE = "</w:t></w:r>"


def lines_of(document: docx.document.Document) -> list[str]:
    return [line for page in read_docx(papers.word_file(document), "a.docx") for line in page.split("\n") if line]


def read_paragraph(inner: str) -> list[str]:
    document = docx.Document()
    papers.append(document, f"<w:p>{inner}</w:p>")
    return lines_of(document)


def test_a_plan_is_read_in_the_order_of_the_document(tmp_path):
    path = papers.saved(tmp_path / "a.docx", papers.word_file(papers.plan_docx()))
    reading = read_document(path)
    assert reading.medium == "docx"
    assert [line for line in reading.pages[0].split("\n") if line] == [
        *papers.HEAD, *papers.MOTTO, *papers.BODY[:4], "1. Mục đích", "2. Yêu cầu", "- tuyên truyền;", *papers.ROWS_READ,
        "Sau bảng.", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Hư Cấu",
    ]  # fmt: skip


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def font(name: str) -> str:
    return f"<w:rFonts w:ascii='{name}'/>"


FIELD = (
    "<w:fldChar w:fldCharType='begin'/><w:instrText>DATE</w:instrText><w:fldChar w:fldCharType='separate'/><w:t>5/2023</w:t>"
)
CONTROL = f"<w:hyperlink>{run('một')}</w:hyperlink><w:sdt><w:sdtContent>{run(' hai')}</w:sdtContent></w:sdt>"
BOX = f"<w:r><w:pict><w:txbxContent><w:p>{run('trong khung')}</w:p></w:txbxContent></w:pict></w:r>"
SOFT = f"<w:r><w:rPr>{font('.VnTime')}</w:rPr><w:softHyphen/></w:r>"


@pytest.mark.parametrize(
    ("inner", "lines"),
    [
        pytest.param(
            run("một ") + "<w:del><w:r><w:delText>xóa</w:delText></w:r></w:del>" + run("hai"), ["một hai"], id="deleted"
        ),
        pytest.param(run("một ") + f"<w:ins>{run('thêm')}</w:ins>", ["một thêm"], id="inserted"),
        pytest.param(f"<w:moveFrom>{run('cũ')}</w:moveFrom><w:moveTo>{run('mới')}</w:moveTo>", ["mới"], id="moved"),
        pytest.param(run("ẩn", "<w:vanish/>") + run("hiện"), ["hiện"], id="hidden"),
        pytest.param(run("Kế hoạch", "<w:caps/>"), ["KẾ HOẠCH"], id="shown in capitals"),
        pytest.param(run("Kế hoạch", "<w:caps w:val='0'/>"), ["Kế hoạch"], id="capitals switched off"),
        pytest.param("<w:r><w:t>264</w:t><w:noBreakHyphen/><w:t>TB/TW</w:t></w:r>", ["264-TB/TW"], id="an unbreakable hyphen"),
        pytest.param("<w:r><w:t>một</w:t><w:br/><w:t>hai</w:t></w:r>", ["một", "hai"], id="a line end in a paragraph"),
        pytest.param("<w:r><w:t>1.</w:t><w:tab/><w:t>Mục đích</w:t></w:r>", ["1. Mục đích"], id="a tab after a typed number"),
        pytest.param(
            "<w:r><w:t>Số: 5/KH</w:t><w:tab/><w:t>ngày 1</w:t></w:r>", ["Số: 5/KH\tngày 1"], id="a tab between columns"
        ),
        pytest.param(f"<w:r>{FIELD}</w:r>", ["5/2023"], id="a field shows its result"),
        pytest.param(CONTROL, ["một hai"], id="links and content controls"),
        pytest.param(run("ngoài") + BOX, ["ngoài", "trong khung"], id="a text box"),
        pytest.param(
            run("kÕ ho¹ch", font(".VnTimeH")) + run(" ng", font(".VnTime")) + SOFT + run("êi", font(".VnTime")),
            ["KẾ HOẠCH người"],
            id="TCVN3 by the names of its fonts",
        ),
        pytest.param(
            run("Vieä", font("VNI-Times")) + run("t Nam ña", font("VNI-Times")) + run("ûng", font("VNI-Times")),
            ["Việt Nam đảng"],
            id="VNI, a letter cut in two runs",
        ),
        pytest.param(run("Kế hoạch và", font(".VnTime")), ["Kế hoạch và"], id="Unicode in a legacy font"),
    ],
)
def test_a_paragraph_is_read_as_printed(inner, lines):
    assert read_paragraph(inner) == lines


def test_a_footnote_follows_its_paragraph_and_leaves_no_mark():
    document = docx.Document()
    papers.add_part(
        document, "footnotes",
        "<w:footnotes><w:footnote w:type='separator' w:id='0'><w:p><w:r><w:t>----</w:t></w:r></w:p></w:footnote>"
        f"<w:footnote w:id='7'><w:p>{OPEN}Của Ban Bí thư.{CLOSE}</w:p></w:footnote></w:footnotes>",
    )  # fmt: skip
    mark = "<w:r><w:footnoteReference w:id='7'/></w:r>"
    papers.append(document, f"<w:p>{OPEN}Chỉ thị số 03-CT/TW{CLOSE}{mark}{OPEN} ngày 19/5/2021 (HƯ CẤU).{CLOSE}</w:p>")
    document.add_paragraph("Đoạn sau.")
    assert lines_of(document) == ["Chỉ thị số 03-CT/TW ngày 19/5/2021 (HƯ CẤU).", "[1] Của Ban Bí thư.", "Đoạn sau."]


def test_pages_are_where_word_last_broke_them():
    document = docx.Document()
    broken = "<w:r><w:lastRenderedPageBreak/></w:r>"
    for inner in (
        f"{OPEN}một{CLOSE}",
        f"{broken}{OPEN}hai{CLOSE}",
        f"{OPEN}ba, dở{CLOSE}{broken}{OPEN} dang{CLOSE}",
        f"{OPEN}bốn{CLOSE}",
    ):
        papers.append(document, f"<w:p>{inner}</w:p>")
    assert read_docx(papers.word_file(document), "a.docx") == ("một", "hai\nba, dở dang", "bốn")


def test_headers_and_footers_are_no_part_of_it():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "MẬT"
    document.sections[0].footer.paragraphs[0].text = "Trang 1"
    document.add_paragraph("Kế hoạch (HƯ CẤU)")
    assert lines_of(document) == ["Kế hoạch (HƯ CẤU)"]


LEVELS = (
    ("upperRoman", "%1."),
    ("decimal", "%2."),
    ("decimal", "%2.%3."),
    ("lowerLetter", "%4)"),
    ("bullet", "+"),
    ("bullet", "\uf0b7"),
)


@pytest.mark.parametrize(
    ("levels", "printed"),
    [
        pytest.param([0, 1, 1, 0, 1], ["I.", "1.", "2.", "II.", "1."], id="a level begins anew under the next item above"),
        pytest.param([0, 1, 2, 2, 1, 2], ["I.", "1.", "1.1.", "1.2.", "2.", "2.1."], id="numbers of several levels"),
        pytest.param([2], ["1.1."], id="a level above that never came counts from its start"),
        pytest.param([3, 3, 4, 5], ["a)", "b)", "+", "-"], id="letters and bullets"),
    ],
)
def test_automatic_numbers_are_printed(levels, printed):
    document = numbered()
    for level in levels:
        papers.append(document, paragraph_in_list(1, level))
    assert lines_of(document) == [f"{label} mục" for label in printed]


def test_lists_that_share_their_form_go_on_unless_told_to_begin_anew():
    document = numbered()
    for identity in (1, 1, 2, 3, 1):
        papers.append(document, paragraph_in_list(identity, 0))
    assert [line.split()[0] for line in lines_of(document)] == ["I.", "II.", "III.", "I.", "II."]


def test_the_list_0_takes_a_paragraph_out_of_the_list_of_its_style():
    document = docx.Document()
    document.add_paragraph("một", style="List Number")
    papers.append(
        document, f"<w:p><w:pPr><w:pStyle w:val='ListNumber'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>{run('hai')}</w:p>"
    )
    assert lines_of(document) == ["1. một", "hai"]


def numbered() -> docx.document.Document:
    levels = "".join(
        f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{form}'/><w:lvlText w:val='{label}'/></w:lvl>"
        for at, (form, label) in enumerate(LEVELS)
    )
    lists = "<w:num w:numId='{}'><w:abstractNumId w:val='0'/>{}</w:num>"
    anew = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
    document = docx.Document()
    body = (
        f"<w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum>"
        + lists.format(1, "")
        + lists.format(2, "")
        + lists.format(3, anew)
    )
    papers.add_part(document, "numbering", f"<w:numbering>{body}</w:numbering>")
    return document


def paragraph_in_list(identity: int, level: int) -> str:
    numbers = f"<w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{identity}'/></w:numPr></w:pPr>"
    return f"<w:p>{numbers}{OPEN}mục{CLOSE}</w:p>"


@pytest.mark.parametrize(
    ("value", "form", "printed"),
    [(4, "upperRoman", "IV"), (19, "lowerRoman", "xix"), (27, "lowerLetter", "aa"), (2, "upperLetter", "B"),
     (3, "decimalZero", "03"), (0, "upperRoman", "0"), (99_999, "upperRoman", "99999"), (7, "cardinalText", "7"),
     (5, "none", "")],
)  # fmt: skip
def test_numbers_in_the_forms_of_word(value, form, printed):
    assert print_number(value, form) == printed


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([["UBND TỈNH", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số: /KH", "ngày"]], True, id="a head of state"),
        pytest.param([["TỈNH ỦY", "ĐẢNG CỘNG SẢN VIỆT NAM"], ["*\nSố 35-KH/TU", "ngày"]], True, id="a head of the Party"),
        pytest.param([["", ""], ["Nơi nhận:\n- Như trên", "TM. ỦY BAN"]], True, id="a signature"),
        pytest.param([["khung chữ"], ["dòng hai"]], True, id="a frame"),
        pytest.param([["Người lập", "Thủ trưởng"]], True, id="a single row"),
        pytest.param([["TT", "Văn bản"], ["1", "Số 35-KH/TU"]], False, id="a list of documents"),
        pytest.param([["Nội dung", "Cơ quan"], ["Tuyên truyền", "Sở Y tế"]], False, id="a table of duties"),
        pytest.param([["a", "b", "c", "Số: 5/KH"]] * 2, False, id="four columns are data"),
    ],
)
def test_which_tables_lay_out_a_page(rows, expected):
    assert is_layout([[Cell(column, text) for column, text in enumerate(row)] for row in rows]) is expected


def test_a_deleted_row_and_a_table_in_a_table():
    document = docx.Document()
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    inner = f"<w:tbl><w:tr>{cell.format('c')}{cell.format('d')}</w:tr></w:tbl>"
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr>{cell.format('x')}{cell.format('y')}</w:tr>"
    rows = f"<w:tr>{cell.format('TT')}{cell.format('Việc')}</w:tr>{deleted}"
    papers.append(document, f"<w:tbl>{rows}<w:tr>{cell.format('1')}<w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>")
    assert lines_of(document) == ["TT | Việc", "1 | c d"]


def entity_bomb() -> dict[str, bytes]:
    grown = "".join(f'<!ENTITY b{at} "{f"&b{at - 1};" * 10}">' for at in range(1, 9))
    return {"word/document.xml": f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY b0 "ha">{grown}]><d>&b8;</d>'.encode()}


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        pytest.param({"word/media/a.bin": b"0" * 30_000_000}, "giải nén ra quá lớn", id="a part that packs to nothing"),
        pytest.param({f"word/{at}.bin": b"" for at in range(5_001)}, "giải nén ra quá lớn", id="parts without end"),
        pytest.param(entity_bomb(), "thực thể XML", id="entities that grow"),
        pytest.param({"word/a.xml": '<!DOCTYPE d SYSTEM "file:///a">'.encode("utf-16-le")}, "thực thể XML", id="in UTF-16"),
        pytest.param({"word/vbaProject.bin": b"x"}, "macro", id="macros"),
        pytest.param(
            {"[Content_Types].xml": b"<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>"},
            "macro",
            id="DOCM",
        ),
        pytest.param({"word/document.xml": b"<w:document"}, "không theo dạng .docx thường", id="XML cut off"),
        pytest.param({"[Content_Types].xml": b"<a/>"}, "không theo dạng .docx thường", id="no types of parts"),
    ],
)
def test_what_is_not_opened(changed, reason):
    with pytest.raises(UnreadableFile, match=reason):
        read_docx(papers.repacked(papers.word_file(docx.Document()), changed), "a.docx")


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        pytest.param({"xl/workbook.xml": b"<a/>"}, "bảng tính Excel", id="a workbook"),
        pytest.param({"anh/a.jpg": b"x"}, "tệp nén ZIP", id="a folder packed"),
        pytest.param({"META-INF/manifest.xml": b"<a/>"}, "OpenDocument", id="OpenDocument"),
    ],
)
def test_other_packages_are_called_by_their_name(tmp_path, parts, reason):
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w"):
        pass
    with pytest.raises(UnreadableFile, match=reason):
        read_document(papers.saved(tmp_path / "a.docx", papers.repacked(empty.getvalue(), parts)))


def test_a_size_that_is_not_the_true_one_is_found_out():
    whole = bytearray(papers.repacked(papers.word_file(docx.Document()), {"word/media/a.bin": b"0" * 9_000_000}))
    at = whole.rindex(b"PK\x01\x02")
    whole[at + 24 : at + 28] = (1000).to_bytes(4, "little")  # declared: 1,000 bytes
    with pytest.raises(UnreadableFile, match="hỏng"):
        read_docx(bytes(whole), "a.docx")


def test_damaged_bytes_are_read_or_refused(tmp_path):
    whole = papers.word_file(papers.plan_docx())
    for at in range(0, len(whole), len(whole) // 60):
        path = papers.saved(tmp_path / "a.docx", whole[:at] + b"\xff\0<<" + whole[at + 5 :])
        try:
            read_document(path)
        except UnreadableFile as refusal:
            assert "Cách sửa: " in str(refusal)


def test_tables_nested_without_end_are_read_to_a_depth():
    nested = f"<w:p>{OPEN}đáy{CLOSE}</w:p>"
    for _ in range(60):
        nested = f"<w:tbl><w:tr><w:tc>{nested}<w:p/></w:tc></w:tr></w:tbl>"
    document = docx.Document()
    document.add_paragraph("trên")
    papers.append(document, nested)
    assert lines_of(document) == ["trên"]
