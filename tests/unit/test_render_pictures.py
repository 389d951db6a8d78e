"""Pictures of every kind in every format. All rows, names of plans and numbers here are INVENTED."""

from __future__ import annotations

import io
import itertools
import re
import subprocess
import sys
import threading
import unicodedata
import xml.etree.ElementTree as xml
from dataclasses import replace
from datetime import date

import matplotlib
import polars as pl
import pytest
from matplotlib import ft2font
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.patches import PathPatch, Rectangle
from PIL import Image

from dashboard.charts import MUTED, NEUTRAL, PAPER, SEQUENTIAL, Chart, Encoding, Kind, Tone
from dashboard.render import scale, static
from dashboard.render.reading import ALIKE
from dashboard.render.static_sheet import FONTS, WEIGHTS, Sheet, balanced, font_file, of_width, width, wrap
from geo.provinces import islands, provinces
from tests.unit.sketches import LONG as LONG_NAME
from tests.unit.sketches import SKETCHES, lettered, panels, ranges, table, tiles

SIGNATURES = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}
LONG = "Đảng ủy Khối các cơ quan, doanh nghiệp và Ủy ban Mặt trận Tổ quốc Việt Nam các huyện, thị xã, thành phố"
AGENCIES = ("Sở Nông nghiệp và Phát triển nông thôn", LONG, "Sở Y tế", "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh")
ROLES = (
    Tone("lead", "Chủ trì", SEQUENTIAL[4]),
    Tone("coordinate", "Phối hợp", NEUTRAL),
    Tone("direct", "Chỉ đạo", SEQUENTIAL[3]),
    Tone("advise", "Tham mưu", SEQUENTIAL[2]),
    Tone("execute", "Thực hiện", SEQUENTIAL[1]),
)
STATES = (
    Tone("loaded", "Kế hoạch đã nạp, phạm vi toàn tỉnh", SEQUENTIAL[4]),
    Tone("bloc", "Đã nạp, phạm vi một khối", SEQUENTIAL[3], "dots"),
    Tone("mixed", "Các nguồn mâu thuẫn", PAPER, "dots"),
    Tone("apart", "Không cộng được khi hợp nhất", PAPER, "outline"),
    Tone("none", "Chưa thu thập (không phải bằng 0)", PAPER, "hatch"),
)
SERIES = (
    Tone("a", "Số dư", SEQUENTIAL[4], shape="circle"),
    Tone("b", "Trong kỳ", SEQUENTIAL[3], shape="square"),
    Tone("c", "Một khối", NEUTRAL, shape="diamond"),
    Tone("d", "Trung ương", SEQUENTIAL[2], shape="triangle-up"),
    Tone("e", "Nguồn trái ngược", MUTED, shape="cross"),
)


def chart_of(kind: Kind, rows: list[tuple], names: str, encoding: Encoding, **parts) -> Chart:
    given = {
        "key": "gia-dinh", "title": "Tuyên truyền ở khắp nơi; bảo vệ người tiêu dùng gần như không ai giữ (số liệu giả định)",
        "subtitle": "Số đoạn nhiệm vụ theo vai trò · một đoạn giao nhiều cơ quan được đếm cho từng cơ quan", "n": 1234,
        "unit": "đoạn nhiệm vụ", "source": "Kế hoạch giả định số 65/KH-BCĐCVĐ (12/5/2023)", "data_date": "22/11/2026",
        "scope_text": "2021–2024 · 63 tỉnh · Chỉ thị 03-CT/TW",
        "notes": ("Hai kế hoạch khác thời kỳ, không so trực tiếp được.",),
        "build_id": "7f3a91bc",
    }  # fmt: skip
    frame = pl.DataFrame(rows, schema=names.split(), orient="row")
    return Chart(kind=kind, frame=frame, encoding=encoding, **(given | parts))


def state_map(vintage: str = "2008") -> Chart:
    codes = itertools.cycle([tone.code for tone in STATES])
    rows = [(p.code, p.name, next(codes)) for p in provinces(vintage)[::2]]
    shown = (*(code for code, *_ in rows[:8]), "48", "56")
    encoding = Encoding(location="code", colour="state", label="name")
    return chart_of(Kind.MAP, rows, "code name state", encoding, tones=STATES, vintage=vintage, highlight=shown)


