"""Sound files of any format become samples; what is no sound is told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from player.audio.brought.decoding import decoded
from player.errors import PlayerError
from player.timeline.frames import RATE
from tests.audio.brought.made import sine, write_sound

FORMATS = [
    ("a.wav", "pcm_s16le", 44_100),
    ("a.mp3", "libmp3lame", 44_100),
    ("a.ogg", "libopus", 48_000),
    ("a.flac", "flac", 96_000),
    ("a.m4a", "aac", 44_100),
]


@pytest.mark.parametrize(("name", "codec", "rate"), FORMATS)
def test_every_usual_format_is_read_at_our_rate_and_as_loud_as_it_is(
    tmp_path: Path, name: str, codec: str, rate: int
) -> None:
    path = write_sound(tmp_path / name, codec, sine(2, rate=rate), rate)
    samples = np.concatenate(list(decoded(path, 10 * RATE)))
    assert abs(len(samples) / RATE - 2) < 0.1
    middle = samples[RATE // 2 : RATE * 3 // 2].astype(np.float32) / 32768
    assert np.sqrt(np.mean(middle**2)) == pytest.approx(0.2 / np.sqrt(2), rel=0.08)


def test_no_more_is_read_than_is_asked_for(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "a.wav", "pcm_s16le", sine(2))
    assert sum(len(block) for block in decoded(path, 30_000)) == 30_000


def test_a_file_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "a.mp3", "libmp3lame", sine(4))
    path.write_bytes(path.read_bytes()[:20_000])
    assert sum(len(block) for block in decoded(path, 10 * RATE)) > RATE // 2


@pytest.mark.parametrize("content", [b"", b"no sound at all\n" * 50, b"#EXTM3U\nhttp://localhost:9/a.ts\n"])
def test_what_is_no_sound_is_told_by_its_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "words.mp3"
    path.write_bytes(content)
    with pytest.raises(PlayerError, match=r"words\.mp3"):
        list(decoded(path, RATE))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlayerError, match=r"gone\.ogg"):
        list(decoded(tmp_path / "gone.ogg", RATE))
