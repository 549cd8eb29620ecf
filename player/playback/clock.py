"""Where the ear is: a smooth frame from the coarse count that a sound device gives."""

from __future__ import annotations

from player.timeline.frames import RATE, frames_of

_WINDOW = 1.0


class HeardClock:
    """Turns the count of frames that a device has taken into the frame that is heard.

    A device counts in blocks, so its count jumps ahead and stands still in turn. The clock follows the upper
    edge of that staircase, whose slope is the device's own speed, and takes off what lies between counting
    and hearing. It never goes back, and never further ahead of the last count than ``limit``, so that the
    picture stops when the sound does.

    Threads: one at a time.
    """

    def __init__(self, latency: int, limit: int = frames_of(0.25)) -> None:
        """Take how many frames the ear is behind the count, and how far to go on without a new count."""
        self._latency = latency
        self._limit = limit
        self.restart(0)

    def restart(self, frame: int) -> None:
        """Begin to count at this frame: the device has taken nothing yet."""
        self._first = frame
        self._heard = frame
        self._count = 0
        self._edges: list[tuple[float, float]] = []
        self.moved_at: float | None = None

    def heard(self, count: int, now: float) -> int:
        """Return the frame that is heard, from the frames that the device has taken since it started, and the
        time, seconds."""
        if count > self._count:
            self._count = count
            self.moved_at = now
            self._remember(count - now * RATE, now)
        if self._edges:
            ahead = min(max(edge for _, edge in self._edges) + now * RATE, self._count + self._limit)
            self._heard = max(self._heard, self._first + round(ahead) - self._latency)
        return self._heard

    def still_for(self, now: float) -> float:
        """Return for how many seconds the count has stood still; 0 before the device has taken anything."""
        return 0.0 if self.moved_at is None else now - self.moved_at

    def _remember(self, edge: float, now: float) -> None:
        """Keep those edges that may still be the highest: the falling ones of the last second."""
        kept = [(at, old) for at, old in self._edges if now - at <= _WINDOW and old > edge]
        self._edges = [*kept, (now, edge)]
