"""Charts of the page Hồ sơ tỉnh: what is stored of one province, what is due, what is missing, what it merged into."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from dashboard import deadlines, obligations, wording
from dashboard.charts import Chart, Encoding, Kind, Opens
from dashboard.charts.coverage import SOURCE_DOCUMENTS
from dashboard.charts.figures import figure_notes, source_words, toned, worded
from dashboard.context import Context
from dashboard.obligations import Window
from dashboard.texts import N_, Nn_, _, _n

MOST_DEADLINES, DEADLINES_SHOWN = 500, 15
MOST_CITED = 12
MOST_INDICATORS = 9
NOTHING = "–"
# what is counted of a province: the column of `queries.province_contents`, its heading, the list it opens
CONTENTS = (
    ("document_count", N_("Văn bản được biết"), "documents"),
    ("plan_count", N_("Kế hoạch đã nạp"), "documents"),
    ("duty_count", N_("Đoạn nhiệm vụ"), "duties"),
    ("figure_count", N_("Số liệu có kỳ"), "figures"),
)
SOURCE_CONTENTS = N_("Sổ theo dõi văn bản, kế hoạch đã nạp, số liệu đã công bố; từng dòng có nguồn")


def lead(members: pl.DataFrame, context: Context) -> str:
    """Say under the province's name which years are seen, and what became of it on 1/7/2025 or what it is made of."""
    new, old = members["new_name"][0], members["name"].to_list()
    if len(old) == 1:
        return _("{years} · không sáp nhập", years=context.years)
    if context.scope.vintage == "2025":
        return _("{years} · gồm {provinces}", years=context.years, provinces=", ".join(old))
    return _("{years} · từ ngày 1/7/2025 thuộc {province}", years=context.years, province=new)


def contents(rows: pl.DataFrame, names: Mapping[str, str], context: Context) -> Chart:
    """List the provinces of which anything is stored, each number open, each name leading to its page.

    `rows` is `queries.province_contents`, `names` code → name in the order to list them.
    """
    known = set(rows["code"])
    listed = {code: name for code, name in names.items() if code in known}
    some, every = wording.number(len(listed)), context.place_count
    return context.chart(
        "tinh-co-gi",
        Kind.TABLE,
        _grid(rows, listed),
        Encoding(x="measure", y="place", value="value", label="text", location="code", hover="hover"),
        title=_("{some}/{all} tỉnh, thành phố có văn bản, nhiệm vụ hoặc số liệu", some=some, all=every),
        subtitle=_("Bấm tên để mở hồ sơ của tỉnh, thành phố"),
        n=len(listed),
        unit=_("tỉnh, thành phố"),
        source=_(SOURCE_CONTENTS),
        opens=_opens_contents(),
        columns=_content_columns(),
        notes=(_nothing_note(),),
        vintage=context.scope.vintage,
    )


def _nothing_note() -> str:
    return _("Dấu “–” hoặc ô trống: chưa thu thập hoặc chưa nạp, không phải bằng 0.")


def _opens_contents() -> Opens:
    return Opens("", (("province", "code"), ("loaded", "loaded")), "value", subject_in="subject")


def _content_columns() -> tuple[tuple[str, str], ...]:
    return (("place", _("Tỉnh, thành phố")), ("measure", _("Nội dung")), ("value", _("Số lượng")))


def _grid(rows: pl.DataFrame, names: Mapping[str, str]) -> pl.DataFrame:
    """Return province × what is counted of it, one cell a row; nothing stored is null, never 0."""
    found = {row["code"]: row for row in rows.iter_rows(named=True)}
    cells = []
    for code, name in names.items():
        for column, heading, subject in CONTENTS:
            value = found.get(code, {}).get(column)
            value = value if value or column == "duty_count" else None
            text = NOTHING if value is None else wording.number(value)
            loaded = True if column == "plan_count" else None
            cells.append((code, name, _(heading), subject, loaded, value, text, f"{name} · {_(heading)}: {text}"))
    schema = {"code": pl.String, "place": pl.String, "measure": pl.String, "subject": pl.String, "loaded": pl.Boolean}
    return pl.DataFrame(cells, schema | {"value": pl.Int64, "text": pl.String, "hover": pl.String}, orient="row")


