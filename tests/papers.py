"""INVENTED papers (HƯ CẤU) as files of each medium that the readers take, made when a test asks for them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import matplotlib
from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table, TableStyle

FONT_FILE = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSerif.ttf"
FONT = "Serif"
A4 = (595, 842)
LINE = 16
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
HEAD = ("ỦY BAN NHÂN DÂN", "TỈNH HƯ CẤU", "Số: 12/KH-UBND")
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Hư Cấu, ngày 05 tháng 5 năm 2023")
BODY = (
    "KẾ HOẠCH",
    "Tuyên truyền Cuộc vận động năm 2023 (HƯ CẤU)",
    "Thực hiện Chỉ thị số 03-CT/TW ngày 19/5/2021 của Ban Bí thư,",
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
    "1. Sở Công Thương chủ trì, phối hợp với các cơ quan liên quan.",
    "2. Sở Y tế báo cáo kết quả trước ngày 30/11/2023.",
)
ROWS = (
    ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian"),
    ("1", "Phổ biến Thông báo số 264-\nTB/TW", "Sở Công Thương", "Quý II"),
    ("2", "Kiểm tra việc thực hiện", "", "Quý III"),
    ("II. NHÓM HAI", "", "", ""),
    ("3", "Báo cáo", "Sở Y tế", "12/2023"),
)
ROWS_READ = (
    "TT | Nhiệm vụ | Chủ trì | Thời gian",
    "1 | Phổ biến Thông báo số 264-TB/TW | Sở Công Thương | Quý II",
    "2 | Kiểm tra việc thực hiện | Sở Công Thương | Quý III",
    "II. NHÓM HAI",
    "3 | Báo cáo | Sở Y tế | 12/2023",
)


def saved(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def text_pdf(pages: Sequence[Sequence[str]], font: str = FONT, password: str | None = None) -> bytes:
    """Return a PDF of printed lines; `font` may be one of the Western fonts that every PDF reader has."""
    out, canvas = _canvas(StandardEncryption(password) if password is not None else None)
    for lines in pages:
        canvas.setFont(font, 11)
        for at, line in enumerate(lines):
            canvas.drawString(60, 800 - LINE * at, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def columns_pdf(pages: Sequence[Sequence[tuple[str, str]]]) -> bytes:
    """Return a PDF in which two texts stand side by side on each line."""
    out, canvas = _canvas()
    for lines in pages:
        canvas.setFont(FONT, 10)
        for at, (left, right) in enumerate(lines):
            canvas.drawString(40, 800 - LINE * at, left)
            canvas.drawString(300, 800 - LINE * at, right)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def table_pdf() -> bytes:
    """Return a page with a head in two columns, a paragraph with the mark of a footnote, and a ruled table."""
    out, canvas = _canvas()
    canvas.setFont(FONT, 10)
    for at, (left, right) in enumerate(zip(HEAD, MOTTO, strict=True)):
        canvas.drawString(40, 800 - LINE * at, left)
        canvas.drawString(300, 800 - LINE * at, right)
    canvas.drawString(40, 730, "Thực hiện Chỉ thị số 03-CT/TW")
    end = 40 + pdfmetrics.stringWidth("Thực hiện Chỉ thị số 03-CT/TW", FONT, 10)
    _draw_raised(canvas, end, 730, "1")
    canvas.drawString(end + 6, 730, " ngày 19/5/2021 (HƯ CẤU).")
    spans = [("SPAN", (2, 1), (2, 2)), ("SPAN", (0, 3), (-1, 3))]
    style = [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("FONT", (0, 0), (-1, -1), FONT, 9), *spans]
    table = Table(ROWS, colWidths=[60, 200, 110, 80], style=TableStyle(style))
    table.wrapOn(canvas, 500, 400)
    table.drawOn(canvas, 40, 560)
    canvas.drawString(40, 540, "Sau bảng.")
    _draw_raised(canvas, 40, 500, "1")
    canvas.drawString(46, 500, "Của Ban Bí thư.")
    canvas.save()
    return out.getvalue()


def torn_table_pdf() -> bytes:
    """Return two pages; the break between them tears the last row of a ruled table."""
    out, canvas = _canvas()
    first = [["TT", "Nhiệm vụ (HƯ CẤU)", "Chủ trì"], ["1", "Tuyên truyền trên", "Sở Thông tin và"]]
    for rows in (first, [["", "báo, đài", "Truyền thông"]]):
        style = [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("FONT", (0, 0), (-1, -1), FONT, 9)]
        table = Table(rows, colWidths=[40, 200, 120], style=TableStyle(style))
        table.wrapOn(canvas, 500, 400)
        table.drawOn(canvas, 60, 700)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def picture(lines: Sequence[str] = (*HEAD, *BODY), turned: int = 0) -> Image.Image:
    """Return a scanned page, A4 at 150 dpi."""
    image = Image.new("L", (1240, 1754), 255)
    pen, font = ImageDraw.Draw(image), ImageFont.truetype(str(FONT_FILE), 28)
    for at, line in enumerate(lines):
        pen.text((110, 110 + 48 * at), line, font=font, fill=0)
    return image.rotate(turned, expand=True, fillcolor=255)


def stored(image: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def scanned_pdf(images: Sequence[Image.Image], over: str = "") -> bytes:
    """Return a PDF whose pages are pictures; `over` is printed over each, as a digital signature is."""
    out, canvas = _canvas()
    for image in images:
        canvas.drawImage(ImageReader(image), 0, 0, *A4)
        canvas.setFont(FONT, 6)
        canvas.drawString(330, 830, over)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def word_file(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def plan_docx() -> Document:
    """Return a plan with its head and its signature laid out by tables, automatic numbers and a table of duties."""
    document = docx.Document()
    _fill(document.add_table(1, 2), [["\n".join(HEAD), "\n".join(MOTTO)]])
    for line in BODY[:4]:
        document.add_paragraph(line)
    for line in ("Mục đích", "Yêu cầu"):
        document.add_paragraph(line, style="List Number")
    document.add_paragraph("tuyên truyền;", style="List Bullet")
    table = document.add_table(len(ROWS), 4)
    _fill(table, ROWS)
    table.cell(1, 2).merge(table.cell(2, 2))
    table.cell(3, 0).merge(table.cell(3, 3))
    document.add_paragraph("Sau bảng.")
    signature = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn Hư Cấu"
    _fill(document.add_table(1, 2), [["Nơi nhận:\n- Như trên;\n- Lưu: VT.", signature]])
    return document


def append(document: Document, xml: str) -> None:
    """Append a paragraph or a table in WordprocessingML to a document; the prefix w is bound."""
    document.element.body.insert(len(document.element.body) - 1, parse_xml(xml.replace(">", f" {W}>", 1)))


def add_part(document: Document, kind: str, xml: str) -> None:
    """Add a part such as footnotes or numbering in the place of the one that there is."""
    part = Part(
        PackURI(f"/word/{kind}2.xml"), f"{TYPES}{kind}+xml", xml.replace(">", f" {W}>", 1).encode(), document.part.package
    )
    for identity, relation in list(document.part.rels.items()):
        if relation.reltype == RELATIONS + kind:
            del document.part.rels[identity]
    document.part.relate_to(part, RELATIONS + kind)


def repacked(content: bytes, changed: dict[str, bytes]) -> bytes:
    """Return a package with parts added or put in the place of those of the same name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, part in changed.items():
            new.writestr(name, part)
    return out.getvalue()


def _canvas(encrypt: StandardEncryption | None = None) -> tuple[io.BytesIO, Canvas]:
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FONT, str(FONT_FILE)))
    out = io.BytesIO()
    return out, Canvas(out, pagesize=A4, encrypt=encrypt, invariant=1)


def _draw_raised(canvas: Canvas, x: float, y: float, mark: str) -> None:
    canvas.setFont(FONT, 6)
    canvas.drawString(x, y + 4, mark)
    canvas.setFont(FONT, 10)


def _fill(table: docx.table.Table, rows: Sequence[Sequence[str]]) -> None:
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
