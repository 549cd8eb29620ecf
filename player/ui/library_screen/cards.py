"""A session as the library shows it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from player.language import counted, said

if TYPE_CHECKING:
    from pathlib import Path

    from player.figures.drawing import Drawing
    from player.session.model import Pictured
    from player.session.problems import Problem


@dataclass(frozen=True, slots=True)
class SessionCard:
    """What the library shows of one session."""

    identity: str
    """Its name for commands, such as ``hamstring-pnf``."""
    title: str
    """Its title."""
    summary: str = ""
    """One or two sentences."""
    length_text: str = ""
    """How long it takes, in words: ``15 min``."""
    level: str = ""
    """For whom."""
    equipment: tuple[str, ...] = ()
    """What is needed."""
    tags: tuple[str, ...] = ()
    """Body parts and other marks."""
    path: Path | None = None
    """Its file."""
    problems: tuple[Problem, ...] = ()
    """What is wrong in it, in order of place."""
    cover: Drawing | None = None
    """A figure for its cover."""
    picture: Pictured | None = None
    """A picture for its cover, where its exercise has one in place of a figure."""
    minutes: int = 0
    """How long it takes, in whole minutes; 0 where that is not known yet."""
    parts: tuple[str, ...] = ()
    """Parts of the body that it is for."""
    words: str = ""
    """What else it is found by: names of its exercises, muscles."""
    origin: str = ""
    """The folder of the person's own that it comes from; empty for the usual ones."""
    cover_key: str = ""
    """What its figure is kept under, which many cards can share."""
    sought: str = field(default="", init=False, compare=False, repr=False)
    """All that it is found by, in lower case."""

    def __post_init__(self) -> None:
        plain = (self.level, *self.equipment, *self.tags, *self.parts)
        texts = (self.title, self.summary, *plain, *map(said, plain), self.words)
        object.__setattr__(self, "sought", " ".join(dict.fromkeys(texts)).casefold())

    @property
    def playable(self) -> bool:
        """Return whether no problem stops it."""
        return not any(problem.severity == "error" for problem in self.problems)

    @property
    def marks(self) -> tuple[str, ...]:
        """Return the parts of the body that it is for, and its other tags, each once."""
        plain = {part.casefold() for part in self.parts}
        return tuple(map(said, (*self.parts, *(tag for tag in self.tags if tag.casefold() not in plain))))

    @property
    def needs_text(self) -> str:
        """Return length, level and equipment in one line."""
        gear = ", ".join(map(said, self.equipment))
        return " · ".join(part for part in (self.length_text, said(self.level), gear) if part)

    @property
    def button_text(self) -> str:
        """Return what its button says."""
        if self.playable:
            return said("Start")
        count = sum(problem.severity == "error" for problem in self.problems)
        return counted("See the problem", "See {count} problems", count)

    @property
    def spoken(self) -> str:
        """Return what a screen reader is told."""
        parts = ", ".join(map(said, self.parts))
        words = [self.title, self.needs_text, parts, self.summary, self.origin, self.button_text]
        return ". ".join(word.rstrip(".") for word in words if word)


def ago_text(seconds: float, now: float | None = None) -> str:
    """Return a day as people say it: ``today``, ``yesterday``, ``4 days ago``, ``3 weeks ago``."""
    today = datetime.fromtimestamp(time.time() if now is None else now).astimezone().date()
    days = (today - datetime.fromtimestamp(seconds).astimezone().date()).days
    if days <= 0:
        return said("today")
    if days < 14:
        return said("yesterday") if days == 1 else said("{count} days ago", count=days)
    if days < 120:
        return said("{count} weeks ago", count=days // 7)
    return said("{count} months ago", count=days // 30)