def tiles(facts: Mapping[str, int], totals: Mapping[str, int], by_year: pl.DataFrame, context: Context) -> Chart:
    """Draw the four numbers of a province; `by_year` is `queries.documents_by_year`."""
    years = set(by_year["year"])
    documents, plans, ends = facts["document_count"], facts["plan_count"], facts["deadline_count"] - facts["without_end_count"]
    span = context.scope.year_to - context.scope.year_from + 1
    nothing, no_plan = _("chưa thu thập, không phải bằng 0"), _("chưa nạp kế hoạch nào, không phải bằng 0")
    bloc = _n("{n} kế hoạch của một khối", facts["bloc_count"]) if facts["bloc_count"] else ""
    bodies = _n("giao {n} loại cơ quan", totals["agency_count"])
    tasks = _n("{n} nhiệm vụ chung", facts["task_count"])
    rows = [
        (_("Văn bản được biết"), "documents", None, documents or None,
         _("có văn bản ở {some}/{all} năm", some=len(years), all=span) if documents else nothing),
        (_("Kế hoạch đã nạp"), "documents", True, plans if documents else None,
         " · ".join(filter(None, (_n("trên {n} văn bản được biết", documents), bloc))) if documents else nothing),
        (_("Đoạn nhiệm vụ"), "duties", None, totals["duty_count"] if plans else None,
         f"{bodies} · {tasks}" if plans else no_plan),
        (_("Thời hạn"), "deadlines", None, facts["deadline_count"] if plans else None,
         _("{some}/{all} có ngày cuối", some=wording.number(ends), all=wording.number(facts["deadline_count"]))
         if plans else no_plan),
    ]  # fmt: skip
    schema = {"label": pl.String, "subject": pl.String, "loaded": pl.Boolean, "value": pl.Int64, "detail": pl.String}
    frame = pl.DataFrame(rows, schema, orient="row")
    printed = [NOTHING if value is None else wording.number(value) for value in frame["value"]]
    if plans:
        printed[1] = f"{wording.number(plans)}/{wording.number(documents)}"
    return context.chart(
        "tinh-so-chinh",
        Kind.TILES,
        frame.with_columns(pl.Series("printed", printed, dtype=pl.String)),
        Encoding(label="label", value="value", hover="printed", detail="detail"),
        title=_("Đang có gì trong kho dữ liệu"),
        subtitle=context.scope_text,
        n=documents,
        unit=_("văn bản được biết"),
        source=_(SOURCE_DOCUMENTS),
        opens=Opens("", (("loaded", "loaded"),), "value", subject_in="subject"),
        columns=(("label", _("Đếm")), ("printed", _("Số lượng")), ("detail", _("Trong tổng số"))),
    )


def due(rows: pl.DataFrame, window: Window, context: Context) -> Chart:
    """List what the loaded plans lay on whom in the years of the scope: when, in what state on the viewing date, to whom.

    `rows` is `queries.obligations`, the first MOST_DEADLINES of them.
    """
    total = int(rows["total"][0]) if rows.height else 0
    frame = rows.select(
        wording.said(rows.select("kind", "number_text"), _document).alias("document"),
        "document_id",
        wording.said(rows.select("section", "ordinal"), _locator).alias("locator"),
        wording.said(rows.select("action"), lambda row: _(deadlines.ACTIONS[row["action"]])).alias("action"),
        wording.said(rows.select(obligations.INTERVAL), obligations.in_words).alias("interval"),
        wording.said(rows.select(obligations.STANDING), obligations.state_in_words).alias("state"),
        wording.said(rows.select("actor"), obligations.actor_in_words).alias("actors"),
        pl.col("recipient", "printed").fill_null(""),
        pl.col("obligation_id").cast(pl.Int64).alias("obligation"),
        pl.col("year").cast(pl.Int64),
        pl.lit(1, pl.Int64).alias("value"),
    )
    left = total - rows.height
    return context.chart(
        "tinh-thoi-han",
        Kind.TABLE,
        frame.with_columns(**{name: pl.lit(value) for name, value in window.unfolding.items()}),
        Encoding(value="value", label="interval", link="document_id", hover="printed"),
        title=_n("{n} lượt đến hạn theo kế hoạch đã nạp", total),
        subtitle=_("Trạng thái tại ngày {day}, theo báo cáo trong kho này", day=wording.day(window.day)),
        n=total,
        unit=_("lượt đến hạn"),
        source=_(SOURCE_DOCUMENTS),
        opens=Opens(
            "obligations",
            (*((name, name) for name in window.unfolding), ("obligation", "obligation"), ("year", "year")),
            "value",
            whole=tuple(window.unfolding.items()),
        ),
        columns=(
            ("document", _("Văn bản")),
            ("locator", _("Vị trí")),
            ("action", _("Việc")),
            ("interval", _("Khoảng thời gian")),
            ("state", _("Trạng thái")),
            ("actors", _("Ai làm")),
            ("recipient", _("Gửi đến")),
        ),
        notes=(_n("{n} lượt đến hạn nữa không nằm trong bảng.", left),) if left else (),
        shown=DEADLINES_SHOWN,
    )


