"""The tail of a document → who signed it, for whom, and who receives it; the two columns may stand interleaved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.capitals import fold, is_capital
from etl.endings import AUTHORITY, RECIPIENTS, ROLE, ROLE_WORDS, is_name
from etl.letterhead import is_stamp
from etl.place_and_date import read_date

COLUMN = re.compile(
    r"\s(?=(?:TM\s?[.,]|T\s?/\s?M|KT\s?[.,]|K/T|TL\s?[.,]|T/L|TUQ\s?[.,]|TM\s)\s{0,2}[A-Z]{2})"
)  # "- Như trên; TM. UBND"
ROLE_COLUMN = re.compile(rf"[;:.,)]\s(?={ROLE_WORDS}[^;]{{0,30}}$)", re.VERBOSE)  # "- Lưu: VT. PHÓ CHỦ TỊCH"
LAST_ROLE = re.compile(rf"(?!(?<=DOAN)\sCHU\sTICH$)\s(?={ROLE_WORDS}$)", re.VERBOSE)  # "TM. BAN CHỈ ĐẠO TRƯỞNG BAN"
SECOND_ROLE = re.compile(
    rf"(?:KT|K/T|TL|T/L|TUQ)\s?[.,/]?\s{{0,2}}{ROLE_WORDS}(?P<gap>\s)(?=(?:PHO|THU|Q\.|CHANH|CHU|GIAM|UY|TRUONG|BI)\b)",
    re.VERBOSE,
)
LIST_START = re.compile(r"\W{0,4}N\w\w?\s?(?:NH\w{2,3}|G\w{2})\s?[:;.,-]?\s{0,2}")
BULLET = re.compile(r"[-–—+*•·~_]{1,2}\s{0,2}(?=\S)")
SEVERAL = re.compile(r"(?<=[;.,])\s{1,3}(?=[-–+•]\s{0,2}[^\W\d_])")  # "- Như trên; - Lưu: VT."
LAST = re.compile(r"L[UƯ]U\b")
DELIVERY = re.compile(
    r"\W{0,4}(?:(?:GUI|NHAN) )?(?:VAN )?(?:BAN|QUA) (?:DIEN TU|GIAY|TRUC .{0,30})\W{0,3}$"
)  # "Gửi bản điện tử:"
REMARK = re.compile(
    r"\(?\W{0,2}(?:DE )?(?:B/?C|BAO CAO|BIET|THUC HIEN|CHI DAO|PHOI HOP|TH|P/H|DA KY|KY TEN.{0,30}|DONG DAU)\W{0,3}$"
)
SIGNED = re.compile(r"\(?\s?[ĐđÐ][ãÃaA]\s[kK][ýÝyY]\b\s?\)?\s?[:.]?\s?")  # "(Đã ký) Nguyễn Văn A"
GOES_ON = re.compile(r"(?:THUONG TRUC|CHUYEN TRACH|PHU TRACH|KIEM |VA |THE THAO|CHINH TRI)")
NOISE = re.compile(r"(?<=;)\s{1,3}(?:\(dấu\)|[^\w\s(]|[^\W\d_](?=\s|$)).{0,80}$")  # a seal in a scan: "…; (dấu) ~*~", "…; Œ N"
BRACE = re.compile(r"(?<=[;.,])\s{0,3}[({][^(){}]{0,30}[)}]$")
LAST_NAME = re.compile(r"[A-ZĐÀ-Ỹ][a-zđà-ỹ]{1,6}")  # "Lan Thị" / "Vân"
JOINED_NAME = re.compile(r"(?<=[;.,)])\s(?=(?:[^\W\d_]\w{1,6}\s){1,4}[^\W\d_]\w{1,6}$)")
TRAILING_NAME = re.compile(r"(?<=[^\W\d_a-z])\s(?=(?:[^\W\d_][^\W\d_A-Z]{1,6}\s){1,5}[^\W\d_][^\W\d_A-Z]{1,6}$)")
TITLES = re.compile(
    r"(?:(?:PGS|GS|TS|ThS|THS|Ths|BS|CN|KS|CKI|CKII|LS|Ts|Dr|NSƯT|NSND|NGƯT)\s?[.,]{1,2}\s?|(?:Thiếu|Trung|Thượng"
    r"|Đại)\s(?:tướng|tá|úy)\s|Đại tướng\s)"
)
POSITION = re.compile(
    r"(?:PHO|CHU TICH|BI THU|TRUONG|GIAM DOC|UY VIEN|CHANH|THU TRUONG|BO TRUONG|SO |BAN |BO |UBND|UY BAN|HOI |CAC |DAI "
    r"|BAO |VAN PHONG|NHU )"
)
FAMILIES = (
    "NGUYEN TRAN LE PHAM HOANG HUYNH PHAN VU VO DANG BUI DO HO NGO DUONG LY DINH DOAN LUONG TRINH MAI TO BO HA CAO CHAU "
    "THACH LO GIANG VANG SUNG KSOR DAM LAM QUACH TRIEU TA VAN PHUNG KIM TANG TU NONG VI MA HAU CHU CU TONG THAI TRUONG DAO "
    "LUU NGHIEM VIEN SIU ROI RO KPA DIEU LA LAI TIEU DIEP TON KIEU MAC THI TRA BACH BE CAM CHUNG DU GIAP HUA KHUC KHONG LUC "
    "NGUY ONG PHI QUANG SAM THAN THIEU UNG VUONG XA YEN Y A DANH SON LANG LU GIA HUU HUNG KHUAT LIEU LOC MOONG MUA NGAN NHU "
    "NINH NIE PO THAO THE TRANG DIEN DOI AU AN CHE CO"
)
SURNAMES = frozenset(FAMILIES.split())


@dataclass(frozen=True, slots=True)
class Signature:
    """Signer's name, role in that capacity, authority (TM., KT. …) and the recipients, as printed."""

    name: str | None
    role: str | None
    authority: str | None
    recipients: tuple[str, ...]


