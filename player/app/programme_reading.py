"""Programmes read for the screen: their cards, and one that is followed with what is due."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from player.app.cards import cover_exercise
from player.app.programme_plan import ProgrammePlan, key_of, values_text
from player.figures.key_poses import telling_pose
from player.figures.reading import read_figure
from player.history.changes import change_text, pain_text, side_text
from player.history.following import (
    Followed,
    finished,
    items_of,
    next_item,
    to_catch_up,
    weeks_followed,
)
from player.history.measures import pain_asks, pain_of, series_of
from player.history.summary import day_of
from player.language import counted, day_text, number_text, said
from player.session.programme import appointments
from player.session.weeks import WEEKDAY_NAMES
from player.ui.programme_screen.page import (
    BeginPage,
    DueLine,
    FollowPage,
    PlanDay,
    PlanItem,
    PlanLine,
    ProgrammeCard,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from player.app.programme_plan import Due
    from player.app.supplies import Supplies
    from player.figures.drawing import Drawing
    from player.history.following import Item, PlanWeek
    from player.history.measures import Pain
    from player.history.runs import Run
    from player.session.model import Exercise
    from player.session.programme import Programme
    from player.settings import Settings

AFTERWARDS = "keep-it"
"""The programme that is offered at the end of another one."""
_A_MONDAY = date(2024, 1, 1)


class ProgrammeReading:
    """Reads programmes and their sessions."""

    def __init__(
        self, supplies: Supplies, settings: Callable[[], Settings], palette: Callable[[], str]
    ) -> None:
        """Take the supplies, and what tells the settings and the colours of figures now."""
        self._supplies = supplies
        self._palette = palette
        self._drawings: dict[tuple[str, str], Drawing | None] = {}
        self.plan = ProgrammePlan(supplies, settings)
        """What knows the sessions of programmes."""

    # -- programmes

    def cards(self) -> tuple[ProgrammeCard, ...]:
        """Return a card for each programme."""
        return tuple(self._card(path) for path in self._supplies.programmes.paths())

    def begin_page(self, name: str, start: date, today: date, instead: Followed | None) -> BeginPage | None:
        """Return a programme as it would be, begun on a day, and what would end with it."""
        path = self._supplies.programmes.named(name)
        programme = self.plan.programme(name)
        if path is None or programme is None:
            return None
        would = Followed(0, name, programme.title, start)
        items = items_of(programme, would, (), start - timedelta(days=1))
        weeks = weeks_followed(items, would)
        monday = 7 - start.weekday()
        jump_text, jump = said("On Monday"), monday
        if start != today:
            jump_text, jump = said("Today"), (today - start).days
        text = said("“{title}”, which you follow now, ends with it.", title=instead.title) if instead else ""
        return BeginPage(
            self._card(path),
            start,
            _start_text(start, today),
            self._lines(name, programme, weeks, today, begun=False),
            jump_text,
            jump,
            text,
        )

    def _card(self, path: Path) -> ProgrammeCard:
        loaded = self._supplies.load_programme(path)
        programme = loaded.programme
        if programme is None:
            first = str(loaded.problems[0]) if loaded.problems else ""
            return ProgrammeCard(path.stem, path.stem, trouble=said("It has mistakes: {first}", first=first))
        exercise = self._supplies.catalogue.exercise(programme.cover) if programme.cover else None
        return ProgrammeCard(
            path.stem,
            programme.title,
            programme.summary,
            _facts(programme),
            programme.cautions,
            self._drawing(exercise),
        )

    # -- one that is followed

    def follow_page(self, followed: Followed, runs: Sequence[Run], today: date) -> FollowPage | None:
        """Return a programme that is followed as the screen shows it; None where it can no longer be read."""
        programme = self.plan.programme(followed.name)
        if programme is None:
            return None
        items = items_of(programme, followed, runs, today)
        over = finished(items)
        own = [run for run in runs if day_of(run.began) >= followed.began]
        hurt = None if over or followed.paused else pain_asks(own, followed)
        weeks = weeks_followed(items, followed)
        due = tuple(
            self._due_line(followed.name, item)
            for item in items
            if item.appointment.date == today and item.standing in ("today", "done")
        )
        heading, text = self._headed(followed, items, today)
        firm = [item for item in items if not item.appointment.optional]
        done = sum(item.standing == "done" for item in firm)
        after = self.plan.programme(AFTERWARDS) if over and followed.name != AFTERWARDS else None
        return FollowPage(
            name=followed.name,
            title=programme.title,
            today=today,
            heading=heading,
            text=text,
            due=() if followed.paused else due,
            catch_up=()
            if followed.paused or over
            else tuple(self._missed_line(followed.name, item) for item in to_catch_up(items, today)[:2]),
            progress=_progress(weeks, programme, today, done, len(firm)),
            share=done / len(firm) if firm else 0.0,
            weeks=self._lines(followed.name, programme, weeks, today, begun=True),
            suggestion=_suggestion(hurt) if hurt is not None else "",
            changed=_changed(own),
            paused=followed.paused is not None,
            finished=over,
            next_name=AFTERWARDS if after is not None else "",
            next_title=after.title if after is not None else "",
        )

    def _headed(self, followed: Followed, items: Sequence[Item], today: date) -> tuple[str, str]:
        """Return what is with today, and what comes next."""
        if followed.paused is not None:
            return said("Paused"), said(
                "Since {day}. Go on whenever it suits you: nothing is lost.", day=day_text(followed.paused)
            )
        if finished(items):
            return said("You have come to the end"), day_text(today)
        coming = self.plan.next_text(followed.name, next_item(items, today), today)
        if today < followed.began:
            return said("Begins {day}", day=_start_text(followed.began, today)), coming
        todays = [item for item in items if item.appointment.date == today]
        if any(item.standing == "today" and not item.appointment.optional for item in todays):
            return said("Today"), day_text(today)
        if any(item.standing == "done" for item in todays):
            return said("Done for today"), coming
        if todays:
            return said("Free today"), coming
        return said("Rest today"), coming

    def _due_line(self, name: str, item: Item) -> DueLine:
        each = item.appointment
        due = self.plan.due(name, each)
        label = said("Only if you like") if each.optional else said("Measuring day") if each.measure else ""
        return DueLine(
            key=key_of(each),
            title=self.plan.title(name, each),
            text=values_text(each, due) if due is not None else said("Its session is not there."),
            note=each.note,
            label=" · ".join(part for part in (each.time, label) if part),
            done=item.standing == "done",
            cover=self._cover(due) if due is not None else None,
        )

    def _missed_line(self, name: str, item: Item) -> DueLine:
        each = item.appointment
        due = self.plan.due(name, each)
        return DueLine(
            key=key_of(each),
            title=self.plan.title(name, each),
            text=values_text(each, due) if due is not None else "",
            label=said("From {day}", day=said(WEEKDAY_NAMES[each.date.weekday()].capitalize())),
        )

    def _cover(self, due: Due) -> Drawing | None:
        catalogue = self._supplies.catalogue.beside(due.path.parent).with_own(due.session.exercises)
        return self._drawing(cover_exercise(due.session, catalogue))

    def _drawing(self, exercise: Exercise | None) -> Drawing | None:
        """Return the figure of an exercise; it is drawn once for each exercise as it is written."""
        if exercise is None:
            return None
        key = (repr(exercise.table), self._palette())
        if key not in self._drawings:
            figure = read_figure(exercise.table)[0]
            pose = telling_pose(figure).name if figure is not None else ""
            self._drawings[key] = figure.drawing_of(pose, None, key[1]) if figure is not None else None
        return self._drawings[key]

    def _lines(
        self, name: str, programme: Programme, weeks: Sequence[PlanWeek], today: date, *, begun: bool
    ) -> tuple[PlanLine, ...]:
        found, seen = [], set[int]()
        for week in weeks:
            again = week.number in seen
            seen.add(week.number)
            heading = said("Week {number}", number=week.number) if week.number else said("Pause")
            firm = [item for item in week.items if not item.appointment.optional]
            done = sum(item.standing == "done" for item in firm)
            begins = week.first <= today and begun
            text = said("{done} of {count}", done=done, count=len(firm)) if begins and firm else ""
            text = text or (said("once more") if again and week.number else "")
            if not begun:
                text = counted("1 session", "{count} sessions", len(firm))
            days = tuple(
                PlanDay(
                    week.first + timedelta(days=place),
                    tuple(self._item(name, item, begun=begun) for item in items),
                )
                for place, items in enumerate(week.days)
            )
            now = begun and week.first <= today < week.first + timedelta(days=7)
            found.append(PlanLine(heading, text, days, now))
        return tuple(found)

    def _item(self, name: str, item: Item, *, begun: bool) -> PlanItem:
        each = item.appointment
        measures = said("Measuring day") if each.measure else ""
        return PlanItem(
            key=key_of(each),
            title=self.plan.title(name, each),
            standing=item.standing,
            note=". ".join(part.rstrip(".") for part in (measures, each.note) if part),
            time=each.time,
            optional=each.optional,
            playable=begun and self.plan.path(name, each) is not None,
        )


def _facts(programme: Programme) -> str:
    weeks = counted("1 week", "{count} weeks", programme.weeks)
    days = {each.date for each in appointments(programme, _A_MONDAY) if not each.optional}
    often = max(1, round(len(days) / programme.weeks))
    parts = [weeks, counted("1 day a week", "{count} days a week", often)]
    parts += [said(programme.level)] if programme.level else []
    parts += [", ".join(map(said, programme.equipment))] if programme.equipment else []
    return " · ".join(parts)


def _progress(weeks: Sequence[PlanWeek], programme: Programme, today: date, done: int, count: int) -> str:
    text = counted("{done} of 1 session", "{done} of {count} sessions", count, done=done)
    now = next(
        (week for week in weeks if week.first <= today < week.first + timedelta(days=7) and week.number), None
    )
    if now is None:
        return text
    return said("Week {number} of {weeks}: {text}", number=now.number, weeks=programme.weeks, text=text)


def _changed(runs: Sequence[Run]) -> tuple[str, ...]:
    """Return what has changed of tests that were taken at least twice, and of pain."""
    told = [
        f"{said(each.test.name)}: {change_text(each)}" for each in series_of(runs) if len(each.results) > 1
    ]
    pains = [pain for pain in pain_of(runs) if not pain.side] or pain_of(runs)
    if len(pains) > 1:
        told.append(pain_text(pains))
    return tuple(told)


def _suggestion(pain: Pain) -> str:
    worst = max(pain.before or 0.0, pain.after or 0.0)
    side = side_text(pain.side)
    where = said(", {side}", side=side) if side else ""
    return said(
        "On {day} it hurt, {value} of 10{side}. A week back gives it time to settle; the rest moves along. "
        "Pain that is sharp, spreads or stays: see somebody who knows.",
        day=day_text(pain.day),
        value=number_text(worst),
        side=where,
    )


def _start_text(start: date, today: date) -> str:
    days = (start - today).days
    if days == 0:
        return said("today, {day}", day=day_text(start))
    if days == 1:
        return said("tomorrow, {day}", day=day_text(start))
    return day_text(start)