def count_map() -> Chart:
    rows = [(p.code, i * 7.5) for i, p in enumerate(provinces("2008")[:50])]
    return chart_of(Kind.MAP, rows, "code value", Encoding(location="code", value="value"), vintage="2008")


def bars(count: int = 4, panels: tuple[str, ...] = ("Bình Thuận 2023 (65/KH-BCĐCVĐ)", "Bắc Giang 2021 (số để trống)")) -> Chart:
    names = [AGENCIES[i % 4] + (f" số {i}" if i > 3 else "") for i in range(count)]
    rows = [(name, p, r.code, 1 + i % 9) for i, (name, p, r) in enumerate(itertools.product(names, panels or ("",), ROLES))]
    encoding = Encoding(y="agency", x="value", value="value", colour="role", panel="panel" if panels else "")
    return chart_of(Kind.BARS, rows, "agency panel role value", encoding, tones=ROLES)


def columns(years: range = range(2021, 2025)) -> Chart:
    rows = [(str(year), role.code, 3 + place * 12.5) for year in years for place, role in enumerate(ROLES) if year != 2022]
    encoding = Encoding(x="year", y="value", colour="role")
    return chart_of(Kind.COLUMNS, rows, "year role value", encoding, tones=ROLES, order=tuple(map(str, years)))


def heatmap(rows: int = 4, across: int = 13) -> Chart:
    names = [AGENCIES[i % 4] + (f" số {i}" if i > 3 else "") for i in range(rows)]
    cells = [(n, f"Chủ đề dài thứ {x}, nhiều chữ", (i + x) * 37 % 1300) for i, n in enumerate(names) for x in range(across)]
    return chart_of(
        Kind.HEATMAP,
        [c for i, c in enumerate(cells) if i % 3],
        "agency theme value",
        Encoding(x="theme", y="agency", value="value"),
    )


def matrix() -> Chart:
    codes = itertools.cycle([tone.code for tone in STATES])
    rows = [(p.name, str(year), next(codes)) for p in provinces("2008") for year in range(2021, 2025)]
    encoding = Encoding(x="year", y="name", colour="state")
    return chart_of(
        Kind.MATRIX, rows[::2] + rows[1::4], "name year state", encoding, tones=STATES, order=("2021", "2022", "2023")
    )


def points() -> Chart:
    rows = [
        ("2021", 812.5, "a", "812,5", "cùng một cách đếm"), ("2022", 900.0, "a", "900", "cùng một cách đếm"),
        ("2023", 1234.5, "a", "1.234,5", "cùng một cách đếm"), ("2021", 400.0, "b", "400 (một phần năm)", None),
        ("2022", 33.0, "c", "n = 1 văn bản, phạm vi khối", None), ("2022", 34.0, "d", "n = 1 văn bản", None),
        ("2023", 1230.0, "e", "1.230 theo nguồn khác, đếm cả sản phẩm chưa công nhận", None),
    ]  # fmt: skip
    encoding = Encoding(x="year", y="value", colour="series", label="label", line="line")
    return chart_of(Kind.POINTS, rows, "year value series label line", encoding, tones=SERIES)


CHARTS = {
    "map 63": state_map(), "map 34": state_map("2025"), "map of counts": count_map(), "bars": bars(), "60 bars": bars(60, ()),
    "6 panels": bars(4, tuple(f"Kế hoạch {i}" for i in range(6))), "columns": columns(),
    "50 columns": columns(range(1975, 2025)),
    "heat map": heatmap(), "heat map 13 × 25": heatmap(13, 25), "heat map 4 × 60": heatmap(4, 60), "matrix": matrix(),
    "points": points(),
} | SKETCHES  # fmt: skip
MAPS = ["map 63", "map 34", "map of counts"]
ONE_OF_EACH_KIND = [
    "map 63", "bars", "columns", "heat map", "matrix", "points", "ranges", "cascade of 4", "panels", "lettered matrix", "tiles",
    "statements", "short table",
]  # fmt: skip


