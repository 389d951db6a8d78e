"""One plan file → a Plan, or everything that is wrong with it. Judges one file at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from etl.errors import DataError, Rejection, has_contact
from etl.read.faults import MAX_FAULTS, dotted, explain
from etl.read.lexicon import Fault, Lexicon
from etl.read.text import read_text
from etl.read.yaml import line_finder, parse_yaml
from etl.records import Paragraph, Plan

OUTSIDE_SECTIONS = frozenset({"title", "preamble"})


def read_plan(path: Path, file: str, lexicon: Lexicon) -> Plan | tuple[Rejection, ...]:
    """Return the plan of one file, or its faults (at most MAX_FAULTS) with their lines."""
    try:
        text = read_text(path, file)
        content = parse_yaml(text, file)
    except DataError as error:
        return (error.rejection,)
    try:
        plan = Plan.model_validate(content)
    except ValidationError as error:
        return explain(error, Plan, file, line_finder(text))
    faults = [*_faults(plan, path.stem, lexicon), *_contacts(text, content)][:MAX_FAULTS]
    if not faults:
        return plan
    line = line_finder(text)
    return tuple(fault.rejection(file, line(fault.location)) for fault in faults)


def _faults(plan: Plan, stem: str, lexicon: Lexicon) -> Iterator[Fault]:
    yield from _head_faults(plan, stem, lexicon)
    yield from _paragraph_faults("duties", plan.duties, lexicon)
    yield from _paragraph_faults("tasks", plan.tasks, lexicon)
    yield from _duplicate_paragraphs(plan)
    yield from _unknown_sections(plan)
    for position, duty in enumerate(plan.duties):
        for rank, agency in enumerate(duty.agencies):
            yield from lexicon.agency(agency.code, "duties", position, "agencies", rank, "code")
        yield from _repeated([agency.code for agency in duty.agencies], "duties", position, "agencies")
    for position, citation in enumerate(plan.citations):
        yield from lexicon.document_kind(citation.type, "citations", position, "type")
        yield from lexicon.document(citation.document, "citations", position, "document")
    for position, deadline in enumerate(plan.deadlines):
        for rank, actor in enumerate(deadline.actors):
            yield from lexicon.agency(actor, "deadlines", position, "actors", rank)
        yield from _repeated(deadline.actors, "deadlines", position, "actors")
        if deadline.recipient is not None:
            yield from lexicon.agency(deadline.recipient, "deadlines", position, "recipient")
    for position, issue in enumerate(plan.issues):
        yield from lexicon.issue_kind(issue.code, "issues", position, "code")


def _head_faults(plan: Plan, stem: str, lexicon: Lexicon) -> Iterator[Fault]:
    document = plan.document
    if document.id != stem:
        location = ("document", "id")
        if document.id in lexicon.documents:
            remedy = "xóa bản chép, hoặc đặt mã mới cho văn bản này"
            yield Fault(location, document.id, "trùng mã văn bản đã có (một tệp khác hoặc danh mục)", remedy)
        yield Fault(location, document.id, f"mã khác tên tệp {stem}", f"đổi tên tệp thành {document.id}.yml")
    yield from lexicon.document_kind(document.type, "document", "type")
    yield from lexicon.province(document.province, "document", "province")


def _paragraph_faults(part: str, paragraphs: Iterable[Paragraph], lexicon: Lexicon) -> Iterator[Fault]:
    for position, paragraph in enumerate(paragraphs):
        for rank, theme in enumerate(paragraph.themes):
            yield from lexicon.theme(theme, part, position, "themes", rank)
        yield from _repeated(paragraph.themes, part, position, "themes")


def _duplicate_paragraphs(plan: Plan) -> Iterator[Fault]:
    """Yield paragraphs that stand at a place already taken by a duty or a task."""
    taken: dict[tuple[str, int], tuple[str, int]] = {}
    for part, paragraphs in (("duties", plan.duties), ("tasks", plan.tasks)):
        for position, paragraph in enumerate(paragraphs):
            place = (paragraph.section, paragraph.ordinal)
            if place in taken:
                value, reason = f"{place[0]}, đoạn {place[1]}", f"nhiệm vụ trùng chỗ với {dotted(taken[place])}"
                yield Fault((part, position, "ordinal"), value, reason, "xóa bản trùng hoặc sửa section, ordinal")
            taken.setdefault(place, (part, position))


def _unknown_sections(plan: Plan) -> Iterator[Fault]:
    known = OUTSIDE_SECTIONS | {section.path for section in plan.sections}
    yield from _repeated([section.path for section in plan.sections], "sections")
    for part in ("citations", "duties", "tasks", "deadlines"):
        for position, entry in enumerate(getattr(plan, part)):
            if entry.section not in known:
                location = (part, position, "section")
                yield Fault(location, entry.section, "mục không có trong sections", "thêm mục vào sections hoặc sửa đường dẫn")


def _repeated(values: Sequence[str], *location: int | str) -> Iterator[Fault]:
    """Yield values that stand twice in one list: they would be counted twice."""
    if len(set(values)) < len(values):
        for value, count in Counter(values).items():
            if count > 1:
                yield Fault(location, value, f"ghi {count} lần trong một danh sách", "giữ một lần")


def _contacts(text: str, content: object) -> Iterator[Fault]:
    """Yield texts with an e-mail address or a telephone number (people's data, DESIGN §8.9)."""
    if has_contact(text):
        for location, value in _texts(content, ()):
            if has_contact(value):
                yield Fault(location, value, "có số điện thoại hoặc thư điện tử", "xóa dữ liệu liên hệ của cá nhân")


def _texts(content: object, location: tuple[int | str, ...]) -> Iterator[tuple[tuple[int | str, ...], str]]:
    if isinstance(content, str):
        yield location, content
    elif isinstance(content, (dict, list)):
        for step, value in content.items() if isinstance(content, dict) else enumerate(content):
            yield from _texts(value, (*location, step))
