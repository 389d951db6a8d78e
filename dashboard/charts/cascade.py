"""The cascade of one directive: the documents that carry it out by who issued them, then the bodies their plans charge."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from dashboard import wording
from dashboard.charts import INK, NEUTRAL, SEQUENTIAL, Chart, Encoding, Kind, Opens, Tone
from dashboard.charts.directives import REGISTRY
from dashboard.context import Context
from dashboard.texts import N_, Nn_, _, _n

TONES = (
    Tone("directive", N_("Văn bản chỉ đạo"), INK),
    Tone("central", N_("Trung ương"), SEQUENTIAL[4]),
    Tone("province", N_("Tỉnh, thành phố"), SEQUENTIAL[3]),
    Tone("body", N_("Loại cơ quan được giao"), SEQUENTIAL[2]),
    Tone("others", N_("Nơi, cơ quan còn lại"), NEUTRAL),
)
OTHERS, CENTRE, UNKNOWN = "others", "", "?"
Cell = dict[str, object]
MARKS = ("any_period", "level", "provinces", "unplaced", "agencies")


def cascade(rows: pl.DataFrame, directive: str, context: Context) -> Chart:
    """Draw directive → centre and provinces (documents) → kinds of body (assignments of their loaded plans).

    `rows`: part, place_group, body_group, value, loaded_count, codes, bodies and their words; `directive` is its name.
    """
    places, bodies = (_placed(rows.filter(pl.col("part") == part), key) for part, key in PARTS.items())
    total = int(places["value"].sum())
    cells = [_cell(0, 0, "directive", f"{directive}: {_n('{n} văn bản', total)}", total, {})] if total else []
    cells += [*_place_cells(places), *_body_cells(bodies), *_links(rows.filter(pl.col("part") == "link"), places, bodies)]
    schema = {
        **dict.fromkeys(("x", "y", "x_end", "y_end", "value"), pl.Int64),
        **dict.fromkeys(("tone", "label", "hover", "subject", "level"), pl.String),
        **dict.fromkeys(("provinces", "agencies"), pl.List(pl.String)),
        **dict.fromkeys(("any_period", "unplaced"), pl.Boolean),
    }
    return context.chart(
        "trien-khai",
        Kind.CASCADE,
        pl.DataFrame(cells, schema=schema),
        Encoding(
            x="x", y="y", x_end="x_end", y_end="y_end", value="value", colour="tone", label="label", hover="hover",
        ),
        title=_title(places, bodies),
        subtitle=_("Văn bản thực hiện theo nơi ban hành → lượt giao nhiệm vụ theo loại cơ quan, trong kế hoạch đã nạp"),
        n=total,
        unit=_("văn bản"),
        source=_(REGISTRY),
        opens=Opens(
            "documents",
            tuple((mark, mark) for mark in MARKS),
            "value",
            whole=(("any_period", True),),
            subject_in="subject",
        ),
        tones=TONES,
        columns=(("hover", _("Nút, nhánh")), ("value", _("Số lượng"))),
        notes=_notes(places),
    )  # fmt: skip


PARTS = {"place": "place_group", "body": "body_group"}


def _placed(rows: pl.DataFrame, key: str) -> pl.DataFrame:
    """Order the nodes of a column: the centre, then the largest, what is not known and all others last."""
    last = pl.col(key).replace_strict({CENTRE: 0, UNKNOWN: 2, OTHERS: 3}, default=1, return_dtype=pl.Int8)
    return rows.sort(last, "value", key, descending=[False, True, False], nulls_last=True).with_row_index("y")


def _cell(x: int, y: int, tone: str, label: str, value: int, mark: Cell) -> Cell:
    return {"x": x, "y": y, "tone": tone, "label": label, "hover": label, "value": value} | _documents(mark)


def _documents(mark: Cell) -> Cell:
    return {"subject": "documents", "any_period": True} | mark


def _issuer(row: Cell) -> Cell:
    """Return the mark of who issued: the centre, what has no known province, or provinces by code."""
    group = row["place_group"]
    if group == CENTRE:
        return {"level": "central"}
    return {"unplaced": True} if group == UNKNOWN else {"provinces": row["codes"]}


def _place_name(row: Cell) -> str:
    group = row["place_group"]
    if group == OTHERS:
        return _n("{n} tỉnh, thành phố khác", len(row["codes"]))
    return {CENTRE: _("Trung ương"), UNKNOWN: _("Không rõ tỉnh")}.get(group, row["place"])


def _body_name(row: Cell, words: str) -> str:
    return _n("{n} loại cơ quan khác", len(row["bodies"])) if row["body_group"] == OTHERS else str(row[words])


def _place_cells(places: pl.DataFrame) -> Iterator[Cell]:
    """Return the nodes of the second column and the links that lead to them."""
    for row in places.iter_rows(named=True):
        named, count = _place_name(row), wording.number(row["value"])
        tone = {CENTRE: "central", OTHERS: OTHERS}.get(row["place_group"], "province")
        said = _n("{n} văn bản", row["value"])
        plans = _n("{n} kế hoạch đã nạp", row["loaded_count"]) if row["loaded_count"] else _("chưa nạp kế hoạch nào")
        cell = _cell(1, row["y"], tone, f"{named}: {count}", row["value"], _issuer(row))
        yield cell | {"hover": f"{named}: {said}, {plans}"}
        yield cell | {"x": 0, "y": 0, "x_end": 1, "y_end": row["y"], "label": "", "hover": f"→ {named}: {said}"}


def _body_cells(bodies: pl.DataFrame) -> Iterator[Cell]:
    for row in bodies.iter_rows(named=True):
        tone = OTHERS if row["body_group"] == OTHERS else "body"
        label = f"{_body_name(row, 'body')}: {wording.number(row['value'])}"
        said = _n("{n} lượt giao", row["value"])
        mark = {"subject": "assignments", "any_period": None, "agencies": row["bodies"]}
        yield _cell(2, row["y"], tone, label, row["value"], mark) | {"hover": f"{_body_name(row, 'body_name')}: {said}"}


def _links(links: pl.DataFrame, places: pl.DataFrame, bodies: pl.DataFrame) -> Iterator[Cell]:
    """Return the links from who issued to who is charged, each with the assignments that it stands for."""
    issuers = {row["place_group"]: row for row in places.iter_rows(named=True)}
    charged = {row["body_group"]: row for row in bodies.iter_rows(named=True)}
    for link in links.iter_rows(named=True):
        place, body = issuers[link["place_group"]], charged[link["body_group"]]
        said = f"{_place_name(place)} → {_body_name(body, 'body_name')}: {_n('{n} lượt giao', link['value'])}"
        mark = {"subject": "assignments", "any_period": None, "agencies": body["bodies"], **_issuer(place)}
        tone = {CENTRE: "central", OTHERS: OTHERS}.get(link["place_group"], "province")
        ends = {"x_end": 2, "y_end": body["y"], "hover": said}
        yield _cell(1, place["y"], tone, "", link["value"], mark) | ends


def _title(places: pl.DataFrame, bodies: pl.DataFrame) -> str:
    if places.is_empty():
        return _("Từ Trung ương đến tỉnh và cơ quan")
    codes = {code for row in places["codes"] for code in row}
    provinces = _n("{n} tỉnh, thành phố có văn bản thực hiện", len(codes - {CENTRE, UNKNOWN}))
    charged = sum(len(row) for row in bodies["bodies"])
    return f"{provinces}; {_n('{n} loại cơ quan được giao nhiệm vụ', charged)}" if charged else provinces


def _notes(places: pl.DataFrame) -> tuple[str, ...]:
    notes = [_("Tính cả văn bản không rõ năm ban hành.")]
    unread = places.filter((pl.col("loaded_count") == 0) & (pl.col("place_group") != CENTRE))
    if unread.height:
        without = sum(len(codes) for codes in unread["codes"])
        text = Nn_("{n} nơi có văn bản được biết mà chưa nạp kế hoạch: không có nhánh tới cơ quan, không phải là không giao.")
        notes.append(_n(text, without))
    return tuple(notes)
