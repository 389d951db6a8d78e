"""The part Lịch và hạn: numbers by state, the strip, the month, the list; its PDF, its calendar and the address of that."""

from __future__ import annotations

import re
from datetime import date, timedelta
from urllib.parse import urlencode

import pypdfium2 as pdfium
import pytest
from icalendar import Calendar
from starlette.requests import Request

import server
from dashboard import calendar, layout, queries, tables, warehouse
from dashboard.charts import obligations as charts
from dashboard.context import Context
from dashboard.obligations import Window
from dashboard.render import static
from dashboard.scope import Scope
from tests import drawn

DAY = "2024-12-19"
KEYS = ["nghia-vu-trang-thai", "nghia-vu-theo-thang", "lich-thang", "nghia-vu"]
pytestmark = pytest.mark.usefixtures("published")


def page(query=None):
    return {chart.key: chart for chart, _ in drawn.charts("deadlines", {"ngay": DAY} | (query or {}))}


def test_the_part_opens_with_the_states_on_the_viewing_date():
    shown = page()
    assert list(shown) == KEYS
    tiles = shown["nghia-vu-trang-thai"].frame
    assert tiles["label"].to_list() == ["Quá hạn", "Sắp đến hạn", "Trong hạn", "Chưa thể đánh giá", "Đã hoàn thành"]
    assert tiles["printed"].to_list() == ["3/115", "16/115", "27/115", "69/115", "0/115"]
    assert "3 chưa có báo cáo trong kho này" in tiles["detail"].to_list()


def test_the_filters_act_on_the_months_the_month_and_the_list_and_are_written_in_them():
    shown = page({"tt": "overdue", "viec": "report", "tinh": "60", "thang": "2023-11", "gd": "2023-2024"})
    for key in KEYS[1:]:
        assert shown[key].n == 3, key
        assert "2023–2024 · quá hạn · báo cáo" in shown[key].subtitle
    assert page({"tt": "overdue"})["nghia-vu-trang-thai"].n == 115  # of all states: the denominators stay
    assert set(shown["nghia-vu"].frame["recipient_name"]) == {"BTT UBMTTQ tỉnh"}


def test_a_body_chosen_above_narrows_the_obligations():
    assert page({"cq": "hoi_bao_ve_ntd_vn"})["nghia-vu"].n == 4


def test_the_strip_has_twelve_months_whatever_its_lines():
    for query, lines in (({}, 6), ({"theo": "ke-hoach"}, 3), ({"theo": "co-quan", "nam_lich": "2023"}, 10)):
        strip = page(query)["nghia-vu-theo-thang"]
        assert strip.frame["month_name"].n_unique() == 12
        assert len(strip.order) == lines, query
        assert static.picture(strip, "png", lang="vi").startswith(b"\x89PNG")


def test_the_calendar_is_a_table_whose_days_lead_to_their_list():
    month = page({"thang": "2024-12"})["lich-thang"]
    html = tables.chart_table(month, lambda row: f"?mo={row}" if month.can_open(row) else None)
    assert re.search(r'<a href="\?mo=\d+" target="_self">20\n2 sắp đến hạn</a>', html)
    assert html.count("<a ") == 2  # 20/12 and 31/12
    assert month.frame["weekday"][0] == "Thứ Hai" and month.frame["date"][0] == date(2024, 11, 25)


def test_the_list_says_who_reports_to_whom_by_when_and_in_which_statutory_year():
    (row, *_others) = page({"tinh": "60"})["nghia-vu"].frame.iter_rows(named=True)
    assert row["locator"] == "mục IV, đoạn 1"
    assert row["when"] == "trước ngày 30/11/2023 (năm suy ra từ năm kế hoạch)"
    assert (row["state_name"], row["reason_text"]) == ("quá hạn", "chưa có báo cáo trong kho này")
    assert row["statutory"] == "2023 (đến 14/12/2023)"
    centre = page({"cap": "central"})["nghia-vu"].frame
    assert "2025 (đến 14/12/2025)" in centre.filter(centre["due"] == date(2024, 12, 20))["statutory"].to_list()


def test_the_paper_has_every_row_of_the_list():
    listed = page()["nghia-vu"]
    pieces = charts.on_paper(listed)
    assert sum(piece.frame.height for piece in pieces) == listed.frame.height
    paper = pdfium.PdfDocument(layout.brief("Thời hạn", "", pieces, "pdf"))
    text = " ".join(page.get_textpage().get_text_range() for page in paper)
    assert len(re.findall(r"14/12/20\d\d\)", text)) == 109  # once in each row with a day
    assert not re.search(r"hiện \d+ trên \d+ dòng", text)


def test_a_scope_without_obligations_says_so_calmly():
    shown = page({"tinh": "01"})
    assert shown["nghia-vu"].is_empty and shown["nghia-vu-theo-thang"].is_empty
    app = drawn.run("deadlines", {"ngay": DAY, "tinh": "01"})
    assert not app.exception
    said = " ".join(block.proto.body for block in app.get("html"))
    assert "kế hoạch chưa nạp thì chưa biết" in said


