"""Blocks and rounds: which dose of a step it is, and where in its groups the step stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.session.model import Group, Reps, Rest, Say, Step
from player.session.reading import FRAMES_PER_SECOND
from player.session.size import dose_length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from player.session.model import AnyStep
    from player.timeline.timeline import Side

_USUAL_WORDS = 5 * FRAMES_PER_SECOND
_USUAL_WAIT = 30 * FRAMES_PER_SECOND


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
    """Round of the nearest group that repeats, from 1."""
    count: int = 1
    """How many rounds that group has."""
    first: bool = True
    """Whether every group around is in its first round."""
    group: str = ""
    """Where that group stands in the session."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One thing that is done, in the order of doing."""

    step: Step | Rest | Say
    """What."""
    turn: Round
    """In which round."""
    between: bool = False
    """Whether it is the rest between two rounds; ``turn`` is then the round that comes."""


def expanded(steps: Sequence[AnyStep], turn: Round | None = None) -> Iterator[Placed]:
    """Yield every step in the order in which it is done."""
    turn = turn or Round()
    for step in steps:
        if not isinstance(step, Group):
            yield Placed(step, turn)
        elif step.repeat == 1:
            yield from expanded(step.steps, turn)
        else:
            for number in range(1, step.repeat + 1):
                yield from expanded(
                    step.steps, Round(number, step.repeat, turn.first and number == 1, step.path)
                )
                if step.between and number < step.repeat:
                    rest = Rest(step.path, step.line, step.between, step.timing)
                    yield Placed(rest, Round(number + 1, step.repeat, False, step.path), True)


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


def usual_length(order: Sequence[Placed], tighter: Side) -> int:
    """Return about how many frames it all takes, whatever the voice: a line's length does not count."""
    return sum(_usual(placed, tighter) for placed in order)


def _usual(placed: Placed, tighter: Side) -> int:
    step = placed.step
    if isinstance(step, Say):
        return _USUAL_WORDS
    if isinstance(step, Rest):
        return step.length
    total, before = step.timing.prepare, None
    for block in blocks_of(step, tighter):
        if before is not None:
            total += step.timing.rest if before.sides == block.sides else step.timing.change_side
        length = dose_length(step.dose, turn_of(step, placed.turn, block))
        total += _USUAL_WAIT if length is None else length * max(1, len(block.sides))
        before = block
    return total


def turn_of(step: Step, turn: Round, block: Block) -> int:
    """Return which entry of a list counts, from 0: that of the round, or that of the set."""
    return turn.number - 1 if step.follows_round else block.set - 1
