"""Workbooks that nobody should open are refused with one clear line each, in bounded time and memory, and never come back."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from datetime import date

import psutil
import pytest
from openpyxl import Workbook

from etl.taking import Receipt, take_files
from forms import layout
from tests import filled_forms as office
from tests.conftest import ROOT

SECONDS, MEGABYTES = 20, 600
ROW = b'<row r="%d"><c r="A%d"><v>1</v></c><c r="B%d" t="inlineStr"><is><t>h\xc6\xb0 c\xe1\xba\xa5u</t></is></c></row>'


@pytest.fixture(scope="module")
def form(shipped_warehouse):
    return office.filled(office.blank(shipped_warehouse))


def repacked(content, *, added=None, changed=None):
    """A package with parts added, or changed by a function of their bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            bytes_ = old.read(entry)
            new.writestr(entry.filename, (changed or {}).get(entry.filename, lambda same: same)(bytes_))
        for name, bytes_ in (added or {}).items():
            new.writestr(name, bytes_)
    return out.getvalue()


def sheet_path(title):
    return f"xl/worksheets/sheet{layout.SHEETS.index(title) + 1}.xml"


def of_rows(form, count):
    rows = b"".join(ROW % (at, at, at) for at in range(1, count + 1))
    data = re.compile(rb"<sheetData.*</sheetData>|<sheetData/>", re.DOTALL)
    return repacked(
        form, changed={sheet_path(layout.GUIDE): lambda xml: data.sub(b"<sheetData>" + rows + b"</sheetData>", xml)}
    )


def with_formula(form, text):
    return office.filled(form, lambda book: book[layout.FIGURES].cell(4, 6, text))


def encrypted():
    """What an Excel file with a password begins with: a compound file that names its encrypted part."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600


def strange_workbook():
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


def far_down(xml):
    return xml.replace(b'row r="3"', b'row r="1048576"')


def doctype(xml):
    return b'<!DOCTYPE x [<!ENTITY a "b">]>' + xml


RELATION = (
    b'<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" '
    b'Target="file:///x.xlsx" TargetMode="External"/></Relationships>'
)


def related(kind):
    return lambda xml: xml.replace(b"</Relationships>", RELATION % kind)


MAKE = {
    "a formula": (lambda form: with_formula(form, "=1+1"), "ô có công thức"),
    "a formula that calls out": (lambda form: with_formula(form, '=WEBSERVICE("http://x")'), "Chỉ tiêu!F4"),
    "a link to another file": (lambda form: repacked(form, added={"xl/externalLinks/externalLink1.xml": b"<x/>"}), "tệp khác"),
    "a relation to another file": (
        lambda form: repacked(form, changed={"xl/_rels/workbook.xml.rels": related(b"externalLinkPath")}),
        "liên kết tới tệp ngoài",
    ),
    "a data connection": (lambda form: repacked(form, added={"xl/connections.xml": b"<x/>"}), "nguồn dữ liệu ngoài"),
    "an embedded object": (lambda form: repacked(form, added={"xl/embeddings/oleObject1.bin": b"x"}), "nhúng đối tượng"),
    "macros": (lambda form: repacked(form, added={"xl/vbaProject.bin": b"x"}), "có macro"),
    "old macros": (lambda form: repacked(form, added={"xl/macrosheets/sheet1.xml": b"<x/>"}), "có macro"),
    "a million rows": (lambda form: of_rows(form, 1_000_000), "hơn 100.000 dòng"),
    "one row, far down": (lambda form: repacked(form, changed={sheet_path(layout.GUIDE): far_down}), "hơn 100.000 dòng"),
    "a part that unpacks to a flood": (
        lambda form: repacked(form, added={"xl/media/a.xml": b" " * 80_000_000}), "giải nén ra quá lớn",
    ),
    "entities": (lambda form: repacked(form, changed={"xl/workbook.xml": doctype}), "thực thể XML"),
    "a password": (lambda form: encrypted(), "đặt mật khẩu"),
    "the old .xls": (lambda form: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000, "cũ (.xls)"),
    "no package": (lambda form: b"<html>", "không phải bảng tính"),
    "half a package": (lambda form: form[: len(form) // 2], "hỏng hoặc không đầy đủ"),
    "XML that is none": (lambda form: repacked(form, changed={"xl/workbook.xml": lambda xml: xml[:99]}), "hỏng"),
    "another workbook": (lambda form: strange_workbook(), "không phải biểu mẫu"),
    "nothing": (lambda form: b"", "tệp rỗng"),
}  # fmt: skip


@pytest.mark.parametrize(("make", "said"), MAKE.values(), ids=MAKE)
def test_a_hostile_workbook_is_refused_in_one_line(form, make, said, tmp_path):
    path = tmp_path / "doc-hai.xlsx"
    path.write_bytes(make(form))
    (taken,) = take_files([str(path)], str(ROOT / "data"), Receipt(None, date.today()))
    assert taken.reports == () and not taken.is_safe
    (fault,) = taken.faults
    assert "\n" not in str(fault) and said in str(fault) and "doc-hai.xlsx" in str(fault) and fault.remedy


@pytest.mark.parametrize("name", ["a million rows", "a part that unpacks to a flood", "entities", "a formula"])
def test_the_command_stays_small_and_gives_nothing_hostile_back(form, name, tmp_path):
    make, said = MAKE[name]
    path, back = tmp_path / "doc-hai.xlsx", tmp_path / "tra-lai"
    path.write_bytes(make(form))
    command = [sys.executable, "-m", "etl", "reports", path, "--data", ROOT / "data", "--check", "--returned", back, "--quiet"]
    process = subprocess.Popen([str(word) for word in command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    peak = watch_memory(process)
    out, errors = process.communicate(timeout=SECONDS)
    lines = out.decode().splitlines()
    assert process.returncode == 1 and errors == b""
    assert [line for line in lines if line.startswith("LOẠI")] == lines[:1] and said in lines[0]
    assert list(back.iterdir()) == []
    assert peak < MEGABYTES


def watch_memory(process):
    """The most memory that a process held until it ended, in MB."""
    peak, watched = 0, psutil.Process(process.pid)
    while process.poll() is None:
        try:
            peak = max(peak, watched.memory_info().rss)
            process.wait(0.02)
        except (subprocess.TimeoutExpired, psutil.NoSuchProcess):
            continue
    return peak / 1e6


def test_a_web_address_among_the_evidence_is_no_hostile_link(form, tmp_path):
    path = tmp_path / "dia-chi.xlsx"

    def link(book):
        book[layout.DUTIES].cell(4, 5).hyperlink = "https://hu-cau.example/bao-cao"

    path.write_bytes(office.filled(form, link))
    assert take_files([str(path)], str(ROOT / "data"), Receipt(None, date.today()))[0].faults == ()
