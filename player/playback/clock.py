"""Where the ear is: a smooth frame from the coarse count of a sound device, and time going on without one."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from player.timeline.frames import RATE, frames_of

if TYPE_CHECKING:
    from collections.abc import Callable

_WINDOW = 1.0
_FROZEN = 0.3
_PATIENCE = 2.5
"""Seconds that a device may take to begin: one that slept takes up to two."""
_FILLING = 4
"""Steps of the count in which a device may only have filled its own memory, not begun."""


class HeardClock:
    """Turns the count of frames that a device has taken into the frame that is heard.

    A device counts in blocks, so its count jumps ahead and stands still in turn. The clock follows the upper
    edge of that staircase, whose slope is the device's own speed, and takes off what lies between counting
    and hearing. It never goes back, and never further ahead of the last count than ``limit``, so that the
    picture stops when the sound does.

    Threads: one at a time.
    """

    def __init__(self, limit: int = frames_of(0.25)) -> None:
        """Take how many frames to go on without a new count."""
        self._limit = limit
        self.restart(0, 0.0)

    def restart(self, frame: int, now: float, latency: int = 0, shown: int = 0) -> None:
        """Begin at this frame, at a time in seconds, the device having taken nothing yet.

        The ear is ``latency`` frames behind the count. Where a later frame has been ``shown`` already, stand
        there until the device has reached it.
        """
        self._first = frame
        self._latency = latency
        self._frame = max(frame, shown)
        self._count = 0
        self._moved = now
        self._steps = 0
        self._edges: list[tuple[float, float]] = []

    def heard(self, count: int, now: float) -> int:
        """Return the frame that is heard, from how many frames the device has taken by now."""
        if count > self._count:
            self._count = count
            self._moved = now
            self._steps += 1
            self._remember(count - now * RATE, now)
        if self._edges:
            highest = self._edges[0][1]
            ahead = min(highest + now * RATE, self._count + self._limit)
            self._frame = max(self._frame, self._first + round(ahead) - self._latency)
        return self._frame

    def hangs(self, now: float) -> bool:
        """Return whether the count has stood still for so long that the device must be taken for lost."""
        return now - self._moved > (_FROZEN if self._steps > _FILLING else _PATIENCE)

    def _remember(self, edge: float, now: float) -> None:
        """Keep those edges that may still be the highest of the last second: each one lower than that
        before."""
        kept = [(at, old) for at, old in self._edges if now - at <= _WINDOW and old > edge]
        self._edges = [*kept, (now, edge)]


class Playhead:
    """Where the ear is: by the device's count while one plays, by the system's clock while none does.

    A device may come late, stand still or go: then time goes on by the system's clock from the frame that was
    heard, and ``lost`` says so, until a device is followed again.

    Threads: any.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Take a clock in seconds."""
        self._lock = threading.Lock()
        self._clock = clock
        self._heard = HeardClock()
        self._count: Callable[[], int] | None = None
        self._run = 0
        self._first = 0
        self._latency = 0
        self._plays = False
        self._frame = 0
        self._alone_since: float | None = None

    @property
    def alone(self) -> bool:
        """Return whether it plays by the system's clock."""
        return self._alone_since is not None

    @property
    def lost(self) -> bool:
        """Return whether it plays alone and no device is about to begin."""
        with self._lock:
            return self.alone and (self._count is None or self._heard.hangs(self._clock()))

    def start(self, frame: int) -> int:
        """Begin at a frame, wait for a device to begin there, and return the number of this run."""
        with self._lock:
            self._run += 1
            self._plays = True
            self._frame = frame
            self._alone_since = None
            self._count = None
            self._heard.restart(frame, self._clock())
            return self._run

    def stop(self) -> int:
        """End the run; return the frame that is heard now, although the device has taken more."""
        with self._lock:
            self._frame = self._now()
            self._plays = False
            self._count = None
            self._alone_since = None
            return self._frame

    def frame(self) -> int:
        """Return the frame that is heard now."""
        with self._lock:
            return self._now()

    def due(self, run: int) -> int | None:
        """Return the frame at which a device has to begin now; None if that run is over."""
        with self._lock:
            return self._now() if self._plays and run == self._run else None

    def follow(self, run: int, frame: int, count: Callable[[], int], latency: int) -> None:
        """Follow a device that begins at a frame.

        ``count`` tells how many frames it has taken since then; the ear is ``latency`` frames behind that.
        """
        with self._lock:
            if self._plays and run == self._run:
                self._first, self._latency = frame, latency
                self._heard.restart(frame, self._clock(), latency, self._frame)
                self._count = count

    def leave(self) -> None:
        """Follow the device no longer: ``count`` is not called after this."""
        with self._lock:
            if self._plays and self._alone_since is None:
                self._now()
                self._alone_since = self._clock()
            self._count = None

    def _now(self) -> int:
        if not self._plays:
            return self._frame
        now = self._clock()
        count = self._count() if self._count else 0
        if self._alone_since is not None:
            frame = self._frame + round((now - self._alone_since) * RATE)
            if not count:
                return frame
            # The device has begun: wait for it to reach what was shown meanwhile.
            self._alone_since = None
            self._heard.restart(self._first, now, self._latency, frame)
        self._frame = self._heard.heard(count, now)
        if self._heard.hangs(now):
            self._count = None
            self._alone_since = now
        return self._frame
