"""The bytes of a text file → its letters: Unicode, or one of the Vietnamese encodings from before it.

TCVN3 (fonts ".VnTime", also called ABC) and VNI (fonts "VNI-Times") gave Vietnamese letters the codes of Western ones, so
their text also turns up inside PDF and DOCX files as Western letters: "Céng hßa x· héi" (TCVN3), "Coäng hoøa xaõ hoäi" (VNI).
What is converted must read as Vietnamese syllables afterwards; where that is not sure, nothing is guessed.
"""

from __future__ import annotations

import codecs
import itertools
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from etl.errors import UnreadableFile
from etl.read.legacy import read_tcvn3, read_vni
from etl.read.limits import refuse

WORD = re.compile(r"[^\W\d_]+")
WESTERN = re.compile("[\u00a1-\u00ff]")  # legacy letters, also signs: "x·", "®¹i", "c¬", even a soft hyphen
VIETNAMESE = re.compile(r"[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")  # what no Western encoding has
TWICE = re.compile("Ã[\u0080-\u00bf©ªº¢£¡¨²³´¹]|á[»º]|Ä[\u0083‘\u0090\u0091]|Æ[°¡]")  # UTF-8 taken for Western bytes
ONSET = r"(?:ngh?|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
RHYME = r"""(?: uyê[nt] | uyn?h | uych | uy[utpan]? | uô(?:ng|[cimnt])? | uâ(?:ng|[nty])? | uê(?:ch|nh)? | u(?:ng|[acimnpt])?
    | uơ | ươ(?:ng|[cimnptu])? | ư(?:ng|[acimntu])? | iê(?:ng|[cmnptu])? | yê(?:ng|[mntu])? | i(?:ch|nh|ng|[acmnptu])? | y[ntu]?
    | oa(?:ch|nh|ng|[cimnopty])? | oă(?:ng|[cmnt])? | oe(?:[not])? | oo(?:ng|[cn]) | o(?:ng|[cimnpt])? | ô(?:ng|[cimnpt])?
    | ơ[imnpt]? | a(?:ch|nh|ng|[cimnoptuy])? | ă(?:ng|[cmnpt]) | â(?:ng|[cmnptuy]) | e(?:ng|[cmnopt])?
    | ê(?:ch|nh|[mnptu])? )"""
SYLLABLE = re.compile(ONSET + RHYME, re.VERBOSE)
LEGACY_FONT = re.compile(r"\.Vn[A-Z]|VNI-", re.IGNORECASE)  # ".VnTime", ".VnTimeH" (capitals), "VNI-Times"
TONES = str.maketrans(dict.fromkeys("\u0300\u0301\u0303\u0309\u0323"))
LONGEST_WORD = 7  # letters of the longest syllable, nghiêng
FEWEST_WORDS = 6  # marked words that a whole text must have before its encoding is called sure
SURE, LIKELY = 0.9, 0.6  # share of the marked words that are syllables
CLEARLY = 0.2  # by how much the best reading must beat the next
PLAIN_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\x0b\x0c\r"))
MOST_CONTROLS = 0.002  # share of the bytes: a stray mark of a converter makes no binary file
UNICODE_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
TO_UNICODE = "chuyển sang Unicode (ví dụ bằng bộ công cụ của UniKey), lưu với mã hóa UTF-8 rồi nạp lại"


class _Reading(NamedTuple):
    """A text as one encoding reads it: the share of its marked words that are Vietnamese syllables, how many there are."""

    share: float
    words: int
    encoding: str
    text: str


def decode_text(content: bytes, name: str) -> str:
    """Return the text of a file without its byte order mark; raises UnreadableFile. `name` is what messages call the file."""
    for mark, encoding in UNICODE_MARKS:
        if content.startswith(mark):
            return _decode_marked(content[len(mark) :], encoding, name)
    controls = len(content) - len(content.translate(None, PLAIN_CONTROLS))
    if b"\0" in content or controls > max(4, MOST_CONTROLS * len(content)):
        raise _refuse_binary(content, name)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_legacy(content, error, name)
    return repair_text(text, name)


def repair_text(text: str, name: str) -> str:
    """Return a text with the Vietnamese letters that were taken for Western ones set right, the rest as it is.

    Raises UnreadableFile where the text as a whole is in a legacy encoding and none surely explains it.
    """
    if not WESTERN.search(text):
        return text
    if TWICE.search(text):
        text = "\n".join(_undo_twice_encoded(line) for line in text.split("\n"))
    if VIETNAMESE.search(text):
        return "\n".join(_repair_line(line) for line in text.split("\n"))
    return _repair_whole(text, name)


def read_in_fonts(runs: Sequence[tuple[str, str]]) -> str | None:
    """Return runs of (name of the font, text) joined, those in legacy fonts converted; None if no font is legacy.

    None as well where what comes out is not Vietnamese: a document turned into Unicode often keeps the names of its fonts.
    """
    if not any(LEGACY_FONT.match(font) for font, _ in runs):
        return None
    grouped = itertools.groupby(runs, key=lambda run: run[0])  # a letter of VNI may begin in one run and end in the next
    joined = [(font, "".join(text for _, text in same)) for font, same in grouped]
    converted = [_read_in_font(font, text) for font, text in joined]
    words, share = measure_vietnamese("".join(read for read, was in zip(converted, joined, strict=True) if read != was[1]))
    return "".join(converted) if not words or share >= SURE else None


