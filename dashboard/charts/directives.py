"""Charts of the page Văn bản chỉ đạo: who carries out one document, how fast, which duties name it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from dashboard import wording
from dashboard.charts import INK, NEUTRAL, SEQUENTIAL, Chart, Encoding, Kind, Opens, Tone
from dashboard.context import Context
from dashboard.scope import LEVELS as LEVEL_WORDS
from dashboard.scope import applied
from dashboard.texts import N_, Nn_, _, _n, translated

LEVELS = (
    Tone("central", LEVEL_WORDS["central"], INK, shape="diamond"),
    Tone("province", LEVEL_WORDS["province"], SEQUENTIAL[4]),
    Tone("party_bloc", LEVEL_WORDS["party_bloc"], SEQUENTIAL[3], "dots", "square"),
    Tone("agency", LEVEL_WORDS["agency"], SEQUENTIAL[2], shape="triangle-up"),
    Tone("district", LEVEL_WORDS["district"], NEUTRAL, shape="cross"),
    Tone("unknown", N_("Không rõ cấp"), SEQUENTIAL[1]),
)
PLACES = (Tone("central", N_("Trung ương"), INK, shape="diamond"), Tone("place", N_("Địa phương, mọi cấp"), SEQUENTIAL[4]))
HOW = {"cites": N_("viện dẫn trong văn bản đã đọc"), "reported": N_("thực hiện theo tin đã công bố, chưa đọc văn bản")}
CARRIES_OUT = N_("Thực hiện: viện dẫn văn bản này, hoặc có nguồn công bố là để thực hiện")
REGISTRY = N_("Sổ theo dõi văn bản và kế hoạch đã nạp; từng dòng có nguồn công khai")
MOST_LINES = 40  # documents drawn one by one; more are drawn by province
MOST_TO_CHOOSE = 15  # shown on screen of those listed; a search finds the others
MOST_TO_COLLECT = 15  # shown on screen; exports have all


def listing(context: Context) -> Context:
    """Return the view in which a directive is chosen: everything but the directive itself."""
    return Context.of(context.build, replace(applied(context.scope, "documents")[0], directive=None, named_only=False))


def documents_only(context: Context) -> Context:
    """Return the view of the charts that themes and bodies do not narrow."""
    return Context.of(context.build, applied(context.scope, "documents")[0])


def name(kind: str, number_text: str | None, title: str | None) -> str:
    """Name a directive shortly: 'Chỉ thị 03-CT/TW'; one without a number by what it is about."""
    if number_text or not title:
        return f"{kind} {number_text}" if number_text else kind
    return title if title.startswith(kind) else f"{kind}: {title}"


def citation(heads: pl.DataFrame) -> str:
    """Return the official citation of the one document in `heads`."""
    return wording.official_citation(*heads.select("kind", "number_text", "issue_date", "issuer", "title").row(0))


def choices(rows: pl.DataFrame, searched: str, context: Context) -> Chart:
    """Draw the documents that others carry out as a table: every number opens, the name of each chooses it."""
    shown, total = rows.height, int(rows["directive_total"][0]) if rows.height else 0
    title = _n("{n} văn bản được văn bản khác thực hiện", total)
    if searched:
        title = _n("{n} văn bản chỉ đạo khớp “{words}”", total, words=searched)
    notes = [
        _("Bấm tên văn bản để chọn."),
        _(CARRIES_OUT) + ".",
        _("Tính cả văn bản không rõ năm ban hành; không tính văn bản ngoài phạm vi."),
    ]
    if shown < total:
        notes.append(_n("Hiện {shown} trên {n} văn bản chỉ đạo, được thực hiện nhiều nhất trước.", total, shown=shown))
    return context.chart(
        "danh-sach-chi-dao",
        Kind.TABLE,
        _choice_cells(rows),
        Encoding(y="name", x="what", label="printed", link="document_id", chooses="vb", value="value", hover="hover"),
        title=title,
        subtitle=_("Số văn bản thực hiện, kế hoạch đã nạp, đoạn nhiệm vụ nêu đích danh"),
        n=int(rows["answer_total"][0]) if rows.height else 0,
        unit=_("văn bản thực hiện"),
        source=_(REGISTRY),
        opens=Opens(
            "documents",
            (("directive", "directive"), ("any_period", "any_period"), ("loaded", "loaded"), ("named", "named")),
            "value",
            whole=(("directives", tuple(rows["document_id"])), ("any_period", True)),
            subject_in="subject",
        ),
        columns=(("name", _("Văn bản chỉ đạo")), ("what", _("Đếm")), ("value", _("Số lượng"))),
        shown=MOST_TO_CHOOSE,
        notes=tuple(notes),
    )


def _choice_cells(rows: pl.DataFrame) -> pl.DataFrame:
    """Return three cells a directive: documents, loaded plans, duties naming it, each with the list that it opens."""
    cells: list[dict[str, object]] = []
    for row in rows.iter_rows(named=True):
        about = name(row["kind"], row["number_text"], row["title"])
        day = wording.partial(row["issue_date"]) or _("không rõ ngày")
        full = f"{about} ({day}) – {row['title']}" if row["title"] not in (None, about) else f"{about} ({day})"
        documents = {"subject": "documents", "directive": row["document_id"], "any_period": True}
        duties = {"subject": "duties", "named": row["document_id"]}
        for what, value, mark in (
            (_("Văn bản thực hiện"), row["document_count"], documents),
            (_("Kế hoạch đã nạp"), row["loaded_count"], documents | {"loaded": True}),
            (_("Đoạn nhiệm vụ nêu tên"), row["named_count"], duties),
        ):
            hover = f"{about} · {what}: {wording.number(value)}"
            cells.append(
                {"document_id": row["document_id"], "name": full, "what": what, "value": value, "hover": hover,
                 "printed": wording.number(value), **mark}
            )  # fmt: skip
    texts = ("document_id", "name", "what", "printed", "hover", "subject", "directive", "named")
    schema = dict.fromkeys(texts, pl.String) | {"value": pl.Int64, "any_period": pl.Boolean, "loaded": pl.Boolean}
    return pl.DataFrame(cells, schema=schema)


def tiles(totals: Mapping[str, object], context: Context) -> Chart:
    """Draw what is known of the documents that carry the chosen one out; those not counted stand in the note."""
    count = {key: int(value) for key, value in totals.items() if key.endswith(("_count", "_total"))}
    directive = context.scope.directive
    all_of = wording.number(count["document_count"])
    dated, undated = (f"{wording.number(count[key])}/{all_of}" for key in ("delay_count", "undated_count"))
    yearless = _n("{n} văn bản không rõ cả năm", count["yearless_count"])
    rows = [
        (_("Văn bản thực hiện"), all_of, _n("{n} kế hoạch đã nạp", count["loaded_count"]), count["document_count"],
         {"any_period": True}),
        (_("Tính được độ trễ"), dated, _delay_condition(totals), count["delay_count"],
         {"any_period": True, "after": directive}),
        (_("Không rõ ngày ban hành"), undated, yearless, count["undated_count"],
         {"any_period": True, "lacks": "date"}),
        (_("Đoạn nhiệm vụ nêu đích danh"), wording.number(count["named_count"]),
         _n("trong {n} kế hoạch", count["named_plan_count"]), count["named_count"], {"named": directive}),
    ]  # fmt: skip
    cells = [
        {"label": label, "printed": printed, "detail": detail, "value": value, "hover": f"{label}: {printed}",
         "subject": "duties" if "named" in mark else "documents", **mark}
        for label, printed, detail, value, mark in rows
    ]  # fmt: skip
    texts = ("label", "printed", "detail", "hover", "subject", "after", "lacks", "named")
    frame = pl.DataFrame(cells, schema=dict.fromkeys(texts, pl.String) | {"value": pl.Int64, "any_period": pl.Boolean})
    return context.chart(
        "chi-dao-tong-so",
        Kind.TILES,
        frame,
        Encoding(label="label", value="value", hover="printed", detail="detail"),
        title=_("Ai thực hiện văn bản này"),
        subtitle=_(CARRIES_OUT),
        n=count["document_count"],
        unit=_("văn bản"),
        source=_(REGISTRY),
        opens=Opens(
            "documents",
            tuple((mark, mark) for mark in ("any_period", "after", "lacks", "named")),
            "value",
            whole=(("any_period", True),),
            subject_in="subject",
        ),
        columns=(("label", _("Nội dung")), ("value", _("Số lượng")), ("detail", _("Chi tiết"))),
        notes=_outside_notes(count),
    )


def _delay_condition(totals: Mapping[str, object]) -> str:
    day = wording.partial(str(totals["issue_date"] or ""))
    return _("ban hành từ {day}", day=day) if day else _("văn bản chỉ đạo không rõ ngày")


def _outside_notes(count: Mapping[str, int]) -> tuple[str, ...]:
    notes = []
    if outside := count["answer_total"] - count["document_count"]:
        text = Nn_("{n} văn bản khác thực hiện văn bản này nằm ngoài phạm vi đã chọn hoặc không về Cuộc vận động.")
        notes.append(_n(text, outside))
    if count["before_count"]:
        text = Nn_("{n} văn bản ghi ngày trước văn bản chỉ đạo: lỗi của nguồn, không tính độ trễ.")
        notes.append(_n(text, count["before_count"]))
    return tuple(notes)


def draws_places(totals: Mapping[str, object]) -> bool:
    """Whether delays are drawn by province: there are too many documents to draw one by one."""
    return int(totals["delay_count"]) > MOST_LINES


def delays(rows: pl.DataFrame, totals: Mapping[str, object], context: Context) -> Chart:
    """Draw the days from the directive to each document that carries it out, or to the first and last of each province."""
    by_place = "place_code" in rows.columns
    frame = _place_lines(rows, context) if by_place else _document_lines(rows, context)
    frame = frame.with_columns(pl.Series("days", _days(frame), dtype=pl.String))
    by = ("document",) if not by_place else ("level", "provinces", "unplaced")
    notes = [_("Ngày ghi thiếu cho một khoảng: từ ngày sớm nhất đến ngày muộn nhất có thể.")]
    if undated := int(totals["undated_count"]):
        notes.append(_n("{n} văn bản không rõ ngày, không vẽ được.", undated))
    if before := int(totals["before_count"]):
        notes.append(_n("{n} văn bản ghi ngày trước văn bản chỉ đạo: lỗi của nguồn, không vẽ.", before))
    subtitle = _("Số ngày kể từ ngày văn bản chỉ đạo, mỗi dòng một văn bản")
    if by_place:
        subtitle = _("Số ngày kể từ ngày văn bản chỉ đạo, từ văn bản sớm nhất đến muộn nhất của mỗi nơi")
    return context.chart(
        "do-tre",
        Kind.RANGES,
        frame,
        Encoding(y="line", x="delay_min", x_end="delay_max", colour="tone", label="days", value="value", hover="hover"),
        title=_delay_title(rows, totals),
        subtitle=subtitle,
        n=int(totals["delay_count"]),
        unit=_("văn bản có ngày"),
        source=_(REGISTRY),
        opens=Opens(
            "documents",
            (*((mark, mark) for mark in by), ("any_period", "any_period"), ("after", "after")),
            "value",
            whole=(("any_period", True), ("after", context.scope.directive)),
        ),
        tones=PLACES if by_place else LEVELS,
        order=tuple(frame["line"]),
        columns=(
            ("line", _("Nơi ban hành") if by_place else _("Văn bản")),
            *(() if by_place else (("level_name", _("Cấp")), ("issued", _("Ngày ban hành")), ("how_name", _("Căn cứ")))),
            ("delay_min", _("Số ngày, ít nhất")),
            ("delay_max", _("Số ngày, nhiều nhất")),
            *((("value", _("Số văn bản")),) if by_place else ()),
        ),
        notes=tuple(notes),
    )


def _delay_title(rows: pl.DataFrame, totals: Mapping[str, object]) -> str:
    if not totals["issue_date"]:
        return _("Văn bản chỉ đạo không rõ ngày: không tính được độ trễ")
    if rows.is_empty():
        return _("Độ trễ so với văn bản chỉ đạo")
    first, last = rows.row(0, named=True), rows.sort("delay_max", "delay_min").row(-1, named=True)
    return _(
        "Sớm nhất {first} ({place}), muộn nhất {last} ({last_place})",
        first=_range(first["delay_min"], first["delay_max"] if "value" not in rows.columns else first["delay_min"]),
        place=first["place"],
        last=_range(last["delay_min"] if "value" not in rows.columns else last["delay_max"], last["delay_max"]),
        last_place=last["place"],
    )


def _range(low: int, high: int) -> str:
    """Say a delay: '58 ngày', or '74–104 ngày' where the date is not complete."""
    if low == high:
        return _n("{n} ngày", low)
    return _("{low}–{high} ngày", low=wording.number(low), high=wording.number(high))


def _days(frame: pl.DataFrame) -> list[str]:
    return [_range(low, high) for low, high in frame.select("delay_min", "delay_max").iter_rows()]


def _document_lines(rows: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Return one line a document, its name unique, with the mark that opens it."""
    levels, how = translated(LEVEL_WORDS), translated(HOW)
    lines: list[str] = []
    hovers: list[str] = []
    for row in rows.iter_rows(named=True):
        number = row["number_text"] or row["kind"]
        line = f"{row['place']} · {wording.document_number(number)}"
        lines.append(line if line not in lines else f"{line} ({wording.partial(row['issue_date'])}, {len(lines) + 1})")
        words = (levels.get(row["level"] or "", ""), wording.partial(row["issue_date"]), how[row["how"]])
        said = " · ".join(part for part in (line, _range(row["delay_min"], row["delay_max"]), *words) if part)
        hovers.append(f"{said} · {row['title']}" if row["title"] else said)
    return rows.with_columns(
        pl.Series("line", lines, dtype=pl.String),
        pl.Series("hover", hovers, dtype=pl.String),
        pl.Series("issued", [wording.partial(day) for day in rows["issue_date"]], dtype=pl.String),
        pl.col("level").fill_null("unknown").alias("tone"),
        pl.col("level").replace_strict(levels, default=_("Không rõ cấp"), return_dtype=pl.String).alias("level_name"),
        pl.col("how").replace_strict(how, return_dtype=pl.String).alias("how_name"),
        pl.col("document_id").alias("document"),
        pl.lit(1, pl.Int64).alias("value"),
        pl.lit(True).alias("any_period"),
        pl.lit(context.scope.directive, pl.String).alias("after"),
    )  # fmt: skip


