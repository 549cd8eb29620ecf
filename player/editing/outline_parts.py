"""The parts of a step: its rounds, sides and sets, each with its time, read from the timeline."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from player.language import said
from player.timeline.frames import clock_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from player.timeline.timeline import Phase, Timeline

_STEP_OF = attrgetter("step")


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """A round, a side or a set of a step."""

    title: str
    """What it is called."""
    depth: int
    """How many parts it stands in."""
    start: int
    """The frame at which it begins."""
    length: int
    """Frames of it."""

    @property
    def times(self) -> str:
        """Return when it begins and how long it lasts: ``3:20 · 1:45``."""
        return f"{clock_text(self.start)} · {clock_text(self.length)}"


class StepParts:
    """The parts of the steps of one timeline, found when they are asked for first."""

    def __init__(self, timeline: Timeline | None) -> None:
        """Take the timeline; None while there is none."""
        self.timeline = timeline
        """Whose parts these are."""
        self._found: dict[str, tuple[OutlinePart, ...]] = {}

    def of(self, number: str) -> tuple[OutlinePart, ...]:
        """Return the parts of the step of a number, ``4.2``; none where it is all one."""
        found = self._found.get(number)
        if found is None:
            found = self._found[number] = tuple(self._parts(number))
        return found

    @cached_property
    def _steps(self) -> dict[str, list[int]]:
        """The steps of the timeline by their number."""
        steps: dict[str, list[int]] = {}
        for index, step in enumerate(self.timeline.steps if self.timeline is not None else ()):
            steps.setdefault(step.path, []).append(index)
        return steps

    def _parts(self, number: str) -> Iterator[OutlinePart]:
        timeline, steps = self.timeline, self._steps.get(number, [])
        if timeline is None or not steps:
            return
        phases = timeline.phases
        for place, step in enumerate(steps):
            own = phases[bisect_left(phases, step, key=_STEP_OF) : bisect_right(phases, step, key=_STEP_OF)]
            deeper = 0
            if len(steps) > 1 and own:
                yield _part(said("Round {number}", number=place + 1), 0, own)
                deeper = 1
            yield from _sides(own, deeper)


def _sides(phases: Sequence[Phase], depth: int) -> Iterator[OutlinePart]:
    """The sides, and the sets of each; the sets where sides take turns rep by rep."""
    runs = list(_runs(phases))
    sides = list(dict.fromkeys(side for side, _, _ in runs if side))
    sets = list(dict.fromkeys(number for _, number, _ in runs))
    if len(sides) > 1 and len(runs) > 2 * len(sides) * len(sets):  # rep by rep
        for number in sets if len(sets) > 1 else ():
            own = [phase for _, each, run in runs if each == number for phase in run]
            yield _part(said("Set {number}", number=number), depth, own)
        for side in sides if len(sets) == 1 else ():
            own = [phase for each, _, run in runs if each == side for phase in run]
            yield _part(_side_name(side), depth, own)
        return
    if len(sides) > 1 and len(sets) > 1:
        for side in sides:
            there = [(number, run) for each, number, run in runs if each == side]
            yield _part(_side_name(side), depth, [phase for _, run in there for phase in run])
            for number, run in there if len(there) > 1 else ():
                yield _part(said("Set {number}", number=number), depth + 1, run)
    elif len(runs) > 1:
        for side, number, run in runs:
            title = _side_name(side) if len(sides) > 1 else said("Set {number}", number=number)
            yield _part(title, depth, run)


def _runs(phases: Sequence[Phase]) -> Iterator[tuple[str, int, Sequence[Phase]]]:
    """Phases in a row that are of one side and one set; what leads to a side or a set belongs to it."""
    begin = 0
    for place in range(1, len(phases) + 1):
        first = phases[begin]
        ends = place == len(phases)
        if ends or (phases[place].side, phases[place].set) != (first.side, first.set):
            yield first.side or "", first.set, phases[begin:place]
            begin = place


def _side_name(side: str) -> str:
    return said("Left") if side == "left" else said("Right")


def _part(title: str, depth: int, phases: Sequence[Phase]) -> OutlinePart:
    return OutlinePart(title, depth, phases[0].span.start, sum(phase.span.length for phase in phases))
