"""The page Nạp văn bản: nothing yet, a file refused, a draft looked through, two people at once. All documents INVENTED."""

import json
import subprocess
import sys
import time

import pytest

from dashboard import drafts, etl_process, intake, review
from dashboard.drafts import HEAD, Change, Upload
from tests import drawn
from tests import invented_draft as invented

UPLOAD = Upload("hu-cau.txt", invented.TEXT.encode(), "Lan")
pytestmark = pytest.mark.usefixtures("published")


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    """An empty folder of data: no draft is there yet."""
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
def draft(data):
    """A draft that Lan opened."""
    file = drafts.place(intake.folder(), UPLOAD)
    drafts.open_new(file, UPLOAD, invented.extracted(), None)
    return UPLOAD.id


def run(who="Minh", **query):
    app = drawn.at_page("intake")
    for key, value in query.items():
        app.query_params[key] = value
    app.session_state[review.WHO] = who
    return app.run()


def said(app):
    assert not app.exception, app.exception
    return " ".join(element.value for kind in (app.get("html"), app.error, app.warning) for element in kind)


def test_without_drafts_the_page_says_so():
    app = run()
    assert "Chưa có bản nháp nào." in said(app)
    assert len(app.get("file_uploader")) == 1


def test_without_a_name_nothing_can_be_brought_or_changed(draft):
    app = run("")
    assert "Ghi họ tên người soát" in said(app)
    assert app.get("file_uploader")[0].proto.disabled
    app = run("", nhap=draft, phan="nv")
    assert all(button.disabled for button in app.button if button.label in ("Chỉ lưu", "Xóa", "Lưu và nhận, sang mục sau"))
    assert not review.write(drafts.load(intake.folder(), draft), "save", [Change(HEAD, "year", 2023, 2024)])


def test_a_draft_stands_in_the_list_with_who_and_state(draft):
    shown = said(run())
    assert "Thử nghiệm năm 2023 (HƯ CẤU) · hu-cau.txt" in shown
    assert "đang soát · đã nhận 0/3 đoạn · Lan tải lên" in shown


@pytest.mark.parametrize("asked", ["khong-co", "0" * 12, "../../etc", "<b>"])
def test_a_link_to_no_draft_is_named_and_the_list_shown(draft, asked):
    shown = said(run(nhap=asked))
    assert f"nhap={asked}" in shown.replace("\\", "")
    assert "1 bản nháp" in shown


@pytest.mark.parametrize("asked", [{"phan": "khong-co"}, {"phan": "nv", "muc": "duty-99"}, {"muc": "duty-99"}])
def test_a_part_or_item_that_is_not_there_is_named(draft, asked):
    key, value = list(asked.items())[-1]
    assert f"{key}={value}" in said(run(nhap=draft, **asked))


