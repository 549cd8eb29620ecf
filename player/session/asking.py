"""Asking: what a session asks its player on the way, and what the player answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AskKind = Literal["pain", "effort", "measure", "again"]
"""What is asked: pain or effort from 0 to 10, the result of a test, or whether to do another round."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, at its place in a session."""

    number: int
    """Which question of the session it is, from 0 in the order of doing."""
    what: AskKind
    """What is asked."""
    text: str
    """The question, as it is shown and spoken."""
    path: str
    """Where it stands in the session, as ``Step.path``."""
    test: str = ""
    """Name of the test whose result is asked."""
    side: Literal["left", "right"] | None = None
    """The side it is about."""
    unit: str = ""
    """What is counted: ``degrees``, ``cm``, ``s`` or ``reps``; nothing on the scale from 0 to 10."""
    low: int = 0
    """Least answer."""
    high: int = 10
    """Greatest answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the player answered to a question."""

    question: Question
    """To which."""
    value: float
    """The answer, in the question's unit; another round is 1."""

    @property
    def names(self) -> tuple[str, ...]:
        """Return what conditions call it: ``pain``; for a test its name, and with ``.left`` or ``.right``."""
        name = self.question.test if self.question.what == "measure" else self.question.what
        return (name, f"{name}.{self.question.side}") if self.question.side else (name,)
