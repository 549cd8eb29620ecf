"""The library: the sessions that lie in folders, found by name and listed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from player.errors import PlayerError
from player.language import said

if TYPE_CHECKING:
    from collections.abc import Iterable


class Library:
    """Session files in several folders; a later folder's file wins over an earlier one's of the same name."""

    def __init__(self, folders: Iterable[Path]) -> None:
        """Take the folders, the shipped one first. Folders that are not there are empty."""
        self._folders = tuple(folders)

    def paths(self) -> tuple[Path, ...]:
        """Return the session files, by name. Reads no file."""
        found = {
            path.stem: path for folder in self._folders if folder.is_dir() for path in folder.glob("*.toml")
        }
        return tuple(found[name] for name in sorted(found))

    def named(self, name: str) -> Path | None:
        """Return the file of a session by its name alone; None where there is none."""
        if not name or set(name) & set("/\\:") or name.startswith("."):
            return None
        paths = [folder / f"{name}.toml" for folder in self._folders]
        return next((path for path in reversed(paths) if _is_file(path)), None)

    def find(self, name: str) -> Path:
        """Return the file that a person means by a path or a name.

        Raises ``PlayerError`` with the nearest names where there is none.
        """
        path = Path(os.path.expanduser(name))
        if _is_file(path) or (path.suffix == ".toml" and len(path.parts) > 1):
            return path
        known = {path.stem: path for path in self.paths()}
        stem = path.stem if path.suffix == ".toml" else name
        if stem in known:
            return known[stem]
        # the window lists sessions long before anybody looks for one that is not there
        from player.session.problems import did_you_mean

        hint = did_you_mean(stem, known) or said("`limber list` shows the sessions that are there")
        raise PlayerError(said('There is no session "{name}".', name=name), hint[0].upper() + hint[1:])


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that no file system takes
        return False
