"""Charts of the newer kinds for the tests of all renderers. All rows, names of plans and numbers here are INVENTED."""

from __future__ import annotations

from datetime import date

import polars as pl

from dashboard.charts import NEUTRAL, PAPER, RED, SEQUENTIAL, Chart, Encoding, Kind, Opens, Tone

LONG = "Đảng ủy Khối các cơ quan, doanh nghiệp và Ủy ban Mặt trận Tổ quốc Việt Nam các huyện, thị xã, thành phố"
STATES = (
    Tone("met", "Trong hạn", SEQUENTIAL[3]),
    Tone("late", "Quá hạn", RED, shape="diamond"),
    Tone("unknown", "Chưa thể đánh giá", PAPER, "hatch", shape="square"),
)
LAYERS = (
    Tone("centre", "Trung ương", SEQUENTIAL[4]),
    Tone("province", "Kế hoạch của tỉnh", SEQUENTIAL[3]),
    Tone("body", "Cơ quan được giao", NEUTRAL),
)
CELLS = (
    Tone("same", "Giao như nhau", SEQUENTIAL[4]),
    Tone("near", "Giao gần nhau", SEQUENTIAL[3]),
    Tone("part", "Giao một phần", SEQUENTIAL[1], "dots"),
    Tone("none", "Chưa thu thập", PAPER, "hatch"),
)
NATURES = (
    Tone("stock", "Số thời điểm", SEQUENTIAL[4]),
    Tone("flow", "Số thời kỳ", SEQUENTIAL[3], shape="square"),
)
PLACES = ("An Giang", "Bắc Giang", "Bình Thuận", "Đà Nẵng", "Thừa Thiên Huế", LONG)


def chart_of(kind: Kind, frame: pl.DataFrame, encoding: Encoding, **parts) -> Chart:
    given = {
        "key": "gia-dinh", "title": "Kế hoạch của tỉnh ban hành chậm hơn chỉ thị (số liệu giả định)", "n": 1234,
        "subtitle": "Số ngày từ chỉ thị đến kế hoạch", "unit": "kế hoạch", "source": "Kế hoạch giả định số 65/KH-BCĐCVĐ",
        "data_date": "22/11/2026", "scope_text": "2021–2024 · 63 tỉnh",
        "notes": ("Văn bản không rõ ngày không nằm trong hình.",), "build_id": "7f3a91bc",
        "opens": Opens("documents", (("document", "document_id"),), "value"),
    }  # fmt: skip
    return Chart(kind=kind, frame=frame, encoding=encoding, **(given | parts))


def ranges(count: int = 7) -> Chart:
    """Rows from before the day to long after it; every third one is a dot."""
    names = [PLACES[i % 6] + (f" số {i}" if i > 5 else "") for i in range(count)]
    start = [(i * 37) % 300 - 40 for i in range(count)]
    end = [s if i % 3 == 0 else s + 10 + i * 5 for i, s in enumerate(start)]
    frame = pl.DataFrame({
        "name": names, "start": start, "end": end, "state": [STATES[i % 3].code for i in range(count)],
        "label": [f"{e} ngày, kế hoạch số {i}/KH-BCĐ" for i, e in enumerate(end)], "value": [1] * count,
        "hover": [f"Hàng {i}" for i in range(count)], "document_id": [f"d{i}" for i in range(count)],
    })  # fmt: skip
    encoding = Encoding(
        x="start", x_end="end", y="name", colour="state", label="label", value="value", hover="hover"
    )  # fmt: skip
    columns = (("name", "Địa bàn"), ("start", "Từ ngày"), ("end", "Đến ngày"))
    return chart_of(Kind.RANGES, frame, encoding, tones=STATES, order=tuple(reversed(names)), columns=columns)


