"""A stand-in for the parts of Windows that media controls need, as ``winrt`` hands them to Python.

It knows no property and no button but those of Windows, so that a wrong name fails here too.
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from types import ModuleType
from typing import Any, ClassVar

import pytest


class Button(enum.IntEnum):
    """``SystemMediaTransportControlsButton``."""

    PLAY = 0
    PAUSE = 1
    STOP = 2
    RECORD = 3
    FAST_FORWARD = 4
    REWIND = 5
    NEXT = 6
    PREVIOUS = 7
    CHANNEL_UP = 8
    CHANNEL_DOWN = 9


class Status(enum.IntEnum):
    """``MediaPlaybackStatus``."""

    CLOSED = 0
    CHANGING = 1
    STOPPED = 2
    PLAYING = 3
    PAUSED = 4


class Kind(enum.IntEnum):
    """``MediaPlaybackType``."""

    UNKNOWN = 0
    MUSIC = 1
    VIDEO = 2
    IMAGE = 3


class SessionStatus(enum.IntEnum):
    """``GlobalSystemMediaTransportControlsSessionPlaybackStatus``."""

    CLOSED = 0
    OPENED = 1
    CHANGING = 2
    STOPPED = 3
    PLAYING = 4
    PAUSED = 5


@dataclass(slots=True)
class Line:
    """``SystemMediaTransportControlsTimelineProperties``."""

    start_time: timedelta = timedelta()
    end_time: timedelta = timedelta()
    min_seek_time: timedelta = timedelta()
    max_seek_time: timedelta = timedelta()
    position: timedelta = timedelta()


@dataclass(slots=True)
class Music:
    """``MusicDisplayProperties``."""

    title: str = ""
    artist: str = ""
    track_number: int = 0


class Updater:
    """``SystemMediaTransportControlsDisplayUpdater``: nothing is seen before ``update``."""

    __slots__ = ("music_properties", "seen", "type")

    def __init__(self) -> None:
        self.type = Kind.UNKNOWN
        self.music_properties = Music()
        self.seen = ("", "", 0)

    def clear_all(self) -> None:
        self.type = Kind.UNKNOWN
        self.music_properties = Music()

    def update(self) -> None:
        music = self.music_properties
        self.seen = (music.title, music.artist, music.track_number)


@dataclass(slots=True)
class Controls:
    """``SystemMediaTransportControls``."""

    is_enabled: bool = False
    is_play_enabled: bool = False
    is_pause_enabled: bool = False
    is_stop_enabled: bool = False
    is_next_enabled: bool = False
    is_previous_enabled: bool = False
    playback_status: Status = Status.CLOSED
    display_updater: Updater = field(default_factory=Updater)
    lines: list[Line] = field(default_factory=list)
    handlers: dict[int, Callable[[object, Any], None]] = field(default_factory=dict)

    def update_timeline_properties(self, line: Line) -> None:
        self.lines.append(line)

    def add_button_pressed(self, handler: Callable[[object, Any], None]) -> int:
        self.handlers[1] = handler
        return 1

    def remove_button_pressed(self, token: int) -> None:
        assert token == 1
        del self.handlers[token]

    def add_playback_position_change_requested(self, handler: Callable[[object, Any], None]) -> int:
        self.handlers[2] = handler
        return 2

    def remove_playback_position_change_requested(self, token: int) -> None:
        assert token == 2
        del self.handlers[token]

    def press(self, button: Button) -> None:
        """Press a media key."""
        self.handlers[1](self, _Pressed(button))

    def drag(self, position: timedelta) -> None:
        """Drag the slider of the flyout."""
        self.handlers[2](self, _Dragged(position))


@dataclass(slots=True)
class _Pressed:
    button: Button


@dataclass(slots=True)
class _Dragged:
    requested_playback_position: timedelta


@dataclass(slots=True)
class _Commands:
    is_enabled: bool = True


class Player:
    """``MediaPlayer``; the last one made is ``made``."""

    __slots__ = ("closed", "command_manager", "system_media_transport_controls")
    made: Player

    def __init__(self) -> None:
        self.command_manager = _Commands()
        self.system_media_transport_controls = Controls()
        self.closed = False
        Player.made = self

    def close(self) -> None:
        self.closed = True


@dataclass(slots=True)
class Answer:
    """``IAsyncOperation``: what was asked for, or an error."""

    value: object

    def get(self) -> object:
        if isinstance(self.value, OSError):
            raise self.value
        return self.value


@dataclass(slots=True)
class Session:
    """``GlobalSystemMediaTransportControlsSession``: another program that plays."""

    source_app_user_model_id: str
    playback_status: SessionStatus
    obeys: bool = True

    def get_playback_info(self) -> Session:
        return self

    def try_pause_async(self) -> Answer:
        return self._answer(SessionStatus.PAUSED)

    def try_play_async(self) -> Answer:
        return self._answer(SessionStatus.PLAYING)

    def _answer(self, status: SessionStatus) -> Answer:
        if not self.obeys:
            return Answer(OSError("no answer"))
        self.playback_status = status
        return Answer(True)


class Manager:
    """``GlobalSystemMediaTransportControlsSessionManager``."""

    sessions: ClassVar[list[Session] | OSError] = []

    @classmethod
    def request_async(cls) -> Answer:
        return Answer(cls.sessions if isinstance(cls.sessions, OSError) else cls())

    def get_sessions(self) -> list[Session]:
        assert isinstance(Manager.sessions, list)
        return Manager.sessions


_MODULES: dict[str, dict[str, object]] = {
    "winrt": {},
    "winrt.windows": {},
    "winrt.windows.media": {
        "MediaPlaybackStatus": Status,
        "MediaPlaybackType": Kind,
        "SystemMediaTransportControlsButton": Button,
        "SystemMediaTransportControlsTimelineProperties": Line,
    },
    "winrt.windows.media.playback": {"MediaPlayer": Player},
    "winrt.windows.media.control": {
        "GlobalSystemMediaTransportControlsSessionManager": Manager,
        "GlobalSystemMediaTransportControlsSessionPlaybackStatus": SessionStatus,
    },
}
_OURS = ("player.desktop.windows_controls", "player.desktop.windows_players")


def put_in_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program find these parts until the test ends."""
    for name, parts in _MODULES.items():
        module = ModuleType(name)
        vars(module).update(parts)
        monkeypatch.setitem(sys.modules, name, module)
    for name in _OURS:
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
