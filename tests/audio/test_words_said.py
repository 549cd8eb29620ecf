"""Where the words of a line end, told from its letters and its sound."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from player.audio.words_said import word_end, word_ends
from player.timeline.frames import RATE, frames_of


def spoken(*words: float, quiet: float = 0.02, gap: float = 0.05) -> tuple[NDArray[np.float32], list[int]]:
    """Return words that take so many seconds, with a quieter moment after each, and the frames at which they
    end."""
    pieces: list[NDArray[np.float64]] = []
    ends: list[int] = []
    for seconds in words:
        wave = np.sin(np.arange(frames_of(seconds)) * (2 * np.pi * 180 / RATE))
        pieces += [0.5 * wave, quiet * wave[: frames_of(gap)]]
        ends.append(sum(map(len, pieces)) - frames_of(gap))
    return np.concatenate(pieces[:-1]).astype(np.float32), ends


def test_words_end_where_the_voice_is_quieter() -> None:
    samples, ends = spoken(0.3, 0.2, 0.45, 0.4)
    found = word_ends("Slide your shoulder towards.", samples)
    assert len(found) == 4
    assert np.abs(found - ends).max() <= frames_of(0.05)


def test_words_that_run_into_one_another_end_where_their_letters_say() -> None:
    hum = np.sin(np.arange(RATE) / 40).astype(np.float32)
    found = word_ends("aaaa bbbb", hum)
    assert found[0] == pytest.approx(RATE / 2, abs=frames_of(0.1))
    assert found[-1] == RATE


def test_a_word_is_ended_at_the_silence_that_follows_soon() -> None:
    samples, ends = spoken(0.3, 0.4, 0.3, quiet=0.0, gap=0.3)
    for into in (0.05, 0.2, 0.39):
        frame = frames_of(0.6 + into)
        assert word_end("Left, shoulder, down.", samples, frame) == pytest.approx(ends[1], abs=RATE // 50)


def test_in_a_silence_nothing_need_be_ended() -> None:
    samples, ends = spoken(0.3, 0.4, quiet=0.0, gap=0.3)
    frame = ends[0] + frames_of(0.1)
    assert word_end("Left, down.", samples, frame) == frame


@pytest.mark.parametrize("text", ["", "...", "word", "one two three four five six seven"])
@pytest.mark.parametrize("length", [1, 300, RATE // 4, 3 * RATE])
def test_whatever_the_clip_it_ends_within_it_and_soon(text: str, length: int) -> None:
    samples = np.sin(np.arange(length) / 30).astype(np.float32)
    for frame in (0, length // 3, length - 1):
        assert frame <= word_end(text, samples, frame) <= min(length, frame + frames_of(0.72))
    assert word_end(text, np.zeros(length, np.float32), length // 2) == length // 2