@pytest.mark.parametrize("part", review.PARTS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_part_of_a_draft_is_shown(draft, part, language):
    shown = said(run(nhap=draft, phan=part, nn=language))
    assert "atlas-title" in shown
    assert "7/KH-BCĐ" in shown


def test_the_doubtful_paragraph_comes_first_and_says_why(draft):
    app = run(nhap=draft, phan="nv")
    shown = said(app)
    assert "chưa có trong danh mục" in shown
    assert "Máy đọc chưa chắc (50%)" in shown
    assert app.selectbox(key="review.item").value == "duty-2"


def button(app, label):
    return next(button for button in app.button if button.label == label)


def test_a_paragraph_is_accepted_in_the_name_of_the_reviewer_and_the_next_one_comes(draft):
    app = run(nhap=draft, phan="nv", muc="duty-1")
    next(area for area in app.text_area if area.label.startswith("Tóm tắt")).input("Mở điểm bán hàng.")
    button(app, "Lưu và nhận, sang mục sau").click().run()
    said(app)
    log = drafts.load(intake.folder(), draft).log
    assert (log[-1].who, log[-1].action) == ("Minh", "accept")
    assert drafts.load(intake.folder(), draft).items["duty-1"]["summary"] == "Mở điểm bán hàng."
    assert app.query_params["muc"] == "duty-2"


def conflicting(draft):
    """Let Minh save a paragraph that Lan changed after Minh's screen was drawn; return Minh's screen."""
    app = run(nhap=draft, phan="nv", muc="duty-1")
    drafts.append(intake.folder(), draft, "Lan", "save", [Change("duty-1", "summary", "", "Lời của Lan.")], 1)
    next(area for area in app.text_area if area.label.startswith("Tóm tắt")).input("Lời của Minh.")
    next(area for area in app.text_area if area.label == "Ghi chú").input("Ghi chú của Minh.")
    return button(app, "Chỉ lưu").click().run()


def test_what_somebody_else_changed_meanwhile_is_shown_with_both_values(draft):
    app = conflicting(draft)
    shown = said(app)
    assert "Lời của Lan. (Lan," in shown
    assert "Lời của Minh." in shown
    assert drafts.load(intake.folder(), draft).items["duty-1"]["summary"] == "Lời của Lan."


@pytest.mark.parametrize(("choice", "kept"), [("Giữ của người kia", "Lời của Lan."), ("Ghi bản của tôi", "Lời của Minh.")])
def test_the_person_chooses_and_what_met_nobody_is_kept_either_way(draft, choice, kept):
    app = button(conflicting(draft), choice).click().run()
    assert "Người khác đã sửa" not in said(app)
    item = drafts.load(intake.folder(), draft).items["duty-1"]
    assert (item["summary"], item["note"]) == (kept, "Ghi chú của Minh.")


def test_an_unknown_body_is_added_to_the_register_with_the_duty(draft):
    app = run(nhap=draft, phan="nv", muc="duty-2")
    button(app, "Thêm vào danh mục và gán").click().run()
    said(app)
    state = drafts.load(intake.folder(), draft)
    assert state.items["duty-2"]["agencies"][0]["code"] == "hoi_hu_cau_tinh"
    assert [item["name"] for item in state.of("agency").values()] == ["Hội Hư cấu tỉnh"]


def test_a_paragraph_is_taken_out_and_put_back(draft):
    app = run(nhap=draft, phan="nv", muc="duty-1")
    button(app, "Xóa").click().run()
    assert "duty-1" not in drafts.load(intake.folder(), draft).of("duty")
    button(run(nhap=draft, phan="nv", muc="duty-1"), "Khôi phục").click().run()
    assert "duty-1" in drafts.load(intake.folder(), draft).of("duty")


def test_a_draft_that_is_not_complete_cannot_be_published(draft):
    app = run(nhap=draft, phan="xb")
    assert "Còn 3 đoạn" in said(app)
    assert button(app, "Xuất bản").disabled


def test_what_a_draft_lacks_is_named_part_by_part_with_the_way_there(draft):
    app = run(nhap=draft, phan="xb")
    shown = said(app)
    assert "đã nhận 0/3 · 3 chưa nhận, 3 thiếu tóm tắt, 1 thiếu cơ quan hoặc có cơ quan chưa biết" in shown
    assert "đã nhận 0/1 · 1 chưa soát, sẽ ghi như máy đọc" in shown
    assert "còn thiếu: Tóm tắt bằng lời của người nhập, Hệ thống" in shown
    app.button(key="open-part-nv").click().run()
    assert (app.query_params["phan"], app.selectbox(key="review.item").value) == ("nv", "duty-2")


def test_a_plan_that_is_there_already_is_not_replaced_unsaid(data):
    drafts.open_new(drafts.place(intake.folder(), UPLOAD), UPLOAD, invented.extracted(), "0" * 64)
    for part in ("dau", "xb"):
        assert "Kho đã có kế hoạch kon-tum-2023-7-kh-bcd" in said(run(nhap=UPLOAD.id, phan=part))


def test_after_the_last_item_of_a_part_comes_the_next_part(draft):
    accepted = [Change(key, "accepted", False, True) for key in ("duty-2", "task-1")]
    drafts.append(intake.folder(), draft, "Lan", "accept", accepted, 1)
    app = button(run(nhap=draft, phan="nv", muc="duty-1"), "Lưu và nhận, sang mục sau").click().run()
    assert app.query_params["phan"] == "vd"


def test_what_the_machine_is_sure_of_is_accepted_at_once_in_one_line_of_the_log(data):
    extracted = invented.extracted()
    sure = extracted["citations"][0]
    extracted["citations"] = [sure, {**sure}, {**sure, "confidence": 0.5}]
    drafts.open_new(drafts.place(intake.folder(), UPLOAD), UPLOAD, extracted, None)
    app = button(run(nhap=UPLOAD.id, phan="vd"), "Nhận cả 2 mục máy đọc chắc").click().run()
    assert "Còn 1 mục chưa nhận, 1 mục cần xem kỹ" in said(app)
    state = drafts.load(intake.folder(), UPLOAD.id)
    assert [item["accepted"] for item in state.of("citation").values()] == [True, True, False]
    assert state.revision == 2


def test_a_date_is_written_as_people_write_it_and_kept_as_the_plan_file_wants_it(draft):
    app = run(nhap=draft)
    field = next(one for one in app.text_input if one.label.startswith("Ngày ban hành"))
    assert field.value == "15/3/2023"
    field.input("4/2023")
    button(app, "Chỉ lưu").click().run()
    assert drafts.load(intake.folder(), draft).head["date"] == "2023-04"


def test_the_log_speaks_the_words_of_the_forms(draft):
    drafts.append(intake.folder(), draft, "Lan", "save", [Change(HEAD, "type", "ke_hoach", "bao_cao")], 1)
    moved = Change("duty-1", "span", invented.span(invented.LEAD), invented.span(invented.JOIN))
    drafts.append(intake.folder(), draft, "Lan", "span", [moved], 2)
    shown = said(run(nhap=draft, phan="nk"))
    assert "<td>Kế hoạch</td><td>Báo cáo</td>" in shown
    assert f"<td>{invented.JOIN}</td>" in shown
    assert "đang soát" in shown


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        pytest.param("virus.exe", b"MZ", "exe", id="a type that nobody reads"),
        pytest.param("trong.txt", b"", "rỗng", id="nothing in it"),
        pytest.param("to.pdf", b"%PDF" + b"0" * (50 * 1024 * 1024), "50 MB", id="too large"),
    ],
)
def test_a_file_is_refused_before_it_is_read(name, content, reason):
    with pytest.raises(intake.Refused, match=reason):
        intake.take(Upload(name, content, "Lan"))
    assert not intake.folder().exists()


