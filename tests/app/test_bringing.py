"""Music and sounds that a session or a person brings are found, and music goes on where it stopped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from player.app.bringing import EVENTS, Bringing
from player.app.memory import Memory
from player.session.model import Music, Session
from player.session.schema import SOUND_EVENTS
from player.settings import Settings
from player.timeline.frames import RATE
from tests.audio.brought.made import sine, write_sound

PLAIN = Session(title="Plain", steps=())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a session's folder with an album and a gong in it."""
    monkeypatch.setenv("LIMBER_HOME", str(tmp_path / "home"))
    here = tmp_path / "session"
    (here / "album").mkdir(parents=True)
    for name in ("one.wav", "two.wav"):
        write_sound(here / "album" / name, "pcm_s16le", sine(8))
    write_sound(here / "gong.wav", "pcm_s16le", sine(1))
    return here


def bringing(session: Session, folder: Path, settings: Settings, told: list[str]) -> Bringing:
    made = Bringing(session, folder, settings, told.append)
    if made.brought.music is not None:
        assert made.brought.music.whole(10)
    made.close()
    return made


def test_every_event_of_a_session_has_a_tone_of_its_own() -> None:
    assert tuple(EVENTS) == SOUND_EVENTS
    assert len(set(EVENTS.values())) == len(EVENTS)


def test_every_event_has_a_setting() -> None:
    assert [Settings().own_sound(event) for event in SOUND_EVENTS] == [""] * len(SOUND_EVENTS)


def test_a_sessions_sound_goes_before_the_persons_own(folder: Path) -> None:
    own = write_sound(folder.parent / "own.wav", "pcm_s16le", sine(2))
    settings = Settings(sound_start=str(own), sound_change_side=str(own))
    brought = bringing(replace(PLAIN, sounds=(("start", "gong.wav"),)), folder, settings, []).brought
    assert set(brought.sounds) == {"start", "change side"}
    assert len(brought.sounds["start"]) < 1.1 * RATE < len(brought.sounds["change side"])


def test_what_cannot_be_heard_is_told_and_the_rest_is_there(folder: Path) -> None:
    told: list[str] = []
    sounds = (("start", "gone.wav"), ("end", "gong.wav"))
    brought = bringing(replace(PLAIN, sounds=sounds), folder, Settings(music_path=str(folder)), told).brought
    assert list(brought.sounds) == ["end"]
    assert told == ["The sound gone.wav is not there."]
    assert brought.music is not None


def test_a_folder_without_music_is_told(folder: Path) -> None:
    told: list[str] = []
    (folder / "empty").mkdir()
    session = replace(PLAIN, music=Music("empty", folder=True))
    assert bringing(session, folder, Settings(), told).brought.music is None
    assert told == ["There is no music in empty."]


def test_the_session_says_how_loud_its_music_is(folder: Path) -> None:
    session = replace(PLAIN, music=Music("album", folder=True, volume=0.2, duck=0.1))
    music = bringing(session, folder, Settings(music_path="elsewhere"), []).brought.music
    assert music is not None
    assert (music.volume, music.duck) == (0.2, 0.1)


def test_music_goes_on_another_day_where_it_stopped(folder: Path, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "settings")
    session = replace(PLAIN, music=Music("album", folder=True))
    first = bringing(session, folder, memory.settings, [])
    assert first.brought.music is not None
    first.brought.music.begin(0)
    first.brought.music.end(7 * RATE)
    first.keep_place(memory)
    second = bringing(session, folder, Memory(tmp_path / "settings").settings, [])
    assert second.brought.music is not None
    assert second.brought.music.place == (folder / "album" / "two.wav", RATE)
