"""Find a document, read it: what the page says when much, little or nothing is known, and that its text is safe to show."""

import shutil

import pytest

from dashboard import passages, queries, reader, search, warehouse
from dashboard.charts import documents
from dashboard.scope import Scope
from etl.run import Settings, build
from tests import drawn
from tests.conftest import ROOT, quietly
from tests.sourced import with_source

PLAN, DIRECTIVE = "binh-thuan-2023-65-kh-bcdcvd", "trung-uong-2021-03-ct-tw"
INVENTED = "hu-cau-2023-1-kh-bcd"


def html_of(app) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def said(app) -> str:
    return "\n".join(element.value for kind in (app.warning, app.error) for element in kind)


def keys(page_query):
    return [chart.key for chart, _ in drawn.charts("documents", page_query)]


@pytest.fixture
def with_text(tmp_path, monkeypatch):
    """Publish two INVENTED plans, one with its INVENTED source text."""
    data = tmp_path / "data"
    shutil.copytree(ROOT / "tests" / "golden" / "invented", data)
    shutil.copytree(ROOT / "data" / "vocabulary", data / "vocabulary")
    with_source(data)
    build(Settings(data, tmp_path / "build"), quietly)
    monkeypatch.setenv("ATLAS_BUILD", str(tmp_path / "build"))


def test_the_list_shows_one_page_and_counts_all(published):
    (chart, _), *_rest = drawn.charts("documents")
    every = queries.found_documents(warehouse.current(), Scope(), search.terms(""), 1)["total"][0]
    assert chart.frame.height == passages.PAGE_SIZE < chart.n == every
    second = drawn.charts("documents", {"tr": "2"})[0][0]
    assert set(second.frame["document_id"]).isdisjoint(chart.frame["document_id"])


@pytest.mark.parametrize("page", ["0", "-1", "hai", "99999", "9" * 40])
def test_a_page_that_is_not_there_is_named_and_the_first_is_shown(published, page):
    app = drawn.run("documents", {"tr": page})
    assert not app.exception and f"tr={page[:20]}" in said(app)
    assert "tr" not in app.query_params


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("xyzzy", id="a word that stands nowhere"),
        pytest.param("xyzzy " * 2000, id="twelve thousand characters"),
        pytest.param("<b>xyzzy</b> & \"'", id="HTML"),
    ],
)
def test_nothing_found_is_said_calmly(published, question):
    app = drawn.run("documents", {"tim": question})
    assert not app.exception
    assert "Không tìm thấy văn bản nào" in html_of(app) and "<b>" not in html_of(app)


@pytest.mark.parametrize("question", ["?!…", "%", "_", " "])
def test_a_question_of_signs_lists_everything(published, question):
    charts = drawn.charts("documents", {"tim": question})
    assert [chart.n for chart, _ in charts] == [drawn.charts("documents")[0][0].n]
    if question.strip():
        assert "không có chữ hoặc số nào" in html_of(drawn.run("documents", {"tim": question}))


def test_words_that_stand_in_duties_open_them(published):
    charts = {chart.key: (chart, context) for chart, context in drawn.charts("documents", {"tim": "tuyen truyen"})}
    chart, context = charts["doan-co-tu"]
    found = passages.of_chart(context.build, context.scope, chart, 0)
    assert found.total == chart.n > 0
    assert all("tuyen truyen" in search.key(summary) for summary in found.rows["summary"])


def test_the_year_is_the_pages_own_and_bodies_do_not_act(published):
    charts = drawn.charts("documents", {"nvb": "2023", "nam": "2021-2021", "cq": "so_cong_thuong"})
    assert {year for chart, _ in charts for year in chart.frame["year"]} == {2023}
    assert any("cơ quan" in note for note in charts[0][0].notes)
    undated = drawn.charts("documents", {"nvb": "khong-ro"})[0][0]
    assert set(undated.frame["year"]) == {None}


def test_an_unknown_document_is_named_and_the_list_is_shown(published):
    app = drawn.run("documents", {"doc": "khong-co-van-ban-nay"})
    assert not app.exception and "doc=khong-co-van-ban-nay" in said(app)
    assert "doc" not in app.query_params
    assert "van-ban-tim-thay" in keys({"doc": "khong-co-van-ban-nay"})


def test_a_loaded_document_is_read_in_its_order(published):
    shown = html_of(drawn.run("documents", {"doc": PLAN}))
    rows = queries.document_paragraphs(warehouse.current(), PLAN)
    summaries = [summary for summary in rows["summary"] if reader.escape(summary) in shown]
    assert len(summaries) == rows.height > 40
    headings = [heading for heading in queries.document_sections(warehouse.current(), PLAN)["heading"] if heading]
    places = [shown.index(reader.escape(heading)) for heading in headings[:5]]
    assert places == sorted(places)
    assert "không có tệp văn bản gốc" in shown
    assert keys({"doc": PLAN}) == ["vb-co-quan", "vb-vien-dan", "vb-thoi-han", "vb-loi"]


