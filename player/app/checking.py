"""Checking a session file from end to end: as text, as a session, and as something to be heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.audio.voice.estimate import estimated_frames
from player.session.problems import Place, Problem
from player.timeline.fitting import unfit_lines
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
    found = []
    for step, unfit in unfit_lines(
        session, supplies.words(session.language), lambda text: estimated_frames(text, rate)
    ):
        over = max(0.1, unfit.over / RATE)
        message = (
            f'no room to say "{unfit.text}" (about {over:.1f} s too long, or at the same time as other words)'
        )
        hint = "say less, make the phase longer, or move the cue"
        found.append(Problem("warning", "unfit-line", message, hint, str(path), Place(step.line, 1)))
    if not found:
        return loaded.problems
    return tuple(sorted((*loaded.problems, *found), key=lambda problem: (problem.place, problem.code)))
