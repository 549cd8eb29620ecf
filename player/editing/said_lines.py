"""The line at the cursor: which words a person means who wants to hear what stands there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import tomli

if TYPE_CHECKING:
    from player.timeline.timeline import Timeline

_SAID = re.compile(r"(?:^|[{,\s])say[ \t]*=[ \t]*(\"(?:[^\"\\]|\\.)*\"|'[^']*')")


def line_at(written: str, column: int, timeline: Timeline | None, frame: int, step_line: int) -> str:
    """Return what is to be said for a cursor at a column, from 0, of a ``written`` line of the text, in the
    step whose header is on ``step_line``: the words that stand there, else those that are heard at the frame
    of the play-head, or next in the step. Empty where nothing is said.
    """
    return _written_line(written, column, timeline, step_line) or _heard_line(timeline, frame)


def _written_line(written: str, column: int, timeline: Timeline | None, step_line: int) -> str:
    found = [(match.start(1), match.end(1), match[1]) for match in _SAID.finditer(written)]
    if not found:
        return ""
    _, _, text = min(found, key=lambda each: max(each[0] - column, column - each[1], 0))
    try:
        words = str(tomli.loads(f"x = {text}")["x"])
    except ValueError:
        return ""
    return _as_heard(words, timeline, step_line)


def _as_heard(words: str, timeline: Timeline | None, step_line: int) -> str:
    """Words with what is filled in when they are heard: ``{side}`` and the like."""
    if "{" not in words:
        return words
    begins, ends = words.split("{", 1)[0], words.rsplit("}", 1)[-1]
    for cue in timeline.cues if timeline is not None else ():
        inside = timeline is not None and timeline.steps[timeline.phases[cue.phase].step].line == step_line
        if inside and cue.line and cue.line.startswith(begins) and cue.line.endswith(ends):
            return cue.line
    return re.sub(r"\{[^}]*\}", "", words)


def _heard_line(timeline: Timeline | None, frame: int) -> str:
    if timeline is None or not timeline.phases:
        return ""
    step = timeline.phases[timeline.phase_index_at(frame)].step
    inside = [cue for cue in timeline.cues if cue.line and timeline.phases[cue.phase].step == step]
    now = next((cue for cue in inside if cue.span.start <= frame < cue.span.end), None)
    after = next((cue for cue in inside if cue.span.start >= frame), None)
    found = now or after or (inside[-1] if inside else None)
    return found.line or "" if found is not None else ""
