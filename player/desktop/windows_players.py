"""Other players on Windows, which are seen and driven by its media controls.

https://learn.microsoft.com/uwp/api/windows.media.control
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from winrt.windows.media.control import (
    GlobalSystemMediaTransportControlsSessionManager,
    GlobalSystemMediaTransportControlsSessionPlaybackStatus,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import ExitStack

    from winrt.windows.media.control import GlobalSystemMediaTransportControlsSession

_LOG = logging.getLogger(__name__)
_PLAYS = GlobalSystemMediaTransportControlsSessionPlaybackStatus.PLAYING
_PAUSED = GlobalSystemMediaTransportControlsSessionPlaybackStatus.PAUSED


def pause_others(stack: ExitStack, go_on: Callable[[], bool]) -> None:
    """Pause every other player that plays; the stack gets what lets those play again, and no others, if
    ``go_on`` then says so.

    Waits for Windows, so it is not for the thread of the window.
    """
    try:
        manager = GlobalSystemMediaTransportControlsSessionManager.request_async().get()
        sessions = list(manager.get_sessions())
    except OSError as error:
        _LOG.info("Windows does not tell who plays: %s", error)
        return
    # A program that no shortcut has given a name goes by that of its file.
    ours = Path(sys.executable).name.lower()
    for session in sessions:
        if session.source_app_user_model_id.lower() != ours and _pause(session):
            stack.callback(_let_play, session, go_on)


def _pause(session: GlobalSystemMediaTransportControlsSession) -> bool:
    """Return whether it played and obeyed."""
    try:
        plays = session.get_playback_info().playback_status == _PLAYS
        return plays and bool(session.try_pause_async().get())
    except OSError as error:
        _LOG.info("%s does not obey: %s", session.source_app_user_model_id, error)
        return False


def _let_play(session: GlobalSystemMediaTransportControlsSession, go_on: Callable[[], bool]) -> None:
    """Let a player play again, unless the person has stopped it meanwhile."""
    try:
        if go_on() and session.get_playback_info().playback_status == _PAUSED:
            session.try_play_async().get()
    except OSError as error:
        _LOG.info("%s does not obey: %s", session.source_app_user_model_id, error)
