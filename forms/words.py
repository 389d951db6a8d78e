"""The fixed words of the report form, on the sheet and on the letter. Always in Vietnamese; data only."""

from __future__ import annotations

CAMPAIGN = "Cuộc vận động “Người Việt Nam ưu tiên dùng hàng Việt Nam”"
TITLE, SUBJECT = "Báo cáo", f"Kết quả thực hiện {CAMPAIGN} năm {{year}}"
FORM_OF = "Biểu mẫu báo cáo {year} · {agency}"
NO_DUE_DAY = "văn bản không ghi hạn báo cáo"
NO_OBLIGATION = "kế hoạch không ghi yêu cầu báo cáo riêng với cơ quan này"
NO_RECIPIENT = "văn bản không ghi nơi nhận"
DUE = {"before": "trước ngày {day}", "on": "ngày {day}", "within": "đến hết ngày {day}"}
LOCATED = "mục {locator}"
ASKED_IN = "{place}: “{printed}”"
ASKED_AS = "{asked}, yêu cầu chung với {body}"
PERIOD = "năm {year}, từ {start} đến {end} (kỳ báo cáo năm theo chế độ chung: {statutory_start} – {statutory_end})"
ROLES = {
    "lead": "Chủ trì",
    "lead_and_coordinate": "Chủ trì, phối hợp",
    "coordinate": "Phối hợp",
    "direct": "Chỉ đạo",
    "advise": "Tham mưu",
    "execute": "Thực hiện",
}
SHEET_TITLES = {
    "duties": "Tình hình thực hiện nhiệm vụ được giao",
    "figures": "Số liệu trong kỳ báo cáo",
    "narrative": "Nội dung báo cáo bằng lời",
    "guide": "Hướng dẫn điền biểu mẫu",
}
SHEET_HINTS = {
    "report": "Chỉ điền các ô nền vàng; các ô khác đã khóa để nơi nhận đọc được tự động.",
    "duties": "Mỗi dòng một nhiệm vụ. Chọn tình trạng trong danh sách; ghi “đã hoàn thành” thì phải có kết quả, minh chứng.",
    "figures": "Không có số liệu thì để trống; ghi 0 khi đã theo dõi và kết quả bằng không. Bốn chỉ tiêu bắt buộc đứng đầu.",
    "narrative": "Viết ngắn gọn; mỗi ô một nội dung.",
}
HINTS = {  # what stands beside a cell to fill
    "unit": "Bắt buộc khi tên ở trên chỉ chung nhiều cơ quan, ví dụ: Huyện Hàm Thuận Bắc",
    "start": "Ngày đầu của kỳ số liệu",
    "end": "Ngày cuối của kỳ số liệu; có thể sớm hơn nếu chốt số trước hạn gửi",
    "submitted": "Ngày gửi báo cáo đi, ví dụ 28/11/2023",
    "signer_role": "Ví dụ: Giám đốc, Phó Trưởng ban; không cần ghi họ tên",
}
GUIDE = (
    "Điền các ô nền vàng ở bốn trang: Báo cáo, Nhiệm vụ, Chỉ tiêu, Nội dung. Không thêm, xóa, đổi chỗ hàng và cột.",
    "Không dán công thức, không tạo liên kết sang tệp khác, không lưu thành tệp có macro: tệp như vậy bị từ chối.",
    "Nhiệm vụ: mục và đoạn là chỗ của nhiệm vụ trong kế hoạch; tình trạng chọn một trong: {states}.",
    "Chỉ tiêu: giá trị là một số, không kèm đơn vị và không kèm chữ “trên”, “khoảng”; các chữ đó chọn ở cột Mức chính xác: "
    "{qualifiers}. Để trống mức chính xác nghĩa là đúng.",
    "Số thập phân gõ theo dấu của máy đang dùng (dấu phẩy hoặc dấu chấm); không gõ dấu ngăn cách hàng nghìn.",
    "Tỷ lệ phần trăm ghi từ 0 đến 100.",
    "Chỉ tiêu thời kỳ (số cuộc, lượt người …) chỉ tính trong kỳ báo cáo; chỉ tiêu thời điểm (số điểm bán, sản phẩm OCOP …) "
    "tính đến ngày cuối kỳ.",
    "Ngày ghi dạng ngày/tháng/năm. Gửi lại lần sau là bản mới thay bản trước, bản trước vẫn được giữ.",
)
DUTY_TABLE = ("TT", "Mục trong kế hoạch", "Nhiệm vụ được giao", "Vai trò", "Tình trạng", "Kết quả, minh chứng")
FIGURE_TABLE = ("TT", "Chỉ tiêu", "Đơn vị tính", "Giá trị", "Mức chính xác", "Nguồn, ghi chú")
LETTER = {
    "intro": "Thực hiện {plan}, {agency} báo cáo kết quả như sau:",
    "no_name": "…………………………… (tên cơ quan)",
    "leadership": "Công tác lãnh đạo, chỉ đạo",
    "duties": "Kết quả thực hiện nhiệm vụ được giao",
    "figures": "Số liệu trong kỳ",
    "difficulties": "Khó khăn, hạn chế, nguyên nhân",
    "proposals": "Phương hướng, kiến nghị",
    "states": "Tình trạng ghi một trong: {states}.",
    "figures_note": "(*) Chỉ tiêu bắt buộc. Không có số liệu thì để trống; ghi 0 khi đã theo dõi và kết quả bằng không. "
    "Mức chính xác ghi một trong: {qualifiers}.",
    "archive": "Lưu: VT",
    "as_above": "Như trên",
    "archive_party": "Lưu Văn phòng",
}
INDEX_HEADINGS = (
    "TT",
    "Cơ quan",
    "Số nhiệm vụ",
    "Số chỉ tiêu",
    "Nơi nhận báo cáo",
    "Thời hạn gửi báo cáo",
    "Tên tệp (.xlsx và .docx)",
)
INDEX_SHEET, INDEX = "Mục lục", "Mục lục biểu mẫu báo cáo năm {year}"
CHECKS = {  # what a spreadsheet says of a value that it refuses
    "title": "Giá trị chưa đúng",
    "state": "Chọn một tình trạng trong danh sách.",
    "qualifier": "Chọn một mức trong danh sách, hoặc để trống.",
    "day": "Ghi một ngày dạng ngày/tháng/năm, ví dụ 28/11/2023.",
    "text": "Không quá {most} ký tự.",
    "percent": "Ghi một số từ 0 đến 100, không kèm dấu %.",
    "number": "Ghi một số không âm, đơn vị: {unit}.",
}
