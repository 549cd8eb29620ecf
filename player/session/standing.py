"""Standing: where a step stands and what it has from there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from player.session.conditions import Condition
    from player.session.model import Defaults
    from player.session.problems import KeyPath

OPEN_ROUNDS = 100
"""For so many rounds lists are reckoned in a group whose rounds a clock counts."""


@dataclass(frozen=True, slots=True)
class Rounds:
    """The rounds of the nearest repeating group around a step."""

    count: int = 1
    """How many; where the clock counts them, how many are reckoned with."""
    exact: bool = True
    """Whether there are as many as that."""
    clocked: bool = False
    """Whether a clock runs in a group around the step."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a step stands, and what it has from there and in common with all others."""

    path: KeyPath
    """Its keys from the top of the document."""
    number: str
    """Its path for people: ``4.2``."""
    line: int
    """Line of the file."""
    timing: Defaults
    """How it is prepared, counted and announced."""
    rounds: Rounds
    """The rounds around it."""
    depth: int
    """How many groups stand around it."""
    optional: bool = False
    """Whether the person may leave it out."""
    when: Condition | None = None
    """It is done only where this holds."""
