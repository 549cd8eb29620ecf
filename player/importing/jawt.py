"""Just Another Workout Timer: a workout, or a backup of several, as JSON: sets that are repeated, of named
times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from player.importing.sketch import SessionSketch, StepSketch
from player.importing.source import as_list, as_table, tables_in
from player.language import quoted, said

if TYPE_CHECKING:
    from player.importing.sketch import Sketcher
    from player.importing.source import Source

TITLE = "Just Another Workout Timer"
_RESTS = frozenset(("rest", "break", "pause", "recovery"))


def recognises(source: Source) -> bool:
    """Return whether it is a workout, or a backup of workouts."""
    return bool(_workouts(source.json))


def sketches(source: Source, sketcher: Sketcher) -> list[SessionSketch]:
    """Return a session for each workout."""
    return [_session(workout, sketcher) for workout in _workouts(source.json)]


def _workouts(value: Any) -> list[dict[str, Any]]:
    table = as_table(value)
    listed = tables_in(table.get("workouts")) if "workouts" in table else [table]
    return [
        workout
        for workout in listed
        if isinstance(workout.get("title"), str)
        and any("exercises" in one and "repetitions" in one for one in tables_in(workout.get("sets")))
    ]


def _session(workout: dict[str, Any], sketcher: Sketcher) -> SessionSketch:
    steps: list[StepSketch] = []
    for one in tables_in(workout.get("sets")):
        inner = [
            step
            for exercise in as_list(one.get("exercises"))
            for step in _exercise(as_table(exercise), sketcher)
        ]
        repeat = sketcher.count(one.get("repetitions"), "repetitions") or 1
        steps += sketcher.group(inner, repeat, title=sketcher.name(one.get("name"), "") if repeat > 1 else "")
    return SessionSketch(sketcher.name(workout.get("title"), ""), steps)


def _exercise(exercise: dict[str, Any], sketcher: Sketcher) -> list[StepSketch]:
    name = sketcher.name(exercise.get("name"))
    time = sketcher.time(exercise.get("duration"), quoted(name))
    if time is None:
        sketcher.report.dropped(said("“{name}”, which takes no time", name=name))
        return []
    return [sketcher.rest(time) if name.casefold() in _RESTS else sketcher.timed(name, time)]
