"""Music gives way before a line, comes back after it, and does not pump in between."""

from __future__ import annotations

import numpy as np
import pytest

from player.audio.brought.ducking import ATTACK, BEGINS, ENDS, RELEASE, Ducking
from player.timeline.frames import RATE, frames_of
from tests.audio.handmade import line, session

LEFT = 0.25
COUNTED = session(
    60, cues=(line("hello", 10, 2), line("one", 14, 0.5), line("two", 17, 0.5), line("bye", 40, 1))
)


def share_at(seconds: float, until: int | None = None) -> float:
    return float(Ducking(COUNTED, LEFT).shares(frames_of(seconds), 1, until)[0])


def test_it_is_down_before_a_line_begins_and_as_long_as_it_lasts() -> None:
    assert share_at(10) == pytest.approx(LEFT)
    assert share_at(11.9) == pytest.approx(LEFT)
    assert share_at(10 - 1.01 * ATTACK / RATE) == pytest.approx(1)


def test_it_comes_back_slowly_after_a_line() -> None:
    half = 17.5 + RELEASE / RATE / 2
    assert LEFT < share_at(half) < 1
    assert share_at(17.5 + RELEASE / RATE) == pytest.approx(1)


def test_between_lines_that_are_close_it_stays_down() -> None:
    shares = Ducking(COUNTED, LEFT).shares(frames_of(10), frames_of(7.5))
    assert np.all(shares == np.float32(LEFT))


def test_it_comes_in_at_the_beginning_and_goes_out_at_the_end() -> None:
    assert share_at(0) == 0
    assert share_at(BEGINS / RATE) == pytest.approx(1)
    assert share_at(60) == 0
    assert 0 < share_at(60 - ENDS / RATE / 2) < 1


def test_at_a_wait_it_does_not_give_way_for_what_is_not_said_yet() -> None:
    assert share_at(10.5, until=frames_of(5)) == pytest.approx(1)


def test_it_never_jumps() -> None:
    shares = Ducking(COUNTED, 0.0).shares(0, frames_of(60))
    assert np.abs(np.diff(shares)).max() < 1 / ATTACK * 1.01


def test_the_shares_are_the_same_whatever_the_size_of_the_blocks() -> None:
    ducking = Ducking(COUNTED, LEFT)
    blocks = [ducking.shares(at, 333) for at in range(0, 19_980, 333)]
    assert np.array_equal(ducking.shares(0, 19_980), np.concatenate(blocks))