def texts_of(chart: Chart, **more) -> list[str]:
    root = xml.fromstring(static.picture(chart, "svg", **more))
    return [element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")]


def said(chart: Chart, **more) -> str:
    return " ".join(texts_of(chart, **more))


@pytest.mark.parametrize("grey", [False, True], ids=["colour", "grey"])
@pytest.mark.parametrize("file_format", SIGNATURES)
@pytest.mark.parametrize("name", ONE_OF_EACH_KIND)
def test_every_kind_in_every_format(name, file_format, grey):
    payload = static.picture(CHARTS[name], file_format, grey=grey)
    assert payload.startswith(SIGNATURES[file_format])
    assert len(payload) > 5000


@pytest.mark.parametrize("kind", Kind)
def test_an_empty_chart_says_so(kind):
    full = next(chart for chart in CHARTS.values() if chart.kind is kind)
    empty = replace(full, frame=full.frame.clear())
    assert "Không có dữ liệu trong phạm vi đã chọn" in said(empty)


@pytest.mark.parametrize("width_px", [600, 1200, 1777])
@pytest.mark.parametrize("name", ONE_OF_EACH_KIND)
def test_png_has_the_asked_width_and_is_not_blank(name, width_px):
    image = Image.open(io.BytesIO(static.picture(CHARTS[name], "png", width_px))).convert("L")
    assert image.width == width_px
    body = image.crop((0, image.height // 4, image.width, image.height * 3 // 4))
    histogram = body.histogram()
    assert sum(histogram[:250]) > 0.01 * body.width * body.height


@pytest.mark.parametrize("name", CHARTS)
def test_grey_has_no_colour(name):
    image = Image.open(io.BytesIO(static.picture(CHARTS[name], "png", 600, grey=True))).convert("RGB")
    assert all(r == g == b for _, (r, g, b) in image.getcolors(1 << 24))


@pytest.mark.parametrize("name", CHARTS)
def test_the_picture_explains_itself(name):
    chart, found = CHARTS[name], said(CHARTS[name])
    for part in (
        chart.title, chart.subtitle, f"n = 1.234 {chart.unit}", chart.scope_text, chart.source, *chart.notes,
        "Dữ liệu đến 22/11/2026 · bản dựng 7f3a91bc",
    ):  # fmt: skip
        assert part in found


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("is_empty", [False, True], ids=["with data", "empty"])
@pytest.mark.parametrize("name", MAPS)
def test_every_map_shows_and_names_both_archipelagos(name, is_empty, lang):
    chart = replace(CHARTS[name], frame=CHARTS[name].frame.clear()) if is_empty else CHARTS[name]
    found = said(chart, lang=lang)
    names = {
        "vi": ("Quần đảo Hoàng Sa (TP. Đà Nẵng)", "Quần đảo Trường Sa (tỉnh Khánh Hòa)"),
        "en": ("Hoang Sa archipelago (Da Nang City)", "Truong Sa archipelago (Khanh Hoa Province)"),
    }
    for label in (*names[lang], "© OpenStreetMap contributors, ODbL"):
        assert label in found


@pytest.mark.parametrize(("name", "words"), [("map 63", "Địa giới 63 tỉnh"), ("map 34", "Địa giới 34 tỉnh")])
def test_a_map_says_which_boundaries_it_draws_once(name, words):
    assert words in said(CHARTS[name])
    assert said(replace(CHARTS[name], notes=(f"{words}.",))).count("Địa giới") == 1


@pytest.mark.parametrize("name", MAPS)
def test_every_island_of_the_archipelagos_is_drawn_in_its_province_s_tone(name):
    chart = replace(CHARTS[name], highlight=())
    marks = [line for line in static.drawn(chart).axes[0].lines if line.get_marker() == "o"]
    assert len(marks) == len(islands())
    east = [mark for mark in marks if mark.get_xdata()[0] > 350]  # of the mainland, in sheet units
    assert len(east) == sum(island.group in ("Hoàng Sa", "Trường Sa") for island in islands()) == 33


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("units", [static.NARROWEST, 800, static.WIDEST])
def test_no_text_overlaps_another_or_leaves_the_sheet(name, units):
    with of_width(units):
        figure = static.drawn(CHARTS[name])
    with matplotlib.rc_context(static.SETTINGS):
        renderer = FigureCanvasAgg(figure).get_renderer()
        placed = [(text.get_text(), text.get_window_extent(renderer)) for text in figure.axes[0].texts]
    for text, box in placed:
        assert min(box.x0, box.y0) >= 0 and box.x1 <= figure.bbox.width and box.y1 <= figure.bbox.height, text
    for (one, a), (other, b) in itertools.combinations(placed, 2):
        wide, high = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
        assert wide <= 1 or high <= 2, f"{one!r} overlaps {other!r}"


def test_width_and_size_of_type_are_chosen_apart():
    """The bars of the larger type have less room; both pictures are as wide as asked."""
    small, large = (static.picture(bars(), "png", 1000, type_px=size) for size in (13.5, 20))
    sizes = [Image.open(io.BytesIO(picture)).size for picture in (small, large)]
    assert [size[0] for size in sizes] == [1000, 1000]
    assert sizes[1][1] > 1.3 * sizes[0][1]
    with pytest.raises(ValueError, match="cần cỡ chữ từ 8,4 đến 21,1"):
        static.picture(bars(), "png", 1000, type_px=40)


def test_more_categories_make_a_higher_picture():
    heights = [static.drawn(bars(count, ())).get_size_inches()[1] for count in (10, 46, 200)]
    assert heights[0] < heights[1] < heights[2]


def test_a_png_too_high_for_the_library_is_refused_with_a_remedy():
    with pytest.raises(ValueError, match="thu hẹp phạm vi"):
        static.picture(bars(900, ()), "png", 3000)


@pytest.mark.parametrize("name", ONE_OF_EACH_KIND)
@pytest.mark.parametrize("file_format", SIGNATURES)
def test_the_same_chart_gives_the_same_bytes(name, file_format):
    assert static.picture(CHARTS[name], file_format) == static.picture(CHARTS[name], file_format)


def test_two_sessions_at_once_get_what_one_gets():
    alone = {name: static.picture(CHARTS[name], "png") for name in ("bars", "points", "matrix")}
    together: dict[str, bytes] = {}
    threads = [
        threading.Thread(target=lambda name=name: together.update({name: static.picture(CHARTS[name], "png")}))
        for name in alone
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == alone


def test_text_of_svg_names_fonts_that_other_machines_have():
    svg = static.picture(CHARTS["bars"], "svg").decode()
    families = set(re.findall(r"font-family: ([^;\"]*)", svg))
    assert families == {"'Be Vietnam Pro', Arial, 'DejaVu Sans', sans-serif"}
    assert "<path" in svg and "<text" in svg


def test_pdf_embeds_the_font_as_outlines_that_can_be_searched():
    pdf = static.picture(CHARTS["bars"], "pdf")
    assert b"BeVietnamPro" in pdf and b"/FontFile2" in pdf and b"/Type3" not in pdf


def test_signs_of_markup_in_a_title_stay_as_they_are():
    assert "Giá $x_1$ < 5 & > 3" in said(replace(CHARTS["bars"], title="Giá $x_1$ < 5 & > 3"))


VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} | set("đĐ0123456789–·×…“”©%")


@pytest.mark.parametrize("weight", WEIGHTS)
def test_every_vietnamese_letter_has_a_glyph(weight):
    assert all(len(letter) == 1 for letter in LETTERS) and len(LETTERS) > 2 * 12 * 6
    font = ft2font.FT2Font(font_file(weight))
    assert not [letter for letter in LETTERS if font.get_char_index(ord(letter)) == 0]


def test_the_house_font_is_the_one_in_use():
    assert font_file().startswith(str(FONTS))


def test_without_the_house_font_dejavu_has_every_letter(monkeypatch, tmp_path):
    monkeypatch.setattr("dashboard.render.static_sheet.FONTS", tmp_path)
    for weight in WEIGHTS:
        font = ft2font.FT2Font(font_file.__wrapped__(weight))
        assert "DejaVu" in font.family_name
        assert not [letter for letter in LETTERS if font.get_char_index(ord(letter)) == 0]


def test_signs_beyond_the_house_font_are_set_and_unknown_ones_are_marked():
    chart = replace(CHARTS["bars"], title="Sở Thông tin → Sở Khoa học 漢")
    assert "Sở Thông tin → Sở Khoa học \ufffd" in said(chart)
    assert static.picture(chart, "png") and static.picture(chart, "pdf")


def test_no_data_is_not_zero_on_a_map():
    chart = chart_of(
        Kind.MAP, [("01", 0.0), ("48", None)], "code value", Encoding(location="code", value="value"), vintage="2008"
    )
    patches = [
        patch
        for patch in static.drawn(chart).axes[0].patches
        if hasattr(patch, "get_path") and patch.get_path().codes is not None
    ]
    provinces_drawn = [patch for patch in patches if len(patch.get_path().vertices) > 8]
    assert len(provinces_drawn) == 63
    assert sum(bool(patch.get_hatch()) for patch in provinces_drawn) == 62
    found = texts_of(chart)
    assert found.count("1/63 tỉnh, thành phố") == 1 and found.count("62/63 tỉnh, thành phố") == 1


def test_no_row_is_not_a_bar_of_zero():
    rows = [("có hàng bằng không", "A", "lead", 0), ("chỉ ở B", "B", "lead", 5)]
    encoding = Encoding(y="agency", x="value", colour="role", panel="panel")
    found = texts_of(chart_of(Kind.BARS, rows, "agency panel role value", encoding, tones=ROLES))
    assert found.count("0") == 1 and found.count("5") == 1


def test_a_bar_ends_with_its_total():
    rows = [("Sở Y tế", "lead", 1000), ("Sở Y tế", "advise", 234.5)]
    found = texts_of(
        chart_of(Kind.BARS, rows, "agency role value", Encoding(x="value", y="agency", colour="role"), tones=ROLES)
    )
    assert "1.234,5" in found and "Chủ trì" in found
    assert "Phối hợp" not in found  # the legend explains what is seen


def test_a_year_without_columns_keeps_its_place():
    assert {"2021", "2022", "2023", "2024"} <= set(texts_of(columns()))


def test_an_empty_cell_of_a_heat_map_stays_empty():
    rows = [("a", "x", 7), ("a", "y", 0), ("b", "x", 3)]
    found = texts_of(chart_of(Kind.HEATMAP, rows, "agency theme value", Encoding(x="theme", y="agency", value="value")))
    assert sorted(text for text in found if text.isdigit()) == ["0", "3", "7"]


def test_a_cell_that_the_matrix_lacks_is_not_collected():
    rows = [("a", "2021", "loaded"), ("b", "2022", "loaded")]
    chart = chart_of(Kind.MATRIX, rows, "name year state", Encoding(x="year", y="name", colour="state"), tones=STATES[:1])
    hatched = [patch for patch in static.drawn(chart).axes[0].patches if patch.get_hatch()]
    assert len(hatched) == 3  # two cells and the legend
    assert "Chưa thu thập" in texts_of(chart)


def joined(chart: Chart) -> int:
    return sum(len(line.get_xdata()) == 2 and line.get_linewidth() > 1 for line in static.drawn(chart).axes[0].lines)


def test_only_points_of_one_line_are_joined():
    assert joined(points()) == 2
    assert joined(replace(points(), encoding=replace(points().encoding, line=""))) == 0


def test_a_line_whose_likeness_is_not_stated_is_dashed():
    frame = points().frame.with_columns(pl.lit(True).alias("unstated"))
    chart = replace(points(), frame=frame, encoding=replace(points().encoding, dashed="unstated"))
    lines = [line for line in static.drawn(chart).axes[0].lines if line.get_linestyle() == "--"]
    assert len(lines) == 2
    assert not [line for line in static.drawn(points()).axes[0].lines if line.get_linestyle() == "--"]


@pytest.mark.parametrize(
    ("values", "bands"),
    [
        pytest.param([2021, 2024], ["2021", "2022", "2023", "2024"], id="years as numbers"),
        pytest.param(["2021", "2022-08", "2023-05-12"], ["2021", "2022", "2023"], id="partial dates"),
        pytest.param([date(2021, 1, 1), date(2022, 12, 31)], ["2021", "2022"], id="days"),
        pytest.param(["Đợt một", "Đợt hai"], ["Đợt một", "Đợt hai"], id="names"),
    ],
)
def test_time_axis(values, bands):
    frame = pl.DataFrame({"x": values, "y": range(len(values))}, strict=False)
    chart = replace(points(), frame=frame, encoding=Encoding(x="x", y="y"))
    found = texts_of(chart)
    assert [text for text in found if text in bands] == bands


@pytest.mark.parametrize("tones", [ROLES, STATES, SERIES], ids=["roles", "states", "series"])
def test_tones_differ_in_grey_print(tones):
    looks = [(scale.lightness(tone.colour), tone.texture, tone.shape) for tone in Sheet(grey=True).told_apart(tones)]
    for (light, *one), (other_light, *other) in itertools.combinations(looks, 2):
        assert one != other or abs(light - other_light) >= ALIKE


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        pytest.param([1, 2, 3], ["1", "2", "3"], id="few values are classes of their own"),
        pytest.param([0, 0, 5], ["0", "5"], id="zero is a class of its own"),
        pytest.param([0, *range(1, 51)], ["0", "1–10", "11–20", "21–30", "31–40", "41–50"], id="classes of equal length"),
        pytest.param([1] * 30 + [2, 3, 4, 5, 6], ["1", "2", "3–4", "5", "6"], id="equal values are never parted"),
        pytest.param([-2, 0, 3], ["-2", "0", "3"], id="zero between others"),
        pytest.param([0.5, 1.25], ["0,5", "1,25"], id="decimals in Vietnamese form"),
        pytest.param([], [], id="no values"),
    ],
)
def test_classes(values, labels):
    steps = scale.classes(values)
    assert [step.label for step in steps] == labels
    assert all(sum(step.holds(value) for step in steps) == 1 for value in values)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        pytest.param(3, 40, (0, 10, 20, 30, 40), id="from zero"),
        pytest.param(0, 1, (0, 1), id="counts have no halves"),
        pytest.param(0.1, 0.9, (0, 0.2, 0.4, 0.6, 0.8, 1.0), id="shares"),
        pytest.param(-10, 10, (-10, -5, 0, 5, 10), id="below zero"),
        pytest.param(0, 0, (0, 1), id="nothing but zero"),
    ],
)
def test_ticks(low, high, expected):
    assert scale.ticks(low, high) == pytest.approx(expected)


