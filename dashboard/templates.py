"""What a report begins with: for each kind of reader the charts that are usually asked for, as recipes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from dashboard.address import PROVINCE
from dashboard.sets import PARTS, Recipe
from dashboard.texts import N_


@dataclass(frozen=True, slots=True)
class Template:
    """Its name, how long the report is, its charts (page, keys), whether it is about one province, what comes with them."""

    label: str
    pages: str
    charts: tuple[tuple[str, tuple[str, ...]], ...]
    of_province: bool = False
    parts: tuple[str, ...] = ()

    def recipes(self, query: Mapping[str, str]) -> tuple[Recipe, ...]:
        """Return the recipes for the scope in `query`; a report about a province has its code there as PROVINCE."""
        asked = {key: value for key, value in query.items() if self.of_province or key != PROVINCE}
        written = urlencode(sorted(asked.items()), safe=",")
        return tuple(Recipe(page, written, key) for page, keys in self.charts for key in keys)


TEMPLATES = {
    "lanh-dao": Template(
        N_("Tóm tắt cho lãnh đạo"),
        N_("4 trang"),
        (
            ("", ("tong-quan-so-lieu", "ban-do-do-phu", "dieu-dang-chu-y")),
            ("nhiem-vu", ("nhiem-vu-theo-co-quan",)),
            ("thoi-han", ("nghia-vu-trang-thai",)),
        ),
    ),
    "tinh": Template(
        N_("Tóm tắt một tỉnh"),
        N_("2 trang"),
        (("ho-so-tinh", ("tinh-so-chinh", "nhiem-vu-theo-co-quan", "tinh-con-thieu")),),
        of_province=True,
    ),
    "phan-tich": Template(
        N_("Phụ lục phân tích"),
        N_("kèm danh sách các đoạn được đếm"),
        (
            ("nhiem-vu", ("nhiem-vu-theo-co-quan", "nhiem-vu-co-thoi-han")),
            ("van-ban-chi-dao", ("khoang-trong-chu-de",)),
            ("xu-huong", ("van-ban-theo-nam",)),
            ("chat-luong", ("truong-trong-ke-hoach",)),
        ),
        parts=PARTS,
    ),
}
