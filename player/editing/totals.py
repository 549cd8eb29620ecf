"""Totals: how long a session works which side, which muscle, and in which kind of phase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from player.timeline.timeline import Timeline

_IDLE = ("prepare", "rest", "change side")


@dataclass(frozen=True, slots=True)
class Totals:
    """Frames, each with what they are of, the most first."""

    length: int = 0
    """The whole session."""
    sides: tuple[tuple[str, int], ...] = ()
    """Worked on the left and on the right."""
    kinds: tuple[tuple[str, int], ...] = ()
    """In each kind of phase."""
    muscles: tuple[tuple[str, int], ...] = ()
    """Worked on each muscle."""


def totals_of(timeline: Timeline, muscles_of: Callable[[str], Sequence[str]]) -> Totals:
    """Return the totals of a session; ``muscles_of`` gives the muscles of an exercise by its identity."""
    sides: dict[str, int] = {}
    kinds: dict[str, int] = {}
    muscles: dict[str, int] = {}
    for phase in timeline.phases:
        length = phase.span.length
        kinds[phase.kind] = kinds.get(phase.kind, 0) + length
        if phase.kind in _IDLE:
            continue
        if phase.side is not None:
            sides[phase.side] = sides.get(phase.side, 0) + length
        for muscle in muscles_of(phase.exercise) if phase.exercise is not None else ():
            muscles[muscle] = muscles.get(muscle, 0) + length
    return Totals(timeline.length, _most(sides), _most(kinds), _most(muscles))


def _most(found: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(
        sorted(((name, length) for name, length in found.items() if length), key=lambda each: -each[1])
    )
