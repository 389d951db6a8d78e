"""The gap table: what the centre's plans ask by theme, against what each province's own plans assign, and to whom."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from dashboard import comparability, wording
from dashboard.charts import PAPER, SEQUENTIAL, Chart, Encoding, Kind, Opens, Tone
from dashboard.context import Context
from dashboard.texts import N_, Nn_, _, _n

TONES = (
    Tone("central", N_("Kế hoạch Trung ương"), "#dfe4e8"),
    Tone("assigned", N_("Tỉnh giao cơ quan"), SEQUENTIAL[1]),
    Tone("general", N_("Tỉnh chỉ có nhiệm vụ chung, không giao ai"), SEQUENTIAL[0], "dots"),
    Tone("nothing", N_("Kế hoạch không có chủ đề này"), PAPER, "outline"),
    Tone("not_loaded", N_("Chưa nạp kế hoạch (không phải bằng 0)"), PAPER, "hatch"),
)
WORDS = {tone.code: tone.label for tone in TONES}
CENTRE = ""
LONGEST_NAME = 26  # letters of a body's name in a cell
Cell = dict[str, object]


def compared(context: Context) -> Context:
    """Return the view of the gap table: the chosen years and themes, the centre beside all provinces."""
    unset = {"provinces": (), "levels": (), "doc_types": (), "agencies": (), "directive": None, "named_only": False}
    return Context.of(context.build, replace(context.scope, **unset))


def places_of(plans: pl.DataFrame) -> tuple[str, ...]:
    """Return the codes whose plans are compared, the centre first."""
    return (CENTRE, *(code for code in plans["place_code"] if code != CENTRE))


def theme_gaps(cells: pl.DataFrame, plans: pl.DataFrame, context: Context) -> Chart:
    """Draw theme × plan: how many duties and whose; a theme that the centre has and a province gives nobody stands out.

    Rows are those of `queries.theme_gaps` and `queries.theme_gap_plans`.
    """
    heads = {row["place_code"]: row for row in plans.iter_rows(named=True)}
    centre = heads.get(CENTRE)
    frame = pl.DataFrame(
        [part for row in cells.iter_rows(named=True) for part in _cells(row, heads.get(row["place_code"]))],
        schema={
            **dict.fromkeys(("theme_code", "theme", "column", "tone", "label", "hover", "subject", "state"), pl.String),
            "value": pl.Int64,
            "issuers": pl.List(pl.String),
        },
    )
    columns = [*_centre_heads(centre).values(), *(_head(row) for code, row in heads.items() if code != CENTRE)]
    return context.chart(
        "khoang-trong-chu-de",
        Kind.MATRIX,
        frame,
        Encoding(x="column", y="theme", value="value", colour="tone", label="label", hover="hover"),
        title=_title(cells, heads),
        subtitle=_(
            "Khớp khi đoạn của tỉnh mang cùng chủ đề với đoạn của kế hoạch Trung ương; không so câu chữ · "
            "trong ô: số đoạn nhiệm vụ và cơ quan được giao nhiều nhất"
        ),
        n=int(cells["duty_total"][0]) if cells.height else 0,
        unit=_("đoạn nhiệm vụ"),
        source=_("Kế hoạch đã nạp của Trung ương và của chính tỉnh (kể cả đảng bộ khối)"),
        opens=Opens(
            "duties",
            (("theme", "theme_code"), ("issuers", "issuers")),
            "value",
            whole=(("issuers", places_of(plans)),),
            subject_in="subject",
        ),
        tones=TONES,
        order=tuple(frame["theme"].unique(maintain_order=True)),
        order_x=tuple(columns),
        columns=(
            ("theme", _("Chủ đề")), ("column", _("Kế hoạch")), ("state", _("Trạng thái")), ("value", _("Số đoạn")),
            ("label", _("Trong ô")),
        ),
        notes=_notes(plans),
    )  # fmt: skip


def _years(row: Mapping[str, object]) -> str:
    first, last = row["year_from"], row["year_to"]
    return str(first) if first == last else f"{first}–{last}"


def _centre_heads(row: Mapping[str, object] | None) -> dict[str, str]:
    """Name the centre's two columns: its duties and its general tasks."""
    if row is None:
        return {"duties": _("Trung ương: giao cơ quan"), "tasks": _("Trung ương: nhiệm vụ chung")}
    return {
        "duties": _("Trung ương {years}: giao cơ quan", years=_years(row)),
        "tasks": _("Trung ương {years}: nhiệm vụ chung", years=_years(row)),
    }


def _head(row: Mapping[str, object]) -> str:
    """Name the column of a province: 'Bình Thuận 2023 (1 kế hoạch)', and that it is a bloc's."""
    if not row["plan_count"]:
        return str(row["place"])
    plans = _n("{n} kế hoạch", row["plan_count"])
    if _is_bloc(row):
        plans = _("{plans} của khối", plans=plans)
    return f"{row['place']} {_years(row)} ({plans})"


def _is_bloc(row: Mapping[str, object]) -> bool:
    """Whether all that is loaded of a province binds one bloc only."""
    return bool(row["kinds"]) and all(kind.split("|")[1] == "bloc" for kind in row["kinds"])


def _cells(row: Cell, head: Mapping[str, object] | None) -> list[Cell]:
    """Return the cells of one theme in one place's plans: two for the centre, else one."""
    place = row["place_code"]
    common = {"theme_code": row["theme_code"], "theme": row["theme"], "issuers": [place]}
    if place == CENTRE:
        return [
            common | _centre_cell(column, "tasks" if part == "tasks" else "duties", row, head is not None)
            for part, column in _centre_heads(head).items()
        ]
    assert head is not None
    return [common | {"column": _head(head)} | _province_cell(row, head)]


