"""Runs as values: one use of a session, what was done in it, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

RunState: TypeAlias = Literal["open", "finished", "left", "put aside"]
"""``open`` is playing, or was when the program ended; ``left`` was ended early by the person; ``put aside``
was open when the program ended, and the person did not want to go on with it."""

SideName: TypeAlias = Literal["left", "right", ""]
"""The side; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Work:
    """What was to be done, and what was done, of one step on one side."""

    step: str
    """Where the step stands in the session: ``3``, or ``4.2``."""
    turn: int
    """How often that step had come before: 0 the first time, 1 in the second round of its group."""
    side: SideName
    """The side."""
    title: str
    """What the screen calls it."""
    exercise: str = ""
    """Identity of the exercise; empty where there is none."""
    planned: float = 0.0
    """Seconds of work that the session asks for; what the person ends counts nothing."""
    done: float = 0.0
    """Seconds of work that were played or waited through."""
    skipped: bool = False
    """Whether the person has gone past it without doing all of it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question."""

    question: str
    """What was asked, such as ``pain before``."""
    value: float
    """The answer."""
    side: SideName = ""
    """The side that was asked about."""
    told: float = 0.0
    """When, in seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Run:
    """One use of a session."""

    identity: int
    """Its number in the history."""
    began: float
    """When it began, in seconds since 1970."""
    told: float
    """When it was heard of last, in seconds since 1970."""
    state: RunState
    """Whether it goes on, and how it ended."""
    file: str
    """The session's file."""
    title: str
    """The session's title."""
    length: float
    """Seconds of the session as it was played."""
    at: float = 0.0
    """Seconds into it where it was last."""
    bookmark: str = ""
    """That place in a form that survives a new compilation (``timeline.bookmark``)."""
    doing: str = ""
    """That place in words: ``Glute bridge, left leg``."""
    choices: str = ""
    """What the person chose on the start page, as JSON."""
    language: str = "en"
    """Language of its words (BCP 47)."""
    works: tuple[Work, ...] = ()
    """What was done, in the session's order."""
    answers: tuple[Answer, ...] = ()
    """What was answered, in order."""

    @property
    def done(self) -> float:
        """Return the seconds of work."""
        return sum(work.done for work in self.works)
