"""The screen renderer: every mark carries its row, nothing big is inside, the islands are there."""

import gzip
import json
from dataclasses import replace

import polars as pl
import pytest

from dashboard import charts
from dashboard.charts import Chart, Encoding, Kind, Opens, Tone
from dashboard.render import plotly, scale
from dashboard.texts import in_language
from geo.provinces import provinces
from tests.unit.sketches import CELLS, ON_SCREEN, STATES, cascade, lettered, panels, ranges

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
    label = "" if kind is Kind.MATRIX else "label"
    encoding = Encoding(x="x", y="y", value="value", colour="tone", hover="hover", line="line", label=label)
    return chart(kind, frame, encoding, order=("2021", "2022") if kind in (Kind.COLUMNS, Kind.POINTS) else ("Sở A", "Sở B"))


GRIDS = (Kind.BARS, Kind.COLUMNS, Kind.HEATMAP, Kind.MATRIX, Kind.POINTS)
CHARTS = {kind.value: grid(kind) for kind in GRIDS} | {v: province_map(v) for v in ("2008", "2025")} | ON_SCREEN


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


def test_every_kind_is_drawn_or_written():
    assert {chart.kind for chart in CHARTS.values()} | {Kind.TILES, Kind.STATEMENTS, Kind.TABLE} == set(Kind)


@pytest.mark.parametrize("name", ON_SCREEN)
def test_marks_that_can_be_clicked_are_points_and_bars(name):
    """Streamlit reports no click on anything else."""
    assert {trace["type"] for trace in plotly.figure(ON_SCREEN[name])["data"]} <= {"scatter", "bar"}


@pytest.mark.parametrize("name", ON_SCREEN)
def test_a_figure_is_small(name):
    text = json.dumps(plotly.figure(ON_SCREEN[name]), ensure_ascii=False).encode()
    assert len(gzip.compress(text)) < 4_000


def drawn_marks(figure, row: int) -> list[tuple[dict, int]]:
    """Return (trace, place in it) of what is drawn for a row of the frame."""
    return [(t, i) for t in figure["data"] for i, data in enumerate(t.get("customdata", [])) if data == [row]]


@pytest.mark.parametrize("count", [1, 7, 63])
def test_a_range_is_a_bar_from_its_start_to_its_end_or_a_dot(count):
    sketch = ranges(count)
    figure = plotly.figure(sketch)
    for row, values in enumerate(sketch.frame.iter_rows(named=True)):
        ((trace, i),) = drawn_marks(figure, row)
        if values["start"] == values["end"]:
            assert (trace["type"], trace["x"][i]) == ("scatter", values["start"])
        else:
            assert (trace["type"], trace["base"][i], trace["x"][i]) == ("bar", values["start"], values["end"] - values["start"])
    low, high = figure["layout"]["xaxis"]["range"]
    assert low <= min(0, *sketch.frame["start"]) and high >= max(sketch.frame["end"])


def test_ranges_stand_in_the_order_of_the_chart_each_with_its_words():
    sketch = ranges(7)
    figure = plotly.figure(sketch)
    places = {sketch.frame["name"][row]: trace["y"][i] for row in range(7) for trace, i in drawn_marks(figure, row)}
    assert sorted(places, key=places.get) == list(sketch.order)  # the axis runs downwards
    assert figure["layout"]["yaxis"]["range"] == [figure["layout"]["height"] - 26, 0]
    (words,) = [trace for trace in figure["data"] if "text" in trace]
    said = {text.replace("<br>", " "): (x, y) for text, x, y in zip(words["text"], words["x"], words["y"], strict=True)}
    rows = sketch.frame.select("label", "end", "name").iter_rows()
    assert said == {label: (end, places[name]) for label, end, name in rows}


def test_rows_of_short_names_are_25_pixels_high():
    names = [f"Tỉnh {i}" for i in range(63)]
    sketch = ranges(63)
    frame = sketch.frame.with_columns(pl.Series("name", names), pl.lit("9 ngày").alias("label"))
    assert plotly.figure(replace(sketch, frame=frame, order=tuple(names)))["layout"]["height"] == 63 * 25 + 26


