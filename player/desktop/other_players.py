"""Other players on this machine: paused while a session lasts, where the person wants that.

On Linux by MPRIS, on Windows by its media controls. macOS lets no program pause another.
"""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import ExitStack

_LOG = logging.getLogger(__name__)


def pause_others(stack: ExitStack, go_on: Callable[[], bool] = lambda: True) -> None:
    """Pause every other player that plays; the stack gets what lets those play again, and no others, if
    ``go_on`` then says so."""
    if sys.platform == "win32":
        try:
            from player.desktop import windows_players
        except (ImportError, OSError) as error:
            _LOG.info("other players cannot be paused: %s", error)
            return
        windows_players.pause_others(stack, go_on)
    elif "DBUS_SESSION_BUS_ADDRESS" in os.environ:
        from player.desktop import mpris_players

        mpris_players.pause_others(stack, go_on)
