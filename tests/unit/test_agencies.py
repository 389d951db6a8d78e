"""Names of bodies in invented sentences (HƯ CẤU): the longest name, written out, with the code of the register."""

from __future__ import annotations

import pytest

from tests.drafted import knowledge

LISTS = [
    ("commas inside a name", "Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
    ("và inside a name", "Sở Giáo dục và Đào tạo", ["Sở Giáo dục và Đào tạo"]),
    ("dash inside a name", "Sở Lao động - Thương binh và Xã hội", ["Sở Lao động - Thương binh và Xã hội"]),
    ("two by và", "Sở Y tế và Sở Công Thương", ["Sở Y tế", "Sở Công Thương"]),
    ("three by commas", "Sở Y tế, Sở Tài chính, Sở Nội vụ", ["Sở Y tế", "Sở Tài chính", "Sở Nội vụ"]),
    ("Các Bộ: A, B", "Các Bộ: Công Thương, Y tế, Tài chính", ["Bộ Công Thương", "Bộ Y tế", "Bộ Tài chính"]),
    ("Các Sở: A, B", "Các Sở: Công Thương, Nội vụ", ["Sở Công Thương", "Sở Nội vụ"]),
    ("acronym of a people's committee", "UBND tỉnh", ["Ủy ban nhân dân tỉnh"]),
    ("chairman stands for the committee", "Chủ tịch UBND tỉnh", ["Ủy ban nhân dân tỉnh"]),
    ("director stands for the department", "Giám đốc Sở Công Thương", ["Sở Công Thương"]),
    ("minister stands for the ministry", "Bộ trưởng Bộ Công Thương", ["Bộ Công Thương"]),
    ("older spelling of Ủy", "Uỷ ban nhân dân tỉnh", ["Ủy ban nhân dân tỉnh"]),
    ("Front by acronym", "Ủy ban MTTQ Việt Nam tỉnh", ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"]),
    ("Party committee", "Ban Tuyên giáo Tỉnh ủy", ["Ban Tuyên giáo Tỉnh ủy"]),
    ("collective body", "Các tổ chức chính trị - xã hội tỉnh", ["Các tổ chức chính trị - xã hội tỉnh"]),
    ("apposition is one body", "Sở Công Thương, cơ quan thường trực Ban Chỉ đạo", ["Sở Công Thương"]),
    ("district body", "Phòng Kinh tế huyện", ["Phòng Kinh tế huyện"]),
    ("unknown department", "Sở Hư cấu và Thử nghiệm", ["Sở Hư cấu và Thử nghiệm"]),
]


@pytest.mark.parametrize(("printed", "names"), [pytest.param(*rest, id=reason) for reason, *rest in LISTS])
def test_bodies_are_named_in_full(printed, names):
    sentence = f"{printed} tổ chức thực hiện."
    found = knowledge().agencies.find(sentence, 0, len(sentence))
    assert [body.name for body in found] == names
    assert all(body.quote == sentence[body.span[0] : body.span[1]] for body in found)


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        pytest.param("UBND tỉnh", "ubnd_tinh", id="acronym"),
        pytest.param("Chủ tịch UBND tỉnh", "ubnd_tinh", id="office"),
        pytest.param("Sở Công thương", "so_cong_thuong", id="small letter"),
        pytest.param("HĐND tỉnh", "hdnd_tinh", id="council"),
        pytest.param("Sở Hư cấu và Thử nghiệm", None, id="unknown bodies have no code"),
    ],
)
def test_the_register_gives_the_code_of_a_name(printed, code):
    body = knowledge().agencies.name(printed)
    assert body is not None and body.code == code


@pytest.mark.parametrize("phrase", ["Đảng", "Nhà nước", "các đơn vị liên quan", "hàng hóa", ""])
def test_what_names_no_body_is_none(phrase):
    assert knowledge().agencies.name(phrase) is None
