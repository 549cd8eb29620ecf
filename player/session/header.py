"""The header of a session file, read without its steps: enough to list a thousand files in a moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import tomli

from player.session.translation import USUAL, translated

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of itself."""

    title: str
    """Its title."""
    summary: str = ""
    """One or two sentences."""
    level: str = ""
    """For whom."""
    equipment: tuple[str, ...] = ()
    """What is needed."""
    tags: tuple[str, ...] = ()
    """Words to find it by."""


def read_header(path: Path, language: str = USUAL) -> Header | None:
    """Return the header of a session file, in a language if it is translated; None where it cannot be read at
    a glance."""
    try:
        with path.open("rb") as file:
            text = file.read(_MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return None
    cut = min((place for mark in ("\n[", "\n [") if (place := text.find(mark)) >= 0), default=len(text))
    try:
        values = tomli.loads(text[:cut])
    except (tomli.TOMLDecodeError, RecursionError):
        return None
    values = translated(values, path, language)
    title = values.get("title")
    if not isinstance(title, str) or not title:
        return None
    return Header(
        title,
        _text(values.get("summary")),
        _text(values.get("level")),
        _texts(values.get("equipment")),
        _texts(values.get("tags")),
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(filter(None, map(_text, value))) if isinstance(value, list) else ()
