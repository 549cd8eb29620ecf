"""Copies of what ships: a person works on one of their own, whichever way leads to the file; what ships stays
as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.errors import PlayerError
from player.files import write_whole
from player.language import languages
from player.session.tongues import translation_files

if TYPE_CHECKING:
    from pathlib import Path


def own_place(path: Path, shipped: Path, own: Path) -> Path | None:
    """Return where the person's own copy of a shipped file lies, or would; None where it does not ship.

    Links and ``..`` lead to the same answer. What lies in a folder of ``shipped`` lies there in ``own``.
    """
    real, folder = path.resolve(), shipped.resolve()
    return own / real.relative_to(folder) if folder in real.parents else None


def bring_translations(shipped: Path, copy: Path) -> None:
    """Put the translations of a shipped file beside its copy, where there are none yet: what is not changed
    in the copy is still said in the person's language."""
    for language in languages():
        for found in translation_files(shipped, language):
            target = copy.parent / found.relative_to(shipped.parent)
            if found.is_file() and not target.exists():
                try:
                    data = found.read_bytes()
                    target.parent.mkdir(parents=True, exist_ok=True)
                    write_whole(target, lambda file, data=data: file.write(data))  # type: ignore[misc]
                except (OSError, PlayerError):
                    continue  # the copy itself is there, in the language in which it is written
