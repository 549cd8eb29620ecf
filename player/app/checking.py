"""Checking a session file from end to end: as text, as a session, and as something to be heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.app.picture_cast import picture_problems
from player.audio.voice.estimate import estimated_frames
from player.figures.reading import read_figure
from player.session.model import Group, Step
from player.session.problems import Place, Problem
from player.timeline.fitting import unfit_lines
from player.timeline.frames import RATE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from player.app.supplies import Supplies
    from player.session.model import AnyStep


def check_file(path: Path, supplies: Supplies) -> tuple[Problem, ...]:
    """Return the problems of a file in order of place; lengths of speech are estimated."""
    loaded = supplies.load(path)
    if loaded.is_programme:
        return supplies.load_programme(path).problems
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
    found += _without_picture(session.steps, str(path))
    found += picture_problems(_inner_steps(session.steps), str(path))
    if not found:
        return loaded.problems
    return tuple(sorted((*loaded.problems, *found), key=lambda problem: (problem.place, problem.code)))


def _without_picture(steps: Sequence[AnyStep], file: str) -> list[Problem]:
    """Return a warning for each exercise whose figure is wrong or missing, where it is first used."""
    first: dict[str, Step] = {}
    for step in _inner_steps(steps):
        if step.exercise is not None:
            first.setdefault(step.exercise.identity, step)
    found = []
    for identity, step in first.items():
        exercise = step.exercise
        pictured = exercise is None or (bool(exercise.pictures) and "poses" not in exercise.table)
        faults = read_figure(exercise.table)[1] if exercise is not None and not pictured else []
        for key, message in faults[:3]:
            said = f'the figure of "{identity}" cannot be drawn as it is written: `{key}`: {message}'
            hint = "mend the exercise's file; the session plays without the picture"
            found.append(Problem("warning", "no-picture", said, hint, file, Place(step.line, 1)))
    return found


def _inner_steps(steps: Sequence[AnyStep]) -> Iterator[Step]:
    for step in steps:
        if isinstance(step, Group):
            yield from _inner_steps(step.steps)
        elif isinstance(step, Step):
            yield step
