"""Asides: a short line that answers the person, put into a gap between the lines of a timeline."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from player.timeline.frames import RATE, Span
from player.timeline.speech import GAP
from player.timeline.timeline import Cue

if TYPE_CHECKING:
    from player.timeline.timeline import Timeline

_PATIENCE = 3 * RATE
"""An answer that comes later than this is not understood as one."""


def with_aside(timeline: Timeline, text: str, length: int, earliest: int) -> Timeline:
    """Return the timeline with a line said in the first gap from a frame on; the timeline itself where none
    comes soon."""
    lines = [cue.span for cue in timeline.cues if cue.line is not None and cue.span.end + GAP > earliest]
    start = earliest
    for span in lines:
        if start + length + GAP <= span.start:
            break
        start = span.end + GAP
    if start > earliest + _PATIENCE or start + length > timeline.length:
        return timeline
    cue = Cue(Span(start, start + length), timeline.phase_index_at(start), line=text)
    place = bisect_left(timeline.cues, start, key=lambda other: other.span.start)
    return replace(timeline, cues=(*timeline.cues[:place], cue, *timeline.cues[place:]))