def test_long_names_are_broken_at_spaces_and_never_cut_short():
    for lines in (wrap(LONG, 120), balanced(LONG, 232)):
        assert " ".join(lines) == LONG
        assert all(width(line) <= 232 for line in lines)
    assert "".join(wrap("x" * 100, 60)) == "x" * 100


def test_the_lines_of_a_name_are_of_nearly_equal_length():
    assert wrap("Sở Nông nghiệp và Phát triển nông thôn", 232)[-1] == "thôn"
    assert balanced("Sở Nông nghiệp và Phát triển nông thôn", 232) == ["Sở Nông nghiệp và", "Phát triển nông thôn"]


@pytest.mark.parametrize("name", CHARTS)
def test_nothing_is_set_too_small_to_read(name):
    assert min(text.get_size() for text in static.drawn(CHARTS[name]).axes[0].texts) >= 6.9  # points on 8 inches


def test_a_line_never_breaks_within_n_equals():
    assert wrap("2023 Bình Thuận (n = 40)", 95) == ["2023 Bình", "Thuận", "(n = 40)"]


def test_composed_and_decomposed_letters_are_one():
    assert wrap(unicodedata.normalize("NFD", "Đà Nẵng"), 500) == ["Đà Nẵng"]


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        pytest.param("dashboard.render.static", "matplotlib.pyplot", id="no global drawing state"),
        pytest.param("dashboard.render.excel", "matplotlib", id="a table needs no drawing library"),
        pytest.param("dashboard.render.naming", "matplotlib", id="a name needs no drawing library"),
    ],
)
def test_what_an_export_must_not_load(module, absent):
    code = f"import sys, {module}; sys.exit({absent!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def in_order(chart: Chart, texts: tuple[str, ...]) -> list[str]:
    """Return those texts as they stand on the picture, from top to bottom."""
    placed = [text for text in static.drawn(chart).axes[0].texts if text.get_text() in texts]
    return [text.get_text() for text in sorted(placed, key=lambda text: text.get_position()[1])]


