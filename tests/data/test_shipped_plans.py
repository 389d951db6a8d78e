"""The shipped plans against the documents they were read from, where those are at hand (ATLAS_SOURCES names their folder)."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from etl.draft import Draft
from etl.extract import extract
from etl.extract.knowledge import load_knowledge
from etl.read.document import read_document
from etl.read.lexicon import make_lexicon
from etl.read.plans import read_plan
from etl.read.registry import registry_ids
from etl.records import Plan
from etl.vocabulary import load_vocabulary

DATA = Path(__file__).resolve().parents[2] / "data"
PLANS = sorted((DATA / "plans").glob("*.yml"))


@cache
def plan_of(path: Path) -> Plan:
    documents = registry_ids(DATA / "registry" / "documents.csv", "") | {plan.stem for plan in PLANS}
    plan = read_plan(path, path.name, make_lexicon(load_vocabulary(DATA / "vocabulary"), documents))
    assert isinstance(plan, Plan), plan
    return plan


@cache
def draft_of(path: Path) -> Draft:
    folder = os.environ.get("ATLAS_SOURCES")
    if not folder:
        pytest.skip("ATLAS_SOURCES names no folder with the original documents")
    reading = read_document(Path(folder) / plan_of(path).source.file)
    assert reading.sha256 == plan_of(path).source.sha256
    return extract(reading, load_knowledge(DATA))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_entry_of_a_shipped_plan_has_a_span(path):
    plan = plan_of(path)
    assert all(entry.span for part in (plan.citations, plan.duties, plan.tasks, plan.deadlines) for entry in part)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_what_a_plan_prints_stands_at_its_span(path):
    plan, text = plan_of(path), draft_of(path).text.text
    for entry in (*plan.citations, *plan.deadlines):
        assert text[entry.span.start : entry.span.end] == entry.printed


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_paragraphs_and_sections_of_a_plan_are_those_of_the_draft(path):
    plan, draft = plan_of(path), draft_of(path)
    assert [section.path for section in plan.sections] == [section.path for section in draft.sections]
    for part in ("duties", "tasks"):
        found = {(entry.section, entry.ordinal): entry.span for entry in getattr(draft, part)}
        for entry in getattr(plan, part):
            assert (entry.span.start, entry.span.end) == found.get((entry.section, entry.ordinal)), (part, entry.section)
