"""The tones: each its own, and one family."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from player.audio.tones import TONES, tone
from player.timeline.frames import RATE, frames_of
from player.timeline.timeline import ToneName


def loudest(samples: NDArray[np.float32]) -> float:
    """Decibels of the loudest 400 ms."""
    padded = np.concatenate([np.zeros((frames_of(0.4), 2)), samples, np.zeros((frames_of(0.4), 2))])
    power = np.cumsum(np.mean(padded**2, axis=1))
    return float(10 * np.log10((power[frames_of(0.4) :] - power[: -frames_of(0.4)]).max() / frames_of(0.4)))


def spectrum(name: ToneName, since: float, until: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    piece = tone(name)[frames_of(since) : frames_of(until)].mean(axis=1)
    power = np.square(np.abs(np.fft.rfft(piece * np.hanning(len(piece)), RATE)))
    return np.arange(len(power), dtype=np.float64), power.astype(np.float64)


def pitch(name: ToneName, since: float, until: float) -> float:
    frequencies, power = spectrum(name, since, until)
    return float(frequencies[np.argmax(power)])


@pytest.mark.parametrize("name", TONES)
def test_a_tone_begins_and_ends_in_silence_without_a_jump(name: ToneName) -> None:
    samples = tone(name)
    assert samples.dtype == np.float32
    assert samples.shape[1] == 2
    assert np.abs(samples[0]).max() < 1e-4
    assert np.abs(samples[-1]).max() < 1e-4
    # The steepest that a sine of 2 kHz at this peak can be.
    assert np.abs(np.diff(samples, axis=0)).max() < np.abs(samples).max() * 2 * np.pi * 2000 / RATE


@pytest.mark.parametrize("name", TONES)
def test_a_tone_is_heard_at_once(name: ToneName) -> None:
    size = np.abs(tone(name)).max(axis=1)
    first_note = size[: frames_of(0.08)]
    assert np.argmax(first_note > first_note.max() * 0.5) < frames_of(0.008)


@pytest.mark.parametrize("name", TONES)
def test_a_tone_can_be_heard_on_small_loudspeakers(name: ToneName) -> None:
    frequencies, power = spectrum(name, 0, 1)
    band = (frequencies >= 400) & (frequencies <= 2500)
    assert power[band].sum() > 0.95 * power.sum()


def test_tones_are_levelled_to_one_another_and_the_tick_is_quieter() -> None:
    level = {name: loudest(tone(name)) for name in TONES}
    others = [level[name] for name in TONES if name != "tick"]
    assert max(others) - min(others) < 3
    assert level["tick"] < min(others) - 5
    assert max(others) < -20


def test_tones_leave_room_for_a_voice() -> None:
    assert max(float(np.abs(tone(name)).max()) for name in TONES) < 0.3


def test_no_two_tones_are_alike() -> None:
    for one, other in combinations(TONES, 2):
        count = min(len(tone(one)), len(tone(other)), RATE)
        a, b = tone(one)[:count].ravel(), tone(other)[:count].ravel()
        assert abs(float(a @ b)) < 0.6 * float(np.linalg.norm(a) * np.linalg.norm(b))


def test_a_contraction_rises_and_a_release_falls() -> None:
    assert pitch("contract", 0.0, 0.08) < pitch("contract", 0.2, 0.4)
    assert pitch("relax", 0.0, 0.14) > pitch("relax", 0.5, 0.9)


def test_changing_sides_walks_from_left_to_right() -> None:
    samples = tone("change side")
    first, second = samples[: frames_of(0.2)], samples[frames_of(0.6) :]
    assert np.square(first[:, 0]).sum() > 4 * np.square(first[:, 1]).sum()
    assert np.square(second[:, 1]).sum() > 3 * np.square(second[:, 0]).sum()


def test_a_tone_cannot_be_written_to() -> None:
    assert tone("tick") is tone("tick")
    with pytest.raises(ValueError, match="read-only"):
        tone("tick")[0] = 1