def boxes_of(chart: Chart, **more) -> list[Rectangle]:
    """Return the filled rectangles of a picture."""
    return [patch for patch in static.drawn(chart, **more).axes[0].patches if isinstance(patch, Rectangle)]


@pytest.mark.parametrize("name", ["1 range", "ranges", "63 ranges"])
def test_a_range_is_a_bar_or_a_dot_with_its_words_at_its_end(name):
    chart = replace(SKETCHES[name], encoding=replace(SKETCHES[name].encoding, colour=""))  # without a legend
    frame, axes = chart.frame, static.drawn(chart).axes[0]
    dots = [line for line in axes.lines if line.get_marker() == "o"]
    bars = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    is_dot = (frame["start"] == frame["end"]).to_list()
    assert (len(dots), len(bars)) == (sum(is_dot), frame.height - sum(is_dot))
    ends = sorted([*(dot.get_xdata()[0] for dot in dots), *(bar.get_x() + bar.get_width() for bar in bars)])
    earliest = frame.filter(pl.col("end") == frame["end"].min())["label"][0]
    words = next(text for text in axes.texts if earliest.startswith(text.get_text()))
    assert 0 < words.get_position()[0] - ends[0] < 14
    assert all(label in said(chart) for label in frame["label"])


def test_ranges_stand_in_the_order_of_the_chart_on_rows_of_25():
    sketch = ranges(5)
    assert in_order(sketch, sketch.order) == list(sketch.order)
    plain = [replace(r, encoding=replace(r.encoding, label="", colour="")) for r in (ranges(1), sketch)]
    heights = [static.drawn(chart).get_size_inches()[1] for chart in plain]
    assert heights[1] - heights[0] == pytest.approx(4 * 0.25)


