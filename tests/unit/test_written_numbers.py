"""Numbers as officials write them: each case of the stated rule, and what is refused."""

import pytest

from etl.read.written import NotANumber, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("1.234,5", 1234.5, id="Vietnamese thousands and decimals"),
        pytest.param("1.234.567,89", 1234567.89, id="Vietnamese millions"),
        pytest.param("1.234", 1234, id="a point and three digits: thousands, as in Vietnamese"),
        pytest.param("1 234", 1234, id="a blank between thousands"),
        pytest.param("12,5", 12.5, id="a decimal comma"),
        pytest.param("1,234.5", 1234.5, id="English thousands and decimals"),
        pytest.param("1,234,567", 1234567, id="two commas can only group"),
        pytest.param("12.5", 12.5, id="a point that groups nothing"),
        pytest.param("0.125", 0.125, id="no thousand begins with 0"),
        pytest.param("0,125", 0.125, id="no thousand begins with 0, in Vietnamese"),
        pytest.param("1234", 1234, id="plain"),
        pytest.param("-5", -5, id="negative: judged elsewhere"),
    ],
)
def test_a_number_is_read(text, value):
    assert read_number(text) == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("1,234", "không rõ là 1234 hay 1 phẩy 234", id="a comma and three digits: either"),
        pytest.param("khoảng 12", "là chữ", id="words"),
        pytest.param("12 cuộc", "là chữ", id="a unit"),
        pytest.param("1.23.4", "là chữ", id="groups of no three digits"),
        pytest.param("1e5", "là chữ", id="an exponent"),
        pytest.param("٣", "là chữ", id="digits of another script"),
        pytest.param("9" * 400, "là chữ", id="a number without end"),
    ],
)
def test_what_is_no_clear_number_is_refused_with_a_remedy(text, reason):
    with pytest.raises(NotANumber, match=reason) as refused:
        read_number(text)
    assert refused.value.remedy