def _document(row: Mapping[str, Any]) -> str:
    return f"{row['kind']} {wording.document_number(row['number_text'])}"


def _locator(row: Mapping[str, object]) -> str:
    section = wording.section_name(str(row["section"] or ""))
    if row["ordinal"] is None:
        return _("mục {section}", section=section) if section else ""
    return _("mục {section}, đoạn {ordinal}", section=section, ordinal=row["ordinal"])


def sparklines(rows: pl.DataFrame, undated: int, members: pl.DataFrame, context: Context) -> Chart:
    """Draw the published figures of the indicators with the most, one small panel each with a scale of its own.

    `rows` is `queries.province_figures`; lines only through what `comparability.figure_line` calls alike. Figures
    of a province that merged keep the name they were published under; `members` is `queries.province_members`.
    """
    total, every = (int(rows[name][0]) if rows.height else 0 for name in ("figure_total", "indicator_total"))
    shown = rows["indicator_code"].n_unique()
    frame, tones = toned(worded(rows))
    last = pl.col("end_date").rank("ordinal").over("indicator_code", "province_name")
    frame = frame.with_columns(
        pl.format("{} ({})", "indicator", "unit").alias("panel"),
        pl.when(last == last.max().over("indicator_code", "province_name"))
        .then(pl.col("value").map_elements(wording.number, return_dtype=pl.String))
        .otherwise(pl.lit(""))
        .alias("label"),
        pl.format("{} · {}", "indicator", "hover").alias("hover"),
    )
    figure_ids = tuple(rows["figure_id"])
    merged = context.scope.vintage == "2025" and members.height > 1
    more = (_n("Hiện {shown} trên {n} chỉ tiêu, nhiều số liệu nhất.", every, shown=shown),) if every > shown else ()
    columns = (
        ("indicator", _("Chỉ tiêu")),
        ("province_name", _("Địa bàn")),
        ("period", _("Kỳ")),
        ("value", _("Giá trị")),
        ("unit", _("Đơn vị")),
        ("qualifier_words", _("Mức chính xác")),
        ("counting_words", _("Cách đếm")),
        ("source_title", _("Nguồn")),
        ("source_url", _("Địa chỉ nguồn")),
    )
    return context.chart(
        "tinh-so-lieu",
        Kind.POINTS,
        frame,
        Encoding(
            x="date_text", y="value", value="value", colour="tone", panel="panel", line="line", dashed="dashed", label="label",
            hover="hover",
        ),
        title=_("{figures} của {indicators} đã công bố",
                figures=_n("{n} số liệu", total), indicators=_n("{n} chỉ tiêu", every)),
        subtitle=_("Mỗi dấu là một số liệu đã công bố, theo ngày cuối kỳ; mỗi ô một thang riêng"),
        n=len(figure_ids),
        unit=_("số liệu trong hình"),
        source=source_words(rows),
        opens=Opens("figures", (("figures", "figure_ids"),), "value", adds="value", whole=(("figures", figure_ids),)),
        tones=tones,
        columns=columns,
        notes=(*more, *figure_notes(frame, undated, merged)),
        own_scales=True,
    )  # fmt: skip


def cited(rows: pl.DataFrame, context: Context) -> Chart:
    """List the documents that the loaded plans mention, with how often, and whether they are loaded too."""
    total, every = (int(rows[name][0]) if rows.height else 0 for name in ("mention_total", "cited_total"))
    printed = [
        " ".join((kind, wording.document_number(number))) if number else kind
        for kind, number in rows.select("kind", "number_text").iter_rows()
    ]
    states = [_("đã nạp") if loaded else _("chưa nạp") for loaded in rows["is_loaded"]]
    frame = rows.select("document_id", "title", pl.col("mention_count").alias("value")).with_columns(
        pl.Series("document", printed, dtype=pl.String),
        pl.Series("state", states, dtype=pl.String),
        pl.col("title").fill_null(""),
    )
    notes = []
    if every > rows.height:
        notes.append(_n("Hiện {shown} trên {n} văn bản, được nhắc nhiều nhất.", every, shown=rows.height))
    if doubtful := int(rows["doubtful_count"].sum()):
        notes.append(_n("{n} lượt viện dẫn còn ngờ về văn bản được nhắc.", doubtful))
    return context.chart(
        "tinh-vien-dan",
        Kind.TABLE,
        frame.with_columns(pl.col("document").alias("hover")),
        Encoding(value="value", link="document_id", hover="hover"),
        title=_("Viện dẫn {documents}", documents=_n("{n} văn bản", every)),
        subtitle=_("Số lượt nhắc trong kế hoạch đã nạp"),
        n=total,
        unit=_("lượt viện dẫn"),
        source=_(SOURCE_DOCUMENTS),
        opens=Opens("citations", (("cited", "document_id"),), "value"),
        columns=(
            ("document", _("Văn bản")), ("title", _("Nội dung")), ("value", _("Số lượt")), ("state", _("Kho dữ liệu")),
        ),
        notes=tuple(notes),
    )  # fmt: skip


