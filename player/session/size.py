"""How many phases a session would have, counted without expanding it, so that a bomb is seen before it goes
off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.session.model import Breathe, Dose, Group, OwnPhases, Pnf, Reps, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.session.model import AnyStep

MOST_PHASES = 100_000
"""More phases than any honest session has: a second each, they would last a day."""

DEEPEST = 50
"""How many groups may stand in one another."""


def phase_count(steps: Sequence[AnyStep]) -> int:
    """Return about how many phases the steps expand to; never less than they do."""
    return sum(_count(step) for step in steps)


def _count(step: AnyStep) -> int:
    if isinstance(step, Group):
        return step.repeat * (phase_count(step.steps) + 1)
    if not isinstance(step, Step):
        return 1
    blocks = step.sets * (2 if step.side in ("each", "alternate") else 1) + sum(
        more for _, more in step.extra
    )
    return blocks * (_in_dose(step.dose) + 1) + 1


def _in_dose(dose: Dose) -> int:
    if isinstance(dose, Reps):
        return max(dose.counts, default=1) * (2 if dose.each else 1)
    if isinstance(dose, Pnf):
        return 1 + 4 * dose.cycles
    if isinstance(dose, OwnPhases):
        return len(dose.phases)
    if isinstance(dose, Breathe):
        breath = sum(dose.pattern)
        return 4 * (dose.cycles or (dose.length or 0) // max(1, breath) + 1)
    return 1
