"""Charts of the page Chất lượng dữ liệu: what is not known of documents, and the files that rows come from."""

from __future__ import annotations

import polars as pl

from dashboard import wording
from dashboard.charts import PAPER, SEQUENTIAL, Chart, Encoding, Kind, Opens, Tone
from dashboard.charts.coverage import KNOWLEDGE
from dashboard.charts.coverage import WORDS as KNOWLEDGE_WORDS
from dashboard.charts.quality import LEDGER, ROWS_SHOWN, document_names, in_words, of
from dashboard.context import Context
from dashboard.texts import N_, _, _n, translated

FILE_KINDS = {
    "plan": N_("kế hoạch"),
    "source": N_("văn bản gốc"),
    "stray": N_("tệp lạ trong thư mục kế hoạch"),
    "report": N_("báo cáo đã nhận"),
    "stray_report": N_("tệp lạ trong thư mục báo cáo"),
    "registry": N_("sổ văn bản"),
    "figures": N_("số liệu công bố"),
    "targets": N_("chỉ tiêu đặt ra"),
    "vocabulary": N_("danh mục"),
    "province": N_("danh sách tỉnh, thành phố"),
}
STATES = (
    Tone("filled", N_("Có ghi"), SEQUENTIAL[4]),
    Tone("partial", N_("Ghi thiếu ngày"), SEQUENTIAL[2], "dots"),
    Tone("blank", N_("Nguồn để trống"), PAPER, "hatch"),
    Tone("not_applicable", N_("Không áp dụng"), "#eceff1"),
)
STATE_WORDS = {tone.code: tone.label for tone in STATES}
STATE_MARKS = {"filled": "", "partial": N_("thiếu ngày"), "blank": N_("trống"), "not_applicable": "–"}
PLAN_FIELDS = {
    "number": N_("Số"),
    "symbol": N_("Ký hiệu"),
    "issued": N_("Ngày ban hành"),
    "place_printed": N_("Nơi ban hành"),
    "plan_year": N_("Năm kế hoạch"),
    "period": N_("Thời hạn kế hoạch"),
    "signer_role": N_("Chức vụ người ký"),
    "recipients": N_("Nơi nhận"),
}
REGISTRY_FIELDS = {
    "number": N_("Số văn bản"),
    "symbol": N_("Ký hiệu"),
    "date": N_("Ngày ban hành"),
    "year": N_("Năm"),
    "issuer": N_("Cơ quan ban hành"),
    "province": N_("Tỉnh, thành phố"),
    "title": N_("Trích yếu"),
    "source": N_("Nguồn"),
}
# of how many documents each is counted: a draft has no number yet, a central document no province
TOTALS = dict.fromkeys(REGISTRY_FIELDS, "document_count") | {
    "number": "numbered_count", "symbol": "numbered_count", "province": "placed_count",
}  # fmt: skip
SHARES = (
    Tone("zero", N_("Không thiếu"), "#f3f6f7"),
    Tone("c0", N_("Thiếu đến 25%"), SEQUENTIAL[1]),
    Tone("c1", N_("Thiếu trên 25% đến 50%"), SEQUENTIAL[2]),
    Tone("c2", N_("Thiếu trên 50% đến 75%"), SEQUENTIAL[3]),
    Tone("c3", N_("Thiếu trên 75%"), SEQUENTIAL[4]),
    Tone("none", N_("Không áp dụng"), PAPER, "outline"),
)
RELIABILITY_SHORT = {
    "primary": N_("đã đọc bản gốc"),
    "cited_by_primary": N_("được viện dẫn"),
    "press": N_("cổng tin, báo chí"),
    "draft": N_("tin dự thảo"),
    "all": N_("tất cả"),
}
DOCUMENTS = N_("Sổ theo dõi văn bản và kế hoạch đã nạp")


