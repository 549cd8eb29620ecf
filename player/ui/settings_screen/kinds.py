"""What a row of the settings can look like, and what of it is kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Switch:
    """On or off; kept as a bool."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few, all of them seen; kept as the value, a string or a number."""

    options: tuple[tuple[str | int | float, str], ...]
    """Each value, and its name on the screen."""
    pictured: bool = False
    """Whether each has a picture, which the program brings."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One of many that only the running program knows; kept as a string, empty for the first."""

    first: str
    """What stands first in the list, for those who do not care."""


@dataclass(frozen=True, slots=True)
class Level:
    """A number between two ends; kept as a float."""

    least: float
    """The low end."""
    most: float
    """The high end."""
    step: float
    """From one stop to the next."""
    written: str
    """How a value is written, as a format: ``{:.1f} m``."""
    zero: str = ""
    """What is written instead of 0, where that means something else."""
    times: float = 1.0
    """What a value is multiplied by before it is written."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """A small table of two columns; kept as a dictionary."""

    one: str
    """Heading of the first column."""
    other: str
    """Heading of the second column."""


@dataclass(frozen=True, slots=True)
class Picked:
    """A file, or a folder as well, that the person picks; kept as its path, empty for none."""

    title: str
    """What the dialog is called."""
    files: str
    """Which files it offers, as Qt writes that."""
    none: str
    """What is shown where none is picked."""
    folders: bool = False
    """Whether a folder will do."""


@dataclass(frozen=True, slots=True)
class Press:
    """A button that asks for something; nothing is kept."""

    text: str
    """What stands on it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Text alone, which the program writes; nothing is kept."""


Kind = Switch | Choice | Listed | Level | Pairs | Picked | Press | Reading
"""What a row looks like."""
