"""Media controls on Windows: the System Media Transport Controls, which the media keys, headsets, the volume
flyout and the lock screen speak to.

A media player that plays nothing carries them, which is how a program without a window of Windows' own kind
comes by them:
https://learn.microsoft.com/windows/uwp/audio-video-camera/system-media-transport-controls
"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from winrt.windows.media import (
    MediaPlaybackStatus,
    MediaPlaybackType,
    SystemMediaTransportControlsButton,
    SystemMediaTransportControlsTimelineProperties,
)
from winrt.windows.media.playback import MediaPlayer

from player.desktop.now_playing import NowPlaying, Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from winrt.windows.media import (
        PlaybackPositionChangeRequestedEventArgs,
        SystemMediaTransportControls,
        SystemMediaTransportControlsButtonPressedEventArgs,
    )

    from player.desktop.now_playing import Status, Wish

_BUTTONS: dict[SystemMediaTransportControlsButton, Wish] = {
    SystemMediaTransportControlsButton.PLAY: "play",
    SystemMediaTransportControlsButton.PAUSE: "pause",
    SystemMediaTransportControlsButton.STOP: "stop",
    SystemMediaTransportControlsButton.NEXT: "next",
    SystemMediaTransportControlsButton.PREVIOUS: "back",
}
_STATUS: dict[Status, MediaPlaybackStatus] = {
    "Playing": MediaPlaybackStatus.PLAYING,
    "Paused": MediaPlaybackStatus.PAUSED,
    "Stopped": MediaPlaybackStatus.STOPPED,
}
_EVERY = 5.0
"""Seconds after which the position is told anew, as Windows wants it."""


class WindowsControls:
    """What Windows shows of a session, and what it asks for.

    Threads: ``show`` and ``close`` from one; wishes are told from threads of Windows.
    """

    def __init__(
        self, wish: Callable[[Wish, object], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Take a place among the players of this machine.

        Raises ``OSError`` where Windows has no media parts, as its N editions.
        """
        self._wish = wish
        self._clock = clock
        self._player = MediaPlayer()
        # The player plays nothing; it must not answer the buttons itself.
        self._player.command_manager.is_enabled = False
        self._controls: SystemMediaTransportControls = self._player.system_media_transport_controls
        self._tokens = (
            self._controls.add_button_pressed(self._press),
            self._controls.add_playback_position_change_requested(self._seek),
        )
        self._shown = NowPlaying()
        self._placed = Told(NowPlaying(), clock())

    def show(self, now: NowPlaying) -> None:
        """Tell Windows what is playing."""
        before, self._shown = self._shown, now
        on = now.status != "Stopped"
        if (on, now.can_go_next) != (before.status != "Stopped", before.can_go_next):
            self._enable(on, now.can_go_next)
        if now.status != before.status:
            self._controls.playback_status = _STATUS[now.status]
        if (now.session, now.step, now.number) != (before.session, before.step, before.number):
            self._describe(now)
        told, at = self._placed, self._clock()
        facts = replace(now, position=0, volume=1.0) != replace(before, position=0, volume=1.0)
        if facts or told.jumps_to(now, at) or at - told.at >= _EVERY:
            self._placed = Told(now, at)
            self._place(now)

    def close(self) -> None:
        """Leave the controls to others."""
        pressed, sought = self._tokens
        self._controls.remove_button_pressed(pressed)
        self._controls.remove_playback_position_change_requested(sought)
        self._controls.is_enabled = False
        self._player.close()

    def _enable(self, on: bool, can_go_next: bool) -> None:
        controls = self._controls
        controls.is_play_enabled = controls.is_pause_enabled = controls.is_stop_enabled = on
        controls.is_previous_enabled = on
        controls.is_next_enabled = on and can_go_next
        controls.is_enabled = on

    def _describe(self, now: NowPlaying) -> None:
        shown = self._controls.display_updater
        if now.status == "Stopped":
            shown.clear_all()
        else:
            shown.type = MediaPlaybackType.MUSIC
            shown.music_properties.title = now.step
            shown.music_properties.artist = now.session
            shown.music_properties.track_number = now.number + 1
        shown.update()

    def _place(self, now: NowPlaying) -> None:
        line = SystemMediaTransportControlsTimelineProperties()
        line.start_time = line.min_seek_time = timedelta()
        line.end_time = line.max_seek_time = timedelta(microseconds=now.length)
        line.position = timedelta(microseconds=min(now.position, now.length))
        self._controls.update_timeline_properties(line)

    def _press(self, _: object, event: SystemMediaTransportControlsButtonPressedEventArgs | None) -> None:
        if event is not None and event.button in _BUTTONS:
            self._wish(_BUTTONS[event.button], None)

    def _seek(self, _: object, event: PlaybackPositionChangeRequestedEventArgs | None) -> None:
        if event is not None:
            self._wish("go to", event.requested_playback_position // timedelta(microseconds=1))
