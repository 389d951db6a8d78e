"""Charts of the page Chất lượng dữ liệu: the ledger of faults and doubts. What is not known is in `completeness`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from dashboard import wording
from dashboard.charts import NEUTRAL, SEQUENTIAL, Chart, Encoding, Kind, Opens, Tone
from dashboard.context import Context
from dashboard.scope import Scope
from dashboard.texts import N_, _, _n, translated

ORIGINS = (
    Tone("source", N_("văn bản gốc"), SEQUENTIAL[4]),
    Tone("registry", N_("sổ văn bản"), SEQUENTIAL[2]),
    Tone("figure", N_("số liệu công bố"), NEUTRAL),
    Tone("load", N_("khi nạp"), SEQUENTIAL[3], "dots"),
)
ORIGIN_WORDS = {tone.code: tone.label for tone in ORIGINS}
RELIABILITY = {
    "primary": N_("đã đọc văn bản gốc"),
    "cited_by_primary": N_("được văn bản gốc viện dẫn"),
    "press": N_("theo cổng thông tin, báo chí"),
    "draft": N_("tin về dự thảo"),
}
LEDGER = N_("Sổ lỗi và nghi vấn của bản dựng này")
OF_LEDGER = (("origin", "origin"), ("province", "province"))  # filters and columns that all marks of the ledger have
ROWS_SHOWN = 15


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the page's own filters leave of the ledger, and the view of the whole store it is seen in.

    `words` says the filters in one line; null does not restrict. `context` is narrowed by the province alone.
    """

    context: Context
    words: str
    origin: str | None = None
    issue: str | None = None
    province: str | None = None

    @property
    def marks(self) -> dict[str, str | None]:
        """Return the filters by name, as queries and marks take them."""
        return {"origin": self.origin, "issue": self.issue, "province": self.province}

    @property
    def whole(self) -> tuple[tuple[str, object], ...]:
        return tuple(self.marks.items())

    def of_kinds(self, counts: pl.DataFrame) -> pl.DataFrame:
        """Return the counts by kind and origin that the filters leave, most frequent kinds first."""
        for column, chosen in (("origin", self.origin), ("issue_code", self.issue), ("code", self.province)):
            counts = counts.filter(pl.col(column) == chosen) if chosen else counts
        rows = counts.group_by("issue_code", "issue", "definition", "origin", maintain_order=True).agg(pl.col("value").sum())
        of_kind = pl.col("value").sum().over("issue_code")
        return rows.sort(of_kind, "issue_code", "value", descending=[True, False, True])

    def chart(self, key: str, kind: Kind, frame: pl.DataFrame, encoding: Encoding, **parts: Any) -> Chart:
        return self.context.chart(key, kind, frame, encoding, scope_text=self.words, source=_(LEDGER), **parts)


def whole_store(context: Context, *, province: str | None = None, name: str = "") -> Context:
    """Return the view of everything that is stored, of one province if asked; years and filters above do not narrow it."""
    scope = Scope(vintage=context.scope.vintage, provinces=(province,) if province else ())
    text = _("Toàn bộ kho dữ liệu")
    return Context(context.build, scope, f"{text} · {name}" if name else text)


def tiles(totals: Mapping[str, int], context: Context) -> Chart:
    """Draw how many faults and doubts there are and of how many things; the page's filters do not act here."""
    rows = [
        (_("Lỗi của văn bản gốc"), "source", None, totals["source_count"], wording.number(totals["source_count"]),
         _("ở {some}/{all} văn bản đã nạp", some=wording.number(totals["source_document_count"]),
           all=wording.number(totals["loaded_count"]))),
        (_("Nghi vấn của sổ văn bản"), "registry", None, totals["registry_count"], wording.number(totals["registry_count"]),
         _("ở {some}/{all} văn bản được biết", some=wording.number(totals["registry_document_count"]),
           all=wording.number(totals["document_count"]))),
        (_("Số liệu không rõ kỳ"), None, "figure_without_period", totals["undated_count"],
         of(totals["undated_count"], totals["figure_count"]), _("số liệu đã công bố")),
        (_("Lỗi khi nạp"), "load", None, totals["load_count"], wording.number(totals["load_count"]),
         _("{some}/{all} tệp không nạp được", some=wording.number(totals["rejected_count"]),
           all=wording.number(totals["file_count"]))),
    ]  # fmt: skip
    schema = dict.fromkeys(("label", "origin", "issue"), pl.String) | {"value": pl.Int64, "printed": pl.String, "of": pl.String}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return context.chart(
        "chat-luong",
        Kind.TILES,
        frame.with_columns(pl.format("{}: {}", "label", "printed").alias("hover")),
        Encoding(label="label", value="value", hover="printed", detail="of"),
        title=_("Lỗi và nghi vấn trong toàn bộ kho"),
        subtitle=_("Ghi lại, không tự sửa"),
        n=totals["issue_count"],
        unit=_("lỗi, nghi vấn"),
        source=_(LEDGER),
        opens=Opens("issues", (("origin", "origin"), ("issue", "issue")), "value"),
        columns=(("label", _("Đếm")), ("value", _("Số lỗi, nghi vấn")), ("of", _("Trong tổng số"))),
    )


