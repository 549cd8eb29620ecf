"""Sleep is noticed by its signal, and by the clock."""

from __future__ import annotations

import queue

from player.desktop.sleep import SleepSignal, SleepWatch
from tests.desktop.private_bus import PrivateBus, Service


def test_a_look_that_comes_far_too_late_means_sleep_and_a_late_one_does_not() -> None:
    now = [100.0]
    watch = SleepWatch(lambda: now[0])
    looks = []
    for passed in (2, 2, 5, 9.5, 3600, 2):
        now[0] += passed
        looks.append(watch.slept())
    assert looks == [False, False, False, False, True, False]


def test_time_in_which_nobody_looked_on_purpose_is_not_sleep() -> None:
    now = [100.0]
    watch = SleepWatch(lambda: now[0])
    now[0] += 900
    watch.restart()
    now[0] += 2
    assert not watch.slept()


def test_logind_tells_before_and_after(bus: PrivateBus) -> None:
    told: queue.Queue[bool] = queue.Queue()
    manager = Service("org.freedesktop.login1", lambda method, body: ("", ()))
    listener = SleepSignal(told.put)
    for begins in (True, False):
        manager.emit(
            "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", "b", (begins,)
        )
    assert [told.get(timeout=5), told.get(timeout=5)] == [True, False]
    listener.close()
    manager.close()
