"""The mix: every sample where it belongs, however it is asked for."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from player.audio.mixer import Levels, Mixer
from player.audio.tones import TONES, tone
from player.timeline.frames import RATE, Span, frames_of
from player.timeline.timeline import Cue, Timeline
from tests.audio.handmade import chime, first_sound, line, nothing, session, steady, talk

BUSY = session(
    6,
    cues=(
        chime("start", 0.1),
        line("one", 0.5, 1.0),
        chime("tick", 0.9),
        chime("contract", 1.2),
        line("two", 1.7, 0.4),
        chime("relax", 2.1),
        line("three", 2.2, 1.5),
        chime("finish", 5.5),
    ),
)


def in_blocks(mixer: Mixer, length: int, blocks: list[int]) -> NDArray[np.float32]:
    pieces: list[NDArray[np.float32]] = []
    start = 0
    while start < length:
        count = min(blocks[len(pieces) % len(blocks)], length - start)
        pieces.append(mixer.mix(start, count))
        start += count
    return np.concatenate(pieces)


@given(st.lists(st.integers(200, 60_000), min_size=1, max_size=5))
def test_the_samples_are_the_same_whatever_the_size_of_the_blocks(blocks: list[int]) -> None:
    length = frames_of(4)
    whole = Mixer(BUSY, talk).mix(0, length)
    assert np.array_equal(whole, in_blocks(Mixer(BUSY, talk), length, blocks))


def test_blocks_of_one_frame_are_the_same_too() -> None:
    start = frames_of(2.09)
    whole = Mixer(BUSY, talk).mix(start, 1500)
    mixer = Mixer(BUSY, talk)
    assert np.array_equal(whole, np.concatenate([mixer.mix(start + i, 1) for i in range(1500)]))


@pytest.mark.parametrize("frame", [0, 1, 47_999, 48_000, 123_457])
def test_a_line_starts_and_ends_at_its_very_frames(frame: int) -> None:
    cue = Cue(Span(frame, frame + 4800), 0, line="x")
    mixed = Mixer(session(5, cues=(cue,)), lambda _: steady(0.1)).mix(0, frames_of(4))
    sounding = np.flatnonzero(mixed[:, 0])
    assert (sounding[0], sounding[-1]) == (frame, frame + 4799)
    assert np.array_equal(mixed[:, 0], mixed[:, 1])


@pytest.mark.parametrize("name", TONES)
def test_a_tone_starts_at_its_very_frame_and_rings_out(name: str) -> None:
    cue = next(chime(known, 1) for known in TONES if known == name)
    mixed = Mixer(session(9, cues=(cue,)), nothing).mix(0, frames_of(8))
    ringing = tone(cue.tone or "tick")
    assert np.array_equal(mixed[RATE : RATE + len(ringing)], ringing)
    assert not mixed[:RATE].any()
    assert not mixed[RATE + len(ringing) :].any()


def test_a_clip_longer_than_its_span_is_faded_out_at_the_end_of_the_span() -> None:
    timeline = session(3, cues=(line("x", 0.5, 1.0),))
    heard = Mixer(timeline, lambda _: steady(2)).mix(0, frames_of(3))[:, 0]
    end, fade = frames_of(1.5), frames_of(0.015)
    assert np.all(heard[frames_of(0.5) : end - fade] == np.float32(0.25))
    assert np.all(np.diff(heard[end - fade : end + 1]) < 0)
    assert heard[end - 1] < 0.001
    assert not heard[end:].any()


def test_silence_is_exact_zeros() -> None:
    mixed = Mixer(session(9, cues=(chime("tick", 1), line("x", 3, 1))), talk).mix(0, frames_of(9))
    tick = len(tone("tick"))
    assert not mixed[:RATE].any()
    assert not mixed[RATE + tick : 3 * RATE].any()
    assert not mixed[4 * RATE :].any()


def test_a_session_without_cues_is_silent() -> None:
    assert not Mixer(session(2), talk).mix(0, RATE).any()
    assert Mixer(session(2), talk).end == 2 * RATE
    assert Mixer(session(), talk).end == 0


def test_it_never_clips_however_loud_the_parts_are() -> None:
    loud = session(4, cues=(chime("contract", 0), chime("start", 0), line("x", 0, 2), chime("finish", 0.1)))
    mixed = Mixer(loud, lambda _: steady(2, 0.999)).mix(0, frames_of(3))
    assert 0.9 < np.abs(mixed).max() <= 1


def test_what_is_below_minus_one_decibel_is_not_bent() -> None:
    timeline = session(4, cues=(line("x", 0, 1),))
    assert np.all(Mixer(timeline, lambda _: steady(1, 0.89)).mix(0, RATE) == np.float32(0.89))


def test_the_bend_keeps_order_and_sign() -> None:
    ramp = np.linspace(-2, 2, RATE, dtype=np.float32)
    heard = Mixer(session(4, cues=(line("x", 0, 1),)), lambda _: ramp).mix(0, RATE)[:, 0]
    assert np.all(np.diff(heard) >= 0)
    assert np.allclose(heard, -heard[::-1], atol=1e-6)


def test_voice_and_tones_have_levels_of_their_own() -> None:
    timeline = session(9, cues=(line("x", 0, 1), chime("tick", 2)))
    quiet = Mixer(timeline, lambda _: steady(1), Levels(voice=0.5, tones=0.0)).mix(0, 4 * RATE)
    assert np.all(quiet[:RATE] == np.float32(0.125))
    assert not quiet[RATE:].any()


def test_sixteen_bit_clips_are_taken_too() -> None:
    clip = np.full(RATE, 8192, np.int16)
    assert np.all(Mixer(session(2, cues=(line("x", 0, 1),)), lambda _: clip).mix(0, RATE) == np.float32(0.25))


def test_after_a_seek_nothing_sounds_from_its_middle() -> None:
    timeline = session(
        9, cues=(chime("finish", 0.5), line("long", 1, 3), chime("tick", 2), line("next", 4, 1))
    )
    since = frames_of(1.5)
    heard = Mixer(timeline, lambda _: steady(1)).mix(since, frames_of(4), since)
    assert first_sound(heard) == frames_of(2) - since + first_sound(tone("tick"))
    assert not heard[frames_of(2) - since + len(tone("tick")) : frames_of(4) - since].any()
    assert np.all(heard[frames_of(4) - since : frames_of(5) - since] == np.float32(0.25))


def test_before_a_wait_tones_ring_out_and_nothing_new_begins() -> None:
    timeline = session(2, 2, cues=(chime("relax", 1.5), line("after", 2, 1)), open_phases=(0,))
    heard = Mixer(timeline, lambda _: steady(1)).mix(frames_of(1.5), frames_of(2), 0, until=frames_of(2))
    assert np.array_equal(heard, tone("relax")[: frames_of(2)])


def test_a_clip_that_comes_late_does_not_begin_in_its_middle() -> None:
    there: dict[str, NDArray[np.float32]] = {}
    mixer = Mixer(session(4, cues=(line("x", 0, 2), line("y", 2, 1))), there.get)
    assert not mixer.mix(0, RATE).any()
    there.update(x=steady(2), y=steady(1))
    rest = mixer.mix(RATE, 2 * RATE)
    assert first_sound(rest) == RATE


def asked(
    clips: Callable[[str], NDArray[np.float32]],
) -> tuple[Callable[[str], NDArray[np.float32]], list[str]]:
    names: list[str] = []

    def ask(text: str) -> NDArray[np.float32]:
        names.append(text)
        return clips(text)

    return ask, names


def test_a_clip_is_asked_for_once_each_time_it_is_heard() -> None:
    ask, names = asked(talk)
    mixer = Mixer(BUSY, ask)
    in_blocks(mixer, frames_of(4), [480])
    assert names == ["one", "two", "three"]
    mixer.begin(0)
    mixer.mix(frames_of(0.6), 480)
    assert names == ["one", "two", "three", "one"]


def changed(timeline: Timeline, clips: Callable[[str], NDArray[np.float32] | None], at: float) -> Mixer:
    before = Mixer(session(9, cues=(line("x", 1, 2), chime("start", 1.2))), nothing)
    before.mix(0, frames_of(at))
    return before.changed(timeline, clips, Levels(), frames_of(at))


def test_a_change_lets_go_on_what_has_begun_and_begins_nothing_in_its_middle() -> None:
    new = session(9, cues=(line("x", 1, 2), chime("start", 1.2), chime("halfway", 1.3), line("y", 4, 1)))
    heard = changed(new, lambda _: steady(1), 1.5).mix(frames_of(1.5), frames_of(4))
    start = tone("start")[frames_of(0.3) :]
    assert np.array_equal(heard[: len(start)], start)
    assert np.all(heard[frames_of(2.5) : frames_of(3.5)] == np.float32(0.25))


def test_a_change_of_levels_goes_on_with_a_line_that_is_heard() -> None:
    timeline = session(9, cues=(line("x", 1, 2),))
    before = Mixer(timeline, lambda _: steady(2))
    before.mix(0, frames_of(1.5))
    after = before.changed(timeline, lambda _: steady(2), Levels(voice=0.5), frames_of(1.4))
    assert np.all(after.mix(frames_of(1.4), RATE) == np.float32(0.125))


def test_a_day_of_cues_is_mixed_anywhere() -> None:
    hour = 3600
    cues = tuple(chime("tick", second) for second in range(0, 12 * hour, 2))
    mixer = Mixer(session(12 * hour, cues=cues), nothing)
    late = mixer.mix(frames_of(12 * hour - 2), RATE)
    assert np.array_equal(late[: len(tone("tick"))], tone("tick"))
