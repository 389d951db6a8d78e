"""The name under which an export is saved."""

from __future__ import annotations

import re
import unicodedata

from dashboard.charts import Chart

LONGEST = 80  # leaves room for the folder within the 260 characters that Windows allows
RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # devices: Windows refuses them as file names


def file_name(chart: Chart, extension: str) -> str:
    """Return an ASCII name from the Chart's key: ban-do-do-phu_2021-2024.png."""
    return plain_name(chart.key, extension, nameless="bieu-do")


def plain_name(key: str, extension: str, nameless: str) -> str:
    """Return an ASCII name, safe on any system; `nameless` stands for a key without letters and before a reserved one."""
    letters = unicodedata.normalize("NFD", key.lower().replace("đ", "d"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    parts = (re.sub(r"[^a-z0-9]+", "-", part).strip("-") for part in plain.split("_"))
    name = "_".join(part for part in parts if part)[:LONGEST].strip("-_") or nameless
    name = f"{nameless}-{name}" if RESERVED.fullmatch(name) else name
    return f"{name}.{re.sub('[^a-z0-9]', '', extension.lower())}"
