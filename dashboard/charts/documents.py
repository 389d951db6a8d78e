"""Charts of the page Văn bản: what a search finds, and what stands in one document and about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from dashboard import deadlines, wording
from dashboard.charts import Chart, Encoding, Kind, Opens
from dashboard.charts.coverage import WORDS as KNOWLEDGE_WORDS
from dashboard.charts.duties import COUNTED_PER_BODY, ROLE_WORDS, ROLES
from dashboard.context import Context, in_words, years_in_words
from dashboard.passages import PAGE_SIZE
from dashboard.scope import FIELDS, Scope
from dashboard.search import Terms
from dashboard.texts import N_, _, _n, translated

MOST_BODIES = 30  # drawn of one document
CERTAINTIES = {"sure": N_("chắc chắn"), "doubtful": N_("còn ngờ")}
ANY_YEAR, NO_YEAR = "moi-nam", "khong-ro"  # codes in the URL beside the years themselves
STORE = N_("Sổ theo dõi văn bản và kế hoạch đã nạp")
Head = Mapping[str, object]  # one row of sql/document.sql


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that stands in one document and about it: rows of the queries `document_…` and `citing_documents`.

    `text` is None where the build does not hold the source.
    """

    head: Head
    sections: pl.DataFrame
    paragraphs: pl.DataFrame
    citations: pl.DataFrame
    deadlines: pl.DataFrame
    issues: pl.DataFrame
    bodies: pl.DataFrame
    citing: pl.DataFrame
    text: str | None

    @property
    def is_loaded(self) -> bool:
        return self.head["status"] == "loaded"


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: a question, a year (ANY_YEAR, NO_YEAR or "2023"), a page of the answer, within `context`."""

    question: str
    terms: Terms
    year: str
    page: int
    context: Context
    idle: tuple[str, ...] = ()  # the filters above that do not act on documents, in words

    @property
    def marks(self) -> dict[str, object]:
        """Return the chosen year as filters of a list."""
        return {"year": int(self.year) if self.year.isdigit() else None, "undated": self.year == NO_YEAR or None}


def search_in(context: Context, question: str, terms: Terms, year: str, page: int) -> Search:
    """Return a search among the documents of any year; of the scope only places, kinds, levels and the directive act."""
    idle = tuple(_(FIELDS[field]) for field in ("named_only", "agencies", "themes") if getattr(context.scope, field))
    scope = replace(context.scope, named_only=False, agencies=(), themes=())
    years = {ANY_YEAR: _("Mọi năm"), NO_YEAR: _("Không rõ năm")}.get(year) or _("Năm {year}", year=year)
    rest = in_words(context.build, scope).removeprefix(years_in_words(scope))
    return Search(question, terms, year, page, Context(context.build, scope, years + rest), idle)


def found(rows: pl.DataFrame, search: Search) -> Chart:
    """Draw one page of the documents found, the best first; the number of duties opens them."""
    total = int(rows["total"][0]) if rows.height else 0
    frame = _named(rows).with_columns(
        pl.col("knowledge").replace_strict(translated(KNOWLEDGE_WORDS), return_dtype=pl.String).alias("state"),
        pl.lit(True).alias("whole"),
        pl.lit("duties").alias("subject"),
    )
    words = {"words": search.terms.words or None, "number": search.terms.number or None}
    return search.context.chart(
        "van-ban-tim-thay",
        Kind.TABLE,
        frame,
        Encoding(value="duty_count", hover="name", link="document_id"),
        title=_n("{n} văn bản có đủ các từ đã nhập", total) if search.terms.words else _n("{n} văn bản", total),
        subtitle=_("Mọi văn bản được biết, cả văn bản chỉ được viện dẫn · {scope}", scope=search.context.scope_text),
        n=total,
        unit=_("văn bản"),
        source=_(STORE),
        opens=Opens(
            "documents", (("document", "document_id"), ("whole", "whole")), "duty_count", subject_in="subject",
            whole=(*words.items(), *search.marks.items(), ("whole", True)),
        ),
        columns=(
            ("name", _("Văn bản")), ("issuer", _("Cơ quan ban hành")), ("title", _("Trích yếu")), ("place", _("Địa bàn")),
            ("year", _("Năm")), ("state", _("Mức độ thông tin")), ("duty_count", _("Đoạn nhiệm vụ")),
        ),
        notes=_found_notes(search, total),
    )  # fmt: skip


def _found_notes(search: Search, total: int) -> tuple[str, ...]:
    first = (search.page - 1) * PAGE_SIZE + 1
    shown = _("Dòng {first}–{last} trên {n}.", first=first, last=min(total, first + PAGE_SIZE - 1), n=wording.number(total))
    idle = _("Bộ lọc không tác động đến hình này: {fields}.", fields=", ".join(search.idle))
    blank = _("Ô đoạn nhiệm vụ để trống: chưa nạp toàn văn.")
    return (*((shown,) if total > PAGE_SIZE else ()), blank, *((idle,) if search.idle else ()))


def duties_with_words(count: int, search: Search) -> Chart:
    """Say how many assigned paragraphs hold every word, whatever their document's name; they open."""
    frame = pl.DataFrame(
        {
            "label": [_n("{n} đoạn nhiệm vụ có những từ này", count)],
            "rule": [_("Tìm trong tóm tắt của các đoạn giao nhiệm vụ trong kế hoạch đã nạp")],
            "value": [count],
            "words": [list(search.terms.words)],
            "whole": [True],
            **{name: [value] for name, value in search.marks.items()},
        }
    )
    by = tuple((name, name) for name in ("words", "whole", "year", "undated"))
    return search.context.chart(
        "doan-co-tu",
        Kind.STATEMENTS,
        frame,
        Encoding(label="label", detail="rule", value="value"),
        title=_("Trong nhiệm vụ"),
        subtitle=search.context.scope_text,
        n=count,
        unit=_("đoạn nhiệm vụ"),
        source=_("Kế hoạch đã nạp"),
        opens=Opens("duties", by, "value", whole=tuple((name, frame[name][0]) for name, _column in by)),
        columns=(("label", _("Nhận xét")), ("rule", _("Căn cứ")), ("value", _("Số đoạn nhiệm vụ"))),
    )


