"""The command `extract`: files and folders → drafts on standard output or in a folder."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from etl import draft_forms
from etl.draft import Draft
from etl.errors import AtlasError, NoData, Rejection
from etl.inputs import SOURCE_SUFFIXES
from etl.pool import Printed, extract_files

FORMS: dict[str, tuple[Callable[[Draft], str], str]] = {
    "yaml": (draft_forms.as_yaml, ".yml"),
    "json": (draft_forms.as_json, ".json"),
    "review": (draft_forms.as_review, ".json"),
}


@dataclass(frozen=True, slots=True)
class Extracted:
    """How many files came and were drafted, and why the others were not."""

    came: int
    drafted: int
    rejections: tuple[Rejection, ...]


def run(files: Sequence[Path], data: Path, form: str, scheduler: str | None, out: Path | None, *, quiet: bool) -> Extracted:
    """Print or write a draft of each file, in order; raises AtlasError if there is no file or no cluster."""
    paths = list(_found(files))
    if not paths:
        raise NoData("Không thấy tệp nào để đọc (txt, md, docx, pdf, png, jpg, tif)")
    printer, suffix = FORMS[form]
    targets = _targets(paths, out, suffix) if out else {}
    drafted, rejections = 0, []
    with tqdm(total=len(paths), desc="Đọc văn bản", unit="tệp", delay=1, disable=True if quiet else None) as bar:
        for path, printed in zip(paths, extract_files(paths, data, printer, scheduler), strict=True):
            bar.update()
            if printed.rejection:
                rejections.append(printed.rejection)
                continue
            drafted += 1
            _put(printed, targets.get(path), is_later=drafted > 1 and form == "yaml")
    return Extracted(len(paths), drafted, tuple(rejections))


def _found(files: Sequence[Path]) -> Iterator[Path]:
    """Yield each file named, and those of each folder that a reader exists for, sorted."""
    for file in files:
        if file.is_dir():
            yield from sorted(path for path in file.rglob("*") if path.suffix.lower() in SOURCE_SUFFIXES and path.is_file())
        else:
            yield file


def _targets(paths: Sequence[Path], out: Path, suffix: str) -> dict[Path, Path]:
    """Return where each draft goes; raises AtlasError if a file stands there or two drafts would share one."""
    out.mkdir(parents=True, exist_ok=True)
    targets = {path: out / f"{path.stem}{suffix}" for path in paths}
    for path, target in targets.items():
        if target.exists():
            raise AtlasError(f"Đã có {target}: dời tệp ấy đi hoặc chọn thư mục khác, không ghi đè")
        if list(targets.values()).count(target) > 1:
            raise AtlasError(f"Hai tệp cùng tên {path.stem} sẽ ghi vào {target}: đổi tên một tệp")
    return targets


def _put(printed: Printed, target: Path | None, *, is_later: bool) -> None:
    if target:
        target.write_text(printed.line + "\n", encoding="utf-8")
        return
    if is_later:
        sys.stdout.write("---\n")
    sys.stdout.write(printed.line + "\n")
