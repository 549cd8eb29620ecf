"""Checking a session file from end to end: as text, as a session, and as something to be heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.app.picture_cast import picture_problems
from player.audio.voice.estimate import estimated_frames
from player.figures.reading import read_figure
from player.language import said
from player.session.advice.advise import Adviser
from player.session.advice.walking import path_of
from player.session.documents import read_text
from player.session.keeping import Kept
from player.session.load_programme import load_programme_text
from player.session.model import Group, Step
from player.session.problems import Finding, Problem
from player.timeline.fitting import unfit_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from player.app.supplies import Supplies
    from player.session.load import Examined
    from player.session.model import AnyStep, Exercise, Session
    from player.session.words import Words
    from player.timeline.fitting import Known


def check_file(path: Path, supplies: Supplies) -> tuple[Problem, ...]:
    """Return the problems of a file in order of place; lengths of speech are estimated."""
    text = read_text(path)
    return (text,) if isinstance(text, Problem) else check_text(text, path, supplies)


def check_text(text: str, path: Path, supplies: Supplies) -> tuple[Problem, ...]:
    """Return the problems of the text of a file, which need not be saved; see ``check_file``.

    A problem's fix is about this text, character by character.
    """
    return Checker(path, supplies, keeps=False).check(text)


class Checker:
    """Checks the text of one file as it changes: what did not change is not read again."""

    def __init__(self, path: Path, supplies: Supplies, *, keeps: bool = True) -> None:
        """Take where the file lies, or will lie, and what the program knows; one that is asked only once need
        not keep what it reads."""
        self._keeps = keeps
        self._path = path
        self._supplies = supplies
        self.forget()

    def forget(self) -> None:
        """Read everything anew: an exercise, or another session, has been changed."""
        self._catalogue = self._supplies.as_written(self._path)
        self._kept = Kept() if self._keeps else None
        self._adviser = Adviser()
        self._length_of: Callable[[str], int] | None = None
        self._spoken: tuple[Words, float] | None = None
        self._lines: Known = {}
        self._figures: dict[int, tuple[Exercise, list[tuple[str, str]]]] = {}

    def take_lengths(self, length_of: Callable[[str], int]) -> None:
        """Take what gives the frames of a line, where that is known better than by an estimate."""
        self._length_of, self._lines = length_of, {}

    def check(self, text: str) -> tuple[Problem, ...]:
        """Return the problems of a text in order of place; see ``check_file``."""
        supplies = self._supplies
        examined = self.examine(text)
        loaded, written = examined.loaded, examined.written
        if loaded.is_programme:
            shelf = supplies.library.named
            return load_programme_text(text, supplies.catalogue, str(self._path), shelf).problems
        if loaded.session is None or written is None:
            return loaded.problems
        return written.problems(self.findings_on(loaded.session), all_told=True)

    def examine(self, text: str) -> Examined:
        """Return what came of loading a text, and what more can be said of it."""
        return self._supplies.examine(text, self._path, self._kept, self._catalogue)

    def findings_on(self, session: Session) -> list[Finding]:
        """Return what could be better in a session without mistakes, as advice, as speech and as pictures."""
        rate = session.voice.rate
        words = self._supplies.words(session.language)
        if self._spoken != (words, rate):
            if self._spoken is not None:  # another voice: what was measured is of the one before
                self._length_of = None
            self._spoken, self._lines = (words, rate), {}
        found = self._adviser.advice_on(session)
        collided = {finding.path for finding in found if finding.code == "cues-collide"}
        found += [
            unfit
            for unfit in unfit_findings(
                session, words, self._length_of or (lambda text: estimated_frames(text, rate)), self._lines
            )
            if unfit.path[:-1] not in collided
        ]
        steps = list(_inner_steps(session.steps))
        found += self._without_picture(steps)
        found += picture_problems(steps, str(self._path))
        return found

    def _without_picture(self, steps: Sequence[Step]) -> list[Finding]:
        """Return a warning for each exercise whose figure is wrong or missing, where it is first used."""
        first: dict[int, tuple[Exercise, Step]] = {}
        for step in steps:
            if step.exercise is not None and id(step.exercise) not in first:
                first[id(step.exercise)] = step.exercise, step
        found = []
        self._figures = {
            number: self._figures.get(number) or (exercise, _figure_faults(exercise))
            for number, (exercise, _) in first.items()
        }
        told: set[str] = set()
        for number, (exercise, step) in first.items():
            for key, message in self._figures[number][1] if exercise.identity not in told else ():
                what = said(
                    'the figure of "{identity}" cannot be drawn as it is written', identity=exercise.identity
                )
                told_of = f"{what}: `{key}`: {message}"
                hint = said("mend the exercise's file; the session plays without the picture")
                found.append(Finding(path_of(step), "no-picture", told_of, hint, "warning"))
            told.add(exercise.identity)
        return found


def _figure_faults(exercise: Exercise) -> list[tuple[str, str]]:
    """Return the first few mistakes of a figure; none where a picture stands in its place."""
    if exercise.pictures and "poses" not in exercise.table:
        return []
    return list(read_figure(exercise.table)[1][:3])


def _inner_steps(steps: Sequence[AnyStep]) -> Iterator[Step]:
    for step in steps:
        if isinstance(step, Group):
            yield from _inner_steps(step.steps)
        elif isinstance(step, Step):
            yield step
