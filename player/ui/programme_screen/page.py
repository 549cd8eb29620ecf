"""Programmes as the screen shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from player.language import said

if TYPE_CHECKING:
    from datetime import date

    from player.figures.drawing import Drawing
    from player.history.following import Standing

Mark: TypeAlias = Literal["done", "today", "coming", "open", "left out", "paused", "rest"]
"""How it is with a day; ``rest`` has nothing to do."""

_TOLD: dict[str, str] = {
    "done": said("done"),
    "today": said("to do today"),
    "coming": said("coming"),
    "open": said("not done, no matter"),
    "left out": said("left out, as one may"),
    "paused": said("paused"),
    "rest": said("rest"),
}
_ORDER: tuple[Standing, ...] = ("today", "open", "coming", "done", "paused", "left out")
"""What a day is called of which several appointments differ: the first of these."""


def told(mark: Mark) -> str:
    """Return how it is with a day, in words."""
    return _TOLD[mark]


@dataclass(frozen=True, slots=True)
class ProgrammeCard:
    """A programme that can be begun."""

    name: str
    """Its name in the library."""
    title: str
    """Its title."""
    summary: str = ""
    """One or two sentences."""
    facts: str = ""
    """Weeks, days a week, level and equipment, in one line."""
    cautions: tuple[str, ...] = ()
    """Warnings."""
    cover: Drawing | None = None
    """A figure that stands for it."""
    trouble: str = ""
    """Why it cannot be followed; empty where it can."""


@dataclass(frozen=True, slots=True)
class DueLine:
    """Something that can be done now."""

    key: str
    """Which appointment."""
    title: str
    """What it is called."""
    text: str
    """How long, and with which values: ``14 min · Cycles: 3``."""
    note: str = ""
    """What the programme says of it."""
    label: str = ""
    """Where it comes from, where that is not today: ``From Monday``; or that one need not."""
    done: bool = False
    """Whether it has been done."""
    cover: Drawing | None = None
    """A figure that stands for it."""


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One appointment on the calendar."""

    key: str
    """Which."""
    title: str
    """What it is called."""
    standing: Standing
    """How it is with it."""
    note: str = ""
    """What the programme says of it."""
    time: str = ""
    """Time of day; nothing for any."""
    optional: bool = False
    """Whether it may be left out."""
    playable: bool = False
    """Whether it can be begun from here."""


@dataclass(frozen=True, slots=True)
class PlanDay:
    """One day on the calendar."""

    date: date
    """Which."""
    items: tuple[PlanItem, ...] = ()
    """What is to be done."""

    @property
    def mark(self) -> Mark:
        """Return how it is with the day."""
        found = {item.standing for item in self.items}
        return next((standing for standing in _ORDER if standing in found), "rest")


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A week on the calendar."""

    heading: str
    """``Week 3``."""
    text: str
    """How much of it is done: ``2 of 3``."""
    days: tuple[PlanDay, ...]
    """Seven days."""
    now: bool = False
    """Whether today is in it."""


@dataclass(frozen=True, slots=True)
class FollowPage:
    """A programme that is followed."""

    name: str
    """The programme's name in the library."""
    title: str
    """Its title."""
    today: date
    """The day of today."""
    heading: str
    """What is with today: ``Today``, ``Rest today``, ``Paused``."""
    text: str = ""
    """What else there is to say of it: what comes next."""
    due: tuple[DueLine, ...] = ()
    """What is to be done today."""
    catch_up: tuple[DueLine, ...] = ()
    """What was missed and can be done today instead."""
    progress: str = ""
    """How far it has come, in words."""
    share: float = 0.0
    """How far it has come, 0 to 1."""
    weeks: tuple[PlanLine, ...] = ()
    """The whole calendar."""
    suggestion: str = ""
    """What the program suggests: a week back, where it hurt; empty where nothing."""
    changed: tuple[str, ...] = ()
    """What has changed since its beginning, where something was measured; for its end."""
    paused: bool = False
    """Whether it is paused."""
    finished: bool = False
    """Whether nothing is to come any more."""
    next_name: str = ""
    """The programme that is offered at its end."""
    next_title: str = ""
    """That one's title."""


@dataclass(frozen=True, slots=True)
class BeginPage:
    """A programme before it is begun."""

    card: ProgrammeCard
    """What it is."""
    start: date
    """The day on which it would begin."""
    start_text: str
    """That day in words: ``Today, Thu 26 Nov``."""
    weeks: tuple[PlanLine, ...] = ()
    """What it would be."""
    jump_text: str = ""
    """What the button says that goes to another day at once: ``Today``, ``On Monday``."""
    jump: int = 0
    """How many days later that one is."""
    instead_of: str = ""
    """The programme that would end with it."""
