"""Places side by side by one comparable figure each: the latest stock, or one whole year's flow."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

from dashboard import wording
from dashboard.charts import INK, NEUTRAL, SEQUENTIAL, Chart, Encoding, Kind, Opens, Tone, results, targets
from dashboard.charts import figures as published
from dashboard.context import Context
from dashboard.texts import N_, _, _n

COUNTING_COLOURS = (SEQUENTIAL[4], NEUTRAL, SEQUENTIAL[2], INK, SEQUENTIAL[1], SEQUENTIAL[3])
NAMED = 6  # places with contradicting sources that are named


def latest_by_place(
    rows: pl.DataFrame, info: Mapping[str, object], year: int | None, everyone: bool, context: Context
) -> Chart:
    """Draw one comparable figure a place and way of counting: the latest stock, or with `year` that whole year's flow.

    `rows` come through `results.of_kind`. Never a part of a year, nor what was only planned; where sources contradict
    each other the place is named instead.
    """
    short, long = results.words_of(info)
    fit = _latest(rows) if year is None else _of_year(rows, year)
    kept, contradicted = _agreed(fit)
    centre = kept.filter(pl.col("place_code") == targets.CENTRE) if results.is_added(info) else kept.clear()
    kept = kept.join(centre, on="figure_id", how="anti").sort("value", "province_name", descending=[True, False])
    frame = kept if everyone else kept.head(results.SHOWN)
    shown, all_places = frame["place_code"].n_unique(), _n("{n} địa bàn", kept["place_code"].n_unique())
    title, subtitle = (
        _heading(short, long, all_places, year) if frame.height else (short, _nothing_comparable(rows, info, year))
    )
    return context.chart(
        "so-moi-nhat",
        Kind.BARS,
        frame,
        Encoding(y="place", x="value", value="value", colour="tone", label="value_text", hover="hover"),
        title=title,
        subtitle=subtitle,
        n=kept.height,
        unit=_(results.FIGURE_UNIT),
        source=published.source_words(rows),
        opens=Opens("figures", (("figures", "figure_ids"),), "value", "value", (("figures", tuple(kept["figure_id"])),)),
        tones=_counting_tones(kept),
        order=tuple(frame["place"]),
        columns=results.columns(long),
        notes=(
            *((_("Hiện {shown} trên {places}.", shown=shown, places=all_places),) if frame.height < kept.height else ()),
            *_latest_notes(rows, kept, contradicted, centre, year),
            *results.old_names(context),
            *results.caution(info),
        ),
    )


def _heading(short: str, long: str, places: str, year: int | None) -> tuple[str, str]:
    if year is None:
        return (
            _("{indicator}: số mới nhất của {places}", indicator=short, places=places),
            _("{indicator} · số thời điểm mới nhất của từng nơi, kỳ ghi cạnh tên", indicator=long),
        )
    return (
        _("{indicator}: năm {year} của {places}", indicator=short, year=year, places=places),
        _("{indicator} · số thời kỳ trọn năm {year}", indicator=long, year=year),
    )


def _latest(rows: pl.DataFrame) -> pl.DataFrame:
    stocks = results.comparable(rows).filter(pl.col("shape") == "stock")
    return stocks.filter(pl.col("end_date") == pl.col("end_date").max().over("province_name"))


def _of_year(rows: pl.DataFrame, year: int) -> pl.DataFrame:
    return results.comparable(rows).filter((pl.col("shape") == "flow") & (pl.col("end_date").dt.year() == year))


def _agreed(fit: pl.DataFrame) -> tuple[pl.DataFrame, list[str]]:
    """Return one figure a place and way of counting, worded; and the places whose sources contradict each other."""
    way = ("province_name", pl.col("counting").fill_null(""))
    differ = (pl.col("value").n_unique().over(*way) > 1) | pl.col("is_contradicted")
    worded = published.worded(fit).with_columns(differ.alias("differs"), pl.col("counting").fill_null("").alias("tone"))
    contradicted = worded.filter("differs")["province_name"].unique(maintain_order=True).to_list()
    kept = (
        worded.filter(~pl.col("differs"))
        .sort(pl.col("source_kind") != "official", "figure_id")
        .unique(["province_name", "tone"], keep="first", maintain_order=True)
    )
    periods = [_short_period(*row) for row in kept.select("start_date", "end_date", "end_is_publication").iter_rows()]
    kept = kept.with_columns(pl.Series("short_period", periods, dtype=pl.String))
    several = (pl.len().over("province_name") > 1) & (pl.col("counting_words") != "")
    way = pl.when(several).then("counting_words")
    unsure = pl.when(pl.col("qualifier") != "exact").then("qualifier_words")
    kept = kept.with_columns(
        pl.concat_str("province_name", "short_period", way, unsure, separator=" · ", ignore_nulls=True).alias("place"),
        pl.Series("hover", results.hovers(kept), dtype=pl.String),
    )
    is_whole = bool((kept["value"] == kept["value"].round(0)).all())
    return kept.with_columns(pl.col("value").cast(pl.Int64)) if is_whole else kept, contradicted


def _short_period(start: date, end: date, is_publication: bool) -> str:
    """Name a period beside a place: '11/2024', '2023', '18/1/2022 (ngày đăng)'."""
    words = wording.interval(start, end)
    return _("{day} (ngày đăng)", day=words) if is_publication else words


def _counting_tones(kept: pl.DataFrame) -> tuple[Tone, ...]:
    """Return a tone a way of counting, what the sources do not say first."""
    codes = sorted(set(kept["tone"]), key=lambda code: (code != "", code))
    words = {"": N_("Nguồn không nói rõ cách đếm")} | published.COUNTING
    return tuple(
        Tone(code, words.get(code, code), COUNTING_COLOURS[place % len(COUNTING_COLOURS)]) for place, code in enumerate(codes)
    )


def _nothing_comparable(rows: pl.DataFrame, info: Mapping[str, object], year: int | None) -> str:
    if rows.is_empty():
        return results.nothing_dated(info)
    if year is None:
        return _("Không có số thời điểm nào so được giữa các nơi")
    return _("Không có số thời kỳ nào trọn năm; số của những kỳ dài ngắn khác nhau không so với nhau")


def _latest_notes(
    rows: pl.DataFrame, kept: pl.DataFrame, contradicted: list[str], centre: pl.DataFrame, year: int | None
) -> list[str]:
    notes = []
    if year is None and kept["end_date"].n_unique() > 1:
        notes.append(_("Ngày chốt số của các nơi khác nhau: không phải xếp hạng."))
    if kept["tone"].n_unique() > 1:
        notes.append(_("Các nguồn đếm theo cách khác nhau: chỉ so trong cùng một màu."))
    if contradicted:
        named = ", ".join(contradicted[:NAMED]) + (" …" if len(contradicted) > NAMED else "")
        counted = _n("{n} nơi có nguồn mâu thuẫn, không vẽ", len(contradicted))
        notes.append(f"{counted}: {named}.")
    if centre.height:
        values = "; ".join(pl.Series(centre["value_text"] + " (" + centre["period"] + ")"))
        notes.append(_("Số của Trung ương không vẽ cùng các tỉnh: {values}.", values=values))
    in_year = rows if year is None else rows.filter(pl.col("end_date").dt.year() == year)
    parts = in_year.filter(pl.col("shape") == "part_flow").height
    if year is not None and parts:
        notes.append(_n("{n} số liệu không trọn năm {year} không nằm trong hình.", parts, year=year))
    of_one_body = in_year.filter(pl.col("counting") == "one_body").height
    if of_one_body:
        notes.append(_n("{n} số liệu là phần của một cơ quan, chưa phải của cả nơi đó, không nằm trong hình.", of_one_body))
    if planned := in_year.height - results.comparable(in_year).height - of_one_body:
        notes.append(_n("{n} số liệu mới là đề nghị, kế hoạch hoặc công bố trước không nằm trong hình.", planned))
    return notes