def document_name(head: Head) -> str:
    """Name a document: "Kế hoạch 65/KH-BCĐCVĐ, 12/5/2023"."""
    number = wording.document_number(head["number_text"])  # type: ignore[arg-type]
    dated = f", {wording.partial(str(head['issue_date']))}" if head["issue_date"] else ""
    return f"{head['kind']} {number}{dated}"


def citation(head: Head) -> str:
    """Cite the document as another document would, in Vietnamese."""
    parts = (head[name] for name in ("kind_vi", "number_text", "issue_date", "issuer", "title"))
    return wording.official_citation(*parts)  # type: ignore[arg-type]


def reading(context: Context, head: Head) -> Context:
    """Return the view of one document as a whole: no filter above acts on it, only the boundaries."""
    text = _("Toàn văn bản {document}", document=document_name(head))
    return Context(context.build, Scope(vintage=context.scope.vintage), text)


def charts(document: Reading, view: Context) -> list[Chart]:
    """Return what can be counted in the document and about it; what is not there makes no empty chart."""
    head, drawn = document.head, []
    if document.bodies.height:
        drawn.append(bodies(document.bodies, head, view))
    if head["carried_count"]:
        drawn.append(carried_out(head, view))
    if document.citing.height:
        drawn.append(cited_by(document.citing, head, view))
    for rows, draw in ((document.citations, citations), (document.deadlines, time_limits), (document.issues, faults)):
        if rows.height:
            drawn.append(draw(rows, head, view))
    return drawn


def bodies(rows: pl.DataFrame, head: Head, view: Context) -> Chart:
    """Draw whom the document gives duties, by role. `rows`: agency_code, agency, agency_name, role, value."""
    sums = rows.group_by("agency_code", "agency").agg(pl.col("value").sum()).sort("value", "agency", descending=[True, False])
    shown = sums.head(MOST_BODIES)
    rank = {tone.code: place for place, tone in enumerate(ROLES)}
    frame = (
        rows.join(shown.select("agency_code", pl.col("value").alias("all")), on="agency_code")
        .sort("all", "agency", pl.col("role").replace_strict(rank, return_dtype=pl.Int32), descending=[True, False, False])
        .with_columns(pl.col("role").replace_strict(translated(ROLE_WORDS), return_dtype=pl.String).alias("role_name"))
        .with_columns(pl.format("{} · {}: {}", "agency_name", "role_name", "value").alias("hover"))
    )
    return _chart(
        view, head, "vb-co-quan", Kind.BARS, frame,
        Encoding(y="agency", x="value", value="value", colour="role", hover="hover"),
        title=_n("Giao nhiệm vụ cho {n} cơ quan", sums.height),
        subtitle=_("Số đoạn nhiệm vụ theo vai trò · {counted}", counted=_(COUNTED_PER_BODY)),
        n=int(rows["value"].sum()),
        unit=_("lượt giao nhiệm vụ"),
        subject="assignments",
        by={"agency": "agency_code", "role": "role"},
        tones=ROLES,
        order=tuple(shown["agency"]),
        columns=(("agency_name", _("Cơ quan")), ("role_name", _("Vai trò")), ("value", _("Số đoạn nhiệm vụ"))),
        notes=(_("Hiện {shown} trên {n} cơ quan.", shown=shown.height, n=sums.height),) if sums.height > shown.height else (),
    )  # fmt: skip