def of(some: int, everything: int) -> str:
    return f"{wording.number(some)}/{wording.number(everything)}"


def names_and_files(totals: Mapping[str, int], context: Context) -> Chart:
    """Say whether bodies are named that the list does not know, and whether a file was refused."""
    unknown, rejected = totals["unknown_agency_count"], totals["rejected_row_count"]
    some = {"bodies": wording.number(totals["agency_count"]), "assignments": wording.number(totals["assignment_count"])}
    rows = [
        ("unknown_agency", unknown,
         _n("{n} tên cơ quan chưa có trong danh mục", unknown) if unknown else _("Không có tên cơ quan nào ngoài danh mục"),
         _("Danh mục có {bodies} cơ quan; {assignments} lượt giao nhiệm vụ đã nạp đều khớp một mục. "
           "Kế hoạch nêu cơ quan ngoài danh mục bị loại khi nạp, kèm lý do.", **some)),
        ("rejected_file", rejected,
         _n("{n} tệp hoặc dòng bị loại khi nạp", rejected) if rejected else _("Không có tệp hay dòng nào bị loại khi nạp"),
         _("{loaded}/{all} tệp đã nạp.", loaded=wording.number(totals["file_count"] - totals["rejected_count"]),
           all=wording.number(totals["file_count"]))),
    ]  # fmt: skip
    return context.chart(
        "ten-la-tep-loai",
        Kind.STATEMENTS,
        pl.DataFrame(rows, schema=["issue", "value", "label", "rule"], orient="row"),
        Encoding(label="label", detail="rule", value="value"),
        title=_("Tên lạ và tệp bị loại"),
        subtitle=_("Đối chiếu với danh mục cơ quan và các tệp đầu vào"),
        n=rejected + unknown,
        unit=_("lỗi, nghi vấn"),
        source=_(LEDGER),
        opens=Opens("issues", (("issue", "issue"),), "value", whole=(("issues", ("unknown_agency", "rejected_file")),)),
        columns=(("label", _("Nhận xét")), ("rule", _("Căn cứ")), ("value", _("Số lỗi, nghi vấn"))),
    )


def by_kind(counts: pl.DataFrame, ledger: Ledger) -> Chart:
    """Draw faults and doubts by kind, split by where they are. `counts`: issue_code, issue, definition, origin, code, value."""
    frame = _with_origin(ledger.of_kinds(counts)).with_columns(
        pl.format("{} · {}: {}", "issue", "origin_name", "value").alias("hover")
    )
    return ledger.chart(
        "loi-theo-loai",
        Kind.BARS,
        frame.with_columns(pl.lit(ledger.province, pl.String).alias("province")),
        Encoding(y="issue", x="value", value="value", colour="origin", hover="hover"),
        title=_most_frequent(frame),
        subtitle=_("Số lỗi, nghi vấn theo loại và nơi phát hiện · {filters}", filters=ledger.words),
        n=int(frame["value"].sum() or 0),
        unit=_("lỗi, nghi vấn"),
        opens=Opens("issues", (("issue", "issue_code"), *OF_LEDGER), "value", whole=ledger.whole),
        tones=ORIGINS,
        order=tuple(frame["issue"].unique(maintain_order=True)),
        columns=(
            ("issue", _("Loại")), ("origin_name", _("Ở đâu")), ("value", _("Số lỗi, nghi vấn")), ("definition", _("Nghĩa")),
        ),
    )  # fmt: skip