def test_a_range_without_an_end_is_a_dot_and_one_without_a_start_is_not_drawn():
    sketch = ranges(2)
    frame = sketch.frame.with_columns(pl.Series("start", [5, None]), pl.Series("end", [None, 9], dtype=pl.Int64))
    figure = plotly.figure(replace(sketch, frame=frame))
    ((trace, i),) = drawn_marks(figure, 0)
    assert trace["type"] == "scatter" and trace["x"][i] == 5
    assert drawn_marks(figure, 1) == []


def test_tones_of_ranges_have_their_colour_shape_and_texture():
    figure = plotly.figure(ranges(7))
    colours = {trace["name"]: trace["marker"] for trace in figure["data"] if "customdata" in trace}
    assert {name: marker["color"] for name, marker in colours.items()} == {tone.label: tone.colour for tone in STATES}
    assert colours["Chưa thể đánh giá"]["pattern"]["shape"] == "/"


@pytest.mark.parametrize(("documents", "most"), [(4, 3), (40, 14), (400, 14)])
def test_a_link_of_a_cascade_is_thicker_the_more_it_carries(documents, most):
    from dashboard.render.flow import flow

    sketch = cascade(documents, most)
    laid = flow(sketch, {})
    by_value = sorted((sketch.frame["value"][band.row], band.thick) for band in laid.bands)
    assert [thick for _value, thick in by_value] == sorted(thick for _value, thick in by_value)
    if len({value for value, _thick in by_value}) > 1:
        assert by_value[0][1] < by_value[-1][1]
    assert laid.height < 600 and max(band.thick for band in laid.bands) <= 44


@pytest.mark.parametrize("name", ["cascade", "cascade of 4", "cascade of 400"])
def test_a_cascade_draws_each_band_and_names_each_node(name):
    sketch, figure = ON_SCREEN[name], plotly.figure(ON_SCREEN[name])
    links = sketch.frame.filter(pl.col("to_column").is_not_null()).height
    assert sum(shape["path"].count("M") for shape in figure["layout"]["shapes"]) == links
    said = [text.replace("<br>", " ") for trace in figure["data"] for text in trace.get("text", [])]
    names = sketch.frame.filter(pl.col("to_column").is_null())["label"].to_list()
    assert sorted(" ".join(text.replace("\u00a0", " ").split()) for text in said) == sorted(names)


def test_no_spot_of_a_link_hides_another():
    figure = plotly.figure(cascade(400))
    spots = [
        (x, y)
        for t in figure["data"]
        if t["type"] == "scatter" and "customdata" in t
        for x, y in zip(t["x"], t["y"], strict=True)
    ]
    assert len(spots) == len({(round(x, 2), round(y / 5)) for x, y in spots})


def test_nodes_of_a_cascade_do_not_overlap():
    figure = plotly.figure(cascade(400))
    nodes = [n for t in figure["data"] if t["type"] == "bar" for n in zip(t["x"], t["base"], t["y"], strict=True)]
    for x, base, high in nodes:
        assert not [1 for x2, base2, _high in nodes if x2 == x and base < base2 < base + high]


def test_panels_have_their_titles_targets_and_marks():
    sketch = panels(5)
    figure = plotly.figure(sketch)
    words = [note["text"].replace("<br>", " ") for note in figure["layout"]["annotations"]]
    assert [f"<b>{name}</b>" for name in sketch.frame["panel"].unique(maintain_order=True)] == [w for w in words if "<b>" in w]
    assert [w for w in words if "<b>" not in w] == ["chỉ tiêu 90,5", "chỉ tiêu 92,5", "chỉ tiêu 94,5"]
    levels = [(s["yref"], s["y0"], s["y1"], s["line"]["dash"]) for s in figure["layout"]["shapes"]]
    assert levels == [("y", 90.5, 90.5, "dash"), ("y3", 92.5, 92.5, "dash"), ("y5", 94.5, 94.5, "dash")]
    for row, values in enumerate(sketch.frame.iter_rows(named=True)):
        ((trace, i),) = drawn_marks(figure, row)
        panel = int(values["panel"].split()[2].rstrip(":"))
        assert (trace["yaxis"], trace["y"][i]) == ("y" if panel == 0 else f"y{panel + 1}", values["value"])
    assert len([trace for trace in figure["data"] if trace["mode"] == "lines"]) == 3


