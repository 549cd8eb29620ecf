"""The start page as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from player.figures.drawing import Drawing


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to choose."""

    name: str
    """What it is to the program."""
    label: str
    """What it is called on the screen."""
    options: tuple[tuple[str | int, str], ...]
    """Each value, and its name on the screen."""
    value: str | int
    """What is chosen."""
    help: str = ""
    """A sentence below."""


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step in the list."""

    path: str
    """Where it stands in the session."""
    title: str
    """What it is called."""
    dose: str = ""
    """How much, and on which sides."""
    length: str = ""
    """How long it takes, on a clock."""
    depth: int = 0
    """In how many groups it stands."""
    optional: bool = False
    """Whether it can be switched off for today."""
    on: bool = True
    """Whether it is done today."""
    minor: bool = False
    """Whether it is only a rest."""
    left_out: bool = False
    """Whether it is not done today, whoever wants that."""
    note: str = ""
    """What is different today: ``left out to fit``."""

    @property
    def spoken(self) -> str:
        """Return what a screen reader is told."""
        return ", ".join(part for part in (self.title, self.dose, self.length, self.note) if part)


@dataclass(frozen=True, slots=True)
class StartPage:
    """All that the page shows."""

    title: str
    """The session's title."""
    summary: str = ""
    """One or two sentences."""
    facts: tuple[str, ...] = ()
    """Level, equipment and the like, each for itself."""
    cautions: tuple[str, ...] = ()
    """What to mind."""
    length: str = ""
    """How long it takes as it is chosen: ``12 min``."""
    questions: tuple[Question, ...] = ()
    """What can be chosen, from top to bottom."""
    changes: tuple[str, ...] = ()
    """What is shorter than the author wrote it."""
    lines: tuple[StepLine, ...] = ()
    """The steps."""
    cover: Drawing | None = None
    """The figure."""
