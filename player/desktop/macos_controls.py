"""Media controls on macOS: the commands that media keys, headsets and Control Centre send, and what the
"Now Playing" panel shows.

https://developer.apple.com/documentation/mediaplayer/mpremotecommandcenter
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import MediaPlayer

from player.desktop.now_playing import NowPlaying, Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.desktop.now_playing import Status, Wish

_COMMANDS: dict[str, Wish] = {
    "playCommand": "play",
    "pauseCommand": "pause",
    "togglePlayPauseCommand": "toggle",
    "stopCommand": "stop",
    "nextTrackCommand": "next",
    "previousTrackCommand": "back",
}
"""What each of the command centre's commands asks for."""
_SEEK = "changePlaybackPositionCommand"
_STATUS: dict[Status, int] = {
    "Playing": MediaPlayer.MPNowPlayingPlaybackStatePlaying,
    "Paused": MediaPlayer.MPNowPlayingPlaybackStatePaused,
    "Stopped": MediaPlayer.MPNowPlayingPlaybackStateStopped,
}


class MacosControls:
    """What macOS shows of a session, and what it asks for.

    Threads: one, whose run loop is the program's; wishes are told from it.
    """

    def __init__(
        self, wish: Callable[[Wish, object], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Take the commands; they are switched on while something is on stage."""
        self._wish = wish
        self._clock = clock
        self._panel = MediaPlayer.MPNowPlayingInfoCenter.defaultCenter()
        centre = MediaPlayer.MPRemoteCommandCenter.sharedCommandCenter()
        self._commands: dict[str, tuple[Any, Any]] = {}
        for name, asked in _COMMANDS.items():
            command = getattr(centre, name)()
            self._commands[name] = command, command.addTargetWithHandler_(self._handler(asked))
        command = getattr(centre, _SEEK)()
        self._commands[_SEEK] = command, command.addTargetWithHandler_(self._seek)
        self._told = Told(NowPlaying(), clock())
        self._enable(NowPlaying())

    def show(self, now: NowPlaying) -> None:
        """Tell macOS what is playing."""
        told, at = self._told, self._clock()
        before = told.now
        if (now.status, now.can_go_next) != (before.status, before.can_go_next):
            self._enable(now)
        # While it plays the panel counts on by itself; it is told what else changes, and after a jump.
        if replace(now, position=before.position, volume=before.volume) == before and not told.jumps_to(
            now, at
        ):
            return
        self._told = Told(now, at)
        self._panel.setNowPlayingInfo_(_described(now))
        self._panel.setPlaybackState_(_STATUS[now.status])

    def close(self) -> None:
        """Leave the commands to others."""
        for command, target in self._commands.values():
            command.removeTarget_(target)
        self._panel.setNowPlayingInfo_(None)
        self._panel.setPlaybackState_(_STATUS["Stopped"])

    def _enable(self, now: NowPlaying) -> None:
        on = now.status != "Stopped"
        for name, (command, _) in self._commands.items():
            command.setEnabled_(on and (name != "nextTrackCommand" or now.can_go_next))

    def _handler(self, asked: Wish) -> Callable[[object], int]:
        def obey(_: object) -> int:
            self._wish(asked, None)
            return int(MediaPlayer.MPRemoteCommandHandlerStatusSuccess)

        return obey

    def _seek(self, event: Any) -> int:
        self._wish("go to", round(event.positionTime() * 1e6))
        return int(MediaPlayer.MPRemoteCommandHandlerStatusSuccess)


def _described(now: NowPlaying) -> dict[str, object] | None:
    if now.status == "Stopped":
        return None
    return {
        MediaPlayer.MPMediaItemPropertyTitle: now.step,
        MediaPlayer.MPMediaItemPropertyArtist: now.session,
        MediaPlayer.MPMediaItemPropertyPlaybackDuration: now.length / 1e6,
        MediaPlayer.MPNowPlayingInfoPropertyElapsedPlaybackTime: now.position / 1e6,
        MediaPlayer.MPNowPlayingInfoPropertyPlaybackRate: 1.0 if now.moves else 0.0,
    }