def _place_lines(rows: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Return one line a place; the centre and what has no known province have marks of their own."""
    code = pl.col("place_code")
    said = [
        _n("{place}: {n} văn bản, {days}", n, place=place, days=_range(low, high))
        for place, n, low, high in rows.select("place", "value", "delay_min", "delay_max").iter_rows()
    ]
    return rows.with_columns(
        pl.col("place").alias("line"),
        pl.Series("hover", said, dtype=pl.String),
        pl.when(code == "").then(pl.lit("central")).otherwise(pl.lit("place")).alias("tone"),
        pl.when(~code.is_in(["", "?"])).then(pl.concat_list(code)).alias("provinces"),
        pl.when(code == "?").then(True).alias("unplaced"),
        pl.lit(True).alias("any_period"),
        pl.lit(context.scope.directive, pl.String).alias("after"),
    )


def naming_duties(rows: pl.DataFrame, context: Context) -> Chart:
    """Draw the duties that name the directive, by the bodies they are given to and the level of the plan."""
    total, bodies = (int(rows[column][0]) if rows.height else 0 for column in ("duty_total", "body_total"))
    shown = rows["agency_code"].n_unique()
    words = translated(LEVEL_WORDS)
    frame = rows.with_columns(
        pl.col("level").replace_strict(words, default=None, return_dtype=pl.String).alias("level_name"),
        pl.lit(context.scope.directive, pl.String).alias("named"),
    )
    counts = wording.counted(Nn_("{n} đoạn"), frame["value"])
    frame = frame.with_columns(pl.format("{} · {}: {}", "agency_name", "level_name", counts).alias("hover"))
    notes = (_n("Hiện {shown} trên {n} cơ quan.", bodies, shown=shown),) if bodies > shown else ()
    return context.chart(
        "doan-neu-dich-danh",
        Kind.BARS,
        frame,
        Encoding(y="agency", x="value", value="value", colour="level", hover="hover"),
        title=_n("{n} đoạn nhiệm vụ nêu đích danh văn bản này", total),
        subtitle=_("Theo cơ quan được giao và cấp của kế hoạch · một đoạn giao nhiều cơ quan được đếm cho từng cơ quan"),
        n=total,
        unit=_("đoạn nhiệm vụ"),
        source=_("Kế hoạch đã nạp"),
        opens=Opens(
            "duties",
            (("named", "named"), ("agency", "agency_code"), ("level", "level")),
            "value",
            whole=(("named", context.scope.directive),),
        ),
        tones=LEVELS,
        order=tuple(frame["agency"].unique(maintain_order=True)),
        columns=(("agency_name", _("Cơ quan")), ("level_name", _("Cấp của kế hoạch")), ("value", _("Số đoạn nhiệm vụ"))),
        notes=notes,
    )


def to_collect(rows: pl.DataFrame, context: Context) -> Chart:
    """Draw the documents that loaded plans cite and that are not loaded: a list to collect, the most cited first."""
    every, mentions = (int(rows[column][0]) if rows.height else 0 for column in ("document_total", "citation_total"))
    frame = rows.with_columns(
        pl.Series("name", [name(*row) for row in rows.select("kind", "number_text", "title").iter_rows()], dtype=pl.String),
        pl.Series("issued", [wording.partial(day) for day in rows["issue_date"]], dtype=pl.String),
        pl.Series("by", [_plans(*row) for row in rows.select("plans", "plan_count").iter_rows()], dtype=pl.String),
        pl.when(pl.col("number_text").is_not_null()).then(pl.col("title")).alias("about"),
        pl.when(pl.col("source").str.starts_with("http")).then(pl.col("source")).alias("source"),
    )
    counts = wording.counted(Nn_("{n} lượt viện dẫn"), rows["citation_count"])
    frame = frame.with_columns(pl.format("{}: {}", "name", counts).alias("hover"))
    text = Nn_("Hiện {shown} trên {n} văn bản, được nhắc nhiều nhất.")
    notes = (_n(text, every, shown=rows.height),) if every > rows.height else ()
    return context.chart(
        "can-thu-thap",
        Kind.TABLE,
        frame,
        Encoding(value="citation_count", link="document_id", hover="hover"),
        title=_n("{n} văn bản được viện dẫn mà chưa nạp", every),
        subtitle=_("Danh sách cần thu thập: văn bản mà kế hoạch đã nạp viện dẫn, nhiều lượt nhất trước"),
        n=mentions,
        unit=_("lượt viện dẫn"),
        source=_("Kế hoạch đã nạp; nguồn công khai trong sổ văn bản"),
        opens=Opens("citations", (("cited", "document_id"),), "citation_count", whole=(("unloaded", True),)),
        columns=(
            ("name", _("Văn bản")),
            ("issued", _("Ngày ban hành")),
            ("about", _("Nội dung")),
            ("citation_count", _("Lượt viện dẫn")),
            ("by", _("Kế hoạch viện dẫn")),
            *((("source", _("Nguồn công khai")),) if frame["source"].count() else ()),
        ),
        shown=MOST_TO_COLLECT,
        notes=notes,
    )


def _plans(names: str, count: int) -> str:
    """Say which plans cite a document: three of them, and how many more."""
    named = names.count(",") + 1
    return names if count <= named else _("{plans} và {more}", plans=names, more=_n("{n} kế hoạch khác", count - named))
