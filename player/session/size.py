"""How long a dose lasts and how many phases a session has, reckoned without expanding it: a bomb is seen
before it goes off."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from player.session.model import (
    PNF_CYCLES,
    Breathe,
    Dose,
    Group,
    Hold,
    OpenHold,
    OwnPhases,
    Pnf,
    Reps,
    Rest,
    Roll,
    Say,
    Step,
    Timed,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.session.model import AnyStep

MOST_PHASES = 300_000
"""More phases than any honest session has: a second each, they would last three days."""
DEEPEST = 50
"""How many groups may stand in one another."""
_BEAT = 3 * 48_000 // 2
_PARTS_A_PHASE = 8
_LEAST_WORDS = 48_000 // 2


def dose_length(dose: Dose, turn: int = 0) -> int | None:
    """Return the frames of a dose on one side in a turn (from 0); None where the person ends it."""
    if isinstance(dose, (Hold, Timed, Roll)):
        return of_turn(dose.lengths, turn)
    if isinstance(dose, OpenHold):
        return dose.limit
    if isinstance(dose, Reps):
        length = _rep_length(dose, turn)
        if length is None:
            return dose.limit
        count = of_turn(dose.counts, turn)
        return rep_end(dose, turn, count) if dose.speeds_to is not None else count * length
    if isinstance(dose, Pnf):
        opening, cycle = PNF_CYCLES[dose.method]
        return sum(dose.frames(kind) for kind in opening) + dose.cycles * sum(map(dose.frames, cycle))
    if isinstance(dose, Breathe):
        breath = sum(dose.pattern)
        if dose.length is None:
            return (dose.cycles or 1) * breath
        return -(-dose.length // breath) * breath if dose.finish else dose.length
    return sum(phase.length for phase in dose.phases)


def of_turn(values: tuple[int, ...], turn: int) -> int:
    """Return the value of a set or round, from 0; the last one stands for all that follow."""
    return values[min(turn, len(values) - 1)]


def rep_end(dose: Reps, turn: int, rep: int) -> int:
    """Return the frames after which so many reps are done, where the pace changes evenly from first to
    last."""
    count, first = of_turn(dose.counts, turn), dose.pace or 0
    last = first if dose.speeds_to is None else dose.speeds_to
    return rep * first + round(Fraction((last - first) * rep * (rep - 1), 2 * max(1, count - 1)))


def length_of_steps(steps: Sequence[AnyStep]) -> int:
    """Return about how many frames steps take once, without what is said; what waits for the person takes
    none."""
    return sum(map(_length, steps))


def _length(step: AnyStep) -> int:
    if isinstance(step, Rest):
        return step.length
    if isinstance(step, Group):
        once = length_of_steps(step.steps)
        whole = step.repeat * max(once, step.every or 0) + (step.repeat - 1) * step.between
        return whole if step.length is None else step.length
    if isinstance(step, Say):
        return _LEAST_WORDS
    if not isinstance(step, Step):
        return 0
    sides = 2 if step.side in ("each", "alternate") else 1
    lengths = [dose_length(step.dose, turn) or 0 for turn in range(step.sets)]
    return sides * sum(lengths) + (step.sets - 1) * step.timing.rest


def phase_count(steps: Sequence[AnyStep]) -> int:
    """Return about how many phases, or as much work, the steps expand to; never less than they do."""
    return sum(_count(step) for step in steps)


def _count(step: AnyStep) -> int:
    if isinstance(step, Group):
        return _rounds(step) * (phase_count(step.steps) + 2)
    if not isinstance(step, Step):
        return 1
    sides = 2 if step.side in ("each", "alternate") else 1
    blocks = step.sets * sides + sum(more for _, more in step.extra)
    both_in_one = step.side == "alternate" and isinstance(step.dose, Reps)
    one = _in_dose(step.dose) * (2 if both_in_one else 1) + 1
    for cue in step.cues:
        if cue.at.how == "every":
            longest = max(dose_length(step.dose, turn) or 0 for turn in range(_turns(step.dose)))
            one += longest // max(1, int(cue.at.value))
    return blocks * one + 1


def _rounds(group: Group) -> int:
    """Return how many rounds a group has at most."""
    if group.length is None:
        return group.rounds
    once = group.every or length_of_steps(group.steps) + group.between
    # Where nothing takes time of its own, it shares the whole time.
    rounds = -(-group.length // once) if once else 1
    return min(rounds, group.rounds) if group.rounds > 1 else rounds


def _in_dose(dose: Dose) -> int:
    if isinstance(dose, Reps):
        return max(dose.counts, default=1) * (2 if dose.each else 1)
    if isinstance(dose, Pnf):
        opening, cycle = PNF_CYCLES[dose.method]
        return len(opening) + len(cycle) * dose.cycles
    if isinstance(dose, OwnPhases):
        return len(dose.phases)
    if isinstance(dose, Breathe):
        beats = sum(map(bool, dose.pattern))
        return beats * (dose.cycles or (dose.length or 0) // max(1, sum(dose.pattern)) + 1)
    if isinstance(dose, OpenHold):
        return 1
    beat = dose.one_way if isinstance(dose, Roll) else _BEAT if isinstance(dose, Timed) else 0
    return 1 + (max(dose.lengths, default=0) // beat // _PARTS_A_PHASE if beat else 0)


def _turns(dose: Dose) -> int:
    if isinstance(dose, Reps):
        return max(len(dose.counts), len(dose.each))
    return len(dose.lengths) if isinstance(dose, (Hold, Timed, Roll)) else 1


def _rep_length(dose: Reps, turn: int) -> int | None:
    if dose.tempo is not None:
        return dose.tempo.length
    if dose.pace is not None:
        return dose.pace
    return of_turn(dose.each, turn) + dose.release if dose.each else None
