"""Which dates and periods bind an action, in sentences as official papers of many bodies write them (all invented: HƯ CẤU)."""

from __future__ import annotations

import time

import pytest

from etl.draft import Deadline, Located, Outline, Text
from etl.extract.deadlines import find_deadlines


def build(*lines: tuple[str, int | None, str]) -> tuple[Text, Outline]:
    """Lay out (section, ordinal or None for a heading, words), one a line."""
    text, body = "", []
    for section, ordinal, words in lines:
        is_heading = ordinal is None and section != "preamble"
        body.append(Located(section, ordinal, len(text), len(text) + len(words), 1, is_heading, " | " in words))
        text += words + "\n"
    return Text(text, ()), Outline((), None, tuple(body), (), ())


def find(words: str, year: int | None = 2023, issued: str | None = "2023-03-01", heading: str | None = None) -> list[Deadline]:
    lines = [("II.1", None, heading)] if heading else []
    text, outline = build(*lines, ("II.1", 1, words))
    found = find_deadlines(text, outline, year, issued)
    assert all(text.text[slice(*deadline.span)] == deadline.quote for deadline in found)
    return list(found)


def shape(deadline: Deadline) -> tuple[object, ...]:
    """A deadline in short: quote, kind, interval, bound, recurrence, action."""
    start, end = (day.isoformat() if day else None for day in (deadline.start, deadline.end))
    return deadline.quote, deadline.kind, start, end, deadline.bound, deadline.recurrence, deadline.action