def measure_vietnamese(text: str) -> tuple[int, float]:
    """Return how many words have a letter that is not plain Latin, and the share of them that are Vietnamese syllables."""
    words = [word for word in WORD.findall(unicodedata.normalize("NFC", text)) if not word.isascii()]
    return len(words), sum(map(is_syllable, words)) / len(words) if words else 0.0


def is_syllable(word: str) -> bool:
    """Tell whether a word is spelt as a Vietnamese syllable, whatever its case and wherever its tone mark stands."""
    if len(word) > LONGEST_WORD:
        return False
    bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.lower()).translate(TONES))
    return SYLLABLE.fullmatch(bare) is not None


def _read_in_font(font: str, text: str) -> str:
    if VIETNAMESE.search(text):
        return text
    if LEGACY_FONT.match(font):
        return read_tcvn3(text, font.endswith(("H", "h"))) if font.startswith(".") else read_vni(text)
    return text


def _decode_marked(content: bytes, encoding: str, name: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise refuse(
            name,
            f"byte {error.start}",
            f"0x{content[error.start]:02x}",
            f"đầu tệp ghi {encoding.upper()} nhưng nội dung không theo mã đó",
            "mở bằng trình soạn thảo, lưu lại với mã hóa UTF-8",
        ) from error
    if "\0" in text:
        raise _refuse_binary(content, name)
    return repair_text(text, name)


def _decode_legacy(content: bytes, error: UnicodeDecodeError, name: str) -> str:
    """Return the text by the one legacy encoding that surely explains it."""
    western = content.decode("cp1252", "replace")
    windows = unicodedata.normalize("NFC", content.decode("cp1258", "replace"))
    readings = _rank([*_read_legacy(western), _judge("Windows-1258", windows)])
    if _is_sure(readings):
        return readings[0].text
    if readings[0].share >= LIKELY:
        names = " hoặc ".join(reading.encoding for reading in readings[:2])
        reason = f"tệp không phải UTF-8; có thể theo bảng mã tiếng Việt cũ ({names}) nhưng không chắc chắn để tự chuyển"
    else:
        reason = "tệp không phải UTF-8, cũng không nhận ra bảng mã tiếng Việt cũ nào (TCVN3, VNI, Windows-1258)"
    byte, line = f"0x{content[error.start]:02x}", content.count(b"\n", 0, error.start) + 1
    raise refuse(name, f"byte {error.start}", byte, reason, TO_UNICODE, line) from error


def _repair_whole(text: str, name: str) -> str:
    """Return a text without one Vietnamese letter of its own, converted where its Western letters surely stand for them."""
    words, as_is = measure_vietnamese(text)
    readings = _rank(_read_legacy(text))
    best = readings[0]
    if best.share - as_is < CLEARLY:
        return text
    if _is_sure(readings):
        return best.text
    if best.share >= LIKELY and max(words, best.words) >= FEWEST_WORDS:
        raise refuse(
            name,
            "bảng mã",
            "",
            "chữ trong tệp theo bảng mã tiếng Việt cũ (TCVN3 hoặc VNI) nhưng không chắc chắn để tự chuyển",
            TO_UNICODE,
        )
    return text


def _repair_line(line: str) -> str:
    """Convert a line of Western letters that stands among Unicode ones: the head is often in a font of its own."""
    if VIETNAMESE.search(line) or not WESTERN.search(line):
        return line
    readings = _rank(_read_legacy(line))
    is_better = readings[0].share - measure_vietnamese(line)[1] >= CLEARLY
    return readings[0].text if is_better and _is_sure(readings, fewest=2) else line


def _read_legacy(text: str) -> list[_Reading]:
    return [_judge("TCVN3", read_tcvn3(text)), _judge("VNI", read_vni(text))]


def _judge(encoding: str, text: str) -> _Reading:
    """Measure a reading; signs and letters that Vietnamese has not count as faults."""
    words, share = measure_vietnamese(text)
    strange = sum(1 for letter in text if "\xa1" <= letter <= "\xbf" or letter == "\ufffd")
    return _Reading(share * words / (words + strange) if words else 0.0, words, encoding, text)


def _rank(readings: Sequence[_Reading]) -> list[_Reading]:
    return sorted(readings, key=lambda reading: -reading.share)


def _is_sure(ranked: Sequence[_Reading], fewest: int = FEWEST_WORDS) -> bool:
    best, following = ranked[:2]
    return best.words >= fewest and best.share >= SURE and best.share - following.share >= CLEARLY


def _undo_twice_encoded(line: str) -> str:
    """Return a line of UTF-8 that someone took for Western bytes and saved again: "Cá»™ng hÃ²a" → "Cộng hòa"."""
    try:  # what Windows-1252 leaves undefined stands for itself
        return b"".join(letter.encode("latin-1" if "\x80" <= letter <= "\x9f" else "cp1252") for letter in line).decode("utf-8")
    except UnicodeError:
        return line


def _refuse_binary(content: bytes, name: str) -> UnreadableFile:
    low, high = content[0:400:2], content[1:400:2]
    if (low.count(0) == 0 and high.count(0) * 2 > len(high)) or (high.count(0) == 0 and low.count(0) * 2 > len(low)):
        return refuse(
            name,
            "bảng mã",
            "",
            "tệp có vẻ là UTF-16 nhưng thiếu dấu đầu tệp (BOM)",
            "mở bằng trình soạn thảo, lưu với mã hóa UTF-8",
        )
    return refuse(
        name,
        "nội dung",
        "",
        "là tệp nhị phân, không phải văn bản thường",
        "nạp tệp gốc với đúng đuôi (.pdf, .docx, .png, .jpg, .tif)",
    )
