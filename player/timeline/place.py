"""The same place in another timeline: where to go on when a session has changed while it is played."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from player.timeline.timeline import Phase, Timeline


def same_place(before: Timeline, frame: int, after: Timeline) -> int:
    """Return the frame of ``after`` that stands for a frame of ``before``.

    The step is found again by its title and its place in the file, the phase by what it asks; a phase that
    has become shorter is joined at its end, a step that is gone at the frame itself.
    """
    if not before.phases or not after.phases:
        return 0
    phase = before.phases[before.phase_index_at(frame)]
    step = _same_step(before, phase.step, after)
    if step is None:
        return min(frame, after.length - 1)
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
    wanted = before.steps[index]
    # A step of a group comes once a round: the same round is wanted.
    round_before = sum(step.path == wanted.path for step in before.steps[:index])
    for alike in (
        [
            place
            for place, step in enumerate(after.steps)
            if (step.path, step.title) == (wanted.path, wanted.title)
        ],
        [place for place, step in enumerate(after.steps) if step.title == wanted.title],
        [place for place, step in enumerate(after.steps) if step.path == wanted.path],
    ):
        if alike:
            return alike[min(round_before, len(alike) - 1)]
    return None


def _what(phase: Phase) -> tuple[object, ...]:
    return phase.kind, phase.side, phase.set, phase.cycle, phase.rep
