"""Exercise files: the text of one becomes an ``Exercise``, or problems with places."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from player.session.documents import located, parse_toml, read_text
from player.session.model import Exercise
from player.session.places import Places
from player.session.problems import Problem, has_errors
from player.session.tables import TableReader
from player.session.translation import USUAL, translated

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class LoadedExercise:
    """What came of loading an exercise file."""

    exercise: Exercise | None
    """The exercise; None where an error stops it."""
    problems: tuple[Problem, ...]
    """In order of place."""
    text: str = ""
    """The text of the file; empty where it cannot be read."""


def load_exercise(path: Path, language: str = USUAL) -> LoadedExercise:
    """Load an exercise file, in a language if it is translated; its identity is the file's name without its
    ending."""
    text = read_text(path)
    if isinstance(text, Problem):
        return LoadedExercise(None, (text,))
    return load_exercise_text(text, path.stem, str(path), language)


def load_exercise_text(text: str, identity: str, file: str = "", language: str = USUAL) -> LoadedExercise:
    """Load the text of an exercise; ``file`` is its path, for problems and for the pictures beside it."""
    document = parse_toml(text, file)
    if isinstance(document, Problem):
        return LoadedExercise(None, (document,), text)
    document = translated(document, Path(file), language)
    reader = TableReader()
    values = reader.read(document, "exercise")
    problems = located(reader.findings, Places(text), file) if reader.findings else ()
    if has_errors(problems):
        return LoadedExercise(None, problems, text)
    return LoadedExercise(exercise_of(identity, values, document, file), problems, text)


def exercise_of(identity: str, values: Mapping[str, Any], table: Mapping[str, Any], file: str) -> Exercise:
    """Return the exercise of the checked values of a table; ``table`` is the table itself, for the figure."""
    pictures = dict(values.get("pictures", {}))
    if values.get("picture"):
        pictures[""] = values["picture"]
    return Exercise(
        identity=identity,
        name=values["name"],
        setup=values.get("setup", ""),
        limb=values.get("limb", ""),
        unilateral=values.get("laterality") == "unilateral",
        resistance=values.get("resistance", ""),
        starts_with=cast('Literal["lift", "lower", "out"]', values.get("starts_with", "out")),
        equipment=values.get("equipment", ()),
        words=values.get("words", ()),
        pictures=tuple(sorted(pictures.items())),
        mirror=values.get("mirror", True),
        file=file,
        table=table,
    )
