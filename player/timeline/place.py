"""The same place in another timeline: where to go on when a session has changed while it is played."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from player.timeline.timeline import Phase, Timeline

_Signature: TypeAlias = "tuple[object, ...]"
"""What a step is, to be compared."""


def same_place(before: Timeline, frame: int, after: Timeline) -> int:
    """Return the frame of ``after`` that stands for a frame of ``before``.

    The step is found again by what it is and by its neighbours, the phase by what it asks; a phase that has
    become shorter is joined at its end. Where a step is gone, it is the start of the one that followed it.
    """
    if not before.phases or not after.phases:
        return 0
    phase = before.phases[before.phase_index_at(frame)]
    step = _same_step(before, phase.step, after)
    if step is None:
        step = min(_follower(before, phase.step, after), len(after.steps) - 1)
        return min(after.steps[step].span.start, after.length - 1)
    inside = [other for other in after.phases if other.step == step]
    same = next((other for other in inside if _what(other) == _what(phase)), None)
    if same is None:
        return inside[0].span.start if inside else min(frame, after.length - 1)
    return min(same.span.start + frame - phase.span.start, max(same.span.start, same.span.end - 1))


def same_steps(before: Timeline, steps: Collection[int], after: Timeline) -> frozenset[int]:
    """Return the steps of ``after`` that stand for steps of ``before``, each in the same round, without those
    that are gone."""
    places: dict[tuple[str, int], int] = {}
    counts: dict[str, int] = {}
    for index, step in enumerate(after.steps):
        places[step.path, counts.get(step.path, 0)] = index
        counts[step.path] = counts.get(step.path, 0) + 1
    wanted = ((before.steps[index].path, _round(before, index)) for index in steps)
    return frozenset(places[key] for key in wanted if key in places)


def _round(timeline: Timeline, index: int) -> int:
    return sum(step.path == timeline.steps[index].path for step in timeline.steps[:index])


def _same_step(before: Timeline, index: int, after: Timeline) -> int | None:
    """Return the step of ``after`` that is the step ``index`` of ``before``.

    Both lists of steps are laid beside one another: first by all that is done in a step, so that of two that
    are called the same the right one is found although others have come before it; then by name; then, where
    a step has got another name, by where it stands between steps that are as they were.
    """
    for signature in (_done, _called):
        old, new = signature(before), signature(after)
        for tag, start, end, there, until in _pairs(old, new):
            if start <= index < end and tag == "equal":
                return there + index - start
            if start <= index < end and tag == "replace" and signature is _called:
                return there + min(index - start, until - there - 1)
        if old.count(old[index]) == new.count(old[index]) == 1:
            return new.index(old[index])  # it has been moved past others
    return None


def _follower(before: Timeline, index: int, after: Timeline) -> int:
    """Return the step of ``after`` that stands where the step ``index`` of ``before`` was; the number of its
    steps where that was the last."""
    pairs = _pairs(_called(before), _called(after))
    return next(there for _, start, end, there, _ in pairs if start <= index < end)


def _pairs(old: list[_Signature], new: list[_Signature]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield what of one list stands for what of the other; what is alike at both ends costs little."""
    least = min(len(old), len(new))
    head = next((place for place in range(least) if old[place] != new[place]), least)
    tail = next((back for back in range(least - head) if old[-1 - back] != new[-1 - back]), least - head)
    yield "equal", 0, head, 0, head
    middle = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False)
    for tag, start, end, there, until in middle.get_opcodes():
        yield tag, head + start, head + end, head + there, head + until
    yield "equal", len(old) - tail, len(old), len(new) - tail, len(new)


def _done(timeline: Timeline) -> list[_Signature]:
    """Return what each step is: its name, and what is asked in it for how long."""
    asked: list[list[object]] = [[step.title] for step in timeline.steps]
    for phase in timeline.phases:
        # Preparation and rests grow with what is said in them.
        length = 0 if phase.kind in ("prepare", "rest", "change side") else phase.span.length
        asked[phase.step].append((phase.exercise, length, *_what(phase)))
    return [tuple(entry) for entry in asked]


def _called(timeline: Timeline) -> list[_Signature]:
    return [(step.title,) for step in timeline.steps]


def _what(phase: Phase) -> tuple[object, ...]:
    return phase.kind, phase.side, phase.set, phase.cycle, phase.rep
