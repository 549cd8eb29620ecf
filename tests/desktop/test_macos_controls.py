"""The media controls of macOS: what they are told, and what they ask for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from player.desktop.media_controls import MediaControls, connect
from player.desktop.now_playing import NowPlaying

NOW = NowPlaying(
    status="Playing",
    session="Evening stretch",
    step="Plank: Hold",
    number=3,
    length=600_000_000,
    position=90_000_000,
    moves=True,
    can_go_next=True,
)
TITLE, ARTIST, LENGTH, ELAPSED, RATE = "title", "artist", "duration", "elapsed", "rate"
PLAYING, PAUSED, STOPPED = 1, 2, 3


class Command:
    """``MPRemoteCommand``."""

    def __init__(self) -> None:
        self.enabled = True
        self.handler: Callable[[Any], int] | None = None

    def addTargetWithHandler_(self, handler: Callable[[Any], int]) -> object:
        self.handler = handler
        return handler

    def removeTarget_(self, target: object) -> None:
        assert target is self.handler
        self.handler = None

    def setEnabled_(self, enabled: bool) -> None:
        self.enabled = enabled


class Centre:
    """``MPRemoteCommandCenter``: only the commands that macOS has."""

    _names = (
        "playCommand",
        "pauseCommand",
        "togglePlayPauseCommand",
        "stopCommand",
        "nextTrackCommand",
        "previousTrackCommand",
        "changePlaybackPositionCommand",
    )

    def __init__(self) -> None:
        self.commands = {name: Command() for name in self._names}

    def __getattr__(self, name: str) -> Callable[[], Command]:
        if name not in self._names:
            raise AttributeError(name)
        return lambda: self.commands[name]


class Panel:
    """``MPNowPlayingInfoCenter``."""

    def __init__(self) -> None:
        self.told: list[dict[str, object] | None] = []
        self.state = 0

    def setNowPlayingInfo_(self, info: dict[str, object] | None) -> None:
        self.told.append(info)

    def setPlaybackState_(self, state: int) -> None:
        self.state = state


class Sought:
    """``MPChangePlaybackPositionCommandEvent``."""

    def positionTime(self) -> float:
        return 120.25


class Desk:
    """The controls, their clock and what they asked for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.centre, self.panel = Centre(), Panel()
        module = ModuleType("MediaPlayer")
        vars(module).update(
            MPRemoteCommandCenter=_Shared("sharedCommandCenter", self.centre),
            MPNowPlayingInfoCenter=_Shared("defaultCenter", self.panel),
            MPRemoteCommandHandlerStatusSuccess=0,
            MPNowPlayingPlaybackStatePlaying=PLAYING,
            MPNowPlayingPlaybackStatePaused=PAUSED,
            MPNowPlayingPlaybackStateStopped=STOPPED,
            MPMediaItemPropertyTitle=TITLE,
            MPMediaItemPropertyArtist=ARTIST,
            MPMediaItemPropertyPlaybackDuration=LENGTH,
            MPNowPlayingInfoPropertyElapsedPlaybackTime=ELAPSED,
            MPNowPlayingInfoPropertyPlaybackRate=RATE,
        )
        monkeypatch.setitem(sys.modules, "MediaPlayer", module)
        monkeypatch.delitem(sys.modules, "player.desktop.macos_controls", raising=False)
        monkeypatch.setattr(sys, "platform", "darwin")
        self.seconds = 50.0
        monkeypatch.setattr("time.monotonic", lambda: self.seconds)
        self.asked: list[tuple[str, object]] = []
        made = connect(lambda wish, value: self.asked.append((wish, value)))
        assert made is not None
        self.service: MediaControls = made

    def send(self, name: str, event: object = None) -> int:
        handler = self.centre.commands[name].handler
        assert handler is not None
        return handler(event)


class _Shared:
    """A class of which there is one object, got by a method of its own name."""

    def __init__(self, method: str, value: object) -> None:
        setattr(self, method, lambda: value)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(monkeypatch)


def test_no_command_is_offered_before_a_session(desk: Desk) -> None:
    assert not any(command.enabled for command in desk.centre.commands.values())


def test_what_is_playing_is_shown(desk: Desk) -> None:
    desk.service.show(NOW)
    assert all(command.enabled for command in desk.centre.commands.values())
    assert desk.panel.state == PLAYING
    assert desk.panel.told[-1] == {
        TITLE: "Plank: Hold",
        ARTIST: "Evening stretch",
        LENGTH: 600.0,
        ELAPSED: 90.0,
        RATE: 1.0,
    }


def test_the_last_phase_has_no_next(desk: Desk) -> None:
    desk.service.show(replace(NOW, can_go_next=False))
    off = [name for name, command in desk.centre.commands.items() if not command.enabled]
    assert off == ["nextTrackCommand"]


def test_the_panel_counts_on_by_itself_and_is_told_of_jumps(desk: Desk) -> None:
    desk.service.show(NOW)
    told = len(desk.panel.told)
    for second in range(1, 30):
        desk.seconds = 50.0 + second
        desk.service.show(replace(NOW, position=NOW.position + second * 1_000_000))
    assert len(desk.panel.told) == told
    desk.service.show(replace(NOW, position=20_000_000))
    assert desk.panel.told[told:] == [{**(desk.panel.told[0] or {}), ELAPSED: 20.0}]


def test_a_pause_stops_the_count(desk: Desk) -> None:
    desk.service.show(NOW)
    desk.seconds = 52.0
    desk.service.show(replace(NOW, status="Paused", moves=False, position=92_000_000))
    shown = desk.panel.told[-1]
    assert shown is not None
    assert (shown[RATE], shown[ELAPSED], desk.panel.state) == (0.0, 92.0, PAUSED)


def test_a_left_session_leaves_nothing_behind(desk: Desk) -> None:
    desk.service.show(NOW)
    desk.service.show(NowPlaying())
    assert desk.panel.told[-1] is None
    assert desk.panel.state == STOPPED
    assert not any(command.enabled for command in desk.centre.commands.values())


def test_every_command_asks_for_its_own(desk: Desk) -> None:
    answers = [desk.send(name) for name in list(desk.centre.commands)[:-1]]
    answers.append(desk.send("changePlaybackPositionCommand", Sought()))
    assert answers == [0] * 7
    assert desk.asked == [
        ("play", None),
        ("pause", None),
        ("toggle", None),
        ("stop", None),
        ("next", None),
        ("back", None),
        ("go to", 120_250_000),
    ]


def test_closed_controls_hear_and_show_nothing(desk: Desk) -> None:
    desk.service.show(NOW)
    desk.service.close()
    assert all(command.handler is None for command in desk.centre.commands.values())
    assert desk.panel.told[-1] is None


def test_without_the_library_there_are_no_controls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.delitem(sys.modules, "player.desktop.macos_controls", raising=False)
    monkeypatch.setitem(sys.modules, "MediaPlayer", None)
    assert connect(lambda wish, value: None) is None
