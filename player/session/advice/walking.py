"""Walking through a session: every step in the order in which it is written, and what surrounds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.session.model import Group, Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from player.session.model import AnyStep, Exercise
    from player.session.problems import KeyPath


@dataclass(frozen=True, slots=True)
class Walked:
    """A step on the way."""

    step: Step
    """The step."""
    rounds: int = 1
    """How often the groups around it do it."""
    own: bool = True
    """Whether it stands in this file: another session that is used is advised on by itself."""
    perhaps: bool = False
    """Whether it, or a group around it, may be left out."""


def walk(
    steps: Sequence[AnyStep], rounds: int = 1, own: bool = True, perhaps: bool = False
) -> Iterator[Walked]:
    """Yield every step that is done."""
    for step in steps:
        if isinstance(step, Step):
            yield Walked(step, rounds, own, perhaps or step.optional or step.when is not None)
        elif isinstance(step, Group):
            unsure = perhaps or step.optional or step.when is not None or step.pick is not None
            yield from walk(step.steps, rounds * step.repeat, own and not step.used, unsure)


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
