"""Timed steps: what the text says of a moment of the timeline, and the timeline of words in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.editing.durations import length_edit
from player.editing.step_blocks import block_at
from player.editing.step_values import values_at

if TYPE_CHECKING:
    from player.editing.draft import Draft
    from player.timeline.timeline import Unfit


def can_be_dragged(draft: Draft, index: int) -> bool:
    """Return whether a value of its step says how long a phase, by its index, is."""
    timeline = draft.timeline
    if timeline is None or not index < len(timeline.phases):
        return False
    step = timeline.steps[timeline.phases[index].step]
    row = block_at(draft.blocks, step.line - 1)
    if draft.blocks[row].number != step.path:  # welcome and end, and the steps of other sessions
        return False
    return length_edit(timeline, index, values_at(draft.text, draft.blocks, row) or {}, 0) is not None


def overruns_of(draft: Draft) -> tuple[Unfit, ...]:
    """Return what the author wants said and finds no room: what the problems of the text tell, at its
    times."""
    blocks = draft.blocks
    told = [
        (blocks[block_at(blocks, each.place.line - 1)].header + 1, each.message)
        for each in draft.problems
        if each.code == "unfit-line"
    ]
    if draft.timeline is None or not told:
        return ()
    steps = draft.timeline.steps
    return tuple(
        unfit
        for unfit in draft.timeline.unfit
        if any(steps[unfit.step].line == line and unfit.text in message for line, message in told)
    )
