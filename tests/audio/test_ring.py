"""The ring: a reader of either half hears the same."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from player.audio.outputs.base import pcm_of
from player.audio.outputs.ring import FRAME_BYTES, MirroredRing

FRAMES = 1000


def counting(first: int, count: int) -> NDArray[np.float32]:
    """Samples that say which frame they are."""
    frames = np.arange(first, first + count, dtype=np.float32) / 32767
    return np.stack([frames, -frames], axis=1)


def test_a_reader_finds_the_same_frames_in_both_halves_across_the_seam() -> None:
    memory = np.zeros((2 * FRAMES, 2), np.int16)
    ring = MirroredRing(memory)
    for first in range(0, 2700, 300):
        ring.write(first, counting(first, 300))
    first = 2700 - FRAMES
    place = ring.place_of(first) // FRAME_BYTES
    heard = memory[place : place + FRAMES]
    assert np.array_equal(heard, pcm_of(counting(first, FRAMES)))
    back = memory[FRAMES:][:place]
    assert np.array_equal(back, memory[:place])


def test_writing_again_crossfades_from_what_was_there() -> None:
    ring = MirroredRing(np.zeros((2 * FRAMES, 2), np.int16))
    ring.write(0, np.full((500, 2), 0.5, np.float32))
    ring.write(100, np.zeros((400, 2), np.float32), blend=50)
    heard = ring.read(90, 100)[:, 0].astype(int)
    assert np.all(heard[:11] == 16384)
    assert np.all(np.diff(heard[10:60]) < 0)
    assert np.abs(np.diff(heard)).max() < 400
    assert not heard[60:].any()


def test_it_takes_no_more_than_it_holds() -> None:
    ring = MirroredRing(np.zeros((2 * FRAMES, 2), np.int16))
    with pytest.raises(ValueError, match="more samples"):
        ring.write(0, counting(0, FRAMES + 1))
    with pytest.raises(ValueError, match="even"):
        MirroredRing(np.zeros((3, 2), np.int16))


def test_full_scale_and_silence_survive_as_they_are() -> None:
    samples = np.array([[1, -1], [0, 0], [0.5, -0.5]], np.float32)
    assert pcm_of(samples).tolist() == [[32767, -32767], [0, 0], [16384, -16384]]
