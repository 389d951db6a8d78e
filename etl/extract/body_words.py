"""The words that Vietnamese names of bodies are made of: heads, acronyms, places, offices, and the verbs that end a name."""

from __future__ import annotations

import re

from etl.extract.letters import share_beginnings

# parts of an acronym, which may be joined by & , - . và or nothing (TT&TT, LĐ-TB&XH, VH, TT và DL), and what it stands for
ACRONYMS = {
    "UB ND": "Ủy ban nhân dân", "HĐ ND": "Hội đồng nhân dân", "UB MT TQ": "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "UB TW MT TQ": "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
    "MT TQ": "Mặt trận Tổ quốc Việt Nam", "UB KT": "Ủy ban Kiểm tra", "BTG": "Ban Tuyên giáo", "BDV": "Ban Dân vận",
    "BTV": "Ban Thường vụ", "BTT": "Ban Thường trực", "BCH": "Ban Chấp hành", "BCĐ": "Ban Chỉ đạo", "CVĐ": "Cuộc vận động",
    "BQL": "Ban Quản lý", "LĐ LĐ": "Liên đoàn Lao động", "LH PN": "Liên hiệp Phụ nữ", "CCB": "Cựu chiến binh",
    "TNCS": "Thanh niên Cộng sản", "HCM": "Hồ Chí Minh", "HTX": "hợp tác xã", "QL TT": "Quản lý thị trường",
    "CHQS": "Chỉ huy Quân sự", "BĐBP": "Bộ đội Biên phòng", "BHXH": "Bảo hiểm xã hội", "NHNN": "Ngân hàng Nhà nước",
    "KBNN": "Kho bạc Nhà nước", "ĐBQH": "đại biểu Quốc hội", "DNNVV": "doanh nghiệp nhỏ và vừa", "DN": "doanh nghiệp",
    "CT XH": "chính trị - xã hội", "PT TH": "Phát thanh và Truyền hình", "TW": "Trung ương", "TƯ": "Trung ương",
    "KCN": "khu công nghiệp", "KKT": "Khu kinh tế", "CQ DN": "Cơ quan và Doanh nghiệp", "TĐ KT": "Thi đua - Khen thưởng",
    "NTD": "người tiêu dùng", "TC KH": "Tài chính - Kế hoạch", "CTMT": "Công tác Mặt trận",
    "NN PTNT": "Nông nghiệp và Phát triển nông thôn", "PTNT": "Phát triển nông thôn",
    "KH ĐT": "Kế hoạch và Đầu tư", "KH CN": "Khoa học và Công nghệ", "TT TT": "Thông tin và Truyền thông",
    "VH TT DL": "Văn hóa, Thể thao và Du lịch", "VH TT": "Văn hóa và Thể thao",
    "VH TT TT": "Văn hóa, Thông tin và Thể thao", "GD ĐT": "Giáo dục và Đào tạo",
    "LĐ TB XH": "Lao động - Thương binh và Xã hội", "GTVT": "Giao thông vận tải", "TN MT": "Tài nguyên và Môi trường",
    "NN MT": "Nông nghiệp và Môi trường", "DT TG": "Dân tộc và Tôn giáo", "TTĐT": "Thông tin điện tử",
    "TX": "thị xã", "TP": "thành phố", "VP": "Văn phòng", "CA": "Công an", "BCSĐ": "Ban cán sự đảng", "TGV": "Tổ giúp việc",
    "HLHPN": "Hội Liên hiệp Phụ nữ", "XTTM": "Xúc tiến thương mại", "VN": "Việt Nam", "TNMT": "Tài nguyên và Môi trường",
}  # fmt: skip
JOIN = r"\s?(?:[&,.–-]|\bvà\b)?\s?"
ACRONYM = "|".join(
    JOIN.join(re.escape(part) for part in name.split()) for name in sorted(ACRONYMS, key=lambda name: (-len(name), name))
)
SEPARATORS = re.compile(r"[\s&,.–-]|và")
EXPANSIONS = {name.replace(" ", ""): words for name, words in ACRONYMS.items()}
TOKEN = re.compile(rf"(?P<acronym>(?=[A-ZĐƯ]{{2}})(?:{ACRONYM})(?=VN\b|\b))(?:VN\b)?\.?(?=\W|$)|(?P<word>[^\W_]+)")

