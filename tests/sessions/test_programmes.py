"""The programmes that ship: what is done on which day, and that it is what it should be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from player.app.supplies import Supplies
from player.session.model import Step
from player.session.programme import Programme, appointments
from player.session.programme_listing import programme_text
from tests.golden import ROOT, check_golden

HERE = Path(__file__).resolve().parent
PROGRAMMES = sorted((ROOT / "sessions" / "programmes").glob("*.toml"))
shipped = pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
MONDAY = date(2026, 11, 2)


def made(path: Path) -> Programme:
    """Return a shipped programme; it has no problems."""
    loaded = Supplies().load_programme(path)
    assert loaded.problems == ()
    return loaded.require()


def test_there_are_four_or_more() -> None:
    assert len(PROGRAMMES) >= 4


@shipped
def test_a_programme_happens_as_it_is_listed(path: Path) -> None:
    check_golden(HERE / f"{path.stem}.programme", programme_text(made(path)))


@shipped
def test_every_session_of_a_programme_ships(path: Path) -> None:
    known = {session.stem for session in (ROOT / "sessions").glob("*.toml")}
    assert {row.session for row in made(path).plan if row.session} <= known


@shipped
def test_no_week_is_empty_and_every_week_has_a_day_of_rest_from_work(path: Path) -> None:
    programme = made(path)
    by_week: dict[int, set[date]] = {week: set() for week in range(1, programme.weeks + 1)}
    for each in appointments(programme, MONDAY):
        if not each.optional:
            by_week[each.week].add(each.date)
    assert all(1 <= len(days) <= 6 for days in by_week.values())


def test_the_six_weeks_stretch_three_times_a_week_and_measure_three_times() -> None:
    programme = made(ROOT / "sessions" / "programmes" / "six-weeks-to-free.toml")
    days = [each for each in appointments(programme, MONDAY) if not each.optional]
    assert [each.week for each in days if each.measure] == [1, 4, 6]
    for week in range(1, 7):
        assert sum(each.week == week and not each.measure for each in days) == 3


@pytest.mark.parametrize("name", ["six-weeks-to-free", "runners"])
def test_where_one_begins_is_measured_before_anything_is_stretched(name: str) -> None:
    days = appointments(made(ROOT / "sessions" / "programmes" / f"{name}.toml"), MONDAY)
    assert min(days, key=lambda each: each.date).measure


HAMSTRINGS = frozenset(("supine-strap-hamstring", "doorway-hamstring", "partner-hamstring"))


def test_what_has_been_won_is_stretched_on_three_days_of_every_week() -> None:
    programme = made(ROOT / "sessions" / "programmes" / "keep-it.toml")
    stretched: dict[int, set[date]] = {week: set() for week in range(1, programme.weeks + 1)}
    for each in appointments(programme, MONDAY):
        steps = Supplies().load(ROOT / "sessions" / f"{each.session}.toml").require().steps
        used = {step.exercise.identity for step in steps if isinstance(step, Step) and step.exercise}
        if used & HAMSTRINGS and not each.optional:
            stretched[each.week].add(each.date)
    assert all(len(days) == 3 for days in stretched.values())


def test_a_runner_grows_strong_three_days_away_from_the_long_run() -> None:
    programme = made(ROOT / "sessions" / "programmes" / "runners.toml")
    strong = [each.date for each in appointments(programme, MONDAY) if each.session == "hamstring-strength"]
    assert len(strong) == 6
    assert {day.strftime("%a") for day in strong} == {"Wed"}  # the long run is on Sunday


def test_no_runner_stretches_long_before_a_run() -> None:
    programme = made(ROOT / "sessions" / "programmes" / "runners.toml")
    for row in programme.plan:
        if row.note.startswith("Before"):
            assert row.session == "runners-warm-up"
