"""What was measured and how much it hurt, by side and over time, and what has changed in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as some

from player.history.changes import change_text, pain_text, weeks_text
from player.history.following import Followed, Turn
from player.history.measures import (
    TESTS,
    Pain,
    Result,
    known_test,
    pain_asks,
    pain_of,
    series_of,
    tighter_of,
)
from player.history.runs import Answer, Run, Work
from player.history.summary import weeks_of
from tests.eight_weeks import eight_weeks

DAY = date(2026, 11, 25)
UTC = timezone.utc
BEGAN = datetime(2026, 11, 2, 18, tzinfo=UTC).timestamp()
WORKS = (Work("1", 0, "", "Plank", planned=60.0, done=60.0),)
FOLLOWED = Followed(1, "six", "Six", date(2026, 11, 2))


def run(day: int, *answers: tuple[str, float, str], at: float = 100.0) -> Run:
    """Return a run so many days after the first one, with answers a minute apart from some second on."""
    began = BEGAN + day * 86400
    told = tuple(
        Answer(question, value, side, began + at + 60 * place)  # type: ignore[arg-type]
        for place, (question, value, side) in enumerate(answers)
    )
    return Run(day, began, began + 900, "finished", "/legs.toml", "Legs", 900.0, works=WORKS, answers=told)


def knees(day: int, left: float, right: float) -> Run:
    """Return a run in which both knees were measured."""
    return run(day, ("active-knee-extension", left, "left"), ("active-knee-extension", right, "right"))


def test_results_are_gathered_by_test_side_and_day() -> None:
    (series,) = series_of([knees(0, 38, 27), knees(14, 30, 25)], UTC)
    assert series.name == "active-knee-extension"
    assert series.results == (Result(date(2026, 11, 2), 38, 27), Result(date(2026, 11, 16), 30, 25))
    assert series.gap(0) == 11 and series.gap(-1) == 5


def test_of_two_results_of_a_day_the_later_counts_and_sides_may_come_apart() -> None:
    first = run(0, ("side-plank", 20, "left"))
    second = run(0, ("side-plank", 25, "left"), ("side-plank", 30, "right"), at=3600)
    (series,) = series_of([first, second], UTC)
    assert series.results == (Result(date(2026, 11, 2), 25, 30),)


def test_the_day_is_that_of_the_persons_clock() -> None:
    (series,) = series_of([knees(0, 38, 27)], timezone(timedelta(hours=9)))
    assert series.results[0].day == date(2026, 11, 3)


def test_known_tests_come_first_and_others_keep_their_names() -> None:
    runs = [run(0, ("wall-hang", 10, ""), ("pain", 3, ""), ("effort", 4, ""), ("fingertip-to-floor", 9, ""))]
    assert [each.name for each in series_of(runs, UTC)] == ["fingertip-to-floor", "wall-hang"]
    assert known_test("wall-hang").name == "Wall hang" and not known_test("wall-hang").better


def test_what_has_changed_is_told_by_side() -> None:
    (series,) = series_of([knees(0, 38, 27), knees(35, 29, 15)], UTC)
    assert change_text(series) == (
        "Left 9° better, right 12° better in 5 weeks. The sides differ by 14°; at first by 11°. "
        "Less than 8° may be chance."
    )


def test_a_change_within_the_error_of_the_test_is_none() -> None:
    (series,) = series_of([knees(0, 38, 27), knees(9, 45, 36)], UTC)
    assert change_text(series).startswith("Left about as before, right 9° worse in 9 days.")


def test_one_measurement_invites_to_another() -> None:
    (series,) = series_of([knees(0, 38, 27)], UTC)
    assert change_text(series) == (
        "Measured once: left 38°, right 27°. Once more in two to four weeks shows what has changed."
    )


def test_a_test_that_nobody_knows_is_told_without_judgement() -> None:
    (series,) = series_of([run(0, ("wall-hang", 10, "")), run(21, ("wall-hang", 14, ""))], UTC)
    assert change_text(series) == "+4 in 3 weeks."


@pytest.mark.parametrize(
    ("test", "left", "right", "side"),
    [
        ("active-knee-extension", 38, 27, "left"),
        ("active-knee-extension", 27, 38, "right"),
        ("active-knee-extension", 30, 27, ""),
        ("straight-leg-raise", 60, 72, "left"),
        ("side-plank", 10, 60, ""),
    ],
)
def test_the_tighter_side_is_the_worse_one_beyond_the_error(
    test: str, left: float, right: float, side: str
) -> None:
    found, _ = tighter_of(series_of([run(0, (test, left, "left"), (test, right, "right"))], UTC))
    assert found == side


def test_the_latest_measurement_tells_which_side_is_tighter() -> None:
    assert tighter_of(series_of([knees(0, 40, 20), knees(14, 28, 25)], UTC))[0] == ""
    assert tighter_of(series_of([knees(0, 20, 40), knees(14, 35, 25)], UTC))[0] == "left"


def test_pain_is_before_and_after_by_side() -> None:
    both = run(0, ("pain", 4, "left"), ("pain", 2, "right"), ("pain", 3, "left"))
    assert pain_of([both], UTC) == (
        Pain(date(2026, 11, 2), "left", 4, 3),
        Pain(date(2026, 11, 2), "right", 2, None),
    )
    late = run(0, ("pain", 5, ""), at=800)
    assert pain_of([late], UTC) == (Pain(date(2026, 11, 2), "", None, 5),)


def test_pain_is_told_from_the_first_weeks_to_the_last() -> None:
    less = [run(day, ("pain", 6 - day / 10, ""), ("pain", 2, "")) for day in range(0, 50, 7)]
    assert pain_text(pain_of(less, UTC)) == (
        "It hurts less: 1.8 of 10 lately, 5.3 at first. Less after the session than before in 6 of 8."
    )
    same = [run(day, ("pain", 4, "")) for day in (0, 7)]
    assert pain_text(pain_of(same, UTC)) == "About as at first: 4 of 10 lately, 4 then."
    assert pain_text(()) == ""


@pytest.mark.parametrize(
    ("before", "after", "asks"), [(3, 3, False), (5, 5, False), (3, 5, True), (1, 3, False), (7, 2, True)]
)
def test_a_week_back_is_wise_where_it_hurts_much_or_more(before: float, after: float, asks: bool) -> None:
    hurt = run(1, ("pain", before, ""), ("pain", after, ""))
    assert (pain_asks([run(0), hurt], FOLLOWED, UTC) is not None) is asks


def test_whoever_answered_is_not_asked_again_until_it_hurts_again() -> None:
    hurt = run(3, ("pain", 7, ""))
    answered = replace(FOLLOWED, turns=(Turn(date(2026, 11, 5), "stay"),))
    assert pain_asks([hurt], FOLLOWED, UTC) is not None
    assert pain_asks([hurt], answered, UTC) is None
    assert pain_asks([hurt, run(5, ("pain", 7, ""))], answered, UTC) is not None
    assert pain_asks([hurt, run(5, ("pain", 1, ""))], answered, UTC) is None


def test_the_weeks_are_told() -> None:
    _, runs = eight_weeks(DAY)
    weeks = weeks_of(runs, DAY, 8)
    assert weeks_text(weeks) == (
        "19 sessions in 8 weeks, 25 minutes a week in those with one. "
        "4 of them had sessions on 3 days or more."
    )
    assert weeks_text(weeks_of((), DAY, 8)) == "Nothing yet."


ANSWERS = some.lists(
    some.tuples(
        some.sampled_from([*TESTS, "wall-hang", "pain", "effort"]),
        some.floats(0, 200, allow_nan=False).map(lambda value: round(value, 1)),
        some.sampled_from(["left", "right", ""]),
    ),
    max_size=8,
)
RUNS = some.lists(some.tuples(some.integers(0, 90), ANSWERS), max_size=8).map(
    lambda found: [run(day, *answers) for day, answers in sorted(found, key=lambda each: each[0])]
)


@given(RUNS)
def test_whatever_was_answered_every_series_can_be_told(runs: list[Run]) -> None:
    series = series_of(runs, UTC)
    assert all(change_text(each) for each in series)
    asked = {answer.question for each in runs for answer in each.answers} - {"pain", "effort"}
    assert {each.name for each in series} == asked
    for each in series:
        days = [result.day for result in each.results]
        assert days == sorted(set(days))
    pain_text(pain_of(runs, UTC))
    side, found = tighter_of(series)
    assert side == "" or (found is not None and (found.gap(-1) or 0.0) >= found.test.error)
