"""What a window needs to know of the settings: their values, and where it stood last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from player.settings import Settings


class WindowMemory(Protocol):
    """What is remembered of the window from one start to the next."""

    def window_geometry(self) -> bytes:
        """Return what was kept last; empty the first time."""
        ...

    def keep_window_geometry(self, geometry: bytes) -> None:
        """Keep the place and size of the window."""

    @property
    def settings(self) -> Settings:
        """Return what the person chose."""
        ...

    def keep(self, **changes: Any) -> None:
        """Change settings by name, and keep them."""
