"""The settings while the program runs: read once, changed by the windows, written when they change."""

from __future__ import annotations

import base64
import binascii
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from player.errors import PlayerError
from player.settings import Settings, load_settings, save_settings

if TYPE_CHECKING:
    from pathlib import Path

_LOG = logging.getLogger(__name__)


class Memory:
    """What is remembered from one start to the next."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the settings file."""
        self._folder = folder
        self.settings: Settings = load_settings(folder)

    def keep(self, **changes: Any) -> None:
        """Change settings by name and write them; a full disk costs the change at the next start, nothing
        else."""
        changed = replace(self.settings, **changes)
        if changed == self.settings:
            return
        self.settings = changed
        try:
            save_settings(changed, self._folder)
        except PlayerError as error:
            _LOG.info("%s", error)

    def window_geometry(self) -> bytes:
        """Return the window's place as it was kept last; empty the first time."""
        try:
            return base64.b64decode(self.settings.window.get("main", ""), validate=True)
        except (binascii.Error, ValueError):
            return b""

    def keep_window_geometry(self, geometry: bytes) -> None:
        """Keep the window's place."""
        self.keep(window={**self.settings.window, "main": base64.b64encode(geometry).decode("ascii")})
