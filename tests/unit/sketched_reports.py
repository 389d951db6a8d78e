"""Reports for the tests of all their formats. All rows, names of plans and numbers here are INVENTED."""

from __future__ import annotations

import itertools
from datetime import date

import polars as pl

from dashboard.charts import NEUTRAL, PAPER, SEQUENTIAL, Chart, Encoding, Kind, Tone
from dashboard.report import Entry, Report
from geo.provinces import provinces
from tests.unit.sketches import cascade, chart_of, lettered, panels, ranges, statements, table, tiles

TITLE = "Kết quả triển khai Cuộc vận động “Người Việt Nam ưu tiên dùng hàng Việt Nam” (giả định)"
ACCENTS = "Ẵ Ẳ Ẫ Ễ Ể Ỗ Ổ Ỡ Ử Ữ Ỵ ắ ẵ ặ ẫ ễ ệ ỗ ộ ỡ ợ ữ ự ỷ ỹ ỵ đ Đ"
HOSTILE = (
    '#import "a"; #panic() [*x*] $a$ @b \\ <lab> // c /* d', "=1+1", "@SUM(A1)", "<b>&amp;</b> ]]>", "một\x00hai\x0bba",
    "Đ" * 300, "https://example.invalid/" + "tuyên/" * 40, " ", "",
)  # fmt: skip
ROLES = (Tone("lead", "Chủ trì", SEQUENTIAL[4]), Tone("with", "Phối hợp", NEUTRAL), Tone("none", "Chưa rõ", PAPER, "hatch"))


def provinces_map() -> Chart:
    codes = itertools.cycle(("lead", "with", "none"))
    frame = pl.DataFrame({"code": [p.code for p in provinces("2008")], "name": [p.name for p in provinces("2008")]})
    frame = frame.with_columns(state=pl.Series([next(codes) for _row in range(frame.height)]))
    columns = (("code", "Mã"), ("name", "Địa bàn"), ("state", "Tình trạng"))
    encoding = Encoding(location="code", colour="state", label="name")
    return chart_of(Kind.MAP, frame, encoding, tones=ROLES, columns=columns, vintage="2008")


def bars(names: tuple[str, ...] = ("Sở Công Thương", "Sở Y tế", "Hội Nông dân"), **parts) -> Chart:
    rows = [(name, role.code, 1 + 2 * place + turn) for place, name in enumerate(names) for turn, role in enumerate(ROLES[:2])]
    frame = pl.DataFrame(rows, schema=("agency", "role", "value"), orient="row")
    columns = (("agency", "Cơ quan"), ("role", "Vai trò"), ("value", "Số đoạn"))
    return chart_of(
        Kind.BARS, frame, Encoding(y="agency", x="value", colour="role"), **({"tones": ROLES, "columns": columns} | parts)
    )


def year_columns() -> Chart:
    """Columns of three years; of 2022 nothing is known."""
    frame = pl.DataFrame({"year_text": ["2021", "2023", "2023"], "role": ["lead", "lead", "with"], "value": [4.0, 5.0, 6.5]})
    columns = (("year_text", "Năm"), ("role", "Vai trò"), ("value", "Số đoạn"))
    encoding = Encoding(x="year_text", y="value", colour="role")
    return chart_of(Kind.COLUMNS, frame, encoding, tones=ROLES, columns=columns, order=("2021", "2022", "2023"))


def heatmap() -> Chart:
    """A grid of 3 × 4 of which one cell has no row."""
    cells = [(f"Cơ quan {i}", f"Chủ đề {x}", 10 * i + x) for i in range(3) for x in range(4) if (i, x) != (1, 2)]
    frame = pl.DataFrame(cells, schema=("agency", "theme", "value"), orient="row")
    columns = (("agency", "Cơ quan"), ("theme", "Chủ đề"), ("value", "Số đoạn"))
    return chart_of(Kind.HEATMAP, frame, Encoding(x="theme", y="agency", value="value"), columns=columns)


def passages(count: int = 3) -> pl.DataFrame:
    return pl.DataFrame({
        "Văn bản": [f"Kế hoạch {row}/KH-BCĐ (giả định)" for row in range(count)],
        "Nội dung": [f"Đoạn được đếm thứ {row + 1}: {ACCENTS}" for row in range(count)], "Ngày": [date(2023, 5, 12)] * count,
    })  # fmt: skip


EVERY_KIND = (
    provinces_map(), bars(), year_columns(), heatmap(), lettered(), panels(), ranges(), cascade(4, 3),
    tiles(), statements(3), table(3),
)  # fmt: skip
DRAWN = [chart for chart in EVERY_KIND if chart.kind not in (Kind.TILES, Kind.STATEMENTS, Kind.TABLE)]


def report_of(*entries: Entry | Chart, **parts) -> Report:
    given = {
        "title": TITLE, "build_id": "7f3a91bc", "code": "2f8c01ab", "subtitle": "Tình hình đến tháng 7", "body": "BCĐ",
        "issuer": "Ban Chỉ đạo (giả định)", "parent": "Ủy ban giả định", "place": "Bình Thuận", "date": date(2026, 7, 5),
        "recipients": ("Ban Chỉ đạo Trung ương",),
    }  # fmt: skip
    made = tuple(entry if isinstance(entry, Entry) else Entry(entry) for entry in entries)
    return Report(entries=made, **(given | parts))


def hostile() -> Report:
    """A report in which every word is one that a format could take for something else."""
    first, second = HOSTILE[:2]
    chart = bars(HOSTILE, subtitle=first, scope_text=second, unit=first, source=second, title=first, notes=HOSTILE)
    rows = pl.DataFrame({first: HOSTILE, second: HOSTILE})
    entries = (Entry(chart, title, "\n".join(HOSTILE), rows) for title in HOSTILE)
    return report_of(
        *entries, title=first, subtitle=HOSTILE[5], issuer=first, parent=HOSTILE[5], recipients=HOSTILE, place=first
    )
