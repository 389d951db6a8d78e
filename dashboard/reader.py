"""One document as HTML: its head, and its sections with what stands in each, in the document's order.

Where the build holds the text, the original paragraph stands beside the summary with the passage marked; else the
summary and the locator. Everything is escaped; what the document says stays Vietnamese.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from dashboard import deadlines, queries, wording
from dashboard.charts.coverage import WORDS as KNOWLEDGE_WORDS
from dashboard.charts.documents import CERTAINTIES, Head, Reading, Search, document_name
from dashboard.charts.duties import ROLE_WORDS
from dashboard.charts.quality import RELIABILITY
from dashboard.comparability import PERIOD_WORDS, SCOPE_WORDS
from dashboard.scope import LEVELS
from dashboard.tables import document_link, in_vietnamese
from dashboard.texts import _
from dashboard.warehouse import Build

LONGEST_AROUND = 1200  # characters shown on each side of a passage, where its paragraph does not end sooner
MARK = '<mark style="background:#dbe9ed;color:inherit">'
OUTSIDE = ("title", "preamble")  # parts without a heading of their own: before the first section
Row = Mapping[str, object]


def read(build: Build, head: Head) -> Reading:
    """Ask for everything that stands in the document."""
    asked = str(head["document_id"])
    return Reading(
        head,
        queries.document_sections(build, asked),
        queries.document_paragraphs(build, asked),
        queries.document_citations(build, asked),
        queries.document_deadlines(build, asked),
        queries.document_issues(build, asked),
        queries.document_bodies(build, asked),
        queries.citing_documents(build, asked),
        queries.document_text(build, asked) if head["has_text"] else None,
    )


def lead(head: Head) -> str:
    """Say under the heading what the document is about, and that only its head is known if so."""
    if head["status"] == "loaded":
        return str(head["title"] or "")
    return " · ".join(part for part in (str(head["title"] or ""), _("chưa nạp toàn văn")) if part)


def facts(head: Head) -> str:
    """Return the head of the document as a list: what it prints, where it is known from, what is blank in it."""
    body = "".join(f'<tr><th scope="row">{escape(label)}</th><td>{value}</td></tr>' for label, value in _facts(head))
    return f'<table class="atlas">{body}</table>'


def _facts(head: Head) -> Iterator[tuple[str, str]]:
    is_loaded = head["status"] == "loaded"
    blank = _("để trống trong văn bản gốc") if is_loaded else _("chưa rõ")
    missing = f'<span class="atlas-note">{escape(blank)}</span>'
    yield _("Loại"), escape(str(head["kind"]))
    yield _("Số"), escape(str(head["number"])) if head["number"] else missing
    yield _("Ký hiệu"), escape(str(head["symbol"])) if head["symbol"] else missing
    yield _("Ngày ban hành"), _issued(head, missing)
    yield _("Cơ quan ban hành"), in_vietnamese(str(head["issuer"])) if head["issuer"] else missing
    if head["parent_issuer"]:
        yield _("Cơ quan chủ quản"), in_vietnamese(str(head["parent_issuer"]))
    if is_loaded:
        yield _("Nơi ban hành"), in_vietnamese(str(head["place_printed"])) if head["place_printed"] else missing
        yield _("Người ký"), in_vietnamese(str(head["signer_role"])) if head["signer_role"] else missing
    level = _(LEVELS[str(head["level"])]) if head["level"] else ""
    yield _("Địa bàn, cấp"), escape(", ".join(dict.fromkeys(part for part in (str(head["place"]), level) if part)))
    if is_loaded:
        yield _("Phạm vi, thời gian"), escape(_binds(head))
    yield _("Mức độ thông tin"), escape(_(KNOWLEDGE_WORDS[str(head["knowledge"])]))
    yield _("Nguồn"), _source(head)
    if head["doubt"]:
        yield _("Nghi vấn"), in_vietnamese(str(head["doubt"]))
    if head["summary"]:
        yield _("Tóm tắt"), in_vietnamese(str(head["summary"]))


def _issued(head: Head, missing: str) -> str:
    if not head["issue_date"]:
        return missing
    written = escape(wording.partial(str(head["issue_date"])))
    if head["status"] != "loaded" or len(str(head["issue_date"])) == 10:
        return written
    return f'{written} <span class="atlas-note">({escape(_("ngày để trống trong văn bản gốc"))})</span>'


def _binds(head: Head) -> str:
    year = _("kế hoạch năm {year}", year=head["plan_year"]) if head["plan_year"] else _("không ghi năm kế hoạch")
    return ", ".join((_(SCOPE_WORDS[str(head["scope"])]), _(PERIOD_WORDS[str(head["period"])]), year))


def _source(head: Head) -> str:
    words, url = escape(_(RELIABILITY[str(head["reliability"])])), str(head["source"] or "")
    if url.startswith(("http://", "https://")):
        return f'<a href="{escape(url, quote=True)}" target="_blank" rel="noopener noreferrer">{words}</a>'
    if url and head["status"] != "loaded":  # the document that cites it
        return f"{words}: {document_link(url, escape(url))}"
    return f"{words}: {in_vietnamese(url)}" if url else words


def missing(document: Reading) -> str:
    """Say what is not to be expected on screen: the text of a document only known, duties where a plan gives none; else ""."""
    if not document.is_loaded:
        said = _("Chưa nạp toàn văn: kho chỉ biết văn bản này qua sổ theo dõi và qua các văn bản viện dẫn nó.")
    elif document.bodies.is_empty():
        said = _("Văn bản đã nạp toàn văn và không có đoạn nào giao nhiệm vụ cho cơ quan cụ thể.")
    else:
        return ""
    return f'<div class="atlas-empty">{escape(said)}</div>'


def nothing_found(search: Search) -> str:
    """Say calmly that a search found nothing, and what may help."""
    asked = _("Không tìm thấy văn bản nào có đủ các từ “{question}” trong phạm vi: {scope}.",
              question=search.question, scope=search.context.scope_text)  # fmt: skip
    if not search.terms.words:
        asked = _("Không có văn bản nào trong phạm vi: {scope}.", scope=search.context.scope_text)
        return f'<div class="atlas-empty">{escape(asked)}</div>'
    advice = _("Thử ít từ hơn, chỉ nhập số và ký hiệu, hoặc nới phạm vi.")
    return f'<div class="atlas-empty">{escape(asked)}<br>{escape(advice)}</div>'


def nothing_asked(search: Search) -> str:
    """Say so if a question holds neither letters nor digits."""
    if not search.question.strip() or search.terms.words:
        return ""
    said = _("Câu hỏi không có chữ hoặc số nào; dưới đây là mọi văn bản trong phạm vi.")
    return f'<div class="atlas-note">{escape(said)}</div>'


def html(document: Reading) -> str:
    """Return the sections of the document as one table: place, what stands there, whom it is given to, the original."""
    placed = _by_place(document)
    has_original = document.text is not None
    heads = [_("Vị trí"), _("Nội dung (tóm tắt của Atlas)"), _("Giao cho"), *([_("Trong văn bản gốc")] if has_original else [])]
    named = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    rows = [f"<tr>{named}</tr>"]
    for path, heading in _headings(document, placed):
        rows.append(_section_row(path, heading, len(heads)))
        rows += [_entry_row(entries, document) for _ordinal, entries in sorted(placed.pop(path, {}).items())]
    return f'<table class="atlas">{"".join(rows)}</table>{"" if has_original else _without_original()}'


def _without_original() -> str:
    said = _("Bản dựng này không có tệp văn bản gốc, nên chỉ hiện tóm tắt và vị trí.")
    return f'<div class="atlas-note">{escape(said)}</div>'


Entries = dict[str, list[Row]]  # item (paragraph, citation, deadline, issue) → rows at one place


def _by_place(document: Reading) -> dict[str, dict[int, Entries]]:
    """Return section → ordinal (0: the section as a whole) → what stands there. Faults without a section go to the title."""
    placed: dict[str, dict[int, Entries]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for item, rows in (
        ("paragraph", document.paragraphs), ("citation", document.citations), ("deadline", document.deadlines),
        ("issue", document.issues),
    ):  # fmt: skip
        for row in rows.iter_rows(named=True):
            placed[str(row["section"] or "title")][int(row.get("ordinal") or 0)][item].append(row)
    return placed


def _headings(document: Reading, placed: Mapping[str, object]) -> list[tuple[str, str | None]]:
    """Return every section in order; the parts before the first, and places without a heading, where they are used."""
    known = list(document.sections.select("section", "heading").iter_rows())
    paths = {path for path, _heading in known}
    before = [(path, None) for path in OUTSIDE if path in placed]
    return before + known + [(path, None) for path in sorted(placed) if path not in paths and path not in OUTSIDE]


def _section_row(path: str, heading: str | None, width: int) -> str:
    depth = path.count(".")
    words = " ".join(part for part in (wording.section_name(path) if path in OUTSIDE else f"{path}.", heading) if part)
    size = "1.05em" if depth == 0 else "1em"
    return (
        f'<tr><td colspan="{width}" style="padding:.55rem .5rem .25rem {0.5 + 1.1 * depth:.1f}rem">'
        f'<h3 style="font-size:{size};font-weight:600;padding:0;margin:0">{in_vietnamese(words)}</h3></td></tr>'
    )


def _entry_row(entries: Entries, document: Reading) -> str:
    """Return one place as a row: its paragraph, then what it cites, when it is due, what is wrong with it."""
    paragraph = next(iter(entries["paragraph"]), None)
    any_row = next(iter(row for rows in entries.values() for row in rows))
    ordinal = any_row.get("ordinal")
    place = _("đoạn {ordinal}", ordinal=ordinal) if ordinal else ""
    cells = [
        f'<td class="locator">{escape(place)}</td>',
        f"<td>{''.join(_content(paragraph, entries))}</td>",
        f"<td>{_given_to(paragraph) if paragraph else ''}</td>",
    ]
    if document.text is not None:
        own = [paragraph] if paragraph else [*entries["citation"], *entries["deadline"]]
        cells.append(f"<td>{original(document.text, own)}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _content(paragraph: Row | None, entries: Entries) -> Iterator[str]:
    if paragraph:
        yield in_vietnamese(str(paragraph["summary"]))
        if paragraph["themes"]:
            yield _line(_("Chủ đề:"), escape(str(paragraph["themes"])))
        if paragraph["note"]:
            yield _line(_("Ghi chú:"), in_vietnamese(str(paragraph["note"])))
    for row in entries["citation"]:
        linked = document_link(str(row["cited_id"]), escape(document_name(row)))
        yield _line(_("Viện dẫn:"), f"{in_vietnamese(str(row['printed']))} → {linked}{_doubtful(row)}")
    for row in entries["deadline"]:
        when = f"{in_vietnamese(str(row['printed']))} → {escape(deadlines.in_words(row))}"
        who = ", ".join(str(part) for part in (row["actors"], row["recipient"]) if part)
        action = _(deadlines.ACTIONS[str(row["action"])])
        yield _line(_("Thời hạn:"), f"{when}; {escape(': '.join(part for part in (action, who) if part))}{_doubtful(row)}")
    for row in entries["issue"]:
        printed = f" “{in_vietnamese(str(row['printed']))}”" if row["printed"] else ""
        note = f": {in_vietnamese(str(row['note']))}" if row["note"] else ""
        yield _line(_("Lỗi, nghi vấn:"), f"{escape(str(row['issue']))}{printed}{note}")


def _line(label: str, value: str) -> str:
    return f'<div class="atlas-note">{escape(label)} {value}</div>'


def _doubtful(row: Row) -> str:
    return f" ({escape(_(CERTAINTIES['doubtful']))})" if row["certainty"] == "doubtful" else ""


def _given_to(paragraph: Row) -> str:
    """Name each body with its role; a general task is said to be nobody's in particular."""
    if paragraph["item"] == "task":
        return f'<span class="atlas-note">{escape(_("nhiệm vụ chung"))}</span>'
    agencies, roles, seconds = (list(paragraph[name] or ()) for name in ("agencies", "roles", "secondary_roles"))  # type: ignore[call-overload]
    lines = [
        f"{escape(agency)} ({escape(', '.join(_(ROLE_WORDS[code]).lower() for code in (role, second) if code))})"
        for agency, role, second in zip(agencies, roles, seconds, strict=True)
    ]
    partners = ", ".join(paragraph["partners"] or ())  # type: ignore[arg-type]
    return "<br>".join(lines) + (_line(_("Cùng:"), in_vietnamese(partners)) if partners else "")


