"""Today: what the person has changed of a session for this once, while it plays.

It is a value that the compiler takes: the timeline is compiled anew with it, and since it only ever speaks of
what lies ahead, nothing that has been played moves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from player.timeline.timeline import Side, Timeline

PACES = (0.7, 0.8, 0.9, 1.0, 1.15, 1.3, 1.5)
"""How long a paced rep or breath may be made, in parts of what the author wrote."""


class Spot(NamedTuple):
    """A phase, found again whatever is changed ahead of it."""

    step: int
    """Index into ``Timeline.steps``."""
    number: int
    """Which phase of the step, from 0."""


def spot_of(timeline: Timeline, phase: int) -> Spot:
    """Return where a phase stands in its step."""
    step = timeline.phases[phase].step
    first = next(index for index, other in enumerate(timeline.phases) if other.step == step)
    return Spot(step, phase - first)


@dataclass(frozen=True, slots=True)
class Missed:
    """A side that was skipped while the other one was done."""

    step: int
    """Index into ``Timeline.steps``."""
    side: Side
    """The side that has had less."""


@dataclass(frozen=True, slots=True)
class Today:
    """Changes for this once."""

    added: tuple[tuple[Spot, int], ...] = ()
    """Frames added to a phase, or taken from it."""
    more: tuple[tuple[Spot, int], ...] = ()
    """Reps or breaths added to the dose that begins with this phase, or taken from it."""
    paces: tuple[tuple[Spot, float], ...] = ()
    """From which phase on paced movement takes how many times as long as written, in order."""
    skipped: frozenset[int] = frozenset()
    """Steps, by their indexes, that are left out."""
    missed: tuple[Missed, ...] = ()
    """Sides that are offered again at the end."""
    early: bool = False
    """Whether the person ends before the end."""

    def added_at(self, spot: Spot) -> int:
        """Return the frames that are added to a phase."""
        return sum(frames for where, frames in self.added if where == spot)

    def more_at(self, spot: Spot) -> int:
        """Return the reps or breaths that are added to the dose that begins here."""
        return sum(count for where, count in self.more if where == spot)

    def pace_at(self, spot: Spot) -> float:
        """Return how many times as long as written a paced phase takes."""
        return next((pace for where, pace in reversed(self.paces) if where <= spot), 1.0)

    def with_added(self, spot: Spot, frames: int) -> Today:
        """Return it with time added to a phase."""
        return replace(self, added=(*self.added, (spot, frames)))

    def with_more(self, spot: Spot, count: int) -> Today:
        """Return it with reps or breaths added to a dose."""
        return replace(self, more=(*self.more, (spot, count)))

    def with_pace(self, spot: Spot, pace: float) -> Today:
        """Return it with another pace from a phase on, whatever was wished for later ones."""
        kept = tuple(entry for entry in self.paces if entry[0] < spot)
        return replace(self, paces=(*kept, (spot, pace)))
