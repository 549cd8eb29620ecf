"""Bringing a file beside the file that names it: pictures, sounds and music of a session lie in its
folder."""

from __future__ import annotations

import filecmp
import os
import re
import shutil
from typing import TYPE_CHECKING

from player.errors import PlayerError
from player.language import reason_of, said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MOST_BYTES = 1 << 30
"""Bytes that are copied at most."""
_MOST_NUMBERS = 1000
_NO_NAME = re.compile(r'[\x00-\x1f<>:"/\\|?*~]')
"""What cannot stand in the name of a file on every system, or leads elsewhere."""


def brought_beside(source: Path, folder: Path) -> str:
    """Return the name by which a file in ``folder`` names another one: that lies in the folder already, or is
    copied into it, under a name that is free there. Raises ``PlayerError``."""
    return inside_name(source, folder) or _copied((source,), source.parent, folder, "")


def folder_beside(source: Path, names: Sequence[Path], folder: Path) -> str:
    """Return the name by which a file in ``folder`` names a folder of which it wants some files: the folder
    lies in it already, or the files are copied into a new one there. Raises ``PlayerError``."""
    inside = inside_name(source, folder)
    if inside or source.resolve() == folder.resolve():
        return inside or "."
    return _copied(names, source, folder, _fit(source.name))


def inside_name(source: Path, folder: Path) -> str:
    """Return the path of what lies in a folder, as files name it; nothing where it lies elsewhere."""
    try:
        inner = source.resolve().relative_to(folder.resolve())
    except (ValueError, OSError):
        return ""
    return "" if inner == inner.parent else inner.as_posix()


def _copied(names: Sequence[Path], root: Path, folder: Path, under: str) -> str:
    """Copy files into a folder, below one in it that is called ``under`` or has a number; return the name of
    that, or of the one file."""
    try:
        if sum(each.stat().st_size for each in names) > MOST_BYTES:
            raise PlayerError(
                said("That is more than {most} MB.", most=MOST_BYTES >> 20),
                said("Put it into {folder} yourself, and choose it there.", folder=folder),
            )
        wanted = {each: _fit(each.name) if not under else "" for each in names}
        if not under:
            place = _free(folder, wanted[names[0]], names[0])
            _copy(names[0], place)
            return place.name
        home = _free(folder, under, None)
        for each in names:
            _copy(each, home.joinpath(*(_fit(part) for part in each.relative_to(root).parts)))
    except OSError as error:
        raise PlayerError(
            said("It cannot be copied into {folder}: {reason}.", folder=folder, reason=reason_of(error)),
            said("Put it there yourself, and choose it there."),
        ) from error
    return home.name


def _copy(source: Path, place: Path) -> None:
    """Copy a file; where that breaks off, nothing is there. What is there already is the same file."""
    if place.exists():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    partial = place.with_name(f".{place.name}.{os.getpid()}.partial")
    try:
        shutil.copyfile(source, partial)
        partial.replace(place)
    finally:
        partial.unlink(missing_ok=True)


def _free(folder: Path, name: str, same: Path | None) -> Path:
    """The first place of a name, or that with a number, where nothing is; or the same file, if there is
    one."""
    stem, dot, suffix = name.rpartition(".") if same is not None else (name, "", "")
    stem, dot, suffix = (stem, dot, suffix) if stem else (name, "", "")
    for number in range(1, _MOST_NUMBERS):
        place = folder / (name if number == 1 else f"{stem}-{number}{dot}{suffix}")
        if not place.exists():
            return place
        if same is not None and place.is_file() and filecmp.cmp(same, place, shallow=False):
            return place
    raise FileExistsError(name)


def _fit(name: str) -> str:
    return _NO_NAME.sub("-", name).strip(". ") or "file"
