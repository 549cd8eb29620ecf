"""Checking a session file from end to end: as text, as a session, and as something to be heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.audio.voice.estimate import estimated_frames
from player.session.problems import Place, Problem
from player.timeline.compiler import compile_session
from player.timeline.frames import RATE

if TYPE_CHECKING:
    from pathlib import Path

    from player.app.supplies import Supplies


def check_file(path: Path, supplies: Supplies) -> tuple[Problem, ...]:
    """Return the problems of a file in order of place; lengths of speech are estimated."""
    loaded = supplies.load(path)
    session = loaded.session
    if session is None:
        return loaded.problems
    rate = session.voice.rate
    timeline = compile_session(
        session, supplies.words(session.language), lambda text: estimated_frames(text, rate)
    )
    own = {step.line for step in timeline.steps}
    found: dict[tuple[int, str], Problem] = {}
    for unfit in timeline.unfit:
        step = timeline.steps[unfit.step]
        if unfit.said or step.line not in own:
            continue
        key = (step.line, unfit.text)
        over = max(0.1, unfit.over / RATE)
        message = (
            f'no room to say "{unfit.text}" (about {over:.1f} s too long, or at the same time as other words)'
        )
        hint = "say less, make the phase longer, or move the cue"
        found.setdefault(key, Problem("warning", "unfit-line", message, hint, str(path), Place(step.line, 1)))
    return tuple(
        sorted((*loaded.problems, *found.values()), key=lambda problem: (problem.place, problem.code))
    )