def missing(facts: Mapping[str, int], by_year: pl.DataFrame, left_out: pl.DataFrame, context: Context) -> Chart:
    """State what is not there, each sentence with the rule that made it; what has rows opens them.

    `by_year` is `queries.documents_by_year`, `left_out` `queries.themes_left_out`.
    """
    said = [
        *_without_documents(facts, set(by_year["year"]), context),
        *_without_themes(left_out, facts),
        *_without_details(facts),
    ]
    count = len(said)
    if not said:
        rules = _("Đã xét: năm, kế hoạch, chủ đề, số và ngày của văn bản, ngày cuối của thời hạn, kỳ của số liệu")
        said = [{"label": _("Không thấy khoảng trống nào theo các quy tắc của trang này"), "rule": rules}]
    schema = dict.fromkeys(("label", "rule", "subject", "lacks"), pl.String) | {"value": pl.Int64, "themes": pl.List(pl.String)}
    schema |= dict.fromkeys(("whole", "campaign", "endless", "undated"), pl.Boolean)
    by = tuple((name, name) for name in ("lacks", "themes", "whole", "campaign", "endless", "undated"))
    return context.chart(
        "tinh-con-thieu",
        Kind.STATEMENTS,
        pl.DataFrame([{name: row.get(name) for name in schema} for row in said], schema),
        Encoding(label="label", detail="rule", value="value"),
        title=_("Còn thiếu gì"),
        subtitle=_("Thiếu trong kho dữ liệu, không phải thiếu trên thực tế"),
        n=count,
        unit=_("khoảng trống"),
        source=_(SOURCE_CONTENTS),
        opens=Opens("", by, "value", subject_in="subject"),
        columns=(("label", _("Khoảng trống")), ("rule", _("Quy tắc")), ("value", _("Số dòng"))),
    )


def _without_documents(facts: Mapping[str, int], years: set[int], context: Context) -> list[dict[str, object]]:
    said: list[dict[str, object]] = []
    empty = [year for year in range(context.scope.year_from, context.scope.year_to + 1) if year not in years]
    if empty:
        said.append({
            "label": _("Chưa biết văn bản nào của năm {years}", years=", ".join(map(str, empty))),
            "rule": _("Năm trong phạm vi mà sổ theo dõi không có văn bản nào của địa bàn"),
        })  # fmt: skip
    if not facts["plan_count"]:
        known = facts["document_count"]
        said.append({
            "label": _("Chưa nạp kế hoạch nào: chưa có nhiệm vụ, thời hạn, viện dẫn để đếm"),
            "rule": _n("{n} văn bản mới biết qua sổ theo dõi", known) if known else _("Sổ theo dõi cũng chưa có văn bản nào"),
            "subject": "documents" if known else None,
            "value": known or None,
        })  # fmt: skip
    elif facts["bloc_count"] == facts["plan_count"]:
        said.append({
            "label": _("Chưa nạp kế hoạch nào của toàn tỉnh"),
            "rule": _("Kế hoạch đã nạp chỉ của một khối cơ quan, không giao việc cho toàn tỉnh"),
        })  # fmt: skip
    if not facts["figure_count"]:
        said.append({
            "label": _("Chưa thu thập được số liệu nào có kỳ"),
            "rule": _("Số liệu đã công bố của địa bàn, có kỳ trong các năm của phạm vi"),
        })  # fmt: skip
    return said


