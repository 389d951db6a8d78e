"""What the map can show: one entry a measure. A new measure is an entry here and its query.

Each measure draws its own Chart from a view; the option (a theme, an indicator) is a code.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard import queries, wording
from dashboard.charts import Chart, coverage
from dashboard.context import Context
from dashboard.texts import N_, _


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of the map. `option` names the filter field that it needs a value of."""

    label: str
    draw: Callable[[Context, str], Chart]
    option: str = ""


def province_names(context: Context) -> dict[str, str]:
    """Return code → name of the view's provinces, in Vietnamese order."""
    options = queries.options(context.build, f"province_{context.scope.vintage}")
    return {code: name for code, (name, _detail) in options.items()}


def _coverage(context: Context, _option: str) -> Chart:
    cells = queries.coverage(context.build, context.scope)
    return coverage.knowledge_map(cells, queries.coverage_total(context.build, context.scope), province_names(context), context)


def _documents(context: Context, _option: str) -> Chart:
    totals = queries.coverage_total(context.build, context.scope)
    return coverage.count_map(
        "ban-do-van-ban",
        queries.documents_by_province(context.build, context.scope),
        frozenset(),
        province_names(context),
        context,
        measure=_("Số văn bản được biết"),
        unit=_("văn bản"),
        subject="documents",
        notes=(_("Gồm cả văn bản của sở, ngành và cấp huyện."), *coverage.undated_note(totals["undated_placed_count"])),
    )


def _duties(context: Context, _option: str) -> Chart:
    return coverage.count_map(
        "ban-do-nhiem-vu",
        queries.duties_by_province(context.build, context.scope),
        queries.loaded_provinces(context.build, context.scope),
        province_names(context),
        context,
        measure=_("Số đoạn nhiệm vụ"),
        unit=_("đoạn nhiệm vụ"),
        subject="duties",
        notes=(_("Chỉ các kế hoạch đã nạp; kế hoạch của Trung ương không thuộc tỉnh nào."),),
    )


def _theme(context: Context, theme: str) -> Chart:
    name = queries.options(context.build, "theme").get(theme, (_("chủ đề"), ""))[0]
    return coverage.count_map(
        f"ban-do-chu-de-{theme}",
        queries.duties_by_province(context.build, context.scope, theme),
        queries.loaded_provinces(context.build, context.scope),
        province_names(context),
        context,
        measure=_("Đoạn nhiệm vụ về {theme}", theme=wording.inside_sentence(name)),
        unit=_("đoạn nhiệm vụ"),
        subject="duties",
        by=(("theme", "theme"),),
        constants={"theme": theme},
        notes=(_("Chỉ các kế hoạch đã nạp; một đoạn có thể thuộc nhiều chủ đề."),),
    )


def _figure(context: Context, indicator: str) -> Chart:
    return coverage.figure_map(
        queries.figure_by_province(context.build, context.scope, indicator),
        indicator,
        queries.options(context.build, "indicator").get(indicator, (_("Số liệu đã công bố"), _("Chưa có số liệu"))),
        province_names(context),
        context,
    )


MEASURES: dict[str, Measure] = {
    "do-phu": Measure(N_("Độ phủ văn bản"), _coverage),
    "van-ban": Measure(N_("Số văn bản"), _documents),
    "nhiem-vu": Measure(N_("Số nhiệm vụ"), _duties),
    "chu-de": Measure(N_("Nhiệm vụ theo chủ đề"), _theme, "theme"),
    "so-lieu": Measure(N_("Số liệu đã công bố"), _figure, "indicator"),
}
