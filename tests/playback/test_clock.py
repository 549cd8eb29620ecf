"""Where the ear is, by the device's count or without it."""

from __future__ import annotations

import numpy as np

from player.playback.clock import HeardClock, Playhead
from player.timeline.frames import RATE, frames_of

BLOCK = 256


class Device:
    """Counts in blocks by a clock of its own; may be late to begin, and may stop."""

    def __init__(self) -> None:
        self.now = 100.0
        self.speed = 1.0
        self.began: float | None = None
        self.died: float | None = None

    def clock(self) -> float:
        return self.now

    def begin(self) -> None:
        self.began = self.now

    def count(self) -> int:
        if self.began is None:
            return 0
        until = self.now if self.died is None else min(self.now, self.died)
        return (int((until - self.began) * RATE * self.speed) // BLOCK + 3) * BLOCK


def test_the_frame_runs_smoothly_although_the_device_counts_in_blocks() -> None:
    device, clock = Device(), HeardClock()
    device.speed = 1.0004
    clock.restart(1000, device.now, latency=3 * BLOCK)
    device.begin()
    errors, frames = [], []
    for _ in range(1200):
        device.now += 0.0163
        frames.append(clock.heard(device.count(), device.now))
        errors.append(frames[-1] - 1000 - (device.now - 100) * RATE * device.speed)
    assert np.abs(errors[60:]).max() < frames_of(0.003)
    steps = np.diff(frames[60:])
    assert np.abs(steps - 0.0163 * RATE).max() < frames_of(0.002)


def test_the_frame_stands_until_the_device_begins() -> None:
    clock = HeardClock()
    clock.restart(500, 10.0)
    assert [clock.heard(0, 10 + wait) for wait in (0, 0.1, 1)] == [500, 500, 500]


def test_the_frame_never_goes_back_and_stops_soon_after_the_count() -> None:
    clock = HeardClock(limit=frames_of(0.25))
    clock.restart(0, 0.0)
    first = clock.heard(RATE, 1.0)
    later = [clock.heard(RATE, 1 + wait) for wait in (0.1, 0.2, 0.3, 5)]
    assert later == sorted(later)
    assert later[-1] == first + frames_of(0.25)


def test_a_device_that_only_fills_its_memory_is_given_time_to_begin() -> None:
    clock = HeardClock()
    clock.restart(0, 0.0)
    clock.heard(768, 0.01)
    assert not clock.hangs(1.9)
    assert clock.hangs(3)


def playing() -> tuple[Device, Playhead, int]:
    device = Device()
    playhead = Playhead(device.clock)
    run = playhead.start(48_000)
    playhead.follow(run, 48_000, device.count, 3 * BLOCK)
    device.begin()
    return device, playhead, run


def pass_time(device: Device, playhead: Playhead, seconds: float) -> int:
    end = device.now + seconds
    while device.now < end:
        device.now = min(end, device.now + 0.02)
        frame = playhead.frame()
    return frame


def test_stopping_returns_the_frame_that_was_heard_and_keeps_it() -> None:
    device, playhead, _ = playing()
    heard = pass_time(device, playhead, 1)
    stopped = playhead.stop()
    assert stopped == heard < 48_000 + device.count()
    device.now += 10
    assert playhead.frame() == playhead.stop() == stopped


def test_when_the_count_stands_still_time_goes_on_without_the_device() -> None:
    device, playhead, _ = playing()
    pass_time(device, playhead, 1)
    device.died = device.now
    pass_time(device, playhead, 0.25)
    assert (playhead.alone, playhead.lost) == (False, False)
    before = pass_time(device, playhead, 0.15)
    assert (playhead.alone, playhead.lost) == (True, True)
    assert abs(pass_time(device, playhead, 5) - before - 5 * RATE) <= 2


def test_a_device_that_returns_is_waited_for_and_then_followed() -> None:
    device, playhead, run = playing()
    pass_time(device, playhead, 1)
    playhead.leave()
    pass_time(device, playhead, 2)
    due = playhead.due(run)
    assert due is not None
    device.began = None
    playhead.follow(run, due, device.count, 3 * BLOCK)
    late = pass_time(device, playhead, 0.5)
    assert (playhead.alone, playhead.lost) == (True, False)
    device.begin()
    assert pass_time(device, playhead, 0.4) <= late + frames_of(0.03)
    assert (playhead.alone, playhead.lost) == (False, False)
    expected = due + (device.now - (device.began or 0)) * RATE
    assert abs(pass_time(device, playhead, 1) - expected - RATE) < frames_of(0.01)


def test_a_device_that_does_not_begin_is_given_up() -> None:
    device = Device()
    playhead = Playhead(device.clock)
    playhead.follow(playhead.start(0), 0, device.count, 0)
    assert pass_time(device, playhead, 2.4) == 0
    pass_time(device, playhead, 0.2)
    assert playhead.lost


def test_a_run_that_is_over_is_not_due() -> None:
    playhead = Playhead()
    first = playhead.start(0)
    second = playhead.start(10)
    assert playhead.due(first) is None
    assert playhead.due(second) == 10
    playhead.stop()
    assert playhead.due(second) is None
