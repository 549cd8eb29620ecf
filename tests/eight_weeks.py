"""A believable history of eight weeks: somebody with a tighter left side follows a programme, keeps most
days, is measured every fortnight, and hurts less as the weeks go by."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from player.history.runs import Answer, Run, Work
from player.history.store import Store

if TYPE_CHECKING:
    from pathlib import Path

PROGRAMME = "six-weeks-to-free"
TITLE = "Six weeks from tight to free"
_TITLES = {
    "measurement-day": "Measurement day",
    "hamstring-pnf-gentle": "Gentle hamstring release",
    "hamstring-pnf": "Hamstring release with a strap",
    "hamstring-crac": "Hamstring release, push and pull",
    "lower-back-relief": "Lower back relief",
    "core-foundation": "Core foundation",
    "squat-lunge-hinge": "Squat, lunge, hinge",
    "evening-release": "Evening release",
}
_DAYS = (
    # week of the programme, day of the week, hour, session; the weeks before it were loose
    (-1, 2, 20, "evening-release"),
    (-1, 6, 11, "measurement-day"),
    (0, 3, 19, "lower-back-relief"),
    (1, 0, 18, "measurement-day"),
    (1, 0, 19, "hamstring-pnf-gentle"),
    (1, 2, 18, "lower-back-relief"),
    (1, 4, 18, "hamstring-pnf-gentle"),
    (2, 0, 18, "hamstring-pnf-gentle"),
    (2, 3, 7, "lower-back-relief"),
    (2, 4, 18, "hamstring-pnf-gentle"),
    (2, 5, 21, "evening-release"),
    (3, 0, 18, "hamstring-pnf"),
    (3, 2, 18, "core-foundation"),
    (3, 6, 10, "measurement-day"),
    (4, 0, 18, "hamstring-pnf"),
    (4, 2, 19, "core-foundation"),
    (4, 4, 18, "hamstring-pnf"),
    (4, 6, 10, "measurement-day"),
    (5, 0, 18, "hamstring-crac"),
    (5, 2, 18, "squat-lunge-hinge"),
    (5, 5, 9, "hamstring-pnf"),
    (6, 0, 18, "hamstring-crac"),
    (6, 2, 18, "squat-lunge-hinge"),
    (6, 4, 18, "hamstring-pnf"),
    (6, 6, 10, "measurement-day"),
)
_KNEES = ((39, 28), (38, 27), (34, 25), (31, 24), (28, 22))
_FINGERS = (19, 18, 14, 11, 8)
_PLANKS = ((24, 33), (25, 33), (31, 37), (36, 40), (42, 44))
_PAIN = ((5, 4), (5, 4), (4, 4), (5, 3), (4, 3), (4, 2), (3, 2), (3, 3), (3, 1), (2, 1), (2, 1), (2, 1))


def eight_weeks(today: date, week: int = 5, *, hurt: bool = False) -> tuple[date, tuple[Run, ...]]:
    """Return the day on which the programme began, and every run before today, which lies in a week of it;
    where it ``hurt``, it did so in the last one."""
    began = today - timedelta(days=today.weekday() + 7 * (week - 1))
    runs: list[Run] = []
    measured = felt = 0
    for number, weekday, hour, session in _DAYS:
        day = began + timedelta(days=7 * (number - 1) + weekday)
        if day >= today:
            break
        start = datetime(day.year, day.month, day.day, hour, 7 + 5 * weekday).timestamp()
        answers: list[Answer] = []
        if session == "measurement-day":
            answers = _measured(start, measured)
            measured += 1
        elif session.startswith("hamstring"):
            before, after = _PAIN[min(felt, len(_PAIN) - 1)]
            answers = [
                Answer("pain", float(before), "", start + 30),
                Answer("pain", float(after), "", start + 800),
            ]
            felt += 1
        runs.append(_run(len(runs) + 1, start, session, number, tuple(answers)))
    if hurt and runs:
        last = runs[-1]
        told = (Answer("pain", 3.0, "", last.began + 30), Answer("pain", 6.0, "", last.began + 800))
        runs[-1] = replace(last, answers=told)
    return began, tuple(runs)


def keep_eight_weeks(path: Path, today: date, week: int = 5, *, hurt: bool = False) -> None:
    """Write that history into a file, with the programme begun."""
    began, runs = eight_weeks(today, week, hurt=hurt)
    with closing(Store(path)) as store:
        for run in runs:
            store.keep(replace(run, identity=0), run.works, run.answers)
        store.follow(PROGRAMME, TITLE, began, began)


def _run(identity: int, start: float, session: str, week: int, answers: tuple[Answer, ...]) -> Run:
    side = 150.0 + 20.0 * week
    works = [
        Work("1", 0, "left", "Supine strap hamstring stretch", "", side, side),
        Work("1", 0, "right", "Supine strap hamstring stretch", "", side, side - 10.0 * (identity % 3)),
        Work("2", 0, "", "Bird-dog", "", 180.0, 180.0 if identity % 5 else 60.0),
    ]
    if session == "hamstring-pnf":
        works.append(Work("3", 0, "left", "Half-kneeling hip-flexor stretch", "", 60.0, 60.0))
    return Run(
        identity,
        start,
        start + 900,
        "finished",
        f"/shipped/sessions/{session}.toml",
        _TITLES[session],
        900.0,
        at=900.0,
        works=tuple(works),
        answers=answers,
    )


def _measured(start: float, place: int) -> list[Answer]:
    left, right = _KNEES[place]
    first, second = _PLANKS[place]
    return [
        Answer("pain", float(max(1, 5 - place)), "", start + 20),
        Answer("fingertip-to-floor", float(_FINGERS[place]), "", start + 300),
        Answer("active-knee-extension", float(left), "left", start + 500),
        Answer("active-knee-extension", float(right), "right", start + 560),
        Answer("side-plank", float(first), "left", start + 700),
        Answer("side-plank", float(second), "right", start + 760),
        Answer("effort", 3.0, "", start + 880),
    ]
