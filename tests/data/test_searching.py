"""Searching the shipped data: each way of asking finds its document, the best first, and SQL keys as Python does."""

from __future__ import annotations

import unicodedata

import duckdb
import pytest

from dashboard import passages, queries, search
from dashboard.scope import Scope
from dashboard.warehouse import current
from etl.stage import SQL

BINH_THUAN = "binh-thuan-2023-65-kh-bcdcvd"
PARTY_DIRECTIVE = "trung-uong-2021-03-ct-tw"


@pytest.fixture
def find(shipped_warehouse, monkeypatch):
    """A function: question → ids of the documents found, best first."""
    monkeypatch.setenv("ATLAS_BUILD", str(shipped_warehouse))

    def ids(question: str, **scope: object) -> list[str]:
        found = queries.found_documents(current(), Scope(**scope), search.terms(question), 1)
        return found["document_id"].to_list()

    return ids


def titled(ask, words: str) -> set[str]:
    """Ids of documents in whose title or issuer or place some words stand, accents and all."""
    return {
        document
        for (document,) in ask(
            "select document_id from dim_document "
            f"where contains(lower(concat_ws(' ', title, summary, issuer, place)), '{words}')"
        )
    }


def test_folded_words_find_what_is_written_with_accents(find, ask):
    written = titled(ask, "đồng nai")
    assert written and set(find("dong nai")) == set(find("Đồng Nai")) == written
    assert find(unicodedata.normalize("NFD", "Đồng Nai")) == find("Đồng Nai")


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("65/KH", BINH_THUAN),
        ("65 KH BCĐCVĐ", BINH_THUAN),
        ("65khbcdcvd", BINH_THUAN),
        ("65/KH-BCĐCVĐ", BINH_THUAN),
        ("065/KH", BINH_THUAN),
        ("03-CT/TW", PARTY_DIRECTIVE),
        ("03 CT TW", PARTY_DIRECTIVE),
        ("3-CT/TW", PARTY_DIRECTIVE),
        ("chi thi 03", PARTY_DIRECTIVE),
        ("directive 03", PARTY_DIRECTIVE),
    ],
)
def test_a_number_finds_its_document_first(find, question, document):
    assert find(question)[0] == document


@pytest.mark.parametrize(
    ("questions", "number"),
    [(("28 CT TTg", "28/CT-TTg", "chi thi 28"), "28/CT-TTg"), (("386/QĐ-TTg", "qd 386", "386 qđ ttg"), "386/QĐ-TTg")],
)
def test_every_spelling_of_a_number_finds_the_same(find, ask, questions, number):
    documents = {document for (document,) in ask(f"select document_id from dim_document where number_text = '{number}'")}
    assert documents
    for question in questions:
        assert find(question)[0] in documents, question


@pytest.mark.parametrize(("old", "new"), [("hoà bình", "hòa bình"), ("thuỷ", "thủy")])
def test_the_place_of_the_accent_makes_no_difference(find, old, new):
    assert sorted(find(old)) == sorted(find(new))


@pytest.mark.parametrize("word", ["chợ", "đoàn", "hải", "nâng", "quản"])
def test_words_spelled_as_asked_stand_before_those_that_only_fold_alike(find, ask, word):
    """Never fold accents away in what is shown: "chợ" is asked for, "cho" is found too, but after it."""
    found, written = find(word), titled(ask, word)
    ranks = [document in written for document in found]
    assert True in ranks and False in ranks, "nothing to compare"
    assert ranks == sorted(ranks, reverse=True)


def test_loaded_documents_stand_before_known_ones(find, ask):
    loaded = {document for (document,) in ask("select document_id from dim_document where status = 'loaded'")}
    found = [document in loaded for document in find("")]
    assert sum(found) == len(loaded)
    assert found == sorted(found, reverse=True)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("xyzzy", id="a word that stands nowhere"),
        pytest.param("x" * 10_000, id="ten thousand letters"),
        pytest.param("' or 1 = 1 --", id="SQL is plain text"),
    ],
)
def test_nothing_is_found_in_vain(find, question):
    assert find(question) == []


@pytest.mark.parametrize("question", ["", "?!…", "%", "_", "***", "đ" * 0])
def test_a_question_of_signs_only_lists_everything(find, question):
    assert find(question) == find("")
    assert len(find("")) == passages.PAGE_SIZE


def test_laws_cited_and_years_outside_the_filter_are_found(find, ask):
    years = {
        year
        for (year,) in ask("select distinct year from dim_document where not about_campaign or year not between 2021 and 2024")
    }
    assert years
    found = queries.found_documents(current(), Scope(), search.terms(""), 1)
    assert found["total"][0] == ask("select count(*) from dim_document")[0][0]


def test_the_scope_narrows_places_and_kinds_not_years(find):
    assert find("65/KH", provinces=("60",)) == [BINH_THUAN]
    assert find("65/KH", provinces=("01",)) == []
    assert find("65/KH", doc_types=("ke_hoach",), year_from=2021, year_to=2021) == [BINH_THUAN]
    assert find("65/KH", levels=("central",)) == []


@pytest.mark.parametrize("question", ["tuyên truyền", "kiem tra thi truong", "ban hang luu dong o nong thon mien nui"])
def test_duties_with_words_are_those_whose_summary_holds_them_all(find, ask, question):
    wanted = search.terms(question)
    summaries = [summary for (summary,) in ask("select summary from fct_duty")]
    expected = sum(all(word in search.key(summary) for word in wanted.words) for summary in summaries)
    found = passages.find(current(), Scope(), "duties", {"words": wanted.words, "whole": True}, size=passages.ALL_ROWS)
    assert found.total == found.rows.height == expected


def test_keys_are_the_same_in_python_and_sql(ask):
    """Every letter that Vietnamese, its numbers and its signs use, real texts, and texts that try to trip the rule."""
    letters = [chr(code) for code in range(1, 0x2000) if code not in range(0xCF0, 0xCF4) and code not in range(0xEC0, 0xED0)]
    vietnamese = "ăâđêôơưĂÂĐÊÔƠƯáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
    real = [text for (text,) in ask("select summary from fct_duty union all select title from dim_document")]
    numbers = ["03-CT/TW", "003/007", "0", "00", " 0 00 01 ", "1.000.000", "0012 0034", "007a", "a007", "28/CT-TTg", "½ m² №5"]
    texts = [
        text for text in (*(f"a{sign}b" for sign in letters), vietnamese, *real, *numbers, "", "–", "“”") if text is not None
    ]
    texts += [unicodedata.normalize("NFD", text) for text in texts]
    with duckdb.connect() as connection:
        connection.execute((SQL / "10_stg.sql").read_text(encoding="utf-8"))
        keyed = connection.execute(
            "select text, search_key(text) from (select unnest($texts) as text)", {"texts": texts}
        ).fetchall()
    assert len(keyed) > 10_000
    assert [(text, found) for text, found in keyed if found != search.key(text)] == []
