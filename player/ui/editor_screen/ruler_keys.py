"""Where keys lead on the time ruler: from phase to phase, from step to step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from player.timeline.timeline import Timeline


def frame_of_key(timeline: Timeline, head: int, key: int) -> int | None:
    """Return the frame where a key leads from the play-head's; None where it leads nowhere."""
    phases, steps = timeline.phases, timeline.steps
    index = timeline.phase_index_at(head)
    step = phases[index].step
    at_start, at_step = head == phases[index].span.start, head == steps[step].span.start
    places: dict[int, int] = {
        Qt.Key.Key_Right: phases[min(index + 1, len(phases) - 1)].span.start,
        Qt.Key.Key_Left: phases[max(0, index - at_start)].span.start,
        Qt.Key.Key_PageDown: steps[min(step + 1, len(steps) - 1)].span.start,
        Qt.Key.Key_PageUp: steps[max(0, step - at_step)].span.start,
        Qt.Key.Key_Home: 0,
        Qt.Key.Key_End: phases[-1].span.start,
    }
    return places.get(key)
