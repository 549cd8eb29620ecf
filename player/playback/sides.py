"""Sides of a step: where each begins, and which have had less than the other when a step is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from player.timeline.timeline import Phase, Side, Timeline

_BETWEEN = ("prepare", "change side", "rest")
_ENOUGH = 0.5
"""A side of which so much has been done counts as done."""


def is_work(phase: Phase) -> bool:
    """Return whether a phase is part of a dose."""
    return phase.kind not in _BETWEEN


def side_start(timeline: Timeline, phase: int) -> int:
    """Return the index of the phase with which the side begins that is being done, or has just been done."""
    phases = timeline.phases
    step = phases[phase].step
    inside = [index for index, other in enumerate(phases) if other.step == step and is_work(other)]
    done = [index for index in inside if index <= phase]
    if not done:
        return inside[0] if inside else phase
    side = phases[done[-1]].side
    start = done[-1]
    for index in reversed(done):
        if phases[index].side != side and not _in_turn(phases[index], phases[start]):
            break
        start = index
    return start


def missed_sides(timeline: Timeline, step: int, frame: int) -> tuple[Side, ...]:
    """Return the sides of a step that have had less than the other when it is left at a frame; none where
    both had about the same."""
    whole: dict[Side, int] = {}
    done: dict[Side, int] = {}
    for phase in timeline.phases:
        if phase.step == step and is_work(phase) and phase.side is not None:
            played = min(phase.span.length, max(0, frame - phase.span.start))
            whole[phase.side] = whole.get(phase.side, 0) + phase.span.length
            done[phase.side] = done.get(phase.side, 0) + played
    short = tuple(side for side in whole if done[side] < whole[side] * _ENOUGH)
    return short if len(whole) == 2 and len(short) == 1 else ()


def _in_turn(one: Phase, other: Phase) -> bool:
    """Return whether two phases are of one dose in which the sides take turns."""
    return one.block == other.block
