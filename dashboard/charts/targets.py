"""What has been set as a target, and what published figures say of it: only where both measure alike."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from dashboard import comparability, wording
from dashboard.charts import Chart, Encoding, Kind, Opens
from dashboard.charts import figures as published
from dashboard.context import Context, in_words
from dashboard.scope import applied
from dashboard.texts import N_, _, _n

CENTRE = "tw"  # `place_code` of the centre
COMPARED = {
    "over": N_("trên {value}"), "at_least": N_("từ {value}"), "under": N_("dưới {value}"), "at_most": N_("không quá {value}"),
    "equal": N_("đúng {value}"),
}  # fmt: skip


def drawn_levels(targets: pl.DataFrame, year_to: int) -> dict[str, dict[str, object]]:
    """Return one target a place: the first that falls due in the scope's last year or later, else the last before."""
    levels = {}
    for (place,), part in targets.sort("due_end", "target_id").group_by("place_code", maintain_order=True):
        ahead = part.filter(pl.col("due_end").dt.year() >= year_to)
        levels[str(place)] = ahead.row(0, named=True) if ahead.height else part.row(-1, named=True)
    return levels


def notes(targets: pl.DataFrame, levels: Mapping[str, Mapping[str, object]], shown: set[str]) -> list[str]:
    """Name the targets drawn, and those of the indicator that are not."""
    drawn = [target for place, target in levels.items() if place in shown]
    ids = {target["target_id"] for target in drawn}
    others = [target for target in targets.iter_rows(named=True) if target["target_id"] not in ids]
    said = []
    if drawn:
        said.append(_("Nét đứt ngang là mức đặt ra: {targets}.", targets="; ".join(map(_target_in_words, drawn))))
    if others:
        said.append(_("Mức đặt ra không vẽ: {targets}.", targets="; ".join(map(_target_in_words, others))))
    return said


def _target_in_words(target: Mapping[str, object]) -> str:
    """Say 'Trung ương trên 85% (hạn 2025, Quyết định 386/QĐ-TTg)'; what the centre sets is said to be national."""
    place = _("cả nước") if target["place_code"] == CENTRE else target["place"]
    basis = ", ".join(part for part in (_("hạn {due}", due=wording.partial(target["due"])), target["document"]) if part)
    return f"{place} {level_in_words(target)} ({basis})"


def level_in_words(target: Mapping[str, object]) -> str:
    """Say the level of a target: 'trên 85%'."""
    return _(COMPARED[str(target["comparison"])], value=wording.measured(wording.number(target["value"]), target["unit"]))


def against_targets(targets: pl.DataFrame, figures: pl.DataFrame, context: Context) -> Chart:
    """Set each target beside the figure of its place that may be compared; a gap only where both measure alike.

    Two rows a target: the level set, which opens it, and the figures of the scope, which open them. `targets` is
    `queries.targets`, `figures` is `queries.figures_of_targets`.
    """
    rows, compared = [], 0
    for target in targets.iter_rows(named=True):
        own = figures.filter(pl.col("target_id") == target["target_id"])
        figure, verdict, is_compared = _judged(target, own)
        compared += is_compared
        rows += [_target_row(target), _figure_row(target, own, figure, verdict)]
    schema = dict.fromkeys(
        ("indicator", "place", "what", "level", "period", "verdict", "note", "source_url", "document_id", "subject", "hover"),
        pl.String,
    )
    lists = {"targets": pl.List(pl.String), "figures": pl.List(pl.String), "value": pl.Int64}
    n = targets.height
    return context.chart(
        "muc-dat-ra",
        Kind.TABLE,
        pl.DataFrame(rows, schema=schema | lists),
        Encoding(hover="hover", value="value", link="document_id"),
        title=_("{compared} trên {targets} so được với số liệu", compared=compared, targets=_n("{n} mức đặt ra", n)),
        subtitle=_("Mức đặt ra và số liệu mới nhất trong hạn của cùng nơi, cùng chỉ tiêu"),
        n=n,
        unit=_("mức đặt ra"),
        source=_("Cổng thông tin, báo chí; xem từng dòng"),
        opens=Opens("targets", (("targets", "targets"), ("figures", "figures")), "value", subject_in="subject"),
        columns=(
            ("indicator", _("Chỉ tiêu")),
            ("place", _("Địa bàn")),
            ("what", _("Dòng")),
            ("level", _("Giá trị")),
            ("period", _("Hạn, kỳ")),
            ("verdict", _("So với mức đặt ra")),
            ("note", _("Ghi chú")),
            ("source_url", _("Nguồn")),
            ("value", _("Số dòng")),
        ),
        notes=(
            _("Mức đặt ra: toàn bộ kho dữ liệu; số liệu: trong phạm vi."),
            _("Số thời kỳ chỉ so khi đúng kỳ của mức đặt ra; các kỳ không cộng với nhau."),
            _("Đây là so hai con số, không phải đánh giá hoàn thành; đối tượng đo của hai bên có thể khác: xem ghi chú."),
        ),
        scope_text=in_words(context.build, applied(context.scope, "figures")[0]),
    )


