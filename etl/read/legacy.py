"""Two Vietnamese encodings from before Unicode: Western letters as their fonts showed them → Vietnamese letters.

TCVN3 is VN3 of TCVN 5712:1993, the code of ABC and ".VnTime" fonts; most capitals had no code and came by a font of
their own (".VnTimeH"). In the code of VNI fonts a mark follows its vowel: "Vieät Nam".
"""

from __future__ import annotations

import re
import unicodedata

TCVN3 = {  # code A1 … FF in order; AD, "ư", is the code of the soft hyphen; the marks B0 … B4 follow their vowel
    0xA1 + position: letter
    for position, letter in enumerate(
        "ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
        "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
    )
}
# "đ-ợc", "-u tiên", "đầu t- ": the code of "ư" is that of the soft hyphen, which many programs make a hyphen
HYPHEN_FOR_U = re.compile(
    r"""(?<!\w) (?P<onset>[bcdđghklmnprstvx]{0,3}) -
        (?: (?P<rhyme>[uaicmnt]|ng|[ơờớởỡợ](?:ng|[cimnptu])?) (?!\w) | (?<=[a-zđ]-) (?=[ \n,.;:)]) )""",
    re.VERBOSE,
)
WORD = re.compile(r"[^\W\d_]+")
VNI_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
VNI_HATS = dict(
    zip("âáàåãä", ("\u0302", "\u0302\u0301", "\u0302\u0300", "\u0302\u0309", "\u0302\u0303", "\u0302\u0323"), strict=True)
)
VNI_BREVES = dict(
    zip("êéèúüë", ("\u0306", "\u0306\u0301", "\u0306\u0300", "\u0306\u0309", "\u0306\u0303", "\u0306\u0323"), strict=True)
)
VNI_SINGLE = dict(zip("ñôöíìæóòî", "đơưíìỉĩịỵ", strict=True))
VNI_LETTER = re.compile(
    r"""(?: (?P<breve>a) (?P<breve_mark>[êéèúüë])   # "naêm" năm
          | (?P<hat>[aeo]) (?P<hat_mark>[âáàåãä])   # "Vieät" Việt
          | (?P<plain>[aeouyôö]) (?P<tone>[ùøûõï])  # "hoøa" hòa, "söï" sự
          | (?P<single>[ñôöíìæóòî]) )               # "ñöôïc" được
    """,
    re.VERBOSE | re.IGNORECASE,
)


def read_tcvn3(text: str, in_capitals: bool = False) -> str:
    """Return text in TCVN3 as Unicode. `in_capitals`: the font is one of capitals (its name ends with H)."""
    read = unicodedata.normalize("NFC", text.translate(TCVN3))
    if "\u00ad" not in text:
        read = HYPHEN_FOR_U.sub(lambda match: f"{match['onset']}ư{match['rhyme'] or ''}", read)
    return read.upper() if in_capitals else "\n".join(_raise_capitals(line) for line in read.split("\n"))


def read_vni(text: str) -> str:
    """Return text in the code of VNI fonts as Unicode."""
    return unicodedata.normalize("NFC", VNI_LETTER.sub(_read_vni_letter, text))


def _raise_capitals(line: str) -> str:
    """Return a line with the marked letters of words in capitals as capitals: "CộNG HòA" → "CỘNG HÒA", but not "Số: 5/QĐ"."""
    if not any(map(_is_in_capitals, WORD.findall(line))):
        return line
    if all(letter.isupper() for letter in line if letter.isascii() and letter.isalpha()):
        return line.upper()
    return WORD.sub(lambda word: word[0].upper() if _is_in_capitals(word[0]) else word[0], line)


def _is_in_capitals(word: str) -> bool:
    """Tell whether a word in capitals has marked letters that are none: "CộNG"."""
    plain = [letter for letter in word if letter.isascii()]
    return len(plain) >= 2 and not word.isupper() and all(letter.isupper() for letter in plain)


def _read_vni_letter(match: re.Match[str]) -> str:
    base = match["breve"] or match["hat"] or match["plain"] or match["single"]
    read = VNI_SINGLE.get(base.lower(), base.lower())
    if match["breve"]:
        read += VNI_BREVES[match["breve_mark"].lower()]
    elif match["hat"]:
        read += VNI_HATS[match["hat_mark"].lower()]
    elif match["plain"]:
        read += VNI_TONES[match["tone"].lower()]
    return read.upper() if base.isupper() else read
