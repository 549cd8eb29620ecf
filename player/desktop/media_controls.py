"""The system's media controls, whichever it has: what panels, headsets and media keys speak to."""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.desktop.now_playing import NowPlaying, Wish

_LOG = logging.getLogger(__name__)


class MediaControls(Protocol):
    """One system's media controls.

    Threads: ``show`` and ``close`` from the one that made them; wishes may be told from any.
    """

    def show(self, now: NowPlaying) -> None:
        """Tell the desktop what is playing."""

    def close(self) -> None:
        """Take Limber off the desktop's controls."""


def connect(wish: Callable[[Wish, object], None]) -> MediaControls | None:
    """Return this system's media controls, which tell each wish and its value; None where it has none.

    The value is a microsecond of the session for ``seek`` and ``go to``, a linear volume from 0 to 1 for
    ``volume``, a URI for ``open``, and None for all others.
    """
    try:
        if sys.platform == "win32":
            from player.desktop.windows_controls import WindowsControls

            return WindowsControls(wish)
        if sys.platform == "darwin":
            from player.desktop.macos_controls import MacosControls

            return MacosControls(wish)
        # Without an address a bus would have to be started, which is the desktop's to do.
        if "DBUS_SESSION_BUS_ADDRESS" in os.environ:
            from player.desktop.mpris import Mpris

            return Mpris(wish)
    except (ImportError, OSError, KeyError, ValueError, TimeoutError, AttributeError, RuntimeError) as error:
        _LOG.info("no media controls: %s", error)
    return None
