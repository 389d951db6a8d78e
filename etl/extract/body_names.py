"""Where the name of a body ends: Vietnamese names by their grammar, with the names of the register as the lexicon."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.extract.body_places import PLACE, QUALIFIER, SUPERIOR
from etl.extract.body_tokens import Word, Words, fold_words, name_key, read_words
from etl.extract.body_words import COMPLETE_HEADS, FIELD_NAMES, NO_BODY, NOUN, ONE_SYLLABLE_HEADS, OPEN_HEADS, STOP, TOKEN, VERB
from etl.extract.letters import UPPER
from etl.vocabulary import fold

MOST_SMALL = 9  # small words after the last capital: "Bảo vệ quyền lợi người tiêu dùng"
EXACT, COMPLETE, OPEN = "exact", "complete", "open"
# behind a comma inside a name: "Trung tâm Văn hóa, Thông tin và Thể thao"
TRIPLE = re.compile(
    rf"[{UPPER}][^\W_]*(?:\s[^\W_{UPPER}]+){{0,3}}(?:,\s[{UPPER}][^\W_]*(?:\s[^\W_{UPPER}]+){{0,3}})?\svà\s(?!Hội|Ban"
    rf"|Sở|Phòng|Trung|Công an)[{UPPER}]"
)
QUOTED = re.compile(r"\s?[“\"][^“”\"\n]{3,160}[”\"]")
LEAD_NOUN = re.compile(r"(?i:sở|bộ|cấp ủy|chi bộ|cơ quan|thành viên|chính quyền|doanh nghiệp|đoàn thể|hiệp hội|chi đảng bộ)\b")
PLURAL = re.compile(r"(?:(?:[Cc]ác|CÁC|[Nn]hững|[Mm]ột số|[Tt]oàn thể)\s){1,2}(?:đồng chí\s(?=[Tt]hành viên|[Uu]ỷ|[Uu]ỷ))?")
PLURAL_LETTERS = frozenset("cCnNmMtT")
LOWER_NAME = re.compile(
    r"(?:ban\s[Cc]hỉ\sđạo|cấp\s[uủ][ỷy]|[uủ][ỷy]\sban\s\w+\s|mặt\strận\s\w|tỉnh\s[uủ][ỷy]|thành\s[uủ][ỷy]"
    r"|huyện\s[uủ][ỷy]|đảng\s[uủ][ỷy]\s(?:trực|cấp|các|xã)|chính\squyền"
    rf"|(?:sở|phòng|trung\stâm|chi\scục|hạt|trạm|hội|đoàn|công\san|chi\snhánh)\s[{UPPER}])"
)
DISTRICT_PARTY = re.compile(r"(?i:huyện|quận|thị|thành) [uủ][ỷy]")
NAMED_BY_VERBS = re.compile(r"(?i:sở|bộ|ban|phòng|đội|cục|chi cục|vụ|viện|trung tâm|tổ|trường|hội)")  # "các sở Xây dựng"
NEVER_ENDS = re.compile(
    r"(?i:cuộc\s|ban\s|phòng,\s|tổ\s|khối\s)$"
)  # "Cuộc vận động", "các ban quản lý", "phòng, chống": no verb there


class NameReader:
    """Finds where a name ends that begins at a given place. Knows the names of the register and the heads of names."""

    def __init__(self, names: Sequence[str]) -> None:
        self._tree: dict = {}
        self._fields: dict = {}
        for head in OPEN_HEADS:
            _plant(self._tree, head, OPEN)
        for head in COMPLETE_HEADS:
            _plant(self._tree, head, COMPLETE)
        for field in FIELD_NAMES:
            _plant(self._tree, f"so {field}", EXACT)
            _plant(self._tree, f"bo {field}", EXACT)
            _plant(self._fields, field, EXACT)
        self._acronyms = frozenset(name for name in names if name.isupper() and " " not in name)
        for name in names:
            if name not in self._acronyms:
                _plant(self._tree, name_key(name), EXACT)

    def read(self, text: str, start: int, end: int) -> int | None:
        """Return where the name that begins at `start` ends, or None if no name begins there."""
        head = text[start : start + 1]
        if not head.isalpha():
            return None
        if head in PLURAL_LETTERS and PLURAL.match(text, start, end):
            return self.read_common(text, start, end)
        if not head.isupper() and not LOWER_NAME.match(text, start, end):
            return None
        may_begin = self._may_begin(text, start, end)
        if not (may_begin or LEAD_NOUN.match(text, start, end)) or NO_BODY.match(text, start):
            return None
        found = self._read_proper(text, read_words(text, start, end), end) if may_begin else None
        if found is not None or not LEAD_NOUN.match(text, start, end):
            return found
        return self.read_common(text, start, end)

    def read_field(self, text: str, start: int, end: int) -> int | None:
        """Return the end of the field of a department without its head: "Tài chính" in "Sở Công Thương, Tài chính"."""
        words = read_words(text, start, end)
        first = words.at(0)
        count = _longest(self._fields, words)[0] if first and first.is_capital else 0
        return words.known[count - 1].end if count else None

    def _may_begin(self, text: str, start: int, end: int) -> bool:
        """Tell by its first word whether a name can begin here: nearly every paragraph begins with a verb instead."""
        first = TOKEN.match(text, start, end)
        if first is None:
            return False
        word = fold_words(first[0])  # none in a letter of another alphabet
        return bool(first["acronym"]) or first[0] in self._acronyms or (bool(word) and word[0] in self._tree)

    def _read_proper(self, text: str, words: Words, end: int) -> int | None:
        count, kind = self._read_head(text, words, 0)
        if not count:
            first = words.at(0)
            return first.end if first and text[first.start : first.end] in self._acronyms else None
        if kind == OPEN:
            return self._read_open(text, words, count, end)
        return self._extend(text, words, count, end, kind == COMPLETE)

    def _read_open(self, text: str, words: Words, count: int, end: int) -> int | None:
        """Read on behind a head that needs a further name: a capital must follow, or a place."""
        following = words.at(count)
        if following is None or following.gap:
            return None
        if not following.is_capital:
            if STOP.match(text, following.start) or not PLACE.match(text, following.start, end):
                return None
            return self._extend(text, words, count, end, False)
        return self._extend(text, words, count + 1, end, True)

    def _extend(self, text: str, words: Words, count: int, end: int, is_open: bool) -> int:
        """Return the end of a name whose first `count` words are sure: a place, a quoted title, further words may follow."""
        stop = last = self._whole_place(text, words, count, end)
        count = words.behind(stop)
        small, placed = 0, -1
        while (word := words.at(count)) is not None:
            place = PLACE.match(text, word.start, end) if word.gap == "" else None
            if place and not self._is_list_of_heads(text, place):
                stop = last = placed = place.end()
                small, count = 0, words.behind(place.end())
                following = words.at(count)
                is_open = is_open or (following is not None and following.is_capital)
                continue
            if not self._goes_on(text, words, count, is_open) or (word.gap and words.known[count - 1].end == placed):
                break
            small = 0 if word.is_capital else small + 1
            if small > MOST_SMALL:
                return last
            stop = word.end
            last = stop if word.is_capital else last
            is_open = True
            count += 1
        if superior := SUPERIOR.match(text, stop, end):
            stop = superior.end()
        return self._read_quoted(text, stop, end)

    def _whole_place(self, text: str, words: Words, count: int, end: int) -> int:
        """Return where the first `count` words end, with all of the places that a known name has only some of.

        "UBND các huyện, thành phố" is known, "UBND các huyện, thành phố, thị xã" is printed.
        """
        stop = words.known[count - 1].end
        for word in words.known[1:count]:
            if word.folded == ("cac",) and (place := PLACE.match(text, word.start, end)):
                return max(stop, place.end())
        return stop

    def _is_list_of_heads(self, text: str, place: re.Match[str]) -> bool:
        return bool(re.match(r"(?i:các )?(?:tỉnh|huyện|thành|thị) ?đoàn", place[0]))

    def _goes_on(self, text: str, words: Words, count: int, is_open: bool) -> bool:
        """Tell whether a word belongs to the name before it."""
        word, before = words.known[count], words.known[count - 1]
        if word.gap == ",":
            is_triple = is_open and words.known[0].folded[0] not in ("so", "bo") and TRIPLE.match(text, word.start)
            return (before.folded == ("phong",) and word.folded == ("chong",)) or bool(
                is_triple and word.is_capital and not self._is_head(text, words, count)
            )
        if word.gap:
            return is_open and word.is_capital and word.gap in "-–&" and not self._is_head(text, words, count)
        if word.is_capital:
            is_link = before.is_small_link and text[before.start : before.end].lower() != "số"
            return is_link or not VERB.match(text, word.start)
        if word.folded == ("cua",) or word.folded == ("va",):
            following = words.at(count + 1)
            if following is None or following.gap or not is_open:
                return False
            if word.folded == ("va",):
                small = following.folded == ("vua",)
                return small or (following.is_capital and not self._is_head(text, words, count + 1))
            return following.is_capital and self._is_head(text, words, count + 1)
        if not is_open:
            return False
        return not STOP.match(text, word.start) or bool(NEVER_ENDS.search(text, words.known[0].start, word.start))

    def _read_head(self, text: str, words: Words, first: int) -> tuple[int, str]:
        """Return how many words the longest name or head takes; a head of one syllable must bear its marks (Sở, not Số)."""
        count, kind = _longest(self._tree, words, first)
        if not count:
            return count, kind
        head = words.known[first]
        if NO_BODY.match(text, head.start):
            return 0, ""
        is_sure = count > 1 or kind != OPEN or text[head.start : head.end].lower() in ONE_SYLLABLE_HEADS
        return (count, kind) if is_sure or len(head.folded) > 1 else (0, "")

    def _is_head(self, text: str, words: Words, count: int) -> bool:
        return self._read_head(text, words, count)[0] > 0

    def _read_quoted(self, text: str, stop: int, end: int) -> int:
        """Read the title of a campaign in quotes after "Ban Chỉ đạo (Cuộc vận động)", and the place behind it."""
        quoted = QUOTED.match(text, stop, end)
        if quoted is None or not re.search(
            r"(?i:vận động|chỉ đạo|trung ương|phong trào|chương trình)$", text[max(0, stop - 14) : stop]
        ):
            return stop
        place = PLACE.match(text, quoted.end() + 1, end) if text[quoted.end() : quoted.end() + 1] == " " else None
        return place.end() if place else quoted.end()

    def read_common(self, text: str, start: int, end: int) -> int | None:
        """Return the end of a body without a proper name: "các sở, ban, ngành tỉnh", "các tổ chức chính trị - xã hội"."""
        plural = PLURAL.match(text, start, end)
        at = plural.end() if plural else start
        known = self._read_known(text, at, end)
        stop: int | None = None
        while (noun := NOUN.match(text, at, end)) is not None:
            stop = self._read_tail(text, noun, end)
            joint = re.compile(r",\s?|\s(?:và|hoặc)\s|/").match(text, stop, end)
            following = NOUN.match(text, joint.end(), end) if joint else None
            if following and following[0].lower() == "đảng ủy" and DISTRICT_PARTY.match(noun[0]):
                break  # "Các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy": two bodies
            if following is None or (following[0][0].isupper() and not noun[0][0].isupper()):
                break
            if following[0][0].isupper() and not re.match(
                r"(?:Ngành|Ban|Sở|Hội|Đoàn thể|Bộ|Tổng [Cc]ông ty|Công ty|Doanh nghiệp|Hợp tác xã|Đơn vị|Cơ quan"
                r"|Địa phương|Tổ chức)(?=[,\s](?![^\W_]*[A-ZĐ]))",
                following[0] + text[following.end() : following.end() + 3],
            ):
                break
            at = joint.end()
        if stop is None:
            return known or (self._read_proper_plural(text, at, end) if plural else None)
        stop = max(stop, known or 0)
        while (qualifier := QUALIFIER.match(text, stop, end)) is not None:
            stop = qualifier.end()
        return stop

    def _read_known(self, text: str, at: int, end: int) -> int | None:
        words = read_words(text, at, end)
        count, kind = _longest(self._tree, words)
        return words.known[count - 1].end if kind in (EXACT, COMPLETE) and count > 1 else None

    def _read_proper_plural(self, text: str, at: int, end: int) -> int | None:
        """Read "các Huyện ủy", "các UBND huyện": a proper head in the plural."""
        words = read_words(text, at, end)
        first = words.at(0)
        return self._read_proper(text, words, end) if first and first.is_capital else None

    def _read_tail(self, text: str, noun: re.Match[str], end: int) -> int:
        words = read_words(text, noun.start(), end)
        count = words.behind(noun.end())
        stop, small = noun.end(), 0
        while small <= MOST_SMALL and (word := words.at(count)) is not None:
            if word.gap not in ("", "-", "–") or word.folded == ("va",):
                break
            place = PLACE.match(text, word.start, end)
            if place:
                stop, count = place.end(), words.behind(place.end())
                continue
            is_protected = NEVER_ENDS.search(text, noun.start(), word.start)
            if not is_protected and (self._acts(text, noun, word) if word.is_capital else STOP.match(text, word.start)):
                break
            stop, count = word.end, count + 1
            small = 0 if word.is_capital else small + 1
        return self._read_quoted(text, stop, end)

    def _acts(self, text: str, noun: re.Match[str], word: Word) -> bool:
        """Tell whether a word with a capital is what a body does, printed on from its heading: "Các đơn vị Tổ chức …"."""
        is_named_so = not word.gap and word.start == noun.end() + 1 and NAMED_BY_VERBS.fullmatch(noun[0])
        return not is_named_so and VERB.match(text, word.start) is not None


def _plant(tree: dict, name: str, kind: str) -> None:
    """Add a name to a tree of words; an exact name wins over a head."""
    node = tree
    for word in re.findall(r"[a-z0-9]+", fold(name)):
        if word != "va":
            node = node.setdefault(word, {})
    if node.get("") != EXACT:
        node[""] = kind


def _longest(tree: dict, words: Words, first: int = 0) -> tuple[int, str]:
    """Return how many words the longest name of the tree takes, and its kind."""
    node, found = tree, (0, "")
    taken: list[str] = []
    number, known = first, words.known
    while (word := known[number] if number < len(known) else words.at(number)) is not None:
        number += 1
        for part in word.folded:
            if part == "va" or (part in ("viet", "nam") and taken[-2:] == ["to", "quoc"]):
                continue
            node = node.get(part)
            if node is None:
                return found
            taken.append(part)
        if "" in node and word.folded != ("va",):
            found = (number - first, node[""])
    return found
