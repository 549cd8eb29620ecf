"""A session as a sound file: the samples of live play, whole or not at all."""

from __future__ import annotations

import os
import wave
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from player.audio.mixer import Mixer
from player.audio.outputs.base import pcm_of
from player.errors import PlayerError
from player.exporting.sound import write_wav
from player.playback.transport import Transport
from player.timeline.frames import RATE, frames_of
from tests.audio.handmade import chime, line, session, talk
from tests.playback.ear import Ear

TIMELINE = session(
    4,
    3,
    5,
    cues=(chime("start", 0), line("a", 0.7, 2), chime("tick", 6), line("b", 7.5, 0.5), chime("finish", 11)),
)


def samples_of(path: Path) -> NDArray[np.int16]:
    with wave.open(str(path)) as read:
        return np.frombuffer(read.readframes(read.getnframes()), "<i2").reshape(-1, 2)


def test_the_file_is_bit_for_bit_what_is_played(tmp_path: Path) -> None:
    ear = Ear()
    transport = Transport(ear, TIMELINE, talk, background=False)
    transport.play()
    for _ in range(400):
        ear.now += 0.047
        transport.position()
    write_wav(TIMELINE, talk, tmp_path / "a.wav")
    exported = samples_of(tmp_path / "a.wav")
    assert len(exported) == Mixer(TIMELINE, talk).end
    assert np.array_equal(exported, pcm_of(ear.heard()[: len(exported)]))


def test_an_open_phase_lasts_as_long_as_what_is_said_in_it(tmp_path: Path) -> None:
    timeline = session(2, 3, open_phases=(0,), cues=(line("a", 0, 1), line("b", 2, 1)))
    write_wav(timeline, talk, tmp_path / "a.wav")
    exported = samples_of(tmp_path / "a.wav")
    assert len(exported) == frames_of(5)
    assert exported[frames_of(2)].any()


def test_progress_goes_from_nothing_to_all(tmp_path: Path) -> None:
    seen: list[float] = []
    write_wav(TIMELINE, talk, tmp_path / "a.wav", seen.append)
    assert seen == sorted(seen)
    assert 0 < seen[0] < 0.5
    assert seen[-1] == 1


def test_it_can_be_broken_off(tmp_path: Path) -> None:
    def enough(share: float) -> None:
        if share > 0.3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_wav(TIMELINE, talk, tmp_path / "a.wav", enough)
    assert not os.listdir(tmp_path)


def test_a_folder_that_is_not_there_is_an_error_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(PlayerError) as caught:
        write_wav(TIMELINE, talk, tmp_path / "no" / "a.wav")
    assert caught.value.hint


def test_a_session_without_anything_is_an_empty_file(tmp_path: Path) -> None:
    write_wav(session(), talk, tmp_path / "a.wav")
    assert len(samples_of(tmp_path / "a.wav")) == 0


def test_long_sessions_are_written_in_pieces(tmp_path: Path) -> None:
    asked: list[float] = []
    write_wav(session(120), talk, tmp_path / "a.wav", asked.append)
    assert len(asked) == 60
    assert len(samples_of(tmp_path / "a.wav")) == 120 * RATE
