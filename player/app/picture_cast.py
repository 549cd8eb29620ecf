"""The pictures that people bring, by the moment of a session: which one stands in place of the figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.language import said
from player.session.advice.walking import path_of
from player.session.model import Step
from player.session.picture_files import PictureFault, PictureFile, read_picture
from player.session.problems import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from player.session.catalogue import Catalogue
    from player.session.model import Exercise, Pictured
    from player.session.problems import KeyPath
    from player.timeline.moment import Moment

_KEPT = 12
"""Pictures kept, so that one that comes again is not read again."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as it is to be shown."""

    picture: PictureFile
    """The picture."""
    mirrored: bool
    """Whether left and right are exchanged."""


class PictureCast:
    """Finds the picture of a moment; one that cannot be shown leaves its place to the figure."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Take the exercises that the session can name."""
        self._catalogue = catalogue
        self._read: dict[Pictured, PictureFile | None] = {}

    def shown_at(self, moment: Moment) -> Shown | None:
        """Return what is shown at a moment in place of the figure."""
        phase = moment.phase
        exercise = self._catalogue.exercise(phase.exercise) if phase.exercise is not None else None
        pictured = phase.picture or (exercise.picture_in(phase.kind) if exercise is not None else None)
        picture = self._picture(pictured) if pictured is not None else None
        if picture is None:
            return None
        mirrors = exercise is None or exercise.mirror
        return Shown(picture, phase.side == "left" and mirrors)

    def _picture(self, pictured: Pictured) -> PictureFile | None:
        if pictured not in self._read:
            while len(self._read) >= _KEPT:
                self._read.pop(next(iter(self._read)))
            found = read_picture(pictured)
            self._read[pictured] = found if isinstance(found, PictureFile) else None
        return self._read[pictured]


def telling_picture(exercise: Exercise) -> Pictured | None:
    """Return the picture by which an exercise is recognised, if it has any."""
    kinds = ("stretch", "hold", "rep", *(kind for kind, _ in exercise.pictures))
    return next((found for kind in kinds if (found := exercise.picture_in(kind)) is not None), None)


def picture_problems(steps: Iterable[Step], file: str = "") -> Iterator[Finding]:
    """Yield what is wrong with the pictures of the steps of a file: each at its own key where the file names
    it, else at the exercise that is used there first."""
    told: set[Pictured] = set()
    for step in steps:
        for pictured, key in _pictures_of(step, file):
            if pictured in told:
                continue
            told.add(pictured)
            for message, hint in faults_of(pictured):
                yield Finding(key, "bad-picture", message, hint, "warning")


def _pictures_of(step: Step, file: str) -> Iterator[tuple[Pictured, KeyPath]]:
    """The pictures of a step, each with the key that names it."""
    if step.picture is not None:
        yield step.picture, (*path_of(step), "picture")
    exercise = step.exercise
    for kind, _ in exercise.pictures if exercise is not None else ():
        pictured = exercise.picture_in(kind) if exercise is not None else None
        if exercise is None or pictured is None:
            continue
        own = ("exercises", exercise.identity, *(("pictures", kind) if kind else ("picture",)))
        yield pictured, own if pictured.file == file else (*path_of(step), "exercise")


def faults_of(pictured: Pictured) -> tuple[tuple[str, str], ...]:
    """Return what is wrong with a picture, each with a way out."""
    found = read_picture(pictured)
    if isinstance(found, PictureFault):
        return ((found.message, said("{hint}; the session plays without it", hint=found.hint)),)
    if found.left_out:
        what = ", ".join(found.left_out)
        return (
            (
                said('of "{name}" this is not shown: {what}', name=pictured.name, what=what),
                said("save it as plain SVG without these"),
            ),
        )
    return ()
