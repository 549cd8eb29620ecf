"""What was measured and how much it hurt, over time and by side. Pure; the days are those of the time zone
that is passed in.

Errors of tests: Neto 2015 (knee extension, straight leg raise), Ekedahl 2012 (fingertips to the floor). Pain:
a change of 2 is more than chance (Childs 2005); up to 3 one carries on, from 6 on one changes what one does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from player.history.following import counts
from player.history.summary import day_of
from player.language import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, tzinfo

    from player.history.following import Followed
    from player.history.runs import Answer, Run, SideName

Better: TypeAlias = Literal["more", "less", ""]
"""Which results of a test are better; empty where nobody knows."""

PAIN = "pain"
"""What the history calls the question how much it hurts."""
_NO_TESTS = (PAIN, "effort")
_PAIN_STRONG = 6.0
_PAIN_SOME = 4.0
_PAIN_RISE = 2.0


@dataclass(frozen=True, slots=True)
class KnownTest:
    """A test that people take again and again."""

    name: str
    """What people call it; to be said."""
    unit: str = ""
    """What is counted: ``degrees``, ``cm``, ``s``; nothing where nobody knows."""
    better: Better = ""
    """Which results are better."""
    error: float = 0.0
    """A change of less may be chance; 0 where nobody knows."""
    tells_tightness: bool = False
    """Whether the side with the worse result is the tighter one."""


TESTS: dict[str, KnownTest] = {
    "active-knee-extension": KnownTest(later("Active knee extension"), "degrees", "less", 8.0, True),
    "passive-knee-extension": KnownTest(later("Passive knee extension"), "degrees", "less", 8.0, True),
    "straight-leg-raise": KnownTest(later("Straight leg raise"), "degrees", "more", 7.0, True),
    "fingertip-to-floor": KnownTest(later("Fingertips to the floor"), "cm", "less", 4.5),
    "sit-and-reach": KnownTest(later("Sit and reach"), "cm", "more", 4.0),
    "side-plank": KnownTest(later("Side plank"), "s", "more"),
}
"""Tests that are known, by the names that sessions give them."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a test came to on one day."""

    day: date
    """Which."""
    left: float | None = None
    """On the left."""
    right: float | None = None
    """On the right."""
    both: float | None = None
    """Where no side is named."""

    def of(self, side: SideName) -> float | None:
        """Return the result of a side, or the one without a side."""
        return {"left": self.left, "right": self.right, "": self.both}[side]


@dataclass(frozen=True, slots=True)
class Series:
    """What a test came to over time."""

    name: str
    """The test, as sessions call it."""
    test: KnownTest
    """What is known of it."""
    results: tuple[Result, ...]
    """By day."""

    def of(self, side: SideName) -> tuple[tuple[date, float], ...]:
        """Return the results of a side, by day."""
        found = ((each.day, each.of(side)) for each in self.results)
        return tuple((day, value) for day, value in found if value is not None)

    def gap(self, place: int) -> float | None:
        """Return the difference between the sides: 0 first, -1 last; None where there are no two."""
        both = [each for each in self.results if each.left is not None and each.right is not None]
        if not both:
            return None
        found = both[place]
        return abs((found.left or 0.0) - (found.right or 0.0))


@dataclass(frozen=True, slots=True)
class Pain:
    """How much it hurt in one run, 0 to 10."""

    day: date
    """When."""
    side: SideName
    """The side that was asked about."""
    before: float | None = None
    """At its beginning."""
    after: float | None = None
    """At its end."""


def known_test(name: str) -> KnownTest:
    """Return what is known of a test."""
    return TESTS.get(name) or KnownTest(name.replace("-", " ").replace("_", " ").capitalize())


def series_of(runs: Iterable[Run], zone: tzinfo | None = None) -> tuple[Series, ...]:
    """Return all tests that were taken, those that are known first; of two results of a day the later one."""
    found: dict[str, dict[date, Result]] = {}
    for run in runs:
        for answer in run.answers:
            if answer.question not in _NO_TESTS:
                days = found.setdefault(answer.question, {})
                day = day_of(answer.told or run.began, zone)
                days[day] = _with(days.get(day, Result(day)), answer)
    order = [*(name for name in TESTS if name in found), *sorted(name for name in found if name not in TESTS)]
    return tuple(
        Series(name, known_test(name), tuple(days[day] for day in sorted(days)))
        for name, days in ((name, found[name]) for name in order)
    )


def pain_of(runs: Iterable[Run], zone: tzinfo | None = None) -> tuple[Pain, ...]:
    """Return how much it hurt in each run that asked, by side.

    One answer alone is before or after by the half of the run in which it was given.
    """
    found = []
    for run in runs:
        answers: dict[SideName, list[Answer]] = {}
        for answer in run.answers:
            if answer.question == PAIN:
                answers.setdefault(answer.side, []).append(answer)
        for side, given in answers.items():
            before, after = _around(given, run)
            found.append(Pain(day_of(run.began, zone), side, before, after))
    return tuple(found)


def tighter_of(series: Iterable[Series]) -> tuple[SideName, Series | None]:
    """Return the tighter side, by the last test of both sides that differ by more than its error, and that
    test; an empty side where none is tighter."""
    found: tuple[SideName, Series | None] = ("", None)
    latest: date | None = None
    for each in series:
        both = [result for result in each.results if result.left is not None and result.right is not None]
        if not each.test.tells_tightness or not both or (latest is not None and both[-1].day <= latest):
            continue
        latest = both[-1].day
        gap = (both[-1].left or 0.0) - (both[-1].right or 0.0)
        if abs(gap) < each.test.error:
            found = ("", each)
        else:
            found = ("left" if (gap > 0) == (each.test.better == "less") else "right", each)
    return found


def pain_asks(runs: Sequence[Run], followed: Followed, zone: tzinfo | None = None) -> Pain | None:
    """Return what hurt in the last session so much, or so much more at its end, that a week back would be
    wise; nothing once the person went back, or said no to that, since."""
    answered = [turn.day for turn in followed.turns if turn.kind in ("back", "stay")]
    first = max([followed.began, *answered])
    recent = [run for run in runs if day_of(run.began, zone) >= first and counts(run)]
    told = next((pains for run in reversed(recent) if (pains := pain_of((run,), zone))), ())
    for pain in told:
        if answered and pain.day <= answered[-1]:
            continue
        worst = max(pain.before or 0.0, pain.after or 0.0)
        rise = pain.after - pain.before if pain.after is not None and pain.before is not None else 0.0
        if worst >= _PAIN_STRONG or (worst >= _PAIN_SOME and rise >= _PAIN_RISE):
            return pain
    return None


def _with(result: Result, answer: Answer) -> Result:
    """Return a result with one more answer."""
    if answer.side == "left":
        return replace(result, left=answer.value)
    if answer.side == "right":
        return replace(result, right=answer.value)
    return replace(result, both=answer.value)


def _around(given: Sequence[Answer], run: Run) -> tuple[float | None, float | None]:
    """Return the answers before and after."""
    if len(given) > 1:
        return given[0].value, given[-1].value
    (only,) = given
    late = only.told - run.began > run.length / 2
    return (None, only.value) if late else (only.value, None)
