"""A programme that somebody follows: on which days its sessions come, and which runs have done them. Pure;
the days are those of the time zone that is passed in.

A plan never breaks: days that were missed stay where they are, a longer pause moves what is left by whole
weeks, so that each session keeps its day of the week, and going a week back repeats the seven days before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, TypeAlias

from player.history.summary import day_of
from player.session.programme import appointments

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import tzinfo

    from player.history.runs import Run
    from player.session.programme import Appointment, Programme

TurnKind: TypeAlias = Literal["pause", "go on", "back", "stay"]
"""What somebody decides on the way; ``stay`` is no to the question whether to go a week back."""
Standing: TypeAlias = Literal["done", "today", "coming", "open", "left out", "paused"]
"""How it is with an appointment; ``open`` is past and not done, ``left out`` past, not done, and optional."""

_LATE_DAYS = 6
"""So many days later a run still does an appointment."""
_EARLY_DAYS = 2
"""So many days earlier; only on a day that has none of the same session itself."""
_SHORT_DAYS = 4
"""A pause of fewer days moves nothing."""
_OPEN_SECONDS = 30.0
"""What the person ends has no planned length; beside work that has one it weighs like so many seconds."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that was decided on the way."""

    day: date
    """From which day on."""
    kind: TurnKind
    """What."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A programme that somebody has begun."""

    identity: int
    """Its number in the history."""
    name: str
    """The programme's name in the library."""
    title: str
    """The programme's title."""
    began: date
    """The first day of its first week; may be to come."""
    turns: tuple[Turn, ...] = ()
    """What was decided on the way, in order."""
    ended: date | None = None
    """The day on which the person ended it; None while it goes on."""

    @property
    def paused(self) -> date | None:
        """Return since when it is paused; None where it goes on."""
        moves = [turn for turn in self.turns if turn.kind in ("pause", "go on")]
        return moves[-1].day if moves and moves[-1].kind == "pause" else None


@dataclass(frozen=True, slots=True)
class Item:
    """An appointment, and how it is with it."""

    appointment: Appointment
    """What is to be done, on the day on which it comes now."""
    standing: Standing
    """How it is with it."""
    run: Run | None = None
    """The run that has done it."""


@dataclass(frozen=True, slots=True)
class PlanWeek:
    """Seven days of a programme as it is followed."""

    first: date
    """Its first day."""
    number: int
    """Which week of the programme; 0 where it only waits."""
    days: tuple[tuple[Item, ...], ...]
    """What comes on each of the seven days."""

    @property
    def items(self) -> tuple[Item, ...]:
        """Return all of it, in order."""
        return tuple(item for day in self.days for item in day)


def plan_of(programme: Programme, followed: Followed, today: date) -> tuple[Appointment, ...]:
    """Return everything that is to be done, on the days on which it comes now.

    While it is paused the rest stands as if it went on today.
    """
    stretches = _stretches(followed, today)
    ends = [first for first, _ in stretches[1:]]
    found = []
    for (first, later), end in zip(stretches, [*ends, None], strict=True):
        if later is None:
            continue
        for each in appointments(programme, followed.began):
            day = each.date + timedelta(days=later)
            if day >= first and (end is None or day < end):
                found.append(replace(each, date=day))
    return tuple(sorted(found, key=lambda each: (each.date, each.time or "99", each.row)))


def items_of(
    programme: Programme,
    followed: Followed,
    runs: Iterable[Run],
    today: date,
    zone: tzinfo | None = None,
) -> tuple[Item, ...]:
    """Return all appointments in order, with the runs that have done them."""
    plan = plan_of(programme, followed, today)
    within = [run for run in runs if followed.began <= day_of(run.began, zone)]
    done = matched(plan, within, zone)
    return tuple(
        Item(each, "done", done[place]) if place in done else Item(each, _standing(each, followed, today))
        for place, each in enumerate(plan)
    )


def matched(plan: Sequence[Appointment], runs: Iterable[Run], zone: tzinfo | None = None) -> dict[int, Run]:
    """Return which runs have done which appointments, by their places in the plan.

    A run does one appointment at most: first one of its own day, else the last one before that nobody did,
    else the next one, on a day that has none of the same session. A further run never undoes what was done.
    """
    dated = [(run, day_of(run.began, zone)) for run in runs]
    own_days = {(session_name(each.session), each.date) for each in plan if each.session}
    pairs = []
    for number, (run, day) in enumerate(dated):
        for place, each in enumerate(plan):
            late = (day - each.date).days
            if not -_EARLY_DAYS <= late <= _LATE_DAYS or not _does(run, each):
                continue
            early = late < 0
            if early and (session_name(each.session), day) in own_days:
                continue
            pairs.append(((early, abs(late), run.began, place), number, place))
    found: dict[int, Run] = {}
    taken: set[int] = set()
    for _, number, place in sorted(pairs):
        if place not in found and number not in taken:
            taken.add(number)
            found[place] = dated[number][0]
    return found


