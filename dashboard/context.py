"""What every chart of one page view has in common: the build, the scope and their words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard import queries, wording
from dashboard.charts import Chart, Encoding, Kind
from dashboard.scope import LEVELS, VINTAGES, WHOLE_STORE, Scope, applied
from dashboard.texts import Nn_, _, _n, language
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
        subject = opens.subject if opens else ""
        scope, idle = applied(self.scope, subject)
        if idle:
            fields = ", ".join(_(words) for words in idle)
            parts["notes"] = (*parts.get("notes", ()), _("Bộ lọc không tác động đến hình này: {fields}.", fields=fields))
        text = _("Toàn bộ kho dữ liệu") if subject in WHOLE_STORE else in_words(self.build, scope) if idle else self.scope_text
        words = {
            "scope_text": text,
            "data_date": wording.day(self.build.data_date),
            "build_id": self.build.build_id,
            "language": language(),
            "tones": tuple(replace(tone, label=_(tone.label)) for tone in parts.pop("tones", ())),
        }
        return Chart(key=key, kind=kind, frame=frame, encoding=encoding, **{**words, **parts})


def years_in_words(scope: Scope) -> str:
    if scope.year_from == scope.year_to:
        return _("Năm {year}", year=scope.year_from)
    return f"{scope.year_from}–{scope.year_to}"


def in_words(build: Build, scope: Scope) -> str:
    """Say the scope in one line: 'Năm 2023 · 63 tỉnh · Chỉ thị 03-CT/TW'."""
    parts = [years_in_words(scope)]
    provinces = [
        name for code, (name, _) in queries.options(build, f"province_{scope.vintage}").items() if code in scope.provinces
    ]
    parts.append(_list(Nn_("{n} tỉnh"), provinces) or _n("{n} tỉnh, thành phố", VINTAGES[scope.vintage]))
    if scope.directive:
        label = queries.options(build, "directive").get(scope.directive, (scope.directive, ""))[0]
        parts.append(_("chỉ đoạn nêu {document}", document=label) if scope.named_only else label)
    for field, chosen, noun in (
        ("agency", scope.agencies, Nn_("{n} cơ quan")),
        ("theme", scope.themes, Nn_("{n} chủ đề")),
        ("doc_type", scope.doc_types, Nn_("{n} loại văn bản")),
    ):
        words = queries.options(build, field)
        if text := _list(noun, [words.get(code, (code, ""))[0] for code in chosen]):
            parts.append(text)
    if scope.levels:
        parts.append(", ".join(_(LEVELS[level]) for level in scope.levels))
    return " · ".join(parts)


def _list(counted: str, words: list[str]) -> str:
    if not words:
        return ""
    return ", ".join(words) if len(words) <= MANY else _n(counted, len(words))
