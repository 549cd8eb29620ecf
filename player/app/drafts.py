"""Drafts: what was being written and not yet saved, kept so that a crash or a power cut loses nothing."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass
from pathlib import Path

from player.errors import PlayerError
from player.files import write_whole

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """A text that has not been saved."""

    file: Path
    """The file that it is meant for."""
    base: str
    """What it was made from."""
    text: str
    """The text."""


class DraftStore:
    """Drafts by the file they are meant for; one that cannot be read is told in the log alone."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that the drafts lie in."""
        self._folder = folder

    def keep(self, draft: Kept) -> str:
        """Keep a draft in place of an earlier one; return what stands in the way, or nothing."""
        value = {"file": str(draft.file), "base": draft.base, "text": draft.text}
        data = json.dumps(value).encode("utf-8")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._place(draft.file), lambda file: file.write(data))
        except (OSError, PlayerError) as error:
            _LOG.info("a draft is not kept: %s", error)
            return str(error.message if isinstance(error, PlayerError) else error.strerror or error)
        return ""

    def find(self, file: Path) -> Kept | None:
        """Return the draft for a file, if there is one."""
        return _read(self._place(file))

    def forget(self, file: Path) -> None:
        """Throw the draft for a file away."""
        try:
            self._place(file).unlink(missing_ok=True)
        except OSError as error:
            _LOG.info("a draft stays: %s", error)

    def all(self) -> tuple[Kept, ...]:
        """Return all drafts."""
        if not self._folder.is_dir():
            return ()
        found = (_read(path) for path in sorted(self._folder.glob("*.json")))
        return tuple(draft for draft in found if draft is not None)

    def _place(self, file: Path) -> Path:
        name = hashlib.sha256(str(file.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return self._folder / f"{file.stem[:40]}-{name}.json"


def _read(path: Path) -> Kept | None:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        return Kept(Path(value["file"]), str(value["base"]), str(value["text"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
