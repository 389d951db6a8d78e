"""Heads and tails of very different papers. All are invented (HƯ CẤU): numbers, dates and persons are made up.

`{body}` stands for a body of two short sections; `expected` names the fields of the head that a case is about.
"""

from __future__ import annotations

from dataclasses import dataclass, field

BODY = """I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao nhận thức của cán bộ, công chức và Nhân dân.
2. Yêu cầu
- Bám sát Kế hoạch số 77/KH-UBND ngày 03/02/2020 của Ủy ban nhân dân tỉnh.
II. TỔ CHỨC THỰC HIỆN
1. Sở Công Thương chủ trì, phối hợp với các sở, ngành triển khai thực hiện.
2. Định kỳ báo cáo trước ngày 15/12./."""


@dataclass(frozen=True)
class Invented:
    """One invented paper and what its head says; `missing` fields must be None."""

    id: str
    text: str
    expected: dict[str, object]
    missing: tuple[str, ...] = ()
    recipients: tuple[str, ...] | None = None
    body_starts: str = ""
    doubts: tuple[str, ...] = field(default=())

    @property
    def full(self) -> str:
        return self.text.replace("{body}", BODY)


HEADS = [
    Invented(
        "a plan of a province, columns side by side in every line",
        """UBND TỈNH HÀ NAM   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ CÔNG THƯƠNG     Độc lập - Tự do - Hạnh phúc
-------            ---------------
Số: 05/KH-SCT      Hà Nam, ngày 02 tháng 01 năm 2024

KẾ HOẠCH
Đưa hàng Việt về nông thôn năm 2024

Căn cứ Quyết định số 386/QĐ-TTg ngày 17/3/2021 của Thủ tướng Chính phủ;
Sở Công Thương ban hành Kế hoạch như sau:
{body}
Nơi nhận:                          KT. GIÁM ĐỐC
- UBND tỉnh (để b/c);              PHÓ GIÁM ĐỐC
- Các phòng chuyên môn;
- Lưu: VT, QLTM.
                                   (Đã ký)

                                   Trần Văn Hư Cấu""",
        {
            "type": "ke_hoach",
            "number": 5,
            "number_text": "05/KH-SCT",
            "symbol": "KH-SCT",
            "issuer": "SỞ CÔNG THƯƠNG",
            "parent_issuer": "UBND TỈNH HÀ NAM",
            "province": "Hà Nam",
            "place": "Hà Nam",
            "date": "2024-01-02",
            "year": 2024,
            "title": "Đưa hàng Việt về nông thôn năm 2024",
            "signer_name": "Trần Văn Hư Cấu",
            "signer_role": "PHÓ GIÁM ĐỐC",
            "signer_authority": "KT. GIÁM ĐỐC",
        },
        recipients=("UBND tỉnh (để b/c)", "Các phòng chuyên môn", "Lưu: VT, QLTM"),
        body_starts="Căn cứ Quyết định",
    ),
    Invented(
        "the same columns merged with single blanks",
        """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH ĐẮK LẮK Độc lập - Tự do - Hạnh phúc
Số: 112/KH-UBND Đắk Lắk, ngày 15 tháng 7 năm 2022
KẾ HOẠCH
Triển khai thực hiện Chỉ thị số 28/CT-TTg ngày 26 tháng 10 năm 2021
của Thủ tướng Chính phủ trên địa bàn tỉnh
Thực hiện Chỉ thị số 28/CT-TTg ngày 26/10/2021 của Thủ tướng Chính phủ,
UBND tỉnh ban hành Kế hoạch như sau:
{body}
Nơi nhận: TM. ỦY BAN NHÂN DÂN
- Bộ Công Thương; KT. CHỦ TỊCH
- TT Tỉnh ủy, TT HĐND tỉnh; PHÓ CHỦ TỊCH
- Lưu: VT, KT.
Lê Thị Hư Cấu""",
        {
            "type": "ke_hoach",
            "number": 112,
            "symbol": "KH-UBND",
            "issuer": "ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK",
            "province": "Đắk Lắk",
            "place": "Đắk Lắk",
            "date": "2022-07-15",
            "signer_name": "Lê Thị Hư Cấu",
            "signer_role": "PHÓ CHỦ TỊCH",
            "signer_authority": "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH",
            "title": "Triển khai thực hiện Chỉ thị số 28/CT-TTg ngày 26 tháng 10 năm 2021 của Thủ tướng Chính phủ trên địa bàn tỉnh",
        },
        missing=("year", "parent_issuer"),
        recipients=("Bộ Công Thương", "TT Tỉnh ủy, TT HĐND tỉnh", "Lưu: VT, KT"),
        body_starts="Thực hiện Chỉ thị",
        doubts=("layout",),
    ),
    Invented(
        "a ministry's letter with its subject under the number",
        """BỘ CÔNG THƯƠNG
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 4321/BCT-TTTN
V/v tăng cường thực hiện Cuộc vận
động “Người Việt Nam ưu tiên dùng
hàng Việt Nam”
Hà Nội, ngày 20 tháng 8 năm 2023

Kính gửi: Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương

Thực hiện Quyết định số 386/QĐ-TTg, Bộ Công Thương đề nghị:
1. Tuyên truyền, phổ biến.
2. Báo cáo trước ngày 30/11/2023.
Trân trọng./.

Nơi nhận:
- Như trên;
- Bộ trưởng (để b/c);
- Lưu: VT, TTTN (02).
KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Phạm Hư Cấu""",
        {
            "type": "cong_van",
            "number": 4321,
            "symbol": "BCT-TTTN",
            "issuer": "BỘ CÔNG THƯƠNG",
            "place": "Hà Nội",
            "date": "2023-08-20",
            "title": "V/v tăng cường thực hiện Cuộc vận động “Người Việt Nam ưu tiên dùng hàng Việt Nam”",
            "signer_name": "Phạm Hư Cấu",
            "signer_role": "THỨ TRƯỞNG",
            "signer_authority": "KT. BỘ TRƯỞNG",
        },
        missing=("province", "parent_issuer", "year"),
        recipients=("Như trên", "Bộ trưởng (để b/c)", "Lưu: VT, TTTN (02)"),
        body_starts="Kính gửi",
    ),
    Invented(
        "a letter whose subject stands beside number and date",
        """UBND TỈNH LONG AN CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ TÀI CHÍNH Độc lập - Tự do - Hạnh phúc
Số: 987/STC-GCS V/v hướng dẫn mua sắm
hàng hóa sản xuất trong nước Long An, ngày 9 tháng 3 năm 2022
Kính gửi:
- Các sở, ban, ngành;
- UBND các huyện.
Sở Tài chính đề nghị các đơn vị thực hiện nội dung sau:
1. Rà soát nhu cầu mua sắm.
Nơi nhận: GIÁM ĐỐC
- Như trên;
- Lưu: VT.
Võ Văn Hư Cấu""",
        {
            "type": "cong_van",
            "number": 987,
            "symbol": "STC-GCS",
            "issuer": "SỞ TÀI CHÍNH",
            "parent_issuer": "UBND TỈNH LONG AN",
            "province": "Long An",
            "place": "Long An",
            "date": "2022-03-09",
            "title": "V/v hướng dẫn mua sắm hàng hóa sản xuất trong nước",
            "signer_role": "GIÁM ĐỐC",
            "signer_name": "Võ Văn Hư Cấu",
        },
        missing=("signer_authority",),
        recipients=("Như trên", "Lưu: VT"),
        body_starts="Kính gửi",
    ),
    Invented(
        "a Party letter with a blank number",
        """TỈNH ỦY NINH THUẬN
*
Số      -CV/TU
V/v lãnh đạo thực hiện Chỉ thị 03
ĐẢNG CỘNG SẢN VIỆT NAM
Ninh Thuận, ngày       tháng 6 năm 2021

Kính gửi: - Ban cán sự đảng UBND tỉnh,
- Các huyện ủy, thành ủy,
Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy thực hiện tốt một số nội dung sau:
1. Quán triệt, tuyên truyền.

T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG

Đặng Hư Cấu

Nơi nhận:
- Như trên,
- Lưu Văn phòng Tỉnh ủy.""",
        {
            "type": "cong_van",
            "number_text": "-CV/TU",
            "symbol": "CV/TU",
            "issuer": "TỈNH ỦY NINH THUẬN",
            "province": "Ninh Thuận",
            "date": "2021-06",
            "title": "V/v lãnh đạo thực hiện Chỉ thị 03",
            "signer_role": "CHÁNH VĂN PHÒNG",
            "signer_authority": "T/L BAN THƯỜNG VỤ",
            "signer_name": "Đặng Hư Cấu",
        },
        missing=("number", "parent_issuer"),
        recipients=("Như trên", "Lưu Văn phòng Tỉnh ủy"),
        body_starts="Kính gửi",
        doubts=("blank_number", "blank_date"),
    ),
    Invented(
        "a directive of a provincial Party committee",
        """TỈNH ỦY SÓC TRĂNG          ĐẢNG CỘNG SẢN VIỆT NAM
*
Số 18-CT/TU                Sóc Trăng, ngày 15 tháng 4 năm 2022

CHỈ THỊ
CỦA BAN THƯỜNG VỤ TỈNH ỦY
về tiếp tục tăng cường lãnh đạo, chỉ đạo Cuộc vận động
“Người Việt Nam ưu tiên dùng hàng Việt Nam” trong tình hình mới
-----
Thời gian qua, cấp ủy các cấp đã quan tâm lãnh đạo Cuộc vận động.
1. Các cấp ủy quán triệt Chỉ thị số 03-CT/TW.
2. Ban Tuyên giáo Tỉnh ủy chủ trì theo dõi.
Nơi nhận:                  T/M BAN THƯỜNG VỤ
- Ban Bí thư (b/c),        PHÓ BÍ THƯ THƯỜNG TRỰC
- Lưu VPTU.
                           Hồ Thị Hư Cấu""",
        {
            "type": "chi_thi",
            "number": 18,
            "number_text": "18-CT/TU",
            "symbol": "CT/TU",
            "issuer": "TỈNH ỦY SÓC TRĂNG",
            "province": "Sóc Trăng",
            "date": "2022-04-15",
            "signer_role": "PHÓ BÍ THƯ THƯỜNG TRỰC",
            "signer_authority": "T/M BAN THƯỜNG VỤ",
            "signer_name": "Hồ Thị Hư Cấu",
            "title": "CỦA BAN THƯỜNG VỤ TỈNH ỦY về tiếp tục tăng cường lãnh đạo, chỉ đạo Cuộc vận động “Người Việt Nam ưu tiên dùng hàng"
            " Việt Nam” trong tình hình mới",
        },
        recipients=("Ban Bí thư (b/c)", "Lưu VPTU"),
        body_starts="Thời gian qua",
    ),
    Invented(
        "a decision with its authority in capitals and the word twice",
        """ỦY BAN NHÂN DÂN
THÀNH PHỐ ĐÀ NẴNG
Số: 1500/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đà Nẵng, ngày 31 tháng 12 năm 2021

QUYẾT ĐỊNH
Về việc ban hành Chương trình phát triển thương mại nội địa
giai đoạn 2021 - 2025

CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Xét đề nghị của Giám đốc Sở Công Thương,

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Chương trình.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.
CHỦ TỊCH


Lý Hư Cấu""",
        {
            "type": "quyet_dinh",
            "number": 1500,
            "symbol": "QĐ-UBND",
            "issuer": "ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG",
            "province": "Đà Nẵng",
            "date": "2021-12-31",
            "title": "Về việc ban hành Chương trình phát triển thương mại nội địa giai đoạn 2021 - 2025",
            "signer_role": "CHỦ TỊCH",
            "signer_name": "Lý Hư Cấu",
        },
        missing=("year", "signer_authority", "parent_issuer"),
        recipients=("Như Điều 3", "Lưu: VT"),
        body_starts="Căn cứ Luật",
    ),
    Invented(
        "an attached plan is not numbered as the decision it came with",
        """KẾ HOẠCH
Phát triển hàng Việt Nam chất lượng cao tỉnh Gia Lai đến năm 2030
(Ban hành kèm theo Quyết định số 250/QĐ-UBND ngày 08 tháng 5 năm 2023 của Ủy ban nhân dân tỉnh Gia Lai)

{body}""",
        {"type": "ke_hoach", "title": "Phát triển hàng Việt Nam chất lượng cao tỉnh Gia Lai đến năm 2030"},
        missing=("number", "number_text", "symbol", "date", "issuer", "place", "year", "signer_name", "signer_role"),
        recipients=(),
        body_starts="(Ban hành kèm theo",
    ),
    Invented(
        "no head at all",
        """Thực hiện Chỉ thị số 03-CT/TW ngày 19/5/2021 của Ban Bí thư, Ban Chỉ đạo xây dựng nội dung như sau:
{body}""",
        {},
        missing=(
            "type",
            "number",
            "symbol",
            "issuer",
            "province",
            "place",
            "date",
            "year",
            "title",
            "signer_name",
            "signer_role",
        ),
        recipients=(),
        body_starts="Thực hiện Chỉ thị",
        doubts=("missing_field",),
    ),
    Invented(
        "everything blank, dots in the places",
        """UBND HUYỆN LẠNG GIANG
PHÒNG KINH TẾ VÀ HẠ TẦNG
Số: ....../BC-KTHT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc
Lạng Giang, ngày ..... tháng ..... năm 2022

BÁO CÁO
Kết quả thực hiện Cuộc vận động 6 tháng đầu năm 2022

Thực hiện Kế hoạch số 12/KH-UBND của UBND tỉnh Bắc Giang, Phòng báo cáo như sau:
{body}
Nơi nhận:
- UBND huyện;
- Lưu: VT.
TRƯỞNG PHÒNG

Vi Văn Hư Cấu""",
        {
            "type": "bao_cao",
            "number_text": "/BC-KTHT",
            "symbol": "BC-KTHT",
            "issuer": "PHÒNG KINH TẾ VÀ HẠ TẦNG",
            "parent_issuer": "UBND HUYỆN LẠNG GIANG",
            "place": "Lạng Giang",
            "date": "2022",
            "year": 2022,
            "province": "Bắc Giang",
            "title": "Kết quả thực hiện Cuộc vận động 6 tháng đầu năm 2022",
            "signer_role": "TRƯỞNG PHÒNG",
            "signer_name": "Vi Văn Hư Cấu",
        },
        missing=("number", "signer_authority"),
        doubts=("blank_number", "blank_date"),
    ),
    Invented(
        "the Front of a province, its standing committee named below it",
        """ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM
TỈNH QUẢNG NGÃI
BAN THƯỜNG TRỰC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 321/HD-MTTQ-BTT
Quảng Ngãi, ngày 7 tháng 7 năm 2023

HƯỚNG DẪN
TỔ CHỨC CÁC HOẠT ĐỘNG HƯỞNG ỨNG CUỘC VẬN ĐỘNG
“NGƯỜI VIỆT NAM ƯU TIÊN DÙNG HÀNG VIỆT NAM” NĂM 2023

Thực hiện Kế hoạch số 710/KH-MTTW-BCĐTWCVĐ ngày 14/4/2023, Ban Thường trực hướng dẫn như sau:
{body}
Nơi nhận:
- Ban Thường trực UBTW MTTQ Việt Nam;
- Lưu: VT, Ban Phong trào.
TM. BAN THƯỜNG TRỰC
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Đinh Thị Hư Cấu""",
        {
            "type": "huong_dan",
            "number": 321,
            "symbol": "HD-MTTQ-BTT",
            "issuer": "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH QUẢNG NGÃI BAN THƯỜNG TRỰC",
            "province": "Quảng Ngãi",
            "year": 2023,
            "title": "TỔ CHỨC CÁC HOẠT ĐỘNG HƯỞNG ỨNG CUỘC VẬN ĐỘNG “NGƯỜI VIỆT NAM ƯU TIÊN DÙNG HÀNG VIỆT NAM” NĂM 2023",
            "signer_role": "PHÓ CHỦ TỊCH",
            "signer_authority": "TM. BAN THƯỜNG TRỰC KT. CHỦ TỊCH",
        },
        missing=("parent_issuer",),
        recipients=("Ban Thường trực UBTW MTTQ Việt Nam", "Lưu: VT, Ban Phong trào"),
        body_starts="Thực hiện Kế hoạch",
    ),
    Invented(
        "a steering committee over four lines under a provincial Party committee, place and date inside",
        """TỈNH ỦY CÀ MAU
BAN CHỈ ĐẠO CUỘC VẬN ĐỘNG
Cà Mau, ngày 20 tháng 9 năm 2022
“NGƯỜI VIỆT NAM ƯU TIÊN
DÙNG HÀNG VIỆT NAM”
*
Số 07-KH/BCĐ
ĐẢNG CỘNG SẢN VIỆT NAM

KẾ HOẠCH
kiểm tra việc thực hiện Chỉ thị số 03-CT/TW

Để đánh giá kết quả thực hiện, Ban Chỉ đạo xây dựng kế hoạch kiểm tra như sau:
{body}
Nơi nhận:
- Thường trực Tỉnh ủy (b/c),
- Lưu BCĐ.
TM. BAN CHỈ ĐẠO TRƯỞNG BAN
Lâm Hư Cấu
Phó Bí thư Thường trực Tỉnh ủy""",
        {
            "type": "ke_hoach",
            "number": 7,
            "symbol": "KH/BCĐ",
            "parent_issuer": "TỈNH ỦY CÀ MAU",
            "province": "Cà Mau",
            "place": "Cà Mau",
            "issuer": "BAN CHỈ ĐẠO CUỘC VẬN ĐỘNG “NGƯỜI VIỆT NAM ƯU TIÊN DÙNG HÀNG VIỆT NAM”",
            "date": "2022-09-20",
            "title": "kiểm tra việc thực hiện Chỉ thị số 03-CT/TW",
            "signer_role": "TRƯỞNG BAN",
            "signer_authority": "TM. BAN CHỈ ĐẠO",
            "signer_name": "Lâm Hư Cấu",
        },
        recipients=("Thường trực Tỉnh ủy (b/c)", "Lưu BCĐ"),
        body_starts="Để đánh giá",
    ),
    Invented(
        "an incoming stamp between the parts of the head, with a number and a date of its own",
        """UBND TỈNH PHÚ YÊN
BAN DÂN TỘC

VĂN PHÒNG UBND TỈNH
CÔNG VĂN ĐẾN
Số: 2266
Ngày: 14/5/2021
Chuyển: P.KT

Số: 44/KH-BDT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Phú Yên, ngày 10 tháng 5 năm 2021
KẾ HOẠCH
Hỗ trợ tiêu thụ sản phẩm vùng đồng bào dân tộc thiểu số
Tiếp tục thực hiện Cuộc vận động, Ban Dân tộc xây dựng Kế hoạch như sau:
{body}
Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
TRƯỞNG BAN
Ksor Hư Cấu""",
        {
            "type": "ke_hoach",
            "number": 44,
            "symbol": "KH-BDT",
            "issuer": "BAN DÂN TỘC",
            "parent_issuer": "UBND TỈNH PHÚ YÊN",
            "date": "2021-05-10",
            "title": "Hỗ trợ tiêu thụ sản phẩm vùng đồng bào dân tộc thiểu số",
            "province": "Phú Yên",
            "signer_name": "Ksor Hư Cấu",
        },
        missing=("signer_authority", "year"),
        body_starts="Tiếp tục thực hiện",
    ),
    Invented(
        "digital signatures above the head and in the tail",
        """Ký bởi: Ủy ban Nhân dân
Email: hucau@example.vn
Cơ quan: Tỉnh Kon Tum
Thời gian ký: 28.02.2023 16:20:11 +07:00
ỦY BAN NHÂN DÂN
TỈNH KON TUM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 601/KH-UBND        Kon Tum, ngày 28 tháng 02 năm 2023
KẾ HOẠCH
Thực hiện Cuộc vận động “Người Việt Nam ưu tiên dùng hàng Việt Nam”
trên địa bàn tỉnh Kon Tum năm 2023

Thực hiện Công văn số 33/BCĐ ngày 02/02/2023, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
{body}
Nơi nhận:
- Bộ Công Thương (b/c);
- Lưu: VT, KTTH.
TM. ỦY BAN NHÂN DÂN
KT.CHỦ TỊCH
PHÓ CHỦ TỊCH
Người ký: Ủy ban nhân dân tỉnh
Thời gian ký: 28.02.2023
Y Hư Cấu""",
        {
            "type": "ke_hoach",
            "number": 601,
            "issuer": "ỦY BAN NHÂN DÂN TỈNH KON TUM",
            "province": "Kon Tum",
            "date": "2023-02-28",
            "year": 2023,
            "title": "Thực hiện Cuộc vận động “Người Việt Nam ưu tiên dùng hàng Việt Nam” trên địa bàn tỉnh Kon Tum năm 2023",
            "signer_name": "Y Hư Cấu",
            "signer_role": "PHÓ CHỦ TỊCH",
            "signer_authority": "TM. ỦY BAN NHÂN DÂN KT.CHỦ TỊCH",
        },
        recipients=("Bộ Công Thương (b/c)", "Lưu: VT, KTTH"),
        body_starts="Thực hiện Công văn",
    ),
    Invented(
        "a web page around the document",
        """Trang chủ
Giới thiệu
VĂN BẢN PHÁP QUY
Kế hoạch 90/KH-UBND năm 2021 thực hiện Cuộc vận động
Số hiệu: 90/KH-UBND
Ngày ban hành: 01/04/2021
Tình trạng: Đã biết
Tải về
ỦY BAN NHÂN DÂN
TỈNH TÂY NINH
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 90/KH-UBND
Tây Ninh, ngày 01 tháng 4 năm 2021

KẾ HOẠCH
THỰC HIỆN CUỘC VẬN ĐỘNG “NGƯỜI VIỆT NAM ƯU TIÊN DÙNG HÀNG VIỆT NAM” GIAI ĐOẠN 2021 - 2025
Căn cứ Quyết định số 386/QĐ-TTg;
Ủy ban nhân dân tỉnh xây dựng Kế hoạch:
{body}
Nơi nhận:
- Bộ Công Thương;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Dương Hư Cấu
Văn bản liên quan
Quyết định 12/QĐ-UBND năm 2020 phê duyệt đề án
Chính sách bảo mật thông tin của trang điện tử này được cập nhật thường xuyên
© 2021 Trang thông tin""",
        {
            "type": "ke_hoach",
            "number": 90,
            "issuer": "ỦY BAN NHÂN DÂN TỈNH TÂY NINH",
            "province": "Tây Ninh",
            "date": "2021-04-01",
            "title": "THỰC HIỆN CUỘC VẬN ĐỘNG “NGƯỜI VIỆT NAM ƯU TIÊN DÙNG HÀNG VIỆT NAM” GIAI ĐOẠN 2021 - 2025",
            "signer_name": "Dương Hư Cấu",
            "signer_role": "CHỦ TỊCH",
            "signer_authority": "TM. ỦY BAN NHÂN DÂN",
        },
        missing=("year", "parent_issuer"),
        recipients=("Bộ Công Thương", "Lưu: VT"),
        body_starts="Căn cứ Quyết định",
    ),
    Invented(
        "a table head with bars",
        """| UBND TỈNH BÀ RỊA - VŨNG TÀU | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
| SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN | Độc lập - Tự do - Hạnh phúc |
|---|---|
| Số: 210/BC-SNN | Bà Rịa - Vũng Tàu, ngày 5 tháng 12 năm 2023 |

**BÁO CÁO**
**Kết quả thực hiện Chương trình OCOP năm 2023, phương hướng, nhiệm vụ năm 2024**

Thực hiện nhiệm vụ được giao, Sở báo cáo như sau:
{body}
| Nơi nhận: | KT. GIÁM ĐỐC |
| - UBND tỉnh; | PHÓ GIÁM ĐỐC |
| - Lưu: VT. | |
| | Nguyễn Văn Hư Cấu |""",
        {
            "type": "bao_cao",
            "number": 210,
            "symbol": "BC-SNN",
            "issuer": "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN",
            "parent_issuer": "UBND TỈNH BÀ RỊA - VŨNG TÀU",
            "province": "Bà Rịa - Vũng Tàu",
            "place": "Bà Rịa - Vũng Tàu",
            "date": "2023-12-05",
            "year": 2023,
            "title": "Kết quả thực hiện Chương trình OCOP năm 2023, phương hướng, nhiệm vụ năm 2024",
            "signer_name": "Nguyễn Văn Hư Cấu",
            "signer_role": "PHÓ GIÁM ĐỐC",
            "signer_authority": "KT. GIÁM ĐỐC",
        },
        recipients=("UBND tỉnh", "Lưu: VT"),
        body_starts="Thực hiện nhiệm vụ",
    ),
    Invented(
        "a joint plan of two departments",
        """SỞ CÔNG THƯƠNG - HỘI LIÊN HIỆP
PHỤ NỮ TỈNH VĨNH LONG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 02/KHLT-SCT-HPN
Vĩnh Long, ngày 11 tháng 3 năm 2022
KẾ HOẠCH LIÊN TỊCH
Vận động phụ nữ ưu tiên dùng hàng Việt Nam năm 2022
Căn cứ Chương trình phối hợp, hai cơ quan thống nhất:
{body}
TM. BAN THƯỜNG VỤ
CHỦ TỊCH
Phan Thị Hư Cấu
GIÁM ĐỐC SỞ CÔNG THƯƠNG
Mai Văn Hư Cấu
Nơi nhận:
- UBND tỉnh;
- Lưu: VT.""",
        {
            "type": "ke_hoach",
            "number": 2,
            "symbol": "KHLT-SCT-HPN",
            "issuer": "SỞ CÔNG THƯƠNG - HỘI LIÊN HIỆP PHỤ NỮ TỈNH VĨNH LONG",
            "province": "Vĩnh Long",
            "year": 2022,
            "title": "Vận động phụ nữ ưu tiên dùng hàng Việt Nam năm 2022",
            "signer_name": "Phan Thị Hư Cấu",
            "signer_role": "CHỦ TỊCH",
            "signer_authority": "TM. BAN THƯỜNG VỤ",
        },
        missing=("parent_issuer",),
        recipients=("UBND tỉnh", "Lưu: VT"),
        body_starts="Căn cứ Chương trình",
    ),
    Invented(
        "a directive of the Prime Minister",
        """THỦ TƯỚNG CHÍNH PHỦ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 9/CT-TTg
Hà Nội, ngày 26 tháng 10 năm 2022

CHỈ THỊ
VỀ VIỆC TĂNG CƯỜNG THỰC HIỆN CUỘC VẬN ĐỘNG “NGƯỜI VIỆT NAM
ƯU TIÊN DÙNG HÀNG VIỆT NAM” TRONG TÌNH HÌNH MỚI

Trong những năm qua, Cuộc vận động đã đạt nhiều kết quả.
1. Bộ Công Thương chủ trì.
2. Các bộ thực hiện./.
Nơi nhận:
- Ban Bí thư Trung ương Đảng;
- Lưu: VT, KTTH (2b).
THỦ TƯỚNG
Phạm Văn Hư Cấu""",
        {
            "type": "chi_thi",
            "number": 9,
            "symbol": "CT-TTg",
            "issuer": "THỦ TƯỚNG CHÍNH PHỦ",
            "place": "Hà Nội",
            "date": "2022-10-26",
            "title": "VỀ VIỆC TĂNG CƯỜNG THỰC HIỆN CUỘC VẬN ĐỘNG “NGƯỜI VIỆT NAM ƯU TIÊN DÙNG HÀNG VIỆT NAM” TRONG TÌNH HÌNH MỚI",
            "signer_role": "THỦ TƯỚNG",
            "signer_name": "Phạm Văn Hư Cấu",
        },
        missing=("province", "parent_issuer", "year", "signer_authority"),
        recipients=("Ban Bí thư Trung ương Đảng", "Lưu: VT, KTTH (2b)"),
        body_starts="Trong những năm qua",
    ),
    Invented(
        "a commune's plan belongs to the province that its letterhead names",
        """ĐẢNG BỘ TỈNH HẬU GIANG
HUYỆN ỦY VỊ THỦY
*
Số 55 - KH/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Vị Thủy, ngày 3 tháng 8 năm 2022
KẾ HOẠCH
thực hiện Chỉ thị số 03-CT/TW, ngày 19/5/2021 của Ban Bí thư Trung ương
Đảng về tăng cường sự lãnh đạo của Đảng đối với Cuộc vận động
Thực hiện Kế hoạch số 20-KH/TU, ngày 01/7/2021 của Tỉnh ủy, Ban Thường vụ Huyện ủy xây dựng Kế hoạch:
{body}
Nơi nhận:
- Thường trực Tỉnh ủy,
- Lưu Văn phòng Huyện ủy.
TM. BAN THƯỜNG VỤ
BÍ THƯ
Trương Hư Cấu""",
        {
            "type": "ke_hoach",
            "number": 55,
            "number_text": "55-KH/HU",
            "symbol": "KH/HU",
            "issuer": "HUYỆN ỦY VỊ THỦY",
            "parent_issuer": "ĐẢNG BỘ TỈNH HẬU GIANG",
            "province": "Hậu Giang",
            "place": "Vị Thủy",
            "date": "2022-08-03",
            "title": "thực hiện Chỉ thị số 03-CT/TW, ngày 19/5/2021 của Ban Bí thư Trung ương Đảng về tăng cường sự lãnh đạo của Đảng đối với Cuộc vận động",
            "signer_role": "BÍ THƯ",
            "signer_name": "Trương Hư Cấu",
        },
        missing=("year",),
        body_starts="Thực hiện Kế hoạch số 20",
    ),
    Invented(
        "letters misread by the scanner",
        """UY BAN NHÂN DÂN
TỈNH LÂM ĐÔNG
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIET NAM
Độc lâp - Tự do - Hanh phúc
Só: 1024/KH-UBND
Lâm Đồng, ngày O7 tháng 03 năm 2023
KÊ HOẠCH
Thực hiện công tác bình ổn thị trường năm 2023
Căn cứ Nghị định số 99/2011/NĐ-CP, Ủy ban nhân dân tỉnh ban hành Kế hoạch:
{body}
Noi nhân:
- Bộ Công Thương;
- Luu: VT, TM.
TM. UY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHU TỊCH
Đặng Trí Hư Cấu""",
        {
            "type": "ke_hoach",
            "number": 1024,
            "symbol": "KH-UBND",
            "date": "2023-03-07",
            "province": "Lâm Đồng",
            "place": "Lâm Đồng",
            "year": 2023,
            "title": "Thực hiện công tác bình ổn thị trường năm 2023",
            "signer_name": "Đặng Trí Hư Cấu",
        },
        recipients=("Bộ Công Thương", "Luu: VT, TM"),
        body_starts="Căn cứ Nghị định",
    ),
    Invented(
        "a notice of conclusions by an office, signed by order",
        """VĂN PHÒNG CHÍNH PHỦ   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                      Độc lập - Tự do - Hạnh phúc
Số: 88/TB-VPCP        Hà Nội, ngày 29 tháng 3 năm 2024

THÔNG BÁO
Kết luận của Phó Thủ tướng Chính phủ tại cuộc họp
về tình hình thị trường hàng hóa

Ngày 25 tháng 3 năm 2024, tại Trụ sở Chính phủ, Phó Thủ tướng đã chủ trì cuộc họp.
1. Bộ Công Thương báo cáo.
2. Văn phòng Chính phủ theo dõi./.

Nơi nhận:             KT. BỘ TRƯỞNG, CHỦ NHIỆM
- Thủ tướng Chính phủ; PHÓ CHỦ NHIỆM
- Lưu: VT.
                      Cao Hư Cấu""",
        {
            "type": "thong_bao",
            "number": 88,
            "symbol": "TB-VPCP",
            "issuer": "VĂN PHÒNG CHÍNH PHỦ",
            "date": "2024-03-29",
            "place": "Hà Nội",
            "title": "Kết luận của Phó Thủ tướng Chính phủ tại cuộc họp về tình hình thị trường hàng hóa",
            "signer_role": "PHÓ CHỦ NHIỆM",
            "signer_authority": "KT. BỘ TRƯỞNG, CHỦ NHIỆM",
            "signer_name": "Cao Hư Cấu",
        },
        missing=("province", "year", "parent_issuer"),
        recipients=("Thủ tướng Chính phủ", "Lưu: VT"),
        body_starts="Ngày 25 tháng 3",
    ),
    Invented(
        "a department of the capital belongs to the capital",
        """UBND THÀNH PHỐ HÀ NỘI
SỞ CÔNG THƯƠNG
Số: 3030/KH-SCT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 30 tháng 6 năm 2022
KẾ HOẠCH Tổ chức Tuần hàng Việt thành phố Hà Nội năm 2022
Thực hiện Kế hoạch của UBND Thành phố, Sở Công Thương ban hành Kế hoạch:
{body}
Nơi nhận: - UBND TP (để báo cáo); - Các Sở, ngành; - Lưu: VT, QLTM.
TUQ. GIÁM ĐỐC
TRƯỞNG PHÒNG QUẢN LÝ THƯƠNG MẠI
Bùi Hư Cấu""",
        {
            "type": "ke_hoach",
            "number": 3030,
            "issuer": "SỞ CÔNG THƯƠNG",
            "parent_issuer": "UBND THÀNH PHỐ HÀ NỘI",
            "province": "Hà Nội",
            "year": 2022,
            "title": "Tổ chức Tuần hàng Việt thành phố Hà Nội năm 2022",
            "signer_authority": "TUQ. GIÁM ĐỐC",
            "signer_role": "TRƯỞNG PHÒNG QUẢN LÝ THƯƠNG MẠI",
            "signer_name": "Bùi Hư Cấu",
        },
        recipients=("UBND TP (để báo cáo)", "Các Sở, ngành", "Lưu: VT, QLTM"),
        body_starts="Thực hiện Kế hoạch của UBND",
    ),
    Invented(
        "a trade union of a province with a body over it",
        """TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM
LIÊN ĐOÀN LAO ĐỘNG TỈNH THÁI BÌNH
Số: 16/KH-LĐLĐ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Thái Bình, ngày 14 tháng 02 năm 2023
KẾ HOẠCH
Tuyên truyền trong công nhân, viên chức, lao động
Nhằm nâng cao nhận thức của đoàn viên, Liên đoàn Lao động tỉnh xây dựng kế hoạch:
{body}
Nơi nhận:
- Tổng LĐLĐ Việt Nam;
- Lưu: VP.
TM. BAN THƯỜNG VỤ
PHÓ CHỦ TỊCH
Tạ Hư Cấu""",
        {
            "type": "ke_hoach",
            "number": 16,
            "symbol": "KH-LĐLĐ",
            "issuer": "LIÊN ĐOÀN LAO ĐỘNG TỈNH THÁI BÌNH",
            "province": "Thái Bình",
            "parent_issuer": "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",
            "title": "Tuyên truyền trong công nhân, viên chức, lao động",
        },
        body_starts="Nhằm nâng cao",
    ),
    Invented(
        "the Party's central propaganda commission",
        """BAN CHẤP HÀNH TRUNG ƯƠNG
BAN TUYÊN GIÁO
*
Số 60-HD/BTGTW
ĐẢNG CỘNG SẢN VIỆT NAM
Hà Nội, ngày 28 tháng 6 năm 2021
HƯỚNG DẪN
tuyên truyền, triển khai thực hiện Chỉ thị số 03-CT/TW của Ban Bí thư
-----
Thực hiện Chỉ thị số 03-CT/TW, Ban Tuyên giáo Trung ương hướng dẫn như sau:
{body}
Nơi nhận:
- Thường trực Ban Bí thư (để báo cáo),
- Lưu HC.
K/T TRƯỞNG BAN
PHÓ TRƯỞNG BAN
Quách Hư Cấu""",
        {
            "type": "huong_dan",
            "number": 60,
            "symbol": "HD/BTGTW",
            "issuer": "BAN TUYÊN GIÁO",
            "parent_issuer": "BAN CHẤP HÀNH TRUNG ƯƠNG",
            "date": "2021-06-28",
            "signer_role": "PHÓ TRƯỞNG BAN",
            "signer_authority": "K/T TRƯỞNG BAN",
            "signer_name": "Quách Hư Cấu",
            "title": "tuyên truyền, triển khai thực hiện Chỉ thị số 03-CT/TW của Ban Bí thư",
        },
        missing=("province", "year"),
        body_starts="Thực hiện Chỉ thị số 03-CT/TW, Ban Tuyên giáo",
    ),
    Invented(
        "a circular with the year in its number",
        """BỘ TÀI CHÍNH
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 91/2022/TT-BTC
Hà Nội, ngày 30 tháng 12 năm 2022
THÔNG TƯ
HƯỚNG DẪN MUA SẮM TÀI SẢN NHÀ NƯỚC TỪ HÀNG HÓA SẢN XUẤT TRONG NƯỚC
Căn cứ Luật Đấu thầu ngày 26 tháng 11 năm 2013;
Bộ trưởng Bộ Tài chính ban hành Thông tư.
Điều 1. Phạm vi điều chỉnh
Thông tư này hướng dẫn việc mua sắm.
Điều 2. Hiệu lực thi hành
Thông tư có hiệu lực từ ngày 15 tháng 02 năm 2023./.
KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Chu Hư Cấu
Nơi nhận:
- Ban Bí thư Trung ương Đảng;
- Lưu: VT, QLCS.""",
        {
            "type": "thong_tu",
            "number": 91,
            "number_text": "91/2022/TT-BTC",
            "symbol": "TT-BTC",
            "issuer": "BỘ TÀI CHÍNH",
            "date": "2022-12-30",
            "title": "HƯỚNG DẪN MUA SẮM TÀI SẢN NHÀ NƯỚC TỪ HÀNG HÓA SẢN XUẤT TRONG NƯỚC",
            "signer_name": "Chu Hư Cấu",
        },
        missing=("province",),
        recipients=("Ban Bí thư Trung ương Đảng", "Lưu: VT, QLCS"),
        body_starts="Căn cứ Luật Đấu thầu",
    ),
    Invented(
        "an annex after the tail stays in the document",
        """ỦY BAN NHÂN DÂN
TỈNH BẾN TRE
Số: 700/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bến Tre, ngày 9 tháng 02 năm 2023
KẾ HOẠCH
Triển khai thực hiện
Chiến lược phát triển thương mại trong nước năm 2023
Thực hiện Quyết định số 1163/QĐ-TTg, UBND tỉnh ban hành Kế hoạch:
{body}
Nơi nhận:
- Bộ Công Thương;
- Các thành viên UBND tỉnh
(Danh sách kèm theo);
- Lưu: VT, KT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Ngọc Hư Cấu
PHỤ LỤC
PHÂN CÔNG NHIỆM VỤ
(Kèm theo Kế hoạch số 700/KH-UBND ngày 9/02/2023 của UBND tỉnh)
TT | Nhiệm vụ | Chủ trì | Thời gian
1 | Tổ chức hội chợ | Sở Công Thương | Quý II""",
        {
            "type": "ke_hoach",
            "number": 700,
            "issuer": "ỦY BAN NHÂN DÂN TỈNH BẾN TRE",
            "signer_name": "Trần Ngọc Hư Cấu",
            "year": 2023,
            "title": "Triển khai thực hiện Chiến lược phát triển thương mại trong nước năm 2023",
        },
        recipients=("Bộ Công Thương", "Các thành viên UBND tỉnh (Danh sách kèm theo)", "Lưu: VT, KT"),
        body_starts="Thực hiện Quyết định",
    ),
    Invented(
        "minutes have no kind of their own in the vocabulary",
        """HỘI NÔNG DÂN VIỆT NAM
BCH TỈNH HÀ GIANG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 03/BB-HNDT
BIÊN BẢN
Hội nghị sơ kết thực hiện Cuộc vận động
Hôm nay, ngày 12 tháng 7 năm 2023, tại Hà Giang, Hội Nông dân tỉnh tổ chức hội nghị.
1. Thành phần dự họp.
2. Nội dung hội nghị.
THƯ KÝ
Giàng Hư Cấu""",
        {
            "type": "other",
            "number": 3,
            "symbol": "BB-HNDT",
            "title": "Hội nghị sơ kết thực hiện Cuộc vận động",
            "province": "Hà Giang",
            "signer_role": "THƯ KÝ",
            "signer_name": "Giàng Hư Cấu",
        },
        missing=("date", "place", "year"),
        recipients=(),
        body_starts="Hôm nay",
    ),
    Invented(
        "motto and date strayed into the body",
        """BAN CHỈ ĐẠO 389
TỈNH QUẢNG TRỊ
Số: 15/KH-BCĐ389
KẾ HOẠCH
Cao điểm đấu tranh chống buôn lậu dịp cuối năm 2022
Căn cứ Kế hoạch số 92/KH-BCĐ389QG, Ban Chỉ đạo xây dựng kế hoạch:
I. MỤC ĐÍCH
- Ngăn chặn hàng giả.
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Quảng Trị, ngày 4 tháng 11 năm 2022
- Bảo vệ người tiêu dùng.
II. TỔ CHỨC THỰC HIỆN
- Các thành viên Ban Chỉ đạo thực hiện.
Nơi nhận:
- Ban Chỉ đạo 389 quốc gia;
- Lưu: VT.
KT. TRƯỞNG BAN
PHÓ TRƯỞNG BAN THƯỜNG TRỰC
GIÁM ĐỐC SỞ CÔNG THƯƠNG
Thái Hư Cấu""",
        {
            "type": "ke_hoach",
            "number": 15,
            "symbol": "KH-BCĐ389",
            "issuer": "BAN CHỈ ĐẠO 389 TỈNH QUẢNG TRỊ",
            "province": "Quảng Trị",
            "place": "Quảng Trị",
            "date": "2022-11-04",
            "signer_name": "Thái Hư Cấu",
            "signer_role": "PHÓ TRƯỞNG BAN THƯỜNG TRỰC",
            "year": 2022,
        },
        body_starts="Căn cứ Kế hoạch",
    ),
    Invented(
        "a date that no calendar has",
        """UBND TỈNH AN GIANG
SỞ Y TẾ
Số: 8/TB-SYT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Giang, ngày 31 tháng 6 năm 2022
THÔNG BÁO
Về việc ưu tiên dùng thuốc sản xuất trong nước
Sở Y tế thông báo đến các đơn vị như sau:
1. Các bệnh viện thực hiện.
GIÁM ĐỐC
Từ Hư Cấu""",
        {
            "type": "thong_bao",
            "date": "2022-06",
            "issuer": "SỞ Y TẾ",
            "title": "Về việc ưu tiên dùng thuốc sản xuất trong nước",
        },
        body_starts="Sở Y tế thông báo",
        doubts=("doubtful_fact",),
    ),
    Invented(
        "the youth union, whose full name holds the name of a city",
        """ĐOÀN TNCS HỒ CHÍ MINH
BCH TỈNH SƠN LA
***
Số: 77-KH/TĐTN-PT
ĐOÀN TNCS HỒ CHÍ MINH
Sơn La, ngày 21 tháng 3 năm 2023
KẾ HOẠCH
Hưởng ứng Cuộc vận động trong đoàn viên, thanh niên năm 2023
-----------
Phát huy vai trò của thanh niên, Ban Thường vụ Tỉnh đoàn xây dựng kế hoạch:
{body}
TM. BAN THƯỜNG VỤ TỈNH ĐOÀN
PHÓ BÍ THƯ
Lò Hư Cấu""",
        {
            "type": "ke_hoach",
            "number": 77,
            "symbol": "KH/TĐTN-PT",
            "province": "Sơn La",
            "place": "Sơn La",
            "date": "2023-03-21",
            "year": 2023,
            "signer_name": "Lò Hư Cấu",
            "signer_role": "PHÓ BÍ THƯ",
            "signer_authority": "TM. BAN THƯỜNG VỤ TỈNH ĐOÀN",
        },
        body_starts="Phát huy vai trò",
    ),
]

