"""The WAV file: whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
import wave
from pathlib import Path

import numpy as np
import pytest

from player.audio.outputs import wavfile
from player.audio.outputs.wavfile import WavFile
from player.errors import PlayerError


def test_a_finished_file_is_read_by_anybody(tmp_path: Path) -> None:
    samples = np.linspace(-1, 1, 600, dtype=np.float32).reshape(-1, 2)
    with WavFile(tmp_path / "a.wav") as file:
        file.write(samples[:100])
        file.write(samples[100:])
    with wave.open(str(tmp_path / "a.wav")) as read:
        assert read.getparams()[:4] == (2, 2, 48000, 300)
        pcm = np.frombuffer(read.readframes(300), "<i2").reshape(-1, 2)
    assert np.array_equal(pcm, np.rint(samples * 32767).astype(np.int16))
    assert os.listdir(tmp_path) == ["a.wav"]


def test_a_failure_on_the_way_leaves_the_old_file_and_no_half_one(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_text("old")
    with pytest.raises(RuntimeError), WavFile(path) as file:
        file.write(np.zeros((10, 2), np.float32))
        raise RuntimeError
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.wav"]


def test_a_folder_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(PlayerError, match="could not be written") as caught:
        WavFile(tmp_path / "missing" / "a.wav")
    assert caught.value.hint


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PlayerError, match="No space left"), WavFile(tmp_path / "a.wav") as file:
        file.write(np.zeros((10, 2), np.float32))
    assert not os.listdir(tmp_path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_disk_that_fills_up_in_the_middle_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = tmp_path / ".a.part"

    def on_full_disk(**_: object) -> tuple[int, str]:
        part.touch()
        return os.open("/dev/full", os.O_RDWR), str(part)

    monkeypatch.setattr(tempfile, "mkstemp", on_full_disk)
    with pytest.raises(PlayerError, match="No space left"), WavFile(tmp_path / "a.wav") as file:
        for _ in range(100):
            file.write(np.zeros((5000, 2), np.float32))
    assert not os.listdir(tmp_path)


def test_more_than_a_wav_file_can_hold_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wavfile, "LONGEST", 15)
    with pytest.raises(PlayerError, match="longer than a WAV file"), WavFile(tmp_path / "a.wav") as file:
        file.write(np.zeros((10, 2), np.float32))
        file.write(np.zeros((10, 2), np.float32))
    assert not os.listdir(tmp_path)