def test_the_legend_of_ranges_shows_what_is_drawn_a_bar_or_a_dot_or_both():
    sketch = ranges(7)  # 3 dots, 4 bars
    chart = replace(sketch, frame=sketch.frame.with_columns(pl.lit("met").alias("state")))
    assert len(boxes_of(chart)) == 4 + 1
    assert len([line for line in static.drawn(chart).axes[0].lines if line.get_marker() == "o"]) == 3 + 1


@pytest.mark.parametrize("name", ["cascade of 4", "cascade", "cascade of 400"])
def test_a_cascade_has_a_box_for_each_node_and_a_band_for_each_link(name):
    chart = SKETCHES[name]
    links = chart.frame["to_column"].is_not_null().sum()
    axes = static.drawn(chart).axes[0]
    bands = [patch for patch in axes.patches if isinstance(patch, PathPatch)]
    nodes = [patch for patch in boxes_of(chart) if patch.get_width() == 11]
    assert (len(bands), len(nodes)) == (links, chart.frame.height - links)
    assert said(chart).count("Sở Công Thương") == sum("Sở Công Thương" in label for label in chart.frame["label"])
    thick = {}
    for band, value in zip(bands, chart.frame.filter(pl.col("to_column").is_not_null())["value"], strict=True):
        edge = band.get_path().vertices
        thick.setdefault(value, set()).add(round(abs(edge[7][1] - edge[0][1]), 3))
    assert all(len(found) == 1 for found in thick.values())
    assert [min(thick[value]) for value in sorted(thick)] == sorted(min(found) for found in thick.values())


