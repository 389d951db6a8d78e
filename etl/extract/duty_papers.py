"""What must be known of a whole paper before its paragraphs are read for duties."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from etl.draft import Body, Located, Outline, Text
from etl.extract.agencies import AgencyRegister, Named
from etl.extract.duty_sections import Genre, Kind, depth_of, only_reports, read_genre, read_kind
from etl.extract.duty_subjects import is_lead_in, read_subject

PREAMBLE = "preamble"
LONGEST_LABEL, FEWEST_LABELS = 200, 3  # characters before the colon, items
CENTRAL = re.compile(
    r"""(?m)^\W*(?:BỘ\s(?!CHỈ\sHUY|ĐỘI|TƯ\sLỆNH)|CHÍNH\sPHỦ|THỦ\sTƯỚNG|QUỐC\sHỘI|BAN\sCHẤP\sHÀNH\sTRUNG\sƯƠNG|BAN\sBÍ\sTHƯ
      |(?:BAN|ỦY\sBAN|UỶ\sBAN|VĂN\sPHÒNG|HỘI|ĐẢNG\sỦY)[^\n]{0,60}TRUNG\sƯƠNG)""",
    re.VERBOSE,
)
CAMPAIGN = ("ưu tiên dùng hàng", "Ưu tiên dùng hàng", "ƯU TIÊN DÙNG HÀNG", "hàng Việt Nam")
ASKED = re.compile(r"(?:yêu cầu|đề nghị|giao|chỉ thị)\s(?:đồng chí\s)?")
NameThemes = Callable[[str], tuple[str, ...]]


def no_themes(quote: str) -> tuple[str, ...]:
    """Return no themes, where nobody asks for them."""
    return ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as the reader of duties sees it.

    `distributes`: some heading lays duties on bodies, so that an actor named elsewhere bears none. `addressed`: whom the
    lead-in of a directive or letter asks. `labels`: run-in headings of the numbered items that are paragraphs. `labelled`:
    sections whose items nearly all begin with a body and a colon. `name_themes`: gives the themes of a quote.
    """

    text: str
    register: AgencyRegister
    genre: Genre
    distributes: bool
    addressed: tuple[Body, ...]
    items: frozenset[str]
    labels: dict[str, str]
    last: Located | None
    labelled: frozenset[str] = frozenset()
    name_themes: NameThemes = no_themes


def read_paper(text: Text, outline: Outline, register: AgencyRegister, name_themes: NameThemes = no_themes) -> Paper:
    head = "\n".join(text.of(block) for block in outline.head)
    own = register.within(not CENTRAL.search(head), any(words in text.text for words in CAMPAIGN))
    genre = read_genre(text, outline)
    headed = {place.section for place in outline.body if place.is_heading}
    items = frozenset(section.path for section in outline.sections if section.path not in headed)
    return Paper(
        text=text.text,
        register=own,
        genre=genre,
        distributes=_distributes(text.text, outline, own, genre),
        addressed=_find_addressed(text.text, outline, own) if genre is Genre.ADDRESS else (),
        items=items,
        labels={section.path: section.heading for section in outline.sections if section.heading and section.path in items},
        last=outline.body[-1] if outline.body else None,
        labelled=_find_labelled(text.text, outline, own, items),
        name_themes=name_themes,
    )


def name_bodies(register: AgencyRegister, text: str, names: Iterable[Named]) -> tuple[Body, ...]:
    """Return the bodies that names stand for, each once; names of nobody in particular left out."""
    bodies: dict[str, Body] = {}
    for name in names:
        if not name.is_nameless:
            body = register.body(text, name)
            bodies.setdefault(body.name if body.code is None or "(" in register.agencies[body.code].name else body.code, body)
    return tuple(bodies.values())


def _distributes(text: str, outline: Outline, register: AgencyRegister, genre: Genre) -> bool:
    """Tell whether a heading says that it distributes duties, or at least two are bodies."""
    bodies = 0
    for place in outline.body:
        if not place.is_heading:
            continue
        heading = text[place.start : place.end]
        if read_kind(heading, depth_of(place.section), genre) is Kind.DISTRIBUTES and not only_reports(heading):
            return True
        subject = read_subject(register, text, place.start, place.end)
        bodies += bool(subject and subject.is_first and is_lead_in(text, subject, place.end))
    return bodies >= 2


def _find_labelled(text: str, outline: Outline, register: AgencyRegister, items: frozenset[str]) -> frozenset[str]:
    """Return the sections of at least three items of which nearly all begin so: "2. Công an tỉnh: Kiểm tra …"."""
    counts: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for place in outline.body:
        above = place.section.rpartition(".")[0]
        if place.ordinal != 1 or place.section not in items or not above:
            continue
        counts[above] += 1
        colon = text.find(":", place.start, min(place.end, place.start + LONGEST_LABEL))
        if colon > 0:
            names, stop = register.read_list(text, place.start, colon)
            named[above] += bool(name_bodies(register, text, names)) and stop == colon
    return frozenset(section for section, count in named.items() if count >= FEWEST_LABELS and count >= 0.8 * counts[section])


def _find_addressed(text: str, outline: Outline, register: AgencyRegister) -> tuple[Body, ...]:
    """Return whom the lead-in asks: "… yêu cầu các sở, ngành thực hiện các nội dung sau:"."""
    leads = [place for place in outline.body if place.section == PREAMBLE and text[place.start : place.end].endswith(":")]
    if not leads:
        return ()
    return find_asked(text, leads[-1], register)


def find_asked(text: str, lead: Located, register: AgencyRegister) -> tuple[Body, ...]:
    """Return whom a lead-in asks by the first of its requests that names anybody."""
    for asked in ASKED.finditer(text, lead.start, lead.end):
        names, _ = register.read_list(text, asked.end(), lead.end)
        if bodies := name_bodies(register, text, names):
            return bodies
    return ()
