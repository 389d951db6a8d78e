"""ZIP files whose bytes depend on nothing but what is in them: fixed times, no name of a machine or system."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

TIME = (2021, 1, 1, 0, 0, 0)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return the files as one ZIP, in their order."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = ZipInfo(name, TIME)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content)
    return out.getvalue()


def repacked(package: bytes) -> bytes:
    """Return an office document (itself a ZIP) with the same parts and fixed times."""
    with ZipFile(BytesIO(package)) as archive:
        return zipped({entry.filename: archive.read(entry) for entry in archive.infolist()})
