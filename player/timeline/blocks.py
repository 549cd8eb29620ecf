"""Blocks and rounds: which dose of a step it is, and where in its groups the step stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from player.session.model import Group, Reps, Rest, Say, Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from player.session.model import AnyStep
    from player.timeline.timeline import Side


@dataclass(frozen=True, slots=True)
class Block:
    """One dose of one set on one side (or on both in turn)."""

    sides: tuple[Side, ...]
    """The sides in it: none, one, or two that alternate from rep to rep."""
    set: int
    """Which set of this side, from 1."""
    sets: int
    """How many sets this side has."""


@dataclass(frozen=True, slots=True)
class Round:
    """Where in its groups a step stands."""

    number: int = 1
    """Round of the innermost group, from 1."""
    count: int = 1
    """How many rounds that group has."""
    first: bool = True
    """Whether every group around is in its first round."""


Placed: TypeAlias = tuple[Step | Rest | Say, Round, bool]
"""A step, its round, and whether it is a rest between rounds."""


def expanded(steps: Sequence[AnyStep], turn: Round | None = None) -> Iterator[Placed]:
    """Yield every step in the order in which it is done."""
    turn = turn or Round()
    for step in steps:
        if not isinstance(step, Group):
            yield step, turn, False
            continue
        for number in range(1, step.repeat + 1):
            inner = Round(number, step.repeat, turn.first and number == 1)
            yield from expanded(step.steps, inner)
            if step.between and number < step.repeat:
                yield (
                    Rest(step.path, step.line, step.between, step.timing),
                    Round(number + 1, step.repeat, False),
                    True,
                )


def blocks_of(step: Step, tighter: Side) -> list[Block]:
    """Return the doses of a step in order: its sets on each of its sides."""
    if step.side in ("left", "right"):
        one: Side = "left" if step.side == "left" else "right"
        return [Block((one,), number, step.sets) for number in range(1, step.sets + 1)]
    if step.side == "both":
        return [Block((), number, step.sets) for number in range(1, step.sets + 1)]
    chosen = step.timing.first_side
    first: Side = tighter if chosen == "tighter" else chosen
    second: Side = "left" if first == "right" else "right"
    sets = {first: step.sets, second: step.sets}
    for key, more in step.extra:
        sets[tighter if key == "tighter" else "left" if key == "left" else "right"] += more
    if step.side == "each":
        return [
            Block((side,), number, sets[side])
            for side in (first, second)
            for number in range(1, sets[side] + 1)
        ]
    if isinstance(step.dose, Reps) and sets[first] == sets[second]:
        return [Block((first, second), number, step.sets) for number in range(1, step.sets + 1)]
    return [
        Block((side,), number, sets[side])
        for number in range(1, max(sets.values()) + 1)
        for side in (first, second)
        if number <= sets[side]
    ]
