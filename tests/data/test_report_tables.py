"""A table of figures (CSV): separators, byte order marks, names for codes, several bodies in one, each fault with its line."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from etl.taking import Receipt, take_files
from tests.conftest import ROOT

HEADER = "cơ quan;tỉnh;kế hoạch;kỳ;từ ngày;đến ngày;ngày gửi;chỉ tiêu;giá trị;đơn vị tính;mức chính xác;minh chứng"
BODY = "Sở Công Thương;Bình Thuận;;năm;01/01/2023;31/12/2023;28/11/2023"
LINES = (
    "PROP_SESSIONS;12;cuộc;;BC 1 (HƯ CẤU)",
    "PROP_PARTICIPANTS;1.234;lượt người;khoảng;",
    "SUPPLY_DEMAND_CONF;3;hội nghị;;",
    "Số phiên chợ/chuyến/hội chợ đưa hàng Việt về nông thôn, miền núi, hải đảo, KCN;4;phiên/chuyến;;",
    "VN_SHARE_SM_PCT;85,5;%;trên;",
)
TABLE = "\n".join([HEADER, *(f"{BODY};{line}" for line in LINES)]) + "\n"


@pytest.fixture
def take(tmp_path):
    def taken(content):
        path = tmp_path / "bang.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return take_files([str(path)], str(ROOT / "data"), Receipt(None, date(2023, 12, 1)))[0]

    return taken


def figures(taken):
    report = yaml.load(taken.reports[0].text, Loader=yaml.CSafeLoader)
    return [(each["indicator"], each["value"], each["qualifier"]) for each in report["figures"]]


READ = [
    ("PROP_SESSIONS", 12, "exact"), ("PROP_PARTICIPANTS", 1234, "about"), ("SUPPLY_DEMAND_CONF", 3, "exact"),
    ("RURAL_TRIPS", 4, "exact"), ("VN_SHARE_SM_PCT", 85.5, "over"),
]  # fmt: skip


def with_commas(table):
    return "\n".join(",".join(f'"{cell}"' if "," in cell else cell for cell in line.split(";")) for line in table.split("\n"))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(TABLE, id="semicolons"),
        pytest.param(b"\xef\xbb\xbf" + TABLE.encode(), id="a byte order mark"),
        pytest.param(TABLE.replace(";", "\t").encode("utf-16"), id="tabs in UTF-16, as Excel saves them"),
        pytest.param(with_commas(TABLE), id="commas"),
        pytest.param(TABLE.replace("\n", "\r\n"), id="line ends of Windows"),
    ],
)
def test_a_table_is_read_however_it_was_saved(take, content):
    taken = take(content)
    assert taken.faults == () and figures(taken) == READ
    assert taken.reports[0].stored.id == "binh-thuan-2023-so-cong-thuong"


def test_a_table_may_hold_several_bodies(take):
    other = TABLE.replace("Sở Công Thương;Bình Thuận", "Sở Y tế;Bắc Giang").split("\n", 1)[1]
    assert [ready.stored.id for ready in take(TABLE + other).reports] == [
        "binh-thuan-2023-so-cong-thuong", "bac-giang-2023-so-y-te",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "reason"),
    [
        pytest.param("SESSIONS;12", "SESSIONS;12 cuộc", 2, "value", "là chữ", id="text in a number"),
        pytest.param("SESSIONS;12", "SESION;12", 2, "indicator", "không có chỉ tiêu", id="an unknown indicator"),
        pytest.param("3;hội nghị", "3;cuộc", 4, "unit", "sai đơn vị", id="a wrong unit"),
        pytest.param("85,5;%", "185,5;%", 6, "value", "quá 100", id="a share over 100"),
        pytest.param("SUPPLY_DEMAND_CONF", "PROP_SESSIONS", 4, "unit", "sai đơn vị", id="the unit of another indicator"),
    ],
)
def test_a_fault_is_told_with_its_line_and_column(take, old, new, line, column, reason):
    faults = {(fault.line, fault.field): fault.reason for fault in take(TABLE.replace(old, new)).faults}
    assert reason in faults[line, column]


def test_a_headline_figure_that_no_row_gives_is_told(take):
    taken = take(TABLE.replace(f"{BODY};{LINES[2]}\n", ""))
    assert [fault.value for fault in taken.faults] == ["SUPPLY_DEMAND_CONF"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(TABLE.replace("giá trị", "gía chị"), "cột lạ", id="an unknown column"),
        pytest.param(TABLE.replace("đơn vị tính;", ";"), "cột lạ", id="a column without a heading"),
        pytest.param(HEADER + "\n", "không có dòng nào", id="no row"),
        pytest.param(TABLE.replace("85,5", '"85,5'), "sai cú pháp", id="a quote left open"),
        pytest.param(TABLE.replace("12;cuộc", "12;cuộc;;;"), "dòng có 15 ô", id="a row that is too long"),
        pytest.param(b"\0\1\2" * 99, "", id="no text at all"),
    ],
)
def test_a_table_that_is_none_is_one_clear_line(take, content, said):
    taken = take(content)
    assert taken.reports == () and len(taken.faults) == 1 and said in str(taken.faults[0])
