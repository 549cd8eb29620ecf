"""Exercises by the name or file that a person gives, and their figures."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from player.errors import PlayerError, SessionError
from player.figures.reading import read_figure
from player.language import said, spoken_language
from player.session.exercise_file import load_exercise
from player.session.problems import did_you_mean

if TYPE_CHECKING:
    from player.app.supplies import Supplies
    from player.figures.figure import Figure
    from player.session.model import Exercise


def file_of(name: str, supplies: Supplies) -> Path:
    """Return the file of an exercise that a person means by a path or a name.

    Raises ``PlayerError`` with the nearest name where there is none.
    """
    path = Path(os.path.expanduser(name))
    if name.endswith(".toml") or len(path.parts) > 1:
        return path
    found = supplies.catalogue.path(name)
    if found is None:
        known = supplies.catalogue.names()
        hint = did_you_mean(name, known) or said("`limber list --exercises` names those that are there")
        raise PlayerError(said('There is no exercise "{name}".', name=name), hint[0].upper() + hint[1:])
    return found


def exercise_at(path: Path) -> Exercise:
    """Return the exercise of a file. Raises ``SessionError`` with its problems where there is none."""
    loaded = load_exercise(path, spoken_language())
    if loaded.exercise is None:
        raise SessionError(
            said("There is a mistake in the exercise."),
            loaded.problems,
            said("`limber exercise check FILE` lists all of them."),
        )
    return loaded.exercise


def drawn(exercise: Exercise) -> Figure:
    """Return the figure of an exercise. Raises ``PlayerError`` where it has none that can be drawn."""
    figure, faults = read_figure(exercise.table)
    if figure is None:
        key, message = faults[0]
        raise PlayerError(
            said('"{identity}" has no figure that can be drawn.', identity=exercise.identity),
            f"`{key}`: {message}.",
        )
    return figure
