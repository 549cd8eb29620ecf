"""Gathering the session files of a folder."""

from __future__ import annotations

import os
from pathlib import Path

_MOST_FILES = 10_000
"""More files than any folder of sessions has."""
_NOT_SESSIONS = frozenset(("exercises", "__pycache__", "node_modules"))


def files_in(folder: Path) -> list[Path]:
    """Return the session files in a folder and below it, sorted; the folder itself where there are none.

    Exercises, translations (a file of the same name stands above them) and hidden folders are left out.
    """
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name[0] != "." and name not in _NOT_SESSIONS)
        for name in sorted(names):
            path = Path(place, name)
            translates = place != str(folder) and (path.parent.parent / name).is_file()
            if name.endswith(".toml") and name[0] != "." and not translates and len(found) < _MOST_FILES:
                found.append(path)
    return found or [folder]