def citations(rows: pl.DataFrame, head: Head, view: Context) -> Chart:
    """Draw the documents that this one cites, in its order; each leads to where it is read."""
    cited = ("cited_id", "kind", "number_text", "issue_date", "title", "knowledge")
    once = rows.group_by(cited, maintain_order=True).agg(pl.len().cast(pl.Int64).alias("value"), pl.col("printed").first())
    frame = _named(once).with_columns(
        pl.col("knowledge").replace_strict(translated(KNOWLEDGE_WORDS), return_dtype=pl.String).alias("state")
    )
    return _chart(
        view, head, "vb-vien-dan", Kind.TABLE, frame, Encoding(value="value", hover="name", link="cited_id"),
        title=_n("Viện dẫn {n} văn bản", frame.height),
        subtitle=_("Số lượt nhắc đến từng văn bản, theo thứ tự xuất hiện"),
        n=rows.height,
        unit=_("lượt viện dẫn"),
        subject="citations",
        by={"cited": "cited_id"},
        columns=(
            ("name", _("Văn bản được viện dẫn")), ("title", _("Trích yếu")), ("printed", _("Như in trong văn bản")),
            ("state", _("Mức độ thông tin")), ("value", _("Số lượt")),
        ),
    )  # fmt: skip


def time_limits(rows: pl.DataFrame, head: Head, view: Context) -> Chart:
    """Draw the time limits of the document, those with a date first."""
    written = [
        {
            "printed": row["printed"],
            "when": deadlines.in_words(row),
            "action": _(deadlines.ACTIONS[row["action"]]),
            "actors": row["actors"],
            "recipient": row["recipient"],
            "place": locator(row),
            "certainty": _(CERTAINTIES[row["certainty"]]),
            "ids": [row["deadline_id"]],
            "value": 1,
        }
        for row in rows.sort("end_date", "deadline_id", nulls_last=True).iter_rows(named=True)
    ]
    texts = dict.fromkeys(("printed", "when", "action", "actors", "recipient", "place", "certainty"), pl.String)
    frame = pl.DataFrame(written, schema={**texts, "ids": pl.List(pl.Int64), "value": pl.Int64})
    return _chart(
        view, head, "vb-thoi-han", Kind.TABLE, frame, Encoding(label="printed", value="value", hover="printed"),
        title=_n("{n} thời hạn", frame.height),
        subtitle=_("Khoảng thời gian suy từ chữ in trong văn bản"),
        n=frame.height,
        unit=_("thời hạn"),
        subject="deadlines",
        by={"deadlines": "ids"},
        columns=(
            ("printed", _("Như in trong văn bản")), ("when", _("Khoảng thời gian")), ("action", _("Việc")),
            ("actors", _("Ai làm")), ("recipient", _("Gửi đến")), ("place", _("Vị trí")), ("certainty", _("Mức chắc chắn")),
        ),
    )  # fmt: skip


def faults(rows: pl.DataFrame, head: Head, view: Context) -> Chart:
    """Draw the faults and doubts of the document by kind, with what was noted of each."""
    frame = rows.group_by("issue_code", "issue", maintain_order=True).agg(
        pl.len().cast(pl.Int64).alias("value"), pl.col("note").drop_nulls().str.join(" ").alias("notes")
    )
    return _chart(
        view, head, "vb-loi", Kind.TABLE, frame.sort("value", "issue", descending=[True, False]),
        Encoding(label="issue", value="value", hover="issue"),
        title=_n("{n} lỗi, nghi vấn", rows.height),
        subtitle=_("Ghi lại, không tự sửa"),
        n=rows.height,
        unit=_("lỗi, nghi vấn"),
        subject="issues",
        by={"issue": "issue_code"},
        columns=(("issue", _("Loại")), ("notes", _("Ghi chú")), ("value", _("Số lỗi, nghi vấn"))),
    )  # fmt: skip


