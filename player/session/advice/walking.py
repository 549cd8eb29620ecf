"""Walking through a session: every step in the order in which it is written, and what surrounds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from player.session.model import PNF_CYCLES, Breathe, Group, Hold, OwnPhases, Pnf, Reps, Step
from player.session.reading import FRAMES_PER_SECOND
from player.session.size import dose_length, of_turn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from player.session.advice.ranges import Range
    from player.session.model import AnyStep, Exercise
    from player.session.problems import KeyPath

_LETS_GO = frozenset(
    ("relax", "stretch", "deepen", "pull", "rest", "exhale", "inhale", "change side", "prepare")
)
"""Kinds of phases in which a contraction is over."""
_FREE_REP = 3 * FRAMES_PER_SECOND


class Facts:
    """What is reckoned of a step once, whatever surrounds it."""

    __slots__ = ("amount", "kind", "lets_go", "moved", "muscles", "outside", "silence", "step", "stretched")

    def __init__(self, step: Step, natures: dict[int, tuple[str, tuple[str, ...]]]) -> None:
        """Reckon it; ``natures`` keeps the kind and the muscles of exercises, by their place in memory."""
        exercise, dose = step.exercise, step.dose
        nature = natures.get(id(exercise))
        if nature is None:
            muscles = facts(exercise, "target") if exercise is not None else ()
            nature = natures[id(exercise)] = kind_of(step), muscles
        self.step = step
        self.kind, self.muscles = nature
        """What sort of exercise it is, and the muscles that work or are stretched."""
        length = _length(step)
        self.amount = length
        if isinstance(dose, Reps):
            self.amount = sum(of_turn(dose.counts, turn) for turn in range(step.sets))
        """How much one side gets of it: reps, or frames."""
        self.stretched = _stretched(step, length) if self.kind == "stretch" or isinstance(dose, Pnf) else 0
        """For how long it keeps its muscles stretched, on one side."""
        still = isinstance(dose, (Breathe, Pnf)) or self.stretched or self.kind in ("stretch", "breath")
        self.moved = 0 if still else length * (2 if step.side in ("each", "alternate") else 1)
        """For how long it moves the body."""
        self.lets_go = _lets_go(step)
        """Whether letting go follows each of its contractions."""
        self.outside: list[tuple[Range, float, KeyPath]] | None = None
        """Which of its numbers lie outside their ranges, once that was asked."""
        self.silence: int | None = None
        """Frames of the longest silence in it, once that was asked."""


def _length(step: Step) -> int:
    """Return how many frames all sets of a step take, on one side."""
    dose, total = step.dose, 0
    for turn in range(step.sets):
        length = dose_length(dose, turn)
        if not length:
            length = of_turn(dose.counts, turn) * _FREE_REP if isinstance(dose, Reps) else 1
        total += length
    return total


def _stretched(step: Step, length: int) -> int:
    dose = step.dose
    if isinstance(dose, Pnf):
        opening, cycle = PNF_CYCLES[dose.method]
        once = sum(dose.frames(phase) for phase in opening if phase == "stretch")
        again = sum(dose.frames(phase) for phase in cycle if phase in ("stretch", "deepen", "pull"))
        return step.sets * (once + dose.cycles * again)
    return length if isinstance(dose, Hold) else 0


def _lets_go(step: Step) -> bool:
    dose = step.dose
    if isinstance(dose, Pnf):
        cycle = PNF_CYCLES[dose.method][1]
        after = cycle[cycle.index("contract") + 1 :] if "contract" in cycle else ()
        # A contraction in neutral, at the end of its cycle, is let go of on the way to the next.
        return not after or any(dose.frames(phase) for phase in after)
    return not isinstance(dose, OwnPhases) or not held_on(dose)


def held_on(dose: OwnPhases) -> list[int]:
    """Return which phases are contractions that nothing lets go of."""
    kinds = [phase.kind for phase in dose.phases]
    pairs = zip(kinds, [*kinds[1:], ""], strict=True)
    return [
        index for index, (kind, after) in enumerate(pairs) if kind == "contract" and after not in _LETS_GO
    ]


class Walked(NamedTuple):
    """A step on the way."""

    step: Step
    """The step."""
    facts: Facts
    """What is reckoned of it."""
    rounds: int = 1
    """How often the groups around it do it."""
    own: bool = True
    """Whether it stands in this file: another session that is used is advised on by itself."""
    perhaps: bool = False
    """Whether it, or a group around it, may be left out."""


Known: TypeAlias = "dict[int, Facts]"
"""What is reckoned of steps, by the place in memory of their dose, which the facts hold."""


def _alike(one: Step, other: Step) -> bool:
    """Return whether two steps with one dose are the same at different places."""
    return one is other or (
        one.exercise is other.exercise
        and one.timing is other.timing
        and one.cues is other.cues
        and one.sets == other.sets
        and one.side == other.side
    )


def walk(steps: Sequence[AnyStep], known: Known) -> Iterator[Walked]:
    """Yield every step that is done; what is known of it already is not reckoned again."""
    return _walk(steps, known, {}, 1, own=True, perhaps=False)


def _walk(
    steps: Sequence[AnyStep],
    known: Known,
    natures: dict[int, tuple[str, tuple[str, ...]]],
    rounds: int,
    *,
    own: bool,
    perhaps: bool,
) -> Iterator[Walked]:
    for step in steps:
        if isinstance(step, Step):
            found = known.get(id(step.dose))
            if found is None or not _alike(found.step, step):
                found = Facts(step, natures)
            yield Walked(step, found, rounds, own, perhaps or step.optional or step.when is not None)
        elif isinstance(step, Group):
            unsure = perhaps or step.optional or step.when is not None or step.pick is not None
            inner = own and not step.used
            yield from _walk(step.steps, known, natures, rounds * step.repeat, own=inner, perhaps=unsure)


def path_of(step: AnyStep) -> KeyPath:
    """Return the keys of a step from the top of its document; ``4.2`` is step 2 in group 4."""
    return tuple(part for number in step.path.split(".") for part in ("step", int(number) - 1))


def facts(exercise: Exercise, key: str) -> tuple[str, ...]:
    """Return the texts of a key of an exercise's own file."""
    table: Mapping[str, object] = exercise.table
    value = table.get(key, ())
    if isinstance(value, str):
        return (value,)
    return tuple(text for text in value if isinstance(text, str)) if isinstance(value, list | tuple) else ()


def kind_of(step: Step) -> str:
    """Return what sort of exercise a step is: ``stretch``, ``power``, …; nothing for free text."""
    return next(iter(facts(step.exercise, "kind")), "") if step.exercise is not None else ""
