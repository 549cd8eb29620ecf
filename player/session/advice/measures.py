"""Measures: the numbers of a step that have been published about, by family and key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.session.advice.ranges import FAMILIES
from player.session.advice.walking import kind_of
from player.session.model import PNF_CYCLES, Breathe, Hold, Pnf, Reps, Roll

if TYPE_CHECKING:
    from collections.abc import Iterator

    from player.session.model import Step
    from player.session.problems import KeyPath

RATE = 48_000
_478 = (4 * RATE, 7 * RATE, 8 * RATE, 0)
_NAMES = {"back": "return"}


def measured(step: Step) -> Iterator[tuple[str, str, float, KeyPath]]:
    """Yield family, measure, value (seconds, percent or a number) and the keys below the step."""
    dose = step.dose
    if isinstance(dose, Pnf):
        yield from _pnf(step, dose)
    elif isinstance(dose, Roll):
        yield from _lengths("roll", "roll", dose.lengths)
        yield "roll", "pass", dose.one_way / RATE, ("pass",)
        yield "roll", "sets", step.sets, ("sets",)
    elif isinstance(dose, Breathe):
        if dose.pattern == _478 and dose.cycles:
            yield "4-7-8", "cycles", dose.cycles, ("cycles",)
    elif step.exercise is not None:
        yield from _exercise(step)


def _pnf(step: Step, dose: Pnf) -> Iterator[tuple[str, str, float, KeyPath]]:
    opening, cycle = PNF_CYCLES[dose.method]
    phases = {*opening, *cycle}
    for phase in ("stretch", "contract", "pull", "relax", "deepen"):
        frames = dose.frames(phase)
        # A phase of no length is left out on purpose; whether it may be is a matter of order.
        if phase in phases and frames:
            yield "pnf", phase, frames / RATE, ("pnf", phase)
    if "contract" in phases:
        yield "pnf", "effort", dose.effort, ("pnf", "effort")
        yield "pnf", "ramp", dose.ramp / RATE, ("pnf", "ramp")
        yield "pnf", "cycles", dose.cycles, ("pnf", "cycles")
    else:
        yield "pnf pull", "cycles", dose.cycles, ("pnf", "cycles")
    yield "pnf", "sets", step.sets, ("sets",)
    if step.side == "each":
        yield "pnf", "change_side", step.timing.change_side / RATE, ("change_side",)


def _exercise(step: Step) -> Iterator[tuple[str, str, float, KeyPath]]:
    dose, identity = step.dose, step.exercise.identity if step.exercise is not None else ""
    family = FAMILIES.get(identity, "")
    if isinstance(dose, Hold):
        stretches = kind_of(step) == "stretch"
        # The big three are held for long only when they are done as planks.
        family = "static" if stretches else "plank" if family in ("plank", "big three") else ""
        yield from _lengths(family, "hold", dose.lengths)
    elif isinstance(dose, Reps):
        for count in dict.fromkeys(dose.counts):
            yield family, "reps", count, ("reps",)
        yield from _lengths(family, "each", dose.each)
        if dose.pace is not None:
            yield family, "pace", dose.pace / RATE, ("pace",)
        if dose.tempo is not None:
            yield family, "tempo", dose.tempo.length / RATE, ("tempo",)
    yield family, "sets", step.sets, ("sets",)
    if step.sets > 1:
        yield family, "rest", step.timing.rest / RATE, ("rest",)


def _lengths(family: str, key: str, lengths: tuple[int, ...]) -> Iterator[tuple[str, str, float, KeyPath]]:
    for length in dict.fromkeys(lengths):
        yield family, key, length / RATE, (key,)