def original(text: str, entries: Iterable[Row]) -> str:
    """Return the original paragraphs of some entries, escaped, each passage marked; "" for those without a place."""
    spans = sorted({(int(row["span_start"]), int(row["span_end"])) for row in entries if row["span_start"] is not None})  # type: ignore[call-overload]
    shown: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for span in spans:
        shown.setdefault(paragraph_around(text, *span), []).append(span)
    return "".join(
        f'<div lang="vi" style="white-space:pre-line">{_marked(text, around, inside)}</div>' for around, inside in shown.items()
    )


def paragraph_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the paragraph of a passage begins and ends: its line, or LONGEST_AROUND away at a blank."""
    begin, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    if start - begin > LONGEST_AROUND:
        begin = text.rfind(" ", begin, start - LONGEST_AROUND) + 1 or begin
    if stop - end > LONGEST_AROUND:
        cut = text.find(" ", end + LONGEST_AROUND, stop)
        stop = cut if cut >= 0 else stop
    return begin, stop


def _marked(text: str, around: tuple[int, int], spans: list[tuple[int, int]]) -> str:
    """Escape a paragraph and mark the passages in it; overlapping ones become one."""
    at, parts = around[0], []
    for start, end in spans:
        start, end = max(start, at), min(end, around[1])
        if start < end:
            parts += [escape(text[at:start]), f"{MARK}{escape(text[start:end])}</mark>"]
            at = end
    parts.append(escape(text[at : around[1]]))
    cut_before = "… " if around[0] > 0 and text[around[0] - 1] != "\n" else ""
    cut_after = " …" if around[1] < len(text) and text[around[1]] != "\n" else ""
    return cut_before + "".join(parts).strip() + cut_after
