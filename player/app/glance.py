"""A session at a glance: its card as far as the header tells, for a library that is shown at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.language import spoken_language
from player.session.header import read_header
from player.session.parts import parts_of
from player.ui.library_screen.cards import SessionCard

if TYPE_CHECKING:
    from pathlib import Path


def glance_card(path: Path, origin: str = "") -> SessionCard | None:
    """Return what can be told of a session file without reading its steps; None where nothing can."""
    header = read_header(path, spoken_language())
    if header is None:
        return None
    return SessionCard(
        identity=path.stem,
        title=header.title,
        summary=header.summary,
        level=header.level,
        equipment=header.equipment,
        tags=header.tags,
        path=path,
        parts=parts_of((), header.tags),
        origin=origin,
    )