def _without_themes(left_out: pl.DataFrame, facts: Mapping[str, int]) -> list[dict[str, object]]:
    """State the themes that the centre assigns and the province's plans do not, apart from those it has as general tasks."""
    if left_out.is_empty():
        return []
    first = left_out.row(0, named=True)
    against = first["central_plan"] if first["central_plan_count"] == 1 else _n("{n} kế hoạch", first["central_plan_count"])
    rule = _("So với {themes} mà kế hoạch của Trung ương giao ({plan}); hai bên khác cấp, có thể khác năm",
             themes=_n("{n} chủ đề", first["central_theme_count"]), plan=against)  # fmt: skip
    if facts["bloc_count"]:
        rule = _("{rule}; có kế hoạch chỉ của một khối", rule=rule)
    general, absent = left_out.filter(pl.col("task_count") > 0), left_out.filter(pl.col("task_count") == 0)
    said: list[dict[str, object]] = []
    if absent.height:
        names = "; ".join(wording.inside_sentence(theme) for theme in absent["theme"])
        label = _("{themes} Trung ương giao mà kế hoạch của tỉnh không nêu: {names}",
                  themes=_n("{n} chủ đề", absent.height), names=names)  # fmt: skip
        said.append({"label": label, "rule": rule})
    if general.height:
        names = "; ".join(wording.inside_sentence(theme) for theme in general["theme"])
        label = _("{themes} Trung ương giao mà kế hoạch của tỉnh nêu nhưng không giao cơ quan nào: {names}",
                  themes=_n("{n} chủ đề", general.height), names=names)  # fmt: skip
        codes = general["theme_code"].to_list()
        said.append({"label": label, "rule": rule, "subject": "tasks", "themes": codes, "value": general["task_total"][0]})
    return said


def _without_details(facts: Mapping[str, int]) -> list[dict[str, object]]:
    """State how many documents, deadlines and figures lack what would place them."""
    known = ("documents", facts["document_count"], Nn_("trong {n} văn bản được biết"))
    checks = (
        ("without_number_count", Nn_("{n} văn bản chưa rõ số"), {"lacks": "number"}, *known),
        ("without_date_count", Nn_("{n} văn bản chưa rõ ngày ban hành"), {"lacks": "date"}, *known),
        ("without_year_count", Nn_("{n} văn bản không rõ năm, không tính vào năm nào"),
         {"lacks": "year", "whole": True, "campaign": True}, "documents", facts["document_count"],
         Nn_("ngoài {n} văn bản được biết có năm trong phạm vi")),
        ("without_end_count", Nn_("{n} thời hạn không có ngày cuối, chưa thể đánh giá"), {"endless": True}, "deadlines",
         facts["deadline_count"], Nn_("trong {n} thời hạn của kế hoạch đã nạp")),
        ("without_period_count", Nn_("{n} số liệu không rõ kỳ, không nằm trong hình"), {"undated": True}, "figures",
         facts["figure_count"] + facts["without_period_count"], Nn_("trong {n} số liệu, tính cả số không rõ kỳ")),
    )  # fmt: skip
    return [
        {"label": _n(label, facts[name]), "rule": _n(rule, whole), "subject": subject, "value": facts[name]} | filters
        for name, label, filters, subject, whole, rule in checks
        if facts[name]
    ]


def merger(members: pl.DataFrame, rows: pl.DataFrame, code: str, context: Context, view: Context) -> Chart:
    """Set side by side the provinces that make up one province since 1/7/2025; names lead to the pages of the old ones.

    `members` is `queries.province_members`, `rows` `queries.province_contents` of them; `context` sees them in the
    old boundaries, `view` is the page's; there `code` is on screen.
    """
    names = dict(members.select("code", "name").iter_rows())
    new = members["new_name"][0]
    notes = (_nothing_note(), _("Văn bản và số liệu giữ tên tỉnh lúc ban hành, công bố."))
    if len(names) == 1:
        title = _("{name} không sáp nhập: giữ nguyên sau ngày 1/7/2025", name=new)
        notes = (*notes, _n("{n} tỉnh, thành phố không sáp nhập.", members["unmerged_count"][0]))
    else:
        title = _("{old} hợp nhất thành {new} từ ngày 1/7/2025", old=", ".join(names.values()), new=new)
    seen = {
        member: _("{name} (đang xem)", name=name) if view.scope.vintage == "2008" and member == code else name
        for member, name in names.items()
    }
    return context.chart(
        "tinh-truoc-sau-sap-nhap",
        Kind.TABLE,
        _grid(rows, seen if len(names) > 1 else names),
        Encoding(x="measure", y="place", value="value", label="text", location="code", hover="hover"),
        title=title,
        subtitle=_("Số đang có của từng tỉnh, thành phố trước ngày 1/7/2025"),
        n=len(names),
        unit=_("tỉnh, thành phố"),
        source=_(SOURCE_CONTENTS),
        opens=_opens_contents(),
        columns=_content_columns(),
        notes=notes,
        vintage="2008",
    )