HEADS += [
    Invented(
        "places for number and date left wide open",
        """UỶ BAN NHÂN DÂN
TỈNH HOÀ BÌNH

Số:          /KH-UBND
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hoà Bình, ngày        tháng        năm 2023

KẾ HOẠCH
(Dự thảo)
Triển khai các hoạt động kích cầu tiêu dùng
trên địa bàn tỉnh Hoà Bình năm 2023

Căn cứ Chỉ thị số 28/CT-TTg, Uỷ ban nhân dân tỉnh ban hành Kế hoạch:
{body}
Nơi nhận:
- Thường trực Tỉnh uỷ;
- Lưu: VT.
TM. UỶ BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH""",
        {
            "type": "ke_hoach",
            "number_text": "/KH-UBND",
            "symbol": "KH-UBND",
            "issuer": "UỶ BAN NHÂN DÂN TỈNH HOÀ BÌNH",
            "province": "Hòa Bình",
            "place": "Hoà Bình",
            "date": "2023",
            "year": 2023,
            "signer_role": "PHÓ CHỦ TỊCH",
            "title": "Triển khai các hoạt động kích cầu tiêu dùng trên địa bàn tỉnh Hoà Bình năm 2023",
        },
        missing=("number", "signer_name", "parent_issuer"),
        recipients=("Thường trực Tỉnh uỷ", "Lưu: VT"),
        body_starts="Căn cứ Chỉ thị",
        doubts=("blank_number", "blank_date"),
    ),
    Invented(
        "a table of a web page with two cells a row",
        """| ỦY BAN NHÂN DÂN TỈNH NGHỆ AN SỞ CÔNG THƯƠNG ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc --------------- |
| Số: 55/TB-SCT | Nghệ An, ngày 06 tháng 6 năm 2023 |

THÔNG BÁO

VỀ VIỆC TỔ CHỨC PHIÊN CHỢ HÀNG VIỆT

Sở Công Thương thông báo tổ chức phiên chợ như sau:
1. Thời gian: Quý III.
2. Địa điểm: huyện Con Cuông.

| Nơi nhận: - Như trên; - Lưu: VT, QLTM. | KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Hà Hư Cấu |""",
        {
            "type": "thong_bao",
            "number": 55,
            "issuer": "SỞ CÔNG THƯƠNG",
            "parent_issuer": "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN",
            "province": "Nghệ An",
            "date": "2023-06-06",
            "title": "VỀ VIỆC TỔ CHỨC PHIÊN CHỢ HÀNG VIỆT",
            "signer_role": "PHÓ GIÁM ĐỐC",
            "signer_name": "Hà Hư Cấu",
            "signer_authority": "KT. GIÁM ĐỐC",
        },
        recipients=("Như trên", "Lưu: VT, QLTM"),
        body_starts="Sở Công Thương thông báo",
    ),
    Invented(
        "a law of the National Assembly",
        """QUỐC HỘI
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Luật số: 99/2023/QH15
Hà Nội, ngày 20 tháng 6 năm 2023
LUẬT
BẢO VỆ QUYỀN LỢI NGƯỜI MUA
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật.
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Luật này quy định về quyền của người mua.
CHỦ TỊCH QUỐC HỘI
Vương Hư Cấu""",
        {
            "type": "luat",
            "number": 99,
            "symbol": "QH15",
            "issuer": "QUỐC HỘI",
            "date": "2023-06-20",
            "title": "BẢO VỆ QUYỀN LỢI NGƯỜI MUA",
            "signer_role": "CHỦ TỊCH QUỐC HỘI",
            "signer_name": "Vương Hư Cấu",
        },
        missing=("province", "signer_authority"),
        body_starts="Căn cứ Hiến pháp",
    ),
    Invented(
        "a symbol cut at the end of a narrow column",
        """BAN CHỈ ĐẠO TW CUỘC VẬN ĐỘNG
“NGƯỜI VIỆT NAM ƯU TIÊN
DÙNG HÀNG VIỆT NAM”
Số: 326 /KH-MTTW-
BCĐTWCVĐ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 19 tháng 7 năm 2021
KẾ HOẠCH
Triển khai thực hiện Chỉ thị số 03-CT/TW ngày 19/5/2021
của Ban Bí thư Trung ương Đảng về tăng cường sự lãnh đạo của
Đảng đối với Cuộc vận động trong tình hình mới
Ngày 19/5/2021, Ban Bí thư đã ban hành Chỉ thị số 03-CT/TW.
{body}
Nơi nhận:
- Ban Bí thư;
- Lưu: VT.
TM. BAN CHỈ ĐẠO
TRƯỞNG BAN
(Đã ký) Đỗ Hư Cấu
Chủ tịch Ủy ban Trung ương MTTQ Việt Nam""",
        {
            "number": 326,
            "symbol": "KH-MTTW-BCĐTWCVĐ",
            "number_text": "326/KH-MTTW-BCĐTWCVĐ",
            "date": "2021-07-19",
            "signer_name": "Đỗ Hư Cấu",
            "issuer": "BAN CHỈ ĐẠO TW CUỘC VẬN ĐỘNG “NGƯỜI VIỆT NAM ƯU TIÊN DÙNG HÀNG VIỆT NAM”",
            "title": "Triển khai thực hiện Chỉ thị số 03-CT/TW ngày 19/5/2021 của Ban Bí thư Trung ương Đảng về tăng cường sự lãnh đạo của Đảng đối với"
            " Cuộc vận động trong tình hình mới",
        },
        missing=("province", "year"),
        recipients=("Ban Bí thư", "Lưu: VT"),
        body_starts="Ngày 19/5/2021",
    ),
    Invented(
        "a report with subtitle dates and a letter's form below its title",
        """HUYỆN ỦY TUY PHƯỚC
BAN DÂN VẬN
*
Số 14-BC/BDVHU
ĐẢNG CỘNG SẢN VIỆT NAM
Tuy Phước, ngày 30 tháng 11 năm 2023

BÁO CÁO
KẾT QUẢ CÔNG TÁC DÂN VẬN NĂM 2023
VÀ PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2024

I. TÌNH HÌNH CHUNG
- Tình hình ổn định.
II. KẾT QUẢ
1. Công tác tham mưu
- Tham mưu Huyện ủy ban hành Kế hoạch số 99-KH/HU.
Nơi nhận:
- Ban Dân vận Tỉnh ủy Bình Định (b/c),
- Thường trực Huyện ủy,
- Lưu BDV.
TRƯỞNG BAN


Tô Hư Cấu""",
        {
            "type": "bao_cao",
            "number": 14,
            "number_text": "14-BC/BDVHU",
            "issuer": "BAN DÂN VẬN",
            "parent_issuer": "HUYỆN ỦY TUY PHƯỚC",
            "year": 2023,
            "title": "KẾT QUẢ CÔNG TÁC DÂN VẬN NĂM 2023 VÀ PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2024",
            "signer_role": "TRƯỞNG BAN",
            "province": "Bình Định",
        },
        missing=("signer_authority",),
        recipients=("Ban Dân vận Tỉnh ủy Bình Định (b/c)", "Thường trực Huyện ủy", "Lưu BDV"),
        body_starts="TÌNH HÌNH CHUNG",
    ),
    Invented(
        "everything of the right column after the title",
        """ỦY BAN NHÂN DÂN
THÀNH PHỐ CẦN THƠ
Số: 128/KH-UBND
KẾ HOẠCH
Thực hiện Chiến lược phát triển thương mại trong nước
trên địa bàn thành phố Cần Thơ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Cần Thơ, ngày 08 tháng 6 năm 2022
Thực hiện Quyết định số 1163/QĐ-TTg ngày 13 tháng 7 năm 2021 của Thủ tướng
Chính phủ, Ủy ban nhân dân thành phố ban hành Kế hoạch như sau:
{body}
Nơi nhận:
- Bộ Công Thương;
- Lưu: VT.TNP.
TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH
Nguyễn Ngọc Hư Cấu""",
        {
            "type": "ke_hoach",
            "number": 128,
            "issuer": "ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ",
            "province": "Cần Thơ",
            "place": "Cần Thơ",
            "date": "2022-06-08",
            "title": "Thực hiện Chiến lược phát triển thương mại trong nước trên địa bàn thành phố Cần Thơ",
            "signer_role": "PHÓ CHỦ TỊCH",
            "signer_authority": "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH",
            "signer_name": "Nguyễn Ngọc Hư Cấu",
        },
        missing=("year",),
        body_starts="Thực hiện Quyết định",
    ),
    Invented(
        "a Party letter with its subject in words",
        """ĐẢNG BỘ TỈNH ĐỒNG NAI
ĐẢNG ỦY KHỐI DOANH NGHIỆP
*
Số 215-CV/ĐUK
về việc đăng ký sử dụng hàng Việt
ĐẢNG CỘNG SẢN VIỆT NAM
Đồng Nai, ngày 02 tháng 8 năm 2023
Kính gửi: Các đảng ủy, chi ủy cơ sở trực thuộc.
Để triển khai Kế hoạch, Đảng ủy Khối đề nghị:
1. Đăng ký trước ngày 15/8/2023.
Nơi nhận:
- Như trên,
- Lưu VPĐUK.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Âu Hư Cấu""",
        {
            "type": "cong_van",
            "number": 215,
            "symbol": "CV/ĐUK",
            "issuer": "ĐẢNG ỦY KHỐI DOANH NGHIỆP",
            "parent_issuer": "ĐẢNG BỘ TỈNH ĐỒNG NAI",
            "province": "Đồng Nai",
            "date": "2023-08-02",
            "title": "về việc đăng ký sử dụng hàng Việt",
            "signer_name": "Âu Hư Cấu",
        },
        recipients=("Như trên", "Lưu VPĐUK"),
        body_starts="Kính gửi",
    ),
    Invented(
        "a decision of the Prime Minister approving a project, title in capitals",
        """THỦ TƯỚNG CHÍNH PHỦ
--------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
----------------
Số: 3860/QĐ-TTg
Hà Nội, ngày 17 tháng 3 năm 2021
QUYẾT ĐỊNH
PHÊ DUYỆT ĐỀ ÁN PHÁT TRIỂN THỊ TRƯỜNG TRONG NƯỚC GẮN VỚI CUỘC VẬN ĐỘNG
“NGƯỜI VIỆT NAM ƯU TIÊN DÙNG HÀNG VIỆT NAM” GIAI ĐOẠN 2021 - 2025
THỦ TƯỚNG CHÍNH PHỦ
Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;
Theo đề nghị của Bộ trưởng Bộ Công Thương,
QUYẾT ĐỊNH:
Điều 1. Phê duyệt Đề án.
Nơi nhận:
- Ban Bí thư Trung ương Đảng;
- Văn phòng Chính phủ: BTCN, các PCN, Trợ lý TTg, TGĐ Cổng TTĐT,
các Vụ, Cục, đơn vị trực thuộc;
- Lưu: VT, KTTH (3).
KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG
Trịnh Hư Cấu""",
        {
            "type": "quyet_dinh",
            "number": 3860,
            "symbol": "QĐ-TTg",
            "issuer": "THỦ TƯỚNG CHÍNH PHỦ",
            "signer_role": "PHÓ THỦ TƯỚNG",
            "title": "PHÊ DUYỆT ĐỀ ÁN PHÁT TRIỂN THỊ TRƯỜNG TRONG NƯỚC GẮN VỚI CUỘC VẬN ĐỘNG “NGƯỜI VIỆT NAM ƯU TIÊN DÙNG HÀNG VIỆT NAM” GIAI ĐOẠN"
            " 2021 - 2025",
        },
        missing=("province", "year"),
        recipients=(
            "Ban Bí thư Trung ương Đảng",
            "Văn phòng Chính phủ: BTCN, các PCN, Trợ lý TTg, TGĐ Cổng TTĐT, các Vụ, Cục, đơn vị trực thuộc",
            "Lưu: VT, KTTH (3)",
        ),
        body_starts="Căn cứ Luật Tổ chức",
    ),
    Invented(
        "the kind's word lost by the scanner",
        """UBND HUYỆN CHỢ LÁCH
Số: 31/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Chợ Lách, ngày 6 tháng 4 năm 2023

Căn cứ Kế hoạch số 700/KH-UBND ngày 09/02/2023 của Ủy ban nhân dân tỉnh Bến Tre;
Ủy ban nhân dân huyện xây dựng Kế hoạch như sau:
{body}
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Bùi Thanh Hư""",
        {
            "type": "ke_hoach",
            "number": 31,
            "issuer": "UBND HUYỆN CHỢ LÁCH",
            "place": "Chợ Lách",
            "province": "Bến Tre",
            "signer_name": "Bùi Thanh Hư",
        },
        missing=("title", "year"),
        body_starts="Căn cứ Kế hoạch số 700",
    ),
    Invented(
        "page numbers, running marks and urgency in the head",
        """HỎA TỐC
UBND TỈNH ĐIỆN BIÊN
SỞ THÔNG TIN VÀ
TRUYỀN THÔNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 777/STTTT-BCXB
V/v tuyên truyền Cuộc vận động năm 2022
Điện Biên, ngày 19 tháng 9 năm 2022
Kính gửi:
- Báo Điện Biên Phủ;
- Đài Phát thanh - Truyền hình tỉnh.
Sở đề nghị các cơ quan tuyên truyền nội dung sau:
1. Mở chuyên mục.
2
2. Đăng tải tin bài.
Nơi nhận:
- Như kính gửi;
- Lưu: VT, BCXB.
GIÁM ĐỐC
Ký bởi: Sở Thông tin và Truyền thông
Lê Xuân Hư""",
        {
            "type": "cong_van",
            "number": 777,
            "symbol": "STTTT-BCXB",
            "issuer": "SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
            "parent_issuer": "UBND TỈNH ĐIỆN BIÊN",
            "title": "V/v tuyên truyền Cuộc vận động năm 2022",
            "year": 2022,
            "province": "Điện Biên",
            "signer_name": "Lê Xuân Hư",
            "signer_role": "GIÁM ĐỐC",
        },
        recipients=("Như kính gửi", "Lưu: VT, BCXB"),
        body_starts="Kính gửi",
    ),
    Invented(
        "a web title in small letters above a bare body",
        """Tin tức
Kế hoạch triển khai Cuộc vận động trên địa bàn phường năm 2024
Thực hiện Kế hoạch của quận, Ủy ban nhân dân phường xây dựng kế hoạch như sau:
{body}
Tin liên quan
Tác giả: Ban biên tập""",
        {"type": "ke_hoach", "title": "Kế hoạch triển khai Cuộc vận động trên địa bàn phường năm 2024", "year": 2024},
        missing=("number", "symbol", "issuer", "date", "place", "signer_name"),
        body_starts="Thực hiện Kế hoạch của quận",
    ),
]