def test_panels_share_one_scale_unless_the_chart_says_otherwise():
    def scales(sketch) -> set[tuple[float, float]]:
        layout = plotly.figure(sketch)["layout"]
        return {tuple(axis["range"]) for name, axis in layout.items() if name.startswith("yaxis")}

    assert len(scales(panels(4))) == 1
    assert len(scales(panels(4, own_scales=True))) == 4


def test_up_to_three_panels_stand_in_a_row_and_none_on_another():
    layout = plotly.figure(panels(7))["layout"]
    boxes = [(*layout[f"xaxis{i}"]["domain"], *layout[f"yaxis{i}"]["domain"]) for i in ("", *range(2, 8))]
    assert len({left for left, *_rest in boxes}) == 3
    assert all(0 <= part <= 1 for box in boxes for part in box)
    for a in boxes:
        assert not [b for b in boxes if b is not a and a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]]


def test_points_without_panels_have_one_axis_and_may_have_a_target():
    sketch = panels(1)
    whole = replace(sketch, encoding=replace(sketch.encoding, panel=""))
    layout = plotly.figure(whole)["layout"]
    assert "xaxis2" not in layout and [shape["y0"] for shape in layout["shapes"]] == [90.5]
    assert [note["text"] for note in layout["annotations"]] == ["chỉ tiêu 90,5"]


def test_a_matrix_prints_the_words_of_each_cell_on_ground_that_lets_them_be_read():
    sketch = lettered()
    figure = plotly.figure(sketch)
    for row, values in enumerate(sketch.frame.iter_rows(named=True)):
        found = drawn_marks(figure, row)
        tone = next(tone for tone in CELLS if tone.code == values["state"])
        texts = [trace["text"][i] for trace, i in found if "text" in trace]
        assert [text.replace("<br>", "\n") for text in texts if text] == ([values["words"]] if values["words"] else [])
        textured = [trace for trace, _i in found if "pattern" in trace["marker"]]
        assert [trace["marker"]["pattern"]["shape"] for trace in textured] == {"dots": ["."], "hatch": ["/"]}.get(
            tone.texture, []
        )
        assert not [trace for trace in textured if "text" in trace]  # words on a plate, not on dots


def test_a_row_of_a_matrix_grows_with_its_words():
    sketch = lettered(2)
    many = replace(sketch, frame=sketch.frame.with_columns(pl.lit("một\nhai\nba\nbốn").alias("words")))
    assert plotly.figure(many)["layout"]["height"] > plotly.figure(sketch)["layout"]["height"] + 20


@pytest.mark.parametrize("name", ON_SCREEN)
def test_a_chart_of_no_rows_does_not_fail(name):
    plotly.figure(replace(ON_SCREEN[name], frame=ON_SCREEN[name].frame.clear()))


def test_words_of_the_renderer_are_in_the_language_of_the_chart():
    with in_language("en"):
        layout = plotly.figure(replace(panels(1), language="en"))["layout"]
    assert not [note["text"] for note in layout["annotations"] if note["text"].startswith("chỉ tiêu")]
    assert layout["annotations"][-1]["text"].endswith("90.5")


COLOURS = sorted({*charts.SEQUENTIAL, *(v for v in vars(charts).values() if isinstance(v, str) and v.startswith("#"))})


def wcag(one: str, other: str) -> float:
    """The contrast ratio, written anew from WCAG 2.2: (L1 + 0.05) / (L2 + 0.05)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = max(luminance(one), luminance(other)), min(luminance(one), luminance(other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", COLOURS)
def test_words_on_every_colour_can_be_read(colour):
    assert wcag(scale.text_on(colour), colour) >= 4.5


@pytest.mark.parametrize("ground", [charts.PAPER, charts.GROUND])
@pytest.mark.parametrize("ink", [charts.INK, charts.MUTED])
def test_ink_and_muted_words_can_be_read_on_paper_and_ground(ink, ground):
    assert wcag(ink, ground) >= 4.5


@pytest.mark.parametrize("name", CHARTS)
def test_words_printed_in_marks_stand_out_from_them(name):
    for trace in plotly.figure(CHARTS[name])["data"]:
        if trace["type"] == "bar" and any(trace.get("text", [])):
            assert wcag(trace["textfont"]["color"], trace["marker"]["color"]) >= 4.5
            assert "pattern" not in trace["marker"] or CHARTS[name].kind is Kind.COLUMNS
