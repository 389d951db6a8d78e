"""Which paragraphs of invented plans (HƯ CẤU) are duties, of whom and in what role; which are tasks; which neither."""

from __future__ import annotations

import pytest

from etl.draft import Block, Located, Paragraph, Text
from etl.extract.duties import find_paragraphs
from etl.extract.duty_papers import find_asked
from etl.normalise import Parts
from etl.segment import segment
from tests.drafted import draft, knowledge

TASKS = "I. NHIỆM VỤ\n1. Tuyên truyền hàng hư cấu trong Nhân dân.\nII. TỔ CHỨC THỰC HIỆN\n"
LAST = "II. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Tổ chức mở hội chợ hàng hư cấu."
WORK = "mở các điểm bán hàng hư cấu ở nông thôn"


def paragraphs(body: str) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    text, outline = draft(body)
    duties, tasks = find_paragraphs(text, outline, knowledge().agencies)
    assert all(one.quote == text.text[one.span[0] : one.span[1]] for one in (*duties, *tasks))
    return duties, tasks


BODIES = [
    ("under a heading", f"1. Sở Công Thương\n- Tổ chức {WORK}.", {"Sở Công Thương"}),
    ("joint heading", f"1. Sở Công Thương, Sở Y tế\n- Tổ chức {WORK}.", {"Sở Công Thương", "Sở Y tế"}),
    ("Giao …:", f"1. Giao Sở Công Thương:\n- Tổ chức {WORK}.", {"Sở Công Thương"}),
    ("run-in", f"1. Sở Công Thương chủ trì {WORK}.", {"Sở Công Thương"}),
    ("run-in with a colon", f"1. Sở Công Thương: Tổ chức {WORK}.", {"Sở Công Thương"}),
    ("bullet", f"- Sở Công Thương tổ chức {WORK}.", {"Sở Công Thương"}),
    ("list", f"1. Sở Công Thương, Sở Y tế và Sở Nội vụ tổ chức {WORK}.", {"Sở Công Thương", "Sở Y tế", "Sở Nội vụ"}),
    ("Các Sở: A, B", f"1. Các Sở: Công Thương, Y tế\n- Tổ chức {WORK}.", {"Sở Công Thương", "Sở Y tế"}),
    ("person for body", f"1. Giám đốc Sở Công Thương chỉ đạo {WORK}.", {"Sở Công Thương"}),
    ("brackets, in the last line", f"1. {WORK.capitalize()} (Sở Công Thương chủ trì thực hiện).", {"Sở Công Thương"}),
    ("unknown body", f"1. Sở Hư cấu và Thử nghiệm\n- Tổ chức {WORK}.", {"Sở Hư cấu và Thử nghiệm"}),
]


@pytest.mark.parametrize(("body", "names"), [pytest.param(*rest, id=reason) for reason, *rest in BODIES])
def test_a_duty_is_laid_on_whom_its_heading_or_subject_names(body, names):
    duties, _ = paragraphs(TASKS + body)
    assert [{agency.name for agency in duty.agencies} for duty in duties] == [names]


def test_an_unknown_body_is_kept_as_written_with_a_doubt():
    duties, _ = paragraphs(f"{TASKS}1. Sở Hư cấu và Thử nghiệm\n- Tổ chức {WORK}.")
    assert [(agency.code, agency.name) for agency in duties[0].agencies] == [(None, "Sở Hư cấu và Thử nghiệm")]
    assert [doubt.code for doubt in duties[0].doubts] == ["unknown_agency"]


ROLES = [
    ("chủ trì", "Chủ trì tổ chức hội chợ hàng hư cấu.", "lead"),
    ("chủ trì, phối hợp", "Chủ trì, phối hợp với Sở Y tế tổ chức hội chợ hàng hư cấu.", "lead_and_coordinate"),
    ("phối hợp", "Phối hợp với Sở Y tế tổ chức hội chợ hàng hư cấu.", "coordinate"),
    ("chỉ đạo", "Chỉ đạo các đơn vị trực thuộc tổ chức hội chợ.", "direct"),
    ("tham mưu", "Tham mưu Ủy ban nhân dân tỉnh tổ chức hội chợ.", "advise"),
    ("all else", "Tổ chức hội chợ hàng hư cấu trong tỉnh.", "execute"),
    ("an adverb before", "Tiếp tục phối hợp với Sở Y tế tổ chức hội chợ.", "coordinate"),
]


@pytest.mark.parametrize(("words", "role"), [pytest.param(*rest, id=reason) for reason, *rest in ROLES])
def test_the_role_is_that_of_the_first_main_clause(words, role):
    duties, _ = paragraphs(f"{TASKS}1. Sở Công Thương\n- {words}")
    assert [agency.role for duty in duties for agency in duty.agencies] == [role]


