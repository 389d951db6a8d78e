"""The fixed words of the draft report that a place makes of the reports handed in. Always in Vietnamese; data only.

The five parts are those in which provinces report on the campaign: leadership, results, results of members and districts,
assessment, what comes next.
"""

from __future__ import annotations

from forms.words import SUBJECT, TITLE

MARK = "DỰ THẢO"
HEADLINE, SUBJECT_OF = TITLE, f"{SUBJECT} {{place}}"
PLACE, CENTRE = "trên địa bàn {place}", "của cả nước"
INTRO = (
    "Dự thảo này được tổng hợp tự động từ {reports} trong kho Hàng Việt Atlas, kỳ kết thúc trong năm {year}, dữ liệu đến ngày "
    "{day}. Người soạn thảo kiểm tra, bổ sung trước khi trình ký."
)
COVERAGE = "Căn cứ tổng hợp: {coverage}."
MISSING = "Được giao báo cáo, chưa có báo cáo trong kho này: {bodies}."
ELSEWHERE = "Không tính ở năm này vì kỳ kết thúc năm khác: {reports}."
LEADERSHIP = "Công tác lãnh đạo, chỉ đạo"
RESULTS = "Kết quả thực hiện các nội dung của Cuộc vận động"
MEMBERS = "Kết quả của thành viên Ban Chỉ đạo và cấp huyện"
ASSESSMENT = "Đánh giá chung, hạn chế, nguyên nhân"
AHEAD = "Phương hướng, kiến nghị"
REQUIRED, BY_THEME = "Các chỉ tiêu bắt buộc", "Tình hình thực hiện nhiệm vụ theo chủ đề"
BY_BODY, TOLD = "Tình hình thực hiện nhiệm vụ theo cơ quan", "Nội dung các báo cáo"
SUM = "{value}, cộng từ {counted} trên {reporters} cơ quan, đơn vị đã báo cáo{notes}."
NOTHING_ADDED = "chưa có số liệu của cơ quan, đơn vị{notes}."
LISTED = "không cộng; từng báo cáo ghi: {parts}."
LISTED_PART = "{value} ({body}, {period})"
DUTIES = "Báo cáo trong kho này nói về {told} trên {total} lượt giao nhiệm vụ của các kế hoạch đã nạp."
NO_DUTIES = "Kế hoạch đã nạp không giao nhiệm vụ nào trong năm này."
NO_WORDS = "Chưa báo cáo nào trong kho này có nội dung này."
QUOTE = "“{text}”"
ANNEX_FIGURES = "Phụ lục 1. Số liệu tổng hợp và các phần"
ANNEX_BODIES = "Phụ lục 2. Cơ quan, đơn vị báo cáo"
ANNEX_DUTIES = "Phụ lục 3. Nhiệm vụ đã có báo cáo"
YEAR = "năm {year}"
FIGURE_TABLE = ("TT", "Chỉ tiêu, cơ quan báo cáo", "Kỳ, ngày gửi", "Giá trị", "Đơn vị tính", "Dùng vào số tổng hợp")
BODY_TABLE = ("TT", "Cơ quan, đơn vị", "Được giao báo cáo", "Tình trạng", "Ngày gửi gần nhất")
DUTY_TABLE = ("TT", "Mục trong kế hoạch", "Cơ quan", "Nhiệm vụ", "Tình trạng", "Kết quả, minh chứng")
DUTY_PLACE = "{plan}, mục {locator}"
THEME_HEADING, BODY_HEADING = "Chủ đề", "Cơ quan"
SUBMITTED = "{period}; gửi {day}"
RECIPIENTS = ("……………", "Lưu: VT")
PARTY_RECIPIENTS = ("……………", "Lưu Văn phòng")
