"""A Form's facts as words of the paper: period, due day, what asks for the report, names of files. Loads no library."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.forms import Form, FormDuty
from dashboard.render.naming import plain_name
from dashboard.texts import in_language
from dashboard.wording import day, section_name
from forms import layout, words
from forms.locators import written


def due(form: Form) -> str:
    """ "trước ngày 30/11/2023", or that the plan prints no day."""
    if form.due is None:
        return words.NO_DUE_DAY
    return words.DUE[form.obligation.bound].format(day=day(form.due, "vi"))


def recipient(form: Form) -> str:
    return (form.obligation and form.obligation.recipient) or words.NO_RECIPIENT


def asked_in(form: Form) -> str:
    """Say which paragraph of the plan asks for the report, in its words, and of whom if not of the body by name."""
    found = form.obligation
    if found is None:
        return words.NO_OBLIGATION
    with in_language("vi"):
        place = section_name(found.section)
    if found.ordinal:
        place = words.LOCATED.format(locator=written(found.section, found.ordinal))
    asked = words.ASKED_IN.format(place=place, printed=found.printed)
    return words.ASKED_AS.format(asked=asked, body=found.asked_as) if found.asked_as else asked


def period(form: Form) -> str:
    """ "năm 2023, từ 1/1/2023 đến 31/12/2023 (kỳ báo cáo năm theo chế độ chung: 15/12/2022 – 14/12/2023)"."""
    days = {"start": form.start, "end": form.end, "statutory_start": form.statutory[0], "statutory_end": form.statutory[1]}
    return words.PERIOD.format(year=form.year, **{name: day(value, "vi") for name, value in days.items()})


def role(duty: FormDuty) -> str:
    roles = (duty.role, duty.secondary_role)
    return "; ".join(words.ROLES[code] for code in roles if code)


def choices(table: dict[str, str]) -> str:
    return ", ".join(f"“{word}”" for word in table.values())


def states() -> str:
    return choices(layout.STATES)


def qualifiers() -> str:
    return choices(layout.QUALIFIERS)


def file_name(form: Form, extension: str) -> str:
    """Return an ASCII name that tells year, place and body: bieu-mau_2023_binh-thuan_so-cong-thuong.xlsx."""
    body = form.agency_code.replace("_", "-")
    return plain_name(f"bieu-mau_{form.year}_{form.place or ''}_{body}", extension, nameless="bieu-mau")


def archive_name(forms: Sequence[Form]) -> str:
    """Name the ZIP of a plan's forms: bieu-mau_2023_binh-thuan-2023-65-kh-bcdcvd.zip."""
    return plain_name(f"bieu-mau_{forms[0].year}_{forms[0].plan}", "zip", nameless="bieu-mau")
