"""Mentions lead to documents: to registered ones, or to proposed ids with a doubt. Unregistered numbers are invented."""

from __future__ import annotations

import pytest

from etl.draft import Citation, Head
from etl.extract.citations import find_citations
from etl.resolve import MISPRINTED, UNREGISTERED, resolve_citations
from tests.drafted import draft, knowledge

DIRECTIVE, PREMIER = "trung-uong-2021-03-ct-tw", "trung-uong-2021-28-ct-ttg"
HOME = Head(type="ke_hoach", issuer="Ủy ban nhân dân tỉnh Bình Thuận", province="Bình Thuận", year=2023)


def resolved(sentence: str, head: Head = HOME) -> tuple[Citation, ...]:
    text, outline = draft(f"I. NHIỆM VỤ\n1. {sentence}\n2. Việc sau cùng của kế hoạch hư cấu.")
    return resolve_citations(find_citations(text, outline), head, knowledge().registry)


CASES = [
    ("as registered", "Theo Chỉ thị số 03-CT/TW ngày 19/5/2021.", [DIRECTIVE]),
    ("blanks", "Theo Chỉ thị số 03 - CT/TW ngày 19/5/2021.", [DIRECTIVE]),
    ("bar for dash", "Theo Chỉ thị số 03/CT-TW ngày 19/5/2021.", [DIRECTIVE]),
    ("TƯ for TW", "Theo Chỉ thị số 03-CT/TƯ ngày 19/5/2021.", [DIRECTIVE]),
    ("number without the nought", "Theo Chỉ thị số 3-CT/TW ngày 19/5/2021.", [DIRECTIVE]),
    ("short form", "Theo Chỉ thị số 03-CT/TW ngày 19/5/2021 (gọi tắt là Chỉ thị 03).", [DIRECTIVE] * 2),
    ("misprint", "Theo Chỉ thị số 28/CT-CP ngày 26/10/2021 của Thủ tướng Chính phủ.", [PREMIER]),
    ("of this province", "Theo Chỉ thị số 18-CT/TU ngày 15/4/2022.", ["binh-thuan-2022-18-ct-tu"]),
    ("proposed, central", "Theo Quyết định số 986/QĐ-TTg ngày 01/02/2020.", ["trung-uong-2020-986-qd-ttg"]),
    ("proposed, of this province", "Theo Quyết định số 986/QĐ-UBND ngày 01/02/2020.", ["binh-thuan-2020-986-qd-ubnd"]),
    ("another year is another document", "Theo Chỉ thị số 03-CT/TW ngày 01/02/2012.", ["trung-uong-2012-03-ct-tw"]),
]


@pytest.mark.parametrize(("sentence", "ids"), [pytest.param(*rest, id=reason) for reason, *rest in CASES])
def test_a_mention_leads_to_its_document(sentence, ids):
    found = resolved(sentence)
    assert [one.document for one in found] == ids and [one.key for one in found] == ids


def test_a_number_of_a_province_belongs_to_the_province_of_the_reader():
    elsewhere = Head(type="ke_hoach", issuer="Ủy ban nhân dân tỉnh An Giang", province="An Giang", year=2023)
    assert [one.document for one in resolved("Theo Chỉ thị số 18-CT/TU ngày 15/4/2022.", elsewhere)] == [
        "an-giang-2022-18-ct-tu"
    ]


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        pytest.param("Theo Chỉ thị số 03-CT/TW ngày 19/5/2021.", [], id="registered"),
        pytest.param("Theo Quyết định số 986/QĐ-TTg ngày 01/02/2020.", [UNREGISTERED], id="proposed"),
        pytest.param("Theo Chỉ thị số 28/CT-CP ngày 26/10/2021.", [MISPRINTED], id="misprint"),
    ],
)
def test_what_is_doubtful_is_noted_at_the_mention(sentence, codes):
    assert [doubt.code for one in resolved(sentence) for doubt in one.doubts] == codes


def test_a_misprint_keeps_its_spelling():
    assert [one.symbol for one in resolved("Theo Chỉ thị số 28/CT-CP ngày 26/10/2021.")] == ["CT-CP"]
