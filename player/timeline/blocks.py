"""Blocks: which dose of a step it is, and about how long they all take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from player.session.model import Ask, Reps, Rest, Say, Step
from player.session.reading import FRAMES_PER_SECOND
from player.session.size import dose_length
from player.timeline.course import Course

if TYPE_CHECKING:
    from player.session.model import Session
    from player.timeline.course import CompileOptions, Placed, Round
    from player.timeline.timeline import Side

_USUAL_WORDS = 5 * FRAMES_PER_SECOND
_USUAL_WORD = FRAMES_PER_SECOND * 2 // 5
_USUAL_OPENING = 10 * FRAMES_PER_SECOND
_USUAL_CHANGE = 11 * FRAMES_PER_SECOND
_SAID_BESIDE_SETUP = 8
_USUAL_WAIT = 30 * FRAMES_PER_SECOND
_USUAL_ANSWER = 10 * FRAMES_PER_SECOND


@dataclass(frozen=True, slots=True)
class Block:
    """One dose of one set on one side (or on both in turn)."""

    sides: tuple[Side, ...]
    """The sides in it: none, one, or two that alternate from rep to rep."""
    set: int
    """Which set of this side, from 1."""
    sets: int
    """How many sets this side has."""


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


Lengths: TypeAlias = "dict[tuple[int, int], tuple[Step, int]]"
"""How long steps usually take, by their place in memory and the round; the step stays there with it."""


def usual_length(session: Session, options: CompileOptions, known: Lengths | None = None) -> int:
    """Return about how many frames a session takes, whatever the voice, and whatever is answered in it.

    ``known`` is what is kept of its steps from one time to the next, for the same options.
    """
    before, now = dict(known or {}), dict[tuple[int, int], tuple[Step, int]]()
    frame = _USUAL_OPENING if options.announcements else 0
    heard: set[str] = set()
    course = Course(session, replace(options, answers=()), lambda: frame)
    for placed in course:
        clock = placed.clock
        if clock is not None:
            clock.begin(frame)
        until = clock.until if clock is not None else None
        left = None if until is None else until - frame
        if clock is None and isinstance(placed.step, Step):
            key = id(placed.step), placed.turn.number
            now[key] = before.get(key) or (placed.step, _usual(placed, options.tighter, left))
            length = now[key][1]
        else:
            length = _usual(placed, options.tighter, left)
        if options.announcements and clock is None and isinstance(placed.step, Step):
            length += _announcing(placed.step, heard)
        frame += length if left is None else min(length, max(0, left))
    if known is not None:
        known.clear()
        known.update(now)
    return frame


def _announcing(step: Step, heard: set[str]) -> int:
    """Return how much longer the announcements of a step usually make it than its times say: preparing and
    changing sides last at least as long as what is said in them."""
    timing = step.timing
    words = 0
    if timing.announce == "full" and step.name not in heard:
        words = _SAID_BESIDE_SETUP + len(step.exercise.setup.split() if step.exercise else ())
    heard.add(step.name)
    more = max(0, words * _USUAL_WORD + timing.countdown * FRAMES_PER_SECOND - timing.prepare) if words else 0
    return more + (max(0, _USUAL_CHANGE - timing.change_side) if step.side == "each" else 0)


def _usual(placed: Placed, tighter: Side, left: int | None) -> int:
    step = placed.step
    if placed.fills:
        return max(0, (left or 0) - placed.leaves)
    if isinstance(step, Say):
        return _USUAL_WORDS if step.text else 0
    if isinstance(step, Ask):
        return _USUAL_ANSWER * (2 if step.sides else 1)
    if isinstance(step, Rest):
        return step.length
    total, before = step.timing.prepare if placed.clock is None else 0, None
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
