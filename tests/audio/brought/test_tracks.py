"""Pieces are decoded once, found again, and thrown away when there is too much of them."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from player.audio.brought.tracks import TrackStore, files_in
from player.errors import PlayerError
from player.timeline.frames import RATE
from tests.audio.brought.made import sine, write_sound


def test_a_folder_is_played_by_name_and_only_its_sounds(tmp_path: Path) -> None:
    for name in ("b.mp3", "a.OGG", "cover.jpg", "album/c.flac"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [path.name for path in files_in(tmp_path)] == ["a.OGG", "b.mp3", "c.flac"]
    assert files_in(tmp_path / "b.mp3") == (tmp_path / "b.mp3",)


def test_a_piece_is_decoded_once_and_made_as_loud_as_the_voice(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "quiet.flac", "flac", sine(3, 997, 0.05))
    store = TrackStore(tmp_path / "kept")
    track = store.track(path)
    assert len(track.samples) == pytest.approx(3 * RATE, abs=100)
    peak = float(np.abs(track.samples).max()) / 32768 * track.gain
    # the loudness of a sine of 997 Hz is that of its mean square, so its peak is 3 dB higher
    assert 20 * np.log10(peak) == pytest.approx(-17, abs=0.5)
    (kept,) = (tmp_path / "kept").iterdir()
    made = kept.stat().st_ino
    assert np.array_equal(store.track(path).samples, track.samples)
    assert [entry.stat().st_ino for entry in (tmp_path / "kept").iterdir()] == [made]


def test_what_was_not_heard_for_longest_makes_room(tmp_path: Path) -> None:
    store = TrackStore(tmp_path / "kept", limit=3 * RATE * 4)
    for name in ("a.wav", "b.wav"):
        store.track(write_sound(tmp_path / name, "pcm_s16le", sine(1)))
        for kept in (tmp_path / "kept").iterdir():
            told = kept.stat()
            os.utime(kept, (told.st_atime, told.st_mtime - 100))
    oldest = min((tmp_path / "kept").iterdir(), key=lambda kept: kept.stat().st_mtime)
    store.track(write_sound(tmp_path / "c.wav", "pcm_s16le", sine(1.5)))
    assert not oldest.exists()
    assert len(list((tmp_path / "kept").iterdir())) == 2


def test_music_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlayerError, match=r"gone\.mp3 is not there"):
        TrackStore(tmp_path / "kept").track(tmp_path / "gone.mp3")


def test_what_could_not_be_decoded_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "words.mp3").write_text("words")
    with pytest.raises(PlayerError):
        TrackStore(tmp_path / "kept").track(tmp_path / "words.mp3")
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "a.wav", "pcm_s16le", sine(1))
    (tmp_path / "kept").write_text("a file where the folder should be")
    with pytest.raises(PlayerError, match="no room"):
        TrackStore(tmp_path / "kept").track(path)