@pytest.mark.parametrize(
    ("key", "value"),
    [("tt", "xong"), ("viec", "x"), ("gd", "1999-2024"), ("gd", "2024"), ("thang", "2024-13"), ("theo", "x"), ("phan", "x")],
)
def test_a_value_of_no_use_is_named_and_dropped(key, value):
    app = drawn.run("deadlines", {"ngay": DAY, key: value})
    assert not app.exception
    assert any(f"{key}={value}" in warning.value for warning in app.warning)
    assert key not in app.query_params


def test_farther_years_are_unfolded_on_request_and_the_address_says_so():
    app = drawn.run("deadlines", {"ngay": DAY, "tinh": "24"})
    app.select_slider(key="gd-2021-2026").set_range(2021, 2031).run()
    assert not app.exception
    assert app.query_params["gd"] == "2021-2031"
    app.button(key="language-en").click().run()  # whatever else is pressed leaves the years as they are
    assert not app.exception and app.query_params["gd"] == "2021-2031"


def view(**scope) -> Context:
    return Context.of(warehouse.current(), Scope(**scope))


def events(content: bytes) -> list:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_the_calendar_has_one_whole_day_a_dated_occurrence():
    context, window = view(), Window(date.fromisoformat(DAY))
    rows = queries.obligations(context.build, context.scope, **window.marks).drop_nulls("end_date")
    found = events(calendar.of_view(context, window))
    assert sorted(event.decoded("dtstart") for event in found) == sorted(rows["end_date"])
    assert all(event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1) for event in found)
    assert len({event["uid"] for event in found}) == len(found) == 109
    book = Calendar.from_ical(calendar.of_view(context, window))
    assert "6 lượt không có mốc ngày không nằm trong lịch" in book["x-wr-caldesc"]


def test_an_event_says_what_who_to_whom_and_where_it_is_written():
    reports = [
        event
        for event in events(calendar.of_view(view(provinces=("60",)), Window(date(2023, 12, 1))))
        if "gửi" in event["summary"]
    ]
    (event,) = [event for event in reports if "Thành viên" in event["summary"]]
    assert event["summary"] == "Hạn cuối báo cáo: Thành viên BCĐ tỉnh gửi BTT UBMTTQ tỉnh"
    for words in (
        "65/KH-BCĐCVĐ",
        "mục IV, đoạn 1",
        "“trước ngày 30/11”",
        "quá hạn: chưa có báo cáo trong kho này",
        "2023 (đến 14/12/2023)",
    ):
        assert words in event["description"]


def test_lines_are_folded_by_octets_and_accents_come_back():
    content = calendar.of_view(view(), Window(date.fromisoformat(DAY)))
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    unfolded = content.replace(b"\r\n ", b"").decode("utf-8")
    assert "Ban Thường" in unfolded or "BTT UBMTTQ tỉnh" in unfolded
    assert "Nguyễn" not in unfolded


def test_an_event_keeps_its_uid_when_other_plans_come_and_go():
    every, one = (calendar.of_view(view(**scope), Window(date.fromisoformat(DAY))) for scope in ({}, {"provinces": ("60",)}))
    assert {event["uid"] for event in events(one)} < {event["uid"] for event in events(every)}


def fetched(**asked: str):
    """Return what the server answers to who subscribes at this address."""
    return server.subscribed(Request({"type": "http", "headers": [], "query_string": urlencode(asked).encode()}))


def test_an_office_subscribes_to_what_it_sees():
    answer = fetched(tinh="60", viec="report")
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/calendar")
    assert {event.decoded("dtstart") for event in events(answer.body)} == {date(2023, 11, 30)}
    english = fetched(tinh="60", viec="report", nn="en")
    assert events(english.body)[0]["summary"] != events(answer.body)[0]["summary"]


@pytest.mark.parametrize("asked", [{"tinh": "zz"}, {"tinh": "99"}, {"cq": "khong_co"}, {"tt": "x"}, {"nn": "fr"}])
def test_a_calendar_of_something_unknown_is_refused_not_widened(asked):
    answer = fetched(**asked)
    assert answer.status_code == 400
    assert any(word in answer.body.decode() for word in (*asked, *asked.values()))


def test_who_subscribes_sees_the_year_to_come(tmp_path):
    book = calendar.of_address({"tinh": "24"}, date(2028, 5, 1))
    assert max(event.decoded("dtstart") for event in events(book)) == date(2029, 12, 31)


def test_a_scheduler_writes_the_same_calendar_to_a_file(tmp_path, capsys):
    out = tmp_path / "lich.ics"
    assert calendar.main(["--out", str(out), "--scope", "tinh=60&viec=report"]) == 0
    assert out.read_bytes() == calendar.of_address({"tinh": "60", "viec": "report"}, date.today())
    assert calendar.main(["--out", str(tmp_path / "no.ics"), "--scope", "tinh=zz"]) == 1
    assert "tinh=zz" in capsys.readouterr().err and not (tmp_path / "no.ics").exists()
