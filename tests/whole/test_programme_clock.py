"""While the program is open, what is due is told at its time, and another day is noticed."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from player.app.programme_clock import ProgrammeClock

EVENING = datetime(2026, 11, 26, 18, 29, 59, 950_000, tzinfo=timezone.utc)


class Hands:
    """A clock that starts at a time and can be set."""

    def __init__(self, start: datetime) -> None:
        self._ahead = start - datetime.now(timezone.utc)

    def now(self) -> datetime:
        return datetime.now(timezone.utc) + self._ahead

    def sleep(self, time: timedelta) -> None:
        self._ahead += time


@pytest.fixture
def parent(qapp: object) -> QObject:
    """Return what a clock lives in."""
    return QObject()


def test_what_is_due_is_told_at_its_time(qtbot: QtBot, parent: QObject) -> None:
    clock = ProgrammeClock(parent, Hands(EVENING).now)
    with qtbot.waitSignal(clock.due, timeout=3000) as told:
        clock.watch([("21:00", "later"), ("18:30", "now"), ("7:00", "long past")])
    assert told.args == ["now"]


def test_what_was_slept_through_is_not_told_but_the_day_is(qtbot: QtBot, parent: QObject) -> None:
    hands = Hands(EVENING - timedelta(hours=1))
    clock = ProgrammeClock(parent, hands.now)
    told: list[str] = []
    clock.due.connect(told.append)
    clock.watch([("18:30", "slept through")])
    hands.sleep(timedelta(hours=9))
    with qtbot.waitSignal(clock.day_began, timeout=3000):
        clock._look()  # as its timer does five minutes later at most
    assert told == []
    clock._look()
    assert not clock._timer.isActive()  # nothing to wait for until it is told of the new day


def test_a_clock_that_is_stopped_tells_nothing(qtbot: QtBot, parent: QObject) -> None:
    clock = ProgrammeClock(parent, Hands(EVENING).now)
    told: list[str] = []
    clock.due.connect(told.append)
    clock.watch([("18:30", "now")])
    clock.stop()
    qtbot.wait(150)
    assert told == []