BINDING = [
    pytest.param(
        "Báo cáo 6 tháng trước ngày 10/6, báo cáo năm trước ngày 10/12/2023.",
        [
            ("trước ngày 10/6", "absolute", None, "2023-06-10", "before", None, "report"),
            ("trước ngày 10/12/2023", "absolute", None, "2023-12-10", "before", None, "report"),
        ],
        id="the report of six months, not six months before",
    ),
    pytest.param(
        "Các huyện gửi báo cáo về Sở Công Thương trước ngày 25/11/2023 để tổng hợp.",
        [("trước ngày 25/11/2023", "absolute", None, "2023-11-25", "before", None, "report")],
        id="before a day",
    ),
    pytest.param(
        "Đề nghị các đơn vị hoàn thành việc rà soát trước ngày 30 tháng 6 năm 2023.",
        [("trước ngày 30 tháng 6 năm 2023", "absolute", None, "2023-06-30", "before", None, "execute")],
        id="a day in words",
    ),
    pytest.param(
        "Báo cáo kết quả về Bộ Xây dựng (qua Cục Giám định) chậm nhất đến hết ngày 15/6/2023.",
        [("chậm nhất đến hết ngày 15/6/2023", "absolute", None, "2023-06-15", "within", None, "report")],
        id="at the latest",
    ),
    pytest.param(
        "Văn bản góp ý gửi về Sở Tư pháp muộn nhất ngày 20.4.2023.",
        [("muộn nhất ngày 20.4.2023", "absolute", None, "2023-04-20", "within", None, "report")],
        id="a day with dots",
    ),
    pytest.param(
        "Hạn cuối nhận bài dự thi: 30/8/2023.",
        [("30/8/2023", "absolute", None, "2023-08-30", "within", None, "execute")],
        id="the last day for entries",
    ),
    pytest.param(
        "Mỗi quý 02 tin, bài về hàng hư cấu.",
        [("Mỗi quý", "recurring", None, None, "within", "quarterly", "execute")],
        id="so many each quarter",
    ),
    pytest.param(
        "Tổ chức phát động thi đua, xong trong tháng 9/2023.",
        [("xong trong tháng 9/2023", "month", "2023-09-01", "2023-09-30", "within", None, "execute")],
        id="done within a month",
    ),
    pytest.param(
        "Ủy ban Kiểm tra xây dựng kế hoạch kiểm tra chuyên đề trong quý II, III/2023.",
        [("trong quý II, III/2023", "quarter", "2023-04-01", "2023-09-30", "within", None, "inspect")],
        id="two quarters are one interval",
    ),
    pytest.param(
        "Tổ chức tọa đàm với doanh nghiệp trong Quý II và Quý III năm 2023.",
        [("trong Quý II và Quý III năm 2023", "quarter", "2023-04-01", "2023-09-30", "within", None, "event")],
        id="two quarters named apart",
    ),
    pytest.param(
        "Thanh tra việc chấp hành pháp luật về giá vào quý 4/2023.",
        [("vào quý 4/2023", "quarter", "2023-10-01", "2023-12-31", "within", None, "inspect")],
        id="a quarter in arabic",
    ),
    pytest.param(
        "Hoàn thành việc sắp xếp kho hàng trong năm 2023.",
        [("trong năm 2023", "year", "2023-01-01", "2023-12-31", "within", None, "execute")],
        id="within the year",
    ),
    pytest.param(
        "Chương trình được triển khai đến hết năm 2025.",
        [("đến hết năm 2025", "year", None, "2025-12-31", "within", None, "execute")],
        id="to the end of a year",
    ),
    pytest.param(
        "Hằng năm, các trường tổ chức kiểm tra bếp ăn bán trú.",
        [("Hằng năm", "recurring", None, None, "within", "yearly", "inspect")],
        id="every year, said first",
    ),
    pytest.param(
        "Định kỳ hằng quý tổng hợp, báo cáo Ban Thường vụ Thành ủy.",
        [("Định kỳ hằng quý", "recurring", None, None, "within", "quarterly", "report")],
        id="every quarter",
    ),
    pytest.param(
        "Định kỳ 6 tháng, năm báo cáo kết quả về Văn phòng Chính phủ.",
        [("Định kỳ 6 tháng, năm", "recurring", None, None, "within", "half_yearly", "report")],
        id="every six months and every year",
    ),
    pytest.param(
        "Chi cục tổ chức đánh giá lại cơ sở 02 năm/lần.",
        [("02 năm/lần", "recurring", None, None, "within", "unspecified", "review")],
        id="once in two years",
    ),
    pytest.param(
        "Sở giao ban với các phòng mỗi tháng một lần để đánh giá tiến độ.",
        [("mỗi tháng một lần", "recurring", None, None, "within", "monthly", "review")],
        id="once a month",
    ),
    pytest.param(
        "Đánh giá kết quả hằng năm; 5 năm sơ kết, 10 năm tổng kết việc thực hiện Nghị quyết.",
        [
            ("hằng năm", "recurring", None, None, "within", "yearly", "review"),
            ("5 năm sơ kết", "recurring", None, None, "within", "every_5_years", "review"),
            ("10 năm tổng kết", "recurring", None, None, "within", "every_10_years", "review"),
        ],
        id="five and ten years are two deadlines",
    ),
    pytest.param(
        "Báo cáo gửi về Sở trước ngày 15/6 (báo cáo 6 tháng) và trước ngày 15/12 (báo cáo năm).",
        [
            ("trước ngày 15/6", "absolute", None, "2023-06-15", "before", None, "report"),
            ("trước ngày 15/12", "absolute", None, "2023-12-15", "before", None, "report"),
        ],
        id="two days in one phrase",
    ),
    pytest.param(
        "Báo cáo gửi trước ngày 15/6 (6 tháng), 15/12 (năm) về Sở Nội vụ.",
        [
            ("trước ngày 15/6", "absolute", None, "2023-06-15", "before", None, "report"),
            ("15/12", "absolute", None, "2023-12-15", "before", None, "report"),
        ],
        id="the second of two listed days keeps the bound",
    ),
    pytest.param(
        "Nộp báo cáo trước ngày 10/5 và ngày 10/11 hằng năm.",
        [
            ("trước ngày 10/5", "recurring", None, None, "before", "yearly", "report"),
            ("ngày 10/11 hằng năm", "recurring", None, None, "before", "yearly", "report"),
        ],
        id="two days of every year",
    ),
    pytest.param(
        "Gửi báo cáo về Sở Tài chính trước ngày 15 tháng 12 hằng năm.",
        [("trước ngày 15 tháng 12 hằng năm", "recurring", None, None, "before", "yearly", "report")],
        id="a day of every year has no interval",
    ),
    pytest.param(
        "Hằng năm, các sở báo cáo kết quả về Ủy ban nhân dân tỉnh trước ngày 30/11.",
        [("trước ngày 30/11", "recurring", None, None, "before", "yearly", "report")],
        id="a recurrence and its day are one deadline",
    ),
    pytest.param(
        "Định kỳ báo cáo kết quả (trước ngày 30/11) về Ban Chỉ đạo.",
        [("trước ngày 30/11", "absolute", None, "2023-11-30", "before", None, "report")],
        id="định kỳ with a day is that day",
    ),
    pytest.param(
        "Số liệu gửi về Cục Thống kê trước 15 hàng tháng.",
        [("trước 15 hàng tháng", "recurring", None, None, "before", "monthly", "report")],
        id="a day of every month",
    ),
    pytest.param(
        "Báo cáo quý gửi trước ngày 25 của tháng cuối quý.",
        [("trước ngày 25 của tháng cuối quý", "recurring", None, None, "before", "quarterly", "report")],
        id="a day of every quarter",
    ),
    pytest.param(
        "Trong thời hạn 10 ngày làm việc kể từ ngày nhận hồ sơ, Sở có văn bản trả lời.",
        [("Trong thời hạn 10 ngày làm việc kể từ ngày nhận hồ sơ", "relative", None, None, "within", None, "execute")],
        id="within working days from a day",
    ),
    pytest.param(
        "Sau 03 tháng kể từ ngày ban hành Kế hoạch, các đảng ủy báo cáo kết quả.",
        [("Sau 03 tháng kể từ ngày ban hành Kế hoạch", "relative", None, None, "within", None, "report")],
        id="months after a day",
    ),
    pytest.param(
        "Cơ quan tiếp nhận xử lý phản ánh trong vòng 15 ngày.",
        [("trong vòng 15 ngày", "relative", None, None, "within", None, "execute")],
        id="within days",
    ),
    pytest.param(
        "Gửi hồ sơ chậm nhất 05 ngày trước khi diễn ra hội chợ.",
        [("chậm nhất 05 ngày trước khi diễn ra hội chợ", "relative", None, None, "within", None, "report")],
        id="days before an event",
    ),
    pytest.param(
        "Đợt cao điểm từ ngày 01/10 đến ngày 15/11/2023 trên toàn tỉnh.",
        [("từ ngày 01/10 đến ngày 15/11/2023", "absolute", "2023-10-01", "2023-11-15", "within", None, "execute")],
        id="from a day to a day",
    ),
    pytest.param(
        "Tổ chức hội chợ từ ngày 08 đến ngày 12/9/2023 tại trung tâm tỉnh.",
        [("từ ngày 08 đến ngày 12/9/2023", "absolute", "2023-09-08", "2023-09-12", "within", None, "event")],
        id="from a day whose month follows",
    ),
    pytest.param(
        "Triển khai thí điểm giai đoạn từ tháng 5 đến tháng 12/2023.",
        [("từ tháng 5 đến tháng 12/2023", "month", "2023-05-01", "2023-12-31", "within", None, "execute")],
        id="from a month to a month",
    ),
    pytest.param(
        "Từ nay đến hết năm 2023, các chợ hoàn thành niêm yết giá.",
        [("Từ nay đến hết năm 2023", "year", None, "2023-12-31", "within", None, "execute")],
        id="from now to the end of the year",
    ),
    pytest.param(
        "Tổ chức các hoạt động hưởng ứng Ngày Chuyển đổi số quốc gia (10/10).",
        [("Ngày Chuyển đổi số quốc gia (10/10)", "event", "2023-10-10", "2023-10-10", "on", None, "event")],
        id="a day of observance takes the plan's year",
    ),
    pytest.param(
        "Tổ chức hưởng ứng Ngày Pháp luật Việt Nam (09/11) hằng năm.",
        [("Ngày Pháp luật Việt Nam (09/11) hằng năm", "event", None, None, "on", "yearly", "event")],
        id="a day of observance every year",
    ),
    pytest.param(
        "Gặp mặt doanh nghiệp tiêu biểu nhân dịp Ngày Doanh nhân Việt Nam (13/10).",
        [("nhân dịp Ngày Doanh nhân Việt Nam (13/10)", "event", "2023-10-13", "2023-10-13", "on", None, "event")],
        id="on the occasion of a day",
    ),
    pytest.param(
        "Tham mưu tổ chức tổng kết 10 năm thực hiện Nghị quyết số 05-NQ/TU ngày 12/8/2013.",
        [("tổng kết 10 năm", "event", "2023-01-01", "2023-12-31", "within", None, "review")],
        id="a review so many years after a document",
    ),
    pytest.param(
        "Lễ công bố dự kiến ngày 15/02/2023.",
        [("dự kiến ngày 15/02/2023", "absolute", "2023-02-15", "2023-02-15", "on", None, "event")],
        id="planned for a day already past at the time of issue",
    ),
    pytest.param(
        "Tổ chức Lễ phát động tại huyện Mẫu ngày 19/5/2023.",
        [("ngày 19/5/2023", "absolute", "2023-05-19", "2023-05-19", "on", None, "event")],
        id="the day of an act",
    ),
    pytest.param(
        "Thời gian thực hiện: Trong năm 2023.",
        [("Trong năm 2023", "year", "2023-01-01", "2023-12-31", "within", None, "execute")],
        id="a run-in heading for the time",
    ),
    pytest.param(
        "Thời gian hoàn thành: Quý III/2023.",
        [("Quý III/2023", "quarter", "2023-07-01", "2023-09-30", "within", None, "execute")],
        id="a bare quarter after such a heading",
    ),
    pytest.param(
        "1 | Xây dựng chuyên trang | Sở Thông tin và Truyền thông | Các sở, ngành | Tháng 6",
        [("Tháng 6", "month", "2023-06-01", "2023-06-30", "within", None, "execute")],
        id="a cell of a table",
    ),
    pytest.param(
        "2 | Kiểm tra chợ đầu mối | Cục Quản lý thị trường | Hằng quý",
        [("Hằng quý", "recurring", None, None, "within", "quarterly", "inspect")],
        id="a recurrence in a cell",
    ),
    pytest.param(
        "Tháng 8: tổ chức phiên chợ hàng Việt tại xã Mẫu.",
        [("Tháng 8", "month", "2023-08-01", "2023-08-31", "within", None, "event")],
        id="a month that opens its line",
    ),
    pytest.param(
        "Triển khai xong trong 6 tháng đầu năm 2023.",
        [("xong trong 6 tháng đầu năm 2023", "year", "2023-01-01", "2023-06-30", "within", None, "execute")],
        id="half a year",
    ),
    pytest.param(
        "Rà soát danh mục các tháng 10, 11 và 12 năm 2023.",
        [("các tháng 10, 11 và 12 năm 2023", "month", "2023-10-01", "2023-12-31", "within", None, "execute")],
        id="months in a row",
    ),
    pytest.param(
        "Quy chế hoạt động phải được ban hành trước tháng 7/2023.",
        [("trước tháng 7/2023", "month", None, "2023-07-01", "before", None, "execute")],
        id="before a month",
    ),
    pytest.param(
        "xây dựng Chương trình, kế hoạch hoạt động của Ban Chỉ đạo hàng năm.",
        [("hàng năm", "recurring", None, None, "within", "yearly", "execute")],
        id="a plan to be drawn up every year",
    ),
    pytest.param(
        "Chỉ đạo sơ kết 5 năm, tổng kết 10 năm thực hiện Đề án.",
        [
            ("sơ kết 5 năm", "recurring", None, None, "within", "every_5_years", "review"),
            ("tổng kết 10 năm", "recurring", None, None, "within", "every_10_years", "review"),
        ],
        id="the same two, the other way round",
    ),
    pytest.param(
        "Hoàn thành sửa chữa phòng học trước ngày khai giảng 05/9/2023.",
        [("trước ngày khai giảng 05/9/2023", "absolute", None, "2023-09-05", "before", None, "execute")],
        id="a day with its occasion",
    ),
    pytest.param(
        "Hưởng ứng Ngày Pháp luật Việt Nam 09/11 và trả lời kiến nghị trong 03 ngày làm việc.",
        [
            ("Ngày Pháp luật Việt Nam 09/11", "event", "2023-11-09", "2023-11-09", "on", None, "event"),
            ("trong 03 ngày làm việc", "relative", None, None, "within", None, "execute"),
        ],
        id="a day of observance without brackets, and working days",
    ),
    pytest.param(
        "Thời gian: tháng 4, tháng 5/2023 và tháng 12/2023.",
        [
            ("tháng 4, tháng 5/2023", "month", "2023-04-01", "2023-05-31", "within", None, "execute"),
            ("tháng 12/2023", "month", "2023-12-01", "2023-12-31", "within", None, "execute"),
        ],
        id="months far apart are two intervals",
    ),
    pytest.param(
        "Hai ngành cử đầu mối; 6 tháng họp giao ban một lần.",
        [("6 tháng họp giao ban một lần", "recurring", None, None, "within", "half_yearly", "review")],
        id="once in six months with the act inside",
    ),
    pytest.param(
        "Kiểm tra công tác rà soát hộ nghèo tại 8 huyện; hoàn thành trong quý IV.",
        [("hoàn thành trong quý IV", "quarter", "2023-10-01", "2023-12-31", "within", None, "inspect")],
        id="to be completed says when, the words before say what",
    ),
    pytest.param(
        "Đôn đốc, kiểm tra việc thực hiện, trước ngày 15/12/2023 báo cáo Ủy ban nhân dân tỉnh.",
        [("trước ngày 15/12/2023", "absolute", None, "2023-12-15", "before", None, "report")],
        id="a day before its verb",
    ),
    pytest.param(
        "7 | Cấp đổi giấy phép qua mạng | Sở Giao thông vận tải | Công an tỉnh | 31/12/2023",
        [("31/12/2023", "absolute", None, "2023-12-31", "within", None, "execute")],
        id="a bare day in a cell is the last one",
    ),
    pytest.param(
        "Tháng 3/2023",
        [("Tháng 3/2023", "month", "2023-03-01", "2023-03-31", "within", None, "execute")],
        id="a cell torn out of its row",
    ),
    pytest.param(
        "Báo cáo kết quả về Cục trước 16 giờ 00 ngày 25/4/2023.",
        [("trước 16 giờ 00 ngày 25/4/2023", "absolute", None, "2023-04-25", "before", None, "report")],
        id="before an hour of a day",
    ),
    pytest.param(
        "Tháng 5/2023 tổ chức tập huấn; tháng 11 tổng kết.",
        [
            ("Tháng 5/2023", "month", "2023-05-01", "2023-05-31", "within", None, "execute"),
            ("tháng 11", "month", "2023-11-01", "2023-11-30", "within", None, "review"),
        ],
        id="months that open their clauses",
    ),
    pytest.param(
        "Thời gian kiểm tra từ ngày 15/5/2023 đến 15/6/2023; thời điểm lấy số liệu: từ ngày 01/01/2021 đến ngày 31/12/2022.",
        [("từ ngày 15/5/2023 đến 15/6/2023", "absolute", "2023-05-15", "2023-06-15", "within", None, "inspect")],
        id="when to inspect, not what the figures cover",
    ),
    pytest.param(
        "Định kỳ 06 tháng (trước ngày 15/6), năm (trước ngày 10/12) báo cáo kết quả về Sở Y tế.",
        [
            ("trước ngày 15/6", "absolute", None, "2023-06-15", "before", None, "report"),
            ("trước ngày 10/12", "absolute", None, "2023-12-10", "before", None, "report"),
        ],
        id="the days of a plan for one year are days of that year",
    ),
    pytest.param(
        "Trong quý I hằng năm, cấp ủy xây dựng kế hoạch kiểm tra.",
        [("Trong quý I hằng năm", "recurring", None, None, "within", "yearly", "inspect")],
        id="a quarter of every year",
    ),
    pytest.param(
        "Phiên chợ diễn ra trong 3 ngày (từ ngày 12 đến 14/5/2023).",
        [("từ ngày 12 đến 14/5/2023", "absolute", "2023-05-12", "2023-05-14", "within", None, "event")],
        id="the days of a market, not how many",
    ),
    pytest.param(
        "Cập nhật dữ liệu hằng ngày trên hệ thống, báo cáo hằng tuần cho Tổ công tác.",
        [("hằng tuần", "recurring", None, None, "within", "weekly", "report")],
        id="weekly reports, not daily work",
    ),
    pytest.param(
        "Hoàn thành 100% việc cấp mã số vùng trồng trước ngày 31/12/2023.",
        [("trước ngày 31/12/2023", "absolute", None, "2023-12-31", "before", None, "execute")],
        id="a share to be reached by a day is work to be done",
    ),
    pytest.param(
        "Chậm nhất là ngày 20 tháng cuối quý đối với báo cáo quý; ngày 20/12 hàng năm đối với báo cáo năm.",
        [
            ("Chậm nhất là ngày 20 tháng cuối quý", "recurring", None, None, "within", "quarterly", "report"),
            ("ngày 20/12 hàng năm", "recurring", None, None, "on", "yearly", "report"),
        ],
        id="a day of every quarter and one of every year",
    ),
    pytest.param(
        "Định kỳ báo cáo cấp ủy kết quả thực hiện.",
        [("Định kỳ", "recurring", None, None, "within", "unspecified", "report")],
        id="định kỳ alone is a recurrence without a period",
    ),
]