@dataclass(slots=True)
class _Tail:
    """What has been read of a tail so far."""

    name: str | None = None
    role: str | None = None
    authority: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    is_listing: bool = False
    is_listed: bool = False
    has_bullets: bool = False
    newest: str = ""


def read_signature(lines: Sequence[str]) -> Signature:
    """Return signer and recipients of the printed lines of a tail."""
    tail = _Tail()
    for line in lines:
        for column in _part_columns(line[:2_000], tail):
            _read_line(tail, column)
    recipients = tuple(entry for entry in map(_clean_recipient, tail.recipients) if entry)
    return Signature(tail.name, tail.role, " ".join(tail.authority) or None, recipients)


def _part_columns(line: str, tail: _Tail) -> list[str]:
    """Part a line in which the columns of recipients and signature were torn together."""
    parts: list[str] = []
    for cell in line.split(" | "):
        folded = fold(cell)
        found = COLUMN.search(folded) or (None if AUTHORITY.match(folded) else ROLE_COLUMN.search(folded))
        if found and is_capital(cell[found.end() :]):
            parts += [cell[: found.end()], cell[found.end() :]]
        elif (
            tail.name is None
            and tail.role
            and (joined := JOINED_NAME.search(cell))
            and _is_person(cell[joined.end() :], sure=True)
        ):
            parts += [cell[: joined.end()], cell[joined.end() :]]
        else:
            parts.append(cell)
    return [piece for part in parts for piece in _part_name(part.strip()) if piece]


def _part_name(words: str) -> list[str]:
    """Part a name in small letters from the capitals before it: "PHÓ GIÁM ĐỐC Hà Văn A"."""
    found = TRAILING_NAME.search(words)
    if (
        found
        and len(words[: found.start()]) > 5
        and is_capital(words[: found.start()])
        and _is_person(words[found.end() :], sure=False)
    ):
        return [words[: found.start()], words[found.end() :]]
    return [words]


def _read_line(tail: _Tail, line: str) -> None:
    line = SIGNED.sub("", line)
    folded = fold(line)
    if RECIPIENTS.match(folded[:60]):
        tail.is_listing = True
        line = line[LIST_START.match(folded).end() :] if LIST_START.match(folded) else ""
        folded = fold(line)
    if not line or is_stamp(folded) or REMARK.fullmatch(folded.strip(" ()")) or not any(letter.isalnum() for letter in line):
        return
    if _read_signing(tail, line, folded) or DELIVERY.match(folded):
        return
    if tail.is_listing and not (tail.is_listed and not BULLET.match(line)):
        _read_recipients(tail, line)


