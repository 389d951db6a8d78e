"""What the rules need to know, built once a process: bodies, themes, documents that are registered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from etl.errors import DataError
from etl.extract.agencies import AgencyRegister
from etl.extract.themes import ThemeFinder
from etl.read.lexicon import make_lexicon
from etl.read.registry import read_registry, registry_ids
from etl.read.text import read_text
from etl.read.yaml import parse_yaml
from etl.records import Document
from etl.resolve import Registry, Row
from etl.vocabulary import Vocabulary, load_vocabulary

REGISTRY = "registry/documents.csv"


@dataclass(frozen=True, slots=True)
class Knowledge:
    agencies: AgencyRegister
    themes: ThemeFinder
    registry: Registry


def load_knowledge(data: Path) -> Knowledge:
    """Return what extraction knows from `data`; raises DataError on a vocabulary that cannot be used."""
    vocabulary = load_vocabulary(data / "vocabulary")
    documents = (*_plan_heads(data), *_registered(data, vocabulary))
    return Knowledge(AgencyRegister.of(vocabulary.agencies), ThemeFinder.of(vocabulary.themes), Registry.of(documents))


def _registered(data: Path, vocabulary: Vocabulary) -> Iterator[Row]:
    path = data / REGISTRY
    if path.exists():
        ids = registry_ids(path, REGISTRY)
        yield from read_registry(path, REGISTRY, make_lexicon(vocabulary, ids)).rows


def _plan_heads(data: Path) -> Iterator[Row]:
    """Yield the heads of the structured plans; a faulty file is the business of `check`."""
    for path in sorted((data / "plans").glob("*.yml")):
        try:
            head = read_text(path, path.name).partition("\nsource:")[0]
            yield Document.model_validate(parse_yaml(head, path.name)["document"])
        except (DataError, ValidationError, KeyError, TypeError):
            continue