@pytest.mark.parametrize(("words", "expected"), BINDING)
def test_what_binds_an_action_is_a_deadline(words, expected):
    assert [shape(deadline) for deadline in find(words)] == expected


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(
            "Thực hiện Chỉ thị số 12-CT/TU ngày 19/5/2023 của Ban Thường vụ Tỉnh ủy.", id="the date of a cited document"
        ),
        pytest.param(
            "Theo Kế hoạch số 45/KH-UBND, ngày 20 tháng 4 năm 2023 của UBND tỉnh, tổ chức tập huấn.", id="the same in words"
        ),
        pytest.param("Căn cứ Luật Giá ngày 19/6/2023, các sở rà soát danh mục.", id="the date of a law"),
        pytest.param("Thực hiện Chiến lược phát triển thương mại đến năm 2030, tầm nhìn đến năm 2045.", id="years in a name"),
        pytest.param("Thực hiện Đề án phát triển thị trường giai đoạn 2021 - 2025.", id="a period in a name"),
        pytest.param("Trên cơ sở dự toán hàng năm của các đơn vị, Sở Tài chính bố trí kinh phí.", id="a yearly budget"),
        pytest.param("Kinh phí bố trí từ nguồn ngân sách chi thường xuyên hằng năm.", id="yearly funds"),
        pytest.param("Lồng ghép vào chương trình công tác hằng năm của cấp ủy.", id="a yearly programme"),
        pytest.param("Xây dựng kế hoạch triển khai Cuộc vận động năm 2023.", id="the year a plan is for"),
        pytest.param("Đây là nhiệm vụ trọng tâm quý II/2023 của ngành.", id="the quarter a task is named after"),
        pytest.param("Thường xuyên, kịp thời tuyên truyền trên các nền tảng số.", id="often and promptly"),
        pytest.param("Giới thiệu cách làm hay trong 15 năm qua.", id="a look back over years"),
        pytest.param("Từ năm 2009 đến nay, Cuộc vận động đã lan tỏa.", id="a look back from a year"),
        pytest.param("Trong năm 2022, toàn tỉnh đã tổ chức 120 phiên chợ.", id="what was done last year"),
        pytest.param("Tính đến ngày 31/12/2023, tỷ lệ hàng Việt đạt 85%.", id="a count on a day"),
        pytest.param("Phấn đấu đến hết năm 2025 có 80% cơ sở đạt chuẩn.", id="a target"),
        pytest.param("Đăng tải trên bản tin phục vụ sinh hoạt định kỳ của chi bộ.", id="a regular meeting"),
        pytest.param("Thay đổi thói quen mua sắm, tiêu dùng hàng ngày của người dân.", id="everyday consumption"),
        pytest.param("Các mặt hàng năm 2023 được bình ổn giá.", id="goods of a year are not every year"),
        pytest.param("Các mặt hàng ngày càng phong phú.", id="goods more and more"),
        pytest.param("Hội nghị có 10 - 12 doanh nghiệp và 3/4 đại biểu tham dự.", id="a count and a fraction"),
        pytest.param("Tổ chức lớp tập huấn trong 02 ngày.", id="how long it takes"),
        pytest.param("Giải quyết tồn tại trong 5 năm qua.", id="within past years"),
        pytest.param(
            "Hưởng ứng phong trào “Tháng hành động từ ngày 15/4 đến ngày 15/5/2023”.", id="dates inside a quoted name"
        ),
        pytest.param("Tổng mức bán lẻ bình quân hằng năm tăng trưởng khá.", id="a yearly average"),
        pytest.param("Báo cáo kết quả công tác 6 tháng đầu năm gửi theo mẫu.", id="the period that a report covers"),
        pytest.param("Điện thoại: 0290.3811111, số 12/5 đường Lê Lợi.", id="a telephone and an address"),
        pytest.param("Ngày 31/02/2023 là ngày không có trong lịch, trước ngày 31/02/2023.", id="a day that no calendar has"),
        pytest.param("Báo cáo theo kỳ họp thứ 5, khóa X ngày 12/7/2023.", id="the day of a session"),
        pytest.param(
            "Nhiệm vụ trong năm 2023 và những năm tiếp theo là giữ ổn định thị trường.", id="this year and all later ones"
        ),
    ],
)
def test_what_binds_nothing_is_no_deadline(words):
    assert [shape(deadline) for deadline in find(words)] == []


