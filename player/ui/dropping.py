"""Files that are dropped on the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent

ENDINGS = frozenset(
    (".toml", ".limber", ".seconds", ".xml", ".zip", ".csv", ".json", ".zwo", ".mrc", ".erg", ".txt")
)
"""Endings of files that can be dropped: sessions, bundles, and what other programs write."""


def dropped_path(event: QDropEvent) -> str:
    """Return the path of the file that is dropped; empty where it is none that can be taken, or several."""
    urls = event.mimeData().urls()
    path = urls[0].toLocalFile() if len(urls) == 1 else ""
    return path if Path(path).suffix.lower() in ENDINGS else ""
