"""Names of bodies by grammar and register: every name of the vocabulary, invented lists, hostile texts (HƯ CẤU)."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from etl.extract.agencies import AgencyRegister
from etl.extract.body_tokens import name_key
from etl.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary(Path(__file__).resolve().parents[2] / "data" / "vocabulary")
REGISTER = AgencyRegister.of(VOCABULARY.agencies)
CENTRAL = REGISTER.within(is_provincial=False, is_campaign=True)
SPORTS = "Sở Văn hóa, Thể thao và Du lịch"
FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"
OFFICE_OF_TWO = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường"
DISTRICTS_AND_CITY = "Ủy ban nhân dân các huyện và thành phố Hư Cấu"
DISTRICTS_TOWNS_LAST = "Ủy ban nhân dân các huyện, thành phố, thị xã"
MERGED_PRESS = "Báo và Phát thanh, Truyền hình Hư Cấu"
CENTRE = "Trung tâm Văn hóa, Thông tin và Thể thao huyện"
COVID = "Ban Chỉ đạo phòng, chống dịch COVID-19 tỉnh"
NAMES = [
    ("loose acronym", "Sở VH, TT và DL", SPORTS, "so_van_hoa_the_thao_du_lich"),
    ("a dash for a comma", "Sở Văn hóa - Thể thao và Du lịch", SPORTS, "so_van_hoa_the_thao_du_lich"),
    ("acronym of three parts", "Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội", "so_lao_dong_tbxh"),
    ("capitals", "SỞ CÔNG THƯƠNG", "Sở Công Thương", "so_cong_thuong"),
    ("the province goes without saying", "Sở Công thương tỉnh Bắc Giang", "Sở Công Thương", "so_cong_thuong"),
    ("MTTQ is written out", "UBMTTQ tỉnh", FRONT, "ubmttq_tinh"),
    ("the tone mark elsewhere", "Uỷ ban Mặt trận Tổ quốc tỉnh", FRONT, "ubmttq_tinh"),
    ("one district", "UBND huyện Hòa Vang", "Ủy ban nhân dân huyện Hòa Vang", "ubnd_cap_huyen"),
    ("a city of a province", "UBND TP. Phan Thiết", "Ủy ban nhân dân thành phố Phan Thiết", "ubnd_cap_huyen"),
    ("a city under the centre", "UBND thành phố Đà Nẵng", "Ủy ban nhân dân thành phố Đà Nẵng", "ubnd_tinh"),
    ("a list of communes in a name", "UBND các xã, thị trấn", "Ủy ban nhân dân các xã, thị trấn", "ubnd_cap_xa"),
    ("districts without các", "UBND quận, huyện", "Ủy ban nhân dân các quận, huyện", "ubnd_cap_huyen"),
    ("a newspaper keeps its own name", "Báo Bắc Giang", "Báo Bắc Giang", "bao_tinh"),
    ("bare, in a paper of a province", "Hội Nông dân", "Hội Nông dân", "hoi_nong_dan_tinh"),
    ("an office stands for its body", "Giám đốc Sở Y tế", "Sở Y tế", "so_y_te"),
    ("offices in a list", "Chủ tịch, các Phó Chủ tịch UBND tỉnh", "Ủy ban nhân dân tỉnh", "ubnd_tinh"),
    ("an office that holds the head", "Trưởng ban Dân vận Tỉnh ủy", "Ban Dân vận Tỉnh ủy", "ban_dan_van_tinh_uy"),
    ("unknown: as written", "Cục Xúc tiến thương mại", "Cục Xúc tiến thương mại", None),
    ("the office of two councils is one", "Văn phòng HĐND và UBND phường", OFFICE_OF_TWO, None),
    ("a room of a district", "Phòng VH&TT", "Phòng Văn hóa và Thông tin", None),
    ("an acronym that goes on", "Trung tâm VH-TT và Thể thao huyện", CENTRE, None),
    ("bodies of hamlets", "Ban Công tác Mặt trận các thôn", "Ban Công tác Mặt trận các thôn", None),
    ("a road in a name is no order", "Ban An toàn giao thông tỉnh", "Ban An toàn giao thông tỉnh", None),
    ("numbers are no department", "Cục Kinh tế số", "Cục Kinh tế số", None),
    ("a named city behind districts", "UBND các huyện và thành phố Hư Cấu", DISTRICTS_AND_CITY, "ubnd_cap_huyen"),
    ("places without a name", "Công an các đơn vị, địa phương", "Công an các đơn vị, địa phương", None),
    ("papers merged in 2025", "Báo và Phát thanh, Truyền hình Hư Cấu", MERGED_PRESS, None),
    ("a department of some cities", "Sở VH&TT", "Sở Văn hóa và Thể thao", "so_van_hoa_the_thao"),
    ("persons for bodies", "Ông (bà) Giám đốc Sở Y tế", "Sở Y tế", "so_y_te"),
    ("a room of the centre is not the province's", "Ban Phong trào", "Ban Phong trào", None),
    ("a comma in an unknown name", CENTRE, CENTRE, None),
    ("a comma in a compound", COVID, COVID, None),
    ("more places than the register has", "UBND các huyện, thành phố, thị xã", DISTRICTS_TOWNS_LAST, "ubnd_cap_huyen"),
]
PARTY = "Các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy"
ARMS = "Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh và Bộ đội Biên phòng tỉnh"
ROOMS = ["Các Phòng Giáo dục và Đào tạo", "Các đơn vị trực thuộc"]
FIRMS = "Các Tập đoàn, Tổng công ty, Công ty thuộc Bộ"
LISTS = [
    ("one head for several", "Các Bộ: Công Thương, Y tế", ["Bộ Công Thương", "Bộ Y tế"]),
    ("a comma in one of several", "Các Bộ: Y tế, Văn hóa, Thể thao và Du lịch", ["Bộ Y tế", "Bộ Văn hóa, Thể thao và Du lịch"]),
    ("heads left out", "Sở Công Thương, Tài chính và Y tế", ["Sở Công Thương", "Sở Tài chính", "Sở Y tế"]),
    ("one place for two", "HĐND, UBND các huyện", ["Hội đồng nhân dân các huyện", "Ủy ban nhân dân các huyện"]),
    ("an apposition with a dash", "Ủy ban MTTQ Việt Nam tỉnh - Thường trực Ban Chỉ đạo tỉnh", [FRONT]),
    ("an apposition with a comma", "Sở Y tế, cơ quan thường trực Ban Chỉ đạo tỉnh", ["Sở Y tế"]),
    ("who the standing body is", "Cơ quan Thường trực Ban Chỉ đạo (Sở Y tế)", ["Sở Y tế"]),
    ("a remark in brackets", "Sở Y tế (nơi chưa có thì UBND tỉnh)", ["Sở Y tế"]),
    ("whose room it is", "Phòng Tuyên truyền - Báo chí (Ban Tuyên giáo Tỉnh ủy)", ["Phòng Tuyên truyền - Báo chí"]),
    ("a class of bodies", "Các sở, ban, ngành tỉnh; UBND các xã", ["Các sở, ban, ngành tỉnh", "Ủy ban nhân dân các xã"]),
    ("two classes", PARTY, ["Các huyện ủy, thành ủy", "Các đảng ủy trực thuộc Tỉnh ủy"]),
    ("a small head in a list", "Sở Y tế, phòng Y tế cấp huyện", ["Sở Y tế", "Phòng Y tế cấp huyện"]),
    ("who leads the committee", "Giám đốc Sở Y tế, Phó Trưởng ban Chỉ đạo", ["Sở Y tế"]),
    ("rooms in the plural", "Các Phòng Giáo dục và Đào tạo, các đơn vị trực thuộc", ROOMS),
    ("firms with capitals", FIRMS, [FIRMS]),
    ("heads of several words", ARMS, ["Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh", "Bộ đội Biên phòng tỉnh"]),
]
NO_BODIES = (
    """
