"""How a kind of body is called as the body of one province, and the two lines of its letterhead. Always in Vietnamese.

What cannot be told from the kind of body is None: the one who writes the report fills it in, nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CITIES = {"Hà Nội", "TP. Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế"}  # under the centre, no "tỉnh"
REMARK = re.compile(r" \([^)]*\)$")  # Báo tỉnh (cơ quan báo in của Đảng bộ tỉnh)
PARTY_COMMITTEE = r"(?P<parent>(Tỉnh ủy|Thành ủy|Đảng ủy) .+)"
PARTY_BOARD = re.compile(rf"(?P<issuer>(Ban|Văn phòng|Ủy ban) .+?) {PARTY_COMMITTEE}")  # Ban Dân vận + Tỉnh ủy Bình Thuận


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues a report: the superior body (None: has none, or not known) and the body itself (None: to be filled in)."""

    parent: str | None
    name: str | None


def place_name(province: str) -> str:
    """ "Bình Thuận" → "tỉnh Bình Thuận", "TP. Hồ Chí Minh" → "thành phố Hồ Chí Minh"."""
    return f"{'thành phố' if province in CITIES else 'tỉnh'} {province.removeprefix('TP. ')}"


def full_name(name: str, level: str, province: str | None) -> str:
    """Name the body of a province: ("Sở Y tế", "province", "Bình Thuận") → "Sở Y tế tỉnh Bình Thuận"."""
    name = REMARK.sub("", name)
    if province is None or level != "province":
        return name
    if "Tỉnh ủy" in name:
        committee = "Thành ủy" if province in CITIES else "Tỉnh ủy"
        return name.replace("Tỉnh ủy", f"{committee} {province.removeprefix('TP. ')}")
    return f"{name.removesuffix(' tỉnh')} {place_name(province)}"


def issuer(name: str, level: str, kind: str, province: str | None, *, is_collective: bool) -> Issuer:
    """Return the lines of the letterhead; a name for many bodies, or for one of a district not named, is left blank."""
    whole = full_name(name, level, province)
    if is_collective or level not in ("central", "province") or (level == "province" and province is None):
        return Issuer(None, None)
    if board := kind == "party" and PARTY_BOARD.fullmatch(whole):
        return Issuer(board["parent"], board["issuer"])
    if kind == "party" and level == "province" and not whole.startswith(("Tỉnh ủy", "Thành ủy")):
        return Issuer(full_name("Tỉnh ủy", level, province), whole)
    if name.startswith("Sở "):
        return Issuer(full_name("Ủy ban nhân dân tỉnh", level, province), name)
    return Issuer(None, whole)
