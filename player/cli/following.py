"""``limber programme``: what the programme that one follows has for today; beginning, pausing, ending one."""

from __future__ import annotations

import json
import shlex
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from player import paths
from player.app.programme_calendar import calendar_of
from player.app.programme_plan import (
    ProgrammePlan,
    change_history,
    read_followed,
    today,
    values_text,
)
from player.app.supplies import Supplies
from player.errors import PlayerError
from player.files import write_over
from player.history.following import Followed, Turn, back_day, items_of, next_item
from player.language import DAYS, day_text, said
from player.session.reading import ValueProblem
from player.session.weeks import read_clock
from player.settings import load_settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from player.history.following import Item, TurnKind
    from player.session.programme import Appointment

_MARKS = {"done": "✓", "today": "●", "coming": "○", "open": "–", "left out": " ", "paused": "‖"}


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser(
        "programme",
        help=said("what your programme has for today; begin, pause or end one"),
        description=said(
            "Follows a programme: sessions over weeks. Without a verb it tells what is due today, and this "
            "week."
        ),
    )
    verb.add_argument("--json", action="store_true", help=said("write all appointments as JSON"))
    verb.set_defaults(run=_show)
    inner = verb.add_subparsers(title=said("verbs"), metavar=said("VERB"))
    begin = inner.add_parser("begin", help=said("begin a programme of the library"))
    begin.add_argument("name", metavar=said("PROGRAMME"), help=said("its name, as limber list tells it"))
    begin.add_argument("--start", metavar=said("DATE"), type=date.fromisoformat, help=said("on another day"))
    begin.set_defaults(run=_begin)
    for name, kind, told in (
        ("pause", "pause", said("pause it: on holiday, or ill")),
        ("go-on", "go on", said("go on after a pause; the rest has moved by whole weeks")),
        ("back", "back", said("go a week back")),
    ):
        turn = inner.add_parser(name, help=told)
        turn.set_defaults(run=_turning(kind))  # type: ignore[arg-type]
    end = inner.add_parser("end", help=said("end it; what was done stays in the history"))
    end.set_defaults(run=_end)
    calendar = inner.add_parser("calendar", help=said("write what is to come as a file for calendars"))
    calendar.add_argument(
        "name", nargs="?", metavar=said("PROGRAMME"), help=said("another one than the one you follow")
    )
    calendar.add_argument(
        "--start", metavar=said("DATE"), type=date.fromisoformat, help=said("its first day")
    )
    calendar.add_argument(
        "--at", metavar=said("TIME"), default="", help=said("time of day of what has none: 18:30")
    )
    calendar.add_argument(
        "-o", "--output", required=True, metavar=said("FILE") + ".ics", help=said("where to write")
    )
    calendar.set_defaults(run=_calendar)


def _plan() -> ProgrammePlan:
    return ProgrammePlan(Supplies(), lambda: load_settings(paths.settings_folder()))


def _followed() -> tuple[Followed, tuple[Item, ...], ProgrammePlan]:
    """Return the programme that is followed and its appointments. Raises ``PlayerError`` without one."""
    followed, runs = read_followed()
    if followed is None:
        raise PlayerError(
            said("You follow no programme."),
            said("`limber list` names them; `limber programme begin NAME` begins one."),
        )
    plan = _plan()
    return followed, plan.items(followed, runs, today()), plan


def _show(arguments: argparse.Namespace) -> int:
    followed, items, plan = _followed()
    if arguments.json:
        print(json.dumps(_value(followed, items), indent=2, ensure_ascii=False))
        return 0
    day = today()
    print(followed.title)
    if followed.paused is not None:
        print(said("Paused since {day}. `limber programme go-on` goes on.", day=day_text(followed.paused)))
        return 0
    for item in items:
        if item.appointment.date == day and item.standing == "today":
            _print_due(followed.name, item.appointment, plan)
    print()
    for item in items:
        if 0 <= (item.appointment.date - followed.began).days // 7 == (day - followed.began).days // 7:
            each = item.appointment
            named = f"{said(DAYS[each.date.weekday()])} {each.date.day}"
            print(f"  {_MARKS[item.standing]} {named:8} {plan.title(followed.name, each)}")
    coming = plan.next_text(followed.name, next_item(items, day), day)
    if coming:
        print(f"\n{coming}")
    return 0


