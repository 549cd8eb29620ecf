"""What a programme's appointments come to: their sessions, titles and lengths, and what comes next; and the
programme that is followed, from the history."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from player import paths
from player.app.chosen import estimated_timeline
from player.history.following import items_of
from player.history.store import FILE_NAME, Store
from player.language import day_text, said
from player.session.including import Origin
from player.session.offering import value_text
from player.session.programme import appointments
from player.session.reading import ValueProblem
from player.session.weeks import WEEKDAY_NAMES
from player.timeline.frames import RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from player.app.supplies import Supplies
    from player.history.following import Followed, Item
    from player.history.runs import Run
    from player.session.model import Session
    from player.session.programme import Appointment, Programme
    from player.settings import Settings

MEASURING = "measurement-day"
"""The session that measures, where a day of a programme names tests and no session."""
_PATIENCE = 0.5
"""So long it waits for another program that writes to the history."""


@dataclass(frozen=True, slots=True)
class Due:
    """A session of an appointment, ready to be played."""

    path: Path
    """Its file."""
    session: Session
    """The session, with the values of its week."""
    seconds: float
    """How long it takes this person."""

    @property
    def length_text(self) -> str:
        """Return how long it takes, in words: ``14 min``."""
        return f"{max(1, round(self.seconds / 60))} min"


class ProgrammePlan:
    """Knows the sessions of programmes."""

    def __init__(self, supplies: Supplies, settings: Callable[[], Settings]) -> None:
        """Take the supplies, and what tells the settings now."""
        self._supplies = supplies
        self._settings = settings
        self._titles: dict[Path, str] = {}

    def programme(self, name: str) -> Programme | None:
        """Return a programme of the library; None where there is none that can be followed."""
        path = self._supplies.programmes.named(name)
        return self._supplies.load_programme(path).programme if path is not None else None

    def items(self, followed: Followed, runs: Sequence[Run], today: date) -> tuple[Item, ...]:
        """Return the appointments of a programme that is followed; none where it can no longer be read."""
        programme = self.programme(followed.name)
        return items_of(programme, followed, runs, today) if programme is not None else ()

    def first_day(self, name: str, today: date) -> date:
        """Return the day of the next seven on which the plan's first row would come first: a programme that
        measures on a Monday, before anything else, begins on one."""
        programme = self.programme(name)
        for later in range(7) if programme is not None else ():
            day = today + timedelta(days=later)
            first = appointments(programme, day)[0] if programme is not None else None
            if first is not None and first.row == 0 and first.date == day:
                return day
        return today

    def due(self, name: str, each: Appointment) -> Due | None:
        """Return the session of an appointment with its values; None where it is not there."""
        path = self.path(name, each)
        session = self._supplies.load_kept(path, dict(each.values)).session if path is not None else None
        if path is None or session is None:
            return None
        length = estimated_timeline(session, self._supplies, self._settings()).length
        return Due(path, session, length / RATE)

    def path(self, name: str, each: Appointment) -> Path | None:
        """Return the file of an appointment's session; None where it is not there."""
        programme = self._supplies.programmes.named(name)
        try:
            origin = Origin(str(programme or ""), self._supplies.library.named)
            return origin.find(each.session or MEASURING)
        except ValueProblem:
            return None

    def title(self, name: str, each: Appointment) -> str:
        """Return what an appointment is called."""
        path = self.path(name, each)
        if each.title or path is None:
            return each.title or Path(each.session).stem
        if path not in self._titles:
            session = self._supplies.load(path).session
            self._titles[path] = session.title if session is not None else path.stem
        return self._titles[path]

    def next_text(self, name: str, item: Item | None, today: date) -> str:
        """Return what comes next: ``Next: Thursday, Core foundation``; nothing where nothing does."""
        if item is None:
            return ""
        day = item.appointment.date
        days = (day - today).days
        when = (
            said("tomorrow")
            if days == 1
            else said(WEEKDAY_NAMES[day.weekday()].capitalize())
            if days < 7
            else day_text(day)
        )
        return said("Next: {when}, {title}", when=when, title=self.title(name, item.appointment))


def values_text(each: Appointment, due: Due) -> str:
    """Return how long a session takes, and the values of its week: ``14 min · Cycles: 3``."""
    given = dict(each.values)
    values = (
        f"{parameter.label}: {value_text(parameter.value)}"
        for parameter in due.session.parameters
        if parameter.name in given
    )
    return " · ".join((due.length_text, *values))


def key_of(each: Appointment) -> str:
    """Return what an appointment is known by."""
    return f"{each.date.isoformat()}/{each.row}"


def read_followed() -> tuple[Followed | None, tuple[Run, ...]]:
    """Return the programme that is followed, None where there is none, and the runs since the day of its
    beginning. Raises ``PlayerError`` where the history cannot be read."""
    path = paths.data_folder() / FILE_NAME
    if not path.exists():
        return None, ()
    with closing(Store(path, patience=_PATIENCE)) as store:
        followed = next((each for each in reversed(store.followed()) if each.ended is None), None)
        if followed is None:
            return None, ()
        first = datetime(followed.began.year, followed.began.month, followed.began.day)
        return followed, store.runs(first.astimezone().timestamp())


def all_followed() -> tuple[Followed, ...]:
    """Return every programme that was begun, in order. Raises ``PlayerError`` where the history cannot be
    read."""
    path = paths.data_folder() / FILE_NAME
    if not path.exists():
        return ()
    with closing(Store(path, patience=_PATIENCE)) as store:
        return store.followed()


def change_history(change: Callable[[Store], None]) -> None:
    """Change the history. Raises ``PlayerError`` where that cannot be."""
    with closing(Store(paths.data_folder() / FILE_NAME, patience=_PATIENCE)) as store:
        change(store)


def today() -> date:
    """Return the day of today, where the person is."""
    return datetime.now().astimezone().date()
