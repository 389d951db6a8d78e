"""What a name stands for: written out, the keys under which the register may know it, and how the register calls it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from etl.extract.body_names import PLURAL
from etl.extract.body_places import PLACE
from etl.extract.body_tokens import expand, name_key
from etl.extract.body_words import SEPARATORS, TOKEN
from etl.vocabulary import Agency, fold
from geo.provinces import VINTAGES, provinces

CENTRAL_CITIES = r"ha\snoi|ho\schi\sminh|hcm|da\snang|hai\sphong|can\stho|hue"
PLACE_KEY = re.compile(
    rf"""(?P<core>.+?)\s(?:(?:cua|thuoc)\s)?(?:
        (?P<province>(?:cac\s)?tinh(?:\s.+)?|cap\stinh|(?:thanh\spho|tp)(?:\s(?:{CENTRAL_CITIES}))?)
      | (?P<commune>(?:cac\s)?(?:xa|phuong|thi\stran|dac\skhu)(?!\shoi)(?:\s.+)?|cap\sxa)
      | (?P<district>(?:cac\s|\d+\s)?(?:huyen|thi\sxa|quan|thi(?!\struong)|thanh\spho|tp|tx)(?!\sdoan)(?:\s.+)?|cap\shuyen
        |cac\sdia\sphuong)
    )""",
    re.VERBOSE,
)
DISTRICTS = re.compile(  # "UBND quận, huyện" is every one of them
    r"(Ủy ban nhân dân|Hội đồng nhân dân|Mặt trận Tổ quốc Việt Nam|Ban Chỉ đạo Cuộc vận động)"
    r" (?=(?:huyện|quận|xã|thị xã|phường)(?:, | và ))"
)
DISTRICT_ROOMS = {"VHTT": "Văn hóa và Thông tin"}  # what an acronym stands for in the name of a room of a district
LEVELS = {"province": "tinh", "district": "cap huyen", "commune": "cap xa"}


@lru_cache(maxsize=4096)
def possible_keys(key: str, is_provincial: bool) -> tuple[str, ...]:
    """Return the keys under which the register may know a name: as it is, with its place in other words, without it."""
    place = PLACE_KEY.fullmatch(key)
    if place:
        level = next(level for level in LEVELS if place[level])
        elsewhere = f"{place['core']} {LEVELS[level]}"
        return (key, elsewhere, place["core"]) if level == "province" else (key, elsewhere)
    core = without_province(key)
    if core != key:
        return (key, f"{core} tinh", core)
    if is_provincial:
        return (f"{key} tinh", key, f"{key} tinh uy")
    return (key, f"{key} viet nam", f"{key} trung uong")


@cache
def _province_names() -> re.Pattern[str]:
    names = {" ".join(re.findall(r"[a-z]+", fold(province.name))) for vintage in VINTAGES for province in provinces(vintage)}
    return re.compile(rf"(.+) (?:{'|'.join(sorted(names, key=len, reverse=True))})")


@lru_cache(maxsize=4096)
def without_province(key: str) -> str:
    named = _province_names().fullmatch(key)
    return named[1] if named else key


@lru_cache(maxsize=4096)
def write_out(printed: str) -> str:
    """Return a name without acronyms, with a capital: "các UBND huyện" → "Ủy ban nhân dân huyện"."""
    parts, at = [], 0
    for found in TOKEN.finditer(printed):
        if found["acronym"]:
            bare = SEPARATORS.sub("", found["acronym"])
            own = DISTRICT_ROOMS.get(bare) if printed[: found.start()].lower() in ("phòng ", "các phòng ") else None
            if bare == "VHTT" and printed.startswith(" và Thể thao", found.end()):
                own = "Văn hóa, Thông tin"
            parts += [printed[at : found.start()], own or expand(found["acronym"])]
            at = found.end()
    name = " ".join("".join([*parts, printed[at:]]).split()).replace("Uỷ", "Ủy").replace("uỷ", "ủy").replace("UỶ", "ỦY")
    name = re.sub(r"(Mặt trận Tổ quốc)(?: Việt Nam)*", r"\1 Việt Nam", name).replace("Tổ Quốc", "Tổ quốc")
    name = DISTRICTS.sub(r"\1 các ", name)
    name = re.sub(r"(Trung ương) của (?=Mặt trận)", r"\1 ", name)
    if PLURAL.match(name) and re.match(r"(?i:các (?:thành viên Ban|UBND|Ủy ban|huyện đoàn))", name):
        name = name[PLURAL.match(name).end() :]  # type: ignore[union-attr]
    return name[:1].upper() + name[1:]


def canonical_name(written: str, agency: Agency | None) -> str:
    """Return how a body is called: the name of the register where that only sets right how it is spelled or cut short."""
    if agency is None:
        return written
    if "(" in agency.name:
        return written if " " in written else agency.name
    key, known = name_key(written), name_key(agency.name)
    core = without_province(key)
    if known in (key, core) or _is_known_of_province(core, known):
        return agency.name
    if " " not in key or any(word.isupper() and len(word) > 2 for word in written.split()):
        return agency.name
    missing = known.removeprefix(f"{key} ")
    is_short = missing != known and not PLACE_KEY.fullmatch(f"x {missing}") and not missing.startswith(("dac khu", "thi tran"))
    return agency.name if is_short or _is_respelled(written, agency) else written


def _is_known_of_province(key: str, known: str) -> bool:
    place = PLACE_KEY.fullmatch(key)
    return bool(place and place["province"] and not place["province"].startswith("cac") and place["core"] == known)


def _is_respelled(written: str, agency: Agency) -> bool:
    """Tell whether a Department or Ministry is only spelled otherwise: "Sở Lao động, Thương binh và Xã hội"."""
    return agency.code.startswith(("so_", "bo_")) and not agency.collective and len(PLACE.findall(written)) == 0