def _with_origin(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(in_words("origin", ORIGIN_WORDS).alias("origin_name"))


def in_words(column: str, words: Mapping[str, str]) -> pl.Expr:
    """Return a column of codes in the reader's words; a code without any stays."""
    return pl.col(column).replace_strict(translated(words), default=pl.col(column), return_dtype=pl.String)


def _most_frequent(frame: pl.DataFrame) -> str:
    if frame.is_empty():
        return _("Lỗi, nghi vấn theo loại")
    name = frame["issue"][0]
    count = int(frame.filter(pl.col("issue") == name)["value"].sum())
    return _(
        "Nhiều nhất: {kind}, {some} trên {all} lỗi, nghi vấn",
        kind=wording.inside_sentence(name),
        some=wording.number(count),
        all=wording.number(int(frame["value"].sum())),
    )


def by_document(rows: pl.DataFrame, ledger: Ledger) -> Chart:
    """Draw the documents with the most faults and doubts; `rows` also say of how many documents and faults."""
    documents = rows["document_count"][0] if rows.height else 0
    total = int(rows["issue_count"][0]) if rows.height else 0
    frame = _with_origin(rows).with_columns(
        document_names(rows), pl.lit(ledger.province, pl.String).alias("province"),
        pl.lit(ledger.issue, pl.String).alias("issue"), pl.lit(True).alias("documented"),
    ).with_columns(
        pl.format("{} · {}: {}. {}", "document", "origin_name", "value", pl.col("title").fill_null("")).alias("hover"),
    )  # fmt: skip
    shown = rows["document_id"].n_unique()
    by = (("document", "document_id"), ("issue", "issue"), ("documented", "documented"), *OF_LEDGER)
    return ledger.chart(
        "loi-theo-van-ban",
        Kind.BARS,
        frame,
        Encoding(y="document", x="value", value="value", colour="origin", hover="hover"),
        title=_n("{n} văn bản có lỗi, nghi vấn", documents),
        subtitle=_("Nhiều lỗi, nghi vấn nhất trước · {filters}", filters=ledger.words),
        n=total,
        unit=_("lỗi, nghi vấn của văn bản"),
        opens=Opens("issues", by, "value", whole=(*ledger.whole, ("documented", True))),
        tones=ORIGINS,
        order=tuple(frame["document"].unique(maintain_order=True)),
        columns=(
            ("document", _("Văn bản")), ("title", _("Trích yếu")), ("origin_name", _("Ở đâu")),
            ("value", _("Số lỗi, nghi vấn")),
        ),
        notes=(_("Hiện {shown} trên {all} văn bản.", shown=shown, all=wording.number(documents)),) if documents > shown else (),
    )  # fmt: skip


def document_names(rows: pl.DataFrame) -> pl.Series:
    """Name the document of each row: 'Kế hoạch 65/KH-BCĐCVĐ (Bình Thuận, 2023)'; the second of one name is '… · 2'."""
    heads = rows.unique("document_id", maintain_order=True).select("document_id", "kind", "number_text", "place", "year")
    names: dict[str | None, str] = {None: ""}
    alike: Counter[str] = Counter()
    for document_id, kind, number, place, year in heads.drop_nulls("document_id").iter_rows():
        where = f"{place}, {year}" if year else place
        name = f"{kind} {wording.document_number(number)} ({where})"
        alike[name] += 1
        names[document_id] = f"{name} · {alike[name]}" if alike[name] > 1 else name
    return pl.Series("document", [names[document_id] for document_id in rows["document_id"]], dtype=pl.String)


def table(rows: pl.DataFrame, counts: pl.DataFrame, ledger: Ledger) -> Chart:
    """List the ledger, `ROWS_SHOWN` rows on screen and all of them (as many as were asked for) in the exports."""
    total = int(ledger.of_kinds(counts)["value"].sum() or 0)
    figures = pl.format("{}: {}", "figure_place", "figure_indicator")
    frame = _with_origin(rows).with_columns(document_names(rows), pl.lit(ledger.province, pl.String).alias("province"))
    frame = frame.with_columns(
        pl.when(pl.col("document_id").is_not_null())
        .then("document")
        .otherwise(pl.coalesce(figures, pl.lit(_("Tệp đầu vào"))))
        .alias("about"),
        pl.Series("where", [wording.section_name(path) for path in rows["section"]], dtype=pl.String),
    )
    by = (("document", "subject_id"), ("issue", "issue_code"), *OF_LEDGER)
    return ledger.chart(
        "so-loi",
        Kind.TABLE,
        frame.with_columns(pl.format("{} · {}", "about", "issue").alias("hover")),
        Encoding(link="document_id", value="alike_count", hover="hover"),
        title=_("Sổ lỗi và nghi vấn"),
        subtitle=ledger.words,
        n=total,
        unit=_("lỗi, nghi vấn"),
        opens=Opens("issues", by, "alike_count", whole=ledger.whole),
        columns=(
            ("about", _("Về")), ("issue", _("Loại")), ("origin_name", _("Ở đâu")), ("where", _("Vị trí")),
            ("printed", _("Như in trong nguồn")), ("note", _("Ghi chú")), ("alike_count", _("Cùng loại ở đó")),
        ),
        shown=ROWS_SHOWN,
        notes=(_("Bảng và tệp xuất có {some} dòng đầu trên {all}.", some=wording.number(rows.height),
                 all=wording.number(total)),) if total > rows.height else (),
    )  # fmt: skip
