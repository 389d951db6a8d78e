"""What a person types → what is looked for: accents, composition, strokes, zeros and signs make no difference."""

import unicodedata

import pytest

from dashboard import search

PLAN = "Kế hoạch 65/KH-BCĐCVĐ Triển khai các hoạt động tỉnh Bình Thuận"
DIRECTIVE = "Chỉ thị 03-CT/TW Ban Bí thư"
PRIME_MINISTER = "Chỉ thị 28/CT-TTg Thủ tướng Chính phủ"
DECISION = "Quyết định 386/QĐ-TTg"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("dong nai", "Tỉnh Đồng Nai", id="without accents"),
        pytest.param("ĐỒNG NAI", "Tỉnh Đồng Nai", id="capitals"),
        pytest.param(unicodedata.normalize("NFD", "Đồng Nai"), "Tỉnh Đồng Nai", id="decomposed, as some keyboards write"),
        pytest.param("Đồng Nai", unicodedata.normalize("NFD", "Tỉnh Đồng Nai"), id="decomposed in the text"),
        pytest.param("nai dong", "Tỉnh Đồng Nai", id="any order"),
        pytest.param("65/KH", PLAN, id="the beginning of a number"),
        pytest.param("65 KH BCĐCVĐ", PLAN, id="blanks for strokes"),
        pytest.param("65KHBCĐCVĐ", PLAN, id="written together"),
        pytest.param("65/kh-bcdcvd", PLAN, id="a symbol without đ"),
        pytest.param("03-CT/TW", DIRECTIVE, id="as printed"),
        pytest.param("03 CT TW", DIRECTIVE, id="blanks"),
        pytest.param("3-CT/TW", DIRECTIVE, id="without the leading zero"),
        pytest.param("003-CT/TW", DIRECTIVE, id="with more zeros"),
        pytest.param("chi thi 03", DIRECTIVE, id="kind and number"),
        pytest.param("28 CT TTg", PRIME_MINISTER, id="the Prime Minister's"),
        pytest.param("386/QĐ-TTg", DECISION, id="a decision"),
        pytest.param("qd 386", DECISION, id="symbol before number, d for đ"),
        pytest.param("hoà bình", "Tỉnh Hòa Bình", id="the old place of the accent"),
        pytest.param("hòa bình", "Tỉnh Hoà Bình", id="the new place of the accent"),
        pytest.param("thuỷ sản", "Hội nghề thủy sản", id="uỷ and ủy"),
        pytest.param("“Đồng Nai”?!", "Tỉnh Đồng Nai", id="signs around the words"),
        pytest.param("", "Tỉnh Đồng Nai", id="nothing asked"),
        pytest.param("?!… –", "Tỉnh Đồng Nai", id="only signs: nothing asked"),
    ],
)
def test_a_question_finds(question, text):
    assert search.terms(question).match(text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("65/KH", "Kế hoạch 165/KH-UBND", id="another number that ends so"),
        pytest.param("65", "Kế hoạch 651/KH-UBND", id="another number that begins so"),
        pytest.param("dong nai", "Tỉnh Đồng Tháp", id="one word of two"),
        pytest.param("an", "Tỉnh Quảng Nam", id="the end of a word"),
    ],
)
def test_a_question_does_not_find(question, text):
    assert not search.terms(question).match(text)


def test_words_are_looked_for_at_their_beginning_and_numbers_as_a_whole():
    assert search.terms("Kế hoạch 065").words == (" ke", " hoach", " 65 ")


@pytest.mark.parametrize(
    ("question", "number"),
    [
        pytest.param("65/KH", "65kh", id="number and symbol"),
        pytest.param("03-CT/TW", "3cttw", id="the Party's form"),
        pytest.param("2023", "", id="a bare number is no number of a document"),
        pytest.param("kế hoạch 65", "", id="words first"),
        pytest.param("dong nai", "", id="no digits"),
    ],
)
def test_a_number_is_looked_for_only_if_it_may_be_one(question, number):
    assert search.terms(question).number == number


def test_the_accents_as_typed_are_kept_for_the_order():
    assert search.terms(unicodedata.normalize("NFD", "Bán HÀNG")).exact == (" bán", " hàng")


def test_sql_wildcards_are_plain_signs():
    assert search.terms("100%_'; drop table dim_document --").words == (" 100 ", " drop", " table", " dim", " document")


def test_a_question_of_ten_thousand_characters_is_cut():
    asked = search.terms("hàng việt nam " * 1000)
    assert len(asked.words) == len(asked.exact) == search.MOST_WORDS


@pytest.mark.parametrize(("question", "has"), [("65", False), ("65/2023", False), ("65/KH", True), ("", False), ("?!", False)])
def test_letters_are_told_from_numbers(question, has):
    assert search.terms(question).has_letters is has
