"""Checking a session file from end to end: as text, as a session, and as something to be heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.app.picture_cast import picture_problems
from player.audio.voice.estimate import estimated_frames
from player.figures.reading import read_figure
from player.session.advice.advise import advice_on
from player.session.advice.walking import path_of
from player.session.documents import read_text
from player.session.model import Group, Step
from player.session.problems import Finding, Problem
from player.timeline.fitting import unfit_findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from player.app.supplies import Supplies
    from player.session.model import AnyStep, Session


def check_file(path: Path, supplies: Supplies) -> tuple[Problem, ...]:
    """Return the problems of a file in order of place; lengths of speech are estimated."""
    text = read_text(path)
    return (text,) if isinstance(text, Problem) else check_text(text, path, supplies)


def check_text(text: str, path: Path, supplies: Supplies) -> tuple[Problem, ...]:
    """Return the problems of the text of a file, which need not be saved; see ``check_file``.

    A problem's fix is about this text, character by character.
    """
    examined = supplies.examine(text, path)
    loaded, written = examined.loaded, examined.written
    if loaded.is_programme:
        return supplies.load_programme(path).problems
    if loaded.session is None or written is None:
        return loaded.problems
    return written.problems(findings_on(loaded.session, supplies), all_told=True)


def findings_on(session: Session, supplies: Supplies) -> list[Finding]:
    """Return what could be better in a session without mistakes, as advice, as speech and as pictures."""
    rate = session.voice.rate
    words = supplies.words(session.language)
    found = advice_on(session)
    collided = {finding.path for finding in found if finding.code == "cues-collide"}
    found += [
        unfit
        for unfit in unfit_findings(session, words, lambda text: estimated_frames(text, rate))
        if unfit.path not in collided
    ]
    found += _without_picture(session.steps)
    found += picture_problems(_inner_steps(session.steps))
    return found


def _without_picture(steps: Sequence[AnyStep]) -> list[Finding]:
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
            found.append(Finding(path_of(step), "no-picture", said, hint, "warning"))
    return found


def _inner_steps(steps: Sequence[AnyStep]) -> Iterator[Step]:
    for step in steps:
        if isinstance(step, Group):
            yield from _inner_steps(step.steps)
        elif isinstance(step, Step):
            yield step
