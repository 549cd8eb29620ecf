"""What is made of an engine's samples: trimmed, equally loud, never clipping."""

from __future__ import annotations

import numpy as np
import pytest
import soxr

from player.audio.voice.clip import Samples
from player.audio.voice.finishing import CEILING, TARGET, decoded, finished, trimmed
from player.audio.voice.loudness import limited, loudness
from player.timeline.frames import RATE
from tests.audio.voice.handmade import silence, syllables

MS = RATE // 1000


def _tone(seconds: float, level: float, frequency: float = 1000.0) -> Samples:
    time = np.arange(round(seconds * RATE)) / RATE
    return (level * np.sin(2 * np.pi * frequency * time)).astype(np.float32)


def _noisy(samples: Samples, level: float) -> Samples:
    noise = np.random.default_rng(5).normal(0, level, samples.size)
    return (samples + noise).astype(np.float32)


def test_the_loudness_of_the_reference_tone_is_that_of_the_recommendation() -> None:
    # BS.1770-4: 997 Hz at 0 dBFS in one channel is -3.01 LUFS.
    assert loudness(_tone(5, 1.0, 997.0)) == pytest.approx(-3.01, abs=0.05)


def test_pauses_between_words_do_not_make_a_line_quieter() -> None:
    spoken = syllables(1.0, 0.5)
    assert loudness(np.concatenate((spoken, silence(3), spoken))) == pytest.approx(loudness(spoken), abs=1.0)


def test_silence_has_no_loudness() -> None:
    assert loudness(silence(1)) == float("-inf")


@pytest.mark.parametrize("before", [0.0, 0.015, 0.31, 0.4])
@pytest.mark.parametrize("after", [0.0, 0.35, 1.2])
@pytest.mark.parametrize("noise", [0.0, 0.0003])
def test_silence_around_a_line_is_trimmed_to_within_5_ms(before: float, after: float, noise: float) -> None:
    tone = _tone(0.7, 0.4)
    clip = trimmed(_noisy(np.concatenate((silence(before), tone, silence(after))), noise))
    heard = np.flatnonzero(np.abs(clip) > 0.2)
    kept_before = int(heard[0])
    kept_after = clip.size - 1 - int(heard[-1])
    assert kept_before <= 5 * MS
    assert kept_after <= 30 * MS
    # Nothing of the tone itself is lost beyond its faded edges.
    assert heard[-1] - heard[0] >= tone.size - 30 * MS


def test_a_soft_first_consonant_is_kept() -> None:
    consonant = np.random.default_rng(2).normal(0, 0.012, RATE // 10).astype(np.float32)
    spoken = np.concatenate((silence(0.3), consonant, _tone(0.5, 0.5), silence(0.3)))
    assert trimmed(spoken).size >= consonant.size + round(0.5 * RATE) - 5 * MS


def test_a_clip_begins_and_ends_softly() -> None:
    clip = finished(np.concatenate((silence(0.2), _tone(0.5, 0.5, 300), silence(0.2))), RATE)
    assert abs(clip[0]) < 0.001
    assert abs(clip[-1]) < 0.001


@pytest.mark.parametrize("level", [0.9, 0.25, 0.03, 0.008])
@pytest.mark.parametrize("seconds", [0.25, 0.6, 4.0])
@pytest.mark.parametrize("pitch", [90.0, 140.0, 230.0])
def test_every_voice_comes_out_equally_loud_and_never_clips(
    level: float, seconds: float, pitch: float
) -> None:
    clip = finished(np.concatenate((silence(0.3), syllables(seconds, level, pitch=pitch))), RATE)
    assert loudness(clip) == pytest.approx(TARGET, abs=1.0)
    assert np.abs(clip).max() <= CEILING


def test_peaks_are_turned_down_and_the_rest_is_left() -> None:
    samples = _tone(1.0, 0.5)
    samples[RATE // 2] = 1.6
    calm = limited(samples, 0.8)
    assert np.abs(calm).max() <= 0.8
    assert np.array_equal(calm[: RATE // 2 - 20 * MS], samples[: RATE // 2 - 20 * MS])
    assert np.array_equal(calm[RATE // 2 + 20 * MS :], samples[RATE // 2 + 20 * MS :])


def test_a_line_at_another_rate_lasts_as_long() -> None:
    tone = _tone(1.0, 0.5, 440)
    for rate in (22_050, 24_000, 16_000):
        resampled = np.asarray(soxr.resample(tone, RATE, rate), np.float32)
        assert finished(resampled, rate).size == pytest.approx(RATE, abs=3 * MS)


def test_an_offset_of_the_engine_is_taken_away() -> None:
    clip = finished(syllables(1.0, 0.3) + np.float32(0.1), RATE)
    assert abs(float(clip.mean())) < 0.005


@pytest.mark.parametrize("samples", [np.zeros(0, np.float32), silence(1), silence(0.001)])
def test_nothing_to_hear_gives_an_empty_clip(samples: Samples) -> None:
    assert finished(samples, RATE).size == 0


@pytest.mark.parametrize("kind", ["<i2", ">i2", "<i4", ">i4", "<f4", ">f4"])
def test_all_kinds_of_samples_are_understood(kind: str) -> None:
    scale = {"i2": 32768, "i4": 2**31, "f4": 1}[kind[1:]]
    values = np.array([0, 0.5, -0.5, 0.25])
    body = (values * scale).astype(kind).tobytes()
    assert np.allclose(decoded(body, kind, 1), values)
    assert np.allclose(decoded(body, kind, 2), [0.25, -0.125])


def test_what_is_not_a_number_is_silence() -> None:
    body = np.array([np.nan, np.inf, 0.5], "<f4").tobytes()
    assert np.array_equal(decoded(body, "<f4", 1), np.array([0, 0, 0.5], np.float32))
