"""Charts of the page Bảng tiêu chí: province × criterion, scores and ranks with their ranges, the set itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from dashboard import scoring, wording
from dashboard.charts import PAPER, SEQUENTIAL, Chart, Encoding, Kind, Opens, Tone
from dashboard.scoring import Standing, View
from dashboard.texts import N_, Nn_, _, _n

SHARES = (
    Tone("none", N_("0%"), PAPER, "outline"),
    Tone("low", N_("dưới 50%"), SEQUENTIAL[0]),
    Tone("middle", N_("từ 50% đến dưới 80%"), SEQUENTIAL[1]),
    Tone("high", N_("từ 80%"), SEQUENTIAL[2]),
)
SCORE = Tone("score", N_("Điểm trên thang 100"), "#dfe4e8")
MISSING = Tone("missing", N_("Chưa có dữ liệu (không phải bằng 0)"), PAPER, "hatch")
FROM_SHARE = ((0.8, "high"), (0.5, "middle"), (1e-12, "low"))  # share → tone, the first that is reached
SCORE_COLUMN = "score"
RANKED = N_("Điểm, thứ hạng và độ nhạy với trọng số, năm {year}")
NOT_SCORED = N_("Chưa chấm được tỉnh, thành phố nào năm {year}")
STATUSES = {"draft": N_("{title} (dự thảo)"), "adopted": N_("{title} (đã ban hành)")}
UNFOLDING = {"from": pl.Int64, "to": pl.Int64, "day": pl.Date, "soon": pl.Int64, "in_force": pl.Boolean}
MARK_TYPES = {
    **UNFOLDING,
    **dict.fromkeys(("province", "theme", "state", "action"), pl.String),
    **dict.fromkeys(("answerable", "reported", "proven", "deadline", "measured"), pl.Boolean),
    **dict.fromkeys(("themes", "documents", "figures"), pl.List(pl.String)),
}
TEXTS = ("code", "place", "criterion", "tone", "label", "counted", "hover", "subject")
SOURCE = N_("Kế hoạch đã nạp, báo cáo trong kho này")
Row = Mapping[str, object]


def provinces(rows: pl.DataFrame, names: Mapping[str, str], everyone: bool) -> dict[str, str]:
    """Return code → name of the provinces shown: scored ones first, the best before, then those with the most data.

    `rows` are those of sql/passages_criteria.sql; `names` all provinces of the view, added without data if `everyone`.
    """
    found = (
        rows.group_by("code", "place", maintain_order=True)
        .agg(
            pl.col("value").sum().alias("score"),
            pl.col("value").is_not_null().any().alias("is_scored"),
            pl.first("measured_count"),
        )
        .sort("is_scored", "score", "measured_count", descending=True, maintain_order=True)
    )
    known = dict(found.select("code", "place").iter_rows())
    return known | {code: name for code, name in names.items() if everyone and code not in known}


def matrix(rows: pl.DataFrame, criteria: pl.DataFrame, shown: Mapping[str, str], view: View) -> Chart:
    """Draw province × criterion: how far each is met and of how many rows, with the score in the first column."""
    standing = scoring.standings(rows)
    heads = {SCORE_COLUMN: _("Điểm"), **dict(criteria.select("criterion_code", "criterion").iter_rows())}
    cells = {(row["code"], row["criterion_code"]): row for row in rows.iter_rows(named=True)}
    frame = pl.DataFrame(
        [cell for code in shown for cell in _line(code, shown[code], heads, cells, standing.get(code), view)],
        schema={**dict.fromkeys(TEXTS, pl.String), **MARK_TYPES, "percent": pl.Float64, "rows": pl.Int64},
    )
    return view.context.chart(
        "tieu-chi-tinh",
        Kind.MATRIX,
        frame,
        Encoding(x="criterion", y="place", value="percent", colour="tone", label="label", hover="hover"),
        title=_title(len(standing), view),
        subtitle=_("Trong ô: mức đạt và số đếm được · mức đạt × trọng số, chia tổng trọng số của các tiêu chí có dữ liệu"),
        n=int(rows["share"].count()),
        unit=_("kết quả có dữ liệu"),
        source=_(SOURCE),
        opens=Opens(
            "criteria",
            tuple((name, name) for name in MARK_TYPES),
            "rows",
            whole=(*view.marks.items(), ("measured", True)),
            subject_in="subject",
        ),
        tones=(*SHARES, SCORE, MISSING),
        order=tuple(shown.values()),
        order_x=tuple(heads.values()),
        columns=(
            ("place", _("Tỉnh, thành phố")), ("criterion", _("Tiêu chí")), ("counted", _("Kết quả")),
            ("percent", _("Mức đạt, %")),
        ),
        notes=_notes(rows, view),
    )  # fmt: skip


def _title(scored: int, view: View) -> str:
    text = Nn_("{scored} trên {n} tỉnh, thành phố đủ dữ liệu để chấm năm {year}")
    return _n(text, view.context.place_count, scored=wording.number(scored), year=view.year)


def _line(
    code: str, place: str, heads: Mapping[str, str], cells: Mapping[tuple[str, str], Row], standing: Standing | None, view: View
) -> Iterator[Row]:
    """Yield the cells of one province: its score, then each criterion."""
    own = [cells.get((code, criterion)) for criterion in heads if criterion != SCORE_COLUMN]
    common = {"code": code, "place": place, "province": code, **view.marks}
    yield common | _score_cell(place, heads[SCORE_COLUMN], own, standing)
    for head, row in zip(list(heads.values())[1:], own, strict=True):
        yield common | _cell(place, head, row)


def _score_cell(place: str, head: str, own: Sequence[Row | None], standing: Standing | None) -> Row:
    cell = {"criterion": head, "subject": "criteria"}
    if standing is None:
        missing = sum(row is None or row["share"] is None for row in own)
        said = scoring.missing_in_words(missing, len(own))
        short = _("chưa chấm\nthiếu {missing}/{n}", missing=missing, n=len(own))
        return cell | {"tone": "missing", "label": short, "counted": said, "hover": f"{place}: {said}"}
    printed, rank = scoring.score_in_words(standing.score), scoring.rank_in_words(standing)
    said = f"{printed} · {rank}"
    return cell | {
        "tone": "score", "label": f"{printed}\n{rank}", "counted": said, "hover": f"{place} · {head}: {said}",
        "percent": round(standing.score, 1), "measured": True, "rows": sum(row["share"] is not None for row in own if row),
    }  # fmt: skip


def _cell(place: str, head: str, row: Row | None) -> Row:
    if row is None or row["share"] is None:
        said = _("chưa có dữ liệu")
        return {"criterion": head, "tone": "missing", "label": "", "counted": said, "hover": f"{place} · {head}: {said}"}
    share, said = float(row["share"]), scoring.counted_in_words(row)  # type: ignore[arg-type]
    return {
        "criterion": head,
        "tone": next((tone for least, tone in FROM_SHARE if share >= least), "none"),
        "label": _label(row, share),
        "counted": said,
        "hover": f"{place} · {head}: {said}",
        "rows": row["row_count"],
        "percent": round(100 * share, 1),
        "subject": scoring.RULES[str(row["rule"])].subject,
        **scoring.marks_of(row),
    }


def _label(row: Row, share: float) -> str:
    if row["rule"] == scoring.YES_NO:
        return _("có") if share else _("không")
    counted = f"{wording.number(row['done_count'])}/{wording.number(row['whole_count'])}"  # type: ignore[arg-type]
    return f"{wording.percent(share, 0)}\n{counted}"


def _notes(rows: pl.DataFrame, view: View) -> tuple[str, ...]:
    seen = {"year": view.year, "day": wording.day(view.day)}
    notes = [
        _("Thiếu dữ liệu ở trên 20% số tiêu chí thì không chấm, không xếp hạng."),
        _("Chưa chấm không có nghĩa là làm chưa tốt: kho này chưa có kế hoạch hoặc báo cáo của tỉnh."),
        _("Chỉ tính kế hoạch cấp tỉnh còn hiệu lực trong năm {year}, báo cáo nộp đến ngày {day}.", **seen),
    ]
    if (left := view.context.place_count - rows["code"].n_unique()) > 0:
        notes.append(_n("{n} tỉnh, thành phố chưa có kế hoạch đã nạp và chưa có báo cáo.", left))
    if view.context.scope.vintage == "2025":
        text = _(
            "Theo 34 tỉnh, mức đạt tính lại trên các dòng của mọi tỉnh cũ có kế hoạch, báo cáo; không cộng hay bình quân điểm."
        )
        notes.append(text)
    return tuple(notes)


def table(rows: pl.DataFrame, shown: Mapping[str, str], view: View) -> Chart:
    """List scores and ranks with their ranges when weights are halved, doubled, made equal; who is not scored, and why."""
    standing = scoring.standings(rows)
    missing = _missing(rows)
    lines = [_scored(code, shown[code], missing, standing.get(code)) for code in shown]
    texts = ("code", "place", "score_text", "range", "rank", "rank_range", "missing", "hover", "subject")
    marks = (*((name, name) for name in UNFOLDING), ("province", "code"))
    ranges = (("range", _("Khoảng điểm")), ("rank", _("Hạng")), ("rank_range", _("Khoảng hạng")))
    return view.context.chart(
        "diem-do-nhay",
        Kind.TABLE,
        pl.DataFrame(
            [line | view.marks for line in lines],
            schema={**dict.fromkeys(texts, pl.String), **UNFOLDING, "value": pl.Float64},
        ),
        Encoding(label="score_text", value="value", hover="hover"),
        title=_(RANKED if standing else NOT_SCORED, year=view.year),
        subtitle=_("Khoảng: thấp nhất đến cao nhất khi lần lượt giảm nửa, tăng đôi từng trọng số, khi mọi trọng số bằng nhau"),
        n=len(standing),
        unit=_("tỉnh được chấm"),
        source=_(SOURCE),
        opens=Opens("", marks, "value", adds="value", subject_in="subject"),
        columns=(
            ("place", _("Tỉnh, thành phố")), ("score_text", _("Điểm")), *(ranges if standing else ()),
            ("missing", _("Tiêu chí thiếu dữ liệu")),
        ),
        notes=(_("Chỉ xếp hạng giữa các tỉnh được chấm; bằng điểm thì cùng hạng."),),
        shown=20,
    )  # fmt: skip


def _missing(rows: pl.DataFrame) -> dict[str, tuple[int, int, str]]:
    """Return code → how many criteria lack data, of how many, and their names."""
    known: dict[str, tuple[int, int, str]] = {}
    for (code,), own in rows.group_by("code", maintain_order=True):
        lacking = own.filter(pl.col("share").is_null())["criterion"].to_list()
        known[str(code)] = (len(lacking), own.height, ", ".join(wording.inside_sentence(name) for name in lacking))
    return known


def _scored(code: str, place: str, missing: Mapping[str, tuple[int, int, str]], standing: Standing | None) -> Row:
    lacking, of, names = missing.get(code, (0, 0, ""))
    line = {"code": code, "place": place, "missing": names, "hover": place}
    if standing is None:
        said = scoring.missing_in_words(lacking, of) if of else _("chưa chấm: chưa có dữ liệu nào")
        return line | {"score_text": said, "range": "", "rank": "", "rank_range": ""}
    return line | {
        "score_text": scoring.score_in_words(standing.score), "value": standing.score, "subject": "criteria",
        "range": _range(scoring.score_in_words(standing.lowest), scoring.score_in_words(standing.highest)),
        "rank": _tied(standing), "rank_range": _range(str(standing.best_rank), str(standing.worst_rank)),
    }  # fmt: skip


def _tied(standing: Standing) -> str:
    return _n("{rank} (cùng {n} tỉnh)", standing.tied - 1, rank=standing.rank) if standing.tied > 1 else str(standing.rank)


def _range(low: str, high: str) -> str:
    return low if low == high else f"{low}–{high}"


def listed(criteria: pl.DataFrame, rows: pl.DataFrame, view: View) -> Chart:
    """List the set: name, weight, what is measured, and of how many provinces the store has data for it."""
    measured = dict(rows.drop_nulls("share").group_by("criterion_code").agg(pl.len()).iter_rows())
    total = float(criteria["weight"].sum())
    lines = [
        {
            "criterion_code": row["criterion_code"], "criterion": row["criterion"], "definition": row["definition"],
            "weight": f"{wording.number(row['weight'])} ({wording.percent(row['weight'] / total, 0)})",
            "value": measured.get(row["criterion_code"], 0), "measured": True, "subject": "criteria", **view.marks,
        }
        for row in criteria.iter_rows(named=True)
    ]  # fmt: skip
    texts = dict.fromkeys(("criterion_code", "criterion", "definition", "weight", "subject"), pl.String)
    marks = (*((name, name) for name in (*UNFOLDING, "measured")), ("criterion", "criterion_code"))
    return view.context.chart(
        "bo-tieu-chi",
        Kind.TABLE,
        pl.DataFrame(lines, schema={**texts, **UNFOLDING, "measured": pl.Boolean, "value": pl.Int64}),
        Encoding(label="value", value="value", hover="criterion"),
        title=_(STATUSES[criteria["status"][0]], title=criteria["title"][0]),
        subtitle=_("Mức đạt từ 0 đến 1 theo từng quy tắc; trọng số chỉ có nghĩa theo tỷ lệ giữa chúng"),
        n=criteria.height,
        unit=_("tiêu chí"),
        source=_("Danh mục tiêu chí của kho này (dự thảo); cán bộ quản trị sửa được tên, trọng số, bớt tiêu chí"),
        opens=Opens("", marks, "value", subject_in="subject"),
        columns=(
            ("criterion", _("Tiêu chí")), ("weight", _("Trọng số")), ("definition", _("Cách tính mức đạt")),
            ("value", _("Tỉnh có dữ liệu, trên {n}", n=view.context.place_count)),
        ),
    )  # fmt: skip
