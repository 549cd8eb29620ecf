"""Clips on disk: whole or not at all, bounded, shared."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import wave
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from player.audio.voice.cache import ClipCache, ClipKey
from player.audio.voice.clip import Pcm, clip_of, pcm_of

KEY = ClipKey("Push", "system 1", "en:", "en", 1.0, 1)


def _pcm(frames: int = 1000, seed: int = 1) -> Pcm:
    return np.random.default_rng(seed).integers(-20000, 20000, frames).astype(np.int16)


def _file(folder: Path) -> Path:
    (path,) = folder.glob("??/*.wav")
    return path


def test_a_kept_clip_comes_back_unchanged(tmp_path: Path) -> None:
    assert ClipCache(tmp_path).store(KEY, _pcm())
    again = ClipCache(tmp_path)
    assert again.frames(KEY) == 1000
    loaded = again.load(KEY)
    assert loaded is not None
    assert np.array_equal(loaded, _pcm())


def test_what_is_not_kept_is_none(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path / "nowhere")
    assert cache.frames(KEY) is None
    assert cache.load(KEY) is None
    assert cache.size() == 0


@pytest.mark.parametrize(
    "other",
    [
        replace(KEY, text="Pull"),
        replace(KEY, engine="system 2"),
        replace(KEY, voice="en:other data"),
        replace(KEY, language="en-GB"),
        replace(KEY, rate=1.1),
        replace(KEY, finishing=2),
    ],
)
def test_everything_that_changes_the_sound_makes_another_clip(tmp_path: Path, other: ClipKey) -> None:
    cache = ClipCache(tmp_path)
    cache.store(KEY, _pcm())
    assert cache.frames(other) is None


def test_a_kept_clip_is_a_wav_that_any_player_opens(tmp_path: Path) -> None:
    ClipCache(tmp_path).store(KEY, _pcm())
    with wave.open(str(_file(tmp_path))) as file:
        assert (file.getframerate(), file.getnchannels(), file.getnframes()) == (48000, 1, 1000)
        assert file.readframes(1000) == _pcm().tobytes()


@pytest.mark.parametrize("left", [0, 1, 60, 71, 72, 1000, 2071])
def test_a_file_that_was_cut_off_is_found_out_and_can_be_made_again(tmp_path: Path, left: int) -> None:
    cache = ClipCache(tmp_path)
    cache.store(KEY, _pcm())
    os.truncate(_file(tmp_path), left)
    assert cache.frames(KEY) is None
    assert cache.store(KEY, _pcm())
    assert cache.frames(KEY) == 1000


def test_a_changed_byte_is_found_out_when_the_clip_is_read(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    cache.store(KEY, _pcm())
    content = bytearray(_file(tmp_path).read_bytes())
    content[-1] ^= 1
    _file(tmp_path).write_bytes(content)
    assert cache.load(KEY) is None
    assert cache.frames(KEY) is None


def test_a_killed_writer_leaves_nothing_under_the_key(tmp_path: Path) -> None:
    program = f"""
import os
import numpy as np
from player.audio.voice.cache import ClipCache, ClipKey
from pathlib import Path
os.replace = lambda *paths: os._exit(9)
key = ClipKey("Push", "system 1", "en:", "en", 1.0, 1)
ClipCache(Path({str(tmp_path)!r})).store(key, np.ones(9, np.int16))
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 9
    (litter,) = tmp_path.glob("??/*.part")
    cache = ClipCache(tmp_path)
    assert cache.frames(KEY) is None
    long_ago = time.time() - 7200
    os.utime(litter, (long_ago, long_ago))
    assert cache.store(KEY, _pcm())
    assert not litter.exists()


def test_a_clip_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    cache.store(KEY, _pcm(1000))
    assert cache.store(KEY, _pcm(1003, seed=2))
    assert cache.frames(KEY) == 1000


def test_the_clips_that_were_not_used_for_longest_make_room(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path, limit=10_000)
    keys = [replace(KEY, text=str(number)) for number in range(6)]
    for age, key in enumerate(keys[:4]):
        cache.store(key, _pcm())
        (path,) = (each for each in tmp_path.glob("??/*.wav") if time.time() - each.stat().st_mtime < 50)
        os.utime(path, (time.time() - 1000 + age, time.time() - 1000 + age))
    assert cache.frames(keys[0]) == 1000  # used now
    cache.store(keys[4], _pcm())
    assert cache.size() <= 10_000
    kept = [key.text for key in keys if cache.frames(key)]
    assert kept == ["0", "3", "4"] or kept == ["0", "2", "3", "4"]


def test_a_disk_that_takes_nothing_is_said_and_not_raised(tmp_path: Path) -> None:
    (tmp_path / "clips").write_text("a file stands where the folder should be")
    assert not ClipCache(tmp_path / "clips").store(KEY, _pcm())


def test_two_processes_may_keep_clips_in_one_folder(tmp_path: Path) -> None:
    program = f"""
import numpy as np
from pathlib import Path
from player.audio.voice.cache import ClipCache, ClipKey
cache = ClipCache(Path({str(tmp_path)!r}), limit=300_000)
for turn in range(3):
    for number in range(60):
        key = ClipKey(str(number), "system 1", "en:", "en", 1.0, 1)
        assert cache.store(key, np.full(2000, number, np.int16))
        pcm = cache.load(key)
        assert pcm is None or (pcm == number).all()
"""
    running = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(2)]
    assert [each.wait(30) for each in running] == [0, 0]
    cache = ClipCache(tmp_path)
    assert 0 < cache.size() <= 310_000
    assert not list(tmp_path.glob("??/*.part"))


def test_the_folder_can_be_emptied(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    cache.store(KEY, _pcm())
    cache.clear()
    assert cache.size() == 0


def test_16_bit_numbers_keep_the_samples_to_half_a_step() -> None:
    samples = np.linspace(-0.9, 0.9, 4001).astype(np.float32)
    clip = clip_of("Push", pcm_of(samples))
    assert clip.frames == 4001
    assert np.abs(clip.samples - samples).max() <= 0.5001 / 32768
    assert not clip.samples.flags.writeable
