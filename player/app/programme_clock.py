"""What tells, while the program is open, that something of today is due, and that another day has begun."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from player.ui.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_MOST_MS = 5 * 60_000
"""It looks at the clock so often at least: the machine may have slept, or its clock been set."""
_STALE = timedelta(minutes=15)
"""What was due longer ago is not told any more."""


class ProgrammeClock(QObject):
    """Waits for times of day."""

    due = Signal(str)
    """What is due now, in words."""
    day_began = Signal()
    """Another day has begun."""

    def __init__(self, parent: QObject, now: Callable[[], datetime] | None = None) -> None:
        """Wait for nothing yet; ``now`` tells the time where that is not the system's clock."""
        super().__init__(parent)
        self._now = now or (lambda: datetime.now().astimezone())
        self._times: list[tuple[datetime, str]] = []
        self._midnight: datetime | None = None
        self._timer = single_shot(self, 0, self._look)

    def watch(self, times: Iterable[tuple[str, str]]) -> None:
        """Wait for times of today, ``07:30``, each with what is to be told; not for those that are past."""
        now = self._now()
        dated = ((_today_at(now, time), text) for time, text in times)
        self._times = sorted(each for each in dated if each[0] > now)
        self._midnight = _today_at(now, "00:00") + timedelta(days=1)
        self._wait()

    def stop(self) -> None:
        """Wait no longer."""
        self._timer.stop()
        self._times, self._midnight = [], None

    def _wait(self) -> None:
        if self._midnight is None:
            return
        first = min([self._midnight, *(time for time, _ in self._times)])
        left = (first - self._now()).total_seconds() * 1000
        self._timer.setInterval(max(1, min(_MOST_MS, round(left) + 1)))
        self._timer.start()

    def _look(self) -> None:
        now = self._now()
        while self._times and self._times[0][0] <= now:
            time, text = self._times.pop(0)
            if now - time <= _STALE:
                self.due.emit(text)
        if self._midnight is not None and now >= self._midnight:
            self.stop()
            self.day_began.emit()
        self._wait()


def _today_at(now: datetime, time: str) -> datetime:
    hour, minute = map(int, time.split(":"))
    return now.replace(hour=hour, minute=minute, second=0, microsecond=0)