ROWS = [
    ("a year in a cell", "1 | Xây dựng chợ hư cấu | Sở A | 2025", [("2025", "2025-01-01", "2025-12-31")]),
    ("a month in a cell", "1 | Xây dựng chợ hư cấu | Sở A | 9/2023", [("9/2023", "2023-09-01", "2023-09-30")]),
    ("years in a cell", "1 | Xây dựng chợ hư cấu | Sở A | 2024 - 2025 | 0", [("2024 - 2025", "2024-01-01", "2025-12-31")]),
    ("figures by year", "1 | Doanh thu hư cấu | 2021 | 2022 | 2023", []),
]


@pytest.mark.parametrize(("words", "expected"), [pytest.param(*rest, id=reason) for reason, *rest in ROWS])
def test_a_bare_year_in_a_cell_is_the_time_of_its_task(words, expected):
    assert [(one.quote, str(one.start), str(one.end)) for one in find(words)] == expected


def test_from_when_figures_are_taken_binds_nothing():
    assert find("Thời gian chốt số liệu: từ ngày 15/12 năm trước đến ngày 14/12.") == []


@pytest.mark.parametrize(
    ("year", "issued", "expected"),
    [
        pytest.param(2024, "2024-02-01", ("2024-11-30", True), id="of the plan"),
        pytest.param(None, "2021-08", ("2021-11-30", True), id="of issue where the plan has none"),
        pytest.param(None, "2023-12-20", ("2024-11-30", True), id="the next one where the day has passed at issue"),
        pytest.param(None, None, None, id="unknown: no interval can be told, and nothing is guessed"),
    ],
)
def test_a_year_missing_in_print_is_taken_from_the_plan_and_marked(year, issued, expected):
    found = find("Báo cáo kết quả trước ngày 30/11.", year, issued)
    assert (expected is None and not found) or (found[0].end.isoformat(), found[0].inferred) == expected


