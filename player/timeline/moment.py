"""All that the screen shows at one frame."""

from __future__ import annotations

from dataclasses import dataclass

from player.timeline.frames import RATE
from player.timeline.sections import last_from
from player.timeline.timeline import Part, Phase, Timeline

_CAPTION_LINGER = RATE * 3 // 2


@dataclass(frozen=True, slots=True)
class Moment:
    """What is going on at one frame."""

    frame: int
    """Frames since the session began."""
    phase: Phase
    """The phase."""
    phase_index: int
    """Its index in the timeline."""
    before: Phase | None
    """The phase before it, for the figure's way from one to the other."""
    progress: float
    """How far through the phase, 0 to 1."""
    block_progress: float
    """How far through the whole dose of this set and side, 0 to 1."""
    left: int
    """Frames left in the phase; in an open phase, frames since it began."""
    elapsed: int
    """Frames played of the whole session."""
    remaining: int
    """Frames left of the whole session; open phases count what is said in them."""
    part: Part | None
    """The beat of the rep, where there is one."""
    part_progress: float
    """How far through that part, 0 to 1."""
    caption: str
    """The line being spoken, or spoken just now."""
    ahead: Phase | None
    """What comes next that is worth naming: the next phase of another block or kind."""
    lead: int = 0
    """Frames of a lead-in that are still to come before it goes on; the caption is what is said in that."""


def moment_at(timeline: Timeline, frame: int, waited: int = 0) -> Moment:
    """Return what is going on at a frame, after the transport has waited so many frames at the end of an
    open phase.

    Raises ``ValueError`` for a timeline without phases.
    """
    if not timeline.phases:
        raise ValueError("a timeline without phases has no moments")
    frame = min(max(frame, 0), max(0, timeline.length - 1))
    index = timeline.phase_index_at(frame)
    phase = timeline.phases[index]
    part = next((part for part in phase.parts if part.span.holds(frame)), None)
    into = frame - phase.span.start
    return Moment(
        frame=frame,
        phase=phase,
        phase_index=index,
        before=timeline.phases[index - 1] if index else None,
        progress=phase.span.fraction(frame),
        block_progress=phase.block.fraction(frame),
        left=into + waited if phase.open else phase.span.end - frame,
        elapsed=frame,
        remaining=timeline.length - frame,
        part=part,
        part_progress=part.span.fraction(frame) if part else 0.0,
        caption=caption_at(timeline, frame),
        ahead=_ahead(timeline, index),
    )


def caption_at(timeline: Timeline, frame: int) -> str:
    """Return the line being spoken at a frame, or spoken just before it on the same side; numbers that are
    counted are not among them."""
    last = last_from(timeline.cues, frame) + 1
    for cue in reversed(timeline.cues[max(0, last - 12) : last]):
        if cue.line is not None and not cue.counts:
            past = frame - cue.span.end
            lingers = past < 0 or (past < _CAPTION_LINGER and not _on_other_side(timeline, cue.phase, frame))
            return cue.line if lingers else ""
    return ""


def _on_other_side(timeline: Timeline, phase: int, frame: int) -> bool:
    """Return whether a frame is on the other side than a phase."""
    if not timeline.phases:
        return False
    sides = {timeline.phases[phase].side, timeline.phases[timeline.phase_index_at(frame)].side}
    return sides == {"left", "right"}


def _ahead(timeline: Timeline, index: int) -> Phase | None:
    now = timeline.phases[index]
    for later in range(index + 1, len(timeline.phases)):
        phase = timeline.phases[later]
        if phase.kind == "rep" and now.kind == "rep" and phase.block == now.block:
            continue
        return phase
    return None