def test_panels_have_titles_marks_and_dashed_targets():
    chart = panels(5)
    axes = static.drawn(chart).axes[0]
    assert all(f"Chỉ tiêu {i}" in said(chart) for i in range(5))
    assert [text for text in texts_of(chart) if text.startswith("chỉ tiêu")] == [f"chỉ tiêu {v},5" for v in (90, 92, 94)]
    assert len([line for line in axes.lines if line.is_dashed()]) == 3
    assert len([line for line in axes.lines if line.get_marker() in ("o", "s")]) == chart.frame.height + 2  # and the legend
    assert "target 90.5" in said(replace(chart, language="en"), lang="en")


def test_panels_share_one_scale_unless_the_chart_says_otherwise():
    assert texts_of(panels(4)).count("200") == 4  # the highest value of the last panel
    assert texts_of(panels(4, own_scales=True)).count("200") == 1


def test_a_target_beyond_all_values_is_on_the_picture():
    chart = panels(1)
    far = replace(chart, frame=chart.frame.with_columns(pl.lit(1000.0).alias("target")))
    assert "chỉ tiêu 1.000" in texts_of(far) and "1.000" in texts_of(far)


@pytest.mark.parametrize("grey", [False, True], ids=["colour", "grey"])
def test_a_matrix_prints_words_that_stand_out_and_keeps_its_textures(grey):
    chart = lettered()
    axes, boxes = static.drawn(chart, grey=grey).axes[0], boxes_of(chart, grey=grey)
    long_words = (chart.frame["words"].str.len_chars() > 20).sum()
    assert long_words and sum(text.get_text() == "Sở Công Thương chủ trì" for text in axes.texts) == long_words
    hatches, states = [patch.get_hatch() for patch in boxes], chart.frame["state"].to_list()
    assert hatches.count("/////") == states.count("none") + 1  # and the legend
    assert hatches.count("....") == states.count("part") + 1
    for text in axes.texts:
        x, y = text.get_position()
        under = [
            box for box in boxes if box.get_x() < x < box.get_x() + box.get_width() and 0 < y - box.get_y() < box.get_height()
        ]
        for box in sorted(under, key=lambda box: box.get_zorder())[-1:]:
            assert not box.get_hatch()
            assert scale.contrast(to_hex(text.get_color()), to_hex(box.get_facecolor())) >= 4.5


