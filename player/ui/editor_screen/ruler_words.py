"""What the time ruler tells in words: where the play-head is, and what is under the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.language import quoted, said
from player.timeline.frames import RATE, clock_text
from player.ui.editor_screen.ruler_painting import length_text

if TYPE_CHECKING:
    from player.timeline.timeline import Cue, Timeline
    from player.ui.editor_screen.ruler_painting import RulerState


def place_text(timeline: Timeline, head: int) -> str:
    """Return where the play-head is, at a frame, as a screen reader says it."""
    phase = timeline.phases[timeline.phase_index_at(head)]
    words = said(
        "{time} of {time2}, {title}, {name}",
        time=clock_text(head),
        time2=clock_text(timeline.length),
        title=phase.title,
        name=phase.name,
    )
    side = f", {said(phase.side)}" if phase.side is not None else ""
    return f"{words}, {length_text(phase)}{side}"


def line_hint(state: RulerState, cue: Cue) -> str:
    """Return what is told of words under the mouse: all of them, and how long they take."""
    length = f"{cue.span.length / RATE:.1f} s"
    guessed = cue.line in state.guessed
    told = said("about {time}, until it has been spoken", time=length) if guessed else length
    return "\n".join((quoted(cue.line or ""), told, said("Click to hear it from here.")))


def phase_hint(state: RulerState, index: int, *, dragged: bool) -> str:
    """Return what is told of a phase under the mouse; ``dragged`` is whether its edge can be dragged."""
    phase = state.timeline.phases[index]
    parts = [f"{phase.title} – {phase.name}", f"{clock_text(phase.span.start)}, {length_text(phase)}"]
    parts += [
        said("Too long by {value:.1f} s: “{text}”", value=unfit.over / RATE, text=unfit.text)
        for unfit in state.overruns
        if unfit.step == phase.step
    ]
    if dragged:
        parts.append(said("Drag to change how long it lasts."))
    return "\n".join(parts)