# Heads that are names by themselves (a place or another name may follow), and heads that need a further name.
COMPLETE = """
uy ban nhan dan|hoi dong nhan dan|uy ban mat tran to quoc|mat tran to quoc|tinh uy|thanh uy|huyen uy|thi uy|quan uy|dang uy
dang bo|chinh phu|van phong|thanh tra|cong an|ban thuong vu|ban thuong truc|ban chap hanh|ban chi dao|to giup viec
to cong tac|to chuc dang|tinh doan|thanh doan|huyen doan|doan thanh nien|cap uy|kho bac nha nuoc|ngan hang nha nuoc
bao hiem xa hoi|uy ban kiem tra|ban to chuc|ban tuyen giao|ban tuyen giao va dan van|ban dan van|ban noi chinh|ban quan ly
ban thu ky|bo chi huy quan su|bo chi huy bo doi bien phong|bo doi bien phong|ban chi huy quan su|lien doan lao dong
cong doan|hoi nong dan|hoi lien hiep phu nu|hoi cuu chien binh|hoi phu nu|cuc thue|chi cuc thue|cuc hai quan|cuc thong ke
chi cuc thong ke|ban to chuc - can bo|vien kiem sat nhan dan|toa an nhan dan|kiem toan nha nuoc|thi doan|quan doan
uy ban trung uong mat tran to quoc|ban can su dang|dang doan|truong chinh tri|trung tam chinh tri
dai phat thanh va truyen hinh|dai phat thanh truyen hinh|dai truyen thanh|trung tam van hoa|lien minh hop tac xa|ban bi thu
bo chinh tri|hiep hoi doanh nghiep|dien luc|buu dien|hat kiem lam|doan thanh nien cong san ho chi minh
cong thong tin dien tu|phong van hoa va thong tin|phong kinh te va ha tang|phong kinh te|phong tai chinh - ke hoach
phong noi vu|phong giao duc va dao tao|phong tu phap|phong y te|phong nong nghiep va phat trien nong thon
phong nong nghiep va moi truong|phong lao dong - thuong binh va xa hoi|phong van hoa - xa hoi|phong tai nguyen va moi truong
phong quan ly do thi|phong dan toc|phong kinh te, ha tang va do thi|quoc hoi|doan dai bieu quoc hoi|tong lien doan lao dong
vien thong
van phong hoi dong nhan dan uy ban nhan dan|van phong doan dai bieu quoc hoi hoi dong nhan dan|ban cong tac mat tran
ban dieu hanh|ban quan tri|ban chu nhiem|ban van dong|ban an toan giao thong|ban nhan dan|bao phat thanh truyen hinh
trung tam dich vu tong hop|trung tam cung ung dich vu cong|trung tam phuc vu hanh chinh cong|trung tam dich vu nong nghiep
hoi lien hiep thanh nien|hoi sinh vien|hoi doanh nhan tre|hoi nha bao|hoi chu thap do|hoi khuyen hoc|hoi nguoi cao tuoi
"""
FIELDS = """
cong thuong|tai chinh|y te|noi vu|tu phap|xay dung|giao thong van tai|du lich|ngoai vu|ngoai giao|quoc phong|cong an|van hoa
the thao|giao duc|nong nghiep|tai nguyen|moi truong|ke hoach|dau tu|lao dong|khoa hoc|thong tin|van hoa va the thao
van hoa, the thao va du lich|van hoa, the thao|dan toc|quy hoach - kien truc|giao duc va dao tao
nong nghiep va phat trien nong thon|nong nghiep va moi truong|tai nguyen va moi truong|ke hoach va dau tu
lao dong - thuong binh va xa hoi|khoa hoc va cong nghe|thong tin va truyen thong|dan toc va ton giao|giao thong cong chanh
an toan thuc pham
"""
OPEN = """
so|bo|ban|cuc|chi cuc|tong cuc|vu|vien|bo tu lenh|bao|dai|hoi|hoi dong|uy ban|lien doan|lien minh|lien hiep|hiep hoi|doan
truong|truong dai hoc|truong cao dang|trung tam|ngan hang|kho bac|tap doan|tong cong ty|cong ty|phong|to|to cong tac
thuong truc|thuong vu|tap chi|thong tan xa|hoc vien|dai hoc|nha xuat ban|quy|cang vu|cang|doi|chi doi|lien hiep cac hoi
tong hoi|cau lac bo|doan luat su|benh vien|cong|xi nghiep|nha may|sieu thi|khu|ban quan ly|dang uy khoi|vien khoa hoc
chi nhanh|co quan|thanh vien|tieu ban|tram
"""
# "Bộ luật", "Hội chợ", "Ban hành" begin like a body and are none
NO_BODY = re.compile(
    r"(?i:bộ (?:luật|tiêu chí|chỉ số|chỉ tiêu|máy|phận|thủ tục|mặt|tài liệu|sản phẩm|nhận diện|quy)|hội (?:nghị|chợ"
    r"|thảo|thi|viên|nhập|họp|trường|đàm)"
    r"|ban (?:hành|đầu|ngày|giám)|báo (?:cáo|chí|động|in|nói|hình|điện)|đài tưởng|trường (?:hợp|học|kỳ)"
    r"|phòng[, ]+(?:chống|ngừa|ngự|trừ|cháy|tránh)"
    r"|vụ (?:việc|án|mùa|xuân|đông)|viện (?:trợ|dẫn)|đoàn (?:viên|kết|thể|vay)|cục (?:bộ|diện)|sở (?:hữu|thích|tại"
    r"|dĩ)|công (?:tác|nghệ|nghiệp|khai|bố|dân|cụ|chức"
    r"|trình|nhân|văn|suất|thương|nhận|bằng|điện|ích)|quỹ (?:đất|thời)|tổ chức(?! (?:đảng|Đảng|chính trị))|cảng biển"
    r"|khu (?:vực|dân|chợ)|đội (?:ngũ|mũ)"
    r"|liên (?:kết|quan|tục|hệ)|hiệp (?:định|ước)|thường (?:xuyên)|đại (?:hội|biểu|diện|dịch)|đảng (?:viên|bộ viên)"
    r"|cấp (?:phép|phát|độ)|văn phòng phẩm"
    r"|thanh tra (?:việc|các|đột)|cơ quan chức năng|siêu thị,|chính phủ điện tử|thông tin)(?![^\W\d_])"
)
# nouns of bodies without a proper name: "các sở, ban, ngành"
NOUNS = """
sở|ban|ngành|bộ|cơ quan|đơn vị|địa phương|đoàn thể|hội|hiệp hội|tổ chức|huyện|thành phố|thị xã|quận|tỉnh|xã|phường|thị trấn
đặc khu|cấp ủy|cấp|chi bộ|đảng bộ|đảng ủy|huyện ủy|thị ủy|thành ủy|tỉnh ủy|quận ủy|đảng đoàn|phòng|trường|doanh nghiệp
hợp tác xã|tập đoàn|tổng công ty|công ty|siêu thị|trung tâm|chợ|báo|đài|thành viên|chính quyền|mặt trận|ban quản lý
nhà trường|cơ sở|báo chí|truyền thông|ban chỉ đạo|hộ|tổ|viện|bệnh viện|ngân hàng|khối|chi|nghiệp đoàn|công đoàn|hệ thống
doanh nhân|thương nhân|nhà phân phối|kinh doanh|sản xuất|phân phối|thị|thành|đơn vị sự nghiệp|hội đặc thù|hội quần chúng
thôn|ấp|buôn|làng|khu phố|khóm|khu dân cư|tổ dân phố
câu lạc bộ|trang|cổng|tạp chí|văn phòng|cục|vụ|tổng cục|chi cục|lực lượng|tập thể|cá nhân|ủy ban|quỹ|lãnh đạo
"""
PEOPLE = re.compile(
    r"(?i:doanh nghiệp|siêu thị|trường|bệnh viện|hợp tác xã|chợ|hộ |cơ sở sản|thương nhân|người|nhà phân|công ty|cá nhân)"
)
NAMELESS = re.compile(
    r"(?i)(?:(?:các|những)\s+)?(?:(?:cơ quan|đơn vị|tổ chức|cá nhân|ngành|bên|lực lượng|bộ phận|cấp)(?:,\s*|\s+và\s+"
    r"|\s+)?(?:các\s+)?){1,5}"
    r"(?:(?:có\s+)?(?:liên quan|chức năng)(?:\s+(?:khác|có liên quan|liên quan))?|khác)|đảng|nhà nước|nhân dân|trung ương"
)
VERBS = """
chủ trì|phối hợp|phối với|tham mưu|vinh danh|giúp|chỉ đạo|lãnh đạo|hướng dẫn|thực hiện|triển khai|tổ chức|xây dựng|ban hành
tiếp tục|tăng cường|đẩy mạnh|chủ động|thường xuyên|kịp thời|định kỳ|nghiên cứu|rà soát|báo cáo|tổng hợp|tuyên truyền|bố trí
đảm bảo|bảo đảm|quan tâm|nâng cao|đôn đốc|theo dõi|giám sát|kiểm tra|kiểm soát|thẩm định|cân đối|đề xuất|vận động|lồng ghép
khuyến khích|hỗ trợ|cung cấp|đăng tải|đưa|mở|tích cực|nghiêm túc|khẩn trương|phân công|cử|lập|chấp hành|quán triệt|phổ biến
động viên|huy động|tiến hành|hoàn thiện|hoàn thành|sử dụng|ưu tiên|đề nghị|yêu cầu|giao|thông báo|gửi|đánh giá|trình|mời
lựa chọn|gắn|góp phần|phát huy|phát động|đấu tranh|xử lý|ngăn chặn|thanh tra|duy trì|củng cố|kiện toàn|trực tiếp|phụ trách
tạo|giới thiệu|đại diện|nắm|cụ thể|cụ thể hóa|tập trung|chú trọng|nêu cao|thống nhất|có trách nhiệm|có nhiệm vụ
chịu trách nhiệm|căn cứ|làm|hằng năm|hàng năm|hàng quý|hằng quý|hàng tháng|hằng tháng|xác định|tham gia|phản ánh|tập huấn
nhân rộng|biểu dương|khen thưởng|xem xét|quyết định|thành lập|quản lý|kết nối|tuyên dương|tôn vinh|lấy|thu thập|khai thác
cập nhật|thông tin|chuẩn bị|đề cao|đổi mới|đa dạng hóa|ký kết|ký|nghiêm chỉnh|đồng hành|hưởng ứng|cam kết|liên hệ|cảnh báo
công bố|công khai|dành|sắp xếp|soạn thảo|tìm|tăng|điều tra|rút kinh nghiệm|sơ kết|tổng kết|phê duyệt|áp dụng|phát hiện
tiếp nhận|tích hợp|viết|sản xuất|xử phạt|khảo sát|đầu mối|kêu gọi|quyết liệt|nhắc nhở|niêm yết|thúc đẩy|đăng ký|phát sóng
đưa tin|mở rộng|điều chỉnh|bổ sung|tư vấn|phản biện|góp ý|nắm bắt|bám sát|chấn chỉnh|định hướng|tháo gỡ|giải quyết|cải thiện
trưng bày|quảng bá|khắc phục|phấn đấu|thẩm tra|phân bổ|kiến nghị|dự báo|tiếp thu|thu hút|phòng ngừa|giữ vững|ủng hộ|vận hành
"""
STOPS = """
có|được|là|sẽ|phải|cần|nên|đã|đang|chịu|theo|trên|tại|để|về|với|cùng|các|những|hoặc|do|khi|nếu|sau|trước|từ|đến|bằng|cho|mà
thì|ngoài|nhằm|cũng|như|qua|vào|gồm|này|đó|nêu|liên quan|đồng thời|bên cạnh|thông qua|nhất|kể|ở|của|hay|không|luôn|thường
kịp|căn|tùy|cơ bản|trở
"""


def _phrases(words: str) -> tuple[str, ...]:
    return tuple(phrase for line in words.strip().splitlines() for phrase in line.split("|"))


ONE_SYLLABLE_HEADS = frozenset(
    [
        "sở",
        "bộ",
        "ban",
        "cục",
        "vụ",
        "viện",
        "báo",
        "đài",
        "hội",
        "đoàn",
        "trường",
        "phòng",
        "tổ",
        "quỹ",
        "cảng",
        "đội",
        "cổng",
        "khu",
        "trạm",
    ]
)
ANY_VERB = share_beginnings(_phrases(VERBS))
VERB = re.compile(rf"(?:{ANY_VERB})(?![^\W_])", re.IGNORECASE)
STOP = re.compile(
    rf"(?:{share_beginnings(_phrases(STOPS))}|trong(?! nước| tỉnh)|h[àằ]ng (?:năm|quý|tháng|tuần|ngày)|{ANY_VERB})(?![^\W_])"
)
NOUN = re.compile(rf"(?:{share_beginnings(_phrases(NOUNS))})(?![^\W_])", re.IGNORECASE)
COMPLETE_HEADS, OPEN_HEADS, FIELD_NAMES = _phrases(COMPLETE), _phrases(OPEN), _phrases(FIELDS)
