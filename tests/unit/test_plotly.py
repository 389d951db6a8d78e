"""The screen renderer: every mark carries its row, nothing big is inside, the islands are there."""

import json

import polars as pl
import pytest

from dashboard.charts import Chart, Encoding, Kind, Opens, Tone
from dashboard.render import plotly
from geo.provinces import provinces

TONES = (Tone("a", "Một", "#155e6e"), Tone("b", "Hai", "#ffffff", "hatch"))


def chart(kind: Kind, frame: pl.DataFrame, encoding: Encoding, **more) -> Chart:
    return Chart(
        key="thu", kind=kind, frame=frame, encoding=encoding, title="Số liệu bịa để thử", subtitle="", n=frame.height,
        unit="dòng", source="bịa", data_date="1/1/2024", scope_text="", opens=Opens("duties", (), "value"), tones=TONES, **more,
    )  # fmt: skip


def province_map(vintage: str) -> Chart:
    codes = [province.code for province in provinces(vintage)]
    tones = ["b" if i % 2 else "a" for i in range(len(codes))]
    frame = pl.DataFrame({"code": codes, "value": range(len(codes)), "tone": tones, "hover": codes})
    encoding = Encoding(location="code", value="value", colour="tone", label="code", hover="hover")
    return chart(Kind.MAP, frame, encoding, vintage=vintage, highlight=("01",))


def grid(kind: Kind) -> Chart:
    frame = pl.DataFrame(
        {"x": ["2021", "2022", "2021"], "y": ["Sở A", "Sở A", "Sở B"], "value": [1, 5, 2], "tone": ["a", "b", "a"]}
    )
    frame = frame.with_columns(pl.col("y").alias("hover"), pl.lit(None, pl.String).alias("line"), pl.lit("").alias("label"))
    encoding = Encoding(x="x", y="y", value="value", colour="tone", hover="hover", line="line", label="label")
    return chart(kind, frame, encoding, order=("2021", "2022") if kind in (Kind.COLUMNS, Kind.POINTS) else ("Sở A", "Sở B"))


CHARTS = {kind.value: grid(kind) for kind in Kind if kind is not Kind.MAP} | {v: province_map(v) for v in ("2008", "2025")}


def rows(figure) -> set[int]:
    return {row for trace in figure["data"] for (row,) in trace.get("customdata", [])}


@pytest.mark.parametrize("name", CHARTS)
def test_every_row_of_the_frame_is_drawn_and_carries_its_number(name):
    assert rows(plotly.figure(CHARTS[name])) == set(range(CHARTS[name].frame.height))


@pytest.mark.parametrize("vintage", ["2008", "2025"])
def test_a_map_names_both_archipelagos_and_takes_its_shapes_by_address(vintage):
    text = json.dumps(plotly.figure(CHARTS[vintage]), ensure_ascii=False)
    assert "Quần đảo Hoàng Sa" in text and "(TP. Đà Nẵng)" in text
    assert "Quần đảo Trường Sa" in text and "(tỉnh Khánh Hòa)" in text
    assert "coordinates" not in text and "http" not in text
    assert len(text) < 15_000


def test_larger_type_changes_lengths_and_no_number():
    small, large = plotly.figure(CHARTS["bars"]), plotly.figure(CHARTS["bars"], large=True)
    assert large["layout"]["height"] == pytest.approx(1.3 * small["layout"]["height"])
    assert large["layout"]["font"]["size"] > small["layout"]["font"]["size"]
    assert [trace["x"] for trace in large["data"]] == [trace["x"] for trace in small["data"]]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", CHARTS)
def test_plotly_knows_every_property_of_every_figure(name, large):
    """The screen sends figures unchecked, for speed; so they are checked here."""
    import plotly.graph_objects as go

    go.Figure(plotly.figure(CHARTS[name], large=large))


def test_a_property_plotly_does_not_know_would_be_noticed():
    import plotly.graph_objects as go

    figure = plotly.figure(CHARTS["bars"])
    figure["data"][0]["colour"] = "red"
    with pytest.raises(ValueError, match="colour"):
        go.Figure(figure)