def _judged(target: Mapping[str, object], figures: pl.DataFrame) -> tuple[dict | None, str, bool]:
    """Return the figure shown beside a target, what can be said of both, and whether they could be compared."""
    figure, why = comparability.figure_for_target(figures, target["is_flow"], target["due_start"], target["due_end"])
    gap, sure = None, ""
    if figure and not why:
        gap, sure = comparability.gap_to_target(figure["value"], figure["qualifier"], target["value"])
        why = "" if gap is not None else sure
    if why:
        return figure, _("chưa thể đánh giá: {why}", why=_(comparability.WHY_NOT[why])), False
    return figure, _gap_in_words(gap, sure, target["unit"]), True


def _gap_in_words(gap: float, sure: str, unit: str) -> str:
    """Say 'cao hơn 24 sản phẩm', 'thấp hơn ít nhất 5 điểm phần trăm'."""
    size = f"{wording.number(abs(gap))} {_('điểm phần trăm') if unit == '%' else unit}"
    if gap == 0:
        return {"about": _("xấp xỉ mức đặt ra"), "at_least": _("chạm hoặc qua mức đặt ra")}.get(sure, _("bằng mức đặt ra"))
    above = {"": N_("cao hơn {size}"), "about": N_("cao hơn khoảng {size}"), "at_least": N_("cao hơn ít nhất {size}")}
    below = {"": N_("thấp hơn {size}"), "about": N_("thấp hơn khoảng {size}"), "at_least": N_("thấp hơn ít nhất {size}")}
    return _((above if gap > 0 else below)[sure], size=size)


def _target_row(target: Mapping[str, object]) -> dict[str, object]:
    level = level_in_words(target)
    return {
        "indicator": target["indicator"], "place": target["place"], "what": _("Mức đặt ra"), "level": level,
        "period": _("hạn {due}", due=wording.partial(target["due"])), "verdict": "", "note": target["note"],
        "source_url": target["source_url"], "document_id": target["document_id"], "subject": "targets",
        "hover": f"{target['indicator']} · {target['place']} · {level}", "targets": [target["target_id"]], "figures": None,
        "value": 1,
    }  # fmt: skip


def _figure_row(
    target: Mapping[str, object], own: pl.DataFrame, figure: Mapping[str, object] | None, verdict: str
) -> dict[str, object]:
    known = figure or {}
    level = published.figure_words(known["value"], known["unit"], known["qualifier"]) if figure else ""
    period = published.period_words(known["period_start"], known["period_end"], known["end_is_publication"]) if figure else ""
    return {
        "indicator": target["indicator"], "place": target["place"], "what": _("Số liệu đã công bố"), "level": level,
        "period": period, "verdict": verdict, "note": known.get("note"), "source_url": known.get("source_url"),
        "document_id": None, "subject": "figures", "hover": f"{target['indicator']} · {target['place']} · {verdict}",
        "targets": None, "figures": own["figure_id"].to_list(), "value": own.height,
    }  # fmt: skip
