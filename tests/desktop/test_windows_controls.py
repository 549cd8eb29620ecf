"""The media controls of Windows: what they are told, and what they ask for."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from player.desktop.media_controls import MediaControls, connect
from player.desktop.now_playing import NowPlaying
from player.desktop.other_players import pause_others
from tests.desktop.stand_in_windows import (
    Button,
    Controls,
    Manager,
    Player,
    Session,
    SessionStatus,
    Status,
    put_in_place,
)

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


class Desk:
    """The controls, their clock and what they asked for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        put_in_place(monkeypatch)
        self.seconds = 50.0
        monkeypatch.setattr("time.monotonic", lambda: self.seconds)
        self.asked: list[tuple[str, object]] = []
        made = connect(lambda wish, value: self.asked.append((wish, value)))
        assert made is not None
        self.service: MediaControls = made

    @property
    def controls(self) -> Controls:
        return Player.made.system_media_transport_controls


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(monkeypatch)


def test_nothing_is_offered_before_a_session(desk: Desk) -> None:
    assert not desk.controls.is_enabled
    # The empty player must not answer the keys itself.
    assert not Player.made.command_manager.is_enabled


def test_what_is_playing_is_shown(desk: Desk) -> None:
    desk.service.show(NOW)
    controls = desk.controls
    assert controls.is_enabled
    assert controls.is_play_enabled
    assert controls.is_pause_enabled
    assert controls.is_stop_enabled
    assert controls.is_previous_enabled
    assert controls.is_next_enabled
    assert controls.playback_status is Status.PLAYING
    assert controls.display_updater.seen == ("Plank: Hold", "Evening stretch", 4)
    line = controls.lines[-1]
    assert (line.position, line.end_time) == (timedelta(seconds=90), timedelta(seconds=600))
    assert (line.min_seek_time, line.max_seek_time) == (timedelta(), timedelta(seconds=600))


def test_the_last_phase_has_no_next(desk: Desk) -> None:
    desk.service.show(replace(NOW, can_go_next=False))
    assert not desk.controls.is_next_enabled


def test_the_position_is_told_every_five_seconds_and_after_a_jump(desk: Desk) -> None:
    desk.service.show(NOW)
    told = len(desk.controls.lines)
    for second in range(1, 5):
        desk.seconds = 50.0 + second
        desk.service.show(replace(NOW, position=NOW.position + second * 1_000_000))
    assert len(desk.controls.lines) == told
    desk.seconds = 55.0
    desk.service.show(replace(NOW, position=NOW.position + 5_000_000))
    assert desk.controls.lines[told:][0].position == timedelta(seconds=95)
    desk.service.show(replace(NOW, position=20_000_000))
    assert desk.controls.lines[-1].position == timedelta(seconds=20)


def test_a_pause_is_told_with_its_place(desk: Desk) -> None:
    desk.service.show(NOW)
    desk.seconds = 52.0
    desk.service.show(replace(NOW, status="Paused", moves=False, position=92_000_000))
    assert desk.controls.playback_status is Status.PAUSED
    assert desk.controls.lines[-1].position == timedelta(seconds=92)


def test_a_left_session_leaves_nothing_behind(desk: Desk) -> None:
    desk.service.show(NOW)
    desk.service.show(NowPlaying())
    assert not desk.controls.is_enabled
    assert desk.controls.playback_status is Status.STOPPED
    assert desk.controls.display_updater.seen == ("", "", 0)


def test_every_key_asks_for_its_command(desk: Desk) -> None:
    for button in Button:
        desk.controls.press(button)
    desk.controls.drag(timedelta(minutes=2, milliseconds=250))
    assert desk.asked == [
        ("play", None),
        ("pause", None),
        ("stop", None),
        ("next", None),
        ("back", None),
        ("go to", 120_250_000),
    ]


def test_closed_controls_hear_and_show_nothing(desk: Desk) -> None:
    desk.service.show(NOW)
    desk.service.close()
    assert desk.controls.handlers == {}
    assert not desk.controls.is_enabled
    assert Player.made.closed


def test_without_media_parts_there_are_no_controls(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(monkeypatch)

    def missing(_: object) -> None:
        raise OSError("class not registered")

    monkeypatch.setattr(Player, "__init__", missing)
    assert connect(lambda wish, value: None) is None


def test_without_the_library_there_are_no_controls(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(monkeypatch)
    monkeypatch.setitem(sys.modules, "winrt.windows.media", None)
    assert connect(lambda wish, value: None) is None


def test_what_plays_is_paused_and_plays_again(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(monkeypatch)
    radio = Session("Radio.exe", SessionStatus.PLAYING)
    film = Session("Film.exe", SessionStatus.PAUSED)
    deaf = Session("Deaf.exe", SessionStatus.PLAYING, obeys=False)
    ours = Session(Path(sys.executable).name.upper(), SessionStatus.PLAYING)
    monkeypatch.setattr(Manager, "sessions", [deaf, radio, film, ours])
    with ExitStack() as held:
        pause_others(held)
        statuses = [each.playback_status for each in (radio, film, ours)]
        assert statuses == [SessionStatus.PAUSED, SessionStatus.PAUSED, SessionStatus.PLAYING]
    assert [each.playback_status for each in (radio, film)] == [SessionStatus.PLAYING, SessionStatus.PAUSED]


def test_what_is_to_stay_paused_stays_paused(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(monkeypatch)
    radio = Session("Radio.exe", SessionStatus.PLAYING)
    monkeypatch.setattr(Manager, "sessions", [radio])
    with ExitStack() as held:
        pause_others(held, lambda: False)
    assert radio.playback_status == SessionStatus.PAUSED


def test_a_windows_that_does_not_tell_who_plays_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(monkeypatch)
    monkeypatch.setattr(Manager, "sessions", OSError("denied"))
    with ExitStack() as held:
        pause_others(held)
