"""The words by which a time binds an action, or by which it is seen to bind none (structural grammar of official papers)."""

from __future__ import annotations

import re

SENTENCE_END = re.compile(r"[.;!?…](?=\s)|\s\|\s")
SENTENCE_MARKS, CELL_BAR = (". ", "; ", "! ", "? ", "… "), " | "  # the same, looked for from behind

# "chậm nhất đến hết " before "ngày 15/6"
CUE = re.compile(
    r"""
    (?:\b(?:chậm\snhất|muộn\snhất|trễ\snhất|trước|đến|tới|hết|trong|ngay|vào|khoảng|dự\skiến|từ\snay|bắt\sđầu\stừ|kể\stừ|từ|cho|cuối
      |đầu|giữa|là|các|hạn|thời\shạn|thời\sgian|thời\sđiểm|vòng|sau|không\squá|tối\sđa|xong|hoàn\sthành|hạn\schót|hạn\scuối
      |\d{1,2}\s?(?:giờ|h)(?:\s?\d{2})?(?:\sphút)?)
      (?:\s?[:(]\s?|,\s|\s)){1,7}$
    """,
    re.IGNORECASE | re.VERBOSE,
)
# every word of a cue: no cue goes on across another
CUE_WORDS = frozenset(
    "chậm muộn trễ nhất trước đến tới hết trong ngay vào khoảng dự kiến từ nay bắt đầu kể cho cuối giữa là các hạn thời"  # noqa: SIM905
    " gian điểm vòng sau không quá tối đa xong hoàn thành chót giờ h phút".split()
)
CUE_WORD = re.compile(
    r"chậm nhất|muộn nhất|trễ nhất|dự kiến|từ nay|bắt đầu từ|kể từ|không quá|tối đa|hoàn thành|thời hạn|thời gian"
    r"|hạn chót|hạn cuối|\w+"
)
LATEST = frozenset(
    {"chậm nhất", "muộn nhất", "trễ nhất", "không quá", "tối đa", "hạn", "hạn chót", "hạn cuối", "từ nay", "hết", "thời hạn"}
)
WITHIN = frozenset({"trong", "vào", "khoảng", "dự kiến"})
DONE = frozenset({"hoàn thành", "xong"})
FROM = frozenset({"từ", "kể từ", "bắt đầu từ", "sau"})
ALLOWED_SPAN = frozenset({"vòng", "thời hạn", "hạn", "chậm nhất", "muộn nhất", "trễ nhất", "không quá", "tối đa"})

SLOT_HEADING = re.compile(
    r"(?:dự kiến )?(?:thời gian|thời hạn|thời điểm|tiến độ|lộ trình)\b(?! (?:qua|vừa qua|tới))", re.IGNORECASE
)
SLOT_OPEN = re.compile(
    r"(?:thời gian|thời hạn|thời điểm|tiến độ|lộ trình|hạn (?:nộp|gửi|chót|cuối|nhận|đăng ký|hoàn thành)|bắt đầu"
    r"|kết thúc)(?! qua| vừa)[^:;|.]{0,60}:[^;|.]{0,60}$",
    re.IGNORECASE,
)
DUE = re.compile(
    r"(?:hoàn thành|thời hạn|hạn (?:nộp|gửi|chót|cuối|nhận|đăng ký)|kết thúc)[^:;|.]{0,40}:[^;|.]{0,30}$", re.IGNORECASE
)
AT_SESSION = re.compile(r"\b(?:tại|trình) (?:\w+ ){0,3}kỳ họp\s$", re.IGNORECASE)
FIGURES_FROM = re.compile(r"(?:chốt|lấy|tính) số liệu|(?<!định )kỳ báo cáo", re.IGNORECASE)  # when figures are taken
NOT_A_SLOT = re.compile(r"số liệu|chốt|kỳ báo cáo|lấy số", re.IGNORECASE)