def cascade(documents: int = 40, most: int = 14) -> Chart:
    """Directives → plans → bodies; each link carries part of the documents."""
    sizes = (max(1, most // 4), most // 2, most)
    rows = []
    for column, (size, tone) in enumerate(zip(sizes, LAYERS, strict=True)):
        for place in range(size):
            words = (LONG, "Chỉ thị 03-CT/TW", "Kế hoạch 65/KH-BCĐCVĐ · Bình Thuận 2023")[place % 3] if column < 2 else LONG
            name = f"{place + 1}. {words if place % 4 else 'Sở Công Thương'}"
            rows.append((column, place, None, None, 1, tone.code, name, f"Nút {column}.{place}"))
    links = [(c, a, c + 1, b) for c in (0, 1) for a in range(sizes[c]) for b in range(sizes[c + 1]) if (a + b) % 3 == 0]
    for i, (column, place, end, end_place) in enumerate(links):
        weight = max(1, documents * (1 + i % 5) // (3 * len(links)))
        rows.append((column, place, end, end_place, weight, LAYERS[column].code, "", f"Đường {i}"))
    names = ("column", "place", "to_column", "to_place", "value", "layer", "label", "hover")
    frame = pl.DataFrame(rows, schema=names, orient="row").with_columns(document_id=pl.lit("d"))
    encoding = Encoding(
        x="column", y="place", x_end="to_column", y_end="to_place", value="value", colour="layer", label="label", hover="hover"
    )
    return chart_of(Kind.CASCADE, frame, encoding, tones=LAYERS, columns=(("hover", "Đường"), ("value", "Số văn bản")))


def panels(count: int = 5, **parts) -> Chart:
    """Small multiples: one indicator a panel, a target in every second one, dates as text."""
    rows = [
        (f"Chỉ tiêu {p}: tỷ lệ người tiêu dùng xác định ưu tiên dùng hàng Việt" if p == 1 else f"Chỉ tiêu {p}",
         f"202{y}-0{6 + y}-30",
         (p + 1) * 12.5 * (y + 1), NATURES[p % 2].code, "An Giang" if y == 3 else "", f"l{p}" if p % 2 == 0 else None,
         90.5 + p if p % 2 == 0 else None, f"{p} năm 202{y}")
        for p in range(count) for y in range(4)
    ]  # fmt: skip
    names = ("panel", "date", "value", "nature", "label", "line", "target", "hover")
    frame = pl.DataFrame(rows, schema=names, orient="row").with_columns(document_id=pl.lit("d"))
    encoding = Encoding(
        x="date", y="value", value="value", colour="nature", label="label", line="line", panel="panel", target="target",
        hover="hover",
    )  # fmt: skip
    return chart_of(Kind.POINTS, frame, encoding, tones=NATURES, **parts)


def lettered(count: int = 6) -> Chart:
    """A matrix with words in its cells, one of them over two lines, one without any."""
    plans = ("Bình Thuận 2023", "Bắc Giang 2021", "An Giang 2022")
    words = ("14 đoạn\nSở Công Thương chủ trì", "3", "một phần\n2 trên 5", "")
    rows = [
        (plan, f"Yêu cầu {i}: {LONG if i == 1 else 'tuyên truyền'}", CELLS[(i + p) % 4].code, words[(i + p) % 4], f"{i}.{p}", 1)
        for i in range(count) for p, plan in enumerate(plans)
    ]  # fmt: skip
    frame = pl.DataFrame(rows, schema=("plan", "ask", "state", "words", "hover", "value"), orient="row")
    frame = frame.with_columns(document_id=pl.lit("d"))
    encoding = Encoding(x="plan", y="ask", colour="state", label="words", hover="hover", value="value")
    return chart_of(
        Kind.MATRIX, frame, encoding, tones=CELLS, order=tuple(dict.fromkeys(frame["ask"])), order_x=plans
    )  # fmt: skip


def tiles(count: int = 4) -> Chart:
    rows = [
        ("Tỉnh có kế hoạch đã nạp", "3/63", "Bình Thuận, Bắc Giang, An Giang", 3),
        ("Đoạn nhiệm vụ", "1.234", "trong 4 kế hoạch, của 3 tỉnh và trung ương", 1234),
        ("Thời hạn trong 30 ngày tới", "0", "", 0),
        ("Tổ chức chính trị - xã hội, hội quần chúng được giao nhiệm vụ", "17/46", LONG, 17),
    ]
    frame = pl.DataFrame(rows[:count], schema=("label", "hover", "detail", "value"), orient="row")
    encoding = Encoding(label="label", hover="hover", detail="detail", value="value")
    return chart_of(Kind.TILES, frame.with_columns(document_id=pl.lit("d")), encoding)


def statements(count: int = 12) -> Chart:
    frame = pl.DataFrame({
        "label": [f"Sở Công Thương được giao {i + 3} đoạn nhiệm vụ, nhiều nhất trong các cơ quan của {PLACES[i % 6]}."
                  for i in range(count)],
        "detail": ["Cơ quan có nhiều đoạn nhất trong phạm vi; hòa thì theo tên."] * count,
        "value": list(range(3, count + 3)), "document_id": ["d"] * count,
    })  # fmt: skip
    return chart_of(Kind.STATEMENTS, frame, Encoding(label="label", detail="detail", value="value"))


def table(count: int = 55) -> Chart:
    frame = pl.DataFrame({
        "title": [f"Kế hoạch {i} {LONG if i % 5 == 0 else 'thực hiện Cuộc vận động'}" for i in range(count)],
        "number": [f"{i}/KH-BCĐ" if i % 4 else None for i in range(count)], "year": [2021 + i % 4 for i in range(count)],
        "issued": [date(2021, 1 + i % 12, 5) if i % 3 else None for i in range(count)],
        "is_open": [i % 2 == 0 for i in range(count)],
        "themes": [["Tuyên truyền", "Kiểm tra"] if i % 2 else [] for i in range(count)],
        "value": [i * 1111.5 for i in range(count)], "document_id": [f"d{i}" for i in range(count)],
    })  # fmt: skip
    columns = (
        ("title", "Tên văn bản"), ("number", "Số, ký hiệu"), ("year", "Năm"), ("issued", "Ngày ban hành"),
        ("is_open", "Còn hiệu lực"), ("themes", "Chủ đề"), ("value", "Số đoạn nhiệm vụ"),
    )  # fmt: skip
    return chart_of(Kind.TABLE, frame, Encoding(link="document_id"), columns=columns)


SKETCHES = {
    "ranges": ranges(), "1 range": ranges(1), "63 ranges": ranges(63), "cascade": cascade(), "cascade of 4": cascade(4, 3),
    "cascade of 400": cascade(400), "panels": panels(), "panels, own scales": panels(4, own_scales=True), "1 panel": panels(1),
    "lettered matrix": lettered(), "lettered matrix of 40": lettered(40), "tiles": tiles(), "1 tile": tiles(1),
    "statements": statements(), "table": table(), "short table": table(3),
}  # fmt: skip
ON_SCREEN = {name: chart for name, chart in SKETCHES.items() if chart.kind not in (Kind.TILES, Kind.STATEMENTS, Kind.TABLE)}
