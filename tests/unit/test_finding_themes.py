"""Which themes a paragraph has, by the vocabulary that people edit (all paragraphs invented: HƯ CẤU)."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from etl.extract.themes import ThemeFinder
from etl.vocabulary import Theme, load_vocabulary

DATA = Path(__file__).parents[2] / "data"
FINDER = ThemeFinder.of(load_vocabulary(DATA / "vocabulary").themes)


def theme(code: str, **weights: float) -> Theme:
    keywords = tuple({"phrase": phrase.replace("_", " "), "weight": weight} for phrase, weight in weights.items())
    return Theme(code=code, name=code, name_long=code, name_en=code, definition=code, keywords=keywords)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("Mở chuyên mục trên báo, đài; đăng tin, bài về hàng trong nước.", ("propaganda",), id="propaganda"),
        pytest.param(
            "Đăng tải thông tin về hàng hư cấu trên trang của Sở.", ("propaganda",), id="what is published is no report"
        ),
        pytest.param(
            "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội tuyên truyền, vận động Nhân dân.",
            ("propaganda",),
            id="what is done stands behind a long name",
        ),
        pytest.param("Đảm bảo nguồn cung, đáp ứng nhu cầu tiêu dùng của dân.", ("market_distribution",), id="supply"),
        pytest.param("Tháo gỡ khó khăn, cải cách thủ tục hành chính cho cơ sở sản xuất.", ("policy_support",), id="policy"),
        pytest.param(
            "Xây dựng điểm bán tại các xã vùng sâu, hải đảo; bình ổn giá dịp Tết.", ("market_distribution",), id="distribution"
        ),
        pytest.param("Tổ chức hội chợ, triển lãm và trưng bày hàng hóa.", ("trade_promotion",), id="promotion"),
        pytest.param("Kiểm tra, xử phạt các cơ sở bán hàng giả.", ("inspection",), id="inspection"),
        pytest.param("Tặng bằng khen cho tập thể có thành tích xuất sắc.", ("commendation",), id="commendation"),
        pytest.param(
            "Khi đấu thầu, mua sắm tài sản công phải chọn hàng trong nước.", ("public_procurement",), id="procurement"
        ),
        pytest.param("Tiếp nhận và xử lý khiếu nại của khách hàng.", ("consumer_protection",), id="consumers"),
        pytest.param("Kiện toàn Tổ giúp việc, sửa quy chế làm việc.", ("organisation",), id="organisation"),
        pytest.param("Sơ kết, tổng kết và gửi báo cáo kết quả về Tỉnh ủy.", ("reporting",), id="reporting"),
        pytest.param("Áp dụng tiêu chuẩn đo lường, đăng ký sở hữu trí tuệ.", ("technology_quality",), id="technology"),
        pytest.param("Phát triển vùng trồng, nâng hạng sản phẩm OCOP của làng nghề.", ("agriculture_ocop",), id="agriculture"),
        pytest.param("Nắm dư luận xã hội, phản bác luận điệu xuyên tạc.", ("public_opinion",), id="opinion"),
    ],
)
def test_each_theme_is_found_by_its_activity(words, expected):
    assert FINDER.of_text(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            "Kiểm tra việc niêm yết giá; tuyên truyền cho tiểu thương.", ("inspection", "propaganda"), id="an order of clauses"
        ),
        pytest.param(
            "Tuyên truyền cho tiểu thương; kiểm tra việc niêm yết giá.", ("propaganda", "inspection"), id="the other way round"
        ),
    ],
)
def test_the_theme_named_first_stands_first(words, expected):
    assert FINDER.of_text(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Sở Nông nghiệp và Phát triển nông thôn kiểm tra các chợ.", id="a department of agriculture"),
        pytest.param("Hội Nông dân tỉnh kiểm tra các chợ.", id="the farmers' union"),
        pytest.param("Sở Văn hóa, Thể thao và Du lịch kiểm tra các chợ.", id="a department of tourism"),
        pytest.param("Kiểm tra các chợ theo yêu cầu của Cuộc vận động.", id="the campaign itself"),
    ],
)
def test_the_name_of_a_body_or_of_the_campaign_is_no_theme(words):
    assert FINDER.of_text(words) == ("inspection",)


def test_a_paragraph_of_which_nothing_is_known_has_one_theme():
    assert FINDER.of_text("Tạo chuyển biến rõ nét.") == ("organisation",)
    assert FINDER.of_text("") == ("organisation",)


def test_one_clause_has_at_most_three_themes_and_many_clauses_four():
    words = "Kiểm tra, khen thưởng, tuyên truyền, báo cáo kết quả, kiện toàn, đấu thầu, hội chợ, khiếu nại, dư luận."
    assert len(FINDER.of_text(words)) == 3
    assert len(FINDER.of_text(words.replace(", ", "; "))) == 4


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            "Tuyên truyền Kế hoạch số 12/KH-UBND ngày 05/3/2021 của Ủy ban nhân dân tỉnh về kiểm tra, xử lý hàng giả.",
            ("propaganda",),
            id="what a cited document is about",
        ),
        pytest.param("Giới thiệu để người dân biết hàng hóa chất lượng cao.", ("propaganda",), id="goods that are praised"),
        pytest.param("Kiểm tra, xử lý hành vi xâm phạm quyền sở hữu trí tuệ.", ("inspection",), id="a right that is infringed"),
        pytest.param("Khen thưởng hộ kinh doanh ở miền núi.", ("commendation",), id="where those live who are praised"),
        pytest.param("Khảo sát, kiểm tra hàng nhập khẩu hiệu quả.", ("inspection",), id="a word across two words"),
        pytest.param(
            "Giám sát chuyên đề việc chấp hành pháp luật tại các cơ sở.", ("inspection",), id="a special subject of inspection"
        ),
        pytest.param("Thực hiện theo chức năng, nhiệm vụ; kiểm tra cơ sở.", ("inspection",), id="a formula of offices"),
    ],
)
def test_what_is_only_mentioned_is_no_theme(words, expected):
    assert FINDER.of_text(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("Vận động nông dân đăng ký dùng hàng trong nước.", "propaganda", id="people are moved"),
        pytest.param("Tổ chức thi vẽ, tham quan, trải nghiệm cho học sinh.", "propaganda", id="pupils"),
        pytest.param("Hỗ trợ mặt bằng, bố trí quỹ đất xây dựng chợ.", "policy_support", id="land"),
        pytest.param("Đưa nông sản lên sàn thương mại điện tử.", "market_distribution", id="a marketplace"),
        pytest.param("Thẩm định dự toán mua sắm; lập hồ sơ yêu cầu.", "public_procurement", id="a tender"),
        pytest.param("Bảo vệ quyền, lợi ích hợp pháp của người tiêu dùng.", "consumer_protection", id="rights by the law"),
        pytest.param("Đẩy nhanh đàm phán mở cửa thị trường cho trái cây.", "trade_promotion", id="a market is opened"),
    ],
)
def test_an_activity_in_the_words_of_plans_is_found(words, expected):
    assert expected in FINDER.of_text(words)


def test_a_phrase_counts_only_as_whole_words_and_the_longest_wins():
    finder = ThemeFinder.of(
        {"a": theme("a", chợ=1.1), "b": theme("b", chợ_phiên=1.1), "organisation": theme("organisation", x=1)}
    )
    assert finder.of_text("Chợt nhớ") == ("organisation",)
    assert finder.of_text("chợ phiên") == ("b",)
    assert finder.of_text("CHỢ") == ("a",)


def test_a_list_of_things_does_not_drown_an_activity():
    words = "Kiểm tra hàng giả, hàng nhái, hàng lậu, hàng cấm, nhập lậu, buôn lậu, đầu cơ, găm hàng. Khen thưởng người tố giác."
    assert FINDER.of_text(words)[:2] == ("inspection", "commendation")


def test_no_keyword_stands_twice_in_one_theme():
    for entry in load_vocabulary(DATA / "vocabulary").themes.values():
        phrases = [keyword.phrase for keyword in entry.keywords]
        assert len(phrases) == len(set(phrases)), entry.code
        assert all(phrase == phrase.lower().strip() for phrase in phrases), entry.code


@pytest.mark.parametrize("unit", ["kiểm tra ", "(", "ki", "a" * 50, '"', "“kiểm tra", ". ", "İ"])
def test_a_megabyte_of_one_phrase_is_read_in_time(unit):
    began = time.process_time()
    assert FINDER.of_text(unit * (1_000_000 // len(unit)))
    assert time.process_time() - began < 4