def _read_signing(tail: _Tail, line: str, folded: str) -> bool:
    """Read a line of the signature; False if it is none."""
    if AUTHORITY.match(folded) and is_capital(line[:40]):
        _read_authority(tail, line, folded)
    elif is_capital(line) and ROLE.match(folded) and len(line) < 90:
        if tail.role is None:
            tail.role, tail.newest = _bare(line), "role"
    elif (
        is_capital(line)
        and tail.newest
        and len(line) < 90
        and not BULLET.match(line)
        and tail.name is None
        and not _is_person(line, sure=True)
    ):
        _go_on(tail, line)
    elif tail.name is None and (tail.role or tail.authority) and not BULLET.match(line):
        return _read_name(tail, line)
    elif tail.newest == "name" and LAST_NAME.fullmatch(line):
        tail.name, tail.newest = f"{tail.name} {line}", ""
    else:
        dated = read_date(line) if len(line) < 80 and not BULLET.match(line) else None
        return bool(dated and dated.place)
    return True


def _read_authority(tail: _Tail, line: str, folded: str) -> None:
    """Read "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", and a role or a second authority that was torn into the same line."""
    if tail.name is not None:
        return  # a second signer of a joint document
    inner = COLUMN.search(folded, 4)
    if inner:
        _read_authority(tail, line[: inner.start()], folded[: inner.start()])
        _read_authority(tail, line[inner.end() :], folded[inner.end() :])
        return
    is_for_body = folded.lstrip(" *_-.").replace(" ", "").startswith(("TM", "T/M", "T.M"))
    found = LAST_ROLE.search(folded) if is_for_body else SECOND_ROLE.match(folded)
    at = (found.start() if is_for_body else found.start("gap")) if found else None
    if at is not None and len(folded[:at].split()) > 1 and tail.role is None:
        tail.role, tail.newest = _bare(line[at:]), "role"
        line = line[:at]
    else:
        tail.newest = "authority"
    if tail.role is None or at is not None or not tail.authority:
        tail.authority.append(_bare(line))


def _go_on(tail: _Tail, line: str) -> None:
    """Add the second printed line of an authority or of a role."""
    if tail.newest == "authority" and tail.authority and tail.role is None:
        tail.authority[-1] = f"{tail.authority[-1]} {_bare(line)}"
    elif tail.newest == "role" and tail.role and (GOES_ON.match(fold(line)) or tail.role[-1] in ",-&"):
        tail.role = f"{tail.role} {_bare(line)}"
    tail.newest = ""


def _read_name(tail: _Tail, line: str) -> bool:
    is_loose = (
        not tail.is_listing or tail.is_listed or (tail.has_bullets and tail.recipients and tail.recipients[-1][-1:] in ";.")
    )
    if not _is_person(line, sure=not is_loose):
        return False
    tail.name = TITLES.sub("", line).strip(" .,*_")
    tail.newest = "name" if len(tail.name.split()) == 2 else ""
    return True


def _is_person(line: str, sure: bool) -> bool:
    """Tell whether a line is a person's name; `sure` asks for a known surname in front."""
    bare = TITLES.sub("", line).strip(" .,*_")
    if not is_name(bare) or (POSITION.match(fold(bare)) and not _has_surname(bare)):
        return False
    return _has_surname(bare) or (not sure and len(bare.split()) >= 2)


def _has_surname(line: str) -> bool:
    first = fold(line).split()[0]
    return first in SURNAMES and not line.startswith(
        ("Bộ ", "Sở ", "Ban ", "Văn phòng", "Trường ", "Trưởng ", "Hội ", "Tỉnh ", "Tổ ", "Báo ", "Đoàn ", "Các ", "Đài ")
    )


def _read_recipients(tail: _Tail, line: str) -> None:
    for part in SEVERAL.split(line):
        bullet = BULLET.match(part)
        words = part[bullet.end() :] if bullet else part
        tail.has_bullets = tail.has_bullets or bullet is not None
        is_last = bool(LAST.match(fold(words)))
        if bullet or is_last or not tail.recipients:
            tail.recipients.append(words)
        elif words[0].islower() or words[0] in "(;,&" or (tail.recipients[-1][-1:] not in ";." and tail.has_bullets):
            tail.recipients[-1] += f" {words}"
        elif not tail.has_bullets:
            tail.recipients.append(words)
        tail.is_listed = tail.is_listed or is_last


def _clean_recipient(words: str) -> str:
    words = BRACE.sub("", NOISE.sub("", words.strip()))
    words = words.strip(' ;.,:/_|+~*\\"')
    return words if sum(map(str.isalpha, words)) > 1 else ""


def _bare(line: str) -> str:
    return line.strip(" *_-–,:;|\"'")