def plan_fields(rows: pl.DataFrame, context: Context) -> Chart:
    """Draw what the heads of loaded plans state and leave blank, plan × field."""
    first = rows.row(0, named=True) if rows.height else {"plan_total": 0, "plans_with_blank": 0, "blank_total": 0}
    fields = rows.with_columns(document_names(rows)).unpivot(
        list(PLAN_FIELDS), index=["document_id", "document"], variable_name="field", value_name="state"
    )
    frame = fields.with_columns(
        in_words("field", PLAN_FIELDS).alias("field_name"),
        in_words("state", STATE_WORDS).alias("state_name"),
        in_words("state", STATE_MARKS).alias("mark"),
        pl.lit(1).alias("value"), pl.lit(True).alias("whole"), pl.lit(True).alias("loaded"),
    ).with_columns(pl.format("{} · {}: {}", "document", "field_name", "state_name").alias("hover"))  # fmt: skip
    shown = rows["document_id"].n_unique()
    total = wording.number(first["plan_total"])
    cut = (_("Hiện {shown} trên {all} kế hoạch, nhiều chỗ trống nhất trước.", shown=shown, all=total),)
    return context.chart(
        "truong-trong-ke-hoach",
        Kind.MATRIX,
        frame,
        Encoding(x="field_name", y="document", value="value", colour="state", label="mark", hover="hover"),
        title=_("Thông tin để trống: {blanks} chỗ, ở {some}/{all} kế hoạch đã nạp", blanks=wording.number(first["blank_total"]),
                some=wording.number(first["plans_with_blank"]), all=total),
        subtitle=_("Phần đầu và cuối của văn bản, như nguồn ghi · {scope}", scope=context.scope_text),
        n=first["plan_total"],
        unit=_("kế hoạch đã nạp"),
        source=_("Kế hoạch đã nạp"),
        opens=Opens("documents", (("document", "document_id"), ("whole", "whole"), ("loaded", "loaded")), "value",
                    whole=(("loaded", True), ("whole", True))),
        tones=STATES,
        order=tuple(frame["document"].unique(maintain_order=True)),
        order_x=tuple(translated(PLAN_FIELDS).values()),
        columns=(("document", _("Văn bản")), ("field_name", _("Thông tin")), ("state_name", _("Trạng thái"))),
        notes=(_("Kế hoạch không ghi thời hạn thì không có năm kế hoạch riêng."), *cut[: first["plan_total"] > shown]),
    )  # fmt: skip


def registry_fields(rows: pl.DataFrame, context: Context) -> Chart:
    """Draw how many documents lack what, field × reliability. `rows`: one reliability a row, one column a field."""
    rows = _by_field(rows)
    columns = [code for code in RELIABILITY_SHORT if code in set(rows["column"])]
    words = translated(RELIABILITY_SHORT)
    names = {code: f"{words[code]} (n = {wording.number(_documents(rows, code))})" for code in columns}
    cells = [(field, column) for field in REGISTRY_FIELDS for column in columns]
    grid = pl.DataFrame(cells, schema={"field": pl.String, "column": pl.String}, orient="row")
    frame = grid.join(rows, on=["field", "column"], how="left").with_columns(
        in_words("field", REGISTRY_FIELDS).alias("field_name"),
        pl.col("column").replace_strict(names, return_dtype=pl.String).alias("column_name"),
        _share_tone().alias("tone"), pl.lit(True).alias("whole"),
    )  # fmt: skip
    frame = frame.with_columns(_share_words(frame), pl.col("total").fill_null(0))
    frame = frame.with_columns(pl.format("{} · {}: {}", "field_name", "column_name", "share").alias("hover"))
    return context.chart(
        "truong-thieu-so-van-ban",
        Kind.MATRIX,
        frame,
        Encoding(x="column_name", y="field_name", value="lacking", colour="tone", label="share", hover="hover"),
        title=_most_lacking(frame),
        subtitle=_("Số văn bản còn thiếu, theo mức tin cậy · {scope}", scope=context.scope_text),
        n=_documents(rows, "all"),
        unit=_("văn bản được biết"),
        source=_(DOCUMENTS),
        opens=Opens("documents", (("lacks", "field"), ("reliability", "reliability"), ("whole", "whole")), "lacking",
                    whole=(("whole", True),)),
        tones=SHARES,
        order=tuple(translated(REGISTRY_FIELDS).values()),
        order_x=tuple(names.values()),
        columns=(
            ("field_name", _("Thông tin")), ("column_name", _("Mức tin cậy")), ("lacking", _("Còn thiếu")),
            ("total", _("Số văn bản")),
        ),
        notes=(_("Dự thảo chưa có số, ký hiệu; văn bản trung ương không có tỉnh: không tính ở các ô đó."),
               _("Ngày chỉ rõ tháng hoặc năm được tính là có.")),
    )  # fmt: skip


def _by_field(rows: pl.DataFrame) -> pl.DataFrame:
    """Return field, column (reliability or "all"), reliability (null for all), lacking, total; nothing applying is left out."""
    everything = rows.select(pl.lit(None, pl.String).alias("reliability"), pl.exclude("reliability").sum())
    both = pl.concat([rows, everything.head(rows.height)], how="vertical_relaxed")
    counted = both.unpivot(
        list(REGISTRY_FIELDS), index=["reliability", *set(TOTALS.values())], variable_name="field", value_name="lacking"
    )
    total = pl.coalesce(pl.when(pl.col("field") == field).then(pl.col(name)) for field, name in TOTALS.items())
    return counted.select(
        "field", "reliability", "lacking", total.alias("total"), pl.col("reliability").fill_null("all").alias("column")
    ).filter(pl.col("total") > 0)


def _documents(rows: pl.DataFrame, column: str) -> int:
    """Return how many documents stand in a column: the fields that apply to all documents say so."""
    return int(rows.filter(pl.col("column") == column)["total"].max() or 0)


