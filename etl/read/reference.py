"""What a report is judged by: the vocabulary, the provinces, and the plans, each read when first asked for."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from etl.read.lexicon import Lexicon, make_lexicon
from etl.read.plans import read_plan
from etl.read.registry import registry_ids
from etl.read.reports import Plans
from etl.records import Duty, Plan
from etl.vocabulary import Vocabulary, fold, load_vocabulary


class Reference:
    """The words and plans below a data directory. Raises DataError where the vocabulary cannot be used."""

    def __init__(self, data: Path) -> None:
        self.vocabulary: Vocabulary = load_vocabulary(data / "vocabulary")
        self._data = data
        self._read: dict[str, Plan | None] = {}

    @cached_property
    def agency_codes(self) -> dict[str, str]:
        """Each code, name and alias of a body, folded → its code."""
        agencies = self.vocabulary.agencies.values()
        return {fold(name): agency.code for agency in agencies for name in (agency.code, agency.name, *agency.aliases)}

    @cached_property
    def indicator_codes(self) -> dict[str, str]:
        """Each code and name of an indicator, folded → its code."""
        return {fold(word): entry.code for entry in self.vocabulary.indicators.values() for word in (entry.code, entry.name)}

    @cached_property
    def plans(self) -> Plans:
        """The plans as every report is judged by them."""
        return Plans(self._files, self.lexicon)

    @cached_property
    def lexicon(self) -> Lexicon:
        registry = self._data / "registry" / "documents.csv"
        known = registry_ids(registry, registry.name) if registry.exists() else frozenset()
        return make_lexicon(self.vocabulary, known | self._files.keys())

    @cached_property
    def _files(self) -> dict[str, Path]:
        return {path.stem: path for path in sorted((self._data / "plans").rglob("*.y*ml"))}

    def plan(self, document_id: str) -> Plan | None:
        """Return a plan, None where there is no such file or it has faults."""
        if document_id not in self._read:
            file = self._files.get(document_id)
            read = read_plan(file, file.name, self.lexicon) if file else None
            self._read[document_id] = read if isinstance(read, Plan) else None
        return self._read[document_id]


def duties_of(plan: Plan, agency: str) -> tuple[Duty, ...]:
    """Return the duties that a plan lays on a body, in the plan's order."""
    return tuple(duty for duty in plan.duties if any(body.code == agency for body in duty.agencies))
