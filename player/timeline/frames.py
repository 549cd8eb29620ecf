"""Time inside the program: whole frames of 1/48000 s, and half-open spans of them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from player.session.reading import FRAMES_PER_SECOND

RATE = FRAMES_PER_SECOND
"""Frames in a second."""


def frames_of(seconds: float | Fraction) -> int:
    """Return the frame nearest to so many seconds."""
    return round(seconds * RATE)


def seconds_of(frames: int) -> float:
    """Return so many frames in seconds."""
    return frames / RATE


def clock_text(frames: int) -> str:
    """Return frames as people read them on a clock: ``0:05``, ``12:30``, ``1:02:03``; part-seconds are cut
    off."""
    seconds = max(0, frames) // RATE
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


@dataclass(frozen=True, slots=True)
class Span:
    """Frames from ``start`` up to, not including, ``end``."""

    start: int
    """First frame."""
    end: int
    """Frame after the last one."""

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a span cannot end ({self.end}) before it starts ({self.start})")

    @property
    def length(self) -> int:
        """Return the number of frames."""
        return self.end - self.start

    def holds(self, frame: int) -> bool:
        """Return whether the frame lies in the span."""
        return self.start <= frame < self.end

    def fraction(self, frame: int) -> float:
        """Return how far the frame is through the span, 0 to 1."""
        if not self.length:
            return 1.0
        return min(1.0, max(0.0, (frame - self.start) / self.length))
