"""The scale of the time ruler: which frame stands at which pixel, and how much of the session is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.timeline.frames import RATE

if TYPE_CHECKING:
    from collections.abc import Callable

PAD = 10
"""Pixels left free at both ends."""
_MOST = 240.0
"""Pixels of a second, at most."""
_TICKS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 3600, 7200, 14400)
"""Seconds between marks."""


class TimeScale:
    """Zoom and scrolling of a session of so many frames in so many pixels."""

    def __init__(self) -> None:
        """Begin with all of nothing."""
        self._length = 0
        self._width = 0
        self._zoom = 0.0
        """Pixels of a second; 0 where the whole session is seen."""
        self._left = 0.0
        """Pixels that are scrolled away."""

    @property
    def whole(self) -> bool:
        """Return whether the whole session is seen."""
        return not self._zoom

    @property
    def seconds(self) -> float:
        """Return how many seconds are seen."""
        return (self._width - 2 * PAD) / self.per_second

    @property
    def per_second(self) -> float:
        """Return the pixels of a second."""
        return self._zoom or self._least

    @property
    def share(self) -> tuple[float, float]:
        """Return from where to where the session is seen, in parts of it."""
        whole = max(1.0, self._length / RATE * self.per_second)
        return self._left / whole, min(1.0, (self._left + self._width - 2 * PAD) / whole)

    def set_room(self, width: int) -> None:
        """Take another width in pixels."""
        self._width = width
        self._keep_inside()

    def set_length(self, frames: int) -> None:
        """Take another length of the session."""
        self._length = frames
        self._keep_inside()

    def fit(self) -> None:
        """Show the whole session."""
        self._zoom = self._left = 0.0

    def show_span(self, start: int, end: int) -> None:
        """Show these frames with a little of what is around them."""
        seconds = max(1.0, (end - start) / RATE) * 1.15
        self._zoom = min(max((self._width - 2 * PAD) / seconds, self._least), _MOST)
        self._forget_least()
        self._left = (start + end) / 2 / RATE * self.per_second - (self._width - 2 * PAD) / 2
        self._keep_inside()

    def zoom(self, by: float, around: float) -> None:
        """Show less time (above 1) or more; what stands at a pixel stays there."""
        frame = self.frame(around)
        self._zoom = min(max(self.per_second * by, self._least), _MOST)
        self._forget_least()
        self._left = frame / RATE * self.per_second - (around - PAD)
        self._keep_inside()

    def scroll(self, pixels: float) -> None:
        """Go to later times, or earlier ones."""
        self._left += pixels
        self._keep_inside()

    def show_frame(self, frame: int) -> bool:
        """Scroll so that a frame is seen; return whether that was needed."""
        x = self.x(frame)
        if self.whole or PAD <= x <= self._width - PAD:
            return False
        self.scroll(x - self._width * 0.2)
        return True

    def x(self, frame: float) -> float:
        """Return the pixel of a frame."""
        return PAD + frame / RATE * self.per_second - self._left

    def places(self) -> Callable[[float], float]:
        """Return what gives the pixel of a frame, as things are now: for thousands of them."""
        by, left = self.per_second / RATE, PAD - self._left
        return lambda frame: frame * by + left

    def frame(self, x: float) -> int:
        """Return the frame at a pixel, within the session."""
        seconds = max(0.0, (x - PAD + self._left) / self.per_second)
        return min(round(seconds * RATE), self._length)

    def tick(self, wide: float) -> int:
        """Return the seconds between marks that leave room for so many pixels."""
        return next((tick for tick in _TICKS if tick * self.per_second >= wide), _TICKS[-1])

    @property
    def _least(self) -> float:
        return max(0.01, (self._width - 2 * PAD) / max(1.0, self._length / RATE))

    def _forget_least(self) -> None:
        if self._zoom <= self._least * 1.001:
            self._zoom = 0.0

    def _keep_inside(self) -> None:
        self._forget_least()
        most = self._length / RATE * self.per_second - (self._width - 2 * PAD)
        self._left = min(max(0.0, self._left), max(0.0, most))