def test_what_the_source_leaves_blank_is_said(published):
    shown = html_of(drawn.run("documents", {"doc": "bac-giang-2021-kh-mttq-bcd"}))
    assert shown.count("để trống trong văn bản gốc") == 2  # the number; the day


def test_a_document_only_known_says_so_and_who_names_it(published):
    app = drawn.run("documents", {"doc": DIRECTIVE})
    assert "Chưa nạp toàn văn" in html_of(app) and "để trống trong văn bản gốc" not in html_of(app)
    assert keys({"doc": DIRECTIVE}) == ["vb-thuc-hien", "vb-duoc-vien-dan"]


def test_every_document_of_the_store_can_be_read(published):
    build_ = warehouse.current()
    view = documents.reading(_context(build_), queries.document(build_, PLAN))
    ids = [*queries.found_documents(build_, Scope(), search.terms(""), 1)["document_id"]]
    ids += [*queries.found_documents(build_, Scope(), search.terms(""), 4)["document_id"]]
    for document_id in ids:
        head = queries.document(build_, document_id)
        read = reader.read(build_, head)
        assert reader.facts(head) and documents.citation(head) and documents.document_name(head)
        assert all(chart.n and chart.frame.height for chart in documents.charts(read, view))
        assert read.is_loaded == (not reader.missing(read).count("Chưa nạp"))


def _context(build_):
    from dashboard.context import Context

    return Context.of(build_, Scope())


def test_a_plan_without_duties_says_so_and_draws_no_empty_chart(published):
    build_ = warehouse.current()
    read = reader.read(build_, queries.document(build_, PLAN))
    none = documents.Reading(**{name: getattr(read, name) for name in read.__slots__} | {"bodies": read.bodies.clear()})
    assert "không có đoạn nào giao nhiệm vụ" in reader.missing(none)
    view = documents.reading(_context(build_), read.head)
    assert "vb-co-quan" not in [chart.key for chart in documents.charts(none, view)]


def test_the_original_stands_beside_the_summary_marked_escaped_and_without_contacts(with_text):
    shown = html_of(drawn.run("documents", {"doc": INVENTED}))
    passage = "Sở Công Thương chủ trì mở điểm bán hàng hư cấu &lt;ở ba xã&gt; &amp; phối hợp theo Chỉ thị số 03-CT/HC."
    assert f"Câu đứng trước. {reader.MARK}{passage}</mark>" in shown
    assert "Câu đứng sau; liên hệ •••" in shown, "the paragraph around the passage"
    assert "example.vn" not in shown and "3822" not in shown and "<ở" not in shown
    assert f"Căn cứ {reader.MARK}Chỉ thị số 03-CT/HC</mark>;" in shown, "a citation outside any paragraph"
    assert "không có tệp văn bản gốc" not in shown


TEXT = "Một.\nHai hai hai; vẫn hai.\nBa."


@pytest.mark.parametrize(
    ("start", "end", "around"),
    [
        pytest.param(6, 9, "Hai hai hai; vẫn hai.", id="its line"),
        pytest.param(0, 4, "Một.", id="the first paragraph"),
        pytest.param(len(TEXT) - 3, len(TEXT), "Ba.", id="the last paragraph"),
        pytest.param(0, 9, "Một.\nHai hai hai; vẫn hai.", id="a passage over a line end"),
    ],
)
def test_a_passage_is_shown_in_its_paragraph(start, end, around):
    begin, stop = reader.paragraph_around(TEXT, start, end)
    assert TEXT[begin:stop] == around


def test_a_very_long_paragraph_is_cut_at_words():
    text = "chữ " * 3000
    begin, stop = reader.paragraph_around(text, 6000, 6003)
    assert stop - begin < 2 * reader.LONGEST_AROUND + 20
    assert not text[begin:stop].startswith(" ") and text[stop] == " "
    assert reader.original(text, [{"span_start": 6000, "span_end": 6003}]).count("…") == 2


def test_passages_that_overlap_are_marked_once():
    entries = [{"span_start": start, "span_end": end} for start, end in ((5, 11), (8, 15), (5, 11))]
    shown = reader.original(TEXT, [*entries, {"span_start": None, "span_end": None}])
    assert shown.count("<mark") == 2 and "Hai hai hai;" in shown.replace(reader.MARK, "").replace("</mark>", "")


def test_the_page_speaks_english_and_leaves_the_document_vietnamese(published):
    app = drawn.run("documents", {"doc": PLAN, "nn": "en"})
    assert not app.exception
    assert '<span lang="vi">' in html_of(app)
