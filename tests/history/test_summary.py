"""Weeks, streaks, sides and the table."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, timezone

from player.history.runs import Answer, Run, Work
from player.history.summary import csv_of, sides_of, streak_of, weeks_of

TODAY = date(2026, 11, 26)  # a Thursday
UTC = timezone.utc


def _run(day: date, seconds: float = 300.0, hour: int = 12) -> Run:
    began = datetime(day.year, day.month, day.day, hour, tzinfo=UTC).timestamp()
    works = (
        Work("1", 0, "left", "Stretch", "x", seconds / 2, seconds / 2),
        Work("1", 0, "right", "Stretch", "x", seconds / 4, seconds / 4),
        Work("2", 0, "", "Plank", "plank", seconds / 4, seconds / 4),
    )
    return Run(1, began, began, "finished", "/a.toml", "Evening", 600.0, works=works)


def _days(*days: int, month: int = 11) -> tuple[Run, ...]:
    return tuple(_run(date(2026, month, day)) for day in days)


def test_weeks_begin_on_monday_and_end_with_this_one() -> None:
    weeks = weeks_of((), TODAY, 4, zone=UTC)
    assert [week.monday for week in weeks] == [date(2026, 11, day) for day in (2, 9, 16, 23)]
    assert weeks[-1].days[3].date == TODAY


def test_a_week_is_kept_by_days_and_not_by_sessions() -> None:
    weeks = weeks_of((*_days(16, 17, 18), *_days(9, 9, 9, 10)), TODAY, 3, zone=UTC)
    assert [(week.active, week.kept) for week in weeks] == [(2, False), (3, True), (0, False)]
    assert weeks[0].days[0].sessions == 3


def test_a_minute_is_the_least_that_counts() -> None:
    weeks = weeks_of((_run(date(2026, 11, 24), seconds=20.0),), TODAY, 1, zone=UTC)
    assert weeks[0].active == 0
    assert weeks[0].seconds == 20.0


def test_the_streak_counts_weeks_and_this_one_breaks_nothing() -> None:
    kept = (*_days(2, 4, 6), *_days(9, 11, 13), *_days(16, 18, 20))
    assert streak_of(weeks_of(kept, TODAY, 6, zone=UTC)) == 3
    assert streak_of(weeks_of((*kept, *_days(23, 24, 25)), TODAY, 6, zone=UTC)) == 4
    assert streak_of(weeks_of((*_days(2, 4, 6), *_days(16, 18, 20)), TODAY, 6, zone=UTC)) == 1
    assert streak_of(()) == 0


def test_a_late_evening_belongs_to_the_day_of_the_zone() -> None:
    late = _run(date(2026, 11, 22), hour=23)  # a Sunday in Greenwich, Monday further east
    from datetime import timedelta

    east = timezone(timedelta(hours=2))
    assert weeks_of((late,), TODAY, 1, zone=UTC)[0].active == 0
    assert weeks_of((late,), TODAY, 1, zone=east)[0].active == 1


def test_sides_are_added_up() -> None:
    sides = sides_of(_days(2, 4))
    assert (sides.left, sides.right, sides.both) == (300.0, 150.0, 150.0)


def test_the_table_can_be_read_again() -> None:
    run = _run(TODAY)
    answered = Run(
        7, run.began, run.told, "open", "=cmd()", "Evening, slow", 600.0,
        works=run.works, answers=(Answer("pain before", 3.0, "left"),),
    )  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(csv_of((answered,), UTC))))
    assert len(rows) == 4
    assert (rows[0]["date"], rows[0]["time"], rows[0]["session"]) == ("2026-11-26", "12:00", "Evening, slow")
    assert rows[0]["file"] == "'=cmd()"
    assert (rows[0]["side"], rows[0]["done seconds"], rows[0]["how it ended"]) == (
        "left",
        "150.0",
        "interrupted",
    )
    assert (rows[3]["question"], rows[3]["answer"], rows[3]["side"]) == ("pain before", "3.0", "left")


def test_a_run_without_work_has_its_line() -> None:
    empty = Run(1, 0.0, 0.0, "left", "/a.toml", "Evening", 600.0)
    assert len(list(csv.reader(io.StringIO(csv_of((empty,), UTC))))) == 2