các đơn vị liên quan|các cơ quan chức năng|Đảng|Nhà nước|Hội chợ hàng Việt|Báo cáo tổng kết|Ban hành kế hoạch
Bộ tiêu chí|Phòng, chống hàng giả
Quý II năm 2024|Vũ Văn Cấu|Đổi mới sáng tạo|Số 12|Tổ chức hội nghị|Công tác tuyên truyền
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
HOSTILE = ["Sở ", "UBND ", "các sở, ", "Sở Công Thương, ", "Chủ tịch, ", "(", "“", "Trung tâm Aa, Bb và ", "- Thường trực "]


@pytest.mark.parametrize(("printed", "name", "code"), [pytest.param(*rest, id=reason) for reason, *rest in NAMES])
def test_one_body_by_its_name(printed, name, code):
    body = REGISTER.name(printed)
    assert (body.name, body.code, body.quote) == (name, code, printed)


@pytest.mark.parametrize(("printed", "names"), [pytest.param(*rest, id=reason) for reason, *rest in LISTS])
def test_a_list_of_bodies(printed, names):
    listed, stop = REGISTER.read_list(printed, 0, len(printed))
    assert [REGISTER.body(printed, named).name for named in listed] == names
    assert stop == len(printed)
    assert all(body.quote == printed[slice(*body.span)] for body in REGISTER.find(printed, 0, len(printed)))


@pytest.mark.parametrize("printed", NO_BODIES)
def test_words_that_are_no_body(printed):
    assert REGISTER.find(printed, 0, len(printed)) == []


def test_a_name_ends_before_what_the_body_does():
    text = "Sở Tài chính cân đối; Cục Thuế tỉnh chủ trì, phối hợp với Trung tâm Khuyến công và Tư vấn phát triển rà soát."
    found = [body.quote for body in REGISTER.find(text, 0, len(text))]
    assert found == ["Sở Tài chính", "Cục Thuế tỉnh", "Trung tâm Khuyến công và Tư vấn phát triển"]


def test_where_a_paper_comes_from_says_whose_a_bare_name_is():
    assert CENTRAL.name("Hội Nông dân").code == "hoi_nong_dan_vn"
    assert CENTRAL.name("Các tổ chức chính trị - xã hội").code == "to_chuc_ctxh_trung_uong"
    assert REGISTER.name("Các tổ chức chính trị - xã hội").code == "to_chuc_ctxh_tinh"
    assert REGISTER.within(is_provincial=True, is_campaign=False).name("Ban Chỉ đạo các cấp").code is None


def test_every_name_of_the_register_is_read_whole_and_stands_for_its_own_body():
    unread = []
    for agency in VOCABULARY.agencies.values():
        register = CENTRAL if agency.level == "central" else REGISTER
        for name in (agency.name, *agency.aliases):
            body = register.name(name)
            if body is None or body.code != agency.code:
                unread.append((agency.code, name, body))
    assert unread == []


def test_no_two_bodies_share_a_key():
    owners: dict[str, set[str]] = {}
    for agency in VOCABULARY.agencies.values():
        for name in (agency.name, *agency.aliases):
            owners.setdefault(name_key(name), set()).add(agency.code)
    assert {key: codes for key, codes in owners.items() if len(codes) > 1} == {}


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_text_takes_no_longer_than_a_long_one(words):
    text = words * (200_000 // len(words))
    started = time.process_time()
    REGISTER.find(text, 0, len(text))
    assert time.process_time() - started < 2