def ended(code=1, out="", err=""):
    return lambda *_, **__: subprocess.CompletedProcess([], code, out, err)


SPOKEN = "LOẠI  source.pdf: tệp: hỏng. Cách sửa: quét lại source.pdf\nVăn bản: vào 1 = đọc 0 + loại 1"
TRACE = "Traceback (most recent call last):\n  KeyError"
OURS = "lỗi của chính nó"


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        pytest.param(ended(1, "", SPOKEN), "^hỏng. Cách sửa: quét lại hong.pdf$", id="by the name that people know"),
        pytest.param(ended(1, "", TRACE), OURS, id="a fault of our own is not traced to people"),
        pytest.param(ended(-9), OURS, id="killed"),
        pytest.param(ended(0, "không phải JSON"), OURS, id="an answer that is none"),
        pytest.param(ended(0, json.dumps({"text": 3})), OURS, id="a draft without a text"),
    ],
)
def test_a_file_that_the_reader_refuses_is_told_and_nothing_is_kept(monkeypatch, end, reason):
    monkeypatch.setattr(etl_process, "run", end)
    with pytest.raises(intake.Refused, match=reason):
        intake.take(Upload("hong.pdf", b"%PDF-1.7 hong", "Lan"))
    assert list(intake.folder().iterdir()) == []


def test_a_reader_that_never_ends_is_stopped(monkeypatch):
    monkeypatch.setattr(intake, "SECONDS", {"extract": 0.0})
    with pytest.raises(intake.Refused, match="giây"):
        intake.take(UPLOAD)
    assert list(intake.folder().iterdir()) == []


def test_whoever_waits_for_a_file_is_told_how_far_it_is_and_can_stop_it(tmp_path):
    told = []

    def watch(seconds, page):
        told.append(page)
        if page:
            raise KeyboardInterrupt

    command = "import sys, time; print('TRANG 2/5', file=sys.stderr, flush=True); time.sleep(60)"
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        etl_process.run([sys.executable, "-c", command], tmp_path, 50, watch)
    assert told[-1] == (2, 5)
    assert time.monotonic() - began < 30
