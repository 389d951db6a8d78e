"""E-mail addresses and telephone numbers in a text, blotted out character by character so that every offset stays."""

from __future__ import annotations

import re

from etl.errors import EMAIL, PHONE

# after such a word a number of any form is a telephone's: "ĐT: 0252.3.822.123", "Fax 024 3944 6061"
# the first letters come first, as one class: the search leaps from one to the next
ANNOUNCED = re.compile(
    r"[ĐđTtFfHh](?<=\b.)(?:(?<=[Đđ])(?:iện\s+thoại|tdđ|t)|(?<=Đ)(?:IỆN\s+THOẠI|TDĐ|T)|(?<=[Tt])el|(?<=T)EL"
    r"|(?<=[Ff])ax|(?<=F)AX|(?<=[Hh])otline|(?<=H)OTLINE)\b[^\d(+\n]{0,12}([\d(+][\d .()+-]{6,}\d)"
)
# without one of these no such word stands there: looking for them is far cheaper
ANNOUNCING = ("thoại", "THOẠI", "đt", "Đt", "ĐT", "tel", "Tel", "TEL", "fax", "Fax", "FAX", "otline", "OTLINE")
WHOLE_EMAIL = re.compile(EMAIL.pattern + r"(?:\.\w{1,63}){0,8}")
PHONE_AS_SQL = re.compile(PHONE.pattern, re.ASCII)  # sql/90_check_contact.sql knows letters of ASCII only
BLOT = "•"


def blot_contacts(text: str) -> str:
    """Put a dot for each character of an e-mail address or a telephone number; the length stays."""
    if any(word in text for word in ANNOUNCING):
        text = ANNOUNCED.sub(lambda match: match[0][: match.start(1) - match.start()] + BLOT * len(match[1]), text)
    before = ""
    while before != text:  # what is blotted out may bare a number that stood against it
        before = text
        for pattern in (WHOLE_EMAIL, PHONE_AS_SQL) if "@" in text else (PHONE_AS_SQL,):
            text = pattern.sub(lambda match: BLOT * len(match[0]), text)
    return text