def _said(theme: str, column: str, words: str) -> str:
    return f"{theme} · {column}: {words}"


def _centre_cell(column: str, subject: str, row: Cell, loaded: bool) -> Cell:
    count = int(row["task_count" if subject == "tasks" else "duty_count"])
    if not loaded:
        return _state("not_loaded", column, row) | {"value": None, "label": "", "subject": None}
    words = _n("{n} nhiệm vụ chung", count) if subject == "tasks" else _n("{n} đoạn nhiệm vụ", count)
    said = {"column": column, "tone": "central", "state": _(WORDS["central"]), "hover": _said(row["theme"], column, words)}
    return said | {"value": count, "label": wording.number(count), "subject": subject}


def _state(tone: str, column: str, row: Cell) -> Cell:
    words = _(WORDS[tone])
    hover = _said(row["theme"], column, wording.inside_sentence(words))
    return {"column": column, "tone": tone, "state": words, "hover": hover}


def _province_cell(row: Cell, head: Mapping[str, object]) -> Cell:
    """Return what one province has of one theme: whom it charges, a general task, nothing, or that nothing is loaded."""
    column, duties, tasks = _head(head), int(row["duty_count"]), int(row["task_count"])
    if not head["plan_count"]:
        return _state("not_loaded", column, row) | {"value": None, "label": "", "subject": None}
    if duties:
        bodies = [*row["bodies"]]
        others = int(row["body_count"]) - len(bodies)
        who = ", ".join([*bodies, *([_n("{n} cơ quan khác", others)] if others else [])])
        short = "\n".join([wording.number(duties), *_in_cell(bodies, others)])
        words = _n("{n} đoạn nhiệm vụ giao {bodies}", duties, bodies=who)
        return _state("assigned", column, row) | {
            "value": duties, "label": short, "subject": "duties", "hover": _said(row["theme"], column, words),
        }  # fmt: skip
    if tasks:
        words = _n("{n} nhiệm vụ chung, không giao ai", tasks)
        return _state("general", column, row) | {
            "value": tasks, "label": _n("{n} chung", tasks), "subject": "tasks", "hover": _said(row["theme"], column, words),
        }  # fmt: skip
    return _state("nothing", column, row) | {"value": 0, "label": "0", "subject": "duties"}


def _in_cell(bodies: list[str], others: int) -> list[str]:
    """Return the bodies as lines of a cell, long names cut: the hover has them all, in full."""
    if len(bodies) > 1 and max(map(len, bodies)) > LONGEST_NAME:
        bodies, others = bodies[:1], others + len(bodies) - 1
    lines = [textwrap.shorten(body, LONGEST_NAME, placeholder="…") for body in bodies]
    return [*lines[:-1], lines[-1] + (f" +{wording.number(others)}" if others else "")]


def _title(cells: pl.DataFrame, heads: Mapping[str, Mapping[str, object]]) -> str:
    """Count the themes of the centre that a province gives to nobody, over all provinces shown with a plan for all of it."""
    if CENTRE not in heads:
        return _("Chủ đề theo kế hoạch: chưa nạp kế hoạch nào của Trung ương trong các năm này")
    asked = cells.filter((pl.col("place_code") == CENTRE) & (pl.col("duty_count") + pl.col("task_count") > 0))["theme_code"]
    loaded = [code for code, row in heads.items() if code != CENTRE and row["plan_count"] and not _is_bloc(row)]
    compared = cells.filter(pl.col("place_code").is_in(loaded) & pl.col("theme_code").is_in(asked.to_list()))
    left = compared.filter(pl.col("duty_count") == 0).height
    text = Nn_("Trung ương có, tỉnh chưa giao cơ quan nào: {left} trên {n} ô chủ đề – tỉnh")
    return _n(text, compared.height, left=wording.number(left)) if loaded else _("Chủ đề theo kế hoạch của Trung ương và tỉnh")


def _notes(plans: pl.DataFrame) -> tuple[str, ...]:
    """Say that the plans are unlike, how many provinces are left out and what a cell does not show."""
    notes = []
    kinds = sorted({comparability.plan_kind(*kind.split("|")) for row in plans["kinds"] for kind in row})
    if plans.filter(pl.col("plan_count") > 0).height > 1:
        text = _(
            "Các kế hoạch khác năm, khác loại ({kinds}): so chủ đề để tìm chỗ trống, không so số đoạn.", kinds="; ".join(kinds)
        )
        notes.append(text)
    provinces = plans.filter(pl.col("place_code") != CENTRE)
    if blocs := [row["place"] for row in provinces.iter_rows(named=True) if _is_bloc(row)]:
        text = _(
            "{places}: chỉ có kế hoạch của một khối, chỉ ràng buộc khối đó; không tính vào tiêu đề.", places=", ".join(blocs)
        )
        notes.append(text)
    if provinces.height and (every := int(provinces["place_total"][0])) > provinces.height:
        text = Nn_("Hiện {shown} trên {n} tỉnh, thành phố, nhiều đoạn nhiệm vụ nhất trước.")
        notes.append(_n(text, every, shown=provinces.height))
    notes.append(_("Ô đã giao cơ quan không hiện nhiệm vụ chung cùng chủ đề; một đoạn có thể thuộc nhiều chủ đề."))
    notes.append(_("Kế hoạch của sở, ngành và cấp huyện không tính là của tỉnh."))
    return tuple(notes)