def cited_by(rows: pl.DataFrame, head: Head, view: Context) -> Chart:
    """Draw the loaded documents that name this one, those that name it most first."""
    document_total, mentions = (int(rows[name][0]) if rows.height else 0 for name in ("document_total", "mention_total"))
    cut = _("Hiện {shown} trên {n} văn bản.", shown=rows.height, n=wording.number(document_total))
    return view.chart(
        "vb-duoc-vien-dan",
        Kind.TABLE,
        _named(rows).with_columns(pl.lit(head["document_id"]).alias("cited_id"), pl.lit(True).alias("whole")),
        Encoding(value="value", hover="name", link="document_id"),
        title=_n("{n} văn bản đã nạp viện dẫn văn bản này", document_total),
        subtitle=_("Số lượt nhắc đến trong từng văn bản"),
        n=mentions,
        unit=_("lượt viện dẫn"),
        source=_("Kế hoạch đã nạp"),
        opens=Opens(
            "citations", (("document", "document_id"), ("cited", "cited_id"), ("whole", "whole")), "value",
            whole=(("cited", head["document_id"]), ("whole", True)),
        ),
        columns=(
            ("name", _("Văn bản")), ("issuer", _("Cơ quan ban hành")), ("place", _("Địa bàn")), ("year", _("Năm")),
            ("value", _("Số lượt")),
        ),
        notes=(cut,) if document_total > rows.height else (),
    )  # fmt: skip


def carried_out(head: Head, view: Context) -> Chart:
    """Say how many documents carry this one out, and how many assigned paragraphs name it."""
    carried, named, document_id = int(head["carried_count"]), int(head["named_count"]), head["document_id"]
    rows = [
        (_n("{n} văn bản thực hiện văn bản này", carried), _("Viện dẫn chắc chắn, hoặc được nguồn công khai cho là thực hiện"),
         "documents", document_id, None, carried),
        (_n("{n} đoạn nhiệm vụ nêu đích danh văn bản này", named), _("Văn bản được nhắc trong chính đoạn giao nhiệm vụ"),
         "duties", None, document_id, named),
    ]  # fmt: skip
    frame = pl.DataFrame(rows, schema=["label", "rule", "subject", "directive", "named", "value"], orient="row")
    return view.chart(
        "vb-thuc-hien",
        Kind.STATEMENTS,
        frame.with_columns(pl.lit(True).alias("whole")),
        Encoding(label="label", detail="rule", value="value"),
        title=_("Được thực hiện"),
        subtitle=_("Trong mọi văn bản được biết, mọi năm"),
        n=carried,
        unit=_("văn bản"),
        source=_(STORE),
        opens=Opens(
            "documents", (("directive", "directive"), ("named", "named"), ("whole", "whole")), "value",
            whole=(("directive", document_id), ("whole", True)), subject_in="subject",
        ),
        columns=(("label", _("Nhận xét")), ("rule", _("Căn cứ")), ("value", _("Số lượng"))),
    )  # fmt: skip


def locator(row: Mapping[str, object]) -> str:
    """Say where something stands: "mục III.2.3, đoạn 1"."""
    section = wording.section_name(str(row["section"] or ""))
    if not section:
        return ""
    if row.get("ordinal") is None:
        return _("mục {section}", section=section)
    return _("mục {section}, đoạn {ordinal}", section=section, ordinal=row["ordinal"])


def _chart(
    view: Context, head: Head, key: str, kind: Kind, frame: pl.DataFrame, encoding: Encoding, *, subject: str,
    by: Mapping[str, str], **parts: object,
) -> Chart:  # fmt: skip
    """Return a chart of one document; its marks open what stands in it, `by` filter → column."""
    marked = frame.with_columns(pl.lit(head["document_id"]).alias("document"), pl.lit(True).alias("whole"))
    inside = {"document": "document", "whole": "whole"}
    opens = Opens(
        subject, tuple((inside | dict(by)).items()), "value", whole=(("document", head["document_id"]), ("whole", True))
    )
    source = f"{document_name(head)} ({head['place']})"
    return view.chart(key, kind, marked, encoding, opens=opens, source=source, scope_text=view.scope_text, **parts)


def _named(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with each document's `name`."""
    names = [document_name(row) for row in rows.select("kind", "number_text", "issue_date").iter_rows(named=True)]
    return rows.with_columns(pl.Series("name", names, dtype=pl.String))
