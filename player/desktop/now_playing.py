"""What the desktop's media controls show: a value, the same for every system."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

_JUMP = 1_000_000
"""Microseconds: a position that differs by more from the expected one was sought."""

Status = Literal["Playing", "Paused", "Stopped"]
"""As media controls know it."""

Wish = Literal[
    "play", "pause", "toggle", "next", "back", "stop", "seek", "go to", "volume", "raise", "quit", "open"
]
"""What can be asked for."""


@dataclass(frozen=True, slots=True)
class NowPlaying:
    """What is playing, at one moment."""

    status: Status = "Stopped"
    """What the transport does."""
    session: str = ""
    """The session's title."""
    step: str = ""
    """What is being done: ``Plank: Hold``."""
    number: int = 0
    """Which step, from 0."""
    length: int = 0
    """Microseconds of the whole session."""
    position: int = 0
    """Microseconds since it began."""
    moves: bool = False
    """Whether the position is running."""
    volume: float = 1.0
    """0 to 1, linear."""
    can_go_next: bool = False
    """Whether anything comes after this phase."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the controls were told, and when: they count on from there by themselves."""

    now: NowPlaying
    at: float
    """Seconds of a clock that only runs forward."""

    def position(self, at: float) -> int:
        """Return where the controls believe the session is at a time, in microseconds."""
        passed = at - self.at if self.now.moves else 0.0
        return min(self.now.length, self.now.position + round(passed * 1e6))

    def jumps_to(self, now: NowPlaying, at: float) -> bool:
        """Return whether the session is elsewhere than the controls believe."""
        return abs(now.position - self.position(at)) > _JUMP