def _print_due(name: str, each: Appointment, plan: ProgrammePlan) -> None:
    due = plan.due(name, each)
    length = values_text(each, due) if due is not None else ""
    print(said("Today: {what}", what=", ".join(part for part in (plan.title(name, each), length) if part)))
    if due is not None:
        values = "".join(f" --set {shlex.quote(f'{name}={value}')}" for name, value in each.values)
        print(f"  limber play {due.path.stem}{values}")


def _value(followed: Followed, items: tuple[Item, ...]) -> dict[str, Any]:
    return {
        "name": followed.name,
        "title": followed.title,
        "began": followed.began.isoformat(),
        "paused": followed.paused.isoformat() if followed.paused is not None else None,
        "appointments": [
            {
                "date": item.appointment.date.isoformat(),
                "week": item.appointment.week,
                "session": item.appointment.session,
                "values": dict(item.appointment.values),
                "optional": item.appointment.optional,
                "standing": item.standing,
            }
            for item in items
        ],
    }


def _begin(arguments: argparse.Namespace) -> int:
    plan = _plan()
    programme = plan.programme(arguments.name)
    if programme is None:
        raise PlayerError(
            said('There is no programme "{name}" that can be followed.', name=arguments.name),
            said("`limber list` names them; `limber check` tells what is wrong in one."),
        )
    day = today()
    start = arguments.start or plan.first_day(arguments.name, day)
    if start < day:
        raise PlayerError(said("{start} is past.", start=start), said("Begin today, or on a day to come."))
    change_history(lambda store: store.follow(arguments.name, programme.title, start, day))
    print(said("“{title}” begins on {day}.", title=programme.title, day=day_text(start)))
    return 0


def _turning(kind: TurnKind) -> Callable[[argparse.Namespace], int]:
    def run(_arguments: argparse.Namespace) -> int:
        followed, items, _ = _followed()
        day = back_day(items, today()) if kind == "back" else today()
        paused = followed.paused is not None
        if kind != "back" and paused == (kind == "pause"):
            print(said("It is paused already.") if paused else said("It is not paused."))
            return 0
        change_history(lambda store: store.turn(followed.identity, Turn(day, kind)))
        return _show_again()

    return run


def _show_again() -> int:
    followed, items, plan = _followed()
    coming = plan.next_text(followed.name, next_item(items, today()), today())
    print(followed.title if followed.paused is None else said("{title}: paused", title=followed.title))
    if coming and followed.paused is None:
        print(coming)
    return 0


def _end(_arguments: argparse.Namespace) -> int:
    followed, _, _ = _followed()
    change_history(lambda store: store.end_programme(followed.identity, today()))
    print(said("“{title}” has ended. What you did stays in the history.", title=followed.title))
    return 0


def _calendar(arguments: argparse.Namespace) -> int:
    path = Path(arguments.output)
    if path.suffix.lower() != ".ics":
        raise PlayerError(
            said("{name} is no calendar file.", name=path.name), said("Write for example -o weeks.ics")
        )
    try:
        time = read_clock(arguments.at) if arguments.at else ""
    except ValueProblem as problem:
        raise PlayerError(f"--at: {problem.message}", problem.hint) from problem
    day = today()
    if arguments.name:
        plan = _plan()
        programme = plan.programme(arguments.name)
        if programme is None:
            raise PlayerError(
                said('There is no programme "{name}" that can be followed.', name=arguments.name),
                said("`limber list` names them; `limber check` tells what is wrong in one."),
            )
        followed = Followed(0, arguments.name, programme.title, arguments.start or day)
        items = items_of(programme, followed, (), min(day, followed.began))
    else:
        followed, items, plan = _followed()
    coming = [item.appointment for item in items if item.standing in ("today", "coming")]
    write_over(path, calendar_of(plan, followed, coming, time).encode("utf-8"))
    print(path)
    return 0