def test_a_printed_year_is_not_inferred():
    assert not find("Báo cáo trước ngày 30/11/2023.")[0].inferred


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("Báo cáo kết quả về Sở Công Thương trước ngày 30/11/2023.", "Sở Công Thương", id="before the date"),
        pytest.param(
            "Trước ngày 30/11/2023, báo cáo kết quả về Ban Dân vận Tỉnh ủy để tổng hợp.", "Ban Dân vận Tỉnh ủy", id="after it"
        ),
        pytest.param(
            "Báo cáo (trước ngày 30/11/2023) về Ban Thường trực Ủy ban MTTQ tỉnh - Thường trực Ban Chỉ đạo (qua thư điện tử).",
            "Ban Thường trực Ủy ban MTTQ tỉnh",
            id="without its apposition",
        ),
        pytest.param(
            "Gửi kết quả về Sở Văn hóa, Thể thao và Du lịch trước ngày 30/11/2023.",
            "Sở Văn hóa, Thể thao và Du lịch",
            id="a comma in the name",
        ),
        pytest.param(
            "Báo cáo gửi Bộ Lao động - Thương binh và Xã hội trước ngày 30/11/2023.",
            "Bộ Lao động - Thương binh và Xã hội",
            id="a dash in it",
        ),
        pytest.param(
            "Định kỳ hằng quý báo cáo Thường trực Huyện ủy kết quả thực hiện.", "Thường trực Huyện ủy", id="no preposition"
        ),
        pytest.param("Hằng năm báo cáo cấp ủy về kết quả thực hiện.", "cấp ủy", id="in small letters"),
        pytest.param("Hoàn thành báo cáo trước ngày 30/11/2023.", None, id="nobody is named"),
    ],
)
def test_to_whom_is_reported_is_kept_as_printed(words, expected):
    assert find(words)[0].recipient == expected