def _share_tone() -> pl.Expr:
    share = pl.col("lacking") / pl.col("total")
    tone = pl.when(share.is_null()).then(pl.lit("none")).when(share == 0).then(pl.lit("zero"))
    for code, highest in (("c0", 0.25), ("c1", 0.5), ("c2", 0.75)):
        tone = tone.when(share <= highest).then(pl.lit(code))
    return tone.otherwise(pl.lit("c3"))


def _share_words(frame: pl.DataFrame) -> pl.Series:
    """Write '79/159 (49,7%)', with the denominator of the cell; a dash where the field does not apply."""
    words = [
        "–" if lacking is None else f"{of(lacking, total)}\n{wording.percent(lacking / total, 0)}"
        for lacking, total in frame.select("lacking", "total").iter_rows()
    ]
    return pl.Series("share", words, dtype=pl.String)


def _most_lacking(frame: pl.DataFrame) -> str:
    everything = frame.filter((pl.col("column") == "all") & pl.col("lacking").is_not_null())
    if everything.is_empty():
        return _("Thông tin còn thiếu của văn bản")
    most = everything.sort(pl.col("lacking") / pl.col("total"), descending=True).row(0, named=True)
    return _(
        "Thiếu nhiều nhất: {field}, {some}/{all} văn bản",
        field=wording.inside_sentence(most["field_name"]),
        some=wording.number(most["lacking"]),
        all=wording.number(most["total"]),
    )


def by_knowledge(rows: pl.DataFrame, context: Context) -> Chart:
    """Draw documents by what is known of them and year, those of no known year in a column of their own."""
    undated = int(rows.filter("is_undated")["value"].sum() or 0)
    total, aside = int(rows["value"].sum() or 0), int(rows["aside"].sum() or 0)
    unknown = _("Không rõ năm")
    frame = rows.with_columns(
        in_words("knowledge", KNOWLEDGE_WORDS).alias("state"),
        pl.col("year").cast(pl.String).fill_null(unknown).alias("when"),
        pl.lit(True).alias("whole"),
    ).with_columns(pl.format("{} · {}: {}", "state", "when", "value").alias("hover"))
    years = [str(year) for year in sorted(set(rows["year"].drop_nulls()))]
    by = (("knowledge", "knowledge"), ("year", "year"), ("undated", "is_undated"), ("whole", "whole"))
    present = set(frame["state"])
    return context.chart(
        "muc-biet-theo-nam",
        Kind.HEATMAP,
        frame,
        Encoding(x="when", y="state", value="value", hover="hover"),
        title=_("{some}/{all} văn bản được biết không rõ năm", some=wording.number(undated), all=wording.number(total)),
        subtitle=_("Số văn bản theo mức thông tin và năm · {scope}", scope=context.scope_text),
        n=total,
        unit=_("văn bản được biết"),
        source=_(DOCUMENTS),
        opens=Opens("documents", by, "value", whole=(("whole", True),)),
        order=tuple(words for tone in KNOWLEDGE if (words := _(tone.label)) in present),
        order_x=(*years, unknown),
        columns=(("state", _("Mức thông tin")), ("when", _("Năm")), ("value", _("Số văn bản"))),
        notes=(_n("Gồm {n} văn bản không trực tiếp về Cuộc vận động.", aside),) if aside else (),
    )


def sources(rows: pl.DataFrame, context: Context) -> Chart:
    """List the files of this build, the refused ones first, and how many rows each gave."""
    first = rows.row(0, named=True) if rows.height else {"file_total": 0, "rejected_total": 0}
    frame = rows.with_columns(
        in_words("kind", FILE_KINDS).alias("kind_name"),
        pl.when("is_loaded").then(pl.lit(_("đã nạp"))).otherwise(pl.lit(_("bị loại"))).alias("state"),
    )
    total, loaded = first["file_total"], first["file_total"] - first["rejected_total"]
    return context.chart(
        "tep-nguon",
        Kind.TABLE,
        frame,
        Encoding(value="record_count", hover="file"),
        title=_("{loaded}/{all} tệp đầu vào đã nạp", loaded=wording.number(loaded), all=wording.number(total)),
        subtitle=_("Tệp của bản dựng này; tệp bị loại đứng đầu, kèm lý do"),
        n=total,
        unit=_("tệp"),
        source=_(LEDGER),
        opens=Opens("sources", (("file", "file"),), "record_count", adds="value"),
        columns=(
            ("file", _("Tệp")), ("kind_name", _("Loại")), ("state", _("Trạng thái")), ("record_count", _("Số dòng nạp")),
            ("reason", _("Lý do bị loại")),
        ),
        shown=ROWS_SHOWN,
        notes=(
            _("Số dòng của kế hoạch gồm viện dẫn, đoạn nhiệm vụ, nhiệm vụ chung, thời hạn."),
            _("Danh mục và danh sách tỉnh không đếm dòng."),
        ),
    )  # fmt: skip
