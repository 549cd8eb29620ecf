"""Programmes: sessions over weeks, read from a file and put on the days of a calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some

from player.session.load import load_file
from player.session.load_programme import LoadedProgramme, load_programme
from player.session.programme import appointments
from player.session.programme_listing import programme_text, programme_value
from player.session.reading import ValueProblem
from player.session.weeks import Day, Weeks, read_days, read_weeks
from tests.session.made import CATALOGUE

if TYPE_CHECKING:
    from pathlib import Path

HEADER = 'format = 1\nkind = "programme"\ntitle = "Six weeks"\nweeks = 6\ndays = ["mon", "wed", "fri"]\n'
SESSION = """format = 1
title = "Stretch"
[parameters.hold]
default = "20s"
max = "60s"
[[step]]
exercise = "plank"
hold = "$hold"
"""
PLAN = """
[[plan]]
session = "stretch.toml"
weeks = "1-3"
with = { hold = "10s + 5s * $week" }

[[plan]]
session = "stretch.toml"
weeks = "4-"
days = ["tue", "sat"]
with = { hold = ["30s", "40s", "1m"] }
time = "7:30"

[[plan]]
days = [1, 7]
weeks = [1, 6]
measure = "knee-extension"
note = "After a warm shower."

[[plan]]
session = "stretch.toml"
days = "sun"
weeks = "even"
optional = true
"""


def made(folder: Path, body: str, header: str = HEADER) -> LoadedProgramme:
    """Return what comes of a programme beside one session."""
    (folder / "stretch.toml").write_text(SESSION, encoding="utf-8")
    path = folder / "six.toml"
    path.write_text(header + body, encoding="utf-8")
    return load_programme(path, CATALOGUE)


def test_a_programme_lists_its_days_with_their_values(tmp_path: Path) -> None:
    assert (
        programme_text(made(tmp_path, PLAN).require())
        == """\
Six weeks  6 weeks

Week 1
  Mon  stretch.toml              hold = 15s
  Mon                            measure knee-extension
  Wed  stretch.toml              hold = 15s
  Fri  stretch.toml              hold = 15s
  Sun                            measure knee-extension

Week 2
  Mon  stretch.toml              hold = 20s
  Wed  stretch.toml              hold = 20s
  Fri  stretch.toml              hold = 20s
  Sun  stretch.toml  (optional)

Week 3
  Mon  stretch.toml              hold = 25s
  Wed  stretch.toml              hold = 25s
  Fri  stretch.toml              hold = 25s

Week 4
  Tue 07:30  stretch.toml              hold = 30s
  Sat 07:30  stretch.toml              hold = 30s
  Sun  stretch.toml  (optional)

Week 5
  Tue 07:30  stretch.toml              hold = 40s
  Sat 07:30  stretch.toml              hold = 40s

Week 6
  Mon                            measure knee-extension
  Tue 07:30  stretch.toml              hold = 1m
  Sat 07:30  stretch.toml              hold = 1m
  Sun                            measure knee-extension
  Sun  stretch.toml  (optional)
"""
    )


def test_a_programme_that_starts_on_a_thursday_has_every_weekday_once_in_each_of_its_weeks(
    tmp_path: Path,
) -> None:
    start = date(2026, 11, 26)
    days = appointments(made(tmp_path, PLAN).require(), start)
    first = [(each.date.isoformat(), each.session) for each in days if each.week == 1]
    assert first == [
        ("2026-11-26", ""),
        ("2026-11-27", "stretch.toml"),
        ("2026-11-30", "stretch.toml"),
        ("2026-12-02", "stretch.toml"),
        ("2026-12-02", ""),
    ]
    value = programme_value(made(tmp_path, PLAN).require(), start)
    assert value["days"][1]["date"] == "2026-11-27"
    assert value["days"][1]["values"] == {"hold": "15s"}


@given(some.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_every_day_lies_in_its_week_whatever_the_start(start: date) -> None:
    for day in (*read_days("daily"), *(Day(number=number) for number in range(1, 8))):
        when = start + timedelta(days=day.in_week(start))
        assert 0 <= (when - start).days < 7
        assert day.weekday is None or when.weekday() == day.weekday


MISTAKES = [
    ('[[plan]]\nsession = "none"\n', "no-file", 7),
    ('[[plan]]\nsession = "../stretch.toml"\n', "unsafe-path", 7),
    ('[[plan]]\nsession = "stretch.toml"\nwith = { hold = "2m" }\n', "broken-use", 8),
    ('[[plan]]\nsession = "stretch.toml"\nwith = { hold = "20s * $week" }\n', "broken-use", 8),
    ('[[plan]]\nsession = "stretch.toml"\nwith = { holt = "20s" }\n', "broken-use", 8),
    ('[[plan]]\nsession = "stretch.toml"\nwith = { hold = ["20s", "30s"] }\n', "unequal-lists", 8),
    ('[[plan]]\nsession = "stretch.toml"\nwith = { hold = "$wek" }\n', "unknown-parameter", 8),
    ('[[plan]]\nsession = "stretch.toml"\nweeks = "5-9"\ndays = "mo"\n', "bad-choice", 9),
    ('[[plan]]\nsession = "stretch.toml"\nweeks = 7\n', "out-of-range", 8),
    ('[[plan]]\ndays = "mon"\n', "no-action", 6),
    ('[[plan]]\nsession = "stretch.toml"\ntime = "25:00"\n', "bad-value", 8),
    ("plan = []\n", "no-steps", 6),
]


@pytest.mark.parametrize(("body", "code", "line"), MISTAKES, ids=range(len(MISTAKES)))
def test_a_mistake_is_told_at_its_place(tmp_path: Path, body: str, code: str, line: int) -> None:
    loaded = made(tmp_path, body)
    assert loaded.programme is None
    assert [(problem.code, problem.place.line) for problem in loaded.problems] == [(code, line)]


def test_a_row_without_days_and_a_file_of_another_kind_are_told(tmp_path: Path) -> None:
    header = 'format = 1\ntitle = "Six weeks"\nweeks = 6\n'
    loaded = made(tmp_path, '[[plan]]\nsession = "stretch.toml"\n', header)
    assert [problem.code for problem in loaded.problems] == ["missing-key", "missing-key"]
    session = load_file(tmp_path / "six.toml", CATALOGUE)
    assert not session.is_programme
    made(tmp_path, PLAN)
    programme = load_file(tmp_path / "six.toml", CATALOGUE)
    assert programme.is_programme
    assert "programme" in str(programme.problems[0])


def test_a_plan_of_very_many_rows_is_told(tmp_path: Path) -> None:
    loaded = made(tmp_path, '[[plan]]\nsession = "stretch.toml"\n' * 600)
    assert [problem.code for problem in loaded.problems] == ["out-of-range"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (3, [3]),
        ("2-4", [2, 3, 4]),
        ("5-", [5, 6]),
        ("odd", [1, 3, 5]),
        ("even", [2, 4, 6]),
        ([1, "5-6"], [1, 5, 6]),
        ("2..3", [2, 3]),
    ],
)
def test_weeks_are_read(value: object, expected: list[int]) -> None:
    weeks: tuple[Weeks, ...] = read_weeks(value)
    assert [week for week in range(1, 7) if any(each.hold(week) for each in weeks)] == expected


@pytest.mark.parametrize("value", [0, "4-2", "soon", True, [], 1.5])
def test_what_are_no_weeks_is_refused(value: object) -> None:
    with pytest.raises(ValueProblem):
        read_weeks(value)