def test_tiles_print_the_number_what_it_counts_and_of_what():
    found = texts_of(tiles(4))
    assert [text for text in found if text in ("3/63", "1.234", "0", "17/46")] == ["3/63", "1.234", "0", "17/46"]
    assert LONG_NAME in said(tiles(4)) and "Đoạn nhiệm vụ" in found
    assert len(boxes_of(tiles(3))) == 3


def test_statements_are_numbered_with_their_rules():
    found = texts_of(SKETCHES["statements"])
    assert [text for text in found if re.fullmatch(r"\d+\.", text)] == [f"{i}." for i in range(1, 13)]
    assert found.count("Cơ quan có nhiều đoạn nhất trong phạm vi; hòa thì theo tên.") == 12


def test_a_table_has_its_headings_forty_rows_and_says_how_many_there_are():
    chart = table(55)
    found = texts_of(chart)
    assert all(word in found or word in said(chart) for _name, heading in chart.columns for word in heading.split())
    assert "39/KH-BCĐ" in found and "41/KH-BCĐ" not in found
    assert "hiện 40 trên 55 dòng" in found and "hiện 40" not in said(table(40))
    assert {"2021", "5/2/2021", "43.348,5", "có", "không"} <= set(found)
    assert "Tuyên truyền, Kiểm tra" in said(chart)


def test_numbers_of_a_table_end_on_one_line():
    texts = static.drawn(table(9)).axes[0].texts
    numbers = [text for text in texts if re.fullmatch(r"[\d.]+(,5)?", text.get_text()) and text.get_ha() == "right"]
    assert len(numbers) == 9 and len({text.get_position()[0] for text in numbers}) == 1


def test_a_table_of_many_columns_keeps_to_the_sheet():
    frame = pl.DataFrame({f"c{i}": [LONG_NAME, "x" * 40] for i in range(9)})
    chart = replace(table(2), frame=frame, columns=tuple((name, f"Cột {name}") for name in frame.columns))
    figure = static.drawn(chart)
    with matplotlib.rc_context(static.SETTINGS):
        renderer = FigureCanvasAgg(figure).get_renderer()
        assert max(text.get_window_extent(renderer).x1 for text in figure.axes[0].texts) <= figure.bbox.width