DONE_ALREADY = re.compile(r"\b(?:đã|vừa qua|thời gian qua|cùng kỳ|so với|tính đến|tính từ|trải qua|nhìn lại)\b", re.IGNORECASE)
DONE_BEFORE = re.compile(
    r"\bđã (?:được )?(?:hoàn thành|gửi|báo cáo|thực hiện|tổ chức|ban hành|thành lập|cấp|ký|phê duyệt)\b", re.IGNORECASE
)
PAST_AFTER = re.compile(
    r"\s?(?:đến nay|qua\b|trở lại đây|vừa qua|trước đây|trở về trước|gần đây|liên tục|liên tiếp|tới\b|tiếp theo"
    r"|kinh nghiệm|tuổi|tù\b)",
    re.IGNORECASE,
)
AND_LATER = re.compile(r",?\s(?:và|đến) (?:các|những) năm|,?\s(?:và )?(?:định hướng|tầm nhìn)", re.IGNORECASE)
TARGET = re.compile(
    r"\d\s?%|\b(?:phấn đấu|mục tiêu|chỉ tiêu|tầm nhìn|tăng trưởng|tốc độ|bình quân|đạt (?:tối thiểu|ít nhất|trên|từ"
    r"|khoảng)?\s?\d)",
    re.IGNORECASE,
)
PURPOSE = re.compile(r"\b(?:nhằm|góp phần)\b[^.;]{0,160}$", re.IGNORECASE)
CITED = re.compile(
    r"(?:[A-ZĐ]{2,}[\w/.\-]*|\b(?:số|Luật|Đại hội|khóa|Kỳ họp|kỳ họp|Phiên họp|phiên họp|Cuộc họp"
    r"|cuộc họp)\b[^,;.]{0,60}|[\"”])\s?,?\s?\(?(?:ký |ban hành )?$"
)
DOCUMENT = re.compile(
    r"\b(?:Nghị quyết|Quyết định|Chỉ thị|Công văn|Kế hoạch|Thông báo|Kết luận|Luật|Bộ luật|Pháp lệnh|Hiến pháp"
    r"|Nghị định|Thông tư|Hướng dẫn"
    r"|Báo cáo|Tờ trình|Quy định|Chương trình|Công điện|Đề án|Quy chế|Điều lệ|[Vv]ăn bản|công văn|quyết định|thông báo"
    r"|ý kiến)\b[^.;]{0,140}$"
)
NAMED = re.compile(
    r"\b(?:báo cáo|số liệu|kết quả|tình hình|nhiệm vụ|công tác|kế hoạch|chương trình|trọng tâm|sơ kết|tổng kết|kỳ"
    r"|phiên họp|dự toán|hoạt động"
    r"|giai đoạn|nhiệm kỳ|cuộc vận động|kinh phí|ngân sách|phong trào)\s(?:của\s)?(?:\w+\s){0,3}\(?$",
    re.IGNORECASE,
)
GOODS = re.compile(r"(?:mặt|bán|cửa|đơn|khách|ngân|mua|đặt|gian|giao|dùng|đưa|nhà|kho|bạn|chở)\s$", re.IGNORECASE)
MEASURED = re.compile(
    r"\b(?:dự toán|ngân sách|kinh phí|nguồn vốn|định mức|chỉ tiêu|bình quân|tốc độ|sản lượng|doanh thu|thu nhập"
    r"|tăng trưởng|xếp loại|thi đua"
    r"|lương|phí|diện tích|công suất|nhu cầu|tiêu dùng|đầu tư công|(?:làm|là) (?:tiêu chí|căn cứ"
    r"|cơ sở))(?:,?\s[^\s,;.:]+){0,5}\s$",
    re.IGNORECASE,
)
INSIDE_NOUN = re.compile(
    r"\b(?:trong|tại|vào|theo|từ|của|thông qua|qua|với|lồng ghép|về|nội dung|chế độ)\s(?:các\s|những\s|cuộc\s|buổi\s"
    r"|kỳ\s|bộ\s)*"
    r"(?:sinh hoạt|họp|giao ban|hội nghị|kế hoạch|chương trình|nhiệm vụ|báo cáo|hội họp|đánh giá|kiểm điểm|kỳ họp"
    r"|phong trào|lịch|bản tin)"
    r"(?:,?\s[^\s,;.:]+){0,9}\s$",
    re.IGNORECASE,
)
PLAN_NOUN = re.compile(r"\b(?:kế hoạch|chương trình|nhiệm vụ)(?:\s\w+){0,2}\s$", re.IGNORECASE)
DRAWS_UP = re.compile(r"\b(?:xây dựng|ban hành|lập|tham mưu|đề ra|gửi|nộp|thực hiện chế độ|chế độ)\b", re.IGNORECASE)
OF_SOMETHING = re.compile(r"\scủa\b", re.IGNORECASE)
PERIODIC_NOUN = re.compile(
    r"(?:sinh hoạt|báo cáo|họp|kiểm tra|thanh tra|giám sát|giao ban|theo|đột xuất và|đột xuất,|không|chế độ|khám"
    r"|bảo dưỡng|tin)\s$",
    re.IGNORECASE,
)
PERIODIC_VERB = re.compile(
    r",?\s(?:báo cáo|có|tổ chức|kiểm tra|đánh giá|rà soát|sơ kết|tổng kết|tổng hợp|cập nhật|thông báo|thông tin|họp"
    r"|giao ban|tham mưu|khảo sát"
    r"|cung cấp|gửi|hoặc đột xuất|và đột xuất|theo dõi|giám sát|tiến hành|phối hợp|xây dựng|công bố|đôn đốc|nắm"
    r"|trao đổi|phản ánh|làm việc)\b"
)
YEAR_CELL = re.compile(r"(?:^|\| )(?:\d{1,2}/)?(?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?\s*(?=\||$)")
EXAMPLE = re.compile(r"(?:nhất là|đặc biệt là|như)\s(?:\w+\s){0,3}$", re.IGNORECASE)
PREPARES = re.compile(r"\b(?:tổ chức|chuẩn bị|tiến hành|tham mưu|hội nghị|phục vụ|triển khai)\b[^;.]{0,60}$", re.IGNORECASE)
LOOKS_THROUGH = re.compile(r"\b(?:qua|sau|việc|báo cáo|kế hoạch|đã)\s$", re.IGNORECASE)
ACTS = re.compile(
    r"\b(?:tổ chức|hoàn thành|triển khai|thực hiện|xây dựng|ban hành|báo cáo|gửi|tham mưu|phát động|khai mạc|công bố"
    r"|kiểm tra|giám sát|sơ kết|tổng kết"
    r"|đánh giá|rà soát|trình|họp|tập huấn|mở|khảo sát|góp ý|hướng dẫn|bố trí|cập nhật)\b",
    re.IGNORECASE,
)
LISTED_WITH = re.compile(
    r"(?:\s?\([^()\n]{0,80}\)|\sđối với[^,;.\n]{0,60})?\s?(?:,|;|và|hoặc|, và|; và)\s?(?:(?:báo cáo|đối với)[^,;.\n]{0,40}\s)?",
    re.IGNORECASE,
)
