"""Fixing a session file: the safe fixes of its problems, made one after the other until none is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.app.checking import check_text
from player.session.mending import applied

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from player.app.supplies import Supplies
    from player.session.problems import Problem

_MOST_PASSES = 20
"""Fixes of one file are made in so many passes: each may bring to light what a broken file hid."""
_MOST_SINGLE = 50
"""So many fixes are tried one by one where all of them at once do harm."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixing a text came to."""

    text: str
    """The text with the fixes in it."""
    done: tuple[Problem, ...]
    """The problems that were fixed, each with the place it had when it was."""
    left: tuple[Problem, ...]
    """The problems of the text as it is now."""


def fixed(text: str, path: Path, supplies: Supplies) -> Fixed:
    """Return a text with the safe fixes of its problems made. A fix that would do harm is not made."""
    left = check_text(text, path, supplies)
    done: list[Problem] = []
    for _ in range(_MOST_PASSES):
        found = _pass(text, left, path, supplies)
        if found is None:
            break
        done += found.done
        text, left = found.text, found.left
    return Fixed(text, tuple(done), left)


def _pass(text: str, before: Sequence[Problem], path: Path, supplies: Supplies) -> Fixed | None:
    """Make all fixes that do not touch one another; where that does harm, the first one that does none."""
    mendable = [problem for problem in before if problem.fix is not None and problem.fix.safe]
    for batch in (mendable, *([problem] for problem in mendable[:_MOST_SINGLE])):
        new, taken = applied(text, [problem.fix for problem in batch if problem.fix is not None])
        if new == text:
            continue
        after = check_text(new, path, supplies)
        if _better(before, after):
            done = tuple(problem for problem in batch if any(problem.fix is fix for fix in taken))
            return Fixed(new, done, after)
    return None


def _better(before: Sequence[Problem], after: Sequence[Problem]) -> bool:
    """Return whether a text has less wrong with it than before; one that is TOML at last always has."""
    broken = [problem.place for problem in before if problem.code == "toml-syntax"]
    still = [problem.place for problem in after if problem.code == "toml-syntax"]
    if broken:
        return not still or still[0] > broken[0]
    weights = [
        (sum(problem.severity == "error" for problem in problems), len(problems))
        for problems in (before, after)
    ]
    return not still and (weights[1] < weights[0] or (weights[1][0] < weights[0][0]))
