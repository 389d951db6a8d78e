"""A PDF → its text page by page: letters by pypdfium2, ruled tables by pdfplumber, pages that are pictures by OCR.

pdfplumber is slow, so only pages on which enough rules are drawn are shown to it.
"""

from __future__ import annotations

import re

import pypdfium2 as pdfium

from etl.errors import UnreadableFile
from etl.read.encodings import VIETNAMESE, WESTERN, is_syllable, read_in_fonts, repair_text
from etl.read.grid import join_torn_rows
from etl.read.limits import check_page_count, refuse
from etl.read.ocr import DPI, recognise, tell_page
from etl.read.ruled import TableFinder
from etl.read.sheet import Look, lay_out, look_at, may_have_marks, read_runs

POINTS = 72  # of a PDF to the inch
LONGEST_RENDERED = 5_000  # pixels of the longer side of a page shown to OCR
FEWEST_LETTERS = 200  # a page that is a picture and has fewer shows only a stamp or a signature as text
MOST_LETTERS = 30_000  # of a page whose form is kept; a dense page of A3 has fewer
SIGNED_WITHIN = 2  # pages from the end
PICTURE_SHARE = 0.5  # of the page, from which its pictures are the page
READS_POORLY = 0.3  # share of Vietnamese marked words in the text that a scanner laid under its picture
# letters whose font does not say which they are; U+F000 … U+F0FF are the signs of symbol fonts
UNKNOWN = re.compile("[\ufffd\ue000-\uefff\uf100-\uf8ff\x00\x01\x03-\x08\x0e-\x1f]")
LINE_TAIL = re.compile(r"(?<! ) +$", re.MULTILINE)
WORD = re.compile(r"[^\W\d_]+")
PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
AGAIN = "lấy lại tệp gốc, hoặc in lại ra PDF"


def read_pdf(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the medium ("scan" if most pages are pictures) and the pages; raises UnreadableFile."""
    document = _open(content, name)
    try:
        check_page_count(len(document), name)
        if not len(document):
            raise refuse(name, "số trang", "0", "tệp PDF không có trang nào", "lấy lại tệp gốc")
        reader = _Pages(document, content, name)
        pages = join_torn_rows([reader.read(number) for number in range(len(document))])
    finally:
        document.close()
    return "scan" if 2 * reader.scanned > sum(1 for page in pages if page.strip()) else "pdf", pages


def _open(content: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if error.err_code == PASSWORD_ERROR:
            raise refuse(name, "tệp", "", "tệp PDF đặt mật khẩu", "bỏ mật khẩu, lưu lại tệp PDF rồi nạp lại") from error
        raise refuse(name, "tệp", "", "tệp PDF hỏng hoặc không đầy đủ", AGAIN) from error


class _Pages:
    """Reads the pages of one open document in order."""

    def __init__(self, document: pdfium.PdfDocument, content: bytes, name: str) -> None:
        self._document, self._name = document, name
        self._finder = TableFinder(content)
        self.scanned = 0

    def read(self, number: int) -> str:
        try:
            page = self._document[number]
            letters = page.get_textpage()
        except pdfium.PdfiumError as error:
            raise refuse(self._name, f"trang {number + 1}", "", "trang PDF hỏng", AGAIN) from error
        text, look = _tidy(letters.get_text_range()), look_at(page)
        if _needs_ocr(text, look):
            return self._recognise(page, number, text)
        if WESTERN.search(text) and not VIETNAMESE.search(text):
            return self._read_legacy(letters, text)
        if len(text) <= MOST_LETTERS:
            text = self._keep_form(page, number, letters, text, look)
        return repair_text(text, self._name)

    def _keep_form(self, page: pdfium.PdfPage, number: int, letters: pdfium.PdfTextPage, text: str, look: Look) -> str:
        """Return the text with columns, tables and marks of footnotes told apart, where the page may have any."""
        tables = self._finder.find(page, number) if look.may_have_table else []
        self._finder.turn_page(tables)
        may_be_signed = number == 0 or number >= len(self._document) - SIGNED_WITHIN  # columns made of blanks show nowhere else
        if tables or look.has_columns or look.has_bullets or may_be_signed or may_have_marks(text):
            return _tidy(lay_out(letters, tables))
        return text

    def _read_legacy(self, letters: pdfium.PdfTextPage, text: str) -> str:
        """Return the text by the legacy encodings that the names of its fonts tell, else by what it looks like."""
        read = read_in_fonts(read_runs(letters))
        return repair_text(text, self._name) if read is None else _tidy(read)

    def _recognise(self, page: pdfium.PdfPage, number: int, text: str) -> str:
        """Return what OCR reads on a page; the text that a scanner laid under it where OCR is not to be had."""
        scale = min(DPI / POINTS, LONGEST_RENDERED / max(page.get_size()))
        tell_page(number + 1, len(self._document))
        picture = page.render(scale=scale, grayscale=True).to_pil()
        try:
            found = recognise(picture, self._name, number + 1)
        except UnreadableFile:
            if len(text) >= FEWEST_LETTERS:
                return repair_text(text, self._name)
            raise
        self.scanned += bool(found.strip())
        return found or text


def _tidy(text: str) -> str:
    """Return the text with one kind of line end; a hyphen at a line end, which pdfium gives as U+FFFE, ends its line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-\n").replace("\x02", "-\n")
    return LINE_TAIL.sub("", text.replace("\f", "\n")).strip("\n")


def _needs_ocr(text: str, look: Look) -> bool:
    """Tell whether a page is a picture: no text but something drawn, a scan with a stamp, a scan with poor text under it."""
    if not text.strip():
        return look.objects > 0
    if look.pictures >= PICTURE_SHARE:
        return len(text) < FEWEST_LETTERS or _reads_poorly(text)
    return len(UNKNOWN.findall(text)) * 5 > len(text)


def _reads_poorly(text: str) -> bool:
    words = WORD.findall(text)
    marked = sum(1 for word in words if not word.isascii() and is_syllable(word))
    return marked < READS_POORLY * len(words)
