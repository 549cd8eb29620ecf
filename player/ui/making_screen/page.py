"""What the making screen shows of a session that was made, and how else one can begin."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MadeLine:
    """One exercise of the session."""

    identity: str
    """Its name in sessions; its figure is found by it."""
    name: str
    """What people call it."""
    role: str
    """What it does in the session, in words."""
    dose: str
    """How much of it, in words."""
    length: str
    """How long it takes, with getting ready: ``1:23``."""

    @property
    def spoken(self) -> str:
        """Return the line as a screen reader says it."""
        return f"{self.name}, {self.role}, {self.dose}, {self.length}"


@dataclass(frozen=True, slots=True)
class MadePage:
    """All that is shown of a session; without lines there is none, and ``problem`` says why."""

    title: str = ""
    """What it is called."""
    facts: str = ""
    """How long it takes, with what."""
    lines: tuple[MadeLine, ...] = ()
    """Its exercises in order."""
    remarks: tuple[str, ...] = ()
    """What is to be told about it."""
    problem: str = ""
    """Why there is none."""
    hint: str = ""
    """What would help."""
    minutes: int = 0
    """In how many minutes the wish could be met; 0 where it cannot."""


@dataclass(frozen=True, slots=True)
class Other:
    """Something that can be chosen from a menu."""

    name: str
    """What is said when it was chosen."""
    text: str
    """What stands in the menu."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was understood of the sentence."""

    unknown: tuple[str, ...] = ()
    """Words that were not."""
    remarks: tuple[str, ...] = ()
    """What is to be told about it."""