def counts(run: Run) -> bool:
    """Return whether a run was a session: at least half of its work, or to its end where nothing is work."""
    if not run.works:
        return run.state == "finished"
    asked = given = 0.0
    for work in run.works:
        weight = work.planned or _OPEN_SECONDS
        asked += weight
        given += min(work.done, weight) if work.planned else weight if work.done else 0.0
    return given * 2 >= asked


def weeks_followed(items: Sequence[Item], followed: Followed) -> tuple[PlanWeek, ...]:
    """Return the weeks from the first day to the last appointment."""
    if not items:
        return ()
    last = (items[-1].appointment.date - followed.began).days // 7
    found = []
    for week in range(last + 1):
        first = followed.began + timedelta(weeks=week)
        days = tuple(
            tuple(item for item in items if item.appointment.date == first + timedelta(days=day))
            for day in range(7)
        )
        numbers = [item.appointment.week for day in days for item in day]
        found.append(PlanWeek(first, numbers[-1] if numbers else 0, days))
    return tuple(found)


def next_item(items: Iterable[Item], after: date) -> Item | None:
    """Return the next appointment after a day that must not be left out and is not done yet."""
    return next(
        (
            item
            for item in items
            if item.appointment.date > after
            and item.standing in ("coming", "today")
            and not item.appointment.optional
        ),
        None,
    )


def to_catch_up(items: Iterable[Item], today: date) -> tuple[Item, ...]:
    """Return what was missed and can still be done, the latest first: of each session the last one, as that
    is the one a run of today would do."""
    found: dict[str, Item] = {}
    for item in items:
        late = (today - item.appointment.date).days
        name = session_name(item.appointment.session)
        if item.standing == "open" and name and 0 < late <= _LATE_DAYS:
            found[name] = item
    todays = {session_name(item.appointment.session) for item in items if item.standing == "today"}
    kept = [item for name, item in found.items() if name not in todays]
    return tuple(sorted(kept, key=lambda item: item.appointment.date, reverse=True))


def back_day(items: Iterable[Item], today: date) -> date:
    """Return the day from which on one goes a week back: today; tomorrow where something of today is done."""
    done = any(item.standing == "done" and item.appointment.date == today for item in items)
    return today + timedelta(days=1) if done else today


def finished(items: Sequence[Item]) -> bool:
    """Return whether nothing is to come any more."""
    return bool(items) and not any(item.standing in ("today", "coming") for item in items)


def _stretches(followed: Followed, today: date) -> list[tuple[date, int | None]]:
    """Return from which days on the plan lies how many days later; None where it only waits."""
    found: list[tuple[date, int | None]] = [(followed.began, 0)]
    later = 0
    since: date | None = None
    turns = [*followed.turns, Turn(today, "go on")] if followed.paused else followed.turns
    for turn in turns:
        day = max(turn.day, found[-1][0])
        if turn.kind == "pause":
            since = since or day
        elif turn.kind == "back":
            later += 7
            found.append((day, later))
        elif turn.kind == "go on" and since is not None:
            weeks = max(0, (turn.day - since).days + 7 - _SHORT_DAYS) // 7
            if weeks:
                later += 7 * weeks
                found += [(since, None), (since + timedelta(weeks=weeks), later)]
            since = None
    return found


def _standing(each: Appointment, followed: Followed, today: date) -> Standing:
    if followed.paused is not None and followed.paused <= each.date <= today:
        return "paused"
    if each.date > today:
        return "coming"
    if each.date == today:
        return "today"
    if _within_pause(each.date, followed):
        return "paused"
    return "left out" if each.optional else "open"


def _within_pause(day: date, followed: Followed) -> bool:
    since: date | None = None
    for turn in followed.turns:
        if turn.kind == "pause":
            since = since or turn.day
        elif turn.kind == "go on" and since is not None:
            if since <= day < turn.day:
                return True
            since = None
    return False


def _does(run: Run, each: Appointment) -> bool:
    """Return whether a run did an appointment: its session, or what was to be measured in it."""
    measured = any(answer.question in each.measure for answer in run.answers)
    if not each.session:
        return measured
    return session_name(run.file) == session_name(each.session) and (measured or counts(run))


def session_name(session: str) -> str:
    """Return a session's name, of its name or its file: it may have been copied, or lie elsewhere now."""
    return PurePath(session.replace("\\", "/")).stem if session else ""
