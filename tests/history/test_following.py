"""A programme that is followed: what is done of it, whenever the runs come, whatever is decided."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as some

from player.history.following import (
    Followed,
    Item,
    Turn,
    counts,
    finished,
    items_of,
    matched,
    next_item,
    plan_of,
    to_catch_up,
    weeks_followed,
)
from player.history.runs import Answer, Run, Work
from player.session.programme import Programme, Row, WeekValues, appointments
from player.session.weeks import Day

MONDAY = date(2026, 11, 2)
UTC = timezone.utc
DONE = (Work("1", 0, "", "Plank", planned=60.0, done=60.0),)


def row(session: str, *days: int, weeks: int = 3, **more: object) -> Row:
    """Return a row of a plan that comes on some days of each week, Monday 0."""
    made = Row(1, session, tuple(Day(day) for day in days), tuple(WeekValues(n + 1) for n in range(weeks)))
    return replace(made, **more)  # type: ignore[arg-type]


PROGRAMME = Programme(
    "Three weeks",
    3,
    (row("legs", 0, 4), row("core", 2), row("evening", 5, optional=True), row("walk", 6, time="09:00")),
)
FOLLOWED = Followed(1, "three-weeks", "Three weeks", MONDAY)


def run(day: date, session: str = "legs", hour: int = 18, **changes: object) -> Run:
    """Return a run of a day, in world time."""
    began = datetime(day.year, day.month, day.day, hour, tzinfo=UTC).timestamp()
    made = Run(0, began, began, "finished", f"/home/x/{session}.toml", session, 60.0, works=DONE)
    return replace(made, **changes)  # type: ignore[arg-type]


def on(day: int) -> date:
    """Return a day of the programme, the first one 0."""
    return MONDAY + timedelta(days=day)


def standings(items: tuple[Item, ...], count: int = 6) -> list[str]:
    """Return how it is with the first appointments."""
    return [item.standing for item in items[:count]]


def test_what_is_done_on_its_day_is_done() -> None:
    items = items_of(PROGRAMME, FOLLOWED, [run(on(0)), run(on(2), "core")], on(4), UTC)
    assert standings(items) == ["done", "done", "today", "coming", "coming", "coming"]


def test_what_was_missed_is_open_and_an_optional_day_is_left_out() -> None:
    items = items_of(PROGRAMME, FOLLOWED, [run(on(0))], on(7), UTC)
    assert standings(items) == ["done", "open", "open", "left out", "open", "today"]
    assert [item.appointment.session for item in to_catch_up(items, on(7))] == ["walk", "core"]


def test_a_run_the_day_after_does_what_was_missed() -> None:
    items = items_of(PROGRAMME, FOLLOWED, [run(on(1))], on(1), UTC)
    assert items[0].standing == "done" and items[2].standing == "coming"


def test_a_run_the_day_before_does_what_comes() -> None:
    items = items_of(PROGRAMME, FOLLOWED, [run(on(0)), run(on(3))], on(3), UTC)
    assert items[0].standing == "done" and items[2].standing == "done"


def test_a_second_run_of_a_day_does_not_use_up_the_next_one() -> None:
    daily = Programme("Daily", 1, (row("break", 0, 1, 2, 3, 4, weeks=1),))
    items = items_of(daily, FOLLOWED, [run(on(0), "break", 9), run(on(0), "break", 15)], on(0), UTC)
    assert standings(items) == ["done", "coming", "coming", "coming", "coming"]


def test_two_a_day_need_two_runs() -> None:
    twice = Programme("Twice", 1, (row("break", 0, weeks=1, time="09:00"), row("break", 0, weeks=1)))
    one = items_of(twice, FOLLOWED, [run(on(0), "break", 9)], on(0), UTC)
    both = items_of(twice, FOLLOWED, [run(on(0), "break", 9), run(on(0), "break", 15)], on(0), UTC)
    assert standings(one) == ["done", "today"] and standings(both) == ["done", "done"]


def test_the_day_is_that_of_the_persons_clock() -> None:
    late = run(on(2), "core", 23)
    east = timezone(timedelta(hours=9))
    assert items_of(PROGRAMME, FOLLOWED, [late], on(2), UTC)[1].run == late
    moved = matched(plan_of(PROGRAMME, FOLLOWED, on(2)), [late], east)
    assert moved == {1: late}  # a day late there, and done all the same


def test_a_glance_at_a_session_does_nothing() -> None:
    looked = run(on(0), works=(replace(DONE[0], done=10.0),))
    assert not counts(looked) and counts(run(on(0)))
    assert counts(run(on(0), works=(Work("1", 0, "", "Bridge", done=4.0),)))
    assert not counts(run(on(0), works=(), state="left"))
    assert standings(items_of(PROGRAMME, FOLLOWED, [looked], on(0), UTC), 1) == ["today"]


def test_a_day_that_only_measures_is_done_by_an_answer() -> None:
    measured = Programme("Measured", 1, (row("", 0, weeks=1, measure=("side-plank",)),))
    asked = run(on(0), "anything", answers=(Answer("side-plank", 30.0),))
    assert standings(items_of(measured, FOLLOWED, [run(on(0))], on(0), UTC)) == ["today"]
    assert standings(items_of(measured, FOLLOWED, [asked], on(0), UTC)) == ["done"]


def test_a_measuring_session_is_done_once_it_was_answered() -> None:
    measured = Programme("Measured", 1, (row("tests", 0, weeks=1, measure=("side-plank",)),))
    looked = run(on(0), "tests", works=(replace(DONE[0], done=1.0),))
    asked = replace(looked, answers=(Answer("side-plank", 30.0),))
    assert standings(items_of(measured, FOLLOWED, [looked], on(0), UTC)) == ["today"]
    assert standings(items_of(measured, FOLLOWED, [asked], on(0), UTC)) == ["done"]


def test_a_copy_of_ones_own_counts_as_the_session() -> None:
    twin = replace(PROGRAMME, plan=(row("legs.toml", 0),))
    assert matched(plan_of(twin, FOLLOWED, on(0)), [run(on(0), file="C:\\mine\\legs.toml")], UTC)


@pytest.mark.parametrize(("days", "weeks"), [(0, 0), (3, 0), (4, 1), (10, 1), (11, 2), (18, 3)])
def test_a_pause_moves_the_rest_by_whole_weeks(days: int, weeks: int) -> None:
    paused = replace(FOLLOWED, turns=(Turn(on(7), "pause"), Turn(on(7 + days), "go on")))
    plan = plan_of(PROGRAMME, paused, on(0))
    assert [each.date for each in plan[:5]] == [each.date for each in plan_of(PROGRAMME, FOLLOWED, on(0))[:5]]
    assert plan[5].date == on(7 + 7 * weeks)
    assert len(plan) == len(appointments(PROGRAMME, MONDAY))


def test_while_it_is_paused_nothing_is_missed() -> None:
    paused = replace(FOLLOWED, turns=(Turn(on(2), "pause"),))
    assert paused.paused == on(2)
    items = items_of(PROGRAMME, paused, [run(on(0))], on(3), UTC)
    assert standings(items, 3) == ["done", "paused", "coming"]
    later = items_of(PROGRAMME, paused, [run(on(0))], on(20), UTC)
    assert "open" not in {item.standing for item in later}
    assert not finished(later)


def test_a_short_pause_is_no_failure_afterwards() -> None:
    paused = replace(FOLLOWED, turns=(Turn(on(2), "pause"), Turn(on(4), "go on")))
    items = items_of(PROGRAMME, paused, [run(on(0))], on(5), UTC)
    assert standings(items, 3) == ["done", "paused", "open"]
    assert paused.paused is None


def test_a_week_back_repeats_the_seven_days_before() -> None:
    back = replace(FOLLOWED, turns=(Turn(on(9), "back"),))
    items = items_of(PROGRAMME, back, [], on(9), UTC)
    weeks = weeks_followed(items, back)
    assert [week.number for week in weeks] == [1, 1, 2, 3]
    assert [item.appointment.week for item in weeks[1].items] == [2, 1, 1, 1, 1]


def test_in_the_first_week_back_begins_again() -> None:
    back = replace(FOLLOWED, turns=(Turn(on(3), "back"),))
    plan = plan_of(PROGRAMME, back, on(3))
    assert [each.date for each in plan[:4]] == [on(0), on(2), on(7), on(9)]


def test_next_is_what_must_not_be_left_out() -> None:
    items = items_of(PROGRAMME, FOLLOWED, [run(on(4))], on(4), UTC)
    coming = next_item(items, on(4))
    assert coming is not None and coming.appointment.session == "walk"


def test_it_is_finished_when_nothing_is_to_come() -> None:
    items = items_of(PROGRAMME, FOLLOWED, [], on(20), UTC)
    assert not finished(items)
    assert finished(items_of(PROGRAMME, FOLLOWED, [run(on(20), "walk")], on(20), UTC))
    assert finished(items_of(PROGRAMME, FOLLOWED, [], on(21), UTC))
    assert not finished(())


SESSIONS = some.sampled_from(["legs", "core", "evening", "walk", "other"])
RUNS = some.lists(
    some.builds(run, some.integers(-3, 25).map(on), SESSIONS, some.integers(0, 23)), max_size=14
).map(lambda found: sorted(found, key=lambda each: each.began))
ZONES = some.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
TURNS = some.lists(
    some.tuples(some.integers(0, 25), some.sampled_from(["pause", "go on", "back", "stay"])), max_size=6
).map(lambda found: tuple(Turn(on(day), kind) for day, kind in sorted(found)))  # type: ignore[arg-type]


@given(RUNS, ZONES)
def test_a_run_does_one_appointment_of_its_session_within_some_days(runs: list[Run], zone: timezone) -> None:
    plan = plan_of(PROGRAMME, FOLLOWED, on(0))
    found = matched(plan, runs, zone)
    assert max(Counter(map(id, found.values())).values(), default=1) == 1
    for place, each in found.items():
        day = datetime.fromtimestamp(each.began, UTC).astimezone(zone).date()
        assert each.title == plan[place].session
        assert -2 <= (day - plan[place].date).days <= 6


@given(RUNS, ZONES)
def test_what_was_done_on_its_own_day_is_always_done(runs: list[Run], zone: timezone) -> None:
    plan = plan_of(PROGRAMME, FOLLOWED, on(0))
    found = matched(plan, runs, zone)
    days = {(each.title, datetime.fromtimestamp(each.began, zone).date()) for each in runs}
    for place, each in enumerate(plan):
        if (each.session, each.date) in days:
            assert datetime.fromtimestamp(found[place].began, zone).date() == each.date


@given(RUNS, some.builds(run, some.integers(0, 25).map(on), SESSIONS), ZONES)
def test_a_further_run_never_undoes_what_was_done(runs: list[Run], more: Run, zone: timezone) -> None:
    plan = plan_of(PROGRAMME, FOLLOWED, on(0))
    assert set(matched(plan, runs, zone)) <= set(matched(plan, [*runs, more], zone))


@given(TURNS, some.integers(0, 40))
def test_whatever_is_decided_nothing_is_lost_and_days_of_the_week_stay(
    turns: tuple[Turn, ...], day: int
) -> None:
    today = on(max([day, *((turn.day - MONDAY).days for turn in turns)]))
    plan = plan_of(PROGRAMME, replace(FOLLOWED, turns=turns), today)
    usual = appointments(PROGRAMME, MONDAY)
    assert {(each.row, each.week) for each in plan} == {(each.row, each.week) for each in usual}
    weekdays = {(each.row, each.date.weekday()) for each in usual}
    assert all((each.row, each.date.weekday()) in weekdays for each in plan)
    assert [each.date for each in plan] == sorted(each.date for each in plan)


@given(TURNS, RUNS, some.integers(0, 40))
def test_weeks_hold_every_appointment_once(turns: tuple[Turn, ...], runs: list[Run], day: int) -> None:
    followed = replace(FOLLOWED, turns=turns)
    today = on(max([day, *((turn.day - MONDAY).days for turn in turns)]))
    items = items_of(PROGRAMME, followed, runs, today, UTC)
    weeks = weeks_followed(items, followed)
    assert [item for week in weeks for item in week.items] == list(items)
    assert all(item.standing != "open" or item.appointment.date < today for item in items)
