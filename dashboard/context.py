"""What every chart of one page view has in common: the build, the scope and their words."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import queries, wording
from dashboard.charts import Chart, Encoding, Kind
from dashboard.scope import LEVELS, VINTAGES, Scope, applied
from dashboard.warehouse import Build

MANY = 3  # more chosen values than this are counted, not named


@dataclass(frozen=True, slots=True)
class Context:
    """One page view. `scope_text` is the scope in words, for subtitles and exports."""

    build: Build
    scope: Scope
    scope_text: str

    @property
    def years(self) -> str:
        return years_in_words(self.scope)

    @property
    def place_count(self) -> int:
        """How many provinces the scope holds: the denominator of every coverage."""
        return len(self.scope.provinces) or VINTAGES[self.scope.vintage]

    @classmethod
    def of(cls, build: Build, scope: Scope) -> Context:
        return cls(build, scope, in_words(build, scope))

    def chart(self, key: str, kind: Kind, frame, encoding: Encoding, **parts) -> Chart:
        """Return a Chart that carries this view's build and data date, and the part of the scope that acts on it."""
        opens = parts.get("opens")
        scope, idle = applied(self.scope, opens.subject if opens else "")
        if idle:
            parts["notes"] = (*parts.get("notes", ()), f"Bộ lọc không tác động đến hình này: {', '.join(idle)}.")
        return Chart(
            key=key,
            kind=kind,
            frame=frame,
            encoding=encoding,
            scope_text=in_words(self.build, scope) if idle else self.scope_text,
            data_date=wording.day(self.build.data_date.isoformat()),
            build_id=self.build.build_id,
            **parts,
        )


def years_in_words(scope: Scope) -> str:
    if scope.year_from == scope.year_to:
        return f"Năm {scope.year_from}"
    return f"{scope.year_from}–{scope.year_to}"


def in_words(build: Build, scope: Scope) -> str:
    """Say the scope in one line: 'Năm 2023 · 63 tỉnh · Chỉ thị 03-CT/TW'."""
    parts = [years_in_words(scope)]
    provinces = [
        name for code, (name, _) in queries.options(build, f"province_{scope.vintage}").items() if code in scope.provinces
    ]
    parts.append(_list("tỉnh", provinces) or f"{VINTAGES[scope.vintage]} tỉnh, thành phố")
    if scope.directive:
        label = queries.options(build, "directive").get(scope.directive, (scope.directive, ""))[0]
        parts.append(f"chỉ đoạn nêu {label}" if scope.named_only else label)
    for field, chosen, noun in (
        ("agency", scope.agencies, "cơ quan"),
        ("theme", scope.themes, "chủ đề"),
        ("doc_type", scope.doc_types, "loại văn bản"),
    ):
        words = queries.options(build, field)
        if text := _list(noun, [words.get(code, (code, ""))[0] for code in chosen]):
            parts.append(text)
    if scope.levels:
        parts.append(", ".join(LEVELS[level] for level in scope.levels))
    return " · ".join(parts)


def _list(noun: str, words: list[str]) -> str:
    if not words:
        return ""
    return ", ".join(words) if len(words) <= MANY else f"{len(words)} {noun}"
