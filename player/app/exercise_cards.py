"""What is shown of exercises where one is chosen: entries from the catalogue, and their figures in motion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.app.cards import figure_of
from player.figures.loop import loop_of, looped_kind
from player.session.parts import parts_of
from player.ui.exercise_browser.entries import ExerciseEntry
from player.ui.exercise_browser.moving import FigureLoop

if TYPE_CHECKING:
    from player.figures.looks import Look
    from player.session.catalogue import Catalogue

_PICTURES = 14
"""A movement is shown in about so many pictures."""


def entry_of(identity: str, catalogue: Catalogue, mark: str = "") -> ExerciseEntry | None:
    """Return the entry of an exercise, with what is special about it; None where it cannot be read."""
    exercise = catalogue.exercise(identity)
    if exercise is None:
        return None
    table = exercise.table
    targets = _texts(table.get("target"))
    words = " ".join((*targets, *_texts(table.get("also"))))
    kind, summary = str(table.get("kind", "")), str(table.get("summary", ""))
    gear = _texts(table.get("equipment"))
    return ExerciseEntry(identity, exercise.name, mark, kind, words, summary, parts_of(targets), gear)


def figure_loop(identity: str, catalogue: Catalogue, palette: str | Look) -> FigureLoop | None:
    """Return the movement of an exercise's figure; None where it has none that can be drawn."""
    figure = figure_of(identity, catalogue)
    if figure is None:
        return None
    instants = loop_of(figure, looped_kind(figure))
    step = max(1, round(len(instants) / _PICTURES))
    groups = [instants[place : place + step] for place in range(0, len(instants), step)]
    return FigureLoop(
        tuple(sum(each.milliseconds for each in group) for group in groups),
        lambda place: figure.drawing_at(groups[place][0].state, None, palette),
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
