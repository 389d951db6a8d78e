"""The part Nhận báo cáo: who receives, what became of each file, what comes back, what the store then holds. All INVENTED."""

from __future__ import annotations

import io
import shutil

import pytest
from openpyxl import load_workbook

from dashboard import intake, receiving
from dashboard.drafts import Upload
from dashboard.part_receive import RESULTS, WHO
from forms import layout
from tests import drawn
from tests import filled_forms as office
from tests.conftest import ROOT


@pytest.fixture
def form(shipped_warehouse):
    return office.blank(shipped_warehouse)


@pytest.fixture(autouse=True)
def store(shipped_warehouse, tmp_path, monkeypatch):
    """The shipped data and its build, in a place of their own."""
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("build", "drafts", "sources", "reports"))
    shutil.copytree(shipped_warehouse, data / "build", ignore=shutil.ignore_patterns("parquet*"))
    monkeypatch.setenv("ATLAS_DATA", str(data))
    monkeypatch.setenv("ATLAS_BUILD", str(data / "build"))
    return data


def run(**session):
    app = drawn.at_page("deadlines")
    app.query_params["phan"] = "nhan-bao-cao"
    for key, value in session.items():
        app.session_state[key] = value
    return app.run()


def said(app):
    assert not app.exception, app.exception
    return " ".join(element.value for kind in (app.get("html"), app.error, app.warning) for element in kind)


def test_without_a_name_nothing_can_be_handed_in_and_an_empty_store_says_so():
    app = run()
    assert app.get("file_uploader")[0].proto.disabled
    assert "Ghi họ tên người nhận" in said(app) and "Kho này chưa có báo cáo nào" in said(app)
    app = run(**{WHO: "Minh"})
    assert not app.get("file_uploader")[0].proto.disabled
    assert next(button for button in app.button if button.key == "receive").disabled, "no file yet"


def test_files_are_taken_in_told_of_and_listed(form):
    wrong = office.duty(4, evidence=None)
    uploads = [
        Upload("a.xlsx", office.filled(form), "Minh"),
        Upload("a.xlsx", office.filled(form, wrong, value=15), "Minh"),
        Upload("../../b.xlsx", b"PK\3\4", "Minh"),
    ]
    results = receiving.receive(uploads, "Minh", good_rows=False)
    assert [(result.file, result.status) for result in results] == [
        ("a.xlsx", "loaded"), ("a.xlsx", "rejected"), ("b.xlsx", "rejected"),
    ]  # fmt: skip
    assert [fault.cell for fault in results[1].faults] == ["Nhiệm vụ!E4"]
    assert load_workbook(io.BytesIO(results[1].returned))[layout.DUTIES].cell(3, 7).value == layout.REASON
    assert results[2].returned is None
    app = run(**{WHO: "Minh", RESULTS: results})
    shown = said(app)
    assert f"{office.REPORT}, lần gửi 1" in shown and "Nhiệm vụ!E4" in shown and "không có minh chứng" in shown
    assert [button.proto.label for button in app.get("download_button")] == ["Tải tệp trả lại, có cột Lý do: a.xlsx"]
    assert "1 báo cáo hiện hành" in shown and "1 (hiện hành)" in shown
    again = receiving.receive([Upload("c.xlsx", office.filled(form, wrong, value=15), "Lan")], "Lan", good_rows=True)
    assert (again[0].status, again[0].reports) == ("partly", ((office.REPORT, 2),))
    shown = said(run())
    assert "2 lần gửi, kể cả lần cũ" in shown and "1 (đã thay)" in shown and "2 (hiện hành)" in shown


def test_too_many_files_at_once_are_refused():
    with pytest.raises(intake.Refused, match="200"):
        receiving.receive([Upload("a.xlsx", b"", "Minh")] * 201, "Minh", good_rows=False)
