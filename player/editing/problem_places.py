"""Problems of a text that has been changed since: each goes where its line goes, until new ones are found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from player.session.problems import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.editing.changes import Change
    from player.editing.folds import LineShift
    from player.session.problems import Problem


def moved_problems(
    problems: Sequence[Problem], before: str, change: Change, shift: LineShift
) -> tuple[Problem, ...]:
    """Return the problems of the text before a change where they stand after it; those of lines that are
    gone are left out, and so are ways out, which were about the text before."""
    column = change.start - before.rfind("\n", 0, change.start)
    by = len(change.text) - (change.end - change.start)
    found = []
    for problem in problems:
        place = problem.place
        line = shift.moved(place.line - 1)
        if line is None:
            continue
        if place.line - 1 == shift.first and place.column > column and not shift.gone and not shift.come:
            place = Place(place.line, max(column, place.column + by))
        found.append(replace(problem, place=Place(line + 1, place.column), fix=None))
    return tuple(found)