def test_a_row_lays_its_task_on_those_of_its_columns():
    rows = (
        "TT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian\n"
        "1 | Tổ chức hội chợ hàng hư cấu | Sở Công Thương | Sở Y tế | Quý I/2023"
    )
    duties, _ = paragraphs(f"{TASKS}{rows}")
    assert [(agency.name, agency.role) for duty in duties for agency in duty.agencies] == [
        ("Sở Công Thương", "lead"),
        ("Sở Y tế", "coordinate"),
    ]


HEADINGS = [
    ("steps", "KẾ HOẠCH TỔ CHỨC THỰC HIỆN"),
    ("a comma inside", "TỔ CHỨC, THỰC HIỆN"),
    ("measures", "BIỆN PHÁP TỔ CHỨC THỰC HIỆN"),
    ("carrying out", "TRIỂN KHAI THỰC HIỆN KẾ HOẠCH"),
    ("who carries out", "CƠ QUAN, ĐƠN VỊ THỰC HIỆN"),
    ("members", "NHIỆM VỤ CÁC THÀNH VIÊN BAN CHỈ ĐẠO"),
    ("a request", "YÊU CẦU ĐỐI VỚI CÁC SỞ, NGÀNH"),
]


@pytest.mark.parametrize("heading", [pytest.param(heading, id=reason) for reason, heading in HEADINGS])
def test_a_section_distributes_under_many_headings(heading):
    duties, tasks = paragraphs(
        f"I. NHIỆM VỤ\n1. Sở Y tế tuyên truyền hàng hư cấu.\nII. {heading}\n1. Sở Công Thương chủ trì {WORK} của tỉnh."
    )
    assert [duty.section for duty in duties] == ["II.1"] and [task.section for task in tasks] == ["I.1"]


LAID = [
    ("a later sentence asks", f"1. Tổ chức {WORK} trong tỉnh; giao Sở Công Thương chủ trì.", {"Sở Công Thương"}),
    ("cards by letters", f"1. Hội chợ\na) Nội dung: Tổ chức {WORK}.\nb) Đơn vị chủ trì: Sở Công Thương.", {"Sở Công Thương"}),
    ("an office with a colon", f"1. Sở Công Thương\n- Văn phòng: bố trí xe cho đoàn {WORK}.", {"Văn phòng"}),
    ("the readers as a heading", f"1. Các cơ quan, đơn vị, địa phương\n- Tổ chức {WORK}.", {"Các cơ quan, đơn vị, địa phương"}),
    ("a title is no body", f"1. Đồng chí Giám đốc Sở Công Thương, Ủy viên: Tổ chức {WORK}.", {"Sở Công Thương"}),
    ("hamlets", f"1. Trưởng các thôn, tổ dân phố\n- Vận động Nhân dân {WORK}.", {"Các thôn, tổ dân phố"}),
    ("who orders with a colon", f"1. UBND tỉnh giao: Sở Công Thương {WORK}.", {"Sở Công Thương"}),
]


@pytest.mark.parametrize(("body", "names"), [pytest.param(*rest, id=reason) for reason, *rest in LAID])
def test_other_ways_to_lay_a_duty_on_a_body(body, names):
    duties, _ = paragraphs(TASKS + body)
    assert [{agency.name for agency in duty.agencies} for duty in duties] == [names]


def test_a_lead_in_asks_whom_it_names_behind_the_request():
    lead = "Điều 2. Hội đồng nhân dân tỉnh thống nhất với báo cáo; đề nghị Ủy ban nhân dân tỉnh thực hiện các việc sau:"
    asked = find_asked(lead, Located("2", None, 0, len(lead), 1, True), knowledge().agencies)
    assert [body.name for body in asked] == ["Ủy ban nhân dân tỉnh"]


def test_rows_of_a_further_annex_stand_under_no_number_of_the_one_before():
    plan = f"KẾ HOẠCH\n(Kèm theo Quyết định số 1/QĐ-UBND)\nI. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\na) Tổ chức {WORK}."
    rows = "PHỤ LỤC\nNHIỆM VỤ CỤ THỂ\nTT | Nội dung | Cơ quan chủ trì\n1 | Tổ chức hội chợ hàng hư cấu | Sở Công Thương"
    text = Text(f"{plan}\n{rows}", ())
    at, blocks = 0, []
    for line in text.text.split("\n"):
        blocks.append(Block(at, at + len(line), 1, "row" if " | " in line else "paragraph"))
        at += len(line) + 1
    outline = segment(Text(text.text, tuple(blocks)), Parts(range(0), range(0), range(0), range(0), range(len(blocks))))
    assert [place.section for place in outline.body if place.is_row] == ["PL", "PL"]