def test_everything_under_a_heading_for_times_binds():
    assert [d.quote for d in find("Từ tháng 4/2023 đến tháng 10/2023.", heading="Thời gian thực hiện")] == [
        "Từ tháng 4/2023 đến tháng 10/2023"
    ]


def test_the_part_of_a_report_that_looks_back_holds_no_deadline():
    lines = (
        ("I", None, "KẾT QUẢ THỰC HIỆN NĂM 2022"),
        ("I.1", 1, "Các huyện hoàn thành báo cáo trước ngày 30/11/2023, hằng năm tổ chức hội chợ."),
        ("II", None, "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2023"),
        ("II.1", 1, "Các huyện hoàn thành báo cáo trước ngày 30/11/2023."),
    )
    assert [deadline.section for deadline in find_deadlines(*build(*lines), 2023, "2023-01-10")] == ["II.1"]


def test_of_a_preamble_only_what_says_by_when_binds():
    lines = (
        ("preamble", None, "Thực hiện Công văn số 15/UBND-KT ngày 10/3/2023, trong quý II/2023."),
        ("preamble", None, "Đề nghị các sở gửi báo cáo trước ngày 20/4/2023."),
    )
    assert [deadline.quote for deadline in find_deadlines(*build(*lines), 2023, "2023-03-12")] == ["trước ngày 20/4/2023"]


def test_only_a_bare_recurrence_is_held_for_doubtful():
    words = "Định kỳ báo cáo kết quả. Báo cáo trước ngày 30/11/2023."
    assert [deadline.confidence < 0.5 for deadline in find(words)] == [True, False]


@pytest.mark.parametrize(
    "unit",
    [
        "trước ngày ",
        "ngày 15/6 và ",
        "định kỳ 6 tháng, ",
        "(",
        '"',
        "“",
        "1",
        "quý I, ",
        "báo cáo ",
        "từ ngày 01 đến ",
        "Ngày Á ",
        "hằng năm ",
    ],
)
def test_a_megabyte_of_one_phrase_is_read_in_time(unit):
    words = unit * (200_000 // len(unit))
    began = time.process_time()
    for ending in ("", "trước ngày 30/11/2023."):
        find(words + ending)
    assert time.process_time() - began < 2
