"""Where the translations of a file lie: in folders of the languages beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}")


def translation_files(file: Path, language: str) -> tuple[Path, ...]:
    """Return where a translation of a file may lie, the likeliest first."""
    tags = dict.fromkeys((language, nearest(language)))
    return tuple(file.parent / tag / file.name for tag in tags if _TAG.fullmatch(tag))


def nearest(language: str) -> str:
    """Return a language without its region: ``es`` for ``es-MX``."""
    return language.split("-")[0].lower()