def test_a_member_of_the_committee_leads_by_the_words_behind_his_title():
    duties, _ = paragraphs(f"{TASKS}1. Đồng chí Giám đốc Sở Công Thương, Phó Trưởng ban: Chủ trì {WORK}.")
    assert [(agency.name, agency.role) for agency in duties[0].agencies] == [("Sở Công Thương", "lead")]


NOT_DUTIES = [
    ("a received plan", "Nhận được Kế hoạch này, đề nghị các cấp công đoàn nghiêm túc triển khai thực hiện."),
    ("whom to ask", "Mọi thông tin chi tiết xin liên hệ Phòng Hư cấu của Sở Công Thương, số 1 phố Hư Cấu."),
    ("what may be changed", "Trong quá trình thực hiện, nếu thấy cần sửa đổi, bổ sung, các đơn vị gửi ý kiến về Sở Y tế."),
    ("praise", "Ủy ban nhân dân tỉnh ghi nhận, biểu dương các ngành đã thực hiện tốt cuộc vận động."),
]


@pytest.mark.parametrize("words", [pytest.param(words, id=reason) for reason, words in NOT_DUTIES])
def test_formulas_are_no_duties(words):
    duties, tasks = paragraphs(f"{TASKS}1. Sở Công Thương\n- Tổ chức {WORK}.\n{words}")
    assert len(duties) == 1 and words not in [task.quote for task in tasks]


def test_telephones_in_a_duty_are_no_number_to_call():
    duties, _ = paragraphs(
        f"{TASKS}1. Sở Công Thương\n- Tập huấn người bán dùng điện thoại thông minh.\n- Số điện thoại: hư cấu."
    )
    assert [duty.quote for duty in duties] == ["Tập huấn người bán dùng điện thoại thông minh."]


def test_a_request_with_a_day_is_a_duty_though_it_opens_like_a_formula():
    words = "Nhận được Kế hoạch này, đề nghị Sở Y tế rà soát thuốc hư cấu, báo cáo trước ngày 20/12."
    duties, _ = paragraphs(f"{TASKS}1. Sở Công Thương\n- Tổ chức {WORK}.\n{words}")
    assert [duty.quote for duty in duties][1:] == [words]


def test_a_general_section_that_names_an_actor_holds_tasks():
    duties, tasks = paragraphs(f"I. NHIỆM VỤ\n1. Các cơ quan chức năng kiểm tra hàng hư cấu.\n{LAST}")
    assert len(duties) == 1 and [task.section for task in tasks] == ["I.1"]


def test_items_that_begin_with_a_body_and_a_colon_are_duties_whatever_their_heading():
    items = "\n".join(
        f"{number}. {name}: Tổ chức {WORK}." for number, name in enumerate(("Sở Công Thương", "Sở Y tế", "Công an tỉnh"), 1)
    )
    duties, tasks = paragraphs(f"I. ĐỢT CAO ĐIỂM\n{items}\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ tổ chức {WORK}.")
    assert [duty.section for duty in duties] == ["I.1", "I.2", "I.3", "II.1"] and tasks == ()


def test_a_section_on_reports_alone_leaves_the_others_their_duties():
    duties, _ = paragraphs(f"I. NHIỆM VỤ\n1. Sở Y tế tổ chức {WORK}.\nII. CHẾ ĐỘ BÁO CÁO\n1. Sở Nội vụ gửi báo cáo hằng quý.")
    assert [duty.section for duty in duties] == ["I.1", "II.1"]


def test_nobody_coordinates_where_the_cell_beside_a_lead_is_empty():
    rows = (
        "TT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian\n"
        "1 | Tổ chức hội chợ hàng hư cấu | Sở Công Thương | Sở Y tế | Quý I/2023\n"
        "2 | Tổ chức phiên chợ hàng hư cấu | Sở Nội vụ | | Quý I/2023"
    )
    duties, _ = paragraphs(f"{TASKS}{rows}")
    assert [[agency.name for agency in duty.agencies] for duty in duties] == [["Sở Công Thương", "Sở Y tế"], ["Sở Nội vụ"]]


def test_purpose_and_requirements_are_neither():
    duties, tasks = paragraphs(f"I. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của cán bộ.\n2. Sở Y tế bám sát yêu cầu.\n{LAST}")
    assert [duty.section for duty in duties] == ["II.1"] and tasks == ()
