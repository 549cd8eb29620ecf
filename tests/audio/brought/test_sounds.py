"""Sounds that people bring begin at once, are as loud as the tones, and take their place in the mix."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from player.audio.brought.sounds import LONGEST, sound_of
from player.audio.mixer import Brought, Mixer
from player.errors import PlayerError
from player.timeline.frames import RATE, frames_of
from tests.audio.brought.made import sine, write_sound
from tests.audio.handmade import chime, nothing, session


def test_it_begins_at_once_and_is_as_loud_as_a_tone(tmp_path: Path) -> None:
    silence = np.zeros((RATE // 2, 2), np.float32)
    path = write_sound(tmp_path / "gong.wav", "pcm_s16le", np.concatenate((silence, sine(1, size=0.9))))
    sound = sound_of(path)
    assert len(sound) == pytest.approx(RATE, abs=RATE // 100)
    assert np.abs(sound[: RATE // 100]).max() > 0.01
    assert 20 * np.log10(np.sqrt(np.mean(sound[:-4800] ** 2))) == pytest.approx(-24, abs=0.5)
    assert np.abs(sound[-1]).max() < 0.001


def test_a_long_one_is_cut(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "song.wav", "pcm_s16le", sine(LONGEST / RATE + 2))
    assert len(sound_of(path)) <= LONGEST


def test_silence_and_a_missing_file_are_told(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "nothing.wav", "pcm_s16le", np.zeros((RATE, 2), np.float32))
    with pytest.raises(PlayerError, match=r"Nothing is to be heard in nothing\.wav"):
        sound_of(path)
    with pytest.raises(PlayerError, match="not there"):
        sound_of(tmp_path / "gone.wav")


def test_it_is_heard_in_place_of_the_tone_and_rings_out() -> None:
    own = np.full((frames_of(2), 2), 0.1, np.float32)
    mixer = Mixer(session(2, cues=(chime("start", 1),)), nothing, brought=Brought({"start": own}))
    assert mixer.end == frames_of(3)
    mixed = mixer.mix(0, mixer.end)
    assert not mixed[: RATE - 1].any()
    assert np.all(mixed[RATE:] == np.float32(0.1))
