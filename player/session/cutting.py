"""Cuts: one thing of a session made shorter by one notch, on the left as much as on the right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from player.session.model import Group, Pnf, Rest, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from player.session.model import AnyStep, Session

What = Literal["extra", "optional", "parameter", "sets", "rounds", "cycles"]
"""What is shortened."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One thing to shorten by one notch."""

    what: What
    """What."""
    paths: tuple[str, ...] = ()
    """Where the steps or groups stand that are shortened together."""
    value: int = 0
    """What is left of it, or which value of the parameter it is."""
    name: str = ""
    """Name of the parameter."""
    written: str = ""
    """Value of the parameter."""


def without_steps(session: Session, paths: frozenset[str]) -> Session:
    """Return the session without the steps that stand in these places, and without a rest that then leads to
    nothing."""
    return replace(session, steps=_without(session.steps, paths)) if paths else session


def notches(what: What, steps: Sequence[AnyStep], count: Callable[[AnyStep], int], least: int) -> list[Cut]:
    """Return cuts by one, in turn from the last step to the first, until each has its least."""
    wide = together_of(steps, lambda step: count(step) > least)
    by_path = {step.path: step for step in all_steps(steps)}
    found: list[Cut] = []
    most = max((count(step) for step in by_path.values()), default=least)
    for left in range(most - 1, least - 1, -1):
        for paths in wide:
            if max(count(by_path[path]) for path in paths) > left:
                found.append(Cut(what, paths, left))
    return found


def together_of(steps: Sequence[AnyStep], wanted: Callable[[AnyStep], bool]) -> list[tuple[str, ...]]:
    """Return the places of the wanted steps, the last first; what is done on the left and then on the right
    as two steps is taken together."""
    twins: dict[tuple[int, str], list[str]] = {}
    key_of: dict[str, tuple[int, str]] = {}
    for number, beside in enumerate(_lists(steps)):
        for step in beside:
            alone = not isinstance(step, Step) or step.side not in ("left", "right")
            key = (-1, step.path) if alone or not isinstance(step, Step) else (number, what_of(step))
            key_of[step.path] = key
            twins.setdefault(key, []).append(step.path)
    wished = [step.path for step in all_steps(steps) if wanted(step)]
    return list(dict.fromkeys(tuple(twins[key_of[path]]) for path in reversed(wished)))


def _lists(steps: Sequence[AnyStep]) -> Iterator[Sequence[AnyStep]]:
    yield steps
    for step in steps:
        if isinstance(step, Group):
            yield from _lists(step.steps)


def all_steps(steps: Sequence[AnyStep]) -> Iterator[AnyStep]:
    """Yield every step and group, at any depth."""
    for step in steps:
        yield step
        if isinstance(step, Group):
            yield from all_steps(step.steps)


def _without(steps: Sequence[AnyStep], paths: frozenset[str]) -> tuple[AnyStep, ...]:
    kept: list[AnyStep] = []
    gap = False
    for step in steps:
        if step.path in paths:
            gap = True
            continue
        inner = replace(step, steps=_without(step.steps, paths)) if isinstance(step, Group) else step
        if isinstance(inner, Group) and not inner.steps:
            gap = True
            continue
        if gap and isinstance(inner, Rest) and kept and isinstance(kept[-1], Rest):
            kept.pop()  # it led to what is left out
        kept.append(inner)
        gap = False
    if gap and kept and isinstance(kept[-1], Rest):
        kept.pop()
    return tuple(kept)


def evened(steps: Sequence[AnyStep]) -> tuple[AnyStep, ...]:
    """Return the steps with as much on the left as on the right."""
    found: list[AnyStep] = []
    fewest: dict[str, int] = {}
    for step in steps:
        if isinstance(step, Step) and step.side in ("left", "right"):
            fewest[what_of(step)] = min(step.sets, fewest.get(what_of(step), step.sets))
    for step in steps:
        if isinstance(step, Group):
            found.append(replace(step, steps=evened(step.steps)))
        elif isinstance(step, Step):
            sets = fewest[what_of(step)] if step.side in ("left", "right") else step.sets
            found.append(replace(step, extra=(), sets=sets) if step.extra or sets != step.sets else step)
        else:
            found.append(step)
    return tuple(found)


def uneven(session: Session) -> bool:
    """Return whether one side gets more than the other."""
    return evened(session.steps) != session.steps


def shortened(steps: Sequence[AnyStep], left: Mapping[tuple[str, str], int]) -> tuple[AnyStep, ...]:
    """Return the steps with what is left of sets, rounds and cycles, by what it is and where it stands."""
    found: list[AnyStep] = []
    for step in steps:
        if isinstance(step, Group):
            repeat = min(step.repeat, left.get(("rounds", step.path), step.repeat))
            most = step.most if repeat == step.repeat else 0
            found.append(replace(step, repeat=repeat, most=most, steps=shortened(step.steps, left)))
        elif isinstance(step, Step):
            sets = min(step.sets, left.get(("sets", step.path), step.sets))
            cycles = left.get(("cycles", step.path))
            dose = step.dose
            if isinstance(dose, Pnf) and cycles is not None:
                dose = replace(dose, cycles=min(dose.cycles, cycles))
            found.append(replace(step, sets=sets, dose=dose))
        else:
            found.append(step)
    return tuple(found)


def cycles_of(step: AnyStep) -> int:
    """Return how many contractions a step has on one side; 0 where it is no PNF."""
    return step.dose.cycles if isinstance(step, Step) and isinstance(step.dose, Pnf) else 0


def is_optional(step: AnyStep) -> bool:
    """Return whether the author lets a step be left out."""
    return step.optional


def what_of(step: Step) -> str:
    """Return what is done in a step: its exercise, or its name."""
    return step.exercise.identity if step.exercise is not None else step.name
