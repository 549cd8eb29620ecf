"""The catalogue: every exercise that is known, read from its file when it is first asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from player.session.exercise_file import load_exercise
from player.session.translation import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from player.session.model import Exercise
    from player.session.problems import Problem

_IDENTITY = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


class Catalogue:
    """Exercises by identity, from several folders; a later folder's file wins over an earlier one's."""

    def __init__(self, folders: Iterable[Path], language: str = USUAL) -> None:
        """Take the folders of exercise files, the shipped one first, and the language in which exercises are
        wished. Folders that are not there are empty."""
        self._folders = tuple(folders)
        self.language = language
        """Language of the exercises that have a translation into it; the others are as they were written."""
        self._tongues: dict[str, Catalogue] = {language: self}
        self._known: dict[str, Exercise | None] = {}
        self._problems: dict[str, tuple[Problem, ...]] = {}
        self._own: frozenset[str] = frozenset()

    def speaking(self, language: str) -> Catalogue:
        """Return the catalogue with its exercises in another language, as the words of a session need it."""
        if language not in self._tongues:
            made = Catalogue(self._folders, language)
            made._tongues = self._tongues
            self._tongues[language] = made
        return self._tongues[language]

    def beside(self, folder: Path) -> Catalogue:
        """Return the catalogue for the sessions of a folder: the exercises in ``exercises`` beside them win
        over all others."""
        own = folder / "exercises"
        return (
            self
            if own in self._folders or not own.is_dir()
            else Catalogue((*self._folders, own), self.language)
        )

    def with_own(self, exercises: Sequence[Exercise]) -> Catalogue:
        """Return the catalogue for a session that brings exercises of its own, which win over all others."""
        if not exercises:
            return self
        made = Catalogue(self._folders, self.language)
        made._own = frozenset(exercise.identity for exercise in exercises)
        made._known = {**self._known, **{exercise.identity: exercise for exercise in exercises}}
        made._problems = {name: self._problems[name] for name in self._problems.keys() - made._own}
        return made

    def names(self) -> tuple[str, ...]:
        """Return the identities of all exercises, sorted. Reads no file."""
        found = {path.stem for folder in self._folders if folder.is_dir() for path in folder.glob("*.toml")}
        return tuple(sorted({name for name in found if is_identity(name)} | self._own))

    def path(self, identity: str) -> Path | None:
        """Return the file of an exercise; None where there is none."""
        if not is_identity(identity):
            return None
        paths = [folder / f"{identity}.toml" for folder in self._folders]
        return next((path for path in reversed(paths) if path.is_file()), None)

    def exercise(self, identity: str) -> Exercise | None:
        """Return an exercise; None where there is none or its file has errors (see ``problems``)."""
        if identity not in self._known:
            self._known[identity] = self._load(identity)
        return self._known[identity]

    def problems(self, identity: str) -> tuple[Problem, ...]:
        """Return what is wrong in the file of an exercise that was asked for."""
        return self._problems.get(identity, ())

    def forget(self, identity: str) -> None:
        """Read an exercise anew when it is next asked for: its file has been changed."""
        for each in self._tongues.values():
            each._known.pop(identity, None)
            each._problems.pop(identity, None)

    def _load(self, identity: str) -> Exercise | None:
        path = self.path(identity)
        if path is None:
            return None
        loaded = load_exercise(path, self.language)
        self._problems[identity] = loaded.problems
        return loaded.exercise


def is_identity(name: str) -> bool:
    """Return whether an exercise can have this name: small letters, digits and hyphens."""
    return _IDENTITY.fullmatch(name) is not None
