"""A bookmark: a place in a timeline that is found again when the program was ended and the session is
compiled anew."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from player.timeline.timeline import Phase, Timeline


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Where in a session, told by what is done there and not by when."""

    step: str
    """Where the step stands: ``3``, or ``4.2``."""
    turn: int
    """How often that step had come before."""
    title: str
    """What the screen calls the step."""
    kind: str
    """Kind of the phase."""
    side: str
    """Side of the phase; empty where there is none."""
    set: int
    """Which set."""
    cycle: int
    """Which cycle."""
    rep: int
    """Which rep; 0 where they are not counted."""
    nth: int
    """How many phases of the step that are alike in all this come before it."""
    into: int
    """Frames since the phase began."""
    frame: int
    """Frames since the session began, for a session that has become another."""


def bookmark_at(timeline: Timeline, frame: int) -> Bookmark | None:
    """Return the bookmark of a frame; None in a timeline without phases."""
    if not timeline.phases:
        return None
    index = timeline.phase_index_at(frame)
    phase = timeline.phases[index]
    step = timeline.steps[phase.step]
    alike = 0
    for before in range(index - 1, -1, -1):
        if timeline.phases[before].step != phase.step:
            break
        alike += _what(timeline.phases[before]) == _what(phase)
    return Bookmark(
        step=step.path,
        turn=turn_of_step(timeline, phase.step),
        title=step.title,
        kind=phase.kind,
        side=phase.side or "",
        set=phase.set,
        cycle=phase.cycle,
        rep=phase.rep,
        nth=alike,
        into=max(0, frame - phase.span.start),
        frame=frame,
    )


def frame_of_bookmark(timeline: Timeline, bookmark: Bookmark) -> int:
    """Return the frame of a bookmark: in its phase, else at the start of its step, else at the same time from
    the beginning."""
    wanted = next(
        (
            index
            for index, step in enumerate(timeline.steps)
            if (step.path, step.title) == (bookmark.step, bookmark.title)
            and turn_of_step(timeline, index) == bookmark.turn
        ),
        None,
    )
    if wanted is None:
        return min(max(0, bookmark.frame), max(0, timeline.length - 1))
    alike = [
        phase
        for phase in timeline.phases
        if phase.step == wanted
        and _what(phase) == (bookmark.kind, bookmark.side, bookmark.set, bookmark.cycle, bookmark.rep)
    ]
    if not alike:
        return timeline.steps[wanted].span.start
    span = alike[min(max(0, bookmark.nth), len(alike) - 1)].span
    return min(span.start + max(0, bookmark.into), max(span.start, span.end - 1))


def turn_of_step(timeline: Timeline, index: int) -> int:
    """Return how often the same step of the file has come before a step of the timeline."""
    path = timeline.steps[index].path
    return sum(step.path == path for step in timeline.steps[:index])


def bookmark_text(bookmark: Bookmark | None) -> str:
    """Return a bookmark as JSON; empty for none."""
    return "" if bookmark is None else json.dumps(asdict(bookmark), separators=(",", ":"))


def bookmark_from(text: str) -> Bookmark | None:
    """Return the bookmark of a text; None where it is not one."""
    try:
        value = json.loads(text)
        made = Bookmark(**value)
    except (ValueError, TypeError):
        return None
    right = all(isinstance(getattr(made, each.name), _TYPES[str(each.type)]) for each in fields(Bookmark))
    return made if right else None


_TYPES: dict[str, type] = {"str": str, "int": int}


def _what(phase: Phase) -> tuple[object, ...]:
    return phase.kind, phase.side or "", phase.set, phase.cycle, phase.rep
