"""Which paragraphs of invented plans (HƯ CẤU) are duties, of whom and in what role; which are tasks; which neither."""

from __future__ import annotations

import pytest

from etl.draft import Paragraph
from etl.extract.duties import find_paragraphs
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


def test_a_general_section_that_names_an_actor_holds_tasks():
    duties, tasks = paragraphs(f"I. NHIỆM VỤ\n1. Các cơ quan chức năng kiểm tra hàng hư cấu.\n{LAST}")
    assert len(duties) == 1 and [task.section for task in tasks] == ["I.1"]


def test_purpose_and_requirements_are_neither():
    duties, tasks = paragraphs(f"I. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của cán bộ.\n2. Sở Y tế bám sát yêu cầu.\n{LAST}")
    assert [duty.section for duty in duties] == ["II.1"] and tasks == ()
