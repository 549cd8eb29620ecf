"""Totals: how long a session works which side, which muscle, and in which kind of phase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.timeline.frames import frames_of
from player.timeline.sections import sections_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from player.timeline.timeline import Phase, PhaseKind, Timeline

IDLE = ("prepare", "rest", "change side")
"""Kinds of phases in which nothing is worked."""
_ALIKE = frames_of(5)
_SHARE = 0.1
"""Sides differ where one has more than five seconds and more than a tenth more than the other."""


@dataclass(frozen=True, slots=True)
class Worked:
    """How long something is worked, in frames."""

    name: str
    """What."""
    left: int = 0
    """On the left side alone."""
    right: int = 0
    """On the right side alone."""
    both: int = 0
    """On both sides at once, or where no side is named."""

    @property
    def length(self) -> int:
        """Return the whole time."""
        return self.left + self.right + self.both

    @property
    def uneven(self) -> int:
        """Return how many frames more the left side has than the right, negative where the right has more; 0
        where they hardly differ."""
        more = self.left - self.right
        return more if abs(more) > max(_ALIKE, _SHARE * max(self.left, self.right)) else 0


@dataclass(frozen=True, slots=True)
class Totals:
    """Times in frames, each with what they are of, the most first."""

    length: int = 0
    """The whole session."""
    worked: Worked = Worked("")
    """All that is worked."""
    kinds: tuple[tuple[PhaseKind, int], ...] = ()
    """In each kind of phase."""
    muscles: tuple[Worked, ...] = ()
    """Each muscle."""


def totals_of(timeline: Timeline, muscles_of: Callable[[str], Sequence[str]]) -> Totals:
    """Return the totals of a session; ``muscles_of`` gives the muscles of an exercise by its identity."""
    worked = [0, 0, 0]
    kinds: dict[PhaseKind, int] = {}
    muscles: dict[str, list[int]] = {}
    asked: dict[str, Sequence[str]] = {}
    for section in sections_of(timeline.phases):
        for kind, length in section.known(_kinds_in):
            kinds[kind] = kinds.get(kind, 0) + length
        for exercise, place, length in section.known(_worked_in):
            worked[place] += length
            if exercise is not None and exercise not in asked:
                asked[exercise] = muscles_of(exercise)
            for muscle in asked[exercise] if exercise is not None else ():
                muscles.setdefault(muscle, [0, 0, 0])[place] += length
    told = (Worked(name, *times) for name, times in muscles.items())
    return Totals(
        timeline.length,
        Worked("", *worked),
        tuple(
            sorted(((kind, length) for kind, length in kinds.items() if length), key=lambda each: -each[1])
        ),
        tuple(sorted((each for each in told if each.length), key=lambda each: -each.length)),
    )


def _kinds_in(phases: tuple[Phase, ...]) -> tuple[tuple[PhaseKind, int], ...]:
    """How long each kind of phase lasts in a part of a session."""
    kinds: dict[PhaseKind, int] = {}
    for phase in phases:
        kinds[phase.kind] = kinds.get(phase.kind, 0) + phase.span.length
    return tuple(kinds.items())


def _worked_in(phases: tuple[Phase, ...]) -> tuple[tuple[str | None, int, int], ...]:
    """With which exercise, on which side, how long is worked in a part of a session."""
    worked: dict[tuple[str | None, int], int] = {}
    for phase in phases:
        if phase.kind not in IDLE and phase.question is None:
            key = phase.exercise, _place(phase)
            worked[key] = worked.get(key, 0) + phase.span.length
    return tuple((exercise, place, length) for (exercise, place), length in worked.items())


def _place(phase: Phase) -> int:
    return 2 if phase.side is None else ("left", "right").index(phase.side)
